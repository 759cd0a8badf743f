import re

import pytest
from made_up import BASE
from pyoxigraph import CanonicalizationAlgorithm, Dataset, NamedNode, RdfFormat, parse

from kg.errors import RdfError
from kg.rdf import release
from kg.rdf.ntriples import statements
from kg.rdf.release import files_digest, meta_graph, released_graph
from kg.resources import folder

SHAPES = """
@prefix sh: <http://www.w3.org/ns/shacl#> .
<urn:shape> sh:property [ sh:path <urn:p> ; sh:in (<urn:a> <urn:b>) ] , [ sh:path <urn:q> ] .
"""
MORE_SHAPES = '<urn:other> <urn:p> _:x . _:x <urn:q> "ü" .'


@pytest.fixture
def files(tmp_path, monkeypatch):
    monkeypatch.setattr(release, "folder", lambda name: tmp_path)
    (tmp_path / "a.ttl").write_text(SHAPES, encoding="utf-8")
    (tmp_path / "b.ttl").write_text(MORE_SHAPES, encoding="utf-8")
    return tmp_path


def test_all_files_are_told_in_one_graph_without_blank_nodes(files):
    data = released_graph("shapes", BASE)
    nodes = [node for quad in parse(data, format=RdfFormat.N_TRIPLES) for node in (quad.subject, quad.object)]
    assert not [node for node in nodes if type(node).__name__ == "BlankNode"]
    assert len(statements(data)) == 11
    assert f"<{BASE}.well-known/genid/shapes-".encode() in data


def test_blank_nodes_get_the_same_iris_each_time_and_whatever_their_order(files):
    before = released_graph("shapes", BASE)
    (files / "b.ttl").write_text(
        '_:other_label <urn:q> "ü" . <urn:other> <urn:p> _:other_label .', encoding="utf-8"
    )
    assert released_graph("shapes", BASE) == before


def test_files_may_use_the_same_blank_node_labels(files):
    (files / "c.ttl").write_text('<urn:third> <urn:p> _:x . _:x <urn:q> "z" .', encoding="utf-8")
    data = released_graph("shapes", BASE)
    objects = [q.object for q in parse(data, format=RdfFormat.N_TRIPLES) if q.predicate == NamedNode("urn:p")]
    assert len(set(objects)) == len(objects) == 2


def canonical_form(quads):
    dataset = Dataset(quads)
    dataset.canonicalize(CanonicalizationAlgorithm.RDFC_1_0)
    return {str(quad) for quad in dataset}


def test_the_triples_say_the_same_as_the_files(files):
    skolem = re.compile(f"<{re.escape(BASE)}.well-known/genid/shapes-(\\w+)>")
    blank = skolem.sub(r"_:\1", released_graph("shapes", BASE).decode())
    wanted = [quad for text in (SHAPES, MORE_SHAPES) for quad in parse(text, format=RdfFormat.TURTLE)]
    assert canonical_form(parse(blank, format=RdfFormat.N_TRIPLES)) == canonical_form(wanted)


def test_a_file_that_does_not_parse_is_named_with_the_line(files):
    (files / "c.ttl").write_text("<urn:a> <urn:b> <urn:c> .\n<urn:a> <urn:b> .\n", encoding="utf-8")
    with pytest.raises(RdfError) as caught:
        released_graph("shapes", BASE)
    assert "c.ttl, line 2" in str(caught.value)


def test_the_digest_follows_the_files(files):
    before = files_digest("shapes")
    assert files_digest("shapes") == before
    (files / "a.ttl").write_text(SHAPES + "# more", encoding="utf-8")
    assert files_digest("shapes") != before


def test_the_meta_graph_has_the_digests_and_no_clock(files):
    assert meta_graph(BASE) == meta_graph(BASE)
    assert meta_graph(BASE).count(f"sha256:{files_digest('shapes')}".encode()) == 2
    assert b"dateTime" not in meta_graph(BASE)


@pytest.mark.parametrize("name", ["ontology", "shapes"])
def test_the_files_of_the_release_can_be_stored(name):
    data = released_graph(name, BASE)
    assert len(statements(data)) > 100
    assert len(list(parse(data, format=RdfFormat.N_TRIPLES))) == len(statements(data))
    assert list(folder(name).glob("*.ttl"))
