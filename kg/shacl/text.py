"""A report in plain words, grouped by shape: for people who know no SHACL."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from kg.shacl.excuses import Excused
from kg.shacl.profile import profile_lines
from kg.shacl.report import INFO, VIOLATION, WARNING, Report, Result, compact, compact_path, gravity

_VERDICTS = {True: "Accepted", False: "Refused"}
_WORDS = {VIOLATION: "violation", WARNING: "warning", INFO: "remark"}
MOST_VALUE = 200


def report_text(report: Report) -> str:
    """Give the verdict, then for each shape what it demands and which nodes fail it, the gravest first."""
    excused = [
        f"Not counted: {number} result{'' if number == 1 else 's'}, {reason}"
        for reason, number in report.excused
    ]
    lines = [verdict(report), *excused, *(f"Note: {note}" for note in report.notes)]
    ranked = sorted(report.results, key=_by_shape)
    for (_, shape, _, _), results in groupby(ranked, key=_by_shape):
        lines += ["", *_of_shape(shape, list(results))]
    if report.omitted:
        lines += ["", f"... and {sum(number for _, number in report.omitted)} more"]
    lines += [line for each in report.suppressed for line in ("", *_excused(each))]
    idle = [each for each in report.coverage if not each.targets]
    if report.coverage:
        found = len(report.coverage) - len(idle)
        lines += ["", f"Of {len(report.coverage)} shapes with a target {found} found nodes to look at."]
    if report.coverage and len(idle) == len(report.coverage):
        lines.append(
            "No shape looked at anything: check the classes in the data, and the targets of the shapes."
        )
    if measured := profile_lines(report.coverage):
        lines += ["", *measured]
    return "\n".join(lines) + "\n"


def verdict(report: Report) -> str:
    """Give the verdict and the counts on one line."""
    if report.is_clear:
        return "Accepted: nothing new." if report.excused else "Accepted: every shape holds."
    counts = (f"{number} {_plural(name, number)}" for name, number in report.counts.items())
    return f"{_VERDICTS[report.accepted]}: {', '.join(counts)}."


def _by_shape(result: Result) -> tuple[tuple[int, str], str, str, str]:
    return gravity(result.severity), result.shape, result.component, result.message


def _of_shape(shape: str, results: list[Result]) -> Iterator[str]:
    first = results[0]
    times = f" ({len(results)} times)" if len(results) > 1 else ""
    yield f"{compact(first.severity)}: {first.message}{times}"
    name = f" ({first.name})" if first.name else ""
    yield f"  shape     {compact(shape)}{name}"
    if first.path:
        yield f"  property  {compact_path(first.path)}"
    if first.expected:
        yield f"  expected  {first.expected}"
    for result in results:
        yield from _node(result)


def _excused(excused: Excused) -> Iterator[str]:
    yield f"Not counted: {excused.result.message}"
    yield f"  rule      {excused.result.rule}"
    yield f"  reason    {excused.reason}"
    yield from _node(excused.result)


def _node(result: Result) -> Iterator[str]:
    place = f"  [{result.place}]" if result.place else ""
    yield f"  - {result.focus}{place}"
    if result.label:
        yield f"    which is  {result.label}"
    if found := result.found or (result.value if result.value != result.focus else None):
        yield f"    found     {shortened(found)}"
    if result.sentence is not None:
        title = f"  ({result.sentence.title})" if result.sentence.title else ""
        yield f"    sentence  “{shortened(result.sentence.text)}”{title}"
    for detail in result.details:
        yield from (f"    {line}" for line in _detail(detail))


def _detail(result: Result) -> Iterator[str]:
    where = f" at {compact_path(result.path)}" if result.path else ""
    yield f"because   {result.message}{where}{f': {shortened(result.found)}' if result.found else ''}"
    for detail in result.details:
        yield from (f"  {line}" for line in _detail(detail))


def shortened(words: str) -> str:
    """Give a text on one line, cut where it is too long for one."""
    line = " ".join(words.split())
    return line if len(line) <= MOST_VALUE else f"{line[: MOST_VALUE - 1]}…"


def _plural(severity: str, number: int) -> str:
    word = _WORDS.get(severity, f"<{severity}>")
    return word if number == 1 or word.startswith("<") else f"{word}s"
