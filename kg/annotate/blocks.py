"""Blocks: the lines and paragraphs of an article, told apart before anything is parsed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from kg.annotate.furniture import credit, is_furniture
from kg.model import Article, Span


class BlockKind(StrEnum):
    """What a block is to the reader."""

    TITLE = "title"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    QUOTE = "quote"
    ATTRIBUTION = "attribution"
    FURNITURE = "furniture"


@dataclass(frozen=True, slots=True)
class Block:
    """A block of an article; ``attribution`` is the span of the name behind a block quote, if it has one."""

    kind: BlockKind
    span: Span
    attribution: Span | None = None


_ATTRIBUTED = re.compile(r"(?P<mark>(?<!\s)\s++(?:[–—―]\s*+|--?\s++))(?P<who>[A-Z][^.!?;:\n]{2,90})$")
_ATTRIBUTION_LINE = re.compile(r"^\s*[–—―-]{1,2}\s*(?P<who>[A-Z][^.!?;:\n]{2,90})$")
_QUOTE_MARK = re.compile(r"^\s*>\s?")
_BULLET = re.compile(r"^\s*(?:[•‣◦▪●·*]|[-–—](?=\s+[A-Z0-9\"“‘])|\(?\d{1,2}[.)])\s+(?=\S)")
_ENDS_SENTENCE = re.compile(r"[.!?…:;][\"'”’)\]]*$")
_CAPITALISED, _SMALL = r"[A-ZÀ-ÖØ-ÞĀ-Ž][\w.'’-]*", r"(?:de|of|la|el|the)"
# A hyphen behind a capitalised word belongs to the word and never to what parts it from the next: were both
# possible, "A-A-A-A" could be read in as many ways as there are subsets of its hyphens.
_PLACE = rf"{_CAPITALISED}(?:[ ,/][ ,/-]*(?:{_SMALL}-[ ,/-]*)*(?:{_CAPITALISED}|{_SMALL}))*"
_DAY = r"(?:[A-Z][a-z]{2,8}\.?\s+\d{1,2}(?:,?\s*\d{4})?|\d{1,2}\s+[A-Z][a-z]{2,8}\.?(?:\s+\d{4})?)"
_AGENCY = r"(?:\([A-Za-z .&/-]{2,40}\)|/[A-Za-z .-]{2,30}/)"
_DASH = r"\s*(?:–|—|―|--|-)\s+"
_DATELINES = (
    re.compile(rf"^(?P<place>{_PLACE}),?\s*(?:{_DAY}\s*)?(?:{_AGENCY}\s*){_DASH}"),
    re.compile(rf"^(?P<place>{_PLACE}),?\s*{_DAY}{_DASH}"),
    re.compile(rf"^\((?P<place>{_PLACE})(?:,\s*{_DAY})?\){_DASH}"),
    re.compile(rf"^(?P<caps>{_PLACE}){_DASH}"),
    re.compile(rf"^(?P<caps>{_PLACE})(?:,\s*{_DAY})?:\s+"),
)
_LONGEST_DATELINE = 90


def split_blocks(article: Article) -> tuple[Block, ...]:
    """Give the blocks in the order of the text; they do not overlap, and no block is empty."""
    blocks: list[Block] = []
    for span in _stretches(article):
        text, credited = _without_credit(article, span)
        blocks.append(_classify(article, text, blocks[-1] if blocks else None))
        if credited is not None:
            blocks.append(Block(BlockKind.FURNITURE, credited))
    return tuple(_join_quotes(blocks))


def dateline(text: str) -> int:
    """Give the length of a dateline at the start of a paragraph ("PARIS, Sept 4 (Agency) — "), or 0."""
    for pattern in _DATELINES:
        match = pattern.match(text[:_LONGEST_DATELINE])
        if (
            match
            and _opens(text[match.end() :])
            and ("caps" not in pattern.groupindex or _is_shouted(match["caps"]))
        ):
            return match.end()
    return 0


def _opens(text: str) -> bool:
    """Tell whether a sentence begins here."""
    return bool(re.match(r"[\"'“‘«(]?[A-ZÀ-ÖØ-ÞĀ-Ž0-9]", text))


def bullet(text: str) -> int:
    """Give the length of the mark that opens an item of a list ("• ", "- ", "2. "), or 0."""
    match = _BULLET.match(text)
    return match.end() if match else 0


def _is_shouted(place: str) -> bool:
    """Tell whether the words are in capitals: "SÃO PAULO"; of two or three, one may be a country in small letters."""
    first = re.split(r"[,/]", place)[0]
    return len(first) > 2 and first.upper() == first


def _stretches(article: Article) -> list[Span]:
    """Give the spans of title, lines and paragraphs; a soft line break inside a paragraph does not end it."""
    spans = [Span(0, article.text_start)] if article.title else []
    text, offset = article.text, article.text_start
    width = _width(text)
    start = 0
    for gap in [*(each for each in re.finditer(r"\s+", text) if "\n" in each[0]), None]:
        if gap is not None and width and _is_soft(text, gap, width):
            continue
        end = gap.start() if gap else len(text)
        spans.append(Span(offset + start, offset + end))
        start = gap.end() if gap else end
    return [trimmed for span in spans if (trimmed := _trim(article, span))]


def _width(text: str) -> int:
    """Give the width to which lines are broken, or 0 if line breaks end paragraphs.

    Lines are broken softly if most of them stop in mid-sentence before 100 characters, and many go on in small
    letters.
    """
    lines = text.split("\n")
    pairs = [(first, second) for first, second in pairwise(lines) if first.strip() and second.strip()]
    inner = [first for first, _ in pairs]
    if len(inner) < 2 or sum(map(len, inner)) / len(inner) <= 35:
        return 0
    broken = [line for line in inner if len(line) <= 100 and not _ENDS_SENTENCE.search(line.strip())]
    small = sum(bool(re.match(r"\s*[a-z]", second)) for _, second in pairs)
    return max(map(len, broken)) if len(broken) > 0.5 * len(inner) and small > 0.3 * len(inner) else 0


def _is_soft(text: str, gap: re.Match[str], width: int) -> bool:
    """Tell whether a line break only fills the line: one break, and the next word would not have fitted."""
    if gap.group().count("\n") > 1:
        return False
    line = text[text.rfind("\n", 0, gap.start()) + 1 : gap.start()]
    following = text[gap.end() :].split("\n", 1)[0]
    if _BULLET.match(following) or is_furniture(following) or is_furniture(line.strip()):
        return False
    word = following.split(" ", 1)[0]
    if len(line) + 1 + len(word) >= 0.75 * width:
        return True
    return following[:1].islower() and not _ENDS_SENTENCE.search(line)


def _trim(article: Article, span: Span) -> Span | None:
    words = article.words(span)
    stripped = words.strip()
    if not stripped:
        return None
    start = span.start + words.index(stripped[0])
    return Span(start, start + len(stripped))


def _without_credit(article: Article, span: Span) -> tuple[Span, Span | None]:
    """Give a caption without the credit of its picture, and the credit; other text as it is."""
    words = article.words(span)
    start = None if is_furniture(words) else credit(words)
    if not start:
        return span, None
    end = span.start + len(words[:start].rstrip())
    return Span(span.start, end), Span(span.start + start, span.end)


def _classify(article: Article, span: Span, previous: Block | None) -> Block:
    words = article.words(span)
    if span.start < article.text_start:
        return Block(BlockKind.TITLE, span)
    if is_furniture(words):
        return Block(BlockKind.FURNITURE, span)
    if (
        (match := _ATTRIBUTION_LINE.match(words))
        and previous
        and _may_be_quote(article, previous, match["who"])
    ):
        return Block(BlockKind.ATTRIBUTION, span, _shift(span, match, "who"))
    if (match := _ATTRIBUTED.search(words)) and _ENDS_SENTENCE.search(words[: match.start()].strip()):
        return Block(
            BlockKind.QUOTE, Span(span.start, span.start + match.start()), _shift(span, match, "who")
        )
    if _QUOTE_MARK.match(words):
        return Block(BlockKind.QUOTE, span)
    if mark := bullet(words):
        return Block(BlockKind.PARAGRAPH, Span(span.start + mark, span.end))
    if words.startswith("#") or (
        len(words.split()) <= 14 and len(words) < 110 and not _ENDS_SENTENCE.search(words)
    ):
        return Block(BlockKind.HEADING, span)
    return Block(BlockKind.PARAGRAPH, span)


def _may_be_quote(article: Article, block: Block, who: str) -> bool:
    """Tell whether the block before may be a quotation of whom the line names: it is no item or head of a list."""
    if block.kind not in (BlockKind.PARAGRAPH, BlockKind.QUOTE, BlockKind.HEADING):
        return False
    line = article.content[article.content.rfind("\n", 0, block.span.start) + 1 : block.span.end]
    named = sum(word[0].isupper() for word in who.split()[:3]) > 1
    return not bullet(line) and (block.kind is not BlockKind.HEADING or named)


def _shift(span: Span, match: re.Match[str], group: str) -> Span:
    return Span(span.start + match.start(group), span.start + match.end(group))


def _join_quotes(blocks: list[Block]) -> list[Block]:
    """Hand the name on an attribution line to the block before it, which thereby is a block quote."""
    joined = list(blocks)
    for place, block in enumerate(blocks):
        if block.kind is BlockKind.ATTRIBUTION and place:
            joined[place - 1] = Block(BlockKind.QUOTE, blocks[place - 1].span, block.attribution)
    return joined
