"""The command ``kg``: one verb a file, nothing imported before it is needed."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import NoReturn


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run the command and leave with its exit code."""
    from kg.cli.app import run

    sys.exit(run(sys.argv[1:] if arguments is None else arguments))
