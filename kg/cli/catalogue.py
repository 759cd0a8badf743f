"""Local folders in which ontologies are looked for that others import."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path

from kg.errors import InputError, KgError
from kg.rdf.documents import Document

_OASIS = "catalog-v001.xml"


class Catalogue:
    """The RDF files of folders by the IRIs of their ontologies, their own IRIs, and what an OASIS catalogue says."""

    def __init__(self, folders: list[str]) -> None:
        """Take folders; what is in them is read when something is looked for.

        :raises kg.errors.InputError: if one is no folder.
        """
        self._folders = [Path(folder) for folder in folders]
        for folder in self._folders:
            if not folder.is_dir():
                raise InputError("there is no such folder", where=str(folder), todo="Check --imports.")

    def found(self, iri: str) -> Document | None:
        """Give the document of an ontology, None if there is none here."""
        path = self._files.get(iri.rstrip("#/"))
        return None if path is None else _document(path)

    @cached_property
    def _files(self) -> dict[str, Path]:
        """The files by IRI."""
        files: dict[str, Path] = {}
        for folder in self._folders:
            for path in sorted(each for each in folder.rglob("*") if each.is_file()):
                for iri in _iris(path):
                    files.setdefault(iri.rstrip("#/"), path)
            for iri, path in _mapped(folder / _OASIS):
                files[iri.rstrip("#/")] = path
        return files


def _iris(path: Path) -> Iterator[str]:
    from kg.shacl.imports import ontologies

    try:
        document = _document(path)
        yield path.resolve().as_uri()
        yield from ontologies(document)
    except KgError:
        return  # no RDF: a folder may hold other files


def _document(path: Path) -> Document:
    from kg.cli.rdf_input import documents

    (document,) = documents([str(path)])
    return document


def _mapped(catalogue: Path) -> Iterator[tuple[str, Path]]:
    if not catalogue.is_file():
        return
    try:
        root = ET.parse(catalogue).getroot()
    except ET.ParseError as error:
        raise InputError(f"it is no XML: {error}", where=str(catalogue), todo="Mend it.") from None
    for entry in root.iter("{urn:oasis:names:tc:entity:xmlns:xml:catalog}uri"):
        path = catalogue.parent / entry.get("uri", "")
        if path.is_file():
            yield entry.get("name", ""), path
