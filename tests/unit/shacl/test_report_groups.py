"""What is one fault is told once, with words that say what to do; a thousand results fit on some pages."""

import os
import subprocess
import sys

import pytest

from kg.errors import UsageError
from kg.rdf.documents import Document
from kg.shacl.formats import FORMATS, written
from kg.shacl.grouping import groups
from kg.shacl.hints import COMPONENTS, hint
from kg.shacl.job import Options, validated

HEAD = """
@prefix ex: <https://x.example/> .
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""
SHAPES = """
ex:S sh:targetClass ex:T ; sh:property [ sh:path ex:p ; sh:datatype xsd:date ; sh:name "jour"@fr, "day"@en ] ;
  sh:property [ sh:path ex:q ; sh:minCount 1 ; sh:message "Il manque q."@fr, "q is missing."@en-GB, "?" ] .
ex:U sh:targetClass ex:U ; sh:closed true ; sh:ignoredProperties ( <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> ) .
"""


def report(data, shapes=SHAPES, **options):
    documents = [Document("data.ttl", (HEAD + data).encode(), "text/turtle")]
    return validated(
        documents, [Document("shapes.ttl", (HEAD + shapes).encode(), "text/turtle")], Options(**options)
    )


def things(number):
    return "".join(f'ex:t{n} a ex:T ; ex:p "{n}" .\n' for n in range(number))


class TestGroups:
    def test_results_that_differ_in_node_and_value_alone_are_one_fault(self):
        found = groups(report(things(5)))
        assert [(group.headline, group.number) for group in found] == [
            ("ex:p: each value is a literal of datatype xsd:date", 5),
            ("q is missing.", 5),
        ]

    def test_where_the_shape_has_no_message_it_is_what_was_expected(self):
        text = report(things(1)).as_text()
        assert "Violation: ex:p: each value is a literal of datatype xsd:date\n" in text
        assert "Literal(" not in b"".join(form.write(report(things(1))) for form in FORMATS).decode()

    def test_messages_that_differ_are_told_with_each_node(self):
        shapes = (
            'ex:S sh:targetClass ex:T ; sh:sparql [ sh:message "{?value} is wrong." ; sh:select '
            '"SELECT $this ?value { $this <https://x.example/p> ?value }" ] .'
        )
        text = report(things(2), shapes).as_text()
        assert "Violation: The rule written in SPARQL holds (2 times)" in text
        assert "    says      0 is wrong.\n    found     “0”\n" in text

    def test_a_page_has_the_groups_too(self):
        page = written(report(things(3)), "html").decode()
        assert page.count("<section>") == 3
        assert "(3 times)" in page


class TestLength:
    def test_a_thousand_results_are_told_in_two_hundred_lines(self):
        many = things(400) + "".join(f"ex:u{n} a ex:U ; ex:k{n % 40} 1 .\n" for n in range(200))
        found = report(many)
        lines = found.as_text().splitlines()
        assert len(found) == 1000
        assert len(lines) < 200
        assert lines[:6] == [
            "Refused: 1000 violations.",
            "",
            "Results by shape / property / component:",
            "     400 violations  ex:S / ex:p / datatype",
            "     400 violations  ex:S / ex:q / minCount",
            "       5 violations  ex:U / ex:k0 / closed",
        ]
        assert any(line.startswith("  ... and 39") and line.endswith("more of this kind") for line in lines)
        assert any("--limit-per-shape" in line and "--format html" in line for line in lines)

    def test_who_says_how_many_gets_as_many(self):
        text = report(things(400), limit_per_shape=90).as_text()
        assert text.count("  - ex:t") == 180
        assert "(400 times)" in text
        assert "... and 620 more\n" in text

    def test_a_summary_has_the_numbers_alone(self):
        found = report(things(30), summary=True)
        assert found.as_text() == (
            "Refused: 60 violations.\n"
            "\n"
            "Results by shape / property / component:\n"
            "      30 violations  ex:S / ex:p / datatype\n"
            "      30 violations  ex:S / ex:q / minCount\n"
            "\n"
            "Of 2 shapes with a target 1 found nodes to look at.\n"
        )
        assert [(kind.rule, kind.number) for kind in found.kinds] == [
            ("ex:S / ex:p / datatype", 30),
            ("ex:S / ex:q / minCount", 30),
        ]

    def test_few_results_need_no_summary(self):
        assert "Results by shape" not in report(things(5)).as_text()

    @pytest.mark.parametrize(
        "form", [form.name for form in FORMATS if form.name not in ("turtle", "jsonld", "json", "csv")]
    )
    def test_a_very_long_literal_is_cut_in_what_people_read(self, form):
        long = "x" * 2_000_000
        shapes = (
            SHAPES + 'ex:V sh:targetClass ex:T ; sh:sparql [ sh:message "No {?value}!" ; sh:select '
            '"SELECT $this ?value { $this <https://x.example/p> ?value }" ] .'
            f'ex:W sh:targetClass ex:T ; sh:property [ sh:path ex:p ; sh:in ( "{long}" ) ] .'
        )
        found = report(
            f'ex:a a ex:T ; rdfs:label "{long}" ; ex:q [ ex:p "{long}" ] ; ex:p "{long}" .', shapes
        )
        assert len(written(found, form)) < 30_000

    def test_one_shape_is_one(self):
        shapes = "ex:S sh:targetClass ex:T ; sh:nodeKind sh:IRI ."
        assert "Of 1 shape with a target 1 found nodes to look at.\n" in report(things(1), shapes).as_text()


class TestLanguages:
    @pytest.mark.parametrize(
        ("lang", "message", "name"),
        [(None, "q is missing.", "day"), ("fr", "Il manque q.", "jour"), ("de, fr", "Il manque q.", "jour"), ("de", "?", "day"), ("EN", "q is missing.", "day")],
    )  # fmt: skip
    def test_messages_and_names_are_in_the_first_language_there_is(self, lang, message, name):
        date, missing = sorted(report(things(1), lang=lang), key=lambda each: each.rule)
        assert (missing.message, date.name) == (message, name)

    def test_labels_too(self):
        (result,) = report('ex:a a ex:T ; ex:q 1 ; ex:p 1 ; rdfs:label "un"@fr, "one"@en .', lang="fr")
        assert result.label == "un"

    def test_what_is_no_language_is_refused(self):
        with pytest.raises(UsageError, match="'<b>'"):
            Options(lang="en,<b>")


class TestNodes:
    def test_nodes_in_brackets_are_shown_by_content_and_way(self):
        data = 'ex:a ex:has [ a ex:T ; rdfs:label "it" ; ex:q 1 ; ex:p ( "x" [ ex:r 2 ] 3 4 5 ), "2020-01-01"^^xsd:date ] .'
        (result,) = report(data)
        assert result.way == "ex:a / ex:has"
        assert (
            result.node == '[ a ex:T ; ex:p "2020-01-01"^^xsd:date ; ex:p ( "x" [ … ] 3 4 … ) ; ex:q 1 ; … ]'
        )
        assert result.found == '( "x" [ ex:r 2 ] 3 4 … )'

    def test_their_labels_are_in_no_form_for_people(self):
        found = report("ex:a ex:has [ a ex:T ; ex:p [ ex:r [] ] ], [ a ex:T ; ex:p _:x ] .")
        for form in ("text", "html", "sarif", "github", "junit"):
            assert "_:" not in written(found, form).decode()

    def test_items_of_lists_are_counted(self):
        (result,) = report('ex:a ex:has ( 1 2 [ a ex:T ; ex:q 1 ; ex:p "x" ] ) .')
        assert result.way == "ex:a / ex:has / item 3"

    def test_prefixes_of_shapes_and_data_are_used(self):
        data = "@prefix my: <https://my.example/> . my:a a ex:T ; ex:q 1 ; ex:p my:b ."
        (result,) = report(data)
        assert (result.node, result.found, result.property_name) == ("my:a", "my:b", "ex:p")
        row = written(report(data), "csv").decode().splitlines()[1]
        assert row.startswith("Violation,https://my.example/a,")


class TestHints:
    @pytest.mark.parametrize("component", sorted(COMPONENTS))
    def test_each_component_has_one(self, component):
        assert hint(component, "ex:p", "ex:q")

    def test_components_of_the_specification_are_all_there(self):
        from rdflib import SH

        named = (str(name).rpartition("#")[2] for name in dir(SH))
        known = {
            name.removesuffix("ConstraintComponent") for name in named if name.endswith("ConstraintComponent")
        }
        known -= {"", "JS", "Expression", "QualifiedValue", "source"}
        assert len(known) > 25
        assert {name if name.isupper() else name[0].lower() + name[1:] for name in known} <= COMPONENTS

    def test_it_stands_in_the_text(self):
        assert "  mend      add ex:q to the node\n" in report("ex:a a ex:T .").as_text()


PROGRAM = """
import sys
from hashlib import sha256
from pathlib import Path
from kg.rdf.documents import Document
from kg.shacl.formats import FORMATS
from kg.shacl.job import validated
data, shapes = (Document(name, Path(name).read_bytes(), "text/turtle") for name in ("data.ttl", "shapes.ttl"))
report = validated([data], [shapes])
print(len(report), *(sha256(form.write(report)).hexdigest() for form in FORMATS))
"""


def test_every_form_is_the_same_bytes_each_time_also_with_blank_nodes_everywhere(tmp_path):
    (tmp_path / "data.ttl").write_text(
        HEAD
        + "ex:a a ex:T ; ex:p [ ex:q [] ], [ ex:q 1 ], [ ex:q 1 ], ( [] [] ) . [] a ex:T . [] a ex:T ; ex:p 7, [] ."
    )
    (tmp_path / "shapes.ttl").write_text(
        HEAD
        + "[] sh:targetClass ex:T ; sh:property [ sh:path ex:p ; sh:nodeKind sh:IRI ; sh:or ( [ sh:class ex:A ] [ sh:class ex:B ] ) ;"
        " sh:node [ sh:property [ sh:path ex:q ; sh:minCount 2 ], [ sh:path ( ex:q [ sh:inversePath ex:r ] ) ; sh:minCount 1 ] ] ] ."
    )
    said = {
        subprocess.run(
            [sys.executable, "-c", PROGRAM],
            cwd=tmp_path,
            env={**os.environ, "PYTHONHASHSEED": seed},
            check=True,
            capture_output=True,
            timeout=60,
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(said) == 1
    assert int(said.pop().split()[0]) > 10
