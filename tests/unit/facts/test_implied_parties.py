"""Who wants, plans, refuses or denies a meeting with somebody is the other side of it."""

import pytest

from kg.facts.reader import read_facts
from kg.link import AuthorityLinker

BOTH = [
    "Tomas Veld ruled out a meeting with Odo Lark.",
    "Tomas Veld denied a meeting with Odo Lark.",
    "Tomas Veld proposed a meeting with Odo Lark.",
    "Tomas Veld sought a meeting with Odo Lark.",
    "Tomas Veld refused a meeting with Odo Lark.",
    "Tomas Veld has no plans for a meeting with Odo Lark.",
    "Tomas Veld's offer of a meeting with Odo Lark was ignored.",
    "Tomas Veld denied reports of a meeting with Odo Lark.",
    "A meeting with Odo Lark was ruled out by Tomas Veld.",
]
ONE = ["Tomas Veld recommended a meeting with Odo Lark.", "Tomas Veld condemned a meeting with Odo Lark."]


@pytest.fixture(scope="module")
def met(notes_of, authority):
    linker = AuthorityLinker(authority)

    def read(text):
        facts = read_facts(notes_of(text), linker, authority)
        names = {entity.id: entity.name for entity in facts.entities}
        return [
            {names[part.agent].split()[-1] for part in event.participations}
            for event in facts.events
            if event.kind in ("Meeting", "Encounter")
        ]

    return read


@pytest.mark.parametrize("text", BOTH)
def test_the_one_who_decides_on_a_meeting_is_a_side_of_it(text, met):
    assert met(text) == [{"Veld", "Lark"}]


@pytest.mark.parametrize("text", ONE)
def test_the_one_who_only_speaks_of_it_is_none(text, met):
    assert met(text) == [{"Lark"}]
