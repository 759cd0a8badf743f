"""House rules of the ontology: every term is explained, declared, and clean for OWL 2 DL tools."""

import re
from itertools import combinations

import pytest
from rdflib import DCTERMS, OWL, RDF, RDFS, SKOS, XSD, BNode, Graph, Literal, Namespace, URIRef

from kg.model import vocabulary
from kg.rdf.terms import CONCEPT_SUFFIX, ONTOLOGY, PREFIXES
from kg.resources import folder

DIP = Namespace(ONTOLOGY)
HOME = URIRef(ONTOLOGY.removesuffix("#"))
SCHEMA = Namespace(PREFIXES["schema"])
GRAPH = Graph().parse(folder("ontology") / "diplomacy.ttl")
TERMS = sorted({term for term in GRAPH.subjects() if isinstance(term, URIRef) and term.startswith(ONTOLOGY)})
LISTS = [getattr(vocabulary, name) for name in CONCEPT_SUFFIX]
PROPERTY_KINDS = {OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty}
KINDS = PROPERTY_KINDS | {OWL.Class, OWL.NamedIndividual, RDFS.Datatype, OWL.Ontology}
BUILT_IN = tuple(PREFIXES[prefix] for prefix in ("rdf", "rdfs", "owl", "xsd"))
# The datatypes of OWL 2 that a property may have as its range (section 4 of its Structural Specification).
DATATYPES = {
    RDFS.Literal,
    XSD.string,
    XSD.boolean,
    XSD.decimal,
    XSD.integer,
    XSD.nonNegativeInteger,
    XSD.dateTime,
}
UNCODED = {"Event", "Accord", "Support", "Procedure", "Vote", "Appointment", "Resignation", "Summons"}

PLOVER = {
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST",
    "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
}  # fmt: skip

each_term = pytest.mark.parametrize("term", TERMS, ids=lambda term: term.fragment)


def kinds(term):
    return set(GRAPH.objects(term, RDF.type)) & KINDS


def of_kind(*wanted):
    return [term for term in TERMS if kinds(term) & set(wanted)]


def properties():
    return of_kind(OWL.ObjectProperty, OWL.DatatypeProperty)


def events():
    return set(GRAPH.transitive_subjects(RDFS.subClassOf, DIP.Event))


@each_term
def test_a_term_is_explained_in_english(term):
    for predicate in (RDFS.label, SKOS.definition, SKOS.example):
        (text,) = GRAPH.objects(term, predicate)
        assert text.language == "en"
        assert text.strip() == str(text) != ""
    assert GRAPH.value(term, SKOS.definition).endswith(".")
    assert list(GRAPH.objects(term, RDFS.isDefinedBy)) == [HOME]


@each_term
def test_a_term_is_of_one_kind(term):
    assert len(kinds(term)) == 1


@each_term
def test_names_follow_one_pattern(term):
    capital = bool(kinds(term) & {OWL.Class})
    assert re.fullmatch("[A-Z][A-Za-z]+" if capital else "[a-z][A-Za-z0-9]+", term.fragment)


def test_the_ontology_says_what_it_is():
    for predicate in (OWL.versionIRI, OWL.versionInfo, DCTERMS.title, DCTERMS.description, DCTERMS.license):
        assert len(list(GRAPH.objects(HOME, predicate))) == 1
    assert GRAPH.value(HOME, OWL.versionIRI) == HOME + "/" + GRAPH.value(HOME, OWL.versionInfo)


def test_two_terms_of_one_kind_never_share_a_label():
    for kind in KINDS - {OWL.NamedIndividual}:
        labels = [str(GRAPH.value(term, RDFS.label)) for term in of_kind(kind)]
        assert sorted(labels) == sorted(set(labels))


class TestOwl:
    def test_it_has_no_blank_nodes(self):
        assert not [term for triple in GRAPH for term in triple if isinstance(term, BNode)]

    def test_nothing_is_of_two_kinds(self):
        for term in set(GRAPH.subjects()):
            assert len(kinds(term)) == 1, term

    def test_every_property_in_use_is_declared(self):
        undeclared = {
            predicate
            for predicate in GRAPH.predicates()
            if not str(predicate).startswith(BUILT_IN) and not kinds(predicate) & PROPERTY_KINDS
        }
        assert undeclared == set()

    @pytest.mark.parametrize(
        ("predicate", "kinds_of_value"),
        [
            (RDF.type, {OWL.Class}),
            (RDFS.subClassOf, {OWL.Class}),
            (OWL.disjointWith, {OWL.Class}),
            (RDFS.subPropertyOf, {OWL.ObjectProperty, OWL.DatatypeProperty}),
            (RDFS.domain, {OWL.Class}),
            (RDFS.range, {OWL.Class}),
        ],
    )
    def test_every_class_and_property_built_on_is_declared(self, predicate, kinds_of_value):
        for subject, value in GRAPH.subject_objects(predicate):
            if not str(value).startswith(BUILT_IN):
                assert kinds(value) & kinds_of_value, (subject, value)

    def test_a_property_has_a_range_of_its_kind(self):
        for term in properties():
            for value in GRAPH.objects(term, RDFS.range):
                assert (value in DATATYPES) == (OWL.DatatypeProperty in kinds(term)), term

    def test_a_property_specialises_properties_of_its_kind(self):
        for term in properties():
            for wide in GRAPH.objects(term, RDFS.subPropertyOf):
                assert kinds(wide) == kinds(term)

    def test_only_datatype_properties_and_single_valued_things_are_functional(self):
        for term in GRAPH.subjects(RDF.type, OWL.FunctionalProperty):
            assert term in properties()
            assert (term, RDF.type, OWL.TransitiveProperty) not in GRAPH

    def test_a_property_says_what_it_joins(self):
        for term in properties():
            assert GRAPH.value(term, RDFS.domain) or GRAPH.value(term, SCHEMA.domainIncludes), term
            if term != DIP.candidate:
                assert GRAPH.value(term, RDFS.range) or GRAPH.value(term, SCHEMA.rangeIncludes), term

    def test_no_literal_has_a_datatype_outside_of_owl_but_the_codes(self):
        used = {value.datatype for value in GRAPH.objects() if isinstance(value, Literal) and value.datatype}
        assert used <= DATATYPES | {DIP.ploverCode, DIP.cameoCode}

    def test_classes_that_exclude_each_other_have_no_common_subclass(self):
        for one, other in GRAPH.subject_objects(OWL.disjointWith):
            below = [set(GRAPH.transitive_subjects(RDFS.subClassOf, wide)) for wide in (one, other)]
            assert below[0] & below[1] == set()

    def test_the_main_kinds_of_things_exclude_each_other(self):
        main = ["Entity", "Office", "Tenure", "Article", "ArticleVersion", "Evidence", "EntityLink", "Event"]
        pairs = {frozenset(pair) for pair in GRAPH.subject_objects(OWL.disjointWith)}
        for pair in combinations([*main, "Participation"], 2):
            assert frozenset(DIP[name] for name in pair) in pairs

    def test_a_country_is_an_agent_and_a_place(self):
        above = set(GRAPH.transitive_objects(DIP.Country, RDFS.subClassOf))
        assert {DIP.Agent, DIP.Place, DIP.CollectiveAgent} <= above

    def test_the_class_tree_has_no_circle(self):
        for term in of_kind(OWL.Class):
            for wide in GRAPH.objects(term, RDFS.subClassOf):
                assert term not in set(GRAPH.transitive_objects(wide, RDFS.subClassOf))


class TestConcepts:
    @pytest.mark.parametrize("values", LISTS, ids=lambda values: values.__name__)
    def test_every_value_of_a_closed_list_is_a_concept_and_the_other_way_round(self, values):
        kind = DIP[values.__name__]
        notations = {
            concept.fragment: str(GRAPH.value(concept, SKOS.notation))
            for concept in GRAPH.subjects(RDF.type, kind)
        }
        suffix = CONCEPT_SUFFIX[values.__name__]
        assert notations == {value + suffix: str(value) for value in values}
        assert (kind, RDFS.subClassOf, SKOS.Concept) in GRAPH

    @pytest.mark.parametrize("values", LISTS, ids=lambda values: values.__name__)
    def test_the_concepts_of_a_list_are_the_top_of_one_scheme(self, values):
        concepts = set(GRAPH.subjects(RDF.type, DIP[values.__name__]))
        (scheme,) = {scheme for concept in concepts for scheme in GRAPH.objects(concept, SKOS.inScheme)}
        assert (scheme, RDF.type, SKOS.ConceptScheme) in GRAPH
        assert set(GRAPH.subjects(SKOS.topConceptOf, scheme)) == concepts
        assert set(GRAPH.subjects(SKOS.inScheme, scheme)) == concepts

    def test_every_concept_has_its_label_as_preferred_label(self):
        for concept in GRAPH.subjects(RDF.type, SKOS.Concept):
            assert GRAPH.value(concept, SKOS.prefLabel) == GRAPH.value(concept, RDFS.label)


class TestCodes:
    def test_every_event_class_but_the_ones_without_a_counterpart_has_codes(self):
        coded = {term.fragment for term in events() if (term, SKOS.notation, None) in GRAPH}
        assert {term.fragment for term in events()} - coded == UNCODED

    def test_codes_are_those_of_plover_and_cameo(self):
        for term in events():
            for code in GRAPH.objects(term, SKOS.notation):
                if code.datatype == DIP.ploverCode:
                    assert str(code) in PLOVER
                else:
                    assert code.datatype == DIP.cameoCode
                    assert re.fullmatch("(0[1-9]|1[0-9]|20)[0-9]{0,2}", code)


class TestAlignment:
    @pytest.mark.parametrize("vocabulary", ["sem", "schema", "prov", "org", "foaf", "time", "oa", "skos"])
    def test_it_is_aligned_to_its_neighbours(self, vocabulary):
        links = (RDFS.subClassOf, RDFS.subPropertyOf, SKOS.closeMatch, SKOS.exactMatch, SKOS.relatedMatch)
        targets = {target for link in links for term in TERMS for target in GRAPH.objects(term, link)}
        assert any(target.startswith(PREFIXES[vocabulary]) for target in targets)

    def test_a_term_is_no_close_match_of_what_it_specialises(self):
        for term in TERMS:
            wider = set(GRAPH.objects(term, RDFS.subClassOf)) | set(GRAPH.objects(term, RDFS.subPropertyOf))
            matches = [set(GRAPH.objects(term, link)) for link in (SKOS.closeMatch, SKOS.relatedMatch)]
            assert not wider & (matches[0] | matches[1])
            assert not matches[0] & matches[1]
