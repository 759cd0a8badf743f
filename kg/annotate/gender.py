"""Whether a person of the text is a he or a she: by title, by authority data, by the text, or by a given name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from spacy.tokens import Doc

from kg.annotate.document import OfficePhrase, Referent
from kg.annotate.gendered_names import FEMALE_NAMES, MALE_NAMES
from kg.annotate.titles import FEMALE_HEADS, HONORIFIC_FEMALE, HONORIFIC_MALE, MALE_HEADS
from kg.authority import Authority, fold
from kg.model import EntityKind

Gender = Literal["male", "female"]
# "his wife, X" is a she, "her brother X" a he.
_FEMALE_KIN = frozenset(
    "wife mother daughter sister widow aunt niece grandmother granddaughter girlfriend actress businesswoman woman "
    "lady heiress stateswoman policewoman noblewoman duchess countess baroness heroine".split()
)
_MALE_KIN = frozenset(
    "husband father son brother widower uncle nephew grandfather grandson boyfriend actor businessman man gentleman "
    "statesman policeman duke count baron".split()
)


_LINKS: dict[str, Gender] = {
    **dict.fromkeys(("bint", "binti", "thị"), "female"),
    **dict.fromkeys(("bin", "ibn", "ben", "văn"), "male"),
}
_FEMALE_ENDS = (
    "dóttir",
    "dottir",
    "ová",
    "ova",
    "eva",
    "ovna",
    "skaya",
    "skaia",
    "cká",
    "ská",
    "ytė",
    "aitė",
    "utė",
    "ienė",
    "qizi",
    "kyzy",
    "yeva",
)


@dataclass(slots=True)
class Genders:
    """What is known of the gender of each person: ``sure`` by title, data or text, ``likely`` by given name."""

    sure: dict[int, Gender] = field(default_factory=dict)
    likely: dict[int, Gender] = field(default_factory=dict)

    def fits(self, place: int, gender: Gender) -> bool:
        """Tell whether a person may be meant by a pronoun of this gender."""
        return self.sure.get(place, gender) == gender

    def hint(self, place: int, gender: Gender) -> float:
        """Give how much a person's gender speaks for (above 0) or against a pronoun of this gender."""
        if place in self.sure:
            return 1.0 if self.sure[place] == gender else -9.0
        likely = self.likely.get(place)
        return 0.0 if likely is None else 1.0 if likely == gender else -2.5


def find_genders(
    doc: Doc, referents: Sequence[Referent], offices: Sequence[OfficePhrase], authority: Authority
) -> Genders:
    """Give what title, authority data, office, kinship and given name tell of each person's gender."""
    found = Genders()
    for place, referent in enumerate(referents):
        if referent.kind is not EntityKind.PERSON:
            continue
        sure = _by_title(doc, referent) or _by_data(referent, authority) or _by_kin(doc, referent)
        if sure:
            found.sure[place] = sure
        elif likely := given_gender(referent.name, authority):
            found.likely[place] = likely
    for phrase in offices:
        gender = _by_office(doc, phrase)
        if gender and phrase.holder is not None:
            found.sure.setdefault(phrase.holder, gender)
    return found


def _by_title(doc: Doc, referent: Referent) -> Gender | None:
    for mention in referent.mentions:
        for place in (mention.start - 1, mention.start):
            word = doc[place].lower_.rstrip(".") if place >= 0 else ""
            if word in HONORIFIC_FEMALE:
                return "female"
            if word in HONORIFIC_MALE:
                return "male"
    return None


def _by_data(referent: Referent, authority: Authority) -> Gender | None:
    ids = (
        {referent.known}
        if referent.known
        else {id for name in referent.names for id in authority.by_name.get(fold(name), ())}
    )
    genders = {authority.known[id].gender for id in ids if id in authority.known}
    return _one(genders)


def _one(genders: set[str | None]) -> Gender | None:
    if genders == {"female"}:
        return "female"
    return "male" if genders == {"male"} else None


def _by_kin(doc: Doc, referent: Referent) -> Gender | None:
    """Take it from a noun beside the name: "his wife X", "X, the widow of Y"."""
    for mention in referent.mentions:
        head = doc[mention.start : mention.end].root
        nouns = [child for child in head.children if child.dep_ in ("appos", "compound", "nmod")]
        if head.dep_ == "appos":
            nouns.append(head.head)
        for noun in nouns:
            if noun.lower_ in _FEMALE_KIN:
                return "female"
            if noun.lower_ in _MALE_KIN:
                return "male"
    return None


def _by_office(doc: Doc, phrase: OfficePhrase) -> Gender | None:
    words = {token.lower_ for token in doc[phrase.start : phrase.end]}
    if words & FEMALE_HEADS:
        return "female"
    return "male" if words & MALE_HEADS and "crown" not in words else None


def given_gender(name: str, authority: Authority) -> Gender | None:
    """Give the gender that a given name has in authority data or in the table of names, or None."""
    words = [word for word in fold(name).replace("-", " ").split() if len(word) > 1]
    if len(words) < 2:
        return None
    told = _by_form(name.split())
    if told is not None:
        return told
    for word in words[:2]:
        if word in FEMALE_NAMES:
            return "female"
        if word in MALE_NAMES:
            return "male"
    return _given(authority).get(words[0])


def _by_form(words: Sequence[str]) -> Gender | None:
    """Take it from the make of a name: "Jónsdóttir", "Ivanova", "Kazlauskienė", "Fatima bint Said", "Trần Thị Hương"."""
    for word in words[1:-1]:
        if word.casefold() in _LINKS:
            return _LINKS[word.casefold()]
    last = words[-1].casefold()
    if any(last.endswith(end) and len(last) > len(end) + 1 for end in _FEMALE_ENDS):
        return "female"
    return None


_GIVEN: dict[int, tuple[Authority, dict[str, Gender]]] = {}


def _given(authority: Authority) -> dict[str, Gender]:
    """Give the given names of authority data that only people of one gender bear, built on first use."""
    kept = _GIVEN.get(id(authority))
    if kept is not None and kept[0] is authority:
        return kept[1]
    counted: dict[str, Counter[str]] = {}
    for known in authority.known.values():
        words = fold(known.name).split()
        if known.kind is EntityKind.PERSON and known.gender and len(words) > 1 and len(words[0]) > 2:
            counted.setdefault(words[0], Counter())[known.gender] += 1
    given: dict[str, Gender] = {}
    for name, genders in counted.items():
        gender = _one(set(genders))
        if gender:
            given[name] = gender
    _GIVEN[id(authority)] = (authority, given)
    return given
