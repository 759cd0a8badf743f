"""What the prefilter costs and saves: on Wikinews articles of all kinds, and on texts about diplomacy."""

import json

import behaviour
import gum
import pytest
from measured import record

from kg.annotate.prefilter import Prefilter
from kg.authority import load_authority
from kg.config import Settings
from kg.pipeline import Pipeline

LEAST_EVENTS = 0.82  # share of the events of the whole reading that stand in the articles that pass
MOST_PASSING = 17  # of 24 articles of which six are about politics between states
LEAST_CASES = 0.93  # share of the behavioural cases with an event that pass


@pytest.fixture(scope="module")
def prefilter() -> Prefilter:
    return Prefilter(load_authority(Settings()))


@pytest.fixture(scope="module")
def events(shared) -> dict[str, tuple[bool, int]]:
    """Whether each article passes, and the number of events in it."""
    pipeline = Pipeline.assemble(Settings())
    screen = Prefilter(pipeline.authority)
    articles = gum.articles(shared, Settings())
    return {
        facts.article.given_id: (screen.passes(facts.article.content), len(facts.events))
        for facts in pipeline.reader(articles)
    }


def test_few_events_are_lost_on_news_of_all_kinds(events):
    total = sum(count for _, count in events.values())
    kept = sum(count for passes, count in events.values() if passes)
    passing = sum(passes for passes, _ in events.values())
    print(f"\nprefilter on GUM news: {passing} of {len(events)} articles pass with {kept} of {total} events")
    record({"prefilter events": kept / total, "prefilter passing": passing / len(events)})
    assert kept >= LEAST_EVENTS * total
    assert passing <= MOST_PASSING


def test_no_article_about_diplomacy_is_lost(shared, prefilter):
    folder = shared / "eval" / "dev"
    names = json.loads((folder / "splits.json").read_text())["dev"]
    texts = {name: json.loads((folder / f"{name}.json").read_text())["text"] for name in names}
    assert [name for name, text in texts.items() if not prefilter.passes(text)] == []


def test_few_behavioural_cases_are_lost(prefilter):
    told = [case for case in behaviour.cases() if case.get("expect", {}).get("events")]
    passing = sum(prefilter.passes(f"{case.get('title') or ''}\n\n{case['text']}") for case in told)
    print(f"\nprefilter on the behavioural suite: {passing} of {len(told)} cases with an event pass")
    assert passing >= LEAST_CASES * len(told)
