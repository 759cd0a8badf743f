"""The page of promises names for each a test that holds it, and settings that there are."""

import ast
import re
from pathlib import Path

import pytest

from kg.config import Settings

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "kg" / "docs" / "promises.md").read_text(encoding="utf-8")
ROWS = [
    re.split(r"\s*\|\s*", line)[1:-1] for line in PAGE.splitlines() if line.startswith("| ") and "::" in line
]


def functions(path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)}


def test_there_are_promises():
    assert len(ROWS) > 25
    assert all(len(row) == 3 for row in ROWS)


@pytest.mark.parametrize("row", ROWS, ids=[row[0][:60] for row in ROWS])
def test_each_promise_has_a_test_that_holds_it(row):
    named = re.findall(r"`([\w/]+\.py)::(\w+)`", row[2])
    assert named
    for file, name in named:
        assert name in functions(ROOT / "tests" / file), f"{file}::{name}"


def test_each_setting_is_one():
    named = {name.lower() for name in re.findall(r"`KG_(\w+)`", PAGE)}
    assert named - set(Settings.model_fields) == set()


def test_every_promise_stands_in_a_table():
    silent = [line for line in PAGE.splitlines() if line.startswith("| ") and "::" not in line]
    assert all(line.startswith(("| promise", "| ---")) for line in silent), silent
