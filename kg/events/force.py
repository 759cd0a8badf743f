"""Force, used or moved into place."""

from kg.events.frame import Frame, VerbTrigger, each, over, words
from kg.model import Role

_BY, _AT, _ORG, _TO = Role.PERPETRATOR, Role.TARGET, Role.ORGANISER, Role.RECIPIENT
_WEAPONS = words(
    """missile drone rocket strike airstrike attack offensive assault artillery shell bomb raid invasion barrage
    incursion salvo volley mortar sortie counteroffensive bombardment""",
    "air strike",
)
_PHYSICAL = words(
    """base port depot building hospital school airport airfield plant refinery ship vessel tanker convoy town city
    village position target camp market warehouse bridge dam station block apartment headquarters embassy consulate
    facility site infrastructure neighbourhood neighborhood district checkpoint outpost terminal pipeline house home
    mosque church capital suburb compound area civilian soldier troop patrol bus car train militant fighter rebel
    stronghold hideout target position hotel barracks garrison reactor grid substation kindergarten column boat frigate""",
)
_TROOPS = words(
    """troop soldier force warship ship peacekeeper carrier battalion jet fighter missile system brigade unit aircraft
    personnel battery destroyer police officer frigate tank bomber regiment contingent marine trainer commando
    paratrooper adviser advisor guard submarine division helicopter reinforcement army navy squadron drone howitzer member people worker men man woman observer monitor marines armour armor vessel mission"""
)
_FIRE = {"at": _AT, "on": _AT, "against": _AT, "into": _AT, "towards": _AT, "toward": _AT}
_GOING = ("to", "into", "from", "along")
_HIT = ("object",)

FORCE = (
    Frame(
        name="Attack",
        parent="Force",
        label="attack",
        facts_type="Attack",
        nouns=words(
            """attack strike airstrike bombing shelling bombardment assault raid offensive killing assassination
            invasion ambush barrage incursion shooting massacre counteroffensive siege onslaught explosion blast murder
            abduction kidnapping beheading crossfire gunfire airstrikes hijacking firefight skirmish shootout
            cannonade fusillade stabbing""",
            "armed clash",
            "border clash",
            "gun battle",
            "exchange of fire",
            "assassination attempt",
            "gun attack",
            "knife attack",
            "grenade attack",
            "air strike",
            "drone strike",
            "missile strike",
            "missile attack",
            "drone attack",
            "terror attack",
            "terrorist attack",
            "rocket attack",
            "mortar attack",
            "arson attack",
            "cyber attack",
            "air raid",
            "suicide bombing",
            "suicide attack",
            "car bomb",
            "car bombing",
            "roadside bomb",
            "bomb attack",
            "bomb blast",
            "artillery fire",
            "rocket fire",
            "mortar fire",
            "shell fire",
        ),
        verbs=(
            VerbTrigger("attack", _BY, _AT, {}, ("agent",), where=_HIT),
            VerbTrigger("attack", _BY, _AT, {}, ("place",), where=_HIT),
            VerbTrigger("attack", _BY, _AT, {}, ("noun",), _PHYSICAL, where=_HIT, inside=_AT),
            VerbTrigger("bomb", _BY, _AT, where=_HIT, inside=_AT),
            *(VerbTrigger(lemma, _BY, _AT, where=_HIT) for lemma in "bombard shell invade raid".split()),
            VerbTrigger("ambush", _BY, _AT),
            VerbTrigger("assassinate", _BY, _AT),
            VerbTrigger("torpedo", _BY, _AT, {}, ("noun",), _PHYSICAL),
            VerbTrigger("besiege", _BY, _AT, where=_HIT),
            VerbTrigger("strike", _BY, _AT, {}, ("agent",), where=_HIT),
            VerbTrigger("strike", _BY, _AT, {}, ("place",), where=_HIT),
            VerbTrigger("strike", _BY, _AT, {}, ("noun",), _PHYSICAL, where=_HIT, inside=_AT),
            VerbTrigger("hit", _BY, _AT, {}, ("noun",), _PHYSICAL, where=_HIT),
            VerbTrigger(
                "hit",
                _BY,
                _AT,
                {},
                ("place",),
                where=_HIT,
                words=words(
                    "missile drone rocket strike airstrike shell bomb attack jet warplane artillery mortar fire blast explosion"
                ),
            ),
            VerbTrigger("pound", _BY, _AT, {}, ("place",), where=_HIT),
            VerbTrigger("pound", _BY, _AT, {}, ("noun",), _PHYSICAL, where=_HIT, inside=_AT),
            *(VerbTrigger(lemma, _BY, _AT, inside=_AT) for lemma in "abduct kidnap".split()),
            VerbTrigger("murder", _BY, _AT, {}, ("somewhere",)),
            VerbTrigger("overrun", _BY, _AT, {}, ("noun",), _PHYSICAL, where=_HIT, inside=_AT),
            VerbTrigger(
                "rain", _BY, None, _FIRE, (), words=words("missile rocket shell bomb drone"), where=("on",)
            ),
            VerbTrigger(
                "attack", _BY, _AT, {}, ("somewhere",), words=words("bomb gun grenade machete rocket drone")
            ),
            VerbTrigger(
                "target",
                _BY,
                _AT,
                {},
                ("place",),
                where=_HIT,
                words=words("missile drone rocket strike airstrike shell bomb attack jet warplane artillery"),
            ),
            VerbTrigger("target", _BY, _AT, {}, ("noun",), _PHYSICAL, where=_HIT, inside=_AT),
            VerbTrigger("destroy", _BY, _AT, {}, ("noun", "actor"), _PHYSICAL),
            VerbTrigger("storm", _BY, _AT, {}, ("noun",), _PHYSICAL, where=_HIT),
            VerbTrigger("kill", _BY, _AT),
            VerbTrigger("gun", _BY, _AT, particle="down"),
            VerbTrigger(
                "cut",
                _BY,
                _AT,
                {},
                ("person",),
                particle="down",
                words=words("bullet gunfire gunman assassin"),
            ),
            *(
                VerbTrigger(
                    lemma,
                    _AT,
                    None,
                    {},
                    ("noun", "actor"),
                    words("attempt"),
                    words=words("life assassination"),
                )
                for lemma in "survive escape".split()
            ),
            *(
                VerbTrigger(lemma, _BY, None, {"into": _AT}, ("place",), by=_TROOPS, where=("into",))
                for lemma in "roll push cross pour march thrust advance burst punch".split()
            ),
            *(
                VerbTrigger(lemma, _BY, None, {"with": _BY}, (), by=_TROOPS)
                for lemma in "clash skirmish".split()
            ),
            *(
                VerbTrigger(lemma, _BY, None, {"with": _BY}, ("noun", "actor"), words("fire shot gunfire"))
                for lemma in "exchange trade".split()
            ),
            VerbTrigger(
                "capture",
                _BY,
                None,
                {},
                ("noun", "actor"),
                words("town village city base airport port hill stronghold outpost garrison"),
                where=_HIT,
            ),
            VerbTrigger("loot", _BY, _AT, {}, ("noun", "actor"), _PHYSICAL, where=_HIT),
            VerbTrigger("poison", _BY, _AT, {}, ("person",)),
            VerbTrigger("stab", _BY, _AT, {}, ("person",)),
            VerbTrigger(
                "shower",
                _BY,
                _AT,
                {"with": None},
                ("place",),
                where=_HIT,
                words=words("missile rocket shell bomb drone"),
            ),
            VerbTrigger("shoot", _BY, _AT, particle="down"),
            VerbTrigger("shoot", _BY, _AT, {}, ("person",)),
            VerbTrigger("down", _BY, _AT),
            VerbTrigger("blow", _BY, _AT, {}, ("somewhere",), particle="up", where=_HIT),
            VerbTrigger("detonate", _BY, None, {}, ("somewhere",)),
            VerbTrigger("explode", None, None, {}, ("somewhere",)),
            *(VerbTrigger(lemma, _BY, _AT) for lemma in "behead massacre".split()),
            *(VerbTrigger(lemma, _BY, _AT, where=_HIT) for lemma in "strafe mortar".split()),
            *(
                VerbTrigger(lemma, _BY, _AT, {}, ("place", "actor"), where=_HIT)
                for lemma in "hammer batter rocket blast".split()
            ),
            *(
                VerbTrigger(lemma, _BY, None, _FIRE, ("noun",), _WEAPONS | words("grenade"))
                for lemma in "launch fire lob unleash hurl rain".split()
            ),
            VerbTrigger("drop", _BY, None, _FIRE, ("noun",), words("bomb")),
            VerbTrigger("open", _BY, None, _FIRE, ("noun",), words("fire")),
            VerbTrigger(
                "seize",
                _BY,
                None,
                {},
                ("noun", "actor"),
                words("town village city base airport port"),
                where=_HIT,
            ),
            VerbTrigger(
                "go",
                None,
                None,
                {},
                ("somewhere",),
                particle="off",
                words=words("bomb device mine grenade explosive car"),
            ),
            VerbTrigger("set", _BY, None, {"to": _AT}, ("noun", "actor"), words("fire"), inside=_AT),
            VerbTrigger("torch", _BY, _AT, {}, ("noun",), _PHYSICAL, where=_HIT, inside=_AT),
            VerbTrigger("hijack", _BY, _AT),
        ),
        held_by={
            **each(
                _BY,
                """carry conduct launch mount stage begin order intensify continue halt perpetrate resume commit step
                claim deliver unleash plan expand suspend escalate make wage lead pursue""",
            ),
            **each(_AT, "suffer sustain repel survive face resist withstand"),
        },
        held_over={
            **over(
                _BY,
                None,
                "claim for",
                "accept for",
                "take for",
                "claim of",
                "respond with",
                "retaliate with",
                "be for",
                "be behind",
            ),
            **over(_BY, _AT, "hit with", "kill in", "injure in", "wound in", "kill by", "pound with"),
            **over(_AT, None, "come under", "be under", "die in", "survive in"),
        },
        prepositions={
            "on": _AT,
            "against": _AT,
            "of": _AT,
            "by": _BY,
            "at": _AT,
            "targeting": _AT,
            "from": _BY,
        },
        possessor=_BY,
        default_role=_BY,
    ),
    Frame(
        name="Deployment",
        parent="Force",
        label="deployment",
        facts_type="Deployment",
        nouns=words(
            """deployment redeployment withdrawal pullout pull-out dispatch buildup mobilisation mobilization drill
            manoeuvre manoeuvres maneuver wargame""",
            "missile test",
            "nuclear test",
            "missile launch",
            "test launch",
            "naval manoeuvre",
            "military manoeuvre",
            "joint manoeuvre",
            "joint patrol",
            "troop deployment",
            "military exercise",
            "joint exercise",
            "military drill",
            "joint drill",
            "naval exercise",
            "nato exercise",
            "air exercise",
            "training exercise",
            "field exercise",
            "live-fire exercise",
            "live-fire drill",
            "war game",
            "naval drill",
            "troop withdrawal",
            "troop buildup",
            "military buildup",
        ),
        verbs=(
            VerbTrigger(
                "deploy",
                _ORG,
                None,
                {},
                ("noun",),
                _TROOPS - words("system mission unit"),
                where=_GOING,
                inside=_ORG,
            ),
            VerbTrigger(
                "deploy",
                _ORG,
                None,
                {},
                ("noun",),
                words("system mission unit"),
                where=_GOING,
                words=words(
                    "defence defense missile radar air peacekeeping military weapon observer monitoring"
                ),
            ),
            VerbTrigger("deploy", _ORG, None, {}, ("actor", "alone"), where=_GOING),
            VerbTrigger("redeploy", _ORG, None, {}, where=_GOING, inside=_ORG),
            VerbTrigger(
                "mobilise", _ORG, None, {}, ("noun",), _TROOPS | words("reservist reserve army"), where=_GOING
            ),
            VerbTrigger(
                "mobilize", _ORG, None, {}, ("noun",), _TROOPS | words("reservist reserve army"), where=_GOING
            ),
            *(
                VerbTrigger(lemma, _ORG, None, {}, ("noun",), _TROOPS, where=_GOING, inside=_ORG)
                for lemma in "station withdraw amass mass rotate dispatch relocate reinforce base".split()
            ),
            VerbTrigger(
                "pull", _ORG, None, {}, ("noun",), _TROOPS, where=("to", "into", "from", "of"), inside=_ORG
            ),
            VerbTrigger("move", _ORG, None, {}, ("noun", "actor"), _TROOPS, where=_GOING),
            VerbTrigger(
                "put",
                _ORG,
                None,
                {},
                ("noun", "actor"),
                _TROOPS | words("fleet"),
                words=words("alert readiness footing standby"),
            ),
            VerbTrigger(
                "place",
                _ORG,
                None,
                {},
                ("noun", "actor"),
                _TROOPS | words("fleet"),
                words=words("alert readiness footing standby"),
            ),
            VerbTrigger("test-fire", _ORG, None, {}, ()),
            VerbTrigger(
                "test", _ORG, None, {}, ("noun", "actor"), words("missile weapon warhead torpedo bomb")
            ),
            *(
                VerbTrigger(
                    lemma,
                    _ORG,
                    None,
                    {"for": None},
                    ("place", "alone"),
                    by=_TROOPS,
                    where=("to", "into", "for", "towards"),
                )
                for lemma in "sail head steam march".split()
            ),
            VerbTrigger(
                "set", _ORG, None, {"for": None}, (), by=_TROOPS, words=words("sail"), where=("for",)
            ),
            *(
                VerbTrigger(
                    lemma,
                    _ORG,
                    None,
                    {"from": None, "of": None},
                    (),
                    by=_TROOPS,
                    where=("from", "of", "object"),
                )
                for lemma in "leave withdraw depart exit quit".split()
            ),
            VerbTrigger("arrive", _ORG, None, {"in": None}, ("place", "alone"), by=_TROOPS, where=("in",)),
            VerbTrigger("land", _ORG, None, {"in": None}, ("place", "alone"), by=_TROOPS, where=("in",)),
            VerbTrigger("mass", _ORG, None, {}, ("alone",), by=_TROOPS, where=_GOING),
            VerbTrigger(
                "send",
                _ORG,
                None,
                {"to": _TO},
                ("noun",),
                _TROOPS - words("system missile battery mission tank jet aircraft helicopter"),
                where=_GOING,
                inside=_ORG,
            ),
        ),
        held_by=each(
            _ORG,
            """order announce approve authorise authorize hold conduct begin start launch stage halt end back plan expand
            complete kick wrap carry run finish extend accelerate finalise finalize mount open""",
        ),
        held_over=over(_ORG, None, "take in", "participate in", "engage in"),
        prepositions={"by": _ORG, "of": _ORG, "between": _ORG, "with": _ORG, "involving": _ORG},
        where=_GOING,
        of_whom={"withdrawal": _TROOPS, "pullout": _TROOPS, "pull-out": _TROOPS, "dispatch": _TROOPS},
        possessor=_ORG,
        default_role=_ORG,
    ),
)
