"""Validates graphs with SHACL: what an article states before it is stored, and any other data.

The reference engine is pySHACL. ``accepted`` is our policy (no violation), ``conforms`` what the
specification says (no result at all).
"""

from kg.rdf.documents import Document
from kg.shacl.drafts import draft_shapes
from kg.shacl.engine import validate, validate_article, validate_bytes
from kg.shacl.job import Options, validated
from kg.shacl.lint import lint_shapes
from kg.shacl.meta import check_shapes
from kg.shacl.report import Report, Result
from kg.shacl.shape_sets import load_shapes
from kg.shacl.whole import validate_store

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
