"""Each commit says who made it, and who listens is told of each, also of those that were made before."""

import json
from contextlib import contextmanager

import pytest

from kg.archive import AUTHOR, Commit, Part
from kg.archive import archive as archives
from kg.archive.archive import FOLDER, commits, commits_since
from kg.archive.parts import read_commit, written
from kg.store import EmbeddedStore
from kg.store.recorder import Recorder

INSERT = "INSERT DATA {{ <urn:a> <urn:b> {} }}"
COSTLY = "INSERT { <urn:a> <urn:c> ?o } WHERE { <urn:a> <urn:b> ?o }"


@contextmanager
def writing_as(name):
    token = AUTHOR.set(lambda: {"who": name})
    try:
        yield
    finally:
        AUTHOR.reset(token)


def authors(place):
    return [commit.who.get("who") for commit in commits(place / FOLDER)]


def test_a_commit_says_who_made_it_and_the_next_does_not(tmp_path):
    store = EmbeddedStore(tmp_path / "store")
    with writing_as("desk"):
        store.update(INSERT.format(1))
    store.update(INSERT.format(2))
    with writing_as("other"):
        store.update(COSTLY)
    store.close()
    # What runs an update that must be found out makes two: that it begins, and what it changed.
    assert authors(tmp_path / "store") == ["desk", None, "other", "other"]


def test_commits_from_before_are_read():
    said = json.loads(written(3, [Part("new")], {"who": "desk"}))
    assert read_commit(json.dumps(said).encode()).who == {"who": "desk"}
    del said["who"]
    commit = read_commit(json.dumps(said).encode())
    assert (commit.number, commit.parts, commit.who) == (3, (Part("new"),), {})
    assert "who" not in json.loads(written(3, [], {}))


def test_an_update_that_the_process_did_not_outlive_is_still_whose_it_was(tmp_path, monkeypatch):
    def ends(*_):
        raise KeyboardInterrupt

    store = EmbeddedStore(tmp_path / "store")
    store.update(INSERT.format(1))
    monkeypatch.setattr(Recorder, "_end_update", ends)
    with writing_as("desk"), pytest.raises(KeyboardInterrupt):
        store.update(COSTLY)
    store.close()
    monkeypatch.undo()
    EmbeddedStore(tmp_path / "store").close()
    assert authors(tmp_path / "store") == [None, "desk", "desk"]


def test_a_listener_is_told_of_what_it_missed_and_then_of_each(tmp_path):
    store, told = EmbeddedStore(tmp_path / "store"), []
    for number in range(3):
        store.update(INSERT.format(number))
    store.tell(lambda commit: told.append(commit.number), 1)
    store.update(INSERT.format(9))
    assert told == [2, 3, 4]
    store.close()


@pytest.mark.parametrize(("since", "expected"), [(None, []), (2, [3]), (3, []), (9, [])])
def test_what_is_told_depends_on_where_the_listener_was(tmp_path, since, expected):
    store, told = EmbeddedStore(tmp_path / "store"), []
    for number in range(3):
        store.update(INSERT.format(number))
    store.close()
    store = EmbeddedStore(tmp_path / "store")
    store.tell(lambda commit: told.append(commit.number), since)
    assert told == expected
    store.close()


def test_commits_are_found_over_many_segments(tmp_path, monkeypatch):
    monkeypatch.setattr("kg.archive.segments.SEGMENT_BYTES", 1_000)
    store = EmbeddedStore(tmp_path / "store")
    for number in range(20):
        store.update(INSERT.format(number))
    store.close()
    folder = tmp_path / "store" / FOLDER
    assert len(archives.segment_numbers(folder)) > 3
    for since in (0, 7, 19, 20):
        assert [each.number for each in commits_since(folder, since)] == list(range(since + 1, 21))


def test_what_leaves_the_store_alone_does_not_write():
    said = [
        Commit(1, None, parts).writes for parts in ((), (Part("text"),), (Part("begin"),), (Part("set"),))
    ]
    assert said == [False, False, False, True]
