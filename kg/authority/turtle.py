"""Reads authority files: Turtle to subjects with their values, each under the id that it will have."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from kg.authority.names import unlinked_id
from kg.authority.vocabulary import IDS, KINDS, LOCAL, WIKIDATA, full
from kg.errors import InputError, RdfError

TYPE = full("rdf:type")
LABEL = full("rdfs:label")
ALIAS = full("skos:altLabel")
SAME = full("owl:sameAs")
CLOSE = full("skos:closeMatch")
DEPRECATED = full("owl:deprecated")
OFFICE = full("dip:Office")
TENURE = full("dip:Tenure")
COUNTRY = full("dip:country")
ISO2 = full("dip:iso2")
CAPITAL = full("dip:capital")
OF = full("dip:of")
PERSON_OF = full("dip:person")
OFFICE_OF = full("dip:office")
ISO3 = full("dip:iso3")
DIFFERENT = full("owl:differentFrom")
SOURCE = full("dcterms:source")
FROM = full("dip:from")
UNTIL = full("dip:until")
HELD_TOGETHER = full("dip:heldTogether")
_REFERENCES = {COUNTRY, CAPITAL, OF, PERSON_OF, OFFICE_OF}

Values = dict[str, list[str]]


@dataclass(frozen=True, slots=True)
class Subject:
    """A subject of an authority file: its id, its properties, and whether it is the user's own."""

    id: str
    values: Values = field(default_factory=dict)
    own: bool = False

    def one(self, predicate: str) -> str | None:
        """Give the first value of a property, or None."""
        values = self.values.get(predicate)
        return values[0] if values else None

    def all(self, predicate: str) -> tuple[str, ...]:
        """Give the values of a property in the order of the file."""
        return tuple(self.values.get(predicate, ()))


def read_turtle(path: Path) -> dict[str, Values]:
    """Give the subjects of a Turtle file with their values, as IRIs and texts.

    :raises InputError: if the file cannot be opened.
    :raises RdfError: if it is not Turtle, with file and line.
    """
    subjects: dict[str, Values] = {}
    last, properties = "", Values()
    try:
        for quad in ox.parse(path=str(path), format=ox.RdfFormat.TURTLE):
            subject: Any = quad.subject
            value: Any = quad.object
            iri = subject.value
            if iri != last:
                last, properties = iri, subjects.setdefault(iri, {})
            properties.setdefault(quad.predicate.value, []).append(value.value)
    except SyntaxError as error:
        where = f"{path}, line {error.lineno}" if error.lineno else str(path)
        raise RdfError(
            f"the authority file is not Turtle: {error.msg}", where=where, todo="Mend it."
        ) from None
    except OSError as error:
        reason = error.strerror or "cannot be read"
        raise InputError(f"the authority file: {reason}", where=str(path), todo="See KG_AUTHORITY.") from None
    return subjects


def identified(subjects: dict[str, Values], base: str, known: dict[str, str], *, own: bool) -> list[Subject]:
    """Give the subjects under their ids, with references to each other as ids.

    A subject under ``{base}id/`` or our own base has the rest of its IRI as id, one of Wikidata
    ``{kind}/wd-Q…``; any other gets the id that a name without identifier gets, and keeps its IRI as
    ``owl:sameAs``. ``known`` maps ISO 3166 codes to country ids: ``dip:country "FR"`` is understood.

    :raises RdfError: if a subject has neither such an IRI nor a kind and a name.
    """
    ids = {iri: _id(iri, values, base, known) for iri, values in subjects.items()}
    return [
        Subject(ids[iri], _with_ids(iri, values, ids, base, known), own) for iri, values in subjects.items()
    ]


def _id(iri: str, values: Values, base: str, known: dict[str, str]) -> str:
    for start in (IDS, f"{base}id/"):
        if iri.startswith(start):
            return iri.removeprefix(start)
    kind = next((KINDS[one][0] for one in values.get(TYPE, ()) if one in KINDS), None)
    label = values.get(LABEL, [""])[0]
    if (TENURE in values.get(TYPE, ()) and iri) or (OFFICE in values.get(TYPE, ()) and label):
        return iri
    if kind is None or not label:
        todo = "Give it an rdf:type (dip:Person, dip:Country, dip:Organization, dip:Place) and an rdfs:label."
        raise RdfError("an entity of the authority file has no kind or no name", where=iri, todo=todo)
    if iri.startswith(WIKIDATA):
        return f"{kind.value.lower()}/wd-{iri.removeprefix(WIKIDATA)}"
    country = values.get(COUNTRY, [""])[0]
    return unlinked_id(kind, label, known.get(country, _tail(country, base)))


def _tail(value: str, base: str) -> str:
    return value.removeprefix(IDS).removeprefix(f"{base}id/")


def _with_ids(iri: str, values: Values, ids: dict[str, str], base: str, known: dict[str, str]) -> Values:
    """Put ids in place of the IRIs of entities."""
    for predicate in values.keys() & _REFERENCES:
        values[predicate] = [known.get(one) or ids.get(one) or _tail(one, base) for one in values[predicate]]
    if not iri.startswith((IDS, f"{base}id/", LOCAL)):
        values[SAME] = list(dict.fromkeys([iri, *values.get(SAME, [])]))
    return values
