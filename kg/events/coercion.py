"""Coercion short of force."""

from kg.events.frame import Frame, VerbTrigger
from kg.model import Role

_ORG, _TARGET = Role.ORGANISER, Role.TARGET

COERCION = (
    Frame(
        name="Sanction",
        parent="Coercion",
        label="sanction",
        facts_type="Sanction",
        nouns=frozenset(
            {
                "sanction",
                "embargo",
                "asset freeze",
                "travel ban",
                "arms embargo",
                "trade embargo",
                "blacklist",
                "sanction package",
                "export ban",
                "import ban",
                "oil embargo",
                "boycott",
            }
        ),
        verbs=(
            VerbTrigger("sanction", _ORG, _TARGET, {}, ("agent",)),
            VerbTrigger("blacklist", _ORG, _TARGET, {}, ("agent",)),
            VerbTrigger("embargo", _ORG, _TARGET, {}, ("agent",)),
            VerbTrigger("ban", _ORG, _TARGET, {}, ("agent",)),
            VerbTrigger("suspend", _ORG, _TARGET, {"from": _ORG}, ("agent",)),
        ),
        held_by={
            "impose": _ORG,
            "place": _ORG,
            "slap": _ORG,
            "levy": _ORG,
            "announce": _ORG,
            "lift": _ORG,
            "ease": _ORG,
            "adopt": _ORG,
            "approve": _ORG,
            "extend": _ORG,
            "renew": _ORG,
            "tighten": _ORG,
            "introduce": _ORG,
            "unveil": _ORG,
            "expand": _ORG,
            "face": _TARGET,
            "apply": _ORG,
            "reimpose": _ORG,
            "issue": _ORG,
            "agree": _ORG,
        },
        prepositions={"on": _TARGET, "against": _TARGET, "by": _ORG, "from": _ORG},
        possessor=_ORG,
        default_role=_ORG,
        at_least={_TARGET: 1},
    ),
    Frame(
        name="Expulsion",
        parent="Coercion",
        label="expulsion",
        facts_type="Expulsion",
        nouns=frozenset({"expulsion", "deportation"}),
        verbs=(
            VerbTrigger("expel", _ORG, _TARGET),
            VerbTrigger("deport", _ORG, _TARGET),
            VerbTrigger("declare", _ORG, _TARGET, {}, ("noun",), frozenset({"persona", "grata"})),
        ),
        held_by={"order": _ORG, "announce": _ORG, "demand": _ORG},
        prepositions={"of": _TARGET, "by": _ORG},
        possessor=_ORG,
        default_role=_ORG,
        at_least={_TARGET: 1},
    ),
)
