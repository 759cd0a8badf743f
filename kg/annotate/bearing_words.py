"""The words that bear on the factuality of an event, as tables.

An entry is a lemma. ``call~off`` wants the particle, ``call+for`` bears only on what stands behind that
preposition, ``agree.c`` only on a clause, ``drop.o`` only on an object and ``say.p`` only on a clause below its
passive; a bare entry bears on clauses and objects.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kg.annotate.bearings import Bearing
from kg.model import Factuality

_F, _B = Factuality, Bearing


@dataclass(frozen=True, slots=True)
class Entry:
    """One use of a governing word: its bearing, and on what it has it.

    ``arc`` is c (a clause), o (an object), p (a clause below a passive: "is said to have met") or empty for all;
    with a ``preposition`` it bears only on what stands behind that, with a ``particle`` only beside that one.
    """

    bearing: Bearing
    arc: str = ""
    preposition: str = ""
    particle: str = ""


VERBS: Mapping[Bearing, str] = {
    _B.PLAN: """plan plan+for plan+on schedule slate set.c set.o due.c intend intend+for arrange arrange+for prepare
        prepare+for expect await aim.c aim+at anticipate gear~up gear+for pledge promise vow undertake.c swear.c
        commit+to commit.c decide.c decide+on resolve.c choose.c order.c instruct.c authorise.c authorize.c approve.c
        move.c go.c mean.c poise.c brace+for look~forward+to earmark envisage foresee tip.c
        line~up pencil~in book determine.c select.c pick.c tap.c opt.c elect.c clear.c oblige.c prime.c task.c accept.c vote.c suppose.p wait.c
        wait+for promise+of hold~off""",
    _B.PROPOSE: """forecast predict project.c propose suggest offer consider contemplate mull weigh float moot recommend advocate urge demand
        request ask+for ask.c call+for call+on.c call+upon.c invite.c invite+for invite+on press.c press+for push.c
        push+for lobby+for lobby.c encourage.c encourage appeal.c appeal+for plead+for plead.c beg.c advise.c
        persuade.c threaten.c threaten warn+of explore eye bid+for campaign+for insist+on require call.c tempt.c
        entice.c study canvass broach pitch table seek try.c attempt strive.c attempt
        volunteer.c bid.c risk mandate negotiate.c work+towards work+toward work.c move+towards move+toward convince.c pressure.c compel.c""",
    _B.HOPE: """want hope hope+for wish wish+for desire like.c prefer.c fear worry+about long+for need aspire.c
        agitate+for yearn.c yearn+for""",
    _B.CANCEL: """cancel postpone scrap shelve delay suspend abandon call~off put~off put~back push~back abort
        defer adjourn drop.o axe ditch reschedule""",
    _B.REFUSE: """rule~out reject refuse oppose decline exclude forbid preclude spurn rebuff bar+from ban+from
        vote~down veto shun resist object+to turn~down dismiss prohibit disallow warn+against vote+against
        advise+against argue+against dissuade+from discourage+from discourage refrain+from shy+from abstain+from
        decide+against opt+against choose+against withhold renounce swear~off eschew block balk+at""",
    _B.FAIL: """fail avoid prevent prevent+from avert thwart foil hinder+from keep+from stop+from neglect.c forget.c
        omit.c forgo forego stave~off forestall deter+from""",
    _B.DENY: "deny disavow refute dispute contradict disclaim",
    _B.ALLEGE: """allege accuse+of accuse charge+with charge.c suspect suspect+of claim.c purport insinuate imply speculate
        rumour rumor say.p report.p believe.p think.p understand.p consider.p assert.p seem.c appear.c presume.p
        assume pretend.c hint+at""",
    _B.DOUBT: "confirm verify acknowledge admit corroborate know",
    _B.BELIEVE: "think.c believe.c feel.c reckon guess imagine",
    _B.REPORT: """say tell add report.c state announce.c note write explain stress insist.c argue warn.c declare.c
        reiterate emphasise emphasize repeat reveal show.c signal.c indicate.c remark reply answer hear learn post
        tweet""",
    _B.CONTINUE: "continue keep.c remain.c go~on persist+in press~ahead carry~on maintain sustain continue+with",
    _B.END: "end conclude finish wrap~up complete quit leave halt stop break~off cease terminate interrupt",
    _B.ATTEND: """attend join join+in skip boycott miss participate+in take+in address snub represent+at speak+at
        appear+at welcome+to sit~out chair co-chair travel+to fly+to go+to head+to come+to return+to arrive+at stay+from pull+out drop+out back+out
        withdraw+from""",
    _B.INVITE: "invite+to",
    _B.ANNOUNCE: "announce declare.o proclaim unveil",
    _B.AGREE: "agree agree+to agree+on agree+upon consent+to assent+to settle+on accept.o",
    _B.DISCUSS: """discuss talk+about talk+of speak+about speak+of touch+on negotiate.o negotiate+on negotiate+over
        deliberate+on vote+on debate examine support back favour favor talk+on""",
    _B.FACT: """condemn welcome hail praise regret follow mark deplore applaud criticise criticize denounce celebrate
        remember lament commemorate mourn thank+for apologise+for apologize+for blame+for survive criticise+for
        praise+for condemn+for congratulate+on respond+to react+to investigate review recall witness see.o describe
        mention report.o cite""",
}

ADJECTIVES: Mapping[Bearing, str] = {
    _B.PLAN: """due set poised scheduled planned expected bound certain slated about imminent
        upcoming forthcoming sure determined""",
    _B.PROPOSE: """likely ready prepared possible willing open conceivable probable desirable necessary essential eager keen free proposed
        needed vital interested+in""",
    _B.REFUSE: """unlikely unwilling reluctant impossible opposed+to inconceivable unthinkable unprepared
        averse+to""",
    _B.HOPE: "afraid+of fearful+of hopeful+of worried+about concerned+about hopeful wary+of",
    _B.INVITE: "ready+for prepared+for",
    _B.TRUTH: "true correct accurate",
    _B.DENY: "false untrue wrong baseless fabricated unfounded",
    _B.FAIL: "unable powerless",
    _B.CANCEL: "off",
    _B.ALLEGE: "unclear uncertain unconfirmed",
    _B.CONTINUE: "underway ongoing",
    _B.CONDITION: "conditional contingent dependent",
    _B.FACT: "responsible+for guilty+of grateful+for sorry+for aware+of",
}

NOUNS: Mapping[Bearing, str] = {
    _B.PLAN: """plan preparation schedule arrangement intention promise pledge vow decision commitment agreement.c
        deal.c run-up date+for venue+for agenda+for readiness willingness timetable order.c instruction.c mission.c mandate.c consent
        aim aim+of goal objective purpose+of ambition+of means+of view+to readying""",
    _B.PROPOSE: """proposal suggestion possibility call invitation offer threat need idea request prospect chance
        appeal demand talk+of option resolution.c motion bid attempt effort push.c push+for move.c risk likelihood
        pressure warning opportunity initiative.c bill.c draft urge right.c power.c potential danger time.c ultimatum point+in sense+in question+of reason+for reason.c progress+towards progress+toward path+to step+towards step+toward road+to""",
    _B.HOPE: "hope wish desire fear worry concern+about",
    _B.CANCEL: "cancellation postponement suspension delay abandonment scrapping",
    _B.REFUSE: "refusal rejection opposition boycott ban+on objection unwillingness reluctance",
    _B.FAIL: "failure avoidance prevention inability absence+of lack+of",
    _B.DENY: "denial",
    _B.ALLEGE: """allegation accusation claim suspicion rumour rumor report+of report+about report.c speculation
        insinuation account+of""",
    _B.CONTINUE: "continuation",
    _B.DISCUSS: """talk+on talk+about talk+over negotiation+on negotiation+about negotiation+over discussion+on
        discussion+of discussion+about debate+on debate+about debate+over vote+on""",
    _B.SAME: """holding signing start beginning opening outbreak round series imposition wave number half part
        resumption string spate lot launch announcement+of return+to implementation conclusion conduct renewal
        extension entry+into organisation hosting""",
    _B.INVITE: "invitation+to invitation+for",
    _B.TRUTH: "truth+in truth+to basis+for",
    _B.FACT: "responsibility+for credit+for",
}
# What the lemmatiser makes of "hoped", "slated", "primed", "axed".
MISREAD_LEMMAS = {"hop": "hope", "slat": "slate", "prim": "prime", "ax": "axe"}
# What is offered becomes a plan with these.
ACCEPTING = frozenset("accept take approve endorse agree".split())

# Prepositions (with what they stand in) that settle the event behind them by themselves.
PREPOSITIONS: Mapping[str, Factuality] = {
    **dict.fromkeys(("ahead of", "run-up to", "on eve of", "pending"), _F.PLANNED),
    **dict.fromkeys(
        ("without", "instead of", "rather than", "short of", "far from", "in lieu of"), _F.RULED_OUT
    ),
    **dict.fromkeys(
        (
            "in case of",
            "in event of",
            "on condition",
            "on proviso",
            "barring",
            "failing",
            "subject to",
            "depending on",
        ),
        _F.CONDITIONAL,
    ),
}
CONDITIONS = frozenset("if unless provided providing assuming lest".split())
OPEN_QUESTIONS = frozenset(("whether",))
ASKING = frozenset("ask wonder know see doubt question say tell consider".split())

# "The visit is off the table": a form of "be" with a phrase.
STATES: Mapping[str, Factuality] = {
    "off table": _F.RULED_OUT,
    "out of question": _F.RULED_OUT,
    "on hold": _F.CANCELLED,
    "on ice": _F.CANCELLED,
    "off": _F.CANCELLED,
    "under way": _F.ONGOING,
    "in day": _F.ONGOING,
    "in week": _F.ONGOING,
    "in progress": _F.ONGOING,
    "in session": _F.ONGOING,
    "in works": _F.PLANNED,
    "in preparation": _F.PLANNED,
    "on agenda": _F.PLANNED,
    "on cards": _F.PLANNED,
    "in doubt": _F.PLANNED,
    "under consideration": _F.PROPOSED,
    "under discussion": _F.PROPOSED,
    "on table": _F.PROPOSED,
}

# Words on the event's noun itself.
MODIFIERS: Mapping[str, Factuality] = {
    **dict.fromkeys(
        "planned announced upcoming future scheduled forthcoming expected coming looming impending".split(),
        _F.PLANNED,
    ),
    **dict.fromkeys("imminent intended promised pledged anticipated next due".split(), _F.PLANNED),
    **dict.fromkeys(
        "proposed possible potential prospective suggested eventual would-be mooted further tentative threatened".split(),
        _F.PROPOSED,
    ),
    **dict.fromkeys("hypothetical conceivable likely".split(), _F.PROPOSED),
    **dict.fromkeys(
        "cancelled canceled postponed aborted scrapped abandoned shelved delayed called-off aborted".split(),
        _F.CANCELLED,
    ),
    **dict.fromkeys(
        "alleged suspected reported purported supposed rumoured rumored unconfirmed so-called apparent".split(),
        _F.ALLEGED,
    ),
    **dict.fromkeys("ongoing continued continuing current present".split(), _F.ONGOING),
}

PAST_MODIFIERS = frozenset("last previous recent past yesterday earlier former".split())
# Nouns that only measure what stands behind "of" or "in": "a package of aid", "$5 million in aid".
QUANTITIES = frozenset(
    """million billion trillion dollar euro pound worth package tranche amount sum total dozen hundred thousand
    tonne ton bulk rest majority""".split()
)
# Going somewhere to do something is doing it.
MOTION = frozenset(
    """travel go come fly arrive visit head return gather meet sit assemble convene land drive journey join call
    phone speak talk""".split()
)

# "The first to visit": the infinitive tells what was done.
SINGLED = frozenset("first last only latest few".split())
# "fell to reach its lowest level": the infinitive tells what came of it.
OUTCOMES = frozenset("end close finish reach become find discover learn".split())
AT_THE_TIME = frozenset("when once after until before if while where".split())

HEARSAY = frozenset("reportedly allegedly purportedly supposedly apparently seemingly".split())
PERHAPS = frozenset("possibly perhaps maybe potentially conceivably hopefully".split())
UNVOUCHED = frozenset(
    "unconfirmed unverified anonymous rumour rumor rumours rumors allegation allegations".split()
)
# "According to" these a text does not vouch for what it tells.
PARTISANS = frozenset(
    """rebel rebels militant militants insurgent insurgents separatist separatists activist activists fighters
    guerrillas jihadists militia militias telegram footage videos posts""".split()
)

# Verbs by which an event as subject comes about: it is as real as they are.
OCCURRING = frozenset(
    """take happen occur go proceed begin start open come be follow resume convene materialise materialize become
    hold get ensue commence run""".split()
)
COLLAPSING: Mapping[tuple[str, str], Factuality] = {
    ("fall", "through"): _F.CANCELLED,
    ("call", "off"): _F.CANCELLED,
    ("depend", "on"): _F.CONDITIONAL,
    ("depend", "upon"): _F.CONDITIONAL,
    ("hinge", "on"): _F.CONDITIONAL,
    ("rest", "on"): _F.CONDITIONAL,
}


def _entry(bearing: Bearing, word: str) -> tuple[str, Entry]:
    lemma, _, arc = word.partition(".")
    lemma, _, preposition = lemma.partition("+")
    lemma, _, particle = lemma.partition("~")
    return lemma, Entry(bearing, arc, preposition, particle)


def _table(words: Mapping[Bearing, str]) -> dict[str, tuple[Entry, ...]]:
    found: dict[str, list[Entry]] = {}
    for bearing, listed in words.items():
        for word in listed.split():
            lemma, entry = _entry(bearing, word)
            if entry not in found.setdefault(lemma, []):
                found[lemma].append(entry)
    return {lemma: tuple(entries) for lemma, entries in found.items()}


GOVERNING_VERBS = _table(VERBS)
GOVERNING_ADJECTIVES = _table(ADJECTIVES)
GOVERNING_NOUNS = _table(NOUNS)
