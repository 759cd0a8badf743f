"""Sums of money in a text: "$2bn", "over 9 billion euros", "€500 million"."""

from __future__ import annotations

import re
from decimal import Decimal

from spacy.tokens import Span

from kg.model import Amount

_SYMBOLS = {
    "$": "USD",
    "US$": "USD",
    "€": "EUR",
    "£": "GBP",
    "¥": "JPY",
    "C$": "CAD",
    "A$": "AUD",
    "₹": "INR",
}
_NAMES = {
    "dollar": "USD", "euro": "EUR", "pound": "GBP", "yen": "JPY", "yuan": "CNY", "rouble": "RUB", "ruble": "RUB",
    "franc": "CHF", "krona": "SEK", "kronor": "SEK", "krone": "NOK", "kroner": "NOK", "zloty": "PLN", "rupee": "INR",
    "usd": "USD", "eur": "EUR", "gbp": "GBP",
}  # fmt: skip
_SCALES = {
    "thousand": 10**3,
    "million": 10**6,
    "m": 10**6,
    "mn": 10**6,
    "billion": 10**9,
    "bn": 10**9,
    "trillion": 10**12,
    "tn": 10**12,
}
_SUM = re.compile(
    r"(?P<symbol>US\$|C\$|A\$|[$€£¥₹])?\s?(?P<number>\d[\d,]*(?:\.\d+)?)[\s-]?(?P<scale>thousand|million|billion|trillion|bn|mn|tn|m)?\b"
    r"[\s-]?(?:US |U\.S\. |Canadian |Australian )?(?P<name>dollars?|euros?|pounds?|yen|yuan|r(?:o)?ubles?|francs?|kron(?:a|or|e|er)|zloty|rupees?|USD|EUR|GBP)?",
    re.IGNORECASE,
)


def amounts(sentence: Span) -> Amount | None:
    """Give the first sum of money in a sentence with its ISO 4217 currency, or None."""
    for match in _SUM.finditer(sentence.text):
        name = (match["name"] or "").lower()
        currency = (
            _SYMBOLS.get((match["symbol"] or "").upper()) or _NAMES.get(name) or _NAMES.get(name.rstrip("s"))
        )
        if currency:
            value = Decimal(match["number"].replace(",", "")) * _SCALES.get((match["scale"] or "").lower(), 1)
            return Amount(value.normalize() if value == value.to_integral() else value, currency)
    return None
