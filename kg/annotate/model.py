"""Loads the spaCy model, once a process."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

from spacy.language import Language

from kg.errors import UsageError

_ONE_WORD = frozenset(("Cannot", "Gonna", "Gotta"))


@cache
def load_model(name: str) -> Language:
    """Give the spaCy pipeline of this name as the reading wants it.

    :raises kg.errors.UsageError: if there is none; nothing is fetched.
    """
    from kg.annotate import mended_clauses, mended_verbs, remembered_lemmas, remembered_rules

    nlp = _without_joined_names(_with_quick_products(plain_model(name)))
    remembered_rules.put_in_place(nlp)
    remembered_lemmas.put_in_place(nlp)
    nlp.add_pipe(mended_verbs.NAME)
    nlp.add_pipe(mended_clauses.NAME)
    return nlp


def plain_model(name: str) -> Language:
    """Give the spaCy pipeline of this name: a package with ``model_path()``, a spaCy model, or a path.

    :raises kg.errors.UsageError: if there is none; nothing is fetched.
    """
    import spacy

    try:
        return spacy.load(_place(name))
    except (OSError, ImportError) as error:
        raise UsageError(
            f"the spaCy model {name!r} cannot be loaded: {error}".splitlines()[0],
            where="setting 'model'",
            todo="Install it as a package or set KG_MODEL to its path.",
        ) from None


def _with_quick_products(nlp: Language) -> Language:
    """Let numpy multiply the model's matrices, in one thread: two thirds of the time of the model's own way.

    More threads cost more than they give: the matrices are small.
    """
    from thinc.api import NumpyOps
    from threadpoolctl import threadpool_limits

    threadpool_limits(1, user_api="blas")
    ops = NumpyOps(use_blis=False)
    models: list[Any] = [getattr(pipe, "model", None) for _, pipe in nlp.pipeline]
    for node in (node for model in models if hasattr(model, "walk") for node in model.walk()):
        if isinstance(node.ops, NumpyOps):
            node.ops = ops
    return nlp


def _without_joined_names(nlp: Language) -> Language:
    """Take back that "Im" is "I'm" and "Wed" is "we'd": news write contractions with an apostrophe, and people so."""
    tokenizer: Any = nlp.tokenizer
    tokenizer.rules = {
        written: parts
        for written, parts in (tokenizer.rules or {}).items()
        if not (len(parts) > 1 and written.isalpha() and written.istitle() and written not in _ONE_WORD)
    }
    # "the U.S.-led talks" speak of a country, "the U.S.-Qatar dialogue" of two.
    from spacy.util import compile_infix_regex

    infixes = [*(nlp.Defaults.infixes or ()), r"(?<=[A-Z]\.)-(?=[A-Za-z])"]
    tokenizer.infix_finditer = compile_infix_regex(infixes).finditer
    # "in a post on X." ends a sentence, as no other initial does so often.
    tokenizer.add_special_case("X.", [{"ORTH": "X"}, {"ORTH": "."}])
    return nlp


def _place(name: str) -> str | Path:
    if Path(name).exists():
        return Path(name)
    try:
        package = import_module(name)
    except ImportError:
        return name
    path = getattr(package, "model_path", None)
    return Path(path()) if path else name
