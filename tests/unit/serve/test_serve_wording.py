"""English for terms and dates."""

import pytest

from kg.model import Attendance, Factuality, Mode, Precision, QuoteKind, Role
from kg.rdf.terms import CONCEPT_SUFFIX, ONTOLOGY
from kg.serve.views.article import anchor, web_address
from kg.serve.views.wording import compact, concept, days, own_class


@pytest.mark.parametrize("values", [Role, Mode, Attendance, Factuality, Precision, QuoteKind])
def test_every_concept_reads_as_its_value(values):
    for value in values:
        words = concept(f"{ONTOLOGY}{value.value}{CONCEPT_SUFFIX[values.__name__]}")
        assert words.replace(" ", "") == value.value.lower()


@pytest.mark.parametrize(
    ("earliest", "latest", "precision", "expected"),
    [
        ("2026-03-03", "2026-03-03", "dayPrecision", "3 March 2026"),
        ("2026-03-01", "2026-03-31", "monthPrecision", "March 2026"),
        ("2026-01-01", "2026-12-31", "yearPrecision", "2026"),
        ("2026-03-03", "2026-03-05", "rangePrecision", "3 to 5 March 2026"),
        ("2026-03-30", "2026-04-05", "weekPrecision", "30 March to 5 April 2026"),
        ("2025-12-30", "2026-01-02", "rangePrecision", "30 December 2025 to 2 January 2026"),
        ("2026-03-03", None, None, "3 March 2026"),
        (None, None, None, ""),
        ("-0044-03-15", None, None, "-0044-03-15"),
    ],
)
def test_dates_are_as_exact_as_they_are(earliest, latest, precision, expected):
    assert days(earliest, latest, f"{ONTOLOGY}{precision}" if precision else None) == expected


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (["Event", "Summit"], "Summit"),
        (["Event", "Encounter"], "Encounter"),
        (["Event"], "Event"),
        (["Organization", "InternationalOrganization"], "InternationalOrganization"),
        (["Country", "Place", "Agent"], "Country"),
        ([], ""),
    ],
)
def test_the_narrowest_class_names_a_thing(names, expected):
    assert own_class([ONTOLOGY + name for name in names] + ["https://schema.org/Event"]) == expected


@pytest.mark.parametrize(
    ("iri", "expected"),
    [
        (f"{ONTOLOGY}Summit", "dip:Summit"),
        ("http://www.wikidata.org/entity/Q1", "wd:Q1"),
        ("https://schema.org/a/b", "https://schema.org/a/b"),
        ("urn:x", "urn:x"),
    ],
)
def test_known_prefixes_shorten_an_iri(iri, expected):
    assert compact(iri) == expected


@pytest.mark.parametrize(
    "iri", ["javascript:alert(1)", "data:text/html,x", "JavaScript:x", "", None, "//host/x"]
)
def test_a_browser_is_only_sent_to_web_addresses(iri):
    assert web_address(iri) == ""


def test_the_anchor_of_a_fact_names_its_place_below_the_article():
    assert anchor("https://x.example/id/article/aa/event/bb/participation/cc") == "event-bb-participation-cc"
