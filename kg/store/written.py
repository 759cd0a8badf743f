"""Which graphs an update writes to, as far as its text tells: in one pass, and in doubt it does not tell."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from pyoxigraph import NamedNode, RdfFormat, parse

from kg.rdf.terms import PREFIXES
from kg.store.syntax import Token, tokens

_WORDS = frozenset(
    "prefix base insert delete data where with using named drop clear create copy move add to into silent graph "
    "default all".split()
)
# Behind these words an IRI outside of brackets names a graph that is written to (or copied from).
_BEFORE_GRAPH = frozenset({"graph", "with", "to", "into", "silent", "copy", "move", "add"})
_IRI = re.compile(r"<[^<>]*>")
_DOTS = re.compile(r"/\.\.?(?:[/?#]|$)")
_SCHEME = re.compile(r"<[A-Za-z][A-Za-z0-9+.\-]*+:")

_NOTHING = Token("sign", "", 0)

type Written = tuple[str | None, int]


def written_graphs(text: str, base: str | None = None, *, resolves: bool = True) -> Iterator[Written]:
    """Give each graph that an update names to write to, and where in the text; None where that cannot be told.

    The default graph is not given. The text must have passed the guard; ``base`` is what relative IRIs are
    relative to. Without ``resolves`` it is not our engine that resolves them, and they cannot be told. A graph that
    is copied from counts as written to.
    """
    reader = _Reader(base, resolves)
    for token in tokens(text):
        yield from reader.add(token)


@dataclass(slots=True)
class _Reader:
    base: str | None
    resolves: bool
    prefixes: dict[str, str | None] = field(
        default_factory=lambda: {f"{name}:": iri for name, iri in PREFIXES.items()}
    )
    # The last word outside of brackets and the one before, the last token, and the prefix that is declared.
    word: str = ""
    word_before: str = ""
    last: Token = _NOTHING
    declared: str = ""
    depth: int = 0
    writes: bool = False
    has_graph: bool = False

    def add(self, token: Token) -> Iterator[Written]:
        """Look at the next token."""
        if token.kind == "ground" and not token.text.strip():
            return
        if token.kind == "open":
            yield from self._open(token)
        elif token.kind == "close":
            self.depth -= 1
        elif self.depth == 0:
            yield from self._outside(token)
        elif self.writes:
            yield from self._inside(token)
        self.last = token

    def _open(self, token: Token) -> Iterator[Written]:
        if self.depth == 0:
            is_read = self.word == "where" and self.word_before != "delete"
            self.writes = not is_read
            if token.text != "{" or self.word not in ("insert", "delete", "data", "where"):
                yield self._unknown(token)
            self.word = ""
        elif self.writes and token.text == "{" and not self.has_graph:
            yield self._unknown(token)
        self.has_graph = False
        self.depth += 1

    def _outside(self, token: Token) -> Iterator[Written]:
        if token.kind == "word":
            self.word_before, self.word = self.word, token.text.lower()
            is_wide = self.word == "all" or (self.word == "named" and self.word_before != "using")
            if self.word not in _WORDS or is_wide:
                yield self._unknown(token)
        elif token.text == ";":
            self.word = self.word_before = ""
        elif token.kind == "name" and self.word == "prefix" and not self.declared:
            self.declared = token.text
        elif token.kind == "iri" and self.word in ("prefix", "base"):
            self._declare(token)
        elif self.word == "using" or (self.word == "named" and self.word_before == "using"):
            pass
        elif token.kind in ("iri", "name") and self.word in _BEFORE_GRAPH:
            yield self._named(token)
        else:
            yield self._unknown(token)

    def _declare(self, token: Token) -> None:
        iri = self._absolute(token.text)
        if self.word == "base":
            self.base = iri
        else:
            self.prefixes[self.declared] = iri
        self.declared = self.word = ""

    def _inside(self, token: Token) -> Iterator[Written]:
        if self.last.kind == "word" and self.last.text.lower() == "graph":
            self.has_graph = True
            yield self._named(token)
        elif token.kind == "word" and "graph" in token.text.lower() and token.text.lower() != "graph":
            yield self._unknown(token)
        else:
            self.has_graph = False

    def _named(self, token: Token) -> Written:
        if token.kind == "name":
            prefix, _, local = token.text.partition(":")
            root = self.prefixes.get(f"{prefix}:")
            glued = self.depth == 0 and prefix.lower().startswith(tuple(_WORDS))
            found = None if root is None or glued else root + local.replace("\\", "")
        else:
            match = _IRI.match(token.text.strip()) if token.kind in ("iri", "ground") else None
            found = self._absolute(match[0]) if match else None
        return (None if found is None or _DOTS.search(found) else found), token.start

    def _absolute(self, iri: str) -> str | None:
        """Give what the engine makes of an IRI in its brackets; None if that cannot be told, or it is none."""
        if not (self.resolves or _SCHEME.match(iri)):
            return None
        try:
            # Its parsers resolve alike (RFC 3986, section 5.2); the libraries' urljoin does otherwise.
            triple = next(parse(f"{iri} a <urn:x> .", RdfFormat.TURTLE, base_iri=self.base))
        except (SyntaxError, ValueError, StopIteration):
            return None
        return triple.subject.value if isinstance(triple.subject, NamedNode) else None

    def _unknown(self, token: Token) -> Written:
        return None, token.start
