"""Encounters in a room: summits, meetings, negotiations, ceremonies."""

from kg.events.frame import Frame, Need, VerbTrigger, each, over, words
from kg.model import Role

_IN, _HOST, _ORG, _MED = Role.ATTENDEE, Role.HOST, Role.ORGANISER, Role.MEDIATOR

ATTENDED = {
    **each(
        _IN,
        """hold have attend join begin start conclude end finish resume continue schedule plan cancel postpone delay
        leave quit address skip boycott miss reopen restart complete launch kick wrap set reconvene lead break
        suspend enter expect await agree need want see do use dominate""",
    ),
    **each(_HOST, "host co-host chair co-chair open accommodate welcome inaugurate moderate"),
    **each(_ORG, "convene organise organize call summon arrange stage initiate announce request"),
    **each(_MED, "mediate broker facilitate oversee"),
    **each(None, "propose suggest demand seek urge offer"),
}
# "be in talks with X", "take part in the meeting"; "to gather for talks" and the like need no entry.
ATTENDED_OVER = {
    **over(
        _IN,
        None,
        "take in",
        "be in",
        "be at",
        "be for",
        "engage in",
        "enter into",
        "enter",
        "return to",
        "lock in",
        "walk out of",
        "pull out of",
        "withdraw from",
        "stay away from",
        "agree to",
        "participate in",
        "go into",
        "meet for",
        "meet at",
        "dial into",
        "sit through",
        "take to",
    ),
    **over(_IN, _IN, "join for", "join in", "join at"),
    **over(_HOST, None, "preside over", "play host to", "open with"),
}
BETWEEN = {
    "between": _IN,
    "among": _IN,
    "with": _IN,
    "by": _HOST,
    "of": _IN,
    "including": _IN,
    "involving": _IN,
    "alongside": _IN,
    "bringing": _IN,
}
_WITH = {"with": _IN, "alongside": _IN}
_COMPANY: tuple[Need, ...] = ("company",)

ENCOUNTER = (
    Frame(
        name="Summit",
        parent="Encounter",
        label="summit",
        facts_type="Summit",
        nouns=words(
            "summit conference mini-summit cop megasummit",
            "summit meeting",
            "peace conference",
            "donor conference",
            "donors ' conference",
            "donor 's conference",
            "donors conference",
            "reconstruction conference",
            "security conference",
            "recovery conference",
            "peace summit",
            "leader summit",
            "leaders ' summit",
            "heads of state summit",
        ),
        held_by=ATTENDED,
        held_over=ATTENDED_OVER,
        prepositions=BETWEEN,
        possessor=_ORG,
    ),
    Frame(
        name="Meeting",
        parent="Encounter",
        label="meeting",
        facts_type="Meeting",
        nouns=words(
            """meeting gathering get-together session sit-down roundtable audience bilateral trilateral encounter meet reception banquet
            ministerial tête-à-tête pull-aside huddle bilat one-on-one conclave quadrilateral meet-up powwow confab""",
            "face-to-face",
            "working lunch",
            "working dinner",
            "working breakfast",
            "round table",
            "ministerial meeting",
            "emergency session",
            "cabinet meeting",
        ),
        verbs=(
            VerbTrigger("meet", _IN, _IN, _WITH, _COMPANY),
            VerbTrigger("gather", _IN, None, _WITH, ("actor", "alone")),
            VerbTrigger("gather", None, None, _WITH, ("somewhere",)),
            VerbTrigger("assemble", _IN, None, {}, ("actor", "alone")),
            VerbTrigger("convene", _IN, None, _WITH, ("actor", "alone")),
            VerbTrigger("reconvene", _IN, None, _WITH, ("actor", "alone")),
            VerbTrigger("confer", _IN, None, _WITH, ("agent",)),
            VerbTrigger("confer", _IN, None, _WITH, ("several",)),
            VerbTrigger("consult", _IN, _IN, _WITH, ("person",)),
            VerbTrigger("sit", _IN, None, _WITH, (), particle="down"),
            VerbTrigger("sit", _IN, None, _WITH, ("several",), words=words("table across face facing side")),
            VerbTrigger(
                "sit", _IN, None, {**_WITH, "opposite": _IN, "beside": _IN, "across from": _IN}, ("agent",)
            ),
            VerbTrigger("dine", _IN, None, _WITH, ("person",)),
            VerbTrigger("exchange", _IN, None, _WITH, ("noun", "several"), words("view")),
            VerbTrigger("exchange", _IN, None, _WITH, ("noun", "actor", "agent"), words("view")),
            VerbTrigger("put", _IN, None, _WITH, ("noun", "several"), words("head"), words=words("together")),
            VerbTrigger("break", _IN, None, _WITH, ("noun", "actor"), words("bread")),
            VerbTrigger("catch", _IN, None, _WITH, ("person", "actor"), particle="up"),
            VerbTrigger("get", _IN, None, _WITH, ("person", "actor"), words=words("together")),
            VerbTrigger("get", _IN, None, _WITH, ("several", "alone"), words=words("together")),
            VerbTrigger("come", _IN, None, _WITH, ("several", "alone"), words=words("together")),
            VerbTrigger("link", _IN, None, _WITH, ("person", "actor"), particle="up"),
            VerbTrigger("converge", _IN, None, _WITH, ("actor", "alone", "somewhere")),
            VerbTrigger("buttonhole", _IN, _IN, {}, ("person", "actor")),
            VerbTrigger("closet", _IN, _IN, _WITH, ("person",)),
            VerbTrigger("hold", _HOST, None, {}, ("noun", "actor"), words("court")),
            VerbTrigger("break", _IN, None, _WITH, ("noun", "several"), words("ice bread")),
            VerbTrigger("lunch", _IN, None, _WITH, ("person",)),
            VerbTrigger("huddle", _IN, None, _WITH, ("actor",)),
            VerbTrigger("receive", _HOST, Role.GUEST, {}, ("person",)),
            VerbTrigger(
                "have",
                _IN,
                None,
                _WITH,
                ("noun", "actor"),
                words(
                    "lunch dinner breakfast tea coffee tête-à-tête hour minute conversation exchange chat word"
                ),
            ),
            VerbTrigger("share", _IN, None, _WITH, ("noun", "actor"), words("lunch dinner breakfast meal")),
            VerbTrigger(
                "give",
                _HOST,
                None,
                _WITH,
                ("noun", "actor"),
                words("dinner lunch breakfast banquet reception"),
            ),
            VerbTrigger(
                "host", _HOST, None, {"for": Role.GUEST}, ("noun", "actor"), words("dinner lunch breakfast")
            ),
            VerbTrigger("din", _IN, None, _WITH, ("person",)),
            VerbTrigger("brief", _IN, _IN, {}, ("agent", "actor")),
            VerbTrigger("grant", _HOST, Role.GUEST, {"to": Role.GUEST}, ("noun",), words("audience")),
            VerbTrigger("come", _IN, None, _WITH, ("actor",), words=words("face-to-face face")),
            VerbTrigger(
                "exchange", _IN, None, _WITH, ("noun", "actor"), words("handshake greeting pleasantry word")
            ),
            VerbTrigger("shake", _IN, None, _WITH, ("noun", "actor"), words("hand")),
            VerbTrigger("pay", Role.GUEST, None, {"on": _HOST}, ("noun",), words("call")),
            VerbTrigger("call", Role.GUEST, None, {"on": _HOST}, ("person",), words=words("courtesy")),
        ),
        held_by=ATTENDED,
        held_over=ATTENDED_OVER,
        prepositions=BETWEEN,
        possessor=_IN,
    ),
    Frame(
        name="Negotiation",
        parent="Encounter",
        label="negotiation",
        facts_type="Negotiation",
        nouns=words(
            "talk negotiation consultation dialogue discussion parley bargaining",
            "peace talk",
            "trade talk",
            "nuclear talk",
            "ceasefire talk",
            "peace negotiation",
            "peace process",
            "trade negotiation",
            "accession talk",
            "proximity talk",
            "disarmament talk",
        ),
        verbs=(
            VerbTrigger("negotiate", _IN, None, _WITH, ("actor",)),
            VerbTrigger("negotiate", _IN, None, _WITH, ("agent",)),
            VerbTrigger("wrangle", _IN, None, _WITH, ("several",)),
            VerbTrigger("spar", _IN, None, _WITH, ("several",), words=words("talk negotiation table")),
            *(
                VerbTrigger(lemma, _IN, None, _WITH, ("actor",), words=words("table"))
                for lemma in "return go come sit get".split()
            ),
            VerbTrigger("renegotiate", _IN, None, _WITH, ("actor",)),
            VerbTrigger("bargain", _IN, None, _WITH, ("agent",)),
            VerbTrigger("haggle", _IN, None, _WITH, ("several",)),
            VerbTrigger("discuss", _IN, None, _WITH, ("agent",)),
            VerbTrigger("discuss", _IN, None, _WITH, ("several",)),
            VerbTrigger("talk", _IN, None, _WITH, ("several", "somewhere")),
        ),
        held_by=ATTENDED,
        held_over=ATTENDED_OVER,
        prepositions=BETWEEN,
        possessor=_IN,
    ),
    Frame(
        name="Ceremony",
        parent="Encounter",
        label="ceremony",
        facts_type="Other",
        nouns=words(
            """ceremony inauguration funeral commemoration parade coronation swearing-in unveiling memorial burial
            requiem wedding jubilee""",
            "opening ceremony",
            "signing ceremony",
            "memorial service",
            "memorial ceremony",
            "award ceremony",
            "welcome ceremony",
            "military parade",
            "state funeral",
            "flag-raising ceremony",
            "wreath-laying ceremony",
            "oath-taking ceremony",
            "ribbon-cutting ceremony",
        ),
        verbs=(
            VerbTrigger(
                "lay", _IN, None, _WITH, ("noun", "actor"), words("wreath flower foundation cornerstone")
            ),
            VerbTrigger(
                "inaugurate",
                _IN,
                None,
                {},
                ("noun", "actor"),
                words(
                    "embassy bridge monument memorial port pipeline consulate railway centre center hospital dam corridor line plant factory airport terminal school mosque library museum road highway stadium campus",
                ),
                where=("object",),
            ),
            VerbTrigger(
                "unveil", _IN, None, {}, ("noun", "actor"), words("monument statue memorial plaque bust")
            ),
            VerbTrigger("sign", _IN, None, {}, ("noun", "actor"), words("book"), words=words("condolence")),
            VerbTrigger(
                "accept",
                _HOST,
                None,
                {"of": _IN, "from": _IN},
                ("noun", "actor"),
                words("credential credentials"),
            ),
            VerbTrigger(
                "receive",
                _HOST,
                None,
                {"of": _IN, "from": _IN},
                ("noun", "actor"),
                words("credential credentials"),
            ),
            VerbTrigger(
                "observe", _IN, None, _WITH, ("noun", "actor"), words("silence anniversary centenary")
            ),
            VerbTrigger("light", _IN, None, {}, ("noun", "actor"), words("candle flame")),
            VerbTrigger("plant", _IN, None, _WITH, ("noun", "actor"), words("tree sapling")),
            VerbTrigger("present", _IN, None, {"to": _IN}, ("noun",), words("credential credentials letter")),
            VerbTrigger("decorate", _HOST, _IN, {}, ("person", "actor")),
            VerbTrigger(
                "attend", _IN, None, {}, ("noun", "actor"), words("mass service wedding jubilee burial")
            ),
            VerbTrigger("cut", _IN, None, _WITH, ("noun", "actor"), words("ribbon")),
            VerbTrigger(
                "mark", _IN, None, {}, ("noun", "actor", "somewhere"), words("anniversary centenary")
            ),
        ),
        held_by=ATTENDED,
        held_over=ATTENDED_OVER,
        prepositions={"of": _IN, "for": _IN, "with": _IN, "by": _HOST},
    ),
)
