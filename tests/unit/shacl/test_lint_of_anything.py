"""Whatever stands in a shapes graph, its author gets an answer: findings, or one error in words."""

from contextlib import suppress

from hypothesis import given, settings
from hypothesis import strategies as st

from kg.errors import KgError
from kg.shacl.documentation import shape_docs, written
from kg.shacl.graphs import read_graph
from kg.shacl.lint import lint_shapes
from kg.shacl.trials import rules
from kg.shacl.vocabulary import PROPERTIES, SHACL, TERMS, unknown_terms

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
XSD = "http://www.w3.org/2001/XMLSchema#"
NODES = ["<urn:x:A>", "<urn:x:B>", "_:a", "_:b", "_:c"]
OTHERS = [
    '"a"', '"("', '"a"@en', '"ASK {}"', '"SELECT $this { ?a ?b ?c }"', f'"1"^^<{XSD}integer>',
    f'"x"^^<{XSD}integer>', f'"true"^^<{XSD}boolean>', f'"2020"^^<{XSD}date>', f"<{RDF}nil>", f"<{XSD}string>",
]  # fmt: skip
PREDICATES = [*sorted(f"<{SHACL}{name}>" for name in PROPERTIES), f"<{SHACL}minCnt>"]
PREDICATES += [f"<{RDF}first>", f"<{RDF}rest>", f"<{RDF}type>"] * 3
VALUES = [*NODES * 5, *OTHERS * 2, *sorted(f"<{SHACL}{name}>" for name in TERMS)]
LINES = st.builds(
    "{} {} {} .".format, st.sampled_from(NODES), st.sampled_from(PREDICATES), st.sampled_from(VALUES)
)


@settings(max_examples=150, deadline=None)
@given(st.lists(LINES, max_size=30))
def test_there_is_always_an_answer(lines):
    graph = read_graph("\n".join(lines).encode(), "ntriples", shapes=True)
    unknown_terms(graph)
    for ask in (lambda: lint_shapes(graph).as_text(), lambda: written(shape_docs(graph), "html")):
        with suppress(KgError):
            assert ask()
    rules(graph)
