"""Scores the reading on articles that no writer of rules has looked at.

``unseen/NNN.json`` holds what a person found in each article, without its words: evidence and the texts of
statements are character offsets in the text of a public collection (re3d), which is rebuilt at run time. All are
of the half of the collection that is only scored.

    python tests/eval/unseen.py

prints the figures of every layer, never what was missed or found in excess: these texts are only scored.
"""

import hashlib
import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

GOLD = Path(__file__).with_name("unseen")
SHARED = Path(__file__).resolve().parents[3] / "shared"
_BREAK = re.compile(r"\s*\n\s*")  # a line is a paragraph in these collections
_KEPT = ("id", "source", "published", "entities", "tenures")


def entries() -> list[dict[str, Any]]:
    """Give the gold files as they are stored, with offsets, in the order of their numbers."""
    return [json.loads(file.read_text(encoding="utf-8")) for file in sorted(GOLD.glob("[0-9]*.json"))]


def is_frozen(entry: dict[str, Any]) -> bool:
    """Tell whether an article belongs to the half of the collection that is only scored."""
    return int(hashlib.sha256(entry["document"].encode()).hexdigest(), 16) % 2 == 1


def article(shared: Path, entry: dict[str, Any]) -> tuple[str, str]:
    """Give the title and the text of the article of a gold file, paragraphs apart by an empty line."""
    collection = _collection(shared, entry)
    for line in collection.read_text(encoding="utf-8").splitlines():
        document = json.loads(line)
        if document["_id"] == entry["document"]:
            return document["title"].strip(), _BREAK.sub("\n\n", document["text"].strip())
    raise LookupError(f"{collection}: no document {entry['document']}")


def gold(shared: Path) -> list[dict[str, Any]]:
    """Give the gold of each article as the scorer reads it, with all its words."""
    return [_with_words(entry, *article(shared, entry)) for entry in entries()]


def write(shared: Path, folder: Path) -> Path:
    """Write the gold of each article as the scorer reads it; give the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for each in gold(shared):
        (folder / f"{each['id']}.json").write_text(json.dumps(each, ensure_ascii=False), encoding="utf-8")
    return folder


def read_all(articles: Path, found: Path) -> Path:
    """Write what the product finds in the articles of a folder as predictions; give their folder."""
    from kg.config import Settings
    from kg.facts import to_json
    from kg.pipeline import extract
    from kg.source import read

    settings = Settings()
    found.mkdir(parents=True, exist_ok=True)
    every = [one for file in sorted(articles.glob("[0-9]*.json")) for one in read(file, settings)]
    for facts in extract(every, settings):
        answer = json.dumps(to_json(facts), ensure_ascii=False)
        (found / f"{facts.article.given_id}.json").write_text(answer, encoding="utf-8")
    return found


def score(shared: Path, articles: Path, found: Path) -> tuple[dict[str, Any], str]:
    """Give the figures of the scorer by layer, and its table as text."""
    out = found / "scores.txt"
    done = subprocess.run(
        [sys.executable, shared / "eval" / "score_extraction.py", articles, found, "--json", out],
        capture_output=True,
        text=True,
        timeout=300,
        check=True,
    )
    return json.loads(out.read_text(encoding="utf-8")), done.stdout


def faults(shared: Path) -> Iterator[str]:
    """Give what is wrong with the gold: texts that changed, names that their text does not hold, odd cuts."""
    for entry in entries():
        text = article(shared, entry)[1]
        if hashlib.sha256(text.encode()).hexdigest() != entry["text_sha256"]:
            yield f"{entry['id']}: the text is another one"
        for entity in entry["entities"]:
            for form in entity["aliases_in_text"]:
                if form not in text:
                    yield f"{entry['id']}: no {form} in the text"
        spans = [each["evidence"] for each in entry["events"]] + [
            each["text"] for each in entry["statements"]
        ]
        for start, end in spans:
            if not _is_whole(text, start, end):
                yield f"{entry['id']}: {start} to {end} cuts words"


def digest(shared: Path) -> str:
    """Give the SHA-256 over the names and bytes of the gold files and of the collections that they are from."""
    total = hashlib.sha256()
    collections = {_collection(shared, entry) for entry in entries()}
    for file in [*sorted(GOLD.glob("[0-9]*.json")), *sorted(collections)]:
        total.update(file.name.encode() + b"\0" + file.read_bytes())
    return total.hexdigest()


def _collection(shared: Path, entry: dict[str, Any]) -> Path:
    return shared / "eval-public" / "re3d" / entry["folder"] / "documents.jsonl"


def _with_words(entry: dict[str, Any], title: str, text: str) -> dict[str, Any]:
    def words(span: list[int]) -> str:
        return text[span[0] : span[1]]

    return {
        **{key: entry[key] for key in _KEPT},
        "title": title,
        "text": text,
        "events": [{**event, "evidence": words(event["evidence"])} for event in entry["events"]],
        "statements": [{**each, "text": words(each["text"])} for each in entry["statements"]],
    }


def _is_whole(text: str, start: int, end: int) -> bool:
    """Tell whether a span begins and ends with a word's end or a mark, and not within a word."""
    inside = text[start:end]
    return (
        0 <= start < end <= len(text)
        and inside == inside.strip()
        and not (text[start - 1 : start].isalnum() and inside[0].isalnum())
        and not (text[end : end + 1].isalnum() and inside[-1].isalnum())
    )


def main() -> None:
    """Print the figures of every layer."""
    with tempfile.TemporaryDirectory() as folder:
        articles = write(SHARED, Path(folder) / "articles")
        print(score(SHARED, articles, read_all(articles, Path(folder) / "found"))[1], end="")


if __name__ == "__main__":
    main()
