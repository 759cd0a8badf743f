"""Reading of files and bytes: by suffix and media type, record by record, with the place of each fault."""

import gzip
import json
import tracemalloc
from datetime import date

import pytest

from kg.config import Settings
from kg.errors import ArticleError, DateError, EncodingError, InputError, TooLarge, UsageError
from kg.source import is_readable, read, read_bytes, read_records

PROSE = "The foreign ministers of Norway and Chile met in Lisbon and agreed to open two consulates next year."
TODAY = date(2025, 9, 10)


@pytest.fixture(scope="module")
def settings():
    return Settings()


def markdown(text, settings, **meta):
    return next(read_bytes(text.encode(), "text/markdown", settings, today=TODAY, **meta))


def write(path, *records):
    path.write_text("\n".join(r if isinstance(r, str) else json.dumps(r) for r in records))
    return path


def test_front_matter_gives_title_date_address_and_id(settings):
    article = markdown(
        "---\ntitle: 'Talks: the start'\npublished: 2025-09-04\nurl: https://example.org/a\nid: 7\nby: X\n"
        f"---\n{PROSE}\n",
        settings,
    )
    assert (article.title, article.published, article.url) == (
        "Talks: the start",
        date(2025, 9, 4),
        "https://example.org/a",
    )
    assert (article.given_id, article.text) == ("7", PROSE)


def test_callers_word_wins_over_the_front_matter(settings):
    article = markdown(f"---\ntitle: One\ndate: 2025-09-04\n---\n{PROSE}", settings, title="Two")
    assert (article.title, article.published) == ("Two", date(2025, 9, 4))


@pytest.mark.parametrize(
    ("text", "reason", "line"),
    [
        ("---\ntitle: x\nno colon here\n---\ntext", "no 'key: value'", "line 3"),
        ("---\ntitle: x\n\ntitle: y\n---\ntext", "twice", "line 4"),
        ("---\ntitle: x\ntext without end", "no 'key: value'", "line 3"),
        ("---\ntitle: x\n", "no end", "line 1"),
    ],
)
def test_front_matter_fault_names_its_line(text, reason, line, settings):
    error = markdown(text, settings)
    assert isinstance(error, ArticleError)
    assert reason in error.what
    assert error.where.endswith(line)


def test_first_heading_is_the_title_and_is_not_told_twice(settings):
    article = markdown(f"\n# Talks in Lisbon #\n\n{PROSE}\n\n## Background\n\nMore.", settings)
    assert article.content == f"Talks in Lisbon\n\n{PROSE}\n\n## Background\n\nMore."


def test_heading_stays_when_another_title_is_given(settings):
    article = markdown(f"# Part one\n{PROSE}", settings, title="Talks")
    assert article.content == f"Talks\n\n# Part one\n{PROSE}"


def test_json_object_with_nulls_and_unknown_keys_is_read(tmp_path, settings):
    record = {
        "id": "000",
        "title": None,
        "published": "2025-09-04",
        "url": None,
        "text": PROSE,
        "events": [1],
    }
    [article] = read(write(tmp_path / "a.json", record), settings)
    assert (article.given_id, article.title, article.published) == ("000", None, date(2025, 9, 4))


def test_json_array_gives_its_articles_in_order(tmp_path, settings):
    path = write(tmp_path / "a.json", [{"id": n, "text": PROSE} for n in (3, 1, 2)])
    assert [article.given_id for article in read(path, settings)] == ["3", "1", "2"]


def test_one_bad_record_does_not_stop_the_rest(tmp_path, settings):
    path = write(
        tmp_path / "a.jsonl",
        {"id": 1, "text": PROSE},
        "{not json",
        "",
        {"id": 2},
        {"id": 3, "text": PROSE, "published": "2025-02-30"},
        [1],
        {"id": 4, "text": PROSE},
    )
    records = list(read_records(path, settings))
    assert [getattr(r, "given_id", type(r)) for r in records] == [
        "1",
        InputError,
        ArticleError,
        DateError,
        ArticleError,
        "4",
    ]
    assert [r.where for r in records if isinstance(r, InputError)] == [
        f"{path}, line {n}" for n in (2, 4, 5, 6)
    ]


def test_read_raises_at_the_first_bad_record(tmp_path, settings):
    articles = read(write(tmp_path / "a.jsonl", {"id": 1, "text": PROSE}, {"id": 2}), settings)
    assert next(articles).given_id == "1"
    with pytest.raises(ArticleError, match="'text' is missing"):
        next(articles)


def test_broken_utf8_in_one_line_spoils_only_that_line(tmp_path, settings):
    good = json.dumps({"text": PROSE}).encode()
    (tmp_path / "a.jsonl").write_bytes(good + b"\n" + good[:12] + b"\xff" + good[12:] + b"\n" + good)
    kinds = [type(record).__name__ for record in read_records(tmp_path / "a.jsonl", settings)]
    assert kinds == ["Article", "EncodingError", "Article"]


@pytest.mark.parametrize(
    ("record", "reason"),
    [
        ({"text": 7}, "'text' is a number"),
        ({"text": PROSE, "title": ["x"]}, "'title' is a list"),
        ({"text": PROSE, "published": 2025}, "'published' is a number"),
        ({"text": PROSE, "id": {"a": 1}}, "'id' is an object"),
        ("null", "not null"),
        ('"words"', "not a text"),
        ('{"text": ', "not JSON"),
        ("[" * 100_000, "nested too deep"),
        ('{"n": ' + "1" * 5000 + "}", "number too long"),
    ],
)
def test_json_of_another_form_is_refused_with_the_reason(record, reason, tmp_path, settings):
    [error] = read_records(write(tmp_path / "a.json", record), settings)
    assert isinstance(error, InputError)
    assert reason in error.what


def test_title_for_many_records_is_a_usage_error(tmp_path, settings):
    path = write(tmp_path / "a.jsonl", {"text": PROSE})
    with pytest.raises(UsageError, match="belongs to one article"):
        list(read(path, settings, title="x"))


def test_date_given_for_many_records_fills_the_gaps(tmp_path, settings):
    path = write(tmp_path / "a.jsonl", {"text": PROSE}, {"text": PROSE, "published": "2025-09-01"})
    days = [article.published for article in read(path, settings, published="2025-09-04")]
    assert days == [date(2025, 9, 4), date(2025, 9, 1)]


@pytest.mark.parametrize("name", ["a.pdf", "a", "a.tar.gz", ".gz"])
def test_unknown_suffix_is_refused_with_the_known_ones(name, tmp_path, settings):
    (tmp_path / name).write_text(PROSE)
    [error] = read_records(tmp_path / name, settings)
    assert isinstance(error, InputError)
    assert ".jsonl" in error.todo
    assert not is_readable(tmp_path / name)


@pytest.mark.parametrize("name", ["a.TXT", "a.md.gz", "a.Json"])
def test_suffix_is_read_without_case(name, tmp_path):
    assert is_readable(tmp_path / name)


def test_missing_file_and_folder_are_input_errors(tmp_path, settings):
    (tmp_path / "folder.txt").mkdir()
    for name in ("none.txt", "folder.txt"):
        [error] = read_records(tmp_path / name, settings)
        assert isinstance(error, InputError)
        assert error.where.endswith(name)


@pytest.mark.parametrize("cut", [0, 30])
def test_broken_gzip_is_an_encoding_error(cut, tmp_path, settings):
    data = gzip.compress(PROSE.encode())
    (tmp_path / "a.txt.gz").write_bytes(data[:cut] if cut else PROSE.encode())
    [error] = read_records(tmp_path / "a.txt.gz", settings)
    assert isinstance(error, EncodingError)


@pytest.mark.parametrize("suffix", ["txt", "jsonl"])
def test_gzip_bomb_is_refused_without_unpacking_it(suffix, tmp_path, settings):
    (tmp_path / f"a.{suffix}.gz").write_bytes(gzip.compress(b"a" * 100_000_000, 1))
    tracemalloc.start()
    [error] = read_records(tmp_path / f"a.{suffix}.gz", settings)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert isinstance(error, TooLarge)
    assert peak < 40_000_000


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"good line\nbad \xe9 line", "byte 0xe9 at offset 14, line 2"),
        (b"%PDF-1.7 ...", "a PDF file"),
        (b"PK\x03\x04rest", "ZIP"),
        ("text".encode("utf-16"), "UTF-16"),
        (b"abc\x00", "byte 3 is NUL"),
    ],
)
def test_bytes_that_are_no_utf8_text_are_refused_with_the_reason(data, reason, settings):
    [error] = read_bytes(data, "text/plain", settings)
    assert isinstance(error, EncodingError)
    assert reason in error.what


@pytest.mark.parametrize("media_type", ["application/pdf", "", "text/plain; charset=latin-1"])
def test_other_media_types_and_charsets_are_refused(media_type, settings):
    with pytest.raises(EncodingError) as caught:
        read_bytes(b"text", media_type, settings)
    assert caught.value.http_status == 415


def test_byte_order_mark_is_no_part_of_the_text(settings):
    [article] = read_bytes(b"\xef\xbb\xbf" + PROSE.encode(), "text/plain;charset=UTF-8", settings)
    assert article.text == PROSE
