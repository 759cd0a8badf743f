"""What goes with words that are said: to whom, about whom, when, and the sentence that tells it."""

from __future__ import annotations

from spacy.tokens import Token

from kg.annotate import Annotations
from kg.facts.clauses import is_passive
from kg.facts.speakers import Speaker, SpeakerReader
from kg.facts.speech_cues import Cue
from kg.facts.speech_syntax import is_infinitive
from kg.model import EntityKind, Span

_AGENTS = (EntityKind.PERSON, EntityKind.ORGANIZATION, EntityKind.COUNTRY)
_TELLING = frozenset(
    """tell ask urge warn accuse blame inform assure reassure remind notify advise thank congratulate challenge
    implore beg exhort entreat beseech request threaten promise caution""".split()
)
# What stands between the verb and whom it is for: "said to X", "called on X", "a warning to X", "with X".
_TOWARDS = frozenset(("to", "on", "upon"))
_DISCUSSING = frozenset("raise discuss share".split())


class SpeechSetting:
    """Reads what goes with the statements of one article."""

    def __init__(self, notes: Annotations, speakers: SpeakerReader) -> None:
        self.notes, self.doc, self.speakers = notes, notes.doc, speakers

    def sentence(self, tokens: tuple[int, int], cue: Cue | None) -> Span:
        """Give all that a reader needs to see: the sentences of the words and of the cue."""
        places = [tokens[0], tokens[1] - 1, *([cue.token.i] if cue else [])]
        sentences = [self.doc[place].sent for place in places]
        return self.notes.trimmed(min(each.start for each in sentences), max(each.end for each in sentences))

    def addressee(self, cue: Cue, speaker: Speaker) -> int | None:
        """Give the one whom the words are for."""
        own = {speaker.referent, *speaker.others}
        for child in cue.token.children:
            noun = self._hearer(child, cue.token)
            found = self.speakers.resolve(noun) if noun is not None else None
            if found is not None and found.referent not in own:
                return found.referent
        return None

    def _hearer(self, child: Token, verb: Token) -> Token | None:
        """Give the noun for whom words are: "told X", "said to X", "called on X", "urged X to", "X was told"."""
        lemma = verb.lemma_.lower()
        if child.dep_ == "nsubjpass":
            return child if lemma in _TELLING else None
        if child.dep_ in ("dobj", "dative") and child.pos_ in ("PROPN", "NOUN", "PRON"):
            return child if lemma in _TELLING and not is_passive(verb) else None
        if child.dep_ == "ccomp" and lemma in _TELLING:
            infinitive = is_infinitive(child)
            return next((grand for grand in child.children if infinitive and grand.dep_ == "nsubj"), None)
        towards = child.lower_ in _TOWARDS or (child.lower_ == "with" and lemma in _DISCUSSING)
        if child.dep_ in ("prep", "dative") and towards:
            return next(
                (grand for grand in child.children if grand.dep_ == "pobj" and grand.ent_type_ != "DATE"),
                None,
            )
        return None

    def about(self, tokens: tuple[int, int], others: set[int | None]) -> tuple[int, ...]:
        """Give those whom the words name, but for the speaker and the addressee."""
        found = (self.notes.at.get(place) for place in range(*tokens))
        return tuple(
            dict.fromkeys(
                place
                for place in found
                if place is not None and place not in others and self.notes.referents[place].kind in _AGENTS
            )
        )

    def when(self, cue: Cue, span: Span) -> int | None:
        """Give the date that hangs on the verb of saying itself."""
        sentence = cue.token.sent
        for place, date in enumerate(self.notes.dates):
            if (
                not sentence.start_char <= date.start < sentence.end_char
                or span.start <= date.start < span.end
            ):
                continue
            token = next((token for token in sentence if token.idx + len(token.text) > date.start), None)
            while token is not None and token.pos_ not in ("VERB", "AUX") and token.head != token:
                token = token.head
            if token is not None and token.i == cue.token.i:
                return place
        return None
