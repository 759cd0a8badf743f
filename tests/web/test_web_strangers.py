"""Who may ask a server by which name, from which page, and for whom: a local server is not open to every page."""

import pytest
from serving import serving

PAGE = "https://page.example"
ASK = "/sparql?query=ASK%7B%7D"


def readable(client, method="GET", origin=PAGE, path=ASK):
    return client.request(method, path, headers={"origin": origin}).headers.get("access-control-allow-origin")


@pytest.mark.parametrize(
    ("settings", "page", "other"),
    [
        ({}, None, None),
        ({"host": "127.0.0.7"}, None, None),
        ({"host": "::1"}, None, None),
        ({"host": "localhost"}, None, None),
        ({"host": "0.0.0.0"}, "*", "*"),
        ({"host": ""}, "*", "*"),
        ({"read_origins": "*"}, "*", "*"),
        ({"read_origins": f"https://a.example, {PAGE}/"}, PAGE, None),
        ({"host": "0.0.0.0", "read_origins": PAGE}, PAGE, None),
    ],
)
def test_pages_of_other_origins_read_a_server_that_is_open_to_others(settings, page, other):
    with serving(**settings) as client:
        for method in ("GET", "OPTIONS", "POST"):
            assert readable(client, method) == page
            assert readable(client, method, "https://other.example") == other
        assert readable(client, "PUT", path="/graphs?graph=urn:g") is None
        answer = client.get(ASK, headers={"origin": PAGE})
        assert ("Origin" in answer.headers.get("vary", "")) is (page == PAGE)


LOCAL = ["localhost:8000", "127.0.0.1", "127.0.0.1:8000", "[::1]:8000", "kg.localhost", "192.0.2.1", "desk"]
FOREIGN = [
    "evil.example",
    "evil.example:8000",
    "127.0.0.1.evil.example",
    "localhost.evil.example",
    "EVIL.example.",
]


@pytest.mark.parametrize("host", LOCAL)
def test_a_server_on_the_loopback_is_asked_by_local_names(host):
    with serving() as client:
        assert client.get("/health", headers={"host": host}).status_code == 200


@pytest.mark.parametrize("host", FOREIGN)
def test_a_server_on_the_loopback_is_not_asked_by_a_name_of_somebody_else(host):
    with serving() as client:
        for path in ("/health", ASK, "/", "/static/style.css"):
            answer = client.get(path, headers={"host": host})
            assert (answer.status_code, answer.json()["code"]) == (421, "KG-U07")
        assert client.post("/validate", content="", headers={"host": host}).status_code == 421


def test_other_names_are_those_of_the_setting():
    with serving(hosts="kg.example, Other.Example") as client:
        for host, status in (("kg.example", 200), ("other.example:80", 200), ("evil.example", 421)):
            assert client.get("/health", headers={"host": host}).status_code == status
    for settings in ({"hosts": "*"}, {"host": "0.0.0.0"}):
        with serving(**settings) as client:
            assert client.get("/health", headers={"host": "evil.example"}).status_code == 200
    with serving(host="0.0.0.0", hosts="kg.example") as client:
        assert client.get("/health", headers={"host": "evil.example"}).status_code == 421


@pytest.mark.parametrize("number", ["9" * 5000, "9" * 19, "-1", "٣", "1.5", ""])
def test_a_revision_that_is_none_is_overlooked(number):
    with serving() as client:
        run, _, _ = client.get(ASK).headers["kg-revision"].partition("-")
        answer = client.get(ASK, headers={"kg-revision": f"{run}-{number}".encode()})
        assert answer.status_code == 200
