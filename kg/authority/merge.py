"""Puts the user's own authority data over ours: what it says of an entity wins."""

from __future__ import annotations

from collections.abc import Iterable

from kg.authority.turtle import ALIAS, CLOSE, DEPRECATED, LABEL, SAME, Subject, Values


def merged(ours: Iterable[Subject], own: Iterable[Subject]) -> dict[str, Subject]:
    """Give all subjects by id, the user's merged in.

    The user's preferred name replaces ours (which stays as another name), the user's ``owl:sameAs`` replaces
    our identifiers, names are added, and any other property replaces ours. ``owl:deprecated true`` takes an
    entity away.
    """
    subjects = {subject.id: subject for subject in ours}
    for subject in own:
        old = subjects.get(subject.id)
        if subject.one(DEPRECATED) in ("true", "1"):
            subjects.pop(subject.id, None)
        elif old is None or old.own:
            subjects[subject.id] = subject if old is None else _over(old, subject)
        else:
            subjects[subject.id] = _over(old, subject)
    return subjects


def _over(old: Subject, new: Subject) -> Subject:
    values: Values = {**old.values, **new.values}
    names = [*new.all(LABEL), *old.all(LABEL)]
    others = [*names[1:], *new.all(ALIAS), *old.all(ALIAS)]
    values[LABEL] = names[:1]
    values[ALIAS] = [name for name in dict.fromkeys(others) if name not in names[:1]]
    if SAME in new.values:
        values[CLOSE] = list(new.all(CLOSE))
    return Subject(old.id, values, own=True)
