"""Options of ``kg validate`` for the work of every day: which nodes and shapes, until when, at what cost."""

from __future__ import annotations

from typing import Annotated

import typer

Focus = Annotated[
    list[str] | None,
    typer.Option(metavar="IRI", help="Only results about this node; repeatable.", show_default=False),
]
Shape = Annotated[
    list[str] | None,
    typer.Option(
        metavar="IRI",
        help="Only this shape, and what it refers to: its IRI or how that ends; repeatable.",
        show_default=False,
    ),
]
MaxResults = Annotated[
    int | None, typer.Option(min=1, help="Stop when so many results are found.", show_default=False)
]
Abort = Annotated[bool, typer.Option("--abort", help="Stop at the first shape with a violation.")]
Profile = Annotated[
    bool,
    typer.Option(
        "--profile", help="Also how long each shape took; shape by shape, which may take longer in all."
    ),
]
