"""``/quarantine``: what was refused, and why, as a page, as data, and in SPARQL; never in a normal answer."""

import json
from dataclasses import replace

import pytest
from graph_stores import oxigraph
from made_up import ARTICLE, AUTHORITY, BASE, FACTS
from serving import BEARER, BROWSER, serving

from kg.config import Settings
from kg.pipeline import Pipeline
from kg.shacl import validate_article
from kg.store import EmbeddedStore, MemoryStore, open_store

FIRST, SECOND = "Leaders <b>eet</b> No 1", "Leaders meet in Mudvill"
DATA = {"accept": "application/json"}
CONFIDENCES = {}
RECORD = {"id": ARTICLE.given_id, "title": ARTICLE.title, "published": "2025-09-04", "text": ARTICLE.text}
COUNT = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
WHY = "SELECT ?message { ?report a sh:ValidationReport ; sh:result/sh:resultMessage ?message }"


def reader(articles):
    """Read the made-up facts, with a confidence that breaks a shape from articles that are 'unsure'."""
    for one in articles:
        # Reading cleans the made-up text, and the facts count in it as it was: so titles are as long as its own.
        assert len(one.title) == len(ARTICLE.title)
        content = one.title + ARTICLE.content[len(one.title) :]
        article = replace(one, content=content, text_start=ARTICLE.text_start)
        sure = FACTS.events[0].confidence
        confidence = 7.0 if "unsure" in (one.given_id or "") else CONFIDENCES.get(one.given_id, sure)
        first = replace(FACTS.events[0], confidence=confidence)
        yield replace(FACTS, article=article, events=(first, *FACTS.events[1:]))


def opened(store=None, **settings):
    pipeline = Pipeline(Settings(store="memory:", base_iri=BASE), reader, AUTHORITY, validate_article)
    return serving(store or MemoryStore(), pipeline, base_iri=BASE, **settings)


@pytest.fixture(scope="module")
def refused():
    """A client over a store that took one article and refused two."""
    with opened() as client:
        for id, title in (("good", ARTICLE.title), ("unsure-1", FIRST), ("unsure-2", SECOND)):
            post(client, {**RECORD, "id": id, "title": title})
        yield client


def post(client, body):
    return client.post(
        "/articles", content=json.dumps(body), headers={**BEARER, "content-type": "application/json"}
    )


def asked(client, query, path="/quarantine/sparql", **headers):
    answer = client.get(path, params={"query": query}, headers=headers)
    assert answer.status_code == 200, answer.text
    return [
        {name: cell["value"] for name, cell in row.items()} for row in answer.json()["results"]["bindings"]
    ]


def test_a_refusal_names_the_place_where_the_article_is_kept():
    with opened() as client:
        answer = post(client, {**RECORD, "id": "unsure"})
        problem = answer.json()
        assert (answer.status_code, problem["code"]) == (422, "KG-V01")
        assert problem["quarantine"] == problem["articles"][0]["quarantine"]
        assert problem["quarantine"] in problem["todo"]
        found = client.get(problem["quarantine"], headers=DATA).json()
        assert [line["article"] for line in found["refused"]] == [problem["articles"][0]["iri"]]
        assert client.get("/articles").json()["total"] == 0
        assert client.get("/", headers=DATA).json()["refused"] == 1
        # Who sent it sees it at once, and it goes as it came.
        assert len(asked(client, WHY)) == 2
        post(client, {**RECORD, "id": "unsure"})
        key = problem["articles"][0]["iri"].rsplit("/", 1)[1]
        assert client.delete(f"/articles/{key}", headers=BEARER).status_code == 204
        assert asked(client, WHY) == []
        assert client.get(problem["quarantine"], headers=DATA).status_code == 404


def test_the_list_tells_each_refused_article_with_its_reasons(refused):
    found = refused.get("/quarantine", headers=DATA).json()
    assert (found["total"], found["offset"]) == (2, 0)
    assert sorted(line["title"] for line in found["refused"]) == [FIRST, SECOND]
    line = found["refused"][0]
    assert (line["published"], line["accepted"]) == ("2025-09-04", "")
    assert line["version"].startswith(f"{line['article']}/v/")
    reason, remark = line["reasons"]
    assert (remark["severity"], remark["path"]) == ("Info", "")
    assert remark["shape"].endswith("#Aid-recipient")
    assert reason["severity"] == "Violation"
    assert reason["message"].startswith("Every fact has exactly one confidence")
    assert reason["label"] == FACTS.events[0].label
    assert reason["sentence"].startswith("Prime Minister Ada Quill of Elbonia met")
    assert (reason["value"], reason["path"].rsplit("#", 1)[1]) == ("7", "confidence")


def test_the_list_has_pages_without_gap(refused):
    pages = [
        refused.get("/quarantine", params={"limit": 1, "offset": offset}, headers=DATA)
        for offset in (0, 1, 2)
    ]
    titles = [[line["title"] for line in page.json()["refused"]] for page in pages]
    assert sorted(titles) == [[], [FIRST], [SECOND]]
    assert titles[2] == []
    assert {page.json()["total"] for page in pages} == {2}


def test_the_page_shows_why_in_words(refused):
    page = refused.get("/quarantine", headers=BROWSER)
    assert page.status_code == 200
    assert "Leaders &lt;b&gt;eet&lt;/b&gt; No 1" in page.text
    assert "Every fact has exactly one confidence" in page.text
    assert "Prime Minister Ada Quill of Elbonia met" in page.text
    assert 'href="/quarantine/query"' in page.text
    assert "2 articles</a>" in page.text or "1 to 2 of 2" in page.text
    assert "2 articles in quarantine" in refused.get("/", headers=BROWSER).text


def test_an_empty_quarantine_says_so_and_is_not_made_by_looking(tmp_path):
    store = EmbeddedStore(tmp_path / "store")
    with opened(store) as client:
        page = client.get("/quarantine", headers=BROWSER)
        assert "Nothing is refused" in page.text
        assert client.get("/", headers=DATA).json()["refused"] == 0
        assert not (tmp_path / "store" / "quarantine").exists()
        assert asked(client, WHY) == []
    store.close()


def test_a_graph_store_of_others_has_its_quarantine_here(tmp_path):
    with oxigraph(tmp_path) as url:
        settings = Settings(store=f"oxigraph+{url}", quarantine=tmp_path / "here")
        store = open_store(settings)
        with opened(store) as client:
            place = post(client, {**RECORD, "id": "unsure"}).json()["quarantine"]
            assert client.get(place, headers=DATA).json()["total"] == 1
            assert len(asked(client, WHY)) == 2
            assert store.graphs() == []
        assert (tmp_path / "here" / store.id / "store.json").is_file()
        store.close()


def test_what_is_refused_is_in_no_answer_of_the_store_and_the_other_way_round(refused):
    keys = "SELECT DISTINCT ?a { ?a a dip:Article }"
    here, there = asked(refused, keys, "/sparql"), asked(refused, keys)
    assert (len(here), len(there)) == (1, 2)
    assert not {row["a"] for row in here} & {row["a"] for row in there}
    assert asked(refused, WHY, "/sparql") == []


def test_it_is_the_same_endpoint_with_the_same_guard(refused):
    first = refused.get("/quarantine/sparql", params={"query": COUNT})
    assert first.headers["kg-revision"]
    again = refused.get(
        "/quarantine/sparql", params={"query": COUNT}, headers={"if-none-match": first.headers["etag"]}
    )
    assert again.status_code == 304
    assert refused.post("/quarantine/sparql", data={"query": COUNT}).json() == first.json()
    assert refused.get("/sparql", params={"query": COUNT}).json() != first.json()
    deep = "SELECT * { " + "{" * 750 + "}" * 750 + " }"
    assert refused.get("/quarantine/sparql", params={"query": deep}).status_code == 400
    late = refused.get(
        "/quarantine/sparql",
        params={
            "query": "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }",
            "timeout": "0.2",
        },
    )
    assert (late.status_code, late.json()["code"]) == (504, "KG-S04")
    assert refused.get("/quarantine/sparql", headers={"accept": "text/turtle"}).status_code == 200


def test_a_browser_asks_it_on_a_page_of_its_own(refused):
    sent = refused.get("/quarantine/sparql", params={"query": WHY}, headers=BROWSER)
    assert (sent.status_code, sent.headers["location"].partition("?")[0]) == (303, "/quarantine/query")
    page = refused.get(sent.headers["location"], headers=BROWSER).text
    assert "Every fact has exactly one confidence" in page
    assert 'action="/quarantine/query"' in page
    assert 'href="/quarantine/sparql?query=' in page
    assert 'action="/query"' in refused.get("/query", headers=BROWSER).text


def test_the_page_of_an_article_says_that_a_later_version_was_refused(monkeypatch):
    with opened() as client:
        line = post(client, {**RECORD, "id": "same"}).json()["articles"][0]
        page = line["iri"].removeprefix(BASE)
        assert "quarantine" not in client.get(page, headers=BROWSER).text
        with monkeypatch.context() as later:
            later.setitem(CONFIDENCES, "same", 7.0)
            assert post(client, {**RECORD, "id": "same"}).status_code == 422
        place = f"/quarantine?article={line['iri'].rsplit('/', 1)[1]}"
        assert f'href="{place}"' in client.get(page, headers=BROWSER).text
        assert post(client, {**RECORD, "id": "same"}).json()["articles"][0]["status"] == "unchanged"
        assert "quarantine" not in client.get(page, headers=BROWSER).text


@pytest.mark.parametrize("token", [None, "wrong"])
def test_nobody_writes_it_without_a_token(refused, token):
    headers = {"authorization": f"Bearer {token}"} if token else {}
    headers["content-type"] = "application/sparql-update"
    assert refused.post("/quarantine/update", content="CLEAR ALL", headers=headers).status_code in (401, 403)
    assert asked(refused, WHY)


def test_where_reading_needs_a_token_it_does_here_too():
    with opened(read="token") as client:
        for path in ("/quarantine", "/quarantine/sparql", "/quarantine/health"):
            assert client.get(path).status_code == 401
            assert client.get(path, headers=BEARER).status_code == 200


def test_the_description_of_the_api_tells_of_it(refused):
    paths = refused.get("/openapi.json").json()["paths"]
    assert {"/quarantine", "/quarantine/sparql"} <= set(paths)
    assert not {"/quarantine/update", "/quarantine/health"} & set(paths)


def test_warnings_are_counted_and_keep_nothing_out():
    with opened() as client:
        line = post(client, {key: value for key, value in RECORD.items() if key != "published"}).json()[
            "articles"
        ][0]
        assert (line["status"], line["report"]["accepted"], line["report"]["conforms"]) == (
            "stored",
            True,
            False,
        )
        assert line["report"]["counts"] == {"Warning": 1, "Info": 1}
        assert "quarantine" not in line
