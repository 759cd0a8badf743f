"""What is reported as said without quotation marks: the words, and whether they are a clause, a thing, an act."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from spacy.tokens import Doc, Token

from kg.facts.speakers import SpeakerReader, is_passive
from kg.facts.speech_cues import Cue
from kg.facts.speech_verbs import MESSAGES, speech_verb
from kg.model import EntityKind

Form = Literal["clause", "content", "performed", "urged"]
_MESSENGERS = frozenset(
    "delegation guest leader minister president visitor envoy official premier king queen".split()
)
_HUNG = frozenset("of for over about on to with against toward towards across between at as that".split())
_JOIN = (",", ";", ":", "-", "–", "—", "(", ")")
_ASKS = frozenset(("on", "upon", "to", "with", "for"))
_CLEAR = frozenset(("clear", "plain", "known"))
_STARTS = frozenset(("that", "and", "but"))


@dataclass(frozen=True, slots=True)
class Reported:
    """Reported words, tokens ``start`` to ``end``, and in which form they stand."""

    start: int
    end: int
    form: Form
    preposition: str = ""


class ReportedReader:
    """Finds what the cues of one article report."""

    def __init__(self, doc: Doc, speakers: SpeakerReader) -> None:
        self.doc, self.speakers = doc, speakers

    def words_of(self, cue: Cue) -> Reported | None:
        """Give the words that a cue reports, or None if it reports nothing that is put in words."""
        verb = cue.token
        if cue.verb.lemma == "according":
            return self._around(verb, verb)
        clause = self._clause(cue) if "clause" in cue.verb.takes else None
        clause = clause or self._beside(cue)
        if clause is not None:
            return clause
        if is_passive(verb):
            return self._passive(cue)
        return self._urged(cue) or self._by_preposition(cue) or self._object(cue) or self._named(cue)

    # -- clauses ------------------------------------------------------------------------------------------

    def _clause(self, cue: Cue) -> Reported | None:
        verb = cue.token
        for child in verb.children:
            if child.lower_ in _CLEAR:
                made = [
                    grand
                    for grand in child.children
                    if grand.dep_ in ("ccomp", "csubj", "advcl") and grand.i > child.i
                ]
            elif cue.verb.lemma == "make":
                made = []
            else:
                made = [child] if child.dep_ == "ccomp" else self._in_message(child)
            for inner in made:
                if self._is_empty_report(inner, verb):
                    continue
                if _is_clause(inner) and not _is_infinitive(inner):
                    start = verb.i if "whole" in cue.verb.takes else inner.left_edge.i
                    return self._trimmed(start, self._end(inner, cue), "clause")
        return self._after_that(verb)

    def _in_message(self, prep: Token) -> list[Token]:
        """Give the clause hung on a participle: "said in a statement posted there that ..."."""
        if prep.dep_ != "prep":
            return []
        nouns = [child for child in prep.children if child.lemma_.lower() in MESSAGES]
        posted = [child for noun in nouns for child in noun.children if child.dep_ == "acl" and child.tag_ == "VBN"]
        return [child for verb in posted for child in verb.children if child.dep_ == "ccomp"]

    def _is_empty_report(self, child: Token, verb: Token) -> bool:
        """Tell whether a clause is only "Reuters reported on Monday", set before "X said"."""
        if child.i > verb.i or child.lemma_.lower() not in ("report", "say", "write"):
            return False
        return not any(
            grand.dep_ in ("dobj", "ccomp", "xcomp", "acomp", "oprd", "prt") for grand in child.children
        )

    def _after_that(self, verb: Token) -> Reported | None:
        """Give what stands behind "that" where the model saw no clause."""
        mark = next((child for child in verb.children if child.lower_ == "that" and child.tag_ == "IN"), None)
        if mark is None or not verb.i < mark.i < verb.i + 4:
            return None
        return self._trimmed(mark.i + 1, verb.right_edge.i + 1, "clause")

    def _end(self, clause: Token, cue: Cue) -> int:
        """Give the end of a clause: with ", and that ...", but before ", adding that ..."."""
        end = clause.right_edge.i + 1
        for token in clause.subtree:
            if token.i > clause.i and token.i > cue.token.i and self._goes_on(token):
                return token.left_edge.i if token.left_edge.i > clause.i else token.i
        for child in cue.token.children:
            more = (
                child.dep_ == "conj"
                and child.i > end
                and any(grand.lower_ == "that" for grand in child.children)
            )
            if more and child.left_edge.i <= end + 3 and clause.i > cue.token.i:
                end = child.right_edge.i + 1
        return end

    def _goes_on(self, token: Token) -> bool:
        if speech_verb(token) is None or token.pos_ != "VERB":
            return False
        if token.dep_ == "advcl" and not (token.tag_ == "VBG" and token.nbor(-1).text == ","):
            return False
        return self.speakers.resumed(token) is not None

    def _beside(self, cue: Cue) -> Reported | None:
        """Give the clause that a cue is set beside: "The talks, X said, were long", "as X put it"."""
        verb = cue.token
        head = verb.head
        if (
            head == verb
            or verb.dep_ not in ("parataxis", "advcl", "ccomp", "dep")
            or head.pos_ not in ("VERB", "AUX")
        ):
            return None
        inserted = verb.dep_ in ("parataxis", "dep") or any(child.lower_ == "as" for child in verb.children)
        if not inserted or not cue.tells:
            return None
        return self._around(verb, verb)

    def _around(self, inserted: Token, top: Token) -> Reported | None:
        """Give the clause that an inserted phrase ("according to X") hangs on, without the phrase at an edge."""
        head = top.head
        while head.pos_ not in ("VERB", "AUX") and head.head != head:
            head = head.head
        if head == inserted or (head.dep_ == "relcl" and head.left_edge.lower_ in ("which", "who", "that", "whom")):
            return None
        start, end = head.left_edge.i, head.right_edge.i + 1
        first, last = self._left_of(inserted), inserted.right_edge.i + 1
        if not self._has_words(start, first):
            start = last
        elif not self._has_words(last, end):
            end = first
        return self._trimmed(start, end, "clause")

    def _left_of(self, inserted: Token) -> int:
        """Give where an inserted phrase begins: with its speaker, though that was hung elsewhere."""
        noun = self.speakers.named_in_front(inserted) if inserted.pos_ == "VERB" else None
        return min(inserted.left_edge.i, self.speakers.phrase_start(noun) if noun is not None else inserted.i)

    def _has_words(self, start: int, end: int) -> bool:
        return (
            any(token.is_alpha or token.like_num for token in self.doc[start:end]) if start < end else False
        )

    # -- acts and things ----------------------------------------------------------------------------------

    def _passive(self, cue: Cue) -> Reported | None:
        """Give "The attack was condemned" of "The attack was condemned by X"."""
        verb = cue.token
        subject = next((child for child in verb.children if child.dep_ == "nsubjpass"), None)
        if subject is None or "performs" not in cue.verb.takes or not _has_head(cue, subject):
            return None
        return self._trimmed(subject.left_edge.i, verb.i + 1, "performed")

    def _urged(self, cue: Cue) -> Reported | None:
        """Give "urged X to come", "called on X to come", "promised to come"."""
        verb = cue.token
        for child in verb.children:
            infinitive = (
                child.dep_ in ("xcomp", "ccomp", "advcl") and _is_infinitive(child) and child.i > verb.i
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
        for child in verb.children:
            if child.dep_ not in ("prep", "prt", "dative") or child.i < verb.i:
                continue
            if child.lower_ not in cue.verb.prepositions or _only_dates(child):
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
                if not _only_dates(other) or (first.dep_ == "prt" and other.lower_ == "at")
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
            return self._trimmed(thing.left_edge.i, self._extended(thing), "content")
        if "performs" in cue.verb.takes and not _is_money(thing):
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
            if token.i > last.i and self._goes_on(token):
                end = token.i
                break
        return self._trimmed(verb.i, end, form)

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
                or _only_dates(prep)
                or prep.right_edge.i < end
            ):
                break
            inner = next((child for child in prep.children if child.dep_ in ("pobj", "pcomp")), None)
            if inner is None or inner.lemma_.lower() in MESSAGES:
                break
            end = prep.right_edge.i + 1
        return end

    def _trimmed(self, start: int, end: int, form: Form) -> Reported | None:
        """Give the words without "that", commas and stops at either side."""
        while start < end and (self.doc[start].lower_ in _STARTS or not _is_word(self.doc[start])):
            start += 1
        while end > start and (not _is_word(self.doc[end - 1]) or self.doc[end - 1].lower_ in ("and", "but")):
            if self.doc[end - 1].text == ")":
                break
            end -= 1
        return Reported(start, end, form) if end > start else None


def _is_word(token: Token) -> bool:
    return not (token.is_punct or token.is_space or token.text in _JOIN or token.is_quote)


def _is_clause(verb: Token) -> bool:
    has_subject = any(child.dep_ in ("nsubj", "nsubjpass", "expl", "csubj") for child in verb.children)
    return has_subject and (
        verb.pos_ in ("VERB", "AUX") or any(child.dep_ == "cop" for child in verb.children)
    )


def _is_infinitive(verb: Token) -> bool:
    return verb.tag_ == "VB" and any(child.dep_ == "aux" and child.lower_ == "to" for child in verb.children)


def _has_addressee(verb: Token, infinitive: Token) -> bool:
    """Tell whether somebody stands between a verb and what they are to do; "calling X to ask" is by phone."""
    if verb.lemma_.lower() in ("call", "appeal", "plead"):
        return any(_is_aimed(child) for child in verb.children if child.i < infinitive.i)
    if any(child.dep_ in ("nsubj", "nsubjpass") for child in infinitive.children):
        return True
    return any(
        child.dep_ in ("dobj", "dative")
        or (child.dep_ == "prep" and child.lower_ in _ASKS)
        for child in verb.children
        if verb.i < child.i < infinitive.i
    )


def _is_aimed(child: Token) -> bool:
    """Tell whether a phrase says on whom one calls: "on Kenya", but not "on Monday"."""
    inner = next((grand for grand in child.children if grand.dep_ == "pobj"), None)
    return child.dep_ == "prep" and child.lower_ in _ASKS and inner is not None and inner.ent_type_ not in ("DATE", "TIME")


def _has_head(cue: Cue, thing: Token) -> bool:
    """Tell whether a thing is one of those that make the verb one of saying."""
    return not cue.verb.nouns or thing.lemma_.lower() in cue.verb.nouns


def _only_dates(child: Token) -> bool:
    """Tell whether a phrase says when, where or by what means: "on Monday", "in a statement"."""
    if child.dep_ != "prep":
        return False
    inner = next((grand for grand in child.children if grand.dep_ == "pobj"), None)
    return child.lower_ in ("in", "at", "during") or (
        inner is not None and inner.ent_type_ in ("DATE", "TIME")
    )


def _is_predicate(child: Token, thing: Token | None) -> bool:
    if child.dep_ in ("oprd", "acomp") or (child.dep_ == "prep" and child.lower_ == "as"):
        return True
    return child is thing and child.dep_ == "ccomp" and child.pos_ in ("NOUN", "ADJ", "PROPN")


def _is_money(thing: Token) -> bool:
    return any(token.ent_type_ == "MONEY" for token in thing.subtree)
