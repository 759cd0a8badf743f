"""IRIs as people write them, with the prefixes of the documents that they come from."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.rdf.terms import PREFIXES

if TYPE_CHECKING:
    from rdflib import Graph

SHAPE_PREFIXES = {"dips": "https://w3id.org/diplomacy-kg/shapes#"}
# See kg.shacl.graphs.document_base.
_RELATIVE = re.compile("urn:kg:document:[^/]*+/([^#]*+)(#.*)?", re.DOTALL)
_KNOWN = {**SHAPE_PREFIXES, **PREFIXES}


@dataclass(frozen=True, slots=True)
class Prefixes:
    """Prefixes and their namespaces, the longest first; each prefix once."""

    namespaces: tuple[tuple[str, str], ...]

    def compact(self, iri: str) -> str:
        """Give an IRI with a prefix where it has one (``dip:Summit``), a relative one as in its document."""
        if (relative := _RELATIVE.fullmatch(iri)) is not None:
            return f"<{relative[2] or relative[1] or './'}>"
        for prefix, namespace in self.namespaces:
            if iri.startswith(namespace):
                name = iri[len(namespace) :]
                if name and "/" not in name and "#" not in name:
                    return f"{prefix}:{name}"
        return iri

    def compact_path(self, path: str) -> str:
        """Give a path with prefixes."""
        if "<" not in path:
            return self.compact(path)
        return re.sub("<([^<>]*)>", lambda match: self.compact(match[1]), path)


def prefixes_of(*graphs: Graph) -> Prefixes:
    """Give the prefixes of graphs, and those that we know; where two fall together the first holds."""
    declared: Iterable[tuple[str, str]] = (
        (prefix, str(namespace)) for graph in graphs for prefix, namespace in graph.namespaces()
    )
    known: dict[str, str] = {}
    for prefix, namespace in (*declared, *_KNOWN.items()):
        if namespace and namespace not in known.values():
            known.setdefault(prefix, namespace)
    return Prefixes(tuple(sorted(known.items(), key=lambda pair: (-len(pair[1]), pair))))


KNOWN = prefixes_of()
