"""Who holds an office: the name behind it, before it, or on the other side of a verb."""

from __future__ import annotations

from dataclasses import replace

from kg.annotate.document import OfficePhrase
from kg.annotate.named import POSSESSIVE, Named
from kg.annotate.office_verbs import PredicateReader
from kg.annotate.office_words import PAST_ADVERBS, PRAISE, SKIPPED
from kg.model import EntityKind, TenureStatus

_SKIPPED = SKIPPED | PAST_ADVERBS
_OWNERS = frozenset(("the", "its", "his", "her", "their", "whose", "a", "an", "and", "'s", "’s"))


class HolderReader:
    """Finds the holders of offices in one document."""

    def __init__(self, named: Named) -> None:
        self.named, self.doc, self.at = named, named.doc, named.at
        self.predicates = PredicateReader(named)

    def held(self, phrase: OfficePhrase) -> OfficePhrase:
        """Give the phrase with its holder, and with the body that stands beside the holder's name."""
        for find in (self._behind, self._in_apposition, self.predicates.held):
            found = find(phrase)
            if found is not None:
                return found
        return phrase

    # -- "Foreign Minister X of Y", "the foreign minister, X" ---------------------------------------------

    def _behind(self, phrase: OfficePhrase) -> OfficePhrase | None:
        following = self.named.skip_styles(phrase.end)
        if self.named.is_person(following):
            held = replace(phrase, holder=self.at[following], method="office.before-name")
            return self._of_name(held, following)
        end = self._past_times(phrase.end)
        opens = self.named.lower(end)
        following = self._past_country(self.named.skip_styles(end + 1))
        if opens not in (",", "–", "—", "(", ":") or not self.named.is_person(following):
            return None
        if not self._closes(phrase) or self._says(following):
            return None
        held = replace(phrase, holder=self.at[following], method="office.before-comma")
        return self._of_name(held, following)

    def _past_times(self, place: int) -> int:
        """Give the end of "at the time" or "since 2023" between an office and the comma before its holder."""
        if [self.named.lower(place + each) for each in range(3)] == ["at", "the", "time"]:
            return place + 3
        if self.named.lower(place) in ("since", "until", "from") or self._is_aside(place):
            for reach in range(place + 1, min(place + 5, len(self.doc))):
                if self.named.lower(reach) == ",":
                    return reach
        return place

    def _is_aside(self, place: int) -> bool:
        """Tell whether a short phrase stands before the comma: "Cyprus's representative on the committee, X"."""
        if self.named.lower(place) not in ("on", "at", "in", "for", "to"):
            return False
        for reach in range(place + 1, min(place + 5, len(self.doc) - 1)):
            token = self.doc[reach]
            if token.text == ",":
                return reach > place + 1
            if token.pos_ not in ("DET", "NOUN", "ADJ", "PROPN", "PUNCT") or reach in self.at:
                return False
        return False

    def _past_country(self, place: int) -> int:
        """Give the name in "the bloc's president, Uruguay's X"."""
        if self.named.is_agent(place):
            end = self.named.end_of_name(place)
            if self.named.lower(end) in POSSESSIVE and self.named.is_person(end + 1):
                return end + 1
        return place

    def _of_name(self, phrase: OfficePhrase, name: int) -> OfficePhrase:
        """Take the country or body behind a name: "X of Ghana", "X (Ghana)"."""
        if phrase.of is not None:
            return phrase
        end = self.named.end_of_name(name)
        if self.named.lower(end) in ("of", "(") or (
            self.named.lower(end) == "from" and self._is_body(end + 1)
        ):
            body = self.named.agent_behind(end + 1)
            return replace(phrase, of=body) if body is not None else phrase
        return phrase

    def _is_body(self, place: int) -> bool:
        body = self.named.agent_behind(place)
        return body is not None and self.named.referents[body].kind is EntityKind.ORGANIZATION

    def _closes(self, phrase: OfficePhrase) -> bool:
        """Tell whether the office stands with an article or a body, so that ", Name" names its holder."""
        owned = any(self.named.lower(place) in POSSESSIVE for place in range(phrase.start, phrase.end))
        return owned or phrase.of is not None or self.named.lower(phrase.start - 1) in _OWNERS

    def _says(self, name: int) -> bool:
        """Tell whether the name only says who speaks: "he would meet the president, X said"."""
        end = self.named.end_of_name(name)
        after = self.doc[end] if end < len(self.doc) else None
        before = self.doc[name - 1]
        return (
            after is not None
            and before.lower_ == ","
            and after.pos_ == "VERB"
            and self.doc[end - 1].head == after
            and not any(token.i < name - 1 and token.dep_ == "nsubj" for token in after.children)
            and after.dep_ != "relcl"
            and after.lemma_ in ("say", "tell", "add", "warn", "argue", "insist", "announce", "write", "note")
            and not self._starts_clause(name)
        )

    def _starts_clause(self, name: int) -> bool:
        """Tell whether nothing but the office stands before the name in its sentence."""
        return not any(token.pos_ == "VERB" for token in self.doc[self.doc[name].sent.start : name])

    # -- "X, the foreign minister of Y" -------------------------------------------------------------------

    def _in_apposition(self, phrase: OfficePhrase) -> OfficePhrase | None:
        if self.named.lower(phrase.end) in POSSESSIVE:
            return None
        place, is_past = self._before_article(phrase.start)
        place = self._before_age(self._before_joined(place))
        if self.named.lower(place) not in (",", "(", "–", "—") or not self.named.is_person(place - 1):
            return None
        status = TenureStatus.FORMER if is_past and phrase.status is TenureStatus.CURRENT else phrase.status
        held = replace(phrase, holder=self.at[place - 1], method="office.apposition", status=status)
        return self._beside_name(held, place - 1)

    def _beside_name(self, phrase: OfficePhrase, name: int) -> OfficePhrase:
        """Take the country in front of a name: "Slovenia's X, the foreign minister"."""
        start = self.named.start_of_name(name)
        if phrase.of is None and self.named.lower(start - 1) in POSSESSIVE and self.named.is_agent(start - 2):
            return replace(phrase, of=self.at[start - 2])
        return phrase

    def _before_article(self, start: int) -> tuple[int, bool]:
        place, is_past = start - 1, False
        while place > 0 and (self.named.lower(place) in _SKIPPED or self._praises(place)):
            is_past = is_past or self.named.lower(place) in PAST_ADVERBS
            place -= 1
        return max(place, 0), is_past

    def _praises(self, place: int) -> bool:
        """Tell whether a word only praises: "a two-term president", "the longest-serving minister"."""
        lower = self.named.lower(place)
        return lower in PRAISE or (lower == "-" and self.named.lower(place + 1) in PRAISE)

    def _before_joined(self, place: int) -> int:
        """Give the comma before "a lawyer and" in "X, a lawyer and the foreign minister of Y"."""
        if self.named.lower(place) != "and":
            return place
        reach = place - 1
        while (
            reach > place - 7
            and self.doc[reach].pos_ in ("NOUN", "ADJ", "DET", "ADP")
            and reach not in self.at
        ):
            reach -= 1
        return reach if self.named.lower(reach) == "," else place

    def _before_age(self, comma: int) -> int:
        """Give the comma before an age: "X, 54, the foreign minister"."""
        if comma >= 2 and self.doc[comma - 1].like_num and self.named.lower(comma - 2) == ",":
            return comma - 2
        return comma
