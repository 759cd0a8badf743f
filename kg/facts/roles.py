"""Reads one trigger with its clause into an event in the making: who takes part as what, and where."""

from __future__ import annotations

from spacy.tokens import Token

from kg.annotate import Annotations
from kg.events import VerbTrigger
from kg.facts.agents import AgentReader
from kg.facts.clauses import arguments, clause_of, coordinated, is_passive, prepositional
from kg.facts.draft import Draft, Part
from kg.facts.factuality import factuality_of
from kg.facts.modes import attendance_of, modes_in
from kg.facts.triggers import Trigger
from kg.model import Attendance, EntityKind, Factuality, Role

PLACE_PREPOSITIONS = ("in", "at", "near", "outside", "on", "off", "over", "inside", "around")
_JOINING = frozenset("attend join participate take skip miss boycott address host".split())
_BRINGING = frozenset("bring include gather involve feature unite group see".split())
_AGENT_KINDS = (EntityKind.PERSON, EntityKind.COUNTRY, EntityKind.ORGANIZATION)


class RoleReader:
    """Fills drafts for one article."""

    def __init__(self, notes: Annotations, agents: AgentReader) -> None:
        self.notes, self.agents = notes, agents

    def read(self, trigger: Trigger) -> Draft | None:
        """Give the draft of the event that a trigger tells of, or None if it tells of none."""
        return self._verbal(trigger, trigger.verb) if trigger.verb else self._nominal(trigger)

    # -- verbs --------------------------------------------------------------------------------------------

    def _verbal(self, trigger: Trigger, pattern: VerbTrigger) -> Draft | None:
        verb, frame = trigger.head, trigger.frame
        found = arguments(verb)
        prepositions = {name: found.prepositions.get(name, ()) for name in pattern.prepositions}
        if not self._has_what_it_needs(pattern, found.objects, prepositions):
            return None
        draft = self._draft(trigger, verb, verb, f"{frame.name.lower()}.verb.{pattern.lemma}", 0.8)
        if pattern.subject:
            self._add(draft, found.subjects, pattern.subject, 0.85)
        if pattern.object:
            self._add(draft, found.objects, pattern.object, 0.85)
        for name, role in pattern.prepositions.items():
            if pattern.needs != ("place",):
                self._add(draft, prepositions[name], role, 0.85)
        self._find_place(draft, [(verb, 1)])
        if "place" in pattern.needs:
            self._visited(draft, found.objects, prepositions)
        self._find_mode(draft, verb)
        return draft

    def _has_what_it_needs(
        self, pattern: VerbTrigger, objects: tuple[Token, ...], prepositions: dict[str, tuple[Token, ...]]
    ) -> bool:
        reached = (*objects, *(token for tokens in prepositions.values() for token in tokens))
        for need in pattern.needs:
            if need == "noun" and not any(token.lemma_.lower() in pattern.object_nouns for token in objects):
                return False
            if need == "place" and not any(self.agents.place_at(token) is not None for token in reached):
                return False
            if need in ("agent", "person"):
                kinds = (EntityKind.PERSON,) if need == "person" else _AGENT_KINDS
                found = self.agents.people_and_bodies(reached)
                if not any(self.agents.kind(agent.referent) in kinds for agent in found):
                    return False
        return True

    def _visited(
        self, draft: Draft, objects: tuple[Token, ...], prepositions: dict[str, tuple[Token, ...]]
    ) -> None:
        """Take what is visited as the place, and its country as host."""
        for token in (*objects, *(token for tokens in prepositions.values() for token in tokens)):
            place = self.agents.place_at(token)
            if place is None:
                continue
            draft.parts.pop(place, None)
            if draft.place is None or draft.place_rank > 0:
                draft.place, draft.place_rank = place, 0
            if self.agents.kind(place) is EntityKind.COUNTRY and draft.frame.name == "Visit":
                draft.add(Part(place, Role.HOST, token.i, 0.7, "visited-country"))

    # -- nouns --------------------------------------------------------------------------------------------

    def _nominal(self, trigger: Trigger) -> Draft | None:
        noun, frame = trigger.head, trigger.frame
        support, how = self._support(noun)
        held = support is not None and support.lemma_.lower() in frame.held_by
        if frame.only_held and not held and not self._has_parties(trigger):
            return None
        clause = support or clause_of(noun)
        draft = self._draft(trigger, support or noun, clause, f"{frame.name.lower()}.noun", 0.75)
        self._own_arguments(draft, trigger)
        if support is not None:
            self._supported(draft, noun, support, how)
        self._relative(draft, noun)
        self._find_place(draft, [(noun, 0)] + ([(support, 1)] if support is not None else []))
        if draft.place is None and frame.parent == "Encounter":
            named = [token for tokens in prepositional(noun).values() for token in tokens]
            self._find_place(draft, [(token, 2) for token in named if self.agents.agents(token)])
        if draft.place is None and noun.dep_ == "pobj" and noun.head.head.pos_ in ("VERB", "AUX"):
            self._find_place(draft, [(noun.head.head, 2)])
        self._find_mode(draft, clause)
        return draft

    def _has_parties(self, trigger: Trigger) -> bool:
        """Tell whether a noun that needs a verb has its parties beside it and so stands on its own."""
        noun, frame = trigger.head, trigger.frame
        found = prepositional(noun)
        signed = noun.head.lower_ == "of" and noun.head.head.lemma_.lower() in (
            "signing",
            "conclusion",
            "announcement",
            "violation",
        )
        between = any(
            len(self.agents.people_and_bodies(found.get(name, ()))) > 1 for name in ("between", "among")
        )
        relative = any(
            child.dep_ in ("relcl", "acl") and child.lemma_.lower() in frame.held_by
            for child in noun.children
        )
        return signed or between or relative

    def _support(self, noun: Token) -> tuple[Token | None, str]:
        """Give the verb that tells of the noun, and how: as its object, subject, or over a preposition."""
        head, seen = noun, 0
        while head.dep_ == "conj" and head.head.pos_ in ("NOUN", "PROPN") and seen < 4:
            head, seen = head.head, seen + 1
        if head.dep_ in ("dobj", "nsubjpass", "attr", "oprd") and head.head.pos_ in ("VERB", "AUX"):
            return head.head, "object"
        if head.dep_ == "nsubj" and head.head.pos_ in ("VERB", "AUX"):
            return head.head, "subject"
        if (
            head.dep_ == "pobj"
            and head.head.dep_ in ("prep", "agent")
            and head.head.head.pos_ in ("VERB", "AUX")
        ):
            return head.head.head, f"prep:{head.head.lower_}"
        if head.dep_ == "pobj" and head.head.head.lower_ == "ahead" and head.head.head.head.pos_ == "VERB":
            return head.head.head.head, "prep:ahead of"
        if head.dep_ == "pobj" and head.head.head.lower_ == "part" and head.head.head.head.pos_ == "VERB":
            return head.head.head.head, "prep:in"
        return None, ""

    def _own_arguments(self, draft: Draft, trigger: Trigger) -> None:
        noun, frame = trigger.head, trigger.frame
        for child in self._modifiers(trigger):
            if child.dep_ == "poss" and frame.possessor:
                self._possessor(draft, child)
            elif child.dep_ in ("compound", "amod", "nmod"):
                self._modifier(draft, child)
        found = prepositional(noun)
        for name, role in frame.prepositions.items():
            targets = found.get(name, ())
            if name in ("in", "of", "on", "at") and frame.parent == "Encounter":
                targets = tuple(
                    token for token in targets if self.agents.place_at(token) is None or name == "of"
                )
            if name == "to" and frame.name == "Visit":
                self._visited(draft, targets, {})
                targets = tuple(token for token in targets if self.agents.place_at(token) is None)
            self._add(draft, targets, role, 0.85)

    def _modifiers(self, trigger: Trigger) -> list[Token]:
        own = list(trigger.head.children)
        inner = [
            child
            for token in trigger.head.doc[trigger.start : trigger.end]
            if token != trigger.head
            for child in token.children
        ]
        return own + [child for child in inner if child.i < trigger.start]

    def _possessor(self, draft: Draft, child: Token) -> None:
        """Take "Rubio's meeting", "its attack", but not the year of "last year's conference" or a city's."""
        place = self.agents.place_at(child)
        if (
            place is not None
            and draft.frame.parent == "Encounter"
            and self.agents.kind(place) is EntityKind.PLACE
        ):
            draft.place, draft.place_rank = place, 1
            return
        assert draft.frame.possessor is not None
        self._add(draft, tuple(coordinated(child)), draft.frame.possessor, 0.8)

    def _modifier(self, draft: Draft, child: Token) -> None:
        """Take "Alaska summit" for a place, "ASEAN summit" and "US airstrike" for who holds or does it."""
        referent = self.notes.at.get(child.i)
        if referent is None:
            return
        kind = self.agents.kind(referent)
        if kind is EntityKind.PLACE:
            if draft.place is None:
                draft.place, draft.place_rank = referent, 1
        elif kind is EntityKind.ORGANIZATION or (
            kind is EntityKind.COUNTRY and draft.frame.parent != "Encounter"
        ):
            role = draft.frame.possessor or draft.frame.default_role
            if draft.frame.parent == "Encounter":
                role = Role.ORGANISER
            for token in coordinated(child):
                inner = self.notes.at.get(token.i)
                if inner is not None and self.agents.kind(inner) is not EntityKind.PLACE:
                    draft.add(Part(inner, role, token.i, 0.7, "modifier"))

    def _supported(self, draft: Draft, noun: Token, support: Token, how: str) -> None:
        lemma, found = support.lemma_.lower(), arguments(support)
        frame = draft.frame
        if how == "object" and lemma in frame.held_by:
            role = frame.held_by[lemma]
            if role is not None:
                self._add(draft, found.subjects, role, 0.85)
            self._with(draft, found.prepositions)
            if lemma in ("skip", "boycott", "miss"):
                for part in draft.parts.values():
                    part.attendance = Attendance.ABSENT
        elif how == "subject" and lemma in _BRINGING:
            objects = (
                *found.objects,
                *(token for name in ("as well as", "with") for token in found.prepositions.get(name, ())),
            )
            self._add(draft, objects, frame.default_role, 0.8)
            self._joined_later(draft, support)
        elif how.startswith("prep:") and lemma in _JOINING and how[5:] in ("in", "at", "to"):
            self._add(draft, found.subjects, frame.default_role, 0.8)
        elif how.startswith("prep:") and frame.parent == "Encounter":
            self._led_to(draft, how, support, found.subjects, found.objects)

    def _joined_later(self, draft: Draft, support: Token) -> None:
        """Take "..., as well as Canada and Australia", which may hang on the verb."""
        for child in support.children:
            if child.dep_ in ("cc", "conj", "prep") and child.pos_ == "PROPN":
                self._add(draft, tuple(coordinated(child)), draft.frame.default_role, 0.6)

    def _with(self, draft: Draft, prepositions: dict[str, tuple[Token, ...]]) -> None:
        for name in ("with", "alongside", "against", "on", "to"):
            role = draft.frame.prepositions.get(name)
            if role and not (
                name in ("on", "to") and draft.frame.parent == "Encounter" and draft.frame.name != "PhoneCall"
            ):
                self._add(draft, prepositions.get(name, ()), role, 0.8)

    def _led_to(
        self,
        draft: Draft,
        how: str,
        support: Token,
        subjects: tuple[Token, ...],
        objects: tuple[Token, ...],
    ) -> None:
        """Take who travels, is received, invited or speaks "for", "ahead of", "at" an encounter as part of it."""
        name = how[5:]
        lemma = support.lemma_.lower()
        comes = lemma in (
            "travel",
            "fly",
            "arrive",
            "come",
            "go",
            "return",
            "head",
            "gather",
            "meet",
            "sit",
            "visit",
        )
        received = lemma in ("greet", "welcome", "receive", "host")
        if lemma == "invite" and name == "to":
            self._add(draft, objects, Role.ATTENDEE, 0.8, Attendance.INVITED)
            self._add(draft, subjects, Role.HOST, 0.7)
        elif comes and name in ("for", "to", "at", "ahead of", "before"):
            self._add(draft, subjects, draft.frame.default_role, 0.7)
        elif received and name in ("for", "ahead of", "before", "at"):
            self._add(draft, objects, Role.ATTENDEE, 0.6)
            self._add(draft, subjects, Role.HOST, 0.6)
        elif lemma in ("speak", "appear", "represent", "address") and name in ("at", "in", "during"):
            self._add(draft, subjects, Role.ATTENDEE, 0.7)

    def _relative(self, draft: Draft, noun: Token) -> None:
        """Read what a relative or participial clause on the noun adds: "hosted by D", "that A attended"."""
        for child in noun.children:
            if child.dep_ not in ("acl", "relcl") or child.pos_ not in ("VERB", "AUX"):
                continue
            found, lemma = arguments(child), child.lemma_.lower()
            role = draft.frame.held_by.get(lemma)
            if role is None and lemma in ("involve", "include", "feature", "bring"):
                self._add(draft, found.objects, draft.frame.default_role, 0.8)
            elif role is not None:
                self._add(draft, tuple(token for token in found.subjects if token != noun), role, 0.85)
            self._find_place(draft, [(child, 1)])
            if draft.factuality is Factuality.HAPPENED:
                draft.factuality = (
                    factuality_of(child)
                    if not is_passive(child) or any(inner.dep_ == "aux" for inner in child.children)
                    else draft.factuality
                )

    # -- shared -------------------------------------------------------------------------------------------

    def _draft(
        self, trigger: Trigger, support: Token, clause: Token, method: str, confidence: float
    ) -> Draft:
        head = trigger.head
        determiner = {child.lower_ for child in head.children if child.dep_ == "det"}
        return Draft(
            frame=trigger.frame,
            head=head,
            clause=clause,
            factuality=factuality_of(head, support if support != head else None),
            method=method,
            confidence=confidence,
            mentions=[(trigger.start, trigger.end)],
            definite=trigger.verb is None and bool(determiner & {"the", "this", "that", "these", "those"}),
        )

    def _add(
        self,
        draft: Draft,
        heads: tuple[Token, ...],
        role: Role,
        confidence: float,
        attendance: Attendance | None = None,
    ) -> None:
        for head in heads:
            for agent in self.agents.agents(head):
                draft.add(
                    Part(
                        agent.referent,
                        role,
                        head.i,
                        round(confidence * agent.confidence, 2),
                        f"{draft.method}:{agent.method}",
                        attendance=attendance or attendance_of(draft.factuality),
                    )
                )

    def _find_place(self, draft: Draft, heads: list[tuple[Token, int]]) -> None:
        for head, rank in heads:
            if rank >= draft.place_rank:
                continue
            for child in head.children:
                if child.dep_ == "prep" and child.lower_ in PLACE_PREPOSITIONS:
                    place = self._deepest(child)
                    if place is not None and rank < draft.place_rank:
                        draft.place, draft.place_rank = place, rank

    def _deepest(self, prep: Token) -> int | None:
        """Give the most specific place that "in", "at" or "on" introduces."""
        for child in prep.children:
            if child.dep_ != "pobj":
                continue
            place = self.agents.place_at(child)
            if place is not None:
                return place
            for inner in child.children:
                if (
                    inner.dep_ in ("compound", "poss")
                    and (found := self.agents.place_at(inner)) is not None
                    and inner.pos_ != "ADJ"
                ):
                    return found
                if inner.dep_ == "prep" and inner.lower_ in ("in", "of", "at", "near"):
                    found = self._deepest(inner)
                    if found is not None:
                        return found
                if inner.dep_ == "amod" and child.lower_ in (
                    "base",
                    "bases",
                    "airport",
                    "capital",
                    "city",
                    "region",
                    "territory",
                ):
                    found = self.agents.place_at(inner)
                    if found is not None:
                        return found
        return None

    def _find_mode(self, draft: Draft, clause: Token) -> None:
        modes = modes_in(clause)
        draft.hybrid = len(modes) > 1
        if len(modes) == 1:
            mode = next(iter(modes))
            draft.cue_modes.add(mode)
            for part in draft.parts.values():
                part.mode = part.mode or mode
