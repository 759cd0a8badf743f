"""What RDF terms mean, so that graphs can be compared that were kept in other lexical forms."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from decimal import Decimal, InvalidOperation

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, RdfFormat, Triple, parse

from kg.errors import RemoteError

_XSD = "http://www.w3.org/2001/XMLSchema#"
_WHOLE = (
    "integer int long short byte nonNegativeInteger positiveInteger nonPositiveInteger negativeInteger "
    "unsignedLong unsignedInt unsignedShort unsignedByte decimal"
)
_EXACT = frozenset(_XSD + name for name in _WHOLE.split())
_ROUGH = frozenset((_XSD + "double", _XSD + "float"))

type Value = tuple[str, object]
type Statement = tuple[Value, Value, Value]


def values(data: bytes, where: str) -> set[Statement]:
    """Give N-Triples as statements of values: ``0.90`` and ``0.9`` are one; all blank nodes are one.

    :raises kg.errors.RemoteError: if the bytes are no N-Triples.
    """
    try:
        return {_statement(each) for each in parse(data, format=RdfFormat.N_TRIPLES, lenient=True)}
    except (SyntaxError, ValueError) as error:
        raise RemoteError(f"the server gave back what does not parse: {error}", where=where) from None


def told(statements: Iterable[Statement]) -> str:
    """Give the first of some statements for a person to read."""
    return " ".join(str(term[1]) for term in min(statements, key=str))


def _statement(quad: Quad) -> Statement:
    return _value(quad.subject), _value(quad.predicate), _value(quad.object)


def _value(term: NamedNode | BlankNode | Literal | Triple) -> Value:
    if isinstance(term, Literal):
        return _literal(term)
    return ("blank", "") if isinstance(term, BlankNode) else ("iri", str(term))


def _literal(literal: Literal) -> Value:
    if literal.language:
        return f"@{literal.language.lower()}", literal.value
    kind = literal.datatype.value
    try:
        if kind in _EXACT:
            return "number", Decimal(literal.value)
        if kind in _ROUGH:
            return "float", float(literal.value)
        if kind == _XSD + "boolean":
            return "boolean", literal.value in ("true", "1")
        if kind == _XSD + "dateTime":
            return _moment(literal.value)
    except (ValueError, InvalidOperation):
        pass  # no value of its type: compared as it is written
    return kind, literal.value


def _moment(text: str) -> Value:
    moment = datetime.fromisoformat(text)
    return ("moment", moment.astimezone(UTC)) if moment.tzinfo else ("local moment", moment)
