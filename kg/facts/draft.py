"""An event in the making, before events of one article are told apart and joined."""

from __future__ import annotations

from dataclasses import dataclass, field

from spacy.tokens import Token

from kg.events import Frame
from kg.facts.tolls import Toll
from kg.model import Amount, Attendance, Factuality, Mode, Role, When


@dataclass(slots=True)
class Part:
    """A participant in the making: the referent, and the token that names it there."""

    referent: int
    role: Role
    token: int
    confidence: float
    method: str
    mode: Mode | None = None
    attendance: Attendance = Attendance.ATTENDED
    on_behalf_of: int | None = None


@dataclass(slots=True)
class Draft:
    """An event in the making; ``clause`` is the verb that tells of it, ``place`` a referent.

    ``definite`` says that the words point back ("the meeting"), ``mentions`` holds the token ranges that tell of
    the event, the first one being its trigger; ``beside`` is the verb of another event that it only went along
    with ("met on the sidelines of the summit").
    """

    frame: Frame
    head: Token
    clause: Token
    factuality: Factuality
    method: str
    confidence: float
    mentions: list[tuple[int, int]]
    parts: dict[int, Part] = field(default_factory=dict)
    place: int | None = None
    place_rank: int = 9
    when: When | None = None
    when_rank: int = 9
    killed: int | None = None
    injured: int | None = None
    tolls: list[Toll] = field(default_factory=list)
    amount: Amount | None = None
    purpose: tuple[int, int] | None = None
    topic: tuple[int, int] | None = None
    definite: bool = False
    hybrid: bool = False
    beside: int | None = None
    cue_modes: set[Mode] = field(default_factory=set)

    def add(self, part: Part) -> None:
        """Take in a participant; of two parts of one referent the surer keeps its role."""
        old = self.parts.get(part.referent)
        if old is None:
            self.parts[part.referent] = part
            return
        better, other = (part, old) if part.confidence > old.confidence else (old, part)
        better.mode = better.mode or other.mode
        if other.attendance is not Attendance.ATTENDED and better.attendance is Attendance.ATTENDED:
            better.attendance = other.attendance
        self.parts[part.referent] = better

    @property
    def start(self) -> int:
        """Give the first token of the trigger."""
        return self.mentions[0][0]
