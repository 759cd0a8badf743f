"""Shapes as documentation: what each demands in words, with a diagram, an example and links to the terms."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from kg.rdf.terms import ONTOLOGY, iri
from kg.resources import folder
from kg.shacl.constraints import Wording
from kg.shacl.coverage import targeting
from kg.shacl.graphs import read_graph
from kg.shacl.paths import property_path
from kg.shacl.report import VIOLATION, compact, compact_path

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

    ``kinds`` are the classes or datatypes of its values, compact; ``term`` is the IRI of a property that is
    one step, else empty.
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
    is_link: bool


@dataclass(frozen=True, slots=True)
class ShapeDoc:
    """A shape with a target, or one that such a shape refers to."""

    iri: str
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
        return re.sub(r"[^A-Za-z0-9-]+", "-", compact(self.iri)).strip("-")

    @property
    def title(self) -> str:
        """Give the last part of its IRI."""
        return re.split(r"[#/]", self.iri)[-1] or self.iri

    def diagram(self) -> str:
        """Give a class diagram in the language of Mermaid."""
        box = _box(self.title)
        lines = ["classDiagram", f"  class {box} {{"]
        fields, arrows = dict[str, str](), dict[str, str]()
        for each in (each for each in self.properties if each.term):
            name, kind = _box(each.path), _box(each.kinds[0]) if each.kinds else "value"
            if each.is_link:
                arrows[name] = f'  {box} --> "{each.bounds}" {kind} : {name}'
            elif each.kinds or name not in fields:
                fields[name] = f"    {kind} {name} [{each.bounds}]"
        fields = {name: line for name, line in fields.items() if name not in arrows}
        return "\n".join([*lines, *fields.values(), "  }", *arrows.values()])


def shape_docs(shapes: Graph) -> tuple[ShapeDoc, ...]:
    """Give the documentation of each node shape that has an IRI, in the order of the IRIs."""
    from rdflib import RDF, SH, URIRef

    wording = Wording(shapes)
    found = targeting(shapes) | set(shapes.subjects(RDF.type, SH.NodeShape))
    named = sorted(each for each in found if isinstance(each, URIRef) and (each, SH.path, None) not in shapes)
    return tuple(_shape(shapes, wording, each) for each in named)


def _shape(shapes: Graph, wording: Wording, shape: Node) -> ShapeDoc:
    from rdflib import SH

    properties = sorted(shapes.objects(shape, SH.property), key=lambda each: _order(shapes, each))
    classes = sorted({*shapes.objects(shape, SH.targetClass), shape}, key=str)
    said = (
        words.format(compact(str(value)))
        for name, words in _TARGETS
        for value in sorted(shapes.objects(shape, SH[name]), key=str)
    )
    return ShapeDoc(
        iri=str(shape),
        name=_text(shapes, shape, SH.name),
        severity=_severity(shapes, shape),
        message=_text(shapes, shape, SH.message),
        description=_text(shapes, shape, SH.description),
        targets=tuple(said),
        demands=wording.demands(shape),
        properties=tuple(_property(shapes, wording, each) for each in properties),
        examples=tuple(example for each in classes for example in _examples(str(each))),
    )


def _property(shapes: Graph, wording: Wording, shape: Node) -> PropertyDoc:
    from rdflib import SH, URIRef

    path = shapes.value(shape, SH.path)
    classes, datatypes = (sorted(shapes.objects(shape, each), key=str) for each in (SH["class"], SH.datatype))
    return PropertyDoc(
        shape=str(shape),
        path=compact_path(property_path(shapes, path)) if path is not None else "",
        term=str(path) if isinstance(path, URIRef) else "",
        name=_text(shapes, shape, SH.name),
        severity=_severity(shapes, shape),
        message=_text(shapes, shape, SH.message),
        demands=wording.demands(shape),
        bounds=_bounds(shapes, shape),
        kinds=tuple(compact(str(each)) for each in (*classes, *datatypes)),
        is_link=bool(classes),
    )


def _bounds(shapes: Graph, shape: Node) -> str:
    from rdflib import SH

    least, most = shapes.value(shape, SH.minCount), shapes.value(shape, SH.maxCount)
    return f"{least if least is not None else 0}..{most if most is not None else '*'}"


def _order(shapes: Graph, shape: Node) -> tuple[float, str]:
    from rdflib import SH

    try:
        return float(str(shapes.value(shape, SH.order) or "inf")), str(shape)
    except ValueError:
        return float("inf"), str(shape)


def _severity(shapes: Graph, shape: Node) -> str:
    from rdflib import SH

    return re.split(r"[#/]", str(shapes.value(shape, SH.severity) or VIOLATION))[-1]


def _text(shapes: Graph, shape: Node, predicate: Node) -> str:
    """Give a text in English, else in no language, else any."""
    from rdflib import Literal

    found = [each for each in shapes.objects(shape, predicate) if isinstance(each, Literal)]
    ranked = sorted(found, key=lambda each: (not (each.language or "").startswith("en"), str(each)))
    return str(ranked[0]) if ranked else ""


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
    return re.sub(r"\W+", "_", re.split(r"[#/:]", name)[-1]).strip("_") or "value"


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
    environment.filters.update(compact=compact, cell=lambda text: str(text).replace("|", "\\|"))
    return environment
