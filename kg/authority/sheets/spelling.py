"""Chooses the names under which a text may mean an entity."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from kg.authority.names import fold, spellings
from kg.authority.sheets.table import several

_TWO_LETTERS = frozenset(("AU", "EU", "UK", "UN", "US"))
_FOREIGN = frozenset(
    several(
        "da|das|de|degli|dei|del|della|den|der|des|di|die|do|dos|du|e|el|en|et|fra|fur|gli|i|il|la|las|le|les|los|"
        "nas|ng|o|oa|och|per|por|pour|para|sur|und|van|voor|von|y|zu|zum|zur"
    )
)
_ENGLISH = frozenset(("of", "the", "and", "for", "on", "to", "with"))
_TITLES = re.compile(
    r"^(?:(?:HM|HE|HRH|His Royal Highness|Lieutenant|General|Dr\.?|Prof\.?|Sir|Dame|Lord|Sheikh|Sheikha|"
    r"Prince|Princess|King|Queen|President|Presidente|Senator|Mr\.?|Mrs\.?|Ms\.?) )+"
)


def latin(name: str) -> bool:
    """Tell whether a name is in Latin letters and has no mark that no news text has."""
    return all(_plain(char) for char in name)


def _plain(char: str) -> bool:
    if char in " .,'’‘ʻ-–&()/+" or char.isdigit():
        return True
    return unicodedata.category(char) in ("Lu", "Ll") and "LATIN" in unicodedata.name(char, "")


def english(name: str) -> bool:
    """Tell whether a name with several words can be English, by its small words."""
    words = fold(name).split()
    return not _FOREIGN & set(words) or bool(_ENGLISH & set(words))


def usable(name: str) -> bool:
    """Tell whether a name is safe to look for in a text: long enough, or a well-known abbreviation."""
    folded = fold(name)
    if not latin(name) or "(" in name or not folded or (not name[0].isupper() and not name.startswith("al-")):
        return False
    if len(folded.replace(" ", "")) <= 2:
        return name in _TWO_LETTERS
    return len(folded) >= 4 or bool(spellings(name))


def chosen(names: Iterable[str]) -> list[str]:
    """Give the usable names in their order, one for each folded form."""
    kept: dict[str, str] = {}
    for name in names:
        clean = re.sub(r"\s+", " ", name.strip(" *"))
        if usable(clean):
            kept.setdefault(fold(clean), clean)
    return list(kept.values())


def untitled(name: str) -> str:
    """Give a person's name without the titles before it."""
    return _TITLES.sub("", name)


def person_names(name: str, aliases: Iterable[str], ours: Iterable[str] = ()) -> list[str]:
    """Give the full names of a person, and ``ours`` as they are.

    Other single words are left out: a surname is not looked for as a name.
    """
    plain = [untitled(one.split("(")[0].strip()) for one in (name, *aliases)]
    regnal = re.match(r"(.+? [IVX]+)(?: of |, ).+", name)
    if regnal:
        plain.append(regnal[1])
    full = [*(one for one in plain if " " in one or one == name), *ours]
    return [one for one in dict.fromkeys(full) if latin(one.replace('"', "")) and not one.isupper()]
