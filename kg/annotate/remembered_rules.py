"""The model's rules from tags to parts of speech, remembered: the same outcome at a fraction of the cost.

spaCy's attribute ruler matches some 180 patterns at each word. What they say of a word depends on its tag, its
arc, whether it is a space, its letters if a pattern names them, and for the few patterns of two words on its
neighbours. So the outcome for each such combination is taken from the ruler once and looked up from then on.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

import numpy
from spacy.attrs import (  # type: ignore[import-not-found]  # written in Cython
    DEP,
    IS_SPACE,
    LEMMA,
    LOWER,
    MORPH,
    POS,
    TAG,
)
from spacy.language import Language
from spacy.pipeline import AttributeRuler
from spacy.tokens import Doc

NAME = "kg_remembered_rules"
RULER = "attribute_ruler"
_READ = [LOWER, TAG, DEP, IS_SPACE]
_WRITTEN = [TAG, POS, MORPH, LEMMA, DEP]
_KEYS = {"LOWER", "TAG", "DEP", "IS_SPACE"}
_MOST = 50_000

type _Key = tuple[int, ...]
type _Outcome = tuple[int, ...]


@Language.factory(NAME)
def remembered_rules(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """Give the component in place of the pipeline's attribute ruler."""
    ruler = nlp.get_pipe(RULER)
    return RememberedRules(ruler) if isinstance(ruler, AttributeRuler) and _is_plain(ruler) else ruler


def put_in_place(nlp: Language) -> None:
    """Let a pipeline that has an attribute ruler remember its outcomes."""
    if RULER in nlp.pipe_names:
        nlp.add_pipe(NAME, before=RULER)
        nlp.disable_pipe(RULER)


class RememberedRules:
    """Gives words what the ruler gives them."""

    def __init__(self, ruler: AttributeRuler) -> None:
        self._ruler = ruler
        self._outcomes: dict[_Key, _Outcome] = {}
        self._words: dict[int, int] = {}  # hash of letters -> itself if a pattern names them, else 0
        self._named, self._shapes = _named_words(ruler)
        self._strings = ruler.vocab.strings
        pairs = [words for words in _patterns(ruler) if len(words) > 1]
        self._first_deps = {
            self._strings.add(words[0]["DEP"]) for words in pairs if isinstance(words[0].get("DEP"), str)
        }

    def __call__(self, doc: Doc) -> Doc:
        """Set part of speech, morphology and the lemmas of some words."""
        keys = list(self._keys(doc.to_array(_READ).tolist()))
        outcomes = self._outcomes
        if len(outcomes) > _MOST or not outcomes.keys() >= set(keys):
            return self._learned(doc, keys)
        rows: Any = numpy.array([outcomes[key] for key in keys], dtype="uint64")
        doc.from_array(_WRITTEN, rows)
        return doc

    def _learned(self, doc: Doc, keys: list[_Key]) -> Doc:
        doc = self._ruler(doc)
        if len(self._outcomes) > _MOST:
            self._outcomes.clear()
        self._outcomes.update(zip(keys, map(tuple, doc.to_array(_WRITTEN).tolist()), strict=True))
        return doc

    def _keys(self, read: list[list[int]]) -> Iterator[_Key]:
        words = [self._word(row[0]) for row in read]
        before, last = 0, len(read) - 1
        for place, (_, tag, dep, is_space) in enumerate(read):
            word = words[place]
            after = words[place + 1] if word and place < last else 0
            yield word, tag, dep, is_space, before, after
            before = dep if dep in self._first_deps else word

    def _word(self, letters: int) -> int:
        known = self._words.get(letters)
        if known is None:
            text = self._strings[letters]
            is_named = text in self._named or any(shape.search(text) for shape in self._shapes)
            if len(self._words) > _MOST:
                self._words.clear()
            known = self._words[letters] = letters if is_named else 0
        return known


def _is_plain(ruler: AttributeRuler) -> bool:
    """Tell whether all patterns are about what the outcomes are remembered by, in one word or two."""
    return all(len(words) <= 2 and all(set(word) <= _KEYS for word in words) for words in _patterns(ruler))


def _patterns(ruler: AttributeRuler) -> list[list[dict[str, Any]]]:
    patterns: list[Any] = ruler.patterns
    return [words for pattern in patterns for words in pattern["patterns"]]


def _named_words(ruler: AttributeRuler) -> tuple[set[str], list[re.Pattern[str]]]:
    """Give the words that patterns name, and the regular expressions."""
    named, shapes = set[str](), list[re.Pattern[str]]()
    for said in (word["LOWER"] for words in _patterns(ruler) for word in words if "LOWER" in word):
        if isinstance(said, str):
            named.add(said)
            continue
        for how, what in said.items():
            if how == "REGEX":
                shapes.append(re.compile(what))
            else:
                named.update(what)
    return named, shapes
