"""The words of saying, as data: what each verb can report, and which act it is."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from kg.events.speech import SPEECH


@dataclass(frozen=True, slots=True)
class SpeechVerb:
    """What a verb of saying takes; every one of them may also introduce words in quotation marks.

    ``act`` is a class under SpeechAct. ``takes`` has one or more of: ``clause``, a reported clause, which is
    the statement, or ``whole`` with the verb; ``content``, a noun phrase that is the statement ("stressed *the need*"); ``performs``, a noun
    phrase with which the verb itself is the statement ("*condemned the attack*"); ``infinitive``, the same with
    "to" and a verb ("*promised to come*"); ``urges``, with an object and what it is to do ("*urged X to come*");
    ``names``, with an object and what it is called ("*called it a mistake*"); ``of``, that only with that ("*accused X of
    lying*"); ``gerund`` ("*denied taking
    part*"). ``prepositions`` are the ones that perform as well ("*called for calm*"). ``nouns`` are the heads
    that a noun phrase must have (empty: any head will do).
    """

    lemma: str
    act: str
    takes: frozenset[str]
    prepositions: frozenset[str] = frozenset()
    nouns: frozenset[str] = frozenset()


# What it takes, the prepositions, the verbs.
_ROWS = (
    (
        "clause",
        "",
        "say add state announce declare explain remark write tweet post comment reply respond answer",
    ),
    (
        "clause",
        "",
        "maintain argue believe think confirm conclude observe indicate signal assert reveal disclose",
    ),
    (
        "clause",
        "",
        "hint predict estimate inform assure reassure remind notify advise testify concede contend",
    ),
    (
        "clause",
        "",
        "counter proclaim stipulate boast joke quip allege retort profess speculate decree clarify",
    ),
    ("clause", "", "agree report relay make point recall remark"),
    ("clause whole", "", "hope doubt wonder"),
    (
        "clause content",
        "",
        "stress emphasise emphasize underline underscore reiterate reaffirm acknowledge note",
    ),
    ("clause content", "", "mention convey restate affirm highlight repeat"),
    ("content", "", "express voice echo raise extend send discuss share"),
    ("content infinitive", "", "offer"),
    ("clause gerund", "", "admit suggest propose recommend"),
    ("clause urges", "for", "ask"),
    ("clause urges", "", "tell"),
    ("clause", "on upon", "insist"),
    ("clause", "about of over", "complain"),
    ("clause performs", "", "demand claim regret lament request"),
    ("clause urges", "of against about over", "warn"),
    ("clause", "against", "caution"),
    ("clause performs infinitive", "", "promise pledge vow guarantee"),
    ("clause infinitive", "to", "swear"),
    ("clause infinitive", "with", "threaten"),
    ("infinitive", "", "undertake"),
    ("infinitive", "to", "commit"),
    ("clause", "", "charge"),
    ("performs", "", "endorse back"),
    ("clause performs gerund", "", "deny"),
    (
        "performs names",
        "",
        "condemn denounce criticise criticize decry slam blast praise hail welcome reject dismiss",
    ),
    ("performs", "", "deplore lambast commend applaud laud thank congratulate rebuke chide castigate salute"),
    ("performs", "", "ridicule mock deride berate scold refute rebut rebuff"),
    ("urges", "", "urge beg implore exhort entreat beseech challenge"),
    ("urges names", "for on upon", "call"),
    ("urges", "for to", "appeal"),
    ("urges", "for", "plead"),
    ("names", "", "describe label brand deem term characterise characterize dub depict portray"),
    ("of", "of", "accuse"),
    ("performs", "for", "blame"),
    ("", "for", "apologise apologize"),
    ("", "against", "protest"),
    ("", "out", "hit lash"),
    ("", "", "shoot fire snap fume"),
    # These say nothing by themselves, but what they hold between quotation marks was said.
    (
        "",
        "",
        "continue begin open read finish interject interrupt exclaim shout cry whisper laugh see fear feel",
    ),
    (
        "",
        "",
        "want expect seek cite speak talk outline give refer understand support oppose defend justify",
    ),
    (
        "",
        "",
        "thunder bellow roar chuckle sigh sneer growl hiss mutter murmur enthuse gush boom bark rasp deadpan",
    ),
    (
        "",
        "",
        "interject intone opine surmise grumble scoff tease crow exult lament moan sob drawl venture volunteer",
    ),
    ("", "", "celebrate mourn promote put quote invite regard view consider vent muse"),
)
_CLAIMS = """claim accusation allegation charge report assertion suggestion criticism demand proposal offer idea
notion plan argument speculation rumour rumor statement threat ultimatum assessment narrative concern call
appeal invitation request overture"""
_PLANS = """plan proposal call pact deal agreement accord treaty idea initiative bid motion resolution decision effort
candidacy membership accession stance position move ceasefire truce talk candidate request demand claim"""
_NOUNS = {
    "raise": "concern issue question importance matter case possibility objection alarm point topic need doubt",
    "offer": "condolence apology thanks congratulation sympathy gratitude wish appreciation assurance",
    "extend": "condolence apology thanks congratulation sympathy gratitude wish appreciation greeting",
    "send": "condolence apology thanks congratulation sympathy gratitude wish greeting",
    "discuss": "concern worry grievance",
    "share": "concern worry grievance",
    "deny": f"{_CLAIMS} involvement wrongdoing responsibility role link knowledge guilt existence",
    "reject": _CLAIMS,
    "dismiss": _CLAIMS,
    "refute": _CLAIMS,
    "rebut": _CLAIMS,
    "rebuff": _CLAIMS,
    "claim": "responsibility credit victory",
    "back": _PLANS,
}
_ACTS = {
    "Statement": "call ask claim insist invite warn",
    "Pledge": "vow guarantee swear",
    "Demand": "plead beg beseech entreat challenge",
    "Condemnation": "rebuke chide castigate berate scold deride ridicule mock protest",
    "Endorsement": "salute",
    "Denial": "rebuff",
    "Accusation": "charge",
}
COERCIVE = frozenset(
    """retaliate respond strike attack close cut block expel withdraw suspend impose seize destroy sanction fight
    punish invade veto cancel quit leave answer act shoot bomb fire deploy halt stop hit""".split()
)
#: Words of those who speak for others.
STAFF = frozenset(
    """official spokesman spokeswoman spokesperson ministry government embassy delegation army military authority
    office cabinet presidency regime side source diplomat representative envoy mission parliament court president
    premier minister ambassador leader leadership consulate administration police secretariat department council
    commission committee party group movement agency force navy secretary aide adviser advisor negotiator lawmaker
    chancellery defence defense intelligence commander general camp team counterpart service press""".split()
)
#: Things written or said that speak for their maker.
MESSAGES = frozenset(
    """statement tweet post letter message communique communiqué readout note email memo release announcement
    remark comment declaration speech address interview report article column op-ed video broadcast briefing
    conference appearance analysis study assessment editorial blog resolution letter""".split()
)
#: Verbs that hand a message to the world: "issued a statement saying".
ISSUING = frozenset(
    "issue release publish send write give make deliver post put share read circulate".split()
)


def _verbs() -> dict[str, SpeechVerb]:
    acts = {trigger.lemma: frame.name for frame in reversed(SPEECH) for trigger in frame.verbs}
    acts |= {lemma: act for act, lemmas in _ACTS.items() for lemma in lemmas.split()}
    return {
        lemma: SpeechVerb(
            lemma,
            acts.get(lemma, "Statement"),
            frozenset(takes.split()),
            frozenset(prepositions.split()),
            frozenset(_NOUNS.get(lemma, "").split()),
        )
        for takes, prepositions, lemmas in _ROWS
        for lemma in lemmas.split()
    }


VERBS: dict[str, SpeechVerb] = _verbs()
VERBS["hop"] = VERBS["hope"]  # the lemma that the model gives to "hopes" and "hoped"


def speech_verb(token: Token) -> SpeechVerb | None:
    """Give what is known of a token as a verb of saying, or None."""
    return VERBS.get(token.lemma_.lower())
