"""Reports as people get them, whole: on a catalogue, a thesaurus and a list of sensors that are broken.

``uv run python tests/unit/shacl/test_report_golden.py`` writes them anew; read them before you keep them.
"""

from pathlib import Path

import pytest

from kg.rdf.documents import Document
from kg.shacl.job import Options, validated

REPORTS = Path(__file__).resolve().parents[2] / "golden" / "reports"
NAMES = ("catalogue", "thesaurus", "sensors")


def report(name, engine="pyshacl"):
    data, shapes = (
        Document(file, (REPORTS / name / file).read_bytes(), "text/turtle")
        for file in ("data.ttl", "shapes.ttl")
    )
    return validated([data], [shapes], Options(engine=engine)).as_text()


@pytest.mark.parametrize("engine", ["pyshacl", "fast"])
@pytest.mark.parametrize("name", NAMES)
def test_the_report_is_as_it_was_written_down(name, engine):
    assert report(name, engine) == (REPORTS / name / "report.txt").read_text()


if __name__ == "__main__":
    for name in NAMES:
        (REPORTS / name / "report.txt").write_text(report(name))
