"""The page on where the engines differ: each piece of code prints what the page says, so we learn when it is mended."""

import logging
import re
import warnings
from pathlib import Path

import pytest

PAGE = (Path(__file__).resolve().parents[2] / "kg" / "docs" / "upstream.md").read_text(encoding="utf-8")
PARTS = re.findall(r"^##+ ([^\n]*)\n(?:(?!^##).)*?^```python\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE)


def test_every_piece_of_code_is_found():
    assert len(PARTS) == PAGE.count("```python") > 8


@pytest.mark.parametrize(("title", "code"), PARTS, ids=[title for title, _ in PARTS])
def test_what_the_page_says_is_so(title, code, capsys):
    logging.disable(logging.WARNING)
    try:
        with warnings.catch_warnings(action="ignore"):
            exec(compile(code, title, "exec"), {"__name__": "page"})
    finally:
        logging.disable(logging.NOTSET)
    assert capsys.readouterr().out.splitlines() == re.findall("^# (.*)$", code, re.MULTILINE)
