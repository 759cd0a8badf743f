"""``/articles``: what is sent is read, checked and stored, or refused with the reason."""

import json

import pytest
from made_up import ARTICLE, AUTHORITY, BASE, FACTS
from serving import BEARER, BROWSER, serving

from kg.config import Settings
from kg.errors import LanguageError, StoreError
from kg.model import Facts
from kg.pipeline import Pipeline
from kg.shacl import Report, Result, validate_article
from kg.store import MemoryStore

JSON, LINES, TEXT = "application/json", "application/x-ndjson", "text/plain; charset=utf-8"
RECORD = {
    "id": ARTICLE.given_id,
    "title": ARTICLE.title,
    "published": "2025-09-04",
    "text": ARTICLE.text,
    "url": None,
}
OTHER = {
    "id": "other",
    "title": "Nothing new",
    "published": "2025-09-05",
    "text": "Nothing happened in Mudville today.",
}


def reader(articles):
    for one in articles:
        if "stumble" in one.content:
            raise RuntimeError("a stone")
        if "Ceci" in one.content:
            raise LanguageError("the text is French", where="the text", todo="Send English.")
        # Reading cleans the made-up text; its facts count in the text as it was.
        yield FACTS if one.title == ARTICLE.title else Facts(one)


def gate(triples, described):
    if b"forbidden" in triples:
        result = Result("urn:a", "urn:p", None, "Violation", "It is not so.", "urn:shape", "urn:component")
        return Report(False, False, (result,), b"")
    return validate_article(triples, described)


class BrokenStore(MemoryStore):
    def staged(self):
        raise StoreError("the disk is full", todo="Free some space.")


def opened(store=None):
    settings = Settings(store="memory:", base_iri=BASE)
    return serving(
        store or MemoryStore(),
        Pipeline(settings, reader, AUTHORITY, gate),
        base_iri=BASE,
        max_article_chars=5000,
    )


@pytest.fixture
def client():
    with opened() as found:
        yield found


def post(client, body, media_type=JSON, **parameters):
    content = body if isinstance(body, bytes | str) else json.dumps(body)
    return client.post(
        "/articles", content=content, params=parameters, headers={**BEARER, "content-type": media_type}
    )


def test_an_article_is_stored_once(client):
    first = post(client, RECORD)
    assert first.status_code == 201
    line = first.json()["articles"][0]
    assert line["status"] == "stored"
    assert line["counts"]["events"] == len(FACTS.events)
    assert line["report"]["accepted"] is True
    assert client.get(first.headers["location"]).status_code == 200
    count = client.app.state.service.store.count()
    again = post(client, RECORD)
    assert (again.status_code, again.json()["articles"][0]["status"]) == (200, "unchanged")
    assert client.app.state.service.store.count() == count


def test_a_changed_version_takes_the_place_of_the_old_one(client):
    first = post(client, OTHER).json()["articles"][0]
    answer = post(client, {**OTHER, "text": "Nothing happened in Mudville, officials said."})
    line = answer.json()["articles"][0]
    assert (answer.status_code, line["iri"]) == (201, first["iri"])
    assert line["version"] != first["version"]
    assert client.get("/articles").json()["total"] == 1


@pytest.mark.parametrize(
    ("body", "media_type", "parameters"),
    [
        (RECORD, JSON, {}),
        ([RECORD], JSON, {}),
        (json.dumps(RECORD) + "\n", LINES, {}),
        (ARTICLE.text, TEXT, {"title": ARTICLE.title, "published": "2025-09-04"}),
        (f"---\ntitle: {ARTICLE.title}\ndate: 2025-09-04\n---\n{ARTICLE.text}", "text/markdown", {}),
    ],
)
def test_an_article_comes_in_each_form(client, body, media_type, parameters):
    answer = post(client, body, media_type, **parameters)
    assert answer.status_code == 201, answer.text
    assert answer.json()["articles"][0]["title"] == ARTICLE.title


def test_many_articles_each_get_their_answer(client):
    answer = post(client, [RECORD, OTHER])
    assert answer.status_code == 201
    assert [line["status"] for line in answer.json()["articles"]] == ["stored", "stored"]
    assert post(client, [RECORD, OTHER]).status_code == 200
    texts = [OTHER["text"], "Ceci est", "It is forbidden to enter."]
    good = [json.dumps({**OTHER, "id": f"new-{number}", "text": text}) for number, text in enumerate(texts)]
    mixed = post(client, "\n".join(["{", *good]), LINES)
    assert mixed.status_code == 207
    assert [line["status"] for line in mixed.json()["articles"]] == ["failed", "stored", "failed", "refused"]
    assert "line 1" in mixed.json()["articles"][0]["error"]["where"]
    assert post(client, [{}, {}]).status_code == 422


def test_what_breaks_a_shape_is_refused_with_the_report(client):
    answer = post(client, {**OTHER, "text": "It is forbidden to enter."})
    assert (answer.status_code, answer.headers["content-type"]) == (422, "application/problem+json")
    problem = answer.json()
    assert problem["code"] == "KG-V01"
    assert problem["articles"][0]["report"]["results"][0]["message"] == "It is not so."
    assert client.app.state.service.store.count() == 0


BAD = [
    ("", JSON, {}, 422),
    ("", TEXT, {}, 422),
    ("   \n ", TEXT, {}, 422),
    ("[]", JSON, {}, 422),
    ("{", JSON, {}, 422),
    ("[1]", JSON, {}, 422),
    ({"title": "No text"}, JSON, {}, 422),
    ({**OTHER, "text": 3}, JSON, {}, 422),
    ({**OTHER, "published": "2025-02-30"}, JSON, {}, 422),
    ({**OTHER, "published": "2999-01-01"}, JSON, {}, 422),
    ("Some text.", TEXT, {"published": "yesterday"}, 422),
    ({**OTHER, "url": "javascript:alert(1)"}, JSON, {}, 422),
    ({**OTHER, "text": "Ceci n'est pas un article."}, JSON, {}, 422),
    ({**OTHER, "text": "a" * 5001}, JSON, {}, 413),
    ("a" * 4900, TEXT, {}, 422),
    (b"\xff\xfe\x00broken", TEXT, {}, 415),
    (b"%PDF-1.7\x00\x01\x02", TEXT, {}, 415),
    (b"<html><body><p>Markup</p></body></html>", TEXT, {}, 422),
    ("x", "image/png", {}, 415),
    ("x", "", {}, 415),
    ("x", "text/plain; charset=latin-1", {}, 415),
    ({**OTHER, "text": "stumble"}, JSON, {}, 500),
]


@pytest.mark.parametrize(("body", "media_type", "parameters", "status"), BAD, ids=range(len(BAD)))
def test_a_bad_article_is_refused_and_nothing_changes(client, body, media_type, parameters, status):
    post(client, RECORD)
    before = client.app.state.service.store.count()
    answer = post(client, body, media_type, **parameters)
    assert answer.status_code == status, answer.text
    problem = answer.json()
    assert (problem["status"], answer.headers["content-type"]) == (status, "application/problem+json")
    assert problem["code"].startswith("KG-")
    assert problem["detail"]
    assert "Traceback" not in answer.text
    assert client.app.state.service.store.count() == before


def test_nothing_is_started_to_read_what_is_no_article(monkeypatch):
    started = []
    monkeypatch.setattr("kg.workers.processes.Processes", lambda *_: started.append("processes"))
    monkeypatch.setattr("kg.pipeline.described_authority", lambda *_: started.append("authority"))
    with serving(MemoryStore()) as client:
        assert post(client, {}).status_code == 422
        mixed = post(client, [{}, {}])
    assert mixed.status_code == 422
    assert [line["status"] for line in mixed.json()["articles"]] == ["failed", "failed"]
    assert started == []


def test_a_store_that_fails_is_503_and_says_why():
    with opened(BrokenStore()) as client:
        answer = post(client, OTHER)
    assert (answer.status_code, answer.json()["code"]) == (503, "KG-S01")
    assert "disk is full" in answer.json()["detail"]


def test_an_article_is_deleted_with_the_entities_that_only_it_names(client):
    post(client, OTHER)
    alone = client.app.state.service.store.count()
    line = post(client, RECORD).json()["articles"][0]
    key = line["iri"].rpartition("/")[2]
    assert client.delete(f"/articles/{key}", headers=BEARER).status_code == 204
    assert client.app.state.service.store.count() == alone
    assert client.delete(f"/articles/{key}", headers=BEARER).status_code == 404
    assert client.get(f"/id/article/{key}").status_code == 404


def test_articles_are_listed_newest_first_page_by_page(client):
    for number in range(5):
        record = {
            **OTHER,
            "id": str(number),
            "title": f"Title {number}",
            "published": f"2025-09-0{number + 1}",
        }
        post(client, record)
    post(client, {**OTHER, "id": "undated", "published": None, "title": "Undated"})
    found = [client.get("/articles", params={"limit": 4, "offset": start}).json() for start in (0, 4)]
    titles = [line["title"] for page in found for line in page["articles"]]
    assert titles == ["Title 4", "Title 3", "Title 2", "Title 1", "Title 0", "Undated"]
    assert {page["total"] for page in found} == {6}
    page = client.get("/articles", params={"limit": 2, "offset": 2}, headers=BROWSER).text
    assert "Title 2" in page
    assert 'rel="prev"' in page
    assert 'rel="next"' in page


@pytest.mark.parametrize(
    "query", ["limit=0", "limit=501", "limit=x", "offset=-1", "offset=١", "limit=5&limit=6"]
)
def test_bad_paging_is_refused(client, query):
    assert client.get(f"/articles?{query}").status_code == 400


def test_the_key_leads_to_the_article(client):
    answer = client.get("/articles/abc")
    assert (answer.status_code, answer.headers["location"]) == (303, "/id/article/abc")
