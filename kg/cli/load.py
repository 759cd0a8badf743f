"""``kg load``: RDF files into the store, as they are."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from kg.cli.session import Session

MEDIA_TYPES = {
    "turtle": "text/turtle",
    "nt": "application/n-triples",
    "nquads": "application/n-quads",
    "trig": "application/trig",
    "jsonld": "application/ld+json",
    "rdfxml": "application/rdf+xml",
}
SUFFIXES = {
    ".ttl": "turtle",
    ".nt": "nt",
    ".nq": "nquads",
    ".trig": "trig",
    ".jsonld": "jsonld",
    ".rdf": "rdfxml",
    ".owl": "rdfxml",
    ".xml": "rdfxml",
}


def load(
    session: Session,
    files: Annotated[list[Path], typer.Argument(metavar="FILE|-...", help="RDF files, .gz too; - is stdin.")],
    *,
    graph: Annotated[
        str | None, typer.Option(metavar="IRI", help="Put the triples of files without graph names here.")
    ] = None,
    format: Annotated[
        str | None, typer.Option(metavar="|".join(MEDIA_TYPES), help="By the file's suffix if left out.")
    ] = None,
) -> None:
    """Add RDF to the store without reading or validating it; a file goes in whole or not at all.

    Use it for ontologies, authority data, or what 'kg export' wrote.
    """
    from kg.errors import RdfError

    settings = session.settings()
    with session.opened(settings) as store:
        for file in files:
            data, media_type = read_rdf(file, format)
            try:
                new = store.load(data, media_type=media_type, graph=graph)
            except RdfError as error:
                raise RdfError(error.what, where=f"{file} {error.where}".strip(), todo=error.todo) from None
            session.note(f"{file}: {new} new quads")


def read_rdf(file: Path, format: str | None) -> tuple[bytes, str]:
    """Give the bytes of an RDF file and their media type.

    :raises kg.errors.InputError: if the file cannot be read.
    :raises kg.errors.UsageError: if neither the format nor the suffix tells the syntax.
    """
    import gzip

    from kg.errors import InputError, UsageError

    name = file.name.lower().removesuffix(".gz")
    syntax = format or SUFFIXES.get(Path(name).suffix)
    if syntax not in MEDIA_TYPES:
        raise UsageError(
            f"{format!r} is no RDF syntax" if format else "the syntax of the file is not known",
            where=str(file),
            todo=f"Give --format {'|'.join(MEDIA_TYPES)}.",
        )
    try:
        data = sys.stdin.buffer.read() if str(file) == "-" else file.read_bytes()
        return gzip.decompress(data) if file.name.lower().endswith(".gz") else data, MEDIA_TYPES[syntax]
    except (OSError, EOFError) as error:
        raise InputError(
            f"the file cannot be read: {error}", where=str(file), todo="Check the path."
        ) from None
