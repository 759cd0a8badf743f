"""The reading of an article for the eye: as text sentence by sentence, and as a page with its words marked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.facts.trace import Firing
    from kg.model import Facts

_SIGNS = {"dropped": "-"}


def text_of(facts: Facts) -> str:
    """Give for each sentence which rule fired, on which words, what came of it, and what was dropped and why."""
    from kg.facts.trace import by_sentence

    article = facts.article
    head = article.title or article.given_id or article.key
    lines = [head, f"published {article.published or 'unknown'}, {_counts(facts)}", ""]
    for sentence, firings in by_sentence(facts).items():
        lines.append(f"[{sentence.start}-{sentence.end}] {_one_line(article.words(sentence))}")
        lines += [_line(facts, firing) for firing in dict.fromkeys(firings)]
        lines.append("")
    return "\n".join(lines)


def _line(facts: Facts, firing: Firing) -> str:
    words = _one_line(facts.article.words(firing.evidence.span), most=60)
    sure = f"  {firing.confidence:.2f}" if firing.confidence is not None else ""
    sign = _SIGNS.get(firing.layer, "+")
    return f"  {sign} {firing.layer:<11} {firing.rule:<28} >>{words}<<  {firing.what}{sure}"


def _counts(facts: Facts) -> str:
    rows = ("entities", "tenures", "events", "statements", "dropped")
    return ", ".join(f"{len(getattr(facts, row))} {row}" for row in rows)


def _one_line(text: str, most: int = 300) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= most else f"{flat[: most - 3]}..."


def page_of(articles: Sequence[Facts]) -> str:
    """Give a page of HTML that needs nothing beside it: each article with the words of its facts marked."""
    from jinja2 import Environment, PackageLoader

    from kg.facts.highlight import segments

    pages = [(facts, *segments(facts)) for facts in articles]
    loader = PackageLoader("kg.cli", "templates")
    return (
        Environment(loader=loader, autoescape=True, trim_blocks=True, lstrip_blocks=True)
        .get_template("reading.html")
        .render(pages=pages)
    )
