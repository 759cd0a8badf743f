"""Records of what Wikidata says of an item, in the form of our own authority data."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from kg.authority import Known, KnownTenure, fold
from kg.authority.vocabulary import GEONAMES, VIAF, WIKIDATA
from kg.link.endpoint import Row
from kg.link.titles import read_title
from kg.model import EntityKind


@dataclass(frozen=True, slots=True)
class Item:
    """What Wikidata says of an item: names, countries (ids), identifiers elsewhere, and offices held.

    ``held`` has title, owner (the id of a country, or empty), first and last day of each.
    """

    item: str
    names: tuple[str, ...] = ()
    countries: frozenset[str] = frozenset()
    also: tuple[str, ...] = ()
    held: tuple[tuple[str, str, date | None, date | None], ...] = ()

    def known(self, kind: EntityKind, asked: Sequence[str]) -> Known:
        """Give the item as a record; names that were asked for and that it has not are left out of it."""
        folded = {fold(name) for name in self.names}
        names = self.names or tuple(asked[:1])
        if not folded & {fold(name) for name in asked}:
            names = (*names, *asked)  # it was found under one of them, perhaps in another spelling
        return Known(
            id=f"{kind.value.lower()}/wd-{self.item}",
            kind=kind,
            names=tuple(dict.fromkeys(names)),
            wikidata=self.item,
            country=min(self.countries, default=None),
            same_as=(WIKIDATA + self.item,),
        )

    def tenures(self, person: str) -> tuple[KnownTenure, ...]:
        """Give the offices held as tenures of a person (id)."""
        return tuple(
            KnownTenure(person, title, of, _role(title), start, end, as_of=end)
            for title, owner, start, end in self.held
            for of in ([owner] if owner else sorted(self.countries))
        )


def item_of(item: str, rows: Iterable[Row]) -> Item:
    """Give the item that the rows of an answer tell of."""
    values: dict[str, list[Row]] = {}
    for row in rows:
        values.setdefault(row.get("what", ""), []).append(row)

    def texts(what: str) -> list[str]:
        return [row["value"] for row in values.get(what, ()) if row.get("value", "").strip()]

    return Item(
        item,
        tuple(name for name in dict.fromkeys([*texts("label"), *texts("alias")]) if fold(name)),
        frozenset(_country(iri) for iri in texts("country") if iri.startswith(WIKIDATA)),
        (
            *(f"{VIAF}{number}" for number in sorted(texts("viaf")) if number.isdigit()),
            *(f"{GEONAMES}{number}/" for number in sorted(texts("geonames")) if number.isdigit()),
        ),
        tuple(
            dict.fromkeys(
                (row["value"], _country(row.get("of", "")), _day(row.get("from")), _day(row.get("until")))
                for row in values.get("office", ())
            )
        ),
    )


def _country(iri: str) -> str:
    return f"country/wd-{iri.removeprefix(WIKIDATA)}" if iri.startswith(WIKIDATA) else ""


def _day(value: str | None) -> date | None:
    """Give the day of a time value; Wikidata writes unknown ones as blank nodes, and years before Christ."""
    try:
        return date.fromisoformat(value[:10]) if value else None
    except ValueError:
        return None


def _role(title: str) -> str:
    return min(read_title(title).roles, default=fold(title))
