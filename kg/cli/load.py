"""``kg load``: RDF files into the store, as they are."""

from __future__ import annotations

from typing import Annotated

import typer

from kg.cli.session import Session


def load(
    session: Session,
    files: Annotated[
        list[str],
        typer.Argument(
            metavar="FILE|-...", help="RDF files (.gz, .bz2 too), patterns or addresses; - is stdin."
        ),
    ],
    *,
    graph: Annotated[
        str | None, typer.Option(metavar="IRI", help="Put the triples of files without graph names here.")
    ] = None,
    format: Annotated[
        str | None,
        typer.Option(metavar="turtle|ntriples|nquads|...", help="By the file's suffix if left out."),
    ] = None,
) -> None:
    """Add RDF to the store without reading or validating it; a file goes in whole or not at all.

    Use it for ontologies, authority data, or what 'kg export' wrote.
    """
    from kg.cli.rdf_input import documents
    from kg.errors import RdfError

    settings = session.settings()
    with session.opened(settings, writing=True) as store:
        for each in documents(files, format):
            try:
                new = store.load(each.content, media_type=each.media_type, graph=graph)
            except RdfError as error:
                raise RdfError(
                    error.what, where=f"{each.name} {error.where}".strip(), todo=error.todo
                ) from None
            session.note(f"{each.name}: {new} new quads")
