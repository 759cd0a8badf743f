"""A report as SARIF 2.1.0 (OASIS), the form that code-scanning services and editors show beside the lines."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import quote

from kg import __version__
from kg.shacl.report import INFO, VIOLATION, WARNING, Report, Result, compact

_LEVELS = {VIOLATION: "error", WARNING: "warning", INFO: "note"}
SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def sarif(report: Report) -> bytes:
    """Give the log: a rule for each shape that has results, a result for each of ours."""
    rules: dict[str, Result] = {}
    for result in report.results:
        rules.setdefault(result.shape, result)
    places = {shape: number for number, shape in enumerate(rules)}
    driver = {
        "name": "kg validate",
        "version": __version__,
        "rules": [_rule(shape, result) for shape, result in rules.items()],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(result, places[result.shape]) for result in report.results],
        "properties": {
            "conforms": report.conforms,
            "accepted": report.accepted,
            "omitted": dict(report.omitted),
        },
    }
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=2).encode() + b"\n"


def _rule(shape: str, result: Result) -> dict[str, Any]:
    rule: dict[str, Any] = {
        "id": compact(shape) or "shape",
        "shortDescription": {"text": result.name or compact(shape) or "shape"},
        "defaultConfiguration": {"level": _LEVELS.get(result.severity, "error")},
    }
    if result.expected:
        rule["fullDescription"] = {"text": result.expected}
    return rule


def _result(result: Result, rule: int) -> dict[str, Any]:
    found = f" Found: {result.found}." if result.found else ""
    label = f" ({result.label})" if result.label else ""
    location: dict[str, Any] = {
        "logicalLocations": [{"fullyQualifiedName": result.focus, "kind": "resource"}],
    }
    if result.place is not None:
        physical: dict[str, Any] = {"artifactLocation": {"uri": quote(result.place.file)}}
        if result.place.line is not None:
            physical["region"] = {"startLine": result.place.line}
        location["physicalLocation"] = physical
    return {
        "ruleId": compact(result.shape) or "shape",
        "ruleIndex": rule,
        "level": _LEVELS.get(result.severity, "error"),
        "message": {"text": f"{result.message}{found} At {result.focus}{label}."},
        "locations": [location],
    }
