"""Runs the web application until a signal ends it; answers under way are finished."""

from __future__ import annotations

import asyncio
import signal
import socket
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from types import FrameType

import uvicorn

from kg.config import Settings
from kg.errors import StoreError, UsageError
from kg.pipeline import caught_up_if_behind, prepare
from kg.serve.app import create_app
from kg.serve.connection import bounded
from kg.serve.patience import Patience, as_many_as_allowed
from kg.serve.service import Service
from kg.store.base import ServedStore
from kg.store.owner import announced

_ALL_ADDRESSES = {"0.0.0.0": "127.0.0.1", "::": "::1", "": "127.0.0.1"}
GRACE_SECONDS = 30


def run(store: ServedStore, settings: Settings, *, ready: Callable[[str], None] | None = None) -> None:
    """Serve a store until SIGINT or SIGTERM; ``ready`` is told the address (default: it is printed).

    :raises kg.errors.StoreError: if the address is taken or not ours.
    """
    if store.is_shared and settings.default_graph == "own":
        raise UsageError(
            "a graph store of others is served with all graphs as one",
            where="--default-graph own",
            todo="Leave it out.",
        )
    if settings.default_graph == "union":
        prepare(store, settings)
        if not store.is_shared:
            caught_up_if_behind(store, settings)
    as_many_as_allowed()
    listener = _listening(settings.host, settings.port)
    with listener, ExitStack() as cleanup:
        port = int(listener.getsockname()[1])
        if settings.store != "memory:" and not store.is_shared:
            cleanup.enter_context(
                announced(Path(settings.store), _url(_reachable(settings.host), port), store.id)
            )
        app = create_app(store, settings)
        config = uvicorn.Config(
            app,
            lifespan="on",
            log_level="error",
            access_log=False,
            server_header=False,
            http=bounded(settings.max_head_bytes),
            ws="none",
            proxy_headers=bool(settings.proxies),
            forwarded_allow_ips=settings.proxies,
            timeout_graceful_shutdown=GRACE_SECONDS,
        )
        (ready or _print)(_url(_reachable(settings.host), port))
        _Server(config, app.state.service).run(sockets=[listener])


class _Server(uvicorn.Server):
    """A server that ends in peace: uvicorn's own sends itself the signal again when it is done."""

    def __init__(self, config: uvicorn.Config, service: Service) -> None:
        super().__init__(config)
        self._service = service
        self._patience = Patience()

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Start with the server what answers and what checks, so that the first who asks need not wait for it."""
        await super().startup(sockets)
        self._service.pool.prepare()
        self._catching_up = asyncio.create_task(self._service.catch_up())
        self._service.checkers.prepare()
        self._service.quads.known()

    async def on_tick(self, counter: int) -> bool:
        """Cut, once a second, the connections that do not get on."""
        if counter % 10 == 0:
            self._patience.look(self.server_state.connections)
        return await super().on_tick(counter)

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Take SIGINT and SIGTERM as the wish to end, while the server runs."""
        if threading.current_thread() is not threading.main_thread():
            yield
            return
        before = {each: signal.signal(each, self._end) for each in (signal.SIGINT, signal.SIGTERM)}
        try:
            yield
        finally:
            for each, handler in before.items():
                signal.signal(each, handler)

    def _end(self, number: int, frame: FrameType | None) -> None:
        self.handle_exit(number, frame)


def _listening(host: str, port: int) -> socket.socket:
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
        listener = socket.socket(family, kind, protocol)
    except OSError as error:
        raise _not_ours(host, port, error) from None
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(address)
        listener.listen(128)
    except OSError as error:
        listener.close()
        raise _not_ours(host, port, error) from None
    return listener


def _not_ours(host: str, port: int, error: OSError) -> StoreError:
    return StoreError(
        f"the server cannot listen there: {error.strerror or error}",
        where=f"{host}:{port}",
        todo="Take another --port (0 for any free one) or --host.",
    )


def _reachable(host: str) -> str:
    return _ALL_ADDRESSES.get(host, host)


def _url(host: str, port: int) -> str:
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


def _print(url: str) -> None:
    print(f"Serving at {url} (end it with Ctrl-C)", file=sys.stdout, flush=True)
