"""What is reported as said without quotation marks: a clause, a thing spoken of, an act."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from kg.facts.performed import ActReader
from kg.facts.speakers import SpeakerReader
from kg.facts.speech_cues import ADAMANT, VIEWS, Cue
from kg.facts.speech_syntax import is_clause, is_infinitive, is_inverted
from kg.facts.speech_verbs import MESSAGES
from kg.facts.wording import Reported, goes_on, is_comment, trimmed

_CLEAR = frozenset(("clear", "plain", "known"))
_EMPTY = frozenset(("report", "say", "write"))
_COMPLEMENTS = frozenset(("dobj", "ccomp", "xcomp", "acomp", "oprd", "prt"))
_TELLS = frozenset("tell assure inform remind warn notify".split())
_RELATIVES = frozenset(("which", "who", "that", "whom"))


class ReportedReader:
    """Finds what the cues of one article report."""

    def __init__(self, doc: Doc, speakers: SpeakerReader) -> None:
        self.doc, self.speakers = doc, speakers
        self.acts = ActReader(doc, speakers)

    def words_of(self, cue: Cue) -> Reported | None:
        """Give the words that a cue reports, or None if it reports nothing that is put in words."""
        if cue.token.lower_ == "words":
            return None  # "in X's words" counts only with what X put in words
        if cue.verb.lemma == "according":
            return self._around(cue.token.head if cue.token.lower_ in VIEWS else cue.token)
        clause = self._clause(cue) if "clause" in cue.verb.takes else None
        return clause or self._beside(cue) or self.acts.words_of(cue)

    def _clause(self, cue: Cue) -> Reported | None:
        verb = cue.token
        for child in (*verb.children, *_before_quoting(verb)):
            for inner in self._clauses_at(child, cue):
                if _is_empty_report(inner, verb) or not is_clause(inner) or is_infinitive(inner):
                    continue
                if inner.i < verb.i and _is_cut_off(inner, verb):
                    continue
                start = verb.i if "whole" in cue.verb.takes else inner.left_edge.i
                if start < verb.i < inner.i:
                    start = verb.i + 1  # "which X said was a test"
                return trimmed(self.doc, start, self._end(inner, cue), "clause")
        return self._after_that(verb)

    def _clauses_at(self, child: Token, cue: Cue) -> list[Token]:
        """Give the clauses that a child of the verb is or holds: "made clear that", "in a statement that"."""
        if child.lower_ in _CLEAR:
            below = [grand for grand in child.children if grand.i > child.i]
            return [grand for grand in below if grand.dep_ in ("ccomp", "csubj", "advcl")]
        if child.dep_ == "acomp" and child.lower_ in ADAMANT:
            return [grand for grand in (*child.children, *cue.token.children) if grand.dep_ == "ccomp"]
        if cue.verb.lemma == "make":
            return []
        if child.dep_ == "dobj" and cue.verb.lemma in _TELLS:
            return [grand for grand in child.children if _is_taken_for_relative(grand)]
        if child.dep_ == "ccomp":
            return [child]
        nouns = [
            grand for grand in child.children if child.dep_ == "prep" and grand.lemma_.lower() in MESSAGES
        ]
        return [clause for noun in nouns for clause in self._clauses_on(noun)]

    def _clauses_on(self, noun: Token) -> list[Token]:
        """Give the clauses of "in a statement that …", "in a statement posted on Monday that …"."""
        below = [verb for verb in noun.children if verb.dep_ in ("acl", "relcl")]
        posted = [verb for verb in below if verb.tag_ == "VBN" and not is_clause(verb)]
        clauses = [clause for verb in posted for clause in verb.children if clause.dep_ == "ccomp"]
        marked = [verb for verb in below if any(_is_that(child) for child in verb.children)]
        return [*clauses, *marked]

    def _after_that(self, verb: Token) -> Reported | None:
        """Give what stands behind "that" where the model saw no clause."""
        mark = next((child for child in verb.children if child.lower_ == "that" and child.tag_ == "IN"), None)
        if mark is None or not verb.i < mark.i < verb.i + 4:
            return None
        return trimmed(self.doc, mark.i + 1, verb.right_edge.i + 1, "clause")

    def _end(self, clause: Token, cue: Cue) -> int:
        """Give the end of a clause: with ", and that ...", but before ", adding that ..."."""
        end = clause.right_edge.i + 1
        for token in clause.subtree:
            if token.i > max(clause.i, cue.token.i) and goes_on(token, self.speakers):
                return token.left_edge.i if token.left_edge.i > clause.i else token.i
        for child in clause.children:
            if child.i > clause.i and child.left_edge.nbor(-1).text == "," and is_comment(child):
                end = min(end, child.left_edge.i)
        for child in cue.token.children:
            has_that = any(grand.lower_ == "that" for grand in child.children)
            if child.dep_ == "conj" and child.i > end and has_that and child.left_edge.i <= end + 3:
                end = child.right_edge.i + 1 if clause.i > cue.token.i else end
        return end

    def _beside(self, cue: Cue) -> Reported | None:
        """Give the clause that a cue is set beside: "The talks, X said, were long", "as X put it"."""
        verb = cue.token
        if verb.head == verb or verb.head.pos_ not in ("VERB", "AUX") or not cue.tells:
            return None
        likened = verb.dep_ in ("advcl", "ccomp") and any(
            child.lower_ == "as" and child.i < verb.i for child in verb.children
        )
        apart = verb.left_edge.i > 0 and verb.left_edge.nbor(-1).text in (":", ";")
        return self._around(verb) if likened or (verb.dep_ in ("parataxis", "dep") and not apart) else None

    def _around(self, inserted: Token) -> Reported | None:
        """Give the clause that an inserted phrase ("according to X") hangs on, without the phrase at an edge."""
        head = inserted.head
        while head.pos_ not in ("VERB", "AUX") and head.head != head:
            head = head.head
        if head == inserted or (head.dep_ == "relcl" and head.left_edge.lower_ in _RELATIVES):
            return None
        start, end = head.left_edge.i, head.right_edge.i + 1
        if head.left_edge.lower_ == "which" and start < inserted.i < head.i:
            return trimmed(self.doc, inserted.i + 1, end, "clause")
        first, last = self._left_of(inserted), inserted.right_edge.i + 1
        if not self._has_words(start, first):
            start = last
        elif not self._has_words(last, end):
            end = first
        return trimmed(self.doc, start, end, "clause")

    def _left_of(self, inserted: Token) -> int:
        """Give where an inserted phrase begins: with its speaker, though that was hung elsewhere."""
        if inserted.pos_ == "VERB" and is_inverted(inserted):
            return inserted.i
        noun = self.speakers.named_in_front(inserted) if inserted.pos_ == "VERB" else None
        return min(inserted.left_edge.i, self.speakers.phrase_start(noun) if noun is not None else inserted.i)

    def _has_words(self, start: int, end: int) -> bool:
        return start < end and any(token.is_alpha or token.like_num for token in self.doc[start:end])


def _is_taken_for_relative(clause: Token) -> bool:
    """Tell whether the clause of "told X that no ship was near" was hung on X."""
    first = clause.left_edge
    whole = is_clause(clause) and not any(
        child.dep_ == "nsubj" and child == first for child in clause.children
    )
    return clause.dep_ == "relcl" and first.lower_ == "that" and whole


def _is_cut_off(clause: Token, verb: Token) -> bool:
    """Tell whether a colon or semicolon stands between a clause and the verb behind it."""
    return any(token.text in (":", ";") for token in verb.doc[clause.i : verb.i])


def _before_quoting(verb: Token) -> list[Token]:
    """Give the clause in front of "the agency quoted X as saying"."""
    if verb.dep_ != "pcomp" or verb.head.lower_ != "as":
        return []
    return [
        child for child in verb.head.head.children if child.dep_ == "ccomp" and child.i < verb.head.head.i
    ]


def _is_that(token: Token) -> bool:
    return token.lower_ == "that" and token.dep_ == "mark"


def _is_empty_report(clause: Token, verb: Token) -> bool:
    """Tell whether a clause is only "Reuters reported on Monday", set before "X said"."""
    if clause.i > verb.i or clause.lemma_.lower() not in _EMPTY:
        return False
    return not any(child.dep_ in _COMPLEMENTS for child in clause.children)
