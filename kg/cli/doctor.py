"""``kg doctor``: does everything that the program needs work here."""

from __future__ import annotations

import platform
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

import typer

from kg.cli.failure import NOT_FOUND
from kg.cli.session import Session

if TYPE_CHECKING:
    from kg.config import Settings

PACKAGES = (
    "rdflib",
    "pyoxigraph",
    "pyshacl",
    "SPARQLWrapper",
    "httpx",
    "fastapi",
    "uvicorn",
    "jinja2",
    "spacy",
    "pycld2",
)


@dataclass(frozen=True, slots=True)
class Finding:
    """What one check found: all well, or what is wrong and what to do."""

    name: str
    detail: str
    todo: str = ""

    @property
    def fine(self) -> bool:
        """Tell whether there is nothing to do."""
        return not self.todo


def doctor(session: Session) -> None:
    """Check Python, packages, language model, ontology, shapes, queries, store and server; 1 if one fails."""
    findings = []
    for finding in examine(session):
        findings.append(finding)
        mark = "ok     " if finding.fine else "problem"
        print(f"{mark}  {finding.name:<14}  {finding.detail}", flush=True)
        if not finding.fine:
            print(f"         {'':<14}  -> {finding.todo}", flush=True)
    if not all(finding.fine for finding in findings):
        raise typer.Exit(NOT_FOUND)


def examine(session: Session) -> Iterator[Finding]:
    """Give the findings, each as soon as it is known."""
    from kg.errors import KgError

    yield _python()
    yield _packages()
    try:
        settings = session.settings()
    except KgError as error:
        yield Finding("settings", error.what, error.todo or "See 'kg config'.")
        return
    yield Finding("settings", f"store {settings.store}, base {settings.base_iri}")
    checks: dict[str, Callable[[Settings], str]] = {
        "language model": _model,
        "ontology": _ontology,
        "shapes": _shapes,
        "questions": _questions,
        "store": lambda settings: _store(session, settings),
        "server": _server,
        "network": _network,
    }
    for name, check in checks.items():
        yield _finding(name, check, settings)


def _finding(name: str, check: Callable[[Settings], str], settings: Settings) -> Finding:
    from kg.errors import KgError

    try:
        return Finding(name, check(settings))
    except KgError as error:
        return Finding(name, f"{error.what} ({error.where})", error.todo or "See the message.")
    except Exception as error:
        return Finding(name, f"{type(error).__name__}: {error}", "Install the program again.")


def _python() -> Finding:
    return Finding("Python", f"{platform.python_version()} on {platform.system()} {platform.machine()}")


def _packages() -> Finding:
    from importlib import metadata, util

    from kg import __version__

    missing = [name for name in PACKAGES if util.find_spec(name) is None]
    if missing:
        return Finding(
            "packages", f"missing: {', '.join(missing)}", "Install diplomacy-kg again, with all it needs."
        )
    versions = ", ".join(f"{name} {metadata.version(name)}" for name in ("spacy", "pyoxigraph", "pyshacl"))
    return Finding("packages", f"diplomacy-kg {__version__} with {versions}")


def _model(settings: Settings) -> str:
    from kg.annotate.model import load_model

    meta = load_model(settings.model).meta
    return f"{meta['lang']}_{meta['name']} {meta['version']} loads"


def _ontology(settings: Settings) -> str:
    from kg.rdf.release import released_graph

    graph = released_graph("ontology", settings.base_iri)
    return f"{graph.count(b'\n')} triples"


def _shapes(settings: Settings) -> str:
    from kg.shacl import load_shapes

    return (
        f"{len(load_shapes())} triples for articles, {len(load_shapes(whole_graph=True))} for the whole graph"
    )


def _questions(settings: Settings) -> str:
    from kg.query.named import named_queries

    return f"{len(named_queries())} in queries/"


def _store(session: Session, settings: Settings) -> str:
    from pathlib import Path

    directory = Path(settings.store)
    if settings.store != "memory:" and "://" not in settings.store and not directory.exists():
        return f"{directory} is not there yet; the first 'kg ingest' makes it"
    with session.opened(settings) as store:
        quads, graphs = store.count(), len(store.graphs())
    return f"{settings.store} opens: {quads} quads in {graphs} graphs"


def _network(settings: Settings) -> str:
    from kg.readers.walls import found_wall

    wall = found_wall(port=1 if settings.services else 0)
    asked = " but for the gateway of SERVICE" * bool(settings.services)
    if not wall:
        return "this system does not hold processes that answer queries off the network; only the check of each query does"
    return f"processes that answer queries are held off it{asked} by {wall}"


def _server(settings: Settings) -> str:
    from pathlib import Path

    from kg.store import find_server

    directory = Path(settings.store)
    server = find_server(directory) if directory.is_dir() else None
    return f"{server.url}, process {server.pid}" if server else "none holds the store; 'kg serve' starts one"
