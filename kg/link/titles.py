"""Whether a title as a text words it means the office of a known tenure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from kg.authority import KnownTenure, fold

STATE, GOVERNMENT = "head of state", "head of government"
FOREIGN, DEFENCE, FINANCE = "foreign minister", "defence minister", "finance minister"
ORGANISATION = "head of organisation"
TOP = frozenset((STATE, GOVERNMENT, FOREIGN))

_FORMER = frozenset(("former", "ex", "late", "onetime", "erstwhile", "previous"))
_TIMELESS = frozenset(
    ("acting", "caretaker", "current", "designate", "elect", "incoming", "interim", "new", "outgoing", "then")
)
_DEPUTY = re.compile(r"\b(?:deputy|vice|assistant|under|junior|shadow)\b")
_NOT_TOP = re.compile(
    r"\b(?:spokes\w+|adviser|advisor|aide|ambassador|envoy|committee|commission|wife|husband|son|daughter|"
    r"candidate|opposition|party|majority|minority|rebel|militia|parliament\w*|senate|assembly|house|club)\b"
)
_ROLES: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        FOREIGN,
        re.compile(
            r"\bforeign (?:affairs )?(?:minister|secretary)\b|\b(?:top|chief) diplomat\b|"
            r"\bexternal (?:affairs|relations) minister\b|^(?:us |united states )?secretary of state$|"
            r"\b(?:minister|secretary)(?: of state)? (?:of|for) (?:\w+ (?:and )?)?"
            r"(?:foreign|external|international relations)"
        ),
    ),
    (
        DEFENCE,
        re.compile(
            r"\bdefen[cs]e (?:minister|secretary|chief)\b|\bsecretary of war\b|"
            r"\b(?:minister|secretary)(?: of state)? (?:of|for) (?:national )?(?:the )?"
            r"(?:defen[cs]e|armed forces)"
        ),
    ),
    (FINANCE, re.compile(r"\bfinance minister\b|\bminister of finance\b|\btreasury\b|\bexchequer\b")),
    (
        GOVERNMENT,
        re.compile(
            r"\bprime minister\b|\bpremier\b|\bchancellor\b(?! of the exchequer)|\btaoiseach\b|"
            r"\bhead of government\b|\bcouncil of ministers\b"
        ),
    ),
    (
        STATE,
        re.compile(
            r"^president\b|\bpresident$|\b(?:king|queen|monarch|emperor|emir|sultan|pope|pontiff)\b|"
            r"\bsupreme leader\b|\bhead of state\b|\bgrand duke\b|^prince of\b"
        ),
    ),
)
_ROYAL = re.compile(r"\b(?:king|queen|emperor|empress|emir|sultan|pope|pontiff|prince|grand duke|monarch)\b")
_LEADER = re.compile(r"\b(?:leader|ruler|dictator|strongman)\b")
_HEAD = re.compile(
    r"\b(?:president|secretary general|director general|chief|chair\w*|head|managing director|leader|boss)\b"
)
_AMBASSADOR_TO_UN = re.compile(r"\b(?:ambassador|representative) to the (?:un|united nations)\b")
_BARE = {"secretary": (FOREIGN, DEFENCE, FINANCE), "minister": (FOREIGN, DEFENCE)}

# Titles whose holder acts for another country than the one beside the title, or for none.
_ELSEWHERE = re.compile(
    r"\b(?:ambassador|envoy|representative|consul|coordinator|correspondent|professor|expert|analyst|editor)\b"
)


@dataclass(frozen=True, slots=True)
class Title:
    """What a title says: the roles that it may mean, and whether it is a thing of the past.

    ``bare`` tells that it is one word that many ministers share; ``royal`` that its holder goes by a first
    name; ``elsewhere`` that the country beside it need not be the holder's.
    """

    text: str
    roles: frozenset[str]
    former: bool = False
    bare: bool = False
    royal: bool = False
    elsewhere: bool = False

    @property
    def is_head(self) -> bool:
        """Tell whether it may be the title of the head of an organisation."""
        return bool(_HEAD.search(self.text)) and not _DEPUTY.search(self.text)


@lru_cache(maxsize=4096)
def read_title(title: str) -> Title:
    """Give what a title as worded says: ``former US Secretary of State`` is a foreign minister's, past."""
    words = fold(title).split()
    former = bool(_FORMER & set(words))
    text = " ".join(word for word in words if word not in _FORMER | _TIMELESS)
    roles = {role for part in _parts(text) for role in _roles(part)}
    if "foreign affairs" in text and re.search(r"\bminister\b", text) and not _lesser(text):
        roles.add(FOREIGN)
    return Title(
        text,
        frozenset(roles),
        former,
        text in _BARE,
        bool(_ROYAL.search(text)),
        bool(_ELSEWHERE.search(text)),
    )


def _parts(text: str) -> list[str]:
    """Give a title whole, and its halves: "prime minister and defence minister" is two."""
    return [text, *text.split(" and ")] if " and " in text else [text]


def _lesser(text: str) -> bool:
    return bool(_DEPUTY.search(text) or _NOT_TOP.search(text))


def _roles(text: str) -> set[str]:
    if _AMBASSADOR_TO_UN.search(text):
        return {"permanent representative"}
    if re.search(r"\bvice president\b", text):
        return {"deputy head of state"}
    if _lesser(text):
        return set()
    if text in _BARE:
        return set(_BARE[text])
    found = {role for role, pattern in _ROLES if pattern.search(text)}
    return found or ({STATE, GOVERNMENT} if _LEADER.search(text) else set())


def tenure_roles(tenure: KnownTenure) -> frozenset[str]:
    """Give the roles of a tenure; one row may be both head of state and of government."""
    both = tenure.role in ("head of state or government", "head of government and head of state")
    return frozenset((STATE, GOVERNMENT)) if both else frozenset((tenure.role,))


def means(title: Title, tenure: KnownTenure) -> bool:
    """Tell whether a title fits the office of a tenure, whoever the owner of the office is."""
    if title.royal and "president" in tenure.title.lower():
        return False
    if title.roles & tenure_roles(tenure) or (tenure.role == ORGANISATION and title.is_head):
        return True
    held = fold(tenure.title)
    return (
        bool(title.text) and not title.bare and (held == title.text or held.startswith(f"{title.text} of "))
    )


def in_time(title: Title, tenure: KnownTenure, published: date | None, slack: int = 90) -> bool:
    """Tell whether the title can be this tenure's in an article of that day.

    News keep a title for some weeks after, and use it some weeks before; "former" is any time after the
    start.
    """
    if published is None:
        return True
    if title.former:
        return tenure.start is None or tenure.start <= published + timedelta(days=slack)
    return tenure.covers(published, slack)
