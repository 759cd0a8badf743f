"""Office phrases: from a head noun to the whole of "former Czech deputy minister for European affairs"."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from kg.annotate.document import OfficePhrase
from kg.annotate.named import POSSESSIVE, Named
from kg.annotate.office_tails import TailReader, singular_of
from kg.annotate.office_words import (
    BODY_NOUNS,
    DEPARTMENTS,
    FUTURE_TAILS,
    OF_TAILS,
    PORTFOLIO_HEADS,
    PRAISE,
    STATUSES,
    TAILS,
)
from kg.annotate.titles import HEADS, SOFT
from kg.model import EntityKind, TenureStatus

_ADDED = frozenset(("charge", "chargé", "diplomat", "chair", "vice-chair", "whip", "statesman", "ruler"))
_ONLY_TOP = frozenset(("diplomat",))
_HEADS = HEADS | _ADDED
_KNOWING = frozenset("expert analyst correspondent economist professor adviser advisor".split())
_BESIDE = PRAISE | set(STATUSES)
_HYPHENED_TAILS = (["-", "in", "-", "chief"], ["-", "at", "-", "large"])
_TAILS = TAILS | {"in", "at"}


@dataclass(frozen=True, slots=True)
class FoundOffice:
    """An office phrase with its head; ``is_plural`` says that it names the office of several people."""

    phrase: OfficePhrase
    head: int
    is_plural: bool


class PhraseReader:
    """Reads office phrases in one document."""

    def __init__(self, named: Named) -> None:
        self.named, self.doc, self.at = named, named.doc, named.at
        self.tails = TailReader(named)

    def phrases(self) -> list[FoundOffice]:
        """Give the office phrases of the document in its order, without overlaps."""
        found: list[FoundOffice] = []
        for token in self.doc:
            if found and token.i < found[-1].phrase.end:
                continue
            office = self.read(token)
            if office:
                found.append(office)
        return found

    def read(self, token: Token) -> FoundOffice | None:
        """Give the office phrase around a head noun, or None if the word is no office here."""
        if not self._is_head(token):
            return None
        head_end = self._end_of_head(token.i)
        start, of, status = self._leftwards(token.i)
        title_start = self._title_start(start, token.i)
        tail = self.tails.read(token, head_end, of)
        plural = _is_plural(token)
        title = _joined(self.doc[title_start:head_end].text, token.text, self._singular(token))
        title = " ".join([title, *tail.words])
        if any(part.lower_ in FUTURE_TAILS for part in self.doc[token.i + 1 : head_end]):
            status = TenureStatus.DESIGNATE
        phrase = OfficePhrase(start, tail.end, title, status, tail.of, head=token.i)
        named = self.named.is_person(self.named.skip_styles(tail.end))
        named = named or self._is_owned(start, tail.end)
        soft = token.lower_ in SOFT and title.casefold() in SOFT
        if soft and phrase.of is None and not named and not plural:
            return None
        return FoundOffice(phrase, token.i, plural)

    def _is_owned(self, start: int, end: int) -> bool:
        """Tell whether somebody without a name has the office, and its holder follows: "the party's leader, X"."""
        owned = self.named.lower(start - 1) in (*POSSESSIVE, "its", "their", "whose")
        return (
            owned and self.named.lower(end) == "," and self.named.is_person(self.named.skip_styles(end + 1))
        )

    # -- the head -----------------------------------------------------------------------------------------

    def _is_head(self, token: Token) -> bool:
        word = token.lower_ if token.lower_ in _HEADS else singular_of(token.lower_)
        if word not in _HEADS or token.i in self.at:
            return False
        if token.pos_ in ("VERB", "AUX", "ADV") and not (word in SOFT and self._stands_before_name(token)):
            return False
        if word in ("charge", "chargé") and self.named.lower(token.i + 1) not in ("d'affaires", "d’affaires"):
            return False
        if word in _ONLY_TOP and self.named.lower(token.i - 1) not in ("top", "chief"):
            return False
        following = self.doc[token.i + 1] if token.i + 1 < len(self.doc) else None
        if following is None:
            return True
        inside_longer = (
            following.lower_ in HEADS and following.i not in self.at and following.pos_ not in ("VERB", "AUX")
        )
        hyphenated = following.text == "-" and not token.whitespace_ and not self._tail_after_hyphen(token.i)
        return not inside_longer and not hyphenated

    def _stands_before_name(self, token: Token) -> bool:
        """Tell whether a word that the model reads as a verb is an office: "WHO head Tariro Moyo"."""
        return self.named.is_agent(token.i - 1) and self.named.is_person(token.i + 1)

    def _tail_after_hyphen(self, place: int) -> bool:
        return self.named.lower(place + 2) in _TAILS

    def _end_of_head(self, head: int) -> int:
        """Give the end of the head with "-General", "-designate", "General", "of State" behind it."""
        end = head + 1
        if [self.named.lower(end + place) for place in range(4)] in _HYPHENED_TAILS:
            return end + 4
        while self.named.lower(end) == "-" and self.named.lower(end + 1) in _TAILS:
            end += 2
        if self.named.lower(end) in ("general", "designate", "elect") and end not in self.at:
            end += 1
        for tail in OF_TAILS:
            if all(self.named.lower(end + place) == word for place, word in enumerate(tail)):
                return end + len(tail)
        return end

    def _singular(self, token: Token) -> str:
        if not _is_plural(token):
            return token.text
        one = singular_of(token.lower_)
        return one.upper() if token.text.isupper() else one.capitalize() if token.text[0].isupper() else one

    # -- the words before the head ------------------------------------------------------------------------

    def _leftwards(self, head: int) -> tuple[int, int | None, TenureStatus]:
        """Give start, body and status read from the words before the head."""
        start, of, status = head, None, TenureStatus.CURRENT
        place = head - 1
        sentence = self.doc[head].sent.start
        joined = False
        while place >= sentence:
            place = self._past_praise(place, sentence)
            token = self.doc[place]
            lower = token.lower_
            if lower in STATUSES and place not in self.at:
                status = TenureStatus(STATUSES[lower]) if status is TenureStatus.CURRENT else status
            elif self._is_topic(place, head):
                place = self.named.start_of_name(place)
            elif self.named.is_agent(place) and of is None and not self._says_where(place):
                of = self.at[place]
                place = self.named.start_of_name(place)
            elif not (
                self._is_glue(place, joined=joined)
                or (place not in self.at and self._is_inside(token, of, head))
            ):
                break
            joined = joined or (lower == "and" and of is None)
            start = place
            place -= 1
        while start < head and self.doc[start].lower_ in ("-", "&", ",", "and"):
            start += 1
        return start, of, status

    def _says_where(self, place: int) -> bool:
        """Tell whether a country opens the sentence as a place: "In Kenya Minister Ellison met them"."""
        token = self.doc[place]
        return token.dep_ == "pobj" and token.head.lower_ == "in" and bool(token.head.is_sent_start)

    def _past_praise(self, place: int, first: int) -> int:
        """Give the owner or status in front of what only praises: "Moldova's long-serving foreign minister"."""
        reach = place
        while reach >= first and self._is_praise(reach):
            reach -= 1
        if reach == place or reach < first:
            return place
        owned = self.named.lower(reach) in POSSESSIVE or self.named.is_agent(reach)
        return reach if owned or self.named.lower(reach) in STATUSES else place

    def _is_praise(self, place: int) -> bool:
        lower = self.named.lower(place)
        if place in self.at or (lower in DEPARTMENTS and self.named.lower(place + 1) not in PRAISE):
            return False
        return lower in PRAISE or (lower == "-" and self.named.lower(place + 1) in _BESIDE)

    def _is_topic(self, place: int, head: int) -> bool:
        """Tell whether a country is what somebody knows of: the "Korea expert" is not Korea's."""
        named = self.named.kind(place) is EntityKind.COUNTRY and self.doc[place].pos_ == "PROPN"
        return named and place == head - 1 and self.doc[head].lower_ in _KNOWING and not self._ends_ian(place)

    def _ends_ian(self, place: int) -> bool:
        """Tell whether the country is told by an adjective: "the Korean expert"."""
        found = self.named.referents[self.at[place]]
        return any(
            mention.start <= place < mention.end and mention.method == "demonym" for mention in found.mentions
        )

    def _is_glue(self, place: int, *, joined: bool) -> bool:
        """Tell whether a token only ties the words before the head: "Peru's", "Trade, Energy and Water Minister"."""
        lower = self.named.lower(place)
        if self.named.kind(place) is EntityKind.PLACE:
            return self._has_owner(place) or self.doc[place].dep_ in ("compound", "amod", "nmod", "poss")
        if lower == ",":
            return joined and self._is_capital_field(place - 1)
        if lower in POSSESSIVE and self.named.kind(place - 1) is EntityKind.PLACE:
            return True  # "Washington's envoy"
        if (
            lower in POSSESSIVE
            and self.named.lower(place - 1) in BODY_NOUNS
            and self.named.is_agent(place - 2)
        ):
            return True  # "the German government's coordinator"
        return lower in POSSESSIVE and self.named.is_agent(place - 1)

    def _is_capital_field(self, place: int) -> bool:
        return self.named.lower(place) in DEPARTMENTS and self.doc[place].text[0].isupper()

    def _has_owner(self, place: int) -> bool:
        return place >= 2 and self.doc[place - 1].lower_ in POSSESSIVE and self.named.is_agent(place - 2)

    def _is_inside(self, token: Token, of: int | None, head: int) -> bool:
        lower = token.lower_
        following = [self.named.lower(token.i + place) for place in (1, 2)]
        if lower == "under" and (following[0] == "secretary" or following == ["-", "secretary"]):
            return token.text[0].isupper()
        if lower in DEPARTMENTS or (lower in HEADS and token.i not in self.at):
            plain = token.pos_ not in ("VERB", "AUX") or lower in ("interior", "lead", "managing")
            return plain or token.text[0].isupper()
        if self.doc[head].lower_ in PORTFOLIO_HEADS and token.pos_ == "NOUN" and token.dep_ == "compound":
            return token.text[0].islower()
        if lower in ("-", "&"):
            return True
        if lower == "and":
            left, right = self.named.lower(token.i - 1), self.named.lower(token.i + 1)
            free = token.i - 1 not in self.at and left not in HEADS
            return free and left in DEPARTMENTS and right in DEPARTMENTS
        return (
            token.pos_ == "PROPN"
            and token.text[0].isupper()
            and of is None
            and token.i > token.sent.start
            and self.doc[head].text[0].isupper()
        )

    def _title_start(self, start: int, head: int) -> int:
        """Give where the title itself starts: behind country, body, status and articles."""
        place = head
        while place - 1 >= start:
            token = self.doc[place - 1]
            if self.named.is_agent(place - 1) or token.lower_ in POSSESSIVE or token.lower_ in STATUSES:
                break
            if self._is_praise(place - 1):
                break
            place -= 1
        while place < head and self.doc[place].lower_ in ("-", "&", "the", "and", ","):
            place += 1
        return place


def _is_plural(token: Token) -> bool:
    return token.lower_ not in _HEADS and singular_of(token.lower_) in _HEADS


def _joined(text: str, head: str, singular: str) -> str:
    """Give a title with its head made singular, white space single, hyphens as they were."""
    words = " ".join(text.split())
    if head == singular:
        return words
    before, _, after = words.rpartition(head)
    return f"{before}{singular}{after}"
