"""Visits, and encounters with the press and over the phone."""

from kg.events.encounter import ATTENDED, ATTENDED_OVER, BETWEEN
from kg.events.frame import Frame, VerbTrigger, each, over, words
from kg.model import Role

_GUEST, _HOST, _IN = Role.GUEST, Role.HOST, Role.ATTENDEE
_TO = {"to": _HOST}
_PRESS = words("reporter journalist press media newsman correspondent broadcaster")
_LINE = words("phone telephone videoconference video hotline line call teleconference videolink zoom")
_TALKED = {"with": _IN, "to": _IN}

JOURNEY = (
    Frame(
        name="Visit",
        parent="Encounter",
        label="visit",
        facts_type="Visit",
        nouns=words(
            "visit trip tour travel stopover stop arrival stay layover pilgrimage swing",
            "state visit",
            "official visit",
            "working visit",
            "return visit",
            "surprise visit",
            "goodwill visit",
            "courtesy visit",
            "fact-finding mission",
            "courtesy call",
        ),
        verbs=(
            VerbTrigger("visit", _GUEST, _HOST, {}, ("place",)),
            VerbTrigger("visit", _GUEST, _HOST, {}, ("agent",)),
            VerbTrigger("travel", _GUEST, None, _TO, ("place", "actor", "alone")),
            VerbTrigger("fly", _GUEST, None, {**_TO, "into": _HOST}, ("place", "actor", "alone")),
            VerbTrigger("journey", _GUEST, None, _TO, ("place", "actor", "alone")),
            VerbTrigger("head", _GUEST, None, {**_TO, "for": _HOST}, ("place", "actor", "alone")),
            VerbTrigger("go", _GUEST, None, _TO, ("place", "actor", "alone")),
            VerbTrigger("come", _GUEST, None, _TO, ("place", "actor", "alone")),
            VerbTrigger("arrive", _GUEST, None, {"in": _HOST, "at": _HOST}, ("place", "actor", "alone")),
            VerbTrigger("land", _GUEST, None, {"in": _HOST, "at": _HOST}, ("place", "actor", "alone")),
            VerbTrigger(
                "touch",
                _GUEST,
                None,
                {"in": _HOST, "at": _HOST},
                ("place", "actor", "alone"),
                particle="down",
            ),
            VerbTrigger("stop", _GUEST, None, {"in": _HOST, "at": _HOST}, ("place", "actor", "alone")),
            VerbTrigger(
                "call", _GUEST, None, {"in": _HOST, "at": _HOST}, ("place", "actor", "alone"), particle="in"
            ),
            VerbTrigger("reach", _GUEST, None, {}, ("place", "somebody")),
            VerbTrigger("jet", _GUEST, None, {"to": _HOST, "into": _HOST}, ("place", "actor", "alone")),
            VerbTrigger("sail", _GUEST, None, {"to": _HOST, "into": _HOST}, ("place", "somebody", "alone")),
            VerbTrigger("embark", _GUEST, None, {"for": _HOST}, ("place", "somebody", "alone")),
            VerbTrigger("set", _GUEST, None, {"for": _HOST}, ("place", "actor", "alone"), particle="off"),
            VerbTrigger("set", _GUEST, None, {"for": _HOST}, ("place", "actor", "alone"), particle="out"),
            VerbTrigger("take", _GUEST, None, {"for": _HOST}, ("place", "actor", "alone"), particle="off"),
            VerbTrigger(
                "fly", _GUEST, None, {"of": _HOST, "from": _HOST}, ("place", "actor", "alone"), particle="out"
            ),
            VerbTrigger("drop", _GUEST, None, {"in": _HOST}, ("place", "somebody", "alone"), particle="by"),
            VerbTrigger("pass", _GUEST, None, {"through": _HOST}, ("place", "somebody", "alone")),
            VerbTrigger("be", _GUEST, None, {"in": _HOST}, ("place", "somebody", "alone", "purpose")),
            VerbTrigger("roll", _HOST, None, {"for": _GUEST}, ("noun",), words("carpet"), particle="out"),
            VerbTrigger("lay", _HOST, None, {"for": _GUEST}, ("noun",), words("carpet"), particle="out"),
            VerbTrigger("give", _HOST, _GUEST, {"to": _GUEST}, ("noun", "agent"), words("welcome")),
            VerbTrigger(
                "accord", _HOST, _GUEST, {"to": _GUEST}, ("noun", "agent"), words("welcome reception")
            ),
            VerbTrigger(
                "set", _GUEST, None, {"in": _HOST, "on": _HOST}, ("place", "actor"), words=words("foot")
            ),
            VerbTrigger("tour", _GUEST, None, {}, ("place", "actor")),
            VerbTrigger("inspect", _GUEST, None, {}, ("place", "actor")),
            VerbTrigger("depart", _GUEST, None, {"for": _HOST}, ("place", "actor", "alone")),
            VerbTrigger("leave", _GUEST, None, {"for": _HOST}, ("place", "actor", "alone")),
            VerbTrigger("leave", _GUEST, None, {}, ("place", "actor"), words=words("visit trip tour stay")),
            VerbTrigger("return", _GUEST, None, _TO, ("place", "actor", "alone")),
            VerbTrigger(
                "be", _GUEST, None, {"in": _HOST}, ("place", "actor"), words=words("due expected today")
            ),
            VerbTrigger("expect", None, _GUEST, {"in": _HOST}, ("place", "passive", "person")),
            VerbTrigger("play", _HOST, None, {"to": _GUEST}, ("noun",), words("host")),
            VerbTrigger("welcome", _HOST, _GUEST, {}, ("person", "actor")),
            VerbTrigger("greet", _HOST, _GUEST, {}, ("person", "actor")),
            VerbTrigger("host", _HOST, _GUEST, {}, ("person",)),
        ),
        held_by={
            **each(
                _GUEST,
                """make pay begin start end conclude plan cancel postpone schedule undertake cut delay wrap complete kick launch commence cap
                embark extend shorten abort expect continue have do""",
            ),
            **each(_HOST, "host receive"),
        },
        held_over={
            **over(
                _GUEST,
                None,
                "be on",
                "arrive on",
                "arrive for",
                "embark on",
                "come on",
                "set off on",
                "leave on",
                "return from",
                "depart on",
                "go on",
                "travel on",
                "leave for",
                "come for",
                "land for",
                "be for",
                "arrive at",
                "head on",
            ),
            **over(
                _HOST,
                _GUEST,
                "invite for",
                "invite on",
                "invite to",
                "host on",
                "receive on",
                "host for",
                "welcome for",
                "welcome on",
                "receive for",
            ),
        },
        prepositions={"by": _GUEST, "of": _GUEST, "to": _HOST, "on": _HOST, "with": _IN},
        where=("to",),
        of_somebody=words("arrival stay layover swing pilgrimage"),
        possessor=_GUEST,
        default_role=_GUEST,
    ),
    Frame(
        name="PressConference",
        parent="Encounter",
        label="press conference",
        facts_type="PressConference",
        nouns=words(
            "presser",
            "press conference",
            "news conference",
            "press briefing",
            "news briefing",
            "media briefing",
            "media conference",
            "press availability",
            "press call",
            "press point",
            "press encounter",
            "joint press appearance",
        ),
        verbs=(
            VerbTrigger("tell", _HOST, None, {}, ("noun", "actor", "somewhere"), _PRESS),
            VerbTrigger("address", _HOST, None, {}, ("noun", "actor", "somewhere"), _PRESS),
            VerbTrigger("brief", _HOST, None, {}, ("noun", "actor"), _PRESS),
            VerbTrigger(
                "speak", _HOST, None, {"to": _HOST, "with": _HOST}, ("noun", "actor", "somewhere"), _PRESS
            ),
            VerbTrigger(
                "face",
                _HOST,
                None,
                {"with": _HOST, "alongside": _HOST},
                ("noun", "actor", "somewhere"),
                _PRESS,
            ),
            VerbTrigger(
                "appear",
                _HOST,
                None,
                {"with": _HOST, "alongside": _HOST, "before": None},
                ("noun", "actor"),
                _PRESS | words("camera"),
            ),
            VerbTrigger("meet", _HOST, None, {}, ("noun", "actor", "somewhere"), _PRESS),
            VerbTrigger(
                "take",
                _HOST,
                None,
                {"from": _HOST},
                ("noun", "actor", "somewhere"),
                words("question"),
                words=_PRESS,
            ),
        ),
        held_by={
            **ATTENDED,
            **each(
                _HOST,
                "hold give have tell address begin start open end conclude schedule plan use "
                "cancel postpone join",
            ),
            **each(_IN, "attend"),
        },
        held_over={
            **ATTENDED_OVER,
            **over(_HOST, None, "be at", "take in", "appear at", "speak at", "speak during"),
        },
        prepositions={"with": _HOST, "by": _HOST, "of": _HOST, "alongside": _HOST},
        possessor=_HOST,
        default_role=_HOST,
    ),
    Frame(
        name="PhoneCall",
        parent="Encounter",
        label="phone call",
        facts_type="PhoneCall",
        nouns=words(
            "call videoconference teleconference videocall",
            "phone call",
            "telephone call",
            "phone conversation",
            "telephone conversation",
            "video call",
            "conference call",
            "video conference",
            "phone talk",
            "telephone talk",
            "video link",
            "phone discussion",
            "telephone discussion",
        ),
        verbs=(
            VerbTrigger("phone", Role.INITIATOR, Role.ADDRESSEE, {}, ("agent",)),
            VerbTrigger("telephone", Role.INITIATOR, Role.ADDRESSEE, {}, ("agent",)),
            VerbTrigger("ring", Role.INITIATOR, Role.ADDRESSEE, {}, ("person",)),
            VerbTrigger(
                "have",
                Role.INITIATOR,
                Role.ADDRESSEE,
                {},
                ("person", "actor"),
                words=words("line phone telephone"),
            ),
            VerbTrigger(
                "pick",
                Role.INITIATOR,
                None,
                {"to": Role.ADDRESSEE},
                ("noun", "actor", "agent"),
                words("phone telephone receiver"),
                particle="up",
            ),
            VerbTrigger(
                "reach",
                Role.INITIATOR,
                Role.ADDRESSEE,
                {},
                ("person", "actor"),
                words=words("phone telephone"),
            ),
            VerbTrigger("call", Role.INITIATOR, Role.ADDRESSEE, {}, ("person",)),
            VerbTrigger("speak", _IN, None, _TALKED, ("agent",), words=_LINE),
            VerbTrigger("speak", _IN, None, _TALKED, ("several",), words=_LINE),
            *(
                VerbTrigger(lemma, _IN, None, _TALKED, (need,), words=_LINE)
                for lemma in "chat consult communicate hold".split()
                for need in ("agent", "several")
            ),
            VerbTrigger("talk", _IN, None, _TALKED, ("agent",), words=_LINE),
            VerbTrigger("talk", _IN, None, _TALKED, ("several",), words=_LINE),
            VerbTrigger("confer", _IN, None, _TALKED, ("agent",), words=_LINE),
            VerbTrigger("confer", _IN, None, _TALKED, ("several",), words=_LINE),
            VerbTrigger("converse", _IN, None, _TALKED, ("agent",), words=_LINE),
            VerbTrigger("discuss", _IN, None, _TALKED, ("agent",), words=_LINE),
            VerbTrigger("discuss", _IN, None, _TALKED, ("several",), words=_LINE),
            VerbTrigger("speak", _IN, None, _TALKED, ("agent",)),
            VerbTrigger("talk", _IN, None, {"with": _IN, "to": _IN}, ("person",)),
        ),
        held_by={
            **ATTENDED,
            **each(Role.INITIATOR, "make place initiate"),
            **each(Role.ADDRESSEE, "receive take get"),
        },
        held_over=ATTENDED_OVER,
        prepositions={**BETWEEN, "to": Role.ADDRESSEE, "by": Role.INITIATOR, "from": Role.INITIATOR},
        possessor=_IN,
    ),
)
