"""A report as JUnit XML, which build servers show as tests: one for each shape and property."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element, SubElement, tostring

from kg.shacl.grouping import Group, groups
from kg.shacl.report import Report
from kg.shacl.text import group_lines, verdict

# What XML 1.0 cannot hold, not even escaped.
_NO_CHARACTER = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_MOST_NODES = 50


def junit(report: Report) -> bytes:
    """Give a test for each rule with results, which fails if they refuse the data, and one for each shape without.

    A shape that looked at no node is a test that was skipped.
    """
    cases = [*_broken(report), *_sound(report)]
    numbers = {
        "tests": str(len(cases)),
        "failures": str(sum(case.find("failure") is not None for case in cases)),
        "skipped": str(sum(case.find("skipped") is not None for case in cases)),
        "errors": "0",
    }
    suites = Element("testsuites", {"name": "kg validate", **numbers})
    suite = SubElement(suites, "testsuite", {"name": "SHACL", **numbers})
    suite.extend(cases)
    out = SubElement(suite, "system-out")
    out.text = _plain("\n".join((verdict(report), *map(str, report.notes))))
    written: bytes = tostring(suites, encoding="utf-8", xml_declaration=True)
    return written + b"\n"


def _broken(report: Report) -> Iterator[Element]:
    for group in groups(report):
        shape, _, rest = group.first.rule.partition(" / ")
        case = Element("testcase", {"classname": _plain(shape), "name": _plain(rest or shape)})
        told = _plain("\n".join(group_lines(group, _MOST_NODES)))
        if any(result.refuses(report.refuse) for result in group.results):
            said = {"type": _plain(group.first.severity), "message": _message(group)}
            SubElement(case, "failure", said).text = told
        else:
            SubElement(case, "system-out").text = told
        yield case


def _message(group: Group) -> str:
    times = f" ({group.number} times)" if group.number > 1 else ""
    return _plain(f"{group.headline}{times}")


def _sound(report: Report) -> Iterator[Element]:
    for each in report.coverage:
        if each.results:
            continue
        case = Element("testcase", {"classname": _plain(each.title), "name": _plain(each.name or "all")})
        if not each.targets:
            SubElement(case, "skipped", {"message": "no node has the shape as its own"})
        yield case


def _plain(text: str) -> str:
    return _NO_CHARACTER.sub("\ufffd", text)
