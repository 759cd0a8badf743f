"""To whom the words between quotation marks belong: by a verb of saying, a colon, or the quote before."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from spacy.tokens import Token

from kg.annotate import Annotations
from kg.facts.clauses import is_passive
from kg.facts.quote_pieces import Piece, names_a_thing
from kg.facts.quote_places import STOPS, QuotePlaces
from kg.facts.speakers import Speaker, SpeakerReader
from kg.facts.speech_cues import ANSWERS, Cue, is_real
from kg.facts.speech_verbs import speech_verb

_NOT_GOVERNED = ("nsubj", "nsubjpass", "csubj", "npadvmod", "agent", "relcl", "acl")
_REACH = 40
_OWN_CLAUSES = ("advcl", "conj", "relcl", "parataxis")


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who said a quote, the cue that tells (None if it goes on from the one before), and how that was seen.

    ``alone`` says that the quote stands for itself, not as part of the writer's own sentence.
    """

    speaker: Speaker
    cue: Cue | None
    how: str
    confidence: float
    alone: bool


class QuoteReader:
    """Attributes the quotes of one article, in the order of the text."""

    def __init__(
        self, notes: Annotations, pieces: list[Piece], cues: Mapping[int, Cue], speakers: SpeakerReader
    ) -> None:
        self.notes, self.doc, self.pieces, self.cues, self.speakers = notes, notes.doc, pieces, cues, speakers
        self.verdicts: Callable[[Token], Cue | None] = lambda verb: None
        self.nouns: Mapping[int, Cue] = {}
        self.places = QuotePlaces(notes, pieces)
        self.quoted = self.places.quoted
        self.carried: dict[int, tuple[int, Speaker | None]] = {}

    def attribute(self, piece: Piece) -> Attribution | None:
        """Give who said a quote, or None if the text does not tell, or quotes no speech."""
        found = self._attribute(piece)
        if found is not None or self.places.is_alone(piece):
            self.carried[piece.block] = (piece.last, found.speaker if found else None)
        return found

    def _attribute(self, piece: Piece) -> Attribution | None:
        if names_a_thing(self.doc, piece, self.places.last_char(piece)):
            return None
        before = self.places.before(piece)
        if before is None:
            tail = self._behind(piece)
            if tail is not None:
                told = self._by(tail, "after", 1.0, alone=True)
                return told or (self._carried(piece) if self._is_unknown_pronoun(tail) else None)
            signed = self._signed(piece)
            if signed is not None:
                return Attribution(signed, None, "signed", 0.9 * signed.confidence, True)
            if self.places.is_alone(piece):
                return self._by(self._verdict_behind(piece), "after", 0.9, alone=True) or self._carried(piece)
            return self._by(self._governor(piece), "within", 0.95)
        if before.text == ":":
            return self._after_colon(piece, before)
        if (told := self._quoted_verb(piece)) is not None:
            return told
        adjacent = self._is_set_off(piece, before)
        governor = self._governor(piece)
        if governor is None:
            governor = self._frame(piece)
        found = self._by(governor, "within", 1.0, alone=adjacent)
        if found is None and governor is not None and governor.verb.takes:
            return None  # someone without a name, or nobody yet, says it
        if found is None and adjacent:
            found = self._by(self._last_cue(piece), "before", 0.9, alone=True)
        return found or self._by(self._behind(piece), "after", 0.9) or self._listed(piece)

    def _by(self, cue: Cue | None, how: str, weight: float, *, alone: bool = False) -> Attribution | None:
        if cue is None or cue.speaker is None or not cue.real:
            return None
        return Attribution(cue.speaker, cue, how, weight * cue.speaker.confidence, alone)

    # -- what stands around a quote -----------------------------------------------------------------------

    def _is_unknown_pronoun(self, cue: Cue) -> bool:
        """Tell whether "he said" stands where nobody was found for "he"."""
        noun = self.speakers.noun_of(cue.token)
        return cue.speaker is None and cue.real and noun is not None and noun.lower_ in ("he", "she")

    def _is_set_off(self, piece: Piece, before: Token) -> bool:
        """Tell whether a quote comes right behind a comma or a verb of saying."""
        return before.text in (",", ":", "-", "–", "—") or before.i in self.cues

    # -- cues ---------------------------------------------------------------------------------------------

    def _behind(self, piece: Piece) -> Cue | None:
        """Give the cue in what follows a quote: "…", X told reporters."""
        ended = self.places.last_char(piece) in STOPS
        for place in range(piece.last, min(piece.last + _REACH, len(self.doc))):
            token = self.doc[place]
            if (
                place in self.quoted
                or self.places.block_of(place) != self.places.last_block(piece)
                or token.text in (".", "?", "!", ";")
            ):
                return None
            cue = self.cues.get(place)
            if cue is not None:
                if self._is_aside(token, piece.last):
                    continue
                if ended and self._says_more(token):
                    return None
                return cue
            if self._is_main_verb(token):
                return None
        return None

    def _verdict_behind(self, piece: Piece) -> Cue | None:
        """Give the cue of "…" Those were the words of X."""
        place = piece.last
        while place < len(self.doc) and self.doc[place].is_space:
            place += 1
        if place >= len(self.doc) or self.doc[place].lower_ not in (
            "that",
            "this",
            "those",
            "these",
            "such",
            "so",
        ):
            return None
        return self.verdicts(self.doc[place].head) if self.doc[place].head.lemma_ == "be" else None

    def _is_aside(self, token: Token, start: int) -> bool:
        """Tell whether a verb stands in a clause on a noun behind the quote: "X, who flew in, told"."""
        while (
            token.dep_ in ("conj", "ccomp", "xcomp", "advcl", "prep", "pcomp")
            and start <= token.head.i != token.i
        ):
            token = token.head
        return token.dep_ in ("relcl", "acl") and token.head.i >= start

    def _is_main_verb(self, token: Token) -> bool:
        if token.pos_ not in ("VERB", "AUX") or token.tag_ not in ("VBD", "VBZ", "VBP"):
            return False
        if token.dep_ in ("aux", "auxpass"):
            return token.head.i not in self.cues
        return token.dep_ not in ("relcl", "acl", "amod", "compound") and not any(
            above.dep_ in ("relcl", "acl") for above in token.ancestors
        )

    def _says_more(self, verb: Token) -> bool:
        """Tell whether a verb in a sentence after the quote has other words to report."""
        return any(
            child.i > verb.i and child.dep_ in ("ccomp", "oprd") and child.i not in self.quoted
            for child in verb.children
        )

    def _governor(self, piece: Piece) -> Cue | None:
        """Give the nearest cue above the words of a quote in whose complement they stand."""
        token = next(
            (
                token
                for token in self.doc[piece.start : piece.end]
                if not token.is_punct and not token.is_space and not piece.start <= token.head.i < piece.end
            ),
            None,
        )
        found: Cue | None = None
        while token is not None and token.head != token:
            above = token.head
            noun = self._governing_noun(token, above)
            if noun is not None:
                return noun
            cue = self.cues.get(above.i)
            if cue is not None:
                if token.dep_ in _NOT_GOVERNED:
                    return found
                if cue.verb.takes and (cue.tells or not self._is_governed(above)):
                    return cue
                found = found or cue
            if found is not None and above.dep_ in _OWN_CLAUSES and _has_subject(above):
                return found
            token = above
        return found

    def _frame(self, piece: Piece) -> Cue | None:
        """Give "according to X" or "in the words of X" that is set on the clause of a quote."""
        for above in (self.doc[piece.start], *self.doc[piece.start].ancestors):
            for child in above.children:
                for token in (child, *child.children):
                    cue = self.cues.get(token.i)
                    if cue is not None and cue.verb.lemma == "according":
                        return cue
        return None

    def _governing_noun(self, token: Token, above: Token) -> Cue | None:
        """Give the noun of saying in whose clause a quote stands: X's claim that it was “mad”."""
        cue = self.nouns.get(above.i)
        inside = token.i > above.i and token.dep_ in ("acl", "relcl", "ccomp", "prep", "xcomp")
        return cue if inside else None

    def _quoted_verb(self, piece: Piece) -> Attribution | None:
        """Attribute a quote that holds the verb of saying itself: X “strongly condemned” it."""
        for token in self.doc[piece.start : piece.end]:
            verb = speech_verb(token)
            if verb is None or token.tag_ not in ("VBD", "VBZ", "VBP", "VBN") or is_passive(token):
                continue
            noun = next((child for child in token.children if child.dep_ == "nsubj"), None)
            if noun is None or noun.i >= piece.first or not is_real(token) or self._is_reported(token):
                continue
            speaker = self.speakers.resolve(noun)
            if speaker is not None:
                cue = Cue(token, verb, speaker, True)
                return Attribution(speaker, cue, "verb", 0.85 * speaker.confidence, False)
        return None

    def _is_reported(self, verb: Token) -> bool:
        """Tell whether another one reports what the verb says: X said that Y “strongly condemned” it."""
        cue = self.cues.get(verb.head.i) if verb.dep_ == "ccomp" else None
        return cue is not None and cue.real and cue.speaker is not None

    def _is_governed(self, verb: Token) -> bool:
        return any(above.i in self.cues for above in verb.ancestors)

    def _last_cue(self, piece: Piece) -> Cue | None:
        """Give the last cue before a quote in its sentence."""
        for place in range(piece.first - 1, max(piece.first - _REACH, -1), -1):
            token = self.doc[place]
            if self.places.block_of(place) != piece.block or (
                token.text in (".", "?", "!") and place not in self.quoted
            ):
                return None
            if place in self.cues:
                return self.cues[place]
        return None

    def _after_colon(self, piece: Piece, colon: Token) -> Attribution | None:
        """Attribute "X gave his view: …" to the cue in front, or else to the subject of that sentence."""
        cue = self._last_cue(piece)
        if cue is not None and (cue.speaker is not None or not cue.real):
            return self._by(cue, "before", 1.0, alone=True)
        speaker = self._introduced_by(colon)
        return Attribution(speaker, None, "colon", 0.85 * speaker.confidence, True) if speaker else None

    def _listed(self, piece: Piece) -> Attribution | None:
        """Attribute "stop" of "X had three messages: go home, be quiet, and “stop”"."""
        sentence = self.doc[piece.start].sent
        places = range(sentence.start, piece.first)
        colon = next((place for place in reversed(places) if self.doc[place].text == ":"), None)
        if colon is None or colon in self.quoted:
            return None
        if not any(token.lemma_.lower() in ANSWERS for token in self.doc[sentence.start : colon]):
            return None
        speaker = self._introduced_by(self.doc[colon])
        return Attribution(speaker, None, "listed", 0.7 * speaker.confidence, False) if speaker else None

    def _introduced_by(self, colon: Token) -> Speaker | None:
        """Give X of "X gave his view: …", "X, on the deal: …", "X’s verdict: …"."""
        start = next(
            (place + 1 for place in range(colon.i - 1, colon.sent.start, -1) if self._is_stop(place)), None
        )
        front = self.doc[colon.sent.start if start is None else start : colon.i]
        for token in front:
            if front.start <= token.head.i < front.end and token.head != token:
                continue
            noun = self.speakers.noun_of(token) if token.pos_ in ("VERB", "AUX") else token
            speaker = self.speakers.resolve(noun) if noun is not None else None
            owner = next((child for child in token.children if child.dep_ == "poss"), None)
            if owner is None and noun is not None and noun.lemma_.lower() in ANSWERS:
                owner = self.speakers.maker(noun)
            if speaker is None and owner is not None:
                speaker = self.speakers.resolve(owner)
            if speaker is not None:
                return speaker
        return None

    def _is_stop(self, place: int) -> bool:
        return self.doc[place].text in (".", "?", "!") and place not in self.quoted

    def speaker_before(self, block: int, *, only_cue: bool = False) -> Speaker | None:
        """Give who speaks, by the end of the block before, in a block that is a quote."""
        end = self.places.end_of_block(block - 1)
        last = next((place for place in range(end - 1, -1, -1) if not self.doc[place].is_space), 0)
        start = self.doc[last].sent.start
        for place in range(last, start - 1, -1):
            cue = self.cues.get(place)
            if cue is not None and cue.real and (cue.speaker is not None or not only_cue):
                return cue.speaker
        return None if only_cue else self.subject_of(self.doc[last])

    def subject_of(self, token: Token) -> Speaker | None:
        """Give the subject of the sentence that a token stands in, or the name that is all of it ("X: …")."""
        root = token.sent.root
        noun = self.speakers.noun_of(root) if root.pos_ in ("VERB", "AUX") else root
        return self.speakers.resolve(noun) if noun is not None else None

    def _signed(self, piece: Piece) -> Speaker | None:
        """Give X of a line that ends "…” – X, the minister"."""
        behind = [
            token
            for token in self.doc[piece.last : piece.last + 20]
            if self.places.block_of(token.i) == self.places.last_block(piece)
        ]
        if len(behind) < 2 or behind[0].text not in ("-", "–", "—", "--") or len(behind) == 20:
            return None
        if any(token.pos_ in ("VERB", "AUX") for token in behind):
            return None
        name = next((token for token in behind if token.i in self.notes.at), None)
        return self.speakers.resolve(name) if name is not None else None

    # -- going on -----------------------------------------------------------------------------------------

    def _carried(self, piece: Piece) -> Attribution | None:
        """Attribute a quote that stands alone to who spoke before it."""
        speaker = self._last_speaker(piece.block, piece.first)
        if speaker is None and self.places.opens_block(piece) and piece.block:
            end = self.places.end_of_block(piece.block - 1)
            speaker = self._last_speaker(piece.block - 1, end)
        if speaker is None:
            return None
        return Attribution(speaker, None, "carried", 0.8 * speaker.confidence, True)

    def _last_speaker(self, block: int, end: int) -> Speaker | None:
        """Give who spoke last in a block before token ``end``, or the subject of the sentence there."""
        known = self.carried.get(block, (-1, None))
        for place in range(end - 1, -1, -1):
            if place < known[0]:
                return known[1]
            if self.places.block_of(place) != block:
                return None
            token = self.doc[place]
            cue = self.cues.get(place)
            if cue is not None and cue.real and token.dep_ not in ("acl", "relcl"):
                return cue.speaker
            if token.is_sent_start and not token.is_space and place not in self.quoted:
                subject = self.subject_of(token)
                if subject is not None and self.speakers.is_person(subject):
                    return subject
        return None


def _has_subject(verb: Token) -> bool:
    return any(child.dep_ in ("nsubj", "nsubjpass") for child in verb.children)
