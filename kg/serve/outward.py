"""Asks an endpoint of the network in a way that leads nowhere else: a checked address, no redirects, limits."""

from __future__ import annotations

import ipaddress
import json
import socket
import threading
import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any, Self

import httpx

from kg import __version__
from kg.errors import RemoteError

RESULTS = "application/sparql-results+json"
_CONNECT_SECONDS = 5.0
# NAT64 (RFC 6052): the last four bytes are an IPv4 address.
_TRANSLATED = ipaddress.ip_network("64:ff9b::/96")


@dataclass(frozen=True, slots=True)
class Limits:
    """What a question to an endpoint may take: seconds, bytes of the answer, and whether inner addresses count."""

    seconds: float
    most_bytes: int
    private: bool = False
    contact: str = ""


def is_public(address: str) -> bool:
    """Tell whether an IP address belongs to the open network: to no machine, network or link of ours."""
    ip = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        if ip.ipv4_mapped:
            return is_public(str(ip.ipv4_mapped))
        if ip in _TRANSLATED:
            return is_public(str(ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)))
        if ip.sixtofour or ip.teredo:
            return False
    return ip.is_global and not ip.is_multicast


def checked_address(host: str, port: int, *, private: bool) -> str:
    """Give the IP address to connect to.

    :raises kg.errors.RemoteError: if the name has none, or one of them is not public and ``private`` is off.
    """
    try:
        found = [str(info[4][0]) for info in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]
    except (OSError, UnicodeError):
        raise RemoteError(f"the name {host} leads to no address") from None
    inner = [address for address in found if not is_public(address)]
    if inner and not private:
        raise RemoteError(f"{host} leads to {inner[0]}, which is no public address (KG_SERVICES_PRIVATE)")
    return found[0]


def asked(url: str, query: bytes, limits: Limits) -> bytes:
    """Give an endpoint's answer to a query as SPARQL results in JSON, whole.

    :raises kg.errors.RemoteError: if it gives none within the limits.
    """
    target = httpx.URL(url)
    port = target.port or (443 if target.scheme == "https" else 80)
    address = checked_address(target.host, port, private=limits.private)
    deadline = time.monotonic() + limits.seconds
    timeout = httpx.Timeout(limits.seconds, connect=min(_CONNECT_SECONDS, limits.seconds))
    with (
        httpx.Client(trust_env=False, follow_redirects=False, timeout=timeout) as client,
        _Bell(limits.seconds) as bell,
    ):
        request = client.build_request(
            "POST",
            target.copy_with(host=address),
            data={"query": query.decode()},
            headers={
                "Host": target.netloc.decode("ascii"),
                "Accept": RESULTS,
                "Accept-Encoding": "identity",
                "User-Agent": f"diplomacy-kg/{__version__} {limits.contact}".strip(),
            },
            # The certificate must be the name's, though we connect to the address.
            extensions={"sni_hostname": target.host, "trace": bell.noticed},
        )
        try:
            answer = client.send(request, stream=True)
            try:
                _check_head(answer)
                body = _whole(answer, deadline, limits)
            finally:
                answer.close()
        except httpx.TimeoutException:
            raise _too_slow(limits) from None
        except httpx.HTTPError as error:
            if time.monotonic() > deadline:
                raise _too_slow(limits) from None
            raise RemoteError(f"the connection failed ({type(error).__name__})") from None
    _check_body(body)
    return body


class _Bell:
    """Cuts a connection when the time is over: what comes by drops keeps every time limit of a single read."""

    def __init__(self, seconds: float) -> None:
        self._socket: socket.socket | None = None
        self._timer = threading.Timer(seconds, self._cut)
        self._timer.daemon = True

    def __enter__(self) -> Self:
        self._timer.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._timer.cancel()

    def noticed(self, event: str, told: Mapping[str, Any]) -> None:
        """Keep the socket of a connection that is made."""
        if event.endswith(("connect_tcp.complete", "start_tls.complete")):
            self._socket = told["return_value"].get_extra_info("socket")

    def _cut(self) -> None:
        if self._socket:
            with suppress(OSError):
                self._socket.shutdown(socket.SHUT_RDWR)


def _check_head(answer: httpx.Response) -> None:
    if answer.is_redirect:
        raise RemoteError("it wants to lead us elsewhere, which we do not follow")
    if answer.status_code != HTTPStatus.OK:
        raise RemoteError(f"it answered {answer.status_code}")
    media_type = str(answer.headers.get("content-type", "")).partition(";")[0].strip().lower()
    if media_type != RESULTS or answer.headers.get("content-encoding", "identity") != "identity":
        raise RemoteError(f"it answered with {media_type[:60] or 'no media type'}, which is no result")


def _check_body(body: bytes) -> None:
    try:
        found = json.loads(body)
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, dict) or not found.keys() & {"results", "boolean"}:
        raise RemoteError("it answered with broken JSON, which is no result")


def _whole(answer: httpx.Response, deadline: float, limits: Limits) -> bytes:
    body = bytearray()
    for block in answer.iter_raw():
        body += block
        if len(body) > limits.most_bytes:
            raise RemoteError(
                f"its answer is larger than {limits.most_bytes:,} bytes (KG_SERVICES_MAX_BYTES)"
            )
        if time.monotonic() > deadline:
            break
    # Cut off, it may look as if it had ended.
    if time.monotonic() > deadline:
        raise _too_slow(limits)
    return bytes(body)


def _too_slow(limits: Limits) -> RemoteError:
    return RemoteError(f"it took longer than {limits.seconds:g} s (KG_SERVICES_SECONDS)")
