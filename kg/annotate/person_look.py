"""How much some words look like a person's name, whatever the sentence says."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.annotate.given_names import FAMILY_FIRST, GIVEN, SURNAME_END, SURNAME_LIKE
from kg.authority import Authority, fold
from kg.model import EntityKind

PARTICLES = frozenset(
    "al el bin bint ibn ben abu ould von van der den de del della da di do dos du la le las los ter ten zu zum y e ní ó mac ap"
    " af av st op".split()
)
_SUFFIXES = frozenset("jr sr junior neto filho ii iii iv".split())
_SYLLABLE = (
    r"(?:zh|ch|sh|[bpmfdtnlgkhjqxzcsrwy])?"
    r"(?:iang|iong|uang|ang|eng|ing|ong|uai|uan|ian|iao|ai|an|ao|ei|en|er|ia|ie|in|iu|ou|ua|ue|ui|un|uo|a|e|i|o|u)"
)
_HYPHENED = re.compile(r"[A-Z][a-z]{1,5}-[a-z]{2,6}$")
_PINYIN = re.compile(rf"{_SYLLABLE}(?:{_SYLLABLE})?$")


class PersonLook:
    """Weighs words by given names (of authority data, too), by family names and by the make of the name."""

    def __init__(self, authority: Authority) -> None:
        names = [
            fold(name).split()
            for one in authority.known.values()
            if one.kind is EntityKind.PERSON
            for name in one.names
        ]
        self._given = GIVEN | {words[0] for words in names if len(words) > 1 and len(words[0]) > 2}
        self._leaders = {
            fold(authority.known[one.person].name).split()[-1]
            for one in authority.tenures
            if one.role.startswith("head of")
            and one.role != "head of organisation"
            and one.person in authority.known
        }
        self._family = {words[-1] for words in names if len(words) > 1 and len(words[-1]) > 2}

    def score(self, words: Sequence[str]) -> int:
        """Give 0 for no sign of a person's name, 1 for a hint, 2 and more for a name of two words or more.

        ``words`` are the parts between spaces, particles among them: ``["Lars", "ter", "Horst"]``.
        """
        parts = [fold(word) for word in words if fold(word) not in PARTICLES]
        parts = [part for part in parts if part]
        if len(parts) < 2:
            return 0
        first, last = parts[0].split()[0], parts[-1].split()[-1]
        score = 2 * self.is_given(first)
        score += min(1, sum(self.is_given(word) for part in parts[1:] for word in part.split()))
        score += 2 if SURNAME_END.search(last) else bool(SURNAME_LIKE.search(last))
        score += last in self._family
        score += any(fold(word) in PARTICLES for word in words[1:-1]) or last in _SUFFIXES
        return score + max(_eastern(parts), 2 * _is_korean(words))

    def is_family(self, word: str) -> bool:
        """Tell whether a folded word is a family name of authority data or one that comes first."""
        return word in self._family or word in FAMILY_FIRST

    def is_leader(self, word: str) -> bool:
        """Tell whether a folded word is the surname of a head of state or government, and of no common use else."""
        return word in self._leaders and len(word) > 3 and word not in GIVEN

    def is_given(self, word: str) -> bool:
        """Tell whether a folded word is a given name."""
        return word in self._given


def _is_korean(words: Sequence[str]) -> bool:
    """Tell whether a name is written like "Bong Ye-rin"."""
    return len(words) == 2 and len(words[0]) < 7 and bool(_HYPHENED.match(words[1]))


def _eastern(parts: Sequence[str]) -> int:
    """Weigh a name whose family name comes first: "Park Seo-yeon", "Liang Wenbo", "Tran Quoc Dung"."""
    rest = parts[1:]
    if parts[0] not in FAMILY_FIRST or len(parts) > 4:
        return 0
    if len(rest) == 1 and len(rest[0].split()) == 2:
        return 2
    if len(rest) == 1:
        return 2 if _PINYIN.match(rest[0]) else 0
    return 2 if all(len(part) <= 6 and " " not in part for part in rest) else 0


_LOOKS: dict[int, tuple[Authority, PersonLook]] = {}


def person_look(authority: Authority) -> PersonLook:
    """Give the look of people for this authority, built on first use."""
    kept = _LOOKS.get(id(authority))
    if kept is None or kept[0] is not authority:
        kept = (authority, PersonLook(authority))
        _LOOKS[id(authority)] = kept
    return kept[1]
