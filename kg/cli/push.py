"""``kg push``: the stored graphs into another graph store, or into files."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from kg.cli.session import Session

if TYPE_CHECKING:
    from kg.config import Settings
    from kg.push import Access, Pushed, Target
    from kg.rdf.serialise import Format
    from kg.store.base import Store


def push(
    session: Session,
    *,
    to: Annotated[
        str,
        typer.Option(
            metavar="TARGET", help="oxigraph+http://HOST:7878, virtuoso+..., file:PATH; see README."
        ),
    ],
    graphs: Annotated[
        str | None, typer.Option(metavar="PATTERN", help="Only graphs like this, as 'article/*'.")
    ] = None,
    since: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help="Only what changed since this file was pushed; a server is taken to have been loaded from it.",
        ),
    ] = None,
    shard_quads: Annotated[
        int | None, typer.Option(min=1, metavar="N", help="Files of about so many quads each instead of one.")
    ] = None,
    update: Annotated[
        str | None, typer.Option(metavar="URL", help="Where a sparql+ target takes updates.")
    ] = None,
    graph_store: Annotated[
        str | None, typer.Option(metavar="URL", help="Where a sparql+ target takes whole graphs.")
    ] = None,
    delete: Annotated[
        bool, typer.Option(help="Take away what was pushed before and is here no more.")
    ] = True,
    verify: Annotated[bool, typer.Option(help="Read each graph back and compare its values.")] = True,
    parallel: Annotated[int, typer.Option(min=1, max=64, help="How many graphs to send at once.")] = 4,
) -> None:
    """Bring another graph store into the state of this one: what differs is sent, the rest is left.

    What it has taken is noted there, so a push that was cut off goes on where it stopped. User, password or
    token come from KG_PUSH_USER, KG_PUSH_PASSWORD, KG_PUSH_TOKEN or netrc.
    """
    from kg.errors import UsageError
    from kg.push import chosen, syntax_of, target_of

    settings = session.settings()
    revision = _revision(since, graphs, settings)
    path = Path(to.removeprefix("file:"))
    syntax = syntax_of(path) if to.startswith("file:") else None
    if shard_quads and not syntax:
        raise UsageError("only a file of N-Quads or TriG is cut into shards", where="--shard-quads")
    with session.opened(settings) as store:
        if syntax:
            known = chosen(store.graphs(), graphs, settings.base_iri)
            _file(session, store, known, path, syntax, revision, shard_quads)
            return
        target = target_of(to, _access(settings), update=update, graph_store=graph_store)
        how = _How(graphs, revision, delete, verify, parallel)
        with closing(target):
            report = _pushed(session, store, target, settings, how)
    _tell(session, report, to)


class _How(NamedTuple):
    pattern: str | None
    since: dict[str, str] | None
    deleting: bool
    verifying: bool
    workers: int


def _pushed(session: Session, store: Store, target: Target, settings: Settings, how: _How) -> Pushed:
    from kg.cli.progress import progress
    from kg.push import chosen, push

    known = chosen(store.graphs(), how.pattern, settings.base_iri)
    with progress(len(known), shown=not session.quiet, beginning="comparing") as work:
        return push(store, target, settings.base_iri, **how._asdict(), step=work.step)


def _revision(since: Path | None, graphs: str | None, settings: Settings) -> dict[str, str] | None:
    """Give what a file that was pushed holds of the graphs that a pattern fits; None without a file."""
    from kg.push import chosen, journal_beside

    if since is None:
        return None
    held = journal_beside(since)
    return {graph: held[graph] for graph in chosen(sorted(held), graphs, settings.base_iri)}


def _file(
    session: Session,
    store: Store,
    graphs: list[str],
    path: Path,
    syntax: Format,
    since: dict[str, str] | None,
    shard_quads: int | None,
) -> None:
    from kg.cli.progress import progress
    from kg.push import write_file

    with progress(len(graphs), shown=not session.quiet, beginning="writing") as work:
        filed = write_file(store, graphs, path, syntax, since=since, shard_quads=shard_quads, step=work.step)
    gone = f", {len(filed.gone)} are gone" if since is not None else ""
    session.note(f"{path}: {filed.graphs} graphs in {len(filed.files)} files{gone}")


def _access(settings: Settings) -> Access:
    from kg.push import Access

    password, token = settings.push_password, settings.push_token
    return Access(
        settings.push_user,
        password.get_secret_value() if password else "",
        token.get_secret_value() if token else "",
    )


def _tell(session: Session, report: Pushed, to: str) -> None:
    from kg.cli.failure import line
    from kg.errors import RemoteError

    session.note(
        f"{to}: {len(report.sent)} graphs sent ({report.statements} triples), {report.same} as they were, "
        f"{len(report.deleted)} taken away"
    )
    if report.failed:
        for error in report.failed.values():
            session.warn(line(error).removeprefix("error "))
        raise RemoteError(
            f"{len(report.failed)} graphs were not taken", where=to, todo="Push again to send only those."
        )
