"""Cities: capitals, venues, places in the news."""

from __future__ import annotations

import re

from kg.authority.names import fold, unlinked_id
from kg.authority.sheets import wordings
from kg.authority.sheets.spelling import chosen
from kg.authority.sheets.table import Node, Row, named, several, text
from kg.authority.vocabulary import GEONAMES
from kg.model import EntityKind

_MOST_ALIASES = 6
_SAME_SOUND = (("tch", "ch"), ("ch", "sh"), ("kh", "k"), ("ph", "f"), ("th", "t"), ("dj", "j"), ("zh", "j"))
_SAME_LETTER = str.maketrans("qcwyj", "kkvii", " ")
_NOT_SPELLINGS = frozenset(("canes", "dilly", "lion"))


def kept(rows: list[Row], countries: set[str]) -> list[Row]:
    """Give the rows that are no city states: those are countries (``countries`` are their Wikidata ids)."""
    return [
        row
        for row in rows
        if (row["wikidata"] or row["geonames"])
        and row["wikidata"] not in countries
        and _key(row) not in wordings.NOT_A_CITY
    ]


def city_nodes(rows: list[Row], ids: dict[str, str], taken: set[str]) -> list[Node]:
    """Give the nodes of the cities.

    ``ids`` are country ids by code; ``taken`` are folded names of countries, demonyms and people, which no
    city gets as a second name. A second name that is the first name of another city goes, too.
    """
    first = {fold(_names(row)[0]) for row in rows}
    return [_node(row, ids.get(row["country_iso2"]), taken | first) for row in rows]


def _key(row: Row) -> tuple[str, str]:
    return row["country_iso2"], row["name_en"]


def _names(row: Row) -> list[str]:
    more = several(wordings.MORE_CITY_NAMES.get(_key(row), ""))
    first = wordings.ENGLISH_CITY.get(_key(row), row["name_en"])
    return list(dict.fromkeys([first, row["name_en"], *more]))


def _aliases(row: Row, names: list[str], taken: set[str]) -> list[str]:
    """Give other spellings; the table also has names of other times and tongues, which no news text has."""
    have = {fold(name) for name in names}
    if any(name in wordings.AMBIGUOUS_CITIES for name in names):
        return []
    others = chosen(name for name in several(row["alternate_names"]) if name[0].isupper())
    free = [name for name in others if fold(name) not in have | taken and len(fold(name)) >= 5]
    heard = {_sound(one) for one in have}
    alike = [name for name in free if _sound(fold(name)) in heard and fold(name) not in _NOT_SPELLINGS]
    return alike[:_MOST_ALIASES]


def _sound(folded: str) -> str:
    """Give what is left of a name when the usual ways to write one sound are made one."""
    for written, one in _SAME_SOUND:
        folded = folded.replace(written, one)
    return re.sub(r"(.)\1+", r"\1", folded.translate(_SAME_LETTER).replace("ou", "u"))


def _node(row: Row, country: str | None, taken: set[str]) -> Node:
    names = _names(row)
    linked = f"place/wd-{row['wikidata']}"
    node = Node(linked if row["wikidata"] else unlinked_id(EntityKind.PLACE, names[0], country), "dip:Place")
    node.add("rdfs:label", text(names[0], "en"))
    node.add("skos:altLabel", *(text(name, "en") for name in [*names[1:], *_aliases(row, names, taken)]))
    node.add("dip:ambiguousName", *(text(name) for name in names if name in wordings.AMBIGUOUS_CITIES))
    if country:
        node.add("dip:country", named(country))
    geonames = [f"{GEONAMES}{row['geonames']}/"] if row["geonames"] else []
    node.identify(row["wikidata"], geonames, sure=not row["wikidata"] or int(row["n_sources"]) >= 2)
    node.source(row["wikidata_sources"], row["sources"])
    return node
