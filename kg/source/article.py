"""The one place where an article is made."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from kg.errors import ArticleError
from kg.model import Article
from kg.source.address import article_key, canonical_url
from kg.source.clean import normalise, one_line
from kg.source.gate import language_of, refuse_long, refuse_size, refuse_unreadable
from kg.source.published import publication_day

if TYPE_CHECKING:
    from kg.config import Settings


def make_article(
    text: str,
    *,
    title: str | None = None,
    published: date | str | None = None,
    url: str | None = None,
    given_id: str | None = None,
    settings: Settings,
    today: date | None = None,
    where: str = "",
) -> Article:
    """Give the article of a text: normalised, checked, with the key that all its versions share.

    The key comes from the canonical URL, else from the given id, else from the content. Without a date the
    article is accepted; its relative dates stay unresolved. ``today`` is the day that the publication date is
    checked against, ``where`` the place that an error names.

    :raises kg.errors.ArticleError: (or a narrower one) if it cannot be read, with the reason.
    """
    where = where or url or given_id or "the text given"
    for name, value in (("text", text), ("title", title or ""), ("url", url or "")):
        if not isinstance(value, str):
            raise ArticleError(f"the {name} is no text but {type(value).__name__}", where=where)
    refuse_size(len(text) + len(title or ""), settings.max_article_chars, where)
    for name, said in (("title", title), ("address", url), ("identifier", given_id)):
        refuse_long(name, said or "", where)
    day = publication_day(published, today or date.today(), where)
    address = canonical_url(url, where) if url and url.strip() else None
    title, given_id = one_line(title, where), one_line(given_id, where)
    body = normalise(text, where)
    refuse_unreadable(body, where)
    head = f"{title}\n\n" if title else ""
    return Article(
        key=article_key(address, given_id, head + body),
        content=head + body,
        text_start=len(head),
        published=day,
        url=address,
        given_id=given_id,
        language=language_of(body, _languages(settings), where),
    )


def _languages(settings: Settings) -> tuple[str, ...]:
    return tuple(code.strip().lower() for code in settings.languages.split(",") if code.strip()) or ("en",)
