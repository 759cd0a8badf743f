"""The address of an article in one form, and the key that all its versions share."""

from __future__ import annotations

import hashlib
import re
from urllib.parse import SplitResult, quote, urlsplit, urlunsplit

from kg.errors import ArticleError

_TRACKING = re.compile(r"^(utm_[^=]*|fbclid|gclid)(=|$)", re.IGNORECASE)
_DEFAULT_PORT = {"http": 80, "https": 443}
_ALLOWED = "%!#$&'()*+,/:;=?@[]~"


def canonical_url(url: str, where: str = "") -> str:
    """Give the URL in one form: host in lower case, without default port, fragment and tracking parameters.

    Characters that an IRI must not have are percent-encoded; the order of parameters and a trailing slash
    stay.

    :raises ArticleError: if it is no http or https address.
    """
    try:
        parts = urlsplit(url.strip())
        host, port = _host(parts), parts.port
    except ValueError:
        raise _not_an_address(url, where) from None
    scheme = parts.scheme.lower()
    if scheme not in _DEFAULT_PORT or not host:
        raise _not_an_address(url, where)
    if port is not None and port != _DEFAULT_PORT[scheme]:
        host = f"{host}:{port}"
    query = "&".join(part for part in parts.query.split("&") if part and not _TRACKING.match(part))
    path = quote(parts.path or "/", safe=_ALLOWED)
    return urlunsplit((scheme, host, path, quote(query, safe=_ALLOWED), ""))


def article_key(url: str | None, given_id: str | None, content: str) -> str:
    """Give 16 hex digits of the SHA-256 of the canonical URL, else of the given id, else of the content."""
    return hashlib.sha256((url or given_id or content).encode()).hexdigest()[:16]


def _host(parts: SplitResult) -> str:
    host = (parts.hostname or "").lower()
    if ":" in host:
        return f"[{host}]" if re.fullmatch(r"[0-9a-f:.]+", host) else ""
    encoded = host if host.isascii() else host.encode("idna").decode()
    return encoded if re.fullmatch(r"[a-z0-9._-]+", encoded) else ""


def _not_an_address(url: str, where: str) -> ArticleError:
    return ArticleError(
        f"{url[:200]!r} is not the address of a web page",
        where=where,
        todo="Give a full http:// or https:// address, or none.",
    )
