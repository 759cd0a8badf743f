"""An entity that is linked later keeps its old IRI, in every store: it leads to the new one."""

import pytest
from stored import BASE, DIP, ENTITIES, SAME, everything, graph, naming, person, put, spo, told

from kg.errors import RdfError
from kg.rdf.terms import iri
from kg.store.replaced import REPLACED_BY, moved_iris
from kg.store.staging import put_article

TYPE = iri("rdf:type")
OLD, NEW, OTHER = person("x-old"), person("wd-Q900"), person("x-other")
OFFICE, NEW_OFFICE = f"{BASE}id/office/x-1", f"{BASE}id/office/x-2"


def link(key, entity, passage=1, form="Ann"):
    node = f"{BASE}id/article/{key}/link/{entity[-5:]}"
    return b"".join(
        (
            spo(node, TYPE, f"{DIP}EntityLink"),
            spo(node, f"{DIP}entity", entity),
            spo(node, f"{DIP}evidence", f"{BASE}id/article/{key}/v/1#char={passage},{passage + 3}"),
            f'<{node}> <{DIP}surfaceForm> "{form}" .\n'.encode(),
        )
    )


def tenure(key, office, title="Chair"):
    node = f"{BASE}id/article/{key}/tenure/{office[-1]}"
    return b"".join(
        (
            spo(node, TYPE, f"{DIP}Tenure"),
            spo(node, f"{DIP}office", office),
            spo(node, f"{DIP}evidence", f"{BASE}id/article/{key}/v/1#char=9,14"),
            f'<{node}> <{DIP}officeTitle> "{title}" .\n'.encode(),
        )
    )


def write(store, key, entity, **more):
    said = {entity: typed(entity)}
    return put_article(store, graph(key), link(key, entity, **more), ENTITIES, said)


def typed(entity):
    return told(entity, entity[-5:]) + spo(entity, TYPE, f"{DIP}Person")


def note(old, new):
    return spo(old, REPLACED_BY, new)


def replaced(store):
    return {line for line in store.graph(ENTITIES).splitlines(keepends=True) if b"isReplacedBy" in line}


def test_the_old_iri_leads_to_the_new_one(store):
    write(store, "a", OLD)
    assert write(store, "a", NEW)
    assert set(store.graph(ENTITIES).splitlines(keepends=True)) == {
        *typed(NEW).splitlines(keepends=True),
        note(OLD, NEW),
    }


def test_the_first_time_and_the_same_again_note_nothing(store):
    assert write(store, "a", OLD)
    assert not write(store, "a", OLD)
    assert replaced(store) == set()


def test_an_iri_that_another_article_still_names_is_alive_and_not_replaced(store):
    write(store, "a", OLD)
    write(store, "b", OLD)
    write(store, "a", NEW)
    assert replaced(store) == set()
    write(store, "b", NEW)
    assert replaced(store) == {note(OLD, NEW)}


def test_an_iri_that_is_named_again_is_alive_again(store):
    write(store, "a", OLD)
    write(store, "a", NEW)
    write(store, "b", OLD)
    assert replaced(store) == set()
    assert spo(OLD, TYPE, f"{DIP}Person") in store.graph(ENTITIES)


def test_the_newest_word_counts(store):
    write(store, "a", OLD)
    write(store, "a", NEW)
    write(store, "b", OLD)
    write(store, "b", OTHER)
    assert replaced(store) == {note(OLD, OTHER)}


def test_the_note_outlives_other_articles_and_the_end_of_its_own(store):
    write(store, "a", OLD)
    write(store, "a", NEW)
    write(store, "b", OTHER)
    store.put_article(graph("b"), b"", ENTITIES, {})
    store.put_article(graph("a"), b"", ENTITIES, {})
    assert replaced(store) == {note(OLD, NEW)}
    assert typed(NEW).splitlines()[0] in store.graph(ENTITIES).splitlines()  # what it leads to is there


def test_the_same_words_make_it_the_same_and_not_the_order(store):
    before = link("a", OLD, passage=1) + link("a", OTHER, passage=50, form="Bob")
    after = link("a", NEW, passage=50, form="Bob") + link("a", OLD, passage=1)
    assert moved_iris(before, after) == {OTHER: NEW}


def test_another_text_tells_nothing(store):
    assert moved_iris(link("a", OLD, passage=1), link("a", NEW, passage=50)) == {}


def test_an_office_moves_with_its_owner():
    assert moved_iris(tenure("a", OFFICE), tenure("a", NEW_OFFICE)) == {OFFICE: NEW_OFFICE}


def test_bytes_that_do_not_parse_leave_all_as_it_was(store):
    write(store, "a", OLD)
    before = everything(store)
    with pytest.raises(RdfError):
        put_article(store, graph("a"), b"not RDF", ENTITIES, {})
    assert everything(store) == before


def test_the_only_article_about_an_unlinked_entity_may_describe_it_anew(store):
    put(store, "a", ["x"], x="First name")
    assert put(store, "a", ["x"], x="Better name")
    assert store.graph(ENTITIES) == told(person("x"), "Better name")
    put(store, "b", ["x"], x="Another name")
    assert not put(store, "a", ["x"], x="Best name")
    assert store.graph(ENTITIES) == told(person("x"), "Better name")


def test_a_linked_description_is_not_overwritten_by_an_article(store):
    linked = told(person("x"), "By authority", (SAME, "http://www.wikidata.org/entity/Q900"))
    store.put_article(graph("a"), naming("a", person("x")), ENTITIES, {person("x"): linked})
    put(store, "b", ["x"], x="As told")
    assert store.graph(ENTITIES) == linked
