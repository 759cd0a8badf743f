"""The user's own authority file: it adds, it wins, and it is told what is wrong with it."""

from datetime import date

import pytest

from kg.authority import load_authority, unlinked_id
from kg.config import Settings
from kg.errors import InputError, RdfError
from kg.model import EntityKind

UKRAINE = "country:wd-Q212"


def test_a_new_person_without_identifier_gets_the_id_of_the_name_and_keeps_the_own_iri(with_own):
    authority = with_own(':ann a dip:Person ; rdfs:label "Ann Example"@en ; dip:country "NO" .')
    (id,) = authority.named("Ann Example")
    norway = next(id for id, one in authority.known.items() if "NO" in one.codes)
    assert id == unlinked_id(EntityKind.PERSON, "Ann Example", norway)
    assert authority.known[id].same_as == ("http://example.org/mine#ann",)
    assert authority.known[id].country == norway


def test_an_entity_may_be_named_by_its_wikidata_iri(with_own):
    authority = with_own('wd:Q4242424242 a dip:Organization ; rdfs:label "Society of Examples"@en .')
    (id,) = authority.named("Society of Examples")
    assert id == "organization/wd-Q4242424242"
    assert authority.known[id].wikidata == "Q4242424242"
    assert authority.known[id].sure


def test_names_are_added_to_ours_and_a_label_goes_before_ours(with_own, authority):
    mine = with_own(f'{UKRAINE} rdfs:label "Ukraina"@en ; skos:altLabel "Borderland"@en .')
    ours = authority.known["country/wd-Q212"]
    one = mine.known["country/wd-Q212"]
    assert one.name == "Ukraina"
    assert set(ours.names) < set(one.names)
    assert mine.named("Borderland") == ("country/wd-Q212",)
    assert one.demonyms == ours.demonyms


def test_an_own_bearer_of_a_name_goes_before_ours(with_own):
    authority = with_own(':lyon a dip:Organization ; rdfs:label "Lyon"@en .')
    first = authority.named("Lyon")[0]
    assert authority.known[first].own
    assert len(authority.named("Lyon")) == 2


def test_same_as_confirms_what_we_have_as_a_candidate(with_own, authority):
    (id,) = authority.named("Arctic Council")
    qid = authority.known[id].wikidata
    mine = with_own(f"<https://w3id.org/diplomacy-kg/id/{id}> owl:sameAs wd:{qid} .")
    assert mine.known[id].sure
    assert mine.known[id].close == ()


def test_deprecated_takes_an_entity_away(with_own, authority):
    assert authority.named("Nice")
    (id,) = authority.named("Nice")
    mine = with_own(f"<https://w3id.org/diplomacy-kg/id/{id}> owl:deprecated true .")
    assert mine.named("Nice") == ()


def test_own_tenures_replace_ours_of_that_person_and_role(with_own, authority):
    (truss,) = authority.named("Liz Truss")
    mine = with_own(
        f""":t a dip:Tenure ; dip:person <https://w3id.org/diplomacy-kg/id/{truss}> ;
        dip:of "GB" ; dip:officeRole "foreign minister" ; dip:officeTitle "Foreign Secretary" ;
        dip:from "2021-09"^^xsd:gYearMonth ; dip:until "2022"^^xsd:gYear ."""
    )
    (tenure,) = [one for one in mine.tenures_of[truss] if one.role == "foreign minister"]
    assert (tenure.start, tenure.end) == (date(2021, 9, 1), date(2022, 12, 31))
    assert len(mine.tenures_of[truss]) == len(authority.tenures_of[truss])


def test_subjects_under_the_own_base_keep_their_ids(with_own):
    base = "http://example.org/kg/"
    authority = with_own(f'<{base}id/country/wd-Q212> skos:altLabel "Borderland"@en .', base_iri=base)
    assert authority.named("Borderland") == ("country/wd-Q212",)


def test_ours_stay_as_they_are_without_the_file(with_own, authority):
    with_own(f'{UKRAINE} rdfs:label "Ukraina"@en .')
    assert load_authority().known["country/wd-Q212"].name == "Ukraine"
    assert load_authority() is authority


def test_a_changed_file_is_read_again(with_own):
    before = with_own(':x a dip:Person ; rdfs:label "Ann Example"@en .')
    after = with_own(':x a dip:Person ; rdfs:label "Ann Example the Younger"@en .')
    assert before.named("Ann Example")
    assert not after.named("Ann Example")


def test_an_empty_file_changes_nothing(with_own, authority):
    assert with_own("").known == authority.known


@pytest.mark.parametrize(
    ("turtle", "words"),
    [
        (":x a dip:Person", "line"),
        (':x rdfs:label "Nobody"@en .', "no kind or no name"),
        (":x a dip:Person .", "no kind or no name"),
        (':x a dip:Person ; rdfs:label "…"@en .', "no name"),
        (
            f':t a dip:Tenure ; dip:person {UKRAINE} ; dip:of {UKRAINE} ; dip:from "2025-02-30" .',
            "2025-02-30",
        ),
    ],
)
def test_a_file_that_cannot_be_says_where_it_is_wrong(with_own, turtle, words):
    with pytest.raises(RdfError, match=words):
        with_own(turtle)


def test_bytes_that_are_no_text_are_an_error_of_the_tree(tmp_path):
    path = tmp_path / "own.ttl"
    path.write_bytes(b"\xff\xfe\x00garbage")
    with pytest.raises(RdfError):
        load_authority(Settings(authority=path))


@pytest.mark.parametrize("make", [lambda path: None, lambda path: path.mkdir()], ids=["missing", "a folder"])
def test_a_file_that_cannot_be_read_is_named(tmp_path, make):
    path = tmp_path / "own.ttl"
    make(path)
    with pytest.raises(InputError, match=r"own\.ttl"):
        load_authority(Settings(authority=path))
