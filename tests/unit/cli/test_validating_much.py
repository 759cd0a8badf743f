"""``kg validate`` over data with very many results: all are counted, few are told."""

import pytest

from kg.cli.app import run

MANY = 100_000
SHAPES = """
@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
<urn:s/Person> a sh:NodeShape ; sh:targetClass <urn:Person> ; sh:property <urn:s/age> .
<urn:s/age> sh:path <urn:age> ; sh:datatype xsd:integer ; sh:message "An age is a whole number." .
"""


@pytest.mark.slow
def test_a_hundred_thousand_results_are_counted_and_the_first_are_told(tmp_path, capfd):
    data, shapes = tmp_path / "people.nt", tmp_path / "shapes.ttl"
    shapes.write_text(SHAPES)
    with data.open("w") as file:
        for number in range(MANY):
            file.write(f'<urn:p{number:06}> <{TYPE}> <urn:Person> .\n<urn:p{number:06}> <urn:age> "?" .\n')
    told = ["validate", str(data), "--shapes", str(shapes), "--engine", "fast", "--limit", "2"]
    assert run(told) == 1
    said = capfd.readouterr().out
    assert f"... and {MANY - 2} more" in said
    assert said.count("found     “?”") == 2


TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
