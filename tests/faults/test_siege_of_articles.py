"""Articles that are sent to a server: what they cost nobody else waits for, and what was left undone is done."""

import json

import pytest
from bystander import bystander
from server_process import server, until

from kg.config import Settings
from kg.consolidate import pending_articles
from kg.pipeline import Pipeline, described_authority, settled
from kg.rdf.mint import graph_iri
from kg.source import read_bytes
from kg.store import EmbeddedStore

TEXT = "Britain's Keir Starmer met France's Emmanuel Macron in Paris on Tuesday. They signed an agreement there. "
RECORD = {"id": "talks", "title": "Talks in Paris", "published": "2026-03-05", "text": TEXT}
TOKEN = {"Authorization": "Bearer t", "Content-Type": "application/json"}
CANONICAL = "ASK { ?event a <https://w3id.org/diplomacy-kg/ontology#CanonicalEvent> }"


@pytest.fixture(scope="module")
def running(tmp_path_factory):
    with server(tmp_path_factory.mktemp("articles") / "store") as found:
        found.ask("ASK {}")
        yield found


def sent(running, body):
    status, _, said = running.request("POST", "/articles", body, timeout=120, **TOKEN)
    return status, json.loads(said)


def test_nobody_waits_for_the_model_or_for_an_article(running):
    with bystander(running.host) as seen:
        status, said = sent(running, json.dumps(RECORD))
        assert status == 201, said
        assert said["articles"][0]["counts"]["events"] > 0
        long = {**RECORD, "id": "long", "text": TEXT * 300}
        assert sent(running, json.dumps(long))[0] in (201, 422)
    seen.assert_nothing()


@pytest.mark.parametrize(
    ("body", "status", "what"),
    [
        (b"[" + b"[],{}," * 2_600_000 + b"1]", 413, "10,000 articles"),
        (json.dumps({**RECORD, "text": "a" * 390_000}).encode(), 422, ""),
        (json.dumps({**RECORD, "title": "T" * 300_000}).encode(), 413, ""),
        (b"[" * 5_000_000, 422, ""),
    ],
    ids=["many that are none", "one word", "a title", "brackets"],
)
def test_bodies_that_are_hard_to_read_cost_nobody_else_time(running, body, status, what):
    with bystander(running.host) as seen:
        found, said = sent(running, body)
        assert found == status, said
        assert what in said["detail"]
    seen.assert_nothing()


def test_a_server_catches_up_by_itself_with_what_was_not_consolidated(tmp_path):
    settings = Settings(store=str(tmp_path / "store"))
    (article,) = read_bytes(json.dumps(RECORD).encode(), "application/json", settings)
    (outcome,) = Pipeline.assemble(settings).outcomes([article])
    store = EmbeddedStore(tmp_path / "store")
    store.put_article(
        outcome.graph, outcome.triples, graph_iri(settings.base_iri, "entities"), outcome.descriptions
    )
    assert list(pending_articles(store, settings.base_iri))
    store.close()
    with server(tmp_path / "store") as found:
        until(lambda: found.ask(CANONICAL)[2].endswith(b"true}"), 30)
    store = EmbeddedStore(tmp_path / "store")
    assert not list(pending_articles(store, settings.base_iri))
    (again,) = settled([outcome], store, settings, described_authority(settings))
    assert again.status == "unchanged"
    store.close()
