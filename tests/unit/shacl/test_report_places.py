"""Where results stand: the line of the triple, or of the node, in every syntax."""

import random

import pytest
from pyoxigraph import BlankNode, Literal, RdfFormat, parse

from kg.rdf.documents import Document
from kg.shacl.document_lines import json_lines, xml_lines
from kg.shacl.job import validated
from kg.shacl.locating import node_places
from kg.shacl.report import Place
from kg.shacl.turtle_lines import triple_lines

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
SHAPES = """
@prefix ex: <urn:e/> . @prefix sh: <http://www.w3.org/ns/shacl#> .
ex:S sh:targetClass ex:T ; sh:property [ sh:path ex:p ; sh:nodeKind sh:IRI ], [ sh:path ex:q ; sh:maxCount 0 ] ;
  sh:property [ sh:path [ sh:inversePath ex:r ] ; sh:minLength 99 ] .

"""
AWAY = "ex:U sh:targetNode ex:away ; sh:property [ sh:path ex:p ; sh:minCount 1 ] ."
CHAIN = "ex:S sh:property [ sh:path ( ex:s ex:t ) ; sh:minCount 1 ] ."
TURTLE = """@prefix ex: <urn:e/> . # ex:a a ex:T
<#me> a ex:T ;
  ex:q \"\"\"
ex:a ex:p "1" .
\"\"\" ;
  ex:p ex:b,
    "1" .
[] a ex:T ; ex:z ex:away ;
  ex:p [ ex:k "x" ], [
    ex:k "y" ; a ex:T ; ex:p ( 1
      [ a ex:T ; ex:p
  2 ] ) ] ; ex:s
  ex:n .
ex:b ex:r <#me> .
"""


def report(text, media_type="text/turtle", shapes=SHAPES, names=("data",)):
    documents = [Document(name, text.encode(), media_type) for name in names]
    return validated(documents, [Document("shapes", shapes.encode(), "text/turtle")])


class TestTriples:
    @pytest.fixture(scope="class")
    @classmethod
    def lines(cls):
        return sorted(
            (r.node, r.property_name, r.place.line) for r in report(TURTLE, shapes=SHAPES + AWAY + CHAIN)
        )

    @pytest.mark.parametrize(
        ("node", "path", "line"),
        [
            ("<#me>", "ex:q", 3),
            ("<#me>", "ex:p", 7),
            ("<#me>", "^ex:r", 14),
            ("<#me>", "ex:s/ex:t", 2),
            ("[ a ex:T ; ex:p 2 ]", "ex:p", 12),
            ("[ a ex:T ; ex:p 2 ]", "ex:s/ex:t", 11),
            ('[ a ex:T ; ex:k "y" ; ex:p ( … … ) ]', "ex:p", 10),
            ('[ a ex:T ; ex:k "y" ; ex:p ( … … ) ]', "ex:s/ex:t", 9),
            ("ex:away", "ex:p", 8),
        ],
    )
    def test_the_line_is_that_of_the_triple_else_of_the_node(self, lines, node, path, line):
        assert (node, path, line) in [(n.replace("1 [ … ]", "… …"), p, at) for n, p, at in lines]

    def test_in_trig_graphs_have_lines_too(self):
        text = '@prefix ex: <urn:e/> .\nGRAPH ex:g {\n ex:a a ex:T ; ex:s [\n ex:t 1 ] ;\n ex:p "1" }\n_:g { ex:b a ex:T }'
        found = report(text, "application/trig", SHAPES + CHAIN)
        assert [(each.node, each.place.line) for each in found] == [("ex:a", 5), ("ex:b", 6)]

    def test_in_lines_of_triples(self):
        text = '# none\n\n<urn:e/x> <urn:e/p> "1" .\n<urn:e/x> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <urn:e/T> .\n'
        lines = [each.place.line for each in report(text, "application/n-triples")]
        assert lines == [3]
        lines = [
            each.place.line for each in report(text.replace('"1" .', '"1" <urn:g> .'), "application/n-quads")
        ]
        assert lines == [3]

    @pytest.mark.parametrize(
        ("media_type", "text", "line"),
        [
            ("application/rdf+xml", '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:e="urn:e/">\n<e:T rdf:about="urn:a">\n<e:p>1</e:p></e:T></rdf:RDF>', 3),
            ("application/ld+json", '{\n"@id": "urn:a", "@type": "urn:e/T",\n"urn:e/p": "1"}', 3),
            ("application/ld+json", '{\n"@id": "urn:a",\n"urn:e/z": {"@type": "urn:e/T", "urn:e/p": "1"}}', 2),
        ],
    )  # fmt: skip
    def test_in_other_forms_it_is_that_of_the_property_else_of_the_node_or_of_the_iri_above(
        self, media_type, text, line
    ):
        assert {each.place.line for each in report(text, media_type)} == {line}


class TestDocuments:
    def test_relative_iris_of_several_files_are_kept_apart_and_shown_as_written(self):
        shapes = "@prefix ex: <urn:e/> . @prefix sh: <http://www.w3.org/ns/shacl#> . ex:S sh:targetClass ex:T ; sh:property [ sh:path ex:n ; sh:maxCount 1 ] ."
        documents = [
            Document(name, f"@prefix ex: <urn:e/> .\n<#me> a ex:T ; ex:n {n}".encode() + b" .", "text/turtle")
            for n, name in enumerate(("a.ttl", "b.ttl"))
        ]
        rules = [Document("shapes", shapes.encode(), "text/turtle")]
        assert validated(documents, rules).conforms
        broken = Document("b.ttl", b"@prefix ex: <urn:e/> .\n<#me> a ex:T ; ex:n 1, 2 .", "text/turtle")
        (result,) = validated([documents[0], broken], rules)
        assert (result.node, str(result.place)) == ("<#me>", "b.ttl, line 2")
        assert "  - <#me>  [b.ttl, line 2]\n" in validated([documents[0], broken], rules).as_text()

    def test_files_of_one_folder_speak_of_each_other(self):
        one = Document("d/a.ttl", b"<b.ttl#x> a <urn:e/T> ; <urn:e/s> [ <urn:e/t> 1 ] .", "text/turtle")
        two = Document("d/b.ttl", b'<#x> <urn:e/p> "1" .', "text/turtle")
        (result,) = validated([one, two], [Document("shapes", SHAPES.encode(), "text/turtle")])
        assert (result.node, str(result.place)) == ("<#x>", "d/b.ttl, line 1")

    def test_the_folder_itself_has_a_name_and_a_line(self):
        crate = '{"@context": {"@vocab": "urn:e/"},\n"@id": "./", "@type": "T",\n"s": {"t": 1}, "p": "1"}'
        (result,) = report(crate, "application/ld+json")
        assert (result.node, result.place.line) == ("<./>", 3)

    def test_blank_nodes_of_the_same_text_twice_are_two(self):
        text = '@prefix ex: <urn:e/> .\n[] a ex:T ; ex:p "1" ; ex:s [ ex:t 1 ] .\n_:x a ex:T ; ex:s [ ex:t 1 ] ; ex:q 1 .'
        found = report(text, names=("a", "b"))
        assert sorted(str(each.place) for each in found) == [
            "a, line 2",
            "a, line 3",
            "b, line 2",
            "b, line 3",
        ]

    def test_a_byte_order_mark_is_skipped(self):
        assert {each.place.line for each in report("\ufeff" + TURTLE)} >= {3, 7}

    def test_nodes_can_be_asked_for_by_themselves(self):
        document = Document("shapes.ttl", SHAPES.encode(), "text/turtle")
        assert node_places({"urn:e/S", "urn:e/no"}, [document]) == {"urn:e/S": Place("shapes.ttl", 3)}


class Writer:
    """Writes random statements, a token a line; terms say their line."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self.tokens = list[str]()
        for _ in range(4):
            self.put(f"e:s{self.line}")
            self.properties(3)
            self.put(".")

    @property
    def line(self) -> int:
        return len(self.tokens) + 2

    def put(self, *tokens: str) -> None:
        self.tokens += tokens

    def value(self, depth: int) -> None:
        kind = self.chance.randrange(8 if depth else 5)
        if kind < 5:
            self.put(*[(f"e:o{self.line}",), (f'"{self.line}"',), (f'"{self.line}"', "@en"),
                       (f'"{self.line}"', "^^", "e:dt"), (str(self.line),)][kind])  # fmt: skip
        elif kind < 7:
            self.put("[")
            if self.chance.random() < 0.8:
                self.properties(depth - 1)
            self.put("]")
        else:
            self.put("(")
            for _ in range(self.chance.randrange(4)):
                self.value(depth - 1)
            self.put(")")

    def properties(self, depth: int) -> None:
        for number in range(self.chance.randrange(1, 4)):
            self.put(*[";"] * (number > 0), f"e:p{self.line + (number > 0)}")
            self.value(depth)
            if self.chance.random() < 0.4:
                self.put(",")
                self.value(depth)


@pytest.mark.parametrize("seed", range(60))
def test_every_term_of_any_turtle_has_its_line(seed):
    text = "@prefix e: <urn:e/> .\n" + "\n".join(Writer(seed).tokens)
    blank: dict[str, int] = {}
    for quad, lines in zip(parse(text.encode(), format=RdfFormat.TURTLE), triple_lines(text), strict=True):
        for term, line in zip((quad.subject, quad.predicate, quad.object), lines, strict=True):
            if isinstance(term, BlankNode):
                assert blank.setdefault(term.value, line) == line
            elif isinstance(term, Literal):
                assert term.value == str(line)
            elif term.value.startswith("urn:e/"):
                assert term.value[7:] == str(line)


class TestProperties:
    """Which property of which node stands in which line, by the syntax of the document alone."""

    def test_in_json_terms_mean_what_the_context_says(self):
        text = b"""{"@context": [{"ex": "urn:e/", "name": "ex:n", "knows": {"@id": "ex:k"}}, {"@vocab": "urn:v/"}],
          "@graph": [ {
            "@type": "ex:T",
            "name": ["a, \\"}]", {"@value": "b"}],
            "knows": {"@id": "#b",
               "age": 1},
            "@id": "#a",
            "ex:z": [[{"@id": "#c"}]], "urn:far": {} } ] }"""
        assert [each for each in json_lines(text) if each.subject[0] == "#"] == [
            ("#b", None, 5),
            ("#b", "urn:v/age", 6),
            ("#c", None, 8),
            ("#a", None, 7),
            ("#a", f"{RDF}type", 3),
            ("#a", "urn:e/n", 4),
            ("#a", "urn:e/k", 5),
            ("#a", "urn:e/z", 8),
            ("#a", "urn:far", 8),
        ]

    def test_a_context_that_goes_in_circles_ends(self):
        text = b'{"@context": {"a": "b:c", "b": "a:d"}, "@id": "x", "a": 1}'
        assert [each.subject for each in json_lines(text)] == ["x", "x", "x"]

    def test_names_of_nodes_have_prefixes_too(self):
        text = b'{"@context": {"e": "urn:e/"}, "@id": "e:a", "urn:p": {"@id": "f:b"}}'
        assert [each.subject for each in json_lines(text)] == ["f:b", "urn:e/a", "urn:e/a", "urn:e/a"]

    def test_in_xml_elements_are_nodes_and_properties_by_turns(self):
        text = f"""<r:RDF xmlns:r="{RDF}" xmlns:e="urn:e/">
          <r:Description r:about="#a"
             e:short="1">
            <e:knows>
              <e:T r:ID="b"><e:age>1</e:age></e:T>
            </e:knows>
            <e:has r:parseType="Resource">
              <e:in>1</e:in></e:has>
            <e:see r:resource="#c"/>
          </r:Description>
        </r:RDF>""".encode()
        found = [each for each in xml_lines(text) if not (each.predicate or "").startswith(f"{RDF}a")]
        assert [each for each in found if each.predicate != f"{RDF}ID"] == [
            ("#a", None, 2),
            ("#a", "urn:e/short", 2),
            ("#a", "urn:e/knows", 4),
            ("#b", None, 5),
            ("#b", f"{RDF}type", 5),
            ("#b", "urn:e/age", 5),
            ("#a", "urn:e/has", 7),
            ("#a", "urn:e/see", 9),
        ]
