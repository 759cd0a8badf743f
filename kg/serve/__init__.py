"""Serves a store over HTTP: SPARQL, articles, validation, and pages for people."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kg.serve.app import create_app
    from kg.serve.running import run

__all__ = ["create_app", "run"]

_HOMES = {"create_app": "kg.serve.app", "run": "kg.serve.running"}


def __getattr__(name: str) -> Any:
    """Import a public name on first use: the web framework is slow to import."""
    if name not in _HOMES:
        raise AttributeError(f"module 'kg.serve' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOMES[name]), name)
