"""What follows from data counts as data, and so does an ontology beside them; rules say what follows too."""

import pytest
import rdflib
from test_selection import PREFIXES, documents

from kg.errors import InputError, UsageError
from kg.shacl.containment import contained
from kg.shacl.graphs import read_graph
from kg.shacl.inference import KINDS, by_rules, inferred
from kg.shacl.job import Options, validated

ENGINES = ("pyshacl", "fast")
ONTOLOGY = f"""{PREFIXES} @prefix owl: <http://www.w3.org/2002/07/owl#> .
e:Ferry rdfs:subClassOf e:Ship . e:master rdfs:range e:Sailor ; owl:inverseOf e:masters . e:flagship a e:Ship .
e:Ship rdfs:label "ship" . [] a e:Ship .
"""
DATA = (
    f'{PREFIXES} e:f a e:Ferry ; e:master e:m ; e:draught "03"^^<http://www.w3.org/2001/XMLSchema#integer> .'
)
SHAPES = f"""{PREFIXES}
e:S a sh:NodeShape ; sh:targetClass e:Ship ; sh:property [ sh:path e:quay ; sh:minCount 1 ] .
e:M a sh:NodeShape ; sh:targetClass e:Sailor ; sh:property [ sh:path e:name ; sh:minCount 1 ] .
e:I a sh:NodeShape ; sh:targetSubjectsOf e:masters ; sh:property [ sh:path e:masters ; sh:maxCount 0 ] .
e:L a sh:NodeShape ; sh:targetSubjectsOf e:draught ; sh:property [ sh:path e:draught ; sh:pattern "^[1-9]" ] .
"""
RULES = f"""{PREFIXES}
e:R a sh:NodeShape ; sh:targetClass e:Ferry ;
  sh:rule [ a sh:TripleRule ; sh:order 1 ; sh:subject sh:this ; sh:predicate e:kind ; sh:object "ferry" ] ;
  sh:rule [ a sh:SPARQLRule ; sh:order 2 ; sh:construct "CONSTRUCT {{ $this <urn:e/sort> ?k }} WHERE {{ $this <urn:e/kind> ?k }}" ] .
"""


def found(*, ontology=ONTOLOGY, **options):
    beside = documents(ontology, "o.ttl") if ontology else ()
    report = validated(documents(DATA), documents(SHAPES), Options(**options), ontology=beside)
    return {
        (each.focus.removeprefix("urn:e/"), each.path.removeprefix("urn:e/"), each.value) for each in report
    }


def graph(text):
    return read_graph(text.encode(), "turtle")


QUAY, NAME, DRAUGHT = ("f", "quay", None), ("m", "name", None), ("f", "draught", "03")


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize(
    ("ontology", "inference", "expected"),
    [
        ("", None, {DRAUGHT}),
        ("", "rdfs", {DRAUGHT}),
        (ONTOLOGY, None, {DRAUGHT, QUAY}),
        (ONTOLOGY, "rdfs", {DRAUGHT, QUAY, NAME}),
        (ONTOLOGY, "owlrl", {DRAUGHT, QUAY, NAME, ("m", "masters", None)}),
        (ONTOLOGY, "both", {DRAUGHT, QUAY, NAME, ("m", "masters", None)}),
    ],
)
def test_what_follows_counts_and_only_nodes_of_the_data_are_validated(engine, ontology, inference, expected):
    assert found(ontology=ontology, inference=inference, engine=engine) == expected


def test_a_node_of_the_ontology_that_the_data_name_is_validated():
    report = validated(
        documents(DATA + "e:f e:convoy e:flagship ."), documents(SHAPES), ontology=documents(ONTOLOGY)
    )
    assert "urn:e/flagship" in {each.focus for each in report}


def test_blank_nodes_of_the_ontology_are_others_than_those_of_the_data():
    data, ontology = (
        f"{PREFIXES} _:a a e:Ferry .",
        f"{PREFIXES} _:a e:quay e:q . e:Ferry rdfs:subClassOf e:Ship .",
    )
    report = validated(documents(data), documents(SHAPES), ontology=documents(ontology))
    assert len(report) == 1


@pytest.fixture
def reading():
    """Undoes what owlrl does to rdflib's way with literals when pySHACL itself calls it."""
    before = dict(rdflib.term._toPythonMapping)
    yield
    rdflib.term._toPythonMapping.clear()
    rdflib.term._toPythonMapping.update(before)


@pytest.mark.usefixtures("reading")
@pytest.mark.parametrize("inference", KINDS)
def test_it_follows_what_follows_in_pyshacl(inference):
    import pyshacl

    together = DATA + ONTOLOGY.replace("[] a e:Ship .", "")
    with contained():
        _, told, _ = pyshacl.validate(graph(together), shacl_graph=graph(SHAPES), inference=inference)
    report = validated(documents(together), documents(SHAPES), Options(inference=inference))
    focus = rdflib.SH.focusNode
    assert sorted(each.focus for each in report) == sorted(map(str, told.objects(None, focus)))


@pytest.mark.parametrize("inference", KINDS)
def test_the_way_that_rdflib_reads_literals_stays_as_it_is(inference):
    before = dict(rdflib.term._toPythonMapping)
    found(inference=inference)
    assert rdflib.term._toPythonMapping == before


def test_an_unknown_kind_is_told():
    with pytest.raises(UsageError, match="'magic' is no kind of inference"):
        Options(inference="magic")


class TestInferred:
    def test_rules_add_what_they_say_in_their_order(self):
        new = inferred(graph(DATA), graph(RULES))
        assert {(str(p), str(o)) for _, p, o in new} == {("urn:e/kind", "ferry"), ("urn:e/sort", "ferry")}

    def test_rules_see_what_is_inferred(self):
        rules = graph(RULES.replace("e:Ferry", "e:Ship"))
        assert not len(inferred(graph(DATA), rules))
        new = inferred(graph(DATA), rules, inference="rdfs", ontology=graph(ONTOLOGY))
        assert "urn:e/kind" in {str(p) for _, p, _ in new}

    def test_neither_data_nor_ontology_nor_what_holds_always_is_new(self):
        data, ontology = graph(DATA), graph(ONTOLOGY)
        new = inferred(data, inference="both", ontology=ontology)
        assert not set(new) & (set(data) | set(ontology))
        assert not [s for s, _, _ in new if isinstance(s, rdflib.Literal) or "www.w3.org" in s]
        assert (rdflib.URIRef("urn:e/f"), rdflib.RDF.type, rdflib.URIRef("urn:e/Ship")) in new

    def test_the_graphs_stay_as_they_are(self):
        data, rules = graph(DATA), graph(RULES)
        before = set(data), set(rules)
        inferred(data, rules, inference="rdfs")
        assert (set(data), set(rules)) == before

    def test_literals_are_read_as_before(self):
        before = dict(rdflib.term._toPythonMapping)
        inferred(graph(DATA), inference="owlrl")
        assert rdflib.term._toPythonMapping == before

    def test_rules_run_again_where_that_is_asked_for(self):
        late = graph(RULES.replace("sh:order 1", "sh:order 3"))
        data = graph(DATA)
        assert len(by_rules(data, late)) == len(data) + 1
        assert len(by_rules(data, late, iterate=True)) == len(data) + 2

    @pytest.mark.parametrize(
        ("old", "new"),
        [("CONSTRUCT", "CONSTRUKT"), ("sh:TripleRule", "e:Rule"), ("sh:predicate e:kind ;", "")],
    )
    def test_rules_that_cannot_be_evaluated_are_told(self, old, new, capfd):
        with pytest.raises(InputError, match="a rule can't be evaluated"):
            inferred(graph(DATA), graph(RULES.replace(old, new)))
        assert capfd.readouterr() == ("", "")

    def test_no_rule_reaches_another_machine(self):
        far = RULES.replace("WHERE {", "WHERE { SERVICE <http://127.0.0.1:9/> {").replace("?k }}", "?k } }}")
        with pytest.raises(InputError):
            inferred(graph(DATA), graph(far.replace('?k }"', '?k } }"')))
