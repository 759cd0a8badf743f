import subprocess
import sys

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kg.authority import fold, letters, unlinked_id
from kg.authority.names import spellings
from kg.model import EntityKind


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The Élysée", "elysee"),
        ("U.S.", "US"),
        ("Côte d’Ivoire", "Cote d'Ivoire"),
        ("Guinea-Bissau", "Guinea Bissau"),
        ("İzmir", "Izmir"),
        ("Łódź", "Lodz"),
        ("Trinidad & Tobago", "Trinidad and Tobago"),
        ("OPEC+", "OPEC Plus"),
        ("  Addis\u00a0 Ababa ", "addis ababa"),
        ("The Hague", "Hague"),
    ],
)
def test_spellings_of_one_name_fold_to_the_same(one, other):
    assert fold(one) == fold(other) != ""


@pytest.mark.parametrize(
    ("one", "other"), [("OPEC", "OPEC+"), ("Niger", "Nigeria"), ("Korea", "North Korea")]
)
def test_different_names_stay_different(one, other):
    assert fold(one) != fold(other)


def test_the_alone_is_a_name_and_punctuation_alone_is_none():
    assert fold("The") == "the"
    assert fold(" – … ") == ""


@given(st.text(max_size=40))
@example("\u1d2c")  # a superscript letter: it has no lower case until it is taken apart
def test_folding_twice_changes_nothing_but_articles(text):
    once = fold(text)
    assert once == " ".join(once.split())
    assert fold(once).split() == (once.split()[1:] if once.startswith("the ") else once.split())


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("US", {"US"}),
        ("U.S.", {"US"}),
        ("WHO", {"WHO"}),
        ("NATO", {"NATO", "Nato"}),
        ("G20", {"G20"}),
        ("Ukraine", set()),
        ("UN Women", set()),
        ("20", set()),
        ("CARICOMS", set()),
    ],
)
def test_an_abbreviation_counts_only_as_news_write_it(name, written):
    assert spellings(name) == written


def test_letters_leaves_dots_and_spaces_out():
    assert letters("U. S.") == "US"


def test_the_id_of_an_unlinked_entity_is_the_one_that_is_documented():
    import hashlib

    stamp = hashlib.sha256(b"person\nann example\ncountry/wd-Q20").hexdigest()[:12]
    assert unlinked_id(EntityKind.PERSON, "Ann  Exámple", "country/wd-Q20") == f"person/x-{stamp}"


def test_kind_country_and_name_each_tell_unlinked_entities_apart():
    ids = {
        unlinked_id(kind, name, country)
        for kind in (EntityKind.PERSON, EntityKind.PLACE)
        for name in ("Ann Example", "Bob Example")
        for country in (None, "country/wd-Q20")
    }
    assert len(ids) == 8


@pytest.mark.parametrize("seed", ["0", "1"])
def test_the_lookups_are_the_same_whatever_the_hash_seed(seed):
    code = (
        "import hashlib; from kg.authority import load_authority as load; a = load();"
        "parts = [list(a.known), list(a.by_name.items()), list(a.demonyms.items()), list(a.seats.items()),"
        "list(a.by_surname.items()), list(a.holders.items()), a.tenures];"
        "print(hashlib.sha256(repr(parts).encode()).hexdigest())"
    )
    run = [
        subprocess.run(
            [sys.executable, "-c", code],
            env={"PYTHONHASHSEED": one},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for one in (seed, "7")
    ]
    assert run[0] == run[1] != ""
