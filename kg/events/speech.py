"""Speech acts: words that do something. The verbs decide the class; the reader of statements finds the words."""

from kg.events.frame import Frame, VerbTrigger
from kg.model import Role


def _act(name: str, label: str, verbs: str, nouns: str) -> Frame:
    return Frame(
        name=name,
        parent="SpeechAct",
        label=label,
        facts_type="Other",
        nouns=frozenset(nouns.split("|")),
        verbs=tuple(VerbTrigger(lemma, Role.SPEAKER) for lemma in verbs.split()),
        possessor=Role.SPEAKER,
        default_role=Role.SPEAKER,
        at_least={Role.SPEAKER: 1},
    )


SPEECH = (
    _act(
        "Statement",
        "statement",
        "say tell add state note announce declare explain stress emphasise emphasize underline underscore remark "
        "write tweet post comment reply respond answer insist maintain argue suggest believe confirm acknowledge "
        "admit conclude observe report recall reiterate repeat point describe call mention indicate signal "
        "claim assert affirm reaffirm express voice raise highlight outline reveal disclose stipulate quote "
        "characterise characterize think ask wonder predict estimate caution hint deem label brand inform",
        "statement|remark|comment|declaration|speech|address|interview|message|tweet|post|communique",
    ),
    _act(
        "Pledge",
        "pledge",
        "pledge promise vow commit undertake guarantee swear",
        "pledge|promise|vow|commitment",
    ),
    _act(
        "Demand",
        "demand",
        "demand urge request appeal insist exhort implore invite",
        "demand|appeal|request|call|ultimatum",
    ),
    _act("Threat", "threat", "threaten warn", "threat|warning"),
    _act("Accusation", "accusation", "accuse blame allege", "accusation|allegation|charge"),
    _act("Denial", "denial", "deny reject dismiss refute rebut", "denial|rejection"),
    _act(
        "Condemnation",
        "condemnation",
        "condemn denounce criticise criticize deplore decry slam blast lambast",
        "condemnation|criticism|denunciation",
    ),
    _act(
        "Endorsement",
        "endorsement",
        "endorse praise welcome commend applaud support back congratulate hail laud thank",
        "endorsement|praise|approval",
    ),
)
