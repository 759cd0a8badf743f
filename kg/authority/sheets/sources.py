"""The sources that the facts were read from."""

from __future__ import annotations

from kg.authority.sheets.table import Row, link, source_key, text
from kg.authority.vocabulary import PREFIXES, SOURCES

_FIELDS = (
    ("dcterms:title", "where"),
    ("dcterms:description", "what"),
    ("dcterms:rights", "licence"),
    ("dcterms:provenance", "how_made"),
    ("skos:note", "how_used"),
    ("dcterms:date", "harvested"),
)


def source_document(rows: list[Row]) -> str:
    """Give a Turtle document that describes each source under the key that ``dcterms:source`` has."""
    own = sorted((row for row in rows if source_key(row["key"]) == row["key"]), key=lambda row: row["key"])
    head = "".join(f"@prefix {prefix}: <{PREFIXES[prefix]}> .\n" for prefix in ("dcterms", "skos"))
    return f"# What the values of dcterms:source name\n# Made by kg.authority.build\n{head}\n" + "".join(
        map(_source, own)
    )


def _source(row: Row) -> str:
    key = row["key"]
    lines = [f"{link(SOURCES + key)} dcterms:identifier {text(key)}"]
    lines += [f"    {curie} {text(row[cell], 'en')}" for curie, cell in _FIELDS if row[cell]]
    return " ;\n".join(lines) + " .\n"
