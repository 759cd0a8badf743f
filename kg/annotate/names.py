"""Names in a text: from authority data, from the statistical model, from titles and from surnames."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Doc, Token

from kg.annotate.aliases import AliasHit, alias_index
from kg.annotate.document import Mention
from kg.annotate.titles import HEADS, HONORIFICS, INSIDE, SOFT, STATUS_WORDS
from kg.authority import Authority, fold
from kg.model import EntityKind

_NER_KINDS = {
    "PERSON": EntityKind.PERSON,
    "GPE": EntityKind.PLACE,
    "LOC": EntityKind.PLACE,
    "FAC": EntityKind.PLACE,
    "ORG": EntityKind.ORGANIZATION,
}
_PARTICLES = frozenset(
    "al el bin ibn ben abu von van der den de del della da di dos du la le ter bint zu y e".split()
)
_ORG_HEADS = frozenset(
    """ministry department office agency council commission committee parliament congress senate bureau bank
    organisation organization union league forum court tribunal university institute foundation airlines party
    embassy assembly authority administration fund group association coalition alliance front movement brigade
    corps service army navy force directorate secretariat federation society company corporation house
    delegation mission consulate government""".split()
)
_FIRM_ENDS = frozenset(
    "air airways airlines bank inc corp corporation ltd group holdings motors energy oil gas media".split()
)
_NOT_NAMES = frozenset(
    "today yesterday tomorrow covid internet state house board administration government statement security".split()
)


def find_mentions(doc: Doc, authority: Authority) -> list[Mention]:
    """Give the mentions that name something, in the order of the text, without overlaps."""
    taken: dict[int, Mention] = {}
    hits = list(alias_index(authority).find(doc))
    entities = [
        found
        for ent in doc.ents
        if (found := _from_model(doc, ent.start, ent.end, ent.label_))
        and not _is_noise(doc, found, authority)
    ]
    for mention in _by_length(doc, hits, entities, authority):
        if not any(token in taken for token in range(mention.start, mention.end)):
            taken.update(dict.fromkeys(range(mention.start, mention.end), mention))
    for finder in (_after_titles, _organisations, _surnames, _short_organisations):
        for mention in finder(doc, taken):
            for token in range(mention.start, mention.end):
                old = taken.get(token)
                if old:
                    taken = {place: kept for place, kept in taken.items() if kept is not old}
            taken.update(dict.fromkeys(range(mention.start, mention.end), mention))
    for mention in _capitals(doc, taken, authority):
        taken[mention.start] = mention
    return sorted(set(taken.values()), key=lambda mention: mention.start)


def words_of(doc: Doc, start: int, end: int) -> str:
    """Give the text of tokens ``start`` to ``end`` with white space made single."""
    return " ".join(doc[start:end].text.split())


def _by_length(
    doc: Doc, hits: Iterable[AliasHit], entities: list[Mention], authority: Authority
) -> list[Mention]:
    """Give alias hits and the model's names together, the longer first, authority data before the model."""
    known = [mention for hit in hits if (mention := _from_alias(doc, hit, authority))]
    ranked = [(-(mention.end - mention.start), 0, mention.start, mention) for mention in known]
    ranked += [(-(mention.end - mention.start), 1, mention.start, mention) for mention in entities]
    return [mention for *_, mention in sorted(ranked, key=lambda entry: entry[:3])]


def _from_alias(doc: Doc, hit: AliasHit, authority: Authority) -> Mention | None:
    kinds = {authority.known[id].kind for id in hit.ids}
    kind = next(
        kind
        for kind in (EntityKind.COUNTRY, EntityKind.ORGANIZATION, EntityKind.PLACE, EntityKind.PERSON)
        if kind in kinds
    )
    if kind is EntityKind.PERSON and hit.end - hit.start < 2:
        return None
    known = [id for id in hit.ids if authority.known[id].kind is kind]
    return Mention(
        hit.start,
        hit.end,
        kind,
        words_of(doc, hit.start, hit.end),
        "demonym" if hit.demonym else "alias",
        known[0] if len(known) == 1 or kind is EntityKind.COUNTRY else None,
    )


def _from_model(doc: Doc, start: int, end: int, label: str) -> Mention | None:
    kind = _NER_KINDS.get(label)
    if kind is None:
        return None
    if doc[start].lower_ in ("h.e.", "sheikh", "mr", "mr.", "mrs", "ms"):
        kind = EntityKind.PERSON
    elif kind is EntityKind.PERSON and doc[end - 1].lower_ in _FIRM_ENDS | _ORG_HEADS:
        kind = EntityKind.ORGANIZATION
    start, end = _trim(doc, start, end, is_person=kind is EntityKind.PERSON)
    if start >= end or not any(token.text[0].isupper() for token in doc[start:end]):
        return None
    text = words_of(doc, start, end)
    if (
        text.casefold() in _NOT_NAMES
        or len(text) < 2
        or any(char in text for char in '"“”@#|')
        or text.isdigit()
    ):
        return None
    return Mention(start, end, kind, text, "ner")


def _is_noise(doc: Doc, mention: Mention, authority: Authority) -> bool:
    """Tell whether the model took words of an office, a pair of countries or a bracketed term for a body."""
    words = doc[mention.start : mention.end]
    if mention.kind is EntityKind.PERSON:
        return False
    bare = [token for token in words if fold(token.text) and not _is_country(token, authority)]
    if all(
        is_title_word(token) or token.lower_ in ("of", "the", "and", "joint", "statement") for token in bare
    ):
        return True
    parts = [fold(part) for part in mention.text.replace("–", "-").split("-")]
    if len(parts) == 2 and all(part in authority.by_name or part in authority.demonyms for part in parts):
        return True
    return len(words) == 1 and mention.text.isupper() and _is_bracketed_term(doc, mention.text)


def _is_country(token: Token, authority: Authority) -> bool:
    name = fold(token.text)
    return name in authority.demonyms or any(
        id.startswith("country/") for id in authority.by_name.get(name, ())
    )


def _is_bracketed_term(doc: Doc, text: str) -> bool:
    """Tell whether an abbreviation stands for a common noun: "exclusive economic zone (EEZ)"."""
    first = next((token for token in doc if token.text == text), None)
    return (
        first is not None and first.i > 1 and doc[first.i - 1].text == "(" and doc[first.i - 2].text.islower()
    )


def _trim(doc: Doc, start: int, end: int, *, is_person: bool) -> tuple[int, int]:
    """Take articles, titles and possessives off a name."""
    while start < end and (
        doc[start].lower_ in ("the", "a", "an", "'s", "’s")
        or doc[start].is_punct
        or doc[start].is_space
        or (is_person and is_title_word(doc[start]))
    ):
        start += 1
    while end > start and (
        doc[end - 1].lower_ in ("'s", "’s", "'", "’") or doc[end - 1].is_punct or doc[end - 1].is_space
    ):
        if doc[end - 1].text.endswith(".") and doc[end - 1].text[:-1].isupper():
            break
        end -= 1
    if is_person:
        for place in range(start, end):
            if doc[place].is_space or doc[place].text in (",", ";", "–", "—", "(", "/"):
                end = place
                break
    return start, end


def is_title_word(token: Token) -> bool:
    """Tell whether a word is an honorific, a rank or part of an office's name."""
    lower = token.lower_.rstrip(".")
    return (
        lower in HONORIFICS
        or lower in HEADS
        or lower in INSIDE
        or lower in STATUS_WORDS
        or lower in ("h.e", "he.")
    )


def _after_titles(doc: Doc, taken: dict[int, Mention]) -> list[Mention]:
    """Find people by what stands before them: "Mr Trump", "Messrs Fiala and Rutte", "Secretary Rubio"."""
    found = []
    for token in doc:
        lower = token.lower_.rstrip(".")
        honorific = lower in HONORIFICS and token.text[0].isupper()
        office = lower in HEADS and lower not in SOFT and token.text[0].isupper()
        if not (honorific or office) or (token.i in taken and taken[token.i].kind is not EntityKind.PERSON):
            continue
        place = token.i + 1
        while place < len(doc) - 1 and (
            doc[place].text == "-" or (is_title_word(doc[place]) and doc[place].text[0].isupper())
        ):
            place += 1
        mention = _name_from(doc, taken, place)
        if mention and (honorific or mention.end - mention.start <= 4):
            found.append(mention)
            if lower in ("messrs", "mssrs"):
                found += _more_names(doc, taken, mention.end)
    return found


def _name_from(doc: Doc, taken: dict[int, Mention], start: int) -> Mention | None:
    """Read a capitalised name at ``start`` if nothing better than a bare guess is there already."""
    while start < len(doc) and (doc[start].text == "." or doc[start].lower_ in ("h.e.", "sheikh")):
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
    while end > start and doc[end - 1].lower_ in _PARTICLES:
        end -= 1
    if end == start or (end - start == 1 and (is_title_word(doc[start]) or len(doc[start].text) < 2)):
        return None
    return Mention(start, end, EntityKind.PERSON, words_of(doc, start, end), "title")


def _is_name_part(doc: Doc, start: int, place: int) -> bool:
    token = doc[place]
    if token.text == "-" and place > start and place + 1 < len(doc) and not token.whitespace_:
        return True
    if token.lower_ in _PARTICLES:
        return place > start or token.text[0].isupper()
    return (
        token.is_alpha and token.text[0].isupper() and token.pos_ in ("PROPN", "NOUN", "ADJ", "X")
    ) or _is_initial(token)


def _is_initial(token: Token) -> bool:
    return len(token.text) == 2 and token.text[0].isupper() and token.text[1] == "."


def _more_names(doc: Doc, taken: dict[int, Mention], place: int) -> list[Mention]:
    """Read the rest of a list of names: ", B and C"."""
    found: list[Mention] = []
    while place < len(doc) - 1 and doc[place].lower_ in (",", "and", "&"):
        mention = _name_from(doc, taken, place + 1)
        if mention is None:
            break
        found.append(mention)
        place = mention.end
    return found


def _organisations(doc: Doc, taken: dict[int, Mention]) -> list[Mention]:
    """Find bodies that are named by a country: "Foreign Ministry of Iraq", "the Turkish Foreign Ministry"."""
    found = []
    for token in doc:
        if (
            token.lower_ not in _ORG_HEADS
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
            found.append(Mention(start, end, EntityKind.ORGANIZATION, words_of(doc, start, end), "title"))
    return found


def _is_body_part(token: Token) -> bool:
    return (token.is_alpha and token.text[0].isupper() and not token.is_sent_start) or token.lower_ in ("-",)


def _is_other(taken: dict[int, Mention], place: int) -> bool:
    return place in taken and taken[place].kind is EntityKind.PERSON


def _tail(doc: Doc, taken: dict[int, Mention], place: int) -> int:
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


def _surnames(doc: Doc, taken: dict[int, Mention]) -> list[Mention]:
    """Find people by the surnames that the article itself introduces with a full name."""
    full = [
        mention
        for mention in taken.values()
        if mention.kind is EntityKind.PERSON and mention.end - mention.start > 1
    ]
    surnames = {fold(doc[mention.end - 1].text) for mention in full}
    names = {fold(mention.text) for mention in full}
    found = []
    for mention in set(taken.values()):
        name = fold(mention.text)
        if (
            mention.method == "ner"
            and mention.kind is not EntityKind.PERSON
            and any(long.endswith(" " + name) for long in names)
        ):
            found.append(Mention(mention.start, mention.end, EntityKind.PERSON, mention.text, "surname"))
    for token in doc:
        if fold(token.text) in surnames and token.text[0].isupper() and token.i not in taken:
            found.append(Mention(token.i, token.i + 1, EntityKind.PERSON, token.text, "surname"))
    return sorted(found, key=lambda mention: mention.start)


def _short_organisations(doc: Doc, taken: dict[int, Mention]) -> list[Mention]:
    """Find bodies by the first word of a longer name: "Baltia" after "Baltia Airways"."""
    bodies = {
        mention
        for mention in taken.values()
        if mention.kind is EntityKind.ORGANIZATION and mention.end - mention.start > 1
    }
    firsts = {doc[mention.start].text for mention in bodies if doc[mention.end - 1].lower_ in _FIRM_ENDS}
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


def _capitals(doc: Doc, taken: dict[int, Mention], authority: Authority) -> list[Mention]:
    """Find capitals told by their country: "the Kenyan capital", "Peru's capital"."""
    found = []
    for token in doc:
        if token.lower_ != "capital" or token.i in taken or token.i == 0:
            continue
        owner = taken.get(token.i - 1) or (taken.get(token.i - 2) if token.i > 1 else None)
        known = authority.known.get(owner.known) if owner and owner.known else None
        if known and known.kind is EntityKind.COUNTRY and known.capital in authority.known:
            text = words_of(doc, token.i, token.i + 1)
            found.append(Mention(token.i, token.i + 1, EntityKind.PLACE, text, "description", known.capital))
    return found
