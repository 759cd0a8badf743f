"""Offices in a text: what office is named, of which country or body, and who holds it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token

from kg.annotate.document import OfficePhrase, Referent
from kg.annotate.titles import HEADS, INSIDE, SOFT, STATUS_WORDS
from kg.model import EntityKind, TenureStatus

_AGENTS = (EntityKind.COUNTRY, EntityKind.ORGANIZATION)
_OF = ("of", "for", "to", "at", "from", "in")
_TAILS = frozenset("general designate elect in charge state affairs".split())
_POSSESSIVE = ("'s", "’s", "'", "’")
_COPULAS = frozenset("be become remain serve appoint elect name nominate".split())


def find_offices(doc: Doc, at: Mapping[int, int], referents: Sequence[Referent]) -> list[OfficePhrase]:
    """Give the offices named in the text, with body and holder where the text tells, in its order."""
    reader = _Reader(doc, at, referents)
    phrases: list[OfficePhrase] = []
    for token in doc:
        if phrases and token.i < phrases[-1].end:
            continue
        phrase = reader.phrase(token)
        if phrase:
            phrases.append(phrase)
    return reader.counterparts(reader.shared(reader.held(phrases)))


class _Reader:
    """Reads office phrases in one document."""

    def __init__(self, doc: Doc, at: Mapping[int, int], referents: Sequence[Referent]) -> None:
        self.doc, self.at, self.referents = doc, at, referents

    def kind(self, place: int) -> EntityKind | None:
        """Give the kind of thing that the token names, or None."""
        found = self.at.get(place)
        return None if found is None else self.referents[found].kind

    def is_person(self, place: int) -> bool:
        """Tell whether the token belongs to a person's name."""
        return 0 <= place < len(self.doc) and self.kind(place) is EntityKind.PERSON

    # -- the phrase ---------------------------------------------------------------------------------------

    def phrase(self, token: Token) -> OfficePhrase | None:
        """Give the office phrase around a head noun, or None if the word is no office here."""
        if not self._is_head(token):
            return None
        end = self._end_of_head(token.i)
        start, of, status = self._leftwards(token.i)
        title_start = self._title_start(start, token.i)
        end, of, title_end = self._rightwards(end, of)
        title = " ".join(self.doc[title_start:title_end].text.split())
        phrase = OfficePhrase(start, end, title, status, of)
        named = self.is_person(self._skip_styles(end))
        soft = token.lower_ in SOFT and title.casefold() in SOFT
        if (token.tag_ in ("NNS", "NNPS") and not named) or (soft and of is None and not named):
            return None
        return phrase

    def _is_head(self, token: Token) -> bool:
        singular = token.lower_ if token.lower_ in HEADS else token.lemma_.lower()
        if singular not in HEADS or token.i in self.at or token.pos_ in ("VERB", "AUX", "ADV"):
            return False
        following = self.doc[token.i + 1] if token.i + 1 < len(self.doc) else None
        if following is None:
            return True
        inside_longer = (
            following.lower_ in HEADS and following.i not in self.at and following.pos_ not in ("VERB", "AUX")
        )
        hyphenated = following.text == "-" and not token.whitespace_ and not self._tail_after_hyphen(token.i)
        return not inside_longer and not hyphenated

    def _tail_after_hyphen(self, place: int) -> bool:
        return place + 2 < len(self.doc) and self.doc[place + 2].lower_ in _TAILS

    def _end_of_head(self, head: int) -> int:
        """Give the end of the head with "-General", "-designate", "General", "of State" behind it."""
        end = head + 1
        while (
            end + 1 < len(self.doc)
            and self.doc[end].text == "-"
            and self.doc[end + 1].lower_ in _TAILS | {"in"}
        ):
            end += 2
        if (
            end < len(self.doc)
            and self.doc[end].lower_ in ("general", "designate", "elect")
            and end not in self.at
        ):
            end += 1
        if end + 1 < len(self.doc) and self.doc[end].lower_ == "of" and self.doc[end + 1].lower_ == "state":
            end += 2
        return end

    def _leftwards(self, head: int) -> tuple[int, int | None, TenureStatus]:
        """Give start, body and status read from the words before the head."""
        start, of, status = head, None, TenureStatus.CURRENT
        place = head - 1
        sentence = self.doc[head].sent.start
        while place >= sentence:
            token = self.doc[place]
            lower = token.lower_
            if lower in STATUS_WORDS:
                status = TenureStatus(STATUS_WORDS[lower]) if status is TenureStatus.CURRENT else status
            elif place in self.at and self.kind(place) in _AGENTS and of is None:
                of = self.at[place]
                while place - 1 >= sentence and self.at.get(place - 1) == of:
                    place -= 1
            elif (place in self.at and self.kind(place) is EntityKind.PLACE and self._has_owner(place)) or (
                lower in _POSSESSIVE and place - 1 in self.at and self.kind(place - 1) in _AGENTS
            ):
                pass
            elif not (place not in self.at and self._is_inside(token, of)):
                break
            start = place
            place -= 1
        return start, of, status

    def _has_owner(self, place: int) -> bool:
        return place >= 2 and self.doc[place - 1].lower_ in _POSSESSIVE and self.kind(place - 2) in _AGENTS

    def _is_inside(self, token: Token, of: int | None) -> bool:
        lower = token.lower_
        if lower in INSIDE or (lower in HEADS and token.i not in self.at):
            return True
        if lower in ("-", "&"):
            return True
        if lower == "and":
            left, right = self.doc[token.i - 1], self.doc[token.i + 1]
            return left.lower_ in INSIDE and right.lower_ in INSIDE and left.lower_ not in HEADS
        return token.pos_ == "PROPN" and token.text[0].isupper() and of is None and token.i > token.sent.start

    def _title_start(self, start: int, head: int) -> int:
        """Give where the title itself starts: behind country, body, status and articles."""
        place = head
        while place - 1 >= start:
            token = self.doc[place - 1]
            if (place - 1 in self.at and self.kind(place - 1) in _AGENTS) or token.lower_ in _POSSESSIVE:
                break
            if token.lower_ in STATUS_WORDS:
                break
            place -= 1
        while place < head and self.doc[place].lower_ in ("-", "&", "the"):
            place += 1
        return place

    def _rightwards(self, end: int, of: int | None) -> tuple[int, int | None, int]:
        """Give the end of the phrase, its body, and the end of the title itself."""
        title_end = end
        if end >= len(self.doc) - 1 or self.doc[end].lower_ not in _OF:
            return end, of, title_end
        if self.doc[end].lower_ in ("at", "from", "in") and of is not None:
            return end, of, title_end
        reach, body, named = self._prepositional(end)
        if reach == end:
            return end, of, title_end
        if body is None or of is not None:
            title_end = reach
        if self.doc[end].lower_ == "to" and named:
            return reach, of, reach
        return reach, of if of is not None else body, title_end

    def _prepositional(self, place: int) -> tuple[int, int | None, bool]:
        """Read "of Finland", "of Foreign Affairs of Iran", "for National Security Affairs"; give end and body."""
        reach, body = place + 1, None
        end = place
        while reach < len(self.doc):
            token = self.doc[reach]
            if token.is_space or token.i >= self.doc[place].sent.end:
                break
            if reach in self.at and self.kind(reach) is not EntityKind.PERSON:
                body = self.at[reach]
                while reach + 1 < len(self.doc) and self.at.get(reach + 1) == body:
                    reach += 1
                end = reach + 1
                if not (end < len(self.doc) and self.doc[end].lower_ in _POSSESSIVE):
                    break
                body = None
            elif not (
                token.lower_ in ("the", "and", "of", "for", "'s", "’s", "-") or self._names_a_field(token)
            ):
                break
            elif self._names_a_field(token):
                end = reach + 1
            reach += 1
        if body is not None and self.referents[body].kind is EntityKind.PLACE:
            return end, None, True
        return end, body, body is not None

    def _names_a_field(self, token: Token) -> bool:
        return token.i not in self.at and token.text[0].isupper() and token.is_alpha and token.pos_ != "VERB"

    # -- the holder ---------------------------------------------------------------------------------------

    def _skip_styles(self, place: int) -> int:
        while place < len(self.doc) and self.doc[place].lower_ in (
            "h.e.",
            "mr",
            "mr.",
            "mrs",
            "ms",
            "dr",
            "dr.",
            "sheikh",
            "sir",
        ):
            place += 1
        return place

    def held(self, phrases: list[OfficePhrase]) -> list[OfficePhrase]:
        """Find the holder of each office: behind it, before it in apposition, or over a copula."""
        done = []
        for phrase in phrases:
            holder, method = self._holder(phrase)
            done.append(replace(phrase, holder=holder, method=method))
        return done

    def _holder(self, phrase: OfficePhrase) -> tuple[int | None, str]:
        following = self._skip_styles(phrase.end)
        if self.is_person(following):
            return self.at[following], "office.before-name"
        if (
            self._is_comma(phrase.end)
            and self.is_person(self._skip_styles(phrase.end + 1))
            and self._closes(phrase)
        ):
            return self.at[self._skip_styles(phrase.end + 1)], "office.before-comma"
        before = self._before_article(phrase.start)
        if self.doc[before].lower_ == "," and self.is_person(before - 1):
            return self.at[before - 1], "office.apposition"
        if self.doc[before].lower_ in ("(", "–", "—") and self.is_person(before - 1):
            return self.at[before - 1], "office.apposition"
        return self._over_copula(phrase)

    def _is_comma(self, place: int) -> bool:
        return place < len(self.doc) - 1 and self.doc[place].text == ","

    def _closes(self, phrase: OfficePhrase) -> bool:
        """Tell whether the office stands with an article or a body, so that ", Name" names its holder."""
        before = self.doc[phrase.start - 1] if phrase.start else None
        return phrase.of is not None or (
            before is not None and before.lower_ in ("the", "its", "his", "their", "whose")
        )

    def _before_article(self, start: int) -> int:
        place = start - 1
        while place > 0 and self.doc[place].lower_ in (
            "the",
            "a",
            "an",
            "his",
            "her",
            "its",
            "their",
            "country",
            "'s",
            "’s",
        ):
            place -= 1
        return max(place, 0)

    def _over_copula(self, phrase: OfficePhrase) -> tuple[int | None, str]:
        head = self.doc[phrase.start : phrase.end].root
        verb = head.head
        if verb.lower_ == "as":
            verb = verb.head
        if head.dep_ not in ("attr", "oprd", "pobj", "dobj") or verb.lemma_ not in _COPULAS:
            return None, ""
        for child in verb.children:
            if child.dep_ in ("nsubj", "nsubjpass"):
                place = self._antecedent(child)
                if self.is_person(place):
                    return self.at[place], "office.copula"
        return None, ""

    def _antecedent(self, token: Token) -> int:
        """Give the noun that a relative pronoun stands for, or the token itself."""
        if token.lower_ in ("who", "that", "which") and token.head.dep_ == "relcl":
            return token.head.head.i
        return token.i

    def shared(self, phrases: list[OfficePhrase]) -> list[OfficePhrase]:
        """Hand holder and body over "and": "Director of the Office and Foreign Minister Wang Yi"."""
        done = list(phrases)
        for place in range(len(done) - 2, -1, -1):
            left, right = done[place], done[place + 1]
            between = [token.lower_ for token in self.doc[left.end : right.start]]
            if between in (["and"], ["and", "the"], ["/"], [",", "and"]) and right.holder is not None:
                if left.holder is None:
                    done[place] = replace(left, holder=right.holder, method="office.joint")
                if right.of is None and left.of is not None:
                    done[place + 1] = replace(right, of=left.of)
                elif left.of is None and right.of is not None:
                    done[place] = replace(done[place], of=right.of)
        return done

    # -- counterparts -------------------------------------------------------------------------------------

    def counterparts(self, phrases: list[OfficePhrase]) -> list[OfficePhrase]:
        """Add offices told by "counterpart": "his Greek and French counterparts, A and B, respectively"."""
        added = list(phrases)
        for token in self.doc:
            if token.lemma_.lower() != "counterpart":
                continue
            office = self._office_before(phrases, token.i)
            if office is None:
                continue
            countries = self._countries_before(token.i)
            people = self._people_after(token.i + 1)
            if countries and len(people) != len(countries):
                people = people[:1] if len(countries) == 1 else []
            for order, person in enumerate(people):
                of = countries[order] if countries else None
                added.append(
                    OfficePhrase(
                        token.i,
                        token.i + 1,
                        office.title,
                        TenureStatus.CURRENT,
                        of,
                        person,
                        "office.counterpart",
                    )
                )
        return added

    def _office_before(self, phrases: list[OfficePhrase], place: int) -> OfficePhrase | None:
        before = [phrase for phrase in phrases if phrase.end <= place and phrase.holder is not None]
        return before[-1] if before else None

    def _countries_before(self, place: int) -> list[int]:
        found: list[int] = []
        place -= 1
        while place >= 0 and (
            self.kind(place) is EntityKind.COUNTRY or self.doc[place].lower_ in (",", "and")
        ):
            if self.kind(place) is EntityKind.COUNTRY and self.at[place] not in found[:1]:
                found.insert(0, self.at[place])
            place -= 1
        return list(dict.fromkeys(found))

    def _people_after(self, place: int) -> list[int]:
        found: list[int] = []
        while place < len(self.doc) and (
            self.is_person(place) or self.doc[place].lower_ in (",", "and", "-", "from", "of")
        ):
            if self.is_person(place):
                found.append(self.at[place])
            place += 1
        return list(dict.fromkeys(found))
