"""The same input gives the same bytes, whatever order the hashes of a process put things in."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from kg.config import Settings
from kg.pipeline import Pipeline
from kg.resources import folder
from kg.source import read

TESTS = Path(__file__).resolve().parent.parent
SEEDS = ("0", "1", "4242")

MAP = """
import hashlib, json, sys
from made_up import AUTHORITY, BASE, FACTS
from kg.facts.json_facts import to_json
from kg.rdf.article_graph import article_graph
from kg.rdf.entities import descriptions
from kg.rdf.release import meta_graph, released_graph
from kg.rdf.serialise import MEDIA_TYPES, article_graphs, serialise

graphs = article_graphs("urn:a", article_graph(FACTS, BASE), "urn:e", descriptions(FACTS, AUTHORITY, BASE))
written = {name: serialise(graphs, name) for name in MEDIA_TYPES}
written["facts"] = json.dumps(to_json(FACTS)).encode()
written["meta"] = meta_graph(BASE)
written |= {name: released_graph(name, BASE) for name in ("ontology", "shapes")}
print(hash("a"), *(f"{name}={hashlib.sha256(data).hexdigest()}" for name, data in written.items()), sep="\\n")
"""


def outputs(*command, seed):
    environment = os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": str(TESTS)}
    run = subprocess.run(
        command, check=False, capture_output=True, env=environment, timeout=300, cwd=TESTS.parent
    )
    assert run.returncode == 0, run.stderr.decode()
    return run.stdout


def test_made_up_facts_give_the_same_bytes_in_every_format():
    runs = [outputs(sys.executable, "-c", MAP, seed=seed).decode().splitlines() for seed in SEEDS]
    hashes = {run[0] for run in runs}
    assert len(hashes) == len(SEEDS), "the processes must hash differently, or this test shows nothing"
    assert runs[0][1:] == runs[1][1:] == runs[2][1:]
    assert len(runs[0]) == 9


ARTICLE = """# Ministers meet in Lisbon

Prime Minister Luís Montenegro of Portugal received the President of France, Emmanuel Macron, in Lisbon on
Tuesday. The Spanish foreign minister, José Manuel Albares, joined virtually. “We will not wait for others,”
said Mr Macron, who flew on to Madrid.

Following the summit, Messrs Montenegro and Macron held a joint press conference. Officials of NATO and of
the European Union are expected to meet in Brussels next week. At least four people were killed and 11
injured in an attack on Kharkiv on Monday, said Ukraine's foreign ministry.
"""


@pytest.mark.slow
@pytest.mark.parametrize("to", ["nquads", "jsonld", "facts"])
def test_an_article_gives_the_same_bytes_from_the_text_on(tmp_path, to):
    path = tmp_path / "lisbon.md"
    path.write_text(ARTICLE, encoding="utf-8")
    command = [sys.executable, "-m", "kg", "extract", path, "--published", "2025-09-04", "--to", to]
    first, second = (outputs(*command, seed=seed) for seed in SEEDS[:2])
    assert first == second
    assert b"Macron" in first


@pytest.mark.slow
def test_the_articles_beside_it_change_nothing_of_an_article():
    settings = Settings(store="memory:")
    files = sorted(folder("samples").glob("*.md"))
    articles = [article for path in files for article in read(path, settings)]
    assert len(articles) > 2
    pipeline = Pipeline.assemble(settings)
    alone = [outcome.triples for article in articles for outcome in pipeline.ingest([article], None)]
    together = [outcome.triples for outcome in pipeline.ingest(reversed(articles), None)]
    assert together[::-1] == alone
    assert all(alone)
