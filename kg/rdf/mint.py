"""Mints IRIs from stable content: no clock, no counter, no random number."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

from kg.authority.names import fold
from kg.model import Article, EntityLink, Event, Participation, Span, Statement, Tenure

_NOT_IN_IRI = re.compile(r"[\x00-\x20<>\"{}|\\^`\[\]\x7f-\x9f]|%(?![0-9A-Fa-f]{2})")


def digest(*parts: str) -> str:
    """Give 12 hex digits of the SHA-256 of the parts, one a line."""
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:12]


def fold_title(title: str) -> str:
    """Give the form in which the spellings of an office title are equal, so that they share an IRI."""
    return fold(title) or title.casefold().strip()


def entity_iri(base: str, id: str) -> str:
    """Give the IRI of an entity: ``{base}id/person/wd-Q1``."""
    return f"{base}id/{id}"


def office_id(title: str, of: str | None) -> str:
    """Give the id of the office with this title in a country or organisation (id)."""
    return f"office/x-{digest(fold_title(title), of or '')}"


def article_iri(base: str, key: str) -> str:
    """Give the IRI of an article, the same for all its versions."""
    return f"{base}id/article/{key}"


def article_graph_iri(base: str, key: str) -> str:
    """Give the IRI of the graph that holds all that an article states."""
    return f"{base}graph/article/{key}"


def graph_iri(base: str, name: str) -> str:
    """Give the IRI of a shared graph: ``entities``, ``ontology``, ``shapes`` or ``meta``."""
    return f"{base}graph/{name}"


def web_address(url: str | None) -> str | None:
    """Give a URL as a valid IRI (what may not stand in one is percent-encoded), or None if it is no URL."""
    if not url:
        return None
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or not parts.hostname:
        return None
    head, tail = f"{parts.scheme}://{parts.netloc}", url.strip().partition(parts.netloc)[2]
    if _NOT_IN_IRI.search(parts.netloc.replace("[", "").replace("]", "")):
        return None
    return head + _NOT_IN_IRI.sub(lambda match: quote(match[0], safe=""), tail)


@dataclass(frozen=True, slots=True)
class ArticleIris:
    """The IRIs below one version of an article."""

    article: str
    version: str

    @classmethod
    def of(cls, base: str, article: Article) -> ArticleIris:
        """Give the IRIs of an article."""
        iri = article_iri(base, article.key)
        return cls(iri, f"{iri}/v/{article.version}")

    def evidence(self, span: Span) -> str:
        """Give the IRI of a passage."""
        return f"{self.version}#char={span.start},{span.end}"

    def event(self, event: Event) -> str:
        """Give the IRI of an event: its class and the place of its trigger make it."""
        return f"{self.article}/event/{digest(event.kind, str(event.trigger.start), str(event.trigger.end))}"

    @staticmethod
    def participation(event: str, part: Participation) -> str:
        """Give the IRI of a part in an event: the agent and the role make it."""
        return f"{event}/participation/{digest(part.agent, part.role)}"

    def tenure(self, tenure: Tenure) -> str:
        """Give the IRI of a tenure claim: person, office, of whom and status make it."""
        parts = (tenure.person, fold_title(tenure.office), tenure.of or "", tenure.status)
        return f"{self.article}/tenure/{digest(*parts)}"

    def statement(self, statement: Statement) -> str:
        """Give the IRI of a statement: its class, its speaker and the place of its words make it."""
        span = statement.span
        key = digest(statement.kind, statement.speaker, str(span.start), str(span.end))
        return f"{self.article}/statement/{key}"

    def link(self, link: EntityLink) -> str:
        """Give the IRI of an entity link: the entity makes it."""
        return f"{self.article}/link/{digest(link.entity)}"
