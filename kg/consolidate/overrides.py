"""Decisions that people made about which claims are of one event, and which people are one.

A text file, a decision a line: ``same A B`` or ``different A B``. A and B are IRIs of events in article graphs or
of people without external id, or the part of them behind ``{base}id/``. ``#`` begins a comment.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from kg.consolidate.joining import Joined
from kg.errors import EncodingError, InputError

if TYPE_CHECKING:
    from collections.abc import Iterable

type Pair = tuple[str, str]

_TODO = "Write 'same A B' or 'different A B', with the IRIs of two events of articles, or of two people."


@dataclass(frozen=True, slots=True)
class Overrides:
    """What was decided: pairs of claims (IRIs) and of people (ids ``person/x-...``), each in order."""

    same: frozenset[Pair] = frozenset()
    different: frozenset[Pair] = frozenset()
    partners: dict[str, frozenset[str]] = field(default_factory=dict)

    def of(self, claim: str) -> frozenset[str]:
        """Give those that were decided to be the same as this one."""
        return self.partners.get(claim, frozenset())

    def forbids(self, some: Iterable[str], others: Iterable[str]) -> bool:
        """Tell whether one of some was decided to be different from one of the others."""
        if not self.different:
            return False
        right = list(others)
        return any(_pair(one, other) in self.different for one in some for other in right)

    def as_text(self) -> str:
        """Give all decisions, sorted: the same decisions give the same text."""
        lines = [("same", *pair) for pair in self.same] + [("different", *pair) for pair in self.different]
        return "\n".join(" ".join(line) for line in sorted(lines))


def load_overrides(path: Path | None, base: str) -> Overrides:
    """Give the decisions in a file; none if there is no path.

    :raises kg.errors.InputError: with file and line, if a line is no decision or contradicts another.
    """
    if path is None:
        return Overrides()
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        raise EncodingError(
            "the decisions are not UTF-8", where=str(path), todo="Save it as UTF-8."
        ) from None
    except OSError as error:
        raise InputError(
            f"the decisions cannot be read: {error.strerror}",
            where=str(path),
            todo="Check the setting 'overrides'.",
        ) from None
    return read_overrides(text, base, str(path))


def read_overrides(text: str, base: str, name: str = "overrides") -> Overrides:
    """Give the decisions in a text.

    :raises kg.errors.InputError: with name and line, if a line is no decision or contradicts another.
    """
    decided: dict[Pair, tuple[str, int]] = {}
    for number, line in enumerate(text.splitlines(), 1):
        words = line.partition(" #")[0].split()
        if not words or words[0].startswith("#"):
            continue
        pair = _decision(words, base, f"{name}, line {number}")
        word, earlier = decided.setdefault(pair, (words[0], number))
        if word != words[0]:
            raise _contradiction(f"{name}, line {number}", f"line {earlier}")
    return _checked(decided, name)


def _decision(words: list[str], base: str, where: str) -> Pair:
    if len(words) != 3 or words[0] not in ("same", "different"):
        raise InputError("a line is no decision", where=where, todo=_TODO)
    one, other = (_name(word, base, where) for word in words[1:])
    if one == other:
        raise InputError("a decision names one thing twice", where=where, todo=_TODO)
    if one.startswith("person/") != other.startswith("person/"):
        raise InputError("an event and a person cannot be compared", where=where, todo=_TODO)
    return _pair(one, other)


def _name(word: str, base: str, where: str) -> str:
    """Give the IRI of a claim, or the id of a person."""
    id = word.strip("<>").removeprefix(f"{base}id/")
    if id.startswith("person/x-"):
        return id
    if id.startswith("article/") and "/event/" in id:
        return f"{base}id/{id}"
    raise InputError(
        f"{word!r} is neither an event of an article nor a person without external id",
        where=where,
        todo=_TODO,
    )


def _checked(decided: dict[Pair, tuple[str, int]], name: str) -> Overrides:
    same = frozenset(pair for pair, (word, _) in decided.items() if word == "same")
    different = frozenset(decided) - same
    joined = Joined({each for pair in decided for each in pair})
    for one, other in sorted(same):
        joined.join(one, other)
    for pair in sorted(different):
        if joined.together(*pair):
            raise _contradiction(f"{name}, line {decided[pair][1]}", "several others together")
    partners: dict[str, set[str]] = {}
    for one, other in same:
        partners.setdefault(one, set()).add(other)
        partners.setdefault(other, set()).add(one)
    return Overrides(same, different, {each: frozenset(some) for each, some in partners.items()})


def _contradiction(where: str, other: str) -> InputError:
    return InputError(f"a decision contradicts {other}", where=where, todo="Take one of them out.")


def _pair(one: str, other: str) -> Pair:
    return (one, other) if one < other else (other, one)
