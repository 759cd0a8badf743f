"""The examples in tests/golden/shapes: a valid graph, and updates of it that each break one shape."""

from functools import cache
from pathlib import Path

from pyoxigraph import RdfFormat, parse
from rdflib import SH

from kg.shacl import load_shapes
from kg.shacl.examples import examples
from kg.shacl.trials import rules

FOLDER = Path(__file__).resolve().parents[2] / "golden" / "shapes"
ARTICLE = "https://kg.example/id/article/a"
EXAMPLES = examples(FOLDER).examples
COMPONENTS = {
    "class", "datatype", "equals", "hasValue", "in", "languageIn", "lessThan", "lessThanOrEquals", "maxCount",
    "maxInclusive", "minCount", "minExclusive", "minInclusive", "minLength", "nodeKind", "pattern", "sparql",
}  # fmt: skip


def updates(whole_graph=False):
    """Give the examples that break something."""
    return tuple(each for each in EXAMPLES if each.update and each.whole_graph == whole_graph)


def declared(whole_graph: bool) -> set[tuple[str, str]]:
    """Give all constraints of the shapes, as (shape, component)."""
    names = (rule.split(" / ") for rule in rules(load_shapes(whole_graph)))
    return {(steps[0], steps[-1]) for steps in names}


def constrained(whole_graph: bool) -> set[str]:
    """Give the shapes that have constraints."""
    graph = load_shapes(whole_graph)
    return {str(shape) for name in COMPONENTS for shape in graph.subjects(SH[name], unique=True)}


@cache
def valid(whole_graph: bool = False) -> bytes:
    """Give the valid graph as N-Triples."""
    name = "valid-whole-graph.ttl" if whole_graph else "valid.ttl"
    quads = parse((FOLDER / name).read_bytes(), format=RdfFormat.TURTLE)
    return "".join(sorted({f"{quad.triple} .\n" for quad in quads})).encode()
