"""How names are compared, and the id of an entity that has no external identifier."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from functools import lru_cache

from kg.model import EntityKind

_LETTERS = str.maketrans(
    {
        "ł": "l",
        "ø": "o",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "æ": "ae",
        "œ": "oe",
        "ı": "i",
        "ə": "a",
        "&": " and ",
        "+": " plus ",
    }
    | dict.fromkeys(".'’‘ʻʼʿʾ`´′", None)
)
_OTHER = re.compile(r"[^\w]+|_+")

# Abbreviations that British news write like a word: "Nato". Others count only in capitals.
_LIKE_WORDS = frozenset(
    re.findall(
        r"\w+",
        """afcfta amisom apec asean aukus brics caricom cern comesa csto daesh ecowas eurojust farc fyrom gavi
        hamas igad interpol isil isis kfor mercosur mi5 nato opec osce pesco saarc sadc unaids unesco unhcr
        unicef unifil unrwa usaid""",
    )
)


@lru_cache(maxsize=1 << 16)
def fold(name: str) -> str:
    """Give the form in which two spellings of one name are equal: ``The Élysée`` and ``elysee``.

    Case, accents, dots and apostrophes go; other punctuation becomes a space; a leading "the" goes unless it
    is all there is. The result may be empty (for a text without letters or digits).
    """
    text = name.casefold().translate(_LETTERS)
    if not text.isascii():
        # Letters in other dress, such as superscripts, show their case only once they are taken apart.
        plain = unicodedata.normalize("NFKD", text).casefold()
        parts = unicodedata.normalize("NFKD", plain).translate(_LETTERS)
        text = "".join(char for char in parts if not unicodedata.combining(char))
    words = _OTHER.sub(" ", text).split()
    if len(words) > 1 and words[0] == "the":
        words = words[1:]
    return " ".join(words)


def letters(written: str) -> str:
    """Give a written form without dots, spaces and apostrophes: ``U. S.`` as ``US``."""
    return "".join(char for char in written if char.isalnum())


def spellings(name: str) -> frozenset[str]:
    """Give the written forms (see ``letters``) of an abbreviation, or none if the name is not one.

    An abbreviation is one word of two to six capitals and digits; some are also written with one capital.
    """
    form = letters(name)
    if " " in name.strip() or not 2 <= len(form) <= 6 or form != form.upper() or not form[0].isalpha():
        return frozenset()
    return frozenset((form, form.title())) if form.lower() in _LIKE_WORDS else frozenset((form,))


def unlinked_id(kind: EntityKind, name: str, country: str | None = None) -> str:
    """Give the id of an entity without external identifier: the same name, kind and country, the same id.

    ``country`` is the id of a country, or None if the text names none. The id is
    ``{kind}/x-{12 hex digits}`` of the SHA-256 of kind, folded name and country id, with line feeds between.
    """
    kind_name = kind.value.lower()
    stamp = f"{kind_name}\n{fold(name)}\n{country or ''}"
    return f"{kind_name}/x-{hashlib.sha256(stamp.encode()).hexdigest()[:12]}"
