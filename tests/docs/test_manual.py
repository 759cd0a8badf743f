"""The manual tells what is: each page's commands run in the page's order, and their output is what the page shows."""

import re

import pytest
from readme_sessions import MANUAL, commands, furnish, run

SESSIONS = [page for page in MANUAL if commands(page.read_text(encoding="utf-8"))]


def test_there_are_pages_with_sessions():
    assert len(SESSIONS) >= 2


@pytest.mark.parametrize("page", SESSIONS, ids=lambda page: page.stem)
def test_the_commands_of_a_page_print_what_it_shows(page, tmp_path):
    folder = furnish(page, tmp_path)
    for command in commands(page.read_text(encoding="utf-8")):
        code, printed, complaint = run(command.line, folder)
        assert code == 0, (command.line, complaint)
        assert printed.rstrip("\n") == command.output, command.line


@pytest.mark.parametrize("page", MANUAL, ids=lambda page: page.stem)
def test_what_a_page_links_to_is_there(page):
    for name in re.findall(r"\]\(([\w/.-]+)(?:#[\w-]*)?\)", page.read_text(encoding="utf-8")):
        assert (page.parent / name).exists(), name
