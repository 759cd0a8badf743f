"""Accords: what parties bind themselves to."""

from kg.events.frame import Frame, VerbTrigger, each, over, words
from kg.model import Role

_SIGN, _MED = Role.SIGNATORY, Role.MEDIATOR
_CONCLUDED = {
    **each(
        _SIGN,
        """sign initial conclude reach strike seal clinch make ratify join enter finalise finalize negotiate renew
        extend accept reject violate break declare announce agree exchange ink pen approve adopt endorse secure
        cut forge hammer thrash abandon quit scrap denounce terminate abrogate suspend breach honour honor implement
        unveil close complete shake land prolong revive cancel repudiate tear leave cement bind back""",
    ),
    **each(_MED, "broker mediate facilitate"),
    **each(None, "propose seek discuss urge demand draft consider want offer"),
}
_OVER = over(
    _SIGN,
    None,
    "agree to",
    "agree on",
    "agree upon",
    "sign up to",
    "sign onto",
    "sign on",
    "accede to",
    "enter into",
    "enter",
    "arrive at",
    "come to",
    "withdraw from",
    "pull out of",
    "pull from",
    "walk away from",
    "back out of",
    "return to",
    "commit to",
    "consent to",
    "join in",
    "renege on",
    "settle on",
    "put to",
)
_PARTIES = {"between": _SIGN, "with": _SIGN, "among": _SIGN, "by": _SIGN, "from": _SIGN}
_TIES = words("relation tie link relationship")

ACCORD = (
    Frame(
        name="Agreement",
        parent="Accord",
        label="agreement",
        facts_type="Agreement",
        nouns=words(
            """agreement deal treaty accord pact memorandum protocol convention entente compact mou charter covenant
            concordat communiqué""",
            "memorandum of understanding",
            "letter of intent",
            "peace deal",
            "peace treaty",
            "peace agreement",
            "peace accord",
            "trade deal",
            "trade agreement",
            "trade pact",
            "free trade agreement",
            "free-trade agreement",
            "free trade deal",
            "arms deal",
            "partnership agreement",
            "security agreement",
            "security pact",
            "defence pact",
            "defense pact",
            "cooperation agreement",
            "joint declaration",
            "joint communique",
            "joint statement",
            "prisoner swap",
            "prisoner exchange",
            "border treaty",
            "non-aggression pact",
            "extradition treaty",
            "tax treaty",
            "gas deal",
            "oil deal",
            "loan deal",
            "framework agreement",
            "draft agreement",
            "free trade pact",
            "fisheries pact",
            "fisheries deal",
        ),
        verbs=(
            VerbTrigger(
                "agree",
                _SIGN,
                None,
                {"with": _SIGN, "on": None, "upon": None},
                ("noun",),
                words(
                    "border plan roadmap framework swap exchange timetable formula compromise settlement terms term"
                ),
            ),
            VerbTrigger(
                "agree",
                _SIGN,
                None,
                {"with": _SIGN},
                ("several",),
                words=words(
                    "cooperate reopen open establish create build share restore resume normalise normalize set launch work "
                    "form expand deepen strengthen end settle resolve halt free release exchange extend raise cut join"
                ),
            ),
            VerbTrigger("normalise", _SIGN, None, {"with": _SIGN}, ("noun", "actor"), _TIES),
            VerbTrigger("normalize", _SIGN, None, {"with": _SIGN}, ("noun", "actor"), _TIES),
            VerbTrigger("restore", _SIGN, None, {"with": _SIGN}, ("noun", "actor"), _TIES),
            VerbTrigger("establish", _SIGN, None, {"with": _SIGN}, ("noun", "actor"), _TIES),
            VerbTrigger("resume", _SIGN, None, {"with": _SIGN}, ("noun", "actor"), _TIES),
            VerbTrigger("upgrade", _SIGN, None, {"with": _SIGN}, ("noun", "actor"), _TIES),
            VerbTrigger(
                "exchange",
                _SIGN,
                None,
                {"with": _SIGN},
                ("noun", "actor"),
                words("prisoner captive ambassador instrument"),
            ),
            VerbTrigger(
                "swap", _SIGN, None, {"with": _SIGN}, ("noun", "actor"), words("prisoner captive hostage")
            ),
            VerbTrigger(
                "sign",
                _SIGN,
                None,
                {"with": _SIGN},
                ("noun", "actor"),
                words(
                    "contract document declaration text paper statement charter roadmap plan constitution lease"
                ),
            ),
            VerbTrigger("bury", _SIGN, None, {"with": _SIGN}, ("noun", "actor"), words("hatchet")),
            VerbTrigger("accede", _SIGN, None, {}, ("actor",)),
            *(
                VerbTrigger(lemma, _SIGN, None, {"with": _SIGN}, ("noun", "actor"), _TIES)
                for lemma in "mend repair".split()
            ),
        ),
        held_by=_CONCLUDED,
        held_over=_OVER,
        only_held=True,
        prepositions=_PARTIES,
        possessor=_SIGN,
        default_role=_SIGN,
    ),
    Frame(
        name="Ceasefire",
        parent="Accord",
        label="ceasefire",
        facts_type="Ceasefire",
        nouns=words(
            "ceasefire cease-fire truce armistice détente",
            "cessation of hostility",
            "cease fire",
            "ceasefire agreement",
            "ceasefire deal",
            "ceasefire accord",
            "truce agreement",
            "truce deal",
            "humanitarian pause",
            "humanitarian truce",
            "pause in fighting",
            "pause in hostility",
            "halt to fighting",
            "halt to hostility",
            "halt in fighting",
            "end to hostility",
            "end to fighting",
            "cessation of fighting",
        ),
        verbs=(
            VerbTrigger(
                "agree",
                _SIGN,
                None,
                {"with": _SIGN},
                ("actor",),
                words=words("fighting fight hostility fire gun shooting shelling"),
            ),
            VerbTrigger("stop", _SIGN, None, {}, ("noun", "several"), words("fighting hostility fire")),
            VerbTrigger("cease", _SIGN, None, {}, ("noun",), words("fire hostility fighting")),
            VerbTrigger("suspend", _SIGN, None, {}, ("noun",), words("hostility fighting")),
            VerbTrigger("end", _SIGN, None, {}, ("noun", "several"), words("fighting hostility war")),
            VerbTrigger("lay", _SIGN, None, {}, ("noun", "actor"), words("arm weapon")),
        ),
        held_by={
            **_CONCLUDED,
            **each(_SIGN, "observe respect hold maintain proclaim order"),
            **each(_MED, "secure broker"),
        },
        held_over=_OVER,
        prepositions={**_PARTIES, "in": _SIGN},
        default_role=_SIGN,
        possessor=_SIGN,
    ),
)
