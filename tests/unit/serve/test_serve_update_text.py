"""What an update may write to is judged on its text as any engine may read it."""

import pytest

from kg.config import Settings
from kg.errors import Forbidden, QueryError
from kg.serve.body import Parameters
from kg.serve.update_text import Rules, _read
from kg.store.guard import TextLimits

BASE = "https://kg.example/"
KEPT = f"{BASE}graph/"
LIMITS = TextLimits.of(Settings())
# An engine that takes escapes anywhere sees the string end early, and two operations more.
HIDDEN = (
    r'INSERT DATA { GRAPH <urn:mine> { <urn:a> <urn:b> "x\u0022 . } } ; '
    rf"DROP GRAPH <{KEPT}entities> ; "
    r'INSERT DATA { GRAPH <urn:mine> { <urn:a> <urn:b> \u0022y" } }'
)
DEEP = r'ASK { ?s ?p "\u0022 ' + "{" * 100 + r' \u0022" }'


def read(text, *, is_foreign):
    return _read(text, Parameters([]), Rules(LIMITS, BASE, KEPT, is_foreign))


def test_our_engine_takes_escapes_in_strings_for_what_they_are():
    assert read(HIDDEN, is_foreign=False).text == HIDDEN


def test_another_engine_may_take_them_anywhere():
    with pytest.raises(Forbidden, match=r"graph/entities|cannot be told"):
        read(HIDDEN, is_foreign=True)


def test_what_is_hidden_in_escapes_is_weighed_too():
    from kg.store.guard import check

    with pytest.raises(QueryError, match="brackets in each other"):
        check(DEEP, LIMITS)


def test_relative_names_are_told_only_where_our_engine_resolves_them():
    text = "BASE <https://kg.example/> CLEAR GRAPH <mine>"
    assert read(text, is_foreign=False).text == text
    with pytest.raises(Forbidden, match="cannot be told"):
        read(text, is_foreign=True)


@pytest.mark.parametrize("escape", [r"\u00e9", r"caf\u00E9 \U0001F54A"])
def test_letters_that_are_escaped_harm_nobody(escape):
    text = f'INSERT DATA {{ GRAPH <urn:mine> {{ <urn:a> <urn:b> "{escape}" }} }}'
    assert read(text, is_foreign=True).text == text
