"""Pushing: the stored graphs into other graph stores, and into files."""

from __future__ import annotations

from kg.push.files import Filed, journal_beside, syntax_of, write_file
from kg.push.push import Pushed, Target, chosen, push, target_of
from kg.store.access import Access
from kg.store.dialects import DIALECTS, Dialect

__all__ = [
    "DIALECTS",
    "Access",
    "Dialect",
    "Filed",
    "Pushed",
    "Target",
    "chosen",
    "journal_beside",
    "push",
    "syntax_of",
    "target_of",
    "write_file",
]
