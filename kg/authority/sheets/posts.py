"""Offices, the people who held them, and when."""

from __future__ import annotations

import re
from urllib.parse import quote

from kg.authority.names import fold
from kg.authority.sheets import wordings
from kg.authority.sheets.amendments import HELD_TOGETHER, SHOWN_TOGETHER
from kg.authority.sheets.bodies import body_names
from kg.authority.sheets.spelling import latin, person_names
from kg.authority.sheets.table import Node, Row, day, named, several, source_key, text
from kg.authority.vocabulary import WIKIPEDIA

_TOP = ("head of state", "head of government", "head of state or government")
_HEADS = ("chief executive", "head", "chair", "president")

# A title that the rule which made the table took for a top office of the state, and that is none.
_LESSER = re.compile(
    r"Federal Council$|National Institute|Supreme Islamic Council|Syrian |Government of |Kurdistan|Guernsey|"
    r"Puerto Rico|Faroe|Comptroller|Defence Equipment|National Assembly|Special Representative|"
    r"High Representative|Pontifical Commission|Co-Prince|co-prince|Josep Maria|Patrick Strzoda|"
    r"Minister of State of Monaco|^Chancellor of Switzerland"
)
_HEAD_TITLE = re.compile(
    r"^(?:President|Secretary[- ]General|Director[- ]General|Chairperson|president|Managing Director) of "
)


def role(row: Row, title: str, label: str) -> str:
    """Give the role of a tenure or office: a top role, or the plain title if it is none of them."""
    if _LESSER.search(title) or (_LESSER.search(label) and label.startswith("Chancellor")):
        return title.lower()
    if row["role"] in _HEADS or (row["role"].startswith("officer of") and _HEAD_TITLE.match(title)):
        return "head of organisation"
    if row["role"].startswith("officer of"):
        return title.lower()
    return row["role"].replace("|", " and ")


class Owners:
    """Finds the country or organisation that an office belongs to."""

    def __init__(self, countries: dict[str, str], bodies: list[Row]) -> None:
        self._countries = countries
        self._bodies: dict[str, str] = {}
        for row in sorted(bodies, key=lambda row: -int(row["n_sources"])):
            for name in body_names(row):
                self._bodies.setdefault(fold(name), f"organization/wd-{row['wikidata']}")

    def of(self, row: Row) -> str | None:
        """Give the id of the owner, or None if it is not among the records."""
        if row["organisation"]:
            return self._bodies.get(fold(row["organisation"]))
        return self._countries.get(row["country_iso2"])


def office_nodes(rows: list[Row], owners: Owners) -> list[Node]:
    """Give the nodes of the offices that somebody held, or that two sources show."""
    nodes = []
    for row in rows:
        owner, names = owners.of(row), [row["label_en"], *several(row["other_labels"])]
        over = row["abolished"] and row["abolished"] < "2010"
        if not owner or over or (row["tenures_here"] == "0" and int(row["n_sources"]) < 2):
            continue
        node = Node(f"office/wd-{row['wikidata']}", "dip:Office")
        names[0] = names[0][:1].upper() + names[0][1:]
        node.add("rdfs:label", text(names[0], "en"))
        node.add(
            "skos:altLabel", *(text(name, "en") for name in names[1:] if latin(name) and name not in names[0])
        )
        node.add("dip:of", named(owner))
        node.add("dip:officeRole", text(role(row, row["label_en"], row["label_en"])))
        # The table counts the files of one project as two sources.
        witnesses = {source_key(name) for name in several(row["sources"])}
        node.identify(row["wikidata"], [], sure=min(int(row["n_sources"]), len(witnesses)) >= 2)
        node.source(row["sources"])
        nodes.append(node)
    return nodes


def person_nodes(rows: list[Row], countries: dict[str, str]) -> list[Node]:
    """Give the nodes of the people whose name is known in Latin letters.

    A second name that is somebody else's first name is a mistake of the table.
    """
    first = {fold(row["name_en"]) for row in rows}
    return [node for row in rows if (node := _person(row, countries, first))]


def _person(row: Row, countries: dict[str, str], taken: set[str]) -> Node | None:
    more = several(wordings.PERSON_NAMES.get((row["name_en"], row["country_iso2"]), ""))
    aliases = [*several(row["aliases"]), *_page(row["enwiki_title"])]
    names = person_names(row["name_en"], aliases, more)
    if not names:
        return None
    names = [names[0], *(name for name in names[1:] if fold(name) not in taken - {fold(row["name_en"])})]
    node = Node(f"person/wd-{row['wikidata']}", "dip:Person")
    node.add("rdfs:label", text(names[0], "en"))
    node.add("skos:altLabel", *(text(name, "en") for name in names[1:]))
    if row["gender"]:
        node.add("foaf:gender", text(row["gender"]))
    if row["country_iso2"] in countries:
        node.add("dip:country", named(countries[row["country_iso2"]]))
    dbpedia = several(row["dbpedia"])
    node.identify(row["wikidata"], dbpedia, sure=int(row["n_sources"]) >= 2)
    if row["enwiki_title"]:
        page = quote(row["enwiki_title"].replace(" ", "_"), safe="/:,;@!$*()'~_-.")
        node.add("foaf:isPrimaryTopicOf", f"<{WIKIPEDIA}{page}>")
    others = [one.split(" ")[0] for one in several(row["lookalikes"])]
    node.add("owl:differentFrom", *(f"wd:{one}" for one in others))
    node.source(row["sources"])
    return node


def _page(title: str) -> list[str]:
    return [title.split(" (", maxsplit=1)[0]] if title else []


def tenure_nodes(
    rows: list[Row], owners: Owners, people: set[str], offices: dict[str, tuple[str | None, str]]
) -> list[Node]:
    """Give the nodes of the tenures of known people.

    ``offices`` maps an office's Wikidata id to its owner and role: a tenure repeats them only if it differs.
    """
    columns = ("person_wikidata", "start", "title_in_source", "country_iso2", "end")
    ordered = sorted(rows, key=lambda row: [row[column] for column in columns])
    count: dict[str, int] = {}
    nodes = []
    for row in ordered:
        owner, person = owners.of(row), row["person_wikidata"]
        if owner and person in people:
            count[person] = count.get(person, 0) + 1
            nodes.append(_tenure(row, owner, count[person], offices))
    return nodes


def _tenure(row: Row, owner: str, number: int, offices: dict[str, tuple[str | None, str]]) -> Node:
    person, office = row["person_wikidata"], row["office_wikidata"]
    what = role(row, row["title_in_source"], row["office_label"])
    inferred = row["office_wikidata_inferred"] and what == row["title_in_source"].lower()
    node = Node(f"tenure/wd-{person}-{number}", "dip:Tenure")
    node.add("dip:person", named(f"person/wd-{person}"))
    node.add("dip:officeTitle", text(row["title_in_source"]))
    if office in offices and not inferred:
        node.add("dip:office", named(f"office/wd-{office}"))
    if offices.get(office, ("", ""))[0] != owner or inferred:
        node.add("dip:of", named(owner))
    if offices.get(office, ("", ""))[1] != what or inferred:
        node.add("dip:officeRole", text(what))
    for curie, cell in (
        ("dip:from", "start"),
        ("dip:until", "end"),
        ("dip:untilAtLatest", "end_latest"),
        ("dip:asOf", "as_of"),
    ):
        if row[cell]:
            node.add(curie, day(row[cell]))
    if (person, row["start"]) in HELD_TOGETHER:
        node.add("dip:heldTogether", text(SHOWN_TOGETHER, "en"))
    node.source(row["sources"])
    return node
