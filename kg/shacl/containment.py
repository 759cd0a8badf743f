"""Keeps a run of pySHACL from what it must not touch: the network, the terminal, rdflib's way with literals.

pySHACL and rdflib have settings for the whole process where a run needs its own, so one run goes at a time.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, NoReturn

_ONE_AT_A_TIME = threading.Lock()


@contextmanager
def contained() -> Iterator[None]:
    """Run the body alone; literals keep their written form in it, and SPARQL reaches no other machine."""
    import rdflib
    from rdflib.plugins import sparql
    from rdflib.plugins.sparql import evaluate

    log: Any = logging.getLogger("pyshacl-validate")  # it writes to standard error what is raised anyway
    inside = (
        (rdflib, "NORMALIZE_LITERALS", False),
        (sparql, "SPARQL_LOAD_GRAPHS", False),
        (evaluate, "evalServiceQuery", _refuse),
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


def _refuse(*_: object) -> NoReturn:
    raise PermissionError("a shape must not query another service")
