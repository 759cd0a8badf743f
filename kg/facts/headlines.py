"""Headlines that say who speaks by a mark alone, "X: we will not yield", and what a headline adds to the text."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from kg.annotate import Annotations
from kg.annotate.blocks import Block, BlockKind
from kg.facts.speakers import Speaker, SpeakerReader
from kg.facts.wording import Reported, trimmed

HEADS = (BlockKind.TITLE, BlockKind.HEADING)
_DASHES = ("-", "–", "—", "―", "--")
_LONGEST = 9  # tokens of "Foreign Minister Ana Lucía Restrepo"


@dataclass(frozen=True, slots=True)
class Headline:
    """What a headline, or a line of a transcript, has someone say."""

    words: Reported
    speaker: Speaker


def read_headlines(
    notes: Annotations, speakers: SpeakerReader, readable: set[int], quoted: frozenset[int]
) -> Iterator[Headline]:
    """Give what the lines say that begin "X: …", and the headlines that end "… – X" or "…: X"."""
    starts = [token.idx for token in notes.doc]
    for place, block in enumerate(notes.blocks):
        if place not in readable or block.kind not in (*HEADS, BlockKind.PARAGRAPH):
            continue
        first, last = bisect_left(starts, block.span.start), bisect_left(starts, block.span.end)
        found = _read(notes, speakers, [notes.doc[token] for token in range(first, last)], block)
        if found is not None and not quoted & set(range(found.words.start, found.words.end)):
            yield found


def _read(
    notes: Annotations, speakers: SpeakerReader, line: Sequence[Token], block: Block
) -> Headline | None:
    line = [token for token in line if not token.is_space]
    for place, token in enumerate(line[:_LONGEST]):
        if token.text == ":" and place:
            return _said_by(notes, speakers, line[:place], line[place + 1 :])
    if block.kind not in HEADS:
        return None
    for place in range(len(line) - 2, max(len(line) - _LONGEST, 1), -1):
        if line[place].text == ":" or line[place].text in _DASHES:
            return _said_by(notes, speakers, line[place + 1 :], line[:place])
    return None


def _said_by(
    notes: Annotations, speakers: SpeakerReader, name: Sequence[Token], words: Sequence[Token]
) -> Headline | None:
    """Give the words if the name is nothing but that of someone who speaks, and the words are a clause."""
    if not words or not any(_is_finite(token) for token in words):
        return None
    named = [token for token in name if token.i in notes.at]
    spoken = [token for token in name if token.is_alpha and token.i not in notes.at]
    if not named or any(token.i not in speakers.offices and token.lower_ != "the" for token in spoken):
        return None
    speaker = speakers.resolve(named[-1])
    reported = trimmed(notes.doc, words[0].i, words[-1].i + 1, "clause")
    return Headline(reported, speaker) if speaker is not None and reported is not None else None


def _is_finite(token: Token) -> bool:
    return token.tag_ in ("VBD", "VBZ", "VBP", "MD") or (token.tag_ == "VB" and token.dep_ == "ROOT")


def adds_nothing(words: str, others: Sequence[str]) -> bool:
    """Tell whether the words of a headline are told again in the text: most of them stand in one of the others."""
    own = _content(words)
    return any(2 * len(own & _content(other)) >= len(own) for other in others)


def _content(words: str) -> set[str]:
    """Give the longer words without their endings."""
    plain = "".join(char if char.isalnum() else " " for char in words.casefold())
    return {word[:5] for word in plain.split() if len(word) > 3}
