"""A report as SARIF 2.1.0 (OASIS), the form that code-scanning services and editors show beside the lines.

GitHub takes a file only if each result has a file and a line, and knows a result again by rule and fingerprint
(its "SARIF support for code scanning"): so there is a place for each, and neither name holds a blank node's label.
"""

from __future__ import annotations

import json
from collections import Counter
from typing import Any
from urllib.parse import quote

from kg import __version__
from kg.shacl.appearance import shortened
from kg.shacl.report import INFO, VIOLATION, WARNING, Note, Place, Report, Result

_LEVELS = {VIOLATION: "error", WARNING: "warning", INFO: "note"}
SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
MOST_TEXT = 1000


def sarif(report: Report) -> bytes:
    """Give the log: a rule for each one that has results, a result for each of ours, suppressed ones if shown."""
    rules: dict[str, Result] = {}
    shown: list[tuple[Result, str]] = [(each, "") for each in report.results]
    shown += [(each.result, each.reason) for each in report.suppressed]
    for result, _ in shown:
        rules.setdefault(result.rule, result)
    numbers = {rule: number for number, rule in enumerate(rules)}
    driver = {
        "name": "kg validate",
        "version": __version__,
        "rules": [_rule(rule, result) for rule, result in rules.items()],
    }
    # Where a result has no place of its own it has the beginning of a file.
    somewhere = next((each.place for each, _ in shown if each.place), None) or Place("data")
    seen = Counter[str]()
    results = []
    for result, reason in shown:
        seen[result.fingerprint] += 1
        mark = f"{result.fingerprint}:{seen[result.fingerprint]}"
        told = _result(result, numbers[result.rule], mark, result.place or Place(somewhere.file))
        if reason:
            told["suppressions"] = [{"kind": "external", "justification": reason}]
        results.append(told)
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": results,
        "properties": {
            "conforms": report.conforms,
            "accepted": report.accepted,
            "omitted": report.omitted,
            "excused": dict(report.excused),
        },
    }
    if report.notes:
        notes = [_note(note) for note in report.notes]
        run["invocations"] = [{"executionSuccessful": True, "toolExecutionNotifications": notes}]
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=2).encode() + b"\n"


def _rule(rule: str, result: Result) -> dict[str, Any]:
    text = shortened(result.expected or result.message, MOST_TEXT)
    return {
        "id": rule or "shape",
        "shortDescription": {"text": shortened(result.name or rule or "shape")},
        "fullDescription": {"text": text},
        "help": {"text": result.mend or text},
        "defaultConfiguration": {"level": _LEVELS.get(result.severity, "error")},
    }


def _result(result: Result, rule: int, mark: str, place: Place) -> dict[str, Any]:
    found = f" Found: {result.found}." if result.found else ""
    label = f" ({result.label})" if result.label else ""
    way = f" at {result.way}" if result.way else ""
    name = result.node or result.focus
    return {
        "ruleId": result.rule or "shape",
        "ruleIndex": rule,
        "level": _LEVELS.get(result.severity, "error"),
        "message": {"text": shortened(f"{result.message}{found} At {name}{label}{way}.", MOST_TEXT)},
        "locations": [
            {**_physical(place), "logicalLocations": [{"fullyQualifiedName": name, "kind": "resource"}]}
        ],
        "partialFingerprints": {"primaryLocationLineHash": mark},
    }


def _physical(place: Place) -> dict[str, Any]:
    where = {
        "artifactLocation": {"uri": quote(place.file, safe="/:")},
        "region": {"startLine": place.line or 1},
    }
    return {"physicalLocation": where}


def _note(note: Note) -> dict[str, Any]:
    said: dict[str, Any] = {"level": "note", "message": {"text": note.text}}
    return said if note.place is None else {**said, "locations": [_physical(note.place)]}
