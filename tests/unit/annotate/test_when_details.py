"""What else a found date tells: part of the day, bounds, what it hangs on; and texts of every kind."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.annotate.dates.reading import Offset
from kg.annotate.when import anchor, anchored, find_dates
from kg.model import Precision, When

PUBLISHED = date(2024, 5, 15)


def only(text, tense="past", published=PUBLISHED):
    [found] = find_dates(text, published, lambda _: tense)
    return found


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("It arrived on Tuesday morning.", "morning"),
        ("It arrived on Tuesday at noon.", "noon"),
        ("It arrived on the evening of 3 May.", "evening"),
        ("It arrived in the small hours of Tuesday.", "night"),
        ("It arrived last night.", "night"),
        ("It arrived tonight.", "night"),
        ("It arrived late Tuesday.", "evening"),
        ("It arrived this afternoon.", "afternoon"),
        ("It arrived on Tuesday.", None),
        ("It arrived yesterday evening.", "evening"),
    ],
)
def test_part_of_the_day_is_kept(text, part):
    assert only(text).part_of_day == part


@pytest.mark.parametrize(
    ("text", "bound", "reach"),
    [
        ("They have talked since April 2018.", "from", "2018-04-01/2024-05-15"),
        ("They have talked since Monday.", "from", "2024-05-13/2024-05-15"),
        ("They must leave by 10 June.", "until", "2024-05-15/2024-06-10"),
        ("The truce holds until next Monday.", "until", "2024-05-15/2024-05-20"),
        ("They left before May 3.", "until", "2024-05-03/2024-05-03"),
        ("It was signed on May 3.", None, "2024-05-03/2024-05-03"),
        ("He was there from May 3 to 5.", None, "2024-05-03/2024-05-05"),
        ("It is a follow-up to last year's accord.", None, "2023-01-01/2023-12-31"),
    ],
)
def test_a_bound_is_told_and_reaches_to_the_publication(text, bound, reach):
    found = only(text, "future" if "must" in text or "holds" in text else "past")
    when = found.reach(PUBLISHED)
    assert (found.bound, f"{when.earliest}/{when.latest}") == (bound, reach)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("It was signed on 4 September 2023.", "2023-09-04"),
        ("It was signed in 2016.", "2016"),
        ("It was signed on Tuesday.", None),
        ("It was signed last week.", None),
        ("It was signed on 4 September.", None),
        ("It was signed two days ago.", None),
        ("It was signed in March.", None),
        ("It was signed last summer.", None),
        ("It was signed in the first quarter.", None),
        ("It was signed on the 3rd.", None),
        ("It was signed at Easter.", None),
    ],
)
def test_without_a_publication_day_only_a_stated_year_counts(text, day):
    found = only(text, None, None)
    assert (found.when and found.when.isoformat()) == day


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("On 12 March 2014 parliament voted. On 16 March the people did.", ["2014-03-12", "2014-03-16"]),
        ("In May 2006 he was caught. On 20 May he confessed.", ["2006-05", "2006-05-20"]),
        ("On 12 March 2014 parliament voted. On Monday, 13 May, it met.", ["2014-03-12", "2024-05-13"]),
        ("On 12 March 2014 they voted. Yesterday they met. On 16 March they rested.",
         ["2014-03-12", "2024-05-14", "2024-03-16"]),
    ],
)  # fmt: skip
def test_a_story_told_with_its_year_keeps_it(text, days):
    assert [found.when.isoformat() for found in find_dates(text, PUBLISHED, lambda _: "past")] == days


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("It was signed two weeks before May 13, 1999.", "1999-04-26/1999-05-02"),
        ("They met three days after Christmas.", "2023-12-28"),
        ("They met on the eve of May 1.", "2024-04-30"),
        ("The second of March 2020 was quiet.", "2020-03-02"),
        ("They met on Easter Monday.", "2024-04-01"),
        ("They met on Good Friday.", "2024-03-29"),
        ("They met on monday.", "2024-05-13"),
        ("They met on 4 april.", "2024-04-04"),
        ("They met in the last week of March.", "2024-03-25/2024-03-31"),
        ("It fell by year's end.", "2024-10-01/2024-12-31"),
    ],
)
def test_less_usual_forms_are_read(text, days):
    assert only(text).when.isoformat() == days


def test_a_bare_day_of_eleven_months_back_is_that_of_next_month():
    assert only("The treaty signed on 28 May binds them.", "past").when.isoformat() == "2024-05-28"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The session was suspended until May 20.", "2024-05-20"),
        ("The session was adjourned until Friday.", "2024-05-17"),
        ("The session lasted until Friday.", "2024-05-10"),
    ],
)
def test_a_deadline_lies_ahead_whatever_the_tense(text, day):
    assert only(text, "past").when.isoformat() == day


@pytest.mark.parametrize(
    "text", ["Talks were moved from Monday to Wednesday.", "The vote was postponed from 3 May to 20 May."]
)
def test_a_change_of_date_is_two_dates_and_no_range(text):
    assert len(find_dates(text, PUBLISHED, lambda _: "past")) == 2


@pytest.mark.parametrize(
    ("day", "expected"),
    [(date(2025, 9, 4), "2025-09-04"), (date(2025, 9, 5), "2025-09-04"), (date(2025, 9, 10), "2025-09-04")],
)
def test_a_weekday_counts_back_to_the_publication_day_itself(day, expected):
    assert only("They met on Thursday.", "past", day).when.isoformat() == expected


@pytest.mark.parametrize(
    ("day", "words", "expected"),
    [
        (date(2024, 1, 3), "last month", "2023-12"),
        (date(2024, 1, 3), "last week", "2023-12-25/2023-12-31"),
        (date(2024, 12, 30), "next week", "2025-01-06/2025-01-12"),
        (date(2024, 12, 30), "next month", "2025-01"),
        (date(2024, 3, 31), "last month", "2024-02"),
        (date(2024, 1, 15), "last summer", "2023-06-01/2023-08-31"),
        (date(2024, 1, 15), "this winter", "2023-12-01/2024-02-29"),
        (date(2024, 5, 12), "last weekend", "2024-05-04/2024-05-05"),
        (date(2024, 5, 13), "last weekend", "2024-05-11/2024-05-12"),
        (date(2024, 5, 13), "this week", "2024-05-13/2024-05-19"),
        (date(2024, 5, 19), "this week", "2024-05-13/2024-05-19"),
        (date(2024, 2, 29), "last year", "2023"),
        (date(2024, 5, 15), "last quarter", "2024-01-01/2024-03-31"),
    ],
)
def test_units_beside_the_border_of_a_year_or_week(day, words, expected):
    assert only(f"They met {words}.", "past", day).when.isoformat() == expected


def test_the_next_day_hangs_on_the_last_exact_date():
    text = "They met on May 3, the first time since 2019. The next day they parted."
    assert anchored(find_dates(text, PUBLISHED, lambda _: "past"), text)[-1].when.isoformat() == "2024-05-04"


@pytest.mark.parametrize(
    "words", ["A day after the vote", "On the eve of the summit", "Two days before he left"]
)
def test_what_counts_from_an_event_is_left_to_the_event(words):
    text = f"They met on May 3. {words}, they had parted."
    found = anchored(find_dates(text, PUBLISHED, lambda _: "past"), text)[-1]
    assert (found.when, found.anchor_offset.of_event) == (None, True)


@pytest.mark.parametrize(
    ("offset", "first", "last", "precision"),
    [
        (Offset(1, "day"), "2024-05-04", "2024-05-06", Precision.RANGE),
        (Offset(1, "week"), "2024-05-06", "2024-05-12", Precision.WEEK),
        (Offset(0, "day", 4), "2024-05-03", "2024-05-03", Precision.DAY),
        (Offset(2, "hour"), "2024-05-03", "2024-05-06", Precision.RANGE),
    ],
)
def test_an_anchored_date_is_no_more_exact_than_its_anchor(offset, first, last, precision):
    [found] = find_dates("A week later they signed.", PUBLISHED)
    base = When(date(2024, 5, 3), date(2024, 5, 5), Precision.RANGE, "3 to 5 May")
    when = anchor(type(found)(0, 3, None, "anaphoric", anchor_offset=offset), base)
    assert (when.earliest.isoformat(), when.latest.isoformat(), when.precision) == (first, last, precision)


def test_nothing_is_anchored_where_no_date_came_before():
    text = "A week later they signed."
    assert anchored(find_dates(text, PUBLISHED), text)[0].when is None


def test_a_line_end_inside_a_date_is_a_gap_like_any_other():
    assert only("They met on 4\nSeptember 2023.").when.isoformat() == "2023-09-04"


def test_an_empty_line_parts_two_dates():
    found = find_dates("They met in June\n\n2023 was a good year.", PUBLISHED, lambda _: "past")
    assert [one.when.isoformat() for one in found] == ["2023-06", "2023"]


WORDS = (
    "the last next this past week month weekend Monday May March Sept. 4 19 2016 1990s in on since until by before "
    "after two a days weeks ago later early mid end of summer quarter first century today night morning - – to and "
    "from , . 's 2025-09-04 12/25/2023 0001-01-01 9999-12-31 3rd eve Easter same that now hours half"
).split()
DAYS = st.one_of(st.none(), st.dates(), st.sampled_from([date.min, date.max]))
TENSES = st.sampled_from([None, "past", "present", "future"])


@given(text=st.lists(st.sampled_from(WORDS), max_size=9).map(" ".join), published=DAYS, tense=TENSES)
def test_any_words_of_time_give_ordered_dates_inside_the_text(text, published, tense):
    end = 0
    for found in anchored(find_dates(text, published, lambda _: tense), text):
        assert end <= found.start < found.end <= len(text)
        end = found.end
        assert found.when is None or found.when.text == text[found.start : found.end]


@given(text=st.text(), published=DAYS)
def test_any_text_gives_dates_inside_it(text, published):
    assert all(0 <= one.start < one.end <= len(text) for one in find_dates(text, published))
