"""``kg shapes``: what authors of shapes ask for."""

import json

import pytest

from kg.cli.app import run

GOOD = """
@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix ex: <https://x.example/> .
ex:Ship a sh:NodeShape ; sh:targetClass ex:Vessel ; sh:property [ sh:path ex:name ; sh:minCount 1 ] .
"""


@pytest.fixture
def shapes(tmp_path):
    def written(text):
        (tmp_path / "shapes.ttl").write_text(text)
        return str(tmp_path / "shapes.ttl")

    return written


class TestCheck:
    def test_our_own_shapes_are_clear(self, capfdbinary):
        assert run(["shapes", "check"]) == 0
        assert capfdbinary.readouterr().out.startswith(b"Accepted")

    def test_what_is_wrong_is_exit_code_1(self, shapes, capfd):
        assert run(["shapes", "check", shapes(GOOD)]) == 0
        assert run(["shapes", "check", shapes(GOOD.replace("minCount", "MinCount"))]) == 1
        assert "did you mean sh:minCount?" in capfd.readouterr().out

    def test_what_is_doubtful_only_if_it_is_asked_for(self, shapes, capfd):
        idle = shapes(GOOD.replace("sh:targetClass", "ex:about"))
        assert run(["shapes", "check", idle]) == 0
        assert run(["shapes", "check", idle, "--strict"]) == 1
        assert "the shape has no target" in capfd.readouterr().out

    def test_it_comes_in_the_forms_of_reports(self, shapes, capfd):
        assert run(["shapes", "check", shapes(GOOD.replace("minCount", "MinCount")), "--format", "json"]) == 1
        (result,) = json.loads(capfd.readouterr().out)["results"]
        assert result["path"] == "http://www.w3.org/ns/shacl#MinCount"

    def test_what_does_not_parse_is_exit_code_3(self, shapes, capfd):
        assert run(["shapes", "check", shapes("nonsense")]) == 3
        assert "line 1" in capfd.readouterr().err


class TestDoc:
    def test_it_describes_shapes_of_others(self, shapes, capfd):
        assert run(["shapes", "doc", shapes(GOOD)]) == 0
        assert "at least one value" in capfd.readouterr().out

    def test_an_unknown_form_is_a_wrong_command_line(self, shapes, capfd):
        assert run(["shapes", "doc", "--format", "pdf"]) == 2
        assert "'pdf' is no form" in capfd.readouterr().err
