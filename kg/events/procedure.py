"""Procedure: votes, and who comes into and goes out of office; protest stands beside them."""

from kg.events.frame import Frame, VerbTrigger, each, over, words
from kg.model import Role

_ORG, _TARGET = Role.ORGANISER, Role.TARGET
_MOTION = words(
    "resolution bill law motion act amendment budget treaty legislation measure text declaration ban"
)
_POST = words("office oath post helm reins charge duty seat presidency")
_JOB = words("post job office position role premiership presidency leadership government cabinet")
_CROWD = words(
    "people protester demonstrator student resident worker activist farmer supporter crowd marcher opponent"
)

PROCEDURE = (
    Frame(
        name="Vote",
        parent="Procedure",
        label="vote",
        facts_type="Vote",
        nouns=words(
            "vote referendum ballot plebiscite runoff veto",
            "no-confidence vote",
            "confidence vote",
            "no-confidence motion",
            "general election",
            "election",
            "by-election",
            "local election",
            "regional election",
            "run-off",
            "show of hands",
            "no confidence motion",
            "presidential election",
            "parliamentary election",
            "snap election",
            "legislative election",
        ),
        verbs=(
            VerbTrigger("vote", _ORG, None, {"against": _TARGET}),
            VerbTrigger("veto", _ORG, None, {}, ("actor",)),
            VerbTrigger("go", _ORG, None, {"to": None}, ("noun",), words("poll")),
            VerbTrigger("head", _ORG, None, {"to": None}, ("noun",), words("poll")),
            VerbTrigger("clear", None, _ORG, {}, ("agent",), by=_MOTION),
            VerbTrigger("sail", None, None, {"through": _ORG}, ("agent",), by=_MOTION),
            *(
                VerbTrigger(lemma, None, None, {"in": _ORG}, ("agent", "passive"), by=_MOTION)
                for lemma in "defeat reject adopt pass approve table".split()
            ),
            *(
                VerbTrigger(
                    "give",
                    _ORG,
                    None,
                    {"to": None},
                    ("noun", "actor"),
                    words(noun),
                    words=_MOTION | words("treaty pact accord plan deal agreement"),
                )
                for noun in ("light nod go-ahead blessing assent consent approval",)
            ),
            *(
                VerbTrigger(
                    lemma, _ORG, None, {}, ("noun", "actor"), words("bill resolution motion amendment")
                )
                for lemma in "back defeat table".split()
            ),
            VerbTrigger("abstain", _ORG, None, {}, ("actor",)),
            VerbTrigger("pass", _ORG, None, {}, ("noun",), _MOTION),
            VerbTrigger("adopt", _ORG, None, {}, ("noun",), _MOTION - words("measure text declaration ban")),
            VerbTrigger(
                "approve", _ORG, None, {}, ("noun", "actor"), _MOTION - words("treaty measure text ban")
            ),
            VerbTrigger(
                "reject", _ORG, None, {}, ("noun", "actor"), words("resolution bill motion amendment")
            ),
            VerbTrigger(
                "endorse", _ORG, None, {}, ("noun", "actor"), words("resolution bill motion amendment")
            ),
            VerbTrigger(
                "throw", _ORG, None, {}, ("noun", "actor"), _MOTION | words("plan proposal"), particle="out"
            ),
            VerbTrigger(
                "vote", _ORG, None, {}, ("noun", "actor"), _MOTION | words("plan proposal"), particle="down"
            ),
            VerbTrigger("ratify", _ORG, None, {}, ("noun", "actor"), words("amendment membership accession")),
        ),
        held_by=each(
            _ORG,
            "hold pass win call schedule lose survive cast boycott cancel postpone conduct stage delay face",
        ),
        held_over=over(_ORG, None, "approve in", "reject in", "take in", "go to", "adopt in", "back in"),
        prepositions={"by": _ORG, "in": _ORG, "of": _ORG},
        possessor=_ORG,
        default_role=_ORG,
    ),
    Frame(
        name="Appointment",
        parent="Procedure",
        label="appointment",
        facts_type="Appointment",
        nouns=words("appointment nomination reappointment re-election reelection"),
        verbs=(
            VerbTrigger("appoint", _ORG, _TARGET, inside=_TARGET),
            VerbTrigger("nominate", _ORG, _TARGET, inside=_TARGET),
            VerbTrigger("name", _ORG, _TARGET, {}, ("person",)),
            VerbTrigger(
                "name",
                _ORG,
                _TARGET,
                {},
                ("noun", "actor"),
                words(
                    "ambassador envoy minister secretary adviser advisor chief judge governor cabinet successor representative"
                ),
                inside=_TARGET,
            ),
            VerbTrigger("elect", _ORG, _TARGET, {}, ("person",)),
            VerbTrigger("re-elect", _ORG, _TARGET, {}, ("person",)),
            VerbTrigger("reelect", _ORG, _TARGET, {}, ("person",)),
            VerbTrigger(
                "choose", _ORG, _TARGET, {}, ("person",), words=words("as lead head succeed replace")
            ),
            VerbTrigger("pick", _ORG, _TARGET, {}, ("person",), words=words("as lead head succeed replace")),
            VerbTrigger("tap", _ORG, _TARGET, {}, ("person",)),
            VerbTrigger("designate", _ORG, _TARGET, {}, ("person",)),
            VerbTrigger("install", _ORG, _TARGET, {}, ("person",)),
            VerbTrigger("reappoint", _ORG, _TARGET),
            VerbTrigger("accredit", _ORG, _TARGET, {}, ("person",)),
            VerbTrigger("promote", _ORG, _TARGET, {}, ("person",)),
            VerbTrigger("confirm", _ORG, _TARGET, {}, ("person",), words=words("as")),
            VerbTrigger("swear", _ORG, _TARGET, {}, ("person",), particle="in"),
            VerbTrigger(
                "become",
                _TARGET,
                None,
                {},
                ("noun", "actor"),
                words(
                    "minister ambassador president chancellor premier secretary-general envoy chief secretary"
                ),
            ),
            VerbTrigger("take", _TARGET, None, {"as": _TARGET}, ("noun", "actor"), _POST),
            VerbTrigger(
                "take",
                _TARGET,
                None,
                {},
                ("actor",),
                particle="over",
                words=words("as from minister ambassador"),
            ),
            VerbTrigger(
                "assume",
                _TARGET,
                None,
                {},
                ("noun", "actor"),
                words("office post duty role position presidency"),
            ),
            VerbTrigger(
                "replace",
                _TARGET,
                None,
                {},
                ("person", "actor"),
                words=words("minister ambassador envoy secretary premier commissioner"),
            ),
            VerbTrigger("inaugurate", _ORG, _TARGET, {}, ("person",)),
            VerbTrigger("put", _ORG, _TARGET, {}, ("person",), words=words("charge helm")),
            VerbTrigger(
                "entrust",
                _ORG,
                None,
                {"to": _TARGET, "with": None},
                ("noun", "agent"),
                _JOB | words("ministry portfolio"),
            ),
            VerbTrigger(
                "entrust", _ORG, _TARGET, {}, ("person",), words=words("ministry portfolio post job")
            ),
            VerbTrigger(
                "hand", _ORG, None, {"to": _TARGET}, ("noun", "person"), _JOB | words("ministry portfolio")
            ),
            VerbTrigger("go", None, None, {"to": _TARGET}, ("person",), by=_JOB),
            VerbTrigger(
                "select",
                _ORG,
                _TARGET,
                {},
                ("person",),
                words=words("as lead head succeed replace minister ambassador envoy"),
            ),
            VerbTrigger("anoint", _ORG, _TARGET, {}, ("person",)),
            VerbTrigger("enthrone", _ORG, _TARGET, {}, ("person",)),
            VerbTrigger(
                "crown", _ORG, _TARGET, {}, ("person",), words=words("king queen emperor sultan monarch")
            ),
            VerbTrigger(
                "make", _ORG, _TARGET, {}, ("person",), words=words("minister ambassador envoy secretary")
            ),
            VerbTrigger(
                "win",
                _TARGET,
                None,
                {},
                ("noun", "actor"),
                words("term"),
                words=words("president minister premier chancellor speaker office"),
            ),
            VerbTrigger(
                "win", _TARGET, None, {}, ("noun", "actor"), words("presidency premiership chancellorship")
            ),
            VerbTrigger("succeed", _TARGET, None, {}, ("person", "actor")),
        ),
        held_by={
            **each(_ORG, "announce confirm approve make propose reject block"),
            **each(_TARGET, "accept win secure decline"),
        },
        prepositions={"of": _TARGET, "by": _ORG},
        possessor=_TARGET,
        default_role=_TARGET,
    ),
    Frame(
        name="Resignation",
        parent="Procedure",
        label="resignation",
        facts_type="Other",
        nouns=words("resignation dismissal ouster sacking abdication firing removal overthrow impeachment"),
        verbs=(
            VerbTrigger("resign", _TARGET, None),
            VerbTrigger("abdicate", _TARGET, None, {}, ("actor",)),
            VerbTrigger("step", _TARGET, None, particle="down"),
            VerbTrigger("stand", _TARGET, None, {}, ("actor",), particle="down"),
            VerbTrigger("step", _TARGET, None, {}, ("actor",), particle="aside"),
            VerbTrigger("bow", _TARGET, None, {}, ("actor",), particle="out"),
            VerbTrigger("quit", _TARGET, None, {}, ("actor",)),
            VerbTrigger("call", _TARGET, None, {}, ("somebody",), words=words("quits")),
            VerbTrigger("lose", _TARGET, None, {}, ("noun", "somebody"), words("job post portfolio")),
            VerbTrigger("force", _ORG, _TARGET, {}, ("person",), particle="out"),
            VerbTrigger("force", _ORG, _TARGET, {}, ("person",), words=words("office resign")),
            VerbTrigger("drive", _ORG, _TARGET, {}, ("person",), words=words("office power")),
            VerbTrigger("axe", _ORG, _TARGET, {}, ("person",)),
            VerbTrigger("unseat", _ORG, _TARGET, {}, ("person",)),
            VerbTrigger("overthrow", _ORG, _TARGET, {}, ("person",)),
            VerbTrigger("suspend", _ORG, _TARGET, {}, ("person",), words=words("office post duty")),
            VerbTrigger("strip", _ORG, _TARGET, {}, ("person",), words=words("office post title portfolio")),
            VerbTrigger("vacate", _TARGET, None, {}, ("noun", "somebody"), _JOB),
            VerbTrigger("surrender", _TARGET, None, {}, ("noun", "somebody"), _JOB),
            VerbTrigger("tender", _TARGET, None, {}, ("noun", "actor"), words("resignation")),
            VerbTrigger("go", _TARGET, None, {}, ("somebody",), words=words("resign")),
            VerbTrigger("leave", _TARGET, None, {}, ("noun", "actor"), _JOB),
            VerbTrigger("relinquish", _TARGET, None, {}, ("noun", "actor"), _JOB | words("power")),
            VerbTrigger("dismiss", _ORG, _TARGET, {}, ("person",)),
            VerbTrigger("oust", _ORG, _TARGET, {}, ("person",)),
            VerbTrigger("sack", _ORG, _TARGET, {}, ("person",)),
            VerbTrigger("fire", _ORG, _TARGET, {}, ("person",)),
            VerbTrigger("depose", _ORG, _TARGET, {}, ("person",)),
            VerbTrigger("topple", _ORG, _TARGET, {}, ("person",)),
            VerbTrigger("remove", _ORG, _TARGET, {}, ("person",), words=words("office post as")),
            VerbTrigger("relieve", _ORG, _TARGET, {}, ("person",), words=words("duty post command")),
            VerbTrigger("impeach", _ORG, _TARGET, {}, ("person",)),
            VerbTrigger(
                "hand", _TARGET, None, {}, ("noun", "actor"), words("resignation notice"), particle="in"
            ),
        ),
        held_by={
            **each(_TARGET, "announce submit tender offer hand give withdraw deliver"),
            **each(_ORG, "accept demand reject refuse call"),
        },
        held_over={**over(_ORG, _TARGET, "ask for", "force into"), **over(_ORG, None, "call for")},
        prepositions={"of": _TARGET, "by": _ORG, "from": _TARGET},
        possessor=_TARGET,
        default_role=_TARGET,
    ),
    Frame(
        name="Protest",
        parent="Event",
        label="protest",
        facts_type="Protest",
        nouns=words(
            "protest demonstration rally riot sit-in unrest march picket vigil die-in walk-out",
            "street protest",
            "protest march",
            "mass protest",
            "general strike",
            "hunger strike",
            "anti-government protest",
        ),
        verbs=(
            VerbTrigger("protest", _ORG, None, {"against": _TARGET}),
            VerbTrigger("demonstrate", _ORG, None, {"against": _TARGET}, ("actor", "alone")),
            VerbTrigger("demonstrate", _ORG, None, {"against": _TARGET}, ("somewhere", "alone")),
            VerbTrigger("rally", _ORG, None, {"against": _TARGET}, ("somewhere", "alone")),
            VerbTrigger("riot", _ORG, None, {}),
            *(
                VerbTrigger(
                    lemma,
                    _ORG,
                    None,
                    {},
                    ("somewhere", "alone"),
                    words=_CROWD,
                    where=("outside", "in front of"),
                )
                for lemma in "gather assemble mass converge rally picket".split()
            ),
            VerbTrigger(
                "march", _ORG, None, {"against": _TARGET}, ("somewhere", "alone"), where=("through", "to")
            ),
            VerbTrigger(
                "take", _ORG, None, {"to": None}, ("noun",), words("street"), where=("to",), inside=_ORG
            ),
            VerbTrigger(
                "block",
                _ORG,
                None,
                {},
                ("noun",),
                words("road street highway bridge border crossing motorway"),
            ),
            VerbTrigger("burn", _ORG, None, {}, ("noun",), words("flag effigy"), inside=_TARGET),
            VerbTrigger("chant", _ORG, None, {}, ("noun", "somewhere"), words("slogan")),
            *(
                VerbTrigger(
                    lemma,
                    None,
                    None,
                    {},
                    ("noun",),
                    words("street square"),
                    where=("object",),
                    words=words("crowd protester demonstrator chant slogan supporter student people"),
                )
                for lemma in "fill flood throng occupy pack".split()
            ),
            VerbTrigger(
                "clash",
                _ORG,
                None,
                {"with": None},
                ("somewhere",),
                words=words("protester demonstrator police rioter"),
            ),
            VerbTrigger("picket", _ORG, _TARGET, {}),
        ),
        held_by=each(_ORG, "hold stage organise organize lead call join plan attend spark mount"),
        held_over=over(_ORG, None, "take in", "participate in", "gather for", "join in"),
        prepositions={"by": _ORG, "against": _TARGET, "of": _ORG},
        possessor=_ORG,
        default_role=_ORG,
    ),
)
