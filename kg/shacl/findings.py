"""Turns pySHACL's report graph into values, and into N-Triples that are the same each time."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from itertools import count
from typing import TYPE_CHECKING

from kg.shacl.blank import BlankNodes
from kg.shacl.constraints import Wording
from kg.shacl.context import label, sentence
from kg.shacl.literals.languages import usual
from kg.shacl.naming import Rules, fingerprint
from kg.shacl.paths import property_path
from kg.shacl.prefixes import prefixes_of
from kg.shacl.report import SEVERITIES, VIOLATION, Report, Result, compact

if TYPE_CHECKING:
    from rdflib import Graph
    from rdflib.term import Node

_SH = "http://www.w3.org/ns/shacl#"
_LEVELS = {_SH + severity: severity for severity in SEVERITIES}


def report_of(found: Graph, keep: Callable[[Node], bool] | None, data: Graph, shapes: Graph) -> Report:
    """Give the report for a SHACL report graph; ``keep`` tells for a focus node whether its results count.

    ``data`` and ``shapes`` are what was validated: what people read beside a result comes from there.
    """
    from rdflib import SH

    telling = _Telling(found, data, shapes)
    kept: list[tuple[Result, Node]] = []
    for node in found.objects(None, SH.result):
        focus = found.value(node, SH.focusNode)
        if focus is not None and (keep is None or keep(focus)):
            kept.append((telling.result(node, focus), node))
    kept.sort(key=lambda pair: pair[0].rank)
    results = tuple(result for result, _ in kept)
    accepted = not any(result.refuses() for result in results)
    return Report(not results, accepted, results, _triples(found, [node for _, node in kept]))


class _Telling:
    """Results as values, with what people read beside them; each node is looked up once."""

    def __init__(self, found: Graph, data: Graph, shapes: Graph) -> None:
        self.found, self.data, self.shapes = found, data, shapes
        wording, rules = Wording(shapes), Rules(shapes, prefixes_of(shapes))
        self._blank = BlankNodes(data)
        self._rule = cache(rules.rule)
        self._expected = cache(wording.expected)
        self._label = cache(lambda node: label(data, node))
        self._sentence = cache(lambda node: sentence(data, node))

    def result(self, node: Node, focus: Node) -> Result:
        """Give the result that a node of the report graph is."""
        from rdflib import SH

        severity = self._text(node, SH.resultSeverity) or _SH + VIOLATION
        component = self._text(node, SH.sourceConstraintComponent) or ""
        shape = self.found.value(node, SH.sourceShape)
        path = self.found.value(node, SH.resultPath)
        value = self.found.value(node, SH.value)
        inner = ((each, self.found.value(each, SH.focusNode)) for each in self.found.objects(node, SH.detail))
        at = None if path is None else property_path(self.found, path)
        rule = self._rule(shape, at, component)
        details = [self.result(each, about) for each, about in inner if about is not None]
        return Result(
            focus=_text(focus),
            path=at,
            value=None if value is None else _text(value),
            severity=_LEVELS.get(severity, severity),
            message=_message(self.found, node) or f"{compact(component)} does not hold.",
            shape=_text(shape) if shape is not None else "",
            component=component,
            details=tuple(sorted(details, key=lambda detail: detail.rank)),
            label=self._label(focus),
            name=self._name(shape),
            expected=self._expected(shape, component) if shape is not None else "",
            found=self._what(focus, path, value, component),
            sentence=self._sentence(focus),
            rule=rule,
            fingerprint=fingerprint(rule, focus, value, self._blank),
        )

    def _text(self, node: Node, predicate: Node) -> str | None:
        value = self.found.value(node, predicate)
        return None if value is None else _text(value)

    def _name(self, shape: Node | None) -> str:
        from rdflib import SH

        names = [] if shape is None else sorted(map(str, self.shapes.objects(shape, SH.name)))
        return names[0] if names else ""

    def _what(self, focus: Node, path: Node | None, value: Node | None, component: str) -> str:
        """Give in words what stands where something else was expected: the value, or how many there are."""
        from rdflib import Literal, URIRef

        if isinstance(value, Literal):
            kind = f" ({compact(str(value.datatype))})" if value.datatype else ""
            return f"“{value}”{f' in the language {usual(value.language)}' if value.language else kind}"
        if value is not None and (value != focus or path is not None):
            known = self._label(value) if value != focus else ""
            return f"{compact(_text(value))}{f' ({known})' if known else ''}"
        if not isinstance(path, URIRef) or "Count" not in component:
            return ""
        number = len(set(self.data.objects(focus, path)))
        return f"{number or 'no'} value{'s' if number > 1 else ''}"


def _message(found: Graph, node: Node) -> str:
    """Give the message in English, else in no language, else any."""
    from rdflib import SH, Literal

    messages = sorted(
        (m for m in found.objects(node, SH.resultMessage) if isinstance(m, Literal)),
        key=lambda m: (not (m.language or "").startswith("en"), m.language is not None, str(m)),
    )
    return str(messages[0]) if messages else ""


def _text(node: Node) -> str:
    from rdflib import BNode

    return f"_:{node}" if isinstance(node, BNode) else str(node)


def _triples(found: Graph, results: list[Node]) -> bytes:
    """Give the report with these results as sorted N-Triples, its blank nodes named in their order."""
    from rdflib import RDF, SH, XSD

    terms = _Terms()
    verdict = "false" if results else "true"
    lines = {
        f'_:report <{SH.conforms}> "{verdict}"^^<{XSD.boolean}> .',
        f"_:report <{RDF.type}> <{SH.ValidationReport}> .",
    }
    for result in results:
        for triple in _reach(found, result):
            lines.add(f"{' '.join(map(terms.written, triple))} .")
        lines.add(f"_:report <{SH.result}> {terms.written(result)} .")
    return "\n".join(sorted(lines)).encode() + b"\n"


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


def _reach(found: Graph, start: Node) -> Iterator[tuple[Node, Node, Node]]:
    """Walk what hangs on a node through blank nodes, in an order that does not depend on their labels."""
    from rdflib import BNode

    waiting: list[Node] = [start]
    seen: set[Node] = {start}
    while waiting:
        node = waiting.pop(0)
        for _, predicate, value in sorted(found.triples((node, None, None)), key=_order):
            yield node, predicate, value
            if isinstance(value, BNode) and value not in seen:
                seen.add(value)
                waiting.append(value)


def _order(triple: tuple[Node, Node, Node]) -> tuple[str, bool, str]:
    from rdflib import BNode

    _, predicate, value = triple
    blank = isinstance(value, BNode)
    return str(predicate), blank, "" if blank else repr(value)
