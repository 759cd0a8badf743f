"""A SHACL report as N-Triples that are the same each time."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from itertools import count
from typing import TYPE_CHECKING

from kg.shacl.blank import BlankNodes

if TYPE_CHECKING:
    from rdflib import Graph
    from rdflib.term import Node


def report_triples(found: Graph, results: Sequence[Node], content: BlankNodes) -> bytes:
    """Give a report graph with these results as sorted lines.

    Blank nodes are named in the order of the results and of what is said of them; their labels have no say.
    """
    from rdflib import RDF, SH, XSD

    walk, terms = _Walk(found, content), _Terms()
    verdict = "false" if results else "true"
    lines = {
        f'_:report <{SH.conforms}> "{verdict}"^^<{XSD.boolean}> .',
        f"_:report <{RDF.type}> <{SH.ValidationReport}> .",
    }
    for result in results:
        for triple in walk.reach(result):
            lines.add(f"{' '.join(map(terms.written, triple))} .")
        lines.add(f"_:report <{SH.result}> {terms.written(result)} .")
    return "\n".join(sorted(lines)).encode() + b"\n"


class _Walk:
    """A walk through the report, in an order that labels have no say in."""

    def __init__(self, found: Graph, content: BlankNodes) -> None:
        self._found, self._content = found, content

    def reach(self, start: Node) -> Iterator[tuple[Node, Node, Node]]:
        """Give what hangs on a node through blank nodes."""
        from rdflib import BNode

        waiting = deque([start])
        seen = {start}
        while waiting:
            node = waiting.popleft()
            for _, predicate, value in sorted(self._found.triples((node, None, None)), key=self._order):
                yield node, predicate, value
                if isinstance(value, BNode) and value not in seen:
                    seen.add(value)
                    waiting.append(value)

    def _order(self, triple: tuple[Node, Node, Node]) -> tuple[str, bool, str]:
        from rdflib import BNode

        _, predicate, value = triple
        return str(predicate), isinstance(value, BNode), self._content.content(value)


class _Terms:
    """Terms as N-Triples, blank nodes named in the order in which they come."""

    def __init__(self) -> None:
        self._known: dict[Node, str] = {}
        self._blank = count()

    def written(self, node: Node) -> str:
        """Give a term."""
        found = self._known.get(node)
        if found is None:
            found = self._known[node] = self._made(node)
        return found

    def _made(self, node: Node) -> str:
        from pyoxigraph import Literal, NamedNode
        from rdflib import BNode
        from rdflib import Literal as Value

        if isinstance(node, BNode):
            return f"_:b{next(self._blank)}"
        if not isinstance(node, Value):
            return f"<{node}>"
        if node.language:
            return str(Literal(str(node), language=node.language))
        return str(Literal(str(node), datatype=NamedNode(str(node.datatype)) if node.datatype else None))
