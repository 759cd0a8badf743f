"""``kg serve``: the store over HTTP."""

from __future__ import annotations

from typing import Annotated

import typer

from kg.cli.session import Session


def serve(
    session: Session,
    *,
    host: Annotated[str | None, typer.Option(help="The address to listen on [127.0.0.1].")] = None,
    port: Annotated[
        int | None, typer.Option(help="The port to listen on; 0 takes a free one [8000].")
    ] = None,
    default_graph: Annotated[
        str | None,
        typer.Option(
            help="'union': queries see all graphs [default]. 'own': a plain SPARQL server over any RDF; "
            "queries see the store's own default graph, and nothing is written but what is sent."
        ),
    ] = None,
) -> None:
    """Serve SPARQL, articles and pages; other verbs then go through this server."""
    from kg.serve import run
    from kg.store import own_store

    settings = session.settings(host=host, port=port, default_graph=default_graph)
    store = own_store(settings)
    try:
        run(store, settings)
    finally:
        store.close()
