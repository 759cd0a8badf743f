"""Which classes of events two articles may mean the same event by, as data."""

from __future__ import annotations

from itertools import combinations

# The classes of one family share their blocks; a parent class is what an event falls back to.
FAMILIES: dict[str, tuple[str, ...]] = {
    "Encounter": (
        "Meeting", "Summit", "Visit", "PressConference", "PhoneCall", "Negotiation", "Ceremony",
    ),
    "Accord": ("Agreement", "Ceasefire"),
    "Coercion": ("Sanction", "Expulsion", "RelationsReduction", "Summons"),
    "Force": ("Attack", "Deployment"),
    "Support": ("Aid", "Mediation"),
    "Procedure": ("Vote", "Appointment", "Resignation", "Recognition"),
    "Protest": (),
}  # fmt: skip

# What one article calls a summit, another calls a meeting or talks.
GROUPS: tuple[frozenset[str], ...] = (
    frozenset({"Meeting", "Summit", "Negotiation"}),
    frozenset({"Agreement", "Ceasefire"}),
)
_SAME_WORD = {frozenset(pair) for group in GROUPS for pair in combinations(sorted(group), 2)}
_FAMILY = {name: family for family, classes in FAMILIES.items() for name in (family, *classes)}

# Classes in which many take part: reports name some of them, and not the same ones.
OF_MANY = frozenset({"Summit", "Ceremony", "Vote", "Protest", "PressConference"})
# Classes in which it matters who does it to whom.
DIRECTED = frozenset(
    """Attack Deployment Force Sanction Expulsion RelationsReduction Summons Coercion Aid Support Visit
    Recognition""".split()
)
# Classes whose reports often name no agent, but a place.
BY_PLACE = frozenset({"Attack", "Force", "Protest", "Deployment"})


def family(kind: str) -> str | None:
    """Give the family of a class, or None for a class that is never consolidated (``Event``)."""
    return _FAMILY.get(kind)


def is_general(kind: str) -> bool:
    """Tell whether the class only says of which family the event is."""
    return kind in FAMILIES and kind != "Protest"


def likeness(one: str, other: str) -> str | None:
    """Give the name of the reason by which two classes may mean one event, or None if they do not."""
    if one == other:
        return "same class"
    if frozenset((one, other)) in _SAME_WORD:
        return "compatible class"
    if family(one) == family(other) and (is_general(one) or is_general(other)):
        return "general class"
    return None
