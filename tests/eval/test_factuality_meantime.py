"""How well factuality is read: every event of MEANTIME's news, in a development and a frozen half.

Gold has certainty, polarity and time for each event; they come down to four classes: happened (certain, positive,
not future), planned (certain, positive, future), negated (negative), uncertain (all else). Rules are written with
the development half in view; the frozen half is only scored.
"""

import hashlib
import json
from collections import Counter
from pathlib import Path

import pytest
from measured import record

from kg.annotate.model import load_model
from kg.config import Settings
from kg.facts.factuality import factuality_of

CLASSES = ("happened", "planned", "uncertain", "negated")
OURS = {
    "happened": "happened",
    "ongoing": "happened",
    "planned": "planned",
    "proposed": "uncertain",
    "conditional": "uncertain",
    "alleged": "uncertain",
    "cancelled": "negated",
    "ruledOut": "negated",
    "denied": "negated",
}
FLOORS = json.loads(Path(__file__).with_name("factuality_meantime.json").read_text())
EPSILON = 0.005


def gold_class(mention):
    certainty, polarity, time = (mention.get(key) for key in ("certainty", "polarity", "time"))
    if not certainty or not polarity:
        return None
    if polarity == "NEG":
        return "negated"
    if (certainty, polarity) == ("CERTAIN", "POS") and time in ("FUTURE", "NON_FUTURE"):
        return "planned" if time == "FUTURE" else "happened"
    return "uncertain"


def half(id):
    return "frozen" if hashlib.sha256(id.encode()).digest()[-1] % 2 else "development"


def items(path, nlp):
    """Give the half, the document, the event's mention, its gold class and ours; a line is a sentence."""
    for row in map(json.loads, path.read_text().splitlines()):
        lines, starts, at = row["text"].split("\n"), [], 0
        for line in lines:
            starts.append(at)
            at += len(line) + 1
        docs = list(nlp.pipe(lines))
        for mention in row["mentions"]:
            gold = gold_class(mention) if mention["kind"] == "EVENT_MENTION" else None
            if gold is None:
                continue
            place = max(place for place, start in enumerate(starts) if start <= mention["start"])
            doc, start = docs[place], starts[place]
            span = doc.char_span(
                mention["start"] - start, min(mention["end"] - start, len(doc.text)), alignment_mode="expand"
            )
            yield half(row["id"]), doc, span, gold, OURS[str(factuality_of(span.root))]


def macro_f1(pairs):
    scores = []
    for name in CLASSES:
        right = pairs[name, name]
        found = sum(count for (_, ours), count in pairs.items() if ours == name)
        gold = sum(count for (gold, _), count in pairs.items() if gold == name)
        scores.append(2 * right / (found + gold) if found + gold else 0)
    return sum(scores) / len(scores), scores


@pytest.fixture(scope="module")
def path(shared):
    return shared / "eval-public" / "meantime-en" / "meantime_en.jsonl"


@pytest.fixture(scope="module")
def figures(path):
    counted = {"development": Counter(), "frozen": Counter(), "all": Counter()}
    for part, _, _, gold, ours in items(path, load_model(Settings().model)):
        counted[part][gold, ours] += 1
        counted["all"][gold, ours] += 1
    table = {}
    for part, pairs in counted.items():
        macro, each = macro_f1(pairs)
        table[f"{part} macro-F1"] = macro
        table[f"{part} accuracy"] = sum(pairs[name, name] for name in CLASSES) / pairs.total()
        majority = sum(count for (gold, _), count in pairs.items() if gold == "happened") / pairs.total()
        shown = " ".join(f"{name} {score:.3f}" for name, score in zip(CLASSES, each, strict=True))
        print(
            f"{part:12} of {pairs.total()} events: macro-F1 {macro:.3f}, accuracy"
            f" {table[f'{part} accuracy']:.3f} (majority {majority:.3f}); {shown}"
        )
    record({f"factuality {name}": value for name, value in table.items()})
    return table


def test_the_collection_is_the_one_the_floors_were_measured_on(path):
    assert hashlib.sha256(path.read_bytes()).hexdigest() == FLOORS["digest"]


@pytest.mark.parametrize("figure", FLOORS["floors"])
def test_no_figure_falls_below_its_floor(figure, figures):
    assert figures[figure] >= FLOORS["floors"][figure] - EPSILON
