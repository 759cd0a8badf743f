"""What a shape demands, in plain words: for reports, and for the documentation of shapes.

The constraint components are those of the SHACL specification, sections 4 and 5.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from kg.shacl.appearance import shortened
from kg.shacl.hints import hint
from kg.shacl.paths import property_path
from kg.shacl.prefixes import KNOWN, Prefixes

if TYPE_CHECKING:
    from rdflib import Graph
    from rdflib.term import Node

_SH = "http://www.w3.org/ns/shacl#"
_SUFFIX = "ConstraintComponent"
_KINDS = {
    "IRI": "an IRI",
    "BlankNode": "a blank node",
    "Literal": "a literal",
    "BlankNodeOrIRI": "an IRI or a blank node",
    "BlankNodeOrLiteral": "a blank node or a literal",
    "IRIOrLiteral": "an IRI or a literal",
}
_ONE_EACH: dict[str, str] = {
    "datatype": "each value is a literal of datatype {}",
    "class": "each value is a {}",
    "hasValue": "{} is among the values",
    "minExclusive": "each value is above {}",
    "minInclusive": "each value is at least {}",
    "maxExclusive": "each value is below {}",
    "maxInclusive": "each value is at most {}",
    "minLength": "each value is at least {} characters long",
    "maxLength": "each value is at most {} characters long",
    "equals": "the values are those of {}",
    "disjoint": "no value is also one of {}",
    "lessThan": "each value is below those of {}",
    "lessThanOrEquals": "each value is at most those of {}",
    "node": "each value has the shape {}",
    "property": "each value has the property shape {}",
    "not": "no value has the shape {}",
}
_SEVERAL: dict[str, str] = {
    "in": "each value is one of {}",
    "languageIn": "each value is in one of the languages {}",
    "and": "each value has all of the shapes {}",
    "or": "each value has at least one of the shapes {}",
    "xone": "each value has exactly one of the shapes {}",
}
MOST_LISTED = 12
MOST_LISTED_CHARS = 100


class Wording:
    """Words for the shapes of a graph."""

    def __init__(self, shapes: Graph, prefixes: Prefixes = KNOWN) -> None:
        self.shapes, self._prefixes = shapes, prefixes
        self._open: set[Node] = set()  # shapes without IRI that are being described: they may hold each other

    def expected(self, shape: Node, component: str) -> str:
        """Give what a constraint component demands in a shape, empty if the shape does not tell.

        For a number of values that is all that the shape demands: who adds one must know what it may be.
        """
        from rdflib import SH

        name = parameter(component)
        if name in ("minCount", "maxCount"):
            return "; ".join(self.demands(shape))
        words = "; ".join(self._worded(shape, name))
        return words if (shape, SH.path, None) in self.shapes else _of_node(words)

    def said(self, shape: Node, path: str | None, component: str) -> str:
        """Give what a constraint component alone demands of a property or of a node, empty if it is not told."""
        name = parameter(component)
        words = (
            self._count(shape) if name in ("minCount", "maxCount") else "; ".join(self._worded(shape, name))
        )
        if path:
            return f"{self._prefixes.compact_path(path)}: {words}" if words else ""
        words = _of_node(words)
        return f"{words[:1].upper()}{words[1:]}"

    def mend(self, shape: Node, path: str | None, component: str) -> str:
        """Give how a node is mended that breaks a constraint component, empty for one that is not SHACL's own."""
        from rdflib import SH

        name = parameter(component)
        value = self.shapes.value(shape, SH[name]) if is_core(component) else None
        kind = _KINDS.get(str(value).removeprefix(_SH)) if name == "nodeKind" else None
        asked = kind or ("" if value is None else self._name(value))
        return hint(name, self._prefixes.compact_path(path) if path else "", asked)

    def demands(self, shape: Node) -> tuple[str, ...]:
        """Give each thing that a shape demands; its property shapes are not among them."""
        count = self._count(shape)
        others = (name for name in (*_ONE_EACH, *_SEVERAL, *_ODD) if name != "property")
        found = (words for name in others for words in self._worded(shape, name))
        return tuple(dict.fromkeys((*([count] if count else ()), *found)))

    def _worded(self, shape: Node, parameter: str) -> Iterator[str]:
        from rdflib import SH

        if (odd := _ODD.get(parameter)) is not None:
            if words := odd(self, shape):
                yield words
        elif parameter in _ONE_EACH or parameter in _SEVERAL:
            for value in sorted(self.shapes.objects(shape, SH[parameter]), key=str):
                if parameter in _ONE_EACH:
                    yield _ONE_EACH[parameter].format(self._name(value))
                else:
                    yield _SEVERAL[parameter].format(self._listed(value))

    def _count(self, shape: Node) -> str:
        from rdflib import SH

        least, most = (self.shapes.value(shape, bound) for bound in (SH.minCount, SH.maxCount))
        if most is None:
            return f"at least {_values(str(least))}" if least is not None else ""
        if least is None or str(least) == "0":
            return f"at most {_values(str(most))}" if str(most) != "0" else "no value"
        same = str(least) == str(most)
        return f"exactly {_values(str(least))}" if same else f"from {least} to {_values(str(most))}"

    def _kind(self, shape: Node) -> str:
        from rdflib import SH

        kind = str(self.shapes.value(shape, SH.nodeKind) or "")
        return (
            f"each value is {_KINDS.get(kind.removeprefix(_SH), self._prefixes.compact(kind))}"
            if kind
            else ""
        )

    def _pattern(self, shape: Node) -> str:
        from rdflib import SH

        patterns = sorted(map(str, self.shapes.objects(shape, SH.pattern)))
        flags = self.shapes.value(shape, SH.flags)
        said = f" (flags {flags})" if flags else ""
        return f"each value matches the pattern {' and '.join(patterns)}{said}" if patterns else ""

    def _unique(self, shape: Node) -> str:
        from rdflib import SH

        return "at most one value in each language" if self._is_on(shape, SH.uniqueLang) else ""

    def _qualified(self, shape: Node) -> str:
        from rdflib import SH

        inner = self.shapes.value(shape, SH.qualifiedValueShape)
        if inner is None:
            return ""
        bounds = (("at least", SH.qualifiedMinCount), ("at most", SH.qualifiedMaxCount))
        said = [
            f"{words} {_values(str(number))}"
            for words, bound in bounds
            if (number := self.shapes.value(shape, bound)) is not None
        ]
        return f"{' and '.join(said)} with the shape {self._name(inner)}" if said else ""

    def _closed(self, shape: Node) -> str:
        from rdflib import SH

        if not self._is_on(shape, SH.closed):
            return ""
        lists = self.shapes.objects(shape, SH.ignoredProperties)
        ignored = [item for each in lists for item in self.shapes.items(each)]
        paths = (self.shapes.value(inner, SH.path) for inner in self.shapes.objects(shape, SH.property))
        allowed = sorted(
            {self._prefixes.compact(str(path)) for path in (*ignored, *paths) if path is not None}
        )
        return f"no other properties than {', '.join(allowed) or 'none'}"

    def _sparql(self, shape: Node) -> str:
        from rdflib import SH

        return "the rule written in SPARQL holds" if (shape, SH.sparql, None) in self.shapes else ""

    def _is_on(self, shape: Node, switch: Node) -> bool:
        return any(str(value) == "true" for value in self.shapes.objects(shape, switch))

    def _listed(self, head: Node) -> str:
        items = [self._name(item) for item in self.shapes.items(head)]
        more = [f"{len(items) - MOST_LISTED} more"] if len(items) > MOST_LISTED else []
        return ", ".join(items[:MOST_LISTED] + more)

    def _name(self, node: Node) -> str:
        """Give a term as people read it: compact, a shape without an IRI by what it demands."""
        from rdflib import SH, BNode

        if not isinstance(node, BNode):
            return shortened(self._prefixes.compact(str(node)), MOST_LISTED_CHARS)
        if node in self._open:
            return "(itself)"
        self._open.add(node)
        path = self.shapes.value(node, SH.path)
        said = (
            [f"of {self._prefixes.compact_path(property_path(self.shapes, path))}"]
            if path is not None
            else []
        )
        inner = [self._name(each) for each in self.shapes.objects(node, SH.property)]
        demands = self.demands(node)
        self._open.discard(node)
        if len(inner) == 1 and not demands:
            return inner[0]
        return f"({'; '.join([*said, *demands, *sorted(inner)])})"


def parameter(component: str) -> str:
    """Give the name of a component of the specification by its parameter (``minCount``), of others the IRI."""
    if not component.startswith(_SH):
        return component
    name = component.removeprefix(_SH).removesuffix(_SUFFIX)
    return name if name.isupper() else name[:1].lower() + name[1:]


def is_core(component: str) -> bool:
    """Tell whether a constraint component is one of SHACL Core."""
    return component.startswith(_SH) and parameter(component) in (*_ONE_EACH, *_SEVERAL, *_CORE)


def _of_node(words: str) -> str:
    return words.replace("each value", "the node").replace("no value has", "the node does not have")


def _values(number: str) -> str:
    return f"{'one' if number == '1' else number} value{'' if number == '1' else 's'}"


_CORE = "minCount maxCount nodeKind pattern uniqueLang qualifiedMinCount qualifiedMaxCount closed".split()
_ODD: dict[str, Callable[[Wording, Node], str]] = {
    "nodeKind": Wording._kind,
    "pattern": Wording._pattern,
    "uniqueLang": Wording._unique,
    "qualifiedMinCount": Wording._qualified,
    "qualifiedMaxCount": Wording._qualified,
    "closed": Wording._closed,
    "SPARQL": Wording._sparql,
}
