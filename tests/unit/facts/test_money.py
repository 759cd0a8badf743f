"""Sums of money in the ways in which news writes them."""

from decimal import Decimal

import pytest
import spacy

from kg.facts.money import amounts

_BLANK = spacy.blank("en")


@pytest.mark.parametrize(
    ("text", "value", "currency"),
    [
        ("Estonia gave €5 million to the fund.", 5_000_000, "EUR"),
        ("Estonia gave 5m euros to the fund.", 5_000_000, "EUR"),
        ("Washington approved US$1.2bn in aid.", 1_200_000_000, "USD"),
        ("They pledged two billion dollars.", 2_000_000_000, "USD"),
        ("Norway pledged 500 million kroner.", 500_000_000, "NOK"),
        ("Denmark pledged 500 million kroner.", 500_000_000, "DKK"),
        ("Sweden sent 40 million kronor.", 40_000_000, "SEK"),
        ("Britain donated £20,000 to the hospital.", 20_000, "GBP"),
        ("India gave Rs 4 crore.", 40_000_000, "INR"),
        ("Pakistan released Rs 50 lakh.", 5_000_000, "PKR"),
        ("Canada gave C$30 million.", 30_000_000, "CAD"),
        ("Canada gave 30 million Canadian dollars.", 30_000_000, "CAD"),
        ("Tokyo lent 3 billion yen.", 3_000_000_000, "JPY"),
        ("A $250-million loan was agreed.", 250_000_000, "USD"),
        ("A 250-million-euro loan was agreed.", 250_000_000, "EUR"),
        ("Switzerland gave CHF 7.5m.", 7_500_000, "CHF"),
        ("Switzerland gave 7.5 million francs.", 7_500_000, "CHF"),
        ("The bank lent half a million dollars.", 500_000, "USD"),
        ("The bank lent a billion dollars.", 1_000_000_000, "USD"),
        ("The bank lent one and a half billion euros.", 1_500_000_000, "EUR"),
        ("Doha sent twenty-five million riyals.", 25_000_000, "QAR"),
        ("More than 9 billion euros was raised.", 9_000_000_000, "EUR"),
        ("The EU will provide EUR 35 million.", 35_000_000, "EUR"),
        ("The 2024 package is worth 120,000 euros.", 120_000, "EUR"),
        ("Nine lorries brought aid worth 300 thousand dollars.", 300_000, "USD"),
        ("The grant of $3.4 million arrived.", 3_400_000, "USD"),
        ("Seoul gave 10 billion won.", 10_000_000_000, "KRW"),
    ],
)
def test_reads_a_sum(text, value, currency):
    found = amounts(_BLANK(text)[:])
    assert found is not None
    assert (found.value, found.currency) == (Decimal(value), currency)


@pytest.mark.parametrize(
    "text",
    [
        "They promised between $5 million and $7 million.",
        "They promised 5 to 7 million euros.",
        "They promised $5-7 million.",
        "They promised millions of euros.",
        "They promised tens of millions of dollars.",
        "They sent 40 tonnes of rice and 12 doctors.",
        "They promised 3 million francs.",
        "They met on 5 May with a dollar in hand.",
        "The team won 3 of 4 games.",
    ],
)
def test_gives_no_sum_where_none_is_well_defined(text):
    assert amounts(_BLANK(text)[:]) is None
