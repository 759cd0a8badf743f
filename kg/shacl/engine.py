"""Runs an engine over a graph and tells what it found.

pySHACL's own ``focus_nodes`` are not used: they also filter the nodes that nested shapes look at, and so miss
violations and invent others. Results are filtered here instead.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from kg.errors import RdfError
from kg.rdf.terms import iri
from kg.shacl.advanced import targeted, typed
from kg.shacl.coverage import coverage
from kg.shacl.engines import REFERENCE, Engine, Run, engine_of
from kg.shacl.findings import report_of
from kg.shacl.graphs import added, read_graph, united
from kg.shacl.languages import ENGLISH
from kg.shacl.report import Report
from kg.shacl.shape_sets import class_tree, ingest_shapes, load_shapes

if TYPE_CHECKING:
    from rdflib import Graph
    from rdflib.term import Node

type Keep = Callable[[Node], bool] | None

_TYPE = f"<{iri('rdf:type')}>".encode()
_IS_ARTICLE = f"> <{iri('rdf:type')}> <{iri('dip:Article')}> .".encode()


def validate_article(
    triples: bytes,
    descriptions: Mapping[str, bytes] | Iterable[bytes] = (),
    *,
    engine: str = REFERENCE,
) -> Report:
    """Give what the shapes say of an article's graph.

    ``triples`` are the N-Triples of the graph, ``descriptions`` those of the entities that it names; of these
    only the types count. Results are about the article's own nodes. ``engine`` is the name of one.

    :raises kg.errors.RdfError: if something is no N-Triples, or the graph has not exactly one article.
    """
    found = [line for line in triples.split(b"\n") if line.rstrip().endswith(_IS_ARTICLE)]
    if len(found) != 1:
        raise RdfError(f"the graph of an article must hold one dip:Article; this one holds {len(found)}")
    article = found[0].split(b">", 1)[0].lstrip(b" \t<").decode()
    return validate(looked_at(triples, descriptions), focus_prefix=article, engine=engine)


def looked_at(triples: bytes, descriptions: Mapping[str, bytes] | Iterable[bytes] = ()) -> bytes:
    """Give the N-Triples that ``validate_article`` looks at: the graph, and the types of the entities."""
    described = descriptions.values() if isinstance(descriptions, Mapping) else descriptions
    types = [line for data in described for line in data.split(b"\n") if _TYPE in line]
    return b"\n".join([triples, *types]) + b"\n"


def validate(
    data: bytes | Graph,
    *,
    shapes: Graph | None = None,
    focus_prefix: str | None = None,
    whole_graph: bool = False,
    engine: str = REFERENCE,
    covered: bool = False,
    advanced: bool = False,
) -> Report:
    """Give what shapes say of data: N-Triples or a graph, which stays as it is.

    Without ``shapes`` they are ours for article graphs, with ``whole_graph`` also those for the union of all
    graphs, and the class tree of the ontology counts as data. ``focus_prefix`` keeps the results about nodes
    with this IRI, below it (``/``, ``#``), or without an IRI. ``engine`` is the name of one in the registry;
    ``covered`` also counts the nodes that each shape looked at. Without ``advanced`` the Advanced Features of shapes
    are passed over.

    :raises kg.errors.RdfError: if the data do not parse.
    :raises kg.errors.InputError: if the shapes are ill-formed or can't be evaluated.
    :raises kg.errors.UsageError: if there is no such engine.
    """
    judge = prepared(shapes, whole_graph, engine, advanced=advanced)
    own = read_graph(data, light=judge.light) if isinstance(data, bytes) else data
    if len(judge.classes):
        own = united(own, judge.classes, light=judge.light) if own is data else added(own, judge.classes)
    return judge(own, _below(focus_prefix), covered=covered)


@dataclass(frozen=True, slots=True)
class Judge:
    """Shapes, ready to be evaluated: as they are ``told``, what runs them, and the ``classes`` that are data too.

    ``light`` tells that the data may be a graph without contexts. ``whole`` is the shapes graph that those told are
    a part of, if they are: results are called by names in it. ``advanced`` tells that rules may add to a copy of the
    data.
    """

    told: Graph
    run: Run
    classes: Graph
    light: bool
    whole: Graph | None = None
    advanced: bool = False
    languages: tuple[str, ...] = ENGLISH

    def __call__(self, data: Graph, keep: Keep = None, *, covered: bool = False) -> Report:
        """Give what the shapes say of data, which hold the classes; ``keep`` tells whether a focus node counts.

        :raises kg.errors.InputError: if the shapes are ill-formed or can't be evaluated.
        """
        whole = self.told if self.whole is None else self.whole
        if self.advanced:
            data = united(data)
        report = report_of(self.run(data), keep, data, whole, self.languages)
        if not covered:
            return report
        nodes = targeted(data, self.told) if self.advanced else None
        return replace(report, coverage=coverage(data, self.told, report.results, keep, nodes))

    def only(self, part: Graph, engine: str) -> Judge:
        """Give the judge for a part of the shapes."""
        whole = self.told if self.whole is None else self.whole
        return replace(self, told=part, run=engine_of(engine).prepare(part, self.advanced), whole=whole)


def prepared(
    shapes: Graph | None = None,
    whole_graph: bool = False,
    engine: str = REFERENCE,
    *,
    advanced: bool = False,
) -> Judge:
    """Give the judge for shapes; without them for ours for article graphs, with ``whole_graph`` for all of ours.

    ``advanced`` has the Advanced Features of the shapes evaluated, else they are passed over.

    :raises kg.errors.UsageError: if there is no such engine.
    """
    chosen = engine_of(engine)
    if shapes is None:
        return _ours(whole_graph, chosen)
    told = typed(shapes) if advanced else shapes
    return Judge(told, chosen.prepare(told, advanced), united(), chosen.light, advanced=advanced)


@cache
def _ours(whole_graph: bool, engine: Engine) -> Judge:
    told, evaluated = load_shapes(), ingest_shapes()
    if whole_graph:
        across = load_shapes(whole_graph=True)
        told, evaluated = united(told, across), united(evaluated, across)
    return Judge(told, engine.prepare(evaluated, False), class_tree(), engine.light)


def validate_bytes(
    data: bytes,
    format: str = "turtle",
    *,
    shapes: bytes | None = None,
    shapes_format: str = "turtle",
    whole_graph: bool = False,
    engine: str = REFERENCE,
    covered: bool = False,
) -> Report:
    """Give what shapes say of any RDF document; formats are media types, extensions or plain names.

    Named graphs count together. Without ``shapes`` they are ours for article graphs; with ``whole_graph``
    also those for the union of all graphs.

    :raises kg.errors.RdfError: with the line, if a document does not parse.
    :raises kg.errors.InputError: if the shapes are ill-formed or can't be evaluated.
    """
    graph = read_graph(data, format)
    foreign = None if shapes is None else read_graph(shapes, shapes_format, what="the shapes", shapes=True)
    return validate(graph, shapes=foreign, whole_graph=whole_graph, engine=engine, covered=covered)


def _below(prefix: str | None) -> Keep:
    if prefix is None:
        return None
    from rdflib import URIRef

    under = tuple(prefix + mark for mark in ("/", "#")) if prefix[-1] not in "/#" else (prefix,)

    def keep(node: Node) -> bool:
        return not isinstance(node, URIRef) or str(node) == prefix or str(node).startswith(under)

    return keep
