"""Makes DESCRIBE useful: a thing, with the nodes that are part of it and the evidence of all.

The engine gives the triples whose subject is the thing, and those of its blank nodes. Our graphs have no
blank nodes: the parts of a thing have IRIs below its own (``{event}/participation/{h}``), so these are
told too.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from pyoxigraph import NamedNode, QueryBoolean, QuerySolutions, QueryTriples, Triple

from kg.rdf.terms import iri
from kg.store.syntax import Outline

type Found = QuerySolutions | QueryBoolean | QueryTriples

DEEPEST = 4
_EVIDENCE = NamedNode(iri("dip:evidence"))
_AT_ONCE = 200


def described(found: QueryTriples, ask: Callable[[str], Found], shape: Outline) -> Iterable[Triple]:
    """Give the triples of an answer; for DESCRIBE with those of the parts, parts of parts and so on."""
    if shape.form != "describe":
        return found
    triples = dict.fromkeys(found)
    told = {triple.subject for triple in triples}
    fresh = list(triples)
    for _ in range(DEEPEST):
        parts = sorted({part for triple in fresh if (part := _part(triple)) and part not in told}, key=str)
        if not parts:
            break
        told.update(parts)
        fresh = [triple for triple in _ask_for(parts, ask, shape) if triple not in triples]
        triples.update(dict.fromkeys(fresh))
    return triples


def _part(triple: Triple) -> NamedNode | None:
    """Give the node that a triple leads to, if it is evidence or its IRI lies below the subject's."""
    whole, part = triple.subject, triple.object
    if not isinstance(whole, NamedNode) or not isinstance(part, NamedNode):
        return None
    if triple.predicate == _EVIDENCE:
        return part
    rest = part.value.removeprefix(whole.value)
    return part if rest != part.value and rest[:1] in ("/", "#") else None


def _ask_for(parts: list[NamedNode], ask: Callable[[str], Found], shape: Outline) -> Iterator[Triple]:
    for start in range(0, len(parts), _AT_ONCE):
        names = " ".join(map(str, parts[start : start + _AT_ONCE]))
        found = ask(f"{shape.prologue}DESCRIBE {names} {' '.join(shape.dataset)}")
        assert isinstance(found, QueryTriples)
        yield from found
