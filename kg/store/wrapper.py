"""SPARQLWrapper, with what it gets wrong put right.

It guesses the kind of query with a pattern that comments mislead (a query could be sent to the update
address), follows redirections with the token, and hides what the server said.
"""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from http.client import HTTPException, HTTPResponse, IncompleteRead
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.request import HTTPRedirectHandler, OpenerDirector, ProxyHandler, build_opener

from SPARQLWrapper import POST, SPARQLWrapper

from kg.store.remote_errors import error_of, unreachable
from kg.store.syntax import outline


class _NoRedirect(HTTPRedirectHandler):
    def redirect_request(self, *_: Any, **__: Any) -> None:
        """Follow none."""


class Wrapper(SPARQLWrapper):
    """One query to a SPARQL endpoint by POST; errors come as ours."""

    opener: OpenerDirector

    def _parseQueryType(self, query: str) -> str:
        return outline(query).form.upper()

    def _query(self) -> tuple[HTTPResponse, str]:
        return self.opener.open(self._createRequest(), timeout=self.timeout), self.returnFormat


def opener(*, use_proxies: bool) -> OpenerDirector:
    """Give what opens connections; it reads the system's certificates, so keep it."""
    return build_opener(_NoRedirect, *([] if use_proxies else [ProxyHandler({})]))


def ask(
    opener: OpenerDirector,
    endpoint: str,
    text: str,
    media_type: str,
    graphs: Sequence[tuple[str, str]] = (),
    *,
    headers: Mapping[str, str] | None = None,
    timeout: int = 60,
) -> tuple[str, bytes]:
    """Give the media type and the bytes of the answer to a query.

    :raises kg.errors.KgError: as the server says, or ``RemoteError`` if it cannot be reached.
    """
    wrapper = Wrapper(endpoint)
    wrapper.opener = opener
    wrapper.setOnlyConneg(True)
    wrapper.setMethod(POST)
    wrapper.setTimeout(timeout)
    wrapper.setQuery(text)
    for name, value in graphs:
        wrapper.addParameter(name, value)
    for name, value in {**(headers or {}), "Accept": media_type}.items():
        wrapper.addCustomHttpHeader(name, value)
    try:
        with wrapper.query().response as response:
            return response.headers.get_content_type(), _whole(response, time.monotonic() + timeout)
    except HTTPError as error:
        with error:
            raise error_of(error.code, error.read(), endpoint) from None
    except (URLError, OSError, HTTPException) as error:
        raise unreachable(getattr(error, "reason", error), endpoint) from None


def _whole(response: HTTPResponse, deadline: float) -> bytes:
    """Read in pieces: a server that sends a byte now and then would hold us for ever."""
    pieces = []
    while piece := response.read1(1 << 20):
        pieces.append(piece)
        if time.monotonic() > deadline:
            raise TimeoutError("its answer takes too long")
    if response.length:  # read1 does not tell of a body that was cut off
        raise IncompleteRead(b"", response.length)
    return b"".join(pieces)
