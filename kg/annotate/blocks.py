"""Blocks: the lines and paragraphs of an article, told apart before anything is parsed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

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


_FURNITURE = re.compile(
    r"^(you (might|may) (also )?(be interested|like)|read (more|also|next)|related( (stories|articles|news))?"
    r"|see also|more (on this|from|stories)|share this|sign up|subscribe|advertisement|follow us|most read"
    r"|recommended|trending|photo( by)?\b|image( by)?\b|picture\b|watch:|listen:|newsletter|copyright|all rights reserved"
    r"|click here|comments?$|tags?:|source:|#+$|\* \* \*$|by [A-Z][\w.'-]+( [A-Z][\w.'-]+){1,3}$"
    r"|\(?(reporting|editing|writing) by\b|end of (text|statement)|# # #)",
    re.IGNORECASE,
)
_ATTRIBUTED = re.compile(r"(?P<mark>\s+[–—―]\s*|\s+--?\s+)(?P<who>[A-Z][^.!?;:\n]{2,90})$")
_ATTRIBUTION_LINE = re.compile(r"^\s*[–—―-]{1,2}\s*(?P<who>[A-Z][^.!?;:\n]{2,90})$")
_QUOTE_MARK = re.compile(r"^\s*>\s?")
_ENDS_SENTENCE = re.compile(r"[.!?…:;][\"'”’)\]]*$")
_DATELINE = re.compile(
    r"^[A-Z][A-Z .,'-]{2,40}(?:,\s*[A-Z][a-z]{2,8}\.?\s+\d{1,2}(?:,\s*\d{4})?)?\s*(?:\([A-Za-z .]{2,30}\)\s*)?[–—-]{1,2}\s+"
)


def split_blocks(article: Article) -> tuple[Block, ...]:
    """Give the blocks in the order of the text; they do not overlap, and no block is empty."""
    blocks: list[Block] = []
    for span in _stretches(article):
        previous = blocks[-1] if blocks else None
        blocks.append(_classify(article, span, previous))
    return tuple(_join_quotes(blocks))


def dateline(text: str) -> int:
    """Give the length of a dateline at the start of a paragraph ("PARIS, Sept 4 (Agency) — "), or 0."""
    match = _DATELINE.match(text)
    return match.end() if match else 0


def _stretches(article: Article) -> list[Span]:
    """Give the spans of title, lines and paragraphs; a soft line break inside a paragraph does not end it."""
    spans = [Span(0, article.text_start)] if article.title else []
    text, offset = article.text, article.text_start
    pattern = r"\n[ \t]*\n\s*" if _is_wrapped(text) else r"\s*\n\s*"
    start = 0
    for gap in [*re.finditer(pattern, text), None]:
        end = gap.start() if gap else len(text)
        spans.append(Span(offset + start, offset + end))
        start = gap.end() if gap else end
    return [trimmed for span in spans if (trimmed := _trim(article, span))]


def _is_wrapped(text: str) -> bool:
    """Tell whether single line breaks are only soft: long lines of like length that end in mid-sentence."""
    lines = [line for line in text.split("\n") if line.strip()]
    if "\n\n" not in text or len(lines) < 4:
        return False
    inner = [
        first
        for first, second in zip(text.split("\n"), text.split("\n")[1:], strict=False)
        if first.strip() and second.strip()
    ]
    if not inner:
        return False
    broken = [line for line in inner if len(line) <= 100 and not _ENDS_SENTENCE.search(line.strip())]
    return len(broken) > 0.5 * len(inner) and sum(map(len, inner)) / len(inner) > 40


def _trim(article: Article, span: Span) -> Span | None:
    words = article.words(span)
    stripped = words.strip()
    if not stripped:
        return None
    start = span.start + words.index(stripped[0])
    return Span(start, start + len(stripped))


def _classify(article: Article, span: Span, previous: Block | None) -> Block:
    words = article.words(span)
    if span.start < article.text_start:
        return Block(BlockKind.TITLE, span)
    if _FURNITURE.match(words) and len(words) < 120:
        return Block(BlockKind.FURNITURE, span)
    if (match := _ATTRIBUTION_LINE.match(words)) and previous and _may_be_quote(previous):
        return Block(BlockKind.ATTRIBUTION, span, _shift(span, match, "who"))
    if (match := _ATTRIBUTED.search(words)) and _ENDS_SENTENCE.search(words[: match.start()].strip()):
        return Block(
            BlockKind.QUOTE, Span(span.start, span.start + match.start()), _shift(span, match, "who")
        )
    if _QUOTE_MARK.match(words):
        return Block(BlockKind.QUOTE, span)
    if words.startswith("#") or (
        len(words.split()) <= 14 and len(words) < 110 and not _ENDS_SENTENCE.search(words)
    ):
        return Block(BlockKind.HEADING, span)
    return Block(BlockKind.PARAGRAPH, span)


def _may_be_quote(block: Block) -> bool:
    return block.kind in (BlockKind.PARAGRAPH, BlockKind.QUOTE, BlockKind.HEADING)


def _shift(span: Span, match: re.Match[str], group: str) -> Span:
    return Span(span.start + match.start(group), span.start + match.end(group))


def _join_quotes(blocks: list[Block]) -> list[Block]:
    """Hand the name on an attribution line to the block before it, which thereby is a block quote."""
    joined = list(blocks)
    for place, block in enumerate(blocks):
        if block.kind is BlockKind.ATTRIBUTION and place:
            joined[place - 1] = Block(BlockKind.QUOTE, blocks[place - 1].span, block.attribution)
    return joined
