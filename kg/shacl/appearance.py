"""Terms of the data as people read them: compact IRIs, blank nodes by what is said of them, long texts cut."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from kg.shacl.blank import BlankNodes
from kg.shacl.literals.languages import usual
from kg.shacl.prefixes import Prefixes

if TYPE_CHECKING:
    from rdflib import Graph, Literal
    from rdflib.term import Node

MOST_VALUE = 200
_RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_PLAIN = tuple(f"http://www.w3.org/2001/XMLSchema#{name}" for name in ("integer", "decimal", "boolean"))
_MOST_SAID = 4
_MOST_LITERAL = 40
_DEPTH = 2


def shortened(words: str, most: int = MOST_VALUE) -> str:
    """Give a text on one line, cut where it is too long for one."""
    # What is beyond this many characters cannot be seen, however wide the white space is.
    line = " ".join(words[: 8 * most].split())
    return line if len(line) <= most and len(words) <= 8 * most else f"{line[: most - 1]}…"


class Appearance:
    """How the terms of some data look."""

    def __init__(self, data: Graph, prefixes: Prefixes, blank: BlankNodes) -> None:
        self._data, self._prefixes, self._blank = data, prefixes, blank

    def node(self, node: Node) -> str:
        """Give a node: ``ex:a``, ``[ rdf:value "en" ]``, ``"text"@en``."""
        return self._term(node, _DEPTH)

    def way(self, node: Node) -> str:
        """Give how a blank node is reached from the nearest IRI: ``ex:a / dcterms:language``; empty if from none."""
        from rdflib import BNode

        way = self._blank.way(node) if isinstance(node, BNode) else None
        if way is None or way.start is None:
            return ""
        last = (f"from item {way.position + 1}",) if way.position else ()
        return " / ".join(self._prefixes.compact(each) for each in (way.start, *way.steps, *last))

    def start(self, node: Node) -> str:
        """Give the nearest IRI above a blank node, empty if there is none."""
        from rdflib import BNode

        return (self._blank.way(node).start or "") if isinstance(node, BNode) else ""

    def value(self, node: Node) -> str:
        """Give a value in words: a literal with its datatype or language."""
        from rdflib import Literal

        if not isinstance(node, Literal):
            return self.node(node)
        kind = f" ({self._prefixes.compact(str(node.datatype))})" if node.datatype else ""
        return f"“{shortened(node)}”{f' in the language {usual(node.language)}' if node.language else kind}"

    def _term(self, node: Node, depth: int) -> str:
        from rdflib import BNode, Literal

        if isinstance(node, Literal):
            return self._literal(node)
        if not isinstance(node, BNode):
            return self._prefixes.compact(str(node))
        if not depth:
            return "[ … ]" if (node, None, None) in self._data else "[]"
        return self._listed(node, depth) or self._described(node, depth)

    def _literal(self, node: Literal) -> str:
        if str(node.datatype) in _PLAIN:
            return shortened(node, _MOST_LITERAL)
        text = f'"{shortened(node, _MOST_LITERAL)}"'
        if node.language:
            return f"{text}@{usual(node.language)}"
        return f"{text}^^{self._prefixes.compact(str(node.datatype))}" if node.datatype else text

    def _described(self, node: Node, depth: int) -> str:
        pairs = sorted(
            (
                str(predicate) != _RDF_TYPE,
                self._prefixes.compact(str(predicate)),
                self._term(value, depth - 1),
            )
            for predicate, value in _first(self._data.predicate_objects(node), 50)
        )
        said = [
            f"{'a' if not other else predicate} {value}" for other, predicate, value in pairs[:_MOST_SAID]
        ]
        more = ["…"] if len(pairs) > _MOST_SAID else []
        return f"[ {' ; '.join([*said, *more])} ]" if said else "[]"

    def _listed(self, node: Node, depth: int) -> str:
        from rdflib import RDF

        if (node, RDF.first, None) not in self._data:
            return ""
        items = list(self._items(node))
        said = [self._term(item, depth - 1) for item in items[:_MOST_SAID]]
        return f"( {' '.join([*said, *(['…'] if len(items) > _MOST_SAID else [])])} )"

    def _items(self, cell: Node | None) -> Iterator[Node]:
        """Give the first items of a list, also of one that is not well-formed."""
        from rdflib import RDF

        for _ in range(_MOST_SAID + 1):
            item = None if cell is None else self._data.value(cell, RDF.first)
            if cell is None or item is None:
                return
            yield item
            cell = self._data.value(cell, RDF.rest)


def _first[T](values: Iterable[T], most: int) -> Iterator[T]:
    for number, value in enumerate(values):
        if number == most:
            return
        yield value
