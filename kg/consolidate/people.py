"""People without an external id: when two of them are one, told by name, office and country together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from kg.authority.names import fold
from kg.consolidate.joining import Joined
from kg.consolidate.overrides import Overrides
from kg.rdf.mint import fold_title

UNLINKED = "person/x-"


def person_key(person: str, name: str | None, title: str | None, of: str | None) -> str | None:
    """Give the key of an unlinked person: first and last name, office, and the country or body (id) of it.

    None if the person has an external id, or if one of the three is not known: a surname is never enough.
    """
    words = [word for word in fold(name or "").split() if len(word) > 1]
    if not person.startswith(UNLINKED) or len(words) < 2 or not title or not of:
        return None
    return f"{words[0]} {words[-1]}, {fold_title(title)}, {of}"


def one_person_each(keys: Mapping[str, Iterable[str]], overrides: Overrides) -> dict[str, str]:
    """Map each person (id) to the one that it is the same as: the first id of all who share a key.

    ``keys`` are the keys of each person. What overrides say wins.
    """
    bearers: dict[str, list[str]] = {}
    for person in sorted(keys):
        for key in keys[person]:
            bearers.setdefault(key, []).append(person)
    joined = Joined(sorted(keys))
    for one, other in overrides.same:
        if one in keys and other in keys:
            joined.join(one, other)
    for persons in (bearers[key] for key in sorted(bearers)):
        for other in persons[1:]:
            if not overrides.forbids(joined.members(persons[0]), joined.members(other)):
                joined.join(persons[0], other)
    return {person: min(joined.members(person)) for person in keys}
