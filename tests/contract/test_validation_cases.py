"""Each case of validation gives what is written beside it: both engines, from the command line, from Python and over HTTP."""

import json
from collections import Counter

import pytest
from pyshacl_referee import refereed
from serving import serving
from validation_cases import cases, row

from kg.cli.app import run
from kg.cli.rdf_input import documents
from kg.errors import KgError
from kg.shacl.engines import ENGINES
from kg.shacl.formats import as_json
from kg.shacl.job import Options, validated

# What relative IRIs are relative to, where nothing says more.
NO_ADDRESS = "urn:kg:document:"
CASES = cases()
# A request carries one document of data, and one of shapes.
SENT = [case for case in CASES if len(case.files("data")) == len(case.files("shapes")) == 1]
every_case = pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
every_engine = pytest.mark.parametrize("engine", [engine.name for engine in ENGINES])


@pytest.fixture(scope="module")
def client():
    with serving() as found:
        yield found


def rows(report):
    return Counter(row_of(result) for result in report["results"])


def row_of(result):
    """Give a result as it stands in a case: relative IRIs as they were written."""
    focus, value = (
        result[shown] if (result[name] or "").startswith(NO_ADDRESS) else result[name]
        for name, shown in (("focus", "node"), ("value", "found"))
    )
    return row(focus, result["path"], result["component"], value, result["severity"])


def compare(case, report):
    assert rows(report) == case.results
    assert report["conforms"] is not bool(case.results)
    said = [note["text"] for note in report["notes"]]
    assert len(said) == len(case.notes), said
    assert all(any(words in each for each in said) for words in case.notes), said


def test_there_are_as_many_cases_as_there_are_kinds_of_shapes_in_the_world():
    assert len(CASES) >= 36
    assert len({case.like for case in CASES}) == len(CASES)


def words(name, value):
    """Give an option as the command line has it."""
    option = f"--{name.replace('_', '-')}"
    if isinstance(value, list):
        return [word for each in value for word in (option, each)]
    return [option] if value is True else [option, str(value)]


@every_engine
@every_case
def test_the_command(case, engine, capfd):
    given = {kind: [str(path) for path in case.files(kind)] for kind in ("shapes", "ontology")}
    options = {**given, **case.options, "engine": engine, "format": "json"}
    said = [word for name, value in options.items() for word in words(name, value)]
    code = run(["validate", *map(str, case.files("data")), *said])
    out, err = capfd.readouterr()
    assert code == case.exit, err
    if code == 3:
        assert case.error in err
        assert "Traceback" not in err
    else:
        compare(case, json.loads(out))


@every_engine
@every_case
def test_python(case, engine):
    data, shapes, ontology = (
        list(documents([str(path) for path in case.files(kind)])) for kind in ("data", "shapes", "ontology")
    )
    named = {name: tuple(value) if isinstance(value, list) else value for name, value in case.options.items()}
    if case.exit == 3:
        with pytest.raises(KgError) as caught:
            validated(data, shapes, Options(engine=engine, **named), ontology=ontology)
        assert case.error in str(caught.value)
        assert caught.value.exit_code == 3
    else:
        report = validated(data, shapes, Options(engine=engine, **named), ontology=ontology)
        compare(case, as_json(report))


@every_engine
@pytest.mark.parametrize("case", SENT, ids=lambda case: case.name)
def test_http(case, engine, client):
    files = {
        kind: (path.name, path.read_bytes())
        for kind in ("data", "shapes", "ontology")
        for path in case.files(kind)
    }
    options = {
        name: " ".join(value) if isinstance(value, list) else str(value).lower()
        for name, value in case.options.items()
    }
    answer = client.post("/validate", files=files, params={**options, "engine": engine})
    if case.exit == 3:
        assert 400 <= answer.status_code < 500, answer.text
        assert case.error in answer.text
    else:
        assert answer.status_code == 200, answer.text
        compare(case, answer.json())


@pytest.mark.parametrize(
    "case", [case for case in CASES if isinstance(case.referee, dict)], ids=lambda case: case.name
)
def test_pyshacl_itself_finds_the_same(case):
    assert refereed(case) == case.results


def test_where_pyshacl_is_not_asked_it_is_said_why():
    silent = [case.name for case in CASES if isinstance(case.referee, str) and len(case.referee) < 20]
    assert silent == []
