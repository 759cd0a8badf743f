"""``kg explain``: the sentences that a fact comes from."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.session import Session

if TYPE_CHECKING:
    from collections.abc import Callable

    from kg.model import Span
    from kg.query.explain import Explanation, Passage, Support


def explain(
    session: Session,
    iri: Annotated[
        str,
        typer.Argument(metavar="IRI", help="A full IRI, its end (person/wd-Q1), a Wikidata id, or a name."),
    ],
    format: Annotated[str, typer.Option(metavar="text|json", help="How to print.")] = "text",
    most: Annotated[int, typer.Option(min=1, help="The most facts to show.")] = 50,
) -> None:
    """Show the sentences behind a fact, its words marked, with article, date, rule and confidence.

    Takes an event, participation, tenure, statement, link, passage, article, or an entity with all that is
    known of it.
    """
    from kg.cli.output import write
    from kg.errors import UsageError
    from kg.query.explain import explain as explained
    from kg.query.naming import find_iri

    if format not in ("text", "json"):
        raise UsageError(f"{format!r} is no output format", todo="Known: text, json.")
    settings = session.settings()
    with session.opened(settings) as store:
        found = explained(store, find_iri(store, iri, settings.base_iri), settings.base_iri, most=most)
    if format == "json":
        write(json.dumps(asdict(found), ensure_ascii=False, indent=2) + "\n")
    else:
        write(text_of(found, settings.base_iri))


def text_of(found: Explanation, base: str) -> str:
    """Give the explanation for the eye."""
    from kg.cli.table import short

    lines = [f"{found.label}  ({found.class_name}, {short(found.iri, base)})", ""]
    for support in found.supports:
        lines += [*_support(support, base, known=found.iri), ""]
    if not found.supports:
        lines += ["No article is stored that speaks of it.", ""]
    if found.more:
        lines += [f"... and {found.more} more; ask with --most {len(found.supports) + found.more}.", ""]
    return "\n".join(lines[:-1]) + "\n"


def _support(support: Support, base: str, known: str) -> list[str]:
    from kg.cli.table import short

    sure = f", confidence {support.confidence:.2f}" if support.confidence is not None else ""
    head = [] if support.iri == known else [f"  {support.class_name}: {support.label}"]
    address = [] if support.iri == known else [f"    {short(support.iri, base)}"]
    lines = [f"    {line}" for passage in support.passages for line in _passage(passage, base)]
    return [*head, *lines, f"    rule: {support.method}{sure}", *address]


def _passage(passage: Passage, base: str) -> list[str]:
    from kg.cli.output import bold, is_styled
    from kg.cli.table import short

    mark = bold if is_styled() else lambda words: f">>{words}<<"
    sentence = " ".join(marked(passage.sentence, passage.marks, mark).split())
    title = f"{passage.title}, " if passage.title else ""
    day = f"{passage.published}, " if passage.published else ""
    return [sentence, f"  {title}{day}{passage.url or short(passage.article, base)}"]


def marked(sentence: str, marks: tuple[Span, ...], mark: Callable[[str], str]) -> str:
    """Give the sentence with the words marked; stretches that overlap are marked as one."""
    pieces, done = [], 0
    for start, end in _joined(marks):
        pieces += [sentence[done:start], mark(sentence[start:end])]
        done = end
    return "".join([*pieces, sentence[done:]])


def _joined(marks: tuple[Span, ...]) -> list[tuple[int, int]]:
    joined: list[tuple[int, int]] = []
    for span in sorted(marks):
        if joined and span.start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(joined[-1][1], span.end))
        else:
            joined.append((span.start, span.end))
    return joined
