"""The report on a refused article as a graph."""

import re

from kg.quarantine.report_graph import report_graph

SH = "http://www.w3.org/ns/shacl#"


def test_nested_reasons_and_paths_get_iris_too_whatever_their_blank_nodes_are_called():
    def report(a, b, c, d):
        return "\n".join(
            [
                f"_:{a} <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <{SH}ValidationReport> .",
                f"_:{a} <{SH}result> _:{b} .",
                f"_:{a} <{SH}result> <urn:named> .",
                f"_:{b} <{SH}resultPath> _:{c} .",
                f"_:{c} <{SH}inversePath> <urn:p> .",
                f"_:{b} <{SH}detail> _:{d} .",
                f'_:{d} <{SH}resultMessage> "why"@en .',
            ]
        ).encode()

    first = report_graph(report("r", "x", "y", "z"), "urn:article", "urn:version", [], None)
    again = report_graph(report("z", "y", "r", "x"), "urn:article", "urn:version", [], None)
    assert first == again
    assert b"_:" not in first
    assert len(set(re.findall(rb"<urn:article/report/\w+>", first))) == 3
