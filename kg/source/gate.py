"""The gate before reading: what is no article in a language that we read is refused, with the reason."""

from __future__ import annotations

import re
import zlib

from kg.errors import ArticleError, LanguageError, TooLarge

_DOCUMENT_START = re.compile(r"\s*<(!doctype\s+html|html[\s>]|\?xml\s|rss[\s>]|feed[\s>])", re.IGNORECASE)
_TAG = re.compile(r"</?[a-zA-Z][a-zA-Z0-9:-]*(?:\s[^<>]{0,500})?/?>")
_MIN_LANGUAGE_CHARS = 60
# Foreign names outweigh the English around them in a short text; these words are frequent in no other language.
_ENGLISH = frozenset(
    "the and of to with by from that said has had his her its their who which would will after been were "
    "for on he she they not does this into about before".split()
)
_ENGLISH_SHARE = 0.1
# One of these is enough in a sentence or two, which may be full of names of another language.
_ONLY_ENGLISH = frozenset("the and with that which would their said after been were this".split())
_FEW_WORDS = 40
_MAX_WORD = 5_000
# The longest headline has some hundred characters, the longest address that is in use some thousand.
_MOST_NAME = 4_000
_REPETITIVE = 50  # English prose shrinks to about two fifths; a table of figures to a tenth


def refuse_size(chars: int, limit: int, where: str, *, exact: bool = True) -> None:
    """Refuse a text longer than the limit.

    :raises TooLarge: naming both figures.
    """
    if chars > limit:
        raise TooLarge(
            f"the article has {'' if exact else 'more than '}{chars:,} characters; the limit is {limit:,}",
            where=where,
            todo="Split it into articles, or raise KG_MAX_ARTICLE_CHARS.",
        )


def refuse_long(name: str, value: str, where: str) -> None:
    """Refuse a title, an address or an identifier that can be none: each is told again with every answer.

    :raises TooLarge: naming both figures.
    """
    if len(value) > _MOST_NAME:
        raise TooLarge(
            f"the {name} has {len(value):,} characters; the limit is {_MOST_NAME:,}",
            where=where[:200],
            todo=f"Give the {name} alone.",
        )


def refuse_unreadable(text: str, where: str) -> None:
    """Refuse an empty text, markup, and what nobody would call prose.

    :raises ArticleError: with what it is instead.
    """
    if not text:
        raise ArticleError("the article has no text", where=where, todo="Give at least one sentence.")
    if _is_markup(text):
        raise ArticleError(
            "this is markup (HTML or XML), not the text of an article",
            where=where,
            todo="Extract the text first.",
        )
    longest = max(map(len, text.split()))
    if longest > _MAX_WORD:
        raise ArticleError(
            f"this is not readable text: {longest:,} characters without a space",
            where=where,
            todo="Give the text of the article only.",
        )
    if len(text) > 2_000 and len(zlib.compress(text.encode(), 1)) * _REPETITIVE < len(text):
        raise ArticleError(
            "this is not readable text: the same few characters again and again",
            where=where,
            todo="Give the text of the article only.",
        )


def language_of(text: str, languages: tuple[str, ...], where: str) -> str:
    """Give the language of the text, one of ``languages``; the first one if it is too short or mixed to tell.

    :raises LanguageError: if it is for certain in another one.
    """
    if len(text) < _MIN_LANGUAGE_CHARS:
        return languages[0]
    if "en" in languages and _has_english_words(text):
        return "en"
    import pycld2

    try:
        reliable, _, found = pycld2.detect(text, isPlainText=True)
    except pycld2.error:
        return languages[0]
    name, code = found[0][0], found[0][1].lower()
    if not reliable or code == "un":
        return languages[0]
    for language in languages:
        if code == language or code.startswith(f"{language}-"):
            return language
    raise LanguageError(
        f"the text is in {name.capitalize()} ({code}); what is read: {', '.join(languages)}",
        where=where,
        todo="Translate it first.",
    )


def _has_english_words(text: str) -> bool:
    words = text[:4_000].casefold().split()
    if len(words) < _FEW_WORDS and not _ONLY_ENGLISH.isdisjoint(words):
        return True
    return sum(word in _ENGLISH for word in words) >= _ENGLISH_SHARE * len(words)


def _is_markup(text: str) -> bool:
    if _DOCUMENT_START.match(text):
        return True
    tags = _TAG.findall(text)
    closing = sum(tag.startswith("</") for tag in tags)
    return closing >= 3 and len(tags) * 400 > len(text)
