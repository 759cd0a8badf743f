"""A report as workflow commands of GitHub Actions: annotations beside the lines of a change."""

from __future__ import annotations

from kg.shacl.appearance import shortened
from kg.shacl.grouping import groups
from kg.shacl.report import INFO, WARNING, Note, Place, Report, Result
from kg.shacl.text import verdict

_COMMANDS = {WARNING: "warning", INFO: "notice"}


def github(report: Report) -> bytes:
    """Give a command a line for each result, the gravest first, for each note, and then the verdict.

    See "Workflow commands for GitHub Actions" in GitHub's documentation.
    """
    results = [_result(each) for group in groups(report) for each in group.results]
    lines = [*results, *map(_note, report.notes), verdict(report)]
    return "\n".join(lines).encode() + b"\n"


def _result(result: Result) -> str:
    found = f", found {result.found}" if result.found else ""
    way = f" at {result.way}" if result.way else ""
    mend = f"\n{result.mend}" if result.mend else ""
    said = f"{shortened(result.message)}{found}\n{result.node or result.focus}{way}{mend}"
    return _command(_COMMANDS.get(result.severity, "error"), result.place, result.rule, said)


def _note(note: Note) -> str:
    return _command("notice", note.place, "note", note.text)


def _command(name: str, place: Place | None, title: str, said: str) -> str:
    fields = {"title": title}
    if place is not None:
        fields = {"file": place.file, "line": str(place.line or 1), **fields}
    parameters = ",".join(f"{key}={_property(value)}" for key, value in fields.items())
    return f"::{name} {parameters}::{_data(said)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
