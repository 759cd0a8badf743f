"""An article and its text, the thing that every offset counts in."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from datetime import date


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of an article's content: Unicode code points, end exclusive."""

    start: int
    end: int

    def within(self, other: Span) -> bool:
        """Tell whether this span lies inside the other."""
        return other.start <= self.start and self.end <= other.end

    def overlaps(self, other: Span) -> bool:
        """Tell whether the two share a character."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Article:
    r"""One version of a news article.

    ``content`` is the title, an empty line and the text, in Unicode NFC with ``\n`` line ends and without
    zero-width and control characters; offsets count in it. ``text_start`` is where the text begins.
    ``key`` is the same for all versions: 16 hex digits of the SHA-256 of the canonical URL or the given id.
    """

    key: str
    content: str
    text_start: int = 0
    published: date | None = None
    url: str | None = None
    given_id: str | None = None
    language: str = "en"

    @property
    def title(self) -> str | None:
        """Give the title, or None."""
        return self.content[: self.text_start].strip() or None

    @property
    def text(self) -> str:
        """Give the text without the title."""
        return self.content[self.text_start :]

    @property
    def version(self) -> str:
        """Give 12 hex digits of the SHA-256 of the content and the date: they change when it does."""
        stamp = f"{self.published.isoformat() if self.published else ''}\n{self.content}"
        return hashlib.sha256(stamp.encode()).hexdigest()[:12]

    def words(self, span: Span) -> str:
        """Give the characters of a span."""
        return self.content[span.start : span.end]


def article_json(article: Article) -> bytes:
    """Give an article as JSON, always the same; ``article_of`` reads it."""
    said = asdict(article) | {"published": article.published.isoformat() if article.published else None}
    return json.dumps(said, ensure_ascii=False, sort_keys=True).encode()


def article_of(data: bytes) -> Article:
    """Give the article that ``article_json`` wrote.

    :raises ValueError, TypeError: if it is none.
    """
    said = json.loads(data)
    return Article(
        **said | {"published": date.fromisoformat(said["published"]) if said["published"] else None}
    )
