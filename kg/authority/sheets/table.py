"""Reads tables of facts, and writes Turtle that is the same on every run."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from kg.authority.vocabulary import PREFIXES, WIKIDATA
from kg.errors import InputError

Row = dict[str, str]

_LOCAL = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*")
_NOT_IN_IRI = re.compile(r'[\x00-\x20<>"{}|^`\\]')
_ESCAPES = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"})
_DATE_TYPES = {4: "xsd:gYear", 7: "xsd:gYearMonth", 10: "xsd:date"}

# The tables name some sources by their repository, too.
_SAME_SOURCE = {
    "ad-freiburg/elevant": "elevant",
    "ad-freiburg/fair-entity-linking-benchmarks": "fair-el",
    "npm name-suggestion-index 8.0.20260918": "nsi",
    "villmow/datasets_knowledge_embedding": "fb15k237",
    "PyPI rigour 2.6.1": "rigour",
}


def read_rows(path: Path) -> list[Row]:
    """Give the rows of a comma-separated table with a header.

    :raises InputError: if the file is not there.
    """
    if not path.is_file():
        raise InputError(
            "a table of facts is missing", where=str(path), todo="Name the folder that holds it."
        )
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def several(cell: str) -> list[str]:
    """Give the values of a cell in their order, each once."""
    return list(dict.fromkeys(value.strip() for value in cell.split("|") if value.strip()))


def source_key(name: str) -> str:
    """Give the key under which a source is described: without the file after the colon."""
    key = name.partition(":")[0].strip()
    if key.startswith("every-politician-scrapers/"):
        return "every-politician-scrapers"
    return _SAME_SOURCE.get(key, key)


def text(value: str, language: str = "") -> str:
    """Give a Turtle literal."""
    return f'"{value.translate(_ESCAPES)}"' + (f"@{language}" if language else "")


def link(iri: str) -> str:
    """Give an IRI as Turtle, short where a prefix allows it."""
    for prefix in ("wd", "country", "organization", "person", "place", "office", "tenure"):
        space = PREFIXES[prefix]
        if iri.startswith(space) and _LOCAL.fullmatch(iri[len(space) :]):
            return f"{prefix}:{iri[len(space) :]}"
    return f"<{_NOT_IN_IRI.sub(lambda match: f'%{ord(match[0]):02X}', iri)}>"


def named(id: str) -> str:
    """Give the id of one of our entities (``country/wd-Q212``) as Turtle."""
    return id.replace("/", ":", 1)


def day(value: str) -> str:
    """Give a year, a month or a day as a Turtle literal."""
    return f'"{value}"^^{_DATE_TYPES[len(value)]}'


@dataclass(slots=True)
class Node:
    """A subject with its properties in the order in which they are written."""

    id: str
    kind: str
    properties: dict[str, list[str]] = field(default_factory=dict)

    def add(self, curie: str, *values: str) -> None:
        """Add values (as Turtle) of a property; what is there already is not added again."""
        have = self.properties.setdefault(curie, [])
        have.extend(value for value in dict.fromkeys(values) if value not in have)

    def identify(self, wikidata: str, others: Iterable[str], *, sure: bool) -> None:
        """Add external ids: ``owl:sameAs`` if sure, else ``skos:closeMatch``; Wikidata comes first."""
        iris = [WIKIDATA + wikidata, *others] if wikidata else list(others)
        self.add("owl:sameAs" if sure else "skos:closeMatch", *map(link, iris))

    def source(self, *cells: str) -> None:
        """Add the keys of the sources that cells of a table name."""
        keys = {source_key(name) for cell in cells for name in several(cell)}
        self.add("dcterms:source", *(text(key) for key in sorted(keys)))

    def turtle(self) -> str:
        """Give the node as Turtle, one property a line."""
        lines = [f"{named(self.id)} a {self.kind}"]
        lines += [f"    {curie} {', '.join(values)}" for curie, values in self.properties.items() if values]
        return " ;\n".join(lines) + " .\n"


def document(nodes: Iterable[Node], about: str) -> str:
    """Give a Turtle document of the nodes, in the order of their ids (numbers by value)."""
    blocks = [node.turtle() for node in sorted(nodes, key=_order)]
    body = "".join(blocks)
    used = [p for p in sorted(PREFIXES) if re.search(rf"(?:^|[\s^]){p}:", body)]
    head = "".join(f"@prefix {prefix}: <{PREFIXES[prefix]}> .\n" for prefix in used)
    note = "# Made by kg.authority.build; see sources.ttl for what dcterms:source names."
    return f"# {about}\n{note}\n{head}\n{body}"


def _order(node: Node) -> list[tuple[int, str]]:
    parts = re.split(r"(\d+)", node.id)
    return [(int(part), "") if part.isdigit() else (-1, part) for part in parts]
