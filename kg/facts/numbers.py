"""Numbers as they stand in a text: "1,204", "twenty-three", "two dozen", "a hundred and five"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from spacy.tokens import Doc, Token

_UNITS = {
    word: value
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen".split()
    )
}
_TENS = {
    word: value * 10
    for value, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)
}
_SCALES = {"dozen": 12, "score": 20, "hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9}
_DIGITS = re.compile(r"\d{1,3}(?:[, ]\d{3})+|\d+(?:\.\d+)?")
_WORDS = _UNITS.keys() | _TENS.keys() | _SCALES.keys()
_TO = ("to", "-", "–", "or")
# In front of a number: it is a bound that may never have been reached.
_AT_MOST = (
    ("up", "to"),
    ("as", "many", "as"),
    ("fewer", "than"),
    ("less", "than"),
    ("under",),
    ("possibly",),
)


@dataclass(frozen=True, slots=True)
class Number:
    """A number of one or more tokens; ``is_range`` if it is one end of a range or an upper bound."""

    start: int
    end: int
    value: int
    is_range: bool = False


def number_at(token: Token) -> Number | None:
    """Give the whole number that a token is part of, or None: "dozens", "several", "12-year-old"."""
    doc = token.doc
    if not _is_numeral(token):
        return None
    start, end = token.i, token.i + 1
    while start > token.sent.start and _goes_on(doc, start - 1, -1):
        start -= 1
    while end < token.sent.end and _goes_on(doc, end, 1):
        end += 1
    value = _value([each.lower_ for each in doc[start:end]])
    if value is None or _is_age(doc, end) or (start and doc[start - 1].lower_ in ("no", "every", "any")):
        return None
    if doc[start].lower_ in _SCALES and start and doc[start - 1].lower_ in ("a", "an", "half"):
        value = value // 2 if "half" in (doc[start - 1].lower_, doc[max(start - 2, 0)].lower_) else value
    return Number(start, end, value, _is_range(doc, start, end))


def _is_numeral(token: Token) -> bool:
    parts = [part for part in token.lower_.split("-") if part]
    return bool(_DIGITS.fullmatch(token.text)) or (bool(parts) and all(part in _WORDS for part in parts))


def _goes_on(doc: Doc, place: int, step: int) -> bool:
    """Tell whether the number goes on at a token: a numeral, or "and" or a hyphen between two."""
    token = doc[place]
    if _is_numeral(token):
        return True
    beyond = place + step
    if not (0 <= beyond < len(doc) and _is_numeral(doc[beyond])):
        return False
    left, right = (doc[beyond], doc[place - step]) if step < 0 else (doc[place - step], doc[beyond])
    if token.lower_ == "-":
        return left.lower_ in _TENS and right.lower_ in _UNITS
    return token.lower_ == "and" and left.lower_ in ("hundred", "thousand") and right.lower_ not in _SCALES


def _value(words: list[str]) -> int | None:
    total, current = 0.0, 0.0
    for word in (part for each in words for part in each.split("-")):
        if word in _UNITS or word in _TENS:
            current += _UNITS.get(word, 0) + _TENS.get(word, 0)
        elif word in _SCALES:
            current = (current or 1) * _SCALES[word]
            if _SCALES[word] >= 1000:
                total, current = total + current, 0.0
        elif _DIGITS.fullmatch(word):
            if current:
                return None
            current = float(re.sub("[, ]", "", word))
        elif word not in ("and", ""):
            return None
    value = total + current
    return int(value) if value == int(value) else None


def _is_age(doc: Doc, end: int) -> bool:
    return end < len(doc) and (
        doc[end].lower_ in ("year", "-year") or (doc[end].text == "-" and end + 1 < len(doc))
    )


def _is_range(doc: Doc, start: int, end: int) -> bool:
    before = [token.lower_ for token in doc[max(start - 3, 0) : start]]
    if any(tuple(before[-len(words) :]) == words for words in _AT_MOST):
        return before[-3:-2] != ["no"]
    if len(before) > 1 and (before[-1] in _TO or (before[-1] == "and" and _opens(doc, start - 2, "between"))):
        return _is_numeral(doc[start - 2]) and not _opens(doc, start - 2, "from")
    if end + 1 < len(doc) and _is_numeral(doc[end + 1]):
        between = doc[end].lower_ == "and" and before[-1:] == ["between"]
        return between or (doc[end].lower_ in _TO and before[-1:] != ["from"])
    return False


def _opens(doc: Doc, place: int, word: str) -> bool:
    """Tell whether the number that ends at a token stands behind a word."""
    while place > 0 and _is_numeral(doc[place]):
        place -= 1
    return doc[place].lower_ == word
