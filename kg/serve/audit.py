"""The audit log: who wrote what and when, in lines of JSON, told before the request is answered.

Where the store has an archive, each commit says there who made it, and the log shows those commits: a line is
written when its commit is, and what a crash has left out when the log is opened again. Other requests of token
holders to write, those that failed and those to stores without archive, have a line with their status.
"""

from __future__ import annotations

import json
import logging
import os
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from http import HTTPStatus
from pathlib import Path
from typing import Any

from anyio import CapacityLimiter, to_thread
from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from kg.archive import AUTHOR, Commit
from kg.config import Settings
from kg.errors import ArchiveDamaged
from kg.store.base import ServedStore
from kg.store.embedded import EmbeddedStore

_log = logging.getLogger(__name__)
FILE = "audit.jsonl"
_LONGEST = 2_000
# So much of the end of the file is looked at for the last commit that was told.
_TAIL = 1_000_000


def note(request: Request, **what: Any) -> None:
    """Keep what is written by this request for its line; long texts are cut."""
    kept = getattr(request.state, "written", {})
    request.state.written = kept | {
        name: value[:_LONGEST] if isinstance(value, str) else value for name, value in what.items()
    }


class Author:
    """Who makes a request, for the archive; ``told`` is set once a commit of it has its line."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope
        self._state = scope.setdefault("state", {})
        self.told = False

    @property
    def is_known(self) -> bool:
        """Tell whether the request has shown a token that may write."""
        return "holder" in self._state

    def __call__(self) -> dict[str, Any]:
        """Give who it is and what is asked for; nothing of who only reads."""
        if not self.is_known:
            return {}
        scope = self._scope
        said = {
            "who": self._state["holder"].name,
            "from": (scope.get("client") or ("",))[0],
            "method": scope["method"],
            "path": scope["path"],
            "query": scope["query_string"].decode("latin-1")[:_LONGEST],
            "type": Headers(scope=scope).get("content-type", "")[:200],
            **self._state.get("written", {}),
        }
        return {name: value for name, value in said.items() if value not in (None, "")}


class AuditLog:
    """The file of lines. It is opened for each of them, so that it may be renamed at any time."""

    def __init__(self, file: Path) -> None:
        self.file = file

    def committed(self, commit: Commit) -> None:
        """Write the line of a commit, if it changes the store and says who made it."""
        if not (commit.who and commit.writes):
            return
        self.write({"when": _time(commit.at), **commit.who, "commit": commit.number})
        if isinstance(author := AUTHOR.get(), Author):
            author.told = True

    def follow(self, store: ServedStore) -> None:
        """Show the commits of a store from now on, and those that came behind the last line."""
        if not isinstance(store, EmbeddedStore):
            return
        try:
            tail = self._tail()
            if tail and not tail.endswith(b"\n"):
                self._append(b"\n")  # behind a line that was cut off
            store.tell(self.committed, _last_commit(tail))
        except (ArchiveDamaged, OSError) as error:
            _log.error("the audit log %s may lack lines (%s)", self.file, error)

    def _tail(self) -> bytes:
        if not self.file.is_file():
            return b""
        with self.file.open("rb") as file:
            file.seek(max(0, os.fstat(file.fileno()).st_size - _TAIL))
            return file.read()

    def _append(self, text: bytes, how: int = 0) -> None:
        # One write to a file open for appending: lines of two processes do not mix.
        handle = os.open(self.file, os.O_WRONLY | os.O_CREAT | os.O_APPEND | how, 0o600)
        try:
            os.write(handle, text)
        finally:
            os.close(handle)

    def write(self, line: dict[str, Any]) -> None:
        """Write a line; the operator is told of what cannot be written."""
        # What the archive has need not be synced: it is written again if it is lost.
        how = 0 if "commit" in line else os.O_DSYNC
        try:
            self._append(json.dumps(line, ensure_ascii=False).encode() + b"\n", how)
        except OSError as error:
            # It is written already: to refuse the answer now would say the opposite.
            _log.error("the audit log %s cannot be written (%s): %s", self.file, error, line)


def _last_commit(lines: bytes) -> int | None:
    """Give the number of the last commit that has a line; None if there is none."""
    for line in reversed(lines.splitlines()):
        with suppress(ValueError, KeyError, TypeError):
            return int(json.loads(line)["commit"])
    return None


def audit_log(store: ServedStore, settings: Settings) -> AuditLog | None:
    """Give the log that writes to a store are told in; None if it is no directory, unless a file is set."""
    is_directory = settings.store != "memory:" and "://" not in settings.store
    file = settings.audit or (Path(settings.store) / FILE if is_directory else None)
    if file is None:
        return None
    log = AuditLog(file)
    log.follow(store)
    return log


class Audit:
    """Says whose request it is, and writes a line when its answer begins, if no commit has told of it."""

    def __init__(self, app: ASGIApp, log: AuditLog | None, revision: Callable[[], str | None]) -> None:
        self.app = app
        self.log = log
        self.revision = revision
        # One line at a time, in order.
        self._turn = CapacityLimiter(1)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, and look at its answer."""
        if scope["type"] != "http" or self.log is None:
            await self.app(scope, receive, send)
            return
        author = Author(scope)
        AUTHOR.set(author)

        async def noted(message: Message) -> None:
            if message["type"] == "http.response.start":
                await self._tell(author, message["status"], Headers(raw=message["headers"]).get("location"))
            await send(message)

        try:
            await self.app(scope, receive, noted)
        except Exception:
            await self._tell(author, 500)
            raise

    async def _tell(self, author: Author, status: int, location: str | None = None) -> None:
        if self.log is None or not author.is_known or (author.told and status < HTTPStatus.BAD_REQUEST):
            return
        answer = {"status": status, "revision": self.revision(), "location": location}
        told = {name: value for name, value in answer.items() if value is not None}
        line = {"when": _time(datetime.now(UTC)), **author(), **told}
        await to_thread.run_sync(self.log.write, line, limiter=self._turn)


def _time(at: datetime) -> str:
    return at.isoformat(timespec="milliseconds")
