"""Refuses what must not reach the engine, in linear time: what is too long, too deep, too wide, or goes out.

Deep nesting overflows the engine's stack and ends the process; some hundred patterns in one group
keep its planner busy for minutes; SERVICE and LOAD make it connect to any address, those of this machine too.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kg.errors import QueryError
from kg.rdf.terms import PREFIXES
from kg.store.syntax import FORMS, Token, outline, place, tokens

if TYPE_CHECKING:
    from kg.config import Settings

# A triple pattern weighs 2, so does a step of a path: the planner's time grows with their fourth power.
MOST_JOINS = 200
# Operators, groups and keywords: thousands of them in a row overflow the stack like brackets do.
MOST_STEPS = 1000
_TERMS = frozenset({"iri", "string", "name", "blank", "variable", "number"})


def check(text: str, settings: Settings, *, update: bool | None = None) -> None:
    """Let a text pass that may be run.

    ``update`` says where the text came in: False for a query, True for an update, None for either.

    :raises kg.errors.QueryError: with the place, for one that may not, or with broken strings or brackets.
    """
    form = outline(text).form
    if update is False and form == "update":
        raise QueryError("this is an update, not a query", todo="Send it to /update.")
    # "LOAD:x" begins with no keyword that can be told from a prefixed name.
    is_update = form not in FORMS if update is None else update
    _check_size(text, settings, is_update)
    weight, outward = _Weight(text, settings.max_query_depth), _Outward(text, is_update)
    last = Token("sign", "", 0)
    for token in tokens(text):
        if token.kind != "ground":
            outward.add(token, last)
            weight.add(token, last)
        last = token


def _check_size(text: str, settings: Settings, is_update: bool) -> None:
    most = settings.max_body_bytes if is_update else settings.max_query_chars
    if len(text) > most:
        raise QueryError(
            f"the text has {len(text):,} characters; at most {most:,} are read",
            todo=f"Shorten it, or raise KG_MAX_{'BODY_BYTES' if is_update else 'QUERY_CHARS'}.",
        )


@dataclass(slots=True)
class _Outward:
    """Finds SERVICE and LOAD, also where the engine reads them and the eye does not.

    Keywords need no space around them (``trueSERVICE``), and where the prefix ``:`` is declared and a group
    follows, ``SERVICE:x`` is not a prefixed name but SERVICE and ``:x``.
    """

    text: str
    is_update: bool
    prefixes: set[str] = field(default_factory=lambda: {f"{prefix}:" for prefix in PREFIXES})
    doubtful: Token | None = None

    def add(self, token: Token, last: Token) -> None:
        """Look at a token.

        :raises kg.errors.QueryError: if it makes the engine connect to somewhere.
        """
        doubtful, self.doubtful = self.doubtful, None
        if doubtful and token.text == "{":
            raise self._not_allowed(doubtful)
        if token.kind == "word" and any(word in token.text.lower() for word in ("service", "load")):
            raise self._not_allowed(token)
        if token.kind != "name":
            return
        if last.kind == "word" and last.text.lower().endswith("prefix"):
            self.prefixes.add(token.text.lower())
        elif self._hides("service", token.text.lower()):
            self.doubtful = token
        elif self.is_update and self._hides("load", token.text.lower()):
            raise self._not_allowed(token)

    def _hides(self, keyword: str, name: str) -> bool:
        prefix = name.partition(":")[0]
        starts = [found.start() for found in re.finditer(f"(?={keyword})", prefix)]
        rests = {prefix[start + len(keyword) :] for start in starts}
        rests |= {rest.removeprefix("silent") for rest in rests}
        return any(f"{rest}:" in self.prefixes for rest in rests)

    def _not_allowed(self, token: Token) -> QueryError:
        keyword = "SERVICE" if "service" in token.text.lower() else "LOAD"
        return QueryError(
            f"{keyword} is not allowed: it would fetch from another address",
            where=place(self.text, token.start),
            todo="Take it out; add data with 'kg load'.",
        )


@dataclass(slots=True)
class _Weight:
    """Counts what costs the engine stack or time; each operation of an update counts anew.

    What stands in VALUES, INSERT DATA and DELETE DATA costs neither.
    """

    text: str
    deepest: int
    joins: int = 0
    steps: int = 0
    frames: list[str] = field(default_factory=list)
    is_values: bool = False

    def add(self, token: Token, last: Token) -> None:
        """Count a token.

        :raises kg.errors.QueryError: for the one that is too much.
        """
        top = self.frames[-1] if self.frames else ""
        if token.kind == "open":
            self._open(token, last, top)
        elif token.kind == "close":
            self.frames.pop()
        elif top != "rows":
            self._count(token, last, top)
        if token.kind == "word":
            self.is_values = token.text.lower().endswith("values")
        elif token.kind != "variable" and token.text not in ("(", ")"):
            self.is_values = False
        if self.joins > MOST_JOINS:
            raise self._too_much(token, f"{MOST_JOINS // 2} patterns in one query")
        if self.steps > MOST_STEPS:
            raise self._too_much(token, f"{MOST_STEPS} operators, groups and keywords in one query")

    def _open(self, token: Token, last: Token, top: str) -> None:
        if len(self.frames) >= self.deepest:
            raise self._too_much(token, f"{self.deepest} brackets in each other")
        holds_rows = token.text == "{" and (self.is_values or last.text.lower().endswith("data"))
        self.frames.append("rows" if holds_rows or top == "rows" else token.text)
        if top != "rows":
            self.steps += 1
            self.joins += 2 if holds_rows and self.is_values else _ends_term(last) * bool(top)

    def _count(self, token: Token, last: Token, top: str) -> None:
        if token.kind == "sign":
            self._sign(token.text, top)
        elif _is_term(token):
            # A list makes two patterns of each of its elements.
            self.joins += _ends_term(last) * (4 if top == "(" else 1) * bool(top)
        elif token.kind == "word":
            self.steps += 1

    def _sign(self, sign: str, top: str) -> None:
        if sign == ";" and not top:
            self.joins = self.steps = 0
        elif sign == ";":
            self.joins += 1
        elif sign == "/" or (sign == "," and top in ("{", "[")):
            self.joins += 2
        elif sign not in ".,":
            self.steps += 1

    def _too_much(self, token: Token, what: str) -> QueryError:
        return QueryError(
            f"more than {what}", where=place(self.text, token.start), todo="Ask in several queries."
        )


def _is_term(token: Token) -> bool:
    return token.kind in _TERMS or (token.kind == "word" and token.text.lower() in ("a", "true", "false"))


def _ends_term(token: Token) -> bool:
    return _is_term(token) or token.kind == "language" or token.text in ("]", ")", ">>", ")>>")
