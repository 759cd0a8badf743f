"""Engines that read articles elsewhere: in processes of this machine, or on a Dask cluster."""

from kg.workers.choice import engine_for
from kg.workers.processes import Processes

__all__ = ["Processes", "engine_for"]
