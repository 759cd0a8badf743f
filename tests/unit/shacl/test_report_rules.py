"""Rules and fingerprints: names of results that hold from one run to the next."""

import pytest

from kg.shacl import validate_bytes

HEAD = """
@prefix ex: <https://x.example/> .
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""


def results(data, shapes, engine="pyshacl"):
    found = validate_bytes((HEAD + data).encode(), shapes=(HEAD + shapes).encode(), engine=engine)
    return found.results


def rules(data, shapes):
    return sorted(result.rule for result in results(data, shapes))


class TestRules:
    @pytest.mark.parametrize(
        ("shapes", "rule"),
        [
            ("ex:S sh:targetClass ex:T ; sh:closed true .", "ex:S / ex:q / closed"),
            ("ex:S sh:targetClass ex:T ; sh:property ex:P . ex:P sh:path ex:p ; sh:minCount 1 .", "ex:P / ex:p / minCount"),
            ("ex:S sh:targetClass ex:T ; sh:property [ sh:path ex:p ; sh:minCount 1 ] .", "ex:S / ex:p / minCount"),
            ("ex:S sh:targetClass ex:T ; sh:and ( [ sh:property [ sh:path ex:p ; sh:minCount 1 ] ] ) .", "ex:S / and"),
            ("ex:S sh:targetClass ex:T ; sh:property [ sh:path ex:q ; sh:property [ sh:path [ sh:inversePath ex:p ] ; sh:minCount 1 ] ] .", "ex:S / ex:q / ^ex:p / minCount"),
            ("[] sh:targetClass ex:T ; sh:property [ sh:path ex:p ; sh:minCount 1 ] .", "sh:targetClass ex:T / ex:p / minCount"),
            ("ex:S sh:targetClass ex:T ; sh:sparql [ sh:select 'SELECT $this { $this ?p ?o }' ] .", "ex:S / SPARQL"),
        ],
    )  # fmt: skip
    def test_a_rule_is_called_by_owner_path_and_component(self, shapes, rule):
        assert rule in rules("ex:a a ex:T ; ex:q [] .", shapes)

    def test_the_nearest_shape_with_an_iri_owns_it(self):
        shapes = """ex:S sh:targetClass ex:T ; sh:node ex:Inner .
            ex:Inner sh:property [ sh:path ex:p ; sh:minCount 1 ] ."""
        ((outer),) = results("ex:a a ex:T .", shapes)
        assert outer.rule == "ex:S / node"
        assert [each.rule for each in outer.details] == ["ex:Inner / ex:p / minCount"]

    def test_of_several_ways_it_is_always_the_same(self):
        shapes = "ex:S sh:targetClass ex:T ; sh:property [ sh:path ex:q ; sh:property _:b ], [ sh:path ex:p ; sh:property _:b ] ."
        shapes += " _:b sh:path ex:r ; sh:minCount 1 ."
        assert set(rules("ex:a a ex:T ; ex:q ex:b ; ex:p ex:c .", shapes)) == {
            "ex:S / ex:p / ex:r / minCount"
        }

    def test_a_component_of_others_is_called_by_its_iri(self):
        component = """ex:Odd a sh:ConstraintComponent ; sh:parameter [ sh:path ex:odd ] ;
            sh:validator [ a sh:SPARQLAskValidator ; sh:ask "ASK { FILTER($value = $odd) }" ] ."""
        shapes = component + "ex:S sh:targetClass ex:T ; sh:property [ sh:path ex:p ; ex:odd 2 ] ."
        assert rules("ex:a a ex:T ; ex:p 1 .", shapes) == ["ex:S / ex:p / ex:Odd"]


SHAPES = """
ex:S sh:targetClass ex:T ; sh:property [ sh:path ex:p ; sh:nodeKind sh:IRI ] ;
  sh:property [ sh:path ex:q ; sh:node [ sh:property [ sh:path ex:lang ; sh:minCount 1 ] ] ] .
ex:U sh:targetClass ex:U ; sh:property [ sh:path ex:lang ; sh:minCount 1 ] .
"""
DATA = """
ex:a a ex:T ; ex:p 1, "1", "x"@en ; ex:q [ ex:r "one" ], [ ex:r "two" ], [ ex:lang "en" ] .
ex:b a ex:T ; ex:p 1 ; ex:q [ ex:r "one" ], [ ex:r ( ex:a "x" [ a ex:U ; ex:s 1 ] ) ] .
[] a ex:U . [] a ex:U ; ex:r 1 .
"""


class TestFingerprints:
    def test_each_result_has_its_own(self):
        found = results(DATA, SHAPES)
        assert len(found) == 11
        assert len({each.fingerprint for each in found}) == 11

    def test_they_do_not_hang_on_labels_nor_on_the_order_of_the_text(self):
        told = {each.fingerprint for each in results(DATA, SHAPES)}
        other = "\n".join(reversed(DATA.replace("[] a ex:U .", "_:x a ex:U .").splitlines()))
        assert {each.fingerprint for each in results(other, SHAPES, "fast")} == told

    def test_a_result_keeps_it_when_other_things_change(self):
        told = {each.fingerprint for each in results(DATA, SHAPES)}
        more = DATA.replace('ex:q [ ex:r "one" ], [ ex:r "two" ]', 'ex:p 7 ; ex:q [ ex:r "two" ]')
        assert len({each.fingerprint for each in results(more, SHAPES)} - told) == 1

    def test_blank_nodes_that_hold_each_other_and_very_long_chains_end(self):
        chain = " ".join(f"_:n{n} ex:next _:n{n + 1} ." for n in range(5_000))
        circle = "_:k ex:next _:l . _:l ex:next _:k ; a ex:U . _:n5000 a ex:U ; ex:list "
        cells = " ".join(f"[ a ex:U ; ex:s {n} ]" for n in range(2_000))
        found = results(f"{chain} {circle} ( {cells} ) .", SHAPES)
        assert len({each.fingerprint for each in found}) == 2_002
