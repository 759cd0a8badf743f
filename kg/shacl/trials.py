"""Shapes tried on examples: whether they let pass what they must, and refuse the rest for the reason that is told."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.shacl.appearance import shortened
from kg.shacl.constraints import parameter
from kg.shacl.coverage import targeting
from kg.shacl.engine import Judge, prepared
from kg.shacl.engines import REFERENCE
from kg.shacl.examples import Broken, Example
from kg.shacl.graphs import added, read_graph
from kg.shacl.hints import COMPONENTS
from kg.shacl.naming import Rules
from kg.shacl.paths import property_path
from kg.shacl.prefixes import prefixes_of
from kg.shacl.report import Report, Result
from kg.shacl.shape_sets import load_shapes

if TYPE_CHECKING:
    from rdflib import Graph
    from rdflib.term import Node

# The parameters after which components are called; sh:property has no results of its own.
_COMPONENTS = COMPONENTS - {"property", "SPARQL"} | {"sparql"}
# Their results are at paths that the shape does not name.
_ANYWHERE = ("closed", "sparql")


@dataclass(frozen=True, slots=True)
class Trial:
    """What shapes made of an example: the report, what was not broken as told, and what was though it was not told."""

    example: Example
    report: Report
    missing: tuple[Broken, ...] = ()
    unexpected: tuple[Result, ...] = ()

    @property
    def is_passed(self) -> bool:
        """Tell whether the shapes did as they must."""
        return not (self.missing or self.unexpected) and (self.example.breaks is None) == self.report.conforms


@dataclass(frozen=True, slots=True)
class Trials:
    """All trials; the rules that no example breaks, and the shapes that find no node in a valid one."""

    trials: tuple[Trial, ...]
    unbroken: tuple[str, ...]
    idle: tuple[str, ...]

    @property
    def failed(self) -> tuple[Trial, ...]:
        """Give the trials in which the shapes did not as they must."""
        return tuple(each for each in self.trials if not each.is_passed)

    @property
    def are_complete(self) -> bool:
        """Tell whether each rule is broken once, and each shape finds a node."""
        return not (self.unbroken or self.idle)


def trials(
    examples: Iterable[Example],
    shapes: Graph | None = None,
    *,
    engine: str = REFERENCE,
    advanced: bool = False,
) -> Trials:
    """Give what shapes, ours if there are none, make of examples.

    :raises kg.errors.RdfError: if an example does not parse.
    :raises kg.errors.InputError: if the shapes can't be evaluated.
    """
    given = tuple(examples)
    wholes = sorted({each.whole_graph for each in given}) if shapes is None else (False,)
    judges = {whole: prepared(shapes, whole, engine, advanced=advanced) for whole in wholes}
    done = tuple(tried(each, judges[each.whole_graph and shapes is None]) for each in given)
    all_shapes = [load_shapes(whole) for whole in wholes] if shapes is None else [shapes]
    broken = {_key(result.rule) for each in done for result in each.report if each.is_passed}
    wanted = {rule for graph in all_shapes for rule in rules(graph)}
    looked = {
        each.shape
        for trial in done
        if trial.example.breaks is None
        for each in trial.report.coverage
        if each.targets
    }
    idle = {name for graph in all_shapes for shape, name in _targeting(graph) if str(shape) not in looked}
    return Trials(
        done, tuple(sorted(each for each in wanted if _key(each) not in broken)), tuple(sorted(idle))
    )


def tried(example: Example, judge: Judge) -> Trial:
    """Give what shapes, ready to be evaluated, make of an example.

    :raises kg.errors.RdfError: if it does not parse.
    """
    document = example.data()
    data = read_graph(document.content, document.media_type, what=document.name, light=judge.light)
    report = judge(added(data, judge.classes), covered=True)
    if not example.breaks:
        return Trial(example, report, (), report.results if example.breaks is None else ())
    names = {result: set(_names(result)) for result in report}
    missing = (pair for pair in example.breaks if not any(_same(pair) in each for each in names.values()))
    told = set(map(_same, example.breaks))
    return Trial(
        example,
        report,
        tuple(sorted(missing)),
        tuple(result for result in report if not names[result] & told),
    )


def _names(result: Result) -> Iterator[Broken]:
    """Give how what a result breaks may be called."""
    steps = result.rule.split(" / ")[:-1]
    names = [" / ".join(steps), ".".join(map(_local, steps))]
    if not result.shape.startswith("_:"):
        names += [steps[0], _local(steps[0]), result.shape, f"<{result.shape}>"]
    yield from (_same((name, parameter(result.component))) for name in names)


def _same(pair: Broken) -> Broken:
    """Give a pair in the one way in which pairs are compared: ``sparql`` and ``SPARQL`` are the same component."""
    return pair[0], pair[1].lower()


def _local(name: str) -> str:
    return re.split(r"[#/:]", name)[-1]


def rules(shapes: Graph) -> set[str]:
    """Give the names of the rules, as reports name them, of shapes that have results of their own."""
    from rdflib import SH

    naming = Rules(shapes, prefixes_of(shapes))
    found = set[str]()
    for shape in _with_results(shapes):
        path = shapes.value(shape, SH.path)
        for name in _COMPONENTS:
            if (shape, SH[name], None) in shapes:
                at = None if path is None or name in _ANYWHERE else property_path(shapes, path)
                found.add(naming.rule(shape, at, name))
    return found


def _with_results(shapes: Graph) -> set[Node]:
    """Give the shapes with targets and the property shapes that hang on them."""
    from rdflib import SH

    return {
        each
        for shape in targeting(shapes)
        for each in shapes.transitive_objects(shape, SH.property)
        if each is not None
    }


def _targeting(shapes: Graph) -> Iterator[tuple[Node, str]]:
    naming = Rules(shapes, prefixes_of(shapes))
    yield from ((shape, naming.shape(shape)) for shape in targeting(shapes))


def _key(rule: str) -> str:
    """Give what tells a rule apart: its name, without a path where the shape does not name it."""
    steps = rule.lower().split(" / ")
    return " / ".join((steps[0], steps[-1]) if steps[-1] in _ANYWHERE else steps)


def trials_text(found: Trials, others: Iterable[str] = (), *, briefly: bool = False) -> str:
    """Give trials in plain words: a line each, for those that failed also why; ``briefly`` only these.

    ``others`` are files beside the examples, which were not looked at.
    """
    lines: list[str] = []
    for each in found.trials:
        if not (briefly and each.is_passed):
            lines += [f"{'ok  ' if each.is_passed else 'FAIL'}  {each.example}", *_reasons(each)]
    lines += [f"no example breaks  {rule}" for rule in found.unbroken]
    lines += [f"no valid example has a node for  {shape}" for shape in found.idle]
    lines += [] if briefly else [f"is no example  {name}" for name in others]
    passed = len(found.trials) - len(found.failed)
    return "\n".join([*lines, f"{passed} of {len(found.trials)} examples are as they must be."]) + "\n"


def _reasons(trial: Trial) -> Iterator[str]:
    for shape, component in trial.missing:
        yield f"      is not broken  {shape} {component}"
    for result in trial.unexpected:
        yield f"      is broken      {result.rule}: {shortened(result.message)}"
    if trial.example.breaks == frozenset() and trial.is_passed is False:
        yield "      no shape refuses it"
