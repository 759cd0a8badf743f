"""Reads an event out of a verb with its arguments: "X met Y in Z"."""

from __future__ import annotations

from spacy.tokens import Token

from kg.events import Frame, VerbTrigger
from kg.facts.adjuncts import agents_behind
from kg.facts.clauses import Arguments, arguments, own_words, prepositional
from kg.facts.draft import Draft, Part
from kg.facts.drafting import Drafting, inside
from kg.facts.triggers import Trigger
from kg.model import EntityKind, Role

_AGENT_KINDS = (EntityKind.PERSON, EntityKind.COUNTRY, EntityKind.ORGANIZATION)
_OFFICERS = frozenset(
    "minister president secretary premier envoy ambassador delegation chancellor king queen pope diplomat".split()
)
MOVING = frozenset("travel fly come go arrive gather visit head assemble converge return land rally".split())
_PEOPLE = frozenset(
    """official leader minister president counterpart family victim delegation representative envoy worker soldier
    troop survivor community businessman student activist journalist veteran lawmaker colleague negotiator expert
    member mediator chief commander king queen pope premier ambassador diplomat side party delegate executive
    relative hostage refugee migrant candidate governor mayor secretary chancellor boss head colleague ally
    opponent senator deputy people team mission trader farmer fisherman miner entrepreneur investor artist writer
    scholar academic researcher doctor nurse teacher pupil child woman man youth elder chieftain tribesman villager
    resident citizen compatriot immigrant prisoner detainee lawyer judge banker donor creditor volunteer aide adviser
    advisor spokesman police officer general admiral colonel captain athlete singer actor bishop archbishop patriarch
    imam cleric rabbi monk nun priest consul attaché manager director chairman founder owner crew sailor pilot
    dissident exile protester farmer union group company each other homologue peer""".split()
)


class VerbReader:
    """Fills drafts from verbs for one article."""

    def __init__(self, drafting: Drafting) -> None:
        self.drafting, self.agents, self.places = drafting, drafting.agents, drafting.places

    def read(self, trigger: Trigger, pattern: VerbTrigger) -> Draft | None:
        """Give the draft of the event that a verb tells of, or None if it tells of none."""
        verb, frame = trigger.head, trigger.frame
        found = arguments(verb)
        prepositions = {name: self._reached(found, name) for name in pattern.prepositions}
        if "place" in pattern.needs and "to" in prepositions and not prepositions["to"]:
            prepositions["to"] = self._there(verb)
        if not self._has_what_it_needs(verb, frame, pattern, found, prepositions):
            return None
        draft = self.drafting.begin(trigger, verb, verb, f"{frame.name.lower()}.verb.{pattern.lemma}", 0.8)
        self._fill(draft, pattern, found, prepositions)
        if "object" in pattern.where:
            self._object_is_place(draft, pattern, found)
        others = [
            child for child in verb.children if child.dep_ in ("xcomp", "advcl") and child.tag_ == "VBG"
        ]
        self.places.find(draft, [(verb, 1)], tuple(name for name in pattern.where if name != "object"))
        if "place" in pattern.needs:
            self._visited(draft, found.objects, prepositions)
        if frame.parent in ("Encounter", "Force", "Accord", "Procedure", "Event"):
            self.places.find(draft, [(token, 2) for token in self._named(found)])
            self.places.find(draft, [(above, 3) for above in _cleft(verb)])
            self.places.find_far(draft, verb)
            self._place_of_purpose(draft, verb)
            self.places.find(draft, [(child, 5) for child in others])
        self.drafting.find_mode(draft, verb)
        return None if "somewhere" in pattern.needs and draft.place is None else draft

    def _place_of_purpose(self, draft: Draft, verb: Token) -> None:
        """Take the place of the journey or gathering whose purpose this is: "flew to Q to meet X"."""
        above = verb.head
        if verb.dep_ in ("advcl", "xcomp") and verb.tag_ == "VB" and above.lemma_.lower() in MOVING:
            self.places.find(draft, [(above, 3)], ("to", "into"))

    def _reached(self, found: Arguments, name: str) -> tuple[Token, ...]:
        """Give the objects of a preposition, also of one hung on a noun: "mediate in the dispute between X and Y"."""
        direct = found.prepositions.get(name, ())
        if direct or name not in ("between", "among", "with", "against", "to", "for", "from", "on"):
            return direct
        nouns = [*found.objects, *(t for tokens in found.prepositions.values() for t in tokens)]
        return tuple(token for noun in nouns for token in prepositional(noun).get(name, ()))

    def _there(self, verb: Token) -> tuple[Token, ...]:
        """Give the place that is meant in "will travel there"."""
        there = next((child for child in verb.children if child.lower_ == "there"), None)
        named = self.places.taken_up(there) if there is not None and there.dep_ == "advmod" else None
        return () if named is None else (named,)

    def _fill(
        self, draft: Draft, pattern: VerbTrigger, found: Arguments, prepositions: dict[str, tuple[Token, ...]]
    ) -> None:
        add = self.drafting.add
        if pattern.subject:
            add(draft, found.subjects, pattern.subject, 0.85)
        if pattern.object:
            add(draft, found.objects, pattern.object, 0.85)
        for name, role in pattern.prepositions.items():
            if role is not None and "place" not in pattern.needs:
                add(draft, prepositions[name], role, 0.85)
        if draft.frame.name == "Attack":
            fired = [verb for token in found.subjects for verb in token.children if verb.dep_ == "acl"]
            add(draft, [token for verb in fired for token in agents_behind(verb)], Role.PERPETRATOR, 0.8)
        if pattern.of_subject:
            self.drafting.add_named(draft, self._inside(found.subjects), pattern.of_subject)
        if pattern.inside:
            self.drafting.add_named(draft, self._inside(found.objects), pattern.inside)
        self.drafting.add_adjuncts(draft, draft.head, found.prepositions)

    def _inside(self, objects: tuple[Token, ...]) -> list[Token]:
        return [token for noun in objects for token in inside(self.drafting.notes, noun)]

    def _named(self, found: Arguments) -> list[Token]:
        """Give the arguments that name persons: a place behind them is where they meet."""
        heads = [
            *found.objects,
            *found.subjects,
            *(t for tokens in found.prepositions.values() for t in tokens),
        ]
        notes = self.drafting.notes
        return [
            token
            for token in heads
            if ((place := notes.at.get(token.i)) is not None and self.agents.kind(place) is EntityKind.PERSON)
            or any(child.dep_ == "appos" and child.i in notes.at for child in token.children)
        ]

    def _has_what_it_needs(
        self,
        verb: Token,
        frame: Frame,
        pattern: VerbTrigger,
        found: Arguments,
        prepositions: dict[str, tuple[Token, ...]],
    ) -> bool:
        reached = (*found.objects, *(token for tokens in prepositions.values() for token in tokens))
        if pattern.words and not any(token.lemma_.lower() in pattern.words for token in own_words(verb)):
            return False
        if pattern.by and not any(token.lemma_.lower() in pattern.by for token in _doers(found)):
            return False
        if "purpose" in pattern.needs and not _has_purpose(verb):
            return False
        return all(self._has(need, frame, pattern, found, reached) for need in pattern.needs)

    def _has(
        self, need: str, frame: Frame, pattern: VerbTrigger, found: Arguments, reached: tuple[Token, ...]
    ) -> bool:
        if need == "noun":
            given = found.prepositions.get("with", ()) if "with" in pattern.prepositions else ()
            heads = (*found.objects, *given) if found.objects else reached
            return any(token.lemma_.lower() in pattern.object_nouns for token in heads)
        if need == "place":
            find = self.agents.place_at if frame.parent == "Force" else self.places.within
            return any(find(token) is not None for token in reached)
        if need == "actor":
            return bool(self.agents.people_and_bodies(found.subjects)) or any(
                token.lemma_.lower() in _OFFICERS for token in found.subjects
            )
        if need == "somebody":
            people = self.agents.people_and_bodies(found.subjects)
            return any(self.agents.kind(each.referent) is EntityKind.PERSON for each in people) or any(
                token.lemma_.lower() in _OFFICERS for token in found.subjects
            )
        if need == "passive":
            return found.is_passive
        if need == "several":
            listed = self.drafting.listed(found.subjects)
            return len(self.agents.people_and_bodies(tuple(listed))) > 1
        if need == "named":
            return bool(self._inside(found.objects))
        if need == "alone":
            return not found.objects and not found.is_passive
        if need == "company":
            objects = [token for token in found.objects if token.lower_ != "face"]  # "met face to face"
            return not objects or any(self._is_company(token) for token in objects)
        if need in ("agent", "person"):
            kinds = (EntityKind.PERSON,) if need == "person" else _AGENT_KINDS
            return any(
                self.agents.kind(agent.referent) in kinds for agent in self.agents.people_and_bodies(reached)
            )
        return True

    def _is_company(self, token: Token) -> bool:
        return token.lemma_.lower() in _PEOPLE or token.pos_ == "PRON" or bool(self.agents.agents(token))

    def _object_is_place(self, draft: Draft, pattern: VerbTrigger, found: Arguments) -> None:
        """Take what is attacked for the place if it is one; a town is a target too."""
        for token in found.objects:
            place = self.places.itself(token) or self.places.on(token)
            if place is None:
                continue
            if self.agents.kind(place) is EntityKind.PLACE or token.i not in self.drafting.notes.at:
                if draft.place is None:
                    draft.place, draft.place_rank = place, 0
                if pattern.object:
                    self.drafting.add_place(draft, [token], pattern.object)

    def _visited(
        self, draft: Draft, objects: tuple[Token, ...], prepositions: dict[str, tuple[Token, ...]]
    ) -> None:
        visited(self.drafting, draft, (*objects, *(t for tokens in prepositions.values() for t in tokens)))


def _doers(found: Arguments) -> tuple[Token, ...]:
    """Give the heads of the grammatical subject."""
    return found.objects if found.is_passive else found.subjects


def _has_purpose(verb: Token) -> bool:
    """Tell whether a verb says what for: "was in Q *to press* his case"."""
    return any(
        child.dep_ in ("xcomp", "advcl") and child.tag_ == "VB"
        for head in (verb, *(child for child in verb.children if child.dep_ == "prep"))
        for child in (*head.children, *(grand for inner in head.children for grand in inner.children))
    )


def _cleft(verb: Token) -> list[Token]:
    """Give "was" of "It was in Q that X met Y"."""
    above = verb.head
    told = above.lemma_ == "be" and verb.dep_ in ("ccomp", "advcl", "acl", "relcl", "xcomp")
    return [above] if told and any(child.lower_ == "it" for child in above.children) else []


def visited(drafting: Drafting, draft: Draft, heads: tuple[Token, ...]) -> None:
    """Take what is visited as the place, and its country as host."""
    for token in heads:
        place = drafting.places.within(token)
        if place is None:
            continue
        draft.parts.pop(place, None)
        if draft.place is None or draft.place_rank > 0:
            draft.place, draft.place_rank = place, 0
        if drafting.agents.kind(place) is EntityKind.COUNTRY and draft.frame.name == "Visit":
            draft.add(Part(place, Role.HOST, token.i, 0.7, "visited-country"))
