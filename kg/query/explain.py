"""Gives the sentences that a fact comes from, with the words marked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.errors import UnknownName
from kg.model import Span
from kg.query.naming import checked
from kg.query.solutions import Term, select
from kg.rdf.terms import ONTOLOGY, PREFIXES

if TYPE_CHECKING:
    from kg.store.base import Queryable

type Row = Mapping[str, Term]

MOST_FACTS = 50
_PROLOGUE = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in PREFIXES.items())


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence of an article with the words that carry a fact: ``marks`` count in ``sentence``."""

    sentence: str
    marks: tuple[Span, ...]
    article: str
    title: str | None = None
    published: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Support:
    """A fact and what it rests on: its passages, the rule that found it, and how sure that is (0 to 1)."""

    iri: str
    label: str
    class_name: str
    method: str
    confidence: float | None
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """What is known of an IRI and the facts that speak of it; ``more`` counts those that were left out."""

    iri: str
    label: str
    class_name: str
    supports: tuple[Support, ...]
    more: int = 0


def explain(store: Queryable, iri: str, base: str, *, most: int = MOST_FACTS) -> Explanation:
    """Give the evidence of a fact, or the facts about an entity or article with theirs.

    An event comes with its participations; a person, country, organisation or place with the links, tenures,
    participations and statements that point at it; a passage with the facts that rest on it.

    :raises kg.errors.UnknownName: if the store knows nothing of the IRI.
    """
    checked(iri)
    facts = [row["node"].value for row in select(store, _PROLOGUE + _FACTS.replace("?_iri", f"<{iri}>"))]
    labels = _labels(store, [iri])
    if not facts and iri not in labels:
        raise UnknownName(
            f"nothing is known of {iri.removeprefix(base).removeprefix('id/')}",
            where=f"looked for <{iri}>",
            todo="Take an IRI from an answer, as 'kg query latest-events' gives them.",
        )
    class_name, label = labels.get(iri, ("", iri))
    shown = facts[:most]
    return Explanation(iri, label, class_name, _supports(store, shown, iri), len(facts) - len(shown))


_FACTS = """
SELECT ?node (MIN(?place) AS ?rank) WHERE {
  { BIND (?_iri AS ?node) BIND (0 AS ?place) }
  UNION { ?_iri dip:hasParticipation ?node BIND (1 AS ?place) }
  UNION { ?node dip:entity ?_iri BIND (1 AS ?place) }
  UNION { ?node dip:person|dip:office|dip:of ?_iri BIND (2 AS ?place) }
  UNION { ?node dip:agent|dip:onBehalfOf|dip:place ?_iri BIND (3 AS ?place) }
  UNION { ?node dip:speaker|dip:about|dip:addressee|dip:attributedTo ?_iri BIND (4 AS ?place) }
  UNION { ?node dip:evidence ?_iri BIND (1 AS ?place) }
  UNION { ?node dip:assertedBy ?_iri BIND (1 AS ?place) }
  UNION { ?node dip:mentionOf ?_iri BIND (1 AS ?place) }
  UNION { ?node dip:officeTitle ?title ; dip:evidence/oa:hasSource/dip:versionOf ?_iri BIND (1 AS ?place) }
  ?node dip:evidence ?evidence .
  ?evidence oa:start ?at ; oa:hasSource/dip:versionOf ?article .
  OPTIONAL { ?article dcterms:issued ?day }
}
GROUP BY ?node
ORDER BY ?rank (MIN(?day)) (MIN(?at)) ?node
"""

_EVIDENCE = """
SELECT DISTINCT ?node ?method ?confidence ?start ?exact ?prefix ?sentence ?article ?title ?issued ?url WHERE {
  VALUES ?node { %s }
  ?node dip:evidence ?passage ; dip:method ?method .
  ?passage oa:start ?start ; oa:exact ?exact ; dip:sentence ?sentence ; oa:hasSource/dip:versionOf ?article .
  OPTIONAL { ?node dip:confidence ?confidence }
  OPTIONAL { ?passage oa:prefix ?prefix }
  OPTIONAL { ?article dcterms:title ?title }
  OPTIONAL { ?article dcterms:issued ?issued }
  OPTIONAL { ?article schema:url ?url }
}
ORDER BY ?issued ?article ?start
"""

_LABELS = """
SELECT ?node ?class ?label ?agent ?role ?mode ?attendance ?event ?what ?form WHERE {
  VALUES ?node { %s }
  ?node a ?class .
  OPTIONAL { ?node rdfs:label|dcterms:title|oa:exact ?label }
  OPTIONAL { ?node dip:agent|dip:entity ?who . ?who rdfs:label ?agent }
  OPTIONAL { ?node dip:role ?role ; dip:attendance ?attendance .
    ?event dip:hasParticipation ?node ; rdfs:label ?what OPTIONAL { ?node dip:mode ?mode } }
  OPTIONAL { ?node dip:surfaceForm ?form }
}
"""


def _values(iris: Iterable[str]) -> str:
    return " ".join(f"<{iri}>" for iri in iris)


def _supports(store: Queryable, nodes: list[str], about: str) -> tuple[Support, ...]:
    if not nodes:
        return ()
    evidence: dict[str, list[Row]] = {node: [] for node in nodes}
    for row in select(store, _PROLOGUE + _EVIDENCE % _values(nodes)):
        evidence[row["node"].value].append(row)
    labels = _labels(store, nodes, about)
    return tuple(_support(node, labels[node], rows) for node, rows in evidence.items() if rows)


def _support(node: str, named: tuple[str, str], rows: list[Row]) -> Support:
    class_name, label = named
    confidence = float(rows[0]["confidence"].value) if "confidence" in rows[0] else None
    return Support(node, label, class_name, rows[0]["method"].value, confidence, _passages(rows))


def _passages(rows: list[Row]) -> tuple[Passage, ...]:
    """Give a passage for each sentence; several stretches of one sentence are marked together."""
    passages: dict[tuple[str, str], list[Row]] = {}
    for row in rows:
        passages.setdefault((row["article"].value, row["sentence"].value), []).append(row)
    return tuple(
        Passage(
            sentence,
            tuple(sorted({mark for row in group if (mark := _mark(row))})),
            article,
            *(group[0][name].value if name in group[0] else None for name in ("title", "issued", "url")),
        )
        for (article, sentence), group in passages.items()
    )


def _mark(row: Row) -> Span | None:
    """Give where the words stand in the sentence; the text before them tells which of several places."""
    words, sentence = row["exact"].value, row["sentence"].value
    before = row["prefix"].value if "prefix" in row else ""
    place = sentence.find(words)
    first = place
    while place >= 0:
        head = sentence[:place]
        if head.endswith(before) or before.endswith(head):
            return Span(place, place + len(words))
        place = sentence.find(words, place + 1)
    return Span(first, first + len(words)) if first >= 0 else None


def _labels(store: Queryable, nodes: list[str], about: str = "") -> dict[str, tuple[str, str]]:
    """Give the local name of the narrowest class and the label of each node that has a class.

    A participation names its event too, unless that is what the explanation is ``about``.
    """
    rows: dict[str, list[Row]] = {}
    for row in select(store, _PROLOGUE + _LABELS % _values(nodes)):
        rows.setdefault(row["node"].value, []).append(row)
    return {node: (_class_name(group), _label(group, about)) for node, group in rows.items()}


def _class_name(rows: list[Row]) -> str:
    classes = sorted({row["class"].value for row in rows})
    ours = [iri.removeprefix(ONTOLOGY) for iri in classes if iri.startswith(ONTOLOGY)]
    # every event is also an Event, an international organisation also an Organization
    narrow = [name for name in ours if name not in ("Event", "Organization", "Place")] or ours
    return narrow[0] if narrow else classes[0]


def _label(rows: list[Row], about: str) -> str:
    row = rows[0]
    if "label" in row:
        return row["label"].value
    who = row["agent"].value if "agent" in row else ""
    if "form" in row:
        forms = sorted({each["form"].value for each in rows if "form" in each})
        return f"{who}, called " + ", ".join(f"“{form}”" for form in forms)
    how = [_local(row[name]) for name in ("role", "mode", "attendance") if name in row]
    if "what" in row and row["event"].value != about:
        how.append(row["what"].value)
    return ", ".join([who, *how]) if who else row["node"].value


def _local(term: Term) -> str:
    """Give ``in person`` for ``dip:inPerson``."""
    name = term.value.rpartition("#")[2].removesuffix("Role")
    return "".join(f" {letter.lower()}" if letter.isupper() else letter for letter in name)
