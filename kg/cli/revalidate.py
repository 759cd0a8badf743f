"""``kg revalidate``: what was refused, against the shapes of today."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.failure import NOT_FOUND
from kg.cli.session import Session

if TYPE_CHECKING:
    from kg.quarantine import Revalidated

_WRONG = ("refused", "broken", "withdrawn")
_SAID = {
    "accepted": "accepted",
    "refused": "still refused",
    "superseded": "superseded by a version that was accepted since",
    "valid": "valid",
    "withdrawn": "withdrawn into quarantine",
    "broken": "broken, and left: a newer version is in quarantine",
}


def revalidate(
    session: Session,
    *,
    everything: Annotated[
        bool,
        typer.Option("--all", help="Also what was accepted; what breaks a shape now goes into quarantine."),
    ] = False,
    format: Annotated[
        str, typer.Option(metavar="text|json", help="What to print: text, or a line of JSON an article.")
    ] = "text",
) -> None:
    """Validate what is in quarantine again; what passes goes into the store and is consolidated.

    For after a change of the shapes, or of KG_REFUSE. Exit code 1 if something breaks a shape.
    """
    from kg.authority import load_authority
    from kg.errors import UsageError
    from kg.pipeline import prepare
    from kg.quarantine import revalidate as validated_again

    if format not in ("text", "json"):
        raise UsageError(f"{format!r} is no output format", todo="Known: text, json.")
    settings = session.settings()
    counts = dict.fromkeys(_SAID, 0)
    with session.opened(settings, writing=True) as store:
        prepare(store, settings)
        for each in validated_again(store, load_authority(settings), settings, everything=everything):
            counts[each.fate] += 1
            if format == "json":
                print(json.dumps(_record(each), ensure_ascii=False), flush=True)
            elif each.fate != "valid" and not session.quiet:
                print("\n".join(_lines(each)), flush=True)
    session.note(
        ", ".join(f"{n} {_SAID[fate]}" for fate, n in counts.items() if n) or "nothing is in quarantine"
    )
    if any(counts[fate] for fate in _WRONG):
        raise typer.Exit(NOT_FOUND)


def _lines(each: Revalidated) -> list[str]:
    refusals = each.report.refusals if each.report else ()
    return [
        f"{each.fate:<10}  article/{each.key}  {each.title or '(no title)'}",
        *(f"            {result.message} ({result.focus})" for result in refusals),
    ]


def _record(each: Revalidated) -> dict[str, object]:
    refusals = each.report.refusals if each.report else ()
    return {
        "fate": each.fate,
        "article": each.key,
        "title": each.title,
        "results": each.report.counts if each.report else {},
        "problems": [f"{result.message} ({result.focus})" for result in refusals],
    }
