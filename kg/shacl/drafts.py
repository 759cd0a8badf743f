"""A first draft of shapes from data: what each class has, for somebody to strike out what is so by chance.

The data are read twice, first for the classes of all nodes; memory goes with the number of nodes and of classes times
properties, not with the triples, as long as what is said of a node stands close together.
"""

from __future__ import annotations

from collections import Counter, OrderedDict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kg.errors import RdfError
from kg.rdf.documents import Document
from kg.shacl.draft_text import draft_text
from kg.shacl.graphs import apart, document_base, format_of, labels, parsing
from kg.shacl.literals.lexical import well_formed

if TYPE_CHECKING:
    from pyoxigraph import BlankNode, Literal, NamedNode

type Value = NamedNode | BlankNode | Literal
type Spoken = tuple[Value, str, Value]

TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_SUBCLASS = "http://www.w3.org/2000/01/rdf-schema#subClassOf"
_OPEN = 10_000  # so many nodes may be described at a time
MOST_LISTED = 10
_USES_OF_LISTED = 10  # each of the values that are listed has so many uses on average
_LONGEST_LISTED = 60


@dataclass(slots=True)
class Usage:
    """How a class uses a property: by how many ``nodes``, with how many values each, and what the values are.

    ``classes`` are those that all values have, None if there was none yet; ``listed`` are the values themselves,
    None where they are too many or too long. ``ill_formed`` counts literals that are none of their datatype.
    """

    nodes: int = 0
    least: int = 0
    most: int = 0
    uses: int = 0
    kinds: set[str] = field(default_factory=set)
    datatypes: set[str] = field(default_factory=set)
    ill_formed: int = 0
    languages: set[str] = field(default_factory=set)
    has_unique_languages: bool = True
    classes: frozenset[str] | None = None
    listed: set[Value] | None = field(default_factory=set)

    def take(self, values: set[Value], classes: Classes) -> None:
        """Take in the values that a node has."""
        self.least = min(self.least, len(values)) if self.nodes else len(values)
        self.most = max(self.most, len(values))
        self.nodes += 1
        self.uses += len(values)
        languages = Counter[str]()
        for value in values:
            self.kinds.add(type(value).__name__)
            if (language := self._value(value, classes)) is not None:
                languages[language] += 1
        self.languages |= languages.keys()
        self.has_unique_languages &= max(languages.values(), default=0) < 2
        self._list(values)

    def _value(self, value: Value, classes: Classes) -> str | None:
        """Take in a value; give its language."""
        from pyoxigraph import Literal

        if not isinstance(value, Literal):
            own = classes.of(value)
            self.classes = own if self.classes is None else self.classes & own
            return None
        self.datatypes.add(value.datatype.value)
        self.ill_formed += not well_formed(value.value, value.datatype.value)
        return value.language.lower() if value.language else None

    def _list(self, values: set[Value]) -> None:
        if self.listed is None:
            return
        self.listed |= values
        if len(self.listed) > MOST_LISTED or not all(map(_is_listed, values)):
            self.listed = None

    @property
    def is_list(self) -> bool:
        """Tell whether the values are few with many uses."""
        return bool(self.listed) and self.uses >= _USES_OF_LISTED * len(self.listed or ())


def _is_listed(value: Value) -> bool:
    from pyoxigraph import BlankNode, Literal

    if isinstance(value, Literal):
        is_switch = value.datatype.value.endswith("#boolean")
        return not (value.language or is_switch) and len(value.value) <= _LONGEST_LISTED
    return not isinstance(value, BlankNode)


@dataclass(slots=True)
class Kind:
    """A class: how many nodes it has, of what kinds they are, and how they use properties."""

    nodes: int = 0
    kinds: set[str] = field(default_factory=set)
    usages: dict[str, Usage] = field(default_factory=dict)


class Classes:
    """The classes of nodes, those above them included."""

    def __init__(self, triples: Iterable[Spoken]) -> None:
        self._stated: dict[Value, frozenset[str]] = {}
        self._above: dict[str, set[str]] = {}
        self._closed: dict[frozenset[str], frozenset[str]] = {}
        for subject, predicate, value in triples:
            if predicate == TYPE and _is_iri(value):
                same = self._stated.get(subject, frozenset()) | {value.value}
                self._stated[subject] = self._closed.setdefault(same, same)
            elif predicate == _SUBCLASS and _is_iri(subject) and _is_iri(value):
                self._above.setdefault(subject.value, set()).add(value.value)
        self._closed = {each: self._with_above(each) for each in self._closed}

    def of(self, node: Value) -> frozenset[str]:
        """Give the classes of a node."""
        stated = self._stated.get(node)
        return frozenset() if stated is None else self._closed[stated]

    def _with_above(self, classes: frozenset[str]) -> frozenset[str]:
        found, waiting = set(classes), list(classes)
        while waiting:
            above = self._above.get(waiting.pop(), set()) - found
            found |= above
            waiting += above
        return frozenset(found)


def draft_shapes(documents: Sequence[Document]) -> str:
    """Give shapes in Turtle that the documents, taken together, conform to; the same for the same data.

    :raises kg.errors.RdfError: with document and line, if one does not parse.
    """
    order, prefixes = _Order(), dict[str, str]()
    classes = Classes(order.watched(_triples(documents, prefixes)))
    kinds: dict[str, Kind] = {}
    without = 0
    for node, said in _described(_triples(documents, prefixes), _OPEN if order.is_close else None):
        own = classes.of(node)
        without += not own
        for each in own:
            kind = kinds.setdefault(each, Kind())
            kind.nodes += 1
            kind.kinds.add(type(node).__name__)
            for predicate, values in said.items():
                kind.usages.setdefault(predicate, Usage()).take(values, classes)
    return draft_text(kinds, without, prefixes)


class _Order:
    """Whether what is said of a node stands close together."""

    def __init__(self) -> None:
        self.is_close = True

    def watched(self, triples: Iterable[Spoken]) -> Iterator[Spoken]:
        """Give the triples as they are."""
        begun, now = set[int](), OrderedDict[Value, None]()
        for triple in triples:
            node = triple[0]
            if node not in now:
                self.is_close &= hash(node) not in begun
                begun.add(hash(node))
                now[node] = None
                if len(now) > _OPEN:
                    now.popitem(last=False)
            yield triple


def _described(triples: Iterable[Spoken], most: int | None) -> Iterator[tuple[Value, dict[str, set[Value]]]]:
    """Give each node with its values by property; at most so many nodes are held at a time."""
    now = OrderedDict[Value, dict[str, set[Value]]]()
    for node, predicate, value in triples:
        if node not in now:
            now[node] = {}
            if most is not None and len(now) > most:
                yield now.popitem(last=False)
        now[node].setdefault(predicate, set()).add(value)
    yield from now.items()


def _triples(documents: Sequence[Document], prefixes: dict[str, str]) -> Iterator[Spoken]:
    """Give the triples of documents, blank nodes called the same each time; note the prefixes, the first ones hold."""
    from pyoxigraph import BlankNode, Triple

    for number, each in enumerate(documents):
        form = format_of(each.media_type)
        label = labels(each.content, form)

        def own(term: Value) -> Value:
            return BlankNode(apart(label(term.value), number)) if isinstance(term, BlankNode) else term  # noqa: B023

        with parsing(each.content, form, what=each.name, base=document_base(each.name)) as parser:
            for quad in parser:
                subject, value = quad.subject, quad.object
                if isinstance(subject, Triple) or isinstance(value, Triple):
                    raise RdfError("a triple stands where a node must stand", where=each.name)
                yield own(subject), quad.predicate.value, own(value)
        for prefix, namespace in parser.prefixes.items():
            prefixes.setdefault(prefix, namespace)


def _is_iri(value: Value) -> bool:
    from pyoxigraph import NamedNode

    return isinstance(value, NamedNode)
