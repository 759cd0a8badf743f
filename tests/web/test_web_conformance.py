"""``/conformance``, and what the service tells of itself."""

import pyoxigraph as ox
import pytest

from kg.serve.conformance import suite_lines
from kg.serve.examples import examples

SH = "http://www.w3.org/ns/shacl#"
EARL = "http://www.w3.org/ns/earl#"


def objects(answer, predicate):
    quads = ox.parse(answer.content, format=ox.RdfFormat.TURTLE)
    return [quad.object.value for quad in quads if quad.predicate.value == predicate]


def test_the_report_is_earl_with_an_outcome_for_each_test(reader):
    outcomes = objects(reader.get("/conformance", headers={"accept": "text/turtle"}), EARL + "outcome")
    assert set(outcomes) == {EARL + "passed", EARL + "failed"}
    assert len(outcomes) == sum(line.total for line in suite_lines())
    assert outcomes.count(EARL + "passed") == sum(line.passed for line in suite_lines())


def test_the_page_tells_counts_and_causes(reader):
    page = reader.get("/conformance", headers={"accept": "text/html"}).text
    assert "34 of 34" in page
    assert "LOAD is refused" in page
    assert "98 of 98" in page
    assert "$shapesGraph" in page


def test_the_description_holds_prefixes_and_questions_that_can_be_run(reader):
    answer = reader.get("/sparql", headers={"accept": "text/turtle"})
    assert "dip" in objects(answer, SH + "prefix")
    texts = objects(answer, SH + "select")
    assert sorted(texts) == sorted(each.text for each in examples())
    for text in texts:
        assert reader.get("/sparql", params={"query": text, "format": "csv"}).status_code == 200


@pytest.mark.parametrize(
    ("name", "media_type"), [("nq", "application/n-quads"), ("trig", "application/trig")]
)
def test_a_graph_comes_in_the_forms_of_datasets_too(reader, name, media_type):
    query = "CONSTRUCT { ?s a dip:Summit } WHERE { ?s a dip:Summit }"
    named = reader.get("/sparql", params={"query": query, "format": name})
    asked = reader.get("/sparql", params={"query": query}, headers={"accept": media_type})
    assert named.headers["content-type"] == asked.headers["content-type"] == media_type
    assert named.content == asked.content
    assert len(list(ox.parse(named.content, format=ox.RdfFormat.from_media_type(media_type)))) == 1
