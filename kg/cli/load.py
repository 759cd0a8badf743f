"""``kg load``: RDF files into the store, as they are."""

from __future__ import annotations

import time
from contextlib import ExitStack
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.session import Session

if TYPE_CHECKING:
    from kg.cli.rdf_stream import RdfStream
    from kg.store.base import Store
    from kg.store.oxigraph import OxigraphStore

# Below this many bytes a file goes in as a small change does; above it, as a stream, by the bulk loader.
_LARGE_BYTES = 4_000_000


def load(
    session: Session,
    files: Annotated[
        list[str],
        typer.Argument(
            metavar="FILE|-...", help="RDF files (.gz, .bz2, .zst too), patterns or addresses; - is stdin."
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
    all_or_nothing: Annotated[
        bool, typer.Option("--all-or-nothing", help="If one file cannot be read, load none of them.")
    ] = False,
    lenient: Annotated[
        bool,
        typer.Option("--lenient", help="Leave lines of N-Triples and N-Quads out that do not parse."),
    ] = False,
    validate: Annotated[
        bool, typer.Option("--validate", help="Load only files that conform to the shapes; reads them whole.")
    ] = False,
) -> None:
    """Add RDF to the store without reading or validating it; a file goes in whole or not at all.

    Use it for ontologies, authority data, or what 'kg export' wrote. Large files are read as streams.
    """
    from kg.cli.rdf_stream import streams
    from kg.errors import UsageError
    from kg.store.oxigraph import OxigraphStore

    settings = session.settings()
    found = streams(files, format, lenient=lenient)
    documents = map(_conforming, found) if validate else found
    with session.opened(settings, writing=True) as store:
        if not all_or_nothing:
            for each in documents:
                with each:
                    _load_one(session, store, each, graph)
        elif isinstance(store, OxigraphStore):
            with ExitStack() as opened:
                _load_bulk(session, store, [opened.enter_context(each) for each in documents], graph)
        else:
            raise UsageError(
                "a server takes one file after another, not all or nothing",
                where="--all-or-nothing",
                todo="Stop the server while you load, or leave the option out.",
            )


def _load_one(session: Session, store: Store, stream: RdfStream, graph: str | None) -> None:
    from kg.errors import RdfError
    from kg.store.oxigraph import OxigraphStore

    is_large = stream.size == 0 or stream.size > _LARGE_BYTES or stream.is_compressed
    if is_large and isinstance(store, OxigraphStore):
        _load_bulk(session, store, [stream], graph)
        return
    try:
        new = store.load(stream.read(), media_type=stream.media_type, graph=graph)
    except RdfError as error:
        raise RdfError(error.what, where=f"{stream.name} {error.where}".strip(), todo=error.todo) from None
    session.note(f"{stream.name}: {new} new quads")
    _tell_left_out(session, stream)


def _conforming(stream: RdfStream) -> RdfStream:
    """Give a document back, read into memory, if it conforms to the shapes."""
    from io import BytesIO

    from kg.cli.rdf_stream import RdfStream
    from kg.errors import NotConforming
    from kg.shacl import validate
    from kg.shacl.graphs import read_graph

    with stream:
        content = stream.read()
    report = validate(read_graph(content, stream.media_type, what=stream.name))
    if not report.accepted:
        raise NotConforming(
            "the data break a shape; nothing of this file was loaded",
            where=stream.name,
            todo=f"See 'kg validate {stream.name}'.",
        )
    read = RdfStream(stream.name, stream.media_type, BytesIO(content), len(content))
    read.sifter = stream.sifter
    return read


def _tell_left_out(session: Session, stream: RdfStream) -> None:
    if stream.sifter is None or not stream.sifter.left_out:
        return
    for number, said in stream.sifter.complaints:
        session.warn(f"{stream.name} line {number} left out: {said}")
    session.warn(f"{stream.name}: {stream.sifter.left_out} lines left out")


def _load_bulk(session: Session, store: OxigraphStore, found: list[RdfStream], graph: str | None) -> None:
    from kg.cli.progress import progress

    began = time.monotonic()
    with progress(100 * len(found), shown=not session.quiet, beginning="reading") as work:
        for stream in found:
            stream.tell_each_percent(work.step)
        new = store.load_bulk(found, graph)
    speed = new / max(time.monotonic() - began, 0.001)
    session.note(f"{', '.join(each.name for each in found)}: {new} new quads ({speed:,.0f} a second)")
    for stream in found:
        _tell_left_out(session, stream)
