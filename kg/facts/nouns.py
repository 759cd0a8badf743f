"""Reads an event out of a noun, with the verb that tells of it: "talks between X and Y", "X hosted a summit"."""

from __future__ import annotations

from spacy.tokens import Token

from kg.facts.adjuncts import HELPERS, agents_behind
from kg.facts.attacks import attacked_by_verb
from kg.facts.bold_type import bold_line
from kg.facts.clauses import Arguments, arguments, clause_of, coordinated, is_passive, prepositional
from kg.facts.draft import Draft, Part
from kg.facts.drafting import Drafting
from kg.facts.implied import implied_parties
from kg.facts.noun_phrases import paired, phrases_of
from kg.facts.supports import Support, is_enacted, support_of
from kg.facts.triggers import Trigger
from kg.facts.verbal import MOVING, visited
from kg.model import Attendance, EntityKind, Role

_JOINING = frozenset("attend join participate take skip miss boycott address host compete".split())
_BRINGING = frozenset("bring include gather involve feature unite group see draw attract".split())
_COMING = frozenset(
    """travel fly arrive come go return head gather meet sit visit land speak appear represent converge assemble descend
    flock convene huddle""".split()
)
_RECEIVING = frozenset("greet welcome receive host".split())
_PLACE_LIKE = ("in", "on", "at")
# Over these, who acts in the clause takes part in the encounter: "In a call with X, Y said ...".
_SHARING = frozenset("in during after following at before".split())
_BESIDE = frozenset(
    (
        *(f"{noun} of" for noun in ("sidelines", "sideline", "margins", "margin", "ahead", "eve", "outside")),
        *("after", "before", "following", "since", "until"),
    )
)
_HELPING = frozenset("be have plan schedule expect set due agree intend hope want".split())
_STAYING_AWAY = frozenset("skip boycott miss".split())


class NounReader:
    """Fills drafts from nouns for one article."""

    def __init__(self, drafting: Drafting) -> None:
        self.drafting, self.agents, self.places = drafting, drafting.agents, drafting.places

    def read(self, trigger: Trigger) -> Draft | None:
        """Give the draft of the event that a noun tells of, or None if it tells of none."""
        noun, frame = trigger.head, trigger.frame
        support = support_of(noun)
        line = bold_line(trigger, self.drafting.lists)
        headed = line is not None and line.lemma in frame.held_by
        if (frame.of_whom and not self._is_of(trigger)) or not self._is_somebodys(trigger):
            return None
        if (
            not headed
            and frame.only_held
            and not self._is_held(support, trigger)
            and not self._has_parties(trigger)
        ):
            return None
        clause = support.verb if support else clause_of(noun)
        verb = support.verb if support else None
        draft = self.drafting.begin(trigger, verb or noun, clause, f"{frame.name.lower()}.noun", 0.75)
        self._own_arguments(draft, trigger, support)
        if support is not None:
            if support.preposition in _BESIDE:
                draft.beside = support.verb.i
            self._supported(draft, support)
        if frame.parent == "Encounter":
            self.drafting.add(draft, implied_parties(noun), frame.default_role, 0.6)
        if line is not None and headed and not draft.parts:
            role = frame.held_by[line.lemma]
            self.drafting.add(draft, line.names, role or frame.default_role, 0.7)
        self._relative(draft, noun)
        self._participial(draft, support)
        self.drafting.add_adjuncts(draft, clause, {})
        self._place(draft, trigger, support)
        self.drafting.find_mode(draft, clause)
        return draft

    def _place(self, draft: Draft, trigger: Trigger, support: Support | None) -> None:
        noun, frame = trigger.head, trigger.frame
        inner = [(token, 0) for token in noun.doc[trigger.start : trigger.end]]
        self.places.find(draft, inner, frame.where)
        if support is not None:
            near = support.how != "over"
            if near:
                self.places.find(draft, [(support.head, 1), (support.verb, 1)])
            elif support.preposition not in ("after", "before", "ahead of", "since", "until"):
                moving = support.verb.lemma_.lower() in MOVING and support.preposition == "for"
                self.places.find(draft, [(support.verb, 2)], ("to", "into") if moving else ())
        if frame.parent in ("Encounter", "Accord"):
            named = [token for tokens in prepositional(noun).values() for token in tokens]
            self.places.find(draft, [(token, 2) for token in named if self.agents.agents(token)])
        if support is not None and support.how == "subject" and frame.name in ("Attack", "Protest"):
            self._where_it_hit(draft, support)
        if frame.parent != "Coercion":
            if support is not None and (support.how in ("object", "subject") or frame.parent == "Force"):
                self.places.find_far(draft, support.verb)
            else:
                self.places.find_far(draft, noun)

    def _where_it_hit(self, draft: Draft, support: Support) -> None:
        """Take Q of "the blast shook Q", "a strike paralysed Q"."""
        for token in arguments(support.verb).objects:
            place = self.places.itself(token)
            if place is not None and draft.place is None:
                draft.place, draft.place_rank = place, 1

    def _is_of(self, trigger: Trigger) -> bool:
        """Tell whether a noun that is an event only of some things is of one: "the withdrawal of *troops*"."""
        needed = trigger.frame.of_whom.get(trigger.head.lemma_.lower())
        if needed is None or trigger.end - trigger.start > 1:
            return True
        return any(token.lemma_.lower() in needed for token in phrases_of(trigger, self.agents).get("of", ()))

    def _is_somebodys(self, trigger: Trigger) -> bool:
        """Tell whether the phrase of a noun says whose it is where it must: "X's arrival", "the arrival of X"."""
        if trigger.head.lemma_.lower() not in trigger.frame.of_somebody:
            return True
        owners = tuple(child for child in trigger.head.children if child.dep_ == "poss")
        found = phrases_of(trigger, self.agents)
        named = self.agents.people_and_bodies((*owners, *found.get("of", ()), *found.get("by", ())))
        return any(self.agents.kind(each.referent) is EntityKind.PERSON for each in named)

    # -- whether the noun counts ------------------------------------------------------------------------------

    def _is_held(self, support: Support | None, trigger: Trigger) -> bool:
        if support is None:
            return False
        frame, lemma = trigger.frame, support.lemma
        if support.how == "object":
            return lemma in frame.held_by
        if support.how == "subject":
            return is_passive(support.verb) and lemma in frame.held_by
        return f"{lemma} {support.preposition}" in frame.held_over

    def _has_parties(self, trigger: Trigger) -> bool:
        """Tell whether a noun that needs a verb has its parties beside it and so stands on its own."""
        noun, frame = trigger.head, trigger.frame
        found = phrases_of(trigger, self.agents)
        between = any(
            len(self.agents.people_and_bodies(tuple(self.drafting.listed(found.get(name, ()))))) > 1
            for name in ("between", "among")
        )
        held = any(
            child.dep_ in ("relcl", "acl") and child.lemma_.lower() in frame.held_by
            for child in noun.children
        )
        at, is_aid = self.drafting.notes.at, frame.name == "Aid"
        giver = any(child.dep_ in ("poss", "amod", "compound") and child.i in at for child in noun.children)
        taker = any(self.agents.agents(t) for name in ("to", "for") for t in found.get(name, ()))
        donor = any(self.agents.agents(t) for name in ("from", "by") for t in found.get(name, ()))
        given = is_aid and ((giver and taker) or donor)
        return is_enacted(noun) or between or held or given or bool(paired(trigger, self.agents))

    # -- what stands in the noun's own phrase -------------------------------------------------------------------

    def _own_arguments(self, draft: Draft, trigger: Trigger, support: Support | None) -> None:
        frame = trigger.frame
        if frame.parent in ("Encounter", "Accord"):
            for token in paired(trigger, self.agents):
                referent = self.drafting.notes.at[token.i]
                draft.add(Part(referent, frame.default_role, token.i, 0.7, "modifier.pair"))
        for child in self._modifiers(trigger):
            if child.dep_ == "poss" and frame.possessor:
                self._possessor(draft, child)
            elif child.dep_ in ("compound", "amod", "nmod"):
                self._modifier(draft, child)
        found = phrases_of(trigger, self.agents, support)
        for name, given in frame.prepositions.items():
            role, targets = given, found.get(name, ())
            if name in ("of", *_PLACE_LIKE) and frame.parent == "Encounter":
                targets = tuple(t for t in targets if self.agents.place_at(t) is None or name == "of")
            if name == "to" and frame.name == "Visit":
                visited(self.drafting, draft, targets)
                targets = tuple(t for t in targets if self.places.within(t) is None)
            if name == "of" and frame.name == "Summit":
                role = self._summit_of(targets, role)
            self.drafting.add(draft, targets, role, 0.85)
            if role is Role.TARGET and frame.name == "Attack":
                self._attacked(draft, targets)

    def _summit_of(self, targets: tuple[Token, ...], role: Role) -> Role:
        """Take "the summit of the African Union" for its organiser, "of leaders" for those who come."""
        named = self.agents.people_and_bodies(targets)
        bodies = named and all(self.agents.kind(each.referent) is EntityKind.ORGANIZATION for each in named)
        return Role.ORGANISER if bodies else role

    def _attacked(self, draft: Draft, targets: tuple[Token, ...]) -> None:
        for token in targets:
            place = self.places.within(token)
            if not self.agents.agents(token):
                owners = [child for child in token.children if child.dep_ in ("compound", "amod", "poss")]
                self.drafting.add_named(draft, owners, Role.TARGET)
            if place is not None and self.agents.kind(place) is EntityKind.PLACE:
                self.drafting.add_place(draft, [token], Role.TARGET)
                if draft.place is None:
                    draft.place, draft.place_rank = place, 0

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
        self.drafting.add(draft, coordinated(child), draft.frame.possessor, 0.8)

    def _modifier(self, draft: Draft, child: Token) -> None:
        """Take "Alaska summit" for a place, "ASEAN summit" and "US airstrike" for who holds or does it."""
        referent = self.drafting.notes.at.get(child.i)
        if referent is None:
            return
        kind = self.agents.kind(referent)
        if kind is EntityKind.PLACE:
            if draft.place is None:  # "the Mekong summit opens in X": the clause knows better
                draft.place, draft.place_rank = referent, 2
            return
        if kind is EntityKind.PERSON or (kind is EntityKind.COUNTRY and draft.frame.parent == "Encounter"):
            return
        role = draft.frame.possessor or draft.frame.default_role
        if draft.frame.parent == "Encounter":
            role = Role.ORGANISER
        for token in coordinated(child):
            inner = self.drafting.notes.at.get(token.i)
            if inner is not None and self.agents.kind(inner) is not EntityKind.PLACE:
                draft.add(Part(inner, role, token.i, 0.7, "modifier"))

    # -- what the verb adds -----------------------------------------------------------------------------------

    def _supported(self, draft: Draft, support: Support) -> None:
        lemma, found, frame = support.lemma, arguments(support.verb), draft.frame
        if frame.name == "Attack":
            attacked_by_verb(self.drafting, draft, lemma, found)
        if support.how == "object" and lemma in frame.held_by:
            self._held(draft, support, lemma, found)
        elif support.how == "subject" and lemma in _BRINGING:
            joined = (token for name in ("as well as", "with") for token in found.prepositions.get(name, ()))
            self.drafting.add(draft, (*found.objects, *joined), frame.default_role, 0.8)
            self._joined_later(draft, support.verb)
        elif support.how == "over":
            self._over(draft, support, lemma, found)
        elif support.how == "subject" and lemma in ("take", "begin", "open", "start", "resume", "continue"):
            self._with(draft, found.prepositions)

    def _held(self, draft: Draft, support: Support, lemma: str, found: Arguments) -> None:
        frame, role = draft.frame, draft.frame.held_by[lemma]
        subjects = tuple(token for token in found.subjects if token not in (support.head, draft.head))
        if role is Role.HOST and lemma == "open" and len(self.agents.people_and_bodies(subjects)) > 1:
            role = frame.default_role
        if role is not None:
            self.drafting.add(draft, subjects, role, 0.85)
            self._at_the_host(draft, role, subjects)
        if frame.other_object is not None:
            others = [token for token in found.objects if token not in (support.head, draft.head)]
            self.drafting.add(draft, others, frame.other_object, 0.8)
        self._with(draft, found.prepositions)
        if frame.name == "Visit":
            visited(self.drafting, draft, found.prepositions.get("to", ()))
        if lemma in _STAYING_AWAY:
            for part in draft.parts.values():
                part.attendance = Attendance.ABSENT

    def _at_the_host(self, draft: Draft, role: Role, subjects: tuple[Token, ...]) -> None:
        """Take a town that hosts for the place: "the summit that Q is to host"."""
        places = [place for token in subjects if (place := self.agents.place_at(token)) is not None]
        towns = [place for place in places if self.agents.kind(place) is EntityKind.PLACE]
        if role is Role.HOST and towns and draft.place_rank > 0:
            draft.place, draft.place_rank = towns[0], 0

    def _joined_later(self, draft: Draft, support: Token) -> None:
        """Take "..., as well as Canada and Australia", which may hang on the verb."""
        for child in support.children:
            if child.dep_ in ("cc", "conj", "prep") and child.pos_ == "PROPN":
                self.drafting.add(draft, coordinated(child), draft.frame.default_role, 0.6)

    def _with(self, draft: Draft, prepositions: dict[str, tuple[Token, ...]]) -> None:
        for name in ("with", "alongside", "between", "among", "against", "on", "to", "for"):
            role = draft.frame.prepositions.get(name)
            if role and not (
                name in ("on", "to", "for")
                and draft.frame.parent == "Encounter"
                and draft.frame.name != "PhoneCall"
            ):
                self.drafting.add(draft, prepositions.get(name, ()), role, 0.8)

    def _over(self, draft: Draft, support: Support, lemma: str, found: Arguments) -> None:
        """Take who travels, is received, invited, or does anything "for", "at", "after" an event as part of it."""
        frame, name = draft.frame, support.preposition
        roles = frame.held_over.get(f"{lemma} {name}")
        if roles is not None:
            for heads, role in zip((found.subjects, found.objects), roles, strict=True):
                if role is not None:
                    self.drafting.add(draft, heads, role, 0.85)
            self._with(draft, found.prepositions)
            return
        several = len(self.agents.people_and_bodies(tuple(self.drafting.listed(found.subjects)))) > 1
        if frame.parent == "Accord" and name == "under" and several:
            self.drafting.add(draft, found.subjects, frame.default_role, 0.7)
        if frame.parent != "Encounter":
            return
        add = self.drafting.add
        leads = lemma in ("lead", "head", "send", "bring")
        if leads and (name.startswith("delegation ") or name in ("to", "at")):
            add(draft, found.subjects, frame.default_role, 0.75)
        elif lemma in _JOINING and name in ("in", "at", "to"):
            add(draft, found.subjects, frame.default_role, 0.8)
        elif lemma == "invite" and name == "to":
            add(draft, found.objects, Role.ATTENDEE, 0.8, Attendance.INVITED)
            add(draft, found.subjects, Role.HOST, 0.7)
        elif lemma in _RECEIVING and name in ("for", "ahead of", "before", "at"):
            add(draft, found.objects, Role.ATTENDEE, 0.6)
            add(draft, found.subjects, Role.HOST, 0.6)
        elif lemma in _COMING and name in ("for", "to", "at", "in", "during", "ahead of", "before"):
            add(draft, found.subjects, frame.default_role, 0.7)
        elif name in _SHARING and self._is_shared(draft, name):
            both = any(child.lower_ == "their" for child in draft.head.children) or (
                draft.frame.name == "PhoneCall" and "with" not in prepositional(draft.head)
            )
            shared = found.objects if is_passive(support.verb) else found.subjects
            add(draft, (*shared, *(found.objects if both else ())), frame.default_role, 0.65)

    def _is_shared(self, draft: Draft, name: str) -> bool:
        """Tell whether the noun leaves open one party that the clause has: "in talks with X, Y said"."""
        determined = {child.lower_ for child in draft.head.children if child.dep_ in ("det", "poss")}
        closed = any(
            (child.dep_ == "poss" and child.tag_ != "PRP$")
            or (child.dep_ == "prep" and child.lower_ in ("between", "by", "of", "among"))
            for child in draft.head.children
        )
        if closed:
            return False
        if name in ("at", "in", "during"):
            return "the" not in determined or draft.frame.name != "Summit"
        return any(child.lower_ == "with" for child in draft.head.children)

    def _participial(self, draft: Draft, support: Support | None) -> None:
        """Read "*Hosted by X*, the summit brought together ...", "was held on Sunday, *attended by X*"."""
        if support is None or support.how == "over":
            return
        for child in support.verb.children:
            if child.dep_ == "advcl" and child.tag_ in ("VBN", "VBD"):
                role = draft.frame.held_by.get(child.lemma_.lower()) or HELPERS.get(child.lemma_.lower())
                if role is not None:
                    self.drafting.add(draft, agents_behind(child), role, 0.8)

    def _relative(self, draft: Draft, noun: Token) -> None:
        """Read what a relative or participial clause on the noun adds: "hosted by D", "that A attended"."""
        clauses = [clause for clause in noun.children if clause.dep_ in ("acl", "relcl")]
        joined = [verb for clause in clauses for verb in clause.children if verb.dep_ == "conj"]
        for clause in (*clauses, *joined):
            if clause in joined and clause.pos_ in ("VERB", "AUX"):
                self.places.find(draft, [(clause, 1)])
            if clause.dep_ not in ("acl", "relcl") or clause.pos_ not in ("VERB", "AUX"):
                continue
            child = _main_verb(clause)
            found, lemma = arguments(child), child.lemma_.lower()
            if draft.frame.name == "Attack" and attacked_by_verb(self.drafting, draft, lemma, found):
                continue
            role = draft.frame.held_by.get(lemma) or HELPERS.get(lemma)
            if role is None and lemma in _BRINGING:
                self.drafting.add(draft, found.objects, draft.frame.default_role, 0.8)
            elif role is not None:
                subjects = [token for token in found.subjects if token != noun]
                self.drafting.add(draft, subjects, role, 0.85)
                self._at_the_host(draft, role, tuple(subjects))
                self._with(draft, found.prepositions)
            self.places.find(draft, [(child, 1)])


def _main_verb(verb: Token) -> Token:
    """Give "host" of "which X is to host", "was scheduled to host"."""
    for _ in range(3):
        below = next(
            (child for child in verb.children if child.dep_ == "xcomp" and child.pos_ == "VERB"), None
        )
        if below is None or verb.lemma_.lower() not in _HELPING:
            return verb
        verb = below
    return verb
