"""Nouns of saying, as data: "X's threat to leave", "a call by X for calm", "drew criticism from X"."""

from __future__ import annotations

from kg.facts.speech_verbs import SpeechVerb

# The act, what a noun takes behind it ("that" a clause, "to" an infinitive, or prepositions, "towards" for the
# preposition "to"), the nouns. What only takes "that" states a thing; the others are acts by themselves.
_ROWS = (
    (
        "Statement",
        "that",
        "claim assertion statement remark insistence argument announcement suggestion hint admission reminder "
        "contention assessment prediction observation explanation confirmation declaration complaint revelation "
        "disclosure conclusion acknowledgement acknowledgment contention message response reply answer verdict",
    ),
    ("Statement", "is", "view position stance line belief conviction word"),
    ("Pledge", "that to of", "pledge promise vow"),
    ("Pledge", "that to", "guarantee undertaking offer assurance"),
    ("Demand", "that to for", "demand appeal request plea"),
    ("Demand", "to for", "call"),
    ("Demand", "that to", "ultimatum"),
    ("Threat", "that to of", "threat"),
    ("Accusation", "that of about against over", "accusation allegation"),
    ("Accusation", "that", "charge"),
    ("Denial", "that of", "denial"),
    ("Denial", "of", "rejection"),
    ("Condemnation", "of for over", "condemnation criticism denunciation rebuke censure"),
    ("Endorsement", "of for towards", "endorsement praise backing"),
    ("Endorsement", "for towards", "support blessing approval"),
    ("Statement", "that of against about over", "warning"),
)
#: Verbs with which somebody does what the noun says: "issued a threat", "made an appeal".
GIVING = frozenset(
    """make issue give deliver renew repeat reiterate level levy voice express send launch offer extend direct
    utter air file lodge post publish release raise hurl aim reaffirm restate announce add lend throw
    pledge""".split()
)
#: Nouns that are said only where somebody gives them: "lent its support to the plan", "gave his word that".
ONLY_GIVEN = frozenset("support blessing approval word".split())
#: Verbs with which somebody gets it from another: "drew criticism from X", "met with praise from X".
GETTING = frozenset(
    """draw win earn provoke prompt trigger attract receive meet face spark elicit bring get garner gain greet
    cause invite""".split()
)
#: What turns a noun of saying into something that has not been said: "awaits a pledge", "without criticism".
UNSAID = frozenset(
    """await expect seek want need lack fear avoid prevent without risk anticipate escape imagine solicit
    request""".split()
)
# Things voiced that make the verb an act: "expressed *support* for the plan", "repeated its *call* for calm".
_VOICED = {
    "support": "Endorsement",
    "backing": "Endorsement",
    "solidarity": "Endorsement",
    "approval": "Endorsement",
    "appreciation": "Endorsement",
    "gratitude": "Endorsement",
    "thanks": "Endorsement",
    "congratulation": "Endorsement",
    "outrage": "Condemnation",
    "disapproval": "Condemnation",
    "indignation": "Condemnation",
}


def _nouns() -> dict[str, SpeechVerb]:
    found = {}
    for act, takes, lemmas in _ROWS:
        for noun in lemmas.split():
            lemma = "warn" if noun == "warning" else noun
            prepositions = frozenset(takes.split()) - {"that", "to", "is", "towards"}
            prepositions |= {"to"} if "towards" in takes else frozenset()
            found[noun] = SpeechVerb(lemma, act, frozenset(takes.split()), prepositions)
    return found


NOUNS: dict[str, SpeechVerb] = _nouns()
_ACT_OF = {lemma: noun.act for lemma, noun in NOUNS.items()} | _VOICED


def act_of_noun(lemma: str) -> str | None:
    """Give the class of speech act that a noun of saying names, or None; "Statement" says no more than the verb."""
    return _ACT_OF.get(lemma.lower())
