"""A small graph of one invented article, written by hand, for tests of serving.

The people, countries and events are invented; the text has markup, quotes and characters beyond the first
plane, so that a page that forgets to escape or counts in the wrong unit shows it.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import pyoxigraph as ox
import pytest
from fastapi.testclient import TestClient

from kg.config import Settings
from kg.rdf.terms import PREFIXES
from kg.serve import create_app
from kg.store import MemoryStore

BASE = "https://w3id.org/diplomacy-kg/"
KEY = "00112233445566aa"
OTHER_KEY = "ffeeddccbbaa9988"
ARTICLE = f"{BASE}id/article/{KEY}"
VERSION = f"{ARTICLE}/v/0123456789ab"
GRAPH = f"{BASE}graph/article/{KEY}"
ENTITIES = f"{BASE}graph/entities"
SUMMIT = f"{ARTICLE}/event/aaaa0001"
ATTACK = f"{ARTICLE}/event/aaaa0002"
VISIT = f"{ARTICLE}/event/aaaa0003"
TENURE = f"{ARTICLE}/tenure/bbbb0001"
QUOTE = f"{ARTICLE}/statement/cccc0001"
THREAT = f"{ARTICLE}/statement/cccc0002"
LINK = f"{ARTICLE}/link/dddd0001"
KORHO = f"{BASE}id/person/wd-Q9000001"
TAMMIK = f"{BASE}id/person/x-0123456789ab"
NORLAND = f"{BASE}id/country/wd-Q9000002"
ESTURIA = f"{BASE}id/country/wd-Q9000003"
HARBOUR = f"{BASE}id/place/x-aaaaaaaaaaaa"
OFFICE = f"{BASE}id/office/x-bbbbbbbbbbbb"

TITLE = "Norland & Esturia hold harbour talks 🕊"
TEXT = (
    f"{TITLE}\n\n"
    "President Aino Korho of Norland received Esturian Foreign Minister Rein Tammik in Greyhaven on Tuesday, "
    "who joined the summit by video link.\n\n"
    "“We will keep the strait open <script>alert('x')</script>,” Ms Korho said after the meeting.\n\n"
    "Officials in Esturia said that a drone attack on Monday had killed 4 people and injured 11.\n"
    "Mr Tammik is to visit Norland in June. He warned of “grave consequences” if the raids went on."
)


def span(words: str, after: str = "") -> tuple[int, int]:
    """Give start and end of the words in the text, behind another passage if asked."""
    start = TEXT.index(words, TEXT.index(after) if after else 0)
    return start, start + len(words)


def _nt(value: str | int, datatype: str | None = None, lang: str | None = None) -> str:
    if datatype:
        return str(ox.Literal(str(value), datatype=ox.NamedNode(datatype)))
    return str(ox.Literal(str(value), language=lang))


def text(value: str) -> str:
    return _nt(value)


def english(value: str) -> str:
    return _nt(value, lang="en")


def day(value: str) -> str:
    return _nt(value, PREFIXES["xsd"] + "date")


def number(value: int) -> str:
    return _nt(value, PREFIXES["xsd"] + "integer")


def decimal(value: str) -> str:
    return _nt(value, PREFIXES["xsd"] + "decimal")


@dataclass
class Graph:
    """N-Triples under way; ``add(subject, dip__role=...)`` writes ``dip:role``."""

    lines: list[str] = field(default_factory=list)

    def add(self, subject: str, **properties: str | list[str]) -> None:
        for name, values in properties.items():
            prefix, _, local = name.rstrip("_").partition("__")
            for value in values if isinstance(values, list) else [values]:
                self.lines.append(f"<{subject}> <{PREFIXES[prefix]}{local}> {value} .")

    def evidence(self, words: str, sentence: str, after: str = "") -> str:
        start, end = span(words, after)
        iri = f"{VERSION}#char={start},{end}"
        self.add(
            iri,
            rdf__type=term("dip:Evidence"),
            oa__hasSource=node(VERSION),
            oa__start=number(start),
            oa__end=number(end),
            oa__exact=text(TEXT[start:end]),
            dip__sentence=text(sentence),
        )
        return node(iri)

    def bytes(self) -> bytes:
        return "".join(sorted({line + "\n" for line in self.lines})).encode()


def node(iri: str) -> str:
    return f"<{iri}>"


def term(curie: str) -> str:
    prefix, _, local = curie.partition(":")
    return f"<{PREFIXES[prefix]}{local}>"


FIRST = TEXT.split("\n\n")[1]
SECOND = TEXT.split("\n\n")[2]
THIRD = "Officials in Esturia said that a drone attack on Monday had killed 4 people and injured 11."
FOURTH = "Mr Tammik is to visit Norland in June."
FIFTH = "He warned of “grave consequences” if the raids went on."


def _evidenced(confidence: str, method: str) -> dict[str, str]:
    return {"dip__confidence": decimal(confidence), "dip__method": text(method)}


def _participation(
    graph: Graph, event: str, tail: str, agent: str, role: str, evidence: str, **more: str
) -> None:
    iri = f"{event}/participation/{tail}"
    graph.add(event, dip__hasParticipation=node(iri))
    if more.get("dip__attendance", term("dip:attended")) in (term("dip:attended"), term("dip:expected")):
        graph.add(event, dip__participant=node(agent))
    graph.add(
        iri,
        rdf__type=term("dip:Participation"),
        dip__agent=node(agent),
        dip__role=term(f"dip:{role}Role"),
        dip__evidence=evidence,
        **{"dip__attendance": term("dip:attended"), **_evidenced("0.9", "clause"), **more},
    )


def _article(graph: Graph) -> None:
    graph.add(
        ARTICLE,
        rdf__type=[term("dip:Article"), term("schema:NewsArticle")],
        dip__currentVersion=node(VERSION),
        dcterms__title=english(TITLE),
        dcterms__issued=day("2026-03-05"),
        dcterms__language=text("en"),
        schema__url=node("https://news.example/harbour-talks"),
    )
    graph.add(
        VERSION,
        rdf__type=term("dip:ArticleVersion"),
        dip__versionOf=node(ARTICLE),
        dip__text=text(TEXT),
        dip__extractor=text("by hand"),
    )


def _summit(graph: Graph) -> None:
    held = graph.evidence("received", FIRST)
    graph.add(
        SUMMIT,
        rdf__type=[term("dip:Summit"), term("dip:Event")],
        rdfs__label=english("Summit of Norland and Esturia in Greyhaven"),
        dip__place=node(HARBOUR),
        dip__earliest=day("2026-03-03"),
        dip__latest=day("2026-03-03"),
        dip__precision=term("dip:dayPrecision"),
        dip__dateText=text("on Tuesday"),
        dip__factuality=term("dip:happened"),
        dip__assertedBy=node(ARTICLE),
        dip__topic=english("the strait"),
        dip__evidence=[held, graph.evidence("the summit", FIRST)],
        **_evidenced("0.92", "verb:receive"),
    )
    graph.add(
        TENURE,
        rdf__type=term("dip:Tenure"),
        dip__person=node(KORHO),
        dip__office=node(OFFICE),
        dip__of=node(NORLAND),
        dip__officeTitle=text("President"),
        dip__tenureStatus=term("dip:currentTenure"),
        dip__evidence=graph.evidence("President Aino Korho of Norland", FIRST),
        **_evidenced("0.95", "title before name"),
    )
    host = graph.evidence("President Aino Korho of Norland received", FIRST)
    _participation(
        graph, SUMMIT, "01", KORHO, "host", host, dip__inCapacity=node(TENURE),
        dip__mode=term("dip:inPerson"), dip__onBehalfOf=node(NORLAND),
    )  # fmt: skip
    guest = graph.evidence("Esturian Foreign Minister Rein Tammik", FIRST)
    _participation(graph, SUMMIT, "02", TAMMIK, "guest", guest, dip__mode=term("dip:virtual"))


def _attack_and_visit(graph: Graph) -> None:
    graph.add(
        ATTACK,
        rdf__type=[term("dip:Attack"), term("dip:Event")],
        rdfs__label=english("Attack in Esturia"),
        dip__place=node(ESTURIA),
        dip__earliest=day("2026-03-02"),
        dip__latest=day("2026-03-02"),
        dip__precision=term("dip:dayPrecision"),
        dip__dateText=text("on Monday"),
        dip__factuality=term("dip:alleged"),
        dip__assertedBy=node(ARTICLE),
        dip__attributedTo=node(ESTURIA),
        dip__killed=number(4),
        dip__injured=number(11),
        dip__evidence=graph.evidence("a drone attack", THIRD),
        **_evidenced("0.8", "noun:attack"),
    )
    graph.add(
        VISIT,
        rdf__type=[term("dip:Visit"), term("dip:Event")],
        rdfs__label=english("Visit of Rein Tammik to Norland"),
        dip__place=node(NORLAND),
        dip__earliest=day("2026-06-01"),
        dip__latest=day("2026-06-30"),
        dip__precision=term("dip:monthPrecision"),
        dip__dateText=text("in June"),
        dip__factuality=term("dip:planned"),
        dip__assertedBy=node(ARTICLE),
        dip__evidence=graph.evidence("is to visit", FOURTH),
        **_evidenced("0.85", "verb:visit"),
    )
    who = graph.evidence("Mr Tammik", FOURTH)
    _participation(graph, VISIT, "01", TAMMIK, "guest", who, dip__attendance=term("dip:expected"))


def _speech(graph: Graph) -> None:
    words = "We will keep the strait open <script>alert('x')</script>,"
    graph.add(
        QUOTE,
        rdf__type=[term("dip:Statement"), term("dip:Event")],
        rdfs__label=english("Statement by Aino Korho"),
        dip__speaker=node(KORHO),
        dip__quoteText=text(words),
        dip__quoteKind=term("dip:directQuote"),
        dip__factuality=term("dip:happened"),
        dip__assertedBy=node(ARTICLE),
        dip__evidence=graph.evidence(words, SECOND),
        **_evidenced("0.97", "quote before verb"),
    )
    graph.add(
        THREAT,
        rdf__type=[term("dip:Threat"), term("dip:Event")],
        rdfs__label=english("Threat by Rein Tammik"),
        dip__speaker=node(TAMMIK),
        dip__quoteText=text("grave consequences"),
        dip__quoteKind=term("dip:partialQuote"),
        dip__about=node(NORLAND),
        dip__hasContent=node(ATTACK),
        dip__factuality=term("dip:happened"),
        dip__assertedBy=node(ARTICLE),
        dip__evidence=graph.evidence("grave consequences", FIFTH),
        **_evidenced("0.7", "partial quote"),
    )
    graph.add(
        LINK,
        rdf__type=term("dip:EntityLink"),
        dip__entity=node(KORHO),
        dip__linkStatus=term("dip:acceptedLink"),
        dip__score=decimal("0.99"),
        dip__surfaceForm=[text("Aino Korho"), text("Ms Korho")],
        dip__method=text("authority name"),
        dip__evidence=[graph.evidence("Aino Korho", FIRST), graph.evidence("Ms Korho", SECOND)],
    )


def article_graph() -> bytes:
    """Give the article graph as N-Triples."""
    graph = Graph()
    _article(graph)
    _summit(graph)
    _attack_and_visit(graph)
    _speech(graph)
    return graph.bytes()


def descriptions() -> dict[str, bytes]:
    """Give what the entity graph says of each entity, by IRI."""
    told: dict[str, Graph] = {}

    def tell(iri: str, kind: str, label: str, **more: str | list[str]) -> None:
        told[iri] = Graph()
        told[iri].add(iri, rdf__type=term(f"dip:{kind}"), rdfs__label=english(label), **more)

    wikidata = node("http://www.wikidata.org/entity/Q9000001")
    tell(
        KORHO, "Person", "Aino Korho", skos__altLabel=english("A. Korho"), dip__country=node(NORLAND),
        owl__sameAs=wikidata, skos__exactMatch=wikidata,
    )  # fmt: skip
    tell(TAMMIK, "Person", "Rein <b>Tammik</b>", dip__country=node(ESTURIA))
    tell(NORLAND, "Country", "Norland", dip__iso2=text("NX"), dip__iso3=text("NXX"))
    tell(ESTURIA, "Country", "Esturia", dip__iso2=text("EX"), dip__iso3=text("EXX"))
    tell(HARBOUR, "Place", "Greyhaven", dip__country=node(NORLAND))
    tell(OFFICE, "Office", "President of Norland", dip__of=node(NORLAND))
    return {iri: graph.bytes() for iri, graph in told.items()}


TOKEN = "open-sesame"
BEARER = {"authorization": f"Bearer {TOKEN}"}
# What a browser sends.
BROWSER = {"accept": "text/html,application/xhtml+xml,application/xml;q=0.9,image/webp,*/*;q=0.8"}


def path(iri: str) -> str:
    """Give the path on the server of an IRI under the base."""
    return "/" + iri.removeprefix(BASE)


def sample_store() -> MemoryStore:
    store = MemoryStore()
    store.put_article(GRAPH, article_graph(), ENTITIES, descriptions())
    return store


@contextmanager
def serving(store: MemoryStore | None = None, pipeline: Any = None, **settings: Any) -> Iterator[TestClient]:
    """Give a client of an application over a store (the sample, if none is given), with a token set."""
    given = {"store": "memory:", "admin_token": TOKEN, **settings}
    app = create_app(store or sample_store(), Settings(**given), pipeline)
    with TestClient(app, raise_server_exceptions=False, follow_redirects=False) as client:
        yield client


@pytest.fixture(scope="module")
def reader() -> Iterator[TestClient]:
    """A client for tests that write nothing."""
    with serving() as client:
        yield client


@pytest.fixture
def client() -> Iterator[TestClient]:
    """A client over a store of its own."""
    with serving() as found:
        yield found


def end_itself(*_order: object) -> None:
    """Stand for a validation that ends its process."""
    os._exit(11)


def fill_memory(*_order: object) -> None:
    """Stand for a validation that needs more memory than it may have."""
    bytearray(2**43)
