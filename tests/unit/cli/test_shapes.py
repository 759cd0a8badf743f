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

    def test_names_are_in_the_language_that_is_asked_for(self, shapes, capfd):
        named = shapes(GOOD.replace("sh:targetClass", "sh:name 'Ship'@en, 'Schiff'@de ; sh:targetClass"))
        assert run(["shapes", "doc", named, "--lang", "de"]) == 0
        assert "## Schiff" in capfd.readouterr().out

    def test_an_unknown_form_is_a_wrong_command_line(self, shapes, capfd):
        assert run(["shapes", "doc", "--format", "pdf"]) == 2
        assert "'pdf' is no form" in capfd.readouterr().err


class TestTrials:
    @pytest.fixture
    def folder(self, tmp_path):
        place = tmp_path / "examples"
        place.mkdir()
        (place / "valid.ttl").write_text(
            "<urn:a> a <https://x.example/Vessel> ; <https://x.example/name> 'a' ."
        )
        (place / "invalid.ttl").write_text("#+ Ship.name minCount\n<urn:a> a <https://x.example/Vessel> .")
        return place

    def test_shapes_of_others_are_tried(self, shapes, folder, capfd):
        asked = ["shapes", "test", str(folder), "--shapes", shapes(GOOD)]
        assert run([*asked, "--complete"]) == 0
        assert capfd.readouterr().out.splitlines() == [
            "ok    invalid.ttl: Ship.name minCount",
            "ok    valid.ttl",
            "2 of 2 examples are as they must be.",
        ]
        shapes(GOOD.replace("sh:minCount 1", "sh:minCount 1 ; sh:maxCount 1"))
        assert run(asked) == 0
        assert run([*asked, "--complete"]) == 1
        assert "no example breaks  ex:Ship / ex:name / maxCount" in capfd.readouterr().out

    def test_what_failed_is_exit_code_1_and_all_that_is_told_quietly(self, shapes, folder, capfd):
        (folder / "valid.ttl").write_text("<urn:a> a <https://x.example/Vessel> .")
        assert run(["shapes", "test", str(folder), "--shapes", shapes(GOOD), "-q"]) == 1
        first, *_ = capfd.readouterr().out.splitlines()
        assert first == "FAIL  valid.ttl"

    def test_what_was_not_tried_is_told_with_file_and_line(self, shapes, folder, capfd):
        broken = shapes(GOOD + "ex:Deck a sh:NodeShape ; sh:targetClass ex:Deck ; sh:nodeKind 7 .")
        assert run(["shapes", "test", str(folder), "--shapes", broken]) == 0
        said = capfd.readouterr().err
        assert "left out: sh:nodeKind of ex:Deck" in said
        assert f"{broken}, line 4" in said

    def test_our_shapes_are_tried_without_any(self, folder, capfd):
        assert run(["shapes", "test", str(folder)]) == 1
        assert "no shape refuses it" not in capfd.readouterr().out

    def test_a_folder_that_is_not_there_is_exit_code_3(self, capfd):
        assert run(["shapes", "test", "nowhere"]) == 3
        assert "no such folder" in capfd.readouterr().err


class TestDrafts:
    def test_data_conform_to_what_is_drafted_from_them(self, tmp_path, capfd):
        data, draft = tmp_path / "data.ttl", tmp_path / "draft.ttl"
        data.write_text("<urn:a> a <urn:Ship> ; <urn:name> 'a'@en .")
        assert run(["shapes", "from", str(data), "-o", str(draft)]) == 0
        assert run(["validate", str(data), "--shapes", str(draft)]) == 0
        data.write_text("<urn:a> a <urn:Ship> .")
        assert run(["validate", str(data), "--shapes", str(draft)]) == 1

    def test_what_does_not_parse_is_exit_code_3(self, shapes):
        assert run(["shapes", "from", shapes("nonsense")]) == 3


def test_updates_that_would_fetch_something_are_refused(tmp_path, capfd):
    (tmp_path / "valid.ttl").write_text("")
    (tmp_path / "a.ru").write_text("#+ Ship minCount\nLOAD <http://x.example/>")
    assert run(["shapes", "test", str(tmp_path)]) == 2
    assert "LOAD" in capfd.readouterr().err
