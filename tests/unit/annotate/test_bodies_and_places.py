"""Bodies and places found by the words of their names and the words beside them."""

import pytest

from kg.annotate.model import load_model
from kg.annotate.names import find_mentions
from kg.annotate.referents import group_mentions
from kg.authority import load_authority
from kg.config import Settings
from kg.model import EntityKind


@pytest.fixture(scope="module")
def tools():
    return load_model(Settings().model), load_authority()


@pytest.fixture(scope="module")
def named(tools):
    nlp, authority = tools

    def read(text, kind):
        return [one.text for one in find_mentions(nlp(text), authority) if one.kind is kind]

    return read


@pytest.fixture(scope="module")
def grouped(tools):
    nlp, authority = tools

    def read(text):
        doc = nlp(text)
        return [one.names for one in group_mentions(doc, find_mentions(doc, authority), authority)]

    return read


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("A statement by the Foreign Ministry of Chad said so.", "Foreign Ministry of Chad"),
        ("The Bolivian Culture and Tourism Ministry said so.", "Bolivian Culture and Tourism Ministry"),
        ("Danube Forum said the talks had failed.", "Danube Forum"),
        ("Envoys of the Alliance to End Hunger met.", "Alliance to End Hunger"),
        ("He leads the Farmers' Party of Norland.", "Farmers' Party of Norland"),
        ("They met the Ministry of Foreign Affairs and Trade.", "Ministry of Foreign Affairs and Trade"),
        ("He joined the 7th Mountain Brigade.", "7th Mountain Brigade"),
        ("Fighters of the Northern Liberation Army left.", "Northern Liberation Army"),
        ("He heads the Council of the Free Valleys.", "Council of the Free Valleys"),
    ],
)
def test_a_body_is_named_by_a_word_for_bodies(named, text, body):
    assert named(text, EntityKind.ORGANIZATION) == [body]


@pytest.mark.parametrize(
    "text",
    [
        "They signed the Valletta Fisheries Agreement.",
        "The Riverside Accords hold.",
        "It is carried by the BalkanLine gas pipeline.",
        "National Security Advisors met on Monday.",
        "The frigate USS Harbinger left.",
        "Operation Silent Dawn ended.",
        "The Lisbon Security Conference opened.",
        "Spc. Marta Quill was wounded.",
    ],
)
def test_things_ships_and_offices_are_no_bodies(named, text):
    assert named(text, EntityKind.ORGANIZATION) == []


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("They left Third Amelia Shoal on Monday.", "Third Amelia Shoal"),
        ("Planes crossed the Taiwan Strait.", "Taiwan Strait"),
        ("Shells fell near Karvazin. Karvazin is quiet now.", "Karvazin"),
        ("Shells fell on Tarbuk province.", "Tarbuk"),
        ("They left the town of Bel Ashar at night.", "Bel Ashar"),
    ],
)
def test_a_place_is_told_by_the_words_beside_it(named, text, place):
    assert place in named(text, EntityKind.PLACE)
    assert named(text, EntityKind.PERSON) == named(text, EntityKind.ORGANIZATION) == []


def test_an_abbreviation_in_brackets_is_the_body_before_it(grouped):
    text = "The Harbour Cities Network (HCN) met in Oslo. The HCN wants more money."
    assert ("Harbour Cities Network", "HCN") in grouped(text)


def test_an_abbreviation_of_a_treaty_is_no_body(named):
    text = "States signed the Comprehensive Ice Shelf Treaty (CIST)."
    assert named(text, EntityKind.ORGANIZATION) == []


def test_part_of_a_name_is_the_body_of_that_name(grouped):
    text = "The Harbour Cities Council met in Oslo. The Council wants more money."
    assert ("Harbour Cities Council", "Council") in grouped(text)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Governor Clay Marsh of Georgia courted carmakers before he flew to Atlanta.", EntityKind.PLACE),
        ("They met in Atlanta, Georgia.", EntityKind.PLACE),
        ("Georgia's governor left.", EntityKind.PLACE),
        ("Georgia and Armenia signed a pact.", EntityKind.COUNTRY),
        ("Tbilisi said Georgia would not pay its governor.", EntityKind.COUNTRY),
    ],
)
def test_georgia_is_the_state_only_where_the_text_says_so(named, text, kind):
    assert "Georgia" in named(text, kind)


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        (
            "The Nordic Council on Fisheries Research and the Bank of the Free Valleys will pay.",
            ["Nordic Council on Fisheries Research", "Bank of the Free Valleys"],
        ),
        (
            "The Harbour Street Institute and Tarkatom sent speakers.",
            ["Harbour Street Institute", "Tarkatom"],
        ),
        ("The Danube Forum Ministers' Meeting opened.", ["Danube Forum"]),
    ],
)
def test_bodies_beside_each_other_are_told_apart(named, text, bodies):
    assert named(text, EntityKind.ORGANIZATION) == bodies


def test_the_north_is_the_country_named_before(tools):
    nlp, authority = tools
    mentions = find_mentions(nlp("North Korea fired a missile. He said the North had lied."), authority)
    assert len({one.known for one in mentions if one.kind is EntityKind.COUNTRY}) == 1
    assert [one.text for one in mentions] == ["North Korea", "North"]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Talks were held in Ruvenna last month.", "Ruvenna"),
        ("Rebel shelling of Kalemba left 12 dead.", "Kalemba"),
        ("Militiamen raided Kuronga on Sunday.", "Kuronga"),
        ("Lorries stood on the road to El Fashim.", "El Fashim"),
        ("They met the president of Côte d'Ivoire.", "Côte d'Ivoire"),
    ],
)
def test_a_place_is_told_by_what_happens_to_it(named, text, place):
    assert place in named(text, EntityKind.PLACE) + named(text, EntityKind.COUNTRY)


@pytest.mark.parametrize("text", ["Swift ratification followed.", "The Charter was signed."])
def test_common_words_in_capitals_are_no_bodies(named, text):
    assert named(text, EntityKind.ORGANIZATION) == []


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("The Jaish al-Wadi said that the talks had failed.", "Jaish al-Wadi"),
        ("A spokesman for the Harakat al-Nahr declined to comment.", "Harakat al-Nahr"),
        ("Envoys met leaders of the Centre for Maritime Law.", "Centre for Maritime Law"),
        ("Sanctions were imposed on the Lions of the Plain.", "Lions of the Plain"),
        ("Fighters of the Committee to Protect Rivers left.", "Committee to Protect Rivers"),
    ],
)
def test_bands_and_centres_are_bodies(named, text, body):
    assert named(text, EntityKind.ORGANIZATION) == [body]
    assert named(text, EntityKind.PERSON) == named(text, EntityKind.PLACE) == []


def test_a_firm_with_a_rival_is_no_person(named):
    text = "Boeing's rival Airbus, whose chief resigned, is the leader of the market."
    assert named(text, EntityKind.PERSON) == []


def test_a_body_of_a_country_is_not_its_known_namesake(tools):
    nlp, authority = tools
    text = "Armenia's Security Council met on Monday, and so did the Security Council in New York."
    found = [one for one in find_mentions(nlp(text), authority) if one.kind is EntityKind.ORGANIZATION]
    assert [(one.text, one.known is None) for one in found] == [
        ("Armenia's Security Council", True),
        ("Security Council", False),
    ]
