"""Names in a text: from authority data, from the statistical model, from titles and from surnames."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from spacy.tokens import Doc, Token

from kg.annotate.aliases import AliasHit, alias_index
from kg.annotate.document import Mention
from kg.annotate.guesses import read_guess
from kg.annotate.organisations import (
    bands,
    beside_organisations,
    introduced,
    organisations,
    short_organisations,
)
from kg.annotate.people import after_titles, find_people, surnames, with_particles
from kg.annotate.person_look import person_look
from kg.annotate.places import guessed_places, places
from kg.authority import Authority, fold
from kg.model import EntityKind

_OF_STATES = frozenset(
    "governor senator senators republican republicans democrat democrats legislature voters".split()
)


def find_mentions(doc: Doc, authority: Authority) -> list[Mention]:
    """Give the mentions that name something, in the order of the text, without overlaps."""
    taken: dict[int, Mention] = {}
    hits = list(alias_index(authority).find(doc))
    entities = [found for guess in doc.ents if (found := read_guess(doc, guess, authority))]
    for mention in _by_length(doc, hits, entities, authority):
        if not any(token in taken for token in range(mention.start, mention.end)):
            taken.update(dict.fromkeys(range(mention.start, mention.end), mention))
    look = person_look(authority)
    finders: tuple[Callable[[Doc, Mapping[int, Mention]], list[Mention]], ...] = (
        lambda doc, taken: find_people(doc, taken, look),
        after_titles,
        places,
        organisations,
        bands,
        introduced,
        beside_organisations,
        lambda doc, taken: guessed_places(doc, taken, look),
        with_particles,
        surnames,
        short_organisations,
        _halves,
    )
    for finder in finders:
        for mention in finder(doc, taken):
            _put(taken, mention)
    for mention in _by_length(doc, hits, [], authority):
        if not any(token in taken for token in range(mention.start, mention.end)):
            taken.update(dict.fromkeys(range(mention.start, mention.end), mention))
    for mention in _capitals(doc, taken, authority):
        taken[mention.start] = mention
    named = (mention for mention in set(taken.values()) if fold(mention.text) not in ("jr", "sr"))
    return sorted(named, key=lambda mention: mention.start)


def _put(taken: dict[int, Mention], mention: Mention) -> None:
    """Set a mention in the place of those that it touches."""
    touched = {taken[place] for place in range(mention.start, mention.end) if place in taken}
    for old in touched:
        for place in range(old.start, old.end):
            taken.pop(place, None)
    taken.update(dict.fromkeys(range(mention.start, mention.end), mention))


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
    if (
        kind is EntityKind.COUNTRY
        and EntityKind.PLACE in kinds
        and _is_part_of_a_country(doc, hit, authority)
    ):
        kind = EntityKind.PLACE
    if kind is EntityKind.PERSON and hit.end - hit.start < 2:
        return None
    known = [id for id in hit.ids if authority.known[id].kind is kind]
    first = hit.start
    if kind is EntityKind.ORGANIZATION and (owner := _owner_of_a_namesake(doc, hit, known, authority)):
        first, known = owner.i, []
    return Mention(
        hit.start,
        hit.end,
        kind,
        words_of(doc, first, hit.end),
        "demonym" if hit.demonym else "alias",
        known[0] if len(known) == 1 or kind is EntityKind.COUNTRY else None,
    )


def _owner_of_a_namesake(doc: Doc, hit: AliasHit, known: Sequence[str], authority: Authority) -> Token | None:
    """Give the country before a body that is its own, not the known one: "*Armenia*'s Security Council"."""
    body = doc[hit.start : hit.end].root
    for token in doc[max(hit.start - 2, 0) : hit.start]:
        if token.head != body or token.dep_ not in ("poss", "amod"):
            continue
        word = fold(token.text)
        states = {*authority.by_name.get(word, ()), *authority.demonyms.get(word, ())}
        countries = {id for id in states if authority.known[id].kind is EntityKind.COUNTRY}
        if countries and not any(authority.known[id].country in countries for id in known):
            return token
    return None


def _is_part_of_a_country(doc: Doc, hit: AliasHit, authority: Authority) -> bool:
    """Tell whether the place of that name is meant, not the country: "Atlanta, Georgia", "Georgia's governor"."""
    kinds = {id: authority.known[id].kind for id in hit.ids}
    owners = {authority.known[id].country for id, kind in kinds.items() if kind is EntityKind.PLACE}
    following = doc[hit.end + (hit.end < len(doc) and doc[hit.end].lower_ == "'s") :][:1]
    if following and following[0].lower_ in _OF_STATES:
        return True
    if hit.start > 1 and doc[hit.start - 1].text == ",":
        before = authority.by_name.get(fold(doc[hit.start - 2].text), ())
        return any(authority.known[id].country in owners for id in before)
    if hit.start > 1 and [doc[hit.start - 2].lower_, doc[hit.start - 1].lower_] == ["state", "of"]:
        return True
    return _speaks_of_the_part(doc, hit, owners, authority)


def _speaks_of_the_part(doc: Doc, hit: AliasHit, owners: set[str | None], authority: Authority) -> bool:
    """Tell whether a text has a governor and a town of the owner, and nothing of the country of that name."""
    words = {fold(token.text) for token in doc if token.text[0].isupper()}
    country = next(authority.known[id] for id in hit.ids if authority.known[id].kind is EntityKind.COUNTRY)
    capital = authority.known.get(country.capital or "")
    own = {fold(name) for name in (*country.demonyms, *(capital.names if capital else ()))}
    if words & own or not any(token.lower_ in _OF_STATES for token in doc):
        return False
    return any(
        authority.known[id].country in owners
        for word in words
        for id in authority.by_name.get(word, ())
        if id not in hit.ids
    )


def _halves(doc: Doc, taken: Mapping[int, Mention]) -> list[Mention]:
    """Find "the North" and "the South" that stand for a country named before by its whole name."""
    ordered = sorted(set(taken.values()), key=lambda one: -one.start)
    known = {fold(one.text): one for one in ordered if one.kind is EntityKind.COUNTRY and one.known}
    found = []
    for half in ("north", "south"):
        whole = next((one for name, one in known.items() if name.startswith(half + " korea")), None)
        if whole is None:
            continue
        for token in doc[whole.end :]:
            old = taken.get(token.i)
            free = old is None or (old.method == "ner" and old.end - old.start == 1)
            if token.lower_ == half and token.text[0].isupper() and doc[token.i - 1].lower_ == "the" and free:
                following = doc[token.i + 1].text if token.i + 1 < len(doc) else "."
                if not following[0].isupper():
                    found.append(
                        Mention(token.i, token.i + 1, EntityKind.COUNTRY, token.text, "alias", whole.known)
                    )
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
