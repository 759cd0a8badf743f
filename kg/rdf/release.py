"""The graphs that come with a release: the ontology, the shapes, and what program wrote the store."""

from __future__ import annotations

import hashlib
from pathlib import Path

from pyoxigraph import BlankNode, CanonicalizationAlgorithm, Dataset, NamedNode, Quad, RdfFormat, parse

from kg import __version__
from kg.errors import RdfError
from kg.rdf.mint import graph_iri
from kg.rdf.ntriples import Writer, canonical, node, string
from kg.resources import folder

RELEASED = ("ontology", "shapes")


def released_graph(name: str, base: str) -> bytes:
    """Give the canonical N-Triples of the ``ontology`` or the ``shapes``, all their files together.

    Blank nodes get IRIs that depend on the content only (RDFC-1.0 labels under ``.well-known/genid/``).

    :raises kg.errors.RdfError: if a file does not parse, with the file and the line.
    """
    dataset = Dataset()
    for path in _files(name):
        for quad in _triples(path):
            dataset.add(quad)
    dataset.canonicalize(CanonicalizationAlgorithm.RDFC_1_0)
    root = f"{base}.well-known/genid/{name}-"
    return canonical(
        f"{_named(quad.subject, root)} {quad.predicate} {_named(quad.object, root)} ." for quad in dataset
    )


def meta_graph(base: str) -> bytes:
    """Give the canonical N-Triples that of what wrote the store, with a digest of each released graph.

    It has no time in it: the same release writes the same bytes.
    """
    out = Writer()
    program = node(f"{base}id/program")
    out.types(program, "prov:SoftwareAgent")
    out.add(program, "rdfs:label", string(f"diplomacy-kg {__version__}"))
    out.add(program, "owl:versionInfo", string(__version__))
    for name in RELEASED:
        graph = node(graph_iri(base, name))
        out.add(graph, "prov:wasAttributedTo", program)
        out.add(graph, "owl:versionInfo", string(__version__))
        out.add(graph, "dcterms:identifier", string(f"sha256:{files_digest(name)}"))
    return out.canonical()


def files_digest(name: str) -> str:
    """Give the SHA-256 of the released files of that name."""
    total = hashlib.sha256()
    for path in _files(name):
        total.update(path.name.encode() + b"\0" + path.read_bytes())
    return total.hexdigest()


def _files(name: str) -> list[Path]:
    return sorted(folder(name).glob("*.ttl"))


def _triples(path: Path) -> list[Quad]:
    # A file's blank nodes must not meet those of another file that have the same label.
    try:
        return list(parse(path=str(path), format=RdfFormat.TURTLE, rename_blank_nodes=True))
    except SyntaxError as error:
        raise RdfError(str(error.msg), where=f"{path.name}, line {error.lineno}") from None


def _named(value: object, root: str) -> str:
    return str(NamedNode(root + value.value)) if isinstance(value, BlankNode) else str(value)
