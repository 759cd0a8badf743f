"""Files and functions that fit into a head, names that say something, nothing of the machine they came from."""

import ast
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SOURCES = sorted((ROOT / "kg").rglob("*.py"))
TESTS = sorted((ROOT / "tests").rglob("*.py"))
FOLDERS = ("kg", "ontology", "queries", "shapes", "tests", ".ci")
WRITTEN = ("", ".py", ".ttl", ".rq", ".md", ".toml", ".html", ".css", ".json", ".jsonld", ".trig", ".lock")
TEXTS = [
    path
    for path in [*(p for name in FOLDERS for p in (ROOT / name).rglob("*")), *ROOT.glob("*")]
    if path.is_file() and path.suffix in WRITTEN and path.name not in ("uv.lock", ".git")
]
SHAPELESS = {"util", "utils", "helper", "helpers", "common", "misc", "manager", "stuff"}
MOST_LINES = 400
MOST_LINES_OF_A_FUNCTION = 60


def name(path):
    return str(path.relative_to(ROOT))


def functions(path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]


def lines(node):
    return node.end_lineno - node.lineno + 1


def test_the_files_are_found():
    assert len(SOURCES) > 30
    assert ROOT / "README.md" in TEXTS


def test_no_file_is_too_long_to_hold_in_mind():
    lengths = {name(path): len(path.read_text(encoding="utf-8").splitlines()) for path in [*SOURCES, *TESTS]}
    assert {path: length for path, length in lengths.items() if length > MOST_LINES} == {}


def test_no_function_is_too_long_to_see_at_once():
    lengths = {f"{name(path)}:{node.name}": lines(node) for path in SOURCES for node in functions(path)}
    assert {each: length for each, length in lengths.items() if length > MOST_LINES_OF_A_FUNCTION} == {}


def test_half_of_the_functions_have_some_ten_lines():
    lengths = sorted(lines(node) for path in SOURCES for node in functions(path))
    assert lengths[len(lengths) // 2] <= 12


def test_modules_are_named_by_what_they_hold():
    assert [name(path) for path in SOURCES if path.stem in SHAPELESS] == []


def test_every_module_and_every_folder_of_modules_says_what_it_is():
    silent = [
        name(path) for path in SOURCES if not ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
    ]
    assert silent == []
    bare = {path.parent for path in SOURCES if not (path.parent / "__init__.py").exists()}
    assert bare == set()


def test_no_text_knows_the_machine_that_it_was_written_on():
    # put together here, so that this file does not find itself
    marks = ["/" + "work/", "/" + "root/", "/" + "home/", "pypi" + ".org", "python" + "hosted"]
    found = [
        (name(path), mark)
        for path in TEXTS
        for mark in marks
        if mark in path.read_text(encoding="utf-8", errors="ignore")
    ]
    assert found == []


def test_the_sources_import_no_test():
    for path in SOURCES:
        tree = ast.parse(path.read_text(encoding="utf-8"))
        froms = [node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
        plain = [
            alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names
        ]
        assert not {each.split(".")[0] for each in froms + plain} & {"tests", "pytest"}, name(path)
