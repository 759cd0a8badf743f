"""Validators of answers, so that what a client holds already is not sent again (RFC 9110, section 13)."""

from __future__ import annotations


def matches(if_none_match: str | None, tag: str) -> bool:
    """Tell whether a client holds the answer with this tag; it need not be the same byte for byte."""
    if not if_none_match:
        return False
    held = [each.strip().removeprefix("W/") for each in if_none_match.split(",")]
    return tag in held or held == ["*"]
