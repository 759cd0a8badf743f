"""Accept-Encoding, read as RFC 9110 has it, and what comes out of the codings."""

import gzip

import pytest

from kg.serve.compression import Compression, coding_of, zstd


@pytest.mark.parametrize(
    ("accept", "coding"),
    [
        (None, ""),
        ("", ""),
        ("gzip", "gzip"),
        ("GZIP;Q=0.5", "gzip"),
        ("gzip, deflate, br, zstd", "zstd"),
        ("zstd;q=0.5, gzip;q=0.9", "gzip"),
        ("zstd;q=0, *", "gzip"),
        ("gzip;q=0, *;q=0.1", "zstd"),
        ("identity;q=1, gzip;q=0.5", ""),
        ("identity;q=0.5, gzip", "gzip"),
        ("identity", ""),
        ("br", ""),
        ("*;q=0", ""),
        ("gzip;q=nonsense", ""),
        (";;,", ""),
    ],
)
def test_the_coding_is_the_one_that_is_liked_best(accept, coding):
    assert coding_of(accept) == coding


@pytest.mark.parametrize(
    ("coding", "unpacked"), [("", bytes), ("gzip", gzip.decompress), ("zstd", zstd.decompress)]
)
def test_a_stream_of_blocks_reads_back(coding, unpacked):
    blocks = [bytes([number]) * 10_000 for number in range(20)]
    stream = Compression(coding)
    packed = b"".join([*map(stream.add, blocks), stream.end()])
    assert unpacked(packed) == b"".join(blocks)
    assert (len(packed) < 2_000) == bool(coding)
