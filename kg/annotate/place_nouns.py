"""Nouns that stand for a place named before: "the city", "the camp", "the capital"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token

from kg.annotate.document import Mention, Referent
from kg.annotate.things import GEOGRAPHY, PLACE_WORDS
from kg.authority import Authority
from kg.model import EntityKind

_TOWNS = frozenset("city town capital port".split())
_SITES = frozenset(
    "village camp hospital airport airfield island province region dam bridge base museum palace university river".split()
)
_REACH = 6  # sentences


def with_place_nouns(doc: Doc, referents: Sequence[Referent], authority: Authority) -> list[Referent]:
    """Give the referents with the nouns added that stand for one of them.

    A town is the last place named before that is no river, camp or the like; a site is the last one that bears
    the noun in its name; the capital is that of the country named last, if the text names it.
    """
    added = list(referents)
    taken = {
        place for one in referents for mention in one.mentions for place in range(mention.start, mention.end)
    }
    for token in doc:
        if token.i in taken or token.lower_ not in _TOWNS | _SITES or not _is_definite(doc, token):
            continue
        place = _antecedent(doc, token, added, authority)
        if place is not None:
            mention = Mention(token.i, token.i + 1, EntityKind.PLACE, token.text, "description")
            mentions = tuple(sorted((*added[place].mentions, mention), key=lambda one: one.start))
            added[place] = replace(added[place], mentions=mentions)
    return added


def _is_definite(doc: Doc, token: Token) -> bool:
    """Tell whether "the" or "that" leads the noun at once, and no name or "of" follows: not "the city of X"."""
    if token.i == 0 or doc[token.i - 1].lower_ not in ("the", "that", "this"):
        return False
    following = doc[token.i + 1] if token.i + 1 < len(doc) else None
    return following is None or (
        following.lower_ not in ("of", "where", "that") and following.pos_ not in ("NOUN", "PROPN")
    )


def _antecedent(doc: Doc, token: Token, referents: Sequence[Referent], authority: Authority) -> int | None:
    best: tuple[int, int] | None = None
    for place, referent in enumerate(referents):
        if referent.kind is not EntityKind.PLACE or not _fits(token.lower_, referent, authority):
            continue
        last = max((mention.start for mention in referent.mentions if mention.start < token.i), default=None)
        if last is not None and (best is None or last > best[0]) and _is_near(doc, last, token.i):
            best = (last, place)
    return best[1] if best else None


def _fits(noun: str, referent: Referent, authority: Authority) -> bool:
    words = {word.lower() for name in referent.names for word in name.split()}
    if noun in _SITES:
        return noun in words
    if words & (GEOGRAPHY | PLACE_WORDS) - {"city", "port", "new", "san", "santa", "saint", "st"}:
        return False
    if noun == "capital" and referent.known is not None:
        capitals = {one.capital for one in authority.known.values() if one.capital}
        return referent.known in capitals
    return noun != "capital"


def _is_near(doc: Doc, start: int, end: int) -> bool:
    return sum(1 for place in range(start + 1, end + 1) if doc[place].is_sent_start) <= _REACH
