"""Keeps the answers of public endpoints on disk, for a time, so that no question is asked twice."""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from kg.errors import StoreError
from kg.link.endpoint import Endpoint, Row


@dataclass(slots=True)
class KeptAnswers:
    """Answers in a folder, one file a question; those older than ``days`` are asked for again.

    ``hits`` counts the questions that needed no asking. ``now`` gives the time in seconds since 1970.
    """

    folder: Path
    days: float = 30.0
    now: Callable[[], float] = time.time
    hits: int = field(default=0)

    def select(self, endpoint: Endpoint, text: str) -> list[Row]:
        """Give the rows of a query, kept or asked for.

        :raises kg.errors.RemoteError: if the endpoint does not answer.
        :raises kg.errors.StoreError: if the answer cannot be kept.
        """
        path = self.folder / f"{hashlib.sha256(f'{endpoint.url}\n{text}'.encode()).hexdigest()[:32]}.json"
        kept = self._kept(path, endpoint.url, text)
        if kept is not None:
            self.hits += 1
            return kept
        rows = endpoint.select(text)
        self._keep(path, {"endpoint": endpoint.url, "query": text, "asked": self.now(), "rows": rows})
        return rows

    def _kept(self, path: Path, url: str, text: str) -> list[Row] | None:
        try:
            said = json.loads(path.read_bytes())
            fresh = 0 <= self.now() - float(said["asked"]) <= self.days * 86_400
            same = said["endpoint"] == url and said["query"] == text
            return list(said["rows"]) if fresh and same else None
        except (OSError, ValueError, KeyError, TypeError):
            return None  # not there, or broken off while it was written: asked for again

    def _keep(self, path: Path, said: dict[str, object]) -> None:
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            with tempfile.NamedTemporaryFile(
                "w", encoding="utf-8", dir=self.folder, prefix=".", delete=False
            ) as file:
                json.dump(said, file, ensure_ascii=False, sort_keys=True)
            os.replace(file.name, path)  # noqa: PTH105 - the name is a string here
        except OSError as error:
            raise StoreError(
                f"an answer cannot be kept: {error.strerror}", where=str(path), todo="See KG_RECONCILE_CACHE."
            ) from None
