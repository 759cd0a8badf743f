"""``kg demo``: the whole way in a minute, on sample articles, in a store of its own."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.session import Session

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kg.config import Settings
    from kg.query.solutions import Solutions, Term
    from kg.store.base import Store

MOST_ROWS = 6
WIDTH = 110
# The columns that fit beside each other on a page; the whole answer comes from 'kg query NAME'.
QUESTIONS: tuple[tuple[str, dict[str, str], tuple[str, ...]], ...] = (
    ("who-met-whom", {"who": "Volodymyr Zelenskyy"}, ("date", "type", "who", "office", "whom", "place")),
    ("virtual-participants", {}, ("date", "type", "who", "office", "place")),
    ("expected-but-absent", {}, ("date", "type", "who", "attendance", "factuality")),
    ("who-said-what", {}, ("date", "speaker", "words")),
    ("casualties-by-attack", {}, ("date", "place", "killed", "injured", "factuality", "article")),
    ("sanctions-by-target", {}, ("target", "date", "by", "factuality")),
    ("agreements-signed", {}, ("date", "type", "party", "place")),
    ("announced-not-held", {}, ("announced", "date", "type", "what")),
)


def demo(
    session: Session,
    *,
    no_serve: Annotated[
        bool, typer.Option("--no-serve", help="Only ingest and run the sample questions.")
    ] = False,
    host: Annotated[str | None, typer.Option(help="The address to serve on [127.0.0.1].")] = None,
    port: Annotated[int | None, typer.Option(help="The port to serve on; 0 takes a free one [8000].")] = None,
) -> None:
    """Read sample articles into a store in a temporary folder, ask it some questions, and serve it."""
    from kg.serve import run
    from kg.store import own_store

    folder = Path(tempfile.mkdtemp(prefix="kg-demo-"))
    own = Session(str(folder / "store"), session.quiet, session.verbose)
    settings = own.settings(host=host, port=port)
    store = own_store(settings)
    try:
        print(f"Reading the sample articles into {settings.store}\n")
        _ingest(store, settings)
        for name, params, columns in QUESTIONS:
            print(_answered(store, settings, name, params, columns))
        print(_things_to_try(store, settings))
        if not no_serve:
            run(store, settings)
    finally:
        store.close()


def _ingest(store: Store, settings: Settings) -> None:
    from kg import pipeline
    from kg.cli.ingest import line
    from kg.errors import KgError
    from kg.resources import folder
    from kg.source import read

    pipeline.prepare(store, settings)
    articles = (
        article for path in sorted(folder("samples").glob("*.md")) for article in read(path, settings)
    )
    for outcome in pipeline.ingest(articles, store, settings):
        print(line(outcome))
        if outcome.status != "stored":
            raise outcome.error or KgError(
                "a sample article was not stored", where=outcome.article.given_id or ""
            )
    print()


def _answered(
    store: Store, settings: Settings, name: str, params: dict[str, str], columns: tuple[str, ...]
) -> str:
    from kg.cli.table import solutions_table
    from kg.query.named import named_query
    from kg.query.naming import find_iri
    from kg.query.solutions import Solutions, select

    question = named_query(name)
    values = {key: find_iri(store, value, settings.base_iri) for key, value in params.items()}
    found = select(store, question.fill(values))
    given = "".join(f' --param {key}="{value}"' for key, value in params.items())
    heading = f"{question.summary}?\n$ kg query {name}{given}\n"
    if not found:
        return f"{heading}(nothing)\n"
    rows = _apart(found, columns)
    more = f"... and {len(rows) - MOST_ROWS} more\n" if len(rows) > MOST_ROWS else ""
    shown = solutions_table(Solutions(columns, rows[:MOST_ROWS]), settings.base_iri, WIDTH)
    return f"{heading}{shown}{more}"


def _apart(found: Solutions, columns: tuple[str, ...]) -> tuple[Mapping[str, Term], ...]:
    """Give the rows that differ in the columns."""
    rows = {tuple(row.get(name) for name in columns): row for row in reversed(found.rows)}
    return tuple(reversed(rows.values()))


_RICHEST = """PREFIX dip: <https://w3id.org/diplomacy-kg/ontology#>
SELECT ?event WHERE { ?event dip:hasParticipation ?part ; dip:factuality dip:happened }
GROUP BY ?event ORDER BY DESC(COUNT(DISTINCT ?part)) ?event LIMIT 1"""


def _things_to_try(store: Store, settings: Settings) -> str:
    from kg.cli.table import short
    from kg.query.solutions import select

    events = [short(row["event"].value, settings.base_iri) for row in select(store, _RICHEST)]
    event = events[0] if events else "Q212"
    option = f"--store {settings.store}"
    return f"""Three things to try ('kg serve {option}' keeps the store open to a browser):
  1. See the sentences behind an event:
     kg explain {event} {option}
  2. Ask a question of your own; 'kg query --list' names those that are ready:
     kg query who-said-what {option}
  3. Look at the pages, each fact beside its words:
     http://{settings.host}:{settings.port}/
"""
