"""``/id/...``: every thing at its own path, as a page or as RDF; ``/graph/...``: graphs by their names."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from kg.errors import UnknownName
from kg.query.naming import find_iri
from kg.serve.answers import data, html, split_suffix, wanted_form
from kg.serve.body import address_parameters
from kg.serve.graph_answers import graph_answer
from kg.serve.inquiry import inquiry, viewed
from kg.serve.media import GRAPHS, HTML
from kg.serve.pages import Links, render
from kg.serve.service import service_of
from kg.serve.views.article import ArticleGraph, anchor, title_of
from kg.serve.views.canonical import canonical_page
from kg.serve.views.describe import Place, describe, place_of
from kg.serve.views.entity import entity_page
from kg.serve.views.refused import is_refused
from kg.serve.views.rows import names
from kg.serve.views.triples import Triples
from kg.serve.views.wording import compact
from kg.store.answers import transcribed
from kg.store.base import Queryable
from kg.store.media import TURTLE

router = APIRouter(tags=["Things"])
_FACTS = ("event", "statement", "tenure", "link")


@router.get("/id/{path:path}", summary="Read a thing")
async def thing(request: Request, path: str) -> Response:
    """Give a page or the triples of an article, an event, a person, a country, an office, ..."""
    service, parameters = service_of(request), address_parameters(request)
    name, suffix = split_suffix(path)
    iri = f"{service.settings.base_iri}id/{name}"
    said, form = wanted_form(request, suffix, parameters)
    headers = {"link": _links(request, iri, name)}
    async with inquiry(request) as asked:
        store = await asked.of(service)
        triples = await asked.view(_described, store, iri, service.settings.base_iri)
        if target := _successor(triples, iri):
            ending = f".{suffix}" if suffix else ""
            return RedirectResponse(Links(request.scope).to(target) + ending, 303)
        if form is not HTML:
            return data(await asked.view(transcribed, triples, form), said, headers)
        beside = await asked.of(service.beside) if service.beside else None
        page = await asked.view(_page, request, store, beside, iri, triples)
        return html(page, headers=headers) if isinstance(page, str) else page


def _described(store: Queryable, iri: str, base: str) -> bytes:
    try:
        return describe(store, iri, base)
    except UnknownName:
        raise
    except Exception as error:
        if getattr(error, "http_status", 500) == 400:
            raise UnknownName("nothing is known of this", where=iri[:200], todo="See /articles.") from None
        raise


def _successor(triples: bytes, iri: str) -> str | None:
    """Give the IRI that took the place of one of which nothing else is said."""
    if b"isReplacedBy" not in triples:
        return None
    said = Triples(triples)
    return None if said.one(iri, "rdf:type") else said.one(iri, "dcterms:isReplacedBy")


def _links(request: Request, iri: str, name: str) -> str:
    """Give the Link header: the forms, what describes the thing, and its own IRI."""
    root = request.scope.get("root_path", "")
    here = f"{root}/id/{name}"
    found = [
        f'<{here}.{form.suffixes[0]}>; rel="alternate"; type="{form.media_type}"' for form in (*GRAPHS, HTML)
    ]
    found += [f'<{here}.ttl>; rel="describedby"; type="text/turtle"', f'<{iri}>; rel="canonical"']
    return ", ".join(found).encode("ascii", "ignore").decode()


def _page(
    request: Request, store: Queryable, beside: Queryable | None, iri: str, triples: bytes
) -> str | Response:
    """Give the page of a thing, or send the browser to the page that shows it."""
    base = service_of(request).settings.base_iri
    place = place_of(iri, base)
    if place is None:
        own = Triples(triples)
        if own.one(iri, "dip:eventClass"):
            told = canonical_page(store, iri, own)
            return render(request.scope, "canonical.html", view=told, title=told.label)
        view = entity_page(store, iri, own)
        return render(request.scope, "entity.html", view=view, title=view.label)
    graph = _article_graph(store, place, base)
    if place.is_article:
        view_ = graph.page()
        refused = place.key if beside and is_refused(beside, base, place.key) else ""
        return render(request.scope, "article.html", view=view_, title=view_.title, refused=refused)
    if place.part not in _FACTS:
        return RedirectResponse(Links(request.scope).to(place.article), 303)
    if place.is_below:
        event = iri.split("/participation/", maxsplit=1)[0]
        return RedirectResponse(f"{Links(request.scope).to(event)}#{anchor(iri)}", 303)
    part = "statement" if graph.triples.one(iri, "dip:speaker") else place.part
    fact = graph.fact(part, iri)
    values = {"part": part, "fact": fact, "title": title_of(fact), "article": graph.heading()}
    return render(request.scope, "fact.html", **values)


def _article_graph(store: Queryable, place: Place, base: str) -> ArticleGraph:
    triples = Triples(describe(store, place.article, base))
    labels = names(store, triples.pointed_at(f"{base}id/", but=place.article))
    return ArticleGraph(place.article, triples, lambda iri: labels.get(iri) or compact(iri))


@router.get("/graph/{path:path}", summary="Read a graph by its name")
async def graph(request: Request, path: str) -> Response:
    """Give the triples of a graph; browsers get Turtle as plain text."""
    service, parameters = service_of(request), address_parameters(request)
    name, suffix = split_suffix(path)
    iri = f"{service.settings.base_iri}graph/{name}"
    said, form = wanted_form(request, suffix, parameters)
    if form is HTML:
        said, form = "text/plain", TURTLE
    return await graph_answer(request, iri, said, form)


@router.get("/find", summary="Find a thing by name or identifier")
async def find(request: Request) -> Response:
    """Send to the thing that a name, a Wikidata id or an IRI means."""
    service, words = service_of(request), address_parameters(request).one("q") or ""
    if not words.strip():
        return RedirectResponse(Links(request.scope).page("/"), 303)
    iri = await viewed(request, find_iri, words[:500], service.settings.base_iri)
    address = Links(request.scope).to(iri)
    if not address or Links(request.scope).is_foreign(iri):
        raise UnknownName(
            "nothing here has this IRI", where=iri[:200], todo="Give a name, or an IRI of ours."
        )
    return RedirectResponse(address, 303)
