"""Two reports side by side: what is new in the later one, what is gone, what stays."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass, fields, replace
from typing import Any

from kg.errors import InputError
from kg.rdf.documents import Document
from kg.shacl.appearance import shortened
from kg.shacl.findings import report_of
from kg.shacl.graphs import read_graph, united
from kg.shacl.report import Place, Result

_TEXTS = frozenset(field.name for field in fields(Result)) - {"details", "place", "sentence"}


@dataclass(frozen=True, slots=True)
class Difference:
    """The results that only the later report has (``new``), those that only the earlier one has, and how many stay."""

    new: tuple[Result, ...]
    gone: tuple[Result, ...]
    stays: int

    def as_json(self) -> dict[str, Any]:
        """Give it as what JSON can hold."""
        return {
            "new": [asdict(each) for each in self.new],
            "gone": [asdict(each) for each in self.gone],
            "stays": self.stays,
        }

    def as_text(self) -> str:
        """Give the counts, then each result that came or went."""
        lines = [f"{len(self.new)} new, {len(self.gone)} gone, {self.stays} stay."]
        for mark, results in (("+", self.new), ("-", self.gone)):
            for each in results:
                place = f"  [{each.place}]" if each.place else ""
                lines += ["", f"{mark} {shortened(each.message)}", f"  rule      {each.rule}"]
                lines.append(f"  node      {each.node or each.focus}{place}")
        return "\n".join(lines) + "\n"


def compared(before: Iterable[Result], after: Iterable[Result]) -> Difference:
    """Give the difference between the results of two reports, each counted as often as it is there.

    They are told apart by their fingerprints; where a report has none (it is RDF) by node, path, value, component
    and severity.
    """
    earlier, later = list(before), list(after)
    has_names = all(each.fingerprint for each in (*earlier, *later))
    key: Callable[[Result], object] = (lambda each: each.fingerprint) if has_names else _told
    left = Counter(map(key, earlier))
    new = []
    for each in later:
        if left[key(each)]:
            left[key(each)] -= 1
        else:
            new.append(each)
    same = defaultdict[object, list[Result]](list)
    for each in earlier:
        same[key(each)].append(each)
    gone = [each for name, count in left.items() if count for each in same[name][-count:]]
    return Difference(tuple(new), tuple(gone), len(later) - len(new))


def results_of_json(content: bytes, name: str) -> tuple[Result, ...] | None:
    """Give the results of a report in our JSON form; None if it is something else.

    :raises kg.errors.InputError: if the report leaves out some of its results.
    """
    try:
        value = json.loads(content)
    except (ValueError, RecursionError):
        return None
    if not isinstance(value, dict) or not isinstance(value.get("results"), list):
        return None
    if value.get("omitted"):
        raise InputError(
            "the report leaves out some of its results",
            where=name,
            todo="Write it without --severity, --limit and --max-results.",
        )
    try:
        return tuple(_result(each) for each in value["results"])
    except (TypeError, AttributeError, KeyError) as error:
        raise InputError(
            f"it is no report: {error}", where=name, todo="Write it with --format json."
        ) from None


def results_of_rdf(document: Document) -> tuple[Result, ...]:
    """Give the results of a SHACL report in RDF, by whichever tool; they have no fingerprints.

    :raises kg.errors.RdfError: if it does not parse.
    :raises kg.errors.InputError: if it holds no report.
    """
    from rdflib import RDF, SH

    graph = read_graph(document.content, document.media_type, what=document.name)
    if (None, RDF.type, SH.ValidationReport) not in graph:
        raise InputError("it holds no SHACL report", where=document.name, todo="Give two reports.")
    report = report_of(graph, None, united(), united())
    return tuple(replace(each, fingerprint="") for each in report)


def _result(value: dict[str, Any]) -> Result:
    place = value.get("place")
    texts = {name: value[name] for name in _TEXTS & set(value)}
    return Result(**texts, place=Place(**place) if place else None)


def _told(result: Result) -> tuple[str | None, ...]:
    nodes = ("_:" if node and node.startswith("_:") else node for node in (result.focus, result.value))
    return (*nodes, result.path, result.component, result.severity)
