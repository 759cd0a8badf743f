"""A validation that looks at nothing is refused, and says which of the reasons it was."""

import pytest

from kg.errors import InputError
from kg.rdf.documents import Document
from kg.shacl.job import Options, validated

HEAD = "PREFIX sh: <http://www.w3.org/ns/shacl#> PREFIX sea: <http://sea.example/>\n"
DATA = HEAD + "sea:oslo a sea:Harbour ."
NAMED = "sh:property [ sh:path sea:name ; sh:minCount 1 ]"
REASONS = {
    "no text at all": ("", "there is no shape", "file that holds the shapes"),
    "data given as shapes": (DATA, "there is no shape", "file that holds the shapes"),
    "shapes of a draft": (
        f"{HEAD} sea:S a sh:Shape ; sh:scopeClass sea:Harbour ; sh:property [ sh:predicate sea:name ] .",
        "there is no shape",
        "drafts of 2016",
    ),
    "another namespace": (
        "<urn:s> a <https://www.w3.org/ns/shacl#NodeShape> .",
        "there is no shape",
        "https://www.w3.org/ns/shacl#NodeShape",
    ),
    "no target": (f"{HEAD} sea:S a sh:NodeShape ; {NAMED} .", "no shape has a target", "sh:targetClass"),
    "switched off": (
        f"{HEAD} sea:S a sh:NodeShape ; sh:deactivated true ; sh:targetClass sea:Harbour ; {NAMED} .",
        "no shape has a target",
        "sh:targetClass",
    ),
    "no node": (
        f"{HEAD} sea:S a sh:NodeShape ; sh:targetClass sea:Harbor ; {NAMED} .",
        "no shape found a node to look at; they look for sh:targetClass sea:Harbor, the data have sea:Harbour",
        "Check the classes",
    ),
}


def said(shapes, data=DATA, **options):
    rules = [] if shapes is None else [Document("shapes.ttl", shapes.encode(), "text/turtle")]
    return validated([Document("data.ttl", data.encode(), "text/turtle")], rules, Options(**options))


@pytest.mark.parametrize("engine", ["pyshacl", "fast"])
@pytest.mark.parametrize(("shapes", "what", "todo"), REASONS.values(), ids=REASONS)
def test_nothing_looked_at_is_refused(shapes, what, todo, engine):
    with pytest.raises(InputError) as refused:
        said(shapes, engine=engine)
    assert refused.value.what.startswith(what)
    assert todo in refused.value.todo
    assert "--allow-empty" in refused.value.todo


@pytest.mark.parametrize("engine", ["pyshacl", "fast"])
@pytest.mark.parametrize("shapes", [shapes for shapes, _, _ in REASONS.values() if "sh:Shape" not in shapes])
def test_it_can_be_allowed(shapes, engine):
    assert said(shapes, engine=engine, allow_empty=True).conforms


def test_our_shapes_over_data_that_hold_none_of_our_classes():
    with pytest.raises(InputError, match=r"dip:\S+ and \d+ more, the data have sea:Harbour"):
        said(None)
    with pytest.raises(InputError, match="the data have no class"):
        said(None, data="")
    assert said(None, allow_empty=True).conforms


def test_one_node_is_enough():
    shapes = f"{HEAD} sea:S sh:targetClass sea:Nothing ; {NAMED} . sea:T sh:targetNode sea:oslo ; {NAMED} ."
    assert len(said(shapes)) == 1


def test_python_is_told_the_same():
    import kg
    from kg.shacl.graphs import read_graph

    graph, shapes = (
        read_graph(text.encode(), "turtle", shapes=True) for text in (DATA, REASONS["no node"][0])
    )
    with pytest.raises(InputError, match="no shape found a node"):
        kg.validate(graph, shapes=shapes)
    with pytest.raises(InputError, match="no shape found a node"):
        kg.validate(graph)
    assert kg.validate(graph, shapes=shapes, allow_empty=True).conforms
    text = f"{HEAD} sea:S sh:targetClass sea:Harbour ; sh:expression [ sh:path sea:open ] ."
    expression = read_graph(text.encode(), "turtle", shapes=True)
    with pytest.raises(InputError, match="--advanced"):
        kg.validate(graph, shapes=expression)
