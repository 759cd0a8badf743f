"""How like two events in the making are: the reasons for and against their being one, each with its weight."""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import dataclass

from kg.annotate import Annotations
from kg.annotate.blocks import BlockKind
from kg.facts.agents import AgentReader
from kg.facts.clauses import own_words
from kg.facts.draft import Draft
from kg.model import EntityKind, Factuality, Role

_FAMILIES: dict[str, str] = {
    **dict.fromkeys(("Summit", "Meeting", "Negotiation"), "meeting"),
    "Agreement": "accord",
    "Ceasefire": "accord",
}
# Words that may stand for a call told before: "during the conversation", "they discussed trade".
_TALK = frozenset("talk conversation discussion exchange dialogue call discuss".split())
REAL = (Factuality.HAPPENED, Factuality.ONGOING)
NOT_YET = (Factuality.PLANNED, Factuality.PROPOSED, Factuality.CONDITIONAL)
NEVER = (Factuality.CANCELLED, Factuality.RULED_OUT)
# What happens once: told as asked for and as done it is still one.
_ONCE = frozenset("Resignation Appointment Expulsion Agreement".split())
# Words that set an event apart from the one before.
_OTHER = frozenset(
    """another second third fourth new separate fresh further next previous earlier other similar follow-up followup
    subsequent additional different prior past last repeat""".split()
)
# What a text says of the very event that its headline tells: "signed separate agreements", "a new round".
_NEW = frozenset("new separate fresh second third fourth".split())
_ANEW = frozenset("again also separately then afterwards later subsequently".split())
_PHASES = frozenset("end conclude finish close wrap last run continue culminate proceed".split())
_JOINING = frozenset(
    "join attend skip miss boycott leave address chair open close mediate moderate take".split()
)
_ASIDE = frozenset("sideline sidelines margin margins fringe fringes".split())
_BESIDE = frozenset("bilateral trilateral private one-on-one separate bilat".split())
_POINTERS = frozenset("the this that these those its their his her".split())
_ACTS = ("Coercion", "Procedure")
_DOERS = (Role.PERPETRATOR, Role.ORGANISER, Role.SIGNATORY)
_DONE_TO = (Role.TARGET, Role.RECIPIENT)
_GUESTS = (Role.GUEST,)
_FAR = 6  # sentences


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason for (weight above 0) or against; -10 settles that there are two."""

    name: str
    weight: float


_APART = -10.0
THRESHOLD = 0.9  # what the weights must come to


class Likeness:
    """Compares the drafts of one article."""

    def __init__(self, notes: Annotations, agents: AgentReader) -> None:
        self.notes, self.agents = notes, agents
        offices = ((phrase.holder, phrase.of) for phrase in notes.offices)
        self._offices = [(who, of) for who, of in offices if who is not None and of is not None]

    def reasons(self, draft: Draft, other: Draft) -> list[Reason]:
        """Give the reasons for and against ``draft`` being ``other``, which the text tells before."""
        against = self._apart(draft, other)
        if against is not None:
            return [Reason(against, _APART)]
        return [*self._who(draft, other), *self._circumstances(draft, other), *self._words(draft, other)]

    # -- what settles that there are two ------------------------------------------------------------------------

    def _apart(self, draft: Draft, other: Draft) -> str | None:
        if not self.of_one_family(draft, other):
            return "another kind"
        if self.is_phase(draft):
            return "other participants" if self._differ(draft, other) else None
        if not self._same_reality(draft, other):
            return "another reality"
        if self._places_differ(draft, other):
            return "another place"
        if _dates_differ(draft, other):
            return "another date"
        if self._doers_differ(draft, other):
            return "other doers"
        if draft.frame.name == "Visit" and self._unlike(_by(draft, _GUESTS), _by(other, _GUESTS)):
            return "other guests"
        if self._is_set_apart(draft, other):
            return "told as another one"
        return None

    def of_one_family(self, draft: Draft, other: Draft) -> bool:
        """Tell whether words of the two may tell of one event: a summit is also called a meeting."""
        first, second = (_FAMILIES.get(each.frame.name, each.frame.name) for each in (draft, other))
        if first == second:
            return True
        if draft.frame.name == "PhoneCall" and self.in_title(other) and second == "meeting":
            return bool(_core(draft)) and _core(draft) == _core(other)
        if other.frame.name != "PhoneCall" or draft.head.lemma_.lower() not in _TALK:
            return False
        if draft.head.pos_ == "VERB":
            return bool(_core(draft)) and _core(draft) == _core(other)
        return self.points_back(draft) and not self._differ(draft, other)

    def _same_reality(self, draft: Draft, other: Draft) -> bool:
        first, second = draft.factuality, other.factuality
        if first is second or (first in REAL and second in REAL) or (first in NOT_YET and second in NOT_YET):
            return True
        if self.is_label(draft) or self.is_label(other) or is_done_by(draft, other):
            return True
        if (
            draft.frame.name in _ONCE
            and Factuality.PROPOSED in (first, second)
            and _core(draft) & _core(other)
        ):
            return True
        settled = (first in NEVER and second in NOT_YET) or (second in NEVER and first in NOT_YET)
        bare = self.points_back(draft) and not draft.parts and draft.place is None
        return settled or (bare and first is Factuality.HAPPENED)

    def is_phase(self, draft: Draft) -> bool:
        """Tell whether the words say when something told before ends or how it goes on: "the trip ends on Friday"."""
        verb = draft.clause
        return (
            self.points_back(draft)
            and verb.lemma_.lower() in _PHASES
            and draft.head.dep_ in ("nsubj", "nsubjpass")
            and draft.head.head == verb
        )

    def is_label(self, draft: Draft) -> bool:
        """Tell whether a noun in a headline only names the event and leaves open whether it happened."""
        if not self.in_title(draft) or draft.head.pos_ not in ("NOUN", "PROPN"):
            return False
        return not any(token.pos_ in ("VERB", "AUX") and token.tag_ != "VBN" for token in draft.head.sent)

    def in_title(self, draft: Draft) -> bool:
        """Tell whether the headline tells of it."""
        return self.notes.block_of(draft.head.idx).kind is BlockKind.TITLE

    def _places_differ(self, draft: Draft, other: Draft) -> bool:
        if draft.place is None or other.place is None or draft.place == other.place:
            return False
        kinds = {self.agents.kind(draft.place), self.agents.kind(other.place)}
        return kinds != {EntityKind.PLACE, EntityKind.COUNTRY}

    def _doers_differ(self, draft: Draft, other: Draft) -> bool:
        """Tell whether an act against somebody is told of two who did it or two to whom it was done."""
        if draft.frame.parent not in ("Force", "Coercion", "Support"):
            return False
        return any(self._unlike(_by(draft, roles), _by(other, roles)) for roles in (_DOERS, _DONE_TO))

    def _unlike(self, first: set[int], second: set[int]) -> bool:
        if not first or not second or first & second:
            return False
        kinds = {self.agents.kind(each) for each in first} & {self.agents.kind(each) for each in second}
        return bool(kinds)

    def _is_set_apart(self, draft: Draft, other: Draft) -> bool:
        words = (
            {token.lower_ for token in draft.head.children} if draft.head.pos_ in ("NOUN", "PROPN") else set()
        )
        if (
            draft.frame is other.frame and draft.clause == other.head
        ):  # "paid out a second tranche": verb and noun of one clause
            return False
        apart = words & (_OTHER - _NEW if self.in_title(other) else _OTHER)
        if apart and not ({token.lower_ for token in other.head.children} & apart):
            return True
        clause = {token.lower_ for token in draft.clause.children}
        if clause & _ANEW and draft.head.pos_ == "VERB" and not self._covers(other, draft):
            return True
        if "again" in clause:
            return True
        if "Summit" in (draft.frame.name, other.frame.name) and draft.frame.name != other.frame.name:
            lesser = draft if other.frame.name == "Summit" else other
            near = {token.lower_ for token in own_words(lesser.clause)} | {
                token.lower_ for token in lesser.head.children
            }
            return bool(near & (_ASIDE | _BESIDE))
        return False

    def _covers(self, other: Draft, draft: Draft) -> bool:
        return _core(draft) <= _core(other)

    # -- what speaks for one or for two ---------------------------------------------------------------------------

    def _who(self, draft: Draft, other: Draft) -> Iterator[Reason]:
        mine, theirs = _core(draft), _core(other)
        shared = mine & theirs
        if shared:
            yield Reason("same participants", 1.0 + 0.4 * len(shared))
        elif theirs and theirs <= self.states_of(mine):
            yield Reason("people of the same states", 0.6 + 0.4 * len(theirs))
        if self._differ(draft, other):
            many = "Summit" in (draft.frame.name, other.frame.name) or len(theirs) > 3
            yield Reason("other participants", -0.5 if many and shared else -1.5)
        elif not shared and not self.points_back(draft) and draft.place is None and not self.in_title(other):
            yield Reason("nobody in common", -1.0)

    def states_of(self, people: Container[int]) -> set[int]:
        """Give the states and bodies in whose offices people are."""
        return {of for holder, of in self._offices if holder in people}

    def _differ(self, draft: Draft, other: Draft) -> bool:
        """Tell whether each has participants of a kind that the other has too, but not the same.

        Who joins or leaves "the talks" need not be named before.
        """
        if (
            draft.frame.parent == "Encounter"
            and draft.clause.lemma_.lower() in _JOINING
            and self.points_back(draft)
        ):
            return False
        mine, theirs = _core(draft), _core(other)
        extra = {self.agents.kind(each) for each in mine - theirs}
        return bool(extra & {self.agents.kind(each) for each in theirs - mine})

    def _circumstances(self, draft: Draft, other: Draft) -> Iterator[Reason]:
        if draft.place is not None and draft.place == other.place:
            yield Reason("same place", 0.8)
        if draft.when is not None and draft.when == other.when:
            yield Reason("same date", 0.6)
        if draft.killed and draft.killed == other.killed:
            yield Reason("same toll", 1.5)
        if draft.head.sent == other.head.sent and other.clause in (draft.clause, draft.head):
            differ = self._differ(draft, other) and not _core(draft) & _core(other)
            yield Reason("same clause", -1.0 if differ else 2.5)

    def _words(self, draft: Draft, other: Draft) -> Iterator[Reason]:
        distance = _sentences_apart(other, draft)
        if self.points_back(draft) and not self._differ(draft, other):
            bare = not _core(draft) and draft.place is None and draft.when is None
            same = draft.frame.name == other.frame.name
            yield Reason("points back", (1.4 if bare else 1.1) - (0 if same else 0.1))
        elif draft.frame.name in ("Attack", "Sanction", "Aid") and not _core(draft) & _core(other):
            yield Reason("no pointer", -0.5)
        if (
            self.in_title(other)
            and draft.frame.parent == other.frame.parent
            and not self._differ(draft, other)
        ):
            yield Reason("headline", 1.0)
        if draft.frame.name == "Attack" and distance <= 2 and not self._has_own_circumstances(draft):
            yield Reason("nothing of its own", 2.6)
        elif (
            draft.frame.name == "Attack"
            and distance
            and draft.when != other.when
            and not self.points_back(draft)
        ):
            yield Reason("another moment", -2.0 if not self.in_title(other) else -0.5)
        if draft.frame.parent in _ACTS and distance <= 1 and self._leaves_open_who(draft, other):
            yield Reason("who did it was told before", 2.0)
        if any(child.lower_ in ("a", "an") for child in draft.head.children) and not self.in_title(other):
            yield Reason("told as new", -0.7)
        yield Reason("distance", -0.05 * min(distance, _FAR))

    def _leaves_open_who(self, draft: Draft, other: Draft) -> bool:
        return not _by(draft, _DOERS) and bool(_by(other, _DOERS)) and draft.frame.name != "Attack"

    def _has_own_circumstances(self, draft: Draft) -> bool:
        return draft.place is not None or draft.when is not None or bool(_by(draft, _DOERS))

    def points_back(self, draft: Draft) -> bool:
        """Tell whether the words point to something told before: "the meeting", "their talks"."""
        if draft.head.pos_ not in ("NOUN", "PROPN"):
            return False
        return draft.definite or any(
            child.dep_ in ("det", "poss") and child.lower_ in _POINTERS for child in draft.head.children
        )


def is_done_by(draft: Draft, other: Draft) -> bool:
    """Tell whether a noun told before is the subject of a verb of the same event: "denied that a *strike* killed two"."""
    return draft.head.pos_ == "VERB" and other.head.head == draft.head and other.head.dep_ == "nsubj"


def _core(draft: Draft) -> set[int]:
    """Give the referents that tell one event from another."""
    return {
        part.referent
        for part in draft.parts.values()
        if part.role is not Role.MEDIATOR
        and (part.role is not Role.ORGANISER or draft.frame.parent != "Encounter")
    }


def _by(draft: Draft, roles: tuple[Role, ...]) -> set[int]:
    return {part.referent for part in draft.parts.values() if part.role in roles}


def _dates_differ(draft: Draft, other: Draft) -> bool:
    if draft.when is None or other.when is None:
        return False
    return draft.when.latest < other.when.earliest or other.when.latest < draft.when.earliest


def _sentences_apart(first: Draft, second: Draft) -> int:
    doc = first.head.doc
    start, end = sorted((first.mentions[-1][0], second.head.i))
    return sum(1 for place in range(start + 1, end + 1) if doc[place].is_sent_start)
