"""Organisations: international ones, and those of states that act abroad."""

from __future__ import annotations

import re

from kg.authority.names import fold, letters
from kg.authority.sheets import body_wordings as wordings
from kg.authority.sheets.spelling import chosen, english
from kg.authority.sheets.table import Node, Row, named, several, text
from kg.authority.vocabulary import VIAF

# Bodies that news about diplomacy does not name, or whose names and abbreviations are those of other things.
_DROP = re.compile(
    r"Research Infrastructure|Research Data|Joint Undertaking|\bERIC\b|Fisher|Tuna|Salmon|Halibut|"
    r"Mammal|"
    r"Albatross|Cocoa|Coffee|Cotton|Sugar|Rubber|Jute|Grains|Olive|Bamboo|Rattan|Coconut|Pepper|"
    r"Groundnut|Vine\b|"
    r"Rice|Maize|Potato|Livestock|Crop|Vegetable|Forestry|Lead and Zinc|Nickel|Copper|Locust|Crocodile|"
    r"Translation Centre|Plant Variety|Schools|Archives|Observatory|Spallation|Oceanograph|"
    r"Synchrotron|Tourism|"
    r"Statistical|Meteorological (?!Org)|Irish Lights|Waterways|Patent|Legal Education|Examinations|"
    r"Telecommunit|Telecommunications Union$|Administrative Sciences|Refrigeration|Biotechnology|"
    r"Nanotech|"
    r"Social Survey|Light Infrastructure|Carbon Observation|INFRAFRONTIER|Biobank|Language Resources|"
    r"ARray|Medium-Range|Rolling Stock|Metrology|Weights and Measures|Military Medicine|Baseline|"
    r"Plant Protection|"
    r"Plate Observing|Marine (?:Biology|Science)|Ecosystems|Vocational|Carriage by Rail|Civil Status|"
    r"Cultural Property|Agronomic|Meuse|Moselle|Elbe|Protection of the Rhine|Sava|Arid Zones|Nutrition|"
    r"Global Change|Geography and History|Higher Education|Intersputnik|Satellite (?:Org|Comm)|"
    r"Broadcasting|"
    r"Varieties of Plants|Astronomical|Molecular|Forest Institute|Exploration of the Sea|Hydrographic|"
    r"Exhibition Bureau|Dutch Language|Railways|Living and Working|at Work$|Food Safety|Vaccine|"
    r"Productivity|"
    r"Promotion of Enterprises|Rural Development|CAB International|Treatment of Offenders|Timber|"
    r"Tuvalu Trust|"
    r"Public Law|Cospas|Investment Development Insurance|Scientific Research|Joint Vienna|"
    r"Health and Digital|"
    r"Tanganyika|Okavango|Zambezi|Anadromous|Meteorological Organisation|Development Administration|"
    r"Tax Administrations|Climate Change Centre|Support for BEREC|Telecommunications Organ|"
    r"Turkic Academy|"
    r"Institute of Innovation|Research Executive|Environment Executive|Culture Executive|"
    r"Council Executive|"
    r"Medium-sized Executive|Board of Auditors|Pension|Staff College|Ageing and Retirement|SESAR|"
    r"Safefood|Turkic Culture|University"
)
_DROP_KINDS = ("body of: CGIAR", "body of: North South bodies")
_GOVERNMENT = (
    "foreign ministry",
    "defence ministry",
    "government office",
    "government seat",
    "intelligence service",
)
_PLAIN = ("parliament", "armed force", "non-governmental organisation")


def kept(rows: list[Row]) -> list[Row]:
    """Give the rows that news about diplomacy needs."""
    return [
        row
        for row in rows
        if int(row["n_sources"]) >= 3 or not (_DROP.search(row["name_en"]) or row["kind"] in _DROP_KINDS)
    ]


def body_nodes(rows: list[Row], ids: dict[str, str]) -> list[Node]:
    """Give the nodes of the organisations; ``ids`` are country ids by code.

    A second name that is the first name of another body goes.
    """
    first = {fold(body_names(row)[0]) for row in rows}
    return [_node(row, ids, first) for row in rows]


def body_names(row: Row) -> list[str]:
    """Give the names of a body, the preferred one first."""
    name = row["name_en"]
    more = several(wordings.BODY_NAMES.get(name, ""))
    short = [
        one
        for one in several(row["abbreviations"])
        if len(letters(one)) > 3 or int(row["n_sources"]) >= 2 or one in wordings.KEEP_SHORT
    ]
    aliases = [one for one in several(row["aliases"]) if english(one) and _apart(one, row)]
    first = wordings.SHORT_BODY.get(name, name)
    wanted = [one for one in [first, name, *more, *short, *aliases] if one not in wordings.NO_BODY_NAME]
    return [first, *(one for one in chosen(wanted) if fold(one) != fold(first))]


def _apart(alias: str, row: Row) -> bool:
    form = letters(alias)
    shortest = len(form) > 3 or form != form.upper()
    return shortest or int(row["n_sources"]) >= 2 or alias in wordings.KEEP_SHORT


def _kind(row: Row) -> str:
    if row["kind"] == "armed group":
        return "dip:ArmedGroup"
    if row["kind"] in _GOVERNMENT:
        return "dip:Government"
    return "dip:Organization" if row["kind"] in _PLAIN else "dip:InternationalOrganization"


def _node(row: Row, ids: dict[str, str], taken: set[str]) -> Node:
    first, *others = body_names(row)
    names = [first, *(name for name in others if fold(name) not in taken - {fold(first)})]
    node = Node(f"organization/wd-{row['wikidata']}", _kind(row))
    node.add("rdfs:label", text(names[0], "en"))
    node.add("skos:altLabel", *(text(name, "en") for name in names[1:]))
    clash = several(wordings.AMBIGUOUS_BODIES.get(row["name_en"], ""))
    node.add("dip:ambiguousName", *(text(name) for name in clash))
    if row["name_en"] in wordings.BODY_COUNTRY:
        node.add("dip:country", named(ids[wordings.BODY_COUNTRY[row["name_en"]]]))
    viaf = [f"{VIAF}{one}" for one in several(row["viaf"])]
    node.identify(row["wikidata"], [*several(row["dbpedia"]), *viaf], sure=int(row["n_sources"]) >= 2)
    node.source(row["sources"])
    return node
