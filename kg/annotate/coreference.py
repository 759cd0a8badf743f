"""Words that stand for a thing without naming it: pronouns, offices and descriptions, and groups.

No two things are ever made one here: a pronoun or description only adds a mention to a thing that has a name.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from spacy.tokens import Doc, Token

from kg.annotate.capitals import states_of_capitals
from kg.annotate.common_names import CommonNameReader
from kg.annotate.descriptions import DescriptionReader
from kg.annotate.document import OfficePhrase, Referent
from kg.annotate.epithets import EpithetReader
from kg.annotate.first_person import MANY, ONE, FirstPersonReader
from kg.annotate.gender import find_genders
from kg.annotate.groups import GroupReader
from kg.annotate.pronouns import FEMALE, MALE, NEUTRAL, PronounReader
from kg.annotate.salience import Scene
from kg.authority import Authority


@dataclass(frozen=True, slots=True)
class Resolved:
    """The referents with the mentions added, the office phrases with holders added, and the groups by token."""

    referents: tuple[Referent, ...]
    offices: tuple[OfficePhrase, ...]
    at: dict[int, int]
    groups: dict[int, tuple[int, ...]]


def resolve(
    doc: Doc,
    referents: Sequence[Referent],
    offices: Sequence[OfficePhrase],
    at: Mapping[int, int],
    authority: Authority,
    published: date | None,
    quoted: Mapping[int, int] | None = None,
) -> Resolved:
    """Resolve what stands for a named thing; words that stand for nothing clear are left alone.

    ``quoted`` gives for each token inside a quotation the number of the quotation.
    """
    scene = Scene(doc, list(referents), dict(at), dict(quoted or {}))
    descriptions = DescriptionReader(scene, offices, authority, published)
    held = [descriptions.described(phrase) for phrase in offices]
    descriptions.offices = held
    reader = _Reader(scene, descriptions, held, authority)
    for token in doc:
        reader.read(token)
    done = tuple(descriptions.completed(phrase) for phrase in held)
    return Resolved(tuple(scene.referents), done, scene.at, scene.groups)


_MAY_STAND = frozenset("NOUN PROPN PRON ADJ NUM DET CCONJ".split())


class _Reader:
    """Walks through one document from left to right."""

    def __init__(
        self,
        scene: Scene,
        descriptions: DescriptionReader,
        offices: Sequence[OfficePhrase],
        authority: Authority,
    ) -> None:
        genders = find_genders(scene.doc, scene.referents, offices, authority)
        self.at, self.descriptions = scene.at, descriptions
        self.pronouns = PronounReader(scene, genders, states_of_capitals(scene.referents, authority))
        self.groups = GroupReader(scene, offices)
        self.common = CommonNameReader(scene, offices, authority)
        self.first_person = FirstPersonReader(scene, offices)
        self.epithets = EpithetReader(scene, offices)

    def read(self, token: Token) -> None:
        """Resolve one token if it is a pronoun or heads a description."""
        if token.pos_ not in _MAY_STAND:
            return
        lower = token.lower_
        self.epithets.read(token)
        if token.i in self.at:
            return
        if lower in MALE or lower in FEMALE:
            self.pronouns.person(token, "male" if lower in MALE else "female")
        elif lower in NEUTRAL:
            self.pronouns.thing(token)
        elif lower in ONE or lower in MANY:
            self.first_person.read(token)
        else:
            self.descriptions.counterpart(token)
            self.common.read(token)
            if token.i not in self.at and token.i not in self.groups.scene.groups:
                self.groups.read(token)
