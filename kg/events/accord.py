"""Accords: what parties bind themselves to."""

from kg.events.frame import Frame, VerbTrigger
from kg.model import Role

_CONCLUDED = {
    "sign": Role.SIGNATORY,
    "initial": Role.SIGNATORY,
    "conclude": Role.SIGNATORY,
    "reach": Role.SIGNATORY,
    "strike": Role.SIGNATORY,
    "seal": Role.SIGNATORY,
    "clinch": Role.SIGNATORY,
    "make": Role.SIGNATORY,
    "ratify": Role.SIGNATORY,
    "join": Role.SIGNATORY,
    "enter": Role.SIGNATORY,
    "finalise": Role.SIGNATORY,
    "finalize": Role.SIGNATORY,
    "negotiate": Role.SIGNATORY,
    "renew": Role.SIGNATORY,
    "extend": Role.SIGNATORY,
    "accept": Role.SIGNATORY,
    "reject": Role.SIGNATORY,
    "violate": Role.SIGNATORY,
    "break": Role.SIGNATORY,
    "declare": Role.SIGNATORY,
    "announce": Role.SIGNATORY,
    "broker": Role.MEDIATOR,
    "mediate": Role.MEDIATOR,
    "agree": Role.SIGNATORY,
    "exchange": Role.SIGNATORY,
}
_PARTIES = {"between": Role.SIGNATORY, "with": Role.SIGNATORY, "among": Role.SIGNATORY, "by": Role.SIGNATORY}

ACCORD = (
    Frame(
        name="Agreement",
        parent="Accord",
        label="agreement",
        facts_type="Agreement",
        nouns=frozenset(
            {
                "agreement",
                "deal",
                "treaty",
                "accord",
                "pact",
                "memorandum",
                "memorandum of understanding",
                "peace deal",
                "trade deal",
                "protocol",
                "free trade agreement",
                "arms deal",
                "peace treaty",
                "peace agreement",
                "trade agreement",
                "partnership agreement",
                "security agreement",
            }
        ),
        verbs=(
            VerbTrigger(
                "agree",
                Role.SIGNATORY,
                None,
                {"with": Role.SIGNATORY},
                ("noun",),
                frozenset({"border", "plan", "roadmap", "framework", "swap", "exchange", "truce"}),
            ),
        ),
        held_by=_CONCLUDED,
        only_held=True,
        prepositions=_PARTIES,
        possessor=Role.SIGNATORY,
        default_role=Role.SIGNATORY,
        min_participants=1,
    ),
    Frame(
        name="Ceasefire",
        parent="Accord",
        label="ceasefire",
        facts_type="Ceasefire",
        nouns=frozenset(
            {
                "ceasefire",
                "cease-fire",
                "truce",
                "armistice",
                "cessation of hostility",
                "ceasefire agreement",
                "ceasefire deal",
                "humanitarian pause",
            }
        ),
        held_by={**_CONCLUDED, "propose": Role.SIGNATORY, "observe": Role.SIGNATORY, "secure": Role.MEDIATOR},
        only_held=True,
        prepositions={**_PARTIES, "in": Role.SIGNATORY},
        default_role=Role.SIGNATORY,
    ),
)
