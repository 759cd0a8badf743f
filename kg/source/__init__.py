"""Sources: bytes, files and records become articles."""

from kg.source.article import make_article
from kg.source.base import Given, Reading, Source
from kg.source.registry import SOURCES, is_readable, read, read_bytes, read_records

__all__ = [
    "SOURCES",
    "Given",
    "Reading",
    "Source",
    "is_readable",
    "make_article",
    "read",
    "read_bytes",
    "read_records",
]
