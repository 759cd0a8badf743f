"""Writers of one process wait for each other: what one has found, no other changes before it is written."""

import threading
import time

from stored import ENTITIES, article, described, graph, naming, person, put, told

from kg.store import MemoryStore, change, oxigraph


def test_an_entity_that_two_writers_touch_at_once_stays_in_step(monkeypatch):
    """One deletes the last article that leads to an entity, another puts a new one that does."""
    store = MemoryStore()
    put(store, "a", ["x"])
    found = threading.Event()
    real = oxigraph.article_change

    def slow(db, wanted):
        change = real(db, wanted)
        if not found.is_set():
            found.set()
            time.sleep(0.3)
        return change

    monkeypatch.setattr(oxigraph, "article_change", slow)
    deleting = threading.Thread(target=store.put_article, args=(graph("a"), b"", ENTITIES, {}))
    deleting.start()
    assert found.wait(10)
    put(store, "b", ["x"])
    deleting.join(10)
    assert store.graphs() == [graph("b"), ENTITIES]
    assert described(store) == {person("x")}


def test_only_what_differs_is_written(monkeypatch):
    """A change of one triple does not rewrite the graph: the disk of a store that is read anew stays quiet."""
    store = MemoryStore()
    many = [person(f"p{n}") for n in range(100)]
    descriptions = {each: told(each, each) for each in many}
    store.put_article(graph("a"), naming("a", *many), ENTITIES, descriptions)
    sizes = []
    real = change.update_text
    monkeypatch.setattr(change, "update_text", lambda *given: sizes.append(real(*given)) or sizes[-1])
    assert store.put_article(graph("a"), naming("a", *many, note="second"), ENTITIES, descriptions)
    (text,) = sizes
    assert text.count(article("a")) == 2
    assert person("p1") not in text
