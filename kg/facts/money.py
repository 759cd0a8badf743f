"""Sums of money in a text: "$2bn", "over 9 billion euros", "two and a half million kroner", "Rs 4 crore"."""

from __future__ import annotations

import re
from decimal import Decimal

from spacy.tokens import Span

from kg.facts.currencies import CODES, NAMED, SYMBOLS, currency_of
from kg.model import Amount

_SCALES = {
    **dict.fromkeys(("hundred",), 10**2),
    **dict.fromkeys(("thousand", "k"), 10**3),
    **dict.fromkeys(("lakh", "lakhs"), 10**5),
    **dict.fromkeys(("million", "m", "mn", "mln", "mio"), 10**6),
    **dict.fromkeys(("crore", "crores"), 10**7),
    **dict.fromkeys(("billion", "bn", "b", "milliard"), 10**9),
    **dict.fromkeys(("trillion", "tn", "trn"), 10**12),
}
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
_NUMERAL = "|".join(sorted((*_UNITS, *_TENS), key=len, reverse=True))
_SPELT = rf"(?:(?:{_NUMERAL})(?:-(?:{_NUMERAL}))?|an?|half\s(?:an?|one)|a\squarter\sof\sa)(?:\sand\sa\shalf|\sdozen)?"
_DIGITS = r"\d{1,3}(?:[,\u00a0\u202f]\d{2,3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_SCALE = "|".join(sorted(_SCALES, key=len, reverse=True))
_SYMBOL = "|".join(re.escape(each) for each in sorted(SYMBOLS, key=len, reverse=True))
_NAME = "|".join(sorted((*NAMED, *CODES), key=len, reverse=True))
_SUM = re.compile(
    rf"(?<![\w.,])(?:(?P<symbol>{_SYMBOL}|(?:{'|'.join(CODES)})\b)\s?)?(?P<number>{_DIGITS}|\b(?:{_SPELT})\b)"
    rf"(?:[\s-]?(?P<scale>(?:hundred\s)?(?:{_SCALE}))\b)?"
    rf"(?:[\s-](?P<country>(?:[A-Z][\w.]+\s){{1,2}})?(?P<name>{_NAME})s?\b)?",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"\s?(?:-|–|to|and|or)\s?", re.IGNORECASE)


def amounts(sentence: Span) -> Amount | None:
    """Give the first sum of money in a sentence with its ISO 4217 currency, or None.

    None too for a range ("5 to 7 million euros"), and where the currency is open ("francs").
    """
    text = sentence.text
    matches = list(_SUM.finditer(text))
    for place, match in enumerate(matches):
        currency = _currency(match, text)
        value = _value(match["number"], match["scale"])
        if currency is None or value is None:
            continue
        before = matches[place - 1] if place else None
        after = matches[place + 1] if place + 1 < len(matches) else None
        if _is_range(text, before, match) or _is_range(text, match, after):
            return None
        return Amount(value.normalize() if value == value.to_integral() else value, currency)
    return None


def _currency(match: re.Match[str], text: str) -> str | None:
    symbol = (match["symbol"] or "").upper()
    if symbol in CODES:
        return symbol
    if symbol:
        return SYMBOLS[symbol] or currency_of("rupee", None, text)
    name = (match["name"] or "").lower()
    if not name:
        return None
    return name.upper() if name.upper() in CODES else currency_of(name, match["country"], text)


def _value(number: str, scale: str | None) -> Decimal | None:
    words = number.lower()
    if words[0].isdigit():
        value = Decimal(re.sub(r"[,\u00a0\u202f]", "", words))
    elif scale is None and words in ("a", "an"):
        return None
    else:
        value = _spelt(words)
    for part in (scale or "").lower().split():
        value *= _SCALES[part]
    return value


def _spelt(words: str) -> Decimal:
    if words.startswith("half"):
        return Decimal("0.5")
    if words.startswith("a quarter"):
        return Decimal("0.25")
    value = Decimal(0)
    for word in re.split(r"[\s-]", words.removesuffix(" and a half").removesuffix(" dozen")):
        value += _UNITS.get(word, 0) + _TENS.get(word, 0) + (word in ("a", "an"))
    return value * (12 if words.endswith(" dozen") else 1) + (
        Decimal("0.5") if words.endswith(" half") else 0
    )


def _is_range(text: str, first: re.Match[str] | None, second: re.Match[str] | None) -> bool:
    """Tell whether two sums are the ends of a range: "between $5m and $7m", "5-7 million"."""
    if first is None or second is None:
        return False
    between = text[first.end() : second.start()]
    if not _BETWEEN.fullmatch(between):
        return False
    return "and" not in between.lower() or text[: first.start()].rstrip().lower().endswith("between")
