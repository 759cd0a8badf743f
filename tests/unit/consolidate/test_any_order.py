"""The canonical layer is the same bytes, whatever the order in which articles came, changed and went."""

from datetime import date, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from made_up_claims import BASE, SETTINGS, WORLD, put

from kg.consolidate import changed_articles, consolidate, pending_articles, rebuild
from kg.rdf.mint import graph_iri
from kg.store import MemoryStore

CANONICAL = graph_iri(BASE, "canonical")
FIRST = date(2025, 9, 1)
PEOPLE = ["person/kovac", "person/berg", "person/prado", "person/x-1", "person/x-2"]
AGENTS = [*PEOPLE, "country/estia", "country/norland", "organization/union"]
NAMES = {"person/x-1": "Bo Tarn", "person/x-2": "Bo B. Tarn"}
KEYS = ["a", "b", "c", "d", "e", "f"]

days = st.integers(0, 4).map(lambda number: (FIRST + timedelta(days=number)).isoformat())
who = st.one_of(
    st.sampled_from(AGENTS),
    st.builds(
        lambda agent, attendance, of: {
            "agent": agent,
            "attendance": attendance,
            "office": "foreign minister",
            "of": of,
        },
        st.sampled_from(PEOPLE),
        st.sampled_from(["attended", "expected", "absent"]),
        st.sampled_from(["country/norland", "country/sudia"]),
    ),
)
claims = st.fixed_dictionaries(
    {
        "kind": st.sampled_from(["Meeting", "Summit", "Encounter", "Visit", "Attack", "PhoneCall"]),
        "who": st.lists(who, min_size=1, max_size=3, unique_by=repr),
        "factuality": st.sampled_from(["happened", "planned", "denied", "ongoing"]),
    },
    optional={
        "day": st.one_of(days, st.tuples(days, days).map(sorted)),
        "place": st.sampled_from(["place/estia-city", "place/port-estia", "country/estia", "place/nor-city"]),
        "killed": st.integers(0, 60),
    },
)
articles = st.fixed_dictionaries(
    {
        "key": st.sampled_from(KEYS),
        "claims": st.lists(claims, max_size=3),
        "names": st.just(NAMES),
    },
    optional={"published": days, "url": st.sampled_from(["https://one.example/x", "https://b.two.example/"])},
)
retractions = st.fixed_dictionaries({"key": st.sampled_from(KEYS), "claims": st.none()})
batches = st.lists(
    st.lists(st.one_of(articles, articles, articles, retractions), max_size=3), min_size=1, max_size=7
)


def layer(store):
    return store.graph(CANONICAL)


def run(store, histories):
    for batch in histories:
        for article in batch:
            put(store, article)
        consolidate(store, WORLD, SETTINGS, [article["key"] for article in batch])


@given(batches)
@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_step_by_step_gives_what_building_anew_gives(histories):
    store = MemoryStore()
    run(store, histories)
    stepwise = layer(store)
    assert changed_articles(store, BASE) == pending_articles(store, BASE) == []
    rebuild(store, WORLD, SETTINGS)
    assert layer(store) == stepwise


@given(batches, st.randoms(use_true_random=False))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_the_order_of_arrival_does_not_matter(histories, random):
    last = {article["key"]: article for batch in histories for article in batch}
    shuffled = list(last.values())
    random.shuffle(shuffled)
    one, other = MemoryStore(), MemoryStore()
    run(one, histories)
    run(other, [[article] for article in shuffled])
    consolidate(other, WORLD, SETTINGS, [])
    assert layer(one) == layer(other)


@given(batches)
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_a_store_without_its_articles_has_an_empty_layer(histories):
    store = MemoryStore()
    run(store, histories)
    run(store, [[{"key": key, "claims": None} for key in KEYS]])
    assert layer(store).count(b"\n") == 1
    assert store.graphs() == [CANONICAL]
