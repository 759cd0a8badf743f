"""``kg validate``: RDF against shapes."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.failure import NOT_FOUND
from kg.cli.session import Session

if TYPE_CHECKING:
    from rdflib import Graph
    from rdflib.term import Node

    from kg.shacl import Report

FORMATS = ("text", "turtle", "json")


def validate(
    session: Session,
    data: Annotated[
        list[Path], typer.Argument(metavar="DATA...", help="RDF files, taken together; - is stdin.")
    ],
    *,
    shapes: Annotated[
        list[Path] | None,
        typer.Option("--shapes", "-s", metavar="FILE", help="SHACL shapes instead of ours; repeatable."),
    ] = None,
    whole_graph: Annotated[
        bool,
        typer.Option(
            "--whole-graph", help="Also our rules across articles: duplicates, tenures that overlap."
        ),
    ] = False,
    allow_warnings: Annotated[
        bool, typer.Option("--allow-warnings", help="Leave with 0 unless there is a violation.")
    ] = False,
    data_format: Annotated[
        str | None, typer.Option(metavar="FORMAT", help="The syntax of DATA, for stdin.")
    ] = None,
    format: Annotated[str, typer.Option(metavar="|".join(FORMATS), help="How to print the report.")] = "text",
) -> None:
    """Validate RDF with SHACL; the exit code is 0 if it conforms, 1 if not, 3 if it cannot be read."""
    from kg.cli.output import write
    from kg.errors import UsageError
    from kg.shacl import validate as validated

    if format not in FORMATS:
        raise UsageError(f"{format!r} is no report format", todo=f"Known: {', '.join(FORMATS)}.")
    if shapes and whole_graph:
        raise UsageError(
            "--whole-graph adds our own shapes, --shapes replaces them", todo="Give one of the two."
        )
    foreign = _graph(shapes, None, shapes=True) if shapes else None
    report = validated(_graph(data, data_format), shapes=foreign, whole_graph=whole_graph)
    write(_written(report, format))
    fine = report.accepted if allow_warnings else report.conforms
    if not fine:
        raise typer.Exit(NOT_FOUND)


def _graph(files: list[Path], format: str | None, *, shapes: bool = False) -> Graph:
    """Give the triples of all files together; the blank nodes of each stay its own."""
    from rdflib import Graph

    from kg.cli.load import read_rdf
    from kg.shacl.graphs import read_graph

    whole = Graph(bind_namespaces="none")
    for number, file in enumerate(files):
        content, media_type = read_rdf(file, format)
        for subject, predicate, value in read_graph(content, media_type, what=str(file), shapes=shapes):
            whole.add((_apart(subject, number), predicate, _apart(value, number)))
    return whole


def _apart(term: Node, file: int) -> Node:
    from rdflib import BNode

    return BNode(f"f{file}{term}") if file and isinstance(term, BNode) else term


def _written(report: Report, format: str) -> str:
    if format == "turtle":
        return report.to_turtle()
    if format == "text":
        return report.as_text()
    found = {
        "conforms": report.conforms,
        "accepted": report.accepted,
        "counts": report.counts,
        "results": [asdict(result) for result in report.results],
    }
    return json.dumps(found, ensure_ascii=False, indent=2) + "\n"
