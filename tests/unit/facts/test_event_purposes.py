"""What an encounter or accord is for and about."""

import pytest

from kg.facts import read_facts, to_json
from kg.link import AuthorityLinker

PURPOSES = {
    "an infinitive": (
        "Ilze Kalnberza met Tarmo Kuusik in Tallinn on Monday to discuss the rail link between the two countries.",
        "discuss the rail link between the two countries",
    ),
    "of a call": (
        "President Tomas Brazda telephoned Chancellor Greta Aumann on Monday to congratulate her on the victory.",
        "congratulate her on the victory",
    ),
    "aimed at": (
        "Negotiations aimed at ending the war in Sudan opened in Jeddah.",
        "ending the war in Sudan",
    ),
    "none": ("Ilze Kalnberza met Tarmo Kuusik in Tallinn on Monday.", None),
    "the complement of another verb is none": ("Peru agreed to sign the treaty with Chile in Lima.", None),
}
TOPICS = {
    "on": (
        "Talks between Ethiopia and Eritrea on the disputed border resumed in Nairobi on Monday.",
        "disputed border",
    ),
    "on, behind the verb": (
        "The foreign ministers of Peru and Chile held talks on migration in Lima on Tuesday.",
        "migration",
    ),
    "about": ("Greta Aumann held a phone call with Moses Phiri about the dam.", "dam"),
    "a noun before": ("Iceland and Malta signed a fisheries agreement in Valletta.", "fisheries"),
    "what is discussed": ("Peru and Chile discussed copper tariffs in Lima.", "copper tariffs"),
    "of the purpose": (
        "Ministers from Japan and China gathered in Seoul to talk about energy security.",
        "energy security",
    ),
    "against": ("Thousands protested against the treaty in Tbilisi.", "treaty"),
    "a day is none": ("Ilze Kalnberza met Tarmo Kuusik on Monday.", None),
    "the kind of a call is none": ("Greta Aumann had a phone call with Moses Phiri.", None),
}


@pytest.fixture(scope="module")
def first_event(notes_of, authority):
    def read(text):
        return to_json(read_facts(notes_of(text), AuthorityLinker(authority), authority))["events"][0]

    return read


@pytest.mark.parametrize(("text", "purpose"), PURPOSES.values(), ids=PURPOSES)
def test_the_purpose_is_told_in_the_words_of_the_text(text, purpose, first_event):
    assert first_event(text)["purpose"] == purpose


@pytest.mark.parametrize(("text", "topic"), TOPICS.values(), ids=TOPICS)
def test_the_topic_is_told_without_article_place_and_day(text, topic, first_event):
    assert first_event(text)["topic"] == topic
