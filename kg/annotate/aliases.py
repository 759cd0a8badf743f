"""Finds the names of authority data in a text: a dictionary of first words, then the longest match."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc

from kg.authority import Authority, fold, letters

_POSSESSIVE = ("'s", "’s")
_JOINERS = frozenset("of the and for in on de la du der von van al el bin to".split())


@dataclass(frozen=True, slots=True)
class AliasHit:
    """Tokens ``start`` to ``end`` read as one of the known things ``ids``; a ``demonym`` names a country by adjective."""

    start: int
    end: int
    ids: tuple[str, ...]
    demonym: bool = False


class AliasIndex:
    """Looks up names token by token; build it once for an ``Authority`` with ``alias_index``."""

    def __init__(self, authority: Authority) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], tuple[str, ...], bool]]] = {}
        self._spelled = authority.spelled
        for names, is_demonym in (
            (authority.by_name, False),
            (authority.seats, False),
            (authority.demonyms, True),
        ):
            for name, ids in names.items():
                words = tuple(name.split())
                if words:
                    self._by_first.setdefault(words[0], []).append((words, ids, is_demonym))
        for entries in self._by_first.values():
            entries.sort(key=lambda entry: (-len(entry[0]), entry[2]))

    def find(self, doc: Doc) -> Iterator[AliasHit]:
        """Give the longest known names in the document, left to right, without overlaps."""
        folded = [fold(token.text) for token in doc]
        place = 0
        while place < len(doc):
            hit = self._at(doc, folded, place)
            if hit:
                yield hit
            place = hit.end if hit else place + 1

    def _at(self, doc: Doc, folded: list[str], start: int) -> AliasHit | None:
        if not folded[start] or not _looks_named(doc[start].text):
            return None
        if start + 2 < len(doc) and doc[start + 1].text in _POSSESSIVE and doc[start + 2].text[0].isupper():
            owned = [*folded[:start], f"{folded[start]}s", "", *folded[start + 2 : start + 9]]
            hit = self._spelled_at(doc, owned, start)  # "People's Republic of China"
            if hit is not None and hit.end > start + 2:
                return hit
        return self._spelled_at(doc, folded, start)

    def _spelled_at(self, doc: Doc, folded: list[str], start: int) -> AliasHit | None:
        for words, ids, is_demonym in self._by_first.get(folded[start].split()[0], ()):
            end = _match(folded, start, words)
            if end is not None and _cased(doc, start, end) and self._is_spelled(doc, start, end, words):
                return AliasHit(start, end, ids, is_demonym)
        return None

    def _is_spelled(self, doc: Doc, start: int, end: int, words: tuple[str, ...]) -> bool:
        """Tell whether an abbreviation is written as it must be: "SPC" is a body, "Spc" a rank."""
        forms = self._spelled.get(" ".join(words))
        return forms is None or letters(doc[start:end].text) in forms


_INDEXES: dict[int, tuple[Authority, AliasIndex]] = {}


def alias_index(authority: Authority) -> AliasIndex:
    """Give the index of this authority, built on first use."""
    kept = _INDEXES.get(id(authority))
    if kept is None or kept[0] is not authority:
        kept = (authority, AliasIndex(authority))
        _INDEXES[id(authority)] = kept
    return kept[1]


def _match(folded: list[str], start: int, words: tuple[str, ...]) -> int | None:
    """Give the end of the tokens that spell these words, punctuation between them skipped, or None."""
    place, word = start, 0
    while word < len(words) and place < len(folded):
        if not folded[place]:
            if place > start and place - start < 12:
                place += 1
                continue
            return None
        parts = folded[place].split()
        if tuple(parts) != words[word : word + len(parts)]:
            return None
        word += len(parts)
        place += 1
    return place if word == len(words) else None


def _looks_named(text: str) -> bool:
    return (
        text[0].isupper()
        or (len(text) > 2 and text[1].isupper())
        or (text[0] in "'’" and text[1:2].isupper())
    )


def _cased(doc: Doc, start: int, end: int) -> bool:
    """Tell whether the tokens are written like a name: "US" but not "us", no capital-less words but joiners."""
    words = [token.text for token in doc[start:end] if token.text[0].isalnum()]
    if len(words) == 1 and len(words[0].replace(".", "")) <= 3:
        return words[0].replace(".", "").isupper() or (
            len(words[0]) == 3 and words[0].istitle() and doc[start].pos_ == "PROPN"
        )
    return all(_is_large(word) or word in _JOINERS for word in words) or len(words) > 3


def _is_large(word: str) -> bool:
    """Tell whether a word begins with a capital or a digit, an article before an apostrophe aside: "d'Ivoire"."""
    return word[0].isupper() or word[0].isdigit() or (word[1:2] in ("'", "’") and word[2:3].isupper())
