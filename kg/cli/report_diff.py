"""``kg validate --diff``: two reports side by side."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from kg.cli.failure import NOT_FOUND, OK
from kg.errors import UsageError

if TYPE_CHECKING:
    from kg.shacl import Result

FORMATS = ("text", "json")


def compare(reports: Sequence[str], data_format: str | None, format: str, output: Path | None) -> int:
    """Write what is new in the second report, and what is gone; give the exit code, 1 if something is new.

    :raises kg.errors.UsageError: if they are not two, or the form is neither text nor JSON.
    :raises kg.errors.InputError: if one of them is no report.
    """
    from kg.cli.output import write
    from kg.shacl.comparison import compared

    if len(reports) != 2:
        raise UsageError(
            f"two reports are compared, here are {len(reports)}",
            where="--diff",
            todo="kg validate --diff A B",
        )
    if format not in FORMATS:
        raise UsageError(f"{format!r} is no form of a comparison", todo=f"Known: {', '.join(FORMATS)}.")
    difference = compared(*(_results(name, data_format) for name in reports))
    as_json = json.dumps(difference.as_json(), ensure_ascii=False, indent=2) + "\n"
    write(as_json if format == "json" else difference.as_text(), output)
    return NOT_FOUND if difference.new else OK


def _results(name: str, data_format: str | None) -> Sequence[Result]:
    from kg.cli.rdf_input import content_of, media_type_of
    from kg.rdf.documents import Document
    from kg.shacl.comparison import results_of_json, results_of_rdf

    content, told = content_of(name)
    results = results_of_json(content, name)
    if results is not None:
        return results
    return results_of_rdf(Document(name, content, media_type_of(name, data_format, told)))
