"""``kg shapes check|test|from|doc``: for those who write shapes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.failure import NOT_FOUND
from kg.cli.session import Session
from kg.cli.validate import FORMATS, DataFormat, Engine, Lang, Shapes
from kg.cli.validate_options import Advanced

if TYPE_CHECKING:
    from kg.rdf.documents import Document

FORMS = "markdown|html"
SUMMARY = "Check shapes, try them on examples, draft them from data, document them."

Files = Annotated[
    list[str] | None,
    typer.Argument(metavar="[SHAPES]...", help="SHACL shapes; ours if left out.", show_default=False),
]
Output = Annotated[Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write it here.")]


def check(
    session: Session,
    files: Files = None,
    *,
    strict: Annotated[bool, typer.Option("--strict", help="Warnings too make the exit code 1.")] = False,
    format: Annotated[str, typer.Option(metavar=FORMATS, help="How to print what is found.")] = "text",
    output: Output = None,
) -> None:
    """Check that shapes make sense; the exit code is 1 if something is wrong.

    Found are: what the specification calls ill-formed, terms that SHACL does not have, shapes that nothing leads
    to or that are switched off, constraints that contradict each other, closed shapes that forbid what they mean
    to allow, patterns and queries that can't be read, names that look like slips, missing messages.
    """
    from kg.cli.output import write
    from kg.shacl.formats import report_format
    from kg.shacl.lint import linted

    form = report_format(format)
    report = linted(_documents(files)).decided("warning" if strict else "violation")
    write(form.write(report), output)
    if not report.accepted:
        raise typer.Exit(NOT_FOUND)


def try_on_examples(
    session: Session,
    folder: Annotated[
        Path,
        typer.Argument(metavar="DIR", help="Examples: valid.ttl, valid/, invalid/, updates in .ru files."),
    ],
    *,
    shapes: Shapes = None,
    engine: Engine = "pyshacl",
    advanced: Advanced = False,
    complete: Annotated[
        bool,
        typer.Option("--complete", help="A constraint that no example breaks makes the exit code 1 too."),
    ] = False,
    output: Output = None,
) -> None:
    """Try shapes on examples: whether they let pass what they must and refuse the rest; the exit code is 1 if not.

    Nothing may refuse valid.ttl, valid-NAME.ttl and what is in valid/; something must refuse what is in invalid/, by
    the constraint that the file tells in its name (Ship.name.minCount.ttl) or in a line "#+ ex:Ship-name minCount",
    and by no other. Each update in NAME.ru, with such a line before it, makes valid-NAME.ttl, or valid.ttl, break a
    shape. With -q only what failed is told.
    """
    from kg.cli.output import write
    from kg.shacl.examples import examples
    from kg.shacl.job import Options, rules_of
    from kg.shacl.trials import trials, trials_text
    from kg.store.guard import TextLimits
    from kg.store.guard import check as checked

    given, limits = examples(folder), TextLimits.of(session.settings())
    for each in given.examples:
        if each.update:
            checked(each.update, limits, update=True)  # what it would fetch from elsewhere is refused
    rules = rules_of(_documents(shapes) if shapes else (), Options(advanced=advanced))
    for note in rules.notes:
        session.note(str(note))
    found = trials(given.examples, rules.shapes, engine=engine, advanced=advanced)
    write(trials_text(found, given.others, briefly=session.quiet), output)
    if found.failed or (complete and not found.are_complete):
        raise typer.Exit(NOT_FOUND)


def draft(
    session: Session,
    data: Annotated[
        list[str], typer.Argument(metavar="DATA...", help="RDF files, patterns or addresses, taken together.")
    ],
    *,
    data_format: DataFormat = None,
    output: Output = None,
) -> None:
    """Write a first draft of shapes, in Turtle, from what data have; the data conform to it.

    For each class it says which properties there are, how many values they have, of which datatypes, classes, kinds
    of nodes and languages; values that are few and often used are listed. What is so by chance you strike out.
    """
    from kg.cli.output import write
    from kg.cli.rdf_input import documents
    from kg.shacl.drafts import draft_shapes

    write(draft_shapes(list(documents(data, data_format))), output)


def doc(
    session: Session,
    files: Files = None,
    *,
    format: Annotated[str, typer.Option(metavar=FORMS, help="How to write it.")] = "markdown",
    lang: Lang = None,
    output: Output = None,
) -> None:
    """Write what shapes demand, in words: tables, diagrams, examples, links to the terms."""
    from kg.cli.output import write
    from kg.errors import UsageError
    from kg.shacl.documentation import shape_docs, written
    from kg.shacl.job import merged
    from kg.shacl.languages import languages_of

    if format not in FORMS.split("|"):
        raise UsageError(f"{format!r} is no form of the documentation", todo=f"Known: {FORMS}.")
    docs = shape_docs(merged(_documents(files), shapes=True), languages_of(lang))
    write(written(docs, format), output)


def _documents(files: list[str] | None) -> list[Document]:
    from kg.cli.rdf_input import documents
    from kg.resources import folder

    ours = sorted(map(str, folder("shapes").glob("*.ttl")))
    return list(documents(files or ours))


ACTIONS: dict[str, Callable[..., None]] = {"check": check, "test": try_on_examples, "from": draft, "doc": doc}
