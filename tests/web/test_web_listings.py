"""``/events`` and ``/entities``: what all articles together tell of, with the articles that do."""

import pyoxigraph as ox
import pytest
from golden_world import golden_store
from serving import BROWSER, serving

from kg.config import DEFAULT_BASE


@pytest.fixture(scope="module")
def client():
    with serving(golden_store()) as found:
        yield found


def listed(client, path="events", /, **wanted):
    answer = client.get(f"/{path}", params=wanted)
    assert answer.status_code == 200, answer.text
    return answer.json()


def test_each_event_is_listed_once_with_its_articles(client):
    found = listed(client)
    assert found["total"] == len(found["events"]) > 5
    assert len({line["event"]["iri"] for line in found["events"]}) == found["total"]
    for line in found["events"]:
        assert line["articles"] == len(line["sources"]) >= line["publishers"] >= 1
        assert all(source["label"] for source in line["sources"])
    assert any(line["articles"] > 1 for line in found["events"])


@pytest.mark.parametrize(
    ("wanted", "holds"),
    [
        ({"class": "summit"}, lambda line: line["kind"] == "summit"),
        ({"factuality": "happened"}, lambda line: line["factuality"] == "happened"),
        ({"articles": 2}, lambda line: line["articles"] >= 2),
        ({"q": "meet"}, lambda line: "meet" in line["event"]["label"].lower()),
    ],
)
def test_filters_keep_what_was_asked_for_and_nothing_else(client, wanted, holds):
    whole, found = listed(client), listed(client, **wanted)
    assert 0 < found["total"] < whole["total"]
    assert found["total"] == sum(map(holds, whole["events"])) == sum(map(holds, found["events"]))


def test_events_are_found_by_who_where_and_when(client):
    some = next(line for line in listed(client)["events"] if line["place"] and line["earliest"])
    for wanted in (
        {"place": some["place"]["iri"]},
        {"from": some["earliest"], "to": some["latest"]},
    ):
        assert some["event"] in [line["event"] for line in listed(client, **wanted)["events"]]
    after = listed(client, **{"from": "2999-01-01"})
    assert after["events"] == []


def test_pages_of_the_list_join_without_gap(client):
    whole = [line["event"]["iri"] for line in listed(client)["events"]]
    parts = [
        line["event"]["iri"]
        for offset in range(0, len(whole), 3)
        for line in listed(client, limit=3, offset=offset)["events"]
    ]
    assert parts == whole


def test_entities_show_their_identifiers_and_how_many_articles_name_them(client):
    found = listed(client, "entities")
    assert found["total"] >= len(found["entities"]) > 5
    numbers = [line["articles"] for line in found["entities"]]
    assert numbers == sorted(numbers, reverse=True)
    people = listed(client, "entities", kind="person")["entities"]
    assert people
    assert {line["kind"] for line in people} == {"person"}
    name = people[0]["entity"]["label"]
    assert name in [line["entity"]["label"] for line in listed(client, "entities", q=name[1:5])["entities"]]


@pytest.mark.parametrize("kind", ["events", "entities"])
@pytest.mark.parametrize("accept", ["text/turtle", "application/ld+json", "application/n-triples"])
def test_the_lists_come_as_rdf(client, kind, accept):
    answer = client.get(f"/{kind}", params={"limit": 3}, headers={"accept": accept})
    quads = list(ox.parse(answer.content, format=ox.RdfFormat.from_media_type(accept)))
    assert len({q.subject for q in quads if not q.subject.value.rpartition("/id/")[2].count("/") > 1}) == 3


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/events?class=party", 400),
        ("/events?from=soon", 400),
        ("/events?who=Nobody+At+All", 404),
        ("/events?factuality=maybe", 400),
        ("/events?limit=0", 400),
        ("/events?limit=5&limit=6", 400),
        ("/entities?kind=ship", 400),
        ("/entities?offset=x", 400),
    ],
)
def test_what_makes_no_sense_is_told(client, path, status):
    answer = client.get(path)
    assert answer.status_code == status
    assert answer.json()["detail"]


@pytest.mark.parametrize("words", ['"', "\\", "a\nb", "}", "<x>", "?x", "'"])
def test_letters_stay_letters(client, words):
    for kind in ("events", "entities"):
        assert client.get(f"/{kind}", params={"q": words}).status_code == 200


def test_browsers_get_pages(client):
    for kind in ("events", "entities"):
        page = client.get(f"/{kind}", params={"limit": 2}, headers=BROWSER)
        assert page.headers["content-type"].startswith("text/html")
        assert 'rel="next"' in page.text


def test_the_page_of_an_event_shows_its_articles_and_sentences(client):
    some = next(line for line in listed(client)["events"] if line["articles"] > 1)
    page = client.get("/" + some["event"]["iri"].removeprefix(DEFAULT_BASE), headers=BROWSER).text
    for source in some["sources"]:
        assert source["iri"].removeprefix(DEFAULT_BASE) in page
    assert page.count("<blockquote>") >= some["articles"]


def test_an_event_as_data_has_its_mentions_stages_and_disputes(client):
    some = next(line for line in listed(client)["events"] if line["articles"] > 1)
    path = "/" + some["event"]["iri"].removeprefix(DEFAULT_BASE)
    quads = list(ox.parse(client.get(f"{path}.nt").content, format=ox.RdfFormat.N_TRIPLES))
    subjects = {quad.subject.value for quad in quads}
    told = {
        quad.object.value
        for quad in quads
        if quad.predicate.value.endswith(("hasMention", "hasFactualityStage"))
    }
    assert told
    assert told <= subjects
    assert all(any(q.subject.value == each and q.predicate.value.endswith("#claim") for q in quads)
               for each in told if "/mention/" in each)  # fmt: skip
