"""Event types as data: a new type is one Frame here, its class in ``ontology/`` and its shape in ``shapes/``."""

from kg.events.accord import ACCORD
from kg.events.coercion import COERCION
from kg.events.encounter import ENCOUNTER
from kg.events.force import FORCE
from kg.events.frame import Frame, VerbTrigger
from kg.events.journey import JOURNEY
from kg.events.procedure import PROCEDURE
from kg.events.relations import RELATIONS
from kg.events.speech import SPEECH
from kg.events.support import SUPPORT

EVENTS: tuple[Frame, ...] = (
    *ENCOUNTER,
    *JOURNEY,
    *ACCORD,
    *COERCION,
    *RELATIONS,
    *FORCE,
    *SUPPORT,
    *PROCEDURE,
    *SPEECH,
)

# Classes that stand above the frames: an event that falls short of its class is told as one of these.
PARENTS: dict[str, str] = {
    "Encounter": "Event",
    "Accord": "Event",
    "Coercion": "Event",
    "Force": "Event",
    "Support": "Event",
    "Procedure": "Event",
    "SpeechAct": "Event",
}

__all__ = ["EVENTS", "PARENTS", "Frame", "VerbTrigger"]
