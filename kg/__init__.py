"""A diplomatic knowledge graph that you can check down to the sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kg.config import Settings
    from kg.errors import KgError
    from kg.model import Article, Facts
    from kg.pipeline import Pipeline
    from kg.query.opened import Opened, QueryAnswer, open
    from kg.shacl import Report
    from kg.shacl.call import validate

__version__ = "0.1.0"

__all__ = [
    "Article",
    "Facts",
    "KgError",
    "Opened",
    "Pipeline",
    "QueryAnswer",
    "Report",
    "Settings",
    "__version__",
    "open",
    "validate",
]

_HOMES = {
    "Article": "kg.model",
    "Facts": "kg.model",
    "KgError": "kg.errors",
    "Opened": "kg.query.opened",
    "Pipeline": "kg.pipeline",
    "QueryAnswer": "kg.query.opened",
    "Report": "kg.shacl",
    "Settings": "kg.config",
    "open": "kg.query.opened",
    "validate": "kg.shacl.call",
}


def __getattr__(name: str) -> Any:
    """Import a public name on first use, so that ``import kg`` stays quick."""
    if name not in _HOMES:
        raise AttributeError(f"module 'kg' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOMES[name]), name)
