"""Keeps a run of pySHACL from what it must not touch: the network, the terminal, rdflib's way with literals.

pySHACL and rdflib have settings for the whole process where a run needs its own, so one run goes at a time.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import lru_cache
from typing import Any, NoReturn

from kg.shacl.graphs import quiet
from kg.shacl.literals.corrections import corrections

_ONE_AT_A_TIME = threading.Lock()


@contextmanager
def contained(*, reference: bool = False) -> Iterator[None]:
    """Run the body alone; literals keep their written form in it, and SPARQL reaches no other machine.

    In a run of the ``reference``, pySHACL, literals are also read and compared as the specifications say.
    """
    import rdflib
    from rdflib.plugins import sparql
    from rdflib.plugins.sparql import evaluate, operators, processor

    # They write to standard error what is raised anyway.
    logs: tuple[Any, ...] = tuple(logging.getLogger(f"pyshacl-{name}") for name in ("validate", "rules"))
    inside = (
        (rdflib, "NORMALIZE_LITERALS", False),
        (sparql, "SPARQL_LOAD_GRAPHS", False),
        (evaluate, "evalServiceQuery", _refuse),
        (processor, "parseQuery", _itself),
        (processor, "translateQuery", _translated),
        # A copy: pySHACL leaves the functions of shapes there when it breaks off.
        (operators, "_CUSTOM_FUNCTIONS", dict(operators._CUSTOM_FUNCTIONS)),
        *((log, "disabled", True) for log in logs),
        *(corrections() if reference else ()),
    )
    with _ONE_AT_A_TIME, quiet(), own_literals():
        outside = [getattr(owner, name) for owner, name, _ in inside]
        try:
            for owner, name, value in inside:
                setattr(owner, name, value)
            yield
        finally:
            for (owner, name, _), value in zip(inside, outside, strict=True):
                setattr(owner, name, value)


@contextmanager
def own_literals() -> Iterator[None]:
    """Run the body; take out of rdflib what owlrl leaves there: how it reads literals that rdflib reads no value of."""
    from rdflib.term import _toPythonMapping

    before = dict(_toPythonMapping)
    try:
        yield
    finally:
        _toPythonMapping.update(before)
        for datatype in _toPythonMapping.keys() - before.keys():
            del _toPythonMapping[datatype]


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
