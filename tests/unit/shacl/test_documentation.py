"""Shapes as documentation: every shape, every property, in words, with diagram, example and links."""

import re
from xml.etree import ElementTree

import pytest
from rdflib import SH

from kg.shacl import load_shapes
from kg.shacl.documentation import shape_docs, written
from kg.shacl.graphs import read_graph
from kg.shacl.pictures import Row, picture

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
    assert [each.path for each in ship.properties] == ["ex:name", "ex:crew", "^ex:of"]


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
    assert "Looks at every ex:Vessel." in text
    assert "no other properties than" in text


def test_markdown_of_ours_links_terms_and_gives_examples():
    text = written(DOCS, "markdown")
    assert "](https://w3id.org/diplomacy-kg/ontology#factuality)" in text
    assert text.count("```mermaid") > 20
    assert "\nExample: " in text


def test_html_has_a_section_for_each_shape():
    page = written(DOCS, "html")
    assert all(f'<section id="{doc.anchor}">' in page for doc in DOCS)


NESTED = """
@prefix ex: <https://x.example/> . @prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
ex:ShipShape a sh:NodeShape ; rdfs:label "Ship"@en, "Schiff"@de ; sh:targetClass ex:Vessel ;
  sh:and ( ex:Other [ sh:property [ sh:path ex:flag ; sh:maxCount 1 ] ] ) ;
  sh:property [ sh:path ex:home ; sh:name "home" ;
      sh:node [ sh:property [ sh:path ex:city ; sh:minCount 1 ] , [ sh:path ex:dock ; sh:class ex:Dock ] ] ] ,
    [ sh:path ex:owner ; sh:or ( [ sh:class ex:Person ] [ sh:node ex:ShipShape ] [ sh:datatype xsd:string ] ) ] .
[] a sh:NodeShape ; sh:targetClass ex:Dock ; sh:property [ sh:path ex:depth ; sh:minCount 1 ] .
ex:Weight sh:path ex:weight ; sh:targetSubjectsOf ex:weight ; sh:maxCount 1 .
_:p sh:targetNode ex:a ; sh:property _:q . _:q sh:path ex:p ; sh:property _:q .
"""


class TestShapesOfOthers:
    @pytest.fixture
    def docs(self):
        found = shape_docs(read_graph(NESTED.encode(), "turtle", shapes=True))
        return {each.title: each for each in found}

    def test_shapes_without_iri_and_properties_with_targets_are_described(self, docs):
        assert list(docs) == ["Ship", "Weight", "Dock", "a"]
        assert docs["Dock"].iri == ""
        assert docs["Dock"].key == "sh:targetClass ex:Dock"
        assert [each.path for each in docs["Weight"].properties] == ["ex:weight"]

    def test_names_are_in_the_language_that_is_asked_for(self):
        found = shape_docs(read_graph(NESTED.encode(), "turtle", shapes=True), ("de",))
        assert found[0].title == "Schiff"

    def test_what_hangs_on_a_property_follows_it(self, docs):
        assert [(each.path, each.depth) for each in docs["Ship"].properties] == [
            ("ex:flag", 0),
            ("ex:home", 0),
            ("ex:home/ex:city", 1),
            ("ex:home/ex:dock", 1),
            ("ex:owner", 0),
        ]

    def test_a_shape_that_holds_itself_ends(self, docs):
        assert [each.path for each in docs["a"].properties] == ["ex:p"]

    def test_a_choice_leads_to_each_of_what_it_offers(self, docs):
        owner = docs["Ship"].properties[-1]
        assert owner.kinds == ("ex:Person", "ex:ShipShape", "xsd:string")
        assert owner.links == (("ex:Person", ""), ("ex:ShipShape", "ex-ShipShape"))

    def test_a_class_leads_to_the_shape_that_looks_at_it(self, docs):
        assert docs["Ship"].properties[3].links == (("ex:Dock", "sh-targetClass-ex-Dock"),)

    def test_it_is_the_same_each_time(self, docs):
        again = shape_docs(read_graph(NESTED.encode(), "turtle", shapes=True))
        assert written(again, "html") == written(tuple(docs.values()), "html")


class TestPictures:
    SVG = "{http://www.w3.org/2000/svg}"

    def test_each_property_is_a_row_and_each_link_an_arrow_to_a_box(self):
        rows = [
            Row("ex:a [1..*]", (("ex:A", "#A"), ("ex:B", ""))),
            Row("ex:b [0..1] <&>"),
            Row("c", (("ex:A", "#A"),)),
        ]
        root = ElementTree.fromstring(picture("A <ship>", rows))
        texts = [each.text for each in root.iter(f"{self.SVG}text")]
        assert texts == ["A <ship>", "ex:a [1..*]", "ex:b [0..1] <&>", "c", "ex:A", "ex:B"]
        assert len(list(root.iter(f"{self.SVG}rect"))) == 3
        assert len(list(root.iter(f"{self.SVG}path"))) == 1 + 2 * 3
        assert [each.get("href") for each in root.iter(f"{self.SVG}a")] == ["#A"]

    @pytest.mark.parametrize("doc", DOCS, ids=lambda doc: doc.title)
    def test_a_page_shows_them_without_fetching_anything(self, doc):
        shown = doc.picture()
        ElementTree.fromstring(shown)
        assert not doc.properties or shown in written((doc,), "html")
        assert re.findall(r'(?:href|src)="(?!#)', shown) == []

    def test_they_are_as_large_as_what_they_show(self):
        small, large = (ElementTree.fromstring(picture("a", [Row("x" * size)])) for size in (5, 50))
        assert float(large.get("width")) > float(small.get("width")) + 300
        assert "…" in picture("a", [Row("x" * 500)])
