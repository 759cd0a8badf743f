"""The model's lemmas, remembered: the same outcome at a fraction of the cost.

spaCy's lemmatizer by rules reads of a word its letters, its part of speech and its morphology, and looks up again
each time what of them says that a word is its own lemma. So each such combination is given to it once.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy
from spacy.attrs import LEMMA, MORPH, ORTH, POS  # type: ignore[import-not-found]  # written in Cython
from spacy.language import Language
from spacy.pipeline import Lemmatizer
from spacy.tokens import Doc

NAME = "kg_remembered_lemmas"
LEMMATIZER = "lemmatizer"
_MOST = 50_000


@Language.factory(NAME)
def remembered_lemmas(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """Give the component in place of the pipeline's lemmatizer."""
    lemmatizer = nlp.get_pipe(LEMMATIZER)
    if isinstance(lemmatizer, Lemmatizer) and lemmatizer.mode == "rule" and not lemmatizer.overwrite:
        return RememberedLemmas(lemmatizer)
    return lemmatizer


def put_in_place(nlp: Language) -> None:
    """Let a pipeline that has a lemmatizer remember its outcomes."""
    if LEMMATIZER in nlp.pipe_names:
        nlp.add_pipe(NAME, before=LEMMATIZER)
        nlp.disable_pipe(LEMMATIZER)


class RememberedLemmas:
    """Gives words without a lemma the one that the lemmatizer gives them."""

    def __init__(self, lemmatizer: Lemmatizer) -> None:
        self._lemmatizer = lemmatizer
        self._strings = lemmatizer.vocab.strings
        self._lemmas: dict[tuple[int, ...], int] = {}

    def __call__(self, doc: Doc) -> Doc:
        """Set the lemmas of the words that have none."""
        lemmas = self._lemmas
        if len(lemmas) > _MOST:
            lemmas.clear()
        given = []
        for place, (lemma, *word) in enumerate(doc.to_array([LEMMA, ORTH, POS, MORPH]).tolist()):
            key = tuple(word)
            if not lemma and key not in lemmas:
                lemmas[key] = self._strings.add(self._lemmatizer.lemmatize(doc[place])[0])
            given.append(lemma or lemmas[key])
        rows: Any = numpy.array(given, dtype="uint64")
        doc.from_array([LEMMA], rows.reshape(-1, 1))
        return doc
