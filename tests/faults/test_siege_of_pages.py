"""Strangers who read large graphs and slow pages: it costs the server no memory, and the others no time."""

import json
import socket
import time
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection
from io import BytesIO
from pathlib import Path

import pytest
from bystander import bystander
from server_process import server

from kg.rdf.terms import PREFIXES
from kg.store import EmbeddedStore
from kg.store.bulk import Document

BASE = "https://w3id.org/diplomacy-kg"
PREFIX = "".join(f"PREFIX {name}: <{PREFIXES[name]}>\n" for name in ("dip", "rdfs", "oa"))
TRIPLES, LINES, LINKS = 80_000, 3_000, 8_000
MEGABYTE = 1_000_000
STRANGERS = [f"127.0.0.{number}" for number in range(10, 18)]
HUB = "/id/person/x-000000000000"
SLOW = "/entities?q=busy&timeout="


def graph():
    """Give many triples."""
    for number in range(TRIPLES):
        yield f'<urn:s{number:06}> <urn:p> "the value of number {number}" .\n'


def people():
    """Give one of whom more is said than a page holds, and one with links by more ways than anybody can count."""
    yield f'{PREFIX}<{BASE}{HUB}> a dip:Person ; rdfs:label "Hub" .\n'
    for number in range(LINES):
        yield f'<{BASE}{HUB}> <urn:said> "{number} {"and more " * 700}" .\n'
    yield '<urn:busy> a dip:Person ; rdfs:label "Busy" .\n'
    for number in range(LINKS):
        yield f"<urn:l{number}> dip:entity <urn:busy> ; dip:evidence <urn:e> . "
        yield f"<urn:e> oa:hasSource <urn:v{number}> . <urn:v{number}> dip:versionOf <urn:a{number}> .\n"


@pytest.fixture(scope="module")
def running(tmp_path_factory):
    place = tmp_path_factory.mktemp("siege") / "store"
    store = EmbeddedStore(place, archive=False)
    for name, lines in (("urn:big", graph()), (f"{BASE}/graph/entities", people())):
        store.load_bulk([Document("", "text/turtle", BytesIO("".join(lines).encode()))], name)
    store.close()
    with server(place) as found:
        assert found.request("GET", "/articles")[0] == 200
        yield found
        assert found.process.poll() is None


def held(process):
    """Give the bytes of memory that a process holds."""
    return int(Path(f"/proc/{process}/statm").read_text().split()[1]) * 4096


def read(host, path, stranger, **headers):
    """Give the status, and how many bytes somebody reads who asks from an address of his own."""
    connection = HTTPConnection(host, timeout=60, source_address=(stranger, 0))
    try:
        connection.request("GET", path, headers=headers)
        answer, size = connection.getresponse(), 0
        while piece := answer.read(65_536):
            size += len(piece)
        return answer.status, size
    finally:
        connection.close()


def growth(running, asked):
    """Give by how much the process grew that others write to, while strangers ask."""
    before, most = held(running.process.pid), 0
    with ThreadPoolExecutor(len(STRANGERS)) as pool:
        work = [pool.submit(asked, stranger) for stranger in STRANGERS]
        while not all(each.done() for each in work):
            most = max(most, held(running.process.pid))
            time.sleep(0.01)
    return most - before, [each.result() for each in work]


def test_strangers_who_read_a_large_graph_cost_no_memory(running):
    path = "/graphs?graph=urn:big&format=nt"
    grown, found = growth(running, lambda stranger: read(running.host, path, stranger))
    assert found == [(200, len("".join(graph())))] * len(STRANGERS)
    assert grown < 20 * MEGABYTE


@pytest.mark.parametrize("form", ["", ".nt", ".html"])
def test_a_thing_of_which_more_is_known_than_a_page_holds_is_refused(running, form):
    grown, found = growth(running, lambda stranger: read(running.host, HUB + form, stranger)[0])
    assert found == [413] * len(STRANGERS)
    assert grown < 150 * MEGABYTE
    problem = json.loads(running.request("GET", HUB)[2])
    assert (problem["code"], bool(problem["todo"])) == ("KG-I04", True)


def test_a_page_has_the_time_of_a_query(running):
    began = time.monotonic()
    status, _, body = running.request("GET", SLOW + "0.5")
    assert (status, json.loads(body)["code"]) == (504, "KG-S04")
    assert time.monotonic() - began < 5


def test_slow_pages_of_one_stranger_leave_room_for_others(running):
    with bystander(running.host, "/articles?limit=1") as seen, ThreadPoolExecutor(30) as pool:
        asked = [pool.submit(read, running.host, SLOW + "3", STRANGERS[0]) for _ in range(30)]
        found = [each.result()[0] for each in asked]
    assert set(found) == {503, 504}, "some have their time, some are too many"
    seen.assert_nothing(most=0.5)


def test_whoever_leaves_frees_the_place_of_a_page(running):
    place = socket.gethostbyname("localhost"), int(running.host.rpartition(":")[2])
    for _ in range(12):
        with socket.create_connection(place, source_address=(STRANGERS[1], 0)) as client:
            client.sendall(f"GET {SLOW}60 HTTP/1.1\r\nHost: x\r\n\r\n".encode())
            time.sleep(0.05)
    began = time.monotonic()
    assert read(running.host, "/articles?limit=7", STRANGERS[1])[0] == 200
    assert time.monotonic() - began < 5
