"""Whose word counts for whom a request is made: that of the proxies which the operator names, and nobody else's."""

import json

import pytest
from server_process import UPDATE, server

FORWARDED = {"X-Forwarded-For": "198.51.100.9", "X-Forwarded-Proto": "https"}
TEXT = b"INSERT DATA { GRAPH <urn:g> { <urn:s> <urn:p> 1 } }"


@pytest.mark.parametrize(
    ("proxies", "client", "scheme"),
    [
        ("", "127.0.0.1", "http"),
        ("192.0.2.0/24", "127.0.0.1", "http"),
        ("127.0.0.0/8", "198.51.100.9", "https"),
    ],
)
def test_only_a_named_proxy_says_who_asks_and_how(tmp_path, proxies, client, scheme):
    with server(tmp_path / "store", KG_PROXIES=proxies) as running:
        assert running.request("POST", "/update", TEXT, **UPDATE, **FORWARDED)[0] == 204
        (line,) = (running.store / "audit.jsonl").read_text().splitlines()
        assert json.loads(line)["from"] == client
        _, _, said = running.request("GET", "/sparql", Accept="text/turtle", **FORWARDED)
        assert f"<{scheme}://127.0.0.1:" in said.decode()
