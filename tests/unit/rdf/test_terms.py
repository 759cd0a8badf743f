import pytest
from made_up import AUTHORITY, BASE, FACTS
from pyoxigraph import RdfFormat, parse

from kg.model import Attendance, Factuality, LinkStatus, Mode, Precision, QuoteKind, Role, TenureStatus
from kg.rdf.article_graph import article_graph
from kg.rdf.entities import descriptions
from kg.rdf.terms import CONCEPT_SUFFIX, ONTOLOGY, PREFIXES, concept, iri
from kg.resources import folder

VOCABULARIES = (Attendance, Factuality, LinkStatus, Mode, Precision, QuoteKind, Role, TenureStatus)
VALUES = [value for vocabulary in VOCABULARIES for value in vocabulary]


@pytest.fixture(scope="module")
def ontology():
    return list(parse(path=str(folder("ontology") / "diplomacy.ttl"), format=RdfFormat.TURTLE))


def test_compact_iris_expand():
    assert iri("dip:Summit") == f"{ONTOLOGY}Summit"
    with pytest.raises(KeyError):
        iri("nosuch:Summit")


@pytest.mark.parametrize(
    ("value", "name"),
    [
        (Role.HOST, "hostRole"),
        (Mode.IN_PERSON, "inPerson"),
        (Factuality.RULED_OUT, "ruledOut"),
        (Precision.DAY, "dayPrecision"),
        (QuoteKind.PARTIAL, "partialQuote"),
        (TenureStatus.FORMER, "formerTenure"),
        (LinkStatus.UNLINKED, "unlinkedLink"),
        (Attendance.DECLINED, "declined"),
    ],
)
def test_values_have_concepts(value, name):
    assert concept(value) == ONTOLOGY + name


def test_every_vocabulary_has_a_suffix_and_no_two_values_share_a_concept():
    assert {vocabulary.__name__ for vocabulary in VOCABULARIES} == set(CONCEPT_SUFFIX)
    assert len({concept(value) for value in VALUES}) == len(VALUES)


@pytest.mark.parametrize("value", VALUES, ids=concept)
def test_each_concept_is_in_the_ontology_with_the_value_as_notation(ontology, value):
    said = {(q.predicate.value, q.object.value) for q in ontology if q.subject.value == concept(value)}
    assert (iri("rdf:type"), f"{ONTOLOGY}{type(value).__name__}") in said
    assert (iri("skos:notation"), value.value) in said


def test_each_term_that_is_written_is_in_the_ontology(ontology):
    defined = {quad.subject.value for quad in ontology}
    data = article_graph(FACTS, BASE) + b"".join(descriptions(FACTS, AUTHORITY, BASE).values())
    used = {
        term.value
        for quad in parse(data, format=RdfFormat.N_TRIPLES)
        for term in (quad.predicate, quad.object)
        if term.value.startswith(ONTOLOGY)
    }
    assert len(used) > 70
    assert used <= defined


def test_prefixes_are_unique_and_end_where_names_begin():
    assert len(set(PREFIXES.values())) == len(PREFIXES)
    assert all(name.endswith(("#", "/")) for name in PREFIXES.values())
