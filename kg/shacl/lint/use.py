"""Shapes that never look at anything."""

from __future__ import annotations

from collections.abc import Iterator

from kg.shacl.lint.finding import INFO, WARNING, Finding
from kg.shacl.lint.shapes_graph import ShapesGraph


def use(shapes: ShapesGraph) -> Iterator[Finding]:
    """Give shapes that nothing leads to, the topmost only, and those that are switched off."""
    for shape in shapes.shapes:
        if shape not in shapes.reached and not any(shapes.graph.subjects(None, shape)):
            yield Finding(
                "neverUsed", WARNING, shape, "the shape has no target, and no shape in use refers to it"
            )
    for shape in shapes.having("deactivated"):
        if shapes.is_on(shape, "deactivated"):
            what = "the shape is deactivated: it demands nothing"
            yield Finding("deactivated", INFO, shape, what, "deactivated", shapes.value(shape, "deactivated"))
