"""``/validate``: RDF in any form, our shapes or one's own, a report; nothing stored, nothing fetched."""

import json
import socket
import threading

import pyoxigraph as ox
import pytest
from serving import BASE, BROWSER, article_graph, descriptions, end_itself, fill_memory, serving

TURTLE = {"content-type": "text/turtle"}
GOOD = article_graph() + b"".join(line for line in descriptions().values())
BAD = "PREFIX dip: <https://w3id.org/diplomacy-kg/ontology#> <urn:x> a dip:Evidence ."
SHAPES = """
PREFIX sh: <http://www.w3.org/ns/shacl#> PREFIX ex: <https://own.example/>
ex:Named a sh:NodeShape ; sh:targetClass ex:Thing ;
  sh:property [ sh:path ex:name ; sh:minCount 1 ; sh:severity sh:%s ; sh:message "A thing has a name." ] .
"""
ILL_FORMED = (SHAPES % "Info").replace("ex:name", "1")
FAR_CONTEXT = '{"@context": "http://127.0.0.1:1/", "@id": "urn:a"}'
SLOW = """
PREFIX sh: <http://www.w3.org/ns/shacl#>
<urn:s> a sh:NodeShape ; sh:targetClass <https://own.example/Thing> ; sh:sparql [
  sh:select "SELECT $this { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . FILTER(?a = ?missing) }" ] .
"""
NAMELESS = "PREFIX ex: <https://own.example/> ex:a a ex:Thing ."


@pytest.fixture(scope="module")
def client():
    with serving() as found:
        yield found


def written(format):
    quads = list(ox.parse(GOOD, format=ox.RdfFormat.N_TRIPLES))
    if format.supports_datasets:
        graph = ox.NamedNode("urn:g")
        return ox.serialize((ox.Quad(q.subject, q.predicate, q.object, graph) for q in quads), format=format)
    return ox.serialize((q.triple for q in quads), format=format)


@pytest.mark.parametrize(
    "format",
    [
        ox.RdfFormat.TURTLE,
        ox.RdfFormat.N_TRIPLES,
        ox.RdfFormat.JSON_LD,
        ox.RdfFormat.RDF_XML,
        ox.RdfFormat.N_QUADS,
        ox.RdfFormat.TRIG,
    ],
    ids=lambda format: format.file_extension,
)  # fmt: skip
def test_a_sound_graph_conforms_in_every_form(client, format):
    answer = client.post("/validate", content=written(format), headers={"content-type": format.media_type})
    assert answer.status_code == 200, answer.text
    said = answer.json()
    assert (said["conforms"], said["accepted"], said["results"], said["counts"]) == (True, True, [], {})
    assert {each["targets"] for each in said["coverage"] if each["name"] == "article"} == {1}


def test_a_broken_graph_is_told_what_is_broken(client):
    said = client.post("/validate", content=BAD, headers=TURTLE).json()
    assert (said["conforms"], said["accepted"]) == (False, False)
    assert {result["focus"] for result in said["results"]} == {"urn:x"}
    assert all(result["message"] for result in said["results"])


def test_what_is_not_looked_at_is_no_success(client):
    said = client.post("/validate", content=NAMELESS, headers=TURTLE)
    assert (said.status_code, said.json()["code"]) == (422, "KG-I01")
    assert "allow_empty=true" in said.json()["todo"]
    assert client.post("/validate?allow_empty=true", content=NAMELESS, headers=TURTLE).status_code == 200


def test_advanced_features_are_evaluated_on_demand_and_else_refused(client):
    target = '[ a sh:SPARQLTarget ; sh:select "SELECT ?this { ?this a <https://own.example/Thing> }" ]'
    shapes = (SHAPES % "Info").replace("sh:targetClass ex:Thing", f"sh:target {target}")
    refused = client.post("/validate", json={"data": NAMELESS, "shapes": shapes})
    assert refused.status_code == 422
    assert "ex:Named (sh:target) [shapes, line 3]" in refused.json()["detail"]
    said = client.post("/validate", json={"data": NAMELESS, "shapes": shapes, "advanced": True}).json()
    assert [result["focus"] for result in said["results"]] == ["https://own.example/a"]


@pytest.mark.parametrize(("severity", "accepted"), [("Violation", False), ("Warning", True), ("Info", True)])
def test_own_shapes_are_used(client, severity, accepted):
    files = {
        "data": ("d.ttl", NAMELESS, "text/turtle"),
        "shapes": ("s.ttl", SHAPES % severity, "text/turtle"),
    }
    said = client.post("/validate", files=files).json()
    assert (said["conforms"], said["accepted"]) == (False, accepted)
    assert [result["message"] for result in said["results"]] == ["A thing has a name."]


def test_the_form_of_an_upload_is_told_by_its_type_its_name_or_a_field(client):
    as_json = json.dumps({"@id": "urn:a", "@type": "https://own.example/Thing"})
    ways = [
        {"files": {"data": ("d", as_json, "application/ld+json"), "shapes": ("s.ttl", SHAPES % "Info")}},
        {"files": {"data": ("d.jsonld", as_json), "shapes": ("s.ttl", SHAPES % "Info")}},
        {"data": {"data": as_json, "data_type": "application/ld+json", "shapes": SHAPES % "Info"}},
    ]
    for way in ways:
        answer = client.post("/validate", **way)
        assert answer.status_code == 200, answer.text
        assert len(answer.json()["results"]) == 1


@pytest.mark.parametrize(
    ("accept", "format"),
    [("text/turtle", ox.RdfFormat.TURTLE), ("application/ld+json", ox.RdfFormat.JSON_LD),
     ("application/n-triples", ox.RdfFormat.N_TRIPLES)],
)  # fmt: skip
def test_the_report_comes_as_rdf(client, accept, format):
    answer = client.post("/validate", content=BAD, headers={**TURTLE, "accept": accept})
    report = {str(quad.triple) for quad in ox.parse(answer.content, format=format)}
    assert any("http://www.w3.org/ns/shacl#conforms" in each and "false" in each for each in report)


@pytest.mark.parametrize(
    ("way", "starts"),
    [
        ({"params": {"format": "text"}}, b"Refused: "),
        ({"headers": {"accept": "text/plain"}}, b"Refused: "),
        ({"params": {"format": "csv"}}, b"severity,focus,"),
        ({"params": {"format": "sarif"}}, b"{"),
        ({"headers": {"accept": "application/sarif+json"}}, b"{"),
        ({"params": {"format": "badge"}}, b'{"schemaVersion": 1'),
    ],
)
def test_the_report_comes_in_the_forms_of_the_command(client, way, starts):
    headers = {**TURTLE, **way.get("headers", {})}
    answer = client.post("/validate", content=BAD, headers=headers, params=way.get("params"))
    assert answer.status_code == 200, answer.text
    assert answer.content.startswith(starts)


def test_documents_come_in_a_json_object_too(client):
    answer = client.post("/validate", json={"data": NAMELESS, "shapes": SHAPES % "Info", "limit": 0})
    said = answer.json()
    assert (said["accepted"], said["results"], said["omitted"]) == (True, [], {"Info": 1})


def test_json_that_is_no_such_object_is_json_ld(client):
    as_json = json.dumps({"@id": "urn:x", "@type": "https://w3id.org/diplomacy-kg/ontology#Evidence"})
    answer = client.post("/validate", content=as_json, headers={"content-type": "application/ld+json"})
    assert {each["focus"] for each in answer.json()["results"]} == {"urn:x"}


def test_results_are_limited_and_counted(client):
    def said(**wanted):
        return client.post("/validate", content=BAD, headers=TURTLE, params=wanted).json()

    whole = said()
    assert len(whole["results"]) == sum(whole["counts"].values()) > 2
    assert len(said(limit=2)["results"]) == 2
    assert said(limit=2)["counts"] == whole["counts"]
    assert said(severity="violation")["counts"] == whole["counts"]


def test_a_result_names_the_line_of_its_node(client):
    answer = client.post("/validate", content=BAD.replace("<urn:x>", "\n\n<urn:x>"), headers=TURTLE)
    assert {each["place"]["line"] for each in answer.json()["results"]} == {3}


def test_browsers_get_a_page_with_the_report_and_their_data(client):
    answer = client.post("/validate", data={"data": BAD, "shapes": ""}, headers=BROWSER)
    assert answer.headers["content-type"].startswith("text/html")
    assert "It does not conform" in answer.text
    assert "dip:Evidence .</textarea>" in answer.text


def test_nothing_is_stored(client):
    before = client.app.state.service.store.count()
    client.post("/validate", content=GOOD, headers={"content-type": "application/n-triples"})
    assert client.app.state.service.store.count() == before


REFUSED = [
    ({"content": "<urn:a> <urn:b> .", "headers": TURTLE}, 400),
    ({"content": "x", "headers": {"content-type": "image/png"}}, 415),
    ({"content": "x"}, 415),
    ({"data": {"data": ""}}, 400),
    ({"data": {"shapes": SHAPES % "Info"}}, 400),
    ({"files": {"data": ("d.ttl", NAMELESS), "shapes": ("s.ttl", "broken")}}, 400),
    ({"json": {"data": NAMELESS, "shapes": ILL_FORMED, "shapes_check": "refuse"}}, 422),
    ({"json": {"data": NAMELESS, "shapes": ILL_FORMED, "shapes_check": "perhaps"}}, 400),
    ({"data": {"data": NAMELESS, "data_type": "image/png"}}, 415),
    ({"json": {"data": ""}}, 400),
    ({"json": {"data": NAMELESS, "shapes": 3}}, 400),
    ({"json": {"data": NAMELESS, "engine": "warp"}}, 400),
    ({"json": {"data": NAMELESS, "severity": "grave"}}, 400),
    ({"content": BAD, "headers": TURTLE, "params": {"limit": "few"}}, 400),
    ({"content": BAD, "headers": TURTLE, "params": {"format": "pdf"}}, 406),
    ({"content": BAD, "headers": {**TURTLE, "accept": "image/png"}}, 406),
    ({"content": FAR_CONTEXT, "headers": {"content-type": "application/ld+json"}}, 400),
    ({"content": b"--x\r\n", "headers": {"content-type": "multipart/form-data; boundary=x"}}, 400),
    ({"content": b"--x\r\n", "headers": {"content-type": "multipart/form-data"}}, 400),
]  # fmt: skip


@pytest.mark.parametrize(("request_", "status"), REFUSED, ids=range(len(REFUSED)))
def test_what_cannot_be_validated_is_refused(client, request_, status):
    answer = client.post("/validate", **request_)
    assert answer.status_code == status, answer.text
    assert answer.json()["status"] == status
    assert "Traceback" not in answer.text


@pytest.mark.parametrize(
    "select",
    [
        "SELECT $this { SERVICE <http://127.0.0.1:PORT/> { ?a ?b ?c } }",
        r"SELECT $this { \u0053ERVICE <http://127.0.0.1:PORT/> { ?a ?b ?c } }",
        "SELECT $this FROM <http://127.0.0.1:PORT/> { $this a ?c }",
        "SELECT $this FROM NAMED <http://127.0.0.1:PORT/> { GRAPH ?g { $this a ?c } }",
    ],
)
def test_no_shape_makes_the_server_connect(client, select):
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.3)
        query = select.replace("PORT", str(server.getsockname()[1])).replace("\\", "\\\\")
        shapes = (
            "PREFIX sh: <http://www.w3.org/ns/shacl#> <urn:s> a sh:NodeShape ; "
            f'sh:targetClass <https://own.example/Thing> ; sh:sparql [ sh:select "{query}" ] .'
        )
        answer = client.post("/validate", files={"data": ("d.ttl", NAMELESS), "shapes": ("s.ttl", shapes)})
        assert answer.status_code in (200, 422)
        with pytest.raises(TimeoutError):
            server.accept()


def test_other_requests_are_answered_while_a_validation_runs(client):
    data = "".join(f"<urn:{number}> <urn:b> {number} .\n" for number in range(200)) + NAMELESS
    found = []
    thread = threading.Thread(
        target=lambda: found.append(
            client.post("/validate?timeout=3", files={"data": ("d.ttl", data), "shapes": ("s.ttl", SLOW)})
        )
    )
    thread.start()
    try:
        assert client.get("/health").json()["status"] == "ok"
        assert client.get("/sparql", params={"query": "ASK {}"}).status_code == 200
        assert found == []
    finally:
        thread.join(30)
    assert found[0].status_code == 504
    assert found[0].json()["detail"] == "the validation took longer than 3 s."
    assert "less at a time" not in found[0].text
    assert client.post("/validate", content=BAD, headers=TURTLE).status_code == 200


@pytest.mark.parametrize(
    ("call", "status", "told"), [(end_itself, 503, "ended early"), (fill_memory, 413, "more memory")]
)
def test_what_ends_the_process_is_told_as_a_problem_and_costs_one_answer(
    client, monkeypatch, call, status, told
):
    with monkeypatch.context() as patched:
        patched.setattr("kg.serve.validate.answered", call)
        answer = client.post("/validate", content=BAD, headers=TURTLE)
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    assert told in answer.json()["detail"]
    assert client.post("/validate", content=BAD, headers=TURTLE).status_code == 200


def test_many_results_are_counted_and_a_few_of_them_shown(client):
    data = "".join(f"<urn:n{number}> a <https://own.example/Thing> .\n" for number in range(5000))
    files = {"data": ("d.ttl", data), "shapes": ("s.ttl", SHAPES % "Violation")}
    answer = client.post("/validate", files=files, params={"limit": 3, "engine": "fast"})
    said = answer.json()
    assert (said["counts"], len(said["results"])) == ({"Violation": 5000}, 3)
    assert len(answer.content) < 10_000


def test_the_vocabulary_is_served(client):
    for name in ("ontology", "shapes"):
        for suffix, format in (
            ("ttl", ox.RdfFormat.TURTLE),
            ("jsonld", ox.RdfFormat.JSON_LD),
            ("nt", ox.RdfFormat.N_TRIPLES),
        ):
            assert len(list(ox.parse(client.get(f"/{name}.{suffix}").content, format=format))) > 100
        assert client.get(f"/{name}.exe").status_code in (404, 406)
    page = client.get("/ontology", headers=BROWSER).text
    assert 'id="Summit"' in page
    assert f"{BASE}ontology" not in page or "Summit" in page


def test_a_summary_a_language_and_the_forms_of_build_servers_can_be_asked_for(client):
    shapes = (SHAPES % "Violation").replace('"A thing has a name."', '"A thing has a name.", "Un nom !"@fr')
    sent = {"data": NAMELESS, "shapes": shapes}
    said = client.post("/validate?summary=true", json=sent).json()
    assert said["summary"] == [
        {"severity": "Violation", "rule": "ex:Named / ex:name / minCount", "number": 1}
    ]
    assert (said["results"], said["omitted"]) == ([], {"Violation": 1})
    assert client.post("/validate?lang=fr", json=sent).json()["results"][0]["message"] == "Un nom !"
    assert client.post("/validate?lang=%3Cb%3E", json=sent).status_code == 400
    told = client.post("/validate?format=github", json=sent).text
    assert told.startswith(
        "::error file=data,line=1,title=ex%3ANamed / ex%3Aname / minCount::A thing has a name."
    )
    assert client.post("/validate?format=junit", json=sent).content.startswith(b"<?xml")
    page = client.post("/validate", data=sent, headers=BROWSER).text
    assert "ex:a" in page
    assert "mend: add ex:name to the node" in page
