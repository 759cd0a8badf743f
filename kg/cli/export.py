"""``kg export``: what is stored, as RDF."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.failure import NOT_FOUND
from kg.cli.session import Session


def export(
    session: Session,
    *,
    format: Annotated[
        str | None,
        typer.Option(metavar="nquads|trig|turtle|ntriples|jsonld", help="By the file's suffix, else nquads."),
    ] = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write here instead of stdout.")
    ] = None,
    graph: Annotated[
        list[str] | None,
        typer.Option(metavar="IRI", help="Only this graph, or its end (entities); repeatable."),
    ] = None,
) -> None:
    """Write the whole store, or some graphs of it, in canonical order."""
    from kg.cli.output import write
    from kg.cli.rdf_output import serialize
    from kg.errors import UnknownName

    settings = session.settings()
    with session.opened(settings) as store:
        known = store.graphs()
        wanted = [_graph_iri(name, settings.base_iri, known) for name in graph] if graph else known
        data = serialize({iri: store.graph(iri) for iri in wanted}, format or _by_suffix(output))
    if graph and not data:
        raise UnknownName("the graph holds nothing", where=", ".join(graph))
    write(data, output)
    if not data:
        session.note("the store is empty")
        raise typer.Exit(NOT_FOUND)


def _graph_iri(name: str, base: str, known: list[str]) -> str:
    from kg.errors import UnknownName

    for candidate in (name, f"{base}graph/{name}", f"{base}{name}"):
        if candidate in known:
            return candidate
    raise UnknownName("the store has no such graph", where=name, todo="See 'kg query graphs'.")


def _by_suffix(path: Path | None) -> str:
    suffixes = {".trig": "trig", ".ttl": "turtle", ".nt": "ntriples", ".jsonld": "jsonld"}
    return suffixes.get(path.suffix.lower(), "nquads") if path else "nquads"
