"""What `kg authority check` finds amiss: each kind of fault in the user's file, and nothing in ours."""

import pytest

from kg.authority import findings as kinds
from kg.authority.check import check, single_sourced
from kg.authority.iso3166 import ALPHA_3
from kg.authority.load import authority_of, subjects_with
from kg.link.reachable import dead_aliases

PREFIXES = """
@prefix dip: <https://w3id.org/diplomacy-kg/ontology#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix wd: <http://www.wikidata.org/entity/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix country: <https://w3id.org/diplomacy-kg/id/country/> .
@prefix : <http://example.org/mine#> .
"""
TWO_CHAIRS = """
:chair a dip:Office ; rdfs:label "Chair of Examples"@en ; dip:of "NO" {office} .
:ann a dip:Person ; rdfs:label "Ann Example"@en ; dip:country "NO" .
:bob a dip:Person ; rdfs:label "Bob Example"@en ; dip:country "NO" .
:t1 a dip:Tenure ; dip:person :ann ; dip:office :chair ; dip:from {a} ; dip:until {b} .
:t2 a dip:Tenure ; dip:person :bob ; dip:office :chair ; dip:from {c} ; dip:until {d} {tenure} .
"""


@pytest.fixture
def found(tmp_path):
    """Give the findings with this text as the user's own file."""

    def look(turtle):
        path = tmp_path / "own.ttl"
        path.write_text(PREFIXES + turtle, encoding="utf-8")
        subjects = subjects_with([path])
        return [*check(subjects), *dead_aliases(authority_of(subjects.values()))]

    return look


def day(text):
    return f'"{text}"^^xsd:{ {4: "gYear", 7: "gYearMonth", 10: "date"}[len(text)] }'


def test_our_own_data_passes():
    subjects = subjects_with(())
    assert check(subjects) == []
    assert list(dead_aliases(authority_of(subjects.values()))) == []


def test_what_has_one_source_is_counted_and_nothing_else():
    subjects = subjects_with(())
    single = single_sourced(subjects)
    assert len(single) > 1000
    assert "country/wd-Q20" not in single
    for id in single:
        assert "owl#sameAs" not in str(subjects[id].values.keys()) or not any(
            iri.startswith("http://www.wikidata.org/")
            for iri in subjects[id].all("http://www.w3.org/2002/07/owl#sameAs")
        )


@pytest.mark.parametrize(
    ("turtle", "kind", "words"),
    [
        (
            ':a a dip:Organization ; rdfs:label "Board of Examples"@en ; owl:sameAs wd:Q20 ; dcterms:source "me" .',
            kinds.SHARED,
            "country/wd-Q20",
        ),
        (
            'wd:Q4242424242 a dip:Organization ; rdfs:label "Board of Examples"@en ; '
            'owl:sameAs wd:Q4242424243 ; dcterms:source "me" .',
            kinds.SECOND,
            "Wikidata",
        ),
        (
            ':a a dip:Place ; rdfs:label "Exampleville"@en ; dcterms:source "me" ; '
            "owl:sameAs <https://sws.geonames.org/1/> , <https://sws.geonames.org/2/> .",
            kinds.SECOND,
            "GeoNames",
        ),
        (':a a dip:Country ; rdfs:label "Exampleland"@en ; dip:iso2 "QZ" .', kinds.CODE, "'QZ'"),
        (':a a dip:Country ; rdfs:label "Exampleland"@en ; dip:iso2 "NO" .', kinds.CODE, "country/wd-Q20"),
        ('country:wd-Q20 dip:iso3 "NRW" .', kinds.CODE, "NOR"),
        (
            'wd:Q4242424242 a dip:Organization ; rdfs:label "Board of Examples"@en .',
            kinds.NO_SOURCE,
            "Q4242424242",
        ),
        (
            ':a a dip:Person ; rdfs:label "Ann Example"@en ; dip:country "NO" . '
            ':b a dip:Person ; rdfs:label "Ann EXAMPLE"@en ; dip:country "NO" ; owl:sameAs :c .'
            ' wd:Q4242424242 a dip:Person ; rdfs:label "Ann Example"@en ; dip:country "NO" ; dcterms:source "x" .',
            kinds.DUPLICATE,
            "same name",
        ),
        (
            ':a a dip:Person ; rdfs:label "Ann Example"@en ; dip:country "Narnia" .',
            kinds.UNKNOWN,
            "'Narnia'",
        ),
        (
            ':a a dip:Organization ; rdfs:label "Board of Examples"@en ; skos:altLabel "us" .',
            kinds.DEAD_ALIAS,
            "'us'",
        ),
    ],
)
def test_each_kind_of_fault_is_named_with_its_entity(found, turtle, kind, words):
    said = [one for one in found(turtle) if one.kind == kind]
    assert said
    assert any(words in one.detail for one in said)


@pytest.mark.parametrize(
    ("iri", "form"),
    [
        ("https://www.wikidata.org/entity/Q4242424242", "http://www.wikidata.org/entity/"),
        ("http://www.wikidata.org/wiki/Q4242424242", "http://www.wikidata.org/entity/"),
        ("http://sws.geonames.org/123/", "https://sws.geonames.org/"),
        ("https://www.geonames.org/123/oslo.html", "https://sws.geonames.org/"),
        ("https://sws.geonames.org/123", "https://sws.geonames.org/"),
        ("https://dbpedia.org/page/Oslo", "http://dbpedia.org/resource/"),
        ("https://viaf.org/viaf/123", "http://viaf.org/viaf/"),
    ],
)
def test_an_identifier_in_another_form_than_its_authority_documents_is_told(found, iri, form):
    said = found(
        f':a a dip:Place ; rdfs:label "Exampleville"@en ; owl:sameAs <{iri}> ; dcterms:source "me" .'
    )
    assert [one.kind for one in said] == [kinds.FORM]
    assert form in said[0].detail


def test_people_who_are_told_apart_are_no_duplicates(found):
    said = found(
        'wd:Q4242424242 a dip:Person ; rdfs:label "Ann Example"@en ; dcterms:source "x" ; dip:country "NO" .'
        'wd:Q4242424243 a dip:Person ; rdfs:label "Ann Example"@en ; dcterms:source "x" ; dip:country "NO" ;'
        " owl:differentFrom wd:Q4242424242 ."
    )
    assert kinds.DUPLICATE not in [one.kind for one in said]


@pytest.mark.parametrize(
    ("dates", "days"),
    [
        (("2010-01-01", "2012-01-01", "2011-01-01", "2013-01-01"), 365),
        (("2010-01-01", "2012-01-01", "2012-02-01", "2013-01-01"), None),
        (("2010-01-01", "2012-02-01", "2012-01-10", "2013-01-01"), None),  # within the slack
        (("2010", "2012", "2012", "2013"), None),  # a year may be its last day
        (("2010", "2014", "2011", "2015"), 732),
        (("2010-03", "2011-06", "2011-01", "2012-01"), 121),
    ],
)
def test_tenures_that_overlap_for_certain_are_told_with_the_days(found, dates, days):
    a, b, c, d = map(day, dates)
    said = [
        one
        for one in found(TWO_CHAIRS.format(a=a, b=b, c=c, d=d, office="", tenure=""))
        if one.kind == kinds.OVERLAP
    ]
    assert [f"{days} days" in one.detail for one in said] == ([True] if days else [])


@pytest.mark.parametrize("where", ["office", "tenure"])
def test_tenures_that_say_why_they_overlap_are_no_fault(found, where):
    dates = dict(zip("abcd", map(day, ("2010-01-01", "2012-01-01", "2011-01-01", "2013-01-01")), strict=True))
    why = {"office": "", "tenure": "", where: '; dip:heldTogether "Two chairs."@en'}
    assert found(TWO_CHAIRS.format(**dates, **why)) == []


def test_the_table_of_codes_is_iso_3166():
    assert len(ALPHA_3) == len(set(ALPHA_3.values())) == 249
    assert (ALPHA_3["GB"], ALPHA_3["SS"], ALPHA_3["CD"]) == ("GBR", "SSD", "COD")
