import pytest
from faulty_engine import article

from kg.errors import InputError
from kg.workers.window import TASK_ARTICLES, TASK_CHARS, TASKS_A_WORKER, in_window


class Task:
    def __init__(self, articles):
        self.articles = articles

    def result(self):
        return [one.given_id for one in self.articles]


def given(articles, workers=2):
    return in_window(articles, Task, lambda: workers)


def test_outcomes_come_in_the_order_of_the_articles():
    articles = [article(number) for number in range(5 * TASK_ARTICLES + 3)]
    assert list(given(articles)) == [one.given_id for one in articles]


def test_no_articles_are_no_outcomes():
    assert list(given([])) == []


def test_no_more_articles_are_drawn_than_the_workers_can_have_in_hand():
    drawn = []

    def source():
        for number in range(1000):
            drawn.append(number)
            yield article(number)

    outcomes = given(source(), workers=2)
    next(outcomes)
    assert len(drawn) == 2 * TASKS_A_WORKER * TASK_ARTICLES
    for _ in range(TASK_ARTICLES):
        next(outcomes)
    assert len(drawn) == (2 * TASKS_A_WORKER + 1) * TASK_ARTICLES


def test_long_articles_are_tasks_of_their_own():
    sizes = []

    def submit(articles):
        sizes.append(len(articles))
        return Task(articles)

    long = [article(number, "x" * TASK_CHARS) for number in range(3)]
    list(in_window([*long, article(4), article(5)], submit, lambda: 1))
    assert sizes == [1, 1, 1, 2]


def test_what_came_before_the_source_broke_off_is_given():
    def source():
        yield article(1)
        yield article(2)
        raise InputError("line 3 is no JSON")

    found = []
    with pytest.raises(InputError, match="line 3"):
        found.extend(given(source()))
    assert found == ["n1", "n2"]
