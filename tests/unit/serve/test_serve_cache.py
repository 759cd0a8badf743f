"""The caches keep what they have room for."""

from kg.serve.cache import Recent, ResultCache


def test_answers_are_kept_within_bytes_and_the_oldest_go():
    cache = ResultCache(1600)
    for number in range(40):
        cache.put(number, bytes(100))
        cache.get(0)
    assert cache.get(0) == bytes(100)
    assert [number for number in range(40) if cache.get(number) is not None] == [0, *range(25, 40)]


def test_one_answer_never_drives_all_others_out():
    cache = ResultCache(1600)
    cache.put("large", bytes(101))
    assert cache.get("large") is None


def test_without_room_nothing_is_kept():
    cache = ResultCache(0)
    cache.put("some", b"x")
    assert (cache.get("some"), cache.largest) == (None, 0)


def test_questions_are_kept_under_short_keys_only():
    recent = Recent()
    recent.keep((b"a", None), "kept")
    recent.keep((b"a" * 5000, None), "not kept")
    assert recent.get((b"a", None)) == "kept"
    assert recent.get((b"a" * 5000, None)) is None
    for number in range(1000):
        recent.keep((b"%04000d" % number,), number)
    assert recent.get((b"a", None)) is None
    kept = [number for number in range(1000) if recent.get((b"%04000d" % number,)) is not None]
    assert kept == list(range(750, 1000))
