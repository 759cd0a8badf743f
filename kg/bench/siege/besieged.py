"""Sends what attackers send: raw bytes on many connections, for a bounded time, and tells what came back."""

from __future__ import annotations

import json
import socket
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Final
from urllib.parse import quote

TOKEN: Final = "of-the-siege"
# The address of this machine that attackers come from: whoever else asks is another client.
ADDRESS = "127.0.0.66"
QUERY = "application/sparql-query"
UPDATE = "application/sparql-update"
FORM = "application/x-www-form-urlencoded"
_PIECE = 65_536

type Said = Iterable[bytes]


@dataclass(frozen=True, slots=True)
class Attack:
    """What is sent on each of ``connections``, at once, and for how many seconds at most an answer is waited for.

    ``reads`` is how many bytes of an answer are taken; then the connection stands still until the time is over.
    """

    name: str
    said: Callable[[], Said]
    connections: int = 1
    seconds: float = 2.0
    reads: int = 1_000_000_000


def get(path: str, **headers: str) -> bytes:
    """Give a request as it is sent."""
    lines = "".join(f"{name.replace('_', '-')}: {value}\r\n" for name, value in headers.items())
    return f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\n{lines}\r\n".encode()


def asked(query: str, path: str = "/sparql", **headers: str) -> bytes:
    """Give the request of a query in an address."""
    return get(f"{path}?query={quote(query, safe='')}", **headers)


def sent(method: str, path: str, kind: str, body: bytes, *, token: bool = False) -> list[bytes]:
    """Give a request with a body, in pieces; with the token that lets do all, if wanted."""
    holder = f"Authorization: Bearer {TOKEN}\r\n" * token
    head = f"{method} {path} HTTP/1.1\r\nHost: 127.0.0.1\r\n{holder}Content-Type: {kind}\r\n"
    head += f"Content-Length: {len(body)}\r\n\r\n"
    return [head.encode(), *(body[start : start + _PIECE] for start in range(0, len(body), _PIECE))]


def as_json(path: str, fields: Mapping[str, object], *, token: bool = False) -> list[bytes]:
    """Give the request of a JSON object."""
    return sent("POST", path, "application/json", json.dumps(fields).encode(), token=token)


def run(attack: Attack, host: str) -> Counter[str]:
    """Carry an attack out, and give how many of its connections got which status; ``cut`` those that got none."""
    name, _, port = host.rpartition(":")
    found: Counter[str] = Counter()
    end = time.monotonic() + attack.seconds

    def one() -> None:
        found[_answer(attack, (name, int(port)), end)] += 1

    threads = [threading.Thread(target=one, daemon=True) for _ in range(attack.connections)]
    for each in threads:
        each.start()
    for each in threads:
        each.join(attack.seconds + 10)
    return found


def _answer(attack: Attack, address: tuple[str, int], end: float) -> str:
    said = b""
    try:
        with socket.create_connection(address, 5, source_address=(ADDRESS, 0)) as connection:
            _send(attack.said(), connection, end)
            taken = 0
            while (left := end - time.monotonic()) > 0 and taken < attack.reads:
                connection.settimeout(left)
                piece = connection.recv(_PIECE)
                if not piece:
                    break
                taken += len(piece)
                said = said or piece
            if taken >= attack.reads:
                time.sleep(max(0.0, end - time.monotonic()))
    except TimeoutError:
        return _status(said) or "waits"
    except OSError:
        pass
    return _status(said) or "cut"


def _send(said: Said, connection: socket.socket, end: float) -> None:
    """Send for as long as the server takes it."""
    try:
        for piece in said:
            left = end - time.monotonic()
            if left <= 0:
                return
            connection.settimeout(left)
            connection.sendall(piece)
    except (BrokenPipeError, ConnectionResetError):
        return  # an answer may have come before


def _status(said: bytes) -> str:
    return said.split(b"\r\n")[0].decode("latin-1").partition(" ")[2][:3]
