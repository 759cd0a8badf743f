"""Turns pySHACL's report graph into values, with what people read beside them."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING

from kg.shacl.appearance import Appearance, shortened
from kg.shacl.blank import BlankNodes
from kg.shacl.clues import Clues
from kg.shacl.constraints import Wording, is_core, parameter
from kg.shacl.context import label, sentence
from kg.shacl.languages import ENGLISH, chosen
from kg.shacl.naming import Rules, fingerprint
from kg.shacl.paths import property_path
from kg.shacl.prefixes import prefixes_of
from kg.shacl.report import SEVERITIES, VIOLATION, Report, Result
from kg.shacl.report_triples import report_triples

if TYPE_CHECKING:
    from rdflib import Graph
    from rdflib.term import Node

_SH = "http://www.w3.org/ns/shacl#"
MOST_MESSAGE = 500
# What shows that a message was written by an engine, for programmers.
_DUMP = 'Literal("'
_LEVELS = {_SH + severity: severity for severity in SEVERITIES}


def report_of(
    found: Graph,
    keep: Callable[[Node], bool] | None,
    data: Graph,
    shapes: Graph,
    languages: tuple[str, ...] = ENGLISH,
) -> Report:
    """Give the report for a SHACL report graph; ``keep`` tells for a focus node whether its results count.

    ``data`` and ``shapes`` are what was validated: what people read beside a result comes from there, in the first
    of the ``languages`` that there is. Where no shape has a message, ``found`` gets ours.
    """
    from rdflib import SH, Literal

    telling = _Telling(found, data, shapes, languages)
    kept: list[tuple[Result, Node]] = []
    for node in found.objects(None, SH.result):
        focus = found.value(node, SH.focusNode)
        if focus is not None and (keep is None or keep(focus)):
            kept.append((telling.result(node, focus), node))
    for node, message in telling.messages.items():
        found.set((node, SH.resultMessage, Literal(message)))
    content = BlankNodes(found)
    kept.sort(key=lambda pair: (pair[0].rank, content.content(pair[1])))
    results = tuple(result for result, _ in kept)
    accepted = not any(result.refuses() for result in results)
    graph = report_triples(found, [node for _, node in kept], content)
    return Report(not results, accepted, results, graph)


class _Telling:
    """Results as values, with what people read beside them; each node is looked up once.

    ``messages`` are those of the results to which no shape gives one.
    """

    def __init__(self, found: Graph, data: Graph, shapes: Graph, languages: tuple[str, ...]) -> None:
        self.found, self.data, self.shapes = found, data, shapes
        self.languages = languages
        self.messages: dict[Node, str] = {}
        self._prefixes = prefixes_of(shapes, data)
        self._blank = BlankNodes(data)
        self._look = Appearance(data, self._prefixes, self._blank)
        self._node = cache(self._look.node)
        self._clues = Clues(data, shapes, self._look)
        wording = Wording(shapes, self._prefixes)
        self._expected, self._said, self._mend = (
            cache(wording.expected),
            cache(wording.said),
            cache(wording.mend),
        )
        self._rule = cache(Rules(shapes, prefixes_of(shapes)).rule)
        self._label = cache(lambda node: shortened(label(data, node, languages)))
        self._sentence = cache(lambda node: sentence(data, node))

    def result(self, node: Node, focus: Node) -> Result:
        """Give the result that a node of the report graph is."""
        from rdflib import SH

        severity = self._text(node, SH.resultSeverity) or _SH + VIOLATION
        component = self._text(node, SH.sourceConstraintComponent) or ""
        shape = self.found.value(node, SH.sourceShape)
        path = self.found.value(node, SH.resultPath)
        value = self.found.value(node, SH.value)
        at = None if path is None else property_path(self.found, path)
        rule = self._rule(shape, at, component)
        inner = ((each, self.found.value(each, SH.focusNode)) for each in self.found.objects(node, SH.detail))
        details = [self.result(each, about) for each, about in inner if about is not None]
        return Result(
            focus=_text(focus),
            path=at,
            value=None if value is None else _text(value),
            severity=_LEVELS.get(severity, severity),
            message=shortened(self._message(node, shape, at, component), MOST_MESSAGE),
            shape=_text(shape) if shape is not None else "",
            component=component,
            details=tuple(sorted(details, key=lambda detail: detail.rank)),
            label=self._label(focus),
            name=self._name(shape),
            expected=self._expected(shape, component) if shape is not None else "",
            found=self._what(focus, path, value, component, shape),
            sentence=self._sentence(focus),
            node=self._node(focus),
            way=self._look.way(focus),
            start=self._look.start(focus),
            property_name=self._prefixes.compact_path(at) if at else "",
            mend=self._mend(shape, at, component) if shape is not None else "",
            rule=rule,
            fingerprint=fingerprint(rule, focus, value, self._blank),
        )

    def _text(self, node: Node, predicate: Node) -> str | None:
        value = self.found.value(node, predicate)
        return None if value is None else _text(value)

    def _name(self, shape: Node | None) -> str:
        from rdflib import SH

        return "" if shape is None else chosen(self.shapes.objects(shape, SH.name), self.languages)

    def _message(self, node: Node, shape: Node | None, path: str | None, component: str) -> str:
        """Give the message of the shape if it has one, else what was expected: engines write neither for people."""
        from rdflib import SH

        given = chosen(self.found.objects(node, SH.resultMessage), self.languages)
        if (
            given
            and (not is_core(component) or (shape, SH.message, None) in self.shapes)
            and _DUMP not in given
        ):
            return given
        words = self._said(shape, path, component) if shape is not None and is_core(component) else ""
        if not words and given and _DUMP not in given:
            return given
        self.messages[node] = words or f"{self._prefixes.compact(component)} does not hold."
        return self.messages[node]

    def _what(
        self, focus: Node, path: Node | None, value: Node | None, component: str, shape: Node | None
    ) -> str:
        """Give in words what stands where something else was expected, and what beside it tells how that came about."""
        clue = (
            self._clues.clue(parameter(component), shape, focus, path, value)
            if shape is not None and is_core(component)
            else ""
        )
        return "; ".join(words for words in (self._there(focus, path, value, component), clue) if words)

    def _there(self, focus: Node, path: Node | None, value: Node | None, component: str) -> str:
        """Give the value in words, or how many there are."""
        from rdflib import Literal, URIRef

        if isinstance(value, Literal):
            return self._look.value(value)
        if value is not None and (value != focus or path is not None):
            known = f" ({words})" if value != focus and (words := self._label(value)) else ""
            return f"{self._look.value(value)}{known}"
        if not isinstance(path, URIRef) or "Count" not in component:
            return ""
        number = len(set(self.data.objects(focus, path)))
        return f"{number or 'no'} value{'s' if number > 1 else ''}"


def _text(node: Node) -> str:
    from rdflib import BNode

    return f"_:{node}" if isinstance(node, BNode) else str(node)
