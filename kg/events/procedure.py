"""Procedure: votes, and who comes into and goes out of office; protest stands beside them."""

from kg.events.frame import Frame, VerbTrigger
from kg.model import Role

_ORG, _TARGET = Role.ORGANISER, Role.TARGET

PROCEDURE = (
    Frame(
        name="Vote",
        parent="Procedure",
        label="vote",
        facts_type="Vote",
        nouns=frozenset({"vote", "referendum", "ballot", "no-confidence vote"}),
        verbs=(
            VerbTrigger("vote", _ORG, None, {"against": _TARGET}),
            VerbTrigger("veto", _ORG, None),
        ),
        held_by={"hold": _ORG, "pass": _ORG, "win": _ORG, "call": _ORG, "schedule": _ORG},
        prepositions={"by": _ORG, "in": _ORG, "of": _ORG},
        possessor=_ORG,
        default_role=_ORG,
    ),
    Frame(
        name="Appointment",
        parent="Procedure",
        label="appointment",
        facts_type="Appointment",
        nouns=frozenset({"appointment", "nomination"}),
        verbs=(
            VerbTrigger("appoint", _ORG, _TARGET),
            VerbTrigger("nominate", _ORG, _TARGET),
            VerbTrigger("name", _ORG, _TARGET, {}, ("person",)),
            VerbTrigger("elect", _ORG, _TARGET, {}, ("person",)),
            VerbTrigger("reappoint", _ORG, _TARGET),
            VerbTrigger("swear", None, _TARGET, particle="in"),
        ),
        held_by={"announce": _ORG, "confirm": _ORG, "approve": _ORG},
        prepositions={"of": _TARGET, "by": _ORG},
        possessor=_TARGET,
        default_role=_TARGET,
        min_participants=1,
    ),
    Frame(
        name="Resignation",
        parent="Procedure",
        label="resignation",
        facts_type="Other",
        nouns=frozenset({"resignation", "dismissal", "ouster", "sacking"}),
        verbs=(
            VerbTrigger("resign", _TARGET, None),
            VerbTrigger("step", _TARGET, None, particle="down"),
            VerbTrigger("dismiss", _ORG, _TARGET, {}, ("person",)),
            VerbTrigger("oust", _ORG, _TARGET, {}, ("person",)),
            VerbTrigger("sack", _ORG, _TARGET, {}, ("person",)),
            VerbTrigger("fire", _ORG, _TARGET, {}, ("person",)),
        ),
        held_by={
            "announce": _TARGET,
            "submit": _TARGET,
            "tender": _TARGET,
            "accept": _ORG,
            "offer": _TARGET,
            "demand": _ORG,
        },
        prepositions={"of": _TARGET, "by": _ORG},
        possessor=_TARGET,
        default_role=_TARGET,
        min_participants=1,
    ),
    Frame(
        name="Protest",
        parent="Event",
        label="protest",
        facts_type="Protest",
        nouns=frozenset({"protest", "demonstration", "rally", "riot"}),
        verbs=(
            VerbTrigger("protest", _ORG, None, {"against": _TARGET}),
            VerbTrigger("demonstrate", _ORG, None, {"against": _TARGET}),
            VerbTrigger("rally", _ORG, None, {"against": _TARGET}),
        ),
        held_by={"hold": _ORG, "stage": _ORG, "organise": _ORG, "organize": _ORG},
        prepositions={"by": _ORG, "against": _TARGET},
        possessor=_ORG,
        default_role=_ORG,
    ),
)
