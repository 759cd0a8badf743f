"""Offices side by side: what one of them tells of holder, body and status, the other ones share."""

from __future__ import annotations

from dataclasses import replace

from kg.annotate.document import OfficePhrase
from kg.annotate.named import Named
from kg.model import EntityKind, TenureStatus

_PASSED_OVER = frozenset("now also currently its a later then ,".split())
_JOINTS = (["and"], ["and", "the"], ["/"], ["&"])
_LISTS = (["and"], [","], [",", "and"], ["&"])
_RANKS = frozenset(
    "general admiral colonel marshal lieutenant-general major captain brigadier lieutenant ayatollah sheikh prince "
    "field crown king".split()
)
# "the Latvian leader, President X": one person, told twice.
_GENERIC = frozenset("leader chief head boss".split())
_SHARING = ("office.apposition", "office.verb", "office.counterpart")


def joined(named: Named, phrases: list[OfficePhrase]) -> list[OfficePhrase]:
    """Hand holder, body and status over "and": "Director of the Office and Foreign Minister Wang Yi"."""
    done = list(phrases)
    for place in range(len(done) - 2, -1, -1):
        done[place], done[place + 1] = _share_back(named, done[place], done[place + 1])
    for place in range(len(done) - 1):
        done[place + 1] = _share_on(named, done[place], done[place + 1])
        done[place + 1] = _same_country(named, done[place], done[place + 1])
    for place in range(len(done) - 2, -1, -1):
        done[place] = _country_behind(named, done[place], done[place + 1])
    return done


def _words(named: Named, left: OfficePhrase, right: OfficePhrase) -> list[str]:
    if right.start - left.end > 6:
        return ["…"]
    return [token.lower_ for token in named.doc[left.end : right.start]]


def _share_back(named: Named, left: OfficePhrase, right: OfficePhrase) -> tuple[OfficePhrase, OfficePhrase]:
    """Give the holder of the second office the first one too; also for "Uganda's army chief, General X"."""
    words = _words(named, left, right)
    between = [word for word in words if word not in _PASSED_OVER]
    again = not between and "," in words and right.method == "office.before-name"
    told_twice = again and (_is_rank(right) or left.title.casefold() in _GENERIC)
    if (
        right.holder is None
        or left.holder not in (None, right.holder)
        or not (between in _JOINTS or told_twice)
    ):
        return left, right
    if left.holder is None and (pair := _pair_behind(named, left, right)):
        first, second = pair
        return replace(left, holder=first, method="office.shared"), replace(
            right, holder=second, of=right.of if right.of is not None else left.of, method="office.shared"
        )
    if left.holder is None:
        left = replace(left, holder=right.holder, method="office.joint")
    if right.of is None and left.of is not None:
        if _is_shared_body(named, left):
            right = replace(right, of=left.of)
    elif left.of is None and right.of is not None and between != ["and", "the"]:
        left = replace(left, of=right.of)
    return left, right


def _pair_behind(named: Named, left: OfficePhrase, right: OfficePhrase) -> tuple[int, int] | None:
    """Give A and B of "the president and the prime minister, A and B"."""
    owned = {named.lower(place) for place in range(left.end, right.start)} & {"its", "the"}
    place = right.end + (named.lower(right.end) == ",")
    if not owned or named.lower(right.end) != "," or not named.is_person(place):
        return None
    end = named.end_of_name(place)
    if named.lower(end) != "and" or not named.is_person(end + 1):
        return None
    return named.at[place], named.at[end + 1]


def _is_shared_body(named: Named, left: OfficePhrase) -> bool:
    """Tell whether the body of the first of two offices is the second one's too: not so "director of the Y"."""
    assert left.of is not None
    before = left.head is None or any(
        named.at.get(place) == left.of for place in range(left.start, left.head)
    )
    return before or named.referents[left.of].kind is EntityKind.COUNTRY


def _share_on(named: Named, left: OfficePhrase, right: OfficePhrase) -> OfficePhrase:
    """Give the holder of "X, Bulgaria's deputy prime minister" the second office in "and foreign minister"."""
    words = _words(named, left, right)
    if right.holder is not None or left.holder is None or left.method not in _SHARING:
        return right
    if [word for word in words if word not in _PASSED_OVER] not in _JOINTS:
        return right
    keeps = right.status is TenureStatus.CURRENT and not {"now", "currently"} & set(words)
    return replace(
        right,
        holder=left.holder,
        of=right.of if right.of is not None else left.of,
        status=left.status if keeps else right.status,
        method="office.joint",
        verb=left.verb,
    )


def _listed(named: Named, left: OfficePhrase, right: OfficePhrase) -> bool:
    """Tell whether two people with their offices before their names stand side by side in a list."""
    if left.method != "office.before-name" or right.method != left.method or left.holder == right.holder:
        return False
    name = named.skip_styles(left.end)
    if not named.is_person(name):
        return False
    end = named.end_of_name(name)
    return end <= right.start and [token.lower_ for token in named.doc[end : right.start]] in _LISTS


def _same_country(named: Named, left: OfficePhrase, right: OfficePhrase) -> OfficePhrase:
    """Give "Latvian President A and Foreign Minister B" one country."""
    if right.of is not None or left.of is None or not _listed(named, left, right):
        return right
    return replace(right, of=left.of) if _is_shared_body(named, left) else right


def _country_behind(named: Named, left: OfficePhrase, right: OfficePhrase) -> OfficePhrase:
    """Give "President A and Foreign Minister B of Latvia" one country."""
    if left.of is not None or right.of is None or not _listed(named, left, right):
        return left
    before = any(named.at.get(place) == right.of for place in range(right.start, right.end))
    return left if before else replace(left, of=right.of)


def _is_rank(phrase: OfficePhrase) -> bool:
    return bool(set(phrase.title.casefold().replace("-", " ").split()) & _RANKS)
