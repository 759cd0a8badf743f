"""Builds the lookups of authority data."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

from kg.authority.names import fold, spellings
from kg.authority.records import Authority, Known, KnownOffice, KnownTenure
from kg.model import EntityKind

_KIND_ORDER = {
    EntityKind.COUNTRY: 0,
    EntityKind.ORGANIZATION: 1,
    EntityKind.PLACE: 2,
    EntityKind.PERSON: 3,
}
_NO_PLURAL = ("ese", "ish", "nch", "tch", "s", "ic", "y", "x", "z", "i kiribati")
_MAN = ("chman", "shman", "chwoman", "shwoman")
_BEFORE_ALL = date(1, 1, 1)


def indexed(
    known: dict[str, Known], tenures: tuple[KnownTenure, ...], offices: dict[str, KnownOffice]
) -> Authority:
    """Give the records with their lookups. Ids that nothing describes are left out of no record."""
    folded = {id: [(fold(name), name) for name in one.names] for id, one in known.items()}
    by_name = _by_name(known, folded)
    newest_first = sorted(tenures, key=_age)
    return Authority(
        known=known,
        tenures=tenures,
        by_name=by_name,
        demonyms=_words(known.values(), lambda one: one.demonyms, by_name),
        seats=_words(known.values(), lambda one: one.seats, {}),
        offices=offices,
        holders=_grouped(newest_first, lambda tenure: (tenure.role, tenure.of)),
        tenures_of=_grouped(newest_first, lambda tenure: tenure.person),
        by_surname=_surnames(known, folded),
        spelled=_spelled(folded),
        ambiguous=frozenset(fold(name) for one in known.values() for name in one.ambiguous),
    )


def _by_name(known: dict[str, Known], folded: dict[str, list[tuple[str, str]]]) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for id, names in folded.items():
        for key in dict.fromkeys(key for key, _ in names):
            found.setdefault(key, []).append(id)
    return {
        key: tuple(ids)
        if len(ids) == 1
        else tuple(sorted(ids, key=lambda id: _rank(known[id], folded[id], key)))
        for key, ids in found.items()
    }


def _rank(one: Known, names: list[tuple[str, str]], key: str) -> tuple[bool, bool, int, bool, int, str]:
    """Order the bearers of a name: the user's, the sure, countries first, as first name, well sourced."""
    return (not one.own, not one.sure, _KIND_ORDER[one.kind], names[0][0] != key, -len(one.sources), one.id)


def _words(
    known: Iterable[Known], words: Callable[[Known], tuple[str, ...]], names: dict[str, tuple[str, ...]]
) -> dict[str, tuple[str, ...]]:
    """Map folded words and, where ``names`` does not have it as a name, their plural to country ids."""
    found: dict[str, dict[str, None]] = {}
    plurals = words is not None and bool(names)
    for one in known:
        for word in map(fold, words(one)):
            found.setdefault(word, {})[one.id] = None
            plural = _plural(word) if plurals else None
            if plural and plural not in names:
                found.setdefault(plural, {})[one.id] = None
    return {word: tuple(sorted(ids)) for word, ids in found.items() if word}


def _plural(word: str) -> str | None:
    if word.endswith(_MAN):
        return word[:-2] + "en"
    return None if word.endswith(_NO_PLURAL) else word + "s"


def _surnames(
    known: dict[str, Known], folded: dict[str, list[tuple[str, str]]]
) -> dict[str, tuple[str, ...]]:
    found: dict[str, dict[str, None]] = {}
    for id, names in folded.items():
        if known[id].kind is EntityKind.PERSON:
            for key, _ in names:
                words = key.partition(" of ")[0].split()
                for word in (words[0], words[-1]):
                    found.setdefault(word, {})[id] = None
    return {word: tuple(ids) for word, ids in found.items()}


def _spelled(folded: dict[str, list[tuple[str, str]]]) -> dict[str, frozenset[str]]:
    """Map a folded abbreviation to its written forms, unless somebody bears it as an ordinary name."""
    forms: dict[str, frozenset[str]] = {}
    plain: set[str] = set()
    for names in folded.values():
        for key, name in names:
            some = spellings(name) if len(key) <= 12 else frozenset()
            if some:
                forms[key] = forms.get(key, frozenset()) | some
            else:
                plain.add(key)
    return {key: some for key, some in forms.items() if key not in plain}


def _age(tenure: KnownTenure) -> tuple[int, str, str]:
    return (-(tenure.start or _BEFORE_ALL).toordinal(), tenure.person, tenure.title)


def _grouped[K](
    tenures: list[KnownTenure], key: Callable[[KnownTenure], K]
) -> dict[K, tuple[KnownTenure, ...]]:
    found: dict[K, list[KnownTenure]] = {}
    for tenure in tenures:
        found.setdefault(key(tenure), []).append(tenure)
    return {one: tuple(some) for one, some in found.items()}
