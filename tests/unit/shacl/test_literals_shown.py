"""How a report shows what was found: languages in the case in which people write them, and no node twice."""

import pytest

from kg.shacl import validate_bytes
from kg.shacl.literals.languages import usual

PREFIXES = b"@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix ex: <http://ex.org/> .\n"


@pytest.mark.parametrize(
    "tag",
    [
        "en",
        "zh-Hans",
        "en-GB",
        "sr-Latn-RS",
        "de-CH-1901",
        "sl-rozaj",
        "es-419",
        "de-x-alt",
        "en-a-bbb-x-a-cc",
    ],
)
def test_a_tag_is_shown_as_it_is_usually_written(tag):
    assert usual(tag.upper()) == usual(tag.lower()) == tag


@pytest.mark.parametrize("engine", ["pyshacl", "fast"])
def test_what_is_found_has_its_language_so_and_case_makes_no_difference(engine):
    shapes = b'ex:S a sh:NodeShape ; sh:targetNode ex:a ; sh:property [ sh:path ex:p ; sh:languageIn ( "ZH-hans" ) ] .'
    data = b'@prefix ex: <http://ex.org/> . ex:a ex:p "\xe5\xa5\xbd"@zh-Hant , "\xe5\xa5\xbd"@zh-Hans .'
    (result,) = validate_bytes(data, shapes=PREFIXES + shapes, engine=engine)
    assert result.found == "“好” in the language zh-Hant"


@pytest.mark.parametrize("engine", ["pyshacl", "fast"])
@pytest.mark.parametrize("rule", [b"sh:class ex:C", b"sh:nodeKind sh:BlankNode", b"sh:in ( ex:b )"])
def test_a_node_that_is_what_was_looked_at_is_not_told_again(engine, rule):
    shapes = b"ex:S a sh:NodeShape ; sh:targetNode ex:a ; %s ." % rule
    (result,) = validate_bytes(b"<http://ex.org/a> <urn:p> 1 .", shapes=PREFIXES + shapes, engine=engine)
    assert (result.focus, result.found) == ("http://ex.org/a", "")


def test_a_node_that_points_at_itself_is_told():
    shapes = b"ex:S a sh:NodeShape ; sh:targetNode ex:a ; sh:property [ sh:path ex:p ; sh:class ex:C ] ."
    (result,) = validate_bytes(b"@prefix ex: <http://ex.org/> . ex:a ex:p ex:a .", shapes=PREFIXES + shapes)
    assert result.found == "ex:a"
