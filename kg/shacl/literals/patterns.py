r"""Patterns as XPath writes them (https://www.w3.org/TR/xpath-functions/#regex-syntax), for engines that read Python's.

Both engines read ``sh:pattern`` as Python does, and of ``sh:flags`` only ``i`` and ``m``. What Python has no word for
is told them in other words: ``\p{Lu}``, ``\i`` and ``\c``, ``[a-z-[aeiou]]``, the flags ``s``, ``x`` and ``q``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Concatenate

if TYPE_CHECKING:
    from rdflib import Graph, Literal
    from rdflib.term import Node

type Run = Callable[[Graph], Graph]

_XPATH_ONLY = re.compile(r"\\[pPiIcC]|-\[")
_SPACE = re.compile(r"(\\.|\[(?:\\.|[^\]\\])*+(?:\]|\Z))|\s", re.DOTALL)


def with_xpath[**P](prepare: Callable[Concatenate[Graph, P], Run]) -> Callable[Concatenate[Graph, P], Run]:
    """Give an engine that also reads patterns of XPath; its reports show them as they were written."""

    def prepared(shapes: Graph, /, *args: P.args, **kwargs: P.kwargs) -> Run:
        changes = list(_changes(shapes))
        if not changes:
            return prepare(shapes, *args, **kwargs)
        run = prepare(_changed(shapes, changes), *args, **kwargs)
        written = {str(told): str(pattern) for _, pattern, told in changes}
        return lambda data: _restored(run(data), written)

    return prepared


def python_pattern(pattern: str, flags: str = "") -> str:
    """Give a pattern of XPath as Python writes it, but for the flags ``i`` and ``m``.

    One that both read in their way stays as it is, and so does one that is no pattern of XPath.
    """
    if "q" in flags:
        return re.escape(pattern)
    if "x" in flags:
        pattern = _SPACE.sub(r"\1", pattern)
    if _XPATH_ONLY.search(pattern) and objection(pattern) is None:
        from elementpath.regex import translate_pattern

        pattern = translate_pattern(pattern, xsd_version="1.1")
    return f"(?s:{pattern})" if "s" in flags else pattern


def objection(pattern: str) -> str | None:
    """Give what XPath has against a pattern with what only XPath knows in it; None if there is nothing."""
    if not _XPATH_ONLY.search(pattern):
        return None
    from elementpath.regex import RegexError, translate_pattern

    try:
        translate_pattern(pattern, xsd_version="1.1")
    except RegexError as error:
        return str(error)
    return None


def _changes(shapes: Graph) -> Iterator[tuple[Node, Literal, Literal]]:
    """Give the shapes with patterns that have to be told in other words, these and those."""
    from rdflib import SH, Literal

    for shape, pattern in shapes.subject_objects(SH.pattern):
        if isinstance(pattern, Literal):
            told = python_pattern(str(pattern), str(shapes.value(shape, SH.flags, any=True) or ""))
            if told != str(pattern):
                yield shape, pattern, Literal(told, lang=pattern.language, datatype=pattern.datatype)


def _changed(shapes: Graph, changes: list[tuple[Node, Literal, Literal]]) -> Graph:
    from rdflib import SH

    from kg.shacl.graphs import united

    changed = united(shapes)
    for shape, pattern, told in changes:
        changed.remove((shape, SH.pattern, pattern))
        changed.add((shape, SH.pattern, told))
    return changed


def _restored(report: Graph, written: dict[str, str]) -> Graph:
    """Put into a report the patterns as they were written: into messages, and shapes that it quotes."""
    from rdflib import Literal

    for subject, predicate, value in list(report):
        if isinstance(value, Literal):
            text = str(value)
            for told, pattern in written.items():
                text = text.replace(told, pattern)
            if text != str(value):
                report.remove((subject, predicate, value))
                report.add((subject, predicate, Literal(text, lang=value.language, datatype=value.datatype)))
    return report
