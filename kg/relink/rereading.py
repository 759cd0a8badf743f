"""Reads stored articles anew, so that decisions and newer authority data come to hold for them, too."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from kg.consolidate.marks import version_in
from kg.link.decided import METHOD, target_of
from kg.link.decisions import Match, load_decisions
from kg.model import Article
from kg.quarantine import Quarantine
from kg.query.solutions import Term, select
from kg.rdf.mint import article_graph_iri, article_iri, entity_iri
from kg.rdf.terms import PREFIXES
from kg.store.replaced import REPLACED_BY

if TYPE_CHECKING:
    from kg.authority import Authority
    from kg.config import Settings
    from kg.link.decisions import Decisions
    from kg.store.base import Store

_PROLOGUE = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in PREFIXES.items())


@dataclass(frozen=True, slots=True)
class Relinked:
    """What came of reading stored articles anew.

    ``counts`` numbers the articles by what came of them (``stored``, ``unchanged``, ...), ``problems`` says
    which could not be read, ``replaced`` has the old and the new IRI of each entity and office that moved.
    """

    counts: Mapping[str, int]
    problems: tuple[str, ...]
    replaced: tuple[tuple[str, str], ...]


def relink(store: Store, settings: Settings, *, everything: bool = False) -> Relinked:
    """Read the articles anew that decisions bear on, or all, and keep the old IRIs alive.

    An article that no decision bears on is left as it is. Only the text that is stored is read.

    :raises kg.errors.StoreError: if the store fails; the articles before are relinked.
    :raises kg.errors.InputError: if the file of decisions cannot be read.
    """
    from kg.authority import load_authority
    from kg.consolidate import changed_articles, consolidate
    from kg.pipeline import ingest

    decisions, base = load_decisions(settings), settings.base_iri
    before = _notes(store, base)
    keys = _all(store, base) if everything else _touched(store, base, decisions)
    # To read the older version again would count as the newer one's end.
    outdated = sorted(keys & _refused_since(store, base))
    articles = (
        article for key in sorted(keys - set(outdated)) if (article := stored_article(store, key, base))
    )
    counts = Counter[str]()
    problems = [f"article/{key} is left as it is: a newer version is in quarantine" for key in outdated]
    for outcome in ingest(articles, store, settings):
        counts[outcome.status] += 1
        if outcome.error is not None:
            problems.append(str(outcome.error))
        elif outcome.status == "refused":
            problems.append(f"article/{outcome.article.key} breaks a shape as it is read now")
    authority = load_authority(settings)
    # What a run that broke off stored anew is unchanged now, and has the version that was consolidated.
    if left := changed_articles(store, base, keys - set(outdated)):
        consolidate(store, authority, settings, left)
    _note_decisions(store, settings, decisions, authority)
    moved = sorted(_notes(store, base) - before)
    return Relinked(counts, tuple(problems), tuple(moved))


def stored_article(store: Store, key: str, base: str) -> Article | None:
    """Give the current version of an article as it was read, or None if the store has not all of it."""
    graph = article_graph_iri(base, key)
    text = f"""{_PROLOGUE}SELECT * WHERE {{ GRAPH <{graph}> {{
      ?article a dip:Article ; dip:currentVersion ?version . ?version dip:text ?text
      OPTIONAL {{ ?article dcterms:title ?title }} OPTIONAL {{ ?article dcterms:issued ?issued }}
      OPTIONAL {{ ?article schema:url ?url }} OPTIONAL {{ ?article dcterms:identifier ?given }}
      OPTIONAL {{ ?article dcterms:language ?language }} }} }}"""
    rows = select(store, text).rows
    if not rows:
        return None
    said = {name: term.value for name, term in rows[0].items()}
    title = said.get("title")
    article = Article(
        key=key,
        content=said["text"],
        text_start=len(title) + 2 if title and said["text"].startswith(f"{title}\n\n") else 0,
        published=date.fromisoformat(said["issued"]) if "issued" in said else None,
        url=said.get("url"),
        given_id=said.get("given"),
        language=said.get("language", "en"),
    )
    return article if said["version"].endswith(f"/v/{article.version}") else None


def _refused_since(store: Store, base: str) -> set[str]:
    """Give the keys of the articles of which a newer version than the stored one is in quarantine."""
    quarantine = Quarantine(store, base)
    refused = (held for key in quarantine.articles() if (held := quarantine.held(key)))
    return {
        held.key
        for held in refused
        if version_in(store.graph(article_graph_iri(base, held.key)), article_iri(base, held.key))
        != held.version
    }


def _all(store: Store, base: str) -> set[str]:
    return _keys(select(store, f"{_PROLOGUE}SELECT ?article WHERE {{ ?article a dip:Article }}"), base)


def _keys(rows: Iterable[Mapping[str, Term]], base: str) -> set[str]:
    return {row["article"].value.removeprefix(f"{base}id/article/") for row in rows}


def _touched(store: Store, base: str, decisions: Decisions) -> set[str]:
    """Give the keys of the articles that name a decided entity, or that rest on a decision that may be gone."""
    found: set[str] = set()
    for values in _batches(sorted({f"<{entity_iri(base, one.entity)}>" for one in decisions})):
        found |= _keys(select(store, _WITH_ENTITY.format(entities=values)), base)
    return found | _keys(select(store, _BY_DECISION), base)


def _batches(iris: list[str], size: int = 200) -> Iterator[str]:
    return (" ".join(iris[start : start + size]) for start in range(0, len(iris), size))


_WITH_ENTITY = (
    _PROLOGUE.replace("{", "{{").replace("}", "}}")
    + """SELECT DISTINCT ?article WHERE {{
  VALUES ?entity {{ {entities} }}
  ?link a dip:EntityLink ; dip:entity ?entity ; dip:evidence/oa:hasSource/dip:versionOf ?article }}"""
)
_BY_DECISION = f"""{_PROLOGUE}SELECT DISTINCT ?article WHERE {{
  ?link a dip:EntityLink ; dip:method "{METHOD}" ; dip:evidence/oa:hasSource/dip:versionOf ?article }}"""


def _notes(store: Store, base: str) -> set[tuple[str, str]]:
    text = f"SELECT ?old ?new WHERE {{ GRAPH <{base}graph/entities> {{ ?old <{REPLACED_BY}> ?new }} }}"
    return {(row["old"].value, row["new"].value) for row in select(store, text)}


def _note_decisions(store: Store, settings: Settings, decisions: Decisions, authority: Authority) -> None:
    """Note where decided entities went whose articles were read with the decisions from the beginning.

    An old IRI that nothing describes leads on only if its new one is described.
    """
    base = settings.base_iri
    pairs = sorted(
        (f"<{entity_iri(base, one.entity)}>", f"<{entity_iri(base, target)}>")
        for one in decisions
        if one.match is Match.EXACT and one.wikidata and (target := target_of(one, authority)) != one.entity
    )
    for start in range(0, len(pairs), 100):
        values = " ".join(f"({old} {new})" for old, new in pairs[start : start + 100])
        store.update(f"""INSERT {{ GRAPH <{base}graph/entities> {{ ?old <{REPLACED_BY}> ?new }} }} WHERE {{
          VALUES (?old ?new) {{ {values} }}
          GRAPH <{base}graph/entities> {{ ?new a ?class }}
          FILTER NOT EXISTS {{ GRAPH <{base}graph/entities> {{ ?old ?p ?o }} }} }}""")
