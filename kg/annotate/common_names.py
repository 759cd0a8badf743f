"""Common nouns that stand for a country or body named before: "the country", "the bloc", "the ministry"."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from kg.annotate.document import Mention, OfficePhrase
from kg.annotate.regions import REGIONS
from kg.annotate.salience import SUBJECTS, Scene
from kg.authority import Authority, fold
from kg.model import EntityKind

_COUNTRY_NOUNS = frozenset("country nation republic kingdom state emirate".split())
# Nouns for bodies, and the words in the names of the bodies that they may stand for.
_ALLIANCES = frozenset(
    """group bloc alliance union community association league organisation organization cooperation forum council g7
    g20 nato eu asean brics opec ecowas mercosur quad movement front coalition conference initiative pact""".split()
)
_FIRMS = frozenset(
    "air airways airlines bank inc corp corporation ltd holdings motors energy oil gas media company".split()
)
_ARMED = frozenset(
    """movement front army militia brigade brigades group forces taliban hamas party state resistance hezbollah hizbullah
    houthi houthis ansar isis isil daesh qaeda qaida shabaab haram jihad wagner pkk ypg farc eln m23 rsf lashkar jaish
    liberation resistance""".split()
)
_BODIES: dict[str, frozenset[str]] = {
    "group": _ALLIANCES | _ARMED,
    "bloc": _ALLIANCES,
    "alliance": _ALLIANCES,
    "union": frozenset(("union", "eu", "au")),
    "coalition": frozenset(("coalition", "alliance", "forces")),
    "movement": _ARMED,
    "militia": _ARMED,
    "company": _FIRMS,
    "firm": _FIRMS,
    "airline": frozenset(("air", "airways", "airlines", "airline")),
    "bank": frozenset(("bank", "fund")),
    "ministry": frozenset(("ministry", "office", "department", "mfa")),
    "department": frozenset(("department", "ministry")),
    "council": frozenset(("council",)),
    "commission": frozenset(("commission",)),
    "committee": frozenset(("committee",)),
    "court": frozenset(("court", "tribunal", "icc", "icj")),
    "parliament": frozenset(("parliament", "assembly", "congress", "senate", "duma", "knesset", "bundestag")),
    "agency": frozenset(("agency", "iaea", "service", "office", "programme", "administration", "bureau")),
    "party": frozenset(("party", "movement", "front", "union", "league")),
    "fund": frozenset(("fund", "imf")),
}
# What a state or body has, told once with its name and then without.
_STAFF = frozenset(
    """delegation government embassy army navy parliament ministry cabinet administration regime mission team
    military police side coastguard consulate opposition central-bank""".split()
)
_STAFF_REACH = 5
_OWNERS = (EntityKind.COUNTRY, EntityKind.ORGANIZATION)
_LOOSE = frozenset("organisation organization body institution broadcaster".split())
_UNITED_NATIONS = frozenset(("united nations", "un"))


class CommonNameReader:
    """Resolves "the country" and "the bloc" in one document."""

    def __init__(self, scene: Scene, offices: Sequence[OfficePhrase], authority: Authority) -> None:
        self.scene, self.offices, self.authority = scene, offices, authority
        self._last_words = {
            fold(name).split()[-1]
            for referent in scene.referents
            if referent.kind is EntityKind.ORGANIZATION
            for name in referent.names
            if " " in name and fold(name)
        }

    def read(self, token: Token) -> None:
        """Resolve one noun if it points back to a country or body."""
        lower = token.lower_
        if token.lemma_.lower() in _COUNTRY_NOUNS and (region := self._region(token)):
            self._of_region(token, region)
            return
        if token.tag_ != "NN" and not (
            token.tag_ == "NNP" and lower in ("ministry", "council", "commission")
        ):
            return
        if not self._points_back(token):
            return
        if lower in _STAFF and self._as_before(token):
            return
        if lower in _COUNTRY_NOUNS:
            self._choose(token, EntityKind.COUNTRY, None)
        elif lower in _BODIES:
            self._choose(token, EntityKind.ORGANIZATION, _BODIES[lower])
        elif lower in self._last_words:
            self._choose(token, EntityKind.ORGANIZATION, frozenset((lower,)))
        elif lower in _LOOSE:
            self._choose(token, EntityKind.ORGANIZATION, None)

    def _region(self, token: Token) -> frozenset[str]:
        """Give the codes of the states in the region told before the noun: "the Gulf state"."""
        place = token.i
        while place > token.sent.start and token.doc[place - 1].lower_ in ("island", "arab"):
            place -= 1
        for count in (3, 2, 1):
            start = place - count
            if start < token.sent.start:
                continue
            words = tuple(word for each in token.doc[start:place] for word in each.lower_.split("-") if word)
            if words in REGIONS:
                return REGIONS[words]
        return frozenset()

    def _of_region(self, token: Token, region: frozenset[str]) -> None:
        """Take the named states of a region: one for "the Gulf state", all for "the Baltic states"."""
        named: dict[int, Mention] = {}
        for number, mention in self.scene.before(token.i, (EntityKind.COUNTRY,), 6):
            known = self.authority.known.get(self.scene.referents[number].known or "")
            if known is not None and region & set(known.codes):
                named[number] = mention
        if token.tag_ in ("NNS", "NNPS"):
            if len(named) > 1:
                self.scene.groups[token.i] = tuple(named)
        elif named and any(child.lower_ in ("the", "this", "that") for child in token.children):
            best = max(named, key=lambda number: self._weight(named[number], token))
            self.scene.add(best, token.i, token.i + 1, "description")

    def _points_back(self, token: Token) -> bool:
        """Tell whether "the" or "this" stands before the noun, and nothing that makes it another thing."""
        children = list(token.children)
        words = {child.lower_ for child in children}
        owned = {"his", "her", "their"} & words and token.lower_ in _COUNTRY_NOUNS
        if not words & {"the", "this", "that"} and not owned:
            return False
        return all(
            child.dep_ in ("det", "punct", "case", "relcl", "appos", "poss")
            or child.lower_ in ("island", "host", "world", "same", "whole", "entire", "own")
            or child.ent_type_ in ("CARDINAL",)
            or (child.dep_ == "amod" and "-" in child.text)
            for child in children
        )

    def _as_before(self, token: Token) -> bool:
        """Take "the delegation" for the state whose delegation was told of before; tell whether there is one."""
        for place in range(token.i - 1, -1, -1):
            if self.scene.sentences_between(place, token.i) > _STAFF_REACH:
                return False
            other = self.scene.doc[place]
            if other.lemma_.lower() != token.lower_ or place in self.scene.at:
                continue
            for child in other.children:
                owners = [child] if child.dep_ in ("amod", "poss", "compound", "nmod") else []
                if child.dep_ == "prep" and child.lower_ in ("of", "from"):
                    owners = [grand for grand in child.children if grand.dep_ == "pobj"]
                for owner in owners:
                    number = self.scene.at.get(owner.i)
                    if number is not None and self.scene.referents[number].kind in _OWNERS:
                        self.scene.add(number, token.i, token.i + 1, "description")
                        return True
        return False

    def _choose(self, token: Token, kind: EntityKind, words: frozenset[str] | None) -> None:
        best: tuple[float, int] | None = None
        for number, mention in self.scene.before(token.i, (kind,), 6):
            if words is not None and not self._may_be(number, token, words):
                continue
            if words is None and kind is EntityKind.ORGANIZATION and token.lower_ not in _LOOSE:
                continue
            score = self._weight(mention, token)
            if best is None or score > best[0]:
                best = (score, number)
        if best is not None:
            self.scene.add(best[1], token.i, token.i + 1, "description")

    def _weight(self, mention: Mention, token: Token) -> float:
        scene = self.scene
        back = scene.sentences_between(mention.start, token.i)
        subject = 1.5 if scene.head(mention).dep_ in SUBJECTS else 0.0
        qualifier = 0.6 if scene.is_adjective(mention) else 0.0
        hidden = 3.0 if scene.hidden(mention, token.i) else 0.0
        return subject - back - qualifier - hidden + mention.start / (10 * len(scene.doc))

    def _may_be(self, number: int, token: Token, words: frozenset[str]) -> bool:
        """Tell whether a body's name lets it be called so: the United Nations are no "group" and no "bloc"."""
        referent = self.scene.referents[number]
        known = self.authority.known.get(referent.known) if referent.known else None
        names = [fold(name) for name in (*referent.names, *(known.names if known else ()))]
        if token.lower_ in ("group", "bloc", "alliance", "union") and any(
            name in _UNITED_NATIONS for name in names
        ):
            return False
        parts = {part for name in names for part in name.replace("-", " ").split()}
        return bool(parts & words) or (known is None and token.lower_ in ("group", "company", "firm"))
