"""Who we are to a server: user and password, or a token, from the settings or netrc."""

from __future__ import annotations

import netrc
import os
import threading
from collections.abc import Generator
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

import httpx

from kg.errors import UsageError


@dataclass(frozen=True, slots=True)
class Access:
    """What is shown to a server; without any of it nothing is. ``settings`` is where the user sets it."""

    user: str = ""
    password: str = ""
    token: str = ""
    settings: str = "KG_PUSH"

    @property
    def todo(self) -> str:
        """Give what a user can do who is refused."""
        name = self.settings
        return f"Set {name}_USER and {name}_PASSWORD, or {name}_TOKEN, or add the host to netrc."

    def __repr__(self) -> str:
        return "<Access>"


def shown_at(address: str, access: Access) -> Access:
    """Give what is shown at an address: what is set, or else what ``NETRC`` or ``~/.netrc`` holds for its host.

    :raises kg.errors.UsageError: if the file cannot be read as netrc.
    """
    if access.user or access.token:
        return access
    try:
        found = netrc.netrc(os.environ.get("NETRC") or None).authenticators(urlsplit(address).hostname or "")
    except FileNotFoundError:
        return access
    except (OSError, netrc.NetrcParseError) as error:
        raise UsageError("netrc cannot be read", where=str(error), todo="Mend it.") from None
    return replace(access, user=found[0], password=found[2]) if found else access


class Login(httpx.Auth):
    """Shows a token at once, or user and password in the way (digest or basic) that the server asks for."""

    def __init__(self, access: Access) -> None:
        self._access = access
        # A digest counts its requests, so each thread has its own.
        self._chosen = threading.local()

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        """Send the request, and once more with what the server asked for."""
        access = self._access
        if access.token:
            request.headers["Authorization"] = f"Bearer {access.token}"
        chosen: httpx.Auth | None = getattr(self._chosen, "auth", None)
        if chosen is None:
            response = yield request
            if response.status_code != httpx.codes.UNAUTHORIZED or not access.user:
                return
            asked = response.headers.get("www-authenticate", "").lower()
            kind = httpx.DigestAuth if asked.startswith("digest") else httpx.BasicAuth
            chosen = self._chosen.auth = kind(access.user, access.password)
        yield from chosen.auth_flow(request)
