"""Names that mean several things: the context decides, and without one nobody is named."""

import pytest

from kg.model import EntityKind, LinkStatus

ACCEPTED, CANDIDATE, UNLINKED = LinkStatus.ACCEPTED, LinkStatus.CANDIDATE, LinkStatus.UNLINKED
COUNTRY, PLACE, PERSON = EntityKind.COUNTRY, EntityKind.PLACE, EntityKind.PERSON


def named(ask, authority, *arguments, **context):
    found = ask(*arguments, **context)
    assert found.status is ACCEPTED, found
    return authority.known[found.id].name


@pytest.mark.parametrize(
    ("kind", "near", "name"),
    [
        (COUNTRY, "", "United States"),  # the government there
        (COUNTRY, "RU", "United States"),
        (PLACE, "US FR", "Washington"),
    ],
)
def test_washington_is_a_government_or_a_city(ask, authority, kind, near, name):
    assert named(ask, authority, "Washington", kind=kind, near=near.split()) == name


def test_washington_in_an_article_about_the_united_states_alone_may_be_the_state(ask):
    assert ask("Washington", kind=PLACE, near=["US"]).status is CANDIDATE
    assert ask("Washington, D.C.", "Washington", kind=PLACE, near=["US"]).status is ACCEPTED


def test_washington_the_person_and_the_state_are_neither(ask):
    for person in (("Washington",), ("Denzel Washington", "Washington")):
        assert ask(*person, kind=PERSON, near=["US"]).status is UNLINKED
    state = ask("Washington State", kind=PLACE, near=["US"])
    assert (state.status, state.known.name) == (UNLINKED, "Washington (U.S. state)")


@pytest.mark.parametrize("name", ["Georgia", "Jordan", "Chad", "Turkey"])
def test_a_country_that_is_also_something_else_is_the_country_only_where_one_is_asked_for(
    ask, authority, name
):
    assert named(ask, authority, name, kind=COUNTRY) == name
    assert ask(name, kind=PERSON).status is UNLINKED
    assert ask(name, kind=None).status is not ACCEPTED


@pytest.mark.parametrize(
    ("near", "name"),
    [("CD", "Democratic Republic of the Congo"), ("CG", "Republic of the Congo")],
)
def test_congo_is_the_one_that_the_article_also_calls_otherwise(ask, authority, near, name):
    assert named(ask, authority, "Congo", kind=COUNTRY, near=[near]) == name
    assert named(ask, authority, "Congolese", kind=COUNTRY, near=[near]) == name


@pytest.mark.parametrize("near", ["", "CD CG", "RW"])
def test_congo_alone_or_beside_both_is_left_open_with_both_as_candidates(ask, authority, near):
    found = ask("Congo", kind=COUNTRY, near=near.split())
    assert found.status is CANDIDATE
    both = {authority.known[id].same_as[0] for id in authority.named("Congo")}
    assert len(both) == 2
    assert set(found.candidates) == both


@pytest.mark.parametrize(("near", "name"), [("KR", "South Korea"), ("KP", "North Korea")])
def test_korea_is_the_one_that_the_article_names_in_full(ask, authority, near, name):
    assert named(ask, authority, "Korea", kind=COUNTRY, near=[near]) == name
    assert ask("Korea", kind=COUNTRY, near=["KR", "KP"]).status is CANDIDATE
    assert ask("Korea", kind=COUNTRY, near=["JP"]).status is CANDIDATE


@pytest.mark.parametrize(
    "name",
    [
        "Guinea",
        "Guinea-Bissau",
        "Equatorial Guinea",
        "Papua New Guinea",
        "Niger",
        "Nigeria",
        "Dominica",
        "Dominican Republic",
        "Ireland",
        "North Macedonia",
    ],
)
def test_countries_with_names_alike_are_each_their_own(ask, authority, name):
    assert named(ask, authority, name, kind=COUNTRY) == name


@pytest.mark.parametrize(
    ("word", "name"), [("Nigerian", "Nigeria"), ("Nigerien", "Niger"), ("Irish", "Ireland")]
)
def test_demonyms_that_look_alike_are_told_apart(ask, authority, word, name):
    assert named(ask, authority, word, kind=COUNTRY) == name


def test_dominican_needs_one_of_the_two_countries(ask, authority):
    assert ask("Dominican", kind=COUNTRY).status is UNLINKED
    assert ask("Dominican", kind=COUNTRY, near=["DM", "DO"]).status is UNLINKED
    assert named(ask, authority, "Dominican", kind=COUNTRY, near=["DO"]) == "Dominican Republic"
    assert named(ask, authority, "Dominican", kind=COUNTRY, near=["DM"]) == "Dominica"


def test_ireland_is_not_northern_ireland(ask, authority):
    north = ask("Northern Ireland", kind=PLACE)
    assert (north.status, north.known.name) == (UNLINKED, "Northern Ireland")
    assert named(ask, authority, "Republic of Ireland", kind=COUNTRY) == "Ireland"


def test_macedonia_is_the_country_unless_greece_alone_is_near(ask, authority):
    assert named(ask, authority, "Macedonia", kind=COUNTRY) == "North Macedonia"
    assert named(ask, authority, "Macedonia", kind=COUNTRY, near=["MK", "GR"]) == "North Macedonia"
    region = ask("Macedonia", kind=PLACE, near=["GR"])
    assert (region.status, region.known.name) == (UNLINKED, "Macedonia (Greece)")


def test_the_netherlands_is_the_country_and_not_the_kingdom(ask):
    for name in ("the Netherlands", "Holland", "Dutch"):
        assert ask(name, kind=COUNTRY).id == "country/wd-Q55"


def test_a_person_of_one_name_is_offered_and_not_taken(ask, authority):
    one = next(
        known
        for known in authority.known.values()
        if known.kind is PERSON and " " not in known.name and not authority.tenures_of.get(known.id)
    )
    code = authority.known[one.country].codes[0]
    found = ask(one.name, near=[code])
    assert (found.status, found.candidates[0]) == (CANDIDATE, one.same_as[0])
    assert ask(one.name, near=["FR"]).status is UNLINKED
