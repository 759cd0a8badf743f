"""The terms of SHACL, and those in shapes that only look like one: a constraint that its author believes in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING

from kg.shacl.naming import Rules
from kg.shacl.paths import property_path
from kg.shacl.prefixes import prefixes_of

if TYPE_CHECKING:
    from rdflib import Graph
    from rdflib.term import Node

type _Triple = tuple[Node, Node, Node]
SHACL = "http://www.w3.org/ns/shacl#"
# Of the namespace document of 2017 (SHACL, SHACL-SPARQL, SHACL-AF, SHACL-JS); sh:Rules is of SHACL-AF, section 8.2.
PROPERTIES = frozenset(
    """
    alternativePath and annotationProperty annotationValue annotationVarName ask class closed condition conforms
    construct datatype deactivated declare defaultValue description detail disjoint entailment equals expression
    filterShape flags focusNode group hasValue ignoredProperties in intersection inversePath js jsFunctionName
    jsLibrary jsLibraryURL labelTemplate languageIn lessThan lessThanOrEquals maxCount maxExclusive maxInclusive
    maxLength message minCount minExclusive minInclusive minLength name namespace node nodeKind nodeValidator nodes
    not object oneOrMorePath optional or order parameter path pattern predicate prefix prefixes property
    propertyValidator qualifiedMaxCount qualifiedMinCount qualifiedValueShape qualifiedValueShapesDisjoint result
    resultAnnotation resultMessage resultPath resultSeverity returnType rule select severity shapesGraph
    shapesGraphWellFormed sourceConstraint sourceConstraintComponent sourceShape sparql subject suggestedShapesGraph
    target targetClass targetNode targetObjectsOf targetSubjectsOf union uniqueLang update validator value xone
    zeroOrMorePath zeroOrOnePath
    """.split()
)
_COMPONENTS = (
    "And Class Closed Datatype Disjoint Equals Expression HasValue In JS LanguageIn LessThan LessThanOrEquals"
    " MaxCount MaxExclusive MaxInclusive MaxLength MinCount MinExclusive MinInclusive MinLength Node NodeKind Not Or"
    " Pattern Property QualifiedMaxCount QualifiedMinCount SPARQL UniqueLang Xone"
).split()
CLASSES = frozenset(
    """
    AbstractResult ConstraintComponent Function JSConstraint JSExecutable JSFunction JSLibrary JSRule JSTarget
    JSTargetType JSValidator NodeKind NodeShape Parameter Parameterizable PrefixDeclaration PropertyGroup
    PropertyShape ResultAnnotation Rule SPARQLAskExecutable SPARQLAskValidator SPARQLConstraint
    SPARQLConstructExecutable SPARQLExecutable SPARQLFunction SPARQLRule SPARQLSelectExecutable
    SPARQLSelectValidator SPARQLTarget SPARQLTargetType SPARQLUpdateExecutable Severity Shape Target TargetType
    TripleRule ValidationReport ValidationResult Validator
    """.split()
)
VALUES = frozenset(
    [
        *"BlankNode BlankNodeOrIRI BlankNodeOrLiteral IRI IRIOrLiteral Literal Info Violation Warning".split(),
        *(f"{name}ConstraintComponent" for name in _COMPONENTS),
        *("this", "Rules", ""),
    ]
)
TERMS = PROPERTIES | CLASSES | VALUES
_OLD = "of a draft of 2016"
_DRAFT_2016 = {
    "argument": "parameter",
    "constraint": "sparql",
    "inverseProperty": "property with a path of sh:inversePath",
    "scope": "target",
    "scopeClass": "targetClass",
    "scopeInverseProperty": "targetObjectsOf",
    "scopeNode": "targetNode",
    "scopeProperty": "targetSubjectsOf",
    "nodeShape": "node",
    "shape": "node",
    "valueClass": "class",
    "directValueType": "class",
    "valueShape": "node",
    "NodeConstraint": "NodeShape",
    "InversePropertyConstraint": "PropertyShape",
    "PropertyConstraint": "PropertyShape",
    "ShapeClass": "NodeShape",
}
# Of the working drafts of SHACL 1.2 (2025); no engine that we have looks at them.
_DRAFT_1_2 = frozenset(
    "agentInstruction codeIdentifier conformanceDisallows count distinct else exists if"
    " intent limit maxListLength memberShape minListLength minus nodeByExpression offset orderBy"
    " reificationRequired reifierShape rootClass singleLine someValue subsetOf sum targetWhere then"
    " uniqueMembers uniqueValuesFor values".split()
)
_MEANT = {"nodeType": "nodeKind", "regex": "pattern", "type": "class"}  # which difflib does not find
_MOST_NAMED = 5
_LIKE = 0.75  # of difflib: sh:datType is meant for sh:datatype, sh:color for nothing


@dataclass(frozen=True, slots=True)
class UnknownTerm:
    """A term in the namespace of SHACL that SHACL does not define, or not in its place.

    ``term`` and ``suggestion`` are IRIs, the latter empty if none is near; ``hint`` says in words where a term comes
    from. ``shapes`` name the shapes where it stands, like rules of results; ``nodes`` are those that it is said of.
    """

    term: str
    suggestion: str
    hint: str
    shapes: tuple[str, ...]
    nodes: tuple[Node, ...]

    @property
    def words(self) -> str:
        """Give what is wrong and what is meant."""
        meant = _name(self.suggestion)
        advice = self.hint or (f"did you mean {meant}?" if meant else "")
        return f"{_name(self.term)} is no term of SHACL{f': {advice}' if advice else ''}"

    def __str__(self) -> str:
        more = f" and {len(self.shapes) - _MOST_NAMED} more" if len(self.shapes) > _MOST_NAMED else ""
        return f"{self.words} [{', '.join(self.shapes[:_MOST_NAMED])}{more}]"


def unknown_terms(shapes: Graph) -> tuple[UnknownTerm, ...]:
    """Give each property, class and other value that is in the namespace of SHACL and not of SHACL, sorted.

    What the graph itself gives a type is no mistake.
    """
    from rdflib import RDF, URIRef

    found: dict[tuple[str, str, str], set[Node]] = {}
    for triple in shapes:
        for kind in _strange(shapes, triple):
            if (URIRef(kind[0]), RDF.type, None) not in shapes:
                found.setdefault(kind, set()).add(triple[0])
    names = ShapeNames(shapes)
    terms = (UnknownTerm(*kind, *names.named(nodes)) for kind, nodes in found.items())
    return tuple(sorted(terms, key=lambda each: (each.term, each.suggestion, each.shapes)))


def is_unknown(property: str) -> bool:
    """Tell whether a property is in the namespace of SHACL and not of SHACL."""
    return property.startswith(SHACL) and property.removeprefix(SHACL) not in PROPERTIES


def suggestion(term: str, *, is_property: bool) -> str:
    """Give the IRI of the term of SHACL that is meant by another IRI, empty if none is near."""
    name = term.removeprefix(SHACL)
    if name in _DRAFT_1_2:
        return ""
    meant = _MEANT.get(name) or _DRAFT_2016.get(name)
    if meant is None:
        terms = sorted(PROPERTIES) + ([] if is_property else sorted(CLASSES | VALUES))
        known = {each.lower(): each for each in terms}
        near = get_close_matches(name.lower(), known, n=1, cutoff=_LIKE)
        meant = known[near[0]] if near else ""
    return f"{SHACL}{meant}" if meant in TERMS and meant else ""


def _strange(shapes: Graph, triple: _Triple) -> Iterator[tuple[str, str, str]]:
    """Give the terms of a triple that are not SHACL's, each with the one that is meant and a hint."""
    from rdflib import SH, URIRef

    subject, predicate, value = triple[0], str(triple[1]), triple[2]
    if triple[1] == SH.predicate and (None, SH.property, subject) in shapes:
        yield predicate, str(SH.path), f"{_OLD}; today sh:path"
    elif is_unknown(predicate):
        yield predicate, suggestion(predicate, is_property=True), _hint(predicate)
    if isinstance(value, URIRef) and value.startswith(SHACL) and not _is_value(value.removeprefix(SHACL)):
        yield str(value), suggestion(value, is_property=False), _hint(value)


def _is_value(name: str) -> bool:
    # Parameters of components have names such as sh:InConstraintComponent-in.
    return name in TERMS or name.partition("-")[0] in VALUES


def _hint(term: str) -> str:
    name = term.removeprefix(SHACL)
    if name in _DRAFT_2016:
        return f"{_OLD}; today sh:{_DRAFT_2016[name]}"
    return "of the drafts of SHACL 1.2; no engine looks at it" if name in _DRAFT_1_2 else ""


def _name(term: str) -> str:
    return f"sh:{term.removeprefix(SHACL)}" if term else ""


class ShapeNames:
    """Names of shapes, and of what hangs on them, by owner and path: ``ex:Ship / ex:crew``."""

    def __init__(self, shapes: Graph) -> None:
        self._shapes, self._rules = shapes, Rules(shapes, prefixes_of(shapes))

    def named(self, nodes: Iterable[Node]) -> tuple[tuple[str, ...], tuple[Node, ...]]:
        """Give the names of nodes, each once, and the nodes in the order of these."""
        pairs = sorted((self.of(node), node) for node in nodes)
        return tuple(dict.fromkeys(name for name, _ in pairs)), tuple(node for _, node in pairs)

    def of(self, node: Node) -> str:
        """Give the name of a shape; of any other node that of the shape that it hangs on."""
        from rdflib import SH, BNode

        above = node
        seen: set[Node] = set()
        while isinstance(above, BNode) and above not in seen and (above, SH.path, None) not in self._shapes:
            seen.add(above)
            above = next(iter(self._shapes.subjects(None, above)), above)
        path = self._shapes.value(above, SH.path)
        return self._rules.rule(above, None if path is None else property_path(self._shapes, path), "")
