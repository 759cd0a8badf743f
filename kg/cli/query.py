"""``kg query``: SPARQL, from a file, from the command line, or by a question's name."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.failure import NOT_FOUND
from kg.cli.session import Session

if TYPE_CHECKING:
    from kg.config import Settings
    from kg.query.named import NamedQuery
    from kg.store.base import Answer, Queryable


def query(
    session: Session,
    what: Annotated[
        str | None,
        typer.Argument(
            metavar="NAME|FILE|-", help="A question's name (see --list), a .rq file, or - for stdin."
        ),
    ] = None,
    *,
    text: Annotated[
        str | None, typer.Option("--text", "-e", metavar="SPARQL", help="The query itself.")
    ] = None,
    param: Annotated[
        list[str] | None,
        typer.Option("--param", "-p", metavar="NAME=VALUE", help="A parameter of a question; repeatable."),
    ] = None,
    format: Annotated[
        str | None,
        typer.Option(
            metavar="table|json|csv|tsv|xml|turtle|...",
            help="A table or Turtle for a terminal, TSV or N-Triples for a pipe, if left out.",
        ),
    ] = None,
    endpoint: Annotated[
        str | None,
        typer.Option(
            metavar="URL", help="Ask this SPARQL endpoint instead of the store.", show_default=False
        ),
    ] = None,
    timeout: Annotated[
        int, typer.Option(metavar="SECONDS", min=1, help="How long the endpoint's answer may take.")
    ] = 60,
    quarantine: Annotated[
        bool, typer.Option("--quarantine", help="Ask what was refused, and nothing else.")
    ] = False,
    lint: Annotated[
        bool, typer.Option("--lint", help="Tell, on stderr, what makes the query slow, and do not ask it.")
    ] = False,
    list_: Annotated[
        bool, typer.Option("--list", help="List the questions that have a name, and leave.")
    ] = False,
) -> None:
    """Ask the store or an endpoint in SPARQL; the exit code is 1 for no rows, an empty graph or a no.

    A parameter that stands for a person, country, organisation or place takes its name, its Wikidata id, or
    its IRI: --param who="Emmanuel Macron".
    """
    from kg.query.opened import filled

    if list_:
        _print_questions()
        return
    question = _question(what, text)
    if lint:
        _lint(session, question)
        return
    values = _values(param or [])
    settings = session.settings()
    with _asked(session, settings, endpoint, timeout, quarantine=quarantine) as store:
        _answer(session, store, filled(store, question, values, settings), format, settings)


def _lint(session: Session, question: NamedQuery) -> None:
    from kg.query.lint import late_joins

    found = late_joins(question.text)
    for each in found:
        session.warn(f"{question.name}, {each}")
    if not found:
        session.note("nothing that makes it slow was found")


@contextmanager
def _asked(
    session: Session, settings: Settings, endpoint: str | None, seconds: int, *, quarantine: bool
) -> Iterator[Queryable]:
    """Open the store, what it refused, or an endpoint."""
    from kg.errors import UsageError

    if endpoint and (session.store or quarantine):
        raise UsageError("a query goes to a store or to an endpoint", todo="Give --store or --endpoint.")
    if endpoint:
        from kg.store.endpoint import EndpointStore

        with closing(EndpointStore(endpoint, seconds=seconds)) as there:
            yield there
        return
    with session.opened(settings) as store:
        if quarantine:
            from kg.quarantine import Quarantine
            from kg.store import MemoryStore

            yield Quarantine(store, settings.base_iri).store() or MemoryStore()
        else:
            yield store


def _answer(session: Session, store: Queryable, text: str, format: str | None, settings: Settings) -> None:
    from kg.cli.answer import is_nothing, media_type_for
    from kg.cli.output import is_terminal, write
    from kg.store.syntax import outline

    media_type = media_type_for(format, outline(text).form, person=is_terminal())
    answer = store.query(text, media_type=media_type)
    write(_for_the_eye(answer, settings) if media_type is None else _ended(answer.body))
    if is_nothing(answer):
        session.note("nothing found")
        raise typer.Exit(NOT_FOUND)


def _for_the_eye(answer: Answer, settings: Settings) -> str:
    import json

    from kg.cli.output import is_terminal
    from kg.cli.table import solutions_table, terminal_width
    from kg.query.solutions import solutions

    if answer.kind == "boolean":
        return "yes\n" if json.loads(answer.body)["boolean"] else "no\n"
    found = solutions(answer)
    return (
        solutions_table(found, settings.base_iri, terminal_width() if is_terminal() else None)
        if found
        else ""
    )


def _ended(body: bytes) -> bytes:
    return body if body.endswith(b"\n") or not body else body + b"\n"


def _question(what: str | None, text: str | None) -> NamedQuery:
    """Give the one query that was given, by name, from a file, from stdin or as a text.

    :raises kg.errors.UsageError: if not exactly one was.
    """
    from kg.errors import UsageError
    from kg.query.named import named_query, parse_named

    if (what is None) == (text is None):
        raise UsageError("one query is needed: a NAME, a FILE, or -e TEXT", todo="See 'kg query --list'.")
    if text is not None:
        return parse_named(text, "query")
    if what == "-":
        return parse_named(sys.stdin.read(), "query")
    path = Path(what or "")
    if path.is_file() or path.suffix in (".rq", ".sparql"):
        return parse_named(_read(path), path.stem)
    return named_query(what or "")


def _values(params: list[str]) -> dict[str, str]:
    from kg.errors import UsageError

    values = {}
    for each in params:
        name, equals, value = each.partition("=")
        if not equals:
            raise UsageError(f"{each!r} is no NAME=VALUE", where="--param")
        values[name] = value
    return values


def _read(path: Path) -> str:
    from kg.errors import InputError

    try:
        return path.read_text(encoding="utf-8")
    except OSError as error:
        raise InputError(
            f"the file cannot be read: {error.strerror}", where=str(path), todo="Check the path."
        ) from None
    except UnicodeDecodeError:
        from kg.errors import EncodingError

        raise EncodingError("the query is not UTF-8 text", where=str(path)) from None


def _print_questions() -> None:
    from kg.cli.output import write
    from kg.cli.table import table
    from kg.query.named import named_queries

    rows = [
        (each.name, each.summary, " ".join(param.name for param in each.params)) for each in named_queries()
    ]
    write(table(("name", "question", "parameters"), rows))
