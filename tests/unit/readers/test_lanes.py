"""In a lane the clients take turns, and none takes all places."""

from types import SimpleNamespace

from kg.readers.lanes import History, Lane


def ask(client, number=0, shape=""):
    question = SimpleNamespace(text=f"{client}{number}", shape=shape)
    return SimpleNamespace(client=client, number=number, question=question)


def test_clients_take_turns():
    lane = Lane(4)
    for number in range(3):
        lane.add(ask("a", number))
    lane.add(ask("b"))
    found = [lane.next() for _ in range(3)]
    assert [(each.client, each.number) for each in found] == [("a", 0), ("b", 0), ("a", 1)]


def test_one_client_leaves_a_place_for_others():
    lane = Lane(2)
    for number in range(3):
        lane.add(ask("a", number))
    assert lane.next().number == 0
    assert lane.next() is None
    lane.add(ask("b"))
    assert lane.next().client == "b"
    assert lane.next() is None
    lane.leave("a")
    assert lane.next().number == 1


def test_modest_clients_have_one_place():
    lane = Lane(4)
    for number in range(3):
        lane.add(ask("a", number))
    lane.add(ask("b"))
    found = [lane.next({"a"}) for _ in range(3)]
    assert [each and (each.client, each.number) for each in found] == [("a", 0), ("b", 0), None]
    assert "a" in lane.clients
    assert lane.next().number == 1


def test_what_is_put_back_is_first_of_its_client():
    lane = Lane(2)
    lane.add(ask("a", 1))
    lane.add(ask("a", 0), first=True)
    assert [each.number for each in lane] == [0, 1]
    assert len(lane) == 2


def test_what_waits_can_be_taken_out():
    lane, one = Lane(2), ask("a")
    lane.add(one)
    lane.remove(one)
    lane.remove(one)
    assert (len(lane), lane.next()) == (0, None)


def test_what_waits_alike_is_taken_out_together():
    lane = Lane(2)
    for client, shape in (("a", "x"), ("b", "x"), ("a", "y")):
        lane.add(ask(client, shape=shape))
    assert len(lane.taken_out(ask("c", shape="x").question)) == 2
    assert [each.question.shape for each in lane] == ["y"]


def test_it_is_remembered_what_was_long_and_what_was_not():
    history = History()
    one = ask("a", shape="x").question
    assert history.was_long(one) is None
    history.note(one, is_long=True)
    assert history.was_long(ask("b", shape="x").question) is True
    history.note(one, is_long=False)
    assert history.was_long(one) is False
    for number in range(1000):
        history.note(ask("b", number).question, is_long=True)
    assert history.was_long(one) is None
