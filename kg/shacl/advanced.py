"""What shapes ask for beyond the core and SPARQL: the SHACL Advanced Features, as far as pySHACL knows them.

Who does not ask for them gets no answer that leaves them out: data would pass that nothing looked at.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kg.errors import InputError
from kg.shacl.containment import contained
from kg.shacl.coverage import is_deactivated
from kg.shacl.origins import Origins

if TYPE_CHECKING:
    from rdflib import Graph
    from rdflib.term import Node

MOST_TOLD = 5
_CALLING = ("select", "ask", "construct")


def refuse_advanced(shapes: Graph, origins: Origins, *, advanced: bool = False) -> None:
    """Return if an active shape uses no Advanced Feature, or only such as can be evaluated and ``advanced`` asks for.

    :raises kg.errors.InputError: naming the shapes that do, with the term, file and line.
    """
    scripts = list(_scripts(shapes))
    if scripts:
        raise _refused("rules in JavaScript can't be evaluated", scripts, origins, "Deactivate these shapes.")
    if not advanced and (uses := list(_uses(shapes))):
        todo = "Say --advanced (advanced=true) to have them evaluated, or deactivate these shapes."
        raise _refused("the shapes use SHACL Advanced Features", uses, origins, todo)


def typed(shapes: Graph) -> Graph:
    """Give shapes in which all that has a ``sh:target`` is called a shape: pySHACL passes over what is not."""
    from rdflib import RDF, SH

    from kg.shacl.graphs import united

    whole = united(shapes)
    for shape in set(shapes.subjects(SH.target, None)):
        if not any((shape, RDF.type, kind) in shapes for kind in (SH.NodeShape, SH.PropertyShape)):
            kind = SH.PropertyShape if (shape, SH.path, None) in shapes else SH.NodeShape
            whole.add((shape, RDF.type, kind))
    return whole


def targeted(data: Graph, shapes: Graph) -> dict[Node, set[Node]]:
    """Give the focus nodes of each active shape with a ``sh:target``, those of its other targets too.

    :raises kg.errors.InputError: if a target can't be evaluated.
    """
    from pyshacl.shape import Shape
    from pyshacl.shapes_graph import ShapesGraph
    from pyshacl.target import apply_target_types, gather_target_types
    from rdflib import SH

    found: dict[Node, set[Node]] = {}
    with contained(reference=True):
        held = ShapesGraph(shapes)
        apply_target_types(gather_target_types(held))
        for node in set(shapes.subjects(SH.target, None)):
            if is_active(shapes, node):
                shape = Shape(held, node)  # type: ignore[arg-type]
                shape.set_advanced(True)  # type: ignore[no-untyped-call]
                found[node] = set(shape.focus_nodes(data))  # type: ignore[no-untyped-call]
    return found


def is_active(shapes: Graph, node: Node) -> bool:
    """Tell whether neither a node nor, if it has no IRI, all that it hangs on is deactivated."""
    from rdflib import BNode

    front, seen = {node}, {node}
    while front:
        front = {each for each in front if not is_deactivated(shapes, each)}
        if any(not isinstance(each, BNode) for each in front):
            return True
        above = {parent for each in front for parent in shapes.subjects(None, each)}
        if front and not above:
            return True
        front = above - seen
        seen |= front
    return False


def _uses(shapes: Graph) -> Iterator[tuple[Node, str]]:
    from rdflib import SH

    for term in (SH.target, SH.rule, SH.expression):
        for shape, value in shapes.subject_objects(term):
            if is_active(shapes, shape) and not is_deactivated(shapes, value):
                yield shape, term
    for function in _called(shapes, SH.SPARQLFunction):
        yield function, SH.SPARQLFunction


def _scripts(shapes: Graph) -> Iterator[tuple[Node, str]]:
    from rdflib import RDF, SH

    for term in (SH.js, SH.target, SH.rule):
        for shape, value in shapes.subject_objects(term):
            is_script = term == SH.js or any(
                (value, *said) in shapes
                for said in ((RDF.type, SH.JSTarget), (RDF.type, SH.JSRule), (SH.jsFunctionName, None))
            )
            if is_script and is_active(shapes, shape) and not is_deactivated(shapes, value):
                yield shape, term
    for function in _called(shapes, SH.JSFunction):
        yield function, SH.JSFunction


def _called(shapes: Graph, kind: Node) -> Iterator[Node]:
    """Give the functions of a kind that a query of the shapes names: one that none calls does no harm."""
    from rdflib import RDF, SH

    functions = sorted(shapes.subjects(RDF.type, kind), key=str)
    texts = [str(text) for name in _CALLING if functions for text in shapes.objects(None, SH[name])]
    for function in functions:
        name = str(function).replace("#", "/").rpartition("/")[2]
        if any(f":{name}(" in text.replace(" ", "") or f"<{function}>" in text for text in texts):
            yield function


def _refused(what: str, uses: list[tuple[Node, str]], origins: Origins, todo: str) -> InputError:
    told = sorted({origins.told(shape, origins.prefixes.compact(term)) for shape, term in uses})
    more = f" (and {len(told) - MOST_TOLD} more)" if len(told) > MOST_TOLD else ""
    return InputError(f"{what}: {'; '.join(told[:MOST_TOLD])}{more}", where="the shapes", todo=todo)
