"""Queries as graph stores of others are sent them, and their answers in the forms that ours come in."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import IO, cast

from pyoxigraph import (
    NamedNode,
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    RdfFormat,
    Store,
    Triple,
    parse,
    parse_query_results,
    serialize,
)

from kg.errors import QueryError, RemoteError
from kg.rdf.ntriples import canonical, statements
from kg.store.answers import Sink, write, write_graph
from kg.store.base import AnswerKind
from kg.store.complaint import complaint
from kg.store.dialects import Dialect
from kg.store.endpoint import with_prefixes
from kg.store.graph_server import Refused, Said
from kg.store.media import GRAPHS, JSON, NTRIPLES, RESULTS, XML, acceptable, with_media_type
from kg.store.packing import Pieces
from kg.store.syntax import FORMS, Outline, outline, tokens

# As Virtuoso tells it.
_SYNTAX = re.compile(r"line (\d+): (syntax error .*)")
_AT_ONCE = 200


@dataclass(frozen=True, slots=True)
class RemoteQuery:
    """A query to be sent: its form, the parameters of the SPARQL Protocol, and the media type to ask for.

    Rows and verdicts are asked for as JSON and graphs as N-Triples, which all servers have; what the client
    gets is written from these here, so that it is the same from every server, and never half an answer.
    """

    text: str
    form: str
    parameters: tuple[tuple[str, str], ...]
    accept: str


def remote_query(
    text: str,
    dialect: Dialect,
    media_type: str | None = None,
    default_graphs: Sequence[str] | None = None,
    named_graphs: Sequence[str] | None = None,
    *,
    union: bool = True,
) -> RemoteQuery:
    """Give a query as a server is sent it; without ``union`` its default graph is left as it is.

    :raises kg.errors.QueryError: if it is none, or a graph has no absolute IRI.
    :raises kg.errors.NotAcceptable: if its answer has no such media type.
    """
    shape = outline(text)
    if shape.form not in FORMS:
        raise complaint(text, "it is no query")
    is_graph = shape.form in ("construct", "describe")
    if media_type:
        forms = GRAPHS if is_graph else (JSON, XML) if shape.form == "ask" else RESULTS
        acceptable(media_type, (*forms, NTRIPLES) if is_graph else forms, "the answer")
    graphs = [("default-graph-uri", _absolute(graph)) for graph in default_graphs or ()]
    graphs += [("named-graph-uri", _absolute(graph)) for graph in named_graphs or ()]
    if union and dialect.union and not shape.dataset and default_graphs is None and named_graphs is None:
        graphs = [(dialect.union, "")]
    accept = (NTRIPLES if is_graph else JSON).media_type
    return RemoteQuery(text, shape.form, (("query", with_prefixes(text)), *graphs), accept)


def _absolute(graph: str) -> str:
    try:
        return NamedNode(graph).value
    except ValueError as error:
        raise QueryError(f"a graph of the dataset has no absolute IRI: {error}", todo="Mend it.") from None


def checked(said: Said, query: RemoteQuery, where: str) -> None:
    """Refuse an answer in another form than was asked for, or one that the server cut off at its limit.

    :raises kg.errors.RemoteError: with what it is.
    """
    wanted = NTRIPLES if query.accept == NTRIPLES.media_type else JSON
    if with_media_type(said.media_type, (wanted,)) is None:
        raise RemoteError(
            f"the server answered {said.media_type or 'something'} instead of {query.accept}",
            where=where,
            todo="See that the address is that of its SPARQL endpoint.",
        )
    if rows := said.headers.get("x-sparql-maxrows"):
        raise RemoteError(
            f"the server cuts answers off after {rows} rows",
            where=where,
            todo="Take LIMIT, or raise ResultSetMaxRows in its virtuoso.ini.",
        )


def rewritten(
    source: IO[bytes], form: str, dialect: Dialect, media_type: str | None, sink: Sink
) -> tuple[AnswerKind, str]:
    """Write a server's answer in the media type that was asked for, as it comes; give its kind and media type.

    :raises kg.errors.RemoteError: if it is not whole.
    """
    try:
        if form == "construct":
            return write_graph(triples_in(source), media_type, sink)
        plain = _renamed(source, dialect.blank) if dialect.blank else source
        found = parse_query_results(plain, format=QueryResultsFormat.JSON)
        if form == "ask" and isinstance(found, QuerySolutions):
            found = _verdict(found)
        return write(found, media_type, sink)
    except SyntaxError as error:
        raise RemoteError(f"the server's answer is not whole: {error.msg}") from None


def triples_in(source: IO[bytes] | bytes) -> Iterator[Triple]:
    """Give the triples of N-Triples in the forms that the engine keeps.

    :raises SyntaxError: if they are not whole.
    """
    staged = Store()
    staged.extend(parse(source, format=RdfFormat.N_TRIPLES, lenient=True))
    return (quad.triple for quad in staged)


def canonical_triples(data: bytes, graph: str) -> bytes:
    """Give N-Triples of a server as canonical ones, in the forms that the engine keeps.

    :raises kg.errors.RemoteError: if they are not whole.
    """
    try:
        written = serialize(triples_in(data), format=RdfFormat.N_TRIPLES) or b""
    except SyntaxError as error:
        raise RemoteError(f"the server gave back what does not parse: {error.msg}", where=graph) from None
    return canonical(statements(written))


def _verdict(found: QuerySolutions) -> QueryBoolean:
    """Give the yes or no of a server that answers ASK with a table of one number, or of none (Virtuoso)."""
    is_yes = any(getattr(row[0], "value", "") in ("1", "true") for row in found)
    text = f'{{"head":{{}},"boolean":{str(is_yes).lower()}}}'
    verdict = parse_query_results(text.encode(), format=QueryResultsFormat.JSON)
    assert isinstance(verdict, QueryBoolean)
    return verdict


def _renamed(source: IO[bytes], beginning: str) -> IO[bytes]:
    """Give JSON in which blank nodes are called ``nodeID://b1`` with labels; no value holds a line's end."""
    old, new = f'"bnode", "value": "{beginning}'.encode(), b'"bnode", "value": "'
    pieces = Pieces(lambda: source.readline().replace(old, new))
    return cast("IO[bytes]", io.BufferedReader(pieces))


def refused(query_text: str, error: Refused, *, update: bool = False) -> QueryError:
    """Give the error for a text that a server refused, with the place if the server names one."""
    said = error.said
    shift = len(with_prefixes(query_text)) - len(query_text)
    if shift and (match := re.match(r"error at 1:(\d+):", said)):
        said = f"error at 1:{max(int(match[1]) - shift, 1)}:{said[match.end() :]}"
    found = complaint(query_text, said, update=update)
    if not found.where and (match := _SYNTAX.search(said)):
        noun = "update" if update else "query"
        found = QueryError(
            f"the {noun} does not parse: {match[2]}", where=f"line {match[1]}", todo=found.todo
        )
    return found


@dataclass(frozen=True, slots=True)
class Description:
    """What a DESCRIBE asks: things by name, and the query for those that variables stand for."""

    named: tuple[str, ...]
    select: str


def description_of(text: str, shape: Outline) -> Description:
    """Give what a DESCRIBE query asks."""
    start, named, variables, end = len(shape.prologue), list[str](), list[str](), len(text)
    has_pattern = False
    for token in tokens(text):
        if token.start <= start:
            continue
        word = token.text.lower() if token.kind == "word" else token.text
        if word in ("from", "where", "{", "order", "limit", "offset", "group", "having", "values"):
            end, has_pattern = token.start, True
            break
        (named if token.kind in ("iri", "name") else variables).append(token.text)
    select = f"{shape.prologue}SELECT DISTINCT {' '.join(variables)} {text[end:]}"
    return Description(tuple(named), select if variables and has_pattern else "")


def descriptions(names: Iterable[str], shape: Outline) -> Iterator[str]:
    """Give the queries for the statements about things, some at a time."""
    ordered = list(names)
    for start in range(0, len(ordered), _AT_ONCE):
        some = " ".join(ordered[start : start + _AT_ONCE])
        clauses = shape.clauses
        yield (
            f"{shape.prologue}CONSTRUCT {{ ?s ?p ?o }} {clauses} WHERE {{ VALUES ?s {{ {some} }} ?s ?p ?o }}"
        )
