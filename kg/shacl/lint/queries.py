"""The SPARQL in shapes, read by the parser of the reference engine (SHACL, sections 5 and 6; SHACL-AF)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from kg.shacl.lint.finding import VIOLATION, WARNING, Finding
from kg.shacl.lint.shapes_graph import ShapesGraph
from kg.shacl.vocabulary import SHACL

if TYPE_CHECKING:
    from rdflib.plugins.sparql.parserutils import CompValue
    from rdflib.term import Node

_QUERIES = ("select", "ask", "construct")
# SHACL, section 5.2.1; rdflib's names of the algebra.
_FORBIDDEN = {"Minus": "MINUS", "values": "VALUES", "ServiceGraphPattern": "SERVICE"}
# What gives a variable a value, in the names of rdflib's parser: BIND, and (... AS ...) of a SELECT.
_GIVEN = {"Bind": "var", "vars": "evar"}
_PATH = "<urn:kg:path>"


def queries(shapes: ShapesGraph) -> Iterator[Finding]:
    """Give queries that don't parse, that lack prefixes, or that do not give ``$this``."""
    for name in _QUERIES:
        for node in shapes.having(name):
            for value in shapes.values(node, name):
                for severity, what in _faults(shapes, node, name, str(value)):
                    yield Finding("query", severity, node, what, name, value)


def _faults(shapes: ShapesGraph, node: Node, name: str, text: str) -> Iterator[tuple[str, str]]:
    from rdflib.plugins.sparql.algebra import translateQuery
    from rdflib.plugins.sparql.parser import parseQuery

    heads = _heads(shapes, node)
    known = {prefix: namespace for head in heads for prefix, namespace in _declared(shapes, head)}
    try:
        parsed = parseQuery(text.replace("$PATH", _PATH))
        if missing := _missing(parsed, known):
            is_whole = all((head, None, None) in shapes.graph for head in heads)
            what = f"no sh:prefixes leads to a sh:declare of the prefix {', '.join(missing)}"
            yield VIOLATION if is_whole else WARNING, what
            return
        algebra = translateQuery(parsed, initNs=known).algebra
    except Exception as error:  # rdflib raises of many kinds
        yield VIOLATION, f"the query does not parse: {' '.join(str(error).split())}"
        return
    if not algebra.name.lower().startswith(name):
        yield VIOLATION, f"sh:{name} holds another kind of query"
        return
    if _is_constraint(shapes, node):
        yield from _without_this(text, map(str, algebra["PV"]) if name == "select" else ("this",))
    yield from _restricted(parsed, algebra)


def _restricted(parsed: Any, algebra: CompValue) -> Iterator[tuple[str, str]]:
    """Give what SPARQL may not do in shapes, since variables are bound before (SHACL, section 5.2.1)."""
    parts = list(_parts(algebra))
    if any(each.name == "ToMultiSet" and not _keeps_this(each) for each in parts):
        yield VIOLATION, "a SELECT inside does not select $this: it finds the same for every node"
    given = (dict.get(each, _GIVEN[each.name]) for each in _parts(parsed) if each.name in _GIVEN)
    if "this" in map(str, given):
        yield VIOLATION, "the query gives $this a value of its own: it is bound before"
    names = {each.name for each in parts}
    for part, keyword in _FORBIDDEN.items():
        if part in names:
            what = f"{keyword} may not stand in the SPARQL of shapes: what is bound before does not reach it"
            yield VIOLATION, what


def _keeps_this(part: CompValue) -> bool:
    """Tell whether a group that is evaluated by itself gives ``$this``: one of values, or a SELECT."""
    projected = next((each["PV"] for each in _parts(part) if each.name in ("Project", "SelectQuery")), None)
    return projected is None or "this" in map(str, projected)


def _without_this(text: str, selected: Iterable[str]) -> Iterator[tuple[str, str]]:
    if "this" not in selected:
        yield VIOLATION, "the query does not select $this: its results belong to no node"
    elif len(re.findall(r"[?$]this\b", text)) < 2:
        yield WARNING, "the query says nothing of $this: it finds the same for every node"


def _is_constraint(shapes: ShapesGraph, node: Node) -> bool:
    from rdflib import SH

    return any((None, term, node) in shapes.graph for term in (SH.sparql, SH.target))


def _missing(parsed: Any, known: Mapping[str, str]) -> list[str]:
    """Give the prefixes in a query that neither it nor its shape declares; rdflib lends some of its own."""
    parts = list(_parts(parsed))
    own, used = (
        {str(dict.get(part, "prefix", "")) for part in parts if part.name == name}
        for name in ("PrefixDecl", "pname")
    )
    return sorted(f"{prefix}:" for prefix in used - own - known.keys())


def _parts(part: Any) -> Iterator[CompValue]:
    """Give all parts of a query, as they are written or as algebra."""
    from pyparsing import ParseResults
    from rdflib.plugins.sparql.parserutils import CompValue

    if isinstance(part, CompValue):
        yield part
        for each in part.values():
            yield from _parts(each)
    elif isinstance(part, list | tuple | set | ParseResults):
        for each in part:
            yield from _parts(each)


def _heads(shapes: ShapesGraph, node: Node) -> list[Node]:
    """Give what ``sh:prefixes`` leads to, imports followed."""
    from rdflib import OWL

    heads = shapes.values(node, "prefixes")
    places = (place for head in heads for place in shapes.graph.transitive_objects(head, OWL.imports))
    return [place for place in places if place is not None]


def _declared(shapes: ShapesGraph, head: Node) -> Iterator[tuple[str, str]]:
    from rdflib import SH

    if str(head) == SHACL:  # its own document declares it
        yield "sh", SHACL
    for declared in shapes.graph.objects(head, SH.declare):
        yield str(shapes.value(declared, "prefix")), str(shapes.value(declared, "namespace"))
