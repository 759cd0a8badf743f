"""Countries and territories."""

from __future__ import annotations

import re

from kg.authority.names import fold
from kg.authority.sheets import wordings
from kg.authority.sheets.spelling import chosen
from kg.authority.sheets.table import Node, Row, link, named, several, text
from kg.authority.vocabulary import GEONAMES

_NOT_HERE = "European Union"  # an organisation
_CODE = re.compile(r"[A-Z]{2}-[A-Z]{2}")
_OCCUPIED = "(Occupied "  # rows of administrations there, not of the land
_EMPTY_LAND = frozenset(("AQ", "BV", "HM", "TF", "UM", "IO", "GS", "SJ", "CX", "CC", "NF", "PN"))


def country_id(row: Row) -> str:
    """Give the id of a row; a land without people of its own is a place."""
    return f"{'place' if row['iso2'] in _EMPTY_LAND else 'country'}/wd-{row['wikidata']}"


def kept(rows: list[Row]) -> list[Row]:
    """Give the rows that news about diplomacy needs."""
    return [
        row
        for row in rows
        if row["name_en"] != _NOT_HERE
        and not row["name_en"].endswith(" SSR")
        and row["name_en"] != "Russian SFSR"
        and not (_OCCUPIED in row["name_en"] and "Abkhazia" not in row["name_en"])
    ]


def country_ids(rows: list[Row]) -> dict[str, str]:
    """Give the id of each ISO 3166 alpha-2 code."""
    return {row["iso2"]: country_id(row) for row in kept(rows) if row["iso2"]}


def country_nodes(rows: list[Row], cities: set[str]) -> list[Node]:
    """Give the nodes of the countries and territories; ``cities`` are the Wikidata ids of known places."""
    ids = country_ids(rows)
    return [_node(row, ids, cities) for row in kept(rows)]


def _names(row: Row) -> list[str]:
    code = row["iso2"]
    plain = row["name_en"].split(" (")[0]
    first = wordings.PREFERRED.get(code, plain)
    own = several(wordings.SHORT_NAMES.get(code, ""))
    table = [row["official_name"], *several(row["other_names"])]
    unsafe = {row["iso3"], code, *_demonyms(row), *wordings.NO_COUNTRY_NAME}
    wanted = [
        name for name in [plain, *table] if not (name in unsafe or "," in name or _CODE.fullmatch(name))
    ]
    return list(dict.fromkeys([first, *chosen([first, *own, *wanted])]))


def _demonyms(row: Row) -> list[str]:
    if row["iso2"] in wordings.NO_DEMONYM:
        return []
    if row["iso2"] in wordings.DEMONYMS:
        return several(wordings.DEMONYMS[row["iso2"]])
    words = [row["demonym_adj"], *several(row["demonym_noun"])]
    return list(dict.fromkeys(part.strip() for word in words for part in word.split(",") if part.strip()))


def _node(row: Row, ids: dict[str, str], cities: set[str]) -> Node:
    code, names = row["iso2"], _names(row)
    id = country_id(row)
    node = Node(id, "dip:Place" if id.startswith("place/") else "dip:Country")
    node.add("rdfs:label", text(names[0], "en"))
    node.add("skos:altLabel", *(text(name, "en") for name in names[1:]))
    node.add(
        "dip:ambiguousName", *(text(name) for name in several(wordings.AMBIGUOUS_COUNTRIES.get(code, "")))
    )
    node.add("dip:demonym", *(text(word) for word in _demonyms(row)))
    node.add("dip:seatName", *(text(word) for word in _seats(row, names)))
    if code:
        node.add("dip:iso2", text(code))
    if row["iso3"]:
        node.add("dip:iso3", text(row["iso3"]))
    owner = row["status"].rpartition(" of ")[2]
    if " of " in row["status"] and owner in ids:
        node.add("dip:country", named(ids[owner]))
    if row["capital_wikidata"] in cities:
        node.add("dip:capital", named(f"place/wd-{row['capital_wikidata']}"))
    others = [f"{GEONAMES}{row['geonames']}/"] if row["geonames_agree"] == "yes" else []
    node.identify(row["wikidata"], [*others, *several(row["dbpedia"])], sure=int(row["n_sources"]) >= 2)
    if row["geonames"] and row["geonames_agree"] != "yes":
        node.add("skos:closeMatch", link(f"{GEONAMES}{row['geonames']}/"))
    node.source(row["sources"], row["wikidata_sources"])
    return node


def _seats(row: Row, names: list[str]) -> list[str]:
    seats = several(wordings.SEATS.get(row["iso2"], ""))
    sovereign = row["status"] in ("independent", "In contention") or row["iso2"] == "XK"
    capital = wordings.ENGLISH_CITY.get((row["iso2"], row["capital"]), row["capital"])
    if not sovereign or row["iso2"] in wordings.NO_METONYM or fold(capital) in {fold(name) for name in names}:
        return seats
    return [*seats, capital] if capital else seats
