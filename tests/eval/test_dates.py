"""How well dates are read: gold dates of three public collections, each in a development and a frozen half.

Rules are written with the development half in view; the frozen half is only scored. The floors stand in
``dates.json`` with the digest of each collection.
"""

import hashlib
import json
import re
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import pytest
from measured import record

from kg.annotate.model import load_model
from kg.annotate.tense import tense_reader
from kg.annotate.when import anchored, find_dates
from kg.config import Settings

FLOORS = json.loads(Path(__file__).with_name("dates.json").read_text())
EPSILON = 0.005
FILES = {
    "meantime": "meantime-en/meantime_en.jsonl",
    "gum": "gum-news/*.conllu",
    "recognizers": "recognizers-datetime/DateTimeModel.en.json",
}
ISO_DAY = re.compile(r"\d{4}-\d\d-\d\d")


@dataclass
class Gold:
    """A text, its day, and the dates that it has: character offsets and the accepted values."""

    id: str
    text: str
    published: date
    dates: list[tuple[int, int, tuple[str, ...]]] = field(default_factory=list)

    @property
    def half(self):
        return "frozen" if hashlib.sha256(self.id.encode()).digest()[-1] % 2 else "development"


def files(shared, name):
    return sorted((shared / "eval-public").glob(FILES[name]))


def digest(paths):
    total = hashlib.sha256()
    for path in paths:
        total.update(path.name.encode() + b"\0" + path.read_bytes())
    return total.hexdigest()


def meantime(paths):
    """Day-valued dates that are not the document's own."""
    for line in paths[0].read_text().splitlines():
        document = json.loads(line)
        if not document["dct"]:
            continue
        written = document["dct"].split("-")
        published = date(*map(int, written if len(written[0]) == 4 else reversed(written)))
        gold = Gold(document["id"], document["text"], published)
        for mention in document["mentions"]:
            own = mention.get("functionInDocument") == "CREATION_TIME"
            value = mention.get("value") or ""
            if (
                mention["kind"] == "TIMEX3"
                and mention["type"] == "DATE"
                and not own
                and ISO_DAY.fullmatch(value)
            ):
                gold.dates.append((mention["start"], mention["end"], (value,)))
        yield gold


def recognizers(paths):
    """Requests to an assistant with one date in them; several values are several readings."""
    for case in json.loads(paths[0].read_text(encoding="utf-8-sig")):
        results = case.get("Results") or []
        if len(results) != 1 or results[0]["TypeName"] != "datetimeV2.date":
            continue
        stamp = case["Context"]["ReferenceDateTime"]
        values = tuple(value.get("value", "") for value in results[0]["Resolution"]["values"])
        text = case["Input"]
        yield Gold(text + stamp, text, date.fromisoformat(stamp[:10]), [(0, len(text), values)])


def gum(paths):
    """Dates, months and years of news articles that have one value."""
    for path in paths:
        words, opened, gold_dates, meta, text, inside = [], [], [], {}, "", None
        for line in path.read_text().splitlines():
            if line.startswith("# "):
                key, _, value = line[2:].partition(" = ")
                meta.setdefault(key, value)
            elif not line:
                text += "\n"
            elif not re.match(r"\d+\.", line):
                number, word, misc = (line.split("\t")[column] for column in (0, 1, 9))
                if inside and int(number) <= inside[1]:
                    start = inside[0]
                else:
                    start, inside = len(text), None
                    text += word + ("" if "SpaceAfter=No" in misc else " ")
                if "-" in number:
                    inside = (start, int(number.partition("-")[2]))
                    continue
                for tag in re.findall(r"<date[^>]*>|</date>", misc):
                    if tag == "</date>":
                        begin, value = opened.pop()
                        gold_dates.append((begin, len(text.rstrip()), (value,)))
                    else:
                        value = re.search(r'when:::"([-\d]+)"', tag)
                        opened.append((start, value[1] if value else ""))
        words = [one for one in gold_dates if one[2][0]]
        yield Gold(path.stem, text, date.fromisoformat(meta["meta::dateCreated"]), words)


READERS = {"meantime": meantime, "gum": gum, "recognizers": recognizers}


def is_right(when, values, shared_with_another):
    """Tell whether the days are the gold day, or lie within the gold month or year.

    Where two gold dates are the two ends of what was found ("from 2004 to 2009"), each is compared with its end.
    """
    ends = (when.earliest.isoformat(), when.latest.isoformat())
    within = any if shared_with_another else all
    return any(value and within(end.startswith(value) for end in ends) for value in values)


def score(golds, nlp):
    right = total = 0
    for gold in golds:
        found = anchored(find_dates(gold.text, gold.published, tense_reader(nlp(gold.text))), gold.text)
        dated = [
            (one, [d for d in gold.dates if one.start < d[1] and d[0] < one.end]) for one in found if one.when
        ]
        for date_ in gold.dates:
            total += 1
            right += any(is_right(one.when, date_[2], len(over) > 1) for one, over in dated if date_ in over)
    return right, total


@pytest.fixture(scope="module")
def scores(shared):
    nlp = load_model(Settings().model)
    table = {}
    for name, reader in READERS.items():
        golds = list(reader(files(shared, name)))
        counts = [
            score([one for one in golds if one.half == half], nlp) for half in ("development", "frozen")
        ]
        counts.append((counts[0][0] + counts[1][0], counts[0][1] + counts[1][1]))
        for half, (right, total) in zip(("development", "frozen", "all"), counts, strict=True):
            table[f"{name} {half}"] = right / total
            print(f"{name:12} {half:12} {right:4} of {total:4}  {right / total:.3f}")
    record({f"dates {name}": value for name, value in table.items()})
    return table


@pytest.mark.parametrize("name", FILES)
def test_the_collection_is_the_one_the_floors_were_measured_on(name, shared):
    assert digest(files(shared, name)) == FLOORS["digests"][name]


@pytest.mark.parametrize("figure", FLOORS["floors"])
def test_no_figure_falls_below_its_floor(figure, scores):
    assert scores[figure] >= FLOORS["floors"][figure] - EPSILON
