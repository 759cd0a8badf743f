"""The Wikinews articles of GUM (CC BY 2.5, annotations CC BY 4.0) as articles to read."""

import re
from pathlib import Path

from kg.config import Settings
from kg.model import Article
from kg.source import make_article

_SENTENCE = re.compile(r"^# (?:(text) = (.*)|(newpar)\b.*)$", re.MULTILINE)
_DAY = re.compile(r"^# meta::dateCreated = (\d{4}-\d\d-\d\d)$", re.MULTILINE)


def articles(shared: Path, settings: Settings) -> list[Article]:
    """Give the articles in the order of their names, paragraphs as in the source."""
    return [
        _article(path, settings) for path in sorted((shared / "eval-public" / "gum-news").glob("*.conllu"))
    ]


def _article(path: Path, settings: Settings) -> Article:
    data = path.read_text(encoding="utf-8")
    pieces = ["\n\n" if paragraph else words for _, words, paragraph in _SENTENCE.findall(data)]
    text = re.sub(r" ?\n\n ?", "\n\n", " ".join(pieces)).strip()
    day = _DAY.search(data)
    return make_article(
        text,
        title=None,
        published=day[1] if day else None,
        given_id=path.stem.removeprefix("GUM_news_"),
        settings=settings,
    )
