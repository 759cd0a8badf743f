"""Examples for shapes: data that they must let pass, and data that they must refuse for the reason that is told.

A folder of examples holds ``valid.ttl`` (and ``valid-NAME.ttl``, or all files of ``valid/``), which no shape refuses;
``invalid/`` (and ``invalid-NAME.ttl``), which some shape refuses; and ``NAME.ru``, updates in SPARQL each of which makes
``valid-NAME.ttl``, else ``valid.ttl``, break a shape. What is broken, and nothing else may be, is told

- by lines ``#+ ex:Ship-name minCount datatype`` (a shape and components), or ``#+ ex:Ship / ex:name / minCount`` (a rule
  as reports name it), in a file, or before each update;
- or by the name of a file: ``Ship.name.minCount.ttl``, the last parts of the rule's names, and what follows a ``-``.

What stands in ``NAME.ru`` before the first such line, comments apart, is the head of each update: prefixes, base.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import InputError, RdfError
from kg.rdf.documents import Document
from kg.resources import read_file
from kg.shacl.graphs import format_of

if TYPE_CHECKING:
    from pyoxigraph import Store

MARK = "#+ "
WHOLE = "whole-graph"
_KINDS = ("valid", "invalid")
_COMPONENT = re.compile(r"([A-Za-z]+)(?:-.*)?")

type Broken = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Example:
    """Data for shapes: a document, and an ``update`` of it in SPARQL if that is not empty.

    ``name`` is what people call it; ``breaks`` has the pairs of shape and component that it breaks and no others, is
    empty where any will do, and None where nothing may be broken. ``whole_graph`` tells that our rules across
    articles are meant.
    """

    name: str
    document: Document
    breaks: frozenset[Broken] | None
    update: str = ""
    whole_graph: bool = False

    def __str__(self) -> str:
        told = ", ".join(f"{shape} {component}" for shape, component in sorted(self.breaks or ()))
        return f"{self.name}: {told}" if told else self.name

    def data(self) -> Document:
        """Give the data: N-Triples in a fixed order if they are updated.

        :raises kg.errors.RdfError: if they do not parse, or the update does not, or changes nothing.
        """
        if not self.update:
            return self.document
        store = _store(self.document)
        before = _triples(store)
        try:
            store.update(self.update)
        except SyntaxError as error:
            raise RdfError(f"the update does not parse: {error.msg}", where=self.name) from None
        if (after := _triples(store)) == before:
            raise RdfError("the update changes nothing", where=self.name, todo="Name what is in the data.")
        return Document(self.name, after, "application/n-triples")


@dataclass(frozen=True, slots=True)
class Folder:
    """The examples of a folder, and the files in it that are none."""

    examples: tuple[Example, ...]
    others: tuple[str, ...]


def examples(folder: Path) -> Folder:
    """Give the examples of a folder, in the order of their names.

    :raises kg.errors.InputError: if there is none, or a file can't be read.
    """
    if not folder.is_dir():
        raise InputError(
            "there is no such folder", where=str(folder), todo="Name the folder of the examples."
        )
    files = [path for path in sorted(folder.rglob("*")) if path.is_file()]
    valid = {
        path.stem: _document(path, folder)
        for path in files
        if path.parent == folder and _kind(path, folder) == "valid"
    }
    found, others = list[Example](), list[str]()
    for path in files:
        kind = _kind(path, folder)
        if path.suffix == ".ru":
            found += _updates(path, valid.get(f"valid-{path.stem}") or valid.get("valid"))
        elif kind:
            found.append(_example(_document(path, folder), path.stem, kind))
        else:
            others.append(str(path.relative_to(folder)))
    if not found:
        raise InputError(
            "there are no examples",
            where=str(folder),
            todo="Put some into valid/ and invalid/, or valid.ttl and .ru files.",
        )
    return Folder(tuple(found), tuple(others))


def _kind(path: Path, folder: Path) -> str:
    """Give whether a file is ``valid`` or ``invalid``; empty if neither, or no RDF."""
    try:
        format_of(path.suffix)
    except RdfError:
        return ""
    top = path.relative_to(folder).parts[0]
    name = top if top in _KINDS else re.split(r"[-.]", path.name)[0] if path.parent == folder else ""
    return name if name in _KINDS else ""


def _document(path: Path, folder: Path) -> Document:
    return Document(str(path.relative_to(folder)), read_file(path), path.suffix)


def _example(document: Document, stem: str, kind: str) -> Example:
    if kind == "valid":
        return Example(document.name, document, None, whole_graph=stem == f"valid-{WHOLE}")
    lines = document.content.decode("utf-8", "replace").splitlines()
    told = {pair for line in lines if line.startswith(MARK) for pair in _told(line)}
    return Example(document.name, document, frozenset(told or _named(stem)))


def _told(line: str) -> Iterator[Broken]:
    """Give what a line says that is broken."""
    words = line.removeprefix(MARK).strip()
    if " / " in words:
        shape, _, component = words.rpartition(" / ")
        yield shape, component
    else:
        shape, *components = words.split()
        yield from ((shape, component) for component in components)


def _named(stem: str) -> Iterator[Broken]:
    """Give what the name of a file says that is broken: nothing if it is not of that form."""
    shape, _, last = stem.rpartition(".")
    if shape and (match := _COMPONENT.fullmatch(last)):
        yield shape, match[1]


def _updates(path: Path, valid: Document | None) -> Iterator[Example]:
    """Give the updates in a file; each begins with the lines that say what it breaks."""
    if valid is None:
        raise InputError(
            "there is no graph that these updates change",
            where=path.name,
            todo=f"Put valid.ttl or valid-{path.stem}.ttl beside it.",
        )
    head: str | None = None
    breaks, lines, begin = set[Broken](), list[str](), 1
    text = read_file(path).decode("utf-8", "replace")
    for number, line in enumerate([*text.splitlines(), f"{MARK}end"], 1):
        if not line.startswith(MARK):
            lines.append(line)
            continue
        update = "\n".join(lines)
        if head is None:
            head = update
        elif update.strip():
            name = f"{path.name}, line {begin}"
            yield Example(name, valid, frozenset(breaks), f"{head}\n{update}", path.stem == WHOLE)
            breaks = set()
        begin = number if not breaks else begin
        breaks |= set(_told(line))
        lines = []


def _store(document: Document) -> Store:
    from pyoxigraph import Store

    store = Store()
    try:
        store.load(document.content, format=format_of(document.media_type))
    except SyntaxError as error:
        raise RdfError(
            f"it does not parse: {error.msg}", where=f"{document.name}, line {error.lineno}"
        ) from None
    return store


def _triples(store: Store) -> bytes:
    return "".join(sorted({f"{quad.triple} .\n" for quad in store})).encode()
