"""``/validate`` for some nodes and some shapes, with what is known or suppressed, and with what follows."""

import pytest
from serving import serving

from kg.rdf.documents import Document
from kg.shacl.baseline import baseline_of
from kg.shacl.job import validated

SHAPES = """
PREFIX sh: <http://www.w3.org/ns/shacl#> PREFIX e: <urn:e/>
e:Berth a sh:NodeShape ; sh:targetClass e:Ship ; sh:property [ sh:path e:quay ; sh:minCount 1 ] .
e:Flag a sh:NodeShape ; sh:targetClass e:Ship ; sh:property [ sh:path e:flag ; sh:maxCount 0 ] .
"""
SHIPS = "PREFIX e: <urn:e/> e:a a e:Ship ; e:flag 1 . e:b a e:Ship ; e:flag 2 ; e:quay 1 . e:c a e:Ship ; e:quay 1 ."


@pytest.fixture(scope="module")
def client():
    with serving() as found:
        yield found


def nodes(answer):
    assert answer.status_code == 200, answer.text
    return sorted(each["focus"].removeprefix("urn:e/") for each in answer.json()["results"])


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ({"focus": "urn:e/b urn:e/c"}, ["b"]),
        ({"shape": "Berth"}, ["a"]),
        ({"shape": "Flag", "focus": "urn:e/a"}, ["a"]),
        ({"abort": "true"}, ["a"]),
        ({"max_results": "2"}, ["a", "a"]),
        ({"max_results": "2", "engine": "fast"}, ["a", "a"]),
    ],
)
def test_what_is_asked_for_is_told_whichever_way_it_is_asked(client, options, expected):
    form = {"data": SHIPS, "shapes": SHAPES}
    assert nodes(client.post("/validate", data=form, params=options)) == expected
    assert nodes(client.post("/validate", data={**form, **options})) == expected
    assert nodes(client.post("/validate", json={**form, **options})) == expected


def test_a_json_object_names_nodes_in_a_list(client):
    asked = {"data": SHIPS, "shapes": SHAPES, "focus": ["urn:e/b", "urn:e/c"]}
    assert nodes(client.post("/validate", json=asked)) == ["b"]


def test_the_time_of_each_shape_is_told(client):
    answer = client.post("/validate", json={"data": SHIPS, "shapes": SHAPES, "profile": True})
    assert all(each["seconds"] > 0 for each in answer.json()["coverage"])


def test_a_shape_that_there_is_not_is_told(client):
    answer = client.post("/validate", json={"data": SHIPS, "shapes": SHAPES, "shape": "Dock"})
    assert answer.status_code == 400
    assert "urn:e/Berth, urn:e/Flag" in answer.text


SUPPRESS = '[[suppress]]\nrule = "*maxCount"\nreason = "flags are to come"\n'


def test_known_and_suppressed_results_do_not_count(client):
    form = {"data": SHIPS, "shapes": SHAPES}
    known = baseline_of(
        validated(
            [Document("d", SHIPS.encode(), "text/turtle")], [Document("s", SHAPES.encode(), "text/turtle")]
        )
    )
    later = {**form, "data": SHIPS + " e:d a e:Ship .", "baseline": known.written().decode()}
    assert nodes(client.post("/validate", json=later)) == ["d"]
    assert nodes(client.post("/validate", data=later)) == ["d"]
    parts = {name: (name, text) for name, text in {**later, "suppress": SUPPRESS}.items()}
    assert nodes(client.post("/validate", files=parts)) == ["d"]
    answer = client.post("/validate", json={**form, "suppress": SUPPRESS, "show_suppressed": True})
    assert nodes(answer) == ["a"]
    assert answer.json()["excused"] == {"flags are to come": 2}
    assert [each["focus"] for each in answer.json()["suppressed"]] == ["urn:e/a", "urn:e/b"]


@pytest.mark.parametrize("field", ["baseline", "suppress"])
def test_files_of_another_kind_are_told(client, field):
    answer = client.post("/validate", data={"data": SHIPS, "shapes": SHAPES, field: "x"})
    assert answer.status_code == 422
    assert field in answer.text


def test_what_follows_counts_too(client):
    data = "PREFIX e: <urn:e/> e:f a e:Ferry ."
    ontology = "PREFIX e: <urn:e/> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> e:Ferry rdfs:subClassOf e:Boat . e:Boat rdfs:subClassOf e:Ship . e:other a e:Ship ."
    asked = {"data": data, "shapes": SHAPES, "ontology": ontology, "inference": "rdfs"}
    for answer in (client.post("/validate", json=asked), client.post("/validate", data=asked)):
        assert nodes(answer) == ["f"]
    files = {name: (f"{name}.ttl", asked[name]) for name in ("data", "shapes", "ontology")}
    assert nodes(client.post("/validate", files=files)) == ["f"]
    assert client.post("/validate", json={**asked, "inference": "magic"}).status_code == 400
