"""Turns what the engine says about a SPARQL text into an error that helps."""

from __future__ import annotations

import difflib
import re

from kg.errors import QueryError
from kg.rdf.terms import PREFIXES
from kg.store.syntax import outline, place, tokens

_PLACE = re.compile(r"error at (\d+):(\d+): (.*)", re.DOTALL)
_EXPECTED = re.compile(r'\b[A-Z]{2,}\b|"[^"]+"')
# What the grammar would take there, and the guard would not; and what stands in no text of ours.
_NOT_ADVISED = frozenset({"SERVICE", "LOAD", "VERSION"})
_MOST_EXPECTED = 6
# SPARQL 1.1, section 19.8: the keywords, and the functions that have names.
_KEYWORDS = frozenset(
    """A ABS ADD ALL AS ASC ASK AVG BASE BIND BNODE BOUND BY CEIL CLEAR COALESCE CONCAT CONSTRUCT CONTAINS COPY
    COUNT CREATE DATA DATATYPE DAY DEFAULT DELETE DESC DESCRIBE DISTINCT DROP ENCODE_FOR_URI EXISTS FALSE FILTER
    FLOOR FROM GRAPH GROUP GROUP_CONCAT HAVING HOURS IF IN INSERT INTO IRI ISBLANK ISIRI ISLITERAL ISNUMERIC ISURI
    LANG LANGMATCHES LCASE LIMIT MAX MD5 MIN MINUS MINUTES MONTH MOVE NAMED NOT NOW OFFSET OPTIONAL ORDER PREFIX
    RAND REDUCED REGEX REPLACE ROUND SAMETERM SAMPLE SECONDS SELECT SEPARATOR SERVICE SHA1 SHA256 SHA384 SHA512
    SILENT STR STRAFTER STRBEFORE STRDT STRENDS STRLANG STRLEN STRSTARTS STRUUID SUBSTR SUM TIMEZONE TO TRUE TZ
    UCASE UNDEF UNION URI USING UUID VALUES WHERE WITH YEAR LOAD""".split()
)
_SHOWN = 40
# So many tokens before the place may be to blame for it.
_NEAR = 4


def complaint(text: str, said: str, *, update: bool = False) -> QueryError:
    """Give the error for a text that the engine refused, with the place and what to do.

    The engine names the farthest place that it came to and a pattern of characters; the usual mistakes
    (brackets, strings, prefixes, an update instead of a query) are found here by name.
    """
    found = _known_mistake(text, update)
    if found:
        return found
    match = _PLACE.match(said)
    if not match:
        return QueryError(f"the {_noun(update)} cannot be run: {said}", todo="Change it.")
    line, column, reason = int(match[1]), int(match[2]), match[3]
    if misspelt := _misspelt(text, line, column):
        return misspelt
    return QueryError(
        f"the {_noun(update)} does not parse{_reason(reason)}",
        where=f"line {line}, column {column}{_near(text, line, column)}",
        todo="Look at this place and just before it.",
    )


def failure(said: str, *, update: bool = False) -> QueryError:
    """Give the error for a text that parsed but failed when it ran."""
    return QueryError(f"the {_noun(update)} failed: {said}", todo="Change it; nothing was written.")


def _noun(update: bool) -> str:
    return "update" if update else "query"


def _known_mistake(text: str, update: bool) -> QueryError | None:
    if not text.strip():
        return QueryError(f"the {_noun(update)} is empty", where="line 1, column 1", todo="Give its text.")
    try:
        undeclared = _undeclared(text)
    except QueryError as error:
        return error
    form = outline(text).form
    if form == "update" and not update:
        return QueryError(
            "this is an update, not a query", todo="Send it to the server's /update; a query only reads."
        )
    if update and form not in ("update", "unknown", ""):
        return QueryError(f"this is a query ({form.upper()}), not an update", todo="Send it as a query.")
    return undeclared


def _undeclared(text: str) -> QueryError | None:
    """Give the error for the first prefix that is declared nowhere, if the text has one."""
    declared = set(PREFIXES)
    last = None
    for token in tokens(text):
        if token.kind == "name":
            prefix = token.text.partition(":")[0]
            if last is not None and last.kind == "word" and last.text.lower() == "prefix":
                declared.add(prefix)
            elif prefix not in declared:
                return QueryError(
                    f"the prefix '{prefix}:' is not declared",
                    where=place(text, token.start),
                    todo=f"Put 'PREFIX {prefix}: <...>' before the query.",
                )
        last = token
    return None


def _misspelt(text: str, line: int, column: int) -> QueryError | None:
    """Give the error for the last word just before the place that is no keyword, if there is one."""
    lines = text.split("\n")
    end = sum(len(each) + 1 for each in lines[: line - 1]) + column - 1
    before = [token for token in tokens(text) if token.start <= end][-_NEAR:]
    words = [token for token in before if token.kind == "word" and token.text.upper() not in _KEYWORDS]
    if not words or any(token.text == "<" for token in before):
        return None
    word = words[-1].text
    near = [
        each
        # Longer than any keyword it is like none, and would take long to compare.
        for each in difflib.get_close_matches(word[:_SHOWN].upper(), sorted(_KEYWORDS), 2, 0.7)
        if each not in _NOT_ADVISED
    ]
    return QueryError(
        f"'{word[:_SHOWN]}' is no keyword of SPARQL",
        where=place(text, words[-1].start),
        todo=f"Is it {' or '.join(near)}?"
        if near
        else "Put a ? before a variable, a prefix before a name, a text in quotes.",
    )


def _reason(reason: str) -> str:
    if "unbound" in reason or "not bound" in reason:
        return ": a variable in SELECT is neither in GROUP BY nor inside of an aggregate"
    if "IRI parsing failed" in reason or "No scheme" in reason:
        return ": an IRI is not absolute or has a character that no IRI has"
    if "[" in reason:  # characters too could stand there: the words alone would mislead
        return ""
    expected = [word for word in dict.fromkeys(_EXPECTED.findall(reason)) if word not in _NOT_ADVISED]
    if not expected or len(expected) > _MOST_EXPECTED:
        return ""
    return f": {' or '.join(word.strip('"') for word in expected)} could stand here"


def _near(text: str, line: int, column: int) -> str:
    """Give the words before the place, for the eye."""
    lines = text.split("\n")
    before = "\n".join([*lines[: line - 1], lines[line - 1][: column - 1]]) if line <= len(lines) else text
    shown = " ".join(before[-3 * _SHOWN :].split())[-_SHOWN:]
    return f", behind '{shown}'" if shown else ""


def is_read_only(said: str) -> bool:
    """Tell whether the engine refused to write because the store is open for reading."""
    return "read-write" in said
