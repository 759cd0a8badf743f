"""What is done with words: "condemned the attack", "urged X to come", and things spoken of: "the need"."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from kg.facts.clauses import is_passive
from kg.facts.speakers import SpeakerReader
from kg.facts.speech_cues import Cue
from kg.facts.speech_syntax import governed, is_circumstance, is_infinitive, is_time, unrelative
from kg.facts.speech_verbs import MESSAGES
from kg.facts.wording import Form, Reported, goes_on, is_comment, trimmed
from kg.model import EntityKind

_MESSENGERS = frozenset(
    "delegation guest leader minister president visitor envoy official premier king queen".split()
)
_HUNG = frozenset("of for over about on to with against toward towards across between at as that".split())
_FETCHING = frozenset(("home", "back"))  # "called its envoy home for consultations" asks for nothing
_ASKS = frozenset(("on", "upon", "to", "with", "for"))


_GOVERNED = ("pobj", "pcomp", "amod", "acomp")
_AGENT = ("agent", "prep")


class ActReader:
    """Finds the acts that the verbs of saying in one article perform by themselves."""

    def __init__(self, doc: Doc, speakers: SpeakerReader) -> None:
        self.doc, self.speakers = doc, speakers

    def words_of(self, cue: Cue) -> Reported | None:
        """Give the words of an act, or None if the verb performs none here."""
        if is_passive(cue.token):
            return self._passive(cue)
        return self._urged(cue) or self._by_preposition(cue) or self._object(cue) or self._named(cue)

    def _passive(self, cue: Cue) -> Reported | None:
        """Give "The attack was condemned" of "The attack was condemned by X", "A was accused by X of lying"."""
        verb = cue.token
        subject = _undergoes(verb)
        if subject is None or subject.i > verb.i:
            return None
        aim = self._aim(cue)
        if aim is not None:
            form: Form = "urged" if aim.dep_ in ("xcomp", "advcl", "ccomp") else "performed"
            preposition = aim.lower_ if form == "performed" else ""
            end = self._without_agent(aim, aim.right_edge.i + 1)
            found = trimmed(self.doc, subject.left_edge.i, end, form)
            return Reported(found.start, found.end, form, preposition) if found else None
        if "performs" not in cue.verb.takes or not _has_head(cue, subject):
            return None
        return trimmed(self.doc, subject.left_edge.i, max(verb.i, self._judged(verb)) + 1, "performed")

    def _aim(self, cue: Cue) -> Token | None:
        """Give "to come" of "was urged by X to come", "of lying" of "was accused of lying"."""
        agents = [governed(by) for by in cue.token.children if by.dep_ == "agent"]
        hung = [child for agent in agents if agent is not None for child in agent.children]
        for child in (*cue.token.children, *hung):
            if child.i < cue.token.i:
                continue
            if (
                "urges" in cue.verb.takes
                and child.dep_ in ("xcomp", "advcl", "ccomp")
                and is_infinitive(child)
            ):
                return child
            if child.dep_ == "prep" and child.lower_ in cue.verb.prepositions - {"on", "upon"}:
                return child if governed(child) is not None else None
        return None

    def _without_agent(self, aim: Token, end: int) -> int:
        """Give the end of what is asked, before "by X" at the end of it."""
        agent = next((token for token in aim.subtree if token.lower_ == "by" and token.dep_ in _AGENT), None)
        return agent.i if agent is not None and agent.right_edge.i + 1 == end else end

    def _judged(self, verb: Token) -> int:
        """Give the last word of "as illegal" in "was condemned by X as illegal"."""
        judged = (child for child in verb.children if child.dep_ == "prep" and child.lower_ == "as")
        return max((child.right_edge.i for child in judged), default=verb.i)

    def _urged(self, cue: Cue) -> Reported | None:
        """Give "urged X to come", "called on X to come", "promised to come"."""
        verb = cue.token
        for child in verb.children:
            infinitive = (
                child.dep_ in ("xcomp", "ccomp", "advcl") and is_infinitive(child) and child.i > verb.i
            )
            if not infinitive:
                continue
            has_object = child.left_edge.i > verb.i + 1 and _has_addressee(verb, child)
            if "urges" in cue.verb.takes and has_object:
                return self._performed(verb, child, "urged")
            if "infinitive" in cue.verb.takes and not has_object:
                return self._performed(verb, child, "performed")
        return None

    def _by_preposition(self, cue: Cue) -> Reported | None:
        """Give "called for calm", "accused X of lying", "warned against haste"."""
        verb = cue.token
        if any(child.lower_ in _FETCHING for child in verb.children):
            return None
        things = [child for child in verb.children if child.dep_ == "dobj" and "of" in cue.verb.takes]
        for child in (*verb.children, *(grand for thing in things for grand in thing.children)):
            if child.dep_ not in ("prep", "prt", "dative") or child.i < verb.i:
                continue
            if child.lower_ not in cue.verb.prepositions or is_circumstance(child):
                continue
            if child.dep_ != "prt" and not any(True for _ in child.children):
                continue
            last = max(self._tails(verb, child), key=lambda other: other.right_edge.i)
            found = self._performed(verb, last, "performed")
            return Reported(found.start, found.end, "performed", child.lower_) if found else None
        return None

    def _tails(self, verb: Token, first: Token) -> list[Token]:
        """Give a preposition with what goes with it: "hit out / at the plan"."""
        others = [
            other for other in verb.children if other.i > first.i and other.dep_ in ("prep", "dobj", "xcomp")
        ]
        return [
            first,
            *(
                other
                for other in others
                if not is_circumstance(other) or (first.dep_ == "prt" and other.lower_ == "at")
            ),
        ]

    def _object(self, cue: Cue) -> Reported | None:
        verb = cue.token
        thing = next((child for child in verb.children if child.dep_ == "dobj" and child.i > verb.i), None)
        if thing is None:
            gerund = next(
                (child for child in verb.children if child.dep_ == "xcomp" and child.tag_ == "VBG"), None
            )
            gerund = gerund or next(
                (child for child in verb.children if child.dep_ == "ccomp" and child.tag_ == "VBG"), None
            )
            if gerund is None or "gerund" not in cue.verb.takes:
                return None
            return self._performed(verb, gerund, "performed")
        if not _has_head(cue, thing) or self._is_person_met(cue, thing):
            return None
        if "content" in cue.verb.takes:
            end = self._before_message(thing, self._extended(thing))
            if end - thing.left_edge.i < 2:
                return None  # "voiced regret" says nothing of what was said
            return trimmed(self.doc, thing.left_edge.i, end, "content")
        if "performs" in cue.verb.takes:
            return self._performed(verb, thing, "performed")
        if cue.verb.lemma == "urge" and thing.i not in self.speakers.notes.at:
            return self._performed(verb, thing, "performed")
        return None

    def _is_person_met(self, cue: Cue, thing: Token) -> bool:
        """Tell whether "welcomed X" means that someone came."""
        if cue.verb.lemma not in ("welcome", "call", "hail"):
            return False
        place = self.speakers.notes.at.get(thing.i)
        is_person = place is not None and self.speakers.notes.referents[place].kind is EntityKind.PERSON
        return is_person or thing.lemma_.lower() in _MESSENGERS

    def _named(self, cue: Cue) -> Reported | None:
        """Give "called the deal a mistake", "described it as a mistake"."""
        verb = cue.token
        if "names" not in cue.verb.takes:
            return None
        thing = next(
            (child for child in verb.children if child.dep_ in ("dobj", "ccomp") and child.i > verb.i), None
        )
        said = next((child for child in verb.children if _is_predicate(child, thing)), None)
        if thing is None or said is None or self._is_a_name(said):
            return None
        return self._performed(verb, said, "performed")

    def _is_a_name(self, said: Token) -> bool:
        head = next((child for child in said.children if child.dep_ == "pobj"), said)
        return head.pos_ == "PROPN" and not any(child.dep_ == "det" for child in head.children)

    def _performed(self, verb: Token, last: Token, form: Form) -> Reported | None:
        end = self._extended(last)
        for token in last.subtree:
            if token.i > last.i and token.left_edge.nbor(-1).text == "," and is_comment(token):
                end = token.left_edge.i
                break
            if token.i > last.i and goes_on(token, self.speakers):
                end = token.i
                break
        return trimmed(self.doc, verb.i, end, form)

    def _before_message(self, thing: Token, end: int) -> int:
        """Give the end of a thing without "in a statement", which was hung on it."""
        for child in thing.children:
            inner = governed(child) if child.dep_ == "prep" and child.lower_ == "in" else None
            if inner is not None and inner.lemma_.lower() in MESSAGES and child.right_edge.i + 1 == end:
                return child.i
        return end

    def _extended(self, thing: Token) -> int:
        """Give the end of a noun phrase with the phrases behind it that were hung on the verb instead.

        "concern | over the arrests", "the commitment | to supporting ...": but not "| on Monday in a speech".
        """
        end = thing.right_edge.i + 1
        while thing.dep_ == "dobj" and end < thing.sent.end:
            prep = self.doc[end]
            if (
                prep.dep_ != "prep"
                or prep.lower_ not in _HUNG
                or is_circumstance(prep)
                or prep.right_edge.i < end
            ):
                break
            inner = next((child for child in prep.children if child.dep_ in _GOVERNED), None)
            if inner is None or inner.lemma_.lower() in MESSAGES:
                break
            end = prep.right_edge.i + 1
        return end


def _undergoes(verb: Token) -> Token | None:
    """Give the subject of a passive, or the noun that it is on: "the plan, condemned by X"."""
    subject = next((child for child in verb.children if child.dep_ == "nsubjpass"), None)
    if subject is not None:
        return unrelative(subject, verb)
    return verb.head if verb.dep_ == "acl" and verb.head.pos_ in ("NOUN", "PROPN") else None


def _has_addressee(verb: Token, infinitive: Token) -> bool:
    """Tell whether somebody stands between a verb and what they are to do; "calling X to ask" is by phone."""
    if verb.lemma_.lower() in ("call", "appeal", "plead"):
        return any(_is_aimed(child) for child in verb.children if child.i < infinitive.i)
    if any(child.dep_ in ("nsubj", "nsubjpass") for child in infinitive.children):
        return True
    return any(
        child.dep_ in ("dobj", "dative") or _is_aimed(child)
        for child in verb.children
        if verb.i < child.i < infinitive.i
    )


def _is_aimed(child: Token) -> bool:
    """Tell whether a phrase says on whom one calls: "on Kenya", but not "on Monday"."""
    aimed = child.dep_ == "prep" and child.lower_ in _ASKS
    return aimed and governed(child) is not None and not is_time(child)


def _has_head(cue: Cue, thing: Token) -> bool:
    """Tell whether a thing is one of those that make the verb one of saying."""
    return not cue.verb.nouns or thing.lemma_.lower() in cue.verb.nouns


def _is_predicate(child: Token, thing: Token | None) -> bool:
    if child.dep_ in ("oprd", "acomp") or (child.dep_ == "prep" and child.lower_ == "as"):
        return True
    return child is thing and child.dep_ == "ccomp" and child.pos_ in ("NOUN", "ADJ", "PROPN")
