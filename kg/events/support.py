"""Support: what is given, and who helps others to agree."""

from kg.events.frame import Frame, VerbTrigger, each, over, words
from kg.model import Role

_ORG, _TO, _MED, _IN = Role.ORGANISER, Role.RECIPIENT, Role.MEDIATOR, Role.ATTENDEE
_GIFTS = words(
    """aid assistance package euro dollar pound million billion weapon arm missile ammunition equipment funding loan
    grant vaccine tank support system help battery jet relief supply medicine food tent generator blanket grain wheat
    rice fuel oil kit dose vehicle ambulance tonne ton howitzer drone helicopter kroner krona
    kronor zloty ruble rouble rupee lira shekel peso rand dirham riyal yuan yen franc krone trillion money fund
    credit shell munition water material goods shipment consignment shelter truck computer bus boat"""
)
_VAGUE = words("support help")
_HIT = ("object",)
_FOR = {"to": _TO, "for": _TO}
_GIVING = (
    "provide", "send", "deliver", "give", "lend", "commit", "allocate", "extend", "offer", "grant", "disburse", "ship",
    "airlift", "contribute", "fly", "transfer", "release", "gift", "channel", "earmark",
)  # fmt: skip

SUPPORT = (
    Frame(
        name="Aid",
        parent="Support",
        label="aid",
        facts_type="Aid",
        nouns=words(
            "aid assistance donation loan grant bailout airlift tranche handout subsidy lifeline",
            "arms package",
            "loan package",
            "funding package",
            "weapons package",
            "security assistance",
            "food assistance",
            "disaster relief",
            "emergency relief",
            "flood relief",
            "aid flight",
            "relief flight",
            "relief convoy",
            "technical assistance",
            "soft loan",
            "relief effort",
            "humanitarian aid",
            "military aid",
            "financial aid",
            "food aid",
            "development aid",
            "emergency aid",
            "aid package",
            "assistance package",
            "rescue package",
            "relief package",
            "military assistance",
            "humanitarian assistance",
            "financial assistance",
            "support package",
            "relief supply",
            "aid convoy",
            "aid shipment",
            "credit line",
            "line of credit",
            "debt relief",
            "budget support",
        ),
        verbs=(
            VerbTrigger("donate", _ORG, None, _FOR),
            VerbTrigger("chip", _ORG, None, _FOR, ("noun", "actor"), _GIFTS, particle="in"),
            VerbTrigger(
                "pay",
                _ORG,
                None,
                _FOR,
                ("noun", "agent"),
                _GIFTS | words("tranche instalment"),
                particle="out",
            ),
            VerbTrigger("allot", _ORG, _TO, _FOR, ("noun",), _GIFTS - _VAGUE),
            VerbTrigger("set", _ORG, None, _FOR, ("noun", "actor"), _GIFTS - _VAGUE, particle="aside"),
            VerbTrigger("reach", None, _TO, {}, ("agent",), where=_HIT, by=_GIFTS - _VAGUE, of_subject=_ORG),
            *(
                VerbTrigger(lemma, _ORG, None, _FOR, ("noun", "agent"), _GIFTS - _VAGUE)
                for lemma in "ferry truck carry".split()
            ),
            VerbTrigger("throw", _ORG, _TO, {"to": _TO}, ("noun", "agent"), words("lifeline")),
            *(VerbTrigger(lemma, _ORG, _TO, _FOR, ("noun",), _GIFTS - _VAGUE) for lemma in _GIVING),
            VerbTrigger("provide", _ORG, _TO, {**_FOR, "with": _TO}, ("noun",), _GIFTS),
            VerbTrigger("supply", _ORG, _TO, {"to": _TO, "with": _TO}, ("noun",), _GIFTS),
            VerbTrigger("equip", _ORG, _TO, {"with": _TO}, ("noun",), _GIFTS),
            VerbTrigger("pledge", _ORG, _TO, _FOR, ("noun",), _GIFTS - _VAGUE),
            VerbTrigger("promise", _ORG, _TO, _FOR, ("noun",), _GIFTS - _VAGUE),
            VerbTrigger("hand", _ORG, None, _FOR, ("noun",), _GIFTS - _VAGUE, particle="over"),
            VerbTrigger(
                "write", _ORG, None, {"of": _TO}, ("noun",), words("debt"), particle="off", inside=_TO
            ),
            VerbTrigger("cancel", _ORG, None, {"of": _TO}, ("noun",), words("debt"), inside=_TO),
            VerbTrigger(
                "receive", _TO, None, {"from": _ORG}, ("noun", "actor"), _GIFTS - words("help support")
            ),
            VerbTrigger(
                "get", _TO, None, {"from": _ORG}, ("noun", "actor"), _GIFTS - words("help support money")
            ),
            VerbTrigger("bail", _ORG, _TO, {}, ("agent",), particle="out"),
        ),
        held_by={
            **each(
                _ORG,
                """provide send deliver announce approve pledge offer suspend halt freeze promise unveil grant resume cut
                give extend increase double boost step allocate disburse release carry airlift ship distribute transport
                fly bring contribute commit withhold stop reduce authorise authorize end agree sign supply raise fund
                channel block pay pledge earmark allot ferry truck rush dispatch lend""",
            ),
            **each(_TO, "receive get request seek accept secure welcome need obtain"),
        },
        held_over={
            **over(_TO, None, "ask for", "appeal for", "rely on", "depend on"),
            **over(_TO, _ORG, "thank for"),
            **over(_ORG, _TO, "help with", "provide with", "supply with", "assist with"),
        },
        other_object=_TO,
        only_held=True,
        prepositions={"to": _TO, "for": _TO, "from": _ORG, "by": _ORG},
        possessor=_ORG,
        default_role=_ORG,
    ),
    Frame(
        name="Mediation",
        parent="Support",
        label="mediation",
        facts_type="Negotiation",
        nouns=words(
            "mediation arbitration",
            "mediation effort",
            "mediation mission",
            "mediation bid",
            "mediation attempt",
            "good office",
            "shuttle diplomacy",
            "peace mission",
            "peace effort",
        ),
        verbs=(
            VerbTrigger("mediate", _MED, None, {"between": _IN, "among": _IN}),
            VerbTrigger("broker", _MED, None, {"between": _IN, "among": _IN}),
            VerbTrigger("arbitrate", _MED, None, {"between": _IN}),
            VerbTrigger("shuttle", _MED, None, {"between": _IN}, ("actor",)),
            VerbTrigger(
                "act",
                _MED,
                None,
                {"between": _IN},
                (),
                words=words("mediator intermediary go-between broker"),
            ),
            VerbTrigger(
                "serve", _MED, None, {"between": _IN}, (), words=words("mediator intermediary go-between")
            ),
            *(
                VerbTrigger(
                    lemma,
                    _MED,
                    None,
                    {"between": _IN, "for": _IN},
                    ("actor",),
                    words=words("mediator intermediary go-between broker"),
                )
                for lemma in "step offer volunteer propose".split()
            ),
            VerbTrigger(
                "offer", _MED, None, {"to": _IN}, ("noun", "actor"), words("office"), words=words("good")
            ),
            VerbTrigger("bring", _MED, _IN, {}, ("agent", "actor"), words=words("table")),
            VerbTrigger("intercede", _MED, None, {"between": _IN}, ("actor",)),
        ),
        held_by=each(
            _MED, "lead offer launch undertake begin start resume suspend continue end conduct volunteer halt"
        ),
        held_over={**over(_MED, None, "engage in"), **over(_IN, None, "agree to")},
        prepositions={"by": _MED, "of": _MED, "between": _IN, "among": _IN, "to": _IN},
        possessor=_MED,
        default_role=_MED,
    ),
)
