"""Office phrases: from a head noun to the whole of "former Czech deputy minister for European affairs"."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from kg.annotate.document import OfficePhrase
from kg.annotate.named import POSSESSIVE, Named
from kg.annotate.office_words import (
    BODY_NOUNS,
    DEPARTMENTS,
    FIELD_HEADS,
    FUTURE_TAILS,
    OF_TAILS,
    OFFICIALS,
    SENT,
    TAILS,
)
from kg.annotate.titles import HEADS, SOFT, STATUS_WORDS
from kg.model import EntityKind, TenureStatus

_OF = ("of", "for", "to", "at", "from", "in", "on")
_ADDED = frozenset(("charge", "chargé", "diplomat", "chair", "vice-chair", "whip", "statesman", "ruler"))
_ONLY_TOP = frozenset(("diplomat",))


@dataclass(frozen=True, slots=True)
class FoundOffice:
    """An office phrase with its head; ``is_plural`` says that it names the office of several people."""

    phrase: OfficePhrase
    head: int
    is_plural: bool


@dataclass(slots=True)
class _Tail:
    """What follows a head: the end of it all, the body, and the words that belong to the title."""

    end: int
    of: int | None
    words: list[str]


class PhraseReader:
    """Reads office phrases in one document."""

    def __init__(self, named: Named) -> None:
        self.named, self.doc, self.at = named, named.doc, named.at

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
        tail = self._rightwards(token, head_end, of)
        plural = _is_plural(token)
        title = _joined(self.doc[title_start:head_end].text, token.text, self._singular(token))
        title = " ".join([title, *tail.words])
        if any(part.lower_ in FUTURE_TAILS for part in self.doc[token.i + 1 : head_end]):
            status = TenureStatus.DESIGNATE
        phrase = OfficePhrase(start, tail.end, title, status, tail.of, head=token.i)
        named = self.named.is_person(self.named.skip_styles(tail.end))
        soft = token.lower_ in SOFT and title.casefold() in SOFT
        if soft and phrase.of is None and not named and not plural:
            return None
        return FoundOffice(phrase, token.i, plural)

    # -- the head -----------------------------------------------------------------------------------------

    def _is_head(self, token: Token) -> bool:
        word = token.lower_ if token.lower_ in HEADS | _ADDED else _one(token.lower_)
        if word not in HEADS | _ADDED or token.i in self.at:
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
        return self.named.lower(place + 2) in TAILS | {"in"}

    def _end_of_head(self, head: int) -> int:
        """Give the end of the head with "-General", "-designate", "General", "of State" behind it."""
        end = head + 1
        while self.named.lower(end) == "-" and self.named.lower(end + 1) in TAILS | {"in"}:
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
        one = _one(token.lower_)
        return one.upper() if token.text.isupper() else one.capitalize() if token.text[0].isupper() else one

    # -- the words before the head ------------------------------------------------------------------------

    def _leftwards(self, head: int) -> tuple[int, int | None, TenureStatus]:
        """Give start, body and status read from the words before the head."""
        start, of, status = head, None, TenureStatus.CURRENT
        place = head - 1
        sentence = self.doc[head].sent.start
        joined = False
        while place >= sentence:
            token = self.doc[place]
            lower = token.lower_
            if lower in STATUS_WORDS and place not in self.at:
                status = TenureStatus(STATUS_WORDS[lower]) if status is TenureStatus.CURRENT else status
            elif self.named.is_agent(place) and of is None:
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

    def _is_glue(self, place: int, *, joined: bool) -> bool:
        """Tell whether a token only ties the words before the head: "Peru's", "Trade, Energy and Water Minister"."""
        lower = self.named.lower(place)
        if self.named.kind(place) is EntityKind.PLACE:
            return self._has_owner(place)
        if lower == ",":
            return joined and self._is_capital_field(place - 1)
        return lower in POSSESSIVE and self.named.is_agent(place - 1)

    def _is_capital_field(self, place: int) -> bool:
        return self.named.lower(place) in DEPARTMENTS and self.doc[place].text[0].isupper()

    def _has_owner(self, place: int) -> bool:
        return place >= 2 and self.doc[place - 1].lower_ in POSSESSIVE and self.named.is_agent(place - 2)

    def _is_inside(self, token: Token, of: int | None, head: int) -> bool:
        lower = token.lower_
        if lower in DEPARTMENTS or (lower in HEADS and token.i not in self.at):
            return (
                token.pos_ not in ("VERB", "AUX") or token.text[0].isupper() or lower in ("interior", "lead")
            )
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
            if self.named.is_agent(place - 1) or token.lower_ in POSSESSIVE or token.lower_ in STATUS_WORDS:
                break
            place -= 1
        while place < head and self.doc[place].lower_ in ("-", "&", "the", "and", ","):
            place += 1
        return place

    # -- the words behind the head ------------------------------------------------------------------------

    def _rightwards(self, head: Token, end: int, of: int | None) -> _Tail:
        """Give what follows the head: bodies, fields and where someone is sent to."""
        tail = _Tail(end, of, [])
        for _ in range(3):
            prep = self.named.lower(tail.end)
            if tail.end >= len(self.doc) - 1 or prep not in _OF or tail.end >= head.sent.end:
                break
            if not self._prepositional(head, prep, tail):
                break
        return tail

    def _prepositional(self, head: Token, prep: str, tail: _Tail) -> bool:
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

    def _named_behind(self, head: Token, prep: str, tail: _Tail, start: int, place: int) -> bool:
        """Take what is named behind a preposition as body, or as part of the title of who is sent there."""
        end = self.named.end_of_name(place)
        agent = self.named.is_agent(place)
        body_end = self._end_of_body(end) if agent else end
        if prep == "of" and self.named.lower(end) in POSSESSIVE and self.named.is_agent(end + 1):
            return self._body_of_country(head, tail, place, end + 1)
        sent = _one(head.lower_) in SENT
        if prep in ("to", "on") or (prep == "for" and sent):
            if body_end > end and _one(head.lower_) in ("adviser", "advisor", "aide", "assistant"):
                tail.of, tail.end = self.at[place] if tail.of is None else tail.of, body_end
                return True
            if body_end > end or not sent:
                return False
            end = self._end_of_places(end)
            tail.words.append(self._words(start, end))
            tail.end = end
            return True
        if prep == "in" and sent and not agent:
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

    def _body_of_country(self, head: Token, tail: _Tail, country: int, body: int) -> bool:
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
            return place
        if self.named.lower(place) in BODY_NOUNS | OFFICIALS and place not in self.at:
            return place + 1
        return end

    def _end_of_field(self, head: Token, place: int) -> int:
        """Give the end of a field: "Foreign Affairs and Trade", "international development"."""
        small = _one(head.lower_) in FIELD_HEADS
        end = reach = place
        while reach < len(self.doc) and reach < head.sent.end and reach not in self.at:
            token = self.doc[reach]
            capital = token.text[0].isupper() and token.is_alpha and token.pos_ != "VERB"
            if capital or (small and token.lower_ in DEPARTMENTS | BODY_NOUNS):
                end = reach + 1
            elif not self._ties_fields(reach):
                break
            reach += 1
        return end

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


def _is_plural(token: Token) -> bool:
    return token.lower_ not in HEADS | _ADDED and _one(token.lower_) in HEADS | _ADDED


def _one(word: str) -> str:
    """Give the singular of an office: "secretaries", "spokesmen", "ministers"."""
    if word.endswith("ies"):
        return f"{word[:-3]}y"
    if word.endswith("men"):
        return f"{word[:-3]}man"
    return word.removesuffix("s") if not word.endswith("ss") else word


def _joined(text: str, head: str, singular: str) -> str:
    """Give a title with its head made singular, white space single, hyphens as they were."""
    words = " ".join(text.split())
    if head == singular:
        return words
    before, _, after = words.rpartition(head)
    return f"{before}{singular}{after}"
