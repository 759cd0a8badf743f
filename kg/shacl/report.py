"""What a validation found, as values: results in plain words, and the SHACL report that they stand for."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from kg.rdf.terms import PREFIXES

VIOLATION, WARNING, INFO = "Violation", "Warning", "Info"
SEVERITIES = (VIOLATION, WARNING, INFO)

_SHAPES = {"dips": "https://w3id.org/diplomacy-kg/shapes#"}
_VERDICTS = {True: "Accepted", False: "Refused"}


@dataclass(frozen=True, slots=True)
class Result:
    """One validation result.

    ``focus``, ``value`` and ``shape`` are an IRI, a blank node (``_:x``) or the text of a literal;
    ``path`` is an IRI, or a SPARQL property path with IRIs in angle brackets. ``severity`` is ``Violation``,
    ``Warning``, ``Info`` or the IRI of another one; ``component`` is the IRI of the constraint component.
    """

    focus: str
    path: str | None
    value: str | None
    severity: str
    message: str
    shape: str
    component: str

    @property
    def refuses(self) -> bool:
        """Tell whether this result keeps data out: everything but a warning or an information does."""
        return self.severity not in (WARNING, INFO)

    @property
    def rank(self) -> tuple[str, ...]:
        """Give what results are sorted by: node, path, value, and then the rest."""
        fields = (self.focus, self.path, self.value, self.shape, self.component, self.severity, self.message)
        return tuple(field or "" for field in fields)


@dataclass(frozen=True, slots=True)
class Report:
    """What a validation found.

    ``conforms`` is the specification's verdict: there is no result at all. ``accepted`` is ours: there is no
    result that refuses. ``graph`` is the SHACL validation report as N-Triples, the same for the same data.
    """

    conforms: bool
    accepted: bool
    results: tuple[Result, ...]
    graph: bytes

    @property
    def counts(self) -> dict[str, int]:
        """Give the number of results per severity, the gravest first, without zeros."""
        found = Counter(result.severity for result in self.results)
        return {severity: found[severity] for severity in sorted(found, key=_gravity)}

    def of(self, severity: str) -> tuple[Result, ...]:
        """Give the results of one severity."""
        return tuple(result for result in self.results if result.severity == severity)

    def to_turtle(self) -> str:
        """Give the SHACL validation report as Turtle."""
        from pyoxigraph import RdfFormat, parse, serialize

        triples = (quad.triple for quad in parse(self.graph, format=RdfFormat.N_TRIPLES))
        written = serialize(triples, format=RdfFormat.TURTLE, prefixes={**PREFIXES, **_SHAPES})
        return (written or b"").decode()

    def as_text(self, limit: int | None = None) -> str:
        """Give the report in plain words, the gravest results first, at most ``limit`` of them."""
        ranked = sorted(self.results, key=lambda result: (_gravity(result.severity), result.rank))
        shown = ranked if limit is None else ranked[:limit]
        left = len(ranked) - len(shown)
        lines = [self._verdict(), *(line for result in shown for line in _lines(result))]
        return "\n".join(lines + ([f"... and {left} more"] if left else [])) + "\n"

    def _verdict(self) -> str:
        if not self.results:
            return "Accepted: every shape holds."
        counts = (f"{number} {_plural(name, number)}" for name, number in self.counts.items())
        return f"{_VERDICTS[self.accepted]}: {', '.join(counts)}."


def compact(iri: str) -> str:
    """Give an IRI with a known prefix where it has one (``dip:Summit``), else as it is."""
    for prefix, namespace in (*_SHAPES.items(), *PREFIXES.items()):
        name = iri.removeprefix(namespace)
        if name != iri and name and "/" not in name and "#" not in name:
            return f"{prefix}:{name}"
    return iri


def _lines(result: Result) -> Iterator[str]:
    yield ""
    yield f"{compact(result.severity)}: {result.message}"
    yield f"  at     {result.focus}"
    if result.path:
        yield f"  path   {_path(result.path)}"
    if result.value is not None and result.value != result.focus:
        yield f"  value  {compact(result.value)}"
    yield f"  shape  {compact(result.shape)}"


def _path(path: str) -> str:
    if "<" not in path:
        return compact(path)
    return re.sub("<([^>]*)>", lambda match: compact(match[1]), path)


def _gravity(severity: str) -> tuple[int, str]:
    return (SEVERITIES.index(severity) if severity in SEVERITIES else -1), severity


def _plural(severity: str, number: int) -> str:
    word = {VIOLATION: "violation", WARNING: "warning", INFO: "remark"}.get(severity, f"<{severity}>")
    return word if number == 1 or word.startswith("<") else f"{word}s"
