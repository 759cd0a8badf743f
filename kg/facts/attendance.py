"""Puts into encounters those of whom a clause says that they came, were asked, declined or stayed away."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from spacy.tokens import Token

from kg.annotate import Annotations
from kg.facts.agents import Agent, AgentReader
from kg.facts.attending import Attending, find_attending
from kg.facts.clauses import antecedent
from kg.facts.coming import roll_on
from kg.facts.draft import Draft, Part
from kg.facts.modes import modes_found
from kg.facts.name_lists import NameLists
from kg.facts.places import PLACE_PREPOSITIONS
from kg.facts.replacing import Replacing, find_replacing
from kg.model import Attendance, EntityKind, Factuality, Mode, Role

_HELD = frozenset("Summit Meeting Negotiation Ceremony PressConference Encounter".split())
_AGENTS = (EntityKind.PERSON, EntityKind.COUNTRY, EntityKind.ORGANIZATION)
_REACH = 1500  # characters that a list may stand behind the encounter it belongs to
_NEVER = (Factuality.CANCELLED, Factuality.RULED_OUT, Factuality.DENIED)
_STAYED_AWAY = (Attendance.ABSENT, Attendance.DECLINED)
_NOT_THERE = (Attendance.ABSENT, Attendance.DECLINED, Attendance.INVITED)
_HOSTING = ("attendance.host", "attendance.co-host")  # who will not host undoes the encounter
# Of two things said of one agent the surer wins: what happened before what was to happen.
_RANK = {
    Attendance.ATTENDED: 5,
    Attendance.ABSENT: 4,
    Attendance.DECLINED: 3,
    Attendance.EXPECTED: 2,
    Attendance.INVITED: 1,
}


def add_attendance(notes: Annotations, agents: AgentReader, drafts: Sequence[Draft]) -> None:
    """Set the attendance and mode of participants, and add those who are only listed or named as absent."""
    _Attendance(notes, agents, drafts).read()


class _Attendance:
    def __init__(self, notes: Annotations, agents: AgentReader, drafts: Sequence[Draft]) -> None:
        self.notes, self.agents, self.drafts = notes, agents, drafts
        self.held = [draft for draft in drafts if draft.frame.name in _HELD]
        self.lists = NameLists(notes)
        self.heads = {
            token for draft in drafts for start, end in draft.mentions[:1] for token in range(start, end)
        }
        self.ranks: dict[tuple[int, int], tuple[bool, int]] = {}

    def read(self) -> None:
        triggers = {start for draft in self.held for start, _ in draft.mentions}
        for found in find_attending(self.notes.doc):
            if found.verb.i not in triggers:
                self._take(found)
        for replacing in find_replacing(self.notes.doc):
            self._replace(replacing)
        for draft in self.held:
            self._add_inserted(draft)
            _spread_modes(draft)
            _share_mode(draft)
            for part in draft.parts.values():
                if part.role is Role.ORGANISER and self.agents.kind(part.referent) is EntityKind.ORGANIZATION:
                    part.mode = None  # a body that calls a meeting sits in no place of it
        _set_call_modes(self.drafts)

    # -- which encounter --------------------------------------------------------------------------------------

    def _target(self, verb: Token, *, strong: bool) -> Draft | None:
        """Give the encounter that a clause names, else the one that the text speaks of when it comes to it."""
        inside = {token.i for token in _whole(verb).subtree}
        own = [draft for draft in self.held if any(self._head(m) in inside for m in draft.mentions)]
        if own:
            return min(own, key=lambda draft: min(abs(start - verb.i) for start, _ in draft.mentions))
        above = antecedent(verb)
        if above is not None:
            for draft in self.held:
                if any(start <= above.i < end for start, end in draft.mentions):
                    return draft
        return self._before(verb) if strong else None

    def _head(self, mention: tuple[int, int]) -> int:
        return mention[1] - 1

    def _before(self, verb: Token) -> Draft | None:
        """Give the encounter told last before the verb, a summit first, or else one in its sentence."""
        before = [draft for draft in self.held if draft.start < verb.i and verb.idx - draft.head.idx < _REACH]
        calls = [each for each in self.drafts if each.frame.name == "PhoneCall" and each.start < verb.i]
        if calls and any(token.lemma_.lower() == "call" for token in verb.subtree):
            return calls[-1]
        if before:
            same = [draft for draft in before if draft.head.sent == verb.sent]
            return max(same or before, key=lambda draft: (draft.frame.name == "Summit", draft.start))
        after = [draft for draft in self.held if draft.start > verb.i and draft.head.sent == verb.sent]
        return min(after, key=lambda draft: draft.start) if after else None

    # -- who ------------------------------------------------------------------------------------------------

    def _who(self, heads: Iterable[Token]) -> list[tuple[Agent, Token]]:
        found: dict[int, tuple[Agent, Token]] = {}
        for head in heads:
            for token in (head, *self.lists.around(head)):
                for agent in self.agents.agents(token):
                    if self.agents.kind(agent.referent) in _AGENTS:
                        found.setdefault(agent.referent, (agent, token))
        return list(found.values())

    def _take(self, found: Attending) -> None:
        draft = self._target(found.verb, strong=found.strong)
        if draft is None:
            if found.strong and self._who(found.heads):
                self.notes.drop(
                    found.verb.i, found.verb.i + 1, found.rule, "no encounter that it could belong to"
                )
            return
        mode = self._mode(draft, found)
        roll_on(draft, found, self.notes.article.published)
        if found.rule not in _HOSTING:
            self._mend_factuality(draft, found)
        told = self._who(found.heads) or self._who(self._just_before(found.verb))
        if told and found.verb.sent != draft.head.sent:
            draft.mentions.append((found.verb.sent.start, found.verb.sent.end))
        for agent, token in told:
            if agent.referent == draft.place:
                continue
            key, rank = (id(draft), agent.referent), (found.real, _RANK[found.attendance])
            if self.ranks.get(key, (False, 0)) > rank:
                continue
            self.ranks[key] = rank
            self._set(draft, agent, token, found.attendance, mode, found.rule)
            if found.rule == "attendance.join" and draft.parts[agent.referent].role is Role.HOST:
                draft.parts[agent.referent].role = Role.ATTENDEE
            if found.as_host and found.attendance not in _NOT_THERE:
                draft.parts[agent.referent].role = Role.HOST

    def _add_inserted(self, draft: Draft) -> None:
        """Take in whom a clause names behind a mode set into its list: "drew X, Y and, by video, Z"."""
        if draft.clause.pos_ not in ("VERB", "AUX"):
            return
        for found in modes_found(draft.clause):
            rest = draft.clause.doc[found.end : min(found.end + 8, draft.clause.sent.end)]
            head = next(
                (token for token in rest if token.i in self.notes.at and token.dep_ != "compound"), None
            )
            if found.is_inserted and head is not None:
                for agent, token in self._who([head]):
                    self._set(draft, agent, token, Attendance.ATTENDED, found.mode, "attendance.inserted")

    def _just_before(self, verb: Token) -> list[Token]:
        """Give the name that stands right before a verb, whatever the parser made of it."""
        place = verb.i - 1
        while place > verb.sent.start and verb.doc[place].pos_ in ("AUX", "ADV"):
            place -= 1
        return [verb.doc[place]] if place >= verb.sent.start and place in self.notes.at else []

    def _set(
        self, draft: Draft, agent: Agent, token: Token, attendance: Attendance, mode: Mode | None, rule: str
    ) -> None:
        old = draft.parts.get(agent.referent)
        if old is None:
            confidence = round(0.8 * agent.confidence, 2)
            draft.add(Part(agent.referent, Role.ATTENDEE, token.i, confidence, rule, mode, attendance))
        elif old.role is not Role.HOST or attendance is not Attendance.INVITED:
            if old.role is Role.HOST and attendance in _NOT_THERE:
                old.role = Role.ATTENDEE
            old.attendance, old.mode = attendance, mode or old.mode
        if attendance in _NOT_THERE:
            draft.parts[agent.referent].mode = None

    def _mode(self, draft: Draft, found: Attending) -> Mode | None:
        place = self._place_of_list(found.verb)
        there = found.mode in (None, Mode.IN_PERSON) and found.attendance is Attendance.ATTENDED
        if place is None or not there:
            return found.mode
        if draft.place is None:
            draft.place, draft.place_rank = place, 1
        return Mode.IN_PERSON

    def _place_of_list(self, verb: Token) -> int | None:
        for token in verb.subtree:
            if token.dep_ == "pobj" and token.head.lower_ in PLACE_PREPOSITIONS:
                near_subject = (
                    token.head.head.lower_ in ("present", "attending", "gathered") or token.head.head == verb
                )
                place = self.agents.place_at(token)
                if near_subject and place is not None and self.agents.kind(place) is EntityKind.PLACE:
                    return place
        return None

    def _mend_factuality(self, draft: Draft, found: Attending) -> None:
        """Call the encounter itself held or planned where only somebody's coming is denied or still to be seen."""
        published = self.notes.article.published
        past = bool(draft.when and published and draft.when.latest <= published)
        alone = all(self._is_in(found.verb, mention) for mention in draft.mentions)
        if draft.factuality in _NEVER and alone and found.attendance in _NOT_THERE:
            draft.factuality = Factuality.HAPPENED if past else Factuality.PLANNED
        if (
            draft.factuality is Factuality.PLANNED
            and past
            and found.real
            and found.attendance in _STAYED_AWAY
        ):
            draft.factuality = Factuality.HAPPENED
        if (
            draft.factuality is Factuality.PLANNED
            and found.real
            and found.attendance is Attendance.ATTENDED
            and (past or draft.when is None)
        ):
            draft.factuality = Factuality.HAPPENED
            for part in draft.parts.values():
                if part.attendance is Attendance.EXPECTED:
                    part.attendance = Attendance.ATTENDED

    def _is_in(self, verb: Token, mention: tuple[int, int]) -> bool:
        return verb.sent.start <= mention[0] < verb.sent.end

    # -- one for another ----------------------------------------------------------------------------------------

    def _replace(self, found: Replacing) -> None:
        """Set on whose behalf somebody came; a person who is replaced was not there."""
        instead, replaced = self._who(found.who), self._who([found.of_whom])
        if not instead or not replaced:
            return
        away = replaced[0][0].referent
        person = self.agents.kind(away) is EntityKind.PERSON
        draft = self._target(found.verb, strong=True) or self._any_in(found.verb, instead[0][0].referent)
        if draft is None:
            return
        for agent, token in instead:
            if agent.referent == away:
                continue
            if agent.referent not in draft.parts and draft in self.held:
                self._set(draft, agent, token, Attendance.ATTENDED, None, "attendance.instead")
            part = draft.parts.get(agent.referent)
            if part is not None:
                part.on_behalf_of = away
                part.role = Role.ATTENDEE if part.role is Role.HOST and found.passive else part.role
        if draft in self.held and (person or found.passive):
            attendance = Attendance.ABSENT if person else Attendance.ATTENDED
            self._set(draft, replaced[0][0], replaced[0][1], attendance, None, "attendance.represented")

    def _any_in(self, verb: Token, referent: int) -> Draft | None:
        return next(
            (draft for draft in self.drafts if draft.head.sent == verb.sent and referent in draft.parts), None
        )


def _whole(verb: Token) -> Token:
    """Give the first of the verbs that share a subject: "invited to the talks, X sent regrets"."""
    while (
        verb.dep_ == "conj" and verb.head.pos_ == "VERB" and not any(c.dep_ == "nsubj" for c in verb.children)
    ):
        verb = verb.head
    return verb


def _spread_modes(draft: Draft) -> None:
    """Give each its own mode where a clause names several: "in person by X and virtually by Y"."""
    if draft.clause.pos_ not in ("VERB", "AUX"):
        return
    found = modes_found(draft.clause)
    if not any(each.is_inserted for each in found) and len({each.mode for each in found}) < 2:
        return
    parts = [part for part in draft.parts.values() if part.attendance not in _NOT_THERE]
    named = sorted(part.token for part in parts if part.token > draft.clause.i)
    leads = bool(named) and found[0].start < named[0]
    for part in parts:
        before = [each for each in found if each.end <= part.token]
        after = [each for each in found if each.start > part.token and not each.is_inserted]
        if part.token > draft.clause.i and part.token < draft.clause.sent.end:
            mine = before[-1:] if leads or (before and before[-1].is_inserted) else after[:1]
            part.mode = mine[0].mode if mine else None


def _share_mode(draft: Draft) -> None:
    """Take all to be on a screen where the encounter as a whole is told to be: "a conference held online"."""
    if draft.hybrid or draft.cue_modes != {Mode.VIRTUAL}:
        return
    for part in draft.parts.values():
        if part.attendance not in _NOT_THERE:
            part.mode = part.mode or Mode.VIRTUAL


def _set_call_modes(drafts: Sequence[Draft]) -> None:
    """Take those who call each other to be on the phone unless the words speak of a screen."""
    for draft in drafts:
        if draft.frame.name == "PhoneCall":
            for part in draft.parts.values():
                if part.attendance in (Attendance.ATTENDED, Attendance.EXPECTED):
                    part.mode = part.mode or Mode.PHONE
