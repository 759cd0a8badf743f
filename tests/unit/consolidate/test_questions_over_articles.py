"""Questions that count events count each once, however many articles tell of it."""

from golden_world import rows
from made_up_claims import BASE, SETTINGS, WORLD, put

from kg.consolidate import consolidate
from kg.query.named import named_query
from kg.rdf.release import released_graph
from kg.store import MemoryStore

MET = {
    "kind": "Meeting",
    "who": ["person/kovac", "person/berg"],
    "day": "2025-09-01",
    "place": "place/nor-city",
}
CALL = {"kind": "PhoneCall", "who": ["person/kovac", "person/berg"], "day": "2025-09-01"}
HIT = {"kind": "Attack", "who": [], "day": "2025-09-02", "place": "place/port-estia"}


def asked(articles, name, *columns):
    store = MemoryStore()
    store.replace_graphs({f"{BASE}graph/ontology": released_graph("ontology", BASE)})
    for key, published, claims in articles:
        put(store, {"key": key, "published": published, "claims": claims})
        consolidate(store, WORLD, SETTINGS, [key])
    found = rows(store, named_query(name).text)
    return [tuple(row[each] for each in columns) for row in found]


def test_pairs_are_counted_by_encounters_and_not_by_articles():
    articles = [("a", "2025-09-01", [MET]), ("b", "2025-09-02", [MET]), ("c", "2025-09-02", [MET, CALL])]
    assert asked(articles, "most-frequent-pairs", 0, 1, 2, 3) == [("berg", "kovac", "2", "3")]


def test_an_attack_is_one_row_with_the_numbers_of_the_newest_article():
    articles = [
        ("a", "2025-09-02", [{**HIT, "killed": 3}]),
        ("b", "2025-09-03", [{**HIT, "killed": 5}]),
        ("c", "2025-09-04", [{**HIT, "killed": 7, "injured": 20}]),
    ]
    assert asked(articles, "casualties-by-attack", 3, 4, 6) == [("7", "20", "3")]


THREE = [("a", "2025-09-01", [MET]), ("b", "2025-09-02", [MET]), ("c", "2025-09-02", [MET, CALL])]


def test_who_met_whom_has_a_row_an_encounter_and_the_number_of_articles():
    found = asked(THREE, "who-met-whom", 1, 2, 4, 7)
    assert sorted(found) == [
        ("Meeting", "berg", "kovac", "3"),
        ("Meeting", "kovac", "berg", "3"),
        ("PhoneCall", "berg", "kovac", "1"),
        ("PhoneCall", "kovac", "berg", "1"),
    ]


def test_what_is_new_and_what_happened_at_a_place_are_told_once():
    assert sorted(asked(THREE, "latest-events", 1, 5)) == [("Meeting", "3"), ("PhoneCall", "1")]
    assert asked(THREE, "events-at-a-place", 2, 5) == [("Meeting", "3")]


def test_what_was_announced_and_then_held_is_no_longer_awaited():
    planned = {**MET, "factuality": "planned"}
    assert asked([("a", "2025-08-30", [planned])], "announced-not-held", 0, 3, 6) == [
        ("2025-08-30", "Meeting", "1")
    ]
    assert asked([("a", "2025-08-30", [planned]), ("b", "2025-09-02", [MET])], "announced-not-held", 0) == []


def test_a_fact_of_one_article_is_none_of_several():
    assert asked(THREE, "single-source-facts", 1) == [("PhoneCall",)]
