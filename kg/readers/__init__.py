"""Answers queries in processes of their own, over snapshots of a store that never change.

The engine has no time-out and can be ended by a query; so it runs where it may be killed. The web process
asks (``pool``), a small process that has loaded the engine and opened nothing (``nursery``, ``zygote``) forks
the readers, and each reader (``reader``) opens a snapshot (``snapshots``) and answers over a socket
(``frames``, ``line``).
"""

from kg.readers.frames import Question

__all__ = ["Question"]
