"""People that the model missed, found by what they do: who says something under a name of two words is one."""

from __future__ import annotations

from collections.abc import Mapping

from spacy.tokens import Doc, Token

from kg.annotate.document import Mention
from kg.annotate.titles import HEADS, HONORIFICS, INSIDE
from kg.events.speech import SPEECH
from kg.model import EntityKind

_VERBS = frozenset(trigger.lemma for frame in SPEECH for trigger in frame.verbs)
# What companies and states do as often as people do.
_ANYBODY = frozenset("report signal indicate support back post estimate reveal disclose".split())
_PARTICLES = frozenset(
    "al el bin ibn ben abu von van der den de del della da di dos du la le ter ní ó mac".split()
)
_BODIES = frozenset(
    """ministry department office agency council commission committee parliament congress senate bureau bank union
    league court university institute foundation airlines party embassy assembly authority fund group association
    coalition alliance front movement army navy force federation society company corporation house government
    times post news herald tribune journal radio television press airways group holdings union states""".split()
)
_MOST = 5  # words of a name


def find_speaking_people(doc: Doc, taken: Mapping[int, Mention]) -> list[Mention]:
    """Give the people who say something in the text and that nothing else has found as names.

    Only names of two to five capitalised words count: "Mirela Dragomir told reporters", "said Lars ter Horst".
    """
    found: dict[int, Mention] = {}
    for token in doc:
        if token.pos_ != "VERB" or token.lemma_.lower() not in _VERBS - _ANYBODY:
            continue
        for head in _speakers(token):
            titled = head.dep_ == "appos" and head.head.lower_ in HEADS
            mention = _person_at(doc, head, _without_guesses(taken) if titled else taken)
            if mention is not None:
                found[mention.start] = mention
    return [found[start] for start in sorted(found)]


def _without_guesses(taken: Mapping[int, Mention]) -> dict[int, Mention]:
    """Leave out what the model only guessed: "the president, Marisol Quispe" is no place, whatever it says."""
    return {token: mention for token, mention in taken.items() if mention.method != "ner"}


def _speakers(verb: Token) -> list[Token]:
    """Give the subject of a verb of saying, its apposition, and the noun behind "…", said."""
    subjects = [child for child in verb.children if child.dep_ == "nsubj"]
    if not subjects and verb.i + 1 < len(verb.doc) and verb.i and _closes(verb.nbor(-1)):
        subjects = [child for child in verb.children if child.dep_ == "dobj"]
    return [
        *subjects,
        *(child for subject in subjects for child in subject.children if child.dep_ == "appos"),
    ]


def _closes(token: Token) -> bool:
    return token.is_quote or token.text in (",", "''", "”", "’")


def _person_at(doc: Doc, head: Token, taken: Mapping[int, Mention]) -> Mention | None:
    """Give the name that ends with (or runs on from) a proper noun, if it looks like a person's."""
    if not _is_part(head) or head.lower_ in _BODIES:
        return None
    start, end = head.i, head.i + 1
    while start > head.sent.start and _joins(doc[start - 1]):
        start -= 1
    while end < len(doc) and _joins(doc[end]) and doc[end].head.i <= head.i:
        end += 1
    while start < end and not _is_part(doc[start]):
        start += 1
    while end > start and not _is_part(doc[end - 1]):
        end -= 1
    words = [token for token in doc[start:end] if _is_part(token)]
    if any(place in taken for place in range(start, end)) or any(token.lower_ in _BODIES for token in words):
        return None
    if not 2 <= len(words) <= _MOST or _is_title(words[0]) or _is_title(words[-1]):
        return None
    return Mention(start, end, EntityKind.PERSON, " ".join(doc[start:end].text.split()), "speaking")


def _joins(token: Token) -> bool:
    inside = token.text == "-" and not token.whitespace_ and token.i > 0 and not token.nbor(-1).whitespace_
    return _is_part(token) or token.lower_ in _PARTICLES or inside


def _is_part(token: Token) -> bool:
    """Tell whether a word may be part of a name; also "yeon" of "Seo-yeon"."""
    word = token.text
    if token.i > 1 and token.nbor(-1).text == "-" and not token.nbor(-1).whitespace_:
        return word.isalpha() and _is_part(token.nbor(-2))
    return (
        word[0].isupper()
        and token.pos_ in ("PROPN", "NOUN", "ADJ", "X")
        and token.is_alpha
        and not word.isupper()
    )


def _is_title(token: Token) -> bool:
    lower = token.lower_.rstrip(".")
    return lower in HEADS or lower in HONORIFICS or lower in INSIDE
