"""Names behind the field of an office, with their particles, and what only looks like a person's name."""

import pytest

from kg.annotate.gender import given_gender
from kg.annotate.model import load_model
from kg.annotate.names import find_mentions
from kg.authority import load_authority
from kg.config import Settings
from kg.model import EntityKind


@pytest.fixture(scope="module")
def named():
    nlp, authority = load_model(Settings().model), load_authority()

    def read(text):
        return {one.text: one.kind for one in find_mentions(nlp(text), authority)}

    return read


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Chancellor of the Exchequer Priya Ramsbottom arrived in Brussels for talks.", "Priya Ramsbottom"),
        ("Minister for the Environment and Fjords Ann Hellevik opened the conference.", "Ann Hellevik"),
        ("Minister of Trade and Industry Desmond Okafor travelled to Accra.", "Desmond Okafor"),
        ("Speaker of Parliament Davit Lortkipanidze boycotted the vote.", "Davit Lortkipanidze"),
        ("Kofi Asante, a lawyer, thanked Ms. van der Meulen.", "van der Meulen"),
        ("Al-Sabri, the rebel chief, met the mediator.", "Al-Sabri"),
        ("The mediators met de Villiers, a South African judge.", "de Villiers"),
        ("The president met his Polish counterpart, Jan Wolski, on Monday.", "Jan Wolski"),
        (
            "Maria Fernanda López de la Cruz y Ortega is Uruguay's envoy.",
            "Maria Fernanda López de la Cruz y Ortega",
        ),
        ("The mayor and Bishop Antoun Khoury prayed together.", "Antoun Khoury"),
    ],
)
def test_the_whole_name_and_no_more_is_a_person(named, text, name):
    assert named(text).get(name) is EntityKind.PERSON


@pytest.mark.parametrize(
    "text",
    [
        "HMS Dauntless and the USS Ronald Keating shadowed the trawler Akademik Lavrov.",
        "Siemens and Lockheed Martin will supply the radars.",
        "In a statement on Telegram, the governor said two drones had been shot down.",
        "The agreement of 5 Jan 2024 was read aloud.",
        "He was deputy commander of the U.S. Fourth Fleet in those days.",
        "He was a spokesman for the Houthis and a leader of the Red Lions.",
        "Shares in Brightwater Capital fell during Eid al-Fitr.",
    ],
)
def test_ships_firms_platforms_and_months_are_no_people(named, text):
    assert EntityKind.PERSON not in named(text).values()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The ministers will meet in the Slovenian resort of Bled.", "Bled"),
        ("Shells fell on Novoselivka at dawn.", "Novoselivka"),
        ("The convoy left Port Sudan via Kosti.", "Kosti"),
        ("The rebels took the crossing at Tel Shams.", "Tel Shams"),
    ],
)
def test_what_is_fallen_on_or_passed_is_a_place(named, text, name):
    assert named(text).get(name) is EntityKind.PLACE


@pytest.mark.parametrize(
    ("name", "gender"),
    [
        ("Asta Grímsdóttir", "female"),
        ("Yelena Zvonareva", "female"),
        ("Khalid bin Rashid", "male"),
        ("Trần Thị Hương", "female"),
        ("Quux Blorb", None),
    ],
)
def test_the_make_of_a_name_tells_the_gender(name, gender):
    assert given_gender(name, load_authority()) == gender


@pytest.mark.parametrize(
    "text",
    [
        "The Member States and Civil Society were consulted.",
        "Two UAVs and a VBIED were destroyed.",
        "The JCPOA is dead.",
    ],
)
def test_official_capitals_name_nobody(named, text):
    assert named(text) == {}
