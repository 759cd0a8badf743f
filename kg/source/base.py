"""What a source is: a form in which articles come."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, BinaryIO, Protocol

from kg.errors import InputError
from kg.model import Article
from kg.source.article import make_article

if TYPE_CHECKING:
    from kg.config import Settings


@dataclass(frozen=True, slots=True)
class Given:
    """What is known of an article beside its text; the caller's word wins over the file's."""

    title: str | None = None
    published: date | str | None = None
    url: str | None = None
    given_id: str | None = None

    def over(self, other: Given) -> Given:
        """Give both together; where both say something, this one counts."""
        return Given(
            self.title or other.title,
            self.published or other.published,
            self.url or other.url,
            self.given_id or other.given_id,
        )


@dataclass(frozen=True, slots=True)
class Reading:
    """One act of reading: what the caller gave, the limits, and the place that errors name."""

    settings: Settings
    place: str
    given: Given = field(default_factory=Given)
    today: date | None = None

    def article(self, text: str, given: Given, place: str | None = None) -> Article:
        """Give the article of a text.

        :raises InputError: naming the place.
        """
        return make_article(
            text,
            title=given.title,
            published=given.published,
            url=given.url,
            given_id=given.given_id,
            settings=self.settings,
            today=self.today,
            where=place or self.place,
        )


class Source(Protocol):
    """A form in which articles come. One file a source; ``kg.source.registry.SOURCES`` lists them."""

    @property
    def name(self) -> str:
        """The form's name, as errors tell it."""

    @property
    def suffixes(self) -> tuple[str, ...]:
        """The file name suffixes, with the dot, in lower case."""

    @property
    def media_types(self) -> tuple[str, ...]:
        """The media types, the preferred one first."""

    def records(self, stream: BinaryIO, reading: Reading) -> Iterator[Article | InputError]:
        """Give an article for each record, or the error that this record has; the rest still follows."""
