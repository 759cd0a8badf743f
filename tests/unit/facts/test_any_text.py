"""Any text at all is read: nothing raises, and every offset points at the words that it claims."""

import json
from functools import cache

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.config import Settings
from kg.errors import ArticleError
from kg.facts import to_json
from kg.facts.highlight import segments
from kg.pipeline import Pipeline
from kg.source import make_article

SETTINGS = Settings(languages="en")
# What news is made of, so that the rules have something to bite on, in any order and with anything between.
SCRAPS = st.sampled_from(
    """President|Foreign Minister|Amina Yusuf|Tomáš Dvořák-Nečas|Lindiwe|O’Brien|Mr|Messrs|Georgia|the EU|Kyiv|Chadian
    met|was met by|held talks with|summit|visits|attack on|killed|three|20|five people|sanctions against|ceasefire
    said|told reporters|according to|“|”|"|‘|’|'|«|»|—|:|;|,|.|...|(|)|[|]|in|at|on|Tuesday|12 March|last week|2019|May
    he|they|his counterpart|the two leaders|not|will|would|denied|that|who|whom|which|including|and|by video link
    \n|\n\n|\n- |\n• |\n> |\n# |PARIS, Sept 4 —|By Ana Li|$5 million|€2bn|to|from|of|former|-elect|acting|$|%|@|#
    \u200b|\u202e|\ufeff|é|e\u0301|İ|ß|ﬁ|🇺🇦|👩‍💻|\x00|\x1b|\t|\r\n|\x85|\u2028|Ж|中国|مصر|𝔘𝔑|\ud83d""".replace(
        "\n    ", "|"
    ).split("|")
)
ANYTHING = st.text(max_size=30)
TEXTS = st.lists(st.one_of(SCRAPS, SCRAPS, SCRAPS, ANYTHING), min_size=1, max_size=40).map(" ".join)


@cache
def pipeline():
    return Pipeline.assemble(SETTINGS)


def spans_of(facts):
    """Give every piece of evidence, and the span and text of what is quoted."""
    for link in facts.links:
        yield from link.evidence
    for fact in (*facts.tenures, *facts.events, *facts.statements):
        yield from fact.evidence
    for event in facts.events:
        for part in event.participations:
            yield from part.evidence
    for each in facts.dropped:
        yield each.evidence


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(text=TEXTS, title=st.one_of(st.none(), TEXTS))
def test_any_text_is_read_and_offsets_point_at_the_words(text, title):
    try:
        article = make_article(text, title=title, published="2026-03-12", given_id="any", settings=SETTINGS)
    except ArticleError:
        return
    ((_, facts),) = pipeline().read([article])
    assert not isinstance(facts, Exception)
    content = article.content
    for evidence in spans_of(facts):
        assert 0 <= evidence.span.start < evidence.span.end <= len(content)
        assert evidence.sentence.start <= evidence.span.start
        assert evidence.span.end <= evidence.sentence.end <= len(content)
    flat = " ".join(content.split())
    assert [form for link in facts.links for form in link.surface_forms if form not in flat] == []
    for said in facts.statements:
        assert said.text == article.words(said.span)
    for event in facts.events:
        assert article.words(event.trigger).strip()
    assert "".join(piece.text for piece in segments(facts)[0]) == content
    json.dumps(to_json(facts)).encode()


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(text=TEXTS)
def test_what_is_read_from_any_text_can_be_mapped_and_breaks_no_shape(text):
    try:
        article = make_article(text, title=None, published="2026-03-12", given_id="any", settings=SETTINGS)
    except ArticleError:
        return
    (outcome,) = pipeline().ingest([article], None, dry_run=True)
    assert outcome.status == "read", outcome.error or outcome.report
    assert outcome.report.accepted


def test_the_same_text_gives_the_same_facts():
    article = make_article(
        "Amina Yusuf met Tomáš Dvořák in Kyiv on Tuesday.",
        title=None,
        published="2026-03-12",
        given_id="any",
        settings=SETTINGS,
    )
    twice = [facts for _, facts in pipeline().read([article, article])]
    assert twice[0] == twice[1]
