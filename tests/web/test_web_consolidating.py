"""Articles that are posted are consolidated, and those that are deleted leave nothing in the canonical graph."""

import pytest
from serving import BEARER

MET = {
    "published": "2026-03-11",
    "text": "Finnish Prime Minister Outi Laine met Estonian Prime Minister Kadri Saar in Tallinn on Tuesday.",
}
COUNTS = """PREFIX dip: <https://w3id.org/diplomacy-kg/ontology#>
SELECT ?n { ?e a dip:CanonicalEvent ; dip:eventClass dip:Meeting ; dip:numberOfArticles ?n ; dip:participant ?p .
  ?p <http://www.w3.org/2000/01/rdf-schema#label> "Kadri Saar"@en }"""


def counts(client):
    found = client.get("/sparql", params={"query": COUNTS}).json()["results"]["bindings"]
    return [row["n"]["value"] for row in found]


def post(client, number):
    record = {**MET, "url": f"https://paper{number}.example/{number}"}
    answer = client.post("/articles", json=record, headers=BEARER)
    assert answer.status_code == 201
    return answer.json()["articles"][0]["iri"].rpartition("/")[2]


def test_each_article_is_consolidated_as_it_comes_and_goes(client):
    first = post(client, 1)
    assert counts(client) == ["1"]
    second = post(client, 2)
    assert counts(client) == ["2"]
    for key, left in ((first, ["1"]), (second, [])):
        assert client.delete(f"/articles/{key}", headers=BEARER).status_code == 204
        assert counts(client) == left


@pytest.mark.parametrize("accept", ["text/turtle", "application/ld+json"])
def test_a_canonical_event_has_an_address(client, accept):
    post(client, 1)
    text = COUNTS.replace("SELECT ?n", "SELECT ?e")
    iri = client.get("/sparql", params={"query": text}).json()["results"]["bindings"][0]["e"]["value"]
    path = iri.partition("/id/")[2]
    answer = client.get(f"/id/{path}", headers={"accept": accept})
    assert answer.status_code == 200
    assert "numberOfPublishers" in answer.text
