"""Cuts a process off the network, where the system lets it (Linux): a query that asks for something there gets nothing.

That queries do not ask is seen to before they come here; this holds if something was overlooked.
"""

from __future__ import annotations

import ctypes
import os
import struct
import sys
from contextlib import suppress
from pathlib import Path

NAMESPACE = "a network of their own that leads nowhere"
LANDLOCK = "Landlock, for TCP"
# The numbers of the kernel's interface, alike on all machines.
_CREATE_RULESET, _ADD_RULE, _RESTRICT_SELF = 444, 445, 446
_BIND_TCP, _CONNECT_TCP, _PORT_RULE = 1, 2, 2
_SET_NO_NEW_PRIVILEGES = 38


def cut_off(port: int = 0) -> str:
    """Cut this process and those that it will fork off the network, but for a TCP ``port``, if it is not 0.

    Give what holds them off; empty if the system has nothing that does. The process must have one thread.
    """
    if sys.platform != "linux":
        return ""
    if not port and _has_own_network():
        return NAMESPACE
    return LANDLOCK if _is_held_by_landlock(port) else ""


def found_wall(port: int = 0) -> str:
    """Give what would hold processes off the network here; it is tried in one that ends at once."""
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        try:
            os.write(writing, cut_off(port).encode())
        finally:
            os._exit(0)
    os.close(writing)
    with os.fdopen(reading, "rb") as said:
        wall = said.read().decode()
    os.waitpid(child, 0)
    return wall


def _has_own_network() -> bool:
    with suppress(OSError):
        os.unshare(os.CLONE_NEWNET)
        return True
    user, group = os.getuid(), os.getgid()
    with suppress(OSError):
        os.unshare(os.CLONE_NEWUSER | os.CLONE_NEWNET)
        # Who we are stays as it was, so that we see our own files as ours.
        for name, line in (
            ("setgroups", "deny"),
            ("uid_map", f"{user} {user} 1"),
            ("gid_map", f"{group} {group} 1"),
        ):
            with suppress(OSError):
                Path(f"/proc/self/{name}").write_text(line)
        return True
    return False


def _is_held_by_landlock(port: int) -> bool:
    library = ctypes.CDLL(None)
    # No right to files is asked for, those to bind and to connect are.
    rules = library.syscall(_CREATE_RULESET, struct.pack("=QQ", 0, _BIND_TCP | _CONNECT_TCP), 16, 0)
    if rules < 0:
        return False
    try:
        allowed = struct.pack("=QQ", _CONNECT_TCP, port)
        return not (
            (port and library.syscall(_ADD_RULE, rules, _PORT_RULE, allowed, 0))
            or library.prctl(_SET_NO_NEW_PRIVILEGES, 1, 0, 0, 0)
            or library.syscall(_RESTRICT_SELF, rules, 0)
        )
    finally:
        os.close(rules)
