"""Who and what is known before a text is read: countries, organisations, people, places, offices."""

from kg.authority.load import load_authority
from kg.authority.names import fold, letters, unlinked_id
from kg.authority.records import Authority, Known, KnownOffice, KnownTenure

__all__ = [
    "Authority",
    "Known",
    "KnownOffice",
    "KnownTenure",
    "fold",
    "letters",
    "load_authority",
    "unlinked_id",
]
