"""The composition of the annotators."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date

from spacy.language import Language
from spacy.tokens import Doc

from kg.annotate.blocks import Block, BlockKind, dateline, split_blocks
from kg.annotate.capitals import acting_states
from kg.annotate.coreference import resolve
from kg.annotate.document import Annotations, Mention
from kg.annotate.model import load_model
from kg.annotate.names import find_mentions
from kg.annotate.offices import find_offices
from kg.annotate.place_nouns import with_place_nouns
from kg.annotate.quotes import find_quotes
from kg.annotate.referents import group_mentions
from kg.annotate.tense import tense_reader
from kg.annotate.when import anchored, find_dates
from kg.authority import Authority, fold, load_authority
from kg.config import Settings
from kg.model import Article, EntityKind, Precision

# One character for another, so that offsets stay: the model was trained on plain quotes and spaces.
_FOLD = str.maketrans(
    dict.fromkeys("’‘ʼ‚‹›", "'")
    | dict.fromkeys("“”„«»", '"')
    | dict.fromkeys("\xa0\u2009\u202f\u2007\t", " ")
)

# The mark between a dateline and the text, which the parser takes for a part of the sentence.
_CLOSING_DASH = re.compile(r"[-–—―](?=\s*$)")
_LAG = 7  # days between a dateline and the publication
# Who is named in a dateline without being spoken of: the agency and its reporter.
_WRITERS = (EntityKind.ORGANIZATION, EntityKind.PERSON)


def annotate(
    articles: Iterable[Article], settings: Settings, authority: Authority | None = None
) -> Iterator[Annotations]:
    """Give the annotations of each article, in order; the model reads several at a time."""
    nlp = load_model(settings.model)
    known = authority or load_authority(settings)
    prepared = ((_prepare(nlp, article), article) for article in articles)
    for doc, (article, blocks) in nlp.pipe(
        ((doc, (article, blocks)) for (doc, blocks), article in prepared), as_tuples=True, batch_size=16
    ):
        yield _annotations(doc, article, blocks, known)


def _prepare(nlp: Language, article: Article) -> tuple[Doc, tuple[Block, ...]]:
    """Give the words of an article with a sentence begun at each block, so that no parse crosses a border."""
    blocks = split_blocks(article)
    doc = nlp.make_doc(_without_soft_breaks(article, blocks).translate(_FOLD))
    starts = {start for block in blocks for start in _starts(article, block)}
    for token in doc:
        if token.i and (
            token.idx in starts
            or (not token.is_space and any(start in starts for start in range(token.idx - 1, token.idx)))
        ):
            token.is_sent_start = True
    return doc, blocks


def _without_soft_breaks(article: Article, blocks: tuple[Block, ...]) -> str:
    """Give the content as the parser reads it, offsets unchanged: no line breaks in paragraphs, datelines closed."""
    content = article.content
    for block in blocks:
        span = block.span
        if block.kind is BlockKind.PARAGRAPH and "\n" in (words := article.words(span)):
            content = content[: span.start] + words.replace("\n", " ") + content[span.end :]
        if block.kind is BlockKind.PARAGRAPH and (length := dateline(article.words(span))):
            opening = content[span.start : span.start + length]
            content = content[: span.start] + _CLOSING_DASH.sub(".", opening) + content[span.start + length :]
    return content


def _starts(article: Article, block: Block) -> Iterator[int]:
    yield block.span.start
    yield block.span.start + dateline(article.words(block.span))
    if block.attribution:
        yield block.attribution.start


def _annotations(doc: Doc, article: Article, blocks: tuple[Block, ...], authority: Authority) -> Annotations:
    mentions = _trusted(doc, blocks, find_mentions(doc, authority))
    referents = with_place_nouns(doc, group_mentions(doc, mentions, authority), authority)
    at = {
        token: place
        for place, referent in enumerate(referents)
        for mention in referent.mentions
        for token in range(mention.start, mention.end)
    }
    offices = find_offices(doc, at, referents)
    resolved = resolve(
        doc, referents, offices, at, authority, article.published, _quoted(doc, article.content, blocks)
    )
    written = _written(article, blocks)
    dates = anchored(find_dates(article.content, written, tense_reader(doc)), article.content)
    states = acting_states(doc, resolved.referents, resolved.at, authority)
    things = (*resolved.referents, *states)
    return Annotations(
        article, doc, blocks, things, resolved.offices, tuple(dates), resolved.at, resolved.groups
    )


def _written(article: Article, blocks: tuple[Block, ...]) -> date | None:
    """Give the day that "today" is in the text: that of a dateline shortly before the publication."""
    published = article.published
    block = next((each for each in blocks if each.kind is BlockKind.PARAGRAPH), None)
    if published is None or block is None:
        return published
    words = article.words(block.span)
    for found in find_dates(words[: dateline(words)], published):
        if found.when is not None and found.when.precision is Precision.DAY:
            told = found.when.earliest
            return told if 0 <= (published - told).days <= _LAG else published
    return published


def _quoted(doc: Doc, text: str, blocks: tuple[Block, ...]) -> dict[int, int]:
    """Give for each token inside a quotation the number of the quotation."""
    quotes = find_quotes(text, blocks)
    found: dict[int, int] = {}
    for number, quote in enumerate(quotes):
        inside = doc.char_span(quote.span.start, quote.span.end, alignment_mode="expand")
        if inside is not None:
            found.update(dict.fromkeys(range(inside.start, inside.end), number))
    return found


def _trusted(doc: Doc, blocks: tuple[Block, ...], mentions: list[Mention]) -> list[Mention]:
    """Leave out names in page furniture, and guesses in headlines that the text below does not bear out."""
    kinds = [_kind_at(blocks, doc[mention.start].idx) for mention in mentions]
    named_in_dateline = _in_datelines(doc, blocks)
    headline = (BlockKind.TITLE, BlockKind.HEADING)
    below = {
        fold(word)
        for mention, kind in zip(mentions, kinds, strict=True)
        if kind not in headline
        for word in (mention.text, *mention.text.split())
    }
    return [
        mention
        for mention, kind in zip(mentions, kinds, strict=True)
        if kind is not BlockKind.FURNITURE
        and not (mention.kind in _WRITERS and doc[mention.start].idx in named_in_dateline)
        and not (kind in headline and below and _is_guess(mention) and fold(mention.text) not in below)
    ]


def _in_datelines(doc: Doc, blocks: tuple[Block, ...]) -> frozenset[int]:
    """Give the characters of datelines: "GENEVA (Agency) —"."""
    text = doc.text  # put together anew each time
    starts = ((block.span.start, text[block.span.start : block.span.end]) for block in blocks)
    return frozenset(offset for start, words in starts for offset in range(start, start + dateline(words)))


def _is_guess(mention: Mention) -> bool:
    """Tell whether only the model, or the capitals of a headline, say that this is a name."""
    return mention.method == "ner" or (mention.method == "title" and mention.kind is not EntityKind.PERSON)


def _kind_at(blocks: tuple[Block, ...], offset: int) -> BlockKind:
    return next((block.kind for block in reversed(blocks) if block.span.start <= offset), BlockKind.PARAGRAPH)
