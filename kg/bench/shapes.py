"""Shapes of any number, in the manner of what is generated from models: a class each, with its properties."""

from __future__ import annotations

_HEAD = """@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix ex: <http://example.org/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
"""
_CLASS = """ex:C{0} a rdfs:Class, sh:NodeShape ; rdfs:label "class {0}" ;
  sh:property [ sh:path ex:p{0} ; sh:minCount 1 ; sh:maxCount 1 ; sh:datatype xsd:string ; sh:message "one name"@en ],
    [ sh:path ex:q{0} ; sh:class ex:C{1} ; sh:nodeKind sh:IRI ; sh:maxCount 3 ],
    [ sh:path ( ex:a{0} ex:b ) ; sh:or ( [ sh:datatype xsd:date ] [ sh:datatype xsd:dateTime ] ) ],
    [ sh:path ex:r{0} ; sh:in ( "a" "b" "c" ) ; sh:pattern "^[a-z]" ] .
"""
_TRIPLES = 37


def generated_shapes(triples: int) -> str:
    """Give shapes as Turtle, about so many triples."""
    number = max(1, triples // _TRIPLES)
    return _HEAD + "".join(_CLASS.format(each, (each + 1) % number) for each in range(number))
