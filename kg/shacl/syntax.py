"""The syntax rules of shapes (SHACL, appendix A): what is ill-formed, at which shape, against which rule.

The shapes for shapes of the specification (appendix C) say the same; but an engine takes minutes with them for
shapes in their thousands, and these rows a part of a second, and they name the very shape. Three things more are
told, on which engines break off: a node shape with a path, a list without members where shapes are listed, and
``sh:ignoredProperties`` without ``sh:closed``.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.shacl.literals.lexical import well_formed

if TYPE_CHECKING:
    from rdflib import Graph
    from rdflib.term import Node

_SH = "http://www.w3.org/ns/shacl"
_XSD = "http://www.w3.org/2001/XMLSchema#"
_SINGLE = "multiple-parameters"
_KINDS = "BlankNode IRI Literal BlankNodeOrIRI BlankNodeOrLiteral IRIOrLiteral".split()
# For each parameter: what its values are, and the rule for shapes with more than one, if that is against one.
_PARAMETERS: dict[str, tuple[str, str]] = {
    "targetNode": ("IRIOrLiteral", ""),
    "targetClass": ("IRI", ""),
    "targetSubjectsOf": ("IRI", ""),
    "targetObjectsOf": ("IRI", ""),
    "severity": ("IRI", "severity-maxCount"),
    "message": ("text", ""),
    "deactivated": ("switch", "deactivated-maxCount"),
    "and": ("shapes", ""),
    "or": ("shapes", ""),
    "xone": ("shapes", ""),
    "class": ("IRI", ""),
    "closed": ("boolean", _SINGLE),
    "ignoredProperties": ("list", _SINGLE),
    "datatype": ("IRI", "datatype-maxCount"),
    "disjoint": ("IRI", ""),
    "equals": ("IRI", ""),
    "in": ("list", "in-maxCount"),
    "languageIn": ("list", "languageIn-maxCount"),
    "lessThan": ("IRI", ""),
    "lessThanOrEquals": ("IRI", ""),
    "maxCount": ("integer", "maxCount-maxCount"),
    "maxExclusive": ("Literal", "maxExclusive-maxCount"),
    "maxInclusive": ("Literal", "maxInclusive-maxCount"),
    "maxLength": ("integer", "maxLength-maxCount"),
    "minCount": ("integer", "minCount-maxCount"),
    "minExclusive": ("Literal", "minExclusive-maxCount"),
    "minInclusive": ("Literal", "minInclusive-maxCount"),
    "minLength": ("integer", "minLength-maxCount"),
    "nodeKind": ("kind", "nodeKind-maxCount"),
    "pattern": ("string", _SINGLE),
    "flags": ("string", _SINGLE),
    "qualifiedMaxCount": ("integer", _SINGLE),
    "qualifiedMinCount": ("integer", _SINGLE),
    "qualifiedValueShape": ("any", _SINGLE),
    "qualifiedValueShapesDisjoint": ("boolean", _SINGLE),
    "uniqueLang": ("boolean", "uniqueLang-maxCount"),
}
_SCOPED = ("lessThan", "lessThanOrEquals", "maxCount", "minCount", "qualifiedValueShape", "uniqueLang")
_TARGETS = ("targetClass", "targetNode", "targetObjectsOf", "targetSubjectsOf")
_HOLDING = ("node", "not", "property", "qualifiedValueShape")
_LISTING = ("and", "or", "xone")
# The members of lists that are not shapes.
_MEMBERS = {"ignoredProperties": "IRI", "languageIn": "string"}


@dataclass(frozen=True, slots=True)
class Flaw:
    """What is ill-formed: a shape, the parameter (``minCount``), what is demanded of it, what is there, the rule."""

    shape: Node
    parameter: str
    demand: str
    found: str
    rule: str


def flaws(shapes: Graph) -> Iterator[Flaw]:
    """Give what is ill-formed in shapes, as far as the specification's own shapes for shapes tell."""
    from rdflib import SH, URIRef

    lists = Lists(shapes)
    typed = _typed(shapes)
    for shape in sorted(_shapes(shapes, lists, typed), key=str):
        said = _said(shapes, shape)
        for name, values in said.items():
            yield from _of_parameter(shape, name, values, lists)
        if "ignoredProperties" in said and "closed" not in said:
            yield Flaw(shape, "ignoredProperties", "only a shape with sh:closed has it", "no sh:closed", "")
        yield from _of_path(shapes, shape, lists, typed)
        if shape in typed["class"] and not isinstance(shape, URIRef):
            yield Flaw(
                shape,
                "",
                "a class that is a shape is an IRI",
                "a blank node",
                "implicit-targetClass-nodeKind",
            )
    for name in ("shapesGraph", "entailment"):
        for subject, value in shapes.subject_objects(SH[name]):
            if not isinstance(value, URIRef):
                yield Flaw(subject, name, "each value is an IRI", _told(value), f"{name}-nodeKind")


def _said(shapes: Graph, shape: Node) -> dict[str, list[Node]]:
    """Give the values of the parameters of a shape, by name."""
    said = defaultdict[str, list["Node"]](list)
    for predicate, value in shapes.predicate_objects(shape):
        namespace, _, name = str(predicate).rpartition("#")
        if namespace == _SH and name in _PARAMETERS:
            said[name].append(value)
    return said


def _of_parameter(shape: Node, name: str, values: list[Node], lists: Lists) -> Iterator[Flaw]:
    kind, single = _PARAMETERS[name]
    rule, demand, holds = _CHECKS[kind]
    if single and len(values) > 1:
        yield Flaw(shape, name, "at most one value", f"{len(values)} values", single)
    for value in values:
        if not holds(value, lists):
            yield Flaw(shape, name, demand, _told(value), f"{name}-{rule}" if rule else "")
        elif name in _MEMBERS:
            inner, words, fits = _CHECKS[_MEMBERS[name]]
            for member in lists.members(value) or ():
                if not fits(member, lists):
                    yield Flaw(shape, name, f"of the list {words}", _told(member), f"{name}-members-{inner}")


def _of_path(shapes: Graph, shape: Node, lists: Lists, typed: dict[str, set[Node]]) -> Iterator[Flaw]:
    from rdflib import SH

    paths = list(shapes.objects(shape, SH.path))
    if not paths and shape in typed["property"]:
        yield Flaw(shape, "path", "a property shape has a path", "no value", "PropertyShape-path-minCount")
    elif not paths:
        for name in _SCOPED:
            if (shape, SH[name], None) in shapes:
                yield Flaw(shape, name, "only a shape with a path has it", "no path", f"{name}-scope")
    elif shape in typed["node"]:
        yield Flaw(shape, "path", "a node shape has no path", "a path", "NodeShape-path-maxCount")
    if len(paths) > 1:
        yield Flaw(shape, "path", "at most one value", f"{len(paths)} values", "path-maxCount")
    for path in paths:
        if not lists.is_path(path):
            yield Flaw(shape, "path", "each value is a well-formed path", _told(path), "path-node")


def _typed(shapes: Graph) -> dict[str, set[Node]]:
    """Give the nodes that are called node shapes, property shapes, or classes and shapes at once."""
    from rdflib import OWL, RDF, RDFS, SH

    def instances(kind: Node) -> set[Node]:
        narrow = shapes.transitive_subjects(RDFS.subClassOf, kind)
        return {each for name in narrow for each in shapes.subjects(RDF.type, name)}

    nodes, properties = instances(SH.NodeShape), instances(SH.PropertyShape)
    classes = instances(RDFS.Class) | instances(OWL.Class)
    return {
        "node": nodes | set(shapes.objects(None, SH.node)),
        "property": properties | set(shapes.objects(None, SH.property)),
        "class": classes & (nodes | properties),
        "shape": nodes | properties,
    }


def _shapes(shapes: Graph, lists: Lists, typed: dict[str, set[Node]]) -> set[Node]:
    """Give what counts as a shape (SHACL, section 2.1)."""
    from rdflib import SH

    found = set(typed["shape"])
    for name in (
        *_TARGETS,
        *(set(_PARAMETERS) - {"severity", "message", "deactivated"}),
        "node",
        "not",
        "property",
        "sparql",
    ):
        found.update(shapes.subjects(SH[name], None))
    for name in _HOLDING:
        found.update(shapes.objects(None, SH[name]))
    for name in _LISTING:
        for head in shapes.objects(None, SH[name]):
            found.update(lists.members(head) or ())
    return found


class Lists:
    """The lists of a graph, and the paths that are made of them."""

    def __init__(self, shapes: Graph) -> None:
        self._shapes = shapes

    def members(self, head: Node) -> list[Node] | None:
        """Give the members of a list; None if it is not well-formed."""
        from rdflib import RDF

        members: list[Node] = []
        seen = {RDF.nil}
        if any((RDF.nil, verb, None) in self._shapes for verb in (RDF.first, RDF.rest)):
            return None
        while head != RDF.nil:
            first, rest = (list(self._shapes.objects(head, verb)) for verb in (RDF.first, RDF.rest))
            if head in seen or len(first) != 1 or len(rest) != 1:
                return None
            seen.add(head)  # type: ignore[arg-type]
            members.append(first[0])
            head = rest[0]
        return members

    def is_path(self, node: Node, above: tuple[Node, ...] = ()) -> bool:
        """Tell whether a node is a well-formed path (SHACL, section 2.3.1)."""
        from rdflib import RDF, SH, BNode, URIRef

        if isinstance(node, URIRef):
            return True
        if not isinstance(node, BNode) or node in above:
            return False
        said = list(self._shapes.predicate_objects(node))
        if any(predicate == RDF.first for predicate, _ in said):
            return self._are_paths(node, (*above, node))
        if len(said) != 1:
            return False
        ((predicate, value),) = said
        if predicate == SH.alternativePath:
            return self._are_paths(value, (*above, node))
        steps = (SH.inversePath, SH.zeroOrMorePath, SH.oneOrMorePath, SH.zeroOrOnePath)
        return predicate in steps and self.is_path(value, (*above, node))

    def _are_paths(self, head: Node, above: tuple[Node, ...]) -> bool:
        members = self.members(head) or []
        return len(members) > 1 and all(self.is_path(each, above) for each in members)


type _Check = Callable[[Node, Lists], bool]


def _is(*names: str) -> _Check:
    def holds(node: Node, _lists: Lists) -> bool:
        import rdflib

        return isinstance(node, tuple(getattr(rdflib, name) for name in names))

    return holds


def _has_datatype(name: str) -> _Check:
    def holds(node: Node, _lists: Lists) -> bool:
        from rdflib import Literal

        if not isinstance(node, Literal) or node.language:
            return False
        datatype = str(node.datatype or f"{_XSD}string")
        return datatype == _XSD + name and well_formed(str(node), datatype)

    return holds


def _is_text(node: Node, lists: Lists) -> bool:
    return bool(getattr(node, "language", None)) or _has_datatype("string")(node, lists)


def _is_switch(node: Node, lists: Lists) -> bool:
    return str(node) in ("true", "false") and _has_datatype("boolean")(node, lists)


def _is_kind(node: Node, _lists: Lists) -> bool:
    from rdflib import SH

    return node in {SH[name] for name in _KINDS}


def _is_list(node: Node, lists: Lists) -> bool:
    return lists.members(node) is not None


def _told(node: Node) -> str:
    from rdflib import BNode, Literal

    if isinstance(node, BNode):
        return "a blank node"
    return f"“{node}”" if isinstance(node, Literal) else f"<{node}>"


# What values can be: how the rule for it is called, the demand in words, and what tells.
_CHECKS: dict[str, tuple[str, str, _Check]] = {
    "IRI": ("nodeKind", "each value is an IRI", _is("URIRef")),
    "IRIOrLiteral": ("nodeKind", "each value is an IRI or a literal", _is("URIRef", "Literal")),
    "Literal": ("nodeKind", "each value is a literal", _is("Literal")),
    "integer": ("datatype", "each value is a literal of datatype xsd:integer", _has_datatype("integer")),
    "boolean": ("datatype", "each value is a literal of datatype xsd:boolean", _has_datatype("boolean")),
    "string": ("datatype", "each value is a literal of datatype xsd:string", _has_datatype("string")),
    "text": ("datatype", "each value is a text", _is_text),
    "switch": ("datatype", "each value is true or false", _is_switch),
    "kind": ("in", f"each value is one of {', '.join(f'sh:{name}' for name in _KINDS)}", _is_kind),
    "list": ("node", "each value is a well-formed list", _is_list),
    "shapes": (
        "node",
        "each value is a well-formed list with a member at least",
        lambda node, lists: bool(lists.members(node)),
    ),
    "any": ("", "", lambda node, lists: True),
}
