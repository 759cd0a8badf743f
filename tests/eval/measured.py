"""Where the gates write down what they measured, so that the README's table comes from their own run.

Nothing is written unless pytest runs with ``--record`` (and ``-n 0``).
"""

import json
from collections.abc import Mapping
from pathlib import Path

FILE = Path(__file__).with_name("measured.json")
recording = False


def record(figures: Mapping[str, float]) -> None:
    """Keep figures by name: shares and F1 values, rounded to three digits."""
    if not recording:
        return
    known = json.loads(FILE.read_text()) if FILE.exists() else {}
    known |= {name.replace("development", "open"): round(value, 3) for name, value in figures.items()}
    FILE.write_text(json.dumps(known, indent=1, sort_keys=True) + "\n")
