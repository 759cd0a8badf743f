"""Accept headers, read as RFC 9110 has them."""

import pytest

from kg.errors import NotAcceptable
from kg.serve.media import GRAPHS, HTML, RESULTS, THINGS, VERDICTS, named_form, sent_form, wanted
from kg.serve.negotiation import choose, negotiate, prefers_html

OFFERED = ("application/json", "text/csv", "text/turtle")


@pytest.mark.parametrize(
    ("accept", "expected"),
    [
        (None, "application/json"),
        ("", "application/json"),
        ("*/*", "application/json"),
        ("text/csv", "text/csv"),
        ("TEXT/CSV; Q=0.5", "text/csv"),
        ("text/*", "text/csv"),
        ("text/csv;q=0.5, text/turtle", "text/turtle"),
        ("text/csv;q=0.5, text/turtle;q=0.4", "text/csv"),
        ("text/*;q=0.3, text/turtle;q=0.8, */*;q=0.1", "text/turtle"),
        ("*/*, application/json;q=0", "text/csv"),
        ("text/*, text/csv;q=0", "text/turtle"),
        ("image/png", None),
        ("application/json;q=0", None),
        ("text/csv;q=nonsense", None),
        ("text/csv;charset=utf-8;q=0.2, */*;q=0.1", "text/csv"),
        (";;;,/,a", None),
    ],
)
def test_the_best_liked_form_wins(accept, expected):
    assert negotiate(accept, OFFERED) == expected


def test_what_is_offered_is_told_to_a_client_that_accepts_none_of_it():
    with pytest.raises(NotAcceptable, match=r"text/csv.*text/turtle"):
        choose("image/png", OFFERED)


@pytest.mark.parametrize(
    ("accept", "expected"),
    [
        ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", True),
        ("text/html", True),
        ("*/*", False),
        (None, False),
        ("application/json, text/html", False),
        ("application/json;q=0.9, text/html", True),
    ],
)
def test_only_who_likes_html_best_is_a_browser(accept, expected):
    assert prefers_html(accept) is expected


@pytest.mark.parametrize(
    ("accept", "name", "forms", "said", "form"),
    [
        ("application/json", None, RESULTS, "application/json", "json"),
        ("application/json", None, GRAPHS, "application/json", "jsonld"),
        ("application/xml", None, RESULTS, "application/xml", "xml"),
        ("application/xml", None, GRAPHS, "application/xml", "rdfxml"),
        ("text/plain", None, GRAPHS, "text/plain", "ntriples"),
        ("*/*", None, GRAPHS, "text/turtle", "turtle"),
        ("*/*", None, RESULTS, "application/sparql-results+json", "json"),
        ("text/csv", "xml", RESULTS, "application/sparql-results+xml", "xml"),
        (None, "ttl", GRAPHS, "text/turtle", "turtle"),
        (None, "json", THINGS, "application/ld+json", "jsonld"),
        (None, "text/turtle", GRAPHS, "text/turtle", "turtle"),
        (None, "html", THINGS, "text/html", "html"),
    ],
)
def test_the_form_is_the_one_that_the_kind_of_answer_has(accept, name, forms, said, form):
    found, chosen = wanted(accept, name, forms)
    assert (found, chosen.name) == (said, form)


@pytest.mark.parametrize(
    ("name", "forms"), [("csv", GRAPHS), ("ttl", RESULTS), ("csv", VERDICTS), ("../x", THINGS)]
)
def test_a_form_that_the_answer_does_not_have_is_refused(name, forms):
    with pytest.raises(NotAcceptable):
        named_form(name, forms)


def test_the_media_type_of_what_is_sent_may_have_parameters():
    assert sent_form("text/turtle; charset=utf-8").name == "turtle"
    assert HTML not in GRAPHS
