"""People in a text: by what stands before them, by the look of a name, by where it stands, by their surnames."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from spacy.tokens import Doc, Token

from kg.annotate.document import Mention
from kg.annotate.given_names import FAMILY_FIRST
from kg.annotate.name_chunks import (
    is_initial,
    is_rare,
    is_title_word,
    is_written_like_a_name,
    name_chunks,
    words_of_name,
)
from kg.annotate.person_look import PARTICLES, PersonLook
from kg.annotate.standing import acts, speaks, stands_by_an_office, stands_like_a_person
from kg.annotate.things import (
    FIRM_ENDS,
    FIRMS,
    GROUP_WORDS,
    MORE_HEADS,
    ORG_HEADS,
    PLACE_WORDS,
    PLATFORMS,
    SHIPS,
    THING_WORDS,
    VESSELS,
)
from kg.annotate.titles import DOTTED, HEADS, HONORIFICS, PERSON_NOUNS, RANKS, SOFT
from kg.authority import fold
from kg.model import EntityKind

_NEVER_LAST = ORG_HEADS | MORE_HEADS | FIRM_ENDS | PLACE_WORDS | THING_WORDS
_NEVER_FIRST = frozenset(
    "eid cyclone hurricane typhoon storm st mount lake cape fort camp port san santa saint new north south east west great greater upper lower central".split()
)
_ROMAN = re.compile(r"[IVX]+$")  # "Clement XV"
_LONGEST = 6  # words of a person's name
_LOCATIVE = frozenset("in near at outside around from to of across".split())
# Before a surname, and in no English sentence for themselves; Arabic articles with a hyphen.
_FRONT_PARTICLES = frozenset("van von der den de ter ten zu del della".split())
_ARTICLES = frozenset("al el as ash ad an ar az at ul".split())
_HYPHENS = ("-", "‐", "‑")


def find_people(doc: Doc, taken: Mapping[int, Mention], look: PersonLook) -> list[Mention]:
    """Give the people whose names the model missed, cut, or took for something else.

    A guess of the model that is no person is overruled by the look of the name or by an office beside it; what
    authority data know stays.
    """
    found = []
    for start, end in name_chunks(doc, taken, look):
        method = _person_by(doc, start, end, taken, look)
        if method:
            found.append(
                Mention(start, end, EntityKind.PERSON, " ".join(doc[start:end].text.split()), method)
            )
    return found


def _person_by(doc: Doc, start: int, end: int, taken: Mapping[int, Mention], look: PersonLook) -> str | None:
    """Tell what makes the words a person's name ("look", "standing", "ner"), or None if nothing does."""
    words = words_of_name(doc, start, end)
    guesses = {taken[place] for place in range(start, end) if place in taken}
    kinds = {guess.kind for guess in guesses if guess.method == "ner"}
    if any((guess.start, guess.end) == (start, end) for guess in guesses) and kinds == {EntityKind.PERSON}:
        return None
    if sum(word.lower() not in PARTICLES for word in words) > _LONGEST or (
        _is_blocked(doc, start, end) and EntityKind.PERSON not in kinds
    ):
        return None
    bodily = EntityKind.ORGANIZATION in kinds or len(words) == 1
    if stands_by_an_office(doc, start, end, surely=bodily) and (
        len(words) > 1 or not doc[start].is_sent_start or guesses
    ):
        return "standing"
    if len(words) < 2:
        return _lone(doc, start, end, kinds, taken)
    score = look.score(words)
    rare = sum(is_rare(token) for token in doc[start:end])
    if score >= 2 and not _is_locative(doc, start, kinds):
        return "look"
    if (
        EntityKind.PERSON in kinds
        and len(words) <= 5
        and (score or doc[start].pos_ == doc[end - 1].pos_ == "PROPN")
    ):
        return "ner"
    if rare == _full_words(doc, start, end) and not _is_led(doc, start):
        return "look"
    if (score or rare or kinds <= {EntityKind.PLACE}) and stands_like_a_person(doc, start, end, taken):
        return "standing"
    return None


def _full_words(doc: Doc, start: int, end: int) -> int:
    """Give how many words of a name there are without particles, initials and hyphens."""
    return sum(
        len(token.text) > 1
        and token.text[0].isalpha()
        and not is_initial(token)
        and token.lower_ not in PARTICLES
        for token in doc[start:end]
    )


def _is_led(doc: Doc, start: int) -> bool:
    """Tell whether an article or a preposition of place stands before, which people do not have."""
    return start > 0 and doc[start - 1].lower_ in _LOCATIVE | {"the", "a", "an", "into", "towards", "toward"}


def _lone(doc: Doc, start: int, end: int, kinds: set[EntityKind], taken: Mapping[int, Mention]) -> str | None:
    """Tell what makes one word a person's name: the model found half of it, or a stranger speaks."""
    if kinds == {EntityKind.PERSON}:
        return "ner"
    if not is_rare(doc[start]) or EntityKind.ORGANIZATION in kinds:
        return None
    if (
        speaks(doc, start, end)
        or acts(doc, start, end)
        or (not kinds and stands_like_a_person(doc, start, end, taken))
    ):
        return "standing"
    return None


def _is_blocked(doc: Doc, start: int, end: int) -> bool:
    """Tell whether a word of the name says that it names something else."""
    words = [token.lower_ for token in doc[start:end]]
    if start > 0 and (doc[start - 1].text in SHIPS or doc[start - 1].lower_ in VESSELS):
        return True
    if (
        doc[start:end].text in FIRMS | PLATFORMS
        or doc[start].text in GROUP_WORDS
        or (start > 0 and doc[start - 1].lower_ == "the" and _stands_alone(doc, start, end))
    ):
        return True
    singular = words[-1].removesuffix("s")
    if singular != words[-1] and singular in HEADS | PERSON_NOUNS | {"member", "official", "troop", "force"}:
        return True
    return words[-1] in _NEVER_LAST or words[0] in _NEVER_FIRST or any(word in ORG_HEADS for word in words)


def _stands_alone(doc: Doc, start: int, end: int) -> bool:
    """Tell whether no noun follows to which "the" may belong: not "the Reyes government"."""
    return end >= len(doc) or doc[end].pos_ not in ("NOUN", "PROPN")


def _is_locative(doc: Doc, start: int, kinds: set[EntityKind]) -> bool:
    """Tell whether the model took the words for a place and they stand behind "in" or "near"."""
    return (
        EntityKind.PLACE in kinds
        and start > 0
        and doc[start - 1].lower_ in ("in", "near", "at", "outside", "around")
    )


def after_titles(doc: Doc, taken: Mapping[int, Mention]) -> list[Mention]:
    """Give people by what stands before them: "Mr Trump", "Messrs Fiala and Rutte", "Secretary Rubio"."""
    found = []
    for token in doc:
        lower = token.lower_.rstrip(".")
        ranked = lower in RANKS or token.lower_ in DOTTED
        honorific = (lower in HONORIFICS or ranked) and token.text[0].isupper()
        office = lower in HEADS and lower not in SOFT and token.text[0].isupper()
        if not (honorific or office) or (token.i in taken and taken[token.i].kind is not EntityKind.PERSON):
            continue
        place = token.i + 1
        while place < len(doc) - 1 and (
            doc[place].text in _HYPHENS
            or (doc[place - 1].text in _HYPHENS and doc[place].lower_ in ("designate", "elect", "general"))
            or (is_title_word(doc[place]) and doc[place].text[0].isupper())
        ):
            place += 1
        place = _behind_countries(doc, taken, place) if office else place
        mention = _name_from(doc, taken, place)
        if mention and (honorific or _may_hold(doc, mention)):
            found.append(mention)
            if lower in ("messrs", "mssrs"):
                found += _more_names(doc, taken, mention.end)
    return found


def _may_hold(doc: Doc, mention: Mention) -> bool:
    """Tell whether a name behind an office may be its holder's: not "commander of the U.S. Fourth Fleet"."""
    return len(mention.text.split()) <= _LONGEST and doc[mention.end - 1].lower_ not in ORG_HEADS | MORE_HEADS


def _behind_countries(doc: Doc, taken: Mapping[int, Mention], place: int) -> int:
    """Give the end of "of Ireland to Kenya" behind an office, if a name of two words may follow."""
    reach = place
    while reach + 2 < len(doc) and doc[reach].lower_ in ("of", "to") and (at := taken.get(reach + 1)):
        if at.kind is not EntityKind.COUNTRY:
            return place
        reach = at.end
    two = reach + 1 < len(doc) and all(is_written_like_a_name(doc[each]) for each in (reach, reach + 1))
    return reach if two else place


def _name_from(doc: Doc, taken: Mapping[int, Mention], start: int) -> Mention | None:
    """Read a capitalised name at ``start`` if nothing better than a bare guess is there already."""
    while start < len(doc) - 1 and (
        doc[start].text == "."
        or doc[start].text in _FRONT_PARTICLES
        or doc[start].lower_ in ("h.e.", "sheikh")
        or doc[start].lower_.rstrip(".") in RANKS
    ):
        start += 1
    if start >= len(doc):
        return None
    old = taken.get(start)
    if old and (old.method != "ner" or old.kind is EntityKind.PERSON):
        return None
    end = start
    while (
        end < len(doc)
        and _is_name_part(doc, start, end)
        and not (taken.get(end) and taken[end].method != "ner")
    ):
        end += 1
    while end > start and doc[end - 1].lower_ in PARTICLES:
        end -= 1
    if end == start or (end - start == 1 and (is_title_word(doc[start]) or len(doc[start].text) < 2)):
        return None
    return Mention(start, end, EntityKind.PERSON, " ".join(doc[start:end].text.split()), "title")


def _is_name_part(doc: Doc, start: int, place: int) -> bool:
    token = doc[place]
    if token.text == "-" and place > start and place + 1 < len(doc) and not token.whitespace_:
        return True
    if place > start and _ROMAN.match(token.text):
        return True
    if token.lower_ in PARTICLES:
        return place > start or token.text[0].isupper()
    return is_written_like_a_name(token) and (
        token.pos_ in ("PROPN", "NOUN", "ADJ", "X") or is_initial(token) or is_rare(token)
    )


def _more_names(doc: Doc, taken: Mapping[int, Mention], place: int) -> list[Mention]:
    """Read the rest of a list of names: ", B and C"."""
    found: list[Mention] = []
    while place < len(doc) - 1 and doc[place].lower_ in (",", "and", "&"):
        mention = _name_from(doc, taken, place + 1)
        if mention is None:
            break
        found.append(mention)
        place = mention.end
    return found


def with_particles(doc: Doc, taken: Mapping[int, Mention]) -> list[Mention]:
    """Give the people whose first particle was left out: "Ms *van der* Meulen", "met *de* Villiers", "*Al-*Sabri"."""
    found = []
    for mention in set(taken.values()):
        if mention.kind is not EntityKind.PERSON:
            continue
        start = mention.start
        while start > 0 and start - 1 not in taken and _is_front_particle(doc, start - 1):
            start -= 1
        if start < mention.start and doc[start].text != "-":
            text = " ".join(doc[start : mention.end].text.split())
            found.append(replace(mention, start=start, text=text))
    return found


def _is_front_particle(doc: Doc, place: int) -> bool:
    token = doc[place]
    if token.text in _HYPHENS:
        tight = place > 0 and not token.whitespace_ and not doc[place - 1].whitespace_
        return tight and doc[place - 1].lower_ in _ARTICLES
    if doc[place + 1].text in _HYPHENS:
        return token.lower_ in _ARTICLES
    return token.text in _FRONT_PARTICLES


def surnames(doc: Doc, taken: Mapping[int, Mention]) -> list[Mention]:
    """Give people by the surnames that the article itself introduces with a full name."""
    full = [one for one in set(taken.values()) if one.kind is EntityKind.PERSON and " " in one.text]
    forms = {form for one in full for form in _short_forms(one.text)}
    names = {fold(one.text) for one in full}
    found = [
        Mention(one.start, one.end, EntityKind.PERSON, one.text, "surname")
        for one in set(taken.values())
        if one.method == "ner"
        and one.kind is not EntityKind.PERSON
        and (fold(one.text) in forms or any(name.endswith(" " + fold(one.text)) for name in names))
    ]
    overruled = {place for one in found for place in range(one.start, one.end)}
    for token in doc:
        end = _form_at(doc, token, forms)
        if (
            end
            and not any(_is_held(doc, place, end - token.i, taken) for place in range(token.i, end))
            and token.i not in overruled
        ):
            text = " ".join(doc[token.i : end].text.split())
            found.append(Mention(token.i, end, EntityKind.PERSON, text, "surname"))
            overruled.update(range(token.i, end))
    return sorted(found, key=lambda mention: mention.start)


def _is_held(doc: Doc, place: int, length: int, taken: Mapping[int, Mention]) -> bool:
    """Tell whether something better than a shorter guess stands there already; a town of that name is none."""
    old = taken.get(place)
    if old is not None and old.kind is EntityKind.PLACE and old.end - old.start == 1:
        return old.start > 0 and doc[old.start - 1].lower_ in _LOCATIVE
    return old is not None and (old.method != "ner" or old.end - old.start >= length)


def _short_forms(name: str) -> set[str]:
    """Give what news call a person after the full name: the surname, with its particles, or either of two."""
    words = name.split()
    forms = {fold(words[-1])}
    particle = next((place for place in range(1, len(words) - 1) if words[place].lower() in PARTICLES), None)
    if particle is not None:
        forms.add(fold(" ".join(words[particle:])))
    elif len(words) > 3:
        forms |= {fold(" ".join(words[-2:])), fold(words[-2])}
    if fold(words[0]) in FAMILY_FIRST and len(words) < 4:
        forms.add(fold(words[0]))
    return {form for form in forms if len(form) > 1}


def _form_at(doc: Doc, token: Token, forms: set[str]) -> int | None:
    """Give the end of the longest of the short forms that starts at a token, or None."""
    if not (token.text[0].isupper() or token.lower_ in PARTICLES):
        return None
    if token.lower_ in ("the", "a", "an"):
        return None
    for end in range(min(len(doc), token.i + 4), token.i, -1):
        if doc[end - 1].text[0].isupper() and fold(doc[token.i : end].text) in forms:
            return end
    return None
