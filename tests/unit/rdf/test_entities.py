from dataclasses import replace

import pytest
from made_up import (
    ADA,
    ARTICLE,
    AUTHORITY,
    BASE,
    BO,
    ELBONIA,
    ENTITIES,
    FACTS,
    FRONT,
    LEAGUE,
    MUDVILLE,
    TENURES,
)
from pyoxigraph import RdfFormat, parse

from kg.authority.records import Authority
from kg.model import Facts
from kg.rdf.article_graph import article_graph
from kg.rdf.entities import descriptions, office_title
from kg.rdf.mint import office_id
from kg.rdf.ntriples import statements
from kg.rdf.terms import ONTOLOGY, PREFIXES

OFFICES = {office_id(tenure.office, tenure.of) for tenure in TENURES}


def described(facts=FACTS, authority=AUTHORITY):
    return {
        iri.removeprefix(f"{BASE}id/"): data for iri, data in descriptions(facts, authority, BASE).items()
    }


def values(data, curie):
    prefix, name = curie.split(":")
    wanted = PREFIXES[prefix] + name
    return {q.object.value for q in parse(data, format=RdfFormat.N_TRIPLES) if q.predicate.value == wanted}


def test_each_entity_that_the_article_leads_to_is_described():
    assert set(described()) == {entity.id for entity in ENTITIES} | OFFICES | {"country/wd-Q900005"}


def test_each_description_is_about_its_entity_alone_and_canonical():
    for iri, data in descriptions(FACTS, AUTHORITY, BASE).items():
        lines = statements(data)
        assert lines
        assert lines == sorted(set(lines))
        assert all(line.startswith(f"<{iri}> ") for line in lines)


def test_every_entity_that_any_triple_points_at_has_a_description():
    everything = article_graph(FACTS, BASE) + b"".join(descriptions(FACTS, AUTHORITY, BASE).values())
    pointed_at = {
        quad.object.value
        for quad in parse(everything, format=RdfFormat.N_TRIPLES)
        if quad.object.value.startswith(f"{BASE}id/")
        and not quad.object.value.startswith(f"{BASE}id/article/")
    }
    assert pointed_at == set(descriptions(FACTS, AUTHORITY, BASE))


def test_a_known_entity_is_described_by_its_record():
    league = described()[LEAGUE]
    assert values(league, "rdf:type") == {ONTOLOGY + "Organization", ONTOLOGY + "InternationalOrganization"}
    assert values(league, "rdfs:label") == {"Northern League"}
    assert values(league, "skos:altLabel") == {"NL"}
    assert values(league, "owl:sameAs") == values(league, "skos:exactMatch") == {PREFIXES["wd"] + "Q900004"}
    assert values(league, "skos:closeMatch") == {"http://dbpedia.org/resource/Northern_League"}
    assert values(league, "dip:country") == {f"{BASE}id/country/wd-Q900005"}


def test_a_known_entity_is_described_alike_whatever_the_article_calls_it():
    others = tuple(replace(entity, name="Other", surface_forms=("Other",)) for entity in ENTITIES)
    before, after = described(), described(replace(FACTS, entities=others))
    for id in (ADA, ELBONIA, MUDVILLE, LEAGUE):
        assert after[id] == before[id]


def test_an_identifier_with_one_source_is_a_close_match_and_never_the_same():
    unsure = replace(AUTHORITY.known[ADA], same_as=(), close=(PREFIXES["wd"] + "Q900001",))
    ada = described(authority=Authority({**AUTHORITY.known, ADA: unsure}, ()))[ADA]
    assert values(ada, "skos:closeMatch") == {PREFIXES["wd"] + "Q900001"}
    assert not values(ada, "owl:sameAs") | values(ada, "skos:exactMatch")


def test_countries_have_their_codes():
    elbonia = described()[ELBONIA]
    assert (values(elbonia, "dip:iso2"), values(elbonia, "dip:iso3")) == ({"EB"}, {"EBO"})
    assert values(elbonia, "owl:sameAs") == {PREFIXES["wd"] + "Q900002", "https://sws.geonames.org/900002/"}


def test_an_unknown_entity_has_its_name_and_class_only():
    front = described()[FRONT]
    assert values(front, "rdf:type") == {ONTOLOGY + "Organization", ONTOLOGY + "ArmedGroup"}
    assert values(front, "rdfs:label") == {"Mud Front"}
    assert len(statements(front)) == 3


def test_a_candidate_is_a_close_match_and_never_the_same():
    bo = described()[BO]
    assert values(bo, "skos:closeMatch") == {PREFIXES["wd"] + "Q900009"}
    assert values(bo, "owl:sameAs") == set()


def test_an_accepted_link_to_what_the_authority_data_lack_is_the_same():
    ada = described(authority=Authority({}, ()))[ADA]
    assert values(ada, "owl:sameAs") == values(ada, "skos:exactMatch") == {PREFIXES["wd"] + "Q900001"}


def test_an_office_has_its_title_and_whose_it_is():
    prime = described()[office_id("Prime Minister", ELBONIA)]
    assert values(prime, "rdfs:label") == {"Prime Minister (Elbonia)"}
    assert values(prime, "dip:of") == {f"{BASE}id/{ELBONIA}"}
    foreign = described()[office_id("foreign minister", None)]
    assert values(foreign, "rdfs:label") == {"Foreign Minister"}


def test_an_office_is_described_alike_however_it_is_written():
    lower = replace(FACTS, tenures=(replace(TENURES[0], office="prime minister"), TENURES[1]))
    assert described(lower) == described()


def test_an_entity_that_no_fact_mentions_is_not_described():
    assert described(Facts(ARTICLE, entities=ENTITIES)) == {}


def test_facts_about_somebody_whom_nobody_knows_are_refused():
    with pytest.raises(KeyError):
        described(replace(FACTS, entities=()), Authority({}, ()))


@pytest.mark.parametrize(
    ("worded", "title"),
    [
        ("minister of foreign affairs", "Minister of Foreign Affairs"),
        ("Foreign Minister", "Foreign Minister"),
        ("NATO secretary-general", "NATO Secretary-general"),
        ("the head", "The Head"),
        ("—", "—"),
    ],
)
def test_titles_get_capitals(worded, title):
    assert office_title(worded) == title
