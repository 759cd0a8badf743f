"""What the verbs of political news count as among PLOVER's types, with the nouns that turn them."""


def _each(code: str, text: str) -> dict[str, str]:
    return dict.fromkeys(text.split(), code)


# Verbs of saying whose content is what happens.
SAYING = frozenset(
    "say tell report announce state confirm add note reveal disclose declare believe think claim acknowledge quote".split()
)
# What a verb makes of the act that it governs: "agreed to meet", "threatened to strike".
GOVERNING = {
    **_each(
        "AGREE",
        """agree offer promise pledge plan intend commit decide vow prepare accept consent undertake propose volunteer
        hope arrange schedule aim expect""",
    ),
    **_each("THREATEN", "threaten warn swear"),
    **_each("REJECT", "refuse decline fail reject deny oppose resist"),
    **_each(
        "REQUEST",
        "demand urge call ask appeal request want need press push pressure insist require seek order",
    ),
}
HARSH = frozenset(("COERCE", "SANCTION", "ASSAULT", "PROTEST", "MOBILIZE", "REJECT", "THREATEN"))
MILD = frozenset(("CONSULT", "AID", "YIELD", "SUPPORT", "COOPERATE", "AGREE"))
VERBS = {
    **_each(
        "CONSULT",
        "meet visit confer telephone phone host receive welcome discuss negotiate mediate consult travel tour talk",
    ),
    **_each(
        "SUPPORT",
        "praise defend apologise apologize forgive endorse back support recognise recognize laud hail commend congratulate thank upgrade ratify side applaud normalise normalize assure salute honour honor",
    ),
    **_each("COOPERATE", "cooperate collaborate share exchange extradite train partner"),
    **_each(
        "AID",
        "donate aid shelter feed fund finance lend help assist airlift subsidise subsidize treat vaccinate",
    ),
    **_each(
        "YIELD",
        """surrender resign withdraw retreat concede yield ease lift release free pardon reopen allow permit abdicate
        compensate repatriate evacuate capitulate relax disarm dismantle demobilise demobilize halt suspend return amnesty legalise
        legalize commute cede liberate disband retract withdraw unblock unban reinstate vacate relent backtrack
        acquit reform comply""",
    ),
    **_each(
        "REQUEST",
        "demand urge appeal request press push pressure insist implore exhort beseech plead petition lobby seek entreat beg solicit petition",
    ),
    **_each(
        "ACCUSE",
        """accuse blame criticise criticize condemn denounce charge indict sue investigate deplore allege deride slam
        blast chide rebuke inspect probe complain lambast decry fault prosecute probe monitor try question disapprove bemoan lament castigate decry reprimand censure deprecate
        examine scrutinise scrutinize summon implicate convict blast rap scold lash reproach""",
    ),
    **_each(
        "REJECT",
        "reject refuse decline veto deny oppose block rebuff dismiss spurn defy ignore violate exclude disobey resist rebel flout contravene balk baulk shelve renege repudiate abstain breach rule turn",
    ),
    **_each("THREATEN", "threaten warn menace"),
    **_each(
        "PROTEST",
        "protest demonstrate rally march riot picket blockade block besiege chant jeer heckle stone",
    ),
    **_each("MOBILIZE", "mobilise mobilize deploy mass amass station patrol reinforce conscript rearm"),
    **_each("SANCTION", "expel recall sever cancel downgrade embargo sanction boycott reduce cut"),
    **_each(
        "COERCE",
        """arrest detain seize confiscate demolish imprison jail raze destroy censor restrict impose disperse evict
        impound burn sabotage vandalise vandalize deface hold banish outlaw curb close shut dissolve torch loot
        sentence prevent deport nationalise nationalize expropriate fine intercept hack jam wiretap cordon raid suppress
        muzzle silence gag outlaw wreck damage ransack search""",
    ),
    **_each(
        "ASSAULT",
        """attack kill bomb shell shoot kidnap abduct assassinate torture rape abuse beat murder wound injure ambush
        fire capture retake overrun invade clash fight battle raid bombard explode detonate launch hijack massacre
        stab execute storm hit strike occupy down die slay behead lynch mutilate poison maim injure machine-gun gun torch mortar strafe
        sink retaliate maul repulse skirmish pound assault explode maltreat molest""",
    ),
    **_each("AGREE", "agree pledge promise offer accept consent plan"),
}
# A verb with one of these in its object or behind its preposition is something else than by itself.
WITH_NOUNS: dict[str, dict[str, str]] = {
    "sign": _each(
        "SUPPORT", "treaty agreement accord pact deal memorandum protocol declaration contract convention"
    ),
    "establish": _each("SUPPORT", "tie relation embassy"),
    "open": {
        **_each("SUPPORT", "embassy consulate"),
        **_each("ACCUSE", "investigation inquiry probe hearing trial case"),
        **_each("YIELD", "border"),
        **_each("ASSAULT", "fire"),
    },
    "launch": {
        **_each("ACCUSE", "investigation inquiry probe"),
        **_each("CONSULT", "mediation effort talk"),
        **_each("COOPERATE", "game exercise manoeuvre maneuver project"),
        **_each("PROTEST", "strike campaign"),
    },
    "hold": {
        **_each("CONSULT", "meeting talk summit consultation negotiation discussion conference conversation"),
        **_each("PROTEST", "rally demonstration strike protest march vigil"),
        **_each("COOPERATE", "exercise game manoeuvre maneuver"),
    },
    "stage": {
        **_each("PROTEST", "rally demonstration strike protest march sit-in hunger"),
        **_each("ASSAULT", "attack raid ambush"),
        **_each("COERCE", "crackdown"),
    },
    "go": {**_each("PROTEST", "strike"), **_each("CONSULT", "talk visit")},
    "release": _each("AID", "aid fund money million food grain"),
    "capture": _each("COERCE", "rebel militant soldier suspect leader fighter guerrilla smuggler member"),
    "deploy": _each("AID", "peacekeeper doctor medic rescuer"),
    "file": _each("ACCUSE", "suit lawsuit complaint charge case"),
    "lodge": _each("ACCUSE", "protest complaint"),
    "voice": {**_each("ACCUSE", "concern anger disapproval criticism"), **_each("SUPPORT", "support")},
    "drop": {**_each("YIELD", "charge demand claim"), **_each("ASSAULT", "bomb")},
    "lay": {**_each("YIELD", "arm weapon"), **_each("ASSAULT", "siege")},
    "throw": {**_each("PROTEST", "stone rock egg"), **_each("ASSAULT", "grenade bomb")},
    "turn": _each("REJECT", "request offer proposal down"),
    "step": _each("YIELD", "down"),
    "pull": {**_each("YIELD", "troop force out soldier"), **_each("SANCTION", "ambassador")},
    "move": _each("MOBILIZE", "troop tank force warship soldier"),
    "raise": _each("MOBILIZE", "alert"),
    "walk": _each("REJECT", "talk meeting out"),
    "close": {
        **_each("SANCTION", "embassy consulate border"),
        **_each("COERCE", "newspaper station university office"),
    },
    "shut": {
        **_each("SANCTION", "embassy consulate border"),
        **_each("COERCE", "newspaper station university office"),
    },
    "boycott": _each("PROTEST", "election vote poll"),
    "carry": {
        **_each("ASSAULT", "attack bombing raid"),
        **_each("COOPERATE", "exercise manoeuvre"),
        **_each("COERCE", "sweep arrest"),
    },
    "conduct": {
        **_each("COOPERATE", "exercise manoeuvre maneuver drill"),
        **_each("ACCUSE", "investigation inquiry"),
        **_each("ASSAULT", "attack raid"),
    },
    "use": {**_each("COERCE", "gas cannon baton"), **_each("ASSAULT", "weapon bomb mine")},
    "stop": _each("PROTEST", "work"),
    "begin": {
        **_each("CONSULT", "talk negotiation visit"),
        **_each("PROTEST", "strike drive campaign protest signature"),
    },
    "collect": _each("PROTEST", "signature"),
    "renew": {**_each("CONSULT", "negotiation talk"), **_each("SUPPORT", "tie relation")},
    "resume": {**_each("CONSULT", "negotiation talk"), **_each("SUPPORT", "tie relation")},
    "undertake": _each("CONSULT", "mediation mission visit"),
    "take": {
        **_each("PROTEST", "street"),
        **_each("COERCE", "hostage prisoner"),
        **_each("ASSAULT", "town village"),
    },
    "provide": _each(
        "AID",
        "aid assistance food relief weapon support shelter photograph intelligence loan grant money equipment",
    ),
    "give": _each(
        "AID",
        "aid assistance food relief weapon support shelter loan grant money asylum refuge dollar million",
    ),
    "hand": _each("AID", "medicine food aid kg"),
    "send": {
        **_each("AID", "aid food medicine supply relief"),
        **_each("ACCUSE", "inspector investigator observer monitor"),
        **_each("AID", "peacekeeper doctor medic rescuer"),
        **_each("MOBILIZE", "troop soldier force warship police"),
        **_each("CONSULT", "envoy delegation"),
    },
    "dispatch": {
        **_each("ACCUSE", "inspector investigator observer monitor"),
        **_each("MOBILIZE", "troop soldier force warship police"),
    },
    "deliver": _each("AID", "aid food medicine supply relief weapon"),
    "grant": {
        **_each("AID", "asylum refuge aid loan million"),
        **_each("YIELD", "amnesty right autonomy independence visa"),
    },
    "put": _each("ACCUSE", "investigation trial"),
    "express": {
        **_each("ACCUSE", "concern regret outrage dismay anger"),
        **_each("SUPPORT", "support solidarity"),
    },
    "issue": {
        **_each("REQUEST", "appeal demand call declaration"),
        **_each("THREATEN", "ultimatum warning threat"),
        **_each("COERCE", "curfew"),
    },
    "make": {
        **_each("REQUEST", "appeal demand"),
        **_each("CONSULT", "visit trip"),
        **_each("YIELD", "concession"),
    },
    "impose": {**_each("SANCTION", "sanction embargo"), **_each("REJECT", "blackout")},
    "reimpose": _each("COERCE", "curfew blockade restriction ban"),
    "declare": {
        **_each("YIELD", "ceasefire truce"),
        **_each("COERCE", "emergency law curfew siege"),
        **_each("ASSAULT", "war"),
    },
    "order": {
        **_each("MOBILIZE", "patrol troop alert"),
        **_each("SANCTION", "diplomat expulsion"),
        **_each("COERCE", "curfew arrest"),
    },
    "call": {},
    "break": {**_each("SANCTION", "tie relation talk"), **_each("COERCE", "demonstration protest")},
    "cut": {**_each("SANCTION", "tie relation aid supply"), **_each("COERCE", "line power")},
    "suspend": _each("SANCTION", "aid tie relation link talk flight membership cooperation"),
    "withdraw": _each("SANCTION", "ambassador diplomat inspector envoy"),
    "halt": _each("SANCTION", "aid mediation talk cooperation"),
    "freeze": _each("SANCTION", "asset tie aid relation"),
    "lift": _each("YIELD", "sanction embargo ban curfew state restriction"),
    "accept": _each("YIELD", "demand"),
    "pay": {**_each("YIELD", "compensation"), **_each("CONSULT", "visit")},
    "receive": _each("YIELD", "observer monitor inspector peacekeeper mission"),
    "admit": _each("YIELD", "inspector peacekeeper observer"),
    "offer": _each("AGREE", "aid help troop concession negotiate"),
    "announce": {
        **_each("SANCTION", "suspension expulsion"),
        **_each("YIELD", "ceasefire truce withdrawal"),
        **_each("AGREE", "plan aid"),
    },
    "force": _each("SANCTION", "agency mission diplomat"),
    "ship": _each("SANCTION", "peacekeeper"),
    "prohibit": _each("SANCTION", "aid trade export import"),
    "complete": _each("YIELD", "withdrawal pullout"),
    "speed": _each("YIELD", "withdrawal"),
    "remain": _each("MOBILIZE", "alert"),
    "place": _each("MOBILIZE", "alert"),
    "mount": {**_each("ASSAULT", "invasion attack offensive"), **_each("PROTEST", "protest")},
    "blow": {
        **_each("ASSAULT", "bus train"),
        **_each("COERCE", "line bridge house building pipeline office home"),
    },
    "break off": _each("SANCTION", "tie"),
    "arrive": _each("YIELD", "peacekeeping peacekeeper"),
    "cancel": {**_each("YIELD", "restriction ban"), **_each("SANCTION", "visit trip meeting talk")},
    "reach": _each("REJECT", "nothing"),
    "restore": _each("SUPPORT", "tie relation"),
    "crack": _each("COERCE", "down"),
    "set": _each("COERCE", "fire"),
    "block": {
        **_each("PROTEST", "road street bridge highway traffic border"),
        **_each("REJECT", "resolution bill proposal"),
    },
    "prevent": _each("COERCE", "demonstration rally protest"),
}
NEGATED_REJECT = frozenset(
    "accept allow recognise recognize agree meet resign support tolerate return attend permit negotiate".split()
)
# Classes of the facts, with what is told as a fact.
CLASSES = {
    **_each(
        "CONSULT", "Meeting Summit Visit PressConference PhoneCall Negotiation Encounter Mediation Ceremony"
    ),
    **_each("SUPPORT", "Agreement Accord Endorsement Appointment"),
    **_each("YIELD", "Ceasefire Resignation"),
    **_each("SANCTION", "Sanction Expulsion Coercion"),
    **_each("ASSAULT", "Attack Force"),
    **_each("MOBILIZE", "Deployment"),
    **_each("AID", "Aid Support"),
    **_each("REJECT", "Denial"),
    **_each("PROTEST", "Protest"),
    **_each("AGREE", "Pledge"),
    **_each("REQUEST", "Demand"),
    **_each("THREATEN", "Threat"),
    **_each("ACCUSE", "Accusation Condemnation"),
}
MERGED = {
    "DEMAND": "REQUEST",
    "DISAPPROVE": "ACCUSE",
    "INVESTIGATE": "ACCUSE",
    "FIGHT": "ASSAULT",
    "CONCEDE": "YIELD",
    "RETREAT": "YIELD",
}
