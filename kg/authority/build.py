"""Makes ``ontology/authority/*.ttl`` from tables of facts: ``python -m kg.authority.build FOLDER``.

For developers: the tables are not part of the package. The same tables give the same bytes.
``unlinked.ttl`` and ``terms.ttl`` are kept by hand and stay as they are.
"""

from __future__ import annotations

import sys
from pathlib import Path

from kg.authority.names import fold
from kg.authority.sheets import bodies, cities, posts, territories
from kg.authority.sheets.amendments import amended
from kg.authority.sheets.sources import source_document
from kg.authority.sheets.table import Node, Row, document, read_rows

_TABLES = ("countries", "organisations", "cities", "offices", "people", "tenures", "sources")


def build(folder: Path) -> dict[str, str]:
    """Give the text of each file that the tables in a folder make.

    :raises InputError: if one of the tables is not there.
    """
    tables = amended({name: read_rows(folder / f"{name}.csv") for name in _TABLES})
    nodes = _nodes(tables)
    texts = {f"{name}.ttl": document(some, about) for name, (some, about) in nodes.items()}
    texts["sources.ttl"] = source_document(tables["sources"])
    return texts


def _nodes(tables: dict[str, list[Row]]) -> dict[str, tuple[list[Node], str]]:
    land = territories.kept(tables["countries"])
    ids = territories.country_ids(land)
    towns = cities.kept(tables["cities"], {row["wikidata"] for row in land})
    states = territories.country_nodes(land, {row["wikidata"] for row in towns if row["wikidata"]})
    some_bodies = bodies.kept(tables["organisations"])
    owners = posts.Owners(ids, some_bodies)
    offices = posts.office_nodes(tables["offices"], owners)
    listed = {node.id.removeprefix("office/wd-") for node in offices}
    roles = {
        row["wikidata"]: (owners.of(row), posts.role(row, row["label_en"], row["label_en"]))
        for row in tables["offices"]
        if row["wikidata"] in listed
    }
    people = posts.person_nodes(tables["people"], ids)
    words = _words(states) | {word for name in _words(people) for word in name.split()}
    held = posts.tenure_nodes(
        tables["tenures"], owners, {node.id.removeprefix("person/wd-") for node in people}, roles
    )
    return {
        "countries": (states, "Countries and territories"),
        "organisations": (bodies.body_nodes(some_bodies, ids), "Organisations"),
        "places": (cities.city_nodes(towns, ids, words), "Cities"),
        "offices": (offices, "Offices"),
        "people": (people, "People who held an office"),
        "tenures": (held, "Who held which office when"),
    }


def _words(nodes: list[Node]) -> set[str]:
    """Give the folded names and demonyms of nodes."""
    curies = ("rdfs:label", "skos:altLabel", "dip:demonym")
    literals = [value for node in nodes for curie in curies for value in node.properties.get(curie, [])]
    return {fold(value.removesuffix("@en").strip('"')) for value in literals}


def main(arguments: list[str]) -> int:
    """Write the files; give the exit code."""
    if len(arguments) not in (1, 2):
        print("usage: python -m kg.authority.build FOLDER_OF_TABLES [FOLDER_TO_WRITE]", file=sys.stderr)
        return 2
    target = Path(arguments[1]) if len(arguments) == 2 else Path("ontology/authority")
    for name, text in build(Path(arguments[0])).items():
        (target / name).write_text(text, encoding="utf-8", newline="\n")
        print(f"{name}: {len(text.encode())} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
