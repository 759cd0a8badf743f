"""The command starts quickly, says what it is, and fails in one clear line."""

import contextlib
import os
import signal
import subprocess
import sys
import time

import pytest

from kg import __version__
from kg.cli.app import GROUPS, VERBS, name_of, run

# pydantic is what typer itself reads the options of a verb with
HEAVY = {
    "spacy",
    "rdflib",
    "pyshacl",
    "fastapi",
    "pydantic_settings",
    "pyoxigraph",
    "httpx",
    "rich",
    "uvicorn",
}


def started(*arguments, **options):
    return subprocess.run(
        [sys.executable, "-m", "kg", *arguments],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
        **options,
    )


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["query", "--help"], ["ingest", "--help"]])
def test_help_loads_nothing_heavy(arguments):
    script = (
        "import sys\nfrom kg.cli.app import run\n"
        f"code = run({arguments!r})\nprint(*{{name.split('.')[0] for name in sys.modules}}, file=sys.stderr)\nsys.exit(code)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, timeout=120, check=True
    )
    assert not HEAVY & set(done.stderr.split())


def test_help_takes_no_three_times_as_long_as_python_and_typer_themselves():
    def seconds(*command):
        began = time.perf_counter()
        subprocess.run([sys.executable, *command], capture_output=True, timeout=120, check=True)
        return time.perf_counter() - began

    floor = min(seconds("-c", "import typer") for _ in range(5))
    assert min(seconds("-m", "kg", "--help") for _ in range(5)) < 3 * floor


def test_the_version_is_told():
    assert started("--version").stdout == f"kg {__version__}\n"


def test_help_names_every_verb_with_a_sentence(capsys):
    assert run(["--help"]) == 0
    out = capsys.readouterr().out
    for name in (*map(name_of, VERBS), *GROUPS):
        assert f"\n  {name} " in out


def test_help_of_a_group_names_every_verb_of_it(capsys):
    for group, (summary, verbs) in GROUPS.items():
        assert run([group, "--help"]) == 0
        out = capsys.readouterr().out
        assert summary in out
        assert all(f"\n  {verb} " in out for verb in verbs)


OF_GROUPS = [[group, verb] for group, (_, verbs) in GROUPS.items() for verb in verbs]


@pytest.mark.parametrize("verb", [*([name_of(verb)] for verb in VERBS), *OF_GROUPS], ids=" ".join)
def test_every_verb_has_help_and_the_common_options(verb, capsys):
    assert run([*verb, "--help"]) == 0
    out = capsys.readouterr().out
    assert all(option in out for option in ("--store", "--quiet", "--verbose"))


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["nonsense"], "No such command 'nonsense'. See 'kg --help'."),
        (["query", "--nonsense"], "See 'kg query --help'."),
        (["ingest"], "Missing argument"),
        (["serve", "--port", "many"], "--port"),
        (["query"], "one query is needed"),
        (["explain", "x", "--format", "pdf"], "'pdf' is no output format"),
        (["--store", "memory:", "query", "-e", "SELECT nonsense"], "KG-U02"),
        (["--store", "memory:", "query", "-e", "INSERT DATA { <a:b> <a:b> <a:b> }"], "KG-U02"),
        (["serve", "--port", "70000"], "port"),
    ],
)
def test_a_wrong_command_line_is_one_line_and_exit_code_2(arguments, says, capsys):
    assert run(arguments) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.startswith("error [KG-U0")
    assert captured.err.count("\n") == 1
    assert says in captured.err


def test_without_a_verb_the_help_is_shown():
    done = started()
    assert done.returncode == 2
    assert "Usage: kg" in done.stderr


def test_a_fault_of_the_program_hides_its_traceback_until_asked(monkeypatch, capsys):
    monkeypatch.setattr("kg.cli.session.Session.settings", lambda self, **flags: 1 / 0)
    assert run(["config"]) == 70
    assert capsys.readouterr().err == (
        "error: unexpected ZeroDivisionError: division by zero. Run it again with -v to see the traceback.\n"
    )
    assert run(["config", "-v"]) == 70
    assert "Traceback" in capsys.readouterr().err


@pytest.mark.parametrize(
    "error", [MemoryError(), ImportError("x.so: failed to map segment from shared object")]
)
def test_too_little_memory_is_told_as_such(monkeypatch, capsys, error):
    def settings(self, **flags):
        raise error

    monkeypatch.setattr("kg.cli.session.Session.settings", settings)
    assert run(["config"]) == 4
    assert capsys.readouterr().err.startswith("error [KG-W01]: this needs more memory than it may have.")


def test_the_common_options_stand_before_or_behind_the_verb(capsys):
    for arguments in (["--store", "here", "config"], ["config", "--store", "here"]):
        assert run(arguments) == 0
        (line,) = [line for line in capsys.readouterr().out.splitlines() if line.startswith("store ")]
        assert line.split()[:3] == ["store", "here", "--store"]


def test_a_reader_that_goes_away_is_no_fault():
    read, write = os.pipe()
    os.close(read)
    done = subprocess.run(
        [sys.executable, "-m", "kg", "config"], stdout=write, stderr=subprocess.PIPE, timeout=120, check=False
    )
    os.close(write)
    assert (done.returncode, done.stderr) == (141, b"")


def test_breaking_off_is_told_and_is_exit_code_130(tmp_path):
    store = tmp_path / "store"
    # Tests that a shell runs in its background have interrupts ignored, and so would what they start.
    start = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler); from kg.cli import main; main()"
    process = subprocess.Popen(
        [sys.executable, "-c", start, "--store", str(store), "ingest", "-"],
        stdin=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    deadline = time.monotonic() + 60
    while (
        not (store / "server.json").exists()
        and not list(tmp_path.glob("store/*"))
        and time.monotonic() < deadline
    ):
        time.sleep(0.05)
    # Python drops an interrupt that comes while it runs a destructor; a user would press the keys again.
    for _ in range(20):
        process.send_signal(signal.SIGINT)
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(timeout=3)
            break
    _, said = process.communicate(timeout=60)
    assert process.returncode == 130
    assert said.decode().splitlines()[-1] == "interrupted"
    assert b"Traceback" not in said
