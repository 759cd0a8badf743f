"""Questions with a name: ``queries/*.rq``, each with a header in lines that begin with ``#+``.

The header has the keys ``summary``, ``description``, ``tags`` (with commas) and ``params`` (a line for each,
``#+   who: what it is``). A variable ``?_who_iri`` in the text is the parameter ``who`` of the kind ``iri``;
the other kinds are ``date``, ``integer`` and ``literal``. A value takes the variable's place as a term;
without one it stays a variable, and the question is written so that it then asks for all.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Literal

from kg.errors import QueryError, UnknownName, UsageError
from kg.query.naming import checked
from kg.rdf.terms import PREFIXES
from kg.resources import folder
from kg.store.syntax import tokens

type Kind = Literal["iri", "date", "integer", "literal"]

_PARAMETER = re.compile(r"[?$]_(?P<name>[a-z][a-z0-9_]*)_(?P<kind>iri|date|integer|literal)")
_HEADER = re.compile(r"#\+(?P<space>\s*)(?P<key>[\w-]+):\s*(?P<value>.*)")


@dataclass(frozen=True, slots=True)
class Param:
    """A parameter of a question: its name, the kind of its value, and what it means."""

    name: str
    kind: Kind
    meaning: str = ""


@dataclass(frozen=True, slots=True)
class NamedQuery:
    """A question in words and in SPARQL."""

    name: str
    summary: str
    description: str
    tags: tuple[str, ...]
    params: tuple[Param, ...]
    text: str

    def fill(self, values: Mapping[str, str]) -> str:
        """Give the SPARQL with the values in place of the parameters; a parameter without value asks for all.

        :raises kg.errors.UsageError: for a parameter that the question has not, or a value of another kind.
        """
        kinds = {param.name: param.kind for param in self.params}
        for name in values:
            if name not in kinds:
                known = ", ".join(kinds) or "none"
                raise UsageError(
                    f"the question has no parameter {name!r}", where=self.name, todo=f"It has: {known}."
                )
        terms = {name: term(value, kinds[name], name) for name, value in values.items()}
        return _substituted(self.text, terms)


@cache
def named_queries() -> tuple[NamedQuery, ...]:
    """Give all questions, by name."""
    return tuple(
        parse_named(path.read_text(encoding="utf-8"), path.stem)
        for path in sorted(folder("queries").glob("*.rq"))
    )


def named_query(name: str) -> NamedQuery:
    """Give the question of this name.

    :raises kg.errors.UnknownName: if there is none; it names similar ones.
    """
    from difflib import get_close_matches

    known = {query.name: query for query in named_queries()}
    if name in known:
        return known[name]
    close = get_close_matches(name, known, n=3, cutoff=0.5)
    raise UnknownName(
        f"no question is called {name!r}",
        todo=f"Did you mean {' or '.join(close)}?" if close else "See 'kg query --list'.",
    )


def parse_named(text: str, name: str) -> NamedQuery:
    """Give the question that a text with or without a header asks.

    :raises kg.errors.QueryError: if the text cannot be cut into SPARQL tokens.
    """
    said, meanings = _header(text)
    kinds: dict[str, Kind] = {}
    for token in tokens(text):
        if token.kind == "variable" and (found := _PARAMETER.fullmatch(token.text)):
            kinds[found["name"]] = found["kind"]  # type: ignore[assignment]
    order = [*(each for each in meanings if each in kinds), *(each for each in kinds if each not in meanings)]
    return NamedQuery(
        name,
        said.get("summary", name),
        said.get("description", ""),
        tuple(tag.strip() for tag in said.get("tags", "").split(",") if tag.strip()),
        tuple(Param(each, kinds[each], meanings.get(each, "")) for each in order),
        text,
    )


def term(value: str, kind: Kind, name: str) -> str:
    """Give a value as a SPARQL term of a kind.

    :raises kg.errors.UsageError: if it is no value of this kind.
    """
    if kind == "iri":
        if ":" not in value:
            raise UsageError(f"{value!r} is no IRI", where=f"parameter {name}")
        return f"<{checked(value)}>"
    if kind == "literal":
        escaped = value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\r", "\\r")
        return f'"{escaped}"'
    if kind == "integer":
        if not re.fullmatch(r"-?[0-9]{1,18}", value, re.ASCII):
            raise UsageError(f"{value!r} is no whole number", where=f"parameter {name}")
        return value
    try:
        day = date.fromisoformat(value)
    except ValueError:
        raise UsageError(
            f"{value!r} is no day", where=f"parameter {name}", todo="Write it as YYYY-MM-DD."
        ) from None
    return f'"{day.isoformat()}"^^<{PREFIXES["xsd"]}date>'


def _header(text: str) -> tuple[dict[str, str], dict[str, str]]:
    """Give the header's keys, and the parameters with their meanings."""
    said: dict[str, str] = {}
    meanings: dict[str, str] = {}
    section = ""
    for line in text.splitlines():
        found = _HEADER.match(line)
        if found is None:
            continue
        if len(found["space"]) > 1 and section == "params":
            meanings[found["key"]] = found["value"].strip()
        else:
            section = found["key"]
            said[section] = found["value"].strip()
    return said, meanings


def _substituted(text: str, terms: Mapping[str, str]) -> str:
    pieces, done = [], 0
    for token in tokens(text):
        found = _PARAMETER.fullmatch(token.text) if token.kind == "variable" else None
        if found and found["name"] in terms:
            pieces += [text[done : token.start], terms[found["name"]]]
            done = token.start + len(token.text)
    filled = "".join([*pieces, text[done:]])
    if not filled.strip():
        raise QueryError("the query is empty", todo="Write a SPARQL query.")
    return filled
