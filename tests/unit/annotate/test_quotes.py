"""Quotation marks of all sorts, told from apostrophes; nesting, paragraphs, ends that are missing."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.annotate.blocks import Block, BlockKind, split_blocks
from kg.annotate.quotes import find_quotes
from kg.config import Settings
from kg.model import Span
from kg.source import make_article


def quotes(text):
    """Give the words of the outer quotes of one paragraph or more."""
    blocks, start = [], 0
    for part in text.split("\n\n"):
        blocks.append(Block(BlockKind.PARAGRAPH, Span(start, start + len(part))))
        start += len(part) + 2
    return [text[quote.span.start : quote.span.end] for quote in find_quotes(text, blocks)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('She said "we are done" and left.', ["we are done"]),
        ("She said “we are done” and left.", ["we are done"]),
        ("She said «we are done» and left.", ["we are done"]),
        ("She said « we are done » and left.", ["we are done"]),
        ("She said „we are done“ and left.", ["we are done"]),
        ("She said ``we are done'' and left.", ["we are done"]),
        ("She said 'we are done' and left.", ["we are done"]),
        ("She said ‘we are done’ and left.", ["we are done"]),
        ("“We go,” he said, “and soon.”", ["We go,", "and soon."]),
        ("The deal is “null” and “void”.", ["null", "void"]),
        ("No marks at all here.", []),
    ],
)
def test_each_kind_of_mark(text, found):
    assert quotes(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "The ministers' talks didn't end, it's said.",
        "The ministers’ talks didn’t end, it’s said.",
        "Back in the '90s the rock 'n' roll minister wasn't known.",
        "It’s the members’ turn, and the hosts’ turn isn’t over.",
        'A 5\'10" delegate and a 32" screen were there.',
        "The Ivory Coast's minister, N'Golo Traoré, met Côte d'Ivoire's allies.",
    ],
)
def test_apostrophes_and_inches_quote_nothing(text):
    assert quotes(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("He said ‘the allies’ plan isn’t dead’ on Monday.", ["the allies’ plan isn’t dead"]),
        ("He said 'the allies' plan isn't dead,' and left.", ["the allies' plan isn't dead,"]),
        ("'We don't agree', the ministers' envoy said.", ["We don't agree"]),
        ("‘That’s it,’ she said. ‘It’s over.’", ["That’s it,", "It’s over."]),
    ],
)
def test_apostrophes_inside_single_quotes(text, found):
    assert quotes(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("“He told me ‘never again’ last night,” she said.", ["He told me ‘never again’ last night,"]),
        ("\"He said, 'Not now.' \" was her answer.", ["He said, 'Not now.'"]),
        ("‘He told me “never again” last night,’ she said.", ["He told me “never again” last night,"]),
    ],
)
def test_a_quote_within_a_quote_is_part_of_it(text, found):
    assert quotes(text) == found


def test_an_inner_quote_is_known_to_its_outer_one():
    text = "“He told me ‘never again’ last night,” she said."
    [quote] = find_quotes(text, [Block(BlockKind.PARAGRAPH, Span(0, len(text)))])
    assert [text[inner.start : inner.end] for inner in quote.inner] == ["never again"]


def test_a_quote_over_paragraphs_opens_each_of_them_and_closes_once():
    text = "“We came in peace.\n\n“We leave in peace,” she said.\n\nThe end."
    assert quotes(text) == ["We came in peace.\n\n“We leave in peace,"]


def test_paragraphs_that_each_close_their_quote_are_two_quotes():
    assert quotes("“We came.”\n\n“We left.”") == ["We came.", "We left."]


def test_an_unclosed_quote_ends_with_its_paragraph():
    assert quotes("She said: “We came in peace.\n\nNobody answered.") == ["We came in peace."]


def test_a_lone_closing_mark_opens_nothing():
    assert quotes("We came in peace” was heard.\n\nNobody answered.") == []


def test_the_outer_span_has_the_marks():
    text = "She said «we are done»."
    [quote] = find_quotes(text, [Block(BlockKind.PARAGRAPH, Span(0, len(text)))])
    assert text[quote.outer.start : quote.outer.end] == "«we are done»"


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="ab ,.\n\"'“”‘’«»„`", max_size=60))
def test_any_string_gives_quotes_in_order_that_point_into_it(text):
    article = make_article("x " + text + " y", title="t", published=None, given_id="q", settings=Settings())
    found = find_quotes(article.content, split_blocks(article))
    last = 0
    for quote in found:
        assert last <= quote.outer.start <= quote.span.start < quote.span.end <= quote.outer.end
        assert article.content[quote.span.start : quote.span.end].strip()
        last = quote.outer.end
