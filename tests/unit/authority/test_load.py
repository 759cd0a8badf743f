import re
import subprocess
import sys
from collections import Counter
from datetime import date

import pytest

from kg.authority import fold, load_authority
from kg.model import EntityKind


def country(authority, code):
    return next(id for id, one in authority.known.items() if code in one.codes)


def test_all_states_are_there_with_codes_and_capital(authority):
    states = [
        one for one in authority.known.values() if one.kind is EntityKind.COUNTRY and len(one.codes) > 1
    ]
    assert len(states) > 230
    assert sum(bool(one.capital) for one in states) > 195
    assert all(re.fullmatch("[A-Z]{2}", one.codes[0]) for one in states)
    assert len({one.codes[0] for one in states}) == len(states)


def test_ids_point_at_records_of_their_kind(authority):
    for id, one in authority.known.items():
        assert re.fullmatch(r"(country|organization|person|place)/(wd-Q[1-9]\d*|x-[0-9a-f]{12})", id)
        assert id == one.id
        assert id.startswith(one.kind.value.lower() + "/")
    for ids in (*authority.by_name.values(), *authority.demonyms.values(), *authority.seats.values()):
        assert set(ids) <= set(authority.known)
    for tenure in authority.tenures:
        assert tenure.person in authority.known
        assert tenure.of in authority.known


def test_external_identifiers_have_the_form_that_their_authority_documents(authority):
    forms = re.compile(
        r"http://www\.wikidata\.org/entity/Q[1-9]\d*|https://sws\.geonames\.org/\d+/|"
        r"http://dbpedia\.org/resource/\S+|http://viaf\.org/viaf/\d+"
    )
    iris = [iri for one in authority.known.values() for iri in one.same_as + one.close]
    assert {iri.split("/")[2] for iri in iris} == {
        "www.wikidata.org",
        "sws.geonames.org",
        "dbpedia.org",
        "viaf.org",
    }
    assert [iri for iri in iris if not forms.fullmatch(iri)] == []


def test_wikidata_comes_first_among_the_identifiers(authority):
    for one in authority.known.values():
        if one.wikidata:
            assert (one.same_as or one.close)[0].endswith(f"/{one.wikidata}")


def test_no_name_is_too_short_to_mean_something(authority):
    assert min(map(len, authority.by_name)) >= 2
    short = {name for name in authority.by_name if len(name) == 2}
    assert short == {"au", "e3", "eu", "un", "us", "uk", "g7", "g8", "v4", "b9"}


@pytest.mark.parametrize(
    "word", ["island", "who", "act", "share", "idea", "us", "it", "may", "the", "of", "nice", "lion", "roma"]
)
def test_ordinary_words_in_small_letters_name_nothing(authority, word):
    assert authority.named(word) == ()


@pytest.mark.parametrize(
    ("written", "code"),
    [("US", "US"), ("U.S.", "US"), ("USA", "US"), ("Britain", "GB"), ("U.K.", "GB"), ("DPRK", "KP")],
)
def test_well_known_abbreviations_and_short_names_name_countries(authority, written, code):
    assert authority.named(written) == (country(authority, code),)


@pytest.mark.parametrize("written", ["Us", "Who", "Idea", "Au"])
def test_abbreviations_do_not_match_words_with_a_capital(authority, written):
    assert authority.named(written) == ()


@pytest.mark.parametrize(
    ("word", "code"),
    [
        ("Danes", "DK"),
        ("Frenchmen", "FR"),
        ("Dutch", "NL"),
        ("Iraqis", "IQ"),
        ("Poles", "PL"),
        ("Azeri", "AZ"),
    ],
)
def test_demonyms_lead_to_their_country_in_the_plural_too(authority, word, code):
    assert authority.demonyms[fold(word)] == (country(authority, code),)


def test_a_demonym_of_two_countries_leads_to_both(authority):
    assert set(authority.demonyms["congolese"]) == {country(authority, "CD"), country(authority, "CG")}


def test_dependent_territories_do_not_take_the_demonym_of_their_sovereign(authority):
    for word, code in (("american", "US"), ("french", "FR"), ("chinese", "CN"), ("indian", "IN")):
        assert authority.demonyms[word] == (country(authority, code),)


@pytest.mark.parametrize(
    ("seat", "code"),
    [
        ("the Kremlin", "RU"),
        ("Downing Street", "GB"),
        ("the Élysée", "FR"),
        ("Zhongnanhai", "CN"),
        ("Hanoi", "VN"),
    ],
)
def test_seats_of_government_lead_to_their_country(authority, seat, code):
    assert authority.seats[fold(seat)] == (country(authority, code),)


def test_one_source_leaves_an_identifier_in_doubt(authority):
    count = Counter((one.kind, one.sure) for one in authority.known.values() if one.wikidata)
    assert count[EntityKind.PERSON, True] > 800
    assert count[EntityKind.PERSON, False] > 1000
    for one in authority.known.values():
        assert not (one.sure and any("wikidata" in iri for iri in one.close))


def test_a_body_with_one_source_is_a_candidate(authority):
    (id,) = authority.named("Arctic Council")
    assert (authority.known[id].sure, authority.known[id].same_as) == (False, ())


def test_holders_can_be_asked_by_role_and_country(authority):
    day = date(2022, 9, 20)
    held = authority.holders["head of government", country(authority, "GB")]
    assert [authority.known[one.person].name for one in held if one.covers(day)] == ["Liz Truss"]


def test_someone_who_changed_office_has_both_tenures_newest_first(authority):
    (truss,) = authority.named("Liz Truss")
    tenures = authority.tenures_of[truss]
    assert [one.role for one in tenures[:2]] == ["head of government", "foreign minister"]
    assert tenures[1].covers(date(2022, 3, 1))
    assert not tenures[0].covers(date(2022, 3, 1))


def test_dates_to_the_month_and_year_cover_all_their_days(authority):
    years = [
        one
        for one in authority.tenures
        if one.start and one.end and one.end.month == 12 and one.end.day == 31
    ]
    assert years
    assert all(one.start is None or one.end is None or one.start <= one.end for one in authority.tenures)


def test_titles_of_parliaments_and_regions_are_no_heads_of_state(authority):
    lesser = re.compile("federal council|aragon|kurdistan|guernsey|faroe", re.IGNORECASE)
    assert [
        one
        for one in authority.tenures
        if lesser.search(one.title)
        and one.role in ("head of state", "head of government", "foreign minister")
    ] == []


def test_no_ones_second_name_is_anothers_first(authority):
    first = Counter(fold(one.name) for one in authority.known.values() if one.kind is EntityKind.PERSON)
    for one in authority.known.values():
        if one.kind is EntityKind.PERSON:
            assert not [name for name in one.names[1:] if first[fold(name)] and fold(name) != fold(one.name)]


def test_offices_have_an_owner_and_a_role(authority):
    assert len(authority.offices) > 500
    for office in authority.offices.values():
        assert office.of in authority.known
        assert office.role


def test_the_data_is_loaded_once(authority):
    assert load_authority() is authority


def test_loading_takes_little_processor_time_and_memory():
    code = (
        "import resource, time, pyoxigraph, kg.authority as a;"
        "rss = lambda: resource.getrusage(resource.RUSAGE_SELF).ru_maxrss;"
        "before = rss(); start = time.process_time(); a.load_authority();"
        "print(time.process_time() - start, (rss() - before) // 1024)"
    )
    runs = [
        subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, check=True
        ).stdout.split()
        for _ in range(3)
    ]
    assert min(float(seconds) for seconds, _ in runs) < 0.4
    assert min(int(megabytes) for _, megabytes in runs) < 60
