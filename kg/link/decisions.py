"""What people decided about entities: a small file that can be read in a review, and that wins."""

from __future__ import annotations

import csv
import io
import os
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from kg.authority.vocabulary import IDS, WIKIDATA
from kg.errors import InputError, StoreError

if TYPE_CHECKING:
    from kg.config import Settings

COLUMNS = ("entity", "name", "wikidata", "match", "score", "also", "note")
_ENTITY = re.compile(r"(?:person|country|organization|place)/(?:wd-Q[1-9]\d*|x-[0-9a-f]{12})")
_ITEM = re.compile(r"(?:https?://www\.wikidata\.org/(?:entity|wiki)/|wd:)?(Q[1-9]\d*)")
_IRI = re.compile(r"https?://[^\s<>\"{}|\\^`]+")


class Match(StrEnum):
    """What an identifier is to an entity: the same, perhaps the same, or nothing is."""

    EXACT = "exact"
    CLOSE = "close"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Decision:
    """A decision about an entity (id): its Wikidata item, a candidate, or that it has none.

    ``also`` are IRIs of the same thing elsewhere; a candidate may have them alone. ``score`` lies between 0
    and 1.
    """

    entity: str
    name: str = ""
    wikidata: str | None = None
    match: Match = Match.EXACT
    score: float = 1.0
    also: tuple[str, ...] = ()
    note: str = ""

    @property
    def iris(self) -> tuple[str, ...]:
        """Give the IRIs that the entity is said to be the same as."""
        return (*([WIKIDATA + self.wikidata] if self.wikidata else []), *self.also)

    @property
    def _order(self) -> tuple[str, str, str]:
        return self.entity, self.wikidata or "", " ".join(self.also)


@dataclass(frozen=True, slots=True)
class Decisions:
    """All decisions, by entity id."""

    by_entity: Mapping[str, tuple[Decision, ...]] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.by_entity)

    def __iter__(self) -> Iterator[Decision]:
        return (one for some in self.by_entity.values() for one in some)

    @classmethod
    def of(cls, some: Iterable[Decision]) -> Decisions:
        """Give decisions in their order; of one entity and identifier the last one counts."""
        latest = {one._order: one for one in some}
        found: dict[str, tuple[Decision, ...]] = {}
        for key in sorted(latest):
            found[latest[key].entity] = (*found.get(latest[key].entity, ()), latest[key])
        return cls(found)

    def settled(self, entity: str) -> Decision | None:
        """Give what was decided for good about an entity, or None: then it is open, or has candidates."""
        return next((one for one in self.by_entity.get(entity, ()) if one.match is not Match.CLOSE), None)

    def candidates(self, entity: str) -> tuple[Decision, ...]:
        """Give the candidates that were put down for an entity."""
        return tuple(one for one in self.by_entity.get(entity, ()) if one.match is Match.CLOSE)

    def with_new(self, new: Iterable[Decision]) -> Decisions:
        """Give the decisions with new ones; they take the place of all that was said of their entities."""
        some = Decisions.of(new).by_entity
        kept = (one for one in self if one.entity not in some)
        return Decisions.of([*kept, *(one for each in some.values() for one in each)])

    def text(self) -> str:
        """Give the file: comma-separated, sorted, the same for the same decisions."""
        file = io.StringIO()
        table = csv.writer(file, lineterminator="\n")
        table.writerow(COLUMNS)
        table.writerows(map(_cells, self))
        return file.getvalue()


def _cells(one: Decision) -> list[str]:
    item = Match.NONE.value if one.match is Match.NONE else one.wikidata or ""
    score = f"{one.score:g}" if one.match is Match.CLOSE else ""
    return [one.entity, one.name, item, one.match.value, score, " ".join(one.also), one.note]


def load_decisions(settings: Settings) -> Decisions:
    """Give the decisions in the file of the settings; none if there is no such file.

    :raises InputError: with the line, if the file says something that cannot be.
    """
    return (
        read_decisions(settings.decisions, settings.base_iri) if settings.decisions.is_file() else Decisions()
    )


def read_decisions(path: Path, base: str) -> Decisions:
    """Give the decisions in a file with at least the columns ``entity`` and ``wikidata``.

    ``wikidata`` is an item (``Q42``) or ``none``; ``entity`` the IRI of an entity or its end.

    :raises InputError: with the line, if the file cannot be read or says something that cannot be.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            table = csv.DictReader(file)
            if missing := {"entity", "wikidata"} - set(table.fieldnames or ()):
                raise InputError(
                    f"the file of decisions has no column {sorted(missing)[0]!r}",
                    where=str(path),
                    todo=f"Its columns are {', '.join(COLUMNS)}; the others can be left out.",
                )
            some = [_decision(row, base, f"{path}, line {table.line_num}") for row in table]
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise InputError(f"the file of decisions cannot be read: {reason}", where=str(path)) from None
    _refuse_contradictions(some, path)
    return Decisions.of(some)


def _decision(row: Mapping[str, str | None], base: str, where: str) -> Decision:
    cell = {name: (row.get(name) or "").strip() for name in COLUMNS}
    entity = cell["entity"].removeprefix(f"{base}id/").removeprefix(IDS)
    if not _ENTITY.fullmatch(entity):
        raise InputError(
            f"{cell['entity']!r} is no entity", where=where, todo="Write its id: person/x-0123456789ab."
        )
    also = tuple(cell["also"].split())
    if bad := next((iri for iri in also if not _IRI.fullmatch(iri)), None):
        raise InputError(f"{bad!r} is no IRI", where=where)
    item, match = cell["wikidata"], _match(cell, where)
    found = _ITEM.fullmatch(item)
    if match is Match.NONE:
        return Decision(entity, cell["name"], None, match, note=cell["note"])
    if not found and (item or not (also and match is Match.CLOSE)):
        raise InputError(
            f"{item!r} is no Wikidata item", where=where, todo="Write an item, such as Q42, or none."
        )
    score = _score(cell["score"], where)
    return Decision(entity, cell["name"], found[1] if found else None, match, score, also, cell["note"])


def _match(cell: Mapping[str, str], where: str) -> Match:
    if cell["wikidata"].casefold() == Match.NONE:
        return Match.NONE
    try:
        match = Match(cell["match"] or Match.EXACT)
    except ValueError:
        raise InputError(
            f"{cell['match']!r} is no match", where=where, todo="Known: exact, close, none."
        ) from None
    if match is Match.NONE and cell["wikidata"]:
        raise InputError("a decision for none names an item", where=where, todo="Write none in its place.")
    return match


def _score(cell: str, where: str) -> float:
    try:
        score = float(cell or 1.0)
    except ValueError:
        score = -1.0
    if not 0 < score <= 1:
        raise InputError(f"{cell!r} is no score", where=where, todo="Write a number between 0 and 1.")
    return score


def _refuse_contradictions(some: Iterable[Decision], path: Path) -> None:
    settled: dict[str, Decision] = {}
    for one in some:
        if one.match is Match.CLOSE:
            continue
        other = settled.setdefault(one.entity, one)
        if (other.wikidata, other.match) != (one.wikidata, one.match):
            first, second = (each.wikidata or Match.NONE.value for each in (other, one))
            raise InputError(
                f"two decisions about {one.entity}: {first} and {second}",
                where=str(path),
                todo="Leave one of them.",
            )


def write_decisions(decisions: Decisions, path: Path) -> None:
    """Write the file, whole or not at all.

    :raises StoreError: if it cannot be written.
    """
    beside = path.with_name(f".{path.name}.new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        beside.write_text(decisions.text(), encoding="utf-8", newline="")
        os.replace(beside, path)  # noqa: PTH105
    except OSError as error:
        raise StoreError(f"the decisions cannot be written: {error.strerror}", where=str(path)) from None
