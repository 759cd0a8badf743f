"""Clients of an application over the sample article."""

from serving import client, reader

__all__ = ["client", "reader"]
