"""The forms in which a report is written: one entry of the registry each."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.errors import UsageError
from kg.rdf.terms import PREFIXES
from kg.shacl.appearance import shortened
from kg.shacl.github import github
from kg.shacl.grouping import groups
from kg.shacl.junit import junit
from kg.shacl.prefixes import SHAPE_PREFIXES
from kg.shacl.report import Report, Result, compact
from kg.shacl.sarif import sarif
from kg.shacl.text import report_text, verdict

if TYPE_CHECKING:
    from jinja2 import Template
    from pandas import DataFrame

_COLUMNS = (
    "severity",
    "focus",
    "label",
    "path",
    "value",
    "message",
    "expected",
    "found",
    "shape",
    "component",
    "file",
    "line",
    "sentence",
    "article",
    "rule",
    "fingerprint",
)


@dataclass(frozen=True, slots=True)
class ReportFormat:
    """A form of reports: its name, its media type, and what writes it."""

    name: str
    media_type: str
    write: Callable[[Report], bytes]


def written(report: Report, form: str) -> bytes:
    """Give a report in a form of the registry, UTF-8.

    :raises kg.errors.UsageError: if there is none of that name.
    """
    return report_format(form).write(report)


def report_format(name: str) -> ReportFormat:
    """Give the form of a name or a media type.

    :raises kg.errors.UsageError: if there is none.
    """
    for each in FORMATS:
        if name in (each.name, each.media_type):
            return each
    known = ", ".join(each.name for each in FORMATS)
    raise UsageError(f"{name!r} is no form of a report", todo=f"Known: {known}.")


def as_json(report: Report) -> dict[str, Any]:
    """Give a report as what JSON can hold."""
    return {
        "conforms": report.conforms,
        "accepted": report.accepted,
        "counts": report.counts,
        "omitted": report.omitted,
        "excused": dict(report.excused),
        "summary": [asdict(kind) for kind in report.kinds],
        "results": [asdict(result) for result in report.results],
        "suppressed": [{"reason": each.reason, **asdict(each.result)} for each in report.suppressed],
        "notes": [asdict(note) for note in report.notes],
        "coverage": [asdict(each) for each in report.coverage],
    }


def badge(report: Report) -> dict[str, Any]:
    """Give the report as the JSON that badge services of the shields.io kind draw."""
    colours = {(True, True): "brightgreen", (False, True): "yellow", (False, False): "red"}
    said = verdict(report).rstrip(".").removeprefix("Accepted: ").removeprefix("Refused: ")
    colour = colours[report.conforms, report.accepted]
    return {"schemaVersion": 1, "label": "SHACL", "message": said, "color": colour}


def data_frame(report: Report) -> DataFrame:
    """Give the results as a pandas data frame with the columns of the CSV form.

    :raises kg.errors.UsageError: if pandas is not installed.
    """
    try:
        from pandas import DataFrame
    except ModuleNotFoundError:
        raise UsageError("pandas is not installed", todo="Install it: pip install pandas.") from None
    return DataFrame([_row(result) for result in report.results], columns=list(_COLUMNS))


def _row(result: Result) -> tuple[str | int | None, ...]:
    place, sentence = result.place, result.sentence
    values: dict[str, str | int | None] = {
        **{name: getattr(result, name) for name in _COLUMNS if hasattr(result, name)},
        "file": place.file if place else None,
        "line": place.line if place else None,
        "sentence": sentence.text if sentence else None,
        "article": sentence.article if sentence else None,
    }
    return tuple(values[name] for name in _COLUMNS)


def _csv(report: Report) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(_COLUMNS)
    writer.writerows(_row(result) for result in report.results)
    return out.getvalue().encode()


def _json(report: Report) -> bytes:
    return json.dumps(as_json(report), ensure_ascii=False, indent=2).encode() + b"\n"


def _badge(report: Report) -> bytes:
    return json.dumps(badge(report)).encode() + b"\n"


def _rdf(name: str) -> Callable[[Report], bytes]:
    def write(report: Report) -> bytes:
        from pyoxigraph import RdfFormat, parse, serialize

        triples = (quad.triple for quad in parse(report.graph, format=RdfFormat.N_TRIPLES))
        prefixes = {**PREFIXES, **SHAPE_PREFIXES}
        return serialize(triples, format=getattr(RdfFormat, name), prefixes=prefixes) or b""

    return write


def _html(report: Report) -> bytes:
    return _template().render(report=report, groups=groups(report), verdict=verdict(report)).encode()


@cache
def _template() -> Template:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    loader = FileSystemLoader(Path(__file__).parent / "templates")
    environment = Environment(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True)
    environment.filters.update(compact=compact, shortened=shortened)
    return environment.get_template("report.html")


FORMATS = (
    ReportFormat("text", "text/plain", lambda report: report_text(report).encode()),
    ReportFormat("turtle", "text/turtle", _rdf("TURTLE")),
    ReportFormat("jsonld", "application/ld+json", _rdf("JSON_LD")),
    ReportFormat("json", "application/json", _json),
    ReportFormat("html", "text/html", _html),
    ReportFormat("sarif", "application/sarif+json", sarif),
    ReportFormat("csv", "text/csv", _csv),
    ReportFormat("github", "text/plain; profile=github", github),
    ReportFormat("junit", "application/xml; profile=junit", junit),
    ReportFormat("badge", "application/json; profile=badge", _badge),
)
