"""The engines that evaluate shapes: pySHACL, the reference, and a fast one that must give the same results."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, partial
from typing import TYPE_CHECKING, Any

from kg.errors import InputError, UsageError
from kg.shacl.containment import contained
from kg.shacl.faults import fault, one_line
from kg.shacl.graphs import united
from kg.shacl.literals.doubts import doubtful
from kg.shacl.literals.patterns import with_xpath
from kg.shacl.vocabulary import is_unknown

if TYPE_CHECKING:
    from rdflib import Graph

_log = logging.getLogger(__name__)
# Where errors are that shapes have without a name.
THE_SHAPES = "the shapes"


type Run = Callable[[Graph], Graph]


@dataclass(frozen=True, slots=True)
class Engine:
    """An engine: its name, and what gives for shapes what gives the SHACL report graph for data.

    ``prepare`` is also told whether to evaluate Advanced Features; then a run adds to the data what rules do.
    ``light`` tells that it also takes data in graphs without contexts (see ``read_graph``). Both calls raise ``kg.errors.InputError`` for shapes that are ill-formed or can't be evaluated.
    """

    name: str
    prepare: Callable[[Graph, bool], Run]
    light: bool = False


def engine_of(name: str) -> Engine:
    """Give the engine of a name.

    :raises kg.errors.UsageError: if there is none.
    """
    for engine in ENGINES:
        if engine.name == name:
            return engine
    known = ", ".join(engine.name for engine in ENGINES)
    raise UsageError(f"{name!r} is no SHACL engine", todo=f"Known: {known}.")


def _reference(shapes: Graph, advanced: bool) -> Run:
    return partial(_referred, _declaring(shapes), advanced)


def _referred(shapes: Graph, advanced: bool, data: Graph) -> Graph:
    from pyshacl import validate
    from pyshacl.errors import ConstraintLoadError, RuleLoadError, ShapeLoadError

    with contained(reference=True):
        try:
            found = validate(
                data,
                shacl_graph=shapes,
                advanced=advanced,
                inplace=advanced,
                inference="none",
                do_owl_imports=False,
            )
        except (ShapeLoadError, ConstraintLoadError, RuleLoadError) as error:
            raise _unusable(f"a shape is ill-formed: {fault(error, shapes)}") from error
        except Exception as error:  # also what rdflib raises for the SPARQL in a shape: of many kinds
            raise _unusable(f"a shape can't be evaluated: {fault(error, shapes)}") from error
    return _graph(found, shapes)


def _declaring(shapes: Graph) -> Graph:
    """Give shapes that declare prefixes where they are used: pySHACL does not look where ``owl:imports`` leads."""
    from rdflib import OWL, SH

    missing = united()
    for head in set(shapes.objects(None, SH.prefixes)):
        for imported in shapes.transitive_objects(head, OWL.imports):
            for declared in shapes.objects(imported, SH.declare):
                missing.add((head, SH.declare, declared))
    return united(shapes, missing) if any(triple not in shapes for triple in missing) else shapes


def _fast(shapes: Graph, advanced: bool) -> Run:
    """Compile shapes for pyshacl-turbo; wherever it raises, the reference answers and the log says so."""
    try:
        import pyshacl_turbo
    except ModuleNotFoundError:
        raise UsageError(
            "the fast engine is not installed", todo="Install it: pip install 'diplomacy-kg[fast]'."
        ) from None

    reference = cache(lambda: _reference(shapes, advanced))

    def referred(data: Graph) -> Graph:
        return reference()(data if advanced else united(data))

    try:
        with contained():
            compiled = pyshacl_turbo.compile_shapes(_strict(shapes), advanced=advanced)  # type: ignore[no-untyped-call]
    except Exception as error:
        _log.warning(
            "the fast SHACL engine does not take the shapes (%s); the reference answers", one_line(error)
        )
        return referred

    doubted = doubtful(shapes)

    def run(data: Graph) -> Graph:
        if doubted(data):
            _log.info("the fast SHACL engine would misread a literal of the data; the reference answers")
            return referred(data)
        try:
            with contained():
                return _graph(compiled.validate(data, inplace=advanced, inference="none"), shapes)
        except Exception as error:
            _log.warning("the fast SHACL engine failed (%s); the reference answers", one_line(error))
        return referred(data)

    return run


def _strict(shapes: Graph) -> Graph:
    """Give the shapes without what this engine takes otherwise than the reference.

    It takes ``sh:uniqueLang "1"`` for ``true`` too, and refuses shapes with terms that SHACL does not know.
    """
    from rdflib import SH

    loose = [triple for triple in shapes.triples((None, SH.uniqueLang, None)) if str(triple[2]) != "true"]
    loose += [triple for triple in shapes if is_unknown(str(triple[1]))]
    if not loose:
        return shapes
    strict = shapes + type(shapes)()
    for triple in loose:
        strict.remove(triple)
    return strict


def _graph(answer: tuple[Any, Any, str], shapes: Graph) -> Graph:
    """Give the report of an answer; in its place may stand the failure to make one."""
    from rdflib import Graph

    _, report, words = answer
    if not isinstance(report, Graph):
        reason = fault(report, shapes) if isinstance(report, Exception) else words
        raise _unusable(f"a shape can't be evaluated: {reason}")
    return report


def _unusable(what: str) -> InputError:
    return InputError(what, where=THE_SHAPES, todo="See the SHACL specification.")


ENGINES = (Engine("pyshacl", with_xpath(_reference)), Engine("fast", with_xpath(_fast), light=True))
REFERENCE = ENGINES[0].name
