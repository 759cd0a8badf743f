"""The words of offices, ranks and forms of address, as data."""

from __future__ import annotations

HONORIFICS = frozenset(
    "mr mrs ms miss dr sir dame lord lady prof professor messrs mssrs mesdames madam madame monsieur herr frau señor "
    "mx rev reverend sheikh shaikh".split()
)
HONORIFIC_FEMALE = frozenset(
    "mrs ms miss dame lady madam madame mesdames frau queen princess duchess".split()
)
HONORIFIC_MALE = frozenset(
    "mr sir lord messrs mssrs monsieur herr señor king prince duke sheikh emir sultan".split()
)

# Head nouns of offices. The ones in SOFT are offices only with a country, an organisation or a person beside them.
HEADS = frozenset(
    """president premier chancellor minister secretary secretary-general ambassador envoy spokesperson spokesman
    spokeswoman king queen emir sultan taoiseach tánaiste commissioner chairman chairwoman chairperson governor
    senator congressman congresswoman mayor pope crown-prince prime-minister vice-president advisor adviser
    chief director general admiral colonel marshal commander representative negotiator emissary consul
    undersecretary under-secretary deputy speaker leader head director-general foreign-minister monarch prince
    princess ayatollah assistant dictator prosecutor justice judge archbishop cardinal patriarch coordinator
    co-chair counselor councillor lawmaker treasurer ombudsman high-representative rapporteur attache attaché
    pm mp mep secretary-designate minister-in-charge correspondent analyst expert professor economist founder
    ceo bishop editor producer boss captain lieutenant major brigadier general-secretary""".split()
)
SOFT = frozenset(
    "deputy speaker leader head general chief director commander judge justice expert analyst professor editor "
    "correspondent founder assistant boss major captain producer lawmaker economist representative prince princess".split()
)
# Ranks and their short forms, and other words before a name that are no office: never part of the name.
RANKS = frozenset(
    """gen lt lieut col maj capt cmdr cdr adm sgt cpl pvt spc brig cpo commodore sergeant corporal private specialist
    airman cadet constable inspector superintendent detective sheriff honourable honorable prof dr msgr archduke
    ayatollah imam rabbi mullah mufti maulana sayyid hajji comrade petty warrant officer ensign midshipman
    monsignor engineer mawlawi datuk dato tun pengiran hojatoleslam sheikha begum ratu père fra fr""".split()
)
# Short forms that are words or names without the dot.
DOTTED = frozenset("min. sen. rep. gov. pres. sec. hon. amb. fr. bro. supt. insp. pte. wo. res.".split())
# Nouns of people that stand beside a name: "the diplomat X", "X, a former aide to the king".
PERSON_NOUNS = frozenset(
    """neighbour neighbor twin chargé d'affaires diplomat official politician activist journalist reporter aide lawyer attorney negotiator mediator lawmaker
    legislator academic researcher scholar scientist economist historian author writer poet singer actor actress
    banker businessman businesswoman tycoon magnate oligarch billionaire philanthropist campaigner dissident exile
    defector whistleblower suspect detainee prisoner hostage victim survivor witness veteran soldier officer pilot
    policeman policewoman guard cleric priest bishop monk imam rabbi nun physician doctor surgeon nurse teacher
    student engineer farmer fisherman trader man woman father mother son daughter brother sister wife husband widow
    widower cousin nephew niece uncle aunt friend ally rival successor predecessor counterpart candidate contender
    nominee appointee incumbent veteran protege mentor colleague laureate statesman stateswoman strategist
    technocrat bureaucrat insider operative commissioner resident native citizen national leader parliamentarian
    backbencher peer baroness emissary interlocutor facilitator organiser organizer host moderator
    interpreter translator adviser advisor pollster commentator columnist blogger presenter anchor broadcaster
    prosecutor investigator inspector militant rebel warlord gunman jihadist smuggler trafficker spy agent hacker
    courier financier fixer lobbyist arms-dealer contractor employee worker volunteer""".split()
)
# Words that stand before the head inside the office's name.
INSIDE = frozenset(
    """prime foreign vice deputy first second national security defence defense interior finance trade home justice
    economy economic energy health press chief special high permanent assistant senior supreme general state
    crown attorney minister secretary lead peace nuclear climate communications policy affairs relations external
    european federal union joint staff army navy naval air force central bank executive managing principal
    presidential parliamentary party opposition majority minority house senate defence white-house treasury
    commerce transport agriculture environment education culture development immigration intelligence military
    cabinet diplomatic top field country resident goodwill honorary co-chair world political humanitarian relief
    refugee rights human trade police spy""".split()
)
STATUS_WORDS = {
    "former": "former",
    "ex": "former",
    "then": "former",
    "late": "former",
    "outgoing": "current",
    "ousted": "former",
    "deposed": "former",
    "previous": "former",
    "acting": "acting",
    "interim": "acting",
    "caretaker": "acting",
    "incoming": "designate",
    "designate": "designate",
    "elect": "designate",
    "newly": "current",
    "current": "current",
    "incumbent": "current",
    "one-time": "former",
    "onetime": "former",
    "longtime": "current",
}
FEMALE_HEADS = frozenset("spokeswoman chairwoman congresswoman queen princess".split())
MALE_HEADS = frozenset("spokesman chairman congressman king prince emir sultan sheikh pope".split())
# Words that describe a holder without a title: "the American leader", "the French head of state".
DESCRIPTIONS = {
    "president": ("head of state",),
    "leader": ("head of state", "head of government"),
    "premier": ("head of government",),
    "chancellor": ("head of government",),
    "pm": ("head of government",),
    "king": ("head of state",),
    "emir": ("head of state",),
}
