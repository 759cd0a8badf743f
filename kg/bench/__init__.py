"""Measurements of the product on this machine, each as a ratio of two things in one run."""

from kg.bench.consolidate import bench_consolidate
from kg.bench.extract import bench_extract
from kg.bench.figures import Figures

__all__ = ["Figures", "bench_consolidate", "bench_extract"]
