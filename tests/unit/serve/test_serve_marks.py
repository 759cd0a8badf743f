"""The words of every fact are marked, whatever overlaps with what, and the text stays whole."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.serve.views.marks import Mark, blocks, cut

TEXT = "Talks 🕊 here\n\nA met B in C.\nThen D left."


def mark(start, end, fact="f", anchor=None):
    return Mark(start, end, anchor or f"char={start},{end}", fact, "event", "label")


def joined(pieces):
    return "".join(piece.text for piece in pieces)


spans = st.tuples(st.integers(0, 30), st.integers(0, 30)).map(sorted).filter(lambda pair: pair[0] < pair[1])


@given(st.text(min_size=31, max_size=60), st.lists(spans, max_size=8))
def test_cutting_loses_no_character_and_no_mark(text, pairs):
    marks = [mark(start, end, f"f{number}") for number, (start, end) in enumerate(pairs)]
    pieces = cut(text, marks)
    assert joined(pieces) == text
    for each in marks:
        assert joined(p for p in pieces if each in p.marks) == text[each.start : each.end]


@given(st.lists(spans, max_size=8))
def test_every_anchor_stands_once_where_its_words_begin(pairs):
    marks = [mark(start, end) for start, end in pairs]
    pieces = cut("x" * 31, marks)
    found, position = {}, 0
    for piece in pieces:
        for anchor in piece.anchors:
            assert anchor not in found
            found[anchor] = position
        position += len(piece.text)
    assert found == {each.anchor: each.start for each in marks}


def test_the_narrowest_mark_leads():
    pieces = cut("abcdef", [mark(0, 6, "wide"), mark(2, 4, "narrow")])
    assert [[each.fact for each in piece.marks] for piece in pieces] == [
        ["wide"],
        ["narrow", "wide"],
        ["wide"],
    ]


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (2, 2), (3, 1), (0, 99)])
def test_a_mark_outside_of_the_text_is_left_out(start, end):
    assert all(not piece.marks for piece in cut("abcdef", [mark(start, end)]))


def test_lines_become_blocks_and_the_title_the_heading():
    found = blocks(TEXT, [mark(TEXT.index("met"), TEXT.index("met") + 3)], "Talks 🕊 here")
    assert [(block.heading, joined(block.pieces)) for block in found] == [
        (True, "Talks 🕊 here"),
        (False, "A met B in C."),
        (False, "Then D left."),
    ]
    assert [piece.text for piece in found[1].pieces if piece.marks] == ["met"]


def test_a_mark_over_two_lines_is_marked_in_both_and_has_one_anchor():
    start, end = TEXT.index("in C"), TEXT.index("Then") + 4
    found = blocks(TEXT, [mark(start, end)])
    marked = [piece.text for block in found for piece in block.pieces if piece.marks]
    assert marked == ["in C.", "Then"]
    assert sum(len(piece.anchors) for block in found for piece in block.pieces) == 1


def test_many_marks_in_many_lines_are_cut_in_linear_time():
    text = "word " * 10 + "\n"
    marks = [
        mark(line * 51 + 5 * word, line * 51 + 5 * word + 4) for line in range(2000) for word in range(5)
    ]
    found = blocks(text * 2000, marks)
    assert sum(bool(piece.marks) for block in found for piece in block.pieces) == len(marks)
