"""Tells which known entity a text means."""

from kg.link.query import Linked, LinkQuery
from kg.link.ranking import AuthorityLinker

__all__ = ["AuthorityLinker", "LinkQuery", "Linked"]
