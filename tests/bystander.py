"""Somebody who asks ``/health`` while a test does to a server what it should not."""

import os
from contextlib import contextmanager

from kg.bench import bystanders

# What nobody may notice, in seconds; more where the tests of another worker have one of two cores meanwhile.
MOST = 0.3 if "PYTEST_XDIST_WORKER" in os.environ else 0.1


class Noticed:
    """What a bystander noticed."""

    def __init__(self, found):
        self.found = found

    @property
    def slowest(self):
        return self.found.slowest()

    def assert_nothing(self, most=MOST):
        """Hold that he was always answered, and never waited longer than ``most`` seconds."""
        assert self.found.failures == []
        assert len(self.found.waits) >= bystanders.LEAST
        waits = sorted(wait for _, wait in self.found.waits)
        assert self.slowest < most, f"{self.slowest:.2f} s, of {len(waits)}: {waits[-5:]}"


@contextmanager
def bystander(host, path="/health"):
    """Have somebody ask a path of the server at ``host``; he is heard when the context ends."""
    with bystanders.bystander(host, path) as found:
        yield Noticed(found)
