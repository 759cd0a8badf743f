"""The console sessions of the README and of the manual: found, run as a person at a terminal would, and written anew.

``uv run python tests/readme_sessions.py`` writes what the commands print now into the README and the pages of the
manual; behind it stand names of pages if not all are meant. What the reader of a page has at hand stands in the
folder of the page's name beside it. A block under
``<!-- from facts -->`` shows what the reading of the articles gives; of these only the commands are held, so
that better reading breaks no test before the README is written anew.
"""

import os
import pty
import re
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
README = ROOT / "README.md"
MANUAL = sorted((ROOT / "kg" / "docs").glob("*.md"))
BLOCK = re.compile(r"(?P<mark><!-- from facts -->\n)?```console\n(?P<body>.*?)```\n", re.DOTALL)
WIDTH = 118


@dataclass(frozen=True)
class Command:
    """A command line of the README, and what it is said to print."""

    line: str
    output: str
    from_facts: bool


def commands(text):
    return [command for block in BLOCK.finditer(text) for command in of_block(block)]


def of_block(block):
    pieces = re.split(r"^\$ ", block["body"], flags=re.MULTILINE)[1:]
    for piece in pieces:
        line, _, output = piece.partition("\n")
        yield Command(line, output.rstrip("\n"), bool(block["mark"]))


def run(line, folder):
    """Run a command in the folder with stdout on a terminal; give its exit code, stdout and stderr."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("KG_")}
    environment |= {
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "COLUMNS": str(WIDTH),
        "NO_COLOR": "1",
        "TERM": "dumb",
    }
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        ["bash", "-c", line],
        cwd=folder,
        env=environment,
        stdout=theirs,
        stderr=subprocess.PIPE,
        stdin=subprocess.DEVNULL,
    )
    os.close(theirs)
    shown = read_all(ours)
    complaint = process.stderr.read().decode()
    process.stderr.close()
    return process.wait(timeout=120), shown.replace("\r\n", "\n"), complaint


def read_all(terminal):
    pieces = []
    try:
        while piece := os.read(terminal, 65_536):
            pieces.append(piece)
    except OSError:  # Linux ends a terminal so
        pass
    os.close(terminal)
    return b"".join(pieces).decode()


def furnish(page, folder):
    """Put into the folder what the page's reader has: the sample articles of the checkout, or the page's files."""
    if page == README:
        (folder / "kg" / "data").mkdir(parents=True)
        (folder / "kg" / "data" / "samples").symlink_to(ROOT / "kg" / "data" / "samples")
    elif page.with_suffix("").is_dir():
        shutil.copytree(page.with_suffix(""), folder, dirs_exist_ok=True)
    return folder


def rewritten(text, folder):
    def anew(block):
        lines = []
        for command in of_block(block):
            code, shown, complaint = run(command.line, folder)
            if code:
                sys.exit(f"{command.line}: exit {code}\n{complaint}")
            lines.append(f"$ {command.line}\n{shown.rstrip()}\n".replace("\n\n\n", "\n\n"))
        return f"{block['mark'] or ''}```console\n{''.join(lines).replace('\n$ ', '\n\n$ ')}```\n".replace(
            "\n\n\n$", "\n\n$"
        )

    return BLOCK.sub(anew, text)


def write_anew(page, text):
    with tempfile.TemporaryDirectory() as scratch:
        page.write_text(rewritten(text, furnish(page, Path(scratch))), encoding="utf-8")


if __name__ == "__main__":
    import readme_tables

    for each in [README, *MANUAL]:
        if sys.argv[1:] in ([], [each.stem]):
            write_anew(each, readme_tables.rewritten(each.read_text(encoding="utf-8")))
