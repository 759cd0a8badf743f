"""Keeps a run of pySHACL from what it must not touch: the network, the terminal, rdflib's way with literals.

pySHACL and rdflib have settings for the whole process where a run needs its own, so one run goes at a time.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import lru_cache
from typing import Any, NoReturn

_ONE_AT_A_TIME = threading.Lock()


@contextmanager
def contained() -> Iterator[None]:
    """Run the body alone; literals keep their written form in it, and SPARQL reaches no other machine."""
    import rdflib
    from rdflib.plugins import sparql
    from rdflib.plugins.sparql import evaluate, processor

    log: Any = logging.getLogger("pyshacl-validate")  # it writes to standard error what is raised anyway
    inside = (
        (rdflib, "NORMALIZE_LITERALS", False),
        (sparql, "SPARQL_LOAD_GRAPHS", False),
        (evaluate, "evalServiceQuery", _refuse),
        (processor, "parseQuery", _itself),
        (processor, "translateQuery", _translated),
        (rdflib.Literal, "__le__", _at_most(rdflib.Literal.__le__)),
        (log, "disabled", True),
    )
    with _ONE_AT_A_TIME:
        outside = [getattr(owner, name) for owner, name, _ in inside]
        try:
            for owner, name, value in inside:
                setattr(owner, name, value)
            yield
        finally:
            for (owner, name, _), value in zip(inside, outside, strict=True):
                setattr(owner, name, value)


def _at_most(compared: Callable[[Any, Any], Any]) -> Callable[[Any, Any], bool]:
    """Tell of values that can't be compared that one is not at most the other, as the specification has it.

    pySHACL breaks off there (``sh:lessThanOrEquals`` with a date that does not exist).
    """

    def at_most(self: Any, other: Any) -> bool:
        found = compared(self, other)
        return False if found is NotImplemented else bool(found)

    return at_most


def _itself(text: str) -> str:
    return text


def _translated(text: str, base: str | None = None, prefixes: Mapping[str, Any] | None = None) -> Any:
    """Read a query, each text once: pySHACL runs the same one for every focus node, and reading is the most of it."""
    return _read_once(text, base, tuple(sorted((prefixes or {}).items())))


@lru_cache(maxsize=256)
def _read_once(text: str, base: str | None, prefixes: tuple[tuple[str, Any], ...]) -> Any:
    from rdflib.plugins.sparql.algebra import translateQuery
    from rdflib.plugins.sparql.parser import parseQuery

    return translateQuery(parseQuery(text), base, dict(prefixes))


def _refuse(*_: object) -> NoReturn:
    raise PermissionError("a shape must not query another service")
