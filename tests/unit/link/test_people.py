import pytest

from kg.model import LinkStatus

ACCEPTED, CANDIDATE, UNLINKED = LinkStatus.ACCEPTED, LinkStatus.CANDIDATE, LinkStatus.UNLINKED


@pytest.mark.parametrize(
    ("names", "offices", "near", "day", "name"),
    [
        (("Liz Truss",), [("Prime Minister", "GB")], "", "2022-09-20", "Liz Truss"),
        (("Liz Truss",), [], "GB", None, "Liz Truss"),
        (("Elizabeth Truss", "Truss"), [("Foreign Secretary", "GB")], "GB", "2022-03-01", "Liz Truss"),
        (("Truss",), [("Foreign Secretary", "GB")], "", "2022-03-01", "Liz Truss"),
        (("Truss",), [("Prime Minister", "GB")], "", "2022-09-20", "Liz Truss"),
        (("Johnson",), [("Prime Minister", "GB")], "", "2021-06-01", "Boris Johnson"),
        (("Anwar",), [("Prime Minister", "MY")], "", "2025-06-01", "Anwar Ibrahim"),
        (("Lula",), [("President", None)], "BR", "2024-06-01", "Luiz Inácio Lula da Silva"),
        (("Charles",), [("King", None)], "GB", "2023-05-06", "Charles III"),
        (("Abdullah",), [("King", "JO")], "", "2023-05-06", "Abdullah II of Jordan"),
        (("Naruhito",), [("Emperor", "JP")], "", "2023-05-06", "Naruhito"),
        (("Scholz",), [("Chancellor", None)], "DE", "2023-05-06", "Olaf Scholz"),
        (("Scholz",), [], "DE", "2023-05-06", "Olaf Scholz"),
        (("Moon",), [("President", "KR")], "", "2019-05-06", "Moon Jae-in"),
        (("López Obrador",), [("President", "MX")], "", "2020-05-06", "Andrés Manuel López Obrador"),
        (("Jens Stoltenburg",), [("Prime Minister", "NO")], "", "2012-05-06", "Jens Stoltenberg"),
        (("Boris A. Johnson",), [("Prime Minister", "GB")], "", "2021-06-01", "Boris Johnson"),
        (("Narendra D. Modi",), [], "IN", None, "Narendra Modi"),
    ],
)
def test_name_office_country_and_date_find_the_person(ask, authority, names, offices, near, day, name):
    found = ask(*names, offices=offices, near=near.split(), day=day)
    assert found.status is ACCEPTED
    assert found.known is authority.known[found.id]
    assert found.known.name == name
    assert 0.7 <= found.score <= 1
    assert found.method


@pytest.mark.parametrize(
    ("names", "offices", "near", "day"),
    [
        (("Truss",), [("Prime Minister", "GB")], "GB", "2015-09-20"),
        (("Truss",), [("Prime Minister", "FR")], "FR", "2022-09-20"),
        (("Truss",), [], "GB", "2019-01-01"),
        (("Truss",), [], "FR", "2022-09-20"),
        (("Truss",), [], "GB", None),
        (("Johnson",), [("Speaker", "US")], "US GB", "2021-06-01"),
        (("Johnson",), [("senator", None)], "GB", "2021-06-01"),
        (("Carrie Johnson", "Johnson"), [], "GB", "2021-06-01"),
        (("Carrie Johnson",), [("Prime Minister", "GB")], "GB", "2021-06-01"),
        (("Smith",), [], "US GB", "2021-06-01"),
        (("Jordan",), [], "JO", "2021-06-01"),
        ((), [], "GB", None),
        (("",), [], "GB", None),
    ],
)
def test_a_surname_alone_or_a_relative_is_nobody_we_know(ask, names, offices, near, day):
    found = ask(*names, offices=offices, near=near.split(), day=day)
    assert found.status is not ACCEPTED
    assert found.known is None
    assert found.id.startswith("person/x-")


def test_an_office_of_another_country_speaks_against_the_name(ask):
    found = ask("Liz Truss", offices=[("Prime Minister", "NZ")], day="2022-09-20")
    assert found.status is CANDIDATE
    assert found.candidates[0].startswith("http://www.wikidata.org/entity/Q")


def test_an_envoy_to_a_country_need_not_be_of_it_but_a_minister_must(ask):
    assert ask("Boris Johnson", offices=[("special envoy", "UA")], near=["GB"]).status is ACCEPTED
    assert ask("Boris Johnson", offices=[("finance minister", "UA")], near=["GB"]).status is CANDIDATE


@pytest.mark.parametrize("name", ["Magdalena Andersson", "Tomislav Nikolić"])
def test_a_namesake_elsewhere_makes_the_name_alone_too_little(ask, authority, name):
    (id,) = authority.named(name)
    person = authority.known[id]
    assert person.different
    tenure = authority.tenures_of[id][0]
    code = authority.known[tenure.of].codes[0]
    alone = ask(name, near=[code])
    assert alone.status is CANDIDATE
    assert {iri.rpartition("/")[2] for iri in alone.candidates} == {person.wikidata, *person.different}
    day = tenure.start.isoformat()
    assert ask(name, offices=[(tenure.title, code)], day=day).status is ACCEPTED


def test_two_people_of_one_name_are_told_apart_by_office(ask, authority):
    governor = ask("David Johnston", offices=[("Governor General", "CA")], near=["CA"], day="2014-01-01")
    minister = ask("David Johnston", offices=[("Defence Minister", "AU")], near=["AU"], day="2014-01-01")
    neither = ask("David Johnston", near=["CA", "AU"], day="2014-01-01")
    assert (governor.status, minister.status, neither.status) == (ACCEPTED, ACCEPTED, CANDIDATE)
    assert {governor.id, minister.id} == set(authority.by_name["david johnston"])
    assert {one.candidates[0] for one in (governor, minister)} <= set(neither.candidates)


def test_two_people_of_one_surname_are_told_apart_by_date(ask):
    younger = ask("Trudeau", offices=[("Prime Minister", "CA")], day="2018-01-01")
    assert younger.known.name == "Justin Trudeau"
    fathers = ask("Assad", offices=[("President", "SY")], day="2019-01-01")
    assert fathers.known.name == "Bashar al-Assad"
    bush = ask("Rajapaksa", offices=[("President", "LK")], day="2021-01-01")
    assert bush.known.name == "Gotabaya Rajapaksa"
    assert (
        ask("Rajapaksa", offices=[("Prime Minister", "LK")], day="2021-01-01").known.name
        == "Mahinda Rajapaksa"
    )


def test_someone_who_changed_office_is_one_person_before_and_after(ask):
    before = ask("Truss", offices=[("Foreign Secretary", "GB")], day="2022-01-15")
    after = ask("Truss", offices=[("Prime Minister", "GB")], day="2022-09-15")
    assert before.id == after.id
    assert ask("Truss", offices=[("Prime Minister", "GB")], day="2022-01-15").status is not ACCEPTED


def test_former_holders_keep_their_title_and_the_new_one_does_not_take_their_name(ask):
    found = ask("Scholz", offices=[("former Chancellor", "DE")], day="2026-05-06")
    assert found.known.name == "Olaf Scholz"


def test_one_source_needs_an_office_as_second_witness(ask, authority):
    single = next(
        one
        for one in authority.known.values()
        if one.id.startswith("person/")
        and not one.sure
        and not one.different
        and len(authority.by_name[_folded(one)]) == 1
        and any(t.role == "foreign minister" and t.start for t in authority.tenures_of.get(one.id, ()))
    )
    tenure = next(t for t in authority.tenures_of[single.id] if t.role == "foreign minister" and t.start)
    code = authority.known[tenure.of].codes[0]
    alone = ask(single.name, near=[code])
    assert (alone.status, alone.known) == (CANDIDATE, None)
    assert alone.candidates == single.close[:1]
    witnessed = ask(single.name, offices=[("Foreign Minister", code)], day=tenure.start.isoformat())
    assert (witnessed.status, witnessed.score) == (ACCEPTED, 0.8)
    assert witnessed.id == single.id


def _folded(one):
    from kg.authority import fold

    return fold(one.name)
