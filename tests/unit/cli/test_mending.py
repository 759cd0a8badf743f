"""Who knows no SHACL mends a broken article graph with nothing but the text report; and the hook for commits."""

import re
import shlex

import pytest
import yaml

from kg.cli.app import run
from kg.resources import folder

CHECKOUT = folder("shapes").parent
SOUND = (CHECKOUT / "tests" / "golden" / "shapes" / "valid.ttl").read_text()
FAULTS = {
    "left out": ("dip:factuality dip:happened ; ", ""),
    "misspelled": ("dip:attendance dip:attended ;", "dip:attendance dip:atended ;"),
    "of the wrong kind": ("oa:start 0 ;", 'oa:start "0" ;'),
    "said twice": ("dip:place place:mudville ;", "dip:place place:mudville , place:mudville2 ;"),
}


def results(report):
    """Give what the report says of each node, as a reader sees it: lines of a word and what stands behind it."""
    found, shape = [], {}
    for line in report.splitlines():
        if match := re.match(r"  property  (\S+)", line):
            shape["property"] = match[1]
        elif match := re.match(r"  expected  (.*)", line):
            shape["expected"] = match[1]
        elif match := re.match(r"  - (\S+)  \[(.*), line (\d+)\]", line):
            found.append({**shape, "node": match[1], "file": match[2], "line": int(match[3])})
        elif match := re.match(r"    found     ([^;]*)(?:; did you mean (\S+)\?)?", line):
            found[-1] |= {"found": match[1], "meant": match[2]}
        elif not line.startswith(" "):
            shape = {}
    return found


def mended(text, told):
    """Give the text with one result mended, by the words of the report alone; as it is if they suggest nothing."""
    lines = text.split("\n")
    start = told["line"] - 1
    end = next(n for n in range(start, len(lines)) if lines[n].rstrip().endswith("."))
    block = "\n".join(lines[start : end + 1])
    choices = re.search(r"each value is one of (.*)", told["expected"])
    if told["found"] == "no value":
        new = block.replace(" ;", f" ; {told['property']} {choices[1].split(', ')[0]} ;", 1)
    elif told["meant"]:
        new = block.replace(told["found"], told["meant"], 1)
    elif datatype := re.search(r"datatype (\S+)", told["expected"]):
        value = re.match("“(.*?)”", told["found"])[1]
        new = block.replace(
            f'{told["property"]} "{value}"', f'{told["property"]} "{value}"^^{datatype[1]}', 1
        )
    else:
        new = re.sub(rf"({told['property']} \S+) , \S+", r"\1", block, count=1)
    return "\n".join([*lines[:start], *new.split("\n"), *lines[end + 1 :]])


@pytest.mark.parametrize("fault", FAULTS)
def test_a_broken_graph_is_mended_from_the_text_report_alone(fault, tmp_path, capfd):
    right, wrong = FAULTS[fault]
    assert right in SOUND
    file = tmp_path / "article.ttl"
    file.write_text(SOUND.replace(right, wrong, 1))
    for _ in range(3):
        if run(["validate", str(file)]) == 0:
            break
        told, text = results(capfd.readouterr().out), file.read_text()
        assert {each["file"] for each in told} == {str(file)}
        file.write_text(next(new for each in told if (new := mended(text, each)) != text))
    assert run(["validate", str(file)]) == 0


@pytest.fixture
def hook():
    (found,) = yaml.safe_load((CHECKOUT / ".pre-commit-hooks.yaml").read_text())
    assert found["id"] == "kg-validate"
    return found


def test_the_hook_refuses_a_commit_with_a_broken_file_only(hook, tmp_path, capfd):
    good, bad = tmp_path / "good.ttl", tmp_path / "bad.ttl"
    good.write_text('<urn:a> <urn:b> "c" .')
    bad.write_text(SOUND.replace(*FAULTS["misspelled"], 1))
    program, *arguments = shlex.split(hook["entry"])
    assert program == "kg"
    assert run([*arguments, str(good)]) == 0
    assert run([*arguments, str(good), str(bad)]) == 1
    assert f"{bad}, line " in capfd.readouterr().out


@pytest.mark.parametrize(
    ("name", "taken"), [("a/b.ttl", True), ("x.nq", True), ("x.jsonld", True), ("x.py", False)]
)
def test_the_hook_looks_at_rdf_files(hook, name, taken):
    assert bool(re.search(hook["files"], name)) == taken
