"""A real server of a store on the loopback, for tests that need one."""

import socket
import threading
from contextlib import contextmanager

import uvicorn

from kg.config import Settings

TOKEN = "of-a-test"


@contextmanager
def running(server):
    """Run a server of the standard library in a thread, and end it, what it waits for (``over``) first."""
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.over.set()
        server.shutdown()
        server.server_close()
        thread.join(5)
        assert not thread.is_alive()


@contextmanager
def serving(store, **settings):
    """Serve a store on a free port of the loopback, and end the server in the end."""
    from kg.serve import create_app

    app = create_app(store, Settings(**{"store": "memory:", "admin_token": TOKEN, **settings}))
    # With the protocol left open, asyncio does not see that it is TCP, and each answer waits 40 ms.
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listener.bind(("127.0.0.1", 0))
    listener.listen()
    url = f"http://127.0.0.1:{listener.getsockname()[1]}"
    server = uvicorn.Server(uvicorn.Config(app, log_level="error", access_log=False, lifespan="on"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
    thread.start()
    try:
        yield url
    finally:
        server.should_exit = True
        thread.join(20)
        assert not thread.is_alive()
        listener.close()
