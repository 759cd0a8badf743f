"""What the shipped files hold to, read as RDF by another parser than the loader's reading."""

import csv
import re
from collections import Counter

import pytest
from rdflib import Graph, Literal, URIRef
from rdflib.namespace import DCTERMS, OWL, RDF, RDFS, SKOS

from kg.authority import fold
from kg.authority.sheets.amendments import CHANGED
from kg.authority.vocabulary import IDS, KINDS, ONTOLOGY, WIKIDATA
from kg.resources import folder

HOME = folder("ontology") / "authority"
FILES = sorted(path.name for path in HOME.glob("*.ttl"))
LINKED = ("countries", "offices", "organisations", "people", "places", "tenures")
QID = re.compile(r"\bQ[1-9][0-9]*\b")


@pytest.fixture(scope="module")
def graphs() -> dict[str, Graph]:
    return {name: Graph().parse(HOME / name, format="turtle") for name in FILES}


def test_the_files_are_there_and_small(graphs):
    assert set(FILES) == {f"{name}.ttl" for name in (*LINKED, "sources", "terms", "unlinked")}
    assert sum((HOME / name).stat().st_size for name in FILES) < 3_000_000


@pytest.mark.parametrize("name", LINKED)
def test_every_identifier_names_its_source(graphs, name):
    graph = graphs[f"{name}.ttl"]
    subjects = set(graph.subjects(RDF.type, None))
    assert len(subjects) > 100
    assert [one for one in subjects if not list(graph.objects(one, DCTERMS.source))] == []


@pytest.mark.parametrize("name", LINKED)
def test_every_source_is_described_with_its_licence(graphs, name):
    described = {str(key) for key in graphs["sources.ttl"].objects(None, DCTERMS.identifier)}
    licensed = {
        str(key)
        for source, key in graphs["sources.ttl"].subject_objects(DCTERMS.identifier)
        if list(graphs["sources.ttl"].objects(source, DCTERMS.rights))
    }
    used = {str(key) for key in graphs[f"{name}.ttl"].objects(None, DCTERMS.source)}
    assert used <= described == licensed


@pytest.mark.parametrize("name", LINKED)
def test_two_sources_make_an_identifier_sure_and_one_makes_it_a_candidate(graphs, name):
    graph = graphs[f"{name}.ttl"]
    for subject, identifier in graph.subject_objects(OWL.sameAs):
        if str(identifier).startswith(WIKIDATA) and str(subject).startswith(f"{IDS}organization/"):
            witnesses = [key for key in graph.objects(subject, DCTERMS.source) if str(key) != "dbpedia-iri"]
            assert len(witnesses) >= 2, subject
    both = [one for one in graph.subjects(OWL.sameAs) if _wikidata(graph, one, SKOS.closeMatch)]
    assert both == []


def _wikidata(graph, subject, predicate):
    return [one for one in graph.objects(subject, predicate) if str(one).startswith(WIKIDATA)]


@pytest.mark.parametrize("name", [one for one in LINKED if one != "tenures"])
def test_the_iri_of_an_entity_carries_the_identifier_that_it_is_matched_to(graphs, name):
    graph = graphs[f"{name}.ttl"]
    for subject in set(graph.subjects(RDF.type, None)):
        found = _wikidata(graph, subject, OWL.sameAs) + _wikidata(graph, subject, SKOS.closeMatch)
        tail = str(subject).rpartition("/")[2]
        assert [f"wd-{str(one).removeprefix(WIKIDATA)}" for one in found] == (
            [tail] if tail[0] == "w" else []
        )


def test_no_identifier_stands_for_two_entities(graphs):
    count = Counter(
        str(identifier)
        for name in ("countries", "organisations", "people", "places")
        for identifier in graphs[f"{name}.ttl"].objects(None, OWL.sameAs)
    )
    assert [iri for iri, times in count.items() if times > 1] == []


def test_the_names_kept_by_hand_bring_no_identifier(graphs):
    text = (HOME / "unlinked.ttl").read_text(encoding="utf-8")
    assert QID.findall(text) == []
    assert not list(graphs["unlinked.ttl"].subject_objects(OWL.sameAs))


def test_what_is_kept_by_hand_is_not_linked_elsewhere(graphs):
    linked = {
        fold(str(name))
        for one in ("countries", "organisations", "places")
        for predicate in (RDFS.label,)
        for name in graphs[f"{one}.ttl"].objects(None, predicate)
    }
    labels = {fold(str(name)) for name in graphs["unlinked.ttl"].objects(None, RDFS.label)}
    assert labels & linked == set()


def test_every_reference_leads_to_something_described(graphs):
    union = Graph()
    for name in LINKED:
        union += graphs[f"{name}.ttl"]
    described = set(union.subjects(RDF.type, None))
    wanted = [
        (subject, value)
        for subject, predicate, value in union
        if isinstance(value, URIRef) and str(value).startswith(IDS)
    ]
    assert len(wanted) > 5000
    assert [pair for pair in wanted if pair[1] not in described] == []


def test_every_term_of_ours_is_defined(graphs):
    ontology = Graph().parse(HOME.parent / "diplomacy.ttl", format="turtle") + graphs["terms.ttl"]
    used = {
        str(term)
        for name in FILES
        for triple in graphs[name]
        for term in triple[1:]
        if isinstance(term, URIRef) and str(term).startswith(ONTOLOGY)
    }
    defined = {str(one) for one in ontology.subjects(RDFS.label, None)}
    assert used - defined == set()


def test_own_terms_have_label_definition_and_example(graphs):
    graph = graphs["terms.ttl"]
    for term in set(graph.subjects()):
        for predicate in (RDFS.label, SKOS.definition, SKOS.example, RDFS.isDefinedBy):
            assert list(graph.objects(term, predicate)), (term, predicate)


def test_every_entity_has_one_english_label_and_a_kind(graphs):
    for name in LINKED[:-1]:
        graph = graphs[f"{name}.ttl"]
        for subject in set(graph.subjects(RDF.type, None)):
            labels = list(graph.objects(subject, RDFS.label))
            assert len(labels) == 1, subject
            assert isinstance(labels[0], Literal)
            assert labels[0].language == "en"
            types = {str(one) for one in graph.objects(subject, RDF.type)}
            assert types <= {*KINDS, f"{ONTOLOGY}Office"}


def test_no_qid_is_there_that_the_tables_do_not_have(graphs, shared):
    known: set[str] = set()
    for path in sorted((shared / "authority-sources").glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            known.update(QID.findall(" ".join(cell for row in csv.reader(file) for cell in row)))
    known.update(QID.findall(" ".join(cell for cells in CHANGED.values() for cell in cells.values())))
    written = {qid for name in FILES for qid in QID.findall((HOME / name).read_text(encoding="utf-8"))}
    assert written
    assert written - known == set()
