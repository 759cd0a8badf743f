"""Tells which known entity a text means."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.link.query import Linked, LinkQuery
from kg.link.ranking import AuthorityLinker

if TYPE_CHECKING:
    from kg.authority import Authority
    from kg.config import Settings

__all__ = ["AuthorityLinker", "LinkQuery", "Linked", "linker_for"]


def linker_for(settings: Settings, authority: Authority) -> AuthorityLinker:
    """Give the linker that works from authority data and, if there are any, the decisions of the settings.

    :raises kg.errors.InputError: if the file of decisions says something that cannot be.
    """
    from kg.link.decided import DecidedLinker
    from kg.link.decisions import load_decisions

    decisions = load_decisions(settings)
    return DecidedLinker(authority, decisions) if decisions else AuthorityLinker(authority)
