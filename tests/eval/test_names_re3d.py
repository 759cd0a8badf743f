"""How well names are found: people, places and organisations of a public collection, in a development and a frozen half.

The collection marks nouns and pronouns that stand for a thing as well ("the regime", "we"), and some words that a
machine took for names, so no figure can reach 1. A country is a place to it, and an organisation where it acts. Rules are
written with the development half in view; the frozen half is only scored. The floors stand in ``re3d.json``;
the plain model is scored beside.
"""

import hashlib
import json
from pathlib import Path

import pytest
from measured import record

from kg.annotate import annotate
from kg.annotate.model import load_model
from kg.authority import load_authority
from kg.config import Settings
from kg.model import EntityKind
from kg.source import make_article
from kg.source.clean import normalise

FLOORS = json.loads(Path(__file__).with_name("re3d.json").read_text())
EPSILON = 0.005
TYPES = ("Person", "Location", "Organisation")
KINDS = {
    EntityKind.PERSON: "Person",
    EntityKind.PLACE: "Location",
    EntityKind.ORGANIZATION: "Organisation",
}
PLAIN = {
    "PERSON": "Person",
    "GPE": "Location",
    "LOC": "Location",
    "FAC": "Location",
    "ORG": "Organisation",
}
# Through whom a country acts: "Iraqi forces" is an organisation, "Iraqi soil" is none.
BODIES = frozenset(
    """force forces troops army military police government regime opposition navy authority authorities people militia
    coalition delegation parliament officials soldiers fighters ministers nationals citizens allies rebels marines
    members officers""".split()
)
NEUTER = frozenset("it its itself they them their themselves".split())


def files(shared):
    return sorted((shared / "eval-public" / "re3d").glob("*/*.jsonl"))


def digest(paths):
    total = hashlib.sha256()
    for path in paths:
        total.update(f"{path.parent.name}/{path.name}".encode() + b"\0" + path.read_bytes())
    return total.hexdigest()


def half(id):
    return "frozen" if hashlib.sha256(id.encode()).digest()[-1] % 2 else "development"


def documents(shared):
    """Each text with its id and the gold: start, end and type; the few spans that miss their words are left out."""
    for folder in sorted({path.parent for path in files(shared)}):
        texts, gold = {}, {}
        for line in (folder / "documents.jsonl").read_text(encoding="utf-8").split("\n"):
            if line.strip():
                one = json.loads(line)
                texts[one["_id"]], gold[one["_id"]] = one["text"], []
        for line in (folder / "entities.jsonl").read_text(encoding="utf-8").split("\n"):
            one = json.loads(line) if line.strip() else {"type": ""}
            if one["type"] in TYPES:
                text, start, end = texts[one["documentId"]], one["begin"], one["end"]
                if text[start:end] == one["value"]:
                    gold[one["documentId"]].append((start, end, one["type"]))
        yield from ((id, texts[id], gold[id]) for id in sorted(texts))


def moved(text, spans):
    """Spans in the text as it is read: in normal form, without invisible characters."""
    ahead = len(text) - len(text.lstrip())

    def place(offset):
        return len(normalise(f"x{text[ahead:offset]}x", "")) - 2 if offset > ahead else 0

    return [(place(start), place(end), type_) for start, end, type_ in spans]


def acts(head):
    while head.dep_ == "conj":
        head = head.head
    return head.dep_ in ("nsubj", "poss") or (head.dep_ == "pobj" and head.head.dep_ == "agent")


def country(notes, mention):
    """What a country's name or adjective stands for: a place, an agent as well where it acts, or a body of it."""
    head = notes.doc[mention.start : mention.end].root
    noun = head.head
    if head.dep_ in ("amod", "compound", "nmod"):
        if noun.lower_ in BODIES:
            yield noun.i, noun.i + 1, "Organisation"
    elif mention.is_name:
        if mention.method != "demonym":
            yield mention.start, mention.end, "Location"
        if mention.method == "demonym" or acts(head):
            yield mention.start, mention.end, "Organisation"


def found(notes):
    """The tokens of all that stands for a person, a place or an organisation, with its type."""
    for referent in notes.referents:
        for mention in referent.mentions:
            if mention.kind is EntityKind.COUNTRY:
                yield from country(notes, mention)
            elif notes.doc[mention.start].lower_ not in NEUTER:
                yield mention.start, mention.end, KINDS[mention.kind]
    for phrase in notes.offices:
        yield phrase.start, phrase.end, "Person"
    for head, members in notes.groups.items():
        people = all(notes.referents[one].kind is EntityKind.PERSON for one in members)
        yield head, head + 1, "Person" if people else "Organisation"


def ours(shared):
    settings = Settings()
    articles = [
        make_article(text, title=None, published="2016-06-01", given_id=id, settings=settings)
        for id, text, _ in documents(shared)
    ]
    for notes in annotate(articles, settings, load_authority(settings)):
        spans = ((notes.span(start, end), type_) for start, end, type_ in found(notes))
        yield notes.article.given_id, [(span.start, span.end, type_) for span, type_ in spans]


def plain(shared):
    nlp = load_model(Settings().model)
    for id, text, _ in documents(shared):
        doc = nlp(normalise(text, ""))
        yield id, [(e.start_char, e.end_char, PLAIN[e.label_]) for e in doc.ents if e.label_ in PLAIN]


def overlap_f1(gold, answers, type_):
    """F1 where a span is right if it shares a character with one of the other side."""
    hits, totals = [0, 0], [0, 0]
    for id, spans in gold.items():
        mine, theirs = ([one for one in some if one[2] == type_] for some in (answers.get(id, ()), spans))
        for side, (some, others) in enumerate(((mine, theirs), (theirs, mine))):
            totals[side] += len(some)
            hits[side] += sum(any(a < d and c < b for c, d, _ in others) for a, b, _ in some)
    precision, recall = hits[0] / totals[0], hits[1] / totals[1]
    return precision, recall, 2 * precision * recall / (precision + recall)


@pytest.fixture(scope="module")
def scores(shared):
    gold = {id: moved(text, spans) for id, text, spans in documents(shared)}
    table = {}
    for who, answers in (("ours", dict(ours(shared))), ("plain", dict(plain(shared)))):
        for part in ("development", "frozen"):
            some = {id: spans for id, spans in gold.items() if half(id) == part}
            for type_ in TYPES:
                precision, recall, f1 = overlap_f1(some, answers, type_)
                table[f"{who} {type_} {part}"] = f1
                print(f"{who:6} {type_:13} {part:12} P {precision:.3f} R {recall:.3f} F1 {f1:.3f}")
    record({f"names {name}": value for name, value in table.items()})
    return table


def test_the_collection_is_the_one_the_floors_were_measured_on(shared):
    assert digest(files(shared)) == FLOORS["digest"]


@pytest.mark.parametrize("figure", FLOORS["floors"])
def test_no_figure_falls_below_its_floor(figure, scores):
    assert scores[f"ours {figure}"] >= FLOORS["floors"][figure] - EPSILON


@pytest.mark.parametrize("type_", TYPES)
def test_the_plain_model_is_beaten_on_the_frozen_half(type_, scores):
    assert scores[f"ours {type_} frozen"] > scores[f"plain {type_} frozen"]
