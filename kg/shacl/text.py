"""A report in plain words, grouped by shape and property: for people who know no SHACL."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.shacl.appearance import shortened
from kg.shacl.excuses import Excused
from kg.shacl.grouping import Group, groups
from kg.shacl.profile import profile_lines
from kg.shacl.report import INFO, VIOLATION, WARNING, Kind, Report, Result, compact

_VERDICTS = {True: "Accepted", False: "Refused"}
_WORDS = {VIOLATION: "violation", WARNING: "warning", INFO: "remark"}
# What fits on some pages; the rest is counted.
MOST_LINES = 150
_MOST_KINDS = 30
_EXAMPLES = (50, 20, 10, 5, 3, 2, 1)
# So many results are read without a summary.
_FEW = 10
_ALL = "See more: --limit-per-shape 1000, or --format html, csv or json for all; --summary for the numbers."


def report_text(report: Report) -> str:
    """Give the verdict and what is wrong by shape and property, the gravest first, each with some of its nodes.

    Where somebody said how many results he wants it is those, else as many as fit into ``MOST_LINES``.
    """
    found = groups(report)
    lines = [verdict(report), *_not_counted(report), *(f"Note: {note}" for note in report.notes)]
    if report.is_brief or (len(report.kinds) > 1 and len(report.results) > _FEW):
        lines += ["", *_summary(report.kinds, None if report.is_brief else _MOST_KINDS)]
    shown = len(found)
    most = _most_examples(found, MOST_LINES) if not report.is_chosen else len(report.results)
    for number, group in enumerate(found):
        if len(lines) > MOST_LINES and not report.is_chosen:
            shown = number
            break
        lines += ["", *group_lines(group, most)]
    if shown < len(found):
        lines += ["", f"... and {len(found) - shown} more kinds of results: --summary names all."]
    if len(report.results) > sum(min(most, len(group.results)) for group in found[:shown]):
        lines += ["", _ALL]
    elif report.omitted and not report.is_brief:
        lines += ["", f"... and {sum(report.omitted.values())} more"]
    lines += [line for each in report.suppressed for line in ("", *_excused(each))]
    return "\n".join([*lines, *_looked_at(report)]) + "\n"


def verdict(report: Report) -> str:
    """Give the verdict and the counts on one line."""
    if report.is_clear:
        return "Accepted: nothing new." if report.excused else "Accepted: every shape holds."
    counts = (f"{number} {_plural(name, number)}" for name, number in report.counts.items())
    return f"{_VERDICTS[report.accepted]}: {', '.join(counts)}."


def _summary(kinds: Sequence[Kind], most: int | None) -> Iterator[str]:
    """Give how many results there are by shape, property and component."""
    if not kinds:
        return
    yield "Results by shape / property / component:"
    for kind in kinds[:most]:
        yield f"  {kind.number:>6} {_plural(kind.severity, kind.number):<10}  {kind.rule}"
    if most is not None and len(kinds) > most:
        yield f"         ... and {len(kinds) - most} more kinds of results: --summary names all."


def _most_examples(found: Sequence[Group], most_lines: int) -> int:
    """Give how many nodes of each group are shown so that all fit."""
    heads = 7 * len(found)
    for most in _EXAMPLES:
        if heads + sum(3 * min(most, len(group.results)) for group in found) <= most_lines:
            return most
    return _EXAMPLES[-1]


def _not_counted(report: Report) -> Iterator[str]:
    for reason, number in report.excused:
        yield f"Not counted: {number} result{'' if number == 1 else 's'}, {reason}"


def _excused(excused: Excused) -> Iterator[str]:
    yield f"Not counted: {excused.result.message}"
    yield f"  rule      {excused.result.rule}"
    yield f"  reason    {excused.reason}"
    yield from _of_node(excused.result, with_message=False)


def group_lines(group: Group, most: int) -> Iterator[str]:
    """Give what is said of a group and of some of its nodes."""
    first = group.first
    times = f" ({group.number} times)" if group.number > 1 else ""
    yield f"{compact(first.severity)}: {shortened(group.headline)}{times}"
    if first.property_name:
        yield f"  property  {first.property_name}{f' ({first.name})' if first.name else ''}"
    if first.expected and first.expected.lower() not in group.headline.lower():
        yield f"  expected  {shortened(first.expected, 2 * MOST_LINES)}"
    if first.mend:
        yield f"  mend      {shortened(first.mend)}"
    yield f"  rule      {first.rule}"
    for result in group.results[:most]:
        yield from _of_node(result, with_message=not group.has_one_message)
    if (rest := len(group.results) - most) > 0:
        yield f"  ... and {rest} more of this kind"


def _of_node(result: Result, *, with_message: bool) -> Iterator[str]:
    place = f"  [{result.place}]" if result.place else ""
    yield f"  - {result.node or result.focus}{place}"
    if result.way:
        yield f"    at        {result.way}"
    if result.label:
        yield f"    which is  {result.label}"
    if with_message:
        yield f"    says      {shortened(result.message)}"
    if result.found:
        yield f"    found     {result.found}"
    if result.sentence is not None:
        title = f"  ({result.sentence.title})" if result.sentence.title else ""
        yield f"    sentence  “{shortened(result.sentence.text)}”{title}"
    for detail in result.details:
        yield from (f"    {line}" for line in _of_detail(detail))


def _of_detail(result: Result) -> Iterator[str]:
    where = f" at {result.property_name}" if result.property_name not in result.message else ""
    found = f" (found: {result.found})" if result.found else ""
    place = f"  [{result.place}]" if result.place else ""
    yield f"because   {shortened(result.message)}{where}{found}{place}"
    for detail in result.details:
        yield from (f"  {line}" for line in _of_detail(detail))


def _looked_at(report: Report) -> Iterator[str]:
    idle = [each for each in report.coverage if not each.targets]
    if not report.coverage:
        return
    number = len(report.coverage)
    yield ""
    yield f"Of {number} shape{'s' if number > 1 else ''} with a target {number - len(idle)} found nodes to look at."
    if len(idle) == number:
        yield "No shape looked at anything: check the classes in the data, and the targets of the shapes."
    if measured := profile_lines(report.coverage):
        yield ""
        yield from measured


def _plural(severity: str, number: int) -> str:
    word = _WORDS.get(severity, f"<{severity}>")
    return word if number == 1 or word.startswith("<") else f"{word}s"
