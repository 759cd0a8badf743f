import hashlib
from dataclasses import replace

import pytest
from made_up import ADA, ARTICLE, BASE, ELBONIA, EVENTS, LINKS, STATEMENTS, TENURES
from pyoxigraph import NamedNode

from kg.model import Factuality, Role, Span, TenureStatus
from kg.rdf.mint import ArticleIris, digest, entity_iri, fold_title, office_id, web_address

IRIS = ArticleIris.of(BASE, ARTICLE)


def test_a_digest_is_the_start_of_the_sha256_of_the_lines():
    assert digest("Meeting", "3", "9") == hashlib.sha256(b"Meeting\n3\n9").hexdigest()[:12]


def test_everything_below_an_article_starts_with_its_iri():
    minted = [
        IRIS.version,
        IRIS.evidence(Span(1, 2)),
        IRIS.event(EVENTS[0]),
        IRIS.participation(IRIS.event(EVENTS[0]), EVENTS[0].participations[0]),
        IRIS.tenure(TENURES[0]),
        IRIS.statement(STATEMENTS[0]),
        IRIS.link(LINKS[0]),
    ]
    assert all(iri.startswith(f"{BASE}id/article/{ARTICLE.key}/") for iri in minted)
    assert len(set(minted)) == len(minted)


def test_an_evidence_iri_shows_version_and_offsets():
    assert IRIS.evidence(Span(3, 17)) == f"{IRIS.article}/v/{ARTICLE.version}#char=3,17"


def test_an_event_keeps_its_iri_when_only_what_is_said_of_it_changes():
    event = EVENTS[0]
    assert IRIS.event(replace(event, label="x", factuality=Factuality.DENIED, confidence=0.1)) == IRIS.event(
        event
    )
    assert IRIS.event(replace(event, kind="Summit")) != IRIS.event(event)
    assert IRIS.event(replace(event, trigger=Span(0, 1))) != IRIS.event(event)


def test_a_part_is_known_by_agent_and_role():
    part = EVENTS[0].participations[0]
    iri = IRIS.participation("urn:e", part)
    assert IRIS.participation("urn:e", replace(part, mode=None, confidence=0.2)) == iri
    assert IRIS.participation("urn:e", replace(part, role=Role.GUEST)) != iri
    assert IRIS.participation("urn:f", part) != iri


def test_a_tenure_is_known_by_person_office_of_and_status():
    tenure = TENURES[0]
    assert IRIS.tenure(replace(tenure, office="prime minister")) == IRIS.tenure(tenure)
    for change in (
        {"person": "person/x-1"},
        {"of": None},
        {"status": TenureStatus.FORMER},
        {"office": "King"},
    ):
        assert IRIS.tenure(replace(tenure, **change)) != IRIS.tenure(tenure)


@pytest.mark.parametrize(
    ("title", "folded"),
    [
        ("Prime Minister", "prime minister"),
        ("  Secretary-General ", "secretary general"),
        ("Président de la République", "president de la republique"),
        ("MINISTER_OF  (Foreign) Affairs", "minister of foreign affairs"),
        ("the King", "king"),
        (" — ", "—"),
    ],
)
def test_titles_fold(title, folded):
    assert fold_title(title) == folded


def test_offices_of_two_countries_differ():
    assert office_id("President", ELBONIA) == office_id("president", ELBONIA)
    assert office_id("President", ELBONIA) != office_id("President", None)


def test_an_entity_iri_is_the_base_and_the_id():
    assert entity_iri(BASE, ADA) == "https://kg.example/id/person/wd-Q900001"


@pytest.mark.parametrize(
    ("url", "iri"),
    [
        ("https://a.example/x?y=1#z", "https://a.example/x?y=1#z"),
        ("https://a.example/a b", "https://a.example/a%20b"),
        ("https://a.example/100%", "https://a.example/100%25"),
        ("https://a.example/ü/%C3%BC", "https://a.example/ü/%C3%BC"),
        ('https://a.example/?q=[<">{|}\\^`]', "https://a.example/?q=%5B%3C%22%3E%7B%7C%7D%5C%5E%60%5D"),
        ("https://[::1]:8000/a", "https://[::1]:8000/a"),
        ("https://a.example/x\ty", "https://a.example/x%09y"),
        ("ftp://a.example/", None),
        ("a.example/x", None),
        ("https:///x", None),
        ("https://a b.example/x", None),
        ("https://[bad/x", None),
        ("javascript:alert(1)", None),
        ("", None),
        (None, None),
    ],
)
def test_a_url_becomes_a_valid_iri_or_nothing(url, iri):
    assert web_address(url) == iri
    if iri:
        NamedNode(iri)
