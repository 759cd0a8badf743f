"""Runs of words that are written like one name, whatever it names."""

from __future__ import annotations

import calendar
from collections.abc import Iterator, Mapping

from spacy.tokens import Doc, Token

from kg.annotate.document import Mention
from kg.annotate.given_names import ALSO_PLACES
from kg.annotate.office_words import DEPARTMENTS
from kg.annotate.person_look import PARTICLES, PersonLook
from kg.annotate.titles import DOTTED, HEADS, HONORIFICS, INSIDE, PERSON_NOUNS, RANKS, SOFT, STATUS_WORDS
from kg.authority import fold

_CALENDAR = frozenset(
    name.lower() for name in (*calendar.day_name, *calendar.month_name, *calendar.month_abbr) if name
) - {"jan"}
_SMALL_WORDS = frozenset(
    """near in at from of on over under after before with for by since until during against between among amid
    despite following including the a an and but or as if when while where who what that this these those it he she
    we they his her its their our my your not no yes""".split()
)
_KOREAN = frozenset("an no my you in on as".split())  # small words that are family names as well
_NO_NAME = frozenset(("PRON", "DET", "ADP", "AUX", "CCONJ", "SCONJ", "PART", "ADV", "INTJ"))
_MOST = 6  # words of a name
_REACH = 10  # tokens between an office and the name of its holder
# What offices are for, and written large in front of a name: "Minister for the Environment Jane Doe".
FIELDS = DEPARTMENTS | {"exchequer", "duchy", "parliament", "interior", "justice"}


def name_chunks(doc: Doc, taken: Mapping[int, Mention], look: PersonLook) -> Iterator[tuple[int, int]]:
    """Give the runs of capitalised words (tokens ``start`` to ``end``) that no known name or title breaks.

    Particles, hyphened parts and initials belong to a run: "Lars ter Horst", "Park Seo-yeon", "John J. Cole".
    """
    place = 0
    while place < len(doc):
        if not _begins(doc, place, taken, look):
            place += 1
            continue
        end = _end(doc, place, taken, look)
        if end - place <= 2 * _MOST:
            yield behind_field(doc, place, end, look), end
        place = end


def behind_field(doc: Doc, start: int, end: int, look: PersonLook) -> int:
    """Give where a name begins behind the field of an office: "Chancellor of the Exchequer | Jane Doe"."""
    if end - start < 2 or not _is_in_a_field(doc, start):
        return start
    begin = start
    while begin < end - 1 and (doc[begin].lower_ in FIELDS or doc[begin].lower_ in ("and", "&", "the", ",")):
        begin += 1
    if not all(
        doc[place].text[0].isupper() or doc[place].lower_ in PARTICLES or doc[place].text == "-"
        for place in range(begin, end)
    ):
        return start
    given = [
        place
        for place in range(begin, end - 1)
        if look.is_given(fold(doc[place].text)) and doc[place + 1].text[0].isupper()
    ]
    joined = any(doc[place].lower_ in ("and", "&") for place in range(start, end))
    fields = any(doc[place].lower_ in FIELDS for place in range(start, begin))
    opens = fields or joined or doc[start - 1].lower_ in ("and", "&")
    return given[0] if given and opens else begin if fields else start


def _is_in_a_field(doc: Doc, start: int) -> bool:
    """Tell whether what an office is for stands here: behind "Minister for the" or "Minister of Trade and"."""
    place = start - 1
    while place > max(0, start - _REACH) and (
        doc[place].lower_ in ("and", "&", "the", ",")
        or (doc[place].lower_ in FIELDS and doc[place].text[0].isupper())
    ):
        place -= 1
    if place < 1 or doc[place].lower_ not in ("of", "for"):
        return False
    before = doc[place - 1].lower_
    return before in HEADS or (before == "state" and doc[place - 2].lower_ == "of")


def words_of_name(doc: Doc, start: int, end: int) -> list[str]:
    """Give the parts of a name between spaces: "Park", "Seo-yeon"."""
    return doc[start:end].text.split()


def is_title_word(token: Token) -> bool:
    """Tell whether a word is an honorific, a rank or part of an office's name."""
    lower = token.lower_.rstrip(".")
    return (
        lower in HONORIFICS
        or lower in HEADS
        or (lower.endswith("s") and lower[:-1] in HEADS - SOFT)
        or lower in INSIDE
        or lower in STATUS_WORDS
        or lower in RANKS
        or token.lower_ in DOTTED
        or lower in ("h.e", "he.")
    )


def is_rare(token: Token) -> bool:
    """Tell whether the model's vocabulary lacks a word, as it lacks most names of people who are not famous."""
    return token.vocab.vectors_length > 0 and not token.has_vector


def is_calendar_word(token: Token) -> bool:
    """Tell whether a word names a day of the week or a month."""
    return token.lower_ in _CALENDAR or _is_january(token)


def _is_january(token: Token) -> bool:
    """Tell whether "Jan" is the month beside a number, and no given name."""
    if token.lower_.rstrip(".") != "jan":
        return False
    beside = token.doc[max(token.i - 1, 0) : token.i + 3]
    return any(each.text[0].isdigit() for each in beside if each.i != token.i)


def is_initial(token: Token) -> bool:
    """Tell whether a token is the first letter of a name: "J."."""
    return len(token.text) == 2 and token.text[0].isupper() and token.text[1] == "."


def _begins(doc: Doc, place: int, taken: Mapping[int, Mention], look: PersonLook) -> bool:
    token = doc[place]
    if _is_free(place, taken):
        return (
            _is_part(token, look)
            and not is_title_word(token)
            and not _is_plural_title(token)
            and (token.lower_ not in PARTICLES or _leads(doc, place))
        )
    return _is_name_of_a_place(doc, place, taken, look)


def _is_plural_title(token: Token) -> bool:
    """Tell whether a word is the plural of one for people: "Ministers", "Neighbours"."""
    singular = token.lower_.removesuffix("s")
    return singular != token.lower_ and singular in HEADS | PERSON_NOUNS


def _leads(doc: Doc, place: int) -> bool:
    """Tell whether a capitalised particle opens a name: "Al Marzouqi", not "De facto"."""
    return place + 1 < len(doc) and doc[place + 1].text[0].isupper() and doc[place].text[0].isupper()


def _is_name_of_a_place(doc: Doc, place: int, taken: Mapping[int, Mention], look: PersonLook) -> bool:
    """Tell whether a known place begins a person's name here: "Sofia Lindqvist", "Jordan Mbeki"."""
    mention = taken[place]
    if mention.end - mention.start > 1 or mention.method == "demonym" or place + 1 >= len(doc):
        return False
    following = doc[place + 1]
    return (
        doc[place].lower_ in ALSO_PLACES
        and _is_free(place + 1, taken)
        and _is_part(following, look)
        and not is_title_word(following)
        and following.lower_ not in PARTICLES
        and (place == 0 or doc[place - 1].lower_ not in ("in", "near", "across", "outside"))
    )


def _end(doc: Doc, start: int, taken: Mapping[int, Mention], look: PersonLook) -> int:
    end = place = start + 1
    while place < len(doc) and not doc[place].is_sent_start:
        token = doc[place]
        known = not _is_free(place, taken)
        if known and not _ends_a_name(doc, start, place, taken, look):
            break
        if token.text == "-" and not token.whitespace_ and not doc[place - 1].whitespace_:
            if place + 1 < len(doc) and doc[place + 1].is_alpha:
                place += 2
                end = place
                continue
            break
        if token.lower_ in PARTICLES and (token.text[0].islower() or token.pos_ != "ADP"):
            place += 1
            end = place if token.text[0].isupper() and token.lower_ not in ("y", "e") else end
            continue
        if not (known or _is_part(token, look)) or is_title_word(token):
            break
        place += 1
        end = place
    return end


def _ends_a_name(doc: Doc, start: int, place: int, taken: Mapping[int, Mention], look: PersonLook) -> bool:
    """Tell whether a known place is the family name here: "Michael Jordan", "Ana Lima"."""
    mention = taken[place]
    return (
        mention.end - mention.start == 1
        and mention.method != "demonym"
        and doc[place].lower_ in ALSO_PLACES
        and place == start + 1
        and look.is_given(fold(doc[start].text))
    )


def _is_free(place: int, taken: Mapping[int, Mention]) -> bool:
    return place not in taken or taken[place].method == "ner"


def is_written_like_a_name(token: Token) -> bool:
    """Tell whether a word may be part of a name by its letters: "Acqua", "O'Brien", "d'Arcy", "J."."""
    text = token.text
    if not text[0].isupper():
        return text[:2] in ("d'", "l'") and text[2:3].isupper()
    if is_initial(token):
        return True
    if not text.replace("'", "").replace(".", "").isalpha():
        return False
    if text[-1] == "." and text not in ("Jr.", "Sr.", "St.") and text.count(".") < 2:
        return False
    if token.lower_ in _SMALL_WORDS:
        return _is_korean_family(token)
    return not is_calendar_word(token)


def _is_korean_family(token: Token) -> bool:
    """Tell whether a small word is a family name: "Moon Hye-rin and An Tae-yong"."""
    doc, place = token.doc, token.i
    if token.is_sent_start or token.lower_ not in _KOREAN or place + 3 >= len(doc):
        return False
    given, hyphen, rest = doc[place + 1], doc[place + 2], doc[place + 3]
    tight = hyphen.text == "-" and not given.whitespace_ and not hyphen.whitespace_
    return tight and given.text.istitle() and rest.text.islower()


def _is_part(token: Token, look: PersonLook) -> bool:
    """Tell whether a word may be part of a name by its letters and its place in the sentence."""
    text = token.text
    if not is_written_like_a_name(token):
        return False
    given = look.is_given(fold(text))
    if text.isupper() and len(text) > 1 and not is_initial(token):
        return _is_shouted_name(token, look)
    if token.is_sent_start or (token.i and _follows_a_mark(token)):
        return token.pos_ == "PROPN" or given or is_rare(token)
    if token.pos_ == "VERB" and token.ent_type_ != "PERSON":
        return given or is_rare(token)
    return token.pos_ not in _NO_NAME or given or is_rare(token)


def _is_shouted_name(token: Token, look: PersonLook) -> bool:
    """Tell whether a word in capitals is part of a name and no abbreviation: "LIU Xiaochen", "ANA WILKOWSKA"."""
    folded = fold(token.text)
    if look.is_given(folded) or look.is_family(folded):
        return len(folded) > 1
    vocab = token.vocab
    known = any(vocab[form].has_vector for form in (token.lower_, token.text.title(), token.text))
    return len(folded) > 4 and vocab.vectors_length > 0 and not known


def _follows_a_mark(token: Token) -> bool:
    """Tell whether a quotation opens before a word, so that its capital says nothing."""
    before = token.nbor(-1)
    return before.is_quote and not before.whitespace_
