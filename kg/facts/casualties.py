"""Counts the killed and the injured, and gives them to the attack that the text tells of."""

from __future__ import annotations

import re
from collections.abc import Sequence

from spacy.tokens import Token

from kg.annotate import Annotations
from kg.facts.clauses import arguments
from kg.facts.draft import Draft

_KILL = frozenset("kill die slay perish massacre murder".split())
_INJURE = frozenset("injure wound hurt maim".split())
_VAGUE = frozenset("dozens hundreds thousands scores many several some".split())
_UNITS = {
    **{
        word: value
        for value, word in enumerate(
            "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
            "seventeen eighteen nineteen".split()
        )
    },
    **{
        word: value * 10
        for value, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)
    },
}
_SCALES = {"hundred": 100, "thousand": 1000, "million": 1_000_000}


def set_casualties(notes: Annotations, drafts: Sequence[Draft]) -> None:
    """Set ``killed`` and ``injured`` of attacks from the clauses that count people."""
    attacks = [draft for draft in drafts if draft.frame.name == "Attack"]
    if not attacks:
        return
    for token in notes.doc:
        field = _field_of(token)
        if field is None:
            continue
        count = _count(token)
        if count is None:
            continue
        target = _attack_for(token, attacks)
        if target is not None and getattr(target, field) is None:
            setattr(target, field, count)


def _field_of(token: Token) -> str | None:
    lemma = token.lemma_.lower()
    if token.pos_ in ("VERB", "ADJ") or token.dep_ in ("ROOT", "acl", "conj", "acomp"):
        if lemma in _KILL or token.lower_ == "dead":
            return "killed"
        if lemma in _INJURE or token.lower_ in ("injured", "wounded"):
            return "injured"
    return None


def _count(verb: Token) -> int | None:
    """Give how many the verb counts: "killed 23 people", "23 people were killed", "at least 4 others wounded"."""
    found = arguments(verb)
    for token in (*found.objects, *(found.subjects if not found.objects else ())):
        count = counted(token)
        if count is not None:
            return count
    for child in verb.children:
        if child.dep_ == "nummod":
            return number_of(child)
    return None


def counted(noun: Token) -> int | None:
    """Give the number before a noun, or of a number that stands alone ("killing 12")."""
    if noun.like_num:
        return number_of(noun)
    for child in noun.children:
        if child.dep_ == "nummod":
            return number_of(child)
    return None


def number_of(token: Token) -> int | None:
    """Give the value of a cardinal of one or more words, or None ("dozens")."""
    words = [child.lower_ for child in token.children if child.dep_ == "compound"] + [token.lower_]
    if any(word in _VAGUE for word in words):
        return None
    plain = token.text.replace(",", "")
    if re.fullmatch(r"\d+", plain):
        return int(plain)
    total = current = 0
    for word in (part for text in words for part in text.split("-")):
        if word in _UNITS:
            current += _UNITS[word]
        elif word in _SCALES:
            current = max(current, 1) * _SCALES[word]
        elif re.fullmatch(r"[\d,]+", word):
            current += int(word.replace(",", ""))
        else:
            return None
    return total + current or None


def _attack_for(verb: Token, attacks: Sequence[Draft]) -> Draft | None:
    """Give the attack of the verb's own sentence, else the nearest one told in the two sentences before."""
    own = [draft for draft in attacks if draft.head.sent == verb.sent]
    if own:
        nouns = [draft for draft in own if draft.head != verb]
        return min(nouns or own, key=lambda draft: abs(draft.head.i - verb.i))
    before = [draft for draft in attacks if draft.head.i < verb.i and _sentences_apart(draft.head, verb) <= 2]
    return max(before, key=lambda draft: draft.head.i) if before else None


def _sentences_apart(first: Token, second: Token) -> int:
    return sum(1 for place in range(first.i + 1, second.i + 1) if first.doc[place].is_sent_start)
