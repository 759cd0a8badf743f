"""What follows the head of an office: "of Finland", "for European affairs", "to Kenya and Uganda"."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from kg.annotate.named import POSSESSIVE, Named
from kg.annotate.office_words import BODY_NOUNS, DEPARTMENTS, FIELD_HEADS, OFFICIALS, PORTFOLIO_HEADS, SENT
from kg.annotate.titles import HEADS
from kg.model import EntityKind

_OF = ("of", "for", "to", "at", "from", "in", "on")


@dataclass(slots=True)
class Tail:
    """What follows a head: the end of it all, the body, and the words that belong to the title."""

    end: int
    of: int | None
    words: list[str]


class TailReader:
    """Reads what follows the heads of offices in one document."""

    def __init__(self, named: Named) -> None:
        self.named, self.doc, self.at = named, named.doc, named.at

    def read(self, head: Token, end: int, of: int | None) -> Tail:
        """Give what follows the head: bodies, fields and where someone is sent to."""
        tail = Tail(end, of, [])
        self._behind_comma(head, tail)
        for _ in range(3):
            prep = self.named.lower(tail.end)
            if tail.end >= len(self.doc) - 1 or prep not in _OF or tail.end >= head.sent.end:
                break
            if not self._prepositional(head, prep, tail):
                break
        return tail

    def _behind_comma(self, head: Token, tail: Tail) -> None:
        """Take the body in "X, commander, U.S. Southern Command," as releases write it."""
        name = tail.end + 1
        if tail.of is not None or self.named.lower(tail.end) != "," or not self.named.is_agent(name):
            return
        end = self.named.end_of_name(name)
        closes = end >= head.sent.end - 1 or self.named.lower(end) in (",", ")", ";", ".", "and")
        opens = any(
            self.named.lower(place) == "," and self.named.is_person(place - 1)
            for place in range(head.i - 1, max(head.i - 5, 0), -1)
        )
        if closes and opens and self.named.kind(name) is EntityKind.ORGANIZATION:
            tail.of, tail.end = self.at[name], end

    def _prepositional(self, head: Token, prep: str, tail: Tail) -> bool:
        """Read one phrase such as "of Finland", "for National Security Affairs"; tell whether it belongs here."""
        start = tail.end
        place = start + 1
        while self.named.lower(place) in ("the", "its", "their", "his", "her"):
            place += 1
        named = self.named.is_agent(place) or self.named.kind(place) is EntityKind.PLACE
        if named and self.named.start_of_name(place) > start:
            return self._named_behind(head, prep, tail, start, place)
        if prep in ("at", "from", "in", "on") or place >= len(self.doc):
            return False
        end = self.named.end_of_name(place) if named else self._end_of_field(head, place)
        if end == place:
            return False
        tail.words.append(self._words(start, end))
        tail.end = end
        return True

    def _named_behind(self, head: Token, prep: str, tail: Tail, start: int, place: int) -> bool:
        """Take what is named behind a preposition as body, or as part of the title of who is sent there."""
        end = self.named.end_of_name(place)
        agent = self.named.is_agent(place)
        body_end = self._end_of_body(end) if agent else end
        if prep == "of" and self.named.lower(end) in POSSESSIVE:
            inner = end + 1
            while self.named.lower(inner) in DEPARTMENTS and inner not in self.at:
                inner += 1
            if self.named.is_agent(inner):
                return self._body_of_country(head, tail, place, inner)
        sent = singular_of(head.lower_) in SENT
        if prep in ("to", "on") or (prep == "for" and sent):
            if body_end > end and singular_of(head.lower_) in ("adviser", "advisor", "aide", "assistant"):
                return self._of_the_served(tail, place, body_end)
            if body_end > end or not sent:
                return False
            end = self._end_of_places(end)
            tail.words.append(self._words(start, end))
            tail.end = end
            return True
        if prep == "in" and sent and (not agent or tail.of is not None):
            tail.words.append(self._words(start, end))
            tail.end = end
            return True
        if prep in ("at", "from", "in"):
            if (
                tail.of is not None
                or not agent
                or (prep == "in" and self.named.kind(place) is EntityKind.COUNTRY)
            ):
                return False
        elif not agent:
            tail.words.append(self._words(start, end))
            tail.end = end
            return True
        if tail.of is not None:
            tail.words.append(self._words(start, body_end))
        else:
            tail.of = self.at[place]
        tail.end = body_end
        return True

    def _of_the_served(self, tail: Tail, place: int, end: int) -> bool:
        """Take the US in "adviser to the US government"; in "adviser to US President X" the President is X's."""
        tail.of = self.at[place] if tail.of is None else tail.of
        if self.named.is_person(self.named.skip_styles(end)):
            return False
        tail.end = end
        return True

    def _body_of_country(self, head: Token, tail: Tail, country: int, body: int) -> bool:
        """Read "of Cambodia's State Secretariat": a minister is the country's, a director the body's."""
        tail.end = self.named.end_of_name(body)
        if tail.of is None:
            tail.of = self.at[country if head.lower_ == "minister" else body]
        if head.lower_ == "minister":
            tail.words.append(f"of {self._words(body, tail.end)}")
        return True

    def _end_of_places(self, end: int) -> int:
        """Give the end of a list of where someone is sent: "to Kenya and Uganda", "for the Horn of Africa"."""
        while self.named.lower(end) in ("and", ",") and self.named.kind(end + 1) in (
            EntityKind.COUNTRY,
            EntityKind.PLACE,
        ):
            if self.named.lower(end) == "," and not self._goes_on(end + 1):
                break
            end = self.named.end_of_name(end + 1)
        return end

    def _goes_on(self, place: int) -> bool:
        end = self.named.end_of_name(place)
        return self.named.lower(end) in ("and", ",") and self.named.kind(end + 1) in (
            EntityKind.COUNTRY,
            EntityKind.PLACE,
        )

    def _end_of_body(self, end: int) -> int:
        """Give the end of "Pakistan's foreign ministry" or "Georgian parliament", or of the name alone."""
        place = end
        if self.named.lower(place) in POSSESSIVE:
            place += 1
        while place not in self.at and (
            self.named.lower(place) in DEPARTMENTS or (place > end and self.named.lower(place) == "and")
        ):
            place += 1
        if place > end and self.named.lower(place - 1) in BODY_NOUNS | OFFICIALS:
            return self._past_office(place)
        if self.named.lower(place) in BODY_NOUNS | OFFICIALS and place not in self.at:
            return self._past_office(place + 1)
        if self.doc[end - 1].pos_ == "ADJ" and place < len(self.doc) and self.doc[place].pos_ == "NOUN":
            return place + 1 if place not in self.at else end
        return end

    def _past_office(self, place: int) -> int:
        """Give the end of "office" in "the Ukrainian president's office"."""
        owns = self.named.lower(place) in POSSESSIVE and self.named.lower(place + 1) in BODY_NOUNS
        return place + 2 if owns else place

    def _end_of_field(self, head: Token, place: int) -> int:
        """Give the end of a field: "Foreign Affairs and Trade", "international development"."""
        small = singular_of(head.lower_) in FIELD_HEADS
        end = reach = place
        while reach < len(self.doc) and reach < head.sent.end and reach not in self.at:
            token = self.doc[reach]
            capital = token.text[0].isupper() and token.is_alpha and token.pos_ != "VERB"
            if capital and token.lower_ in HEADS and self.named.is_person(self.named.skip_styles(reach + 1)):
                return place  # "adviser to King X"
            if capital or (
                small and (token.lower_ in DEPARTMENTS | BODY_NOUNS or self._is_field(head, token))
            ):
                end = reach + 1
            elif not self._ties_fields(reach):
                break
            reach += 1
        return end

    def _is_field(self, head: Token, token: Token) -> bool:
        """Tell whether any noun may be what a minister is for: "minister of spices"."""
        if head.lower_ not in PORTFOLIO_HEADS or token.ent_type_ in ("DATE", "TIME"):
            return False
        before = self.named.lower(token.i - 1)
        if before not in ("of", "for", "and", "the", ",") and before not in DEPARTMENTS:
            return False
        following = self.doc[token.i + 1] if token.i + 1 < len(self.doc) else token
        return token.pos_ == "NOUN" or (token.pos_ == "ADJ" and following.pos_ == "NOUN")

    def _ties_fields(self, place: int) -> bool:
        lower = self.named.lower(place)
        if lower == ",":
            return self._lists_fields(place)
        if lower == "and":
            return not self._starts_office(place + 1)
        return lower in ("the", "of", "'s", "’s", "-", "&")

    def _lists_fields(self, comma: int) -> bool:
        """Tell whether a comma goes on with a list of fields that ends in "and": "Trade, Energy and Water"."""
        place = comma + 1
        while self.named.lower(place) in DEPARTMENTS and place not in self.at:
            place += 1
        return (
            place > comma + 1
            and self.named.lower(place) in (",", "and")
            and self.named.lower(place + 1) in DEPARTMENTS
        )

    def _starts_office(self, place: int) -> bool:
        """Tell whether another office begins here: "of Trade and Foreign Minister X"."""
        while self.named.lower(place) in DEPARTMENTS | {"the"} and self.named.lower(place) not in HEADS:
            place += 1
        return self.named.lower(place) in HEADS and place not in self.at

    def _words(self, start: int, end: int) -> str:
        return " ".join(self.doc[start:end].text.split())


def singular_of(word: str) -> str:
    """Give the singular of an office: "secretaries", "spokesmen", "ministers"."""
    if word.endswith("ies"):
        return f"{word[:-3]}y"
    if word.endswith("men"):
        return f"{word[:-3]}man"
    return word.removesuffix("s") if not word.endswith("ss") else word
