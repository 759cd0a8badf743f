"""Makes DESCRIBE useful: a thing, with the nodes that are part of it and the evidence of all.

The engine gives the triples whose subject is the thing, and those of its blank nodes; with the statements
that are made of these triples (reifications) that is the concise bounded description of
https://www.w3.org/submissions/CBD/, over all graphs of the dataset. Our graphs have no blank nodes: the
parts of a thing have IRIs below its own (``{event}/participation/{h}``), so these are told too.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from pyoxigraph import NamedNode, QueryBoolean, QuerySolutions, Triple

from kg.rdf.terms import iri
from kg.store.syntax import Outline

type Found = QuerySolutions | QueryBoolean | Iterable[Triple]

DEEPEST = 4
_EVIDENCE = NamedNode(iri("dip:evidence"))
_AT_ONCE = 200
_STATEMENT = f"""?statement <{iri("rdf:subject")}> ?s ; <{iri("rdf:predicate")}> ?p ; <{iri("rdf:object")}> ?o .
  ?s ?p ?o"""


def described(found: Iterable[Triple], ask: Callable[[str], Found], shape: Outline) -> Iterable[Triple]:
    """Give the triples of an answer; for DESCRIBE with the parts, parts of parts and so on, and reifications."""
    return _described(found, ask, shape) if shape.form == "describe" else found


def _described(found: Iterable[Triple], ask: Callable[[str], Found], shape: Outline) -> Iterator[Triple]:
    known: set[Triple] = set()

    def fresh(triples: Iterable[Triple]) -> Iterator[Triple]:
        for triple in triples:
            if triple not in known:
                known.add(triple)
                yield triple

    told: set[object] = set()
    asked: Iterable[Triple] = found
    for depth in range(DEEPEST + 1):
        parts: set[NamedNode] = set()
        for triple in fresh(asked):
            yield triple
            told.add(triple.subject)
            if part := _part(triple):
                parts.add(part)
        parts -= told
        if not parts or depth == DEEPEST:
            break
        told |= parts
        asked = _ask_for(sorted(parts, key=str), ask, shape)
    yield from fresh(_reifications(told, ask, shape))


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
    for names in _batches(parts):
        yield from _asked(ask, f"{shape.prologue}DESCRIBE {names} {shape.clauses}")


def _reifications(told: Iterable[object], ask: Callable[[str], Found], shape: Outline) -> Iterator[Triple]:
    """Give the descriptions of the statements made of what is told; of blank nodes no query can ask by name."""
    subjects = sorted((each for each in told if isinstance(each, NamedNode)), key=str)
    for names in _batches(subjects):
        where = f"WHERE {{ VALUES ?s {{ {names} }} {_STATEMENT} }}"
        yield from _asked(ask, f"{shape.prologue}DESCRIBE ?statement {shape.clauses} {where}")


def _batches(nodes: list[NamedNode]) -> Iterator[str]:
    for start in range(0, len(nodes), _AT_ONCE):
        yield " ".join(map(str, nodes[start : start + _AT_ONCE]))


def _asked(ask: Callable[[str], Found], text: str) -> Iterable[Triple]:
    found = ask(text)
    assert not isinstance(found, QuerySolutions | QueryBoolean)
    return found
