"""Patterns: those that can't be read, and those that only some engines read (SHACL, section 4.4.3)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.shacl.lint.finding import VIOLATION, WARNING, Finding
from kg.shacl.lint.shapes_graph import ShapesGraph
from kg.shacl.literals.patterns import python_pattern

_FLAGS = frozenset("imqsx")


def patterns(shapes: ShapesGraph) -> Iterator[Finding]:
    """Give patterns that do not compile, or that engines which keep to XPath refuse; and flags for nothing."""
    for shape in shapes.having("pattern"):
        flags = str(shapes.value(shape, "flags") or "")
        for value in shapes.values(shape, "pattern"):
            for severity, what in _faults(str(value), flags):
                yield Finding("pattern", severity, shape, what, "pattern", value)
    for shape in shapes.having("flags"):
        flags = str(shapes.value(shape, "flags"))
        if shapes.value(shape, "pattern") is None:
            what = "sh:flags without sh:pattern does nothing"
            yield Finding("noEffect", WARNING, shape, what, "flags")
        if strange := sorted(set(flags) - _FLAGS):
            what = f"there is no flag {', '.join(strange)}; XPath has {', '.join(sorted(_FLAGS))}"
            yield Finding("pattern", VIOLATION, shape, what, "flags")


def _faults(pattern: str, flags: str) -> Iterator[tuple[str, str]]:
    from elementpath.regex import RegexError, translate_pattern

    try:
        re.compile(python_pattern(pattern, flags))
    except (re.error, OverflowError, RecursionError) as error:
        yield VIOLATION, f"the pattern does not compile: {error}"
        return
    if "q" in flags or "x" in flags:
        return
    try:
        translate_pattern(pattern, xsd_version="1.1")
    except RegexError as error:
        yield WARNING, f"it is no pattern of XPath, so other engines may refuse it: {error}"
