"""``kg validate --watch``: again when a file changes, with the time, until somebody breaks off."""

import re
import signal
import subprocess
import sys
import time

import pytest

from kg.cli import watch
from kg.cli.app import run

SHAPES = """
@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix e: <urn:e/> .
e:Berth a sh:NodeShape ; sh:targetClass e:Ship ; sh:property [ sh:path e:quay ; sh:minCount 1 ] .
"""
WRONG = "@prefix e: <urn:e/> . e:a a e:Ship ."
RIGHT = "@prefix e: <urn:e/> . e:a a e:Ship ; e:quay 1 ."


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "data.ttl").write_text(WRONG)
    (tmp_path / "shapes.ttl").write_text(SHAPES)
    return tmp_path


@pytest.fixture
def changing(folder, monkeypatch):
    """Runs the command with these changes, each made while it waits; then it is broken off."""

    def go(*changes, options=()):
        left = list(changes)

        def pause(_):
            if not left:
                raise KeyboardInterrupt
            left.pop(0)()

        monkeypatch.setattr(watch.time, "sleep", pause)
        return run(["validate", "*.ttl", "--shapes", "shapes.ttl", "--watch", *options])

    return go


def test_each_change_is_validated_and_told_with_the_time(folder, changing, capfd):
    data = folder / "data.ttl"
    changes = (
        lambda: None,
        lambda: data.write_text(RIGHT),
        lambda: data.write_text("e:a a"),
        lambda: (folder / "more.ttl").write_text("@prefix e: <urn:e/> . e:b a e:Ship ."),
        lambda: data.write_text(RIGHT + " "),
        (folder / "more.ttl").unlink,
    )
    assert changing(*changes) == 130
    said = capfd.readouterr()
    told = re.findall(r"^\d\d:\d\d:\d\d  (\w+)", said.out, re.MULTILINE)
    assert told == ["Refused", "Accepted", "error", "error", "Refused", "Accepted"]
    assert "- e:b  [more.ttl, line 1]" in said.out
    assert said.err == "interrupted\n"


def test_the_report_goes_into_a_file_and_the_verdict_to_the_screen(folder, changing, capfd):
    assert changing(options=["--format", "csv", "--output", "r.csv"]) == 130
    assert capfd.readouterr().out.endswith("  Refused: 1 violation.\n")
    assert (folder / "r.csv").read_text().startswith("severity,")


def test_a_baseline_that_changes_is_read_again(folder, changing, capfd):
    asked = ["validate", "data.ttl", "--shapes", "shapes.ttl", "--baseline", "known.json"]
    assert changing(lambda: run([*asked, "--update-baseline"]), options=["--baseline", "known.json"]) == 130
    told = re.findall(r"^\d\d:\d\d:\d\d  (.*)$", capfd.readouterr().out, re.MULTILINE)
    assert [line.partition(" ")[0] for line in told] == ["error", "Accepted:"]


@pytest.mark.parametrize("arguments", [[], ["-"], ["data.ttl", "--baseline", "b", "--update-baseline"]])
def test_what_cannot_be_watched_is_told(folder, arguments, capsys):
    assert run(["validate", *arguments, "--watch"]) == 2
    assert "--watch" in capsys.readouterr().err


def test_it_ends_when_somebody_breaks_off(folder):
    command = [sys.executable, "-c", "from kg.cli import main; main()"]
    process = subprocess.Popen(
        [*command, "validate", "data.ttl", "--shapes", "shapes.ttl", "--watch"],
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
    )  # fmt: skip
    try:
        assert "Refused: 1 violation." in process.stdout.readline()
        time.sleep(0.2)
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=30) == 130
    finally:
        process.kill()
        process.stdout.close()
