"""Pages for people: well-formed, safe, reachable, and with the words of every fact marked."""

import re
from html.parser import HTMLParser
from urllib.parse import urldefrag, urljoin, urlsplit

import pytest
from fastapi.testclient import TestClient
from serving import (
    ARTICLE,
    ATTACK,
    BROWSER,
    ESTURIA,
    GRAPH,
    HARBOUR,
    KORHO,
    LINK,
    NORLAND,
    OFFICE,
    QUOTE,
    SUMMIT,
    TAMMIK,
    TENURE,
    THREAT,
    VERSION,
    VISIT,
    path,
    sample_store,
    serving,
    span,
)

from kg.config import Settings
from kg.serve import create_app
from kg.serve.examples import examples
from kg.serve.manual import manual
from kg.store import MemoryStore

EVENTS = [SUMMIT, ATTACK, VISIT, QUOTE, THREAT]
THINGS = [ARTICLE, VERSION, *EVENTS, TENURE, LINK, KORHO, TAMMIK, NORLAND, ESTURIA, HARBOUR, OFFICE]
PAGES = [
    "/",
    "/articles",
    "/query",
    "/query?query=SELECT%20*%20%7B%20%3Fs%20%3Fp%20%3Fo%20%7D",
    "/query?query=CONSTRUCT%20WHERE%20%7B%20%3Fs%20%3Fp%20%3Fo%20%7D",
    "/query?query=ASK%20%7B%7D",
    "/query?query=%3Cscript%3Ealert(1)%3C/script%3E",
    "/validate",
    "/ontology",
    "/shapes",
    "/conformance",
    "/docs",
    "/help",
    *(f"/help/{name}" for name in manual()),
    "/help/nothing",
    "/errors",
    "/nowhere/%3Cscript%3Ealert(1)",
    "/id/person/%3Cscript%3Ealert(1)%3C/script%3E",
    "/find?q=%3Cscript%3Ealert(1)%3C/script%3E",
    *map(path, THINGS),
]
VOID = {"meta", "link", "br", "input", "img", "hr"}
LOADS = {
    ("link", "href"),
    ("script", "src"),
    ("img", "src"),
    ("iframe", "src"),
    ("form", "action"),
    ("object", "data"),
}


class Page(HTMLParser):
    """A page taken apart; a tag that is not closed in order is an error."""

    def __init__(self, text):
        super().__init__()
        self.open, self.tags, self.text, self.ids = [], [], [], []
        assert text.startswith("<!DOCTYPE html>")
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag, attributes):
        self.tags.append((tag, dict(attributes)))
        self.ids += [value for name, value in attributes if name == "id"]
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attributes):
        self.tags.append((tag, dict(attributes)))

    def handle_endtag(self, tag):
        assert self.open, f"</{tag}> closes nothing"
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.text.append(data)

    def of(self, tag):
        return [attributes for name, attributes in self.tags if name == tag]


def page(client, url):
    answer = client.get(url, headers=BROWSER)
    assert answer.headers["content-type"] == "text/html; charset=utf-8", url
    return Page(answer.text)


@pytest.mark.parametrize("url", PAGES)
def test_a_page_is_well_formed_and_loads_nothing_from_elsewhere(reader, url):
    found = page(reader, url)
    assert len(found.ids) == len(set(found.ids))
    for tag, attributes in found.tags:
        assert not {name for name in attributes if name.startswith("on") or name == "style"}, (
            tag,
            attributes,
        )
        for name, value in attributes.items():
            if (tag, name) in LOADS:
                assert value.startswith("/"), (tag, name, value)
            if name in ("href", "src", "action"):
                assert not re.match(r"\s*(javascript|data|vbscript):", value, re.IGNORECASE)
    assert found.of("script") == []
    assert found.of("style") == []


@pytest.mark.parametrize("url", PAGES)
def test_a_page_can_be_used_without_seeing_it(reader, url):
    found = page(reader, url)
    assert found.of("html") == [{"lang": "en"}]
    assert [len(found.of(tag)) for tag in ("main", "h1", "title")] == [1, 1, 1]
    labels = {attributes.get("for") for attributes in found.of("label")}
    for tag in ("input", "textarea", "select"):
        assert {attributes["id"] for attributes in found.of(tag)} <= labels
    for table in range(len(found.of("table"))):
        assert len(found.of("caption")) > table
    assert all(attributes.get("scope") for attributes in found.of("th"))


def test_every_link_within_the_site_leads_somewhere(reader):
    waiting, seen, fragments, ids = ["/"], {"/"}, set(), {}
    while waiting:
        url = waiting.pop()
        answer = reader.get(url, headers=BROWSER)
        if answer.status_code == 303:
            target = urldefrag(urljoin(url, answer.headers["location"]))[0]
            if target not in seen:
                seen.add(target)
                waiting.append(target)
            continue
        assert answer.status_code == 200, (url, answer.status_code)
        if "html" not in answer.headers["content-type"]:
            continue
        found = Page(answer.text)
        ids[url] = set(found.ids)
        for attributes in found.of("a") + found.of("link"):
            target, fragment = urldefrag(urljoin(url, attributes["href"]))
            if urlsplit(target).netloc:
                continue
            if fragment:
                fragments.add((target, fragment))
            if target not in seen:
                seen.add(target)
                waiting.append(target)
    assert set(map(path, THINGS)) - {path(VERSION)} <= seen
    assert {
        (url, fragment) for url, fragment in fragments if url in ids and fragment not in ids[url]
    } == set()
    assert any("#char=" in f"{url}#{fragment}" for url, fragment in fragments)


def test_the_article_marks_the_words_of_its_facts_and_leads_there_and_back(reader):
    found = page(reader, path(ARTICLE))
    for words in (
        "received",
        "the summit",
        "a drone attack",
        "grave consequences",
        "Esturian Foreign Minister Rein Tammik",
    ):
        start, end = span(words)
        assert f"char={start},{end}" in found.ids
    hrefs = [attributes["href"] for attributes in found.of("a")]
    assert f"#char={span('received')[0]},{span('received')[1]}" in hrefs
    assert "#event-aaaa0001" in hrefs
    assert {"event-aaaa0001", "statement-cccc0002", "tenure-bbbb0001", "link-dddd0001"} <= set(found.ids)


def test_overlapping_words_are_all_marked(reader):
    text = reader.get(path(ARTICLE), headers=BROWSER).text
    marked = re.findall(r'<mark class="([^"]*)"><a href="([^"]*)"[^>]*>([^<]*)</a></mark>', text)
    pieces = {words: (set(kinds.split()), href) for kinds, href, words in marked}
    kinds, href = pieces["Aino Korho"]
    assert kinds == {"m-name", "m-tenure", "m-part"}
    assert href == "#link-dddd0001"
    assert pieces["received"][0] == {"m-event", "m-part"}


def test_markup_in_the_data_is_text_on_every_page(reader):
    for url in ["/", *map(path, THINGS), "/query?query=SELECT%20*%20%7B%20%3Fs%20%3Fp%20%3Fo%20%7D"]:
        text = reader.get(url, headers=BROWSER).text
        assert "<script" not in text
        assert "<b>" not in text
    assert "&lt;script&gt;alert(" in reader.get(path(QUOTE), headers=BROWSER).text
    assert "&lt;b&gt;Tammik" in reader.get(path(TAMMIK), headers=BROWSER).text


def words_of(client, url):
    return re.sub(r"\s+", " ", " ".join(page(client, url).text))


@pytest.mark.parametrize(
    ("iri", "expected"),
    [
        (
            SUMMIT,
            [
                "summit",
                "happened",
                "3 March 2026",
                "Greyhaven",
                "Aino Korho",
                "as President",
                "host",
                "virtual",
            ],
        ),
        (ATTACK, ["attack", "alleged", "4 killed", "11 injured", "According to", "Esturia"]),
        (VISIT, ["visit", "planned", "June 2026", "expected", "is to visit"]),
        (QUOTE, ["direct", "Aino Korho", "We will keep the strait open"]),
        (THREAT, ["threat", "partial", "grave consequences", "Norland", "Attack in Esturia"]),
        (TENURE, ["Aino Korho", "President", "Norland", "current", "title before name"]),
        (LINK, ["Aino Korho", "accepted", "0.99", "Ms Korho"]),
        (KORHO, ["Aino Korho", "A. Korho", "wd:Q9000001", "President", "Summit of Norland", "We will keep"]),
        (NORLAND, ["Norland", "NX", "NXX", "President", "Visit of Rein", "grave consequences"]),
        (HARBOUR, ["Greyhaven", "place", "Summit of Norland"]),
        (OFFICE, ["President of Norland", "office", "Aino Korho", "current"]),
        (ARTICLE, ["5 March 2026", "What this article states", "4 killed", "month"]),
    ],
)
def test_a_page_tells_what_is_known(reader, iri, expected):
    text = words_of(reader, path(iri))
    assert [words for words in expected if words not in text] == []


def test_the_first_page_counts_and_lists(reader):
    text = words_of(reader, "/")
    for words in ("Latest events", "Summit of Norland", "Announced", "Visit of Rein", "SPARQL query"):
        assert words in text
    said = reader.get("/", headers={"accept": "application/json"}).json()
    assert said["counts"] == {
        "articles": 1, "events": 3, "statements": 2, "people": 2, "offices held": 1, "passages": 12,
    }  # fmt: skip
    assert [line["event"]["iri"] for line in said["events"]] == [SUMMIT]
    assert [line["event"]["iri"] for line in said["announced"]] == [VISIT]


def test_the_query_page_shows_rows_with_links_and_downloads(reader):
    query = "SELECT ?e ?n { ?e dip:speaker ?who . ?who rdfs:label ?n } ORDER BY ?e"
    answer = reader.get("/query", params={"query": query}, headers=BROWSER)
    assert "2 rows in" in answer.text
    found = Page(answer.text)
    hrefs = [attributes["href"] for attributes in found.of("a")]
    assert path(QUOTE) in hrefs
    for name in ("csv", "tsv", "json", "xml"):
        download = next(
            href for href in hrefs if href.startswith("/sparql?") and href.endswith(f"format={name}")
        )
        assert reader.get(download).status_code == 200


@pytest.mark.parametrize("example", examples(), ids=lambda example: example.summary)
def test_every_example_question_is_offered_and_answered(reader, example):
    assert example.summary in "".join(page(reader, "/query").text)
    answer = reader.get("/query", params={"query": example.text}, headers=BROWSER)
    assert answer.status_code == 200
    assert " in " in "".join(Page(answer.text).text)


def test_a_mistake_is_shown_where_it_is_and_the_query_is_kept(reader):
    answer = reader.get("/query", params={"query": "SELECT *\nWHERE { ?s ?p }"}, headers=BROWSER)
    assert answer.status_code == 400
    assert "line 2, column 1" in answer.text
    assert 'class="m-error"' in answer.text
    assert "WHERE { ?s ?p }</textarea>" in answer.text


def test_a_long_query_can_be_posted_to_the_page(reader):
    query = "SELECT * { ?s ?p ?o } LIMIT 1 #" + "x" * 70_000
    answer = reader.post("/query", data={"query": query}, headers=BROWSER)
    assert "1 row in" in answer.text


def test_programs_get_data_from_the_query_page(reader):
    answer = reader.get("/query", params={"query": "ASK {}"}, headers={"accept": "application/json"})
    assert answer.json()["boolean"] is True


def test_every_answer_keeps_a_browser_from_foreign_content(reader):
    for url in ("/", "/health", "/nowhere", "/static/style.css", path(ARTICLE)):
        headers = reader.get(url, headers=BROWSER).headers
        assert headers["content-security-policy"].startswith("default-src 'self'")
        assert headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize("name", ["style.css", "icon.svg"])
def test_what_pages_load_is_there_and_loads_nothing_itself(reader, name):
    answer = reader.get(f"/static/{name}")
    assert answer.status_code == 200
    assert re.findall(r"url\(|@import|https?://(?!www\.w3\.org/2000/svg)", answer.text) == []


def test_an_empty_store_says_what_to_do_next():
    with serving(MemoryStore()) as client:
        assert "There is no article yet" in words_of(client, "/")
        assert "There is none yet" in words_of(client, "/articles")
        assert "Nothing matches" in words_of(
            client, "/query?query=SELECT%20*%20%7B%20%3Fs%20%3Fp%20%3Fo%20%7D"
        )


def test_an_article_without_a_title_is_called_by_its_first_words():
    store = sample_store()
    title = f"<{ARTICLE}> <http://purl.org/dc/terms/title>".encode()
    bare = b"".join(line for line in store.graph(GRAPH).splitlines(True) if not line.startswith(title))
    store.replace_graphs({GRAPH: bare})
    with serving(store) as client:
        for url in ("/", "/articles", path(KORHO), path(SUMMIT)):
            assert "“Norland & Esturia hold harbour talks 🕊 President Aino Korho of …”" in words_of(
                client, url
            )
        assert "Article of 5 March 2026" in words_of(client, path(ARTICLE))


@pytest.mark.parametrize(
    ("words", "target"),
    [
        ("Aino Korho", KORHO),
        ("norland", NORLAND),
        ("Q9000001", KORHO),
        (ESTURIA, ESTURIA),
        ("person/wd-Q9000001", KORHO),
    ],
)
def test_a_name_or_identifier_leads_to_the_thing(reader, words, target):
    answer = reader.get("/find", params={"q": words}, headers=BROWSER)
    assert (answer.status_code, answer.headers["location"]) == (303, path(target))


@pytest.mark.parametrize("words", ["Nobody Known", "https://elsewhere.example/x", "Q1"])
def test_a_name_that_nothing_has_is_404_and_never_leads_elsewhere(reader, words):
    answer = reader.get("/find", params={"q": words}, headers=BROWSER)
    assert answer.status_code == 404


def test_below_a_prefix_all_links_have_it():
    app = create_app(sample_store(), Settings(store="memory:"))
    with TestClient(app, root_path="/kg") as client:
        found = Page(client.get(f"/kg{path(ARTICLE)}", headers=BROWSER).text)
    hrefs = [attributes["href"] for attributes in found.of("a")]
    assert [href for href in hrefs if not href.startswith(("/kg/", "#", "https://news.example/"))] == []


def test_rows_on_the_page_keep_their_kinds_of_values(reader):
    query = """SELECT * { VALUES (?text ?thing ?number) { ("a\\tb\\nc <i>" UNDEF 1.50) ("é"@en <urn:a> true) } }"""
    page = reader.get("/query", params={"query": query}, headers=BROWSER).text
    assert "a\tb\nc &lt;i&gt;" in page
    assert all(shown in page for shown in ("urn:a", "é", "1.5", "true", "2 rows"))


def test_of_many_rows_the_first_are_shown_and_all_are_counted(reader):
    numbers = " ".join(map(str, range(3_000)))
    page = reader.get(
        "/query", params={"query": f"SELECT * {{ VALUES ?n {{ {numbers} }} }}"}, headers=BROWSER
    ).text
    assert "3,000 rows" in page
    assert page.count("<tr>") < 1_100
    triples = f"CONSTRUCT {{ <urn:a> <urn:b> ?n }} {{ VALUES ?n {{ {numbers} }} }}"
    assert "3,000 triples" in reader.get("/query", params={"query": triples}, headers=BROWSER).text
    assert "1 row" in reader.get("/query", params={"query": "SELECT * {}"}, headers=BROWSER).text
