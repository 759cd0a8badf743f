"""Asks a public SPARQL endpoint politely: one question at a time, slowly, again after a fault, within limits."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from http.client import HTTPException, HTTPResponse
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import OpenerDirector

from kg import __version__
from kg.errors import RemoteError
from kg.link.wrapper import opener, response_to

type Row = Mapping[str, str]

AGENT = f"diplomacy-kg/{__version__} (https://w3id.org/diplomacy-kg/{{contact}}) SPARQLWrapper/2"
_JSON = "application/sparql-results+json"
MOST_BYTES = 32_000_000
_AGAIN = frozenset((408, 425, 429, 500, 502, 503, 504))
_LOOPBACK = frozenset(("localhost", "127.0.0.1", "::1"))


def user_agent(contact: str = "") -> str:
    """Give the User-Agent: program, version, home, and whom to write to if the user set it.

    Wikimedia asks for it: https://meta.wikimedia.org/wiki/User-Agent_policy.
    """
    return AGENT.format(contact=f"; {contact}" if contact else "")


class _Busy(Exception):
    """A fault that may be over soon; ``wait`` is what the server asks for, in seconds."""

    def __init__(self, reason: str, wait: float | None = None) -> None:
        super().__init__(reason)
        self.wait = wait


@dataclass(slots=True)
class Endpoint:
    """A SPARQL endpoint at ``url``.

    ``pause`` is the least time between an answer and the next request, ``patience`` the longest for one of them, ``tries`` how
    often a question is asked at most, ``longest_wait`` what is waited at most before asking again; all times
    in seconds. ``sleep`` and ``clock`` can be exchanged for tests.
    """

    url: str
    agent: str = field(default_factory=user_agent)
    pause: float = 1.0
    patience: float = 65.0
    tries: int = 4
    longest_wait: float = 120.0
    sleep: Callable[[float], None] = time.sleep
    clock: Callable[[], float] = time.monotonic
    asked: int = 0
    _last: float | None = None
    _opener: OpenerDirector | None = None

    def select(self, text: str) -> list[Row]:
        """Give the rows of a SELECT query, each with the values of the variables that it binds.

        :raises kg.errors.RemoteError: if there is no whole answer after all tries, or the server refuses.
        """
        reason = ""
        for attempt in range(self.tries):
            self._keep_pace()
            try:
                return self._once(text)
            except _Busy as fault:
                reason = str(fault)
                wait = 2.0**attempt if fault.wait is None else fault.wait
                if wait > self.longest_wait:
                    reason += f"; it asks to wait {wait:.0f} seconds"
                    break
                if attempt + 1 < self.tries:
                    self.sleep(wait)
        raise RemoteError(
            f"the endpoint gives no answer: {reason}",
            where=self.url,
            todo="Try again later; answers are kept.",
        )

    def _keep_pace(self) -> None:
        now = self.clock()
        if self._last is not None and now - self._last < self.pause:
            self.sleep(self.pause - (now - self._last))
        self.asked += 1

    def _once(self, text: str) -> list[Row]:
        deadline = self.clock() + self.patience
        try:
            with self._asked(text) as response:
                return _rows(self._body(response, deadline))
        except HTTPError as error:
            with error:
                raise _refusal(error, self.url) from None
        except (URLError, OSError, HTTPException) as error:
            raise _Busy(str(getattr(error, "reason", error)) or type(error).__name__) from None
        finally:
            self._last = self.clock()

    def _asked(self, text: str) -> HTTPResponse:
        if self._opener is None:
            here = urlsplit(self.url).hostname in _LOOPBACK
            self._opener = opener(use_proxies=not here, follows=True)
        headers = {"User-Agent": self.agent, "Accept": _JSON}
        return response_to(
            self._opener, self.url, text, headers=headers, seconds=max(1, round(self.patience))
        )

    def _body(self, response: HTTPResponse, deadline: float) -> bytes:
        """Read the answer in pieces: a server that sends a byte now and then must not hold us for ever."""
        pieces, size = [], 0
        while piece := response.read1(65_536):
            pieces.append(piece)
            size += len(piece)
            if size > MOST_BYTES:
                raise RemoteError(f"the answer has more than {MOST_BYTES} bytes", where=self.url)
            if self.clock() > deadline:
                raise _Busy("the answer takes too long")
        return b"".join(pieces)


def _refusal(error: HTTPError, url: str) -> Exception:
    said = " ".join(error.read(2_000).decode("utf-8", "replace").split())[:200]
    if error.code in _AGAIN:
        return _Busy(f"status {error.code}", retry_after(error.headers.get("Retry-After")))
    return RemoteError(f"the endpoint refuses with status {error.code}: {said}", where=url)


def retry_after(value: str | None) -> float | None:
    """Give the seconds that ``Retry-After`` names, as a number or as a date."""
    if value is None:
        return None
    if value.strip().isdigit():
        return float(value)
    try:
        moment = parsedate_to_datetime(value)
    except ValueError:
        return None
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return max(0.0, (moment - datetime.now(UTC)).total_seconds())


def _rows(body: bytes) -> list[Row]:
    """Give the rows of a document of SPARQL results; a broken one may come whole the next time."""
    try:
        document: Any = json.loads(body)
        bindings = document["results"]["bindings"]
        return [{name: str(term["value"]) for name, term in row.items()} for row in bindings]
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise _Busy("the answer is no whole document of SPARQL results") from None
