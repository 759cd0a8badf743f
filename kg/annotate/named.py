"""What the tokens of a document name: the look-ups that readers of offices share."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc

from kg.annotate.document import Referent
from kg.annotate.titles import RANKS
from kg.model import EntityKind

AGENTS = (EntityKind.COUNTRY, EntityKind.ORGANIZATION)
POSSESSIVE = ("'s", "’s", "'", "’")
STYLES = frozenset(
    "h.e. mr mr. mrs mrs. ms ms. dr dr. sheikh sir dame lord lady prof prof. prince princess "
    "cardinal archbishop bishop senator ambassador".split()
)


@dataclass(frozen=True, slots=True)
class Named:
    """A document with the referent (position) that each token names."""

    doc: Doc
    at: Mapping[int, int]
    referents: Sequence[Referent]

    def kind(self, place: int) -> EntityKind | None:
        """Give the kind of thing that the token names, or None."""
        found = self.at.get(place)
        return None if found is None else self.referents[found].kind

    def is_person(self, place: int) -> bool:
        """Tell whether the token belongs to a person's name."""
        return self.kind(place) is EntityKind.PERSON

    def is_agent(self, place: int) -> bool:
        """Tell whether the token names a country or an organisation."""
        return self.kind(place) in AGENTS

    def lower(self, place: int) -> str:
        """Give the token in small letters, or nothing outside the document."""
        return self.doc[place].lower_ if 0 <= place < len(self.doc) else ""

    def end_of_name(self, place: int) -> int:
        """Give the end of the name that the token stands in."""
        found = self.at[place]
        while self.at.get(place) == found:
            place += 1
        return place

    def start_of_name(self, place: int) -> int:
        """Give the start of the name that the token stands in."""
        found = self.at[place]
        while self.at.get(place - 1) == found:
            place -= 1
        return place

    def skip_styles(self, place: int) -> int:
        """Give the first token behind forms of address."""
        while self.lower(place) in STYLES or self.lower(place).rstrip(".") in RANKS:
            place += 1 + (self.lower(place + 1) == ".")
        return place

    def agent_behind(self, place: int) -> int | None:
        """Give the country or body that stands at the token, an article skipped."""
        while self.lower(place) == "the":
            place += 1
        return self.at[place] if self.is_agent(place) else None
