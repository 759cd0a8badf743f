"""One event, many articles: canonical events and people, derived from the claims of articles and rebuildable."""

from kg.consolidate.layer import Consolidated, consolidate, rebuild
from kg.consolidate.marks import changed_articles, pending_articles
from kg.consolidate.retracting import Retracted, retract

__all__ = [
    "Consolidated",
    "Retracted",
    "changed_articles",
    "consolidate",
    "pending_articles",
    "rebuild",
    "retract",
]
