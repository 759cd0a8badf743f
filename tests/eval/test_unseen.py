"""The gate of the reading on articles that no writer of rules has looked at: no figure may fall."""

import json
from pathlib import Path

import pytest
import unseen
from measured import record

FLOORS = json.loads(Path(__file__).with_name("unseen.json").read_text())
LAYERS = ("entities", "tenures", "events", "participants_e2e", "dates_e2e", "places_e2e", "statements")


@pytest.fixture(scope="module")
def articles(shared, tmp_path_factory) -> Path:
    return unseen.write(shared, tmp_path_factory.mktemp("unseen") / "articles")


@pytest.fixture(scope="module")
def scores(shared, articles) -> dict:
    figures, table = unseen.score(shared, articles, unseen.read_all(articles, articles.with_name("found")))
    print("\n" + table)
    record(
        {
            f"unseen {name}": figures[name] if name == "fact_f1" else figures[name]["f1"]
            for name in FLOORS["floors"]
        }
    )
    return figures


def test_the_articles_are_the_ones_the_floors_were_measured_on(shared):
    assert unseen.digest(shared) == FLOORS["digest"]


def test_no_article_is_of_the_half_that_rules_are_written_with():
    assert [entry["id"] for entry in unseen.entries() if not unseen.is_frozen(entry)] == []


def test_every_offset_and_name_of_the_gold_stands_in_its_text(shared):
    assert list(unseen.faults(shared)) == []


def test_the_gold_holds_no_words_of_the_texts():
    for entry in unseen.entries():
        spans = [each["evidence"] for each in entry["events"]] + [
            each["text"] for each in entry["statements"]
        ]
        assert all(isinstance(offset, int) for span in spans for offset in span)


def test_the_gold_scored_against_itself_is_perfect(shared, articles, tmp_path):
    for file in articles.glob("[0-9]*.json"):
        (tmp_path / file.name).write_bytes(file.read_bytes())
    figures, _ = unseen.score(shared, articles, tmp_path)
    assert figures.pop("fact_f1") == pytest.approx(1)
    assert {layer for layer, figure in figures.items() if figure["f1"] < 1} == set()
    assert figures.keys() >= set(LAYERS)


def test_an_empty_answer_scores_nothing(shared, articles, tmp_path):
    assert unseen.score(shared, articles, tmp_path)[0]["fact_f1"] == 0


@pytest.mark.parametrize("layer", sorted(FLOORS["floors"]))
def test_no_figure_falls_below_its_floor(scores, layer):
    found = scores["fact_f1"] if layer == "fact_f1" else scores[layer]["f1"]
    assert found >= FLOORS["floors"][layer]
