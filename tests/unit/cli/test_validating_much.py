"""``kg validate`` over much: very many results, of which few are told, and a store too large for the memory."""

import subprocess
import sys

import pytest

from kg.cli.app import run

MANY, MILLION = 100_000, 1_000_000
BOUND = 500  # MB: the text of the largest graph, here of all, and a slice
TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
INTEGER = "http://www.w3.org/2001/XMLSchema#integer"
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


MEASURED = """
import sys
from kg.bench.figures import peak_rss
from kg.cli.app import run
code = run(sys.argv[1:])
print("peak", peak_rss())
sys.exit(code)
"""


@pytest.fixture(scope="module")
def million(tmp_path_factory):
    """A million triples, three of them wrong, and their shapes."""
    folder = tmp_path_factory.mktemp("million")
    (folder / "shapes.ttl").write_text(SHAPES)
    with (folder / "people.nt").open("w") as file:
        for number in range(MILLION // 4):
            age = '"?"' if number % 100_000 == 7 else f'"{number % 90}"^^<{INTEGER}>'
            person = f"<urn:p{number:06}>"
            file.write(f"{person} <{TYPE}> <urn:Person> .\n{person} <urn:age> {age} .\n")
            file.write(
                f'{person} <urn:name> "P {number}" .\n{person} <urn:knows> <urn:p{number // 2:06}> .\n'
            )
    return folder


def measured(*arguments):
    told = ["validate", *arguments, "--engine", "fast"]
    done = subprocess.run(
        [sys.executable, "-c", MEASURED, *told], capture_output=True, text=True, timeout=900, check=False
    )
    assert done.returncode == 1, done.stderr
    assert done.stdout.count("found     “?”") == 3
    return float(done.stdout.rpartition("peak ")[2])


@pytest.mark.slow
def test_a_million_triples_of_a_store_are_validated_in_bounded_memory(million, tmp_path):
    store = str(tmp_path / "store")
    assert run(["load", str(million / "people.nt"), "--graph", "urn:people", "--store", store]) == 0
    assert measured("--store", store, "--shapes", str(million / "shapes.ttl")) < BOUND


@pytest.mark.slow
def test_a_million_triples_of_a_file_are_validated_in_bounded_memory(million):
    assert measured(str(million / "people.nt"), "--shapes", str(million / "shapes.ttl")) < BOUND
