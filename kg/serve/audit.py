"""The audit log: one line of JSON for each request of a token holder to write, before it is answered."""

from __future__ import annotations

import json
import logging
import os
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from kg.config import Settings

_log = logging.getLogger(__name__)
FILE = "audit.jsonl"
_LONGEST = 2_000


def audit_file(settings: Settings) -> Path | None:
    """Give the file that writes are told in; None for a store that is not a directory, unless one is set."""
    if settings.audit is not None:
        return settings.audit
    is_directory = settings.store != "memory:" and "://" not in settings.store
    return Path(settings.store) / FILE if is_directory else None


def note(request: Request, **what: Any) -> None:
    """Keep what is written by this request for its line; long texts are cut."""
    kept = getattr(request.state, "written", {})
    request.state.written = kept | {
        name: value[:_LONGEST] if isinstance(value, str) else value for name, value in what.items()
    }


class Audit:
    """Writes the line of a request when its answer begins: what was acknowledged has its line."""

    def __init__(self, app: ASGIApp, file: Path | None, revision: Callable[[], str | None]) -> None:
        self.app = app
        self.file = file
        self.revision = revision

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, and look at its answer."""
        if scope["type"] != "http" or self.file is None:
            await self.app(scope, receive, send)
            return
        state = scope.setdefault("state", {})

        async def noted(message: Message) -> None:
            if message["type"] == "http.response.start" and "holder" in state:
                self._write(self._line(scope, state, message))
            await send(message)

        try:
            await self.app(scope, receive, noted)
        except Exception:
            if "holder" in state:
                self._write(self._line(scope, state, {"status": 500, "headers": []}))
            raise

    def _line(self, scope: Scope, state: dict[str, Any], answer: Message) -> dict[str, Any]:
        headers, answered = Headers(scope=scope), Headers(raw=answer["headers"])
        line = {
            "when": datetime.now(UTC).isoformat(timespec="milliseconds"),
            "who": state["holder"].name,
            "from": (scope.get("client") or ("",))[0],
            "method": scope["method"],
            "path": scope["path"],
            "query": scope["query_string"].decode("latin-1")[:_LONGEST],
            "type": headers.get("content-type", "")[:200],
            "status": answer["status"],
            "revision": self.revision(),
            "location": answered.get("location"),
            **state.get("written", {}),
        }
        return {name: value for name, value in line.items() if value not in (None, "")}

    def _write(self, line: dict[str, Any]) -> None:
        assert self.file is not None
        try:
            # One write to a file open for appending: lines of two processes do not mix.
            handle = os.open(self.file, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
            try:
                os.write(handle, json.dumps(line, ensure_ascii=False).encode() + b"\n")
            finally:
                os.close(handle)
        except OSError as error:
            # It is written already: to refuse the answer now would say the opposite.
            _log.error("the audit log %s cannot be written (%s): %s", self.file, error, line)
