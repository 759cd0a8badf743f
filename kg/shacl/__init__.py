"""Validates graphs with SHACL: what an article states before it is stored, and any other data.

The reference engine is pySHACL. ``accepted`` is our policy (no violation), ``conforms`` what the
specification says (no result at all).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kg.rdf.documents import Document
from kg.shacl.engine import validate, validate_article, validate_bytes
from kg.shacl.meta import check_shapes
from kg.shacl.report import Report, Result
from kg.shacl.shape_sets import load_shapes
from kg.shacl.whole import validate_store

if TYPE_CHECKING:
    from kg.shacl.drafts import draft_shapes
    from kg.shacl.job import Options, validated
    from kg.shacl.lint import lint_shapes

__all__ = [
    "Document",
    "Options",
    "Report",
    "Result",
    "check_shapes",
    "draft_shapes",
    "lint_shapes",
    "load_shapes",
    "validate",
    "validate_article",
    "validate_bytes",
    "validate_store",
    "validated",
]

# What storing an article does without.
_HOMES = {
    "Options": "kg.shacl.job",
    "draft_shapes": "kg.shacl.drafts",
    "lint_shapes": "kg.shacl.lint",
    "validated": "kg.shacl.job",
}


def __getattr__(name: str) -> Any:
    """Import what only some need on first use."""
    if name not in _HOMES:
        raise AttributeError(f"module 'kg.shacl' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOMES[name]), name)
