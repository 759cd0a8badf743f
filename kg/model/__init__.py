"""Frozen values that flow from floor to floor."""

from kg.model.article import Article, Span, article_json, article_of
from kg.model.fact import (
    Amount,
    Dropped,
    Entity,
    EntityLink,
    Event,
    Evidence,
    Facts,
    Participation,
    Statement,
    Tenure,
)
from kg.model.vocabulary import (
    Attendance,
    EntityKind,
    Factuality,
    LinkStatus,
    Mode,
    Precision,
    QuoteKind,
    Role,
    TenureStatus,
)
from kg.model.when import When

__all__ = [
    "Amount",
    "Article",
    "Attendance",
    "Dropped",
    "Entity",
    "EntityKind",
    "EntityLink",
    "Event",
    "Evidence",
    "Facts",
    "Factuality",
    "LinkStatus",
    "Mode",
    "Participation",
    "Precision",
    "QuoteKind",
    "Role",
    "Span",
    "Statement",
    "Tenure",
    "TenureStatus",
    "When",
    "article_json",
    "article_of",
]
