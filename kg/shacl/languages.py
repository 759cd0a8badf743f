"""Which of several texts people read: by the languages that they ask for."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from kg.errors import UsageError

if TYPE_CHECKING:
    from rdflib import Literal
    from rdflib.term import Node

ENGLISH = ("en",)


def languages_of(said: str | None) -> tuple[str, ...]:
    """Give the language tags of a list such as ``en,fr``, the best first; English for none.

    :raises kg.errors.UsageError: if something is no language tag.
    """
    tags = tuple(each.strip().lower() for each in (said or "").split(",") if each.strip())
    for tag in tags:
        if not all(part.isascii() and part.isalnum() for part in tag.split("-")):
            raise UsageError(f"{tag[:40]!r} is no language", where="lang", todo="Say it as in: en,fr.")
    return tags or ENGLISH


def chosen(values: Iterable[Node], languages: tuple[str, ...]) -> str:
    """Give the text in the first language there is one in, else one in no language, else any; empty for none.

    ``en`` also takes ``en-GB``. Of several the first by the alphabet, so it is the same each time.
    """
    from rdflib import Literal

    texts = [each for each in values if isinstance(each, Literal)]
    return str(min(texts, key=lambda text: (_place(text, languages), str(text)), default=""))


def _place(text: Literal, languages: tuple[str, ...]) -> int:
    tag = (text.language or "").lower()
    for place, language in enumerate(languages):
        if tag == language or tag.startswith(f"{language}-"):
            return place
    return len(languages) + bool(tag)
