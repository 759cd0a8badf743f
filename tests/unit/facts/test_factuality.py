"""What news sentences say of an event: ``factuality_sentences.txt`` marks the word that names it with stars."""

from pathlib import Path

import pytest

from kg.annotate.model import load_model
from kg.config import Settings
from kg.facts.factuality import factuality_of
from kg.model import Factuality


def cases():
    value = None
    for line in Path(__file__).with_name("factuality_sentences.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("== "):
            value = line[3:]
        elif value and line:
            yield value, line


CASES = list(cases())


@pytest.fixture(scope="module")
def nlp():
    return load_model(Settings().model)


def read(nlp, marked):
    start = marked.index("*")
    doc = nlp(marked.replace("*", ""))
    return str(factuality_of(next(token for token in doc if token.idx == start)))


def test_each_factuality_has_its_sentences():
    assert {value for value, _ in CASES} == {str(value) for value in Factuality}


@pytest.mark.parametrize(("value", "marked"), CASES)
def test_an_event_has_the_factuality_that_its_clause_gives_it(value, marked, nlp):
    assert read(nlp, marked) == value
