"""By what reasons two claims are taken for one event, and what keeps them apart."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from kg.consolidate.blocking import block_keys
from kg.consolidate.claim import Claim, Part
from kg.consolidate.class_groups import FAMILIES, family, likeness
from kg.consolidate.comparing import POINTS, compare
from kg.consolidate.publisher import publisher
from kg.events import EVENTS, PARENTS
from kg.model import Attendance, Factuality, Role

ADA, BO, CY, DI = (
    Part(f"person/{name}", Role.ATTENDEE, Attendance.ATTENDED) for name in ("ada", "bo", "cy", "di")
)
MET = Claim(
    iri="a/event/1",
    article="a",
    kind="Meeting",
    factuality=Factuality.HAPPENED,
    label="Meeting",
    parts=(ADA, BO),
    earliest=date(2025, 9, 1),
    latest=date(2025, 9, 1),
    place="place/city",
    place_in="country/estia",
    published=date(2025, 9, 2),
)


def other(**changes):
    return replace(MET, **{"iri": "b/event/1", "article": "b", **changes})


def undated(**changes):
    return other(earliest=None, latest=None, **changes)


def as_role(part, role):
    return replace(part, role=role)


@pytest.mark.parametrize(
    ("changes", "reasons"),
    [
        ({}, {"same class", "same day", "same agents", "all agents of one side", "same place"}),
        ({"kind": "Negotiation"}, {"compatible class"}),
        ({"kind": "Encounter"}, {"general class"}),
        ({"place": "country/estia", "place_in": None}, {"place in the other"}),
        ({"parts": (replace(ADA, stands_for=frozenset({"country/estia"})), BO)}, {"same agents"}),
        ({"latest": date(2025, 9, 3)}, {"days overlap"}),
        ({"latest": date(2025, 9, 25)}, {"weeks overlap"}),
        ({"latest": date(2025, 12, 25)}, {"long times overlap"}),
    ],
)
def test_what_fits_is_a_match_with_its_reasons(changes, reasons):
    found = compare(MET, other(**changes))
    assert found.is_match
    assert reasons <= set(found.reasons)
    assert found.points == min(100, sum(POINTS[reason] for reason in found.reasons))


@pytest.mark.parametrize(
    ("changes", "conflict"),
    [
        ({"article": "a"}, "same article"),
        ({"kind": "Visit"}, "class"),
        ({"kind": "Attack"}, "class"),
        ({"earliest": date(2025, 9, 2), "latest": date(2025, 9, 2)}, "date"),
        ({"place": "place/town"}, "place"),
        ({"place": "country/norland", "place_in": None}, "place"),
        ({"parts": (ADA, CY)}, "counterpart"),
        ({"parts": (CY, DI)}, "counterpart"),
        ({"kind": "Summit", "parts": (ADA, BO, CY)}, "beside"),
    ],
)
def test_what_contradicts_is_a_conflict(changes, conflict):
    found = compare(MET, other(**changes))
    assert (found.conflict, found.is_match) == (conflict, False)


@pytest.mark.parametrize(
    "changes",
    [
        {"parts": (ADA,), "place": None, "place_in": None, "kind": "Encounter", "latest": date(2025, 9, 30)},
        {"parts": (), "place": None, "place_in": None},
    ],
)
def test_too_little_in_common_is_no_match_and_no_conflict(changes):
    found = compare(MET, other(**changes))
    assert (found.conflict, found.is_match) == (None, False)


@pytest.mark.parametrize(
    "changes", [{}, {"kind": "Summit"}, {"parts": (ADA, CY)}, {"place": None, "place_in": None}]
)
def test_the_order_of_the_two_does_not_matter(changes):
    one, two = compare(MET, other(**changes)), compare(other(**changes), MET)
    assert (one.points, set(one.reasons), one.conflict) == (two.points, set(two.reasons), two.conflict)


class TestUndated:
    def test_two_agents_and_the_place_are_enough_within_days(self):
        assert compare(MET, undated(published=date(2025, 9, 4))).is_match

    def test_two_agents_are_enough_on_the_day_itself(self):
        assert compare(MET, undated(place=None, place_in=None)).is_match
        assert not compare(MET, undated(place=None, place_in=None, published=date(2025, 9, 4))).is_match

    def test_one_agent_is_not_enough(self):
        assert not compare(MET, undated(parts=(ADA,))).is_match

    def test_a_report_of_weeks_later_is_of_something_else(self):
        assert not compare(MET, undated(published=date(2025, 9, 24))).is_match

    @pytest.mark.parametrize("status", [Factuality.PROPOSED, Factuality.CONDITIONAL, Factuality.RULED_OUT])
    def test_what_is_only_thought_of_needs_a_date(self, status):
        assert not compare(MET, undated(factuality=status)).is_match

    def test_a_plan_told_after_the_event_is_another(self):
        late = undated(factuality=Factuality.PLANNED, published=date(2025, 9, 3))
        assert compare(MET, late).conflict == "factuality"


class TestDirected:
    def act(self, kind, doing, done_to, article="b", **changes):
        parts = (as_role(ADA, doing), as_role(BO, done_to))
        return replace(MET, iri=f"{article}/event/1", article=article, kind=kind, parts=parts, **changes)

    @pytest.mark.parametrize("kind", ["Attack", "Sanction", "Expulsion"])
    def test_an_answer_in_kind_is_another_event(self, kind):
        doing = Role.PERPETRATOR if kind == "Attack" else Role.ORGANISER
        one = self.act(kind, doing, Role.TARGET, "a")
        back = self.act(kind, Role.TARGET, doing)
        assert compare(one, self.act(kind, doing, Role.TARGET)).is_match
        assert compare(one, back).conflict == "roles"

    def test_one_names_the_attacker_and_the_other_the_victim(self):
        one = replace(MET, kind="Attack", parts=(as_role(ADA, Role.PERPETRATOR),))
        two = other(kind="Attack", parts=(as_role(BO, Role.TARGET),))
        assert compare(one, two).is_match
        assert compare(one, replace(two, parts=(as_role(BO, Role.PERPETRATOR),))).conflict == "counterpart"

    def test_sums_that_differ_are_two_gifts(self):
        one = self.act("Aid", Role.ORGANISER, Role.RECIPIENT, "a", amount=Decimal(40), currency="USD")
        same = self.act("Aid", Role.ORGANISER, Role.RECIPIENT, amount=Decimal(41), currency="USD")
        assert compare(one, same).is_match
        assert compare(one, replace(same, amount=Decimal(4))).conflict == "figures"
        assert compare(one, replace(same, amount=Decimal(4), currency="EUR")).conflict is None


def test_people_known_by_name_and_office_are_the_same_agent():
    known = frozenset({"bo tarn, foreign minister, country/estia"})
    one = replace(
        MET, parts=(ADA, Part("person/x-1", Role.ATTENDEE, Attendance.ATTENDED, frozenset(), known))
    )
    two = other(parts=(ADA, Part("person/x-2", Role.ATTENDEE, Attendance.ATTENDED, frozenset(), known)))
    assert compare(one, two).is_match
    assert block_keys(one) & block_keys(two)


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"kind": "Summit"},
        {"latest": date(2025, 9, 25)},
        {"earliest": None, "latest": None},
        {"place": None},
    ],
)
def test_claims_that_match_share_a_key(changes):
    two = other(**changes)
    assert compare(MET, two).is_match
    assert block_keys(MET) & block_keys(two)


def test_claims_of_other_days_share_no_key():
    later = other(earliest=date(2025, 12, 1), latest=date(2025, 12, 1), published=date(2025, 12, 2))
    assert not block_keys(MET) & block_keys(later)


def test_every_class_that_is_no_speech_act_has_a_family():
    classes = {frame.name for frame in EVENTS if not frame.is_speech_act} | (PARENTS.keys() - {"SpeechAct"})
    assert {name for name in classes if family(name) is None} <= {"Event"}
    assert set(FAMILIES) <= classes | {"Protest"}
    for frame in EVENTS:
        if not frame.is_speech_act and frame.parent != "Event":
            assert family(frame.name) == frame.parent
            assert likeness(frame.name, frame.parent) == "general class"


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://www.paper.example/a", "paper.example"),
        ("https://news.paper.example/a", "paper.example"),
        ("https://www.paper.co.uk/a", "paper.co.uk"),
        ("https://paper.com.au:8080/a", "paper.com.au"),
        ("https://me.de/a", "me.de"),
        ("http://192.0.2.7/a", "192.0.2.7"),
        ("http://localhost/a", "localhost"),
        ("http://[broken", "article"),
        (None, "article"),
    ],
)
def test_a_publisher_is_a_registered_domain(url, name):
    assert publisher(url, "article") == name
