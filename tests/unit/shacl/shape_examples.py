"""The examples in tests/golden/shapes: a valid graph, and updates of it that each break one shape."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pyoxigraph import RdfFormat, Store
from rdflib import SH

from kg.rdf.terms import PREFIXES
from kg.shacl import load_shapes

FOLDER = Path(__file__).resolve().parents[2] / "golden" / "shapes"
ARTICLE = "https://kg.example/id/article/a"
DIPS = "https://w3id.org/diplomacy-kg/shapes#"
WHOLE = "whole-graph"
_HEAD = f"BASE <{ARTICLE}>\n" + "".join(
    f"PREFIX {prefix}: <{namespace}>\n"
    for prefix, namespace in [
        *PREFIXES.items(),
        *(
            (kind, f"https://kg.example/id/{kind}/")
            for kind in ("country", "office", "organization", "person", "place")
        ),
    ]
)


@dataclass(frozen=True)
class Example:
    """An update, and the constraints (shape, component) that it breaks and no other."""

    file: str
    breaks: frozenset[tuple[str, str]]
    update: str

    def __str__(self):
        return " ".join(f"{shape.removeprefix(DIPS)}.{component}" for shape, component in sorted(self.breaks))


@cache
def examples(whole_graph: bool = False) -> tuple[Example, ...]:
    files = sorted(path for path in FOLDER.glob("*.ru") if (path.stem == WHOLE) == whole_graph)
    return tuple(example for path in files for example in _read(path))


def _read(path):
    breaks, lines = set(), []
    for line in [*path.read_text(encoding="utf-8").splitlines(), "#+ end"]:
        if not line.startswith("#+ "):
            lines.append(line)
            continue
        if breaks and "".join(lines).strip():
            yield Example(path.stem, frozenset(breaks), "\n".join(lines))
            breaks = set()
        lines = []
        shape, *components = line[3:].split()
        breaks |= {(shape.replace("dips:", DIPS), component) for component in components}


def component(iri: str) -> str:
    """Give the short name of a constraint component: the parameter that it is named after."""
    name = iri.removeprefix(str(SH)).removesuffix("ConstraintComponent")
    return "sparql" if name == "SPARQL" else name[0].lower() + name[1:]


def declared(whole_graph: bool) -> set[tuple[str, str]]:
    """Give all constraints of the shapes, as (shape, component)."""
    graph = load_shapes(whole_graph)
    return {(str(shape), name) for name in COMPONENTS for shape in graph.subjects(SH[name], unique=True)}


COMPONENTS = {
    "class", "datatype", "equals", "hasValue", "in", "languageIn", "lessThan", "lessThanOrEquals", "maxCount",
    "maxInclusive", "minCount", "minExclusive", "minInclusive", "minLength", "nodeKind", "pattern", "sparql",
}  # fmt: skip


@cache
def valid(whole_graph: bool = False) -> bytes:
    """Give the valid graph as N-Triples."""
    return _dump(_store(whole_graph))


def broken(example: Example) -> bytes:
    """Give the graph after the update as N-Triples."""
    store = _store(example.file == WHOLE)
    store.update(_HEAD + example.update)
    after = _dump(store)
    assert after != valid(example.file == WHOLE), f"the update changes nothing: {example.update}"
    return after


def _store(whole_graph):
    store = Store()
    name = "valid-whole-graph.ttl" if whole_graph else "valid.ttl"
    store.load(path=str(FOLDER / name), format=RdfFormat.TURTLE)
    return store


def _dump(store):
    triples = sorted({str(quad.triple) + " ." for quad in store})
    return ("\n".join(triples) + "\n").encode()
