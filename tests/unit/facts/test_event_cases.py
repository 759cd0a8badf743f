"""Every event class in the forms in which news tells of it; the cases stand in ``event_cases.txt``."""

import re
from pathlib import Path

import pytest

from kg.facts import read_facts, to_json
from kg.link import AuthorityLinker

FORM = re.compile(r"[=?] (\S+)\s*(.*?)(?:\s*@(.+))?$")


def cases():
    """Give (group, text, what is wanted) of every case in the file."""
    group, text, wanted = "", "", []
    for line in [*Path(__file__).with_name("event_cases.txt").read_text().splitlines(), "## end"]:
        if line.startswith(("= ", "! ", "? ")):
            wanted.append(line)
        elif line and not line.startswith("# "):
            if text:
                yield group, text, wanted
            group, text, wanted = (line[3:], "", []) if line.startswith("## ") else (group, line, [])


def same(name, wanted, forms):
    folded = re.sub(r"\W", "", wanted.casefold())
    return any(folded in re.sub(r"\W", "", form.casefold()) for form in forms.get(name, {name or ""}))


def is_told(line, events, forms):
    kind, parts, place = FORM.match(line).groups()
    wanted = [part.strip().split(":", 1) for part in parts.split(";") if part.strip()]
    return any(
        event["class"] == kind
        and (place is None or same(event["place"], place, forms))
        and all(
            any(part["role"] == role and same(part["name"], name, forms) for part in event["participants"])
            for role, name in wanted
        )
        for event in events
    )


@pytest.mark.parametrize(
    ("text", "wanted"),
    [pytest.param(text, wanted, id=f"{group}-{text[:50]}") for group, text, wanted in cases()],
)
def test_the_event_is_told_with_its_participants_and_its_place(text, wanted, notes_of, authority):
    facts = to_json(read_facts(notes_of(text), AuthorityLinker(authority), authority))
    forms = {each["name"]: {each["name"], *each["aliases_in_text"]} for each in facts["entities"]}
    shown = [
        (event["class"], event["place"], [(part["name"], part["role"]) for part in event["participants"]])
        for event in facts["events"]
    ]
    for line in wanted:
        if line.startswith("="):
            assert is_told(line, facts["events"], forms), shown
        elif line.startswith("?"):
            assert not is_told(line, facts["events"], forms), "is read by now"
        elif line.startswith("!"):
            assert line[2:] not in [event["class"] for event in facts["events"]], shown
