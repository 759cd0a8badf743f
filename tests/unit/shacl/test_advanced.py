"""SHACL Advanced Features are evaluated where they are asked for, and else refused: never passed over."""

import pytest

from kg.errors import InputError, UsageError
from kg.rdf.documents import Document
from kg.shacl.job import Options, validated

HEAD = """@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix sea: <http://sea.example/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
sea: sh:declare [ sh:prefix "sea" ; sh:namespace "http://sea.example/"^^xsd:anyURI ] .
"""
HARBOURS = Document(
    "harbours.ttl",
    f"""{HEAD}
sea:bergen a sea:Harbour ; sea:depth 11 ; sea:open true .
sea:oslo a sea:Harbour ; sea:depth 4 ; sea:open false .
""".encode(),
    "text/turtle",
)
NAMED = "sh:property [ sh:path sea:name ; sh:minCount 1 ]"
ASKING = "sh:targetClass sea:Harbour"
CASES = {
    "target": (
        f"""sea:S sh:target [ a sh:SPARQLTarget ; sh:prefixes sea: ;
          sh:select "SELECT ?this {{ ?this sea:depth ?d FILTER(?d > 9) }}" ] ; {NAMED} .""",
        "sea:S (sh:target)",
        {"bergen"},
    ),
    "target without another mark of a shape": (
        """sea:S sh:target [ a sh:SPARQLTarget ; sh:prefixes sea: ;
          sh:select "SELECT ?this { ?this sea:depth 4 }" ] ; sh:nodeKind sh:Literal .""",
        "sea:S (sh:target)",
        {"oslo"},
    ),
    "target type": (
        f"""sea:S a sh:NodeShape ; sh:target [ a sea:Deeper ; sea:than 3 ] ; {NAMED} .
          sea:Deeper a sh:SPARQLTargetType ; rdfs:subClassOf sh:Target ; sh:prefixes sea: ; sh:parameter [ sh:path sea:than ] ;
          sh:select "SELECT ?this {{ ?this sea:depth ?d FILTER(?d > $than) }}" .""",
        "sea:S (sh:target)",
        {"bergen", "oslo"},
    ),
    "triple rule": (
        f"""sea:R a sh:NodeShape ; {ASKING} ; sh:rule [ a sh:TripleRule ; sh:subject sh:this ;
          sh:condition [ sh:property [ sh:path sea:open ; sh:hasValue true ] ] ;
          sh:predicate sea:name ; sh:object "of a rule" ] .
          sea:S a sh:NodeShape ; {ASKING} ; {NAMED} .""",
        "sea:R (sh:rule)",
        {"oslo"},
    ),
    "rule in SPARQL": (
        f"""sea:R a sh:NodeShape ; {ASKING} ; sh:rule [ a sh:SPARQLRule ; sh:prefixes sea: ;
          sh:construct "CONSTRUCT {{ $this sea:name ?d }} {{ $this sea:depth ?d FILTER(?d < 9) }}" ] .
          sea:S a sh:NodeShape ; {ASKING} ; {NAMED} .""",
        "sea:R (sh:rule)",
        {"bergen"},
    ),
    "expression": (
        f"sea:S a sh:NodeShape ; {ASKING} ; sh:expression [ sh:path sea:open ] .",
        "sea:S (sh:expression)",
        {"oslo"},
    ),
    "function": (
        f"""sea:isDeep a sh:SPARQLFunction ; sh:parameter [ sh:path sea:of ; sh:datatype xsd:integer ] ;
          sh:returnType xsd:boolean ; sh:prefixes sea: ; sh:ask "ASK {{ FILTER($of > 9) }}" .
          sea:S a sh:NodeShape ; {ASKING} ; sh:sparql [ sh:prefixes sea: ;
          sh:select "SELECT $this {{ $this sea:depth ?d FILTER(!sea:isDeep(?d)) }}" ] .""",
        "sea:isDeep (sh:SPARQLFunction)",
        {"oslo"},
    ),
}
SCRIPTS = {
    "js": f'sea:S a sh:NodeShape ; {ASKING} ; sh:js [ a sh:JSConstraint ; sh:jsFunctionName "f" ] .',
    "rule": f'sea:S a sh:NodeShape ; {ASKING} ; sh:rule [ a sh:JSRule ; sh:jsFunctionName "f" ] .',
    "target": f'sea:S a sh:NodeShape ; sh:target [ a sh:JSTarget ; sh:jsFunctionName "f" ] ; {NAMED} .',
}
ENGINES = ("pyshacl", "fast")


def said(shapes, data=HARBOURS, **options):
    return validated(
        [data], [Document("shapes.ttl", (HEAD + shapes).encode(), "text/turtle")], Options(**options)
    )


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize(("shapes", "named", "broken"), CASES.values(), ids=CASES)
def test_advanced_features_are_refused_or_evaluated(shapes, named, broken, engine):
    with pytest.raises(InputError, match="--advanced") as refused:
        said(shapes, engine=engine)
    assert f"{named} [shapes.ttl, line 6]" in refused.value.what
    report = said(shapes, engine=engine, advanced=True)
    assert {result.focus for result in report} == {f"http://sea.example/{name}" for name in broken}
    assert all(each.targets for each in report.coverage)


@pytest.mark.parametrize("engine", ENGINES)
def test_nodes_that_a_rule_makes_are_looked_at(engine):
    shapes = """sea:R a sh:NodeShape ; sh:targetSubjectsOf sea:depth ; sh:rule [ a sh:TripleRule ;
      sh:subject sh:this ; sh:predicate <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> ; sh:object sea:Place ] .
      sea:S a sh:NodeShape ; sh:targetClass sea:Place ; sh:property [ sh:path sea:depth ; sh:minInclusive 5 ] ."""
    report = said(shapes, engine=engine, advanced=True)
    assert [result.focus for result in report] == ["http://sea.example/oslo"]
    assert {each.shape: each.targets for each in report.coverage}["http://sea.example/S"] == 2


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("shapes", SCRIPTS.values(), ids=SCRIPTS)
@pytest.mark.parametrize("advanced", [False, True])
def test_scripts_are_refused(shapes, engine, advanced):
    with pytest.raises(InputError, match=r"JavaScript.*sea:S .*shapes\.ttl, line 6"):
        said(shapes, engine=engine, advanced=advanced)


@pytest.mark.parametrize(
    "idle",
    [
        "sea:S a sh:NodeShape ; sh:deactivated true ; sh:expression [ sh:path sea:open ] .",
        "sea:S a sh:NodeShape ; sh:deactivated true ; sh:property [ sh:path sea:depth ; sh:js [] ] .",
        "sea:S a sh:NodeShape ; sh:rule [ a sh:TripleRule ; sh:deactivated true ] .",
        'sea:f a sh:SPARQLFunction ; sh:ask "ASK {}" .',
    ],
)
def test_what_is_switched_off_or_never_called_does_not_count(idle):
    report = said(f"{idle} sea:T a sh:NodeShape ; {ASKING} ; {NAMED} .")
    assert len(report) == 2


def test_a_property_shape_is_named_by_what_holds_it():
    shapes = f"sea:S a sh:NodeShape ; {ASKING} ; sh:property [ sh:path sea:depth ; sh:expression [] ] ."
    with pytest.raises(InputError, match=r"sea:S / sea:depth \(sh:expression\) \[shapes\.ttl, line 6\]"):
        said(shapes)


@pytest.mark.parametrize("engine", ENGINES)
def test_functions_do_not_outlive_the_run(engine):
    from rdflib.plugins.sparql import operators

    before = dict(operators._CUSTOM_FUNCTIONS)
    said(CASES["function"][0], engine=engine, advanced=True)
    assert before == operators._CUSTOM_FUNCTIONS


@pytest.mark.parametrize(
    "option", [{"shape": ("S",)}, {"abort": True}, {"max_results": 1}, {"profile": True}]
)
def test_rules_are_not_evaluated_shape_by_shape(option):
    with pytest.raises(UsageError, match="all shapes together"):
        Options(advanced=True, **option)
