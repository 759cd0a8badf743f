"""Decisions of people win over the rules, and a file of them that is wrong says where."""

import pytest
from made_up_claims import BASE, SETTINGS, WORLD, claim_iri, put

from kg.consolidate import consolidate, rebuild
from kg.consolidate.overrides import load_overrides, read_overrides
from kg.consolidate.reading import rows
from kg.errors import EncodingError, InputError
from kg.rdf.mint import graph_iri
from kg.store import MemoryStore

MET = {"kind": "Meeting", "who": ["person/kovac", "person/berg"], "day": "2025-09-01"}
CALL = {"kind": "PhoneCall", "who": ["person/prado", "person/ode"], "day": "2025-11-01"}
A, B, C = (claim_iri(key, MET, 0) for key in "abc")


def told(tmp_path, text, *claims):
    """Give the sets of claims that are of one event after these decisions, and after building anew."""
    path = tmp_path / "decisions.txt"
    path.write_text(text)
    settings = SETTINGS.model_copy(update={"overrides": path})
    store = MemoryStore()
    for key, claim in zip("abc", claims, strict=False):
        put(store, {"key": key, "published": "2025-09-02", "claims": [claim]})
        consolidate(store, WORLD, settings, [key])
    stepwise = store.graph(graph_iri(BASE, "canonical"))
    rebuild(store, WORLD, settings)
    assert store.graph(graph_iri(BASE, "canonical")) == stepwise
    together = {}
    for row in rows(store, "SELECT ?c ?e { ?c dip:mentionOf ?e }"):
        together.setdefault(row["e"], set()).add(row["c"].removeprefix(f"{BASE}id/article/")[0])
    return sorted("".join(sorted(keys)) for keys in together.values())


def test_what_is_decided_to_be_different_stays_apart(tmp_path):
    assert told(tmp_path, "", MET, MET) == ["ab"]
    assert told(tmp_path, f"different {A} {B}\n", MET, MET) == ["a", "b"]


def test_what_is_decided_to_be_the_same_comes_together_against_all_rules(tmp_path):
    other = claim_iri("b", CALL, 0).removeprefix(f"{BASE}id/")
    assert told(tmp_path, f"# seen by two\n\nsame {A} {other}  # by hand\n", MET, CALL) == ["ab"]


def test_a_third_joins_the_side_that_it_is_not_different_from(tmp_path):
    assert told(tmp_path, f"different {A} {B}\ndifferent {B} {C}", MET, MET, MET) == ["ac", "b"]


def test_a_decision_about_what_is_not_there_does_nothing(tmp_path):
    assert told(tmp_path, f"same {A} {BASE}id/article/z/event/1", MET) == ["a"]


def test_a_changed_file_counts_from_the_next_run_on(tmp_path):
    path = tmp_path / "decisions.txt"
    settings = SETTINGS.model_copy(update={"overrides": path})
    store = MemoryStore()
    path.write_text("")
    for key in "ab":
        put(store, {"key": key, "published": "2025-09-02", "claims": [MET]})
    consolidate(store, WORLD, settings, ["a", "b"])
    path.write_text(f"different <{A}> <{B}>")
    assert consolidate(store, WORLD, settings, []).rebuilt
    assert len(rows(store, "SELECT ?e { ?e a dip:CanonicalEvent }")) == 2


OFFICE = {"office": "Foreign Minister", "of": "country/norland"}
NAMES = {"person/x-1": "Bo Tarn", "person/x-2": "Bo K. Tarn", "person/x-3": "Ulla Tarn"}


class TestPeople:
    def persons(self, tmp_path, text, *who):
        path = tmp_path / "decisions.txt"
        path.write_text(text)
        settings = SETTINGS.model_copy(update={"overrides": path})
        store = MemoryStore()
        for number, each in enumerate(who):
            claim = {"kind": "Visit", "who": [each], "day": f"2025-0{number + 1}-01"}
            put(
                store,
                {"key": f"k{number}", "published": "2025-09-02", "claims": [claim], "names": NAMES},
            )
            consolidate(store, WORLD, settings, [f"k{number}"])
        found = rows(store, "SELECT DISTINCT ?p { ?e a dip:CanonicalEvent ; dip:participant ?p } ORDER BY ?p")
        assert len(rows(store, "SELECT ?p { ?p a dip:Person }")) == len({each["agent"] for each in who})
        return [row["p"].rpartition("/")[2] for row in found]

    def test_name_office_and_country_make_one_of_two(self, tmp_path):
        one, two = ({"agent": f"person/x-{n}", **OFFICE} for n in (1, 2))
        assert self.persons(tmp_path, "", one, two) == ["x-1"]

    @pytest.mark.parametrize(
        "other",
        [
            {"agent": "person/x-3", **OFFICE},
            {"agent": "person/x-2", "office": "Prime Minister", "of": "country/norland"},
            {"agent": "person/x-2", "office": "Foreign Minister", "of": "country/sudia"},
            {"agent": "person/x-2", "office": "Foreign Minister"},
            {"agent": "person/x-2"},
        ],
        ids=["surname", "other office", "other country", "no country", "no office"],
    )
    def test_less_than_all_three_is_not_enough(self, tmp_path, other):
        assert len(self.persons(tmp_path, "", {"agent": "person/x-1", **OFFICE}, other)) == 2

    def test_decisions_win(self, tmp_path):
        one, two = ({"agent": f"person/x-{n}", **OFFICE} for n in (1, 2))
        assert self.persons(tmp_path, "different person/x-1 person/x-2", one, two) == ["x-1", "x-2"]
        assert self.persons(tmp_path, "same person/x-2 person/x-3", {"agent": "person/x-3"}, two) == ["x-2"]


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        ("same a", 1, "no decision"),
        (f"\nequal {A} {B}", 2, "no decision"),
        (f"same {A} {B} {C}", 1, "no decision"),
        (f"same {A} {A}", 1, "twice"),
        (f"same {A} person/x-1", 1, "compared"),
        (f"same {A} country/wd-Q1", 1, "neither"),
        (f"same {A} {B}\n# fine\ndifferent {B} {A}", 3, "line 1"),
        (f"same {A} {B}\nsame {B} {C}\ndifferent {A} {C}", 3, "together"),
    ],
)
def test_a_wrong_line_is_told(text, line, what):
    with pytest.raises(InputError) as raised:
        read_overrides(text, BASE, "decisions.txt")
    assert raised.value.where == f"decisions.txt, line {line}"
    assert what in str(raised.value)


def test_a_file_that_cannot_be_read_is_told(tmp_path):
    with pytest.raises(InputError, match="No such file"):
        load_overrides(tmp_path / "none.txt", BASE)
    bad = tmp_path / "bad.txt"
    bad.write_bytes(b"same \xff")
    with pytest.raises(EncodingError):
        load_overrides(bad, BASE)
