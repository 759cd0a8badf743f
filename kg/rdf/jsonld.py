"""Writes triples as JSON-LD, compacted with ``ontology/context.jsonld``: short names, nothing lost.

Our own few lines because the JSON-LD of rdflib orders values by chance and Oxigraph's compacts none.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Triple, parse

from kg.rdf.terms import iri
from kg.resources import folder

_TYPE = iri("rdf:type")
_STRING = iri("xsd:string")
_INTEGER = iri("xsd:integer")
_LANGUAGE_STRING = iri("rdf:langString")
_WHOLE = re.compile(r"0|-?[1-9][0-9]*")
_EXACT_DIGITS = 15


@dataclass(frozen=True, slots=True)
class Term:
    """A name of the context: what it stands for, and how its values are written."""

    name: str
    iri: str
    type: str | None = None
    language: str | None = None
    is_set: bool = False


@dataclass(frozen=True, slots=True)
class Context:
    """A JSON-LD context as lookups; ``source`` is what stands in the file."""

    source: dict[str, Any]
    prefixes: dict[str, str]
    terms: dict[str, list[Term]]
    names: dict[str, str]

    def short(self, iri: str) -> str:
        """Give an IRI with a prefix, where one fits."""
        for prefix, start in self.prefixes.items():
            if iri.startswith(start) and len(iri) > len(start) and not iri.startswith("//", len(start)):
                return f"{prefix}:{iri[len(start) :]}"
        return iri

    def name(self, iri: str) -> str:
        """Give the name of a class or concept, else the IRI with a prefix."""
        return self.names.get(iri) or self.short(iri)


@cache
def load_context() -> Context:
    """Give the context that comes with the ontology.

    :raises ValueError: if it uses a part of JSON-LD that is not written here.
    """
    text = (folder("ontology") / "context.jsonld").read_text(encoding="utf-8")
    return read_context(json.loads(text)["@context"])


def read_context(source: dict[str, Any]) -> Context:
    """Give the lookups of a context with prefixes, plain names, and names with type, language and ``@set``.

    :raises ValueError: for any other part of JSON-LD.
    """
    entries = {name: value for name, value in source.items() if not name.startswith("@")}
    plain = {name: value for name, value in entries.items() if isinstance(value, str)}
    prefixes = {name: value for name, value in plain.items() if value.endswith(("#", "/"))}
    terms = [_term(name, value, prefixes) for name, value in entries.items() if name not in prefixes]
    by_iri: defaultdict[str, list[Term]] = defaultdict(list)
    for term in terms:
        by_iri[term.iri].append(term)
    names = {term.iri: term.name for term in terms if term.type is None and term.language is None}
    return Context(source, prefixes, dict(by_iri), names)


def _term(name: str, value: Any, prefixes: Mapping[str, str]) -> Term:
    entry = {"@id": value} if isinstance(value, str) else dict(value)
    container = entry.get("@container")
    if entry.keys() - {"@id", "@type", "@language", "@container"} or container not in (None, "@set"):
        raise ValueError(f"the context says of {name!r} what cannot be written: {value}")
    kind, language = entry.get("@type"), entry.get("@language")
    return Term(
        name, _full(entry["@id"], prefixes), kind and _full(kind, prefixes), language, container == "@set"
    )


def _full(text: str, prefixes: Mapping[str, str]) -> str:
    prefix, colon, rest = text.partition(":")
    return prefixes[prefix] + rest if colon and prefix in prefixes else text


def document(graphs: Mapping[str, bytes]) -> dict[str, Any]:
    """Give named graphs (IRI and N-Triples) as one JSON-LD document that carries its context."""
    key = load_context().name("@id")
    written = [
        {key: graph, "@graph": nodes(parse(data, format=RdfFormat.N_TRIPLES))}
        for graph, data in sorted(graphs.items())
    ]
    return {"@context": load_context().source, "@graph": written}


def triples_document(data: bytes) -> dict[str, Any]:
    """Give N-Triples as a JSON-LD document without the name of a graph."""
    written = nodes(parse(data, format=RdfFormat.N_TRIPLES))
    return {"@context": load_context().source, "@graph": written}


def nodes(triples: Iterable[Triple | Any]) -> list[dict[str, Any]]:
    """Give one JSON object for each subject, sorted by subject; properties and values are sorted too."""
    context = load_context()
    grouped: defaultdict[str, defaultdict[str, list[Any]]] = defaultdict(lambda: defaultdict(list))
    sets: set[str] = set()
    for triple in triples:
        entry = grouped[_reference(triple.subject)]
        if triple.predicate.value == _TYPE and isinstance(triple.object, NamedNode):
            entry["@type"].append(context.name(triple.object.value))
            continue
        name, value, is_set = _value(context, triple.predicate.value, triple.object)
        entry[name].append(value)
        if is_set:
            sets.add(name)
    return [_object(context, subject, entry, sets) for subject, entry in sorted(grouped.items())]


def _object(context: Context, subject: str, entry: Mapping[str, list[Any]], sets: set[str]) -> dict[str, Any]:
    written: dict[str, Any] = {context.name("@id"): context.short(subject)}
    for name, values in sorted(entry.items(), key=lambda item: (item[0] != "@type", item[0])):
        ordered = sorted(values, key=lambda value: json.dumps(value, ensure_ascii=False, sort_keys=True))
        key = context.name(name) if name == "@type" else name
        written[key] = ordered if len(ordered) > 1 or name in sets else ordered[0]
    return written


def _value(context: Context, predicate: str, value: Any) -> tuple[str, Any, bool]:
    """Give the name of the property, the value as JSON, and whether the name always has an array."""
    for term in context.terms.get(predicate, ()):
        written = _coerced(context, term, value)
        if written is not None:
            return term.name, written, term.is_set
    if isinstance(value, Literal):
        return context.short(predicate), _explicit(context, value), False
    return context.short(predicate), {"@id": context.short(_reference(value))}, False


def _coerced(context: Context, term: Term, value: Any) -> Any:
    """Give the value as the term has it, or None if the term would say something else."""
    if not isinstance(value, Literal):
        if term.type == "@vocab" and isinstance(value, NamedNode):
            return context.name(value.value)
        return context.short(_reference(value)) if term.type == "@id" else None
    datatype = value.datatype.value
    if datatype == _LANGUAGE_STRING:
        return value.value if value.language == term.language else None
    if datatype == _STRING:
        return value.value if term.type is None and term.language is None else None
    if datatype != term.type:
        return None
    return _number(value.value) if datatype == _INTEGER else value.value


def _number(text: str) -> int | str:
    """Give a JSON number if it reads back as the same text; JSON-LD would make a double of a fraction."""
    if not _WHOLE.fullmatch(text) or len(text) > _EXACT_DIGITS:
        return text
    return int(text)


def _explicit(context: Context, value: Literal) -> dict[str, str] | str:
    if value.language:
        return {"@language": value.language, "@value": value.value}
    if value.datatype.value == _STRING:
        return {"@value": value.value}
    return {"@type": context.name(value.datatype.value), "@value": value.value}


def _reference(value: NamedNode | BlankNode | Any) -> str:
    return str(value) if isinstance(value, BlankNode) else str(value.value)
