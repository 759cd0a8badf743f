"""What articles are called: by their titles, or by their first words."""

from __future__ import annotations

from collections.abc import Iterable

from kg.serve.views.facts import Named
from kg.serve.views.rows import bracketed, rows, value
from kg.serve.views.wording import days
from kg.store.base import Queryable

_OPENING = 70


def headings(store: Queryable, articles: Iterable[str], *, dated: bool = False) -> dict[str, Named]:
    """Give each article (IRI) with its title, or its first words, and with the day if asked."""
    wanted = " ".join(bracketed(article) for article in sorted(set(articles)))
    if not wanted:
        return {}
    text = f"""
    SELECT ?article ?title ?issued ?opening {{
      VALUES ?article {{ {wanted} }}
      OPTIONAL {{ ?article dcterms:title ?title }}
      OPTIONAL {{ ?article dcterms:issued ?issued }}
      OPTIONAL {{
        ?article dip:currentVersion/dip:text ?text
        BIND(SUBSTR(?text, 1, {_OPENING}) AS ?opening)
      }}
    }}"""
    return {
        value(row, "article"): Named(
            value(row, "article"),
            called(value(row, "title"), value(row, "opening"), value(row, "issued") if dated else ""),
        )
        for row in rows(store, text)
    }


def called(title: str, opening: str, issued: str = "") -> str:
    """Give what an article is called."""
    first = " ".join(opening.split())
    name = title or (f"“{first[:_OPENING].rsplit(' ', 1)[0]} …”" if first else "an article without a title")
    return f"{name} ({days(issued, issued)})" if issued else name
