"""What is amiss in authority data: a finding names the entity, the kind of fault, and what to do."""

from __future__ import annotations

from dataclasses import dataclass

SHARED = "shared identifier"
SECOND = "second identifier"
FORM = "form of identifier"
DUPLICATE = "duplicate"
DEAD_ALIAS = "dead alias"
OVERLAP = "overlapping tenures"
CODE = "ISO code"
NO_SOURCE = "no source"
ONE_SOURCE = "one source"
UNKNOWN = "unknown reference"

KINDS: dict[str, str] = {
    SHARED: "one identifier stands for two entities",
    SECOND: "an entity has two identifiers of one scheme",
    FORM: "an identifier is not written as its scheme documents",
    DUPLICATE: "two entities of one kind and country have the same preferred name",
    DEAD_ALIAS: "a name that no article can reach its entity by",
    OVERLAP: "two people hold one office at a time",
    CODE: "a country code that ISO 3166-1 does not have, or has for another country",
    NO_SOURCE: "an identifier without a source",
    ONE_SOURCE: "an identifier of ours is accepted on one source",
    UNKNOWN: "something points at an entity that nothing describes",
}
"""Each kind of finding with its meaning."""


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One fault: its kind (a key of ``KINDS``), the id of the entity, its name, and what is wrong in words."""

    kind: str
    id: str
    name: str
    detail: str
