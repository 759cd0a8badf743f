import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.link.spelling import alike, edits, name_words, same_but_middle, within

WORDS = st.text(alphabet="abcde", max_size=8)


@pytest.mark.parametrize(
    ("one", "other", "number"),
    [("", "", 0), ("abc", "", 3), ("kitten", "sitting", 3), ("lavrov", "lavrof", 1), ("ab", "ba", 2)],
)
def test_edits_counts_letters(one, other, number):
    assert edits(one, other) == number


@given(WORDS, WORDS, WORDS)
def test_edits_is_a_distance(one, other, third):
    assert edits(one, other) == edits(other, one)
    assert (edits(one, other) == 0) == (one == other)
    assert edits(one, third) <= edits(one, other) + edits(other, third)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Mr. Tony Blair", ("tony", "blair")),
        ("Sheikh Hamad bin Isa", ("hamad", "bin", "isa")),
        ("Ferdinand Marcos Jr.", ("ferdinand", "marcos")),
        ("Dr", ("dr",)),
    ],
)
def test_honorifics_are_no_part_of_a_name(name, words):
    assert name_words(name) == words


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("George H. Walker", "George Walker", True),
        ("George H. Walker", "George Herbert Walker", True),
        ("George H. Walker", "George K. Walker", False),
        ("Hafez al-Atassi", "Hafez Atassi", True),
        ("George Walker", "Georgia Walker", False),
        ("Walker", "Walker", False),
    ],
)
def test_middle_names_may_be_missing_or_initials(one, other, same):
    assert same_but_middle(name_words(one), name_words(other)) is same


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Moammar Gadhafi", "Muammar Gaddafi", True),
        ("Sergei Shoygu", "Sergey Shoigu", True),
        ("Li Qiang", "Xi Jinping", False),
        ("Anna Berg", "Anna Borg-Olivier", False),
        ("Gadhafi", "Gaddafi", False),
    ],
)
def test_other_spellings_are_alike_in_whole_and_surname(one, other, same):
    assert alike(name_words(one), name_words(other)) is same


def test_a_shorter_name_lies_within_a_longer_one_in_order():
    long = name_words("José Luis Rodríguez Zapatero")
    assert within(name_words("José Zapatero"), long)
    assert not within(name_words("Zapatero José"), long)
    assert not within(name_words("Zapatero"), long)
