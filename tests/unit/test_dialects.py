"""The README tells of every target, and says which ones were tried on the real server."""

from pathlib import Path

import pytest

from kg.push import DIALECTS

README = (Path(__file__).resolve().parents[2] / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("dialect", DIALECTS, ids=lambda each: each.name)
def test_the_table_of_targets_has_a_row_for_each(dialect):
    row = next(line for line in README.splitlines() if line.startswith(f"| `{dialect.example}`"))
    assert ("real server" in row) == dialect.is_tested
    assert dialect.quirks in row
    assert all(path in row for path in (dialect.query, dialect.update, dialect.graph_store or ""))
