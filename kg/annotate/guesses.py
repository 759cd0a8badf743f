"""What the statistical model takes for names, trimmed, of the right kind, and without what names nothing."""

from __future__ import annotations

from spacy.tokens import Doc, Span, Token

from kg.annotate.document import Mention
from kg.annotate.name_chunks import behind_field, is_rare, is_title_word
from kg.annotate.person_look import PARTICLES, person_look
from kg.annotate.things import (
    BODY_NOUNS,
    FIRM_ENDS,
    FIRMS,
    GEOGRAPHY,
    GROUP_WORDS,
    MEDIA,
    MORE_HEADS,
    ORG_HEADS,
    PLACE_WORDS,
    PLATFORMS,
    SHIPS,
    THING_WORDS,
    VESSELS,
)
from kg.annotate.titles import HEADS, PERSON_NOUNS, SOFT
from kg.authority import Authority, fold
from kg.model import EntityKind

_KINDS = {
    "PERSON": EntityKind.PERSON,
    "GPE": EntityKind.PLACE,
    "LOC": EntityKind.PLACE,
    "FAC": EntityKind.PLACE,
    "ORG": EntityKind.ORGANIZATION,
}
_NOT_NAMES = frozenset(
    """today yesterday tomorrow covid brexit internet state house board administration government statement security
    mw gw mhz ct mri ddg gdp vat hiv aids uav ied vbied dna lng gmt utc cet nowruz diwali hanukkah ramadan christmas easter passover vesak songkran ashura
    jcpoa afcfta vbied dshk manpads""".split()
)
# Written large in official texts, and nobody by themselves.
_NO_BODIES = frozenset(
    """member states;member state;civil society;head of delegation;heads of delegation;heads of state;rule of law;
    human rights;international community;the international community;holy land;silk road;third world;global south;
    heads of government;special rapporteur;general debate;press release;joint statement;media note;fact sheet;
    press statement;travel advisory;allied leaders;state parties;states parties;contracting parties""".replace(
        "\n    ", ""
    ).split(";")
)
_LANDFORMS = ("Mount", "Lake", "Lakes", "Cape", "Fort", "Port", "Gulf")
_STYLES = frozenset(("h.e.", "sheikh", "mr", "mr.", "mrs", "mrs.", "ms", "ms."))
_NO_AGENTS = frozenset("operation exercise eid cyclone hurricane typhoon storm".split())
_OFFICES = HEADS - SOFT
_PREPOSITIONS = frozenset("near in at from of on over to with for by since around outside inside".split())
_STAFF = frozenset(
    """official spokesman spokeswoman spokesperson statement member source delegation mission report summit meeting
    envoy diplomat country state ally commander resolution peacekeeper agency convoy team base""".split()
)
_POSSESSIVE = ("'s", "’s", "'", "’")
_CUTS = frozenset("of from in at to for with and on by as after before".split()) - PARTICLES


def read_guess(doc: Doc, guess: Span, authority: Authority) -> Mention | None:
    """Give the mention that the model's guess stands for, or None if it names nothing that counts."""
    kind = _KINDS.get(guess.label_)
    if kind is None:
        return None
    start, end = guess.start, guess.end
    while (
        start < end
        and doc[start].lower_ in _PREPOSITIONS
        and (doc[start].pos_ == "ADP" or doc[start].text.isupper())
    ):
        start += 1
    if start == end:
        return None
    kind = _kind(doc, start, end, kind)
    before = doc[start - 1].lower_ if start else ""
    if before in VESSELS or (start and doc[start - 1].text in SHIPS):
        return None
    if before in BODY_NOUNS or (end - start == 1 and doc[start].text in MEDIA):
        kind = EntityKind.ORGANIZATION
    if end - start == 1 and kind is not EntityKind.PERSON and _is_leader(doc[start], authority):
        kind = EntityKind.PERSON
    if kind is not EntityKind.PERSON and (cut := _behind_office(doc, start, end)):
        if cut == end:
            return None
        start, kind = cut, EntityKind.PERSON
    if cut := _behind_tail(doc, start, end, kind, authority):
        start, kind = cut, EntityKind.PERSON
    if kind is EntityKind.PERSON and end - start > 2 and _is_plural(doc[start]):
        start += 1
    start, end = _trim(doc, start, end, is_person=kind is EntityKind.PERSON)
    if start >= end or not any(token.text[0].isupper() for token in doc[start:end]):
        return None
    mention = Mention(start, end, kind, " ".join(doc[start:end].text.split()), "ner")
    return None if _is_noise(doc, mention, authority) else mention


def _is_score(token: Token) -> bool:
    """Tell whether a token is the result of a match or a vote: "2-1"."""
    following = token.nbor(1).text if token.i + 1 < len(token.doc) else ""
    return token.text[0].isdigit() and (not token.is_digit or following in ("-", "–", ":"))


def _is_plural(token: Token) -> bool:
    """Tell whether a plural noun opens the sentence before names: "Neighbours Ruud Hoek and Ana Blom"."""
    singular = token.lower_.removesuffix("s")
    if singular != token.lower_ and singular in PERSON_NOUNS | HEADS:
        return True
    return bool(token.is_sent_start) and token.tag_ in ("NNS", "NNPS")


def _is_leader(token: Token, authority: Authority) -> bool:
    """Tell whether a lone word is a leader's surname and nothing else that is known."""
    word = fold(token.text)
    return person_look(authority).is_leader(word) and word not in authority.by_name


def _kind(doc: Doc, start: int, end: int, kind: EntityKind) -> EntityKind:
    """Give the kind that the words of a name tell, or else the model's."""
    last = _head(doc[start:end]).lower_
    first = start + (doc[start].lower_ == "the")
    if doc[start].lower_ in _STYLES:
        return EntityKind.PERSON
    if doc[first:end].text in FIRMS or (
        first < end - 1 and (doc[first].text in GROUP_WORDS or _is_band(doc, first, kind))
    ):
        return EntityKind.ORGANIZATION
    if kind is EntityKind.PERSON and _has_article(doc, start, first, end):
        return EntityKind.ORGANIZATION
    if last in ORG_HEADS or (last in FIRM_ENDS | MORE_HEADS and kind is EntityKind.PERSON):
        return EntityKind.ORGANIZATION
    if doc[start].text in _LANDFORMS and end - start > 1:
        return EntityKind.PLACE
    return EntityKind.PLACE if last in GEOGRAPHY and end - start > 1 else kind


def _head(words: Span) -> Token:
    """Give the word that heads a name: the last one before "of", "for" and the like."""
    for token in words:
        if token.lower_ in ("of", "for", "on", "to") and token.i > words.start:
            return token.nbor(-1)
    return words[-1]


def _is_band(doc: Doc, first: int, kind: EntityKind) -> bool:
    """Tell whether a plural heads the name of a band: "Lions of the Desert"."""
    head, following = doc[first], doc[first + 1]
    plural = head.lower_.endswith("s") and head.tag_ in ("NNS", "NNPS")
    singular = head.lower_.removesuffix("s")
    return kind is EntityKind.PLACE and plural and following.lower_ == "of" and singular not in PLACE_WORDS


def _has_article(doc: Doc, start: int, first: int, end: int) -> bool:
    """Tell whether "the" stands before what the model took for a person, and no noun follows that it belongs to."""
    led = first > start or (start > 0 and doc[start - 1].lower_ == "the")
    named = end - first > 1 and not is_title_word(doc[first])
    return led and named and doc[first:end].root.dep_ not in ("compound", "poss", "nmod", "amod")


def _behind_office(doc: Doc, start: int, end: int) -> int | None:
    """Give where the name begins behind an office that the model took for part of a body's name.

    "Spokeswoman Ana Reyes" gives the second word; "Ambassador to Peru Ana Reyes", whose parts others read, gives
    the end; None if no office leads.
    """
    if doc[start].lower_ == "the" and start + 1 < end:
        start += 1
    if doc[start].lower_ not in _OFFICES or any(token.text in _POSSESSIVE for token in doc[start:end]):
        return None
    if doc[end - 1].lower_ in ORG_HEADS:
        return None
    place = start
    while place < end and is_title_word(doc[place]):
        place += 1
    return end if place < end and doc[place].text[0].islower() else place


def _behind_tail(doc: Doc, start: int, end: int, kind: EntityKind, authority: Authority) -> int | None:
    """Give where the name begins behind the country or the field of an office, read as one name with it."""
    if kind is not EntityKind.PLACE and (cut := _behind_country(doc, start, end, authority)):
        return cut
    begin = behind_field(doc, start, end, person_look(authority))
    return begin if begin > start and doc[end - 1].lower_ not in ORG_HEADS else None


def _behind_country(doc: Doc, start: int, end: int, authority: Authority) -> int | None:
    """Give where the name begins in "President of Ghana Kofi Boateng", read as one name from "Ghana" on."""
    if start < 2 or doc[start - 1].lower_ not in ("of", "to") or doc[start - 2].lower_ not in HEADS:
        return None
    for cut in range(min(start + 3, end - 2), start, -1):
        ids = authority.by_name.get(fold(doc[start:cut].text), ())
        if any(id.startswith("country/") for id in ids):
            last = doc[end - 1].lower_
            return (
                None
                if last in ORG_HEADS | MORE_HEADS or last in THING_WORDS or doc[cut].lower_ in ("and", ",")
                else cut
            )
    return None


def _trim(doc: Doc, start: int, end: int, *, is_person: bool) -> tuple[int, int]:
    """Take articles, titles and possessives off a name, and what follows a comma or a preposition."""
    while start < end and (
        doc[start].lower_ in ("the", "a", "an", "'s", "’s")
        or doc[start].is_punct
        or doc[start].is_space
        or (is_person and is_title_word(doc[start]))
    ):
        start += 1
    for place in range(start, end):
        token = doc[place]
        if token.text in (",", ";") or token.is_space or (place > start and _is_score(token)):
            end = place
            break
        if is_person and (token.text in ("–", "—", "(", "/") or (token.text in _CUTS and place > start)):
            end = place
            break
    while end - start > 1 and doc[end - 1].tag_ in ("VBZ", "VBP", "MD"):
        end -= 1
    while end > start and (
        doc[end - 1].text in _POSSESSIVE
        or doc[end - 1].lower_ in ("and", "or", "of", "the")
        or doc[end - 1].is_punct
        or doc[end - 1].is_space
    ):
        if doc[end - 1].text.endswith(".") and doc[end - 1].text[:-1].isupper():
            break
        end -= 1
    return start, end


def _is_noise(doc: Doc, mention: Mention, authority: Authority) -> bool:
    """Tell whether the words name no agent and no place: a thing, a ship, a title, a pair, a bracketed term."""
    words = doc[mention.start : mention.end]
    text = mention.text
    if (
        text.casefold().removesuffix("s") in _NOT_NAMES
        or text.casefold() in _NOT_NAMES | _NO_BODIES
        or len(text) < 2
        or text.isdigit()
        or any(char in text for char in '"“”@#|[]')
    ):
        return True
    if len(words) == 1 and (words[0].text in PLATFORMS or _is_common(words[0], mention.kind)):
        return True
    if (
        len(words) > 2
        and words[0].lower_ in THING_WORDS
        and words[1].lower_ in ("on", "of", "for", "between")
    ):
        return True
    if words[0].text in SHIPS or words[0].lower_ in _NO_AGENTS or _head(words).lower_ in THING_WORDS:
        return True
    if _is_part_of_a_thing(words.root) or _is_one_of_many(doc, mention):
        return True
    if mention.kind is EntityKind.PERSON:
        return len(words) == 1 and (is_title_word(words[0]) or words[0].lower_ in PERSON_NOUNS)
    return _is_office(words, authority) or _is_pair(text, authority) or _is_bracketed_term(doc, mention)


def _is_one_of_many(doc: Doc, mention: Mention) -> bool:
    """Tell whether an abbreviation or a type stands for a kind of thing: "a UAV", "a VBIED facility", "DDG 72"."""
    if mention.kind is EntityKind.PERSON:
        return False
    last = doc[mention.end - 1]
    if last.is_digit and doc[mention.start].text.isupper():
        return True
    if mention.end - mention.start > 1 or not mention.text.isupper():
        return False
    return any(
        token.text == mention.text
        and token.i > 0
        and doc[token.i - 1].lower_ in ("a", "an")
        and not (token.i + 1 < len(doc) and doc[token.i + 1].lower_ in _STAFF)
        for token in doc
    )


def _is_common(token: Token, kind: EntityKind) -> bool:
    """Tell whether a word is written large only for where it stands, or says how something is: no lone name."""
    if token.lower_ in THING_WORDS | {"charter", "olympiad", "treasury"}:
        return True
    if kind is EntityKind.PERSON:
        return token.tag_ in ("VBZ", "VBD", "VBG", "NNS") and not is_rare(token)
    opens = bool(token.is_sent_start) and token.tag_ != "NNP"
    return opens or (token.tag_ == "JJ" and token.dep_ == "amod")


def _is_part_of_a_thing(root: Token) -> bool:
    """Tell whether the name stands for a pipeline or the like: "the BalkanLine gas pipeline"."""
    return root.dep_ in ("compound", "nmod") and root.head.lower_ in (
        "pipeline",
        "pipelines",
        "agreements",
        "accords",
    )


def _is_office(words: Span, authority: Authority) -> bool:
    bare = [token for token in words if fold(token.text) and not _is_country(token, authority)]
    if len(words) > 1 and words[0].text.isupper() and fold(words[0].text) in authority.by_name:
        bare = bare[words[0] in bare :]  # "EU Trade" of the "EU Trade Commissioner"
    if all(
        is_title_word(token) or token.lower_ in ("of", "the", "and", "joint", "statement") for token in bare
    ):
        return True
    last = words[-1]
    if last.text.islower() and last.lower_ in HEADS | PERSON_NOUNS:
        return True
    singular = last.lower_.removesuffix("s")
    return singular != last.lower_ and singular in HEADS | PERSON_NOUNS and len(words) > 1


def _is_pair(text: str, authority: Authority) -> bool:
    """Tell whether two countries stand joined: "China-India"."""
    parts = [fold(part) for part in text.replace("–", "-").split("-")]
    return len(parts) == 2 and all(part in authority.by_name or part in authority.demonyms for part in parts)


def _is_country(token: Token, authority: Authority) -> bool:
    name = fold(token.text)
    return name in authority.demonyms or any(
        id.startswith("country/") for id in authority.by_name.get(name, ())
    )


def _is_bracketed_term(doc: Doc, mention: Mention) -> bool:
    """Tell whether an abbreviation stands for a common noun: "exclusive economic zone (EEZ)"."""
    if mention.end - mention.start > 1 or not mention.text.isupper():
        return False
    first = next((token for token in doc if token.text == mention.text), None)
    return (
        first is not None and first.i > 1 and doc[first.i - 1].text == "(" and doc[first.i - 2].text.islower()
    )
