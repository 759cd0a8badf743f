"""Bodies in a text: by the words of their names and by what the text calls them later."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from spacy.tokens import Doc, Token

from kg.annotate.document import Mention
from kg.annotate.name_chunks import is_calendar_word, is_rare, is_title_word, is_written_like_a_name
from kg.annotate.person_look import PARTICLES
from kg.annotate.things import FIRM_ENDS, GROUP_WORDS, MORE_HEADS, ORG_HEADS, PLATFORMS, THING_WORDS
from kg.annotate.titles import HEADS, SOFT
from kg.authority import fold
from kg.model import EntityKind

_HEADS = ORG_HEADS | MORE_HEADS
_INNER = ("and", "of", "the", "-", "&", "on", "for")
# Whose a body is, within its name: "People's Liberation Army", "Workers' Party".
_OWNERS = frozenset(
    """people workers women children farmers lawyers writers journalists teachers students employers peoples king
    queen traders doctors veterans mothers miners nurses players investors consumers worker farmer""".split()
)
# Named by the bare word where the text has no longer name.
_BY_ITSELF = frozenset(("Coalition", "Alliance", "Parliament", "Senate"))
_ORDINAL = re.compile(r"\d+(st|nd|rd|th)$")
_CAMEL = re.compile(r"[A-Z]\w+")


def organisations(doc: Doc, taken: Mapping[int, Mention]) -> list[Mention]:
    """Give bodies by a word that heads their name: "Foreign Ministry of Iraq", "the Danube Forum", "5th Fleet"."""
    found: list[Mention] = []
    done = 0
    for token in doc:
        if token.i < done or not _is_head(token, taken):
            continue
        start, end = _start(doc, token.i, taken, done), token.i + 1
        if end + 1 < len(doc) and doc[end].lower_ in ("of", "for", "to", "on"):
            end = _tail(doc, taken, end)
        while end < len(doc) and _is_head(doc[end], taken) and not doc[end].is_sent_start:
            end += 1
        guess = taken.get(token.i)
        if guess and guess.start <= start and guess.end > end and "and" not in guess.text.split():
            continue
        if _is_body(doc, start, end, token):
            text = " ".join(doc[start:end].text.split())
            found.append(Mention(start, end, EntityKind.ORGANIZATION, text, "title"))
            done = end
    return found


def _is_head(token: Token, taken: Mapping[int, Mention]) -> bool:
    if token.lower_ not in _HEADS or not token.text[0].isupper():
        return False
    mention = taken.get(token.i)
    return mention is None or mention.method == "ner" or _goes_on(token, mention)


def _goes_on(token: Token, known: Mention) -> bool:
    """Tell whether a known name is the first part of a longer one: "Nordic Council on Fisheries Research"."""
    if known.kind is not EntityKind.ORGANIZATION or token.i != known.end - 1 or token.i + 2 >= len(token.doc):
        return False
    following = token.nbor(2)
    return (
        token.nbor(1).lower_ in ("on", "for")
        and following.text[0].isupper()
        and not is_calendar_word(following)
        and following.pos_ in ("PROPN", "NOUN", "ADJ", "VERB")
        and following.ent_type_ not in ("GPE", "LOC", "DATE", "PERSON")
    )


def _is_body(doc: Doc, start: int, end: int, head: Token) -> bool:
    """Tell whether the words name one body: two words at least, none of them a document's or a happening's."""
    if end - start < 2 or not (doc[start].text[0].isupper() or _ORDINAL.match(doc[start].text)):
        return False
    if doc[start:end].text.lower().endswith("civil society"):
        return False
    if head.lower_ in MORE_HEADS and start == head.i and end < head.i + 3:
        return False
    return end >= len(doc) or doc[end].lower_ not in THING_WORDS or not doc[end].text[0].isupper()


def _start(doc: Doc, head: int, taken: Mapping[int, Mention], done: int) -> int:
    start = head
    while start > done and _is_body_part(doc, start - 1) and not _is_other(taken, start - 1):
        start -= 1
    if 0 < start < head and doc[start - 1].text in ("U.S.", "U.N.", "U.K.", "E.U."):
        start -= 1  # "U.S. Southern Command"
    elif 0 < start < head and (before := taken.get(start - 1)) and before.kind is EntityKind.COUNTRY:
        start = before.start
    while start < head and (doc[start].text in ("-", "&", "'s", "'") or doc[start].lower_ in _INNER):
        start += 1
    return start


def _is_body_part(doc: Doc, place: int) -> bool:
    """Tell whether a word before the head belongs to the name."""
    token = doc[place]
    if token.text in ("'", "'s") and place:
        return doc[place - 1].lower_ in _OWNERS and doc[place - 1].text[0].isupper()
    if token.text in ("-", "&"):
        return place > 0 and bool(_CAMEL.match(doc[place - 1].text))
    if token.lower_ == "and" and place:
        return (
            doc[place - 1].text[0].isupper()
            and doc[place - 1].lower_ not in HEADS
            and doc[place + 1].text[0].isupper()
            and _is_field(doc[place - 1])
        )
    if _ORDINAL.match(token.text):
        return True
    if not token.is_alpha or not token.text[0].isupper() or is_calendar_word(token):
        return False
    if token.lower_ in HEADS - SOFT:
        return False
    return not token.is_sent_start or token.pos_ in ("PROPN", "ADJ")


def _is_field(token: Token) -> bool:
    """Tell whether a word is a field of government: "Culture and Tourism Ministry"."""
    return token.pos_ in ("PROPN", "NOUN", "ADJ") and token.ent_type_ in ("", "ORG")


def _is_known(taken: Mapping[int, Mention], place: int) -> bool:
    return place in taken and taken[place].method != "ner"


def _is_other(taken: Mapping[int, Mention], place: int) -> bool:
    return place in taken and taken[place].kind is EntityKind.PERSON


def _tail(doc: Doc, taken: Mapping[int, Mention], place: int) -> int:
    """Give the end of "of Foreign Affairs and Trade", "of Iraq" or "to Defeat Hunger" that starts at ``place``."""
    end = place + 1
    if doc[end].lower_ == "the":
        end += 1
    if end >= len(doc) or (doc[place].lower_ in ("to", "on") and _is_known(taken, doc[end].i)):
        return place
    reach = end
    while (
        reach < len(doc)
        and not doc[reach].is_sent_start
        and (
            (doc[reach].text[0].isupper() and (doc[reach].is_alpha or doc[reach].text.count(".") > 1))
            or doc[reach].lower_ in ("and", "of", "the", "-")
        )
    ):
        if _is_other(taken, reach) or (reach > end and doc[reach].lower_ in HEADS - SOFT):
            break
        reach += 1
    reach = _without_second(doc, taken, end, reach)
    while reach > end and doc[reach - 1].lower_ in ("and", "of", "the", "-", "'s"):
        reach -= 1
    return reach if reach > end or (doc[end].text[0].isupper() and reach > place + 1) else place


def _without_second(doc: Doc, taken: Mapping[int, Mention], end: int, reach: int) -> int:
    """Cut a tail before the second of two things: "the Ministry of Defence and the Central Bank"."""
    for place in range(end + 1, reach):
        if doc[place].lower_ != "and":
            continue
        rest = [token.lower_ for token in doc[place + 1 : reach]]
        before = taken.get(place - 1)
        country = before is not None and before.kind is EntityKind.COUNTRY
        titled = reach < len(doc) and doc[reach].lower_ in HEADS and doc[reach].text[0].isupper()
        if rest[:1] == ["the"] or country or titled or any(word in ORG_HEADS for word in rest):
            return place
    return reach


def short_organisations(doc: Doc, taken: Mapping[int, Mention]) -> list[Mention]:
    """Give bodies by part of a longer name: "Baltia" after "Baltia Airways", "the Ministry" after its name."""
    bodies = [
        one for one in set(taken.values()) if one.kind is EntityKind.ORGANIZATION and one.end - one.start > 1
    ]
    firsts = {doc[one.start].text for one in bodies if doc[one.end - 1].lower_ in FIRM_ENDS}
    people = {
        part
        for one in set(taken.values())
        if one.kind is EntityKind.PERSON and one.end - one.start > 1
        for part in fold(one.text).split()
    }
    found = []
    for token in doc:
        old = taken.get(token.i)
        if old is not None and (old.method != "ner" or old.end - old.start > 1):
            continue
        inside = token.i + 1 < len(doc) and doc[token.i + 1].text[0].isupper()
        first = token.text in firsts and fold(token.text) not in people
        if first and (inside or is_title_word(token)):
            continue
        if first or _is_lone_head(doc, token, bodies, guessed=old is not None):
            found.append(Mention(token.i, token.i + 1, EntityKind.ORGANIZATION, token.text, "surname"))
    return found


def _is_lone_head(doc: Doc, token: Token, bodies: list[Mention], *, guessed: bool) -> bool:
    """Tell whether "the Council" stands for a body named before it."""
    if not token.text[0].isupper() or token.lower_ not in _HEADS or token.i == 0:
        return False
    if not guessed and doc[token.i - 1].lower_ not in ("the", "this", "our", "its"):
        return False
    known = any(one.start < token.i and token.text in one.text.split() for one in bodies)
    return known or (token.text in _BY_ITSELF and not token.is_sent_start)


def bands(doc: Doc, taken: Mapping[int, Mention]) -> list[Mention]:
    """Give armed groups and movements by the foreign word that opens their names: "Jaish al-Huda"."""
    found = []
    for token in doc:
        if token.text not in GROUP_WORDS or (token.i in taken and taken[token.i].method != "ner"):
            continue
        end = token.i + 1
        while (
            end < len(doc) and _is_band_word(doc, end) and not (end in taken and taken[end].method != "ner")
        ):
            end += 1
        while doc[end - 1].text == "-" or doc[end - 1].text.islower():
            end -= 1
        if end > token.i + 1:
            text = " ".join(doc[token.i : end].text.split())
            found.append(Mention(token.i, end, EntityKind.ORGANIZATION, text, "title"))
    return found


def _is_band_word(doc: Doc, place: int) -> bool:
    token = doc[place]
    inside = token.text == "-" and not token.whitespace_ and not doc[place - 1].whitespace_
    return inside or token.lower_ in PARTICLES | {"ut", "ul", "us"} or is_written_like_a_name(token)


def beside_organisations(doc: Doc, taken: Mapping[int, Mention]) -> list[Mention]:
    """Give strange words that are listed with a body, and so are bodies: "the Danube Forum and Tarkatom"."""
    found = []
    for token in doc:
        old = taken.get(token.i)
        if old is not None and (
            old.method != "ner" or old.kind is EntityKind.PERSON or old.end - old.start > 1
        ):
            continue
        if token.dep_ != "conj" or not token.text[0].isupper() or is_calendar_word(token):
            continue
        if token.text in PLATFORMS:
            continue
        if not is_rare(token) and token.pos_ != "PROPN":
            continue
        head = taken.get(token.head.i)
        beside = [
            doc[place].text[0].isupper() for place in (token.i - 1, token.i + 1) if 0 <= place < len(doc)
        ]
        if head is not None and head.kind is EntityKind.ORGANIZATION and not any(beside):
            found.append(Mention(token.i, token.i + 1, EntityKind.ORGANIZATION, token.text, "ner"))
    return found


def introduced(doc: Doc, taken: Mapping[int, Mention]) -> list[Mention]:
    """Give abbreviations that the text introduces in brackets, everywhere, and the names they are short for."""
    found: list[Mention] = []
    short = dict(_abbreviations(doc))
    for bracketed, start in short.items():
        last = doc[bracketed - 2].lower_
        inside = [taken.get(place) for place in range(start, bracketed - 1)]
        if last in THING_WORDS or any(one and one.kind is EntityKind.PERSON for one in inside):
            continue
        whole = taken.get(start)
        if whole is None or whole.method == "ner":
            text = " ".join(doc[start : bracketed - 1].text.split())
            found.append(Mention(start, bracketed - 1, EntityKind.ORGANIZATION, text, "title"))
        elif whole.kind is not EntityKind.ORGANIZATION:
            continue
        found += list(_everywhere(doc, doc[bracketed].text, taken))
    return found


def _everywhere(doc: Doc, short: str, taken: Mapping[int, Mention]) -> Iterator[Mention]:
    for token in doc:
        old = taken.get(token.i)
        if token.text == short and (old is None or (old.method == "ner" and old.end - old.start == 1)):
            yield Mention(token.i, token.i + 1, EntityKind.ORGANIZATION, short, "title")


def _abbreviations(doc: Doc) -> Iterator[tuple[int, int]]:
    """Give the token of each bracketed abbreviation with the start of the capitalised words it is short for."""
    for token in doc:
        short = token.text
        if not (1 < len(short) < 9 and short.isalpha() and sum(map(str.isupper, short)) >= 0.6 * len(short)):
            continue
        if (
            token.i < 2
            or token.i + 1 >= len(doc)
            or doc[token.i - 1].text != "("
            or doc[token.i + 1].text != ")"
        ):
            continue
        start = _long_form(doc, token.i - 1, [char for char in short if char.isupper()])
        if start is not None:
            yield token.i, start


def _long_form(doc: Doc, bracket: int, letters: list[str]) -> int | None:
    """Give where the words begin whose first letters are these, small words between them skipped."""
    place, left = bracket - 1, list(letters)
    while place >= 0 and left and bracket - place < 14:
        word = doc[place].text
        if word[0].isupper() and fold(word)[:1].upper() == left[-1]:
            left.pop()
        elif word[0].isupper() and fold(word)[:1].upper() not in left and len(letters) > 2:
            pass
        elif word.lower() not in ("and", "of", "the", "for", "in", "on", "to", "-", "&", "'s", "'"):
            return None
        if not left:
            return place if bracket - place > 1 else None
        place -= 1
    return None
