"""Linking after the fact: what a store leaves open about its entities, and reading its articles anew."""

from kg.relink.rereading import Relinked, relink
from kg.relink.unsettled import Unsettled, queries, unsettled

__all__ = ["Relinked", "Unsettled", "queries", "relink", "unsettled"]
