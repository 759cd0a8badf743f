"""What is wrong, or doubtful, in shapes: one finding, and the kinds that there are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.shacl.report import INFO, VIOLATION, WARNING
from kg.shacl.vocabulary import SHACL

if TYPE_CHECKING:
    from rdflib.term import Node

__all__ = ["INFO", "KINDS", "VIOLATION", "WARNING", "Finding"]

# Each with what to do.
KINDS = {
    "unknownTerm": "write the term as the specification does; nothing checks what this one says",
    "illFormed": "write it as the specification's rule asks; an ill-formed shape is not evaluated",
    "neverUsed": "give the shape a target, refer to it from another shape, or take it out",
    "deactivated": "take sh:deactivated away when the shape shall count again",
    "contradiction": "change one of the two: together nothing, or not what is meant, can fulfil them",
    "emptyList": "list what is allowed, or take the constraint out",
    "noEffect": "take it out: it changes nothing",
    "closed": "list what is allowed too in sh:ignoredProperties, or as sh:property of this very shape",
    "pattern": "write the pattern in what XPath and Python read alike",
    "noMessage": "say in a sh:message what is wrong and what to do; the engine has no good words for it",
    "severity": "declare the severity (ex:Mine a sh:Severity), or use sh:Violation, sh:Warning or sh:Info",
    "name": "check the name",
    "query": "mend the query; it is not evaluated, or not as it is meant",
}


@dataclass(frozen=True, slots=True)
class Finding:
    """Something wrong (``Violation``), doubtful (``Warning``) or worth knowing (``Info``) in a shape.

    ``kind`` is one of ``KINDS``; ``node`` says it, by the property ``name`` (a term of SHACL, or an IRI) with the
    ``value``.
    """

    kind: str
    severity: str
    node: Node
    what: str
    name: str = ""
    value: Node | None = None

    @property
    def predicate(self) -> str:
        """Give the property as an IRI, empty if there is none."""
        return self.name if "/" in self.name or not self.name else f"{SHACL}{self.name}"
