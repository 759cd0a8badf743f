"""Where an event is: told by "there", or not at all."""

import pytest

from kg.facts.reader import read_facts
from kg.link import AuthorityLinker


@pytest.fixture(scope="module")
def placed(notes_of, authority):
    linker = AuthorityLinker(authority)

    def read(text):
        facts = read_facts(notes_of(text), linker, authority)
        names = {entity.id: entity.name for entity in facts.entities}
        return [names.get(event.place) if event.place else None for event in facts.events]

    return read


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Officials said in Ankara, recalling how gunmen had killed nine.", [None]),
        ("Norway opened an office in Hargeisa. Lena Strand met Omar Haddad there.", ["Hargeisa"]),
        ("Norway opened an office in Hargeisa. Lena Strand met Omar Haddad.", [None]),
        ("Lena Strand left Hargeisa. There was a meeting between Omar Haddad and Ana Reyes.", [None]),
    ],
)
def test_the_place_of_an_event(placed, text, places):
    assert placed(text)[-1:] == places
