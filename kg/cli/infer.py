"""``kg infer``: what follows from RDF."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.session import Session
from kg.cli.validate import DataFormat
from kg.cli.validate_options import Inference, Ontology

if TYPE_CHECKING:
    from rdflib import Graph

FORMATS = ("turtle", "ntriples")


def infer(
    session: Session,
    data: Annotated[
        list[str],
        typer.Argument(
            metavar="DATA...",
            help="RDF files (.gz, .bz2 too), patterns or addresses, taken together; - is stdin.",
        ),
    ],
    *,
    rules: Annotated[
        list[str] | None,
        typer.Option(
            metavar="FILE", help="Shapes with SHACL-AF rules (sh:rule); repeatable.", show_default=False
        ),
    ] = None,
    inference: Inference = None,
    ontology: Ontology = None,
    iterate: Annotated[
        bool, typer.Option("--iterate", help="Run the rules of a shape until they add nothing.")
    ] = False,
    everything: Annotated[bool, typer.Option("--all", help="Also the data themselves.")] = False,
    data_format: DataFormat = None,
    format: Annotated[str, typer.Option(metavar="|".join(FORMATS), help="How to write it.")] = "turtle",
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write it here.")
    ] = None,
) -> None:
    """Write the triples that follow from RDF: by RDFS or OWL 2 RL, then by the rules of shapes."""
    from kg.cli.output import write
    from kg.cli.rdf_input import documents
    from kg.errors import UsageError
    from kg.shacl.graphs import united
    from kg.shacl.inference import inferred, kind_of
    from kg.shacl.job import merged

    if format not in FORMATS:
        raise UsageError(f"{format!r} is no RDF syntax here", todo=f"Known: {', '.join(FORMATS)}.")
    if kind_of(inference) is None and not rules:
        raise UsageError("nothing says what follows", todo="Give --rules FILE, --inference rdfs, or both.")
    known = list(documents(data, data_format))
    given, around = merged(known), merged(documents(ontology or []), first=len(known))
    shapes = merged(documents(rules), shapes=True) if rules else None
    found = inferred(given, shapes, inference=inference, ontology=around, iterate=iterate)
    session.note(f"{len(found)} new triples")
    write(_written(united(given, found) if everything else united(found), given, format), output)


def _written(graph: Graph, names: Graph, format: str) -> bytes:
    """Give a graph in a syntax, with the prefixes of another one."""
    from pyoxigraph import RdfFormat, parse, serialize

    lines = sorted(set(graph.serialize(format="nt").splitlines(keepends=True)) - {"\n"})
    text = "".join(lines).encode()
    if format == "ntriples":
        return text
    prefixes = {prefix: str(namespace) for prefix, namespace in names.namespaces()}
    triples = (quad.triple for quad in parse(text, format=RdfFormat.N_TRIPLES))
    return serialize(triples, format=RdfFormat.TURTLE, prefixes=prefixes) or b""
