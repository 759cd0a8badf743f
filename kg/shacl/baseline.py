"""The results that are known of some data: they pass, and only new ones count."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass, replace

from kg.errors import InputError
from kg.shacl.excuses import excused
from kg.shacl.report import Note, Report, Result

VERSION = 1
KNOWN = "known from the baseline"
_FIELDS = ("fingerprint", "rule", "focus", "message")


@dataclass(frozen=True, slots=True)
class Known:
    """Results with one fingerprint, how many there are, and what people know them by."""

    fingerprint: str
    rule: str
    focus: str
    message: str
    count: int = 1


@dataclass(frozen=True, slots=True)
class Baseline:
    """What was known when it was written."""

    known: tuple[Known, ...] = ()

    def written(self) -> bytes:
        """Give it as JSON, a result a line in an order that stays, so that a diff shows what came and went."""
        lines = [json.dumps(_as_json(each), ensure_ascii=False) for each in self.known]
        body = ",\n".join(lines)
        return f'{{"baseline": {VERSION}, "results": [\n{body}\n]}}\n'.encode()

    @property
    def fingerprints(self) -> frozenset[str]:
        """Give the fingerprints of what is known."""
        return frozenset(each.fingerprint for each in self.known)

    def applied(self, report: Report, *, partial: bool = False) -> Report:
        """Give a report in which known results do not count, each as often as it is known.

        Results that are gone are told, unless the report is on a part of the data or of the shapes.
        """
        left = Counter({each.fingerprint: each.count for each in self.known})
        left.subtract(each.result.fingerprint for each in report.suppressed)

        def reason(result: Result) -> str | None:
            if left[result.fingerprint] < 1:
                return None
            left[result.fingerprint] -= 1
            return KNOWN

        found, gone = excused(report, reason), (+left).total()
        if partial or not gone:
            return found
        is_one = gone == 1
        mended = f"{gone} known result{' is' if is_one else 's are'} mended: --update-baseline takes {'it' if is_one else 'them'} out"
        return replace(found, notes=(*found.notes, Note(mended)))


def baseline_of(report: Report) -> Baseline:
    """Give the results that a whole report counts as known, sorted by rule and node."""
    counts = Counter(result.fingerprint for result in report.results)
    first = {result.fingerprint: result for result in reversed(report.results)}
    known = (
        Known(fingerprint, result.rule, _written(result), result.message, counts[fingerprint])
        for fingerprint, result in first.items()
    )
    return Baseline(tuple(sorted(known, key=lambda each: (each.rule, each.focus, each.fingerprint))))


def read_baseline(content: bytes | str, name: str = "baseline") -> Baseline:
    """Give the baseline that a JSON file holds.

    :raises kg.errors.InputError: if it is none.
    """
    try:
        value = json.loads(content)
        if value["baseline"] != VERSION:
            raise ValueError(f"its version is {value['baseline']!r}, not {VERSION}")
        return Baseline(tuple(_known(each) for each in value["results"]))
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise InputError(
            f"it is no baseline: {error}", where=name, todo="Write it anew: kg validate --update-baseline."
        ) from None


def _written(result: Result) -> str:
    """Give a node as it is written, for one without an IRI what it holds and how it is reached."""
    return f"{result.node or result.focus}{f' at {result.way}' if result.way else ''}"


def _known(value: dict[str, object]) -> Known:
    count = value.get("count", 1)
    if not isinstance(count, int) or count < 1:
        raise ValueError(f"{count!r} is no count")
    fingerprint, rule, focus, message = (str(value[name]) for name in _FIELDS)
    return Known(fingerprint, rule, focus, message, count)


def _as_json(known: Known) -> dict[str, object]:
    fields: dict[str, object] = {name: getattr(known, name) for name in _FIELDS}
    return fields if known.count == 1 else {**fields, "count": known.count}
