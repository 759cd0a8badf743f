"""Who published an article: the registered domain of its address."""

from __future__ import annotations

from urllib.parse import urlsplit

# Second-level names under which countries register names for everybody.
_PUBLIC = frozenset(
    "ac co com edu ed gob gouv gov go gv id info ltd me mil ne net nom or org plc sch web".split()
)


def publisher(url: str | None, article: str) -> str:
    """Give the registered domain of a URL (``bbc.co.uk``), or the article's IRI if it has no address."""
    try:
        host = (urlsplit(url).hostname if url else None) or ""
    except ValueError:
        host = ""
    labels = [label for label in host.lower().rstrip(".").split(".") if label]
    if len(labels) < 2:
        return host or article
    if all(label.isdigit() for label in labels):
        return host
    wide = len(labels) > 2 and len(labels[-1]) == 2 and labels[-2] in _PUBLIC
    return ".".join(labels[-3:] if wide else labels[-2:])
