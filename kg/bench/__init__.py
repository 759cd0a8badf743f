"""Measurements of the product on this machine, each as a ratio of two things in one run."""

from kg.bench.consolidate import bench_consolidate
from kg.bench.extract import bench_extract
from kg.bench.figures import Figures
from kg.bench.ingest import bench_ingest
from kg.bench.load import bench_load
from kg.bench.serve import bench_serve
from kg.bench.siege import bench_siege
from kg.bench.stress import bench_stress
from kg.bench.validate import bench_validate

__all__ = [
    "Figures",
    "bench_consolidate",
    "bench_extract",
    "bench_ingest",
    "bench_load",
    "bench_serve",
    "bench_siege",
    "bench_stress",
    "bench_validate",
]
