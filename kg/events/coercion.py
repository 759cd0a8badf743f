"""Coercion short of force."""

from kg.events.frame import Frame, VerbTrigger, each, over, words
from kg.model import Role

_ORG, _TARGET = Role.ORGANISER, Role.TARGET
_ON = {"on": _TARGET, "against": _TARGET, "to": _TARGET, "from": _TARGET}
_HOLDINGS = words("asset account fund property holding wealth villa yacht reserve money estate")
_GOODS = words(
    """import export sale shipment oil gas wine beef coal steel grain fish meat fruit good product purchase trade
    flight airline ship vessel broadcaster channel investment transfer technology chip"""
)
_ENVOY = words(
    "diplomat ambassador envoy attaché consul staff official counsellor secretary journalist reporter observer"
)

COERCION = (
    Frame(
        name="Sanction",
        parent="Coercion",
        label="sanction",
        facts_type="Sanction",
        nouns=words(
            "sanction embargo blacklist boycott blockade blacklisting",
            "asset freeze",
            "assets freeze",
            "travel ban",
            "visa ban",
            "entry ban",
            "flight ban",
            "arms embargo",
            "trade embargo",
            "oil embargo",
            "sanction package",
            "sanctions package",
            "sanction list",
            "sanctions list",
            "export ban",
            "import ban",
            "export control",
            "trade restriction",
            "visa restriction",
            "trade ban",
            "economic sanction",
            "punitive measure",
            "restrictive measure",
            "punitive tariff",
            "no-fly list",
            "trade curb",
            "export curb",
            "travel restriction",
            "asset freezes",
            "naval blockade",
            "oil ban",
            "import embargo",
        ),
        verbs=(
            *(
                VerbTrigger(
                    lemma,
                    _ORG,
                    None,
                    {**_ON, "with": _TARGET},
                    ("noun", "actor"),
                    words("border airspace port frontier crossing"),
                    inside=_TARGET,
                )
                for lemma in "close shut seal".split()
            ),
            VerbTrigger("tighten", _ORG, None, _ON, ("noun", "actor", "agent"), words("screw noose")),
            VerbTrigger("turn", _ORG, None, _ON, ("noun", "actor", "agent"), words("screw")),
            VerbTrigger(
                "impound", _ORG, None, {"of": _TARGET}, ("noun", "actor"), _HOLDINGS | _GOODS, inside=_TARGET
            ),
            VerbTrigger(
                "cut",
                _ORG,
                _TARGET,
                {"to": _TARGET, "from": _TARGET},
                ("noun", "actor", "agent"),
                _GOODS | words("supply export"),
                particle="off",
            ),
            VerbTrigger(
                "cut", _ORG, None, {"to": _TARGET}, ("noun", "actor", "agent"), words("supply export import")
            ),
            VerbTrigger(
                "slap", _ORG, None, _ON, ("noun", "actor"), words("tariff duty ban curb restriction penalty")
            ),
            VerbTrigger(
                "impose",
                _ORG,
                None,
                _ON,
                ("noun", "agent"),
                words("tariff duty ban curb restriction penalty measure fine levy"),
            ),
            VerbTrigger("sanction", _ORG, _TARGET, {}, ("named",), inside=_TARGET),
            VerbTrigger("blacklist", _ORG, _TARGET, {}, ("named",), inside=_TARGET),
            VerbTrigger("blacklist", _ORG, None, {"from": _TARGET}, ("agent",)),
            VerbTrigger("embargo", _ORG, _TARGET, {}, ("agent",)),
            VerbTrigger("blockade", _ORG, _TARGET, {}, ("agent",)),
            VerbTrigger("ban", _ORG, _TARGET, {}, ("agent", "actor")),
            VerbTrigger("ban", _ORG, None, _ON, ("noun",), _GOODS, inside=_TARGET),
            VerbTrigger(
                "halt", _ORG, None, _ON, ("noun", "actor"), words("import export sale"), inside=_TARGET
            ),
            VerbTrigger(
                "suspend",
                _ORG,
                None,
                _ON,
                ("noun", "actor"),
                words("import export sale trade"),
                inside=_TARGET,
            ),
            VerbTrigger(
                "block",
                _ORG,
                None,
                _ON,
                ("noun", "actor"),
                words("import export sale asset account"),
                inside=_TARGET,
            ),
            VerbTrigger(
                "restrict",
                _ORG,
                None,
                _ON,
                ("noun", "actor"),
                words("import export sale trade"),
                inside=_TARGET,
            ),
            VerbTrigger(
                "freeze",
                _ORG,
                None,
                {"of": _TARGET, "belonging to": _TARGET},
                ("noun",),
                _HOLDINGS,
                inside=_TARGET,
            ),
            VerbTrigger(
                "seize",
                _ORG,
                None,
                {"of": _TARGET},
                ("noun", "actor"),
                words("asset account fund property yacht villa"),
                inside=_TARGET,
            ),
            VerbTrigger(
                "bar",
                _ORG,
                _TARGET,
                {},
                ("agent", "actor"),
                words=words("enter entering entry travel country import visa"),
            ),
            VerbTrigger("deny", _ORG, _TARGET, {"to": _TARGET}, ("noun", "actor"), words("visa entry")),
            VerbTrigger(
                "revoke", _ORG, None, {"of": _TARGET}, ("noun", "actor"), words("visa"), inside=_TARGET
            ),
            VerbTrigger(
                "cancel", _ORG, None, {"of": _TARGET}, ("noun", "actor"), words("visa"), inside=_TARGET
            ),
            VerbTrigger("suspend", _ORG, _TARGET, {"from": _ORG}, ("agent",)),
            VerbTrigger("add", _ORG, _TARGET, {"to": None}, ("agent",), words=words("blacklist list")),
            VerbTrigger("penalise", _ORG, _TARGET, {}, ("agent", "actor")),
            VerbTrigger("penalize", _ORG, _TARGET, {}, ("agent", "actor")),
        ),
        held_by={
            **each(
                _ORG,
                """impose place slap levy announce lift ease adopt approve extend renew tighten introduce unveil expand
                apply reimpose issue agree enact lower remove waive suspend prolong order threaten use toughen relax
                widen ratchet step keep maintain clamp enforce drop scrap end call back consider plan weigh mull propose prepare suggest demand want urge""",
            ),
            **each(_TARGET, "face suffer endure evade circumvent violate condemn defy dodge escape"),
        },
        held_over={
            **over(
                _ORG,
                _TARGET,
                "hit with",
                "slap with",
                "target with",
                "punish with",
                "threaten with",
                "respond with",
                "retaliate with",
                "include in",
                "place on",
                "put on",
                "exempt from",
                "add to",
                "remove from",
                "put under",
                "place under",
                "subject to",
            ),
            **over(
                _TARGET,
                None,
                "be under",
                "be target of",
                "become target of",
                "remain target of",
                "come under",
                "be subject to",
                "fall under",
                "remain under",
                "live under",
                "suffer under",
                "be on",
            ),
        },
        other_object=_TARGET,
        prepositions={
            "on": _TARGET,
            "against": _TARGET,
            "by": _ORG,
            "from": _ORG,
            "of": _TARGET,
            "targeting": _TARGET,
        },
        possessor=_ORG,
        default_role=_ORG,
    ),
    Frame(
        name="Expulsion",
        parent="Coercion",
        label="expulsion",
        facts_type="Expulsion",
        nouns=words("expulsion deportation banishment", "marching order"),
        verbs=(
            VerbTrigger("expel", _ORG, _TARGET, {"from": _ORG, "to": _TARGET}, inside=_TARGET),
            VerbTrigger("deport", _ORG, _TARGET, {"from": _ORG}, inside=_TARGET),
            VerbTrigger("eject", _ORG, _TARGET, {"from": _ORG}, ("agent",)),
            VerbTrigger("banish", _ORG, _TARGET, {"from": _ORG}, ("agent",)),
            VerbTrigger("throw", _ORG, _TARGET, {"of": _ORG}, ("agent",), particle="out"),
            VerbTrigger("kick", _ORG, _TARGET, {"of": _ORG}, ("agent",), particle="out"),
            VerbTrigger(
                "send", _ORG, _TARGET, {}, ("noun",), _ENVOY, words=words("home packing"), inside=_TARGET
            ),
            VerbTrigger(
                "boot", _ORG, _TARGET, {"of": _ORG}, ("noun",), _ENVOY, particle="out", inside=_TARGET
            ),
            VerbTrigger(
                "throw", _ORG, _TARGET, {"of": _ORG}, ("noun",), _ENVOY, particle="out", inside=_TARGET
            ),
            VerbTrigger(
                "kick", _ORG, _TARGET, {"of": _ORG}, ("noun",), _ENVOY, particle="out", inside=_TARGET
            ),
            VerbTrigger(
                "turf", _ORG, _TARGET, {"of": _ORG}, ("noun",), _ENVOY, particle="out", inside=_TARGET
            ),
            VerbTrigger(
                "drum", _ORG, _TARGET, {"of": _ORG}, ("noun",), _ENVOY, particle="out", inside=_TARGET
            ),
            VerbTrigger("show", _ORG, _TARGET, {}, ("noun",), words("door exit"), inside=_TARGET),
            VerbTrigger(
                "hand",
                _ORG,
                _TARGET,
                {},
                ("noun", "actor"),
                _ENVOY | words("order"),
                words=words("marching order"),
                inside=_TARGET,
            ),
            VerbTrigger(
                "give",
                _ORG,
                _TARGET,
                {"to": _TARGET},
                ("noun", "actor"),
                words("order"),
                words=words("marching"),
                inside=_TARGET,
            ),
            VerbTrigger(
                "give",
                _ORG,
                _TARGET,
                {},
                ("noun",),
                _ENVOY | words("hour day week"),
                words=words("leave depart pack"),
                inside=_TARGET,
            ),
            VerbTrigger(
                "strip", _ORG, _TARGET, {}, ("noun",), _ENVOY, words=words("accreditation"), inside=_TARGET
            ),
            *(
                VerbTrigger(
                    lemma,
                    _ORG,
                    None,
                    {"of": _TARGET},
                    ("noun", "actor"),
                    words("accreditation"),
                    inside=_TARGET,
                )
                for lemma in "revoke withdraw cancel annul".split()
            ),
            VerbTrigger("declare", _ORG, _TARGET, {}, (), words=words("grata gratae undesirable unwelcome")),
            VerbTrigger(
                "order", _ORG, _TARGET, {}, ("named",), inside=_TARGET, words=words("leave depart out home")
            ),
            VerbTrigger(
                "tell",
                _ORG,
                _TARGET,
                {},
                ("named", "noun"),
                _ENVOY,
                inside=_TARGET,
                words=words("leave depart"),
            ),
            VerbTrigger(
                "ask",
                _ORG,
                _TARGET,
                {},
                ("named", "noun"),
                _ENVOY,
                inside=_TARGET,
                words=words("leave depart"),
            ),
            *(
                VerbTrigger(
                    lemma, _ORG, _TARGET, {}, ("agent",), words=words("diplomat envoy attaché embassy")
                )
                for lemma in ("tell", "order")
            ),
            VerbTrigger(
                "give", _ORG, _TARGET, {}, ("named",), inside=_TARGET, words=words("leave depart pack")
            ),
        ),
        held_by=each(_ORG, "order announce demand threaten confirm"),
        prepositions={"of": _TARGET, "by": _ORG, "from": _ORG},
        possessor=_ORG,
        default_role=_ORG,
    ),
)
