"""All known attacks on a server, in one run, and what ordinary clients notice of each."""

from kg.bench.siege.siege import bench_siege

__all__ = ["bench_siege"]
