"""Stores: where the graphs are kept, and how one is opened."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from kg.store.base import Answer, ServedStore, Store
from kg.store.dialects import DIALECTS

if TYPE_CHECKING:
    from kg.config import Settings
    from kg.store.embedded import EmbeddedStore, MemoryStore
    from kg.store.http import ServerStore
    from kg.store.owner import RunningServer, announced, find_server
    from kg.store.remote import RemoteStore

__all__ = [
    "OPENERS",
    "Answer",
    "EmbeddedStore",
    "MemoryStore",
    "RemoteStore",
    "RunningServer",
    "ServedStore",
    "ServerStore",
    "Store",
    "announced",
    "find_server",
    "local_directory",
    "open_store",
    "own_store",
]

type Opener = Callable[[Settings, bool], Store]


def open_store(settings: Settings, *, writing: bool = True) -> Store:
    """Give the store that the settings name: in memory, on disk or behind the server that holds it, or remote.

    With ``writing=False`` a store on disk must be there already; it is read beside a process that writes.

    :raises kg.errors.StoreLocked: if a process holds it that is no server.
    :raises kg.errors.StoreError: if it cannot be used, with the reason.
    """
    return OPENERS.get(_scheme(settings), _directory)(settings, writing)


def _scheme(settings: Settings) -> str:
    return urlsplit(settings.store).scheme if "://" in settings.store else settings.store.partition(":")[0]


def own_store(settings: Settings) -> ServedStore:
    """Give the store that the settings name as a server needs it: for this process alone, or a remote one.

    :raises kg.errors.StoreLocked: if another process holds it; it names the server, if it is one.
    :raises kg.errors.StoreError: if it cannot be used, with the reason.
    """
    from kg.errors import StoreError, StoreLocked
    from kg.store.embedded import EmbeddedStore, MemoryStore
    from kg.store.owner import find_server

    if settings.store == "memory:":
        return MemoryStore()
    if _scheme(settings) in _REMOTE:
        return _remote(settings, True)
    if "://" in settings.store:
        raise StoreError(
            "a server cannot serve the store of another server",
            where=settings.store,
            todo="Name a directory, or a graph store: sparql+https://..., oxigraph+http://...",
        )
    directory = Path(settings.store)
    if server := find_server(directory):
        raise StoreLocked(
            f"a server holds the store already (process {server.pid}, {server.url})",
            where=str(directory),
            todo="Use that server, stop it first, or name another store with --store.",
        )
    return EmbeddedStore(directory, archive=settings.archive)


def local_directory(settings: Settings) -> Path:
    """Give the directory of the store that the settings name.

    :raises kg.errors.UsageError: if it is none on this machine's disk.
    """
    from kg.errors import UsageError

    if settings.store == "memory:" or "://" in settings.store:
        raise UsageError("this needs a store on disk", where=settings.store, todo="Name its directory.")
    return Path(settings.store)


def _memory(_settings: Settings, _writing: bool) -> Store:
    from kg.store.embedded import MemoryStore

    return MemoryStore()


def _directory(settings: Settings, writing: bool) -> Store:
    """Open a directory, or the server that holds it; the server may come while we wait for the lock."""
    from kg.errors import StoreLocked
    from kg.store.embedded import EmbeddedStore
    from kg.store.owner import find_server

    directory = Path(settings.store)
    if server := find_server(directory):
        return _behind(server.url, settings)
    try:
        return EmbeddedStore(directory, writing=writing, archive=settings.archive)
    except StoreLocked:
        if server := find_server(directory):
            return _behind(server.url, settings)
        raise


def _server(settings: Settings, _writing: bool) -> Store:
    return _behind(settings.store, settings)


def _behind(url: str, settings: Settings) -> Store:
    from kg.store.http import ServerStore

    token = settings.admin_token
    return ServerStore(url, token.get_secret_value() if token else None)


def _remote(settings: Settings, _writing: bool) -> RemoteStore:
    from kg.store.access import Access, shown_at
    from kg.store.dialects import addresses, dialect_of
    from kg.store.remote import RemoteStore

    dialect, address = dialect_of(settings.store)
    found = addresses(dialect, address, update=settings.store_update, graph_store=settings.store_graph_store)
    password, token = settings.store_password, settings.store_token
    access = Access(
        settings.store_user,
        password.get_secret_value() if password else "",
        token.get_secret_value() if token else "",
        "KG_STORE",
    )
    return RemoteStore(
        dialect,
        found,
        shown_at(address, access),
        seconds=settings.max_query_seconds,
        quarantines=settings.quarantine,
    )


_REMOTE = {f"{dialect.name}+{scheme}" for dialect in DIALECTS for scheme in ("http", "https")}

# By the scheme of the setting 'store'; everything else names a directory.
OPENERS: dict[str, Opener] = {
    "memory": _memory,
    "http": _server,
    "https": _server,
    **dict.fromkeys(_REMOTE, _remote),
}

_HOMES = {
    "EmbeddedStore": "kg.store.embedded",
    "MemoryStore": "kg.store.embedded",
    "RemoteStore": "kg.store.remote",
    "RunningServer": "kg.store.owner",
    "ServerStore": "kg.store.http",
    "announced": "kg.store.owner",
    "find_server": "kg.store.owner",
}


def __getattr__(name: str) -> Any:
    """Import a store on first use: a command that needs none of them starts without the engine."""
    if name not in _HOMES:
        raise AttributeError(f"module 'kg.store' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOMES[name]), name)
