"""A time as news texts give it: an interval of days, how exact it is, and the words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from kg.model.vocabulary import Precision


@dataclass(frozen=True, slots=True)
class When:
    """The days on which something may have happened.

    A ``day`` has ``earliest == latest``; for a coarser precision the event lies somewhere between the two
    (``range`` fills it: "from July 19 to 23"). ``text`` is the expression as the article has it.
    """

    earliest: date
    latest: date
    precision: Precision
    text: str

    def __post_init__(self) -> None:
        if self.earliest > self.latest:
            raise ValueError(f"earliest {self.earliest} is after latest {self.latest}")

    def isoformat(self) -> str:
        """Give ``2025-09-04``, ``2025-09``, ``2025`` or an interval ``2025-08-25/2025-08-31``."""
        if self.earliest == self.latest:
            return self.earliest.isoformat()
        if self.precision is Precision.MONTH:
            return self.earliest.isoformat()[:7]
        if self.precision is Precision.YEAR:
            return self.earliest.isoformat()[:4]
        return f"{self.earliest.isoformat()}/{self.latest.isoformat()}"
