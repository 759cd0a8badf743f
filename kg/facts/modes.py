"""How somebody takes part, and whether, as far as the words of the clause tell."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from spacy.tokens import Doc, Token

from kg.facts.clauses import own_words
from kg.model import Attendance, Factuality, Mode

_BY = r"(?:by|via|over|through|on|using|per|in)"
_SOME = r"(?:(?:a|an|the|his|her|their|its|secure|live|big|giant|large|short|joint|three-way|four-way)\s)*"
_PATTERNS: tuple[tuple[Mode, str], ...] = (
    (Mode.VIRTUAL, r"(?:virtually|remotely|online)"),
    (Mode.VIRTUAL, r"video\s?-?\s?(?:link|conferenc\w+|call|message|address|appearance|feed|connection|hookup|talk)s?"),
    (Mode.VIRTUAL, r"(?:videolink|videoconferenc\w+|teleconferenc\w+|webinar|video-teleconference|webcast)s?"),
    (Mode.VIRTUAL, _BY + r"\s" + _SOME + r"(?:video|zoom|skype|webex|screen|screens|microsoft\steams|teams|internet|webcam)"),
    (Mode.VIRTUAL, r"(?:virtual|online|remote)\s(?:\w+\s)?(?:meeting|summit|call|talk|session|conference|gathering|appearance|address|participation|meetings|talks)"),
    (Mode.VIRTUAL, r"(?:zoom|satellite|remote|live|internet)\s(?:call|link|connection)"),
    (Mode.VIRTUAL, r"from\s(?:a\sdistance|afar)"),
    (Mode.PHONE, _BY + r"\s" + _SOME + r"(?:tele)?phone"),
    (Mode.PHONE, r"(?:tele)?phone\s(?:call|conversation|talk|discussion|link|line)s?"),
    (Mode.PHONE, _BY + r"\s" + _SOME + r"hotline"),
    (Mode.WRITTEN, r"in\swriting|in\swritten\sform|by\s(?:letter|correspondence|post|mail|e-?\s?mail)|in\sa\sletter"),
    (Mode.WRITTEN, r"(?:an\s|by\s|the\s)?exchang(?:e\sof|ing)\s(?:diplomatic\s)?(?:notes|letters)"),
    (Mode.WRITTEN, r"written\s(?:submission|statement|contribution|comment|procedure)s?"),
    (Mode.IN_PERSON, r"in\sperson|in\sthe\sflesh|personally|face\s?-?\s?to\s?-?\s?face|one\s-\son\s-\sone\sin\sperson"),
    (Mode.IN_PERSON, r"in\s-\sperson"),
    (Mode.IN_PERSON, r"(?:shook|shake|shaking)\shands|handshakes?"),
)  # fmt: skip
_MODE = re.compile(
    "|".join(f"(?P<m{place}>\\b(?:{words})\\b)" for place, (_, words) in enumerate(_PATTERNS)), re.I
)
# Each pattern wants a word with one of these; where there is none, nothing need be searched.
_PARTS = tuple(
    """virtual remote online video conferenc webinar webcast zoom skype webex screen teams internet webcam satellite
    live distance afar phone hotline writing written letter correspondence post mail exchang notes person flesh
    face hand""".split()
)
# What stands behind these is not how it was done.
_NOT_SO = frozenset(
    "not after before instead rather than unlike despite without following since until".split()
)
_REACH = 4  # words between such a word and the mode


@dataclass(frozen=True, slots=True)
class Found:
    """A mode and the tokens that name it; ``is_inserted`` if it is set into a list: "X and, by video, Y"."""

    start: int
    end: int
    mode: Mode
    is_inserted: bool


@lru_cache(maxsize=20_000)
def _may_tell(word: str) -> bool:
    """Tell whether a word is one of those that each of the patterns has at least one of."""
    return any(part in word for part in _PARTS)


def modes_in(verb: Token) -> set[Mode]:
    """Give the modes that the words of a clause name: "joined virtually", "in person", "by video link"."""
    return {found.mode for found in modes_found(verb) if not found.is_inserted}


def modes_found(verb: Token) -> list[Found]:
    """Give each mode that a clause names, in the order of the text."""
    tokens = _between_semicolons(verb, sorted(_own(verb), key=lambda token: token.i))
    own = {token.i for token in tokens}
    last = tokens[-1].i + 1
    if tokens[-1].dep_ == "prep":  # "via Zoom", where the parser takes "Zoom" for no noun
        last = min(last + 1, verb.sent.end)
    stretch = verb.doc[tokens[0].i : last]
    words = [token.lower_ for token in stretch]
    if not any(map(_may_tell, words)):
        return []
    text = " ".join(words)
    starts, place = {}, 0
    for token, word in zip(stretch, words, strict=True):
        starts[place] = token
        place += len(word) + 1
    found = []
    for match in _MODE.finditer(text):
        named = [starts[at] for at in range(match.start(), match.end()) if at in starts]
        if not named or named[0].i not in own or _is_denied(named[0]):
            continue
        assert match.lastgroup is not None
        mode = _PATTERNS[int(match.lastgroup[1:])][0]
        start, end = named[0].i, named[-1].i + 1
        found.append(Found(start, end, mode, _is_inserted(verb.doc, start, end)))
    return found


def _between_semicolons(verb: Token, tokens: list[Token]) -> list[Token]:
    """Give those of the tokens that no semicolon parts from the verb, which the parser often overlooks."""
    stops = [token.i for token in tokens if token.text == ";"]
    first = max((stop for stop in stops if stop < verb.i), default=-1)
    last = min((stop for stop in stops if stop > verb.i), default=len(verb.doc))
    return [token for token in tokens if first < token.i < last]


def _is_inserted(doc: Doc, start: int, end: int) -> bool:
    """Tell whether the words stand between commas behind "and", or in brackets."""
    before = [token.lower_ for token in doc[max(start - 3, 0) : start]]
    after = doc[end].lower_ if end < len(doc) else ""
    return (after == "," and before[-2:] == ["and", ","]) or (after == ")" and "(" in before)


def _own(verb: Token) -> Iterator[Token]:
    """Give the words of a clause and of the participles that share its subject: "speaking by video, X joined"."""
    yield from own_words(verb)
    for child in verb.children:
        if (
            child.dep_ == "advcl"
            and child.tag_ in ("VBG", "VBN")
            and not any(inner.dep_ in ("nsubj", "nsubjpass", "mark") for inner in child.children)
        ):
            yield from own_words(child)


def _is_denied(token: Token) -> bool:
    """Tell whether the words are set against how it was done: "after months of video calls", "not in person"."""
    before = token.doc[max(token.i - _REACH, token.sent.start) : token.i]
    words = [each.lower_ for each in before]
    if "," in words:
        words = words[len(words) - words[::-1].index(",") :]
    return any(word in _NOT_SO for word in words)


def attendance_of(factuality: Factuality) -> Attendance:
    """Give what a participant's attendance is when only the event's factuality is known."""
    if factuality in (Factuality.PLANNED, Factuality.PROPOSED, Factuality.CONDITIONAL):
        return Attendance.EXPECTED
    if factuality in (Factuality.CANCELLED, Factuality.RULED_OUT, Factuality.DENIED):
        return Attendance.ABSENT
    return Attendance.ATTENDED
