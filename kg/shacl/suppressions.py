"""Results that somebody decided to live with: by rule or node, with the reason, until a day."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from kg.errors import InputError
from kg.shacl.excuses import excused
from kg.shacl.report import Note, Report, Result

_KEYS = ("rule", "focus", "reason", "until")


@dataclass(frozen=True, slots=True)
class Suppression:
    """Why results of a ``rule`` about a ``focus`` node (patterns with ``*``) do not count, and the last day of that.

    The node may be meant by its IRI or as it is written.
    """

    reason: str
    rule: str = "*"
    focus: str = "*"
    until: date | None = None

    def fits(self, result: Result) -> bool:
        """Tell whether a result is meant, whatever the day."""
        names = (result.focus, result.node)
        return _fits(self.rule, result.rule) and any(_fits(self.focus, name) for name in names)

    def is_over(self, today: date) -> bool:
        """Tell whether its last day has passed."""
        return self.until is not None and today > self.until

    def __str__(self) -> str:
        return f"the suppression of {self.rule} at {self.focus} ({self.reason})"


def is_suppressed(result: Result, suppressions: tuple[Suppression, ...], today: date | None = None) -> bool:
    """Tell whether a suppression fits a result, and is not over."""
    day = today or date.today()
    return any(each.fits(result) and not each.is_over(day) for each in suppressions)


def suppressed(
    report: Report,
    suppressions: tuple[Suppression, ...],
    *,
    today: date | None = None,
    partial: bool = False,
) -> Report:
    """Give a whole report in which suppressed results do not count.

    Those whose suppression is over count, which is told; so is a suppression that fits no result, unless the
    report is on a part of the data or of the shapes.
    """
    day = today or date.today()
    uses = Counter[Suppression]()

    def reason(result: Result) -> str | None:
        fitting = [each for each in suppressions if each.fits(result)]
        uses.update(fitting)
        return next((each.reason for each in fitting if not each.is_over(day)), None)

    found = excused(report, reason)
    notes = [
        Note(f"{each} was over on {each.until}: what it fits counts again")
        if each.is_over(day)
        else Note(f"{each} fits no result: take it out")
        for each in suppressions
        if (uses[each] if each.is_over(day) else not uses[each] and not partial)
    ]
    return replace(found, notes=(*found.notes, *notes))


def read_suppressions(content: bytes | str, name: str = "suppress") -> tuple[Suppression, ...]:
    """Give the suppressions that a TOML file holds, a table ``[[suppress]]`` each.

    :raises kg.errors.InputError: if it is no TOML, or a table has no reason, or neither rule nor focus.
    """
    text = content.decode("utf-8", "replace") if isinstance(content, bytes) else content
    try:
        tables = tomllib.loads(text)
        unknown = sorted(set(tables) - {"suppress"})
        if unknown:
            raise ValueError(f"{unknown[0]!r} is not known there")
        return tuple(_suppression(number, each) for number, each in enumerate(tables.get("suppress", []), 1))
    except (ValueError, TypeError, AttributeError) as error:
        raise InputError(
            f"these are no suppressions: {error}",
            where=name,
            todo="Write [[suppress]] with rule or focus, reason, and if you like until = 2030-12-31.",
        ) from None


def _fits(pattern: str, text: str) -> bool:
    return re.fullmatch(".*".join(map(re.escape, pattern.split("*"))), text, re.DOTALL) is not None


def _suppression(number: int, table: dict[str, Any]) -> Suppression:
    which = f"the one numbered {number}"
    for key, value in table.items():
        is_right = (
            isinstance(value, date) and not isinstance(value, datetime)
            if key == "until"
            else isinstance(value, str)
        )
        if key not in _KEYS or not is_right:
            raise ValueError(f"{which} has {key} = {value!r}")
    if not str(table.get("reason", "")).strip():
        raise ValueError(f"{which} has no reason")
    if "rule" not in table and "focus" not in table:
        raise ValueError(f"{which} says neither rule nor focus")
    return Suppression(**table)
