"""The articles in quarantine, each with the reasons why it is there."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kg.quarantine.held import report_graph_iri
from kg.rdf.mint import article_graph_iri
from kg.serve.views.rows import Row, bracketed, first, quoted, rows, value
from kg.serve.views.wording import days
from kg.store.base import Queryable

_SHACL = "http://www.w3.org/ns/shacl#"
_REPORT = "?report a sh:ValidationReport ; dcterms:source ?v"
# The reports lie below the articles.
_TAIL = "/report"


@dataclass(frozen=True, slots=True)
class Reason:
    """A result of the validation: what is wrong with which node, and the sentence that the node rests on.

    ``path`` is empty where it is more than one property: the shape says it then.
    """

    severity: str
    message: str
    focus: str
    label: str
    path: str
    value: str
    shape: str
    sentence: str


@dataclass(frozen=True, slots=True)
class RefusedLine:
    """A refused article: IRI, title, day, the version that was refused, and that which the store held then."""

    article: str
    title: str
    published: str
    date: str
    version: str
    accepted: str
    graph: str
    reasons: tuple[Reason, ...]


def refused_count(store: Queryable) -> int:
    """Give the number of articles in a quarantine."""
    return int(value(first(rows(store, f"SELECT (COUNT(DISTINCT ?report) AS ?n) {{ {_REPORT} }}")), "n") or 0)


def is_refused(store: Queryable, base: str, key: str) -> bool:
    """Tell whether an article is in a quarantine, or half of one that a run which was cut off left."""
    graphs = " ".join(map(bracketed, (article_graph_iri(base, key), report_graph_iri(base, key))))
    return bool(rows(store, f"SELECT ?g {{ VALUES ?g {{ {graphs} }} GRAPH ?g {{ ?s ?p ?o }} }} LIMIT 1"))


def refused(
    store: Queryable, base: str, limit: int, offset: int, article: str = ""
) -> tuple[RefusedLine, ...]:
    """Give a page of the list of refused articles, or the ``article`` (IRI) alone; the newest first.

    What is wrong with an article may be its own title or day: where there are several, the first is shown.
    """
    only = f"FILTER(STR(?report) = {quoted(article + _TAIL)})" if article else ""
    text = f"""
    SELECT ?report (MIN(STR(?d)) AS ?day) (MIN(STR(?t)) AS ?title) (MIN(STR(?v)) AS ?version)
      (MIN(STR(?a)) AS ?accepted) {{
      {_REPORT} . {only}
      BIND (IRI(REPLACE(STR(?report), "{_TAIL}$", "")) AS ?article)
      OPTIONAL {{ ?report dcterms:date ?d }} OPTIONAL {{ ?report dcterms:references ?a }}
      OPTIONAL {{ ?article dcterms:title ?t }}
    }} GROUP BY ?report ORDER BY DESC(?day) ?report LIMIT {limit} OFFSET {offset}"""
    found = [row for row in rows(store, text) if value(row, "report")]
    why = _reasons(store, [value(row, "report") for row in found])
    return tuple(_line(row, base, why.get(value(row, "report"), ())) for row in found)


def _line(row: Row, base: str, reasons: tuple[Reason, ...]) -> RefusedLine:
    article, day = value(row, "report").removesuffix(_TAIL), value(row, "day")
    return RefusedLine(
        article=article,
        title=value(row, "title"),
        published=day,
        date=days(day, day),
        version=value(row, "version"),
        accepted=value(row, "accepted"),
        graph=article.replace(f"{base}id/", f"{base}graph/", 1),
        reasons=reasons,
    )


def _reasons(store: Queryable, reports: Iterable[str]) -> dict[str, tuple[Reason, ...]]:
    wanted = " ".join(f"<{report}>" for report in reports)
    if not wanted:
        return {}
    text = f"""
    SELECT * {{ VALUES ?report {{ {wanted} }}
      ?report sh:result ?result . ?result sh:focusNode ?focus ; sh:resultSeverity ?severity .
      OPTIONAL {{ ?result sh:resultMessage ?message }} OPTIONAL {{ ?result sh:resultPath ?path }}
      OPTIONAL {{ ?result sh:value ?value }} OPTIONAL {{ ?result sh:sourceShape ?shape }}
      OPTIONAL {{ ?focus rdfs:label ?label }}
      OPTIONAL {{ ?focus dip:evidence/dip:sentence ?sentence }}
    }} ORDER BY ?severity ?focus ?message ?result ?label ?sentence"""
    found: dict[str, dict[str, Reason]] = {}
    for row in rows(store, text):
        # A node rests on several sentences: the first row has one of them.
        found.setdefault(value(row, "report"), {}).setdefault(value(row, "result"), _reason(row))
    order = ("Violation", "Warning", "Info")
    return {
        report: tuple(
            sorted(each.values(), key=lambda one: order.index(one.severity) if one.severity in order else -1)
        )
        for report, each in found.items()
    }


def _reason(row: Row) -> Reason:
    severity = value(row, "severity").removeprefix(_SHACL)
    names = ("message", "focus", "label", "path", "value", "shape", "sentence")
    said = {name: value(row, name) for name in names}
    if said["path"].startswith(f"{value(row, 'report')}/"):
        said["path"] = ""
    return Reason(severity, **said)
