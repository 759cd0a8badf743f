"""What becomes of a text: normal form, title, key, and the refusals with their reasons."""

from datetime import UTC, date, datetime

import pytest

from kg.config import Settings
from kg.errors import ArticleError, DateError, LanguageError, TooLarge
from kg.source import make_article

TODAY = date(2025, 9, 10)
PROSE = "The foreign ministers of Norway and Chile met in Lisbon and agreed to open two consulates next year."


@pytest.fixture(scope="module")
def settings():
    return Settings()


def made(text, settings, **meta):
    return make_article(text, settings=settings, today=TODAY, **meta)


@pytest.mark.parametrize(
    ("raw", "normal"),
    [
        ("One.\r\nTwo.", "One.\nTwo."),
        ("One.\rTwo.", "One.\nTwo."),
        ("One.\u2028Two.", "One.\nTwo."),
        ("One.\u2029Two.", "One.\n\nTwo."),
        ("\ufeffOne.", "One."),
        ("Zele\u00adnskyy", "Zelenskyy"),
        ("Mac\u200bron", "Macron"),
        ("Mac\u2060ron", "Macron"),
        ("a\x07b\x1bc", "abc"),
        ("tab\tstays", "tab\tstays"),
        ("One  two \t three .", "One two three ."),
        ("One\n  two", "One\n  two"),
        ("Anto\u0301nio", "António"),
        ("\u202eevil\u202c", "evil"),
        ("lone \ud800surrogate", "lone surrogate"),
        ("non\ufffecharacter", "noncharacter"),
        ("  \n outer space goes \n", "outer space goes"),
        ("a\u00a0b", "a\u00a0b"),
        ("family \U0001f468\u200d\U0001f469", "family \U0001f468\u200d\U0001f469"),
        ("o\u200b\u0301", "ó"),
    ],
)
def test_text_is_brought_to_one_form(raw, normal, settings):
    assert made(raw, settings).content == normal


def test_title_stands_before_the_text_in_the_content(settings):
    article = made("The text.", settings, title=" A  title\nin two lines ")
    assert article.content == "A title in two lines\n\nThe text."
    assert (article.title, article.text) == ("A title in two lines", "The text.")


def test_article_without_title_begins_with_its_text(settings):
    article = made("The text.", settings, title="  ")
    assert (article.title, article.text_start, article.text) == (None, 0, "The text.")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://Example.org/a", "https://example.org/a"),
        ("https://example.org:443/a", "https://example.org/a"),
        ("http://example.org:80/a", "http://example.org/a"),
        ("https://example.org/a#part", "https://example.org/a"),
        ("https://example.org/a?utm_source=x&b=1&fbclid=2", "https://example.org/a?b=1"),
        ("https://example.org/a?gclid=2", "https://example.org/a"),
        ("https://example.org", "https://example.org/"),
        (" https://example.org/a ", "https://example.org/a"),
        ("https://user:secret@example.org/a", "https://example.org/a"),
    ],
)
def test_addresses_of_one_page_give_one_key(one, other, settings):
    first, second = made(PROSE, settings, url=one), made("Another text.", settings, url=other)
    assert first.key == second.key
    assert first.url == second.url == other.replace("org:443", "org")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://example.org/a/", "https://example.org/a"),
        ("https://example.org/A", "https://example.org/a"),
        ("http://example.org/a", "https://example.org/a"),
        ("https://example.org/a?b=1", "https://example.org/a?b=2"),
        ("https://example.org:8443/a", "https://example.org/a"),
    ],
)
def test_addresses_of_two_pages_give_two_keys(one, other, settings):
    assert made(PROSE, settings, url=one).key != made(PROSE, settings, url=other).key


def test_address_becomes_a_valid_iri(settings):
    url = made(PROSE, settings, url='https://exämple.org/a b/"x"?q=<y>|z').url
    assert url == "https://xn--exmple-cua.org/a%20b/%22x%22?q=%3Cy%3E%7Cz"


@pytest.mark.parametrize(
    "url",
    [
        "example.org/a",
        "ftp://example.org/a",
        "javascript:alert(1)",
        "https://",
        "http://[::1",
        "https://a b/",
    ],
)
def test_what_is_no_web_address_is_refused(url, settings):
    with pytest.raises(ArticleError, match="not the address of a web page"):
        made(PROSE, settings, url=url)


def test_key_comes_from_url_else_id_else_content(settings):
    url = {"url": "https://example.org/a"}
    assert made("One.", settings, given_id="7", **url).key == made("Two.", settings, given_id="8", **url).key
    assert made("One.", settings, given_id="7").key == made("Two.", settings, given_id="7").key
    assert made("One.", settings).key == made("One.\r\n", settings).key != made("Two.", settings).key


def test_key_does_not_change_between_releases(settings):
    assert made("One.", settings, url="https://example.org/a").key == "b5b10dd0429e69ac"


def test_version_changes_with_text_and_date(settings):
    one = made("One.", settings, given_id="7", published="2025-09-04")
    assert one.version != made("Two.", settings, given_id="7", published="2025-09-04").version
    assert one.version != made("One.", settings, given_id="7", published="2025-09-05").version


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("2025-09-04", date(2025, 9, 4)),
        (" 2025-09-04 ", date(2025, 9, 4)),
        ("2025-09-04T23:30:00-05:00", date(2025, 9, 4)),
        ("2025-09-04T00:10:00Z", date(2025, 9, 4)),
        (date(2025, 9, 4), date(2025, 9, 4)),
        (datetime(2025, 9, 4, 12, tzinfo=UTC), date(2025, 9, 4)),
        ("2025-09-11", date(2025, 9, 11)),
        (None, None),
        ("", None),
    ],
)
def test_publication_day_is_read(value, day, settings):
    assert made(PROSE, settings, published=value).published == day


@pytest.mark.parametrize(
    "value", ["2025-02-30", "04/09/2025", "yesterday", "2025-13-01", "2025", 20250904, "٢٠٢٥-٠٩"]
)
def test_publication_day_that_is_no_iso_date_is_refused(value, settings):
    with pytest.raises(DateError, match="ISO 8601") as caught:
        made(PROSE, settings, published=value)
    assert "YYYY-MM-DD" in caught.value.todo


def test_publication_day_in_the_future_is_refused_with_both_days(settings):
    with pytest.raises(DateError, match=r"2025-09-12 is in the future \(today is 2025-09-10\)"):
        made(PROSE, settings, published="2025-09-12")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "no text"),
        (" \n\t\u200b\ufeff ", "no text"),
        ("\u00a0\u3000", "no text"),
        ("abc\x00def", "binary"),
        ("\x01\x02\x03\x04 abc", "binary"),
        ("\ufffd" * 30 + PROSE, "binary"),
        ("\ue000" * 30 + PROSE, "binary"),
        (PROSE + "\udc80" * 30, "binary"),
        ("<!DOCTYPE html><title>x</title>", "markup"),
        ("  <html lang='en'>" + PROSE, "markup"),
        ('<?xml version="1.0"?><rss>' + PROSE + "</rss>", "markup"),
        (f"<p>{PROSE}</p>\n" * 5, "markup"),
        ("a" * 100_000, "100,000 characters without a space"),
        ("a " * 50_000, "again and again"),
        ("Very. " * 20_000, "again and again"),
        ("a" + "\u0301\u0316" * 200_000, "combining marks"),
    ],
)
def test_what_is_no_article_is_refused_with_the_reason(text, reason, settings):
    with pytest.raises(ArticleError, match=reason) as caught:
        made(text[:400_000], settings, where="file.txt")
    assert caught.value.where == "file.txt"
    assert caught.value.todo


@pytest.mark.parametrize(
    "text",
    [
        PROSE,
        "Yes.",
        "Use <b>bold</b> sparingly, the style guide says. " + PROSE,
        "Growth was < 2 per cent and > 1 per cent. " + PROSE,
        PROSE + " https://example.org/" + "a" * 400,
        "".join(
            f"{year}: exports {year * 7 % 991}, imports {year * 13 % 997}\n" for year in range(1900, 2020)
        ),
        "मंत्री",
    ],
)
def test_unusual_but_readable_texts_are_accepted(text, settings):
    assert made(text, settings).text == text.strip()


def test_ten_megabytes_are_refused_with_both_figures(settings):
    with pytest.raises(TooLarge, match="10,000,000 characters; the limit is 400,000"):
        made("many words " * 909_090 + "many words"[:10], settings)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "German",
            "Der Bundespräsident empfing am Donnerstag die Außenministerin von Chile in Berlin.",
        ),
        (
            "French",
            "Le ministre des affaires étrangères a reçu jeudi à Paris son homologue chilien.",
        ),
        (
            "Russian",
            "Министр иностранных дел встретился в четверг в Москве со своим коллегой из Чили.",
        ),
        ("Chinese", "外交部长星期四在北京会见了智利外交部长，双方就贸易协定和领事馆问题进行了会谈。" * 2),
    ],
)
def test_text_in_another_language_is_refused_by_its_name(language, text, settings):
    with pytest.raises(LanguageError, match=language):
        made(text, settings)


@pytest.mark.parametrize(
    "text",
    [
        "Foreign Minister Hrafnhildur Þóra Sæmundsdóttir of Iceland met Færøyvik Guðbrandsdal in Tromsø on Friday.",
        "Malaysia's Deputy Prime Minister Datuk Seri Hafiz Rahman chaired the talks.",
    ],
)
def test_foreign_names_do_not_make_a_short_english_text_foreign(text, settings):
    assert made(text, settings).language == "en"


def test_languages_that_are_read_are_a_setting():
    text = "Der Bundespräsident empfing am Donnerstag die Außenministerin von Chile in Berlin."
    assert made(text, Settings(languages="en,de")).language == "de"


def test_text_too_short_to_tell_its_language_is_accepted(settings):
    assert made("Guten Tag, Herr Minister.", settings).language == "en"


@pytest.mark.parametrize("meta", [{"title": 7}, {"url": 7}])
def test_values_that_are_no_text_are_refused(meta, settings):
    with pytest.raises(ArticleError, match="no text but int"):
        made(PROSE, settings, **meta)


@pytest.mark.parametrize(
    ("name", "given"), [("title", "title"), ("address", "url"), ("identifier", "given_id")]
)
def test_a_name_that_can_be_none_is_refused_with_both_figures(settings, name, given):
    value = "https://example.org/" + "a b" * 100_000
    with pytest.raises(TooLarge, match=f"the {name} has 300,020 characters; the limit is 4,000") as error:
        made(PROSE, settings, **{given: value})
    assert len(str(error.value)) < 500
