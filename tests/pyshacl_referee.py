"""What pySHACL finds by itself, read by rdflib's own parsers: an independent word on a case of validation."""

from collections import Counter

from validation_cases import row

from kg.shacl.containment import own_literals

_SYNTAX = {
    "ttl": "turtle",
    "trig": "trig",
    "rdf": "xml",
    "nt": "nt",
    "nq": "nquads",
    "jsonld": "json-ld",
}


def refereed(case):
    """Give the results of a case as pySHACL tells them."""
    import pyshacl
    from rdflib import SH

    asked = {"inference": "none", **case.referee}
    data, shapes = graph(case.files("data") + case.files("ontology")), graph(case.files("shapes"))
    with own_literals():
        _, report, _ = pyshacl.validate(data, shacl_graph=shapes, **asked)
    (whole,) = set(report.subjects(SH.conforms))
    return Counter(_row(report, result) for result in report.objects(whole, SH.result))


def graph(paths):
    """Give the triples of files together, literals as they are written."""
    import rdflib
    from rdflib import BNode, Dataset, Graph

    whole, normalized = Graph(), rdflib.NORMALIZE_LITERALS
    rdflib.NORMALIZE_LITERALS = False
    try:
        for number, path in enumerate(paths):
            parsed = Dataset(default_union=True)
            parsed.parse(str(path), format=_SYNTAX[path.suffix[1:]])
            for triple in parsed.triples((None, None, None)):
                whole.add(
                    tuple(BNode(f"f{number}{term}") if isinstance(term, BNode) else term for term in triple)
                )
    finally:
        rdflib.NORMALIZE_LITERALS = normalized
    return whole


def _row(report, result):
    from rdflib import SH

    from kg.shacl.paths import property_path

    path = report.value(result, SH.resultPath)
    parts = (SH.focusNode, SH.sourceConstraintComponent, SH.value, SH.resultSeverity)
    focus, component, value, severity = (_text(report.value(result, part)) for part in parts)
    return row(focus, None if path is None else property_path(report, path), component, value, severity)


def _text(term):
    from rdflib import BNode

    return None if term is None else f"_:{term}" if isinstance(term, BNode) else str(term)
