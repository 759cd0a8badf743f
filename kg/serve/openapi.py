"""The OpenAPI description: what the framework tells of the routes, and what all of them share."""

from __future__ import annotations

from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

_PROBLEM = {
    "type": "object",
    "description": "What went wrong (RFC 9457).",
    "required": ["type", "title", "status", "detail"],
    "properties": {
        "type": {"type": "string"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
        "code": {"type": "string", "description": "See /errors."},
        "where": {"type": "string", "description": "The parameter, file, line or IRI."},
        "todo": {"type": "string", "description": "What to do about it."},
        "line": {"type": "integer", "minimum": 1},
        "column": {"type": "integer", "minimum": 1},
    },
}
_DEFAULT = {
    "description": "A problem; browsers get it as a page.",
    "content": {
        "application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}},
        "text/html": {"schema": {"type": "string"}},
    },
}


def describe_api(app: FastAPI) -> None:
    """Make the application's description tell of problems at every operation."""

    def described() -> dict[str, Any]:
        if not app.openapi_schema:
            found = get_openapi(
                title=app.title, version=app.version, description=app.description, routes=app.routes
            )
            found.setdefault("components", {}).setdefault("schemas", {})["Problem"] = _PROBLEM
            for item in found["paths"].values():
                for operation in item.values():
                    # Ours says 400 where the framework's own would say 422.
                    if "HTTPValidationError" in str(operation["responses"].get("422")):
                        del operation["responses"]["422"]
                    operation["responses"].setdefault("default", _DEFAULT)
            app.openapi_schema = found
        return app.openapi_schema

    app.openapi = described  # type: ignore[method-assign]
