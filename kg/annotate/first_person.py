"""I and we: who speaks the quotation that they stand in, or whose release the text is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Token

from kg.annotate.document import OfficePhrase
from kg.annotate.salience import FIRST_PERSON, SUBJECTS, Scene
from kg.events.speech import SPEECH
from kg.model import EntityKind

_SAYING = frozenset(trigger.lemma for frame in SPEECH for trigger in frame.verbs)
ONE = frozenset("i me my myself".split())
MANY = frozenset("we us our ours ourselves".split())
_BODIES = (EntityKind.ORGANIZATION, EntityKind.COUNTRY)
_BESIDE = 12  # tokens between a quotation and the verb that says whose it is
_BETWEEN = 60  # tokens between two quotations of one speaker
_COLONS = 14  # tokens between the name and the colon of "X, the minister for Y, said:"


class FirstPersonReader:
    """Resolves the first person in one document."""

    def __init__(self, scene: Scene, offices: Sequence[OfficePhrase]) -> None:
        self.scene = scene
        self.body = {phrase.holder: phrase.of for phrase in reversed(offices) if phrase.of is not None}
        self.speakers: dict[int, int | None] = {}
        self.ends: dict[int, tuple[int, int]] | None = None
        self.voices: list[tuple[int, int]] | None = None

    def read(self, token: Token) -> None:
        """Resolve "I" to the person who speaks, "we" to the body that speaks or that the speaker acts for."""
        if token.text in ("US", "MY"):
            return
        quote = self.scene.quoted.get(token.i)
        speaker = self._voice(token.i) if quote is None else self._speaker(quote)
        if speaker is None:
            return
        person = self.scene.referents[speaker].kind is EntityKind.PERSON
        if token.lower_ in MANY and person:
            of = self.body.get(speaker)
            speaker, person = of, False
        if speaker is not None and person == (token.lower_ in ONE):
            self.scene.add(speaker, token.i, token.i + 1, FIRST_PERSON)

    # -- in quotations ------------------------------------------------------------------------------------

    def _speaker(self, quote: int) -> int | None:
        """Give who speaks a quotation by the verb of saying beside it, or who spoke the one right before it."""
        if self.ends is None:
            self.ends = self._ends_of_quotes()
        if quote not in self.speakers:
            self.speakers[quote] = None
            first, last = self.ends[quote]
            found = next(self._beside(first, last), None)
            before = self.ends.get(quote - 1)
            if found is None and before is not None and first - before[1] < _BETWEEN:
                found = self._speaker(quote - 1)
            self.speakers[quote] = found
        return self.speakers[quote]

    def _ends_of_quotes(self) -> dict[int, tuple[int, int]]:
        """Give for each quotation the token before it and the one behind it."""
        ends: dict[int, tuple[int, int]] = {}
        for place, quote in sorted(self.scene.quoted.items()):
            ends[quote] = (ends.get(quote, (place - 1, 0))[0], place + 1)
        return ends

    def _beside(self, first: int, last: int) -> Iterator[int]:
        doc, scene = self.scene.doc, self.scene
        for words in (doc[last : last + _BESIDE], reversed(doc[max(first - _BESIDE, 0) : first + 1])):
            for verb in words:
                if verb.text in (".", "!", "?") and verb.i not in scene.quoted and verb.i != last:
                    break
                if verb.lemma_ in _SAYING and verb.pos_ == "VERB" and verb.i not in scene.quoted:
                    number = self._subject(verb)
                    if number is not None:
                        yield number

    def _subject(self, verb: Token) -> int | None:
        nouns = [child for child in verb.children if child.dep_ in (*SUBJECTS, "dobj")]
        nouns.sort(key=lambda noun: noun.dep_ == "dobj")
        for noun in nouns:
            for token in (noun, *(child for child in noun.children if child.dep_ == "appos")):
                number = self.scene.at.get(token.i)
                if number is not None and self.scene.referents[number].kind is not EntityKind.PLACE:
                    return number
        return None

    # -- outside ------------------------------------------------------------------------------------------

    def _voice(self, place: int) -> int | None:
        """Give whose words the text itself is here: of the last "X said:", or of the body that opens a release."""
        if self.voices is None:
            self.voices = list(self._voices(self.scene.doc))
        return next((voice for start, voice in reversed(self.voices) if start <= place), None)

    def _voices(self, doc: Doc) -> Iterator[tuple[int, int]]:
        opening = next(doc.sents)
        subject = next((child for child in opening.root.children if child.dep_ in SUBJECTS), None)
        issuer = self.scene.at.get(subject.i) if subject is not None else None
        if issuer is not None and self.scene.referents[issuer].kind in _BODIES:
            yield 0, issuer
        for token in doc:
            if token.text != ":" or token.i in self.scene.quoted:
                continue
            if token.i + 2 < len(doc) and {token.i + 1, token.i + 2} & self.scene.quoted.keys():
                continue
            verb = next(
                (
                    one
                    for one in reversed(doc[max(token.i - _COLONS, token.sent.start) : token.i])
                    if one.lemma_ in _SAYING
                ),
                None,
            )
            number = self._subject(verb) if verb is not None else None
            if number is not None:
                yield token.i, number
