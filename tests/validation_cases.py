"""Cases of validation in the manner of what people publish: a folder each, below ``golden/validation``.

A folder holds ``shapes*``, ``data*`` and, if need be, ``ontology*`` in any syntax, and ``expected.json``:

- ``like``: what the case stands for.
- ``options``: what is asked for, by the names of ``kg.shacl.job.Options``.
- ``exit``: the exit code of ``kg validate``.
- ``results``: focus node, path, component, value and severity of each, compact; a blank node is ``_:``.
- ``notes``: for each note that the report has, some words of it. ``error``: words of what is told where the exit code is 3.
- ``referee``: why pySHACL itself is not asked, or what is asked of it.
"""

import json
import re
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

FOLDER = Path(__file__).with_name("golden") / "validation"
PREFIXES = {
    "ex": "http://example.org/",
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "geo": "http://www.opengis.net/ont/geosparql#",
    "ldp": "http://www.w3.org/ns/ldp#",
    "prov": "http://www.w3.org/ns/prov#",
    "org": "http://www.w3.org/ns/org#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "https://schema.org/",
    "sh": "http://www.w3.org/ns/shacl#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "sosa": "http://www.w3.org/ns/sosa/",
    "vann": "http://purl.org/vocab/vann/",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}


@dataclass(frozen=True)
class Case:
    """A case, and what is expected of it."""

    folder: Path
    exit: int
    results: Counter = field(default_factory=Counter)
    options: dict = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    error: str = ""
    referee: str | dict = field(default_factory=dict)
    like: str = ""

    @property
    def name(self):
        return self.folder.name

    def files(self, kind):
        """Give the files that are ``data``, ``shapes`` or ``ontology``."""
        return sorted(self.folder.glob(f"{kind}*"))


def case_of(folder):
    said = json.loads((folder / "expected.json").read_text(encoding="utf-8"))
    results = Counter(tuple(row) for row in said.pop("results"))
    return Case(folder, results=results, notes=tuple(said.pop("notes", ())), **said)


def row(focus, path, component, value, severity):
    """Give a result as it stands in a case, from full IRIs."""
    kind = short(component).removeprefix("sh:").removesuffix("ConstraintComponent")
    return short(focus), short(path), kind, short(value), short(severity).removeprefix("sh:")


def short(text):
    """Give an IRI, or a path of some, compact; of a blank node that it is one; any other text as it is."""
    if text is None:
        return None
    if text.startswith("_:"):
        return "_:"
    return re.sub(r"<([^<>]*)>", lambda found: _compact(found[1]), text) if "<" in text else _compact(text)


def _compact(iri):
    for prefix, namespace in PREFIXES.items():
        if iri.startswith(namespace) and iri != namespace:
            return f"{prefix}:{iri.removeprefix(namespace)}"
    return iri


def cases():
    return [case_of(path.parent) for path in sorted(FOLDER.glob("*/expected.json"))]
