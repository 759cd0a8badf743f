"""The SHACL report on a refused article as a graph: every node has an IRI that its content makes."""

from __future__ import annotations

from collections import defaultdict

from pyoxigraph import BlankNode, NamedNode, RdfFormat, Triple, parse

from kg.rdf.mint import digest
from kg.rdf.ntriples import Writer, canonical, node

type _Node = NamedNode | BlankNode
_REPORT = NamedNode("http://www.w3.org/ns/shacl#ValidationReport")


def report_graph(report: bytes, article: str, version: str, days: list[str], accepted: str | None) -> bytes:
    """Give a report (N-Triples) as the canonical N-Triples of its graph: the same refusal, the same bytes.

    The report is ``{article}/report``; its other nodes lie below, named by what is said of them. It says which
    ``version`` was validated (``dcterms:source``), which one the store holds instead (``dcterms:references``),
    and bears the ``days`` of the article (N-Triples terms): the clock has no say.
    """
    told: dict[_Node, list[Triple]] = defaultdict(list)
    for quad in parse(report, format=RdfFormat.N_TRIPLES):
        assert isinstance(quad.subject, NamedNode | BlankNode)
        told[quad.subject].append(quad.triple)
    top, named, out = node(f"{article}/report"), _Named(f"{article}/report", told), Writer()
    for subject, triples in told.items():
        if any(triple.object == _REPORT for triple in triples):
            named.names[subject] = top
    out.types(top, "sh:ValidationReport")
    out.add(top, "dcterms:source", node(version))
    out.add(top, "dcterms:date", *days)
    if accepted:
        out.add(top, "dcterms:references", node(accepted))
    for subject, triples in told.items():
        for triple in triples:
            out.lines.add(f"{named.of(subject)} {triple.predicate} {named.of(triple.object)} .")
    return canonical(out.lines)


class _Named:
    """Gives blank nodes names: below an IRI, made of all that is said of them."""

    def __init__(self, start: str, told: dict[_Node, list[Triple]]) -> None:
        self.start = start
        self.told = told
        self.names: dict[object, str] = {}

    def of(self, value: object) -> str:
        """Give a term; reports hang from their results like trees, so this ends."""
        if not isinstance(value, BlankNode):
            return str(value)
        if value not in self.names:
            said = sorted(f"{triple.predicate} {self.of(triple.object)}" for triple in self.told[value])
            self.names[value] = node(f"{self.start}/{digest(*said)}")
        return self.names[value]
