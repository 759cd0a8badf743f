"""What every source holds to, whatever form its articles come in."""

import gzip
import json
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.config import Settings
from kg.errors import EncodingError, InputError
from kg.model import Article
from kg.source import SOURCES, make_article, read, read_bytes

SETTINGS = Settings()
PROSE = (
    "Ministers of Norway and Chile met in Lisbon.\n\nThey agreed to open two consulates; António was glad."
)
SAMPLES = {
    "plain text": PROSE,
    "Markdown": f"---\nid: 7\n---\n{PROSE}",
    "JSON": json.dumps({"id": 7, "text": PROSE}),
    "JSON Lines": json.dumps({"id": 7, "text": PROSE}, ensure_ascii=False) + "\n",
}

each_source = pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.name)


def articles(source, data):
    return list(read_bytes(data, source.media_types[0], SETTINGS))


def test_each_source_has_a_sample_and_its_own_suffixes_and_media_types():
    assert {source.name for source in SOURCES} == set(SAMPLES)
    for names in ([s for x in SOURCES for s in x.suffixes], [m for x in SOURCES for m in x.media_types]):
        assert len(names) == len(set(names))


@each_source
def test_same_input_gives_the_same_article(source):
    data = SAMPLES[source.name].encode()
    [first], [second] = articles(source, data), articles(source, data)
    assert first == second
    assert first.text == PROSE


@each_source
def test_line_ends_and_unicode_form_do_not_change_the_article(source):
    sample = SAMPLES[source.name]
    other = unicodedata.normalize("NFD", sample).replace("\n", "\r\n")
    assert articles(source, sample.encode()) == articles(source, b"\xef\xbb\xbf" + other.encode())


@each_source
@pytest.mark.parametrize("packed", [False, True], ids=["plain", "gz"])
def test_each_suffix_is_read(source, packed, tmp_path):
    data = SAMPLES[source.name].encode()
    for suffix in source.suffixes:
        path = tmp_path / f"a{suffix}{'.gz' if packed else ''}"
        path.write_bytes(gzip.compress(data) if packed else data)
        assert [article.text for article in read(path, SETTINGS)] == [PROSE]


@each_source
@pytest.mark.parametrize("data", [b"\xff\xfe\x00", b"text \xc3", b"\x89PNG\r\n"])
def test_bytes_that_are_no_text_are_encoding_errors(source, data):
    [error] = articles(source, data)
    assert isinstance(error, EncodingError)


@each_source
@given(data=st.one_of(st.binary(), st.text().map(lambda text: text.encode("utf-8", "surrogatepass"))))
def test_any_bytes_give_articles_or_input_errors(source, data):
    for record in articles(source, data):
        assert isinstance(record, Article | InputError)


@given(text=st.text(), title=st.one_of(st.none(), st.text()))
def test_any_text_gives_a_clean_article_or_an_input_error(text, title):
    try:
        article = make_article(text, title=title, settings=SETTINGS)
    except InputError:
        return
    content = article.content
    assert unicodedata.is_normalized("NFC", content)
    assert content.encode()
    assert not {unicodedata.category(char) for char in content if char not in "\n\t"} & {
        "Cc",
        "Cs",
        "Zl",
        "Zp",
    }
    assert article.text
    assert content == (f"{article.title}\n\n{article.text}" if article.title else article.text)
    assert make_article(article.text, title=article.title, settings=SETTINGS) == article
