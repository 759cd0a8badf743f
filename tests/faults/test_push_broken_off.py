"""Pushes that are broken off at the worst moment, and servers that want to see who we are: real servers where it can be."""

import ssl
import subprocess
import sys
import textwrap

import pytest
import trustme
from graph_stores import failing, free_port, oxigraph, oxigraph_command, running, virtuoso

from kg.errors import AccessError, KgError
from kg.push import Access, push, target_of
from kg.push.push import verify
from kg.store.access import shown_at
from kg.store.dialects import addresses, dialect_of
from kg.store.embedded import MemoryStore
from kg.store.graph_server import GraphServer, Unreachable

BASE = "https://example.org/kg/"
JOURNAL = f"{BASE}graph/pushed"


def many(number, value="x"):
    return "".join(sorted(f'<urn:s{n}> <urn:p{number}> "{value}{n:080}" .\n' for n in range(3_000))).encode()


@pytest.fixture
def store():
    store = MemoryStore()
    store.replace_graphs({f"urn:g{n}": f'<urn:s> <urn:p> "{n}" .\n'.encode() for n in range(6)})
    yield store
    store.close()


def server(target, access=None):
    dialect, address = dialect_of(target)
    found = addresses(dialect, address)
    return GraphServer(dialect, found, shown_at(address, access or Access()), sleep=lambda _: None)


def test_a_server_killed_while_graphs_come_in_gets_the_rest_when_it_is_back(tmp_path):
    store = MemoryStore()
    store.replace_graphs({f"urn:g{n}": many(n) for n in range(8)})
    port = free_port()
    url = f"http://127.0.0.1:{port}"
    with running(oxigraph_command(port), tmp_path, url + "/") as process:
        target, settled = server(f"oxigraph+{url}"), []

        def kill(_):
            settled.append(1)
            if len(settled) == 3:  # the other worker has a graph on the way
                process.kill()
                process.wait(20)

        with pytest.raises(Unreachable, match="does not answer") as error:
            push(store, target, BASE, workers=2, verifying=False, step=kill)
        assert "PUT" in error.value.where
    assert 3 <= len(settled) < 8
    with oxigraph(tmp_path, port):
        report = push(store, target, BASE)
        assert report.failed == {}
        assert report.same + len(report.sent) == 8
        for graph in store.graphs():
            verify(target, graph, store.graph(graph))
        assert push(store, target, BASE).sent == []
    target.close()
    store.close()


@pytest.fixture(scope="module")
def real(tmp_path_factory):
    with virtuoso(tmp_path_factory.mktemp("virtuoso")) as url:
        yield f"virtuoso+{url}"


XSD = "http://www.w3.org/2001/XMLSchema#"
BAD = {
    # It has no room for a literal of more than 10 MB, and says so.
    "refused": (f'<urn:a> <urn:p> "{"y" * 10_500_000}" .\n', "rejected"),
    # It takes it for 0, without a word.
    "changed": (f'<urn:a> <urn:p> "abc"^^<{XSD}integer> .\n', "lost 1"),
}


@pytest.mark.parametrize("bad", BAD)
def test_a_graph_that_a_real_server_does_not_take_is_named_with_the_line_and_the_rest_goes_on(
    store, real, bad
):
    line, said = BAD[bad]
    store.load(
        b"<urn:a> <urn:a> <urn:a> .\n" + line.encode(), media_type="application/n-triples", graph="urn:g3"
    )
    target = server(real, Access("dba", "dba"))
    report = push(store, target, BASE)
    assert list(report.failed) == ["urn:g3"]
    error = report.failed["urn:g3"]
    assert said in error.what
    assert "urn:g3" in error.where
    if bad == "changed":
        assert "line 2" in error.where
    assert len(report.sent) == 5
    store.replace_graphs({"urn:g3": b"<urn:a> <urn:a> <urn:a> .\n"})
    assert push(store, target, BASE).sent == ["urn:g3"]
    store.replace_graphs(dict.fromkeys(store.graphs(), b""))
    push(store, target, BASE)
    target.close()


def test_the_line_that_a_server_names_is_shown(store):
    store.replace_graphs({"urn:g0": b"<urn:a> <urn:p> <urn:b> .\n<urn:a> <urn:p> <urn:odd> .\n"})
    with failing((400, {}, b"Parser error at line 2: odd")) as far:
        target = server(far.target)
        failed = push(store, target, BASE, workers=1).failed
        target.close()
    assert "urn:g0" in failed["urn:g0"].where
    assert "line 2: <urn:a> <urn:p> <urn:odd> ." in failed["urn:g0"].where


# --- a disk that is full

FULL = """
import resource, sys
from pathlib import Path
from kg.cli.app import run

resource.setrlimit(resource.RLIMIT_FSIZE, (1_000_000, 1_000_000))
sys.exit(run(["push", "--store", sys.argv[1], "--to", sys.argv[2], "-q"]))
"""


@pytest.mark.parametrize("name", ["all.nq", "all.nq.gz", "all.trig.zst", "folder"])
def test_a_full_disk_leaves_the_file_that_was_there(tmp_path, name):
    from random import Random

    from kg.store.embedded import EmbeddedStore

    chance = Random(4)
    store = EmbeddedStore(tmp_path / "kept")
    noise = (chance.randbytes(400).hex() for _ in range(5_000))
    store.replace_graphs(
        {"urn:large": "".join(sorted(f'<urn:s> <urn:p> "{each}" .\n' for each in noise)).encode()}
    )
    store.close()
    out = tmp_path / "out" / name
    out.parent.mkdir()
    if name != "folder":
        out.write_bytes(b"what was there before")
    command = [sys.executable, "-c", textwrap.dedent(FULL), str(tmp_path / "kept"), f"file:{out}"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 4, done.stderr
    assert "File too large" in done.stderr
    if name != "folder":
        assert out.read_bytes() == b"what was there before"
    left = [path.name for path in tmp_path.glob("out/**/*") if path.is_file() and path.name.endswith(".new")]
    assert left == []


# --- who we are

ANN, TOKEN = Access("ann", "secret"), Access(token="secret")


@pytest.mark.parametrize(("login", "access"), [("basic", ANN), ("digest", ANN), ("bearer", TOKEN)])
def test_each_kind_of_login_opens(store, login, access):
    with failing(login=login) as far:
        target = server(far.target, access)
        assert len(push(store, target, BASE).sent) == 6
        target.close()


@pytest.mark.parametrize(
    ("login", "access"),
    [
        ("basic", Access("ann", "wrong")),
        ("digest", Access("ann", "wrong")),
        ("bearer", Access(token="wrong")),
        ("digest", Access()),
    ],
)
def test_the_wrong_login_is_refused_and_not_repeated(store, login, access):
    with failing(login=login) as far:
        target = server(far.target, access)
        with pytest.raises(AccessError, match="401") as error:
            push(store, target, BASE)
        assert "KG_PUSH_USER" in error.value.todo
        assert "wrong" not in str(error.value)
        assert far.graphs == {}
        target.close()


def test_netrc_shows_who_we_are_to_its_host_alone(store, tmp_path, monkeypatch):
    (tmp_path / "netrc").write_text("machine 127.0.0.1 login ann password secret\n")
    monkeypatch.setenv("NETRC", str(tmp_path / "netrc"))
    with failing(login="basic") as far:
        target = target_of(far.target, Access())
        assert len(push(store, target, BASE).sent) == 6
        target.close()
    assert shown_at("http://other.example/", Access()).user == ""


@pytest.fixture(scope="module")
def authority():
    return trustme.CA()


@pytest.fixture
def secure(authority):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("127.0.0.1").configure_cert(context)
    with failing(tls=context) as far:
        yield far


def test_a_certificate_that_nobody_vouches_for_is_refused(store, secure):
    target = server(secure.target)
    with pytest.raises(KgError, match="certificate is not trusted") as error:
        push(store, target, BASE)
    assert "SSL_CERT_FILE" in error.value.todo
    assert secure.seen == []
    target.close()


def test_a_certificate_that_the_user_trusts_is_taken(store, secure, authority, tmp_path, monkeypatch):
    authority.cert_pem.write_to_path(str(tmp_path / "ca.pem"))
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "ca.pem"))
    target = server(secure.target)
    assert len(push(store, target, BASE).sent) == 6
    target.close()
