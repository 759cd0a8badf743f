"""``kg push``: the stored graphs into another graph store, or into files."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.session import Session

if TYPE_CHECKING:
    from kg.config import Settings
    from kg.push import Access, Pushed


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
    from kg.cli.progress import progress
    from kg.push import chosen, push, syntax_of, target_of, write_file

    settings = session.settings()
    with session.opened(settings) as store:
        known = chosen(store.graphs(), graphs, settings.base_iri)
        file = Path(to.removeprefix("file:"))
        if to.startswith("file:") and (syntax := syntax_of(file)):
            write_file(store, known, file, syntax)
            session.note(f"{file}: {len(known)} graphs")
            return
        target = target_of(to, _access(settings), update=update, graph_store=graph_store)
        try:
            with progress(len(known), shown=not session.quiet, beginning="comparing") as work:
                report = push(
                    store,
                    target,
                    settings.base_iri,
                    pattern=graphs,
                    deleting=delete,
                    verifying=verify,
                    workers=parallel,
                    step=work.step,
                )
        finally:
            target.close()
    _tell(session, report, to)


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
