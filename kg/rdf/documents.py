"""An RDF document as it came: with a name that people know it by, and its media type."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Document:
    """A document: what the user calls it, its bytes (decompressed) and its media type."""

    name: str
    content: bytes
    media_type: str
