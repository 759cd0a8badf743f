"""The file of decisions, and the linker that heeds it."""

import pytest

from kg.authority import load_authority
from kg.config import Settings
from kg.errors import InputError
from kg.link import AuthorityLinker, LinkQuery, linker_for
from kg.link.decided import DecidedLinker
from kg.link.decisions import Decision, Decisions, Match, load_decisions, read_decisions, write_decisions
from kg.model import EntityKind, LinkStatus

BASE = "https://w3id.org/diplomacy-kg/"
WD = "http://www.wikidata.org/entity/"
ANN, BOARD = "person/x-0123456789ab", "organization/x-0123456789ab"


@pytest.fixture
def read(tmp_path):
    def look(text):
        path = tmp_path / "decisions.csv"
        path.write_text(text, encoding="utf-8")
        return read_decisions(path, BASE)

    return look


def test_three_columns_are_enough(read):
    (ann, board) = read(f"entity,wikidata,note\n{ANN},Q42,known to me\n{BASE}id/{BOARD},None,\n")
    assert (board.entity, board.match) == (ANN, Match.EXACT) or (ann.entity, ann.match) == (BOARD, Match.NONE)
    assert {(one.entity, one.wikidata, one.match) for one in (ann, board)} == {
        (ANN, "Q42", Match.EXACT),
        (BOARD, None, Match.NONE),
    }


@pytest.mark.parametrize("item", ["Q42", "wd:Q42", f"{WD}Q42", "https://www.wikidata.org/wiki/Q42"])
def test_an_item_may_be_written_in_any_form(read, item):
    (one,) = read(f"entity,wikidata\n{ANN},{item}\n")
    assert one.wikidata == "Q42"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "no column"),
        ("entity,note\n", "'wikidata'"),
        (f"entity,wikidata\n{ANN},Q42\nsomebody,Q43\n", "line 3"),
        (f"entity,wikidata\n{ANN},forty-two\n", "'forty-two'"),
        (f"entity,wikidata\n{ANN},\n", "no Wikidata item"),
        (f"entity,wikidata,match\n{ANN},Q42,perhaps\n", "'perhaps'"),
        (f"entity,wikidata,match\n{ANN},Q42,none\n", "names an item"),
        (f"entity,wikidata,match,score\n{ANN},Q42,close,7\n", "'7'"),
        (f"entity,wikidata,also\n{ANN},Q42,not-an-iri\n", "no IRI"),
        (f"entity,wikidata\n{ANN},Q42\n{ANN},Q43\n", "two decisions"),
        (f"entity,wikidata\n{ANN},Q42\n{ANN},none\n", "two decisions"),
    ],
)
def test_what_cannot_be_is_told_with_its_place(read, text, words):
    with pytest.raises(InputError, match=words):
        read(text)


def test_a_file_that_is_no_text_is_an_error_of_the_tree(tmp_path):
    path = tmp_path / "decisions.csv"
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(InputError, match="cannot be read"):
        read_decisions(path, BASE)


def test_no_file_is_no_decision(tmp_path):
    settings = Settings(decisions=tmp_path / "none.csv")
    assert not load_decisions(settings)
    assert type(linker_for(settings, load_authority())) is AuthorityLinker


SOME = (
    Decision(BOARD, "Board", None, Match.NONE, note="a, b"),
    Decision(ANN, "Ann Example", "Q42", also=("http://viaf.org/viaf/1",)),
    Decision("place/x-0123456789ab", "Ville", "Q9", Match.CLOSE, 0.5),
    Decision("place/x-0123456789ab", "Ville", "Q10", Match.CLOSE, 0.4),
)


def test_what_is_written_is_read_again_and_sorted_whatever_the_order(tmp_path):
    path = tmp_path / "deep" / "decisions.csv"
    write_decisions(Decisions.of(SOME), path)
    again = read_decisions(path, BASE)
    assert again == Decisions.of(reversed(SOME))
    assert again.text() == path.read_text(encoding="utf-8") == Decisions.of(reversed(SOME)).text()
    assert [one.entity for one in again] == sorted(one.entity for one in SOME)


def test_a_new_decision_takes_the_place_of_all_that_was_said_of_its_entity():
    new = Decisions.of(SOME).with_new([Decision("place/x-0123456789ab", "Ville", "Q11")])
    assert [one.wikidata for one in new.by_entity["place/x-0123456789ab"]] == ["Q11"]
    assert new.settled(ANN).wikidata == "Q42"


# --- the linker


@pytest.fixture(scope="module")
def authority():
    return load_authority()


def linked(authority, query, *decisions):
    return DecidedLinker(authority, Decisions.of(decisions)).link(query)


def test_a_decision_wins_over_what_the_linker_says(authority):
    query = LinkQuery(("Ann Nobody-Known",), EntityKind.PERSON)
    open_id = AuthorityLinker(authority).link(query).id
    found = linked(
        authority, query, Decision(open_id, "Ann Known", "Q4242", also=("http://viaf.org/viaf/1",))
    )
    assert (found.id, found.status, found.method) == ("person/wd-Q4242", LinkStatus.ACCEPTED, "decision")
    assert found.known.name == "Ann Known"
    assert found.known.same_as == (f"{WD}Q4242", "http://viaf.org/viaf/1")


def test_a_decision_for_a_known_entity_leads_to_it_whatever_its_kind(authority):
    query = LinkQuery(("Norge-land",), EntityKind.PLACE)
    open_id = AuthorityLinker(authority).link(query).id
    found = linked(authority, query, Decision(open_id, "", "Q20"))
    assert (found.id, found.known.name) == ("country/wd-Q20", "Norway")


def test_a_decision_confirms_what_has_one_source(authority):
    query = LinkQuery(("Arctic Council",), EntityKind.ORGANIZATION)
    before = AuthorityLinker(authority).link(query)
    assert before.status is LinkStatus.CANDIDATE
    item = before.candidates[0].removeprefix(WD)
    linker = DecidedLinker(authority, Decisions.of([Decision(before.id, "", item)]))
    after = linker.link(query)
    assert (after.status, after.id) == (LinkStatus.ACCEPTED, f"organization/wd-{item}")
    assert linker.described.known[after.id] is after.known
    assert after.known.sure
    assert after.known.close == ()
    assert set(before.known.names) == set(after.known.names)


def test_none_takes_the_candidates_away(authority):
    query = LinkQuery(("Arctic Council",), EntityKind.ORGANIZATION)
    before = AuthorityLinker(authority).link(query)
    after = linked(authority, query, Decision(before.id, match=Match.NONE))
    assert (after.id, after.status, after.candidates) == (before.id, LinkStatus.UNLINKED, ())
    assert after.known.close == ()


def test_none_undoes_a_wrong_link(authority):
    query = LinkQuery(("Norway",), EntityKind.COUNTRY)
    after = linked(authority, query, Decision("country/wd-Q20", match=Match.NONE))
    assert after.status is LinkStatus.UNLINKED
    assert after.id.startswith("country/x-")


def test_a_candidate_is_added_with_its_score(authority):
    query = LinkQuery(("Ann Nobody-Known",), EntityKind.PERSON)
    open_id = AuthorityLinker(authority).link(query).id
    found = linked(authority, query, Decision(open_id, "", "Q4242", Match.CLOSE, 0.5))
    assert (found.id, found.status, found.score) == (open_id, LinkStatus.CANDIDATE, 0.5)
    assert found.candidates == (f"{WD}Q4242",)


def test_decisions_in_a_circle_come_to_an_end(authority):
    query = LinkQuery(("Norway",), EntityKind.COUNTRY)
    some = Decision("country/wd-Q20", "", "Q34"), Decision("country/wd-Q34", "", "Q20")
    assert linked(authority, query, *some).id in ("country/wd-Q20", "country/wd-Q34")
