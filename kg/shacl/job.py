"""A validation as it is ordered: documents, shapes and options in, a report out; for each face the same way."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from kg.errors import InputError, UsageError
from kg.rdf.documents import Document
from kg.shacl.admission import Admitted, admitted
from kg.shacl.baseline import Baseline
from kg.shacl.course import Course, Enough
from kg.shacl.emptiness import refuse_empty_report
from kg.shacl.engine import Judge, Keep, prepared
from kg.shacl.engines import REFERENCE, THE_SHAPES, engine_of
from kg.shacl.graphs import added, apart, bound, document_base, read_graph
from kg.shacl.imports import imports_told
from kg.shacl.inference import entailed, kind_of
from kg.shacl.languages import languages_of
from kg.shacl.locating import located, node_places
from kg.shacl.meta import WARN, known_check
from kg.shacl.origins import Origins
from kg.shacl.reach import Reach
from kg.shacl.report import Note, Place, Report, Result, severity_of
from kg.shacl.selection import parts, selected
from kg.shacl.slices import Graphs, Slicing
from kg.shacl.spill import SpillSlicing, spilled
from kg.shacl.suppressions import Suppression, is_suppressed, suppressed
from kg.shacl.whole import Told, sliced

if TYPE_CHECKING:
    from rdflib import Graph
    from rdflib.term import Node


# Some 100,000 triples of Turtle, which take some 400 MB at once.
AT_ONCE_BYTES = 4_000_000
# In these a triple takes some four times as much.
_WORDY = ("application/n-triples", "application/n-quads")


@dataclass(frozen=True, slots=True)
class Options:
    """What can be asked for: ``engine`` evaluates, ``whole_graph`` adds our rules across articles.

    ``advanced`` has the Advanced Features of shapes evaluated, else shapes that use them are refused. Unless
    ``allow_empty`` there must be a shape with a target, and a node that one looks at. Shapes of others that are
    ill-formed are refused, left out (warn), or taken as they are (off), by ``shapes_check``.
    What follows from the data by ``inference`` (``rdfs``, ``owlrl``, ``both``) counts as data.
    Only results about the nodes ``focus`` (IRIs) count, and only the shapes ``shape`` (see ``kg.shacl.selection``)
    look at nodes, if any are named. It is broken off when ``max_results`` are found, or with ``abort`` the first
    shape with a result that refuses the data. ``profile`` measures how long each shape takes.
    Results that the ``baseline`` knows do not count, nor those that ``suppress`` fits; ``show_suppressed`` keeps
    them in the report.
    Of the results those of ``severity`` and graver ones are kept, at most ``limit``, and ``limit_per_shape``
    of each shape; with ``summary`` only their numbers. ``lang`` are the languages in which messages, names and
    labels are shown, the best first (``en,fr``).

    :raises kg.errors.UsageError: for an engine, a kind of inference, a severity or a language that there is not, or
        for what can't go together.
    """

    engine: str = REFERENCE
    whole_graph: bool = False
    advanced: bool = False
    allow_empty: bool = False
    shapes_check: str = WARN
    inference: str | None = None
    focus: tuple[str, ...] = ()
    shape: tuple[str, ...] = ()
    max_results: int | None = None
    abort: bool = False
    profile: bool = False
    baseline: Baseline | None = None
    suppress: tuple[Suppression, ...] = ()
    show_suppressed: bool = False
    severity: str | None = None
    limit: int | None = None
    limit_per_shape: int | None = None
    summary: bool = False
    lang: str | None = None

    def __post_init__(self) -> None:
        engine_of(self.engine)
        kind_of(self.inference)
        languages_of(self.lang)
        severity_of(self.severity)
        known_check(self.shapes_check)
        if self.advanced and (self.shape or self._is_in_parts):
            raise UsageError(
                "Advanced Features are evaluated with all shapes together",
                where="advanced",
                todo="Leave out shape, abort, max_results and profile.",
            )

    def keep(self, nodes: Container[Node] | None = None) -> Keep:
        """Give what tells whether results about a node are wanted: only about ``nodes``; None if all are."""
        from rdflib import URIRef

        wanted = {URIRef(each.removeprefix("<").removesuffix(">")) for each in self.focus}
        if nodes is None:
            return wanted.__contains__ if wanted else None
        return lambda node: node in nodes and (not wanted or node in wanted)

    def judge(self, shapes: Graph | None) -> Judge:
        """Give the judge for shapes, ours if there are none; if some are named, only these look at nodes.

        :raises kg.errors.UsageError: if there is no shape that is named.
        """
        told = prepared(shapes, self.whole_graph, self.engine, advanced=self.advanced)
        whole = replace(told, languages=languages_of(self.lang))
        return whole.only(selected(whole.told, self.shape), self.engine) if self.shape else whole

    def course(self, judge: Judge) -> Course:
        """Give the course of a validation, with each shape by itself where that is needed."""
        if not self._is_in_parts:
            return Course([judge])
        some = parts(judge.told, doubling=judge.light and not self.profile)
        enough = Enough(self.max_results, self.abort, self._counts())
        return Course([judge.only(part, self.engine) for part in some] or [judge], enough, self.profile)

    def lenient(self, judge: Judge, place: Place) -> Course:
        """Give the course with each shape of a place by itself, which leaves out those that can't be evaluated."""
        some = [judge.only(part, self.engine) for part in parts(judge.told)]
        return Course(some, Enough(self.max_results, self.abort, self._counts()), self.profile, lenient=place)

    @property
    def _is_in_parts(self) -> bool:
        return self.abort or self.profile or self.max_results is not None

    @property
    def is_partial(self) -> bool:
        """Tell whether only a part of the results are looked for."""
        return bool(self.focus or self.shape or self.abort or self.max_results is not None)

    def settled(self, report: Report) -> Report:
        """Give a whole report with the results that are wanted of it, and those that count.

        It is accepted if none of these refuses; all that count are counted.
        """
        if self.suppress:
            report = suppressed(report, self.suppress, partial=self.is_partial)
        if self.baseline is not None:
            report = self.baseline.applied(report, partial=self.is_partial)
        shown = report.brief() if self.summary else self._selected(report)
        return shown if self.show_suppressed else replace(shown, suppressed=())

    def _counts(self) -> Callable[[Result], bool]:
        known = self.baseline.fingerprints if self.baseline is not None else frozenset[str]()
        return lambda result: result.fingerprint not in known and not is_suppressed(result, self.suppress)

    def _selected(self, report: Report) -> Report:
        numbers = [each for each in (self.limit, self.max_results) if each is not None]
        return report.selected(
            severity=severity_of(self.severity),
            limit=min(numbers, default=None),
            per_shape=self.limit_per_shape,
        )


def validated(
    data: Sequence[Document],
    shapes: Sequence[Document] = (),
    options: Options | None = None,
    *,
    ontology: Sequence[Document] = (),
    at_once: int | None = AT_ONCE_BYTES,
) -> Report:
    """Give the report on documents taken together, with coverage and places; without shapes they are ours.

    The ``ontology`` counts as data too, but results are about nodes that the data name. Data of more bytes than
    ``at_once`` are written to disk and validated in slices, with the same results in little memory.

    :raises kg.errors.RdfError: with document and line, if one does not parse.
    :raises kg.errors.InputError: if the shapes are ill-formed or can't be evaluated, or nothing is looked at.
    :raises kg.errors.UsageError: if there is no shape that is named.
    """
    wanted = options or Options()
    rules = rules_of(shapes, wanted)
    judge = wanted.judge(rules.shapes)
    course = wanted.course(judge)
    is_large = at_once is not None and sum(map(_size, data)) > at_once
    reason = _whole(judge, wanted, ontology) if is_large else None
    graph: Graph | None = None
    if is_large and reason is None:
        with spilled(data) as spill:
            slicing = SpillSlicing(spill, judge.told, judge.classes, light=judge.light)
            report = sliced(slicing, course, wanted.keep())
    else:
        graph, keep = _taken(data, judge, wanted, ontology)
        try:
            course.take(graph, keep)
        except InputError as error:
            where = ", ".join(each.name for each in shapes)
            if not shapes or wanted.advanced or wanted.shapes_check != WARN:
                known = where if shapes and error.where == THE_SHAPES else error.where
                raise InputError(error.what, where=known, todo=error.todo) from None
            course = wanted.lenient(judge, Place(where))
            course.take(graph, keep)
        report = course.report()
    if reason is not None:
        report = replace(report, notes=(*report.notes, Note(f"Large data, all in memory at once: {reason}.")))
    if not wanted.allow_empty:
        refuse_empty_report(report, judge.told, graph)
    shown = rules.told(course.closed(wanted.settled(report)))
    return _placed(shown, data)


def _placed(report: Report, data: Sequence[Document]) -> Report:
    """Give the report with the places of its results, those that do not count too."""
    aside = report.suppressed
    found = iter(located((*report.results, *(each.result for each in aside)), data))
    results = tuple(next(found) for _ in report.results)
    return replace(
        report, results=results, suppressed=tuple(replace(each, result=next(found)) for each in aside)
    )


def _taken(
    data: Sequence[Document], judge: Judge, wanted: Options, ontology: Sequence[Document]
) -> tuple[Graph, Keep]:
    """Give all that counts as data, and which nodes are validated."""
    graph = merged(data)
    keep = wanted.keep(graph.all_nodes() if ontology else None)
    added(graph, merged(ontology, first=len(data)), judge.classes)
    kind = kind_of(wanted.inference)
    return (graph if kind is None else entailed(graph, kind)), keep


def _size(document: Document) -> int:
    """Give the bytes that a document would have in Turtle, roughly."""
    return len(document.content) // (4 if document.media_type in _WORDY else 1)


def _whole(judge: Judge, wanted: Options, ontology: Sequence[Document]) -> str | None:
    """Give why data can't be validated in slices; None if they can."""
    if wanted.inference or ontology or wanted.advanced:
        return "what follows from some of them may be about others"
    try:
        Reach(judge.told)
    except UsageError as error:
        return error.what
    return None


def validated_store(
    store: Graphs,
    shapes: Sequence[Document] = (),
    options: Options | None = None,
    *,
    told: Told = lambda read, note: None,
) -> Report:
    """Give the report on all graphs of a store together; without shapes they are all of ours.

    :raises kg.errors.InputError: if the shapes are ill-formed or can't be evaluated, or nothing is looked at though
        the store is not empty.
    :raises kg.errors.UsageError: if the shapes can't be evaluated in slices, or there is no shape that is named.
    """
    wanted = replace(options or Options(), whole_graph=True)
    if kind_of(wanted.inference):
        raise UsageError(
            "what follows from a whole store can't be told part by part",
            where="inference",
            todo="Validate it as a file: kg export -o all.nq, then kg validate all.nq --inference ...",
        )
    if wanted.advanced:
        raise UsageError(
            "Advanced Features can't be evaluated part by part",
            where="advanced",
            todo="Validate the store as a file: kg export -o all.nq, then kg validate all.nq --advanced ...",
        )
    rules = rules_of(shapes, wanted)
    judge = wanted.judge(rules.shapes)
    course = wanted.course(judge)
    slicing = Slicing(store, judge.told, judge.classes, light=judge.light)
    report = sliced(slicing, course, wanted.keep(), told=told)
    if not store.count():
        report = replace(
            report, notes=(*report.notes, Note("the store is empty: there was nothing to look at"))
        )
    elif not wanted.allow_empty:
        refuse_empty_report(report, judge.told)
    return rules.told(course.closed(wanted.settled(report)))


def merged(documents: Iterable[Document], *, shapes: bool = False, first: int = 0) -> Graph:
    """Give the triples of all documents together; the blank nodes of each stay its own.

    ``first`` is how many documents others have read whose blank nodes must stay theirs.
    """
    from rdflib import Graph

    whole = Graph(bind_namespaces="none")
    for number, each in enumerate(documents, first):
        base = document_base(each.name)
        graph = read_graph(each.content, each.media_type, what=each.name, base=base, shapes=shapes)
        bound(whole, graph)
        for subject, predicate, value in graph:
            whole.add((_apart(subject, number), predicate, _apart(value, number)))
    return whole


def rules_of(shapes: Sequence[Document], wanted: Options) -> Admitted:
    """Give the shapes of documents as they are evaluated, none for ours, and what must be told of them.

    :raises kg.errors.RdfError: with document and line, if one does not parse.
    :raises kg.errors.InputError: if they are refused; see ``kg.shacl.admission.admitted``.
    """
    if not shapes:
        return Admitted(None)
    graph, where = merged(shapes, shapes=True), ", ".join(each.name for each in shapes)
    origins = Origins(graph, partial(_described, graph, shapes))
    let_in = admitted(
        graph,
        origins,
        where,
        advanced=wanted.advanced,
        inference=wanted.inference,
        allow_empty=wanted.allow_empty,
        check=wanted.shapes_check,
    )
    imports = imports_told(graph, [each.name for each in shapes], origins)
    return replace(let_in, notes=(*imports, *let_in.notes))


def _described(shapes: Graph, documents: Sequence[Document]) -> dict[str, Place]:
    from rdflib import BNode

    nodes = {f"_:{each}" if isinstance(each, BNode) else str(each) for each in shapes.subjects()}
    return node_places(nodes, documents, shapes=True)


def _apart(term: Node, document: int) -> Node:
    from rdflib import BNode

    return BNode(apart(term, document)) if document and isinstance(term, BNode) else term
