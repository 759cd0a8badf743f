"""``kg shapes doc``: shapes as documentation."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.session import Session

FORMATS = ("markdown", "html")


def shapes(
    session: Session,
    action: Annotated[str, typer.Argument(metavar="doc", help="What to do: doc writes documentation.")],
    files: Annotated[
        list[str] | None, typer.Argument(metavar="[SHAPES]...", help="SHACL shapes; ours if left out.")
    ] = None,
    *,
    format: Annotated[str, typer.Option(metavar="|".join(FORMATS), help="How to write it.")] = "markdown",
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write it here.")
    ] = None,
) -> None:
    """Write what shapes demand, in words: tables, diagrams, examples, links to the terms."""
    from kg.cli.output import write
    from kg.cli.rdf_input import documents
    from kg.errors import UsageError
    from kg.shacl import load_shapes
    from kg.shacl.documentation import shape_docs, written
    from kg.shacl.job import merged

    if action != "doc":
        raise UsageError(f"{action!r} is nothing that can be done with shapes", todo="Known: doc.")
    if format not in FORMATS:
        raise UsageError(f"{format!r} is no form of the documentation", todo=f"Known: {', '.join(FORMATS)}.")
    graph = merged(documents(files), shapes=True) if files else load_shapes() + load_shapes(whole_graph=True)
    write(written(shape_docs(graph), format), output)
