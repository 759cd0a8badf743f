"""A draft of shapes as Turtle, written so that people like to change it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.shacl.drafts import Kind, Usage, Value

DRAFT = "urn:kg:draft:"
_OWN = {
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "sh": "http://www.w3.org/ns/shacl#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "draft": DRAFT,
}
_TYPE, _LANGUAGE = f"{_OWN['rdf']}type", f"{_OWN['rdf']}langString"
_LOCAL = re.compile(r"[A-Za-z_](?:[\w-]*\w)?", re.ASCII)
_PREFIX = re.compile(r"[A-Za-z](?:[\w-]*\w)?|", re.ASCII)
# sh:nodeKind for the kinds of nodes that were seen; for all three there is nothing to say.
_NODE_KINDS = {
    frozenset({"NamedNode"}): "IRI",
    frozenset({"BlankNode"}): "BlankNode",
    frozenset({"Literal"}): "Literal",
    frozenset({"NamedNode", "BlankNode"}): "BlankNodeOrIRI",
    frozenset({"NamedNode", "Literal"}): "IRIOrLiteral",
    frozenset({"BlankNode", "Literal"}): "BlankNodeOrLiteral",
}
_MOST_CLASSES = 3
_HEAD = (
    "# Draft: what the data have, which is not what data must have. Strike out what is so by chance, name the shapes",
    "# as you like, and say in sh:message what is wrong where it is not so.",
)


def draft_text(kinds: Mapping[str, Kind], without: int, prefixes: Mapping[str, str]) -> str:
    """Give a shape for each class in Turtle; ``without`` is how many nodes have no class."""
    text = _Text({**{prefix: name for prefix, name in prefixes.items() if prefix not in _OWN}, **_OWN}, kinds)
    shapes = [text.shape(iri, name) for iri, name in _named(kinds)]
    head = [
        *_HEAD,
        *([f"# {_many(without, 'node')} without a class are in no shape."] if without else []),
        "",
    ]
    declared = [f"@prefix {prefix}: <{text.prefixes[prefix]}> ." for prefix in sorted(text.used)]
    return "\n".join([*head, *declared, *(f"\n{shape}" for shape in shapes)]) + "\n"


def _named(kinds: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Give the classes in order, each with a name of its own."""
    taken = set[str]()
    for iri in sorted(kinds):
        last = re.split(r"[#/:]", iri.rstrip("#/:"))[-1]
        name = plain = re.sub(r"[^A-Za-z0-9_]+", "_", last).strip("_") or "Thing"
        number = 1
        while name in taken:
            number += 1
            name = f"{plain}_{number}"
        taken.add(name)
        yield iri, name


class _Text:
    """Writes shapes, and notes the prefixes that it uses."""

    def __init__(self, prefixes: Mapping[str, str], kinds: Mapping[str, Kind]) -> None:
        self.prefixes = {prefix: name for prefix, name in prefixes.items() if _PREFIX.fullmatch(prefix)}
        self.used = {"rdfs", "sh", "draft"}
        self._kinds = kinds
        self._spaces = sorted(self.prefixes.items(), key=lambda pair: (-len(pair[1]), pair[0]))

    def shape(self, iri: str, name: str) -> str:
        """Give the node shape of a class."""
        kind = self._kinds[iri]
        shown = f"{DRAFT}{name}"
        said = [
            f"{self._iri(shown)} a sh:NodeShape",
            f'rdfs:comment "Draft: what {_many(kind.nodes, "node")} of this class {"has" if kind.nodes == 1 else "have"}."',
            f"sh:targetClass {self._iri(iri)}",
            *self._node_kind(kind.kinds),
        ]
        for predicate, usage in sorted(kind.usages.items()):
            if predicate != _TYPE:
                said.append(self._property(predicate, usage, is_always=usage.nodes == kind.nodes))
        return " ;\n  ".join(said) + " ."

    def _property(self, predicate: str, usage: Usage, *, is_always: bool) -> str:
        least = [f"sh:minCount {usage.least}"] if is_always else []
        said = [f"sh:path {self._iri(predicate)}", *least, f"sh:maxCount {usage.most}", *self._values(usage)]
        return "sh:property [\n    " + " ;\n    ".join(said) + "\n  ]"

    def _values(self, usage: Usage) -> Iterator[str]:
        if usage.is_list:
            yield f"sh:in ( {' '.join(sorted(map(self._term, usage.listed or ())))} )"
            return
        if usage.kinds != {"Literal"}:
            yield from self._node_kind(usage.kinds)
        if "Literal" not in usage.kinds:
            yield from (f"sh:class {self._iri(each)}" for each in self._narrowest(usage))
        elif usage.kinds == {"Literal"}:
            yield from self._literals(usage)

    def _literals(self, usage: Usage) -> Iterator[str]:
        if usage.ill_formed:
            yield "sh:nodeKind sh:Literal"
            yield f'rdfs:comment "{_many(usage.ill_formed, "value")} not in the form of the datatype."'
            return
        types = sorted(usage.datatypes)
        if len(types) == 1:
            yield f"sh:datatype {self._iri(types[0])}"
        else:
            yield f"sh:or ( {' '.join(f'[ sh:datatype {self._iri(each)} ]' for each in types)} )"
        if types == [_LANGUAGE]:
            yield "sh:languageIn ( " + " ".join(f'"{each}"' for each in sorted(usage.languages)) + " )"
        if usage.languages and usage.has_unique_languages:
            yield "sh:uniqueLang true"

    def _node_kind(self, kinds: set[str]) -> Iterator[str]:
        if name := _NODE_KINDS.get(frozenset(kinds)):
            yield f"sh:nodeKind sh:{name}"

    def _narrowest(self, usage: Usage) -> list[str]:
        """Give the classes that all values have, those with the fewest nodes, the same for the same data."""
        ranked = sorted(usage.classes or (), key=lambda each: (self._kinds[each].nodes, each))
        return ranked[:_MOST_CLASSES] if ranked else []

    def _term(self, value: Value) -> str:
        from pyoxigraph import NamedNode

        return self._iri(value.value) if isinstance(value, NamedNode) else str(value)

    def _iri(self, iri: str) -> str:
        from pyoxigraph import NamedNode

        for prefix, namespace in self._spaces:
            local = iri.removeprefix(namespace)
            if local != iri and _LOCAL.fullmatch(local):
                self.used.add(prefix)
                return f"{prefix}:{local}"
        return str(NamedNode(iri))


def _many(number: int, word: str) -> str:
    return f"{number:,} {word}{'' if number == 1 else 's'}"
