"""Engines that read articles elsewhere: in processes of this machine, or on a Dask cluster."""

from kg.workers.choice import engine_for
from kg.workers.cluster import Cluster
from kg.workers.loopback import loopback_cluster
from kg.workers.processes import Processes

__all__ = ["Cluster", "Processes", "engine_for", "loopback_cluster"]
