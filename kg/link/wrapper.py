"""SPARQLWrapper, with what it gets wrong put right.

It guesses the kind of query with a pattern that comments mislead (a query could be sent to the update
address), follows redirections with the token, and hides what the server said.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from http.client import HTTPResponse
from typing import Any
from urllib.request import BaseHandler, HTTPRedirectHandler, OpenerDirector, ProxyHandler, build_opener

from SPARQLWrapper import POST, SPARQLWrapper


class _NoRedirect(HTTPRedirectHandler):
    def redirect_request(self, *_: Any, **__: Any) -> None:
        """Follow none."""


class _Wrapper(SPARQLWrapper):
    """One query to a SPARQL endpoint by POST; the errors are those of urllib, with the server's words."""

    opener: OpenerDirector

    def _parseQueryType(self, query: str) -> str:
        return "SELECT"

    def _query(self) -> tuple[HTTPResponse, str]:
        return self.opener.open(self._createRequest(), timeout=self.timeout), self.returnFormat


def opener(*, use_proxies: bool, follows: bool = False) -> OpenerDirector:
    """Give what opens connections; it reads the system's certificates, so keep it.

    ``follows`` redirections only where nothing secret is sent.
    """
    handlers: list[BaseHandler | type[BaseHandler]] = [
        *([] if follows else [_NoRedirect]),
        *([] if use_proxies else [ProxyHandler({})]),
    ]
    return build_opener(*handlers)


def response_to(
    opener: OpenerDirector,
    endpoint: str,
    text: str,
    *,
    parameters: Sequence[tuple[str, str]] = (),
    headers: Mapping[str, str],
    seconds: int,
) -> HTTPResponse:
    """Give the answer to a query, to be read and closed; ``headers`` say what media type is wanted.

    :raises OSError: if there is none (``urllib.error.HTTPError`` for an answer that is an error).
    """
    wrapper = _Wrapper(endpoint)
    wrapper.opener = opener
    wrapper.setOnlyConneg(True)
    wrapper.setMethod(POST)
    wrapper.setTimeout(seconds)
    wrapper.setQuery(text)
    for name, value in parameters:
        wrapper.addParameter(name, value)
    for name, value in headers.items():
        wrapper.addCustomHttpHeader(name, value)
    response: HTTPResponse = wrapper.query().response
    return response
