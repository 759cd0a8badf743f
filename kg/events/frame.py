"""A Frame: what the reader must know of one event type, as data."""

from __future__ import annotations

from dataclasses import dataclass, field

from kg.model import Role


@dataclass(frozen=True, slots=True)
class VerbTrigger:
    """A verb that tells of the event.

    ``lemma`` may have a particle or preposition ("call off", "meet with", "speak to"). ``subject`` and
    ``object`` are the roles of the grammatical subject and object (or of the object of the preposition), None
    where that argument is no participant. ``object_nouns``, if given, is what the object's head noun must be
    ("hold talks": the noun frame takes over). ``needs_agent_object`` asks that the object is a person,
    country or organisation.
    """

    lemma: str
    subject: Role | None = None
    object: Role | None = None
    object_nouns: frozenset[str] = frozenset()
    needs_agent_object: bool = False


@dataclass(frozen=True, slots=True)
class Frame:
    """One event type.

    ``name`` and ``parent`` are local names of classes in the ontology. ``nouns`` are lemmas (one or more
    words) of nouns that name the event. ``prepositions`` give roles to the objects of prepositions on the
    noun ("between", "with", "by"). ``at_least`` gives minimal numbers of participations per role, and
    ``min_participants`` over all roles; an event that has fewer is told as its ``parent``. The shape of the
    class in ``shapes/`` says the same, and a contract test compares the two.
    ``facts_type`` is the name in the facts JSON.
    """

    name: str
    parent: str
    label: str
    facts_type: str
    nouns: frozenset[str] = frozenset()
    verbs: tuple[VerbTrigger, ...] = ()
    prepositions: dict[str, Role] = field(default_factory=dict)
    default_role: Role = Role.ATTENDEE
    min_participants: int = 0
    at_least: dict[Role, int] = field(default_factory=dict)
