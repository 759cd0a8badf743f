"""What a commit consists of, and how it is written."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, Literal, NamedTuple

type Does = Literal["set", "gone", "new", "load", "all", "text", "begin"]

# Gives who makes the commits of this context: what is told of them beside their parts.
AUTHOR: ContextVar[Callable[[], Mapping[str, Any]] | None] = ContextVar("author", default=None)


class Ref(NamedTuple):
    """Where a piece lies, and the SHA-256 of its content."""

    digest: bytes
    segment: int
    offset: int


@dataclass(frozen=True, slots=True)
class Part:
    """One step of a commit; its content is the pieces, one behind the other.

    ``set``: the graph holds exactly these N-Triples. ``gone``, ``new``: these N-Quads go, come; blank nodes keep
    their names. ``load``: this document of ``media_type`` is added, its triples to ``graph`` if one is named,
    its blank nodes named by ``names`` and their order. ``all``: the store holds exactly these N-Quads. ``text``:
    the article of ``graph`` as JSON; the store is left alone. ``begin``: an update runs that writes to ``graphs``,
    or to any if there are none; ``names`` is the snapshot from before.
    """

    does: Does
    content: tuple[Ref, ...] = ()
    graph: str | None = None
    media_type: str = ""
    names: str = ""
    graphs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Commit:
    """One transaction: its number (from 1, without a gap), when it was written, its steps in order, and by whom.

    ``who`` is empty where nobody was named.
    """

    number: int
    at: datetime
    parts: tuple[Part, ...]
    who: Mapping[str, Any] = field(default_factory=dict)

    @property
    def writes(self) -> bool:
        """Tell whether it changes the store."""
        return any(part.does not in ("text", "begin") for part in self.parts)


def written(number: int, parts: Sequence[Part], who: Mapping[str, Any]) -> bytes:
    """Give a commit as it stands in the archive, of now."""
    said = {
        "commit": number,
        "at": datetime.now(UTC).isoformat(timespec="milliseconds"),
        "parts": [_said(part) for part in parts],
        **({"who": dict(who)} if who else {}),
    }
    return json.dumps(said, ensure_ascii=False, separators=(",", ":")).encode()


def _said(part: Part) -> dict[str, Any]:
    content = [[ref.digest.hex(), ref.segment, ref.offset] for ref in part.content]
    fields = {
        "content": content,
        "graph": part.graph,
        "type": part.media_type,
        "names": part.names,
        "graphs": part.graphs,
    }
    return {"does": part.does, **{name: value for name, value in fields.items() if value}}


def read_commit(content: bytes) -> Commit:
    """Read what ``written`` gave."""
    said = json.loads(content)
    return Commit(
        said["commit"],
        datetime.fromisoformat(said["at"]),
        tuple(_part(each) for each in said["parts"]),
        said.get("who", {}),
    )


def _part(said: dict[str, Any]) -> Part:
    return Part(
        said["does"],
        tuple(
            Ref(bytes.fromhex(digest), segment, offset) for digest, segment, offset in said.get("content", ())
        ),
        said.get("graph"),
        said.get("type", ""),
        said.get("names", ""),
        tuple(said.get("graphs", ())),
    )
