"""What tests share: where the evaluation data is, and settings that do not leak from the environment."""

import os
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parent.parent


def pytest_addoption(parser):
    parser.addoption(
        "--record", action="store_true", help="write the figures of tests/eval into measured.json"
    )


def pytest_configure(config):
    import measured

    measured.recording = config.getoption("record")
    for name in [name for name in os.environ if name.startswith("KG_")]:
        del os.environ[name]


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of evaluation data beside the checkout."""
    folder = CHECKOUT.parent / "shared"
    if not folder.is_dir():
        if os.environ.get("CI") == "true":
            pytest.fail("the folder 'shared' with the evaluation data must stand beside the checkout in CI")
        pytest.skip("the folder 'shared' with the evaluation data is not beside the checkout")
    return folder


def pytest_terminal_summary(terminalreporter):
    for outcome in ("passed", "failed"):
        for report in terminalreporter.stats.get(outcome, ()):
            for name, said in getattr(report, "user_properties", ()):
                if name == "conformance" and report.when == "call":
                    terminalreporter.write_line(said)
