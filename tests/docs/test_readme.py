"""The README tells what is: its commands run, their output is theirs, its tables are the program's."""

import re

import pytest
from readme_sessions import README, commands, furnish, run
from readme_tables import errors, rewritten

TEXT = README.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def results(tmp_path_factory):
    """What each command of the README gives, run in the README's order in one folder."""
    folder = furnish(README, tmp_path_factory.mktemp("reader"))
    return [(command, *run(command.line, folder)) for command in commands(TEXT)]


def test_the_readme_has_sessions():
    assert len(commands(TEXT)) >= 7


def test_every_command_does_what_it_should(results):
    assert [(command.line, said) for command, code, _, said in results if code != 0] == []


def test_what_is_printed_is_what_the_readme_shows(results):
    shown = {command.line: command.output for command, *_ in results if not command.from_facts}
    printed = {command.line: out.rstrip("\n") for command, _, out, _ in results if not command.from_facts}
    assert printed == shown


def test_what_depends_on_the_reading_is_printed_in_the_form_that_the_readme_shows(results):
    for command, _, out, _ in results:
        if command.from_facts:
            assert out.strip(), command.line
            assert first_words(out) == first_words(command.output), command.line


def first_words(output):
    return re.findall(r"[A-Za-z]+", output)[:1]


def test_the_tables_of_settings_and_errors_are_those_of_the_program():
    assert rewritten(TEXT) == TEXT


def test_every_verb_is_in_the_table_of_commands():
    from kg.cli.app import GROUPS, VERBS, name_of

    named = re.findall(r"^\| `kg ([\w-]+)", TEXT, flags=re.MULTILINE)
    assert sorted(named) == sorted([*map(name_of, VERBS), *GROUPS])


def test_every_exit_code_is_in_the_table():
    from kg.cli import failure

    codes = {kind.exit_code for kind in errors()} | {
        failure.OK,
        failure.INTERRUPTED,
        failure.PIPE_CLOSED,
        failure.UNEXPECTED,
    }
    assert codes <= {int(code) for code in re.findall(r"^\| (\d+) \|", TEXT, flags=re.MULTILINE)}


def test_every_address_of_the_service_that_people_need_is_in_the_table():
    from kg.config import Settings
    from kg.serve import create_app
    from kg.store import MemoryStore

    store = MemoryStore()
    paths = {
        path.split("{")[0].rstrip("/") or "/"
        for path in create_app(store, Settings(store="memory:")).openapi()["paths"]
    }
    store.close()
    told = {path.removesuffix("/...") or "/" for path in re.findall(r"`(/[\w/.-]*)`", TEXT)}
    assert {path for path in paths if path not in ("/graph",)} <= told
