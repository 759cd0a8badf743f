"""``kg load``: RDF files into the store, as they are."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from kg.cli.session import Session


def load(
    session: Session,
    files: Annotated[list[Path], typer.Argument(metavar="FILE|-...", help="RDF files, .gz too; - is stdin.")],
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
    from kg.errors import RdfError

    settings = session.settings()
    with session.opened(settings, writing=True) as store:
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

    from kg.errors import InputError

    media_type = _media_type(file, format)
    try:
        data = sys.stdin.buffer.read() if str(file) == "-" else file.read_bytes()
        return gzip.decompress(data) if file.name.lower().endswith(".gz") else data, media_type
    except (OSError, EOFError) as error:
        reason = getattr(error, "strerror", None) or error
        raise InputError(
            f"the file cannot be read: {reason}", where=str(file), todo="Check the path."
        ) from None


def _media_type(file: Path, format: str | None) -> str:
    from kg.errors import UsageError
    from kg.store.media import RDF

    suffix = Path(file.name.lower().removesuffix(".gz")).suffix.lstrip(".")
    for form in RDF:
        if format in (form.name, *form.other_names) or (format is None and suffix in form.suffixes):
            return form.media_type
    raise UsageError(
        f"{format!r} is no RDF syntax" if format else "the syntax of the file is not known",
        where=str(file),
        todo=f"Give {'one of' if format else 'the format:'} {', '.join(form.name for form in RDF)}.",
    )
