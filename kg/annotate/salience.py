"""Where things of a text stand and how much they stand out: the ground on which words that stand for them are read."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from spacy.tokens import Doc, Token

from kg.annotate.document import Mention, Referent
from kg.model import EntityKind

SUBJECTS = ("nsubj", "nsubjpass")
FIRST_PERSON = "first person"  # how those are found who say "I" or "we"
_MODIFIERS = ("amod", "compound", "nmod", "poss")


@dataclass(slots=True)
class Scene:
    """A document with its referents, which take in mentions as they are resolved.

    ``quoted`` gives for each token inside a quotation the number of the quotation.
    """

    doc: Doc
    referents: list[Referent]
    at: dict[int, int]
    quoted: dict[int, int]
    groups: dict[int, tuple[int, ...]] = field(default_factory=dict)
    _starts: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._starts = [token.i for token in self.doc if token.is_sent_start]

    def sentence(self, place: int) -> int:
        """Give the number of the sentence that a token stands in."""
        return bisect_right(self._starts, place)

    def sentences_between(self, before: int, after: int) -> int:
        """Give how many sentences further on the second token stands."""
        return self.sentence(after) - self.sentence(before)

    def head(self, mention: Mention) -> Token:
        """Give the head noun of a mention, taken from the noun that it stands in apposition to."""
        return self.doc[mention.start : mention.end].root

    def function(self, mention: Mention) -> str:
        """Give what a mention is in its clause: subject, owner (of the subject), object, agent, oblique, modifier, other."""
        head = self.head(mention)
        for _ in range(3):
            if head.dep_ in ("appos", "conj") or (
                head.dep_ in ("compound", "nmod") and head.head.pos_ == "PROPN"
            ):
                head = head.head
        if head.dep_ in SUBJECTS or head.dep_ == "agent":
            return "subject"
        if head.dep_ in ("dobj", "dative", "attr"):
            return "object"
        if head.dep_ == "poss" and head.head.dep_ in SUBJECTS:
            return "owner"
        if head.dep_ == "pobj":
            return "agent" if head.head.dep_ == "agent" else "oblique"
        return "modifier" if head.dep_ in _MODIFIERS else "other"

    def is_adjective(self, mention: Mention) -> bool:
        """Tell whether a mention only qualifies another noun: "the Latvian minister", "the UN envoy"."""
        dep = self.doc[mention.end - 1].dep_
        return mention.method == "demonym" or dep in ("compound", "amod", "nmod")

    def before(self, place: int, kinds: Sequence[EntityKind], reach: int) -> Iterator[tuple[int, Mention]]:
        """Give the mentions of things of some kinds before a token, up to ``reach`` sentences back."""
        for number, referent in enumerate(self.referents):
            if referent.kind not in kinds:
                continue
            for mention in referent.mentions:
                if mention.start >= place:
                    break
                if (
                    mention.method != FIRST_PERSON
                    and mention.end <= place
                    and self.sentences_between(mention.start, place) <= reach
                ):
                    yield number, mention

    def hidden(self, mention: Mention, place: int) -> bool:
        """Tell whether a mention lies in a quotation that the token does not lie in."""
        quote = self.quoted.get(mention.start)
        return quote is not None and quote != self.quoted.get(place)

    def add(self, number: int, start: int, end: int, method: str) -> None:
        """Add a mention to a referent; no two referents ever become one by it."""
        referent = self.referents[number]
        mention = Mention(start, end, referent.kind, self.doc[start:end].text, method)
        mentions = tuple(sorted((*referent.mentions, mention), key=lambda found: found.start))
        self.referents[number] = replace(referent, mentions=mentions)
        for token in range(start, end):
            self.at.setdefault(token, number)


def clause_verb(token: Token) -> Token:
    """Give the verb of the clause that a word stands in (the root of the sentence if there is none)."""
    while token.pos_ not in ("VERB", "AUX") and token.head != token:
        token = token.head
    return token
