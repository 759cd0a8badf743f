"""What nodes are called where only one line is shown."""

from __future__ import annotations

from kg.model import Facts, Statement, Tenure

LABEL_CHARS = 80


def tenure(facts: Facts, tenure: Tenure) -> str:
    """Give ``Petr Fiala, Prime Minister (Czechia)``."""
    of = facts.entity(tenure.of).name if tenure.of else None
    return f"{facts.entity(tenure.person).name}, {office(tenure.office, of)}"


def office(title: str, of: str | None) -> str:
    """Give ``Prime Minister (Czechia)``."""
    return f"{title} ({of})" if of else title


def statement(facts: Facts, statement: Statement) -> str:
    """Give the speaker and the words, shortened to ``LABEL_CHARS``."""
    head = f"{facts.entity(statement.speaker).name}: "
    words = " ".join(statement.text.split()).strip("“”\"‘’', ")
    room = max(20, LABEL_CHARS - len(head) - 2)
    if len(words) > room:
        words = words[: room - 1].rsplit(" ", 1)[0].rstrip(" ,;:–—-") + "…"
    return f"{head}“{words}”"
