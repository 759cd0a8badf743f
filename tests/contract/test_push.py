"""What a push must do, at every target: real servers of others, and folders."""

from contextlib import ExitStack, closing

import pytest
from graph_stores import oxigraph, virtuoso

from kg.errors import AccessError, RemoteError
from kg.push import Access, push, target_of
from kg.push.push import verify
from kg.store.embedded import MemoryStore

BASE = "https://example.org/kg/"
JOURNAL = f"{BASE}graph/pushed"
XSD = "http://www.w3.org/2001/XMLSchema#"
DBA = Access("dba", "dba")
HARD = "".join(
    f"<urn:a> <urn:p> {term} .\n"
    for term in [
        f'"true"^^<{XSD}boolean>', f'"0.90"^^<{XSD}decimal>', f'"007"^^<{XSD}integer>',
        f'"99999999999999999999"^^<{XSD}integer>', f'"1.5E3"^^<{XSD}double>', f'"2024-02-29"^^<{XSD}date>',
        f'"2024-01-02T03:04:05.500+02:00"^^<{XSD}dateTime>', f'"2024"^^<{XSD}gYear>',
        f'"2024-03"^^<{XSD}gYearMonth>', '"a\\nline \\"quoted\\" \\\\ back"', '"é 😀 عربي"', '"x"@zh-Hans',
        f'"http://e.org/?a=b&c"^^<{XSD}anyURI>', "<http://example.org/a?b=c#d,1>",
    ]
).encode()  # fmt: skip


def article(number):
    return f"{BASE}graph/article/{number}"


def spo(value):
    return f'<urn:s> <urn:p> "{value}" .\n'.encode()


@pytest.fixture(scope="module")
def servers(tmp_path_factory):
    """Targets by name; a server is started for the first test that asks for it."""
    started, addresses = ExitStack(), {}

    def target(kind):
        server = "virtuoso" if kind == "virtuoso" else "oxigraph"
        if server not in addresses:
            start = {"virtuoso": virtuoso, "oxigraph": oxigraph}[server]
            addresses[server] = started.enter_context(start(tmp_path_factory.mktemp(server)))
        url = addresses[server]
        if kind == "update":
            return target_of(f"sparql+{url}/query", Access(), update=f"{url}/update")
        if kind == "graph-store":
            return target_of(
                f"sparql+{url}/query", Access(), update=f"{url}/update", graph_store=f"{url}/store"
            )
        return target_of(f"{server}+{url}", DBA if server == "virtuoso" else Access())

    target.addresses = addresses
    with started:
        yield target


@pytest.fixture(params=["oxigraph", "update", "graph-store", "virtuoso", "folder"])
def target(request, servers, tmp_path):
    if request.param == "folder":
        yield target_of(f"file:{tmp_path / 'out'}", Access())
        return
    found = servers(request.param)
    yield found
    with closing(MemoryStore()) as empty:
        push(empty, found, BASE)
    assert found.get(JOURNAL) == b""
    found.close()


@pytest.fixture
def store():
    store = MemoryStore()
    store.replace_graphs({article(n): spo(n) for n in range(12)})
    yield store
    store.close()


def test_all_graphs_come_and_a_second_push_sends_nothing(store, target):
    report = push(store, target, BASE)
    assert sorted(report.sent) == store.graphs()
    assert (report.same, report.deleted, report.failed, report.statements) == (0, [], {}, 12)
    for graph in store.graphs():
        assert verify(target, graph, store.graph(graph)) is None
    again = push(store, target, BASE)
    assert (again.sent, again.same, again.deleted) == ([], 12, [])


def test_only_what_changed_is_sent_and_what_is_gone_goes(store, target):
    push(store, target, BASE)
    store.replace_graphs({article(1): spo("new"), article(2): b"", article(99): spo("more")})
    report = push(store, target, BASE)
    assert sorted(report.sent) == [article(1), article(99)]
    assert report.deleted == [article(2)]
    assert target.get(article(2)) == b""
    verify(target, article(1), spo("new"))
    assert push(store, target, BASE).same == 12


def test_values_survive_though_forms_do_not(store, target):
    store.replace_graphs({"urn:hard": HARD})
    assert push(store, target, BASE).failed == {}
    verify(target, "urn:hard", HARD)
    with pytest.raises(RemoteError, match="lost 1"):
        verify(target, "urn:hard", HARD.replace(b'"0.90"', b'"0.91"'))


def test_a_pattern_takes_some_and_leaves_the_rest(store, target):
    store.replace_graphs({f"{BASE}graph/entities": spo("e")})
    push(store, target, BASE)
    store.replace_graphs({f"{BASE}graph/entities": b"", article(3): b"", article(4): spo("new")})
    report = push(store, target, BASE, pattern="article/*")
    assert (report.sent, report.deleted) == ([article(4)], [article(3)])
    assert target.get(f"{BASE}graph/entities")
    assert push(store, target, BASE, deleting=False).deleted == []
    assert push(store, target, BASE).deleted == [f"{BASE}graph/entities"]


def test_graphs_of_others_stay(store, target):
    target.put("urn:others", spo("mine"))
    push(store, target, BASE)
    store.replace_graphs(dict.fromkeys(store.graphs(), b""))
    assert len(push(store, target, BASE).deleted) == 12
    verify(target, "urn:others", spo("mine"))
    target.delete("urn:others")
    target.delete("urn:others")


def test_a_graph_of_many_triples_arrives_whole(store, target):
    many = "".join(sorted(f'<urn:s{n}> <urn:p> "{n}" .\n' for n in range(3_000))).encode()
    store.replace_graphs({"urn:many": many})
    assert "urn:many" in push(store, target, BASE).sent
    verify(target, "urn:many", many)


@pytest.mark.parametrize("access", [Access(), Access("dba", "wrong"), Access(token="none")])
def test_virtuoso_refuses_who_has_no_right_and_nothing_is_written(store, servers, access):
    servers("virtuoso").close()
    refused = target_of(f"virtuoso+{servers.addresses['virtuoso']}", access)
    with pytest.raises(AccessError, match="401") as error:
        push(store, refused, BASE)
    assert "KG_PUSH_USER" in error.value.todo
    assert "wrong" not in str(error.value)
    refused.close()
    allowed = servers("virtuoso")
    assert allowed.get(article(1)) == b""
    allowed.close()


def test_netrc_opens_too(store, servers, tmp_path, monkeypatch):
    servers("virtuoso").close()
    (tmp_path / "netrc").write_text("machine 127.0.0.1 login dba password dba\n")
    monkeypatch.setenv("NETRC", str(tmp_path / "netrc"))
    target = target_of(f"virtuoso+{servers.addresses['virtuoso']}", Access())
    assert len(push(store, target, BASE).sent) == 12
    store.replace_graphs(dict.fromkeys(store.graphs(), b""))
    push(store, target, BASE)
    target.close()
