"""``kg authority check``: conflicts, duplicates, dead names and doubtful dates in authority data."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.failure import NOT_FOUND
from kg.cli.session import Session

if TYPE_CHECKING:
    from kg.authority.findings import Finding
    from kg.config import Settings

ACTIONS = ("check",)
FORMATS = ("text", "json")


@dataclass(frozen=True, slots=True)
class Checked:
    """What was found amiss, and the numbers of what was looked at."""

    findings: tuple[Finding, ...]
    entities: int
    offices: int
    tenures: int
    single_sourced: tuple[str, ...]


def authority(
    session: Session,
    action: Annotated[str, typer.Argument(metavar="check", help="What to do with the authority data.")],
    files: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="[FILE]...", help="Authority files of your own, laid over ours; without, KG_AUTHORITY's."
        ),
    ] = None,
    *,
    format: Annotated[str, typer.Option(metavar="|".join(FORMATS), help="How to print.")] = "text",
) -> None:
    """Check authority data, ours with yours over it; the exit code is 1 if something is amiss.

    Found are: one identifier for two entities, two of one scheme for one, identifiers in a wrong form,
    duplicates, names that no article can reach their entity by, tenures of one office that overlap, codes
    that ISO 3166-1 does not have, identifiers without a source, references to nothing.
    """
    from kg.cli.output import write
    from kg.errors import UsageError

    if action not in ACTIONS:
        raise UsageError(f"{action!r} is nothing that can be done", todo=f"Known: {', '.join(ACTIONS)}.")
    if format not in FORMATS:
        raise UsageError(f"{format!r} is no output format", todo=f"Known: {', '.join(FORMATS)}.")
    found = checked(files or [], session.settings())
    write(_json(found) if format == "json" else _text(found))
    if found.findings:
        raise typer.Exit(NOT_FOUND)


def checked(files: list[Path], settings: Settings) -> Checked:
    """Check our data with the user's files, or the file of the settings, over it.

    :raises kg.errors.InputError: if a file cannot be read.
    """
    from kg.authority.check import check, single_sourced
    from kg.authority.load import authority_of, subjects_with
    from kg.link.reachable import dead_aliases

    own = files or ([settings.authority] if settings.authority else [])
    subjects = subjects_with(own, settings.base_iri)
    records = authority_of(subjects.values())
    return Checked(
        tuple(sorted([*check(subjects), *dead_aliases(records)])),
        len(records.known),
        len(records.offices),
        len(records.tenures),
        tuple(single_sourced(subjects)),
    )


def _text(found: Checked) -> str:
    lines = [f"{one.kind}: {one.name} ({one.id}): {one.detail}" for one in found.findings]
    looked = f"{found.entities} entities, {found.offices} offices, {found.tenures} tenures"
    single = f"{len(found.single_sourced)} identifiers have one source and stay candidates."
    amiss = f"{len(lines)} findings" if len(lines) != 1 else "1 finding"
    return "\n".join([*lines, f"{looked}: {amiss}.", single]) + "\n"


def _json(found: Checked) -> str:
    from kg.authority.findings import KINDS

    kinds = {kind: KINDS[kind] for kind in sorted({one.kind for one in found.findings})}
    return json.dumps({"kinds": kinds, **asdict(found)}, ensure_ascii=False, indent=2) + "\n"
