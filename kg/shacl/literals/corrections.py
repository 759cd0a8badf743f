"""Where pySHACL reads literals as Python does and not as XSD 1.1 does: what takes the place of it during a run.

Each of these is told in words on the manual's page on where the engines differ from the specification.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any

from kg.shacl.literals.comparison import Term, compared
from kg.shacl.literals.lexical import RDF, XSD, well_formed

if TYPE_CHECKING:
    from rdflib import Literal
    from rdflib.term import Node

_RDFS = "http://www.w3.org/2000/01/rdf-schema#"
_ANY_LITERAL = (_RDFS + "Literal", _RDFS + "Datatype")  # both engines let these stand for any literal

_OPERATORS = {"<": (-1,), "<=": (-1, 0), ">": (1,), ">=": (0, 1), "=": (0,), "!=": (-1, 1)}

type Found = tuple[bool, list[Any]]
type Values = Mapping[Node, Iterable[Node]]


def corrections() -> tuple[tuple[Any, str, object], ...]:
    """Give what pySHACL has to be lent for a run: owner, name and what to put there."""
    from pyshacl.constraints.core import property_pair_constraints as pairs
    from pyshacl.constraints.core import value_range_constraints as ranges
    from pyshacl.constraints.core.value_constraints import DatatypeConstraintComponent
    from rdflib.plugins.sparql import parser

    return (
        (DatatypeConstraintComponent, "evaluate", _of_datatype),
        (ranges.MinExclusiveConstraintComponent, "_evaluate_min_rule", _bounded(1)),
        (ranges.MinInclusiveConstraintComponent, "_evaluate_min_rule", _bounded(0, 1)),
        (ranges.MaxExclusiveConstraintComponent, "_evaluate_max_rule", _bounded(-1)),
        (ranges.MaxInclusiveConstraintComponent, "_evaluate_max_rule", _bounded(-1, 0)),
        (pairs.LessThanConstraintComponent, "_compare_lt", _each(-1)),
        (pairs.LessThanOrEqualsConstraintComponent, "_compare_ltoe", _each(-1, 0)),
        (parser.RelationalExpression, "evalfn", _of_sparql),
    )


def _of_datatype(
    constraint: Any, _: object, graph: Any, nodes: Mapping[Node, Iterable[Node]], __: object
) -> Found:
    """Evaluate ``sh:datatype``: the datatype itself, and a lexical form that is in its lexical space."""
    wanted = str(constraint.datatype_rule)
    results = [
        constraint.make_v_result(graph, focus, value_node=value)
        for focus, values in nodes.items()
        for value in values
        if not _has_datatype(value, wanted)
    ]
    return not results, results


def _has_datatype(value: Node, wanted: str) -> bool:
    from rdflib import Literal

    if not isinstance(value, Literal):
        return False
    if wanted in _ANY_LITERAL:
        return True
    term = term_of(value)
    return term.datatype == wanted and well_formed(term.lexical, wanted)


def _bounded(*allowed: int) -> Callable[[Any, Node, Any, Values], Found]:
    """Evaluate ``sh:minInclusive`` and its like: a result for each value that is not in such an order with the bound."""

    def compare(constraint: Any, bound: Node, graph: Any, nodes: Values) -> Found:
        results = [
            constraint.make_v_result(graph, focus, value_node=value)
            for focus, values in nodes.items()
            for value in values
            if _relation(value, bound) not in allowed
        ]
        return bool(results), results

    return compare


def _each(*allowed: int) -> Callable[[Any, Iterable[Node], Iterable[Node], Any, Node], Found]:
    """Evaluate ``sh:lessThan`` and ``sh:lessThanOrEquals``: a result for each pair that is not in such an order."""

    def compare(
        constraint: Any, values: Iterable[Node], others: Iterable[Node], graph: Any, focus: Node
    ) -> Found:
        results = [
            constraint.make_v_result(graph, focus, value_node=value)
            for value in values
            for other in others
            if _relation(value, other) not in allowed
        ]
        return bool(results), results

    return compare


def _of_sparql(expression: Any, context: Any) -> Literal:
    """Evaluate a comparison of SPARQL; it is an error to order what can't be compared."""
    from rdflib import Literal
    from rdflib.plugins.sparql.operators import RelationalExpression
    from rdflib.plugins.sparql.sparql import SPARQLError

    one, other, operator = expression.expr, expression.other, expression.op
    allowed = _OPERATORS.get(operator)
    if allowed is None or not (isinstance(one, Literal) and isinstance(other, Literal)):
        return RelationalExpression(expression, context)
    order = compared(term_of(one), term_of(other))
    if order is not None:
        return Literal(order in allowed)
    if operator in ("=", "!="):
        return RelationalExpression(expression, context)
    raise SPARQLError("these can't be compared")


def _relation(one: Node, other: Node) -> int | None:
    from rdflib import Literal

    if isinstance(one, Literal) and isinstance(other, Literal):
        return compared(term_of(one), term_of(other))
    return 0 if one == other else None


def term_of(literal: Literal) -> Term:
    """Give a literal of rdflib as it is written."""
    if literal.language:
        return Term(str(literal), RDF + "langString", literal.language)
    return Term(str(literal), str(literal.datatype or XSD + "string"))
