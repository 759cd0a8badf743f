"""What shapes look at from a focus node, told from the shapes alone: a graph of steps to take.

With it data can be validated in parts. A part holds the focus nodes and all that the steps lead to, and gives
the results that the whole would give. The steps may lead to more than is needed, never to less.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import batched
from typing import TYPE_CHECKING, Any

from kg.errors import UsageError
from kg.rdf.terms import iri
from kg.shacl.context import LABELS
from kg.shacl.coverage import targeting
from kg.shacl.paths import property_path

if TYPE_CHECKING:
    from rdflib import Graph
    from rdflib.term import Node

# A predicate (None: any), and whether it is walked from subject to object.
type Step = tuple[Node | None, bool]
type State = frozenset[Stop]

_INNER = ("property", "node", "not", "qualifiedValueShape")
_LISTED = ("and", "or", "xone")
_COMPARED = ("equals", "disjoint", "lessThan", "lessThanOrEquals")


class Stop:
    """A point of the walk: the steps that lead on from a node that is reached, and stops that hold there too."""

    def __init__(self) -> None:
        self.steps: list[tuple[Step, Stop]] = []
        self.also: list[Stop] = []

    def to(self, predicate: Node | None, forward: bool = True) -> Stop:
        """Add a step; give where it leads."""
        reached = Stop()
        self.steps.append(((predicate, forward), reached))
        return reached


class Reach:
    """The steps of shapes: ``start`` gives the state of a focus node, ``steps`` what leads on from a state."""

    def __init__(self, shapes: Graph) -> None:
        """Read the shapes.

        :raises kg.errors.UsageError: if they hold something from which the steps can't be told.
        """
        self._shapes = shapes
        self._known: dict[Node, Stop] = {}
        self._steps: dict[State, dict[Step, State]] = {}
        self._told = _told()
        self._refuse_extensions()
        for shape in targeting(shapes):
            self._shape(shape)

    def start(self, shapes: frozenset[Node]) -> State:
        """Give the state of a focus node of these shapes."""
        return _closed([self._told, *map(self._shape, shapes)])

    def steps(self, state: State) -> dict[Step, State]:
        """Give each step from a state and the state that it leads to."""
        known = self._steps.get(state)
        if known is None:
            reached = defaultdict[Step, list[Stop]](list)
            for stop in state:
                for step, end in stop.steps:
                    reached[step].append(end)
            known = self._steps[state] = {step: _closed(ends) for step, ends in reached.items()}
        return known

    def _refuse_extensions(self) -> None:
        for name in ("target", "validator", "nodeValidator", "propertyValidator", "js", "rule"):
            if (None, _sh(name), None) in self._shapes:
                raise _untold(f"sh:{name}")

    def _shape(self, shape: Node) -> Stop:
        """Give the stop of a node that a shape looks at; shapes may hold each other."""
        if shape in self._known:
            return self._known[shape]
        stop = self._known[shape] = Stop()
        shapes = self._shapes
        path = shapes.value(shape, _sh("path"))
        text = "" if path is None else _bracketed(property_path(shapes, path))
        values = stop if path is None else _walked(_parsed(f"SELECT * {{ ?this {text} ?value }}")[0][1], stop)
        values.also.append(self._told)
        for name in _COMPARED:
            for predicate in shapes.objects(shape, _sh(name)):
                stop.to(predicate)
        if (shape, _sh("class"), None) in shapes:
            values.to(_type())
        if (shape, _sh("closed"), None) in shapes:
            values.to(None)
        values.also += [self._shape(inner) for inner in self._inner(shape)]
        for constraint in shapes.objects(shape, _sh("sparql")):
            self._sparql(constraint, text, stop)
        return stop

    def _inner(self, shape: Node) -> Iterator[Node]:
        """Give the shapes that the values of a shape are held to, those of disjoint siblings among them."""
        shapes = self._shapes
        for name in _INNER:
            yield from shapes.objects(shape, _sh(name))
        for name in _LISTED:
            for head in shapes.objects(shape, _sh(name)):
                yield from shapes.items(head)
        if (shape, _sh("qualifiedValueShapesDisjoint"), None) in shapes:
            for parent in shapes.subjects(_sh("property"), shape):
                for sibling in shapes.objects(parent, _sh("property")):
                    yield from shapes.objects(sibling, _sh("qualifiedValueShape"))

    def _sparql(self, constraint: Node, path: str, stop: Stop) -> None:
        from rdflib import BNode, Variable

        text = str(self._shapes.value(constraint, _sh("select")) or "").replace("$PATH", path)
        try:
            left = _parsed(self._prefixes(constraint) + text)
        except Exception as error:  # what rdflib raises for SPARQL is of many kinds
            raise _untold(f"SPARQL that does not parse ({error})") from error
        at: dict[Any, Stop] = {Variable("this"): stop}
        while left:
            near = next((each for each in left if each[0] in at or each[2] in at), None)
            if near is None:
                raise _untold("SPARQL that also looks at nodes that no path leads to")
            left.remove(near)
            subject, predicate, value = near
            forward = subject in at
            begin, end = (subject, value) if forward else (value, subject)
            reached = _walked(predicate, at[begin], forward)
            reached.also.append(self._told)
            if end in at:
                reached.also.append(at[end])
            elif isinstance(end, Variable | BNode):
                at[end] = reached

    def _prefixes(self, constraint: Node) -> str:
        from rdflib import OWL

        shapes, lines = self._shapes, []
        for head in shapes.objects(constraint, _sh("prefixes")):
            for each in shapes.transitive_objects(head, OWL.imports):
                for declared in shapes.objects(each, _sh("declare")):
                    prefix, namespace = (
                        shapes.value(declared, _sh(name)) for name in ("prefix", "namespace")
                    )
                    lines.append(f"PREFIX {prefix}: <{namespace}>\n")
        return "".join(lines)


def _told() -> Stop:
    """Give the steps to what people read beside a result: labels, and the sentence (see ``kg.shacl.context``)."""
    node = Stop()
    evidence = node.to(_term("dip:evidence"))
    for each in (node, evidence):
        for name in ("dip:sentence", "oa:exact", "oa:start"):
            each.to(_term(name))
        article = each.to(_term("oa:hasSource")).to(_term("dip:versionOf"))
        for name in LABELS:
            article.to(_term(name))
    for name in LABELS:
        node.to(_term(name))
    return node


def _walked(path: Any, stop: Stop, forward: bool = True) -> Stop:
    """Add the steps of a property path, as rdflib parses it; give where it ends."""
    from rdflib import URIRef
    from rdflib.paths import AlternativePath, InvPath, MulPath, SequencePath

    if isinstance(path, URIRef):
        return stop.to(path, forward)
    if isinstance(path, InvPath):
        return _walked(path.arg, stop, not forward)
    if isinstance(path, SequencePath):
        for part in path.args if forward else reversed(path.args):
            stop = _walked(part, stop, forward)
        return stop
    if isinstance(path, AlternativePath):
        end = Stop()
        for part in path.args:
            _walked(part, stop, forward).also.append(end)
        return end
    if isinstance(path, MulPath):
        end = Stop()
        reached = _walked(path.path, end if path.more else stop, forward)
        stop.also.append(end)  # also for '+': a step more than is needed
        reached.also.append(end)
        return end
    return stop.to(None, forward)  # a variable or a negated set


def _parsed(text: str) -> list[tuple[Any, Any, Any]]:
    """Give all triple patterns of a query, those of its filters and subqueries too."""
    from functools import partial

    from pyparsing import ParseResults
    from rdflib.plugins.sparql.algebra import translatePath, translatePName, translatePrologue, traverse
    from rdflib.plugins.sparql.parser import parseQuery

    head, body = parseQuery(text)
    body = traverse(body, visitPost=partial(translatePName, prologue=translatePrologue(head, None)))
    found: list[tuple[Any, Any, Any]] = []
    waiting: list[Any] = [traverse(body, visitPost=translatePath)]
    while waiting:
        part = waiting.pop()
        if isinstance(part, dict):
            for terms in dict.get(part, "triples") or ():  # CompValue has a get of its own
                found += batched(terms, 3)
            waiting += [value for name, value in part.items() if name != "triples"]
        elif isinstance(part, list | tuple | ParseResults):
            waiting += part
    return found


def _closed(stops: Iterable[Stop]) -> State:
    reached, waiting = set[Stop](), list(stops)
    while waiting:
        stop = waiting.pop()
        if stop not in reached:
            reached.add(stop)
            waiting += stop.also
    return frozenset(reached)


def _bracketed(path: str) -> str:
    return path if any(mark in path for mark in "<(^") else f"<{path}>"


def _sh(name: str) -> Node:
    from rdflib import SH

    return SH[name]


def _term(name: str) -> Node:
    from rdflib import URIRef

    return URIRef(iri(name))


def _type() -> Node:
    from rdflib import RDF

    return RDF.type


def _untold(what: str) -> UsageError:
    return UsageError(
        f"the shapes hold {what}: data can't be validated with them part by part",
        where="the shapes",
        todo="Validate it as a file: kg export -o all.nq, then kg validate all.nq --shapes FILE.",
    )
