"""Reported words: where they begin and end."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from spacy.tokens import Doc, Token

from kg.facts.speakers import SpeakerReader
from kg.facts.speech_verbs import speech_verb

Form = Literal["clause", "content", "performed", "urged"]
_JOIN = (",", ";", ":", "-", "–", "—", "(", ")")
_COMMENTS = frozenset(
    "allegation claim charge accusation assertion statement suggestion move step remark".split()
)
_STARTS = frozenset(("that", "and", "but", "which"))


@dataclass(frozen=True, slots=True)
class Reported:
    """Reported words, tokens ``start`` to ``end``, and in which form they stand.

    A ``clause`` is what was said; ``content`` is the thing that was spoken of; in ``performed`` and ``urged``
    the verb itself is the act, with what it is about or with what someone is to do.
    """

    start: int
    end: int
    form: Form
    preposition: str = ""


def trimmed(doc: Doc, start: int, end: int, form: Form, preposition: str = "") -> Reported | None:
    """Give the words without "that", commas and stops at either side, or None if none are left."""
    while start < end and (doc[start].lower_ in _STARTS or not _is_word(doc[start])):
        start += 1
    while end > start and doc[end - 1].text != ")" and not _may_end(doc[end - 1]):
        end -= 1
    return Reported(start, end, form, preposition) if end > start else None


def _may_end(token: Token) -> bool:
    return _is_word(token) and token.lower_ not in ("and", "but")


def _is_word(token: Token) -> bool:
    return not (token.is_punct or token.is_space or token.text in _JOIN or token.is_quote)


def goes_on(token: Token, speakers: SpeakerReader) -> bool:
    """Tell whether a verb inside reported words is what the speaker says next: ", adding that ..."."""
    if speech_verb(token) is None or token.pos_ != "VERB":
        return False
    if token.dep_ == "advcl" and not (token.tag_ == "VBG" and token.nbor(-1).text == ","):
        return False
    return speakers.resumed(token) is not None


def is_comment(token: Token) -> bool:
    """Tell whether a noun behind a comma is the writer's word on what was said: ", a claim that Y denies"."""
    behind = token.dep_ in ("npadvmod", "appos", "dep", "attr") and token.pos_ == "NOUN"
    such = any(child.lower_ == "such" for child in token.children)
    return behind and (such or token.lemma_.lower() in _COMMENTS)
