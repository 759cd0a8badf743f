"""The README's table of how well texts are read: our figures from the gates' own run, floors and peers beside them."""

import json
from pathlib import Path

MEASURED = Path(__file__).with_name("eval") / "measured.json"

# What is measured, on which data, what a simple rule gets, what others get, and the names of our figures.
# Floors and peers were measured once, outside; they do not change with the program.
ROWS = (
    ("all facts, mean F1 of seven layers", "15 annotated articles", "0.14", "none found", "dev fact_f1", None),
    ("the same, texts no rule was written with", "14 re3d documents", "", "", None, "unseen fact_f1"),
    ("behaviour, cases passed", "{behaviour cases:.0f} short cases", "", "", "behaviour all open", "behaviour all frozen"),
    ("event type, accuracy (1)", "PLOVER GSR", "0.375 keywords", "0.844 zero-shot RoBERTa, told the actors", "plover type open", "plover type frozen"),
    ("source of an event", "PLOVER GSR", "0.626 subject of the root", "", "plover source open", "plover source frozen"),
    ("target of an event", "PLOVER GSR", "", "", "plover target open", "plover target frozen"),
    ("dates to the day", "MEANTIME", "0.748 nearest day", "0.548 dateparser", "dates meantime open", "dates meantime frozen"),
    ("dates", "GUM news", "", "", "dates gum open", "dates gum frozen"),
    ("speaker", "MEANTIME", "0.781 subject", "", "speaker open", "speaker frozen"),
    ("factuality, macro-F1", "MEANTIME", "0.216 majority", "", "factuality open macro-F1", "factuality frozen macro-F1"),
    ("names of people, overlap F1 (2)", "re3d", "", "0.646 spaCy", "names ours Person open", "names ours Person frozen"),
    ("names of places, overlap F1 (2)", "re3d", "", "0.700 spaCy", "names ours Location open", "names ours Location frozen"),
    ("names of organisations, overlap F1 (2)", "re3d", "", "0.524 spaCy", "names ours Organisation open", "names ours Organisation frozen"),
    ("attributed words found", "GUM news", "", "", "attribution found open", "attribution found frozen"),
    ("of those, right source", "GUM news", "", "", "attribution right open", "attribution right frozen"),
    ("pronouns to names, F1", "GUM news", "", "", "coreference pronoun open", "coreference pronoun frozen"),
    ("pronouns to names, F1", "GAP", "0.56 nearest subject", "", "gap open", "gap frozen"),
    ("identifiers, precision", "15 annotated articles", "", "", "linking precision", None),
    ("identifiers, recall", "15 annotated articles", "", "", "linking recall", None),
    ("wrong links, share of all", "GUM news", "", "", "GUM links wrong open", "GUM links wrong frozen"),
    ("one event of many articles, pairwise precision", "our groups of reports", "", "", "consolidation texts precision", None),
    ("one event of many articles, pairwise recall", "our groups of reports", "", "", "consolidation texts recall", None),
)  # fmt: skip


def figures_table():
    measured = json.loads(MEASURED.read_text())

    def shown(name):
        return f"{measured[name]:.3f}" if name else ""

    head = ("what", "data", "simple rule", "peer", "ours", "ours, frozen half")
    rows = [
        (what, data.format(**measured), floor, peer, shown(ours), shown(frozen))
        for what, data, floor, peer, ours, frozen in ROWS
    ]
    return ["| " + " | ".join(row) + " |" for row in (head, ("---",) * len(head), *rows)]
