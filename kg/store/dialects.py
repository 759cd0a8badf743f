"""The one table of graph stores of others, pushed to or served from: their addresses, what is odd about them."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit, urlunsplit

from kg.errors import UsageError


@dataclass(frozen=True, slots=True)
class Dialect:
    """How a server is spoken to: paths below the address that the user names, and limits.

    ``graph_store`` None: graphs go by SPARQL Update, at most ``triples`` in a request.
    ``is_whole`` tells whether an update of several operations is one transaction. ``union`` is the parameter
    that makes all graphs together a query's default graph, where they are not anyway; ``listing`` the query
    for the graphs, of which those that begin with one of ``own`` are the server's. ``keeps_default`` tells
    whether there is a default graph beside the named ones. ``blank`` begins blank nodes where that is no label.
    ``is_tested`` tells whether the tests run against the real server, or this only follows its documentation.
    """

    name: str
    example: str
    query: str = ""
    update: str = ""
    graph_store: str | None = ""
    triples: int = 5_000
    is_whole: bool = True
    union: str = ""
    listing: str = "SELECT DISTINCT ?g WHERE { GRAPH ?g { ?s ?p ?o } }"
    own: tuple[str, ...] = ()
    keeps_default: bool = True
    describes: bool = False
    blank: str = ""
    is_tested: bool = False
    quirks: str = ""


@dataclass(frozen=True, slots=True)
class Addresses:
    """Where a server takes queries, updates and (or None) whole graphs."""

    query: str
    update: str
    graph_store: str | None


DIALECTS = (
    Dialect(
        "sparql",
        "sparql+https://HOST/sparql",
        graph_store=None,
        triples=1_000,
        is_tested=True,
        quirks="names the query address; --update and --graph-store name the others; without a graph store, "
        "by SPARQL Update",
    ),
    Dialect(
        "oxigraph",
        "oxigraph+http://HOST:7878",
        query="/query",
        update="/update",
        graph_store="/store",
        union="union-default-graph",
        listing="SELECT ?g WHERE { GRAPH ?g {} FILTER EXISTS { GRAPH ?g { ?s ?p ?o } } }",
        describes=True,
        is_tested=True,
        quirks="0.90 becomes 0.9",
    ),
    Dialect(
        "virtuoso",
        "virtuoso+http://HOST:8890",
        query="/sparql",
        update="/sparql-auth",
        graph_store="/sparql-graph-crud-auth",
        triples=1_000,
        is_whole=False,
        own=(
            "http://www.openlinksw.com/",
            "http://www.w3.org/",
            "http://localhost:8890/",
            "http://localuriqaserver/",
            "urn:core:services:",
            "urn:activitystreams-owl:",
        ),
        keeps_default=False,
        blank="nodeID://",
        is_tested=True,
        quirks="digest authentication; long integers become decimals, zh-Hans becomes zh-hans, a malformed "
        "number 0 (verifying finds it); no literal above 10 MB; updates of more than some thousand triples "
        "fail, so whole graphs are sent; answers cut at ResultSetMaxRows are refused",
    ),
    Dialect(
        "fuseki",
        "fuseki+http://HOST:3030/DATASET",
        query="/query",
        update="/update",
        graph_store="/data",
        quirks="as a store it needs tdb2:unionDefaultGraph",
    ),
    Dialect(
        "graphdb",
        "graphdb+http://HOST:7200/repositories/NAME",
        update="/statements",
        graph_store="/rdf-graphs/service",
    ),
    Dialect(
        "rdf4j",
        "rdf4j+http://HOST:8080/rdf4j-server/repositories/NAME",
        update="/statements",
        graph_store="/rdf-graphs/service",
    ),
    Dialect(
        "qlever",
        "qlever+http://HOST:7001",
        is_whole=False,
        quirks="its access token goes into KG_PUSH_TOKEN or KG_STORE_TOKEN",
    ),
    Dialect(
        "neptune",
        "neptune+https://HOST:8182",
        query="/sparql",
        update="/sparql",
        graph_store="/sparql/gsp/",
        quirks="without IAM: requests are not signed",
    ),
)


def dialect_of(target: str) -> tuple[Dialect, str]:
    """Give the dialect of a target (``virtuoso+http://HOST:8890``) and its address without a last slash.

    :raises kg.errors.UsageError: for a scheme that is none of ours, or an address with a password in it.
    """
    name, _, address = target.partition("+")
    found = next((each for each in DIALECTS if each.name == name), None)
    parts = urlsplit(address)
    if found is None or parts.scheme not in ("http", "https") or not parts.hostname:
        known = ", ".join(f"{each.name}+http(s)" for each in DIALECTS)
        raise UsageError("this is no graph store", where=target.partition("?")[0], todo=f"Known: {known}.")
    if "@" in parts.netloc or parts.query or parts.fragment:
        raise UsageError(
            "a graph store has an address without password, query and fragment",
            where=f"{name}+{parts.scheme}://{parts.hostname}",
            todo="Give user and password, or a token, by the environment or netrc.",
        )
    return found, urlunsplit(parts).rstrip("/")


def addresses(
    dialect: Dialect, address: str, *, update: str | None = None, graph_store: str | None = None
) -> Addresses:
    """Give where a server is asked and written to; ``update`` and ``graph_store`` win over the dialect's."""
    own = None if dialect.graph_store is None else address + dialect.graph_store
    return Addresses(address + dialect.query, update or address + dialect.update, graph_store or own)
