"""Asks a server by SPARQLWrapper, within a time; its errors come as ours."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from http.client import HTTPException, HTTPResponse, IncompleteRead
from urllib.error import HTTPError, URLError
from urllib.request import OpenerDirector

from kg.link.wrapper import opener, response_to
from kg.store.remote_errors import error_of, unreachable

__all__ = ["ask", "opener"]


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
    headers = {**(headers or {}), "Accept": media_type}
    try:
        with response_to(
            opener, endpoint, text, parameters=graphs, headers=headers, seconds=timeout
        ) as response:
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
