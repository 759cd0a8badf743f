"""The words around offices, as data: departments, bodies, and the verbs by which offices are taken and left."""

from __future__ import annotations

from kg.annotate.titles import INSIDE, STATUS_WORDS

# What ministers, secretaries, commissioners and envoys have charge of.
DEPARTMENTS = INSIDE | frozenset(
    """affairs africa ageing aid agricultural aviation arms arctic asylum bank border borders budget business children
    citizenship civil coal communication community competition consumer cooperation co-operation customs cyber digital
    digitalisation digitalization disability disarmament diaspora domestic economics electricity emergency employment
    enlargement enterprise equality ethnic europe families family fisheries fishing food forestry forests freedom
    fuel gas gender governance government health heritage higher housing hydropower immigration industrial industry
    information infrastructure innovation institutional integration internal international investment islands
    labor labour land lands law legal livestock local maritime management media migration mineral minerals mines mining
    minorities monetary municipal natural neighbourhood non-proliferation nonproliferation nutrition ocean oceans oil
    overseas parliament petroleum pharmaceutical planning policing population ports post power privatisation privatization
    procurement production promotion property protection public railways reconciliation reconstruction reform reforms
    refugees regional rehabilitation religious research resilience resources roads rural safety sanctions science
    sea shipping small social society space sport sports statistics strategic supply sustainability sustainable
    tax technology telecommunications telecoms territorial territories textile tourism tobacco towns trafficking
    training transformation transition transportation tribal university urban veterans victims war water welfare
    wildlife women works workforce youth rebel ministry commission embassy council agency army human
    christian militia guard coast coastguard border-guard shadow junior associate""".split()
)
# Heads that may be followed by "of" or "for" and a department in small letters.
FIELD_HEADS = frozenset(
    """minister secretary undersecretary under-secretary commissioner envoy adviser advisor coordinator
    representative rapporteur chief head director ombudsman negotiator minister-delegate speaker""".split()
)
# Heads that are sent: what follows "to", "for" or "on" is where, not whose they are.
SENT = frozenset(
    """ambassador envoy representative emissary consul coordinator rapporteur commissioner negotiator mediator
    charge chargé ambassador-at-large attache attaché observer delegate nuncio adviser advisor""".split()
)
# Bodies told in small letters: "Pakistan's foreign ministry", "the Georgian parliament".
BODY_NOUNS = frozenset(
    """ministry government parliament army navy military police presidency cabinet embassy senate assembly congress
    legislature council office bank agency commission court delegation mission department administration service force
    forces party guard coastguard authority board chamber house directorate secretariat staff opposition""".split()
)
# Heads that any noun may stand beside: "happiness minister", "minister of spices".
PORTFOLIO_HEADS = frozenset("minister secretary commissioner undersecretary".split())
STATUSES = STATUS_WORDS | {
    **dict.fromkeys(("designated", "nominated"), "designate"),
    **dict.fromkeys(("appointed", "reappointed", "elected", "re-elected"), "current"),
}
# What may stand between a country and its minister without being part of the title.
PRAISE = frozenset(
    """new first second third last next female male only youngest oldest longest sitting rotating powerful veteran embattled
    visiting outspoken hardline influential popular pro-western long serving running standing time term two three
    four young""".split()
)
OFFICIALS = frozenset("president minister premier chancellor king queen emir sultan monarch pm".split())
TAILS = frozenset("general designate elect in charge state affairs".split())
FUTURE_TAILS = frozenset(("designate", "elect"))
# "chief of staff", "secretary of state", "head of government".
OF_TAILS = (
    ("of", "state"),
    ("of", "the", "joint", "chiefs", "of", "staff"),
    ("of", "the", "joint", "chiefs"),
    ("of", "staff"),
    ("of", "army", "staff"),
    ("of", "naval", "staff"),
    ("of", "air", "staff"),
    ("without", "portfolio"),
    ("of", "the", "general", "staff"),
    ("of", "general", "staff"),
    ("of", "defence", "staff"),
    ("of", "defense", "staff"),
    ("of", "government"),
    ("of", "the", "exchequer"),
    ("of", "mission"),
    ("of", "protocol"),
    ("of", "cabinet"),
    ("in", "chief"),
    ("d'affaires",),
    ("d’affaires",),
)

# The verbs: who holds the office (the subject or the object of the active voice), and what the verb does to it.
HELD_BY_SUBJECT = frozenset(
    "be become remain serve act work continue stay take start begin assume return resign step quit retire leave "
    "lose re-emerge emerge double".split()
)
HELD_BY_OBJECT = frozenset(
    "appoint elect name nominate designate choose select pick tap confirm install instal swear inaugurate promote "
    "reappoint reelect re-elect dismiss sack fire oust remove depose suspend relieve strip recall unseat overthrow "
    "propose approve endorse".split()
)
SUCCESSION = frozenset("replace succeed follow".split())
LEAVING = frozenset(
    "resign step quit retire leave lose dismiss sack fire oust remove depose suspend relieve strip recall unseat "
    "overthrow".split()
)
LASTING = frozenset("be remain serve act work continue stay double".split())
PROPOSING = frozenset("nominate designate tap pick propose endorse".split())
POSTS = frozenset(
    "post position role job office term tenure duty capacity seat stint spell career mandate work service".split()
)
DUE = frozenset("set due about slated scheduled poised go".split())
# Verbs that make their subject the head of their object, with the office's name.
HEADING = {"head": "head", "lead": "leader", "chair": "chair", "command": "commander"}
# What may stand between a name and its office: "X, once the president of Y".
SKIPPED = frozenset(
    "the a an his her its their our country nation now currently also himself herself still both then "
    "'s ’s one at time".split()
)
PAST_ADVERBS = frozenset("formerly previously once time".split())
