"""Refuses what must not reach the engine, in linear time: what is too long, too deep, too wide, or goes out.

Deep nesting overflows the engine's stack and ends the process; some hundred patterns in one group
keep its planner busy for minutes; SERVICE and LOAD make it connect to any address, those of this machine too.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from kg.errors import QueryError
from kg.rdf.terms import PREFIXES
from kg.store.syntax import FORMS, Token, outline, place, tokens, unescaped

if TYPE_CHECKING:
    from kg.config import Settings

# A triple pattern weighs 2, so does a step of a path: the planner's time grows with their fourth power.
MOST_JOINS = 200
# Operators, groups and keywords: thousands of them in a row overflow the stack like brackets do.
MOST_STEPS = 1000
# Every row of VALUES meets every row of the next one.
MOST_VALUES = 10_000
# ((p*)*)* walks from every node for every node: each star more multiplies the time by the size of the graph.
MOST_STARS = 2
# Names of a projection or an order, say: each is little work, but for every row.
MOST_WORDS = 20_000
# Each row is held against every term of IN.
MOST_LISTED = 5_000
# The operations of one update: each is little work to write, and may be much to run.
MOST_OPERATIONS = 1_000
# Longer texts are not remembered, so that the memory stays small, and no other text is likely to be of their shape.
MOST_REMEMBERED = 4_000
# What an update is made of that does no more than to put in or take out what it spells out.
_PLAIN = frozenset({"prefix", "base", "insert", "delete", "data"})
_TERMS = frozenset({"iri", "string", "name", "blank", "variable", "number"})
# What of a text says which thing or value it is about.
_VALUES = frozenset({"iri", "string", "number", "ground"})


class Outgoing(NamedTuple):
    """A SERVICE that was let pass: which endpoint, and where its IRI stands in the text, with ``<`` and ``>``."""

    endpoint: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Reading:
    """What a text that may be run tells: the calls that it makes, its shape, and whether it is plain data.

    Texts of one shape differ in things and values only, so they do about the same; a long one has none. Of an
    update that is only ``INSERT DATA`` and ``DELETE DATA`` it is plain how much work it is.
    """

    calls: tuple[Outgoing, ...] = ()
    shape: str = ""
    is_plain: bool = False


class TextLimits(NamedTuple):
    """How long a query and an update may be, in characters, and how deep either."""

    query_chars: int
    update_chars: int
    depth: int

    @classmethod
    def of(cls, settings: Settings) -> TextLimits:
        """Give the limits that the settings name."""
        return cls(settings.max_query_chars, settings.max_body_bytes, settings.max_query_depth)


def check(
    text: str, limits: TextLimits, *, update: bool | None = None, endpoints: Collection[str] = ()
) -> Reading:
    """Let a text pass that may be run, and tell what was read in it.

    ``update`` says where the text came in: False for a query, True for an update, None for either.
    ``endpoints`` are the names that a query may ask, written ``SERVICE <name>``; who gives some must put
    addresses that he answers for in their places before the engine sees the text.

    :raises kg.errors.QueryError: with the place, for one that may not, or with broken strings or brackets.
    """
    checked = _remembered if len(text) <= MOST_REMEMBERED else _checked
    return checked(text, limits, update, frozenset(endpoints))


def check_size(text: str, limits: TextLimits, *, update: bool = False) -> None:
    """Let a text pass that is not too long to be read at all.

    :raises kg.errors.QueryError: for one that is.
    """
    most = limits.update_chars if update else limits.query_chars
    if len(text) > most:
        raise QueryError(
            f"the text has {len(text):,} characters; at most {most:,} are read",
            todo=f"Shorten it, or raise KG_MAX_{'BODY_BYTES' if update else 'QUERY_CHARS'}.",
        )


def _checked(text: str, limits: TextLimits, update: bool | None, endpoints: frozenset[str]) -> Reading:
    check_size(text, limits, update=update is not False)
    form = outline(text).form
    if update is False and form == "update":
        raise QueryError("this is an update, not a query", todo="Send it to /update.")
    # "LOAD:x" begins with no keyword that can be told from a prefixed name.
    is_update = form not in FORMS if update is None else update
    check_size(text, limits, update=is_update)
    allowed = frozenset() if is_update else endpoints
    lower = text.lower()
    outward = _Outward(text, is_update, allowed) if "service" in lower or "load" in lower else None
    weight, last = _Weight(text, limits.depth), Token("sign", "", 0)
    shape: list[str] = []
    for token in tokens(text):
        if token.kind != "ground":
            if outward:
                outward.add(token, last)
            weight.add(token, last)
        if len(text) <= MOST_REMEMBERED:
            shape.append(token.kind if token.kind in _VALUES else token.text)
        last = token
    if "\\u" in lower:
        _check_unescaped(text, limits, is_update, allowed)
    calls = tuple(outward.calls) if outward else ()
    return Reading(calls, " ".join(shape), is_update and weight.is_plain)


# The same question comes again and again; what was refused is looked at anew.
_remembered = lru_cache(512)(_checked)


def _check_unescaped(text: str, limits: TextLimits, is_update: bool, allowed: frozenset[str]) -> None:
    r"""Look at the text as an engine reads it that takes ``\uXXXX`` anywhere (SPARQL 1.1, section 19.2).

    Ours takes them in strings and IRIs only, but the store may be one behind a server.
    """
    plain = unescaped(text)
    outward, weight = _Outward(plain, is_update, allowed), _Weight(plain, limits.depth)
    last = Token("sign", "", 0)
    for token in _readable(plain):
        if token.kind != "ground":
            outward.add(token, last)
            weight.add(token, last)
        last = token


def _readable(text: str) -> Iterator[Token]:
    """Give the tokens up to where the text is broken: no engine runs what comes before."""
    try:
        yield from tokens(text)
    except QueryError:
        return


@dataclass(slots=True)
class _Outward:
    """Finds SERVICE and LOAD, also where the engine reads them and the eye does not.

    Keywords need no space around them (``trueSERVICE``), and where the prefix ``:`` is declared and a group
    follows, ``SERVICE:x`` is not a prefixed name but SERVICE and ``:x``.
    """

    text: str
    is_update: bool
    allowed: frozenset[str] = frozenset()
    prefixes: set[str] = field(default_factory=lambda: {f"{prefix}:" for prefix in PREFIXES})
    doubtful: Token | None = None
    calls: list[Outgoing] = field(default_factory=list)
    # SERVICE whose endpoint comes next, and how many brackets are open in what is sent to one.
    calling: Token | None = None
    sent: int | None = None

    def add(self, token: Token, last: Token) -> None:
        """Look at a token.

        :raises kg.errors.QueryError: if it makes the engine connect to somewhere that is not allowed.
        """
        doubtful, self.doubtful = self.doubtful, None
        if doubtful and token.text == "{":
            raise self._not_allowed(doubtful)
        if self.calling:
            self._call(token, self.calling)
        elif self.sent is not None:
            self._count_sent(token)
        if token.kind == "word" and any(word in token.text.lower() for word in ("service", "load")):
            self._keyword(token)
        if token.kind != "name":
            return
        if last.kind == "word" and last.text.lower().endswith("prefix"):
            self.prefixes.add(token.text.lower())
        elif self._hides("service", token.text.lower()):
            self.doubtful = token
        elif self.is_update and self._hides("load", token.text.lower()):
            raise self._not_allowed(token)

    def _keyword(self, token: Token) -> None:
        if not self.allowed or token.text.lower() != "service":
            raise self._not_allowed(token)
        if self.sent is not None or self.calling:
            raise QueryError(
                "a SERVICE inside of a SERVICE is not allowed",
                where=place(self.text, token.start),
                todo="Ask the two endpoints beside each other.",
            )
        self.calling = token

    def _call(self, token: Token, service: Token) -> None:
        """Take the endpoint behind SERVICE or SERVICE SILENT: an IRI, written out."""
        if token.kind == "word" and token.text.lower() == "silent":
            return
        name = token.text[1:-1]
        if token.kind != "iri" or name not in self.allowed:
            raise self._not_allowed(service)
        self.calls.append(Outgoing(name, token.start, token.start + len(token.text)))
        self.calling, self.sent = None, 0

    def _count_sent(self, token: Token) -> None:
        self.sent = (self.sent or 0) + (token.kind == "open") - (token.kind == "close")
        if self.sent == 0:
            self.sent = None

    def _hides(self, keyword: str, name: str) -> bool:
        prefix = name.partition(":")[0]
        starts = [found.start() for found in re.finditer(f"(?={keyword})", prefix)]
        rests = {prefix[start + len(keyword) :] for start in starts}
        rests |= {rest.removeprefix("silent") for rest in rests}
        return any(f"{rest}:" in self.prefixes for rest in rests)

    def _not_allowed(self, token: Token) -> QueryError:
        keyword = "SERVICE" if "service" in token.text.lower() else "LOAD"
        todo = "Take it out; add data with 'kg load'."
        if self.allowed and keyword == "SERVICE":
            names = ", ".join(f"<{name}>" for name in sorted(self.allowed))
            todo = f"Allowed, written so, one not in the other: {names}."
        return QueryError(
            f"{keyword} is not allowed{' there' * bool(self.allowed)}: it would fetch from another address",
            where=place(self.text, token.start),
            todo=todo,
        )


@dataclass(slots=True)
class _Weight:
    """Counts what costs the engine stack or time; each operation of an update counts anew.

    What stands in INSERT DATA and DELETE DATA costs neither; what stands in VALUES is counted for itself.
    """

    text: str
    deepest: int
    joins: int = 0
    steps: int = 0
    values: int = 0
    listed: int = 0
    words: int = 0
    operations: int = 1
    is_plain: bool = True
    # The brackets that are open: "rows" of data, "values", "expression", else the bracket itself.
    frames: list[str] = field(default_factory=list)
    # The stars in each other of each open bracket, and of the one that was closed last.
    stars: list[int] = field(default_factory=lambda: [0])
    closed_stars: int = 0
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
            self.closed_stars = self.stars.pop()
            if self.frames and self.frames[-1] == "(":
                self.stars[-1] = max(self.stars[-1], self.closed_stars)
        elif top == "values":
            self.values += _is_term(token)
        elif top != "rows":
            self._count(token, last, top)
        if not top and token.kind in ("word", "name"):
            # "COPYx:a" is a prefixed name to the eye only.
            is_declared = token.kind == "name" and last.text.lower() == "prefix"
            self.is_plain &= is_declared or token.text.lower() in _PLAIN
        if token.kind == "word":
            self.is_values = token.text.lower().endswith("values")
        elif token.kind != "variable" and token.text not in ("(", ")"):
            self.is_values = False
        self._hold(token)

    def _hold(self, token: Token) -> None:
        if self.joins > MOST_JOINS:
            raise self._too_much(token, f"{MOST_JOINS // 2} patterns in one query")
        if self.steps > MOST_STEPS:
            raise self._too_much(token, f"{MOST_STEPS} operators, groups and keywords in one query")
        if self.values > MOST_VALUES:
            raise self._too_much(token, f"{MOST_VALUES:,} terms in VALUES")
        if self.words > MOST_WORDS:
            raise self._too_much(token, f"{MOST_WORDS:,} words and signs")
        if self.listed > MOST_LISTED:
            raise self._too_much(token, f"{MOST_LISTED:,} terms in lists of expressions")
        if self.operations > MOST_OPERATIONS:
            raise self._too_much(
                token, f"{MOST_OPERATIONS:,} operations in one update", "Send several updates."
            )
        if self.stars[-1] > MOST_STARS:
            raise self._too_much(token, f"{MOST_STARS} stars in each other in a path")

    def _open(self, token: Token, last: Token, top: str) -> None:
        if len(self.frames) >= self.deepest:
            raise self._too_much(token, f"{self.deepest} brackets in each other")
        self.stars.append(0)
        if top in ("rows", "values"):
            self.frames.append(top)
            return
        self.steps += 1
        if token.text == "{" and self.is_values:
            self.frames.append("values")
            self.joins += 2
        else:
            is_data = token.text == "{" and last.text.lower().endswith("data")
            self.frames.append("rows" if is_data else "expression" if token.in_expression else token.text)
            self.joins += _ends_term(last) * bool(top)

    def _count(self, token: Token, last: Token, top: str) -> None:
        self.words += 1
        if token.kind == "sign":
            self._sign(token.text, top)
            if token.text in "*+" and top not in ("", "expression"):
                inner = self.closed_stars if last.text == ")" else 0
                self.stars[-1] = max(self.stars[-1], inner + 1)
        elif _is_term(token):
            # A list makes two patterns of each of its elements.
            self.joins += _ends_term(last) * (4 if top == "(" else 1) * bool(top)
        elif token.kind == "word":
            self.steps += 1

    def _sign(self, sign: str, top: str) -> None:
        if sign == ";" and not top:
            self.operations += 1
            self.joins = self.steps = self.values = self.listed = self.words = 0
        elif sign == ";":
            self.joins += 1
        elif sign == "," and top == "expression":
            self.listed += 1
        elif sign == "/" or (sign == "," and top in ("{", "[")):
            self.joins += 2
        elif sign not in ".,":
            self.steps += 1

    def _too_much(self, token: Token, what: str, todo: str = "Ask in several queries.") -> QueryError:
        return QueryError(f"more than {what}", where=place(self.text, token.start), todo=todo)


def _is_term(token: Token) -> bool:
    return token.kind in _TERMS or (token.kind == "word" and token.text.lower() in ("a", "true", "false"))


def _ends_term(token: Token) -> bool:
    return _is_term(token) or token.kind == "language" or token.text in ("]", ")", ">>", ")>>")
