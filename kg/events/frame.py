"""A Frame: what the reader must know of one event type, as data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from kg.model import Role

Need = Literal[
    "agent",
    "person",
    "place",
    "noun",
    "actor",
    "somebody",
    "several",
    "company",
    "alone",
    "passive",
    "named",
    "somewhere",
    "purpose",
]


@dataclass(frozen=True, slots=True)
class VerbTrigger:
    """A verb that tells of the event.

    ``subject`` and ``object`` are the roles of the grammatical subject and direct object (voice undone: the
    object of an active verb is the subject of its passive), ``prepositions`` those of the objects of
    prepositions ("meet *with* X"); None where that argument is no participant. ``needs`` says what must be
    there for the verb to count at all: an ``agent`` (person, country, organisation) or ``person`` or ``place``
    as object of the verb or of one of its prepositions, a ``noun`` out of ``object_nouns`` as head of the
    direct object or of one of those prepositions, an ``actor`` (agent) as subject, ``several`` agents as
    subject, an object that is somebody if there is an object (``company``), no object and no
    passive (``alone``), the ``passive``, somebody named inside the object (``named``), a place named in the clause
    (``somewhere``), a person as subject (``somebody``), an infinitive behind the verb (``purpose``).
    ``by`` holds nouns one of which must head the subject ("*tanks* rolled into X"), ``of_subject`` is the role of
    those named inside the subject's phrase. ``particle`` is a phrasal verb's particle ("shoot *down*"). ``words`` are lemmas one of which the clause must have ("speak by *phone*"). ``inside`` is the role
    of those named inside the object's phrase ("freeze the assets of *X*"). ``where`` lists what says where it
    happens beyond "in" and "at": prepositions ("deploy *to*"), or ``object`` ("shell Y").
    """

    lemma: str
    subject: Role | None = None
    object: Role | None = None
    prepositions: Mapping[str, Role | None] = field(default_factory=dict)
    needs: tuple[Need, ...] = ()
    object_nouns: frozenset[str] = frozenset()
    particle: str = ""
    words: frozenset[str] = frozenset()
    inside: Role | None = None
    where: tuple[str, ...] = ()
    by: frozenset[str] = frozenset()
    of_subject: Role | None = None


@dataclass(frozen=True, slots=True)
class Frame:
    """One event type.

    ``name`` and ``parent`` are local names of classes in the ontology; ``facts_type`` is the name in the facts
    JSON. ``nouns`` are lemmas (one or more words) of nouns that name the event; ``held_by`` are verbs that tell
    of such a noun as their object ("*hold* a summit", "*sign* an agreement") with the role of their subject;
    ``held_over`` are such verbs with the preposition over which they govern the noun ("*agree to* a truce",
    "*hit* Y *with* sanctions") and the roles of their subject and object. ``other_object`` is the role of a
    second object ("grant *Y* a loan").
    A noun of a frame with ``only_held`` counts only with such a verb. ``prepositions`` give roles to objects of
    prepositions on the noun ("talks *between* A and B", "hosted *by* C"), ``where`` lists prepositions that say
    where it is beyond "in" and "at" ("a visit *to* Y"), ``of_whom`` nouns that count only of some things ("the withdrawal *of troops*"), ``of_somebody`` nouns that
    count only if their phrase says whose ("X's *arrival*"). ``possessor`` is the role of "A's
    visit", ``default_role`` that of agents whose part the text leaves open. ``at_least`` gives minimal numbers
    of participations per role and ``min_participants`` over all roles: an event that has fewer is told as its
    parent. The shape of the class in ``shapes/`` says the same, and a contract test compares the two.
    """

    name: str
    parent: str
    label: str
    facts_type: str
    nouns: frozenset[str] = frozenset()
    verbs: tuple[VerbTrigger, ...] = ()
    held_by: Mapping[str, Role | None] = field(default_factory=dict)
    held_over: Mapping[str, tuple[Role | None, Role | None]] = field(default_factory=dict)
    other_object: Role | None = None
    only_held: bool = False
    prepositions: dict[str, Role] = field(default_factory=dict)
    where: tuple[str, ...] = ()
    of_whom: Mapping[str, frozenset[str]] = field(default_factory=dict)
    of_somebody: frozenset[str] = frozenset()
    possessor: Role | None = None
    default_role: Role = Role.ATTENDEE
    min_participants: int = 0
    at_least: dict[Role, int] = field(default_factory=dict)

    @property
    def is_speech_act(self) -> bool:
        """Tell whether the event is something said; such frames are read by the reader of statements."""
        return self.parent == "SpeechAct"


def words(text: str, *phrases: str) -> frozenset[str]:
    """Give the words of a text as a set, and phrases as they are."""
    return frozenset((*text.split(), *phrases))


def each(role: Role | None, text: str) -> dict[str, Role | None]:
    """Give the same role for each word of a text."""
    return dict.fromkeys(text.split(), role)


def over(
    subject: Role | None, object: Role | None, *phrases: str
) -> dict[str, tuple[Role | None, Role | None]]:
    """Give the roles of subject and object for verbs with their prepositions: "agree to"."""
    return dict.fromkeys(phrases, (subject, object))
