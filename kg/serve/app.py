"""The web application: one router a feature, over one store."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from fastapi import FastAPI
from starlette.responses import Response
from starlette.staticfiles import StaticFiles

from kg import __version__
from kg.config import Settings
from kg.serve import (
    articles,
    conformance,
    entities,
    explanation,
    graphs,
    health,
    home,
    listings,
    manual,
    quarantine,
    query_page,
    sparql,
    update,
    validate,
    vocabulary,
    void,
)
from kg.serve.access import ReadAccess
from kg.serve.audit import Audit, audit_log
from kg.serve.headers import HeadAsGet, SafeAnswers
from kg.serve.hosts import ANY, KnownHosts, is_loopback
from kg.serve.limits import BodyLimit
from kg.serve.openapi import describe_api
from kg.serve.problems import handle_errors
from kg.serve.quick_route import QuickRoute
from kg.serve.revisions import Revised, revision_written
from kg.serve.service import Service
from kg.store.base import ServedStore

if TYPE_CHECKING:
    from kg.pipeline import Pipeline

_FEATURES = (
    home,
    sparql,
    update,
    graphs,
    articles,
    listings,
    validate,
    quarantine,
    query_page,
    explanation,
    vocabulary,
    void,
    conformance,
    manual,
    health,
    entities,
)
_ABOUT = (
    "Who met whom, in which office, where, when and how, and who said what: read from news articles, "
    "each fact with its sentence. Reading is open; writing needs the token of the operator."
)


def create_app(store: ServedStore, settings: Settings, pipeline: Pipeline | None = None) -> FastAPI:
    """Give the web application over a store, which stays the caller's to close.

    ``pipeline`` reads the articles that are sent; without it, it is assembled when the first one comes.
    """
    service = Service(store, settings, pipeline)

    @asynccontextmanager
    async def lifespan(_app: FastAPI) -> AsyncIterator[None]:
        yield
        await service.close()

    app = FastAPI(
        title="Diplomacy knowledge graph",
        description=_ABOUT,
        version=__version__,
        lifespan=lifespan,
        # The framework's own pages load their scripts from a foreign host; /docs is ours.
        docs_url=None,
        redoc_url=None,
        default_response_class=Response,
        # Nothing goes out of this machine that nobody asked for.
        telemetry={"tracing": False, "metrics": False, "logs": False},
    )
    app.state.service = service
    handle_errors(app)
    describe_api(app)
    for feature in _FEATURES:
        app.include_router(feature.router)
    app.mount("/static", StaticFiles(directory=Path(__file__).parent / "static"), name="static")
    app.add_middleware(QuickRoute, path="/sparql", respond=sparql.respond)
    app.add_middleware(Audit, log=audit_log(store, settings), revision=revision_written)
    if settings.read == "token":
        app.add_middleware(ReadAccess, tokens=service.tokens)
    app.add_middleware(BodyLimit, most=settings.max_body_bytes)
    app.add_middleware(HeadAsGet)
    app.add_middleware(Revised)
    app.add_middleware(KnownHosts, settings=settings)
    readers = settings.read_origins or ("" if is_loopback(settings.host) else ANY)
    app.add_middleware(SafeAnswers, writers=settings.write_origins, readers=readers)
    return app
