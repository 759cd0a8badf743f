"""What follows from data: by RDFS and OWL 2 RL (through owlrl), and by the rules of shapes (through pySHACL)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.errors import InputError, UsageError
from kg.shacl.containment import contained
from kg.shacl.faults import fault
from kg.shacl.graphs import united

if TYPE_CHECKING:
    from rdflib import Graph

KINDS = ("rdfs", "owlrl", "both")


def kind_of(name: str | None) -> str | None:
    """Give the kind of inference of a name, None for none.

    :raises kg.errors.UsageError: if there is no such kind.
    """
    if name in (None, "none"):
        return None
    if name not in KINDS:
        raise UsageError(
            f"{name[:40]!r} is no kind of inference", where="inference", todo=f"Known: {', '.join(KINDS)}."
        )
    return name


def entailed(data: Graph, kind: str) -> Graph:
    """Give a new graph with what follows from data by ``rdfs``, ``owlrl`` or ``both``, the data in it.

    Of what holds always, such as that each datatype is one, only what is about nodes of the data is there.
    """
    from owlrl import DeductiveClosure, OWLRL_Semantics
    from pyshacl.inference import CustomRDFSOWLRLSemantics, CustomRDFSSemantics

    semantics = {"rdfs": CustomRDFSSemantics, "owlrl": OWLRL_Semantics, "both": CustomRDFSOWLRLSemantics}
    closure = united(data)
    with contained():
        DeductiveClosure(semantics[kind]).expand(closure)
    return _of_nodes(closure, data)


def by_rules(data: Graph, rules: Graph, *, iterate: bool = False) -> Graph:
    """Give a new graph with what the rules of shapes (SHACL-AF, section 8) add to data, the data in it.

    Each rule runs once, in its order; with ``iterate`` those of a shape run until they add nothing.

    :raises kg.errors.InputError: if a rule is ill-formed or can't be evaluated.
    """
    from pyshacl import shacl_rules
    from rdflib import SH, Graph

    whole = united(data)
    with contained(reference=True):
        try:
            found = shacl_rules(whole, shacl_graph=united(rules), iterate_rules=iterate, inplace=True)
        except Exception as error:  # also what rdflib raises for the SPARQL in a rule: of many kinds
            raise _unusable(fault(error, rules)) from error
    if type(found) is Graph:  # instead of the data
        raise _unusable(str(found.value(None, SH.message)))
    return whole


def inferred(
    data: Graph,
    rules: Graph | None = None,
    *,
    inference: str | None = None,
    ontology: Graph | None = None,
    iterate: bool = False,
) -> Graph:
    """Give what follows from data, and is neither in them nor in the ontology: by inference, then by rules.

    :raises kg.errors.InputError: if a rule is ill-formed or can't be evaluated.
    :raises kg.errors.UsageError: if there is no such kind of inference.
    """
    known = united(data) if ontology is None else united(data, ontology)
    kind = kind_of(inference)
    whole = known if kind is None else entailed(known, kind)
    if rules is not None:
        whole = by_rules(whole, rules, iterate=iterate)
    new = united()
    for triple in whole:
        if triple not in known:
            new.add(triple)
    return new


def _unusable(what: str) -> InputError:
    return InputError(
        f"a rule can't be evaluated: {what}",
        where="the rules",
        todo="See SHACL Advanced Features, section 8.",
    )


def _of_nodes(closure: Graph, data: Graph) -> Graph:
    from rdflib import OWL, RDF, RDFS, Literal

    nodes = {*data.all_nodes(), *data.predicates()}
    always = tuple(str(each) for each in (RDF, RDFS, OWL))
    kept = united(data)
    for triple in closure:
        node = triple[0]
        if node in nodes and not isinstance(node, Literal) and not str(node).startswith(always):
            kept.add(triple)
    return kept
