"""Each question is told in words, may run, and gives exactly the rows that stand in ``tests/golden/questions``."""

import time
from pathlib import Path

import pytest
from golden_world import filled, golden_store, golden_worlds, rows

from kg.config import DEFAULT_BASE, Settings
from kg.query.named import named_queries, named_query
from kg.shacl import validate_bytes
from kg.store.guard import TextLimits, check
from kg.store.syntax import outline

GOLDEN = Path(__file__).resolve().parents[1] / "golden"
CASES = sorted((GOLDEN / "questions").glob("*.tsv"))
QUESTIONS = named_queries()
ARTICLES = 4
MOST_SCANS = 6
SCAN = "SELECT ?graph (COUNT(*) AS ?n) { GRAPH ?graph { ?s ?p ?o } } GROUP BY ?graph"


@pytest.fixture(scope="module")
def store():
    store = golden_store()
    yield store
    store.close()


@pytest.fixture(params=QUESTIONS, ids=lambda question: question.name)
def question(request):
    return request.param


def test_the_golden_world_conforms_to_the_shapes():
    report = validate_bytes((GOLDEN / "demo.trig").read_bytes(), "trig")
    assert report.results == ()


def test_the_offsets_of_the_golden_world_lead_to_its_words(store):
    found = rows(
        store,
        """PREFIX dip: <https://w3id.org/diplomacy-kg/ontology#> PREFIX oa: <http://www.w3.org/ns/oa#>
        SELECT ?text ?start ?end ?words { ?e oa:hasSource/dip:text ?text ; oa:start ?start ; oa:end ?end ;
          oa:exact ?words }""",
    )
    assert len(found) > 40
    assert [words for text, start, end, words in found if text[int(start) : int(end)] != words] == []


def test_a_question_is_told_in_words(question):
    assert question.summary
    assert question.description.endswith(".")
    assert question.tags
    assert all(param.meaning for param in question.params)


def test_a_question_may_run_as_it_stands(question):
    assert outline(question.text).form == "select"
    check(question.text, TextLimits.of(Settings()), update=False)


def test_every_question_is_asked_of_the_golden_world():
    asked = {case.read_text(encoding="utf-8").split("\n")[0].split("\t")[0] for case in CASES}
    assert {question.name for question in QUESTIONS} - asked == {"graphs"}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_a_question_gives_exactly_its_rows(case, store):
    head, *expected = case.read_text(encoding="utf-8").removesuffix("\n").split("\n")
    assert ["\t".join(row) for row in rows(store, filled(head, store))] == expected


def test_the_graphs_are_counted(store):
    found = dict(rows(store, named_query("graphs").text))
    assert int(found[f"{DEFAULT_BASE}graph/entities"]) == store.graph(f"{DEFAULT_BASE}graph/entities").count(
        b"\n"
    )
    assert len(found) == len(store.graphs())


@pytest.fixture(scope="module")
def large():
    store = golden_worlds(200 // ARTICLES)
    yield store, min(cpu_seconds(store, SCAN) for _ in range(3))
    store.close()


@pytest.mark.parametrize(
    "head",
    [
        *(question.name for question in QUESTIONS),
        *(head for case in CASES if "\t" in (head := case.read_text(encoding="utf-8").split("\n")[0])),
    ],
)
def test_a_question_costs_as_much_as_reading_a_large_store_a_few_times_over(head, store, large):
    many, scan = large
    text = filled(head, store)
    assert min(cpu_seconds(many, text) for _ in range(2)) < MOST_SCANS * scan


def cpu_seconds(store, text):
    """Give how long a query takes of this process's time, whatever else the machine does."""
    began = time.process_time()
    store.query(text)
    return time.process_time() - began
