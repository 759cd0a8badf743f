"""Currencies by their signs and names, as ISO 4217 codes."""

from __future__ import annotations

import re

# None where the sign alone does not tell the country.
SYMBOLS: dict[str, str | None] = {
    "$": "USD", "US$": "USD", "USD$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "C$": "CAD", "CA$": "CAD",
    "A$": "AUD", "AU$": "AUD", "NZ$": "NZD", "HK$": "HKD", "S$": "SGD", "₹": "INR", "₩": "KRW", "₺": "TRY", "₴": "UAH",
    "₽": "RUB", "₦": "NGN", "₪": "ILS", "R$": "BRL", "RS": None, "RS.": None, "KSH": "KES",
}  # fmt: skip
CODES = (
    "USD", "EUR", "GBP", "JPY", "CHF", "CAD", "AUD", "NZD", "SEK", "NOK", "DKK", "PLN", "CZK", "HUF", "RON", "CNY",
    "RMB", "INR", "KRW", "TRY", "UAH", "RUB", "AED", "SAR", "QAR", "KWD", "ZAR", "NGN", "KES", "BRL", "MXN", "SGD",
)  # fmt: skip
# Names that are one currency's only, and those that several countries have: by the country's names.
NAMED: dict[str, str | dict[str, str]] = {
    "euro": "EUR", "yen": "JPY", "yuan": "CNY", "renminbi": "CNY", "zloty": "PLN", "kronor": "SEK", "forint": "HUF",
    "hryvnia": "UAH", "hryvnya": "UAH", "baht": "THB", "rupiah": "IDR", "dong": "VND", "rand": "ZAR", "naira": "NGN",
    "cedi": "GHS", "taka": "BDT", "ringgit": "MYR", "tenge": "KZT", "lari": "GEL", "shekel": "ILS", "birr": "ETB",
    "quetzal": "GTQ", "ariary": "MGA", "leva": "BGN", "koruna": "CZK", "manat": "AZN", "tugrik": "MNT",
    "dollar": {
        "australia": "AUD", "canad": "CAD", "new zealand": "NZD", "hong kong": "HKD", "singapore": "SGD",
        "taiwan": "TWD", "jamaica": "JMD", "fiji": "FJD", "": "USD",
    },
    "pound": {"egypt": "EGP", "leban": "LBP", "syria": "SYP", "sudan": "SDG", "": "GBP"},
    "krone": {"norw": "NOK", "oslo": "NOK", "danish": "DKK", "denmark": "DKK", "copenhagen": "DKK", "greenland": "DKK"},
    "kroner": {"norw": "NOK", "oslo": "NOK", "danish": "DKK", "denmark": "DKK", "copenhagen": "DKK", "greenland": "DKK"},
    "krona": {"iceland": "ISK", "": "SEK"},
    "kronur": "ISK",
    "franc": {"swiss": "CHF", "switzerland": "CHF", "bern": "CHF", "rwanda": "RWF", "congol": "CDF", "guinea": "GNF"},
    "rupee": {
        "pakistan": "PKR", "sri lanka": "LKR", "nepal": "NPR", "mauriti": "MUR", "seychell": "SCR", "india": "INR",
        "delhi": "INR", "": "INR",
    },
    "ruble": {"belarus": "BYN", "": "RUB"},
    "rouble": {"belarus": "BYN", "": "RUB"},
    "won": {"north korea": "KPW", "": "KRW"},
    "lira": {"leban": "LBP", "": "TRY"},
    "dinar": {
        "kuwait": "KWD", "iraq": "IQD", "jordan": "JOD", "serb": "RSD", "alger": "DZD", "libya": "LYD", "tunis": "TND",
        "bahrain": "BHD",
    },
    "dirham": {"emirat": "AED", "uae": "AED", "abu dhabi": "AED", "dubai": "AED", "morocc": "MAD"},
    "riyal": {"saudi": "SAR", "riyadh": "SAR", "qatar": "QAR", "doha": "QAR", "yemen": "YER"},
    "rial": {"iran": "IRR", "oman": "OMR", "yemen": "YER"},
    "peso": {
        "mexic": "MXN", "philippin": "PHP", "manila": "PHP", "argentin": "ARS", "chile": "CLP", "colombia": "COP",
        "cuba": "CUP",
    },
    "real": {"brazil": "BRL"},
    "reais": "BRL",
    "shilling": {"kenya": "KES", "uganda": "UGX", "tanzania": "TZS", "somali": "SOS"},
    "leu": {"moldov": "MDL", "": "RON"},
    "lei": {"moldov": "MDL", "": "RON"},
}  # fmt: skip


def currency_of(name: str, country: str | None, text: str) -> str | None:
    """Give the code of a currency by its name: with a country in front, else by one that the text names."""
    known = NAMED.get(name)
    if known is None or isinstance(known, str):
        return known
    if country:
        said = country.lower()
        found = next((code for word, code in known.items() if word and word in said), None)
        if found:
            return found
        if re.fullmatch(r"(?:us|u\.s\.|american|british|swedish|turkish|russian|indian)\s", said):
            return known.get("")
    near = "" if name in ("dollar", "pound") else text.lower()
    return next((code for word, code in known.items() if word and word in near), known.get(""))
