"""Drafts of shapes: what they say of data, and that the data conform to them."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.errors import RdfError
from kg.rdf.documents import Document
from kg.shacl import drafts
from kg.shacl.drafts import draft_shapes
from kg.shacl.engine import prepared
from kg.shacl.graphs import read_graph
from kg.shacl.job import merged
from kg.shacl.lint import lint_shapes

HEAD = "@prefix ex: <https://x.example/> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .\n"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
XSD = "http://www.w3.org/2001/XMLSchema#"


def turtle(text, name="a.ttl"):
    return Document(name, (HEAD + text).encode(), "text/turtle")


def drafted(*texts):
    return draft_shapes([turtle(text, f"{number}.ttl") for number, text in enumerate(texts)])


def property_of(text, path="ex:p"):
    """Give the lines of a property shape."""
    (block,) = [each for each in drafted(text).split("sh:property [") if f"sh:path {path} " in each]
    return [line.strip(" ;") for line in block.split("]")[0].strip().splitlines()][1:]


def ships(*values):
    return " ".join(f"ex:s{number} a ex:Ship ; ex:p {value} ." for number, value in enumerate(values))


class TestProperties:
    def test_numbers_of_values_are_the_least_and_the_most(self):
        assert property_of(ships("1", "2, 3, 4"))[:2] == ["sh:minCount 1", "sh:maxCount 3"]
        assert property_of("ex:a a ex:Ship . " + ships("1"))[0] == "sh:maxCount 1"

    def test_a_value_that_is_said_twice_is_one(self):
        assert property_of(ships("1") + ships("1"))[:2] == ["sh:minCount 1", "sh:maxCount 1"]

    @pytest.mark.parametrize(
        ("values", "said"),
        [
            (["1", "2"], ["sh:datatype xsd:integer"]),
            (["'a'@en", "'b'@fr, 'c'@EN"], ["sh:datatype rdf:langString", 'sh:languageIn ( "en" "fr" )',
                                            "sh:uniqueLang true"]),
            (["'a'@en, 'b'@en"], ["sh:datatype rdf:langString", 'sh:languageIn ( "en" )']),
            (["'x'^^xsd:date"], ["sh:nodeKind sh:Literal", 'rdfs:comment "1 value not in the form of the datatype."']),
            (["ex:a", "ex:b"], ["sh:nodeKind sh:IRI"]),
            (["[]"], ["sh:nodeKind sh:BlankNode"]),
            (["ex:a", "1"], ["sh:nodeKind sh:IRIOrLiteral"]),
            (["ex:a, [], 1"], []),
            (["ex:s0"], ["sh:nodeKind sh:IRI", "sh:class ex:Ship"]),
        ],
    )  # fmt: skip
    def test_kinds_of_values_are_told(self, values, said):
        assert property_of(ships(*values))[2:] == said

    def test_of_several_datatypes_one_is_asked_for(self):
        assert "sh:or ( [ sh:datatype xsd:decimal ] [ sh:datatype xsd:integer ] )" in drafted(
            ships("1", "1.5")
        )

    def test_values_that_are_few_and_often_used_are_listed(self):
        assert property_of(ships(*["ex:a", "ex:b"] * 10))[2:] == ["sh:in ( ex:a ex:b )"]
        assert property_of(ships(*["ex:a", "ex:b"] * 9))[2:] == ["sh:nodeKind sh:IRI"]
        assert property_of(ships(*["true"] * 20))[2:] == ["sh:datatype xsd:boolean"]

    def test_the_class_is_the_one_with_the_fewest_nodes_first(self):
        text = "ex:x a ex:Dock, ex:Place . ex:y a ex:Place . " + ships("ex:x")
        assert property_of(text)[3:] == ["sh:class ex:Dock", "sh:class ex:Place"]


class TestShapes:
    def test_it_is_marked_as_a_draft(self):
        text = drafted(ships("1", "2"))
        assert text.startswith("# Draft: ")
        assert 'rdfs:comment "Draft: what 2 nodes of this class have."' in text

    def test_a_class_above_has_the_nodes_of_those_below(self):
        text = drafted("ex:Ship <http://www.w3.org/2000/01/rdf-schema#subClassOf> ex:Thing . " + ships("1"))
        assert "draft:Thing a sh:NodeShape" in text

    def test_classes_of_one_name_have_shapes_of_two(self):
        text = drafted("ex:a a ex:Ship . ex:b a <urn:other/Ship> .")
        assert "draft:Ship_2 a sh:NodeShape" in text

    def test_nodes_without_a_class_are_counted(self):
        assert "# 2 nodes without a class are in no shape." in drafted("ex:a ex:p 1 . ex:b ex:p 1 .")

    def test_documents_are_taken_together_and_their_blank_nodes_kept_apart(self):
        text = drafted("_:a a ex:Ship ; ex:p 1 .", "_:a a ex:Ship ; ex:p 2 . ex:s a ex:Ship ; ex:p 3 .")
        assert "what 3 nodes of this class have" in text
        assert "sh:maxCount 1" in text

    def test_what_it_says_makes_sense(self):
        text = drafted(ships("1", "2") + "ex:a a ex:Dock ; ex:q 'a'@en, [] .")
        assert lint_shapes(read_graph(text.encode(), "turtle", shapes=True)).is_clear

    def test_what_does_not_parse_is_told_with_its_line(self):
        with pytest.raises(RdfError) as error:
            drafted("\nnonsense")
        assert error.value.where == "0.ttl, line 3"


TERMS = [f"<urn:s{number}>" for number in range(4)] + ["_:a", "_:b"]
CLASSES = [f"<urn:C{number}>" for number in range(3)]
LITERALS = [
    '"a"', '"b"', '"a"@en', '"a"@EN-gb', '"b"@en', f'"1"^^<{XSD}integer>', f'"x"^^<{XSD}integer>',
    f'"2020-01-01"^^<{XSD}date>', f'"maybe"^^<{XSD}boolean>', f'"true"^^<{XSD}boolean>', '"1"^^<urn:mine>',
]  # fmt: skip
ANY = st.sampled_from([*TERMS, *CLASSES, *LITERALS])
LINES = st.one_of(
    st.builds("{} <urn:p{}> {} .".format, st.sampled_from(TERMS), st.integers(0, 2), ANY),
    st.builds(f"{{}} <{RDF}type> {{}} .".format, st.sampled_from(TERMS), st.sampled_from(CLASSES)),
    st.builds(
        "{} <http://www.w3.org/2000/01/rdf-schema#subClassOf> {} .".format,
        st.sampled_from(CLASSES),
        st.sampled_from(CLASSES),
    ),
)


def ntriples(lines):
    return Document("a.nt", "\n".join(lines).encode(), "application/n-triples")


@settings(max_examples=60, deadline=None)
@given(st.lists(LINES, min_size=1, max_size=25), st.sampled_from([1, 10]))
def test_data_conform_to_their_draft(lines, uses):
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(drafts, "_USES_OF_LISTED", uses)
        draft = draft_shapes([ntriples(lines)])
    shapes = read_graph(draft.encode(), "turtle", shapes=True)
    report = prepared(shapes)(merged([ntriples(lines)]))
    assert report.conforms, report.as_text()


@settings(max_examples=60, deadline=None)
@given(st.lists(LINES, min_size=1, max_size=25), st.randoms(use_true_random=False))
def test_the_order_of_triples_does_not_matter(lines, chance: random.Random):
    once = draft_shapes([ntriples(lines)])
    chance.shuffle(lines)
    assert draft_shapes([ntriples(lines)]) == once


def test_nodes_that_are_described_here_and_there_are_counted_once(monkeypatch):
    lines = [f"<urn:s{number % 5}> <urn:p> <urn:v{number}> ." for number in range(50)]
    lines += [f"<urn:s{number}> <{RDF}type> <urn:C> ." for number in range(5)]
    once = draft_shapes([ntriples(lines)])
    assert "sh:minCount 10 ;\n    sh:maxCount 10" in once
    monkeypatch.setattr(drafts, "_OPEN", 2)
    assert draft_shapes([ntriples(lines)]) == once
    assert draft_shapes([ntriples(sorted(lines))]) == once
