"""Turns values into HTML; every page is made here and needs no script and no foreign host."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import quote

from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape
from starlette.types import Scope

from kg import __version__
from kg.rdf.terms import ONTOLOGY
from kg.serve.views.article import anchor, web_address
from kg.serve.views.wording import compact

_FOLDER = Path(__file__).parent


class Links:
    """Where things are found: what lies under the base here, our terms on the page of the ontology."""

    def __init__(self, scope: Scope) -> None:
        self.root = str(scope.get("root_path", ""))
        self.base = str(scope["app"].state.service.settings.base_iri)

    def to(self, iri: str) -> str:
        """Give the address for an IRI; empty for what a browser must not be sent to."""
        if iri.startswith(ONTOLOGY):
            return f"{self.root}/ontology#{iri[len(ONTOLOGY) :]}"
        if iri.startswith(self.base) and iri[len(self.base) :].startswith(("id/", "graph/")):
            return f"{self.root}/{iri[len(self.base) :]}"
        return web_address(iri)

    def is_foreign(self, iri: str) -> bool:
        """Tell whether the address leads away from here."""
        return self.to(iri).startswith(("http:", "https:"))

    def short(self, iri: str) -> str:
        """Give an IRI in few characters: with a known prefix, without our base, or as it is."""
        if iri.startswith(self.base + "id/"):
            return iri[len(self.base) + 3 :]
        return compact(iri)

    def page(self, path: str, **parameters: str | int) -> str:
        """Give the address of a page of this server."""
        pairs = "&".join(f"{name}={quote(str(value), safe='')}" for name, value in parameters.items())
        return f"{self.root}{path}" + (f"?{pairs}" if pairs else "")


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(_FOLDER / "templates"),
        autoescape=select_autoescape(default=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {"compact": compact, "anchor": anchor, "slug": _slug, "thousands": "{:,}".format}
    environment.globals["version"] = __version__
    return environment


def _slug(words: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", words.lower()).strip("-")


def render(scope: Scope, template: str, **values: Any) -> str:
    """Give a page as HTML."""
    return _environment().get_template(template).render(link=Links(scope), path=scope["path"], **values)
