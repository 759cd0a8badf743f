"""What the canonical layer says after articles came, changed and went."""

import pytest
from made_up_claims import BASE, SETTINGS, WORLD, claim_iri, put

from kg.consolidate import changed_articles, consolidate, pending_articles, rebuild, retract
from kg.consolidate.reading import rows
from kg.query.named import named_query
from kg.query.solutions import select
from kg.rdf.mint import graph_iri
from kg.store import MemoryStore

CANONICAL = graph_iri(BASE, "canonical")
MET = {
    "kind": "Meeting",
    "who": ["person/kovac", "person/berg"],
    "day": "2025-09-01",
    "place": "place/estia-city",
}


def article(key, *claims, published="2025-09-02", **more):
    return {"key": key, "published": published, "url": f"https://{key}.example/1", "claims": claims, **more}


@pytest.fixture
def store():
    return MemoryStore()


def tell(store, *articles):
    for one in articles:
        put(store, one)
    consolidate(store, WORLD, SETTINGS, [one["key"] for one in articles])


def ask(store, text):
    return [tuple(value.removeprefix(f"{BASE}id/") for value in row.values()) for row in rows(store, text)]


def event(store, *properties):
    """Give the values of the one event of the store, without the names of their vocabularies."""
    found = []
    for name in properties:
        values = ask(store, f"SELECT ?v {{ ?e a dip:CanonicalEvent ; {name} ?v }}")
        found.append(sorted(value.rpartition("#")[2] for (value,) in values))
    return found


def test_two_articles_tell_of_one_event(store):
    tell(store, article("a", MET), article("b", MET))
    assert event(store, "dip:numberOfArticles", "dip:numberOfPublishers", "dip:eventClass", "dip:place") == [
        ["2"],
        ["2"],
        ["Meeting"],
        ["place/estia-city"],
    ]
    assert ask(store, "SELECT ?score ?reason { ?m a dip:Mention ; dip:score ?score ; dip:reason ?reason }")


def test_claims_are_never_rewritten(store):
    one = article("a", MET)
    tell(store, one)
    before = store.graph(f"{BASE}graph/article/a")
    tell(store, article("b", {**MET, "kind": "Summit"}))
    assert store.graph(f"{BASE}graph/article/a") == before


def test_an_event_keeps_its_iri_when_later_articles_join_in(store):
    tell(store, article("a", MET))
    first = ask(store, "SELECT ?e { ?e a dip:CanonicalEvent }")
    tell(store, article("b", MET, published="2025-09-03"))
    assert ask(store, "SELECT ?e { ?e a dip:CanonicalEvent }") == first


def test_a_plan_that_came_true_is_one_event_with_a_history(store):
    plan = {**MET, "factuality": "planned"}
    tell(store, article("b", MET), article("a", plan, published="2025-08-30"))
    assert event(store, "dip:factuality") == [["happened"]]
    history = """SELECT ?status ?day ?article { ?e dip:hasFactualityStage ?s .
      ?s dip:factuality ?f ; dip:firstTold ?day ; dip:toldBy ?article BIND (STRAFTER(STR(?f), "#") AS ?status) }
      ORDER BY ?day"""
    stages = [(row["status"], row["day"], row["article"].rpartition("/")[2]) for row in rows(store, history)]
    assert stages == [("planned", "2025-08-30", "a"), ("happened", "2025-09-02", "b")]
    assert event(store, "dip:disputed") == [[]]


def test_a_denial_is_kept_as_a_dispute(store):
    tell(store, article("a", MET), article("b", {**MET, "factuality": "denied"}, published="2025-09-01"))
    assert event(store, "dip:factuality", "dip:disputed/dip:disputedProperty") == [
        ["happened"],
        ["factuality"],
    ]
    assert event(store, "dip:disputed/dip:hasDisputedVersion/dip:claimedValue") == [["denied", "happened"]]


def test_counts_of_victims_differ_and_the_newest_is_taken(store):
    attack = {"kind": "Attack", "who": [], "day": "2025-09-01", "place": "place/vost"}
    tell(
        store,
        article("a", {**attack, "killed": 3}),
        article("b", {**attack, "killed": 5}, published="2025-09-03"),
    )
    assert event(store, "dip:killed") == [["5"]]
    text = named_query("disputed-values").fill({})
    found = [(row["property"].value, row["version"].value) for row in select(store, text)]
    assert found == [("killed", "3"), ("killed", "5")]


def test_the_place_and_the_days_are_the_narrowest_that_all_allow(store):
    vague = {**MET, "day": ["2025-09-01", "2025-09-03"], "place": "country/estia"}
    tell(store, article("a", vague), article("b", MET))
    values = event(store, "dip:earliest", "dip:latest", "dip:precision", "dip:place")
    assert values == [["2025-09-01"], ["2025-09-01"], ["dayPrecision"], ["place/estia-city"]]


def test_who_stayed_away_by_the_newest_word_is_no_participant(store):
    expected = {
        **MET,
        "factuality": "planned",
        "who": [*MET["who"], {"agent": "person/prado", "attendance": "expected"}],
    }
    came = {**MET, "who": [*MET["who"], {"agent": "person/prado", "attendance": "absent"}]}
    tell(store, article("a", expected, published="2025-08-30"), article("b", came))
    assert event(store, "dip:participant") == [["person/berg", "person/kovac"]]


def test_a_changed_version_replaces_its_claims(store):
    tell(store, article("a", MET), article("b", MET))
    tell(store, article("b", {**MET, "day": "2025-09-08", "place": "place/nor-city"}))
    assert ask(store, "SELECT (COUNT(?e) AS ?n) { ?e a dip:CanonicalEvent }") == [("2",)]
    assert ask(store, "SELECT ?n { ?e dip:numberOfArticles ?n }") == [("1",), ("1",)]


def test_a_claim_that_held_two_others_together_goes(store):
    """Two reports without anything in common but a third one fall apart when it is taken back."""
    left = {**MET, "who": ["person/kovac", "person/berg", "person/prado"], "place": None}
    right = {**MET, "who": ["person/vasin", "person/arkos", "person/ode"], "place": None}
    both = {**MET, "kind": "Summit", "who": [*left["who"], *right["who"]], "place": None}
    summit = {"kind": "Summit"}
    tell(store, article("a", {**left, **summit}), article("b", {**right, **summit}), article("c", both))
    assert ask(store, "SELECT ?n { ?e dip:numberOfArticles ?n }") == [("3",)]
    put(store, {"key": "c", "claims": None})
    consolidate(store, WORLD, SETTINGS, ["c"])
    assert ask(store, "SELECT ?n { ?e dip:numberOfArticles ?n }") == [("1",), ("1",)]


class TestRetracting:
    def test_it_tells_what_went_and_what_others_tell_too(self, store):
        alone = {
            "kind": "PhoneCall",
            "who": ["person/berg", "person/ode"],
            "day": "2025-09-02",
            "label": "Call",
        }
        tell(store, article("a", {**MET, "label": "Talks"}, alone), article("b", {**MET, "label": "Talks"}))
        gone = retract(store, WORLD, SETTINGS, f"{BASE}id/article/a")
        assert (gone.key, gone.lost, gone.kept) == ("a", ("Call",), ("Talks",))
        assert event(store, "dip:numberOfArticles") == [["1"]]

    @pytest.mark.parametrize("name", ["a", "article/a", "https://a.example/1", f"<{BASE}id/article/a>"])
    def test_an_article_has_several_names(self, store, name):
        tell(store, article("a", MET))
        assert retract(store, WORLD, SETTINGS, name).key == "a"
        assert store.graphs() == [CANONICAL]

    @pytest.mark.parametrize("name", ["b", "https://b.example/1", "<>", "a b", ""])
    def test_what_is_not_there_is_told(self, store, name):
        tell(store, article("a", MET))
        before = store.graph(CANONICAL)
        assert retract(store, WORLD, SETTINGS, name) is None
        assert store.graph(CANONICAL) == before


class TestMarks:
    def test_what_was_stored_and_not_consolidated_is_found(self, store):
        tell(store, article("a", MET))
        put(store, article("b", MET))
        assert pending_articles(store, BASE) == changed_articles(store, BASE) == ["b"]
        put(store, {"key": "a", "claims": None})
        assert pending_articles(store, BASE) == ["a", "b"]
        consolidate(store, WORLD, SETTINGS, pending_articles(store, BASE))
        assert pending_articles(store, BASE) == changed_articles(store, BASE) == []

    def test_a_graph_that_was_changed_by_hand_is_found(self, store):
        tell(store, article("a", MET))
        claim = claim_iri("a", MET, 0)
        graph = f"{BASE}graph/article/a"
        store.update(f'INSERT DATA {{ GRAPH <{graph}> {{ <{claim}> dip:topic "fish"@en }} }}')
        assert pending_articles(store, BASE) == []
        assert changed_articles(store, BASE) == ["a"]

    def test_a_layer_of_other_rules_is_built_anew(self, store):
        tell(store, article("a", MET))
        good = store.graph(CANONICAL)
        store.replace_graphs({CANONICAL: good.replace(b"sha256:", b"sha256:0")})
        done = consolidate(store, WORLD, SETTINGS, [])
        assert done.rebuilt
        assert store.graph(CANONICAL) == good

    def test_building_anew_a_layer_that_is_right_changes_nothing(self, store):
        tell(store, article("a", MET))
        good = store.graph(CANONICAL)
        rebuild(store, WORLD, SETTINGS)
        assert store.graph(CANONICAL) == good
