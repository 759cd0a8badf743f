"""The gate of the behavioural suite: the share of passed cases may not fall, capability by capability."""

import json
from pathlib import Path

import behaviour
import pytest
from measured import record

FLOORS = json.loads(Path(__file__).with_name("behaviour.json").read_text())
SLACK = 0.02  # two cases of a hundred may flip between processors


@pytest.fixture(scope="module")
def results() -> list[tuple[dict, bool]]:
    chosen = behaviour.cases()
    return [
        (case, not behaviour.failures(case, found))
        for case, found in zip(chosen, behaviour.read_all(chosen), strict=True)
    ]


@pytest.fixture(scope="module")
def shares(results) -> dict[str, dict[str, float]]:
    table = behaviour.figures(results)
    print("\n" + behaviour.table(table))
    shares = {
        name: {"open": passed / total, "frozen": frozen / frozen_total}
        for name, (passed, total, frozen, frozen_total) in table.items()
        if name in FLOORS["floors"]
    }
    record({"behaviour cases": len(results)})
    record({f"behaviour {name} {half}": value for name, row in shares.items() for half, value in row.items()})
    return shares


def test_the_cases_are_the_ones_the_floors_were_measured_on():
    assert behaviour.digest() == FLOORS["digest"]


def test_ids_are_unique():
    ids = [case["id"] for case in behaviour.cases()]
    assert len(ids) == len(set(ids))


def test_an_empty_answer_passes_no_case_that_expects_something():
    empty = {"entities": [], "tenures": [], "events": [], "statements": []}
    assert [case["id"] for case in behaviour.cases() if not behaviour.failures(case, empty)] == []


@pytest.mark.parametrize("half", ["open", "frozen"])
@pytest.mark.parametrize("capability", sorted(FLOORS["floors"]))
def test_no_capability_falls_below_its_floor(shares, capability, half):
    assert shares[capability][half] >= FLOORS["floors"][capability][half] - SLACK
