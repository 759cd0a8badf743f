"""What a report says beside a fault: how it came about, as far as the data show it."""

import pytest

from kg.shacl import validate_bytes

PREFIXES = """
PREFIX sh: <http://www.w3.org/ns/shacl#> PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
PREFIX ex: <https://x.example/> PREFIX far: <https://far.example/>
"""
SHAPE = "ex:S a sh:NodeShape ; sh:targetClass ex:Thing ; "


def found(shape, data):
    report = validate_bytes((PREFIXES + data).encode(), shapes=(PREFIXES + SHAPE + shape).encode())
    (result,) = report.results
    return result.found


@pytest.mark.parametrize(
    ("shape", "data", "said"),
    [
        ("sh:property [ sh:path ex:kind ; sh:class ex:Kind ] .",
         "ex:a a ex:Thing ; ex:kind ex:bicicle . ex:bicycle a ex:Kind . ex:car a ex:Kind .",
         "ex:bicicle; did you mean ex:bicycle?"),
        ("sh:property [ sh:path ex:kind ; sh:class ex:Kind ] .",
         "ex:a a ex:Thing ; ex:kind far:bicycle . ex:bicycle a ex:Kind .",
         "far:bicycle; did you mean ex:bicycle?"),
        ("sh:property [ sh:path ex:kind ; sh:class ex:Kind ] .",
         "ex:a a ex:Thing ; ex:kind ex:boat . ex:bicycle a ex:Kind .",
         "ex:boat"),
        ("sh:property [ sh:path ex:kind ; sh:in ( ex:first ex:second ) ] .",
         "ex:a a ex:Thing ; ex:kind ex:frist .",
         "ex:frist; did you mean ex:first?"),
        ("sh:property [ sh:path ex:keyword ; sh:minCount 1 ] .",
         "ex:a a ex:Thing ; ex:keywords 'x' .",
         "no value; there is ex:keywords: did you mean ex:keyword?"),
        ("sh:property [ sh:path ex:keyword ; sh:minCount 1 ] , [ sh:path ex:keywords ] .",
         "ex:a a ex:Thing ; ex:keywords 'x' .",
         "no value"),
        ("sh:closed true ; sh:property [ sh:path ex:length ] ; sh:ignoredProperties ( <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> ) .",
         "ex:a a ex:Thing ; ex:lenght 1 .",
         "“1” (xsd:integer); did you mean ex:length?"),
        ("sh:property [ sh:path ex:from ; sh:lessThan ex:to ] .",
         "ex:a a ex:Thing ; ex:from 3 ; ex:to 2 .",
         "“3” (xsd:integer); ex:to is “2” (xsd:integer)"),
        ("sh:property [ sh:path ex:name ; sh:uniqueLang true ] .",
         "ex:a a ex:Thing ; ex:name 'a'@en , 'b'@en , 'c'@fr .",
         "“a” in the language en, “b” in the language en"),
        ("sh:property [ sh:path ex:name ; sh:maxCount 1 ] .",
         "ex:a a ex:Thing ; ex:name 'a' , 'b' , 'c' , 'd' .",
         "4 values; “a”, “b”, “c” and 1 more"),
        ("sh:property [ sh:path ex:day ; sh:datatype xsd:date ] .",
         "ex:a a ex:Thing ; ex:day '2023-02-29'^^xsd:date .",
         "“2023-02-29” (xsd:date); that is no xsd:date"),
        ("sh:property [ sh:path ex:day ; sh:datatype xsd:date ] .", "ex:a a ex:Thing ; ex:day 'today' .", "“today”"),
    ],
)  # fmt: skip
@pytest.mark.filterwarnings("ignore")
def test_what_lies_beside_a_fault_is_told(shape, data, said):
    assert found(shape, data) == said
