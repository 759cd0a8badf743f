"""Every thing at its own path, in the form that is asked for."""

import pyoxigraph as ox
import pytest
from serving import (
    ARTICLE,
    BASE,
    BROWSER,
    ENTITIES,
    GRAPH,
    KORHO,
    NORLAND,
    OFFICE,
    SUMMIT,
    TENURE,
    VERSION,
    path,
    sample_store,
    serving,
)  # fmt: skip

FORMS = [
    ("ttl", "text/turtle", ox.RdfFormat.TURTLE),
    ("nt", "application/n-triples", ox.RdfFormat.N_TRIPLES),
    ("jsonld", "application/ld+json", ox.RdfFormat.JSON_LD),
    ("rdf", "application/rdf+xml", ox.RdfFormat.RDF_XML),
]
THINGS = [ARTICLE, VERSION, SUMMIT, f"{SUMMIT}/participation/01", TENURE, KORHO, NORLAND, OFFICE]


def triples(answer, format):
    return {str(quad.triple) for quad in ox.parse(answer.content, format=format)}


@pytest.mark.parametrize("iri", THINGS)
@pytest.mark.parametrize(("suffix", "media_type", "format"), FORMS)
def test_suffix_accept_and_format_give_the_same_triples(reader, iri, suffix, media_type, format):
    url = path(iri)
    answers = [
        reader.get(f"{url}.{suffix}", headers=BROWSER),
        reader.get(url, headers={"accept": media_type}),
        reader.get(url, params={"format": suffix}),
    ]
    for answer in answers:
        assert answer.status_code == 200
        assert answer.headers["content-type"].partition(";")[0] == media_type
        assert answer.headers["vary"] == "Accept"
    plain = triples(reader.get(f"{url}.nt"), ox.RdfFormat.N_TRIPLES)
    assert [triples(answer, format) for answer in answers] == [plain] * 3
    assert any(each.startswith(f"<{iri}> ") for each in plain)


@pytest.mark.parametrize(
    ("accept", "expected"),
    [
        (None, "text/turtle; charset=utf-8"),
        ("*/*", "text/turtle; charset=utf-8"),
        ("application/json", "application/json"),
        ("text/html", "text/html; charset=utf-8"),
        (BROWSER["accept"], "text/html; charset=utf-8"),
        ("text/html;q=0.5, application/ld+json", "application/ld+json"),
    ],
)
def test_the_form_follows_accept(reader, accept, expected):
    answer = reader.get(path(SUMMIT), headers={"accept": accept} if accept else {})
    assert answer.headers["content-type"] == expected


def test_an_event_comes_with_its_parts_and_their_evidence(reader):
    found = triples(reader.get(f"{path(SUMMIT)}.nt"), ox.RdfFormat.N_TRIPLES)
    subjects = {each.split(" ")[0].strip("<>") for each in found}
    assert f"{SUMMIT}/participation/02" in subjects
    assert sum("#char=" in subject for subject in subjects) == 4
    assert not any("/event/aaaa0002" in subject for subject in subjects)


def test_an_article_comes_whole(reader):
    answer = reader.get(f"{path(ARTICLE)}.nt")
    assert answer.content == reader.app.state.service.store.graph(GRAPH)


def test_links_name_the_other_forms_and_the_own_iri(reader):
    link = reader.get(path(KORHO)).headers["link"]
    assert f'<{path(KORHO)}.ttl>; rel="alternate"; type="text/turtle"' in link
    assert f'<{path(KORHO)}.html>; rel="alternate"; type="text/html"' in link
    assert 'rel="describedby"' in link
    assert f'<{KORHO}>; rel="canonical"' in link


@pytest.mark.parametrize(
    "url",
    [
        "/id/person/wd-Q1",
        "/id/article/0000000000000000",
        f"{path(ARTICLE)}/event/none",
        f"{path(ARTICLE)}/v/none",
        "/id/",
        "/id/%3C%3E",
        "/id/a%20b",
        "/id/..%2F..%2Fetc%2Fpasswd",
        "/graph/none",
        "/id/person/wd-Q1.ttl",
    ],
)
@pytest.mark.parametrize("headers", [{}, BROWSER])
def test_what_is_not_known_is_404(reader, url, headers):
    answer = reader.get(url, headers=headers)
    assert answer.status_code == 404, answer.text
    assert "Traceback" not in answer.text


def test_a_form_that_things_do_not_have_is_406(reader):
    assert reader.get(path(KORHO), headers={"accept": "image/png"}).status_code == 406
    assert reader.get(path(KORHO), params={"format": "csv"}).status_code == 406


def test_a_participation_leads_browsers_to_its_place_in_the_event(reader):
    answer = reader.get(f"{path(SUMMIT)}/participation/01", headers=BROWSER)
    assert answer.status_code == 303
    page, anchor = answer.headers["location"].split("#")
    assert f'id="{anchor}"' in reader.get(page, headers=BROWSER).text


@pytest.mark.parametrize("iri", [GRAPH, ENTITIES])
def test_a_graph_is_read_at_its_own_path(reader, iri):
    answer = reader.get(path(iri), headers={"accept": "application/n-triples"})
    assert answer.content == reader.app.state.service.store.graph(iri)
    assert reader.get(path(iri), headers=BROWSER).headers["content-type"].startswith("text/plain")


@pytest.mark.parametrize("base", ["http://127.0.0.1:8000/", "https://kg.example/base/"])
def test_the_path_is_the_iri_without_the_base_whatever_the_base(base):
    store = sample_store()
    moved = {
        graph: store.graph(graph).replace(BASE.encode() + b"id/", base.encode() + b"id/")
        for graph in (GRAPH, ENTITIES)
    }
    store.replace_graphs({GRAPH: b"", ENTITIES: moved[ENTITIES], GRAPH.replace(BASE, base): moved[GRAPH]})
    with serving(store, base_iri=base) as client:
        answer = client.get(path(KORHO), headers=BROWSER)
        assert answer.status_code == 200
        assert f'href="{path(NORLAND)}"' in answer.text
        assert client.get(path(SUMMIT), headers=BROWSER).status_code == 200
        assert f"<{KORHO.replace(BASE, base)}>".encode() in client.get(f"{path(KORHO)}.nt").content


def test_a_fact_is_explained_by_its_sentences(reader):
    answer = reader.get("/explain", params={"iri": SUMMIT})
    assert answer.status_code == 200
    first = answer.json()["supports"][0]
    assert first["method"] == "verb:receive"
    assert first["passages"][0]["sentence"].startswith("President Aino Korho")
    assert reader.get("/explain", params={"iri": "person/wd-Q1"}).status_code == 404
    assert reader.get("/explain").status_code == 400
