"""What makes a SPARQL text slow: patterns that stand behind what they could stand before.

The engine orders the patterns of a group by what they share, so that each is looked up by what is known
already. An OPTIONAL or a BIND ends the patterns before it: what follows is looked up by itself, for all that
the store holds, and only then brought together with the rest.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

from kg.store.syntax import Token, place, tokens

type Origin = Literal["pattern", "BIND", "OPTIONAL"]

_CLAUSES = frozenset({"optional", "bind", "filter", "minus", "graph", "service", "union", "values", "where"})
_TEMPLATES = frozenset({"construct", "insert", "delete", "values", "data"})
_APART = frozenset({"exists", "minus"})
_TERMS = frozenset({"variable", "iri", "name", "blank", "string", "number"})


@dataclass(frozen=True, slots=True)
class LateJoin:
    """Patterns behind an OPTIONAL or a BIND: where they begin, what they share with what is before, what to do."""

    where: str
    variables: tuple[str, ...]
    todo: str

    def __str__(self) -> str:
        return f"{self.where}: {' and '.join(self.variables)}: looked up in the whole store. {self.todo}"


@dataclass(slots=True)
class _Frame:
    """An open bracket: how it was introduced, where each variable of a group comes from, and what ended its patterns."""

    lead: str = ""
    is_group: bool = False
    word: str = ""
    origins: dict[str, Origin] = field(default_factory=dict)
    end: Token | None = None
    late: Token | None = None
    late_variables: list[str] = field(default_factory=list)
    last_variable: str = ""


def late_joins(text: str) -> tuple[LateJoin, ...]:
    """Give the patterns that would be found sooner if they stood further up, in the order of the text.

    :raises kg.errors.QueryError: for a text that cannot be cut into tokens.
    """
    found: list[LateJoin] = []
    frames = [_Frame()]
    for token in tokens(text):
        if token.kind == "open":
            found += _opened(text, frames, token)
        elif token.kind == "close":
            found += _closed(text, frames)
        elif token.kind == "word" and (token.text.lower() in _CLAUSES | _TEMPLATES | _APART):
            found += _ended(text, frames[-1])
            frames[-1].word = token.text.lower()
            if frames[-1].is_group and frames[-1].word in ("optional", "bind"):
                frames[-1].end = token
        elif token.kind in _TERMS:
            _take(frames[-1], token)
    return tuple(found)


def _opened(text: str, frames: list[_Frame], token: Token) -> Iterable[LateJoin]:
    """Put the bracket's frame on the others; a bracket within a pattern belongs to it."""
    top = frames[-1]
    found: Iterable[LateJoin] = ()
    if token.text == "{":
        found = _ended(text, top)
        frames.append(_Frame(top.word, top.word not in _TEMPLATES))
    elif top.is_group and not top.word:
        _take(top, token)
        frames.append(_Frame("pattern"))
    else:
        frames.append(_Frame(top.word or top.lead))
    return found


def _closed(text: str, frames: list[_Frame]) -> Iterable[LateJoin]:
    """Take the bracket's frame away, and give its variables to the one below."""
    frame = frames.pop()
    top = frames[-1]
    found = list(_ended(text, frame))
    if frame.lead == "pattern":
        for variable in frame.origins:
            _bound(top, variable)
        return found
    if frame.is_group and frame.lead not in _APART:
        for variable in frame.origins:
            top.origins.setdefault(variable, "OPTIONAL" if frame.lead == "optional" else "pattern")
    elif frame.lead == "bind" and top.is_group:
        top.origins.setdefault(frame.last_variable, "BIND")
    top.word = frame.word if not frame.is_group and not top.is_group else ""
    return found


def _take(frame: _Frame, token: Token) -> None:
    """Note a term of a pattern, or the last variable of an expression."""
    if frame.is_group and frame.word in ("", "where"):
        frame.word = ""
        if frame.end and not frame.late:
            frame.late = token
    if token.kind == "variable":
        frame.last_variable = "?" + token.text[1:]
        if (frame.is_group and frame.word in ("", "graph", "service")) or frame.lead == "pattern":
            _bound(frame, frame.last_variable)


def _bound(frame: _Frame, variable: str) -> None:
    if frame.late:
        frame.late_variables.append(variable)
    else:
        frame.origins.setdefault(variable, "pattern")


def _ended(text: str, frame: _Frame) -> Iterable[LateJoin]:
    """Give what is amiss with the patterns that end here, which were behind something."""
    late, named, end = frame.late, dict.fromkeys(frame.late_variables), frame.end
    frame.late, frame.late_variables = None, []
    shared = {variable: frame.origins[variable] for variable in named if variable in frame.origins}
    for variable in named:
        frame.origins[variable] = "pattern"
    if late and end and shared:
        yield LateJoin(place(text, late.start), tuple(shared), _todo(text, shared, end))


def _todo(text: str, shared: dict[str, Origin], end: Token) -> str:
    line = place(text, end.start).partition(",")[0]
    for variable, origin in shared.items():
        if origin == "OPTIONAL":
            return f"Move the pattern into the OPTIONAL that binds {variable}."
        if origin == "BIND":
            return f"Write what BIND gives {variable} into the pattern itself, and move it above the BIND."
    return f"Move the pattern above the {end.text.upper()} of {line}."
