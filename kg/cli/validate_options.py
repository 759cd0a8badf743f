"""Options of ``kg validate`` for the work of every day: which nodes and shapes, until when, at what cost."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from kg.shacl.job import Options

Advanced = Annotated[
    bool,
    typer.Option(
        "--advanced", help="Also SHACL Advanced Features: rules, and targets and functions in SPARQL."
    ),
]
AllowEmpty = Annotated[
    bool, typer.Option("--allow-empty", help="Do not mind if no shape finds a node to look at.")
]
ShapesCheck = Annotated[
    str,
    typer.Option(
        metavar="refuse|warn|off",
        help="Ill-formed shapes of others: refuse all, leave them out, or take them.",
    ),
]
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
Inference = Annotated[
    str | None,
    typer.Option(
        metavar="rdfs|owlrl|both",
        help="What follows from the data by this counts as data.",
        show_default=False,
    ),
]
Ontology = Annotated[
    list[str] | None,
    typer.Option(
        metavar="FILE",
        help="RDF that counts as data beside them, such as classes; only nodes of DATA are validated. Repeatable.",
        show_default=False,
    ),
]
Imports = Annotated[
    list[str] | None,
    typer.Option(
        metavar="DIR",
        help="Look here for what shapes and data import (owl:imports); repeatable.",
        show_default=False,
    ),
]
KnownResults = Annotated[
    Path | None,
    typer.Option(
        "--baseline",
        metavar="FILE",
        help="Results that this file knows pass; only new ones count.",
        show_default=False,
    ),
]
UpdateBaseline = Annotated[
    bool,
    typer.Option("--update-baseline", help="Write the results there are into the baseline, or make it."),
]
Suppress = Annotated[
    Path | None,
    typer.Option(
        metavar="FILE",
        help="Results that do not count: [[suppress]] in TOML, with rule or focus, reason, until.",
        show_default=False,
    ),
]
ShowSuppressed = Annotated[
    bool, typer.Option("--show-suppressed", help="Show the results too that do not count, and why.")
]
Diff = Annotated[
    bool,
    typer.Option(
        "--diff", help="Compare two reports (JSON, or RDF by any tool) instead: what is new, what is gone."
    ),
]
Watch = Annotated[
    bool,
    typer.Option("--watch", help="Validate again whenever one of the files changes, until Ctrl-C."),
]
Profile = Annotated[
    bool,
    typer.Option(
        "--profile", help="Also how long each shape took; shape by shape, which may take longer in all."
    ),
]


def options_of(given: Mapping[str, Any]) -> Options:
    """Give the options of a validation, each by its name; files that it names are read.

    :raises kg.errors.InputError: if one cannot be read.
    :raises kg.errors.UsageError: for an engine or a severity that there is not.
    """
    from kg.cli.known_results import known_results, suppressions_of
    from kg.shacl.job import Options

    read = {
        "baseline": None if given["update_baseline"] else known_results(given["baseline"]),
        "suppress": suppressions_of(given["suppress"]),
        "focus": tuple(given["focus"] or ()),
        "shape": tuple(given["shape"] or ()),
    }
    return Options(**{each.name: read.get(each.name, given[each.name]) for each in fields(Options)})
