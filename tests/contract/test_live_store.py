"""The process that writes asks its store nothing for those who read: queries run in processes of their own."""

import ast
from pathlib import Path

from serving import ARTICLE, BASE, BROWSER, GRAPH, KORHO, OTHER_KEY, SUMMIT, sample_store, serving

import kg.serve
from kg.store import MemoryStore

SERVE = Path(kg.serve.__file__).parent
# What may be known of a store at any time, as nothing is looked up for it.
FACTS = {"counting", "dialect", "id", "is_shared", "revision", "server", "union"}
# Who else may touch it: what only the writing thread runs, what begins a service, and what asks a store elsewhere.
WRITING = {
    "articles.py": {"_delete", "_settled"},
    "graphs.py": {"_add", "_drop", "_is_there", "_patch", "_replace"},
    "update.py": {"_run"},
}
OTHERS = {
    "proxy.py": {"_describe"},
    "service.py": {"_look_beside", "_ours_from", "catch_up", "quarantine"},
}
ASKED = {
    "query",
    "query_into",
    "graph",
    "graph_into",
    "graphs",
    "count",
    "update",
    "load",
    "has_graph_outside",
}
PARAMETERS = {
    "/explain": {"iri": SUMMIT},
    "/find": {"q": "Aino Korho"},
    "/graphs": {"graph": GRAPH},
    "/health": {"count": "now"},
    "/query": {"query": "SELECT * { ?s ?p ?o } LIMIT 3"},
    "/sparql": {"query": "ASK {}"},
}
PLACES = {"{key}": OTHER_KEY, "{name}": "none"}
THINGS = [iri.removeprefix(f"{BASE}id/") for iri in (ARTICLE, SUMMIT, KORHO, f"{KORHO}.ttl")]


def uses(tree):
    """Give the function and the line of each use of a store that a service holds, other than for a fact of it."""

    def walk(node, function):
        for child in ast.iter_child_nodes(node):
            name = child.name if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef) else function
            if isinstance(child, ast.Attribute) and child.attr in ("store", "_store"):
                is_fact = isinstance(node, ast.Attribute) and node.attr in FACTS
                is_setting = isinstance(child.value, ast.Name) and child.value.id == "settings"
                if isinstance(child.ctx, ast.Load) and not is_fact and not is_setting:
                    yield name, child.lineno
            yield from walk(child, name)

    return walk(tree, "")


def strays(tree, names):
    """Give the lines where a function that writes is used otherwise than by the writing thread."""
    given = {
        id(argument)
        for call in ast.walk(tree)
        if isinstance(call, ast.Call)
        and isinstance(call.func, ast.Attribute)
        and call.func.attr in ("write", "write_freely")
        # The latter is told first how long it may wait.
        for argument in call.args[: 1 if call.func.attr == "write" else 2]
    }
    inside = {
        id(node)
        for function in ast.walk(tree)
        if isinstance(function, ast.FunctionDef) and function.name in names
        for node in ast.walk(function)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and node.id in names and id(node) not in given | inside:
            yield node.lineno


def test_no_module_of_the_server_touches_the_store_but_where_it_writes():
    for path in sorted(SERVE.rglob("*.py")):
        tree, name = ast.parse(path.read_text()), path.relative_to(SERVE).as_posix()
        allowed = WRITING.get(name, set()) | OTHERS.get(name, set())
        found = [(function, line) for function, line in uses(tree) if function not in allowed]
        assert not found, f"{name}: {found}"
        assert not list(strays(tree, WRITING.get(name, set()))), name


class Watched(MemoryStore):
    """A store that notes what it is asked."""

    def __init__(self):
        super().__init__()
        self.asked = []

    def __getattribute__(self, name):
        if name in ASKED:
            super().__getattribute__("asked").append(name)
        return super().__getattribute__(name)


def test_no_page_asks_the_store_in_the_process_that_writes():
    store = Watched()
    store.load(
        sample_store().query("CONSTRUCT { ?s ?p ?o } { ?s ?p ?o }").body,
        media_type="text/turtle",
        graph=GRAPH,
    )
    with serving(store) as client:
        store.asked.clear()
        paths = [path for path, item in client.get("/openapi.json").json()["paths"].items() if "get" in item]
        assert len(paths) > 15
        for path in paths:
            for thing in THINGS if path == "/id/{path}" else ["entities"]:
                place = path.replace("{path}", thing)
                for name, value in PLACES.items():
                    place = place.replace(name, value)
                for headers in (BROWSER, {"accept": "*/*"}):
                    got = client.get(place, params=PARAMETERS.get(path), headers=headers)
                    assert got.status_code < 500, (place, got.text)
                    assert store.asked == [], place
    store.close()
