"""What lies beside a fault and tells how it came about: a name that is nearly right, the other value, what is there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from functools import cache
from typing import TYPE_CHECKING

from kg.shacl.appearance import Appearance

if TYPE_CHECKING:
    from rdflib import Graph, Literal
    from rdflib.term import Node

MOST_NAMED = 3
# Of difflib: dcat:keywords is meant for dcat:keyword, theme:air for nothing.
_LIKE = 0.8
# Of more names that look alike (numbered ones, say) none is likelier than the others, and comparing takes long.
_MOST_COMPARED = 200


class Clues:
    """Clues about results; ``look`` says how the terms look that they name."""

    def __init__(self, data: Graph, shapes: Graph, look: Appearance) -> None:
        self._data, self._shapes, self._name, self._words = data, shapes, look.node, look.value
        self._known = cache(self._known_to)

    def clue(self, component: str, shape: Node, focus: Node, path: Node | None, value: Node | None) -> str:
        """Give what lies beside a fault that a component (``minCount``) of a shape finds; empty if nothing does."""
        from rdflib import SH, Literal, URIRef

        written = path if component == "closed" else value
        if component in ("closed", "class", "in"):
            return self._meant(written, self._known(shape, component)) if isinstance(written, URIRef) else ""
        if component in ("lessThan", "lessThanOrEquals"):
            return "; ".join(self._others(focus, self._shapes.objects(shape, SH[component])))
        if component == "datatype" and isinstance(value, Literal):
            return self._ill_typed(value, shape)
        if not isinstance(path, URIRef):
            return ""
        if component == "minCount" and (focus, path, None) not in self._data:
            return self._misspelt(focus, path)
        if component == "maxCount":
            return self._some(self._data.objects(focus, path))
        return self._doubled(focus, path) if component == "uniqueLang" else ""

    def _meant(self, written: Node, known: Names) -> str:
        near = known.nearest(str(written))
        return f"did you mean {self._name(near)}?" if near is not None else ""

    def _misspelt(self, focus: Node, path: Node) -> str:
        """Tell of a property that the node has and no shape names, if it is nearly the one that is missing."""
        from rdflib import SH

        there = {
            str(each) for each in self._data.predicates(focus) if (None, SH.path, each) not in self._shapes
        }
        near = Names(there).nearest(str(path))
        return f"there is {self._name(near)}: did you mean {self._name(path)}?" if near is not None else ""

    def _ill_typed(self, value: Literal, shape: Node) -> str:
        """Tell of a value that is called what is asked for, and is not."""
        from rdflib import SH

        if value.datatype is None or (shape, SH.datatype, value.datatype) not in self._shapes:
            return ""
        return f"that is no {self._name(value.datatype)}"

    def _others(self, focus: Node, paths: Iterable[Node]) -> Iterator[str]:
        for path in sorted(paths, key=str):
            if values := self._some(self._data.objects(focus, path)):
                yield f"{self._name(path)} is {values}"

    def _doubled(self, focus: Node, path: Node) -> str:
        from rdflib import Literal

        texts: dict[str, list[Node]] = {}
        for each in self._data.objects(focus, path):
            if isinstance(each, Literal) and each.language:
                texts.setdefault(each.language.lower(), []).append(each)
        return "; ".join(self._some(texts[each]) for each in sorted(texts) if len(texts[each]) > 1)

    def _some(self, values: Iterable[Node]) -> str:
        said = sorted(self._words(each) for each in set(values))
        more = f" and {len(said) - MOST_NAMED} more" if len(said) > MOST_NAMED else ""
        return f"{', '.join(said[:MOST_NAMED])}{more}"

    def _known_to(self, shape: Node, component: str) -> Names:
        """Give what a value, or a property, may be to fulfil a component of a shape."""
        from rdflib import RDF, SH

        if component == "closed":
            parts = self._shapes.objects(shape, SH.property)
            return Names(str(path) for part in parts for path in self._shapes.objects(part, SH.path))
        asked = list(self._shapes.objects(shape, SH[component]))
        if component == "in":
            return Names(str(item) for first in asked for item in self._shapes.items(first))
        return Names(str(each) for kind in asked for each in self._data.subjects(RDF.type, kind))


class Names:
    """IRIs by the name that is their last part."""

    def __init__(self, iris: Iterable[str]) -> None:
        self._iris: dict[tuple[str, int], dict[str, list[str]]] = {}
        for iri in sorted(set(iris)):
            if name := _name_of(iri):
                self._iris.setdefault((name[0], len(name)), {}).setdefault(name, []).append(iri)

    def nearest(self, written: str) -> Node | None:
        """Give the IRI whose name is nearly that of another one, in its namespace if it can be; None if none is."""
        from rdflib import URIRef

        name = _name_of(written)
        alike = [self._iris.get((name[:1], len(name) + more), {}) for more in range(-2, 3)]
        if not 0 < sum(map(len, alike)) <= _MOST_COMPARED:
            return None
        near = get_close_matches(name, [each for some in alike for each in some], n=1, cutoff=_LIKE)
        found = [iri for some in alike for each in near for iri in some.get(each, ()) if iri != written]
        space = written[: -len(name)]
        return URIRef(min(found, key=lambda iri: (not iri.startswith(space), iri))) if found else None


def _name_of(iri: str) -> str:
    return iri[max(iri.rfind("#"), iri.rfind("/")) + 1 :].lower()
