"""Bodies in a text: by the words of their names, by short forms, and by abbreviations that the text introduces."""

from __future__ import annotations

from collections.abc import Mapping

from spacy.tokens import Doc, Token

from kg.annotate.document import Mention
from kg.annotate.things import FIRM_ENDS, ORG_HEADS
from kg.authority import fold
from kg.model import EntityKind

_JOINERS = ("and", "of", "the", "-", "'s", "’s", "'", "for", "&")
_LONE = frozenset(
    "coalition alliance council commission ministry committee parliament senate congress".split()
)


def organisations(doc: Doc, taken: Mapping[int, Mention]) -> list[Mention]:
    """Give bodies that are named by a country: "Foreign Ministry of Iraq", "the Turkish Foreign Ministry"."""
    found = []
    for token in doc:
        if (
            token.lower_ not in ORG_HEADS
            or not token.text[0].isupper()
            or (token.i in taken and taken[token.i].method != "ner")
        ):
            continue
        start, end = token.i, token.i + 1
        while start > 0 and _is_body_part(doc[start - 1]) and not _is_other(taken, start - 1):
            start -= 1
        if (
            start > 0
            and (before := taken.get(start - 1))
            and before.kind is EntityKind.COUNTRY
            and start < token.i
        ):
            start = before.start
        if end + 1 < len(doc) and doc[end].lower_ in ("of", "for"):
            end = _tail(doc, taken, end)
        if end - start >= 2 and doc[start].text[0].isupper():
            found.append(
                Mention(start, end, EntityKind.ORGANIZATION, " ".join(doc[start:end].text.split()), "title")
            )
    return found


def _is_body_part(token: Token) -> bool:
    return (token.is_alpha and token.text[0].isupper() and not token.is_sent_start) or token.lower_ in ("-",)


def _is_other(taken: Mapping[int, Mention], place: int) -> bool:
    return place in taken and taken[place].kind is EntityKind.PERSON


def _tail(doc: Doc, taken: Mapping[int, Mention], place: int) -> int:
    """Give the end of "of Foreign Affairs and Trade" or "of Iraq" that starts at ``place``."""
    end = place + 1
    if doc[end].lower_ == "the":
        end += 1
    reach = end
    while reach < len(doc) and (
        (doc[reach].text[0].isupper() and doc[reach].is_alpha)
        or doc[reach].lower_ in ("and", "of", "the", "-")
    ):
        if _is_other(taken, reach):
            break
        reach += 1
    while reach > end and doc[reach - 1].lower_ in ("and", "of", "the", "-", "'s"):
        reach -= 1
    return reach if reach > end or (doc[end].text[0].isupper() and reach > place + 1) else place


def short_organisations(doc: Doc, taken: Mapping[int, Mention]) -> list[Mention]:
    """Give bodies by the first word of a longer name: "Baltia" after "Baltia Airways"."""
    bodies = {
        mention
        for mention in taken.values()
        if mention.kind is EntityKind.ORGANIZATION and mention.end - mention.start > 1
    }
    firsts = {doc[mention.start].text for mention in bodies if doc[mention.end - 1].lower_ in FIRM_ENDS}
    people = {
        fold(mention.text)
        for mention in taken.values()
        if mention.kind is EntityKind.PERSON and mention.end - mention.start > 1
    }
    found = []
    for token in doc:
        old = taken.get(token.i)
        lone = old is None or (old.method == "ner" and old.end - old.start == 1)
        if lone and token.text in firsts and not any(fold(token.text) in name.split() for name in people):
            found.append(Mention(token.i, token.i + 1, EntityKind.ORGANIZATION, token.text, "surname"))
    return found
