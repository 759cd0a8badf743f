"""Who holds an office: the name behind it, before it, or on the other side of a verb."""

from __future__ import annotations

from dataclasses import replace

from kg.annotate.document import OfficePhrase
from kg.annotate.named import POSSESSIVE, Named
from kg.annotate.office_verbs import PredicateReader
from kg.annotate.office_words import PAST_ADVERBS, SKIPPED
from kg.model import EntityKind, TenureStatus

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
        opens = self.named.lower(phrase.end)
        following = self.named.skip_styles(phrase.end + 1)
        if opens not in (",", "–", "—", "(", ":") or not self.named.is_person(following):
            return None
        if not self._closes(phrase) or self._says(following):
            return None
        held = replace(phrase, holder=self.at[following], method="office.before-comma")
        return self._of_name(held, following)

    def _of_name(self, phrase: OfficePhrase, name: int) -> OfficePhrase:
        """Take the country or body behind a name: "X of Ghana", "X (Ghana)"."""
        if phrase.of is not None:
            return phrase
        end = self.named.end_of_name(name)
        if self.named.lower(end) in ("of", "("):
            body = self.named.agent_behind(end + 1)
            return replace(phrase, of=body) if body is not None else phrase
        return phrase

    def _closes(self, phrase: OfficePhrase) -> bool:
        """Tell whether the office stands with an article or a body, so that ", Name" names its holder."""
        return phrase.of is not None or self.named.lower(phrase.start - 1) in _OWNERS

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
        place = self._before_age(place)
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
        while place > 0 and self.named.lower(place) in SKIPPED | PAST_ADVERBS:
            is_past = is_past or self.named.lower(place) in PAST_ADVERBS
            place -= 1
        return max(place, 0), is_past

    def _before_age(self, comma: int) -> int:
        """Give the comma before an age: "X, 54, the foreign minister"."""
        if comma >= 2 and self.doc[comma - 1].like_num and self.named.lower(comma - 2) == ",":
            return comma - 2
        return comma


def joined(named: Named, phrases: list[OfficePhrase]) -> list[OfficePhrase]:
    """Hand holder, body and status over "and": "Director of the Office and Foreign Minister Wang Yi"."""
    done = list(phrases)
    for place in range(len(done) - 2, -1, -1):
        done[place], done[place + 1] = _share_back(named, done[place], done[place + 1])
    for place in range(len(done) - 1):
        done[place + 1] = _share_on(named, done[place], done[place + 1])
    return done


def _between(named: Named, left: OfficePhrase, right: OfficePhrase) -> list[str]:
    if right.start - left.end > 6:
        return ["…"]
    words = [token.lower_ for token in named.doc[left.end : right.start]]
    return [
        word for word in words if word not in ("now", "also", "currently", "its", "a", "later", "then", ",")
    ]


_JOINTS = (["and"], ["and", "the"], ["/"], ["&"])


def _share_back(named: Named, left: OfficePhrase, right: OfficePhrase) -> tuple[OfficePhrase, OfficePhrase]:
    """Give the holder of the second office the first one too; also for "Uganda's army chief, General X"."""
    between = _between(named, left, right)
    ranked = not between and right.method == "office.before-name" and _is_rank(right)
    if right.holder is None or left.holder not in (None, right.holder) or not (between in _JOINTS or ranked):
        return left, right
    if left.holder is None:
        left = replace(left, holder=right.holder, method="office.joint")
    if right.of is None and left.of is not None:
        if _is_shared_body(named, left):
            right = replace(right, of=left.of)
    elif left.of is None and right.of is not None and between != ["and", "the"]:
        left = replace(left, of=right.of)
    return left, right


def _is_shared_body(named: Named, left: OfficePhrase) -> bool:
    """Tell whether the body of the first of two offices is the second one's too: not so "director of the Y"."""
    assert left.of is not None
    before = left.head is None or any(
        named.at.get(place) == left.of for place in range(left.start, left.head)
    )
    return before or named.referents[left.of].kind is EntityKind.COUNTRY


def _share_on(named: Named, left: OfficePhrase, right: OfficePhrase) -> OfficePhrase:
    """Give the holder of "X, Bulgaria's deputy prime minister" the second office in "and foreign minister"."""
    if right.holder is not None or left.holder is None or _between(named, left, right) not in _JOINTS:
        return right
    if left.method not in ("office.apposition", "office.verb", "office.counterpart"):
        return right
    now = any(named.lower(place) in ("now", "currently") for place in range(left.end, right.start))
    return replace(
        right,
        holder=left.holder,
        of=right.of if right.of is not None else left.of,
        status=left.status if right.status is TenureStatus.CURRENT and not now else right.status,
        method="office.joint",
        verb=left.verb,
    )


_RANKS = frozenset(
    "general admiral colonel marshal lieutenant-general major captain brigadier lieutenant ayatollah sheikh prince "
    "field crown king".split()
)


def _is_rank(phrase: OfficePhrase) -> bool:
    return bool(set(phrase.title.casefold().replace("-", " ").split()) & _RANKS)
