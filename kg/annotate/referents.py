"""The document's table of things: mentions of one thing brought together by name."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from spacy.tokens import Doc

from kg.annotate.document import Mention, Referent
from kg.authority import Authority, fold
from kg.model import EntityKind


@dataclass(slots=True)
class _Group:
    """A referent in the making."""

    kind: EntityKind
    names: list[str] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    known: str | None = None

    def add(self, mention: Mention) -> None:
        self.mentions.append(mention)
        if mention.is_name and mention.text not in self.names:
            self.names.append(mention.text)
        self.known = self.known or mention.known


def group_mentions(doc: Doc, mentions: Iterable[Mention], authority: Authority) -> list[Referent]:
    """Give one referent for each thing named, in the order of first mention.

    People are one by full name, by surname alone, or by given name where a family name comes first; countries
    by their id; other things by name, or by an abbreviation that the text introduces in brackets.
    """
    ordered = list(mentions)
    groups = _people(doc, [mention for mention in ordered if mention.kind is EntityKind.PERSON])
    acronyms = _acronyms(doc, ordered)
    by_key: dict[tuple[EntityKind, str], _Group] = {}
    for mention in ordered:
        if mention.kind is EntityKind.PERSON:
            continue
        key = (mention.kind, mention.known or acronyms.get(mention.text, _key_of(mention, by_key)))
        if key not in by_key:
            by_key[key] = _Group(mention.kind)
            groups.append(by_key[key])
        by_key[key].add(mention)
    groups.sort(key=lambda group: group.mentions[0].start)
    return [_close(group, authority) for group in groups]


def _key_of(mention: Mention, by_key: dict[tuple[EntityKind, str], _Group]) -> str:
    """Give the folded name, or that of the body named before one of whose words this is."""
    name = fold(mention.text)
    if mention.method != "surname":
        return name
    longer = [
        key
        for (kind, key), group in by_key.items()
        if kind is mention.kind
        and any(name in fold(one).split() and fold(one) != name for one in group.names)
    ]
    return longer[-1] if longer else name


def _close(group: _Group, authority: Authority) -> Referent:
    names = sorted(dict.fromkeys(group.names), key=lambda name: (-len(name.split()), -len(name), name))
    known = group.known
    if known and not names:
        names = [authority.known[known].name]
    if known is None and group.kind is not EntityKind.PERSON:
        ids = {
            id
            for name in names
            for id in authority.by_name.get(fold(name), ())
            if authority.known[id].kind is group.kind
        }
        known = next(iter(ids)) if len(ids) == 1 else None
    return Referent(
        group.kind, tuple(names), tuple(sorted(group.mentions, key=lambda mention: mention.start)), known
    )


def _people(doc: Doc, mentions: list[Mention]) -> list[_Group]:
    groups: list[_Group] = []
    for mention in mentions:
        if len(_parts(mention.text)) > 1:
            _home(doc, groups, mention).add(mention)
    for mention in mentions:
        if len(_parts(mention.text)) == 1:
            _home(doc, groups, mention).add(mention)
    return groups


def _parts(name: str) -> list[str]:
    return [part for part in fold(name.replace("-", " ")).split() if len(part) > 1]


def _home(doc: Doc, groups: list[_Group], mention: Mention) -> _Group:
    """Give the group that this mention of a person belongs to, made anew if there is none."""
    parts = _parts(mention.text) or [fold(mention.text)]
    fitting = [group for group in groups if group.kind is EntityKind.PERSON and _fits(group, parts)]
    if not fitting and len(parts) == 1:
        fitting = [group for group in groups if any(_parts(name)[:1] == parts for name in group.names)]
        fitting = fitting if len(fitting) == 1 else []
    if fitting:
        return min(fitting, key=lambda group: _distance(doc, group, mention))
    group = _Group(EntityKind.PERSON)
    groups.append(group)
    return group


def _distance(doc: Doc, group: _Group, mention: Mention) -> tuple[int, int]:
    """Prefer the subject or object told last before the mention, then who was last named, then the first named after it."""
    before = [other for other in group.mentions if other.start <= mention.start]
    if not before:
        return (2, min(other.start - mention.start for other in group.mentions))
    acting = [other for other in before if _acts(doc, other)]
    last = max(other.start for other in acting or before)
    return (0 if acting else 1, mention.start - last)


_JOINED = ("conj", "appos", "compound")
_NOMINAL = (*_JOINED, "pobj", "prep")


def _acts(doc: Doc, mention: Mention) -> bool:
    """Tell whether a mention, or what it is joined to, is the subject or the object of a clause."""
    token = doc[mention.start : mention.end].root
    below = _NOMINAL if token.dep_ == "appos" else _JOINED  # "the chairman of Q, X, met"
    while token.dep_ in below and token.head != token:
        if any(between.pos_ in ("VERB", "AUX") for between in doc[token.head.i : token.i]):
            return False  # "the two were joined by aides, X and Y among them"
        token = token.head
    return token.dep_ in ("nsubj", "nsubjpass", "poss", "dobj")


def _fits(group: _Group, parts: list[str]) -> bool:
    for name in group.names:
        other = _parts(name)
        short, long = (parts, other) if len(parts) <= len(other) else (other, parts)
        if not short:
            continue
        if short == long or (short[-1] == long[-1] and set(short) <= set(long)):
            return True
        if (
            len(short) == 1
            and len(long) > 1
            and (short[0] == long[0] and len(long) <= 3 and _family_first(long))
        ):
            return True
        if len(short) > 1 and long[: len(short)] == short:
            return True
    return False


_FAMILY_FIRST = frozenset(
    """kim xi li wang zhang liu chen yang zhao huang zhou wu xu sun ma zhu hu guo he lin luo liang song tang han feng
    deng cao peng zeng xiao tian dong pan yuan cai jiang yu du ye cheng wei lu ding ren yao shen park lee moon yoon choi
    jung kang cho ri nguyen tran le pham vo to luong hun sam mao hor cui qin cho chung han""".split()
)


def _family_first(parts: list[str]) -> bool:
    return parts[0] in _FAMILY_FIRST


def _acronyms(doc: Doc, mentions: list[Mention]) -> dict[str, str]:
    """Give abbreviations that the text introduces: "Shanghai Group of Friends (SGF)" gives SGF its folded name."""
    found = {}
    by_start = {mention.start: mention for mention in mentions}
    for mention in mentions:
        bracket = mention.end
        if bracket + 2 >= len(doc) or doc[bracket].text != "(" or doc[bracket + 2].text != ")":
            continue
        short = doc[bracket + 1].text
        initials = "".join(word[0] for word in mention.text.replace("-", " ").split() if word[0].isupper())
        if short.isupper() and len(short) > 1 and short[0] == mention.text[0] and set(short) & set(initials):
            found[short] = mention.known or fold(mention.text)
            if (inner := by_start.get(bracket + 1)) and inner.known:
                found[short] = inner.known
    return found
