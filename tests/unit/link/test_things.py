import pytest

from kg.model import EntityKind, LinkStatus

ACCEPTED, CANDIDATE, UNLINKED = LinkStatus.ACCEPTED, LinkStatus.CANDIDATE, LinkStatus.UNLINKED
COUNTRY, PLACE, BODY = EntityKind.COUNTRY, EntityKind.PLACE, EntityKind.ORGANIZATION


@pytest.mark.parametrize(
    ("written", "kind", "near", "name"),
    [
        ("Norway", COUNTRY, "", "Norway"),
        ("the Norwegians", COUNTRY, "", "Norway"),
        ("U.K.", COUNTRY, "", "United Kingdom"),
        ("Kremlin", COUNTRY, "", "Russia"),
        ("Washington", COUNTRY, "", "United States"),
        ("Washington", PLACE, "US RU", "Washington"),
        ("Georgia", COUNTRY, "", "Georgia"),
        ("Georgia", COUNTRY, "RU", "Georgia"),
        ("Georgia", COUNTRY, "US RU", "Georgia"),
        ("Georgia", PLACE, "GE", "Georgia"),
        ("Jordan", COUNTRY, "", "Jordan"),
        ("Chad", COUNTRY, "SD", "Chad"),
        ("Turkey", COUNTRY, "", "Turkey"),
        ("Türkiye", COUNTRY, "", "Turkey"),
        ("Tripoli", PLACE, "LY", "Tripoli"),
        ("Nice", PLACE, "FR", "Nice"),
        ("Kiev", PLACE, "", "Kyiv"),
        ("Nato", BODY, "", "NATO"),
        ("North Atlantic Treaty Organization", BODY, "", "NATO"),
        ("Congress", BODY, "US", "United States Congress"),
        ("Singapore", PLACE, "", "Singapore"),
        ("NATO", PLACE, "", "NATO"),
        ("Luxembourg", COUNTRY, "", "Luxembourg"),
        ("Norway", None, "", "Norway"),
    ],
)
def test_names_and_context_find_the_thing(ask, authority, written, kind, near, name):
    found = ask(written, kind=kind, near=near.split())
    assert (found.status, authority.known[found.id].name) == (ACCEPTED, name)


@pytest.mark.parametrize(
    ("written", "kind", "near"),
    [
        ("Washington", PLACE, "US"),
        ("Tripoli", PLACE, ""),
        ("Tripoli", PLACE, "LY LB"),
        ("Nice", PLACE, "DE"),
        ("Victoria", PLACE, "CA"),
        ("Georgia", PLACE, "RU"),
        ("Jordan", None, ""),
        ("Congress", BODY, "IN"),
        ("us", COUNTRY, "US"),
        ("who", BODY, ""),
        ("Congolese", COUNTRY, ""),
        ("Zubrowka", COUNTRY, ""),
        ("Ministry of Silly Walks", BODY, "GB"),
    ],
)
def test_too_little_to_go_by_is_left_open(ask, written, kind, near):
    found = ask(written, kind=kind, near=near.split())
    assert found.status is not ACCEPTED
    assert found.known is None
    assert "/x-" in found.id


def test_a_demonym_of_two_countries_is_the_one_that_the_article_names(ask, country):
    assert ask("Congolese", kind=COUNTRY, near=["CD"]).id == country("CD")


def test_georgia_beside_the_united_states_alone_is_the_state(ask, authority, country):
    found = ask("Georgia", kind=COUNTRY, near=["US"])
    assert (found.status, found.known.kind, found.known.country) == (UNLINKED, PLACE, country("US"))
    assert found.candidates == ()


def test_tripoli_in_libya_is_not_tripoli_in_lebanon(ask):
    ids = {ask("Tripoli", kind=PLACE, near=[code]).id for code in ("LY", "LB")}
    assert len(ids) == 2


def test_a_body_with_one_source_is_recognised_but_its_identifier_is_a_candidate(ask):
    found = ask("Shanghai Cooperation Organization", kind=BODY)
    assert found.status is CANDIDATE
    assert found.known.name == "Shanghai Cooperation Organisation"
    assert (found.known.id, found.known.wikidata, found.known.same_as) == (found.id, None, ())
    assert found.candidates == found.known.close[:1]
    assert "/x-" in found.id
    assert found.id == ask("SCO", kind=BODY).id


def test_a_known_body_without_identifier_is_one_under_all_its_names(ask):
    found = [ask(name, kind=BODY) for name in ("G20", "Group of Twenty", "the G-20")]
    assert {one.id for one in found} == {found[0].id}
    assert {(one.status, one.score, one.known.name) for one in found} == {(UNLINKED, 0.0, "G20")}


def test_an_id_of_authority_data_counts_as_a_name(ask, country):
    found = ask(country("FR"), kind=COUNTRY)
    assert (found.id, found.status, found.score) == (country("FR"), ACCEPTED, 1.0)


def test_the_fullest_name_that_is_known_decides(ask):
    found = ask("the glorious Norway", "Norway", kind=COUNTRY)
    assert found.known.name == "Norway"


@pytest.mark.parametrize("name", ["Parliament", "the Foreign Ministry", "Supreme Court"])
def test_bodies_that_every_country_has_are_not_one_and_the_same(ask, name):
    ids = [ask(name, kind=BODY, near=near, day="2024-01-01").id for near in (["FR"], ["IT"], ["FR", "IT"])]
    assert len(set(ids)) == 3
    assert ask(name, kind=BODY, near=["FR"], day="2024-01-02").id == ids[0]


def test_unknown_names_get_the_same_id_in_every_article(ask):
    one = ask("Society of Examples", kind=BODY, near=["FR"], day="2024-01-01")
    other = ask("The Society of Examples", kind=BODY, near=["IT"], day="2025-01-01")
    assert one.id == other.id


def test_an_unknown_person_is_told_from_namesakes_by_country(ask):
    ids = {ask("Ann Example", offices=[("mayor", code)]).id for code in ("FR", "IT")}
    assert len(ids) == 2


def test_strangers_with_one_surname_are_not_made_one(ask):
    one = ask("Example", near=["FR", "IT"], day="2024-01-01")
    other = ask("Example", near=["FR", "DE"], day="2024-01-01")
    assert one.id != other.id
