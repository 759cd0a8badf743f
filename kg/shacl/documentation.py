"""Shapes as documentation: what each demands in words, with a diagram, an example and links to the terms."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from kg.rdf.terms import ONTOLOGY, iri
from kg.resources import folder
from kg.shacl.constraints import Wording
from kg.shacl.coverage import targeting
from kg.shacl.graphs import read_graph
from kg.shacl.languages import ENGLISH, chosen
from kg.shacl.naming import Rules
from kg.shacl.paths import property_path
from kg.shacl.pictures import Row, picture
from kg.shacl.prefixes import prefixes_of
from kg.shacl.report import VIOLATION

if TYPE_CHECKING:
    from jinja2 import Environment
    from rdflib import Graph
    from rdflib.term import Node

_TARGETS = (
    ("targetClass", "every {}"),
    ("targetNode", "{}"),
    ("targetSubjectsOf", "everything that has {}"),
    ("targetObjectsOf", "everything that is the value of {}"),
)


@dataclass(frozen=True, slots=True)
class PropertyDoc:
    """What a shape says of one property: ``path`` as in SPARQL, ``bounds`` as in diagrams (``1..*``).

    ``kinds`` are the classes, shapes or datatypes of its values, compact; ``term`` is the IRI of a property that is
    one step, else empty. ``links`` are those kinds that are no datatypes, each with the anchor of its shape, if it
    has one here. ``depth`` counts the properties that lead to it from the shape.
    """

    shape: str
    path: str
    term: str
    name: str
    severity: str
    message: str
    demands: tuple[str, ...]
    bounds: str
    kinds: tuple[str, ...]
    links: tuple[tuple[str, str], ...] = ()
    depth: int = 0

    @property
    def is_link(self) -> bool:
        """Tell whether its values are things that are described themselves."""
        return bool(self.links)


@dataclass(frozen=True, slots=True)
class ShapeDoc:
    """A shape with a target, or one that such a shape refers to; ``iri`` is empty if it has none.

    ``key`` is how reports name it.
    """

    iri: str
    key: str
    name: str
    severity: str
    message: str
    description: str
    targets: tuple[str, ...]
    demands: tuple[str, ...]
    properties: tuple[PropertyDoc, ...]
    examples: tuple[str, ...]

    @property
    def anchor(self) -> str:
        """Give the name by which a page links to it."""
        return _anchor(self.key)

    @property
    def title(self) -> str:
        """Give its name, else the last part of its IRI."""
        return self.name or _last(self.key)

    def diagram(self) -> str:
        """Give a class diagram in the language of Mermaid."""
        box = _box(self.key)
        lines = ["classDiagram", f"  class {box} {{"]
        fields, arrows = dict[str, str](), dict[str, str]()
        for each in (each for each in self.properties if each.term and not each.depth):
            name, kind = _box(each.path), _box(each.kinds[0]) if each.kinds else "value"
            if each.is_link:
                arrows[name] = f'  {box} --> "{each.bounds}" {kind} : {name}'
            elif each.kinds or name not in fields:
                fields[name] = f"    {kind} {name} [{each.bounds}]"
        fields = {name: line for name, line in fields.items() if name not in arrows}
        return "\n".join([*lines, *fields.values(), "  }", *arrows.values()])

    def picture(self) -> str:
        """Give the same as a picture that needs nothing but a browser: SVG."""
        return picture(self.title, [_row(each) for each in self.properties])


def _row(said: PropertyDoc) -> Row:
    plain = [kind for kind in said.kinds if kind not in dict(said.links)]
    text = f"{'  ' * said.depth}{said.path} [{said.bounds}]{f' {plain[0]}' if plain else ''}"
    return Row(text, tuple((name, f"#{anchor}" if anchor else "") for name, anchor in said.links))


def shape_docs(shapes: Graph, languages: tuple[str, ...] = ENGLISH) -> tuple[ShapeDoc, ...]:
    """Give the documentation of each node shape that has an IRI or a target, in the order of their names.

    Names and texts are in the first of the ``languages`` that there is, IRIs with the prefixes of the shapes.
    """
    telling = _Telling(shapes, languages)
    return tuple(telling.shape(each) for each in telling.documented)


class _Telling:
    """Documentation of the shapes of a graph."""

    def __init__(self, shapes: Graph, languages: tuple[str, ...]) -> None:
        self._shapes, self._languages = shapes, languages
        self._prefixes = prefixes_of(shapes)
        self._wording = Wording(shapes, self._prefixes)
        self._rules = Rules(shapes, self._prefixes)

    @cached_property
    def documented(self) -> list[Node]:
        """The node shapes with an IRI, and all shapes with a target."""
        from rdflib import RDF, SH, URIRef

        typed = (each for each in self._shapes.subjects(RDF.type, SH.NodeShape) if isinstance(each, URIRef))
        parts = set(self._shapes.objects(None, SH.property))
        found: set[Node] = {each for each in typed if (each, SH.path, None) not in self._shapes}
        found |= {each for each in targeting(self._shapes) if each not in parts}
        return sorted(
            found, key=lambda each: (str(each) if isinstance(each, URIRef) else "~", self._key(each))
        )

    def shape(self, shape: Node) -> ShapeDoc:
        """Give the documentation of a shape."""
        from rdflib import RDFS, SH, URIRef

        own = (shape, SH.path, None) in self._shapes
        described = sorted({*self._shapes.objects(shape, SH.targetClass), shape}, key=str)
        said = (
            words.format(self._prefixes.compact(str(value)))
            for name, words in _TARGETS
            for value in sorted(self._shapes.objects(shape, SH[name]), key=str)
        )
        return ShapeDoc(
            iri=str(shape) if isinstance(shape, URIRef) else "",
            key=self._key(shape),
            name=self._text(shape, SH.name) or self._text(shape, RDFS.label),
            severity=_severity(self._shapes, shape),
            message=self._text(shape, SH.message),
            description=self._text(shape, SH.description),
            targets=tuple(said),
            demands=() if own else self._wording.demands(shape),
            properties=tuple([self._property(shape, "", 0)] if own else self._properties(shape)),
            examples=tuple(example for each in described for example in _examples(str(each))),
        )

    def _properties(
        self, shape: Node, path: str = "", depth: int = 0, above: frozenset[Node] = frozenset()
    ) -> Iterator[PropertyDoc]:
        """Give the properties of a shape, each followed by those of the shapes without IRI that hang on it."""
        from rdflib import SH

        found = {
            each: None for part in self._parts(shape) for each in self._shapes.objects(part, SH.property)
        }
        for each in sorted(found, key=self._order_of):
            if each not in above:
                said = self._property(each, path, depth)
                yield said
                yield from self._properties(each, f"{said.path}/", depth + 1, above | {each})

    def _order_of(self, shape: Node) -> tuple[float, str, str, str]:
        return *_order(self._shapes, shape), self._path(shape), "; ".join(self._wording.demands(shape))

    def _parts(self, shape: Node) -> Iterator[Node]:
        """Give a shape and those without IRI whose properties it has too."""
        from rdflib import SH, BNode

        yield shape
        heads = self._shapes.objects(shape, SH["and"])
        inner = [
            *self._shapes.objects(shape, SH.node),
            *(item for head in heads for item in self._shapes.items(head)),
        ]
        yield from (each for each in inner if isinstance(each, BNode))

    def _property(self, shape: Node, above: str, depth: int) -> PropertyDoc:
        from rdflib import SH, URIRef

        path = self._shapes.value(shape, SH.path)
        links = [each for name in ("class", "node") for each in self._values(shape, name)]
        return PropertyDoc(
            shape=str(shape),
            path=above + self._path(shape),
            term=str(path) if isinstance(path, URIRef) else "",
            name=self._text(shape, SH.name),
            severity=_severity(self._shapes, shape),
            message=self._text(shape, SH.message),
            demands=self._wording.demands(shape),
            bounds=_bounds(self._shapes, shape),
            kinds=tuple(map(self._prefixes.compact, (*links, *self._values(shape, "datatype")))),
            links=tuple((self._prefixes.compact(each), self._anchors.get(each, "")) for each in links),
            depth=depth,
        )

    def _values(self, shape: Node, name: str) -> list[str]:
        """Give the IRIs that a shape, or one of those that it offers as a choice, has for a term."""
        from rdflib import SH, URIRef

        heads = (head for term in (SH["or"], SH.xone) for head in self._shapes.objects(shape, term))
        nodes = [shape, *(item for head in heads for item in self._shapes.items(head))]
        found = {value for node in nodes for value in self._shapes.objects(node, SH[name])}
        return sorted(str(each) for each in found if isinstance(each, URIRef))

    @cached_property
    def _anchors(self) -> dict[str, str]:
        """The anchors of documented shapes, by the shape and by the classes that it looks at."""
        from rdflib import SH

        of_classes = {
            str(value): _anchor(self._key(shape))
            for shape in reversed(self.documented)
            for value in self._shapes.objects(shape, SH.targetClass)
        }
        return of_classes | {str(shape): _anchor(self._key(shape)) for shape in self.documented}

    def _key(self, shape: Node) -> str:
        return self._rules.shape(shape)

    def _path(self, shape: Node) -> str:
        from rdflib import SH

        path = self._shapes.value(shape, SH.path)
        return "" if path is None else self._prefixes.compact_path(property_path(self._shapes, path))

    def _text(self, shape: Node, predicate: Node) -> str:
        return chosen(self._shapes.objects(shape, predicate), self._languages)


def _bounds(shapes: Graph, shape: Node) -> str:
    from rdflib import SH

    least, most = shapes.value(shape, SH.minCount), shapes.value(shape, SH.maxCount)
    return f"{least if least is not None else 0}..{most if most is not None else '*'}"


def _order(shapes: Graph, shape: Node) -> tuple[float, str]:
    """Give what property shapes are sorted by; the labels of those without IRI tell nothing."""
    from rdflib import SH, BNode

    name = "" if isinstance(shape, BNode) else str(shape)
    try:
        return float(str(shapes.value(shape, SH.order) or "inf")), name
    except ValueError:
        return float("inf"), name


def _severity(shapes: Graph, shape: Node) -> str:
    from rdflib import SH

    return re.split(r"[#/]", str(shapes.value(shape, SH.severity) or VIOLATION))[-1]


def _anchor(key: str) -> str:
    return re.sub(r"[^A-Za-z0-9-]+", "-", key).strip("-")


def _last(name: str) -> str:
    """Give the last part of a name or an IRI."""
    return re.split(r"[#/:]", name)[-1] or name


@cache
def _ontology() -> Graph:
    path = folder("ontology") / "diplomacy.ttl"
    return read_graph(path.read_bytes(), "turtle", what=path.name)


def _examples(term: str) -> list[str]:
    from rdflib import URIRef

    if not term.startswith(ONTOLOGY):
        return []
    return sorted(map(str, _ontology().objects(URIRef(term), URIRef(iri("skos:example")))))


def _box(name: str) -> str:
    """Give the last part of a name, in what Mermaid takes: letters, digits and low lines."""
    return re.sub(r"\W+", "_", _last(name)).strip("_") or "value"


def written(docs: tuple[ShapeDoc, ...], form: str) -> str:
    """Give the documentation in one document: ``markdown`` or ``html``."""
    return _environment().get_template(f"shapes.{'md' if form == 'markdown' else 'html'}").render(docs=docs)


@cache
def _environment() -> Environment:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates"),
        autoescape=lambda name: bool(name and name.endswith(".html")),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(cell=lambda text: str(text).replace("|", "\\|"))
    return environment
