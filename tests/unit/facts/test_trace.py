"""The trace: every fact is there with its rule, and the marked article is the article to the letter."""

from dataclasses import replace

import pytest
from made_up import FACTS

from kg.facts.highlight import segments
from kg.facts.trace import by_sentence, firings
from kg.model import Dropped, Evidence, Facts, Span

WORDS = FACTS.events[0].evidence[0]
WITH_DROPPED = replace(FACTS, dropped=(Dropped(WORDS, "meeting.noun", "nobody takes part"),))


def test_every_fact_fires_with_its_own_rule_and_confidence():
    found = {(each.layer, each.rule, each.confidence) for each in firings(FACTS)}
    for tenure in FACTS.tenures:
        assert ("tenure", tenure.method, tenure.confidence) in found
    for event in FACTS.events:
        assert ("event", event.method, event.confidence) in found
        for part in event.participations:
            assert ("participant", part.method, part.confidence) in found
    for said in FACTS.statements:
        assert ("statement", said.method, said.confidence) in found
    assert {each.layer for each in firings(FACTS)} >= {
        "entity",
        "tenure",
        "event",
        "participant",
        "statement",
    }


def test_what_was_dropped_is_told_with_its_reason_and_without_confidence():
    (dropped,) = [each for each in firings(WITH_DROPPED) if each.layer == "dropped"]
    assert (dropped.rule, dropped.what, dropped.confidence) == ("meeting.noun", "nobody takes part", None)


def test_firings_stand_under_the_sentence_of_their_words():
    grouped = by_sentence(WITH_DROPPED)
    assert list(grouped) == sorted(grouped)
    assert sum(map(len, grouped.values())) == len(firings(WITH_DROPPED))
    assert all(each.evidence.sentence == sentence for sentence, group in grouped.items() for each in group)


def test_segments_join_to_the_article_and_mark_exactly_the_words_of_each_fact():
    pieces, found = segments(WITH_DROPPED)
    assert "".join(piece.text for piece in pieces) == FACTS.article.content
    for place, firing in enumerate(found):
        marked = "".join(piece.text for piece in pieces if place in piece.marks)
        assert marked == FACTS.article.words(firing.evidence.span)


def test_overlapping_facts_share_the_words_that_they_share():
    whole = Evidence(Span(0, 10), Span(0, 10))
    inner = Evidence(Span(3, 6), Span(0, 10))
    facts = Facts(FACTS.article, dropped=(Dropped(whole, "a", "x"), Dropped(inner, "b", "y")))
    assert [piece.marks for piece in segments(facts)[0]] == [(0,), (0, 1), (0,), ()]


@pytest.mark.parametrize("facts", [Facts(FACTS.article)])
def test_an_article_without_facts_is_one_unmarked_piece(facts):
    pieces, found = segments(facts)
    assert [piece.text for piece in pieces] == [FACTS.article.content]
    assert found == ()
