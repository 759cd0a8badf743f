"""Support: what is given, and who helps others to agree."""

from kg.events.frame import Frame, VerbTrigger
from kg.model import Role

_ORG, _TO = Role.ORGANISER, Role.RECIPIENT
_GIFTS = frozenset(
    {
        "aid",
        "assistance",
        "package",
        "euro",
        "dollar",
        "pound",
        "million",
        "billion",
        "weapon",
        "arm",
        "missile",
        "ammunition",
        "equipment",
        "funding",
        "loan",
        "grant",
        "vaccine",
        "tank",
        "support",
        "system",
        "help",
        "battery",
        "jet",
        "relief",
        "supply",
    }
)

SUPPORT = (
    Frame(
        name="Aid",
        parent="Support",
        label="aid",
        facts_type="Aid",
        nouns=frozenset(
            {
                "aid",
                "humanitarian aid",
                "military aid",
                "financial aid",
                "aid package",
                "assistance",
                "military assistance",
                "humanitarian assistance",
                "donation",
                "loan",
                "grant",
                "support package",
            }
        ),
        verbs=(
            VerbTrigger("donate", _ORG, None, {"to": _TO, "for": _TO}),
            VerbTrigger("provide", _ORG, None, {"to": _TO, "for": _TO}, ("noun",), _GIFTS),
            VerbTrigger("send", _ORG, None, {"to": _TO}, ("noun",), _GIFTS),
            VerbTrigger("deliver", _ORG, None, {"to": _TO}, ("noun",), _GIFTS),
            VerbTrigger("supply", _ORG, _TO, {"to": _TO, "with": _TO}, ("noun",), _GIFTS),
            VerbTrigger("give", _ORG, None, {"to": _TO}, ("noun",), _GIFTS - {"support", "help"}),
            VerbTrigger("lend", _ORG, None, {"to": _TO}, ("noun",), _GIFTS),
            VerbTrigger("commit", _ORG, None, {"to": _TO, "for": _TO}, ("noun",), _GIFTS),
            VerbTrigger(
                "pledge", _ORG, None, {"to": _TO, "for": _TO}, ("noun",), _GIFTS - {"support", "help"}
            ),
        ),
        held_by={
            "provide": _ORG,
            "send": _ORG,
            "deliver": _ORG,
            "announce": _ORG,
            "approve": _ORG,
            "pledge": _ORG,
            "offer": _ORG,
            "suspend": _ORG,
            "halt": _ORG,
            "freeze": _ORG,
            "receive": _TO,
            "promise": _ORG,
            "unveil": _ORG,
            "grant": _ORG,
            "resume": _ORG,
            "cut": _ORG,
        },
        only_held=True,
        prepositions={"to": _TO, "for": _TO, "from": _ORG, "by": _ORG},
        possessor=_ORG,
        default_role=_ORG,
        min_participants=1,
    ),
    Frame(
        name="Mediation",
        parent="Support",
        label="mediation",
        facts_type="Negotiation",
        nouns=frozenset({"mediation", "mediation effort", "good office"}),
        verbs=(
            VerbTrigger("mediate", Role.MEDIATOR, None, {"between": Role.ATTENDEE}),
            VerbTrigger("broker", Role.MEDIATOR, None, {"between": Role.ATTENDEE}),
        ),
        held_by={"lead": Role.MEDIATOR, "offer": Role.MEDIATOR},
        prepositions={"by": Role.MEDIATOR, "of": Role.MEDIATOR, "between": Role.ATTENDEE},
        possessor=Role.MEDIATOR,
        default_role=Role.MEDIATOR,
        at_least={Role.MEDIATOR: 1},
    ),
)
