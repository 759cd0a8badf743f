"""No regular expression of the code takes more than time in proportion to a text that others send."""

import re
import time

import pytest
from linear import slow_texts
from patterns_of_code import patterns

from kg.annotate.blocks import _DATELINES, dateline, split_blocks
from kg.model import Article

# Those that are run on so many characters at the most, whatever the text.
BOUNDED = {
    **{f"kg.annotate.blocks._DATELINES[{number}]": 90 for number in range(len(_DATELINES))},
    "kg.store.graph_server._TAG": 10_000,
}
# Those that are let be, with the reason.
LET_BE = {
    "kg.store.syntax._TOKEN": "run from a place on, and no more once a string has no end",
    "kg.store.syntax._GROUND": "run from a place on, and where it does not match the text is refused",
    "kg.shacl.turtle_lines._TOKEN": "run on Turtle that a parser has taken: its strings have ends",
}
PATTERNS = patterns()


@pytest.mark.parametrize("where", sorted(PATTERNS.keys() - LET_BE.keys()))
def test_a_pattern_takes_linear_time(where):
    pattern, methods = PATTERNS[where]
    found = slow_texts(pattern, methods, BOUNDED[where]) if where in BOUNDED else slow_texts(pattern, methods)
    assert next(found, None) is None


def test_what_is_let_be_is_there():
    assert (LET_BE.keys() | BOUNDED.keys()) <= PATTERNS.keys()
    assert len(PATTERNS) > 150


@pytest.mark.parametrize(
    ("pattern", "method"),
    [
        (r"\s+$", "search"),
        (r"(?:a+)+$", "match"),
        (r"<[^>]*>", "search"),
        (r"\s*\n\s*", "search"),
        (r"from\b(?:\s|#.*)*named\b", "match"),
        (r"x\s*(?:y)?\s*z", "match"),
        (r"\w+(?= of)", "search"),
        (r"A[\w-]*(?:[ -]+A[\w-]*)*!", "match"),
    ],
)
def test_a_pattern_that_goes_back_is_found(pattern, method):
    assert next(slow_texts(re.compile(pattern), [method]), None) is not None


@pytest.mark.parametrize(
    ("pattern", "method"),
    [
        (r"\s+$", "fullmatch"),
        (r"(?:a++)++$", "match"),
        (r"<[^<>]*>", "search"),
        (r"(?<!\s)\s++[-x]", "search"),
        (r"(?<!\w)\w++(?= of)", "search"),
        (r"(?:\s++|#[^\n]*+)*+named", "match"),
        (rb'"(?:[^"\\]++|\\.)*+"?', "search"),
    ],
)
def test_a_pattern_that_does_not_is_let_be(pattern, method):
    assert next(slow_texts(re.compile(pattern), [method]), None) is None


@pytest.mark.parametrize(
    "piece", [" ", " \n", "\t", '"', "“", "-", "A-", "A ", "— ", "# ", "#", "<", "(", "published "]
)
def test_a_text_of_one_thing_does_not_hold_what_divides_it(piece):
    text = piece * (400_000 // len(piece))
    began = time.process_time()
    split_blocks(Article(key="0" * 16, content=text, text_start=0))
    dateline(text)
    assert time.process_time() - began < 5
