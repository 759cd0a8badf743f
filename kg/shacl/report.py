"""What a validation found, as values: results in plain words, and the SHACL report that they stand for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kg.errors import UsageError
from kg.shacl.prefixes import KNOWN

if TYPE_CHECKING:
    from pandas import DataFrame
    from rdflib import Graph

    from kg.config import Refuse
    from kg.shacl.coverage import Coverage
    from kg.shacl.excuses import Excused

VIOLATION, WARNING, INFO = "Violation", "Warning", "Info"
SEVERITIES = (VIOLATION, WARNING, INFO)

_TOLERATED = {"violation": (WARNING, INFO), "warning": (INFO,)}


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of an article that a node rests on, and in it the words that carry the fact."""

    text: str
    words: str
    article: str
    title: str


@dataclass(frozen=True, slots=True)
class Place:
    """Where a node is described: a file, and the line (from 1) if its syntax lets it be found."""

    file: str
    line: int | None = None

    def __str__(self) -> str:
        return self.file if self.line is None else f"{self.file}, line {self.line}"


@dataclass(frozen=True, slots=True)
class Note:
    """What must be known beside the results, such as a term of the shapes that SHACL does not know."""

    text: str
    place: Place | None = None

    def __str__(self) -> str:
        return self.text if self.place is None else f"{self.text} [{self.place}]"


@dataclass(frozen=True, slots=True)
class Result:
    """One validation result.

    ``focus``, ``value`` and ``shape`` are an IRI, a blank node (``_:x``) or the text of a literal;
    ``path`` is an IRI, or a SPARQL property path with IRIs in angle brackets. ``severity`` is ``Violation``,
    ``Warning``, ``Info`` or the IRI of another one; ``component`` is the IRI of the constraint component.
    ``details`` are the results that led to this one (``sh:detail``).

    For people: ``node``, the focus node with prefixes or by its content, and ``way``, how a blank node is reached
    from the nearest IRI, its ``start``; its ``label``; ``property_name``, the path with prefixes; the ``name`` of the
    shape; what was ``expected`` and ``found``, and how to ``mend`` it; the ``place`` in a file, and the ``sentence``
    of an article that the focus node rests on. ``message`` is that of the shape, else what it demands in words.

    For programs that compare reports: the ``rule``, a name by the shape that owns it, path and component; and the
    ``fingerprint``, hex digits for rule, node and value. No label of a blank node is in either.
    """

    focus: str
    path: str | None
    value: str | None
    severity: str
    message: str
    shape: str
    component: str
    details: tuple[Result, ...] = ()
    label: str = ""
    name: str = ""
    expected: str = ""
    found: str = ""
    place: Place | None = None
    sentence: Sentence | None = None
    node: str = ""
    way: str = ""
    start: str = ""
    property_name: str = ""
    mend: str = ""
    rule: str = ""
    fingerprint: str = ""

    def refuses(self, refuse: Refuse = "violation") -> bool:
        """Tell whether this result keeps data out.

        A violation does, and any severity that we don't know; where ``refuse`` is ``warning``, a warning too.
        """
        return refuse != "never" and self.severity not in _TOLERATED[refuse]

    @property
    def rank(self) -> tuple[str, ...]:
        """Give what results are sorted by: node, path, value, and then the rest."""
        fields = (self.focus, self.path, self.value, self.shape, self.component, self.severity, self.message)
        return tuple(field or "" for field in fields)


@dataclass(frozen=True, slots=True)
class Kind:
    """How many results of a severity there are for a rule."""

    severity: str
    rule: str
    number: int


@dataclass(frozen=True, slots=True)
class Report:
    """What a validation found; a sequence of its results.

    ``conforms`` is the specification's verdict: there is no result at all. ``accepted`` is ours: there is no
    result that refuses, by the policy ``refuse`` (see the settings). ``graph`` is the SHACL validation report
    as N-Triples, the same for the same data.
    ``coverage`` tells for each shape with a target how many nodes it looked at, if that was asked for.
    ``left`` counts by severity and rule the results that ``selected`` left out; ``is_brief`` tells that only the
    numbers are wanted, ``is_chosen`` that somebody said how many results he wants. ``notes`` tell what must be
    known beside the results. ``excused`` counts by reason the results that do not count, since they are known or
    suppressed; ``suppressed`` has them, if that was asked for.
    """

    conforms: bool
    accepted: bool
    results: tuple[Result, ...]
    graph: bytes
    coverage: tuple[Coverage, ...] = ()
    left: tuple[Kind, ...] = ()
    refuse: Refuse = "violation"
    notes: tuple[Note, ...] = ()
    excused: tuple[tuple[str, int], ...] = ()
    suppressed: tuple[Excused, ...] = ()
    is_brief: bool = False
    is_chosen: bool = False

    def __iter__(self) -> Iterator[Result]:
        return iter(self.results)

    def __len__(self) -> int:
        return len(self.results)

    def __bool__(self) -> bool:
        return True  # a report without results is a report all the same

    @property
    def is_clear(self) -> bool:
        """Tell whether there is no result, or none that counts."""
        return not self.counts

    @property
    def counts(self) -> dict[str, int]:
        """Give the number of results per severity, the gravest first, without zeros."""
        return _by_severity(self.kinds)

    @property
    def omitted(self) -> dict[str, int]:
        """Give the number of results per severity that ``selected`` left out."""
        return dict(sorted(_by_severity(self.left).items()))

    @property
    def kinds(self) -> tuple[Kind, ...]:
        """Give how many results there are of each severity and rule, the gravest first, then by rule."""
        found = Counter((result.severity, result.rule) for result in self.results)
        found.update({(kind.severity, kind.rule): kind.number for kind in self.left})
        ranked = sorted(found.items(), key=lambda each: (gravity(each[0][0]), each[0][1]))
        return tuple(Kind(severity, rule, number) for (severity, rule), number in ranked)

    @property
    def refusals(self) -> tuple[Result, ...]:
        """Give the results that keep the data out."""
        return tuple(result for result in self.results if result.refuses(self.refuse))

    def decided(self, refuse: Refuse) -> Report:
        """Give the report with the decision that a policy takes."""
        accepted = not any(result.refuses(refuse) for result in self.results)
        return replace(self, accepted=accepted, refuse=refuse)

    def of(self, severity: str) -> tuple[Result, ...]:
        """Give the results of one severity."""
        return tuple(result for result in self.results if result.severity == severity)

    def selected(
        self, *, severity: str | None = None, limit: int | None = None, per_shape: int | None = None
    ) -> Report:
        """Give the report with some of its results, the gravest first; its verdict and counts stay.

        ``severity`` keeps this one and graver ones, ``limit`` so many in all, ``per_shape`` of each shape. The
        RDF form (``graph``) stays whole.
        """
        before, kept, of_shape = self.kinds, list[Result](), Counter[str]()
        for result in sorted(self.results, key=lambda each: (gravity(each.severity), each.rank)):
            if severity is not None and gravity(result.severity) > gravity(severity):
                continue
            of_shape[result.shape] += 1
            if (per_shape is None or of_shape[result.shape] <= per_shape) and (
                limit is None or len(kept) < limit
            ):
                kept.append(result)
        shown = Counter((result.severity, result.rule) for result in kept)
        left = (replace(kind, number=kind.number - shown[kind.severity, kind.rule]) for kind in before)
        return replace(
            self,
            results=tuple(kept),
            left=tuple(kind for kind in left if kind.number),
            is_chosen=limit is not None or per_shape is not None,
        )

    def brief(self) -> Report:
        """Give the report with the numbers alone."""
        return replace(self.selected(limit=0), is_brief=True)

    def to_graph(self) -> Graph:
        """Give the SHACL validation report as an rdflib graph."""
        from kg.shacl.graphs import read_graph

        return read_graph(self.graph)

    def to_turtle(self) -> str:
        """Give the SHACL validation report as Turtle."""
        from kg.shacl.formats import written

        return written(self, "turtle").decode()

    def to_dataframe(self) -> DataFrame:
        """Give the results as a pandas data frame, a row each.

        :raises kg.errors.UsageError: if pandas is not installed.
        """
        from kg.shacl.formats import data_frame

        return data_frame(self)

    def as_text(self, limit: int | None = None) -> str:
        """Give the report in plain words, the gravest results first, at most ``limit`` of them."""
        from kg.shacl.text import report_text

        return report_text(self if limit is None else self.selected(limit=limit))


def _by_severity(kinds: Iterable[Kind]) -> dict[str, int]:
    """Give the number of results per severity, the gravest first."""
    found = Counter[str]()
    for kind in kinds:
        found[kind.severity] += kind.number
    return {severity: found[severity] for severity in sorted(found, key=gravity)}


def compact(iri: str) -> str:
    """Give an IRI with a known prefix where it has one (``dip:Summit``), else as it is."""
    return KNOWN.compact(iri)


def compact_path(path: str) -> str:
    """Give a path with known prefixes."""
    return KNOWN.compact_path(path)


def severity_of(name: str | None) -> str | None:
    """Give the severity that people write in any case, None for nothing.

    :raises kg.errors.UsageError: if there is none of that name.
    """
    if name and name.capitalize() not in SEVERITIES:
        raise UsageError(
            f"{name[:40]!r} is no severity",
            where="severity",
            todo=f"Known: {', '.join(SEVERITIES).lower()}.",
        )
    return name.capitalize() if name else None


def gravity(severity: str) -> tuple[int, str]:
    """Give what severities are sorted by: one that we don't know is the gravest."""
    return (SEVERITIES.index(severity) if severity in SEVERITIES else -1), severity
