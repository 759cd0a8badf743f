"""A server as users run it: ``kg serve`` in a process of its own, over a store on disk."""

import json
import os
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import quote, urlsplit

COUNT = "SELECT (COUNT(*) AS ?n) { ?s <urn:p> ?o }"
FORM = {"Content-Type": "application/x-www-form-urlencoded"}
SPARQL = {"Content-Type": "application/sparql-query"}
UPDATE = {"Authorization": "Bearer t", "Content-Type": "application/sparql-update"}
ENVIRONMENT = {
    **{name: value for name, value in os.environ.items() if not name.startswith("KG_")},
    "KG_ADMIN_TOKEN": "t",
    "KG_READER_MEMORY_MB": "300",
    # So that tests ask as several clients.
    "KG_PROXIES": "127.0.0.1",
    "KG_MAX_WAITING_QUERIES": "60",
    "PYTHONWARNINGS": "ignore",
}


class Server:
    def __init__(self, process, url, store):
        self.process, self.url, self.store = process, url, store
        self.host = urlsplit(url).netloc

    def request(self, method, path, body=None, timeout=30, **headers):
        connection = HTTPConnection(self.host, timeout=timeout)
        try:
            connection.request(method, path, body, headers)
            answer = connection.getresponse()
            return answer.status, answer.headers, answer.read()
        finally:
            connection.close()

    def ask(self, query, **headers):
        return self.request("GET", f"/sparql?query={quote(query)}", **headers)

    def count(self):
        status, _, body = self.ask(COUNT)
        assert status == 200, body
        return int(json.loads(body)["results"]["bindings"][0]["n"]["value"])

    def update(self, text):
        return self.request("POST", "/update", text.encode(), **UPDATE)[0]

    def sent(self, query, most=None):
        """Give a connection on which a query has been sent."""
        return self.connected(f"GET /sparql?query={quote(query)} HTTP/1.1\r\nHost: x\r\n\r\n", most)

    def connected(self, said, most=None):
        """Give a connection on which something has been said; it takes ``most`` bytes at once."""
        client = socket.socket()
        client.settimeout(30)
        if most:
            client.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, most)
        client.connect((self.host.split(":")[0], int(self.host.split(":")[1])))
        client.sendall(said.encode())
        return client

    def below(self):
        """Give the ids of the zygote and of the readers."""
        named = b"kg.readers.zygote"
        forking = children(self.process.pid)
        (zygote,) = (each for each in forking if named in Path(f"/proc/{each}/cmdline").read_bytes())
        return zygote, children(zygote)


def children(process):
    found = []
    for status in Path("/proc").glob("[0-9]*/stat"):
        try:
            state, parent = status.read_text().rpartition(")")[2].split()[:2]
        except OSError:
            continue
        if int(parent) == process and state != "Z":
            found.append(int(status.parent.name))
    return found


def runs(process):
    """Tell whether a process runs; one that only waits to be forgotten does not."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def until(condition, seconds=20):
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "it did not come to be in time"
        time.sleep(0.02)


def the_busy_one(running):
    """Give the id of a reader that works."""
    found = []

    def sought():
        found.extend(each for each in running.below()[1] if busy(each))
        return found

    until(sought)
    return found[0]


def busy(reader):
    def run():
        try:
            return sum(map(int, Path(f"/proc/{reader}/stat").read_text().rpartition(")")[2].split()[11:13]))
        except OSError:
            return 0

    before = run()
    time.sleep(0.1)
    return run() - before >= 3


@contextmanager
def server(store, **settings):
    """Give a server over a store on disk; ``settings`` are variables of its environment."""
    process = subprocess.Popen(
        [sys.executable, "-m", "kg", "--store", str(store), "serve", "--port", "0"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**ENVIRONMENT, **settings},
        cwd=store.parent,
    )
    try:
        line = process.stdout.readline()
        assert line.startswith("Serving at "), line + process.stderr.read()
        yield Server(process, line.split()[2], store)
    finally:
        process.kill()
        process.communicate()
