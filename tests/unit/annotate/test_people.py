"""People found by what stands before them, by their look and by their place in the sentence."""

import pytest

from kg.annotate.model import load_model
from kg.annotate.names import find_mentions
from kg.authority import load_authority
from kg.config import Settings
from kg.model import EntityKind


@pytest.fixture(scope="module")
def named():
    nlp, authority = load_model(Settings().model), load_authority()

    def read(text, kind=EntityKind.PERSON):
        return [one.text for one in find_mentions(nlp(text), authority) if one.kind is kind]

    return read


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ('"The door is open," Mirela Dragomir told reporters on Tuesday.', "Mirela Dragomir"),
        ("Marisol Quispe said that the talks had failed.", "Marisol Quispe"),
        ('"We go," said Bolat Nurlanov.', "Bolat Nurlanov"),
        ("The president, Marisol Quispe, accused Kenya of breaking the truce.", "Marisol Quispe"),
        ("Jean-Luc Fournier warned that the truce was fragile.", "Jean-Luc Fournier"),
        ('"The door is open," Park Seo-yeon told reporters.', "Park Seo-yeon"),
        ("Lars ter Horst said that the truce was fragile.", "Lars ter Horst"),
        ('"We go," Hariyanto told reporters.', "Hariyanto"),
        ("Mirela Dragomir fell.", "Mirela Dragomir"),
    ],
)
def test_who_speaks_is_a_person(named, text, name):
    assert named(text) == [name]


@pytest.mark.parametrize(
    "text",
    [
        "The Interior Ministry said that the talks had failed.",
        "The Morning Herald said that the talks had failed.",
        "Officials said that the talks had failed.",
        "Foreign Minister said that the talks had failed.",
        "The new Law said that the talks had failed.",
        "The Danube Forum said that the talks had failed.",
        "Talks in Hong Kong failed.",
        "Mount Adela said nothing.",
    ],
)
def test_other_subjects_are_no_people(named, text):
    assert named(text) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The ministry expelled Suhartini, a diplomat accused of spying.", "Suhartini"),
        (
            "Tran Quoc Dung, the ambassador of Ghana to the United Nations, welcomed the vote.",
            "Tran Quoc Dung",
        ),
        ("The foreign minister of Peru, Mirela Dragomir, will travel to Lima.", "Mirela Dragomir"),
        ("Katrín Sigurjónsdóttir was appointed special envoy for the Sahel.", "Katrín Sigurjónsdóttir"),
        ("The prime minister met envoy Nomvula Dlamini-Xaba in Oslo.", "Nomvula Dlamini-Xaba"),
        ("Her Bolivian counterpart, Manasseh Kilman, rejected the claim.", "Manasseh Kilman"),
        ("Interior Minister-designate Kwabena Osei-Tutu will take office.", "Kwabena Osei-Tutu"),
        ("Spokeswoman Ásgerður Þorvaldsdóttir declined to comment.", "Ásgerður Þorvaldsdóttir"),
        ("Sgt. Ottavia Dell'Acqua and two others were wounded.", "Ottavia Dell'Acqua"),
    ],
)
def test_an_office_beside_a_name_makes_a_person_of_it(named, text, name):
    assert named(text) == [name]


@pytest.mark.parametrize(
    "name",
    [
        "João Batista dos Santos Neto",
        "María Fernanda Espinel Rojas",
        "Marie-Claire de la Rochefort",
        "Anneke van der Velde",
        "Abdulrahman bin Saif Al Marzouqi",
        "Im Hae-won",
        "Kang Min-seo",
        "Siobhán O'Riordan",
        "Sofia Lindqvist",
        "Jordan Mbeki",
        "Michael Jordan",
    ],
)
@pytest.mark.parametrize(
    "frame", ["Former president {} was not invited.", "In a call with {}, the chancellor urged restraint."]
)
def test_a_name_is_taken_whole(named, name, frame):
    assert named(frame.format(name)) == [name]


@pytest.mark.parametrize(
    ("text", "people"),
    [
        (
            "Rupert Wingate-Hale left on Friday. Wingate-Hale was questioned.",
            ["Rupert Wingate-Hale", "Wingate-Hale"],
        ),
        ("Park Seo-yeon left. Park was tired.", ["Park Seo-yeon", "Park"]),
        ("Rania al-Khatibi left. Later al-Khatibi spoke.", ["Rania al-Khatibi", "al-Khatibi"]),
        (
            "Juan Carlos Mamani Flores left. Mamani spoke later.",
            ["Juan Carlos Mamani Flores", "Mamani"],
        ),
    ],
)
def test_a_surname_is_known_once_the_full_name_is(named, text, people):
    assert named(text) == people


@pytest.mark.parametrize(
    ("text", "kind", "names"),
    [
        ("He was in Jordan and in Chad.", EntityKind.PERSON, []),
        ("He flew to Sofia, Bulgaria.", EntityKind.PERSON, []),
        ("Our Ally, the Philippines, thanked us.", EntityKind.PERSON, []),
        ("Ships crossed the Kerch Strait.", EntityKind.PERSON, []),
    ],
)
def test_places_and_titles_are_no_people(named, text, kind, names):
    assert named(text, kind) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("LIU Xiaochen, the Chinese negotiator, initialled the annex.", ["LIU Xiaochen"]),
        ("ALEKSANDRA WILKOWSKA-DRĄG, the chief negotiator, left.", ["ALEKSANDRA WILKOWSKA-DRĄG"]),
        ("France Bonnefoy-Lasalle of Canada co-chairs the panel.", ["France Bonnefoy-Lasalle"]),
        ("Georgia President Nino Lomidze left.", ["Nino Lomidze"]),
        ("Ukraine Ambassador to Japan Serhiy Koval left.", ["Serhiy Koval"]),
        ("John B. Cole left.", ["John B. Cole"]),
        ("President Ana Reyes Says Talks Failed", ["Ana Reyes"]),
    ],
)
def test_capitals_countries_and_initials_do_not_cut_a_name(named, text, names):
    assert named(text) == names


def test_the_country_behind_a_name_is_not_lost(named):
    text = "France Bonnefoy-Lasalle of Canada co-chairs the panel."
    assert named(text, EntityKind.COUNTRY) == ["Canada"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Neighbours Ruud Hoekstra and Saskia Blom signed.", ["Ruud Hoekstra", "Saskia Blom"]),
        ("The envoy met Maj. Gen. Taavi Põder.", ["Taavi Põder"]),
        ("Monsignor Luigi Taverna spoke.", ["Luigi Taverna"]),
        ("Anadolu said that Yonhap had reported it.", []),
        ("Ghana beat Angola 2-1 in Abidjan.", []),
    ],
)
def test_words_before_and_behind_a_name_stay_outside(named, text, names):
    assert named(text) == names


def test_the_result_of_a_match_is_no_part_of_a_country(named):
    assert named("Ghana beat Angola 2-1 in Abidjan.", EntityKind.COUNTRY) == ["Ghana", "Angola"]
