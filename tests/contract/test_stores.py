"""One promise, three stores: in memory, on disk, and behind a running server."""

import pytest
from stored import (
    BASE,
    DIP,
    ENTITIES,
    SAME,
    XSD,
    described,
    everything,
    graph,
    naming,
    number,
    person,
    put,
    rows,
    spo,
    told,
)

from kg.errors import RdfError
from kg.store import Store


def test_it_is_a_store(store):
    assert isinstance(store, Store)
    assert len(store.id) == 16


def test_an_empty_store_has_nothing(store):
    assert store.graphs() == []
    assert store.graph("urn:nothing") == b""
    assert store.count() == 0
    assert rows(store, "SELECT * { ?s ?p ?o }") == []


# --- replacing graphs


def test_graphs_come_back_as_they_were_put_in(store):
    data = spo("urn:a", "urn:p", '"naïve \\"quote\\" \\\\ 🕊 \\n end"@en') + spo("urn:a", "urn:q", "urn:b")
    assert store.replace_graphs({"urn:g": data})
    assert store.graph("urn:g") == data
    assert store.graphs() == ["urn:g"]
    assert store.count() == 2


def test_replacing_leaves_nothing_of_the_old_graph_and_touches_no_other(store):
    store.replace_graphs({"urn:g": spo("urn:a", "urn:p", '"old"'), "urn:h": spo("urn:a", "urn:p", '"other"')})
    assert store.replace_graphs({"urn:g": spo("urn:a", "urn:p", '"new"')})
    assert everything(store) == {
        "urn:g": spo("urn:a", "urn:p", '"new"'),
        "urn:h": spo("urn:a", "urn:p", '"other"'),
    }


def test_the_same_again_changes_nothing_and_says_so(store):
    data = spo("urn:a", "urn:p", f'"0.90"^^<{XSD}decimal>') + spo("urn:a", "urn:q", f'"7"^^<{XSD}int>')
    assert store.replace_graphs({"urn:g": data, "urn:h": data})
    assert not store.replace_graphs({"urn:g": data, "urn:h": data})
    assert not store.replace_graphs({"urn:g": store.graph("urn:g")})


def test_empty_bytes_drop_a_graph(store):
    store.replace_graphs({"urn:g": spo("urn:a", "urn:p", "urn:b"), "urn:h": spo("urn:a", "urn:p", "urn:b")})
    assert store.replace_graphs({"urn:g": b""})
    assert store.graphs() == ["urn:h"]
    assert rows(store, "SELECT ?g { GRAPH ?g {} }") == [(("g", "urn:h"),)]
    assert not store.replace_graphs({"urn:g": b""})


def test_a_change_of_some_triples_keeps_the_rest(store):
    many = [spo("urn:a", "urn:p", f'"{n}"') for n in range(50)]
    store.replace_graphs({"urn:g": b"".join(sorted(many))})
    wanted = b"".join(sorted([*many[10:], spo("urn:a", "urn:p", '"new"')]))
    assert store.replace_graphs({"urn:g": wanted})
    assert store.graph("urn:g") == wanted


def test_blank_nodes_stand_in_a_graph_and_go_with_it(store):
    data = b'_:x <urn:p> _:y .\n_:y <urn:q> "1" .\n<urn:a> <urn:p> <urn:b> .\n'
    assert store.replace_graphs({"urn:g": data})
    assert number(store, "SELECT (COUNT(*) AS ?n) { ?x <urn:p> ?y . ?y <urn:q> ?z }") == 1
    assert store.replace_graphs({"urn:g": data})
    assert store.count() == 3
    assert store.replace_graphs({"urn:g": spo("urn:a", "urn:p", "urn:b")})
    assert store.graph("urn:g") == spo("urn:a", "urn:p", "urn:b")


BROKEN = [
    (b"<urn:a> <urn:p> <urn:b> .\n<urn:a> <urn:p> oops .\n", "line 2"),
    (b'<urn:a> <urn:p> "\xff" .\n', "line 1"),
    (b"<urn:a> <urn:p> <no scheme> .\n", "line 1"),
    (b"not RDF at all", "line 1"),
]


@pytest.mark.parametrize(("bad", "place"), BROKEN)
def test_triples_that_do_not_parse_leave_all_as_it_was(store, bad, place):
    put(store, "a", ["x"])
    before = everything(store)
    with pytest.raises(RdfError) as error:
        store.replace_graphs({"urn:new": spo("urn:a", "urn:p", "urn:b"), "urn:g": bad})
    assert place in error.value.where
    with pytest.raises(RdfError):
        store.put_article(graph("a"), bad, ENTITIES, {})
    with pytest.raises(RdfError):
        store.put_article(graph("a"), naming("a", person("y")), ENTITIES, {person("y"): bad})
    with pytest.raises(RdfError) as error:
        store.load(bad, media_type="application/n-triples", graph="urn:g")
    assert place in error.value.where
    assert everything(store) == before


@pytest.mark.parametrize("name", ["no iri", "relative", "urn:a> } ; DROP ALL #"])
def test_a_graph_needs_an_absolute_iri(store, name):
    store.replace_graphs({"urn:g": spo("urn:a", "urn:p", "urn:b")})
    with pytest.raises(RdfError):
        store.replace_graphs({name: spo("urn:a", "urn:p", "urn:c")})
    with pytest.raises(RdfError):
        store.graph(name)
    assert store.graphs() == ["urn:g"]


# --- articles and the entities that they lead to


def test_an_article_brings_the_descriptions_of_its_entities(store):
    assert put(store, "a", ["x", "y"])
    assert store.graph(graph("a")) == naming("a", person("x"), person("y"))
    assert store.graph(ENTITIES) == told(person("x"), "x") + told(person("y"), "y")


def test_the_same_article_again_changes_nothing(store):
    assert put(store, "a", ["x"])
    before = everything(store)
    assert not put(store, "a", ["x"])
    assert everything(store) == before


def test_descriptions_that_only_the_old_version_led_to_go(store):
    put(store, "a", ["x", "y"])
    put(store, "b", ["y"])
    assert put(store, "a", ["z"], note="second")
    assert described(store) == {person("y"), person("z")}


def test_a_deleted_article_takes_along_what_nobody_else_leads_to(store):
    put(store, "a", ["x", "y"])
    put(store, "b", ["y"])
    assert store.put_article(graph("a"), b"", ENTITIES, {})
    assert store.graphs() == [graph("b"), ENTITIES]
    assert described(store) == {person("y")}
    assert store.put_article(graph("b"), b"", ENTITIES, {})
    assert store.graphs() == []
    assert not store.put_article(graph("b"), b"", ENTITIES, {})


def test_a_country_stays_as_long_as_somebody_of_it_does(store):
    country, office = f"{BASE}id/country/c", f"{BASE}id/office/o"
    people = {person(name): told(person(name), name, (f"{DIP}country", country)) for name in ("x", "y")}
    chain = {
        **people,
        office: told(office, "office", (f"{DIP}of", country)),
        country: told(country, "country"),
    }
    store.put_article(graph("a"), naming("a", person("x"), office), ENTITIES, chain)
    assert described(store) == {person("x"), office, country}
    store.put_article(graph("b"), naming("b", person("y")), ENTITIES, chain)
    assert described(store) == {person("x"), person("y"), office, country}
    store.put_article(graph("a"), b"", ENTITIES, {})
    assert described(store) == {person("y"), country}
    store.put_article(graph("b"), b"", ENTITIES, {})
    assert described(store) == set()


def test_what_a_new_description_leads_to_stays_though_the_article_no_longer_names_it(store):
    country = f"{BASE}id/country/c"
    store.put_article(graph("a"), naming("a", country), ENTITIES, {country: told(country, "country")})
    of_the_country = {person("x"): told(person("x"), "x", (f"{DIP}country", country))}
    store.put_article(graph("a"), naming("a", person("x")), ENTITIES, of_the_country)
    assert described(store) == {person("x"), country}


def test_an_entity_that_leads_to_itself_only_goes(store):
    of_itself = {person("x"): told(person("x"), "x", (SAME, person("x")))}
    store.put_article(graph("a"), naming("a", person("x")), ENTITIES, of_itself)
    store.put_article(graph("a"), b"", ENTITIES, {})
    assert store.graphs() == []


def test_descriptions_that_the_article_does_not_lead_to_are_left_out(store):
    store.put_article(
        graph("a"), naming("a", person("x")), ENTITIES,
        {person("x"): told(person("x"), "x"), person("stray"): told(person("stray"), "stray")},
    )  # fmt: skip
    assert described(store) == {person("x")}


def test_a_description_from_no_authority_stays_as_it_first_came(store):
    put(store, "a", ["x"], x="First name")
    put(store, "b", ["x"], x="Second name")
    assert store.graph(ENTITIES) == told(person("x"), "First name")


def test_a_newer_description_from_authority_data_wins(store):
    linked = (SAME, "http://www.wikidata.org/entity/Q900")
    put(store, "a", ["x"], x="As an article told it")
    newer = told(person("x"), "By authority", linked)
    assert store.put_article(graph("a"), naming("a", person("x")), ENTITIES, {person("x"): newer})
    assert store.graph(ENTITIES) == newer
    assert put(store, "b", ["x"], x="As another article told it")
    assert store.graph(ENTITIES) == newer


def test_what_a_newer_description_leads_to_no_more_goes(store):
    linked = (SAME, "http://www.wikidata.org/entity/Q900")
    old_country, new_country = f"{BASE}id/country/old", f"{BASE}id/country/new"

    def version(country):
        return {
            person("x"): told(person("x"), "x", (SAME, linked[1]), (f"{DIP}country", country)),
            country: told(country, country[-3:]),
        }

    store.put_article(graph("a"), naming("a", person("x")), ENTITIES, version(old_country))
    assert described(store) == {person("x"), old_country}
    store.put_article(graph("a"), naming("a", person("x")), ENTITIES, version(new_country))
    assert described(store) == {person("x"), new_country}


def test_an_entity_that_another_graph_leads_to_stays(store):
    put(store, "a", ["x"])
    store.replace_graphs({"urn:notes": spo("urn:note", "urn:about", person("x"))})
    store.put_article(graph("a"), b"", ENTITIES, {})
    assert described(store) == {person("x")}


def test_a_description_of_something_else_is_refused(store):
    with pytest.raises(RdfError) as error:
        store.put_article(
            graph("a"), naming("a", person("x")), ENTITIES, {person("x"): told(person("y"), "y")}
        )
    assert person("y") in error.value.where
    assert store.graphs() == []


def test_an_article_with_a_blank_node_is_refused(store):
    with pytest.raises(RdfError, match="blank"):
        store.put_article(graph("a"), b"<urn:a> <urn:p> _:x .\n", ENTITIES, {})
    assert store.graphs() == []


def test_articles_in_any_order_give_the_same_store(store):
    twins = [("a", ["x", "y"]), ("b", ["y", "z"]), ("c", ["x"])]
    for key, entities in twins:
        put(store, key, entities)
    first = everything(store)
    for key, _ in twins:
        store.put_article(graph(key), b"", ENTITIES, {})
    for key, entities in reversed(twins):
        put(store, key, entities)
    assert everything(store) == first
