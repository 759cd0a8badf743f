"""The gate of the reading: figures on articles read by hand may not fall, and their files may not change unseen."""

import hashlib
import json
import subprocess
import sys
from pathlib import Path

import pytest
from measured import record

from kg.config import Settings
from kg.facts import to_json
from kg.pipeline import extract
from kg.source import read

FLOORS = json.loads(Path(__file__).with_name("facts.json").read_text())
EPSILON = 0.005  # a figure may differ by this much between processors


def digest(folder: Path) -> str:
    """The SHA-256 over the names and bytes of all files that are scored."""
    total = hashlib.sha256()
    for file in sorted(folder.glob("*.json")):
        total.update(file.name.encode() + b"\0" + file.read_bytes())
    return total.hexdigest()


@pytest.fixture(scope="module")
def scores(shared, tmp_path_factory) -> dict:
    gold, found = shared / "eval" / "dev", tmp_path_factory.mktemp("found")
    settings = Settings()
    articles = [
        article
        for name in json.loads((gold / "splits.json").read_text())["dev"]
        for article in read(gold / f"{name}.json", settings)
    ]
    for facts in extract(articles, settings):
        (found / f"{facts.article.given_id}.json").write_text(json.dumps(to_json(facts), ensure_ascii=False))
    out = found / "scores.txt"
    scorer = shared / "eval" / "score_extraction.py"
    done = subprocess.run(
        [sys.executable, scorer, gold, found, "--json", out],
        capture_output=True,
        text=True,
        timeout=300,
        check=True,
    )
    print("\n" + done.stdout)
    figures = json.loads(out.read_text())
    record(
        {
            f"dev {name}": figures[name] if name == "fact_f1" else figures[name]["f1"]
            for name in FLOORS["floors"]
        }
    )
    return figures


def test_the_articles_are_the_ones_the_floors_were_measured_on(shared):
    assert digest(shared / "eval" / "dev") == FLOORS["digest"]


@pytest.mark.parametrize("layer", sorted(FLOORS["floors"]))
def test_no_figure_falls_below_its_floor(scores, layer):
    found = scores["fact_f1"] if layer == "fact_f1" else scores[layer]["f1"]
    assert found >= FLOORS["floors"][layer] - EPSILON
