"""Refuses shapes that ask for an entailment regime that nobody evaluates (SHACL, section 3.4.1)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.errors import InputError
from kg.shacl.origins import Origins

if TYPE_CHECKING:
    from rdflib import Graph

_REGIMES = "http://www.w3.org/ns/entailment/"
# What inference gives each regime; what needs none is what holds of all RDF that is read.
_GIVEN_BY = {
    "Simple": (None, "rdfs", "owlrl", "both"),
    "RDF": ("rdfs", "owlrl", "both"),
    "RDFS": ("rdfs", "both"),
    "OWL-RDF-Based": ("owlrl", "both"),
    "OWL-Direct": (),
    "D": (),
    "RIF": (),
}


def refuse_entailment(shapes: Graph, origins: Origins, inference: str | None) -> None:
    """Return if the shapes ask for no entailment regime, or ``inference`` gives it.

    :raises kg.errors.InputError: with the regime, file and line; a processor must signal it.
    """
    from rdflib import SH

    for subject, regime in sorted(shapes.subject_objects(SH.entailment), key=str):
        given = _GIVEN_BY.get(str(regime).removeprefix(_REGIMES), ())
        if inference not in given:
            ways = [f"--inference {each}" for each in given if each]
            raise InputError(
                f"the shapes ask for entailment by <{regime}>: {origins.told(subject, 'sh:entailment')}",
                where="the shapes",
                todo=f"Say {' or '.join(ways)}." if ways else "It can't be evaluated; take it out.",
            )
