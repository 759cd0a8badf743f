"""What is made of the answers of Wikidata and DBpedia: the served extract really answers the queries."""

from datetime import date

import pytest
from loopback import serving
from reconciling import extract, moody

from kg.authority import load_authority
from kg.errors import RemoteError
from kg.link import LinkQuery
from kg.link.answers_kept import KeptAnswers
from kg.link.endpoint import Endpoint
from kg.link.remote import Reconciler
from kg.model import EntityKind

WD = "http://www.wikidata.org/entity/"
PERSON, PLACE, BODY = EntityKind.PERSON, EntityKind.PLACE, EntityKind.ORGANIZATION
NORWAY, SWEDEN, FRANCE = "country/wd-Q20", "country/wd-Q34", "country/wd-Q142"
HEALTH = "Minister of Health"


@pytest.fixture(scope="module")
def url():
    """The extract behind the server of this program."""
    store = extract()
    with serving(store) as address:
        yield f"{address}/sparql"
    store.close()


@pytest.fixture
def reconciler(url, tmp_path):
    ends = [Endpoint(url, pause=0.0, patience=20.0) for _ in range(2)]
    return Reconciler(load_authority(), ends[0], ends[1], KeptAnswers(tmp_path / "kept"))


@pytest.fixture
def propose(reconciler):
    def look(*names, kind=PERSON, offices=(), near=(), day=None):
        query = LinkQuery(
            names, kind, tuple(offices), frozenset(near), date.fromisoformat(day) if day else None
        )
        return reconciler.propose({"x": query})["x"]

    return look


def test_office_country_and_date_make_it_exact_also_among_namesakes(propose):
    first, *others = propose("Ann Example", offices=[(HEALTH, NORWAY)], near=[NORWAY], day="2022-05-06")
    assert (first.iri, first.exact) == (f"{WD}Q90000001", True)
    assert first.score > 0.9
    assert "office" in first.reason
    assert [(one.iri, one.exact) for one in others] == [(f"{WD}Q90000002", False)]


def test_what_dbpedia_viaf_and_geonames_call_it_comes_along(propose):
    (first, _) = propose("Ann Example", offices=[(HEALTH, NORWAY)], near=[NORWAY], day="2022-05-06")
    assert set(first.also) == {"http://viaf.org/viaf/12345", "http://dbpedia.org/resource/Ann_Example"}
    (place,) = propose("Fjordby", kind=PLACE, near=[NORWAY])
    assert place.also == ("https://sws.geonames.org/777/",)


@pytest.mark.parametrize(
    ("names", "kind", "offices", "near", "day"),
    [
        (("Bob Onlyname",), PERSON, [], [], None),  # the name alone, and nobody else has it
        (("Bob Onlyname",), PERSON, [("president", FRANCE)], [FRANCE], "2022-05-06"),
        (("Ann Example",), PERSON, [], [], None),  # two of the name
        (("Ann Example",), PERSON, [], [NORWAY, SWEDEN], None),
        (("Ann Example",), PERSON, [("president", FRANCE)], [FRANCE], "2022-05-06"),
        (("Board of Fjords",), BODY, [], [], None),
        (("Fjordby",), PLACE, [], [FRANCE], None),
        (("Dora Elsewhere",), PERSON, [], [NORWAY], None),  # only DBpedia knows her
    ],
)
def test_a_name_without_evidence_is_a_candidate_and_no_more(propose, names, kind, offices, near, day):
    found = propose(*names, kind=kind, offices=offices, near=near, day=day)
    assert found
    assert [one for one in found if one.exact] == []
    assert all(one.score <= 0.5 for one in found)


@pytest.mark.parametrize(
    ("name", "kind", "item"),
    [
        ("Cai Quiet", PERSON, "Q90000004"),
        ("Board of Fjords", BODY, "Q90000005"),
        ("Fjordby", PLACE, "Q90000006"),
    ],
)
def test_the_only_bearer_of_a_name_beside_its_country_is_exact(propose, name, kind, item):
    (only,) = propose(name, kind=kind, near=[NORWAY])
    assert (only.iri, only.exact, only.reason) == (f"{WD}{item}", True, "name and kind, country")


def test_an_office_elsewhere_speaks_against(propose):
    (only,) = propose("Cai Quiet", offices=[("president", FRANCE)], near=[FRANCE])
    assert (only.exact, only.score) == (False, 0.2)
    assert "against" in only.reason


def test_the_kind_must_fit(propose):
    assert propose("Fjordby", kind=PERSON, near=[NORWAY]) == ()
    assert propose("Cai Quiet", kind=BODY, near=[NORWAY]) == ()
    assert [one.iri for one in propose("Bob Onlyname")] == [f"{WD}Q90000003"]  # and not the film


def test_another_spelling_in_the_item_is_found_under_the_asked_name(propose):
    (only,) = propose("Anne Example", offices=[(HEALTH, NORWAY)], near=[NORWAY])
    assert (only.iri, only.name, only.exact) == (f"{WD}Q90000001", "Ann Example", True)


def test_a_surname_alone_is_not_asked_for(propose, reconciler):
    assert propose("Example", offices=[(HEALTH, NORWAY)], near=[NORWAY]) == ()
    assert (reconciler.wikidata.asked, reconciler.dbpedia.asked) == (0, 0)


@pytest.mark.parametrize("name", ['Ann "Q" Example', "Ann\\Example", "Ann\nExample", "Ann } # Example", "’"])
def test_names_with_marks_of_sparql_break_no_query(propose, name):
    assert propose(name, kind=BODY) == ()


def test_many_names_go_in_few_questions_and_none_twice(reconciler):
    queries = {str(n): LinkQuery((f"Nobody Number{n}",), PERSON) for n in range(60)}
    queries["ann"] = LinkQuery(("Ann Example",), PERSON, ((HEALTH, NORWAY),), frozenset((NORWAY,)))
    found = reconciler.propose(queries)
    assert [id for id, some in found.items() if some] == ["ann"]
    assert (reconciler.wikidata.asked, reconciler.dbpedia.asked) == (4, 3)
    assert reconciler.propose(queries) == found
    assert (reconciler.wikidata.asked, reconciler.dbpedia.asked) == (4, 3)


def test_an_endpoint_that_is_switched_off_is_not_asked(url, tmp_path):
    none = Reconciler(load_authority(), None, None, KeptAnswers(tmp_path))
    query = LinkQuery(("Ann Example",), PERSON, (), frozenset((NORWAY,)))
    assert none.propose({"x": query}) == {"x": ()}
    one = Reconciler(load_authority(), None, Endpoint(url, pause=0.0), KeptAnswers(tmp_path))
    (only,) = one.propose({"x": query})["x"]
    assert (only.iri, only.exact) == (f"{WD}Q90000001", False)


def test_an_endpoint_in_trouble_is_an_error_and_what_it_said_is_kept(tmp_path):
    store = extract()
    kept = KeptAnswers(tmp_path)
    queries = {"x": LinkQuery(("Cai Quiet",), PERSON, (), frozenset((NORWAY,)))}
    with moody(store, None, (500, {}), (500, {})) as server:
        end = Endpoint(server.url, pause=0.0, tries=2, sleep=lambda _: None)
        reconciler = Reconciler(load_authority(), end, None, kept)
        with pytest.raises(RemoteError):
            reconciler.propose(queries)
        (only,) = reconciler.propose(queries)["x"]
        assert only.exact
        assert end.asked == 4  # the first question was not asked again
    store.close()
