"""Shapes as documentation: every shape, every property, in words, with diagram, example and links."""

import re

import pytest
from rdflib import SH

from kg.shacl import load_shapes
from kg.shacl.documentation import shape_docs, written
from kg.shacl.graphs import read_graph

ALL = load_shapes() + load_shapes(whole_graph=True)
DOCS = shape_docs(ALL)
FOREIGN = """
@prefix ex: <https://x.example/> . @prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
ex:Ship a sh:NodeShape ; sh:targetClass ex:Vessel ; sh:closed true ; sh:description "Ships | boats."@en ;
  sh:property [ sh:path ex:crew ; sh:order 2 ; sh:minCount 1 ; sh:class ex:Sailor ] ,
    [ sh:path ex:name ; sh:order 1 ; sh:maxCount 1 ; sh:datatype xsd:string ; sh:pattern "a|b" ] ,
    [ sh:path [ sh:inversePath ex:of ] ; sh:minCount 1 ] .
"""


def foreign():
    return shape_docs(read_graph(FOREIGN.encode(), "turtle", shapes=True))


def test_every_node_shape_of_ours_is_described():
    targets = {str(shape) for shape in ALL.subjects(SH.targetClass, None)}
    nodes = {str(s) for s in ALL.subjects(SH.property, None)}
    assert targets & nodes <= {doc.iri for doc in DOCS}


def test_each_property_says_what_it_demands():
    for doc in DOCS:
        for each in doc.properties:
            assert each.demands, each.shape
            assert each.message


def test_properties_are_in_the_order_that_the_shapes_give():
    (ship,) = foreign()
    assert [each.path for each in ship.properties] == ["https://x.example/name", "https://x.example/crew",
                                                       "^https://x.example/of"]  # fmt: skip


def test_a_diagram_has_fields_for_literals_and_arrows_for_things():
    (ship,) = foreign()
    assert ship.diagram().splitlines() == [
        "classDiagram",
        "  class Ship {",
        "    string name [0..1]",
        "  }",
        '  Ship --> "1..*" Sailor : crew',
    ]


@pytest.mark.parametrize("doc", DOCS, ids=lambda doc: doc.title)
def test_diagrams_hold_nothing_that_mermaid_does_not_take(doc):
    for line in doc.diagram().splitlines()[1:]:
        assert re.fullmatch(
            r'  class \w+ \{|    \w+ \w+ \[\d+\.\.[\d*]+\]|  \}|  \w+ --> "\d+\.\.[\d*]+" \w+ : \w+', line
        )


def test_markdown_keeps_its_tables_whole():
    text = written(foreign(), "markdown")
    (row,) = [line for line in text.splitlines() if "pattern" in line]
    assert row.replace("\\|", "").count("|") == 5
    assert "Looks at every https://x.example/Vessel." in text
    assert "no other properties than" in text


def test_markdown_of_ours_links_terms_and_gives_examples():
    text = written(DOCS, "markdown")
    assert "](https://w3id.org/diplomacy-kg/ontology#factuality)" in text
    assert text.count("```mermaid") > 20
    assert "\nExample: " in text


def test_html_has_a_section_for_each_shape():
    page = written(DOCS, "html")
    assert all(f'<section id="{doc.anchor}">' in page for doc in DOCS)
