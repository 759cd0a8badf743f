"""Reads the W3C's SPARQL manifests and result files, and compares answers with them."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import pyoxigraph as ox
from rdflib import RDF, BNode, Graph, Namespace, URIRef

MF = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#")
QT = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-query#")
UT = Namespace("http://www.w3.org/2009/sparql/tests/test-update#")
RS = "http://www.w3.org/2001/sw/DataAccess/tests/result-set#"
BASE = "http://w3c.example/"
_FORMATS = {
    ".ttl": ox.RdfFormat.TURTLE,
    ".nt": ox.RdfFormat.N_TRIPLES,
    ".rdf": ox.RdfFormat.RDF_XML,
    ".trig": ox.RdfFormat.TRIG,
}
_RESULTS = {
    ".srx": ox.QueryResultsFormat.XML,
    ".srj": ox.QueryResultsFormat.JSON,
    ".tsv": ox.QueryResultsFormat.TSV,
}
_XSD = "http://www.w3.org/2001/XMLSchema#"
ORDER, LAX = "order", "lax"


@dataclass(frozen=True, slots=True)
class Test:
    """One entry of a manifest: its IRI at the W3C's, its class, and the graph that tells of it."""

    __test__ = False

    iri: URIRef
    kind: str
    folder: str
    graph: Graph

    @property
    def name(self) -> str:
        """Give folder and name, unique in a suite."""
        return f"{self.folder}/{str(self.iri).rpartition('#')[2]}"

    def object(self, subject, predicate):
        """Give the one object, or None."""
        return self.graph.value(subject, predicate, any=True)


def entries(root: Path, manifest: str) -> Iterator[Test]:
    """Give the entries of a manifest and of those that it includes, each once."""
    graph = Graph().parse(root / manifest, format="turtle", publicID=BASE + manifest)
    for included in graph.objects(None, MF.include):
        for each in graph.items(included):
            path = str(each).removeprefix(BASE)
            if (root / path).is_file():
                yield from entries(root, path)
    for listed in graph.objects(None, MF.entries):
        for entry in graph.items(listed):
            kind = str(graph.value(entry, RDF.type)).rpartition("#")[2]
            yield Test(entry, kind, manifest.rpartition("/")[0], graph)


def triples(root: Path, iri: str) -> list[ox.Triple]:
    """Give the triples of a file of the suite."""
    path = root / iri.removeprefix(BASE)
    quads = ox.parse(path.read_bytes(), format=_FORMATS[path.suffix], base_iri=iri)
    return [quad.triple for quad in quads]


def ntriples(root: Path, iri: str) -> bytes:
    """Give a file of the suite as N-Triples."""
    return ox.serialize(triples(root, iri), format=ox.RdfFormat.N_TRIPLES)


def text_of(root: Path, iri: str) -> str:
    """Give the text of a file of the suite."""
    return (root / iri.removeprefix(BASE)).read_bytes().decode()


def value(term):
    """Give a term with numbers in one form for each value and datatype."""
    if not isinstance(term, ox.Literal) or not term.datatype.value.startswith(_XSD):
        return term
    name, said = term.datatype.value.removeprefix(_XSD), term.value.strip()
    try:
        if name in ("integer", "decimal"):
            said = format(Decimal(said).normalize(), "f")
        elif name in ("double", "float"):
            said = repr(float(said))
        elif name == "boolean":
            said = {"0": "false", "1": "true"}.get(said, said)
        else:
            return term
    except (ArithmeticError, ValueError):
        return term
    return ox.Literal(said, datatype=term.datatype)


def canonical(graph: list[ox.Triple]) -> frozenset[str]:
    """Give what two graphs have in common that differ in the names of blank nodes only."""
    dataset = ox.Dataset(ox.Quad(value(each.subject), each.predicate, value(each.object)) for each in graph)
    dataset.canonicalize(ox.CanonicalizationAlgorithm.UNSTABLE)
    return frozenset(map(str, dataset))


@dataclass(slots=True)
class Rows:
    """Solutions: variables, and for each row its bindings."""

    variables: set[str]
    rows: list[dict[str, object]]

    def same_as(self, found: Rows, rule: str = "") -> bool:
        """Tell whether an answer has the same rows; ``LAX``: repeated or not, ``ORDER``: in this order."""
        if self.variables != found.variables:
            return False
        if rule == LAX:
            distinct = {frozenset((k, str(value(v))) for k, v in row.items()) for row in self.rows}
            return distinct == {frozenset((k, str(value(v))) for k, v in row.items()) for row in found.rows}
        if rule == ORDER and self._in_order() != found._in_order():
            return False
        return len(self.rows) == len(found.rows) and self._canonical() == found._canonical()

    def _in_order(self) -> list[frozenset[tuple[str, str]]]:
        return [
            frozenset((k, "_:" if isinstance(v, ox.BlankNode) else str(value(v))) for k, v in row.items())
            for row in self.rows
        ]

    def _canonical(self) -> frozenset[str] | Counter[frozenset[tuple[str, str]]]:
        if not any(isinstance(term, ox.BlankNode) for row in self.rows for term in row.values()):
            return Counter(self._in_order())
        graph = []
        for row in self.rows:
            node = ox.BlankNode()
            graph.append(ox.Triple(node, ox.NamedNode("v:row"), ox.Literal("row")))
            graph += [ox.Triple(node, ox.NamedNode(f"v:{k}"), v) for k, v in row.items()]
        return canonical(graph)


def rows_of(found) -> Rows | bool:
    """Give the rows, or the yes or no, of results as the engine's reader gives them."""
    if isinstance(found, ox.QueryBoolean):
        return bool(found)
    names = [variable.value for variable in found.variables]
    return Rows(set(names), [{n: row[n] for n in names if row[n] is not None} for row in found])


def csv_rows(data: bytes) -> Rows:
    """Give the rows of CSV, which tells blank nodes from the rest, and nothing else."""
    lines = list(csv.reader(io.StringIO(data.decode(), newline="")))
    names = lines[0]
    return Rows(
        set(names),
        [
            {
                name: ox.BlankNode(cell[2:]) if cell.startswith("_:") else _cell(cell)
                for name, cell in zip(names, line, strict=True)
            }
            for line in lines[1:]
        ],
    )


def _cell(text: str) -> ox.Literal:
    try:
        return ox.Literal(float(text))
    except ValueError:
        return ox.Literal(text)


def expected(root: Path, iri: str):
    """Give what a result file says, rows, yes or no, or a graph, and how to compare rows."""
    path = root / iri.removeprefix(BASE)
    if path.suffix == ".csv":
        return csv_rows(path.read_bytes()), ""
    if path.suffix in _RESULTS:
        return rows_of(ox.parse_query_results(path.read_bytes(), format=_RESULTS[path.suffix])), ""
    graph = triples(root, iri)
    if any(each.object == ox.NamedNode(RS + "ResultSet") for each in graph):
        return _result_set(graph)
    return graph, ""


def _result_set(graph: list[ox.Triple]):
    told: dict[object, dict[str, list[object]]] = {}
    for each in graph:
        told.setdefault(each.subject, {}).setdefault(each.predicate.value.removeprefix(RS), []).append(
            each.object
        )
    root = next(each.subject for each in graph if each.object == ox.NamedNode(RS + "ResultSet"))
    if "boolean" in told[root]:
        return told[root]["boolean"][0].value == "true", ""
    solutions = [told.get(node, {}) for node in told[root].get("solution", [])]
    is_ordered = bool(solutions) and all("index" in each for each in solutions)
    if is_ordered:
        solutions.sort(key=lambda each: int(each["index"][0].value))
    rows = [
        {told[b]["variable"][0].value: told[b]["value"][0] for b in each.get("binding", [])}
        for each in solutions
    ]
    names = {name.value for name in told[root].get("resultVariable", [])}
    return Rows(names, rows), ORDER if is_ordered else ""


def from_clauses(text: str) -> set[str]:
    """Give the relative IRIs behind FROM and FROM NAMED."""
    return set(re.findall(r"\bFROM\s+(?:NAMED\s+)?<([^>:]+)>", text, re.IGNORECASE))


def is_lax(test: Test) -> bool:
    """Tell whether repeated rows count once."""
    return test.object(test.iri, MF.resultCardinality) == MF.LaxCardinality


def actions(test: Test):
    """Give the node of a test's action: a file, or a node that names files."""
    return test.object(test.iri, MF.action)


def is_node(node) -> bool:
    """Tell whether an action or result is described further."""
    return isinstance(node, BNode)
