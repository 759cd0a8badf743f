"""Validators of answers, so that what a client holds already is not sent again (RFC 9110, section 13)."""

from __future__ import annotations

from hashlib import blake2b

from kg.serve.querying import Question


def etag(question: Question, media_type: str, revision: str, coding: str) -> str:
    """Give the entity tag of the answer to a question in a form and coding, at a revision of the store."""
    asked = repr((question.text, question.default_graphs, question.named_graphs, media_type, coding))
    return f'"{revision}-{blake2b(asked.encode("utf-8", "replace"), digest_size=8).hexdigest()}"'


def matches(if_none_match: str | None, tag: str) -> bool:
    """Tell whether a client holds the answer with this tag; it need not be the same byte for byte."""
    if not if_none_match:
        return False
    held = [each.strip().removeprefix("W/") for each in if_none_match.split(",")]
    return tag in held or held == ["*"]
