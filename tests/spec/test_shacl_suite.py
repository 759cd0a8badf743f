"""The test suite of the SHACL working group, with our own reading, running and reporting around pySHACL."""

from collections import Counter

import pytest
from rdflib import RDF, SH, BNode, Namespace

from kg.errors import InputError
from kg.shacl import validate
from kg.shacl.graphs import read_graph
from kg.shacl.paths import property_path

MF = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#")
SHT = Namespace("http://www.w3.org/ns/shacl-test#")
COMPARED = (SH.focusNode, SH.resultSeverity, SH.sourceConstraintComponent, SH.sourceShape, SH.value)
TESTS = {"core": 98, "sparql": 22}
KNOWN_FAILURES = {
    # pySHACL has no $shapesGraph, an optional feature: it says so, and we pass it on.
    "pyshacl": {"sparql/pre-binding/shapesGraph-001"},
    "fast": set(),
}


@pytest.fixture(scope="module")
def suite(shared):
    return shared / "w3c" / "shacl"


def entries(folder, manifest):
    """Walk the manifest and those that it includes; give each test with the graph that describes it."""
    graph = read(folder, manifest)
    for included in graph.objects(None, MF.include):
        yield from entries(folder, path_of(included))
    for listed in graph.objects(None, MF.entries):
        yield from ((graph, test) for test in graph.items(listed))


def read(folder, path, *, shapes=False):
    data = (folder / path).read_bytes()
    return read_graph(data, "turtle", what=path, base=f"suite:/{path}", shapes=shapes)


def path_of(iri):
    return str(iri).removeprefix("suite:/")


def results(graph, report):
    return Counter(
        (
            property_path(graph, path) if (path := graph.value(node, SH.resultPath)) is not None else None,
            *(named(graph.value(node, predicate)) for predicate in COMPARED),
        )
        for node in graph.objects(report, SH.result)
    )


def named(node):
    return "_:" if isinstance(node, BNode) else node


def passes(folder, graph, test, engine):
    action, wanted = graph.value(test, MF.action), graph.value(test, MF.result)
    data = read(folder, path_of(graph.value(action, SHT.dataGraph)))
    shapes = read(folder, path_of(graph.value(action, SHT.shapesGraph)), shapes=True)
    try:
        report = validate(data, shapes=shapes, engine=engine)
    except InputError:
        return wanted == SHT.Failure
    if wanted == SHT.Failure:
        return False
    found = read_graph(report.graph)
    same_verdict = graph.value(wanted, SH.conforms).toPython() == report.conforms
    return same_verdict and results(
        found, found.value(predicate=RDF.type, object=SH.ValidationReport)
    ) == results(graph, wanted)


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("engine", sorted(KNOWN_FAILURES))
def test_all_tests_pass_but_the_known_ones(suite, engine):
    ran, failed = Counter(), set()
    for graph, test in entries(suite, "manifest.ttl"):
        name = path_of(test)
        ran[name.split("/")[0]] += 1
        if not passes(suite, graph, test, engine):
            failed.add(name)
    assert ran == TESTS
    assert failed == KNOWN_FAILURES[engine]
