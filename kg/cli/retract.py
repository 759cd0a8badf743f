"""``kg retract``: takes an article out, with what rested on it alone."""

from __future__ import annotations

from typing import Annotated

import typer

from kg.cli.session import Session


def retract(
    session: Session,
    article: Annotated[str, typer.Argument(metavar="ARTICLE", help="Its IRI, key, given id or URL.")],
) -> None:
    """Delete an article: its graph, and of the canonical layer what rested on it alone; also in quarantine.

    Tells what went and what stays because other articles tell of it too. Exit code 1 if there is no such
    article.
    """
    from kg.authority import load_authority
    from kg.errors import UnknownName
    from kg.quarantine import retract as take_out

    settings = session.settings()
    with session.opened(settings, writing=True) as store:
        gone = take_out(store, load_authority(settings), settings, article)
    if gone is None:
        raise UnknownName("there is no such article", where=article, todo="See 'kg query articles'.")
    print(f"retracted  article/{gone.key}  {gone.triples} triples  {gone.title or '(no title)'}")
    if not session.quiet:
        for label in gone.lost:
            print(f"           gone: {label}")
        for label in gone.kept:
            print(f"           told by others too: {label}")
