"""An engine without model whose articles say what goes wrong with them, for processes to load by its name."""

import os
import signal
import time
from dataclasses import replace
from pathlib import Path

from made_up import ARTICLE, AUTHORITY, FACTS

from kg.errors import ArticleError
from kg.model import Facts
from kg.pipeline import Pipeline
from kg.shacl import Report


def article(number, content="Nothing happened."):
    """Give an article whose words its reader obeys."""
    return replace(
        ARTICLE, key=f"{number:016x}", content=content, text_start=0, given_id=f"n{number}", url=None
    )


def obeyed(one):
    """Do what an article says."""
    match one.content.split(maxsplit=1):
        case ["die"]:
            os.kill(os.getpid(), signal.SIGKILL)
        case ["exit"]:
            os._exit(3)
        case ["once", path]:  # the process that meets it first ends, and later ones find the file
            if not Path(path).exists():
                Path(path).touch()
                os.kill(os.getpid(), signal.SIGKILL)
        case ["sleep", seconds]:
            time.sleep(float(seconds))
        case ["tell", folder]:
            (Path(folder) / str(os.getpid())).touch()
            time.sleep(0.02)
        case ["refuse"]:
            raise ArticleError("no article", todo="Send another.")
        case ["stumble"]:
            raise RuntimeError("a stone")
    return replace(FACTS, article=one) if one.content == ARTICLE.content else Facts(one)


def start(settings):
    """Give the engine."""
    return Pipeline(
        settings,
        lambda articles: map(obeyed, articles),
        AUTHORITY,
        lambda triples, described: Report(
            conforms=True, accepted=b"refused" not in triples, results=(), graph=b""
        ),
        lambda content: content != "skip",
    )


def stumbling(settings):
    """Fail to load."""
    raise RuntimeError("a stone at the door")
