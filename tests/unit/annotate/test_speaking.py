"""People found by their speaking, where the model knows no name."""

import pytest

from kg.annotate.document import Mention
from kg.annotate.model import load_model
from kg.annotate.speaking import find_speaking_people
from kg.config import Settings
from kg.model import EntityKind


@pytest.fixture(scope="module")
def people():
    nlp = load_model(Settings().model)

    def read(text, taken=(), method="alias"):
        doc = nlp(text)
        places = {
            token.i: Mention(token.i, token.i + 1, EntityKind.PLACE, token.text, method)
            for token in doc
            if token.text in taken
        }
        return [(found.text, found.kind.value) for found in find_speaking_people(doc, places)]

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
    ],
)
def test_who_speaks_under_two_names_is_a_person(people, text, name):
    assert people(text) == [(name, "Person")]


@pytest.mark.parametrize(
    "text",
    [
        "The Interior Ministry said that the talks had failed.",
        "The Morning Herald said that the talks had failed.",
        "Officials said that the talks had failed.",
        "Foreign Minister said that the talks had failed.",
        "The new Law said that the talks had failed.",
        "Dragomir said that the talks had failed.",
        "Mirela Dragomir fell.",
    ],
)
def test_other_subjects_are_no_people(people, text):
    assert people(text) == []


def test_a_name_that_is_known_already_is_left_alone(people):
    assert people("Marisol Quispe said that the talks had failed.", taken=("Quispe",)) == []


def test_behind_an_office_a_guess_of_the_model_is_overruled(people):
    text = "The Peruvian president, Marisol Quispe, accused Kenya of breaking the truce."
    assert people(text, taken=("Marisol", "Quispe"), method="ner") == [("Marisol Quispe", "Person")]
    assert people(text, taken=("Marisol", "Quispe"), method="alias") == []
