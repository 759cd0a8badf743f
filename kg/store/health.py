"""Asks a server how it is."""

from __future__ import annotations

import json
import time
from collections.abc import Mapping
from typing import Any

_LONGEST = 10_000


def health(
    url: str, patience: float, *, trust_env: bool = False, headers: Mapping[str, str] | None = None
) -> dict[str, Any]:
    """Give what a server's ``/health`` says, or nothing if it does not answer as ours does in time.

    Without ``trust_env`` the environment's proxies are left aside. Redirections are not followed.
    """
    import httpx

    deadline, body = time.monotonic() + patience, b""
    try:
        with (
            httpx.Client(timeout=patience, trust_env=trust_env, headers=headers) as client,
            client.stream("GET", f"{url}/health") as answer,
        ):
            for piece in answer.iter_bytes() if answer.status_code == 200 else ():
                body += piece
                if len(body) > _LONGEST or time.monotonic() > deadline:
                    return {}
        said = json.loads(body)
    except (httpx.HTTPError, httpx.InvalidURL, ValueError):
        return {}
    return said if isinstance(said, dict) else {}
