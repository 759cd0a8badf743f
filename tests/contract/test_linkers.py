"""What a linker holds to, whatever authority data it works from."""

import subprocess
import sys
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.authority import Authority, load_authority
from kg.config import Settings
from kg.link import AuthorityLinker, Linked, LinkQuery
from kg.model import EntityKind, LinkStatus

OWN = """
@prefix dip: <https://w3id.org/diplomacy-kg/ontology#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix country: <https://w3id.org/diplomacy-kg/id/country/> .
@prefix : <http://example.org/mine#> .
:ann a dip:Person ; rdfs:label "Ann Example"@en ; dip:country "NO" .
:oslo a dip:Organization ; rdfs:label "Oslo"@en .
<http://www.wikidata.org/entity/Q4242424242> a dip:Person ; rdfs:label "Liz Truss"@en ; dip:country "NZ" .
"""


@pytest.fixture(scope="module")
def own(tmp_path_factory) -> Authority:
    path = tmp_path_factory.mktemp("authority") / "own.ttl"
    path.write_text(OWN, encoding="utf-8")
    return load_authority(Settings(authority=path))


@pytest.fixture(scope="module", params=["shipped", "own", "empty"])
def linker(request) -> AuthorityLinker:
    if request.param == "empty":
        return AuthorityLinker(Authority({}, ()))
    return AuthorityLinker(load_authority() if request.param == "shipped" else request.getfixturevalue("own"))


IDS = ["country/wd-Q20", "country/wd-Q30", "organization/x-0123456789ab", "nonsense"]
NAMES = st.one_of(
    st.sampled_from(
        ["Georgia", "Liz Truss", "Truss", "US", "Oslo", "G20", "Ann Example", "Congress", "WHO", "Wang Yi"]
    ),
    st.text(max_size=25),
)
TITLES = st.one_of(
    st.sampled_from(["President", "Prime Minister", "King", "secretary", ""]), st.text(max_size=20)
)
QUERIES = st.builds(
    LinkQuery,
    names=st.lists(NAMES, max_size=3).map(tuple),
    kind=st.none() | st.sampled_from(EntityKind),
    offices=st.lists(st.tuples(TITLES, st.none() | st.sampled_from(IDS)), max_size=2).map(tuple),
    near=st.frozensets(st.sampled_from(IDS)),
    published=st.none() | st.dates(date(1900, 1, 1), date(2100, 1, 1)),
)


def holds(found: Linked, linker: AuthorityLinker) -> None:
    kind, _, tail = found.id.partition("/")
    assert kind in [one.value.lower() for one in EntityKind]
    assert 0 <= found.score <= 1
    assert found.method
    if found.status is LinkStatus.ACCEPTED:
        assert found.known is linker.authority.known[found.id]
        assert found.candidates == (found.known.same_as + found.known.close)[:1]
        assert found.score >= 0.7
    else:
        assert tail.startswith("x-")
        assert found.known is None or (found.known.wikidata is None and found.known.id == found.id)
        assert (found.status is LinkStatus.CANDIDATE) == bool(found.candidates)
    if found.status is LinkStatus.UNLINKED:
        assert found.score == 0
    assert all(iri.startswith(("http://", "https://")) for iri in found.candidates)


@given(query=QUERIES)
def test_any_query_gets_an_answer_that_holds_together_and_the_same_twice(linker, query):
    found = linker.link(query)
    holds(found, linker)
    assert linker.link(query) == found


@given(query=QUERIES)
def test_a_kind_that_is_asked_for_is_the_kind_of_an_unknown_thing(linker, query):
    found = linker.link(query)
    if query.kind and found.known is None:
        assert found.id.startswith(f"{query.kind.value.lower()}/x-")


def test_without_authority_data_everything_is_unlinked():
    linker = AuthorityLinker(Authority({}, ()))
    for kind in (None, *EntityKind):
        found = linker.link(LinkQuery(("Norway",), kind))
        assert (found.status, found.known) == (LinkStatus.UNLINKED, None)


def test_the_own_file_wins_over_ours(own):
    linker = AuthorityLinker(own)
    assert linker.link(LinkQuery(("Liz Truss",), EntityKind.PERSON)).id == "person/wd-Q4242424242"
    ann = linker.link(LinkQuery(("Ann Example",), EntityKind.PERSON))
    assert ann.status is LinkStatus.ACCEPTED
    assert ann.candidates == ("http://example.org/mine#ann",)
    assert linker.link(LinkQuery(("Oslo",), EntityKind.ORGANIZATION)).known.own
    assert linker.link(LinkQuery(("Oslo",), EntityKind.PLACE)).known.own


def test_answers_do_not_depend_on_the_hash_seed():
    code = (
        "from kg.authority import load_authority; from kg.link import AuthorityLinker, LinkQuery;"
        "from kg.model import EntityKind as K; linker = AuthorityLinker(load_authority());"
        "names = ['Georgia', 'Tripoli', 'Johnson', 'Kim', 'Congress', 'Parliament', 'Albert II'];"
        "near = frozenset(['country/wd-Q30', 'country/wd-Q159', 'country/wd-Q142', 'organization/wd-Q458']);"
        "print([linker.link(LinkQuery((n,), k, (('President', None),) * (k is K.PERSON), near))"
        " for n in names for k in (None, *K)])"
    )
    runs = [
        subprocess.run(
            [sys.executable, "-c", code],
            env={"PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("0", "1", "2")
    ]
    assert runs[0] == runs[1] == runs[2] != ""
