"""The closed lists of the domain; each value is the ``skos:notation`` of a concept in the ontology."""

from __future__ import annotations

from enum import StrEnum


class EntityKind(StrEnum):
    """What a named thing is."""

    PERSON = "Person"
    COUNTRY = "Country"
    ORGANIZATION = "Organization"
    PLACE = "Place"


class Role(StrEnum):
    """As what an agent takes part."""

    HOST = "host"
    GUEST = "guest"
    ATTENDEE = "attendee"
    ORGANISER = "organiser"
    SPEAKER = "speaker"
    ADDRESSEE = "addressee"
    SIGNATORY = "signatory"
    MEDIATOR = "mediator"
    INITIATOR = "initiator"
    RECIPIENT = "recipient"
    TARGET = "target"
    PERPETRATOR = "perpetrator"


class Mode(StrEnum):
    """How an agent takes part."""

    IN_PERSON = "inPerson"
    VIRTUAL = "virtual"
    PHONE = "phone"
    WRITTEN = "written"


class Attendance(StrEnum):
    """Whether an agent takes part."""

    ATTENDED = "attended"
    EXPECTED = "expected"
    INVITED = "invited"
    DECLINED = "declined"
    ABSENT = "absent"


class Factuality(StrEnum):
    """What the text says of an event: that it happened, is planned, is denied, ..."""

    HAPPENED = "happened"
    ONGOING = "ongoing"
    PLANNED = "planned"
    PROPOSED = "proposed"
    CONDITIONAL = "conditional"
    CANCELLED = "cancelled"
    RULED_OUT = "ruledOut"
    DENIED = "denied"
    ALLEGED = "alleged"


class Precision(StrEnum):
    """How exact a date is: the length of the unit that the text names."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    SEASON = "season"
    YEAR = "year"
    RANGE = "range"


class QuoteKind(StrEnum):
    """Whose words a statement has: all quoted, some quoted, or reported."""

    DIRECT = "direct"
    PARTIAL = "partial"
    INDIRECT = "indirect"


class TenureStatus(StrEnum):
    """Whether the office is held on the day of the article."""

    CURRENT = "current"
    FORMER = "former"
    ACTING = "acting"
    DESIGNATE = "designate"


class LinkStatus(StrEnum):
    """What came of the search for an external identifier."""

    ACCEPTED = "accepted"
    CANDIDATE = "candidate"
    UNLINKED = "unlinked"
