"""Compares the names of people that are not spelled alike."""

from __future__ import annotations

import re

from kg.authority import fold

_HONORIFICS = frozenset(
    re.findall(
        r"\w+",
        "mr mrs ms miss messrs dr prof professor sir dame lord lady sheikh shaikh sheikha hon he hrh hm",
    )
)
_PARTICLES = frozenset(
    re.findall(
        r"\w+",
        "al el bin ibn ben bint abu as an ad ar de da do dos del della di du la le van von der den ter of",
    )
)


def name_words(name: str) -> tuple[str, ...]:
    """Give the folded words of a person's name without honorifics before it and "Jr" behind it."""
    words = fold(name).split()
    while len(words) > 1 and words[0] in _HONORIFICS:
        words = words[1:]
    while len(words) > 2 and words[-1] in ("jr", "sr"):
        words = words[:-1]
    return tuple(words)


def ends(words: tuple[str, ...], name: tuple[str, ...]) -> bool:
    """Tell whether words are the end of a longer name: "von der leyen"."""
    return len(words) < len(name) and name[-len(words) :] == words


def begins(words: tuple[str, ...], name: tuple[str, ...]) -> bool:
    """Tell whether words are the beginning of a longer name: "xi", "charles"."""
    return len(words) < len(name) and name[: len(words)] == words


def same_but_middle(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Tell whether two names differ only in middle names, initials and particles: "John R. Bolton"."""
    if len(one) < 2 or len(other) < 2 or one[0] != other[0] or one[-1] != other[-1]:
        return False
    first, second = ([word for word in name[1:-1] if word not in _PARTICLES] for name in (one, other))
    return (
        not first
        or not second
        or all(a[0] == b[0] and 1 in (len(a), len(b)) for a, b in zip(first, second, strict=False))
    )


def within(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Tell whether at least two words of a name are, in order, among those of a longer one."""
    rest = iter(other)
    return len(one) >= 2 and len(one) < len(other) and all(word in rest for word in one)


def alike(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Tell whether two full names may be spellings of one: alike as a whole, and in the last word."""
    if len(one) < 2 or len(other) < 2:
        return False
    whole = ["".join(word for word in name if word not in _PARTICLES) for name in (one, other)]
    return _near(whole[0], whole[1], 0.2) and _near(one[-1], other[-1], 0.34)


def _near(one: str, other: str, share: float) -> bool:
    longest = max(len(one), len(other))
    return longest > 0 and edits(one, other) <= share * longest


def edits(one: str, other: str) -> int:
    """Give the number of letters to put in, take out or change to make one word of the other."""
    row = list(range(len(other) + 1))
    for number, letter in enumerate(one, 1):
        last, row[0] = row[0], number
        for place, mark in enumerate(other, 1):
            last, row[place] = row[place], min(row[place] + 1, row[place - 1] + 1, last + (letter != mark))
    return row[-1]
