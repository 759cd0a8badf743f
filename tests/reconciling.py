"""A small extract of facts in the form of Wikidata and DBpedia, and an endpoint that has bad days.

The people and lands are invented; only the properties and classes are Wikidata's own.
"""

import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs

from loopback import running

from kg.store import MemoryStore

EXTRACT = """
@prefix wd: <http://www.wikidata.org/entity/> .
@prefix wds: <http://www.wikidata.org/entity/statement/> .
@prefix wdt: <http://www.wikidata.org/prop/direct/> .
@prefix p: <http://www.wikidata.org/prop/> .
@prefix ps: <http://www.wikidata.org/prop/statement/> .
@prefix pq: <http://www.wikidata.org/prop/qualifier/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix dbo: <http://dbpedia.org/ontology/> .
@prefix dbr: <http://dbpedia.org/resource/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .

# A minister of Norway (Q20), and a footballer of Sweden (Q34) of the same name.
wd:Q90000001 rdfs:label "Ann Example"@en , "Ann Eksempel"@nb ; skos:altLabel "Anne Example"@en ;
  wdt:P31 wd:Q5 ; wdt:P27 wd:Q20 ; wdt:P214 "12345" ; p:P39 wds:S1 .
wds:S1 ps:P39 wd:Q90000010 ; pq:P580 "2020-01-01T00:00:00Z"^^xsd:dateTime ;
  pq:P582 "2024-01-01T00:00:00Z"^^xsd:dateTime .
wd:Q90000010 rdfs:label "Minister of Health of Norway"@en ; wdt:P17 wd:Q20 .
wd:Q90000002 rdfs:label "Ann Example"@en ; wdt:P31 wd:Q5 ; wdt:P27 wd:Q34 .
# One of whom nothing is said but the name, under the code for all languages.
wd:Q90000003 rdfs:label "Bob Onlyname"@mul ; wdt:P31 wd:Q5 .
# A person of Norway without office.
wd:Q90000004 rdfs:label "Cai Quiet"@en ; wdt:P31 wd:Q5 ; wdt:P27 wd:Q20 .
# A board, two classes deep.
wd:Q90000005 rdfs:label "Board of Fjords"@en ; wdt:P31 wd:Q90000011 ; wdt:P17 wd:Q20 .
wd:Q90000011 wdt:P279 wd:Q90000012 . wd:Q90000012 wdt:P279 wd:Q43229 .
# A place.
wd:Q90000006 rdfs:label "Fjordby"@en ; wdt:P31 wd:Q2221906 ; wdt:P17 wd:Q20 ; wdt:P1566 "777" .
# A film that has the name of a person.
wd:Q90000007 rdfs:label "Bob Onlyname"@en ; wdt:P31 wd:Q90000013 .

dbr:Ann_Example rdfs:label "Ann Example"@en ; a dbo:Person ; owl:sameAs wd:Q90000001 .
dbr:Dora_Elsewhere rdfs:label "Dora Elsewhere"@en ; a dbo:Person .
"""


def extract():
    """Give a store that holds the extract."""
    store = MemoryStore()
    store.load(EXTRACT.encode(), media_type="text/turtle", graph="http://example.org/extract")
    return store


class Moody(ThreadingHTTPServer):
    """A SPARQL endpoint over a store that first goes through a list of moods, one a request.

    A mood is a status with headers, ``broken``, ``cut``, ``drip`` or ``hang``; after the last one it answers.
    """

    daemon_threads = True
    block_on_close = False

    def __init__(self, store, moods=()):
        super().__init__(("127.0.0.1", 0), _Handler)
        self.store, self.moods = store, list(moods)
        self.seen = []
        self.over = threading.Event()

    @property
    def url(self):
        return f"http://127.0.0.1:{self.server_address[1]}/sparql"


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_):
        pass

    def do_POST(self):
        form = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
        self.server.seen.append((time.monotonic(), dict(self.headers), form["query"][0]))
        mood = self.server.moods.pop(0) if self.server.moods else None
        if isinstance(mood, tuple):
            return self._send(mood[0], b"not now", mood[1])
        if mood == "hang":
            self.server.over.wait(10)
            self.close_connection = True
            return None
        body = self.server.store.query(form["query"][0]).body
        if mood == "broken":
            return self._send(200, body[: len(body) // 2])
        if mood == "html":
            return self._send(200, b"<html>busy</html>")
        if mood in ("cut", "drip"):
            return self._in_pieces(body, mood)
        return self._send(200, body)

    def _send(self, status, body, headers=()):
        self.send_response(status)
        for name, value in {"Content-Type": "application/sparql-results+json", **dict(headers)}.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def _in_pieces(self, body, mood):
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.close_connection = True
        if mood == "cut":
            self.wfile.write(body[: len(body) // 2])
            return
        for byte in body:
            if self.server.over.wait(0.05):
                return
            try:
                self.wfile.write(bytes((byte,)))
                self.wfile.flush()
            except OSError:
                return


def moody(store, *moods):
    """Serve a store on the loopback, in these moods, and end the server in the end."""
    return running(Moody(store, moods))
