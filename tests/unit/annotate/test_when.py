"""Dates in news English: which words are one, which days they mean, how exact they are.

The article of these cases came out on Wednesday, 15 May 2024.
"""

from datetime import date

import pytest

from kg.annotate.when import anchored, find_dates
from kg.model import Precision

PUBLISHED = date(2024, 5, 15)


def days(when):
    if when is None:
        return None
    first, last = when.earliest.isoformat(), when.latest.isoformat()
    return first if first == last else f"{first}/{last}"


def found(text, tense=None, published=PUBLISHED):
    dates = find_dates(text, published, lambda _: tense)
    assert all(d.when is None or d.when.text == text[d.start : d.end] for d in dates)
    return [(text[d.start : d.end], days(d.when)) for d in dates]


DAYS = [
    # a weekday on its own: the tense decides, the publication day counts
    ("The envoys met on Monday.", "past", "Monday", "2024-05-13"),
    ("The envoys met on Wednesday.", "past", "Wednesday", "2024-05-15"),
    ("The envoys met on Thursday.", "past", "Thursday", "2024-05-09"),
    ("The envoys will meet on Wednesday.", "future", "Wednesday", "2024-05-15"),
    ("The envoys will meet on Thursday.", "future", "Thursday", "2024-05-16"),
    ("The envoys will meet on Tuesday.", "future", "Tuesday", "2024-05-21"),
    ("The envoys, on Thursday.", None, "Thursday", "2024-05-09"),
    ("The envoy arrives on Friday.", "present", "Friday", "2024-05-17"),
    ("The envoy arrives on Monday.", "present", "Monday", "2024-05-20"),
    ("Tuesday's vote was close.", "past", "Tuesday", "2024-05-14"),
    ("Tuesday’s vote was close.", "past", "Tuesday", "2024-05-14"),
    ("TUESDAY, said the ministry.", "past", "TUESDAY", "2024-05-14"),
    ("Envoys met Sunday in Doha.", "past", "Sunday", "2024-05-12"),
    # with last, next, this
    ("They met last Monday.", "past", "last Monday", "2024-05-13"),
    ("They met last Wednesday.", "past", "last Wednesday", "2024-05-08"),
    ("They met last Thursday.", "past", "last Thursday", "2024-05-09"),
    ("They meet next Monday.", "present", "next Monday", "2024-05-20"),
    ("They will meet next Friday.", "future", "next Friday", "2024-05-24"),
    ("They will meet this Friday.", "future", "this Friday", "2024-05-17"),
    ("They met this Monday.", "past", "this Monday", "2024-05-13"),
    ("They will meet this coming Tuesday.", "future", "this coming Tuesday", "2024-05-21"),
    ("They met this past Thursday.", "past", "this past Thursday", "2024-05-09"),
    ("They met on Tuesday last week.", "past", "Tuesday last week", "2024-05-07"),
    ("They met on Friday of last week.", "past", "Friday of last week", "2024-05-10"),
    ("They will meet on Tuesday next week.", "future", "Tuesday next week", "2024-05-21"),
    ("They met on Tuesday this week.", "past", "Tuesday this week", "2024-05-14"),
    ("They met last week on Friday.", "past", "last week on Friday", "2024-05-10"),
    # parts of the day
    ("It arrived on Tuesday morning.", "past", "Tuesday morning", "2024-05-14"),
    ("It arrived late on Sunday night.", "past", "late on Sunday night", "2024-05-12"),
    ("It arrived early Tuesday.", "past", "early Tuesday", "2024-05-14"),
    ("It arrived in the early hours of Tuesday.", "past", "the early hours of Tuesday", "2024-05-14"),
    ("It arrived on the night of May 3.", "past", "the night of May 3", "2024-05-03"),
    ("It arrived last night.", "past", "last night", "2024-05-14"),
    ("It arrived this morning.", "past", "this morning", "2024-05-15"),
    ("She speaks tonight.", "future", "tonight", "2024-05-15"),
    ("She speaks tomorrow evening.", "future", "tomorrow evening", "2024-05-16"),
    ("She spoke yesterday afternoon.", "past", "yesterday afternoon", "2024-05-14"),
    # yesterday, today, tomorrow
    ("She spoke yesterday.", "past", "yesterday", "2024-05-14"),
    ("Today she spoke.", "past", "Today", "2024-05-15"),
    ("She spoke earlier today.", "past", "earlier today", "2024-05-15"),
    ("She will speak later today.", "future", "later today", "2024-05-15"),
    ("She speaks tomorrow.", "future", "tomorrow", "2024-05-16"),
    ("She spoke the day before yesterday.", "past", "the day before yesterday", "2024-05-13"),
    ("She speaks the day after tomorrow.", "future", "the day after tomorrow", "2024-05-17"),
    ("She spoke two days ago.", "past", "two days ago", "2024-05-13"),
    ("She spoke a day ago.", "past", "a day ago", "2024-05-14"),
    ("She leaves in three days.", "future", "in three days", "2024-05-18"),
    ("She leaves three days from now.", "future", "three days from now", "2024-05-18"),
    ("The truce ends a week from today.", "future", "a week from today", "2024-05-22"),
    # day and month, with and without a year
    ("It was signed on 4 September 2023.", "past", "4 September 2023", "2023-09-04"),
    ("It was signed on September 4th, 2023.", "past", "September 4th, 2023", "2023-09-04"),
    ("It was signed on Sept. 4, 2023, in Rome.", "past", "Sept. 4, 2023", "2023-09-04"),
    ("It was signed on the 4th of September, 2023.", "past", "the 4th of September, 2023", "2023-09-04"),
    ("It was signed on September 04 , 2023 .", "past", "September 04 , 2023", "2023-09-04"),
    ("It was signed on 4 Sep 2023.", "past", "4 Sep 2023", "2023-09-04"),
    ("It was signed on 2023-09-04.", "past", "2023-09-04", "2023-09-04"),
    ("It was signed on 2023-09-04T10:30:00Z.", "past", "2023-09-04T10:30:00Z", "2023-09-04"),
    ("It was signed on 25/12/2023.", "past", "25/12/2023", "2023-12-25"),
    ("It was signed on 12/25/2023.", "past", "12/25/2023", "2023-12-25"),
    ("It was signed on 04.09.2023.", "past", "04.09.2023", "2023-09-04"),
    ("It was signed on September 4.", "past", "September 4", "2023-09-04"),
    ("It was signed on May 3.", "past", "May 3", "2024-05-03"),
    ("It was signed on 20 July.", "past", "20 July", "2023-07-20"),
    ("It will be signed on 20 May.", "future", "20 May", "2024-05-20"),
    ("It will be signed on May 3.", "future", "May 3", "2025-05-03"),
    ("It will be signed on 15 May.", "future", "15 May", "2024-05-15"),
    ("Signing: Dec 30.", None, "Dec 30", "2023-12-30"),
    ("Signing: June 1.", None, "June 1", "2024-06-01"),
    ("It was signed on Monday, May 13.", "past", "Monday, May 13", "2024-05-13"),
    ("It was signed on Saturday 4 March.", "past", "Saturday 4 March", "2023-03-04"),
    ("It was signed on Feb 29.", "past", "Feb 29", "2024-02-29"),
    ("It was signed on the 3rd.", "past", "the 3rd", "2024-05-03"),
    ("It was signed on the 20th.", "past", "the 20th", "2024-04-20"),
    ("It will be signed on the 20th of this month.", "future", "the 20th of this month", "2024-05-20"),
    ("KYIV, May 14 (News) - Envoys met.", None, "May 14", "2024-05-14"),
    ("GENEVA, MAY 14 - ENVOYS MET.", None, "MAY 14", "2024-05-14"),
    ("They spoke on Christmas Day.", "past", "Christmas Day", "2023-12-25"),
    ("They will speak on New Year's Eve.", "future", "New Year's Eve", "2024-12-31"),
    ("A vote on the first Monday of June will follow.", "future", "the first Monday of June", "2024-06-03"),
    ("He sent a letter of January 5.", "past", "January 5", "2024-01-05"),
    ("the attacks of September 11, 2001", "past", "September 11, 2001", "2001-09-11"),
    ("since the September 11 attacks", "past", "September 11", "2001-09-11"),
]


@pytest.mark.parametrize(("text", "tense", "words", "day"), DAYS)
def test_a_day_is_found_and_resolved(text, tense, words, day):
    assert found(text, tense) == [(words, day)]
    assert find_dates(text, PUBLISHED, lambda _: tense)[0].when.precision is Precision.DAY


COARSE = [
    # weeks run from Monday to Sunday
    ("They met last week.", "past", "last week", "2024-05-06/2024-05-12", "week"),
    ("They will meet next week.", "future", "next week", "2024-05-20/2024-05-26", "week"),
    ("They met this week.", "past", "this week", "2024-05-13/2024-05-19", "week"),
    ("They met earlier this week.", "past", "earlier this week", "2024-05-13/2024-05-15", "range"),
    ("They meet later this week.", "future", "later this week", "2024-05-15/2024-05-19", "range"),
    ("They meet early next week.", "future", "early next week", "2024-05-20/2024-05-22", "range"),
    ("They met late last week.", "past", "late last week", "2024-05-09/2024-05-12", "range"),
    ("They met the week before last.", "past", "the week before last", "2024-04-29/2024-05-05", "week"),
    ("They meet the week after next.", "future", "the week after next", "2024-05-27/2024-06-02", "week"),
    ("Last week's talks failed.", "past", "Last week", "2024-05-06/2024-05-12", "week"),
    ("On one evening last week, they met.", "past", "last week", "2024-05-06/2024-05-12", "week"),
    ("They met two weeks ago.", "past", "two weeks ago", "2024-04-29/2024-05-05", "week"),
    ("They meet in two weeks.", "future", "in two weeks", "2024-05-27/2024-06-02", "week"),
    ("They meet in two weeks' time.", "future", "in two weeks' time", "2024-05-27/2024-06-02", "week"),
    ("They met a fortnight ago.", "past", "a fortnight ago", "2024-04-29/2024-05-05", "week"),
    ("They meet in the week of June 3.", "future", "the week of June 3", "2024-06-03/2024-06-09", "week"),
    # weekends
    ("They met over the weekend.", "past", "the weekend", "2024-05-11/2024-05-12", "range"),
    ("They will meet over the weekend.", "future", "the weekend", "2024-05-18/2024-05-19", "range"),
    ("They met last weekend.", "past", "last weekend", "2024-05-11/2024-05-12", "range"),
    ("They meet this weekend.", "future", "this weekend", "2024-05-18/2024-05-19", "range"),
    ("They meet next weekend.", "future", "next weekend", "2024-05-25/2024-05-26", "range"),
    # months
    ("They met last month.", "past", "last month", "2024-04-01/2024-04-30", "month"),
    ("Last month's summit failed.", "past", "Last month", "2024-04-01/2024-04-30", "month"),
    ("They meet next month.", "future", "next month", "2024-06-01/2024-06-30", "month"),
    ("They meet this month.", "future", "this month", "2024-05-01/2024-05-31", "month"),
    ("They met earlier this month.", "past", "earlier this month", "2024-05-01/2024-05-15", "range"),
    ("They met earlier in the month.", "past", "earlier in the month", "2024-05-01/2024-05-15", "range"),
    ("They meet later this month.", "future", "later this month", "2024-05-15/2024-05-31", "range"),
    ("They met late last month.", "past", "late last month", "2024-04-21/2024-04-30", "range"),
    ("They met in September.", "past", "September", "2023-09-01/2023-09-30", "month"),
    ("They will meet in September.", "future", "September", "2024-09-01/2024-09-30", "month"),
    ("They met in May.", "past", "May", "2024-05-01/2024-05-31", "month"),
    ("Talks in April: no result.", None, "April", "2024-04-01/2024-04-30", "month"),
    ("They met last March.", "past", "last March", "2024-03-01/2024-03-31", "month"),
    ("They meet next March.", "future", "next March", "2025-03-01/2025-03-31", "month"),
    ("They met in July 2016.", "past", "July 2016", "2016-07-01/2016-07-31", "month"),
    ("They met in July, 2016.", "past", "July, 2016", "2016-07-01/2016-07-31", "month"),
    ("The October 2020 accord holds.", "present", "October 2020", "2020-10-01/2020-10-31", "month"),
    ("The June accord holds.", "past", "June", "2023-06-01/2023-06-30", "month"),
    ("They meet in mid June.", "future", "mid June", "2024-06-11/2024-06-20", "range"),
    ("They meet in mid-June.", "future", "mid-June", "2024-06-11/2024-06-20", "range"),
    ("They met in early April.", "past", "early April", "2024-04-01/2024-04-10", "range"),
    ("They met in late February 2023.", "past", "late February 2023", "2023-02-21/2023-02-28", "range"),
    ("They met at the end of March.", "past", "the end of March", "2024-03-21/2024-03-31", "range"),
    ("They met three months ago.", "past", "three months ago", "2024-02-01/2024-02-29", "month"),
    ("They met a month ago.", "past", "a month ago", "2024-04-01/2024-04-30", "month"),
    ("They met last August.", "past", "last August", "2023-08-01/2023-08-31", "month"),
    # seasons, quarters, halves
    ("They met last summer.", "past", "last summer", "2023-06-01/2023-08-31", "season"),
    ("They meet this summer.", "future", "this summer", "2024-06-01/2024-08-31", "season"),
    ("They met in the autumn of 2021.", "past", "the autumn of 2021", "2021-09-01/2021-11-30", "season"),
    ("They met in winter 2021.", "past", "winter 2021", "2021-12-01/2022-02-28", "season"),
    ("They met in the first quarter.", "past", "the first quarter", "2024-01-01/2024-03-31", "range"),
    ("They met in the third quarter of 2022.", "past", "the third quarter of 2022", "2022-07-01/2022-09-30", "range"),
    ("Output fell in Q2 2022.", "past", "Q2 2022", "2022-04-01/2022-06-30", "range"),
    ("They meet in the second half of the year.", "future", "the second half of the year", "2024-07-01/2024-12-31", "range"),
    # years, decades
    ("They met in 2016.", "past", "2016", "2016-01-01/2016-12-31", "year"),
    ("They met last year.", "past", "last year", "2023-01-01/2023-12-31", "year"),
    ("They meet next year.", "future", "next year", "2025-01-01/2025-12-31", "year"),
    ("They met this year.", "past", "this year", "2024-01-01/2024-12-31", "year"),
    ("They met earlier this year.", "past", "earlier this year", "2024-01-01/2024-05-15", "range"),
    ("They meet later this year.", "future", "later this year", "2024-05-15/2024-12-31", "range"),
    ("They met in late 2023.", "past", "late 2023", "2023-09-01/2023-12-31", "range"),
    ("They met early last year.", "past", "early last year", "2023-01-01/2023-04-30", "range"),
    ("They meet at the end of the year.", "future", "the end of the year", "2024-10-01/2024-12-31", "range"),
    ("They met two years ago.", "past", "two years ago", "2022-01-01/2022-12-31", "year"),
    ("They met nearly three years ago.", "past", "nearly three years ago", "2021-01-01/2022-12-31", "range"),
    ("They met more than two years ago.", "past", "more than two years ago", "2021-01-01/2022-12-31", "range"),
    ("The war of the 1990s shaped it.", "past", "the 1990s", "1990-01-01/1999-12-31", "range"),
    ("It began in the early 1980s.", "past", "the early 1980s", "1980-01-01/1983-12-31", "range"),
    ("The 2014 protests shaped it.", "past", "2014", "2014-01-01/2014-12-31", "year"),
    ("It began in the 19th century.", "past", "the 19th century", "1801-01-01/1900-12-31", "range"),
    ("It began in the summer of '89.", "past", "the summer of '89", "1989-06-01/1989-08-31", "season"),
    # ranges
    ("He travels from July 19 to 23.", "future", "July 19 to 23", "2024-07-19/2024-07-23", "range"),
    ("He travels July 19-23.", "future", "July 19-23", "2024-07-19/2024-07-23", "range"),
    ("He travels on July 19–23, 2025.", "future", "July 19–23, 2025", "2025-07-19/2025-07-23", "range"),
    ("He travelled between 3 and 5 May.", "past", "3 and 5 May", "2024-05-03/2024-05-05", "range"),
    ("He travelled from 3 to 5 May 2022.", "past", "3 to 5 May 2022", "2022-05-03/2022-05-05", "range"),
    ("He travels from 28 May to 2 June.", "future", "28 May to 2 June", "2024-05-28/2024-06-02", "range"),
    ("It lasted from 28 December 2022 to 2 January 2023.", "past", "28 December 2022 to 2 January 2023",
     "2022-12-28/2023-01-02", "range"),
    ("It lasted from December 28 to January 2, 2023.", "past", "December 28 to January 2, 2023",
     "2022-12-28/2023-01-02", "range"),
    ("It lasted from 2009 to 2011.", "past", "2009 to 2011", "2009-01-01/2011-12-31", "range"),
    ("It lasted between 2014 and 2016.", "past", "2014 and 2016", "2014-01-01/2016-12-31", "range"),
    ("It lasted from March to May 2021.", "past", "March to May 2021", "2021-03-01/2021-05-31", "range"),
    ("It lasted from October to February.", "past", "October to February", "2023-10-01/2024-02-29", "range"),
    ("He was there from Monday to Wednesday.", "past", "Monday to Wednesday", "2024-05-13/2024-05-15", "range"),
    ("He will be there Thursday through Sunday.", "future", "Thursday through Sunday", "2024-05-16/2024-05-19", "range"),
    ("They met on Monday and Tuesday.", "past", "Monday and Tuesday", "2024-05-13/2024-05-14", "range"),
    ("In the 2019-2021 period it slept.", "past", "2019-2021", "2019-01-01/2021-12-31", "range"),
    # rolling spans
    ("They met over the past week.", "past", "the past week", "2024-05-08/2024-05-15", "range"),
    ("They met in the last two days.", "past", "the last two days", "2024-05-13/2024-05-15", "range"),
    ("They meet in the next three weeks.", "future", "the next three weeks", "2024-05-15/2024-06-05", "range"),
    ("They meet in the coming week.", "future", "the coming week", "2024-05-15/2024-05-22", "range"),
    ("It fell in the past six months.", "past", "the past six months", "2023-11-15/2024-05-15", "range"),
    ("It arrived overnight.", "past", "overnight", "2024-05-14/2024-05-15", "range"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "tense", "words", "interval", "precision"), COARSE)
def test_an_interval_keeps_its_breadth(text, tense, words, interval, precision):
    assert found(text, tense) == [(words, interval)]
    assert find_dates(text, PUBLISHED, lambda _: tense)[0].when.precision.value == precision


NONE = [
    "She may go, and may not return.",
    "May I ask what you want?",
    "Theresa May met the chancellor; May said that talks with May went well.",
    "Mrs May stayed away. Critics of May were pleased.",
    "A march of 2,000 people reached the square; the March for Peace ended in tears.",
    "They will march on the capital.",
    "An august assembly, he said.",
    "The Sunday Times and the Sun reported it.",
    "Black Friday sales rose.",
    "Resolution 2259 binds 19 persons and 2,000 troops.",
    "Two F-16 and a Boeing 737 landed at gate 12.",
    "The COP-28 and the G20 and the 5+1 talks.",
    "It cost $2016, or 2,016 euros, or 2016.5 pounds.",
    "Some 2000 soldiers and 1950 tonnes of grain arrived.",
    "Article 2015 of the code, page 1999.",
    "Room 1984 is at 10 Downing Street.",
    "Call 2023-555-0199 now-ish.",
    "He has 45-year-old legs and is 60 years old.",
    "The vote was 12/25, a 3-2 lead, 24/7 news.",
    "June Osborne and April Ryan spoke to Jan Egeland.",
    "A total of 2016 people came.",
    "USA Today reported it; so did Russia Today.",
    "The springs and falls of the river; prices fall, spring water flows.",
    "Agenda 2030 and Vision 2030 remain.",
    "The second meeting and the third half-truth.",
    "Sat down with the Sun; Wed in haste; Mar the finish.",
    "May 32, February 30 and September 31 do not exist.",
    "On the 4th floor, on the 70th anniversary.",
    "The Friday Mosque and Sheffield Wednesday.",
]


@pytest.mark.parametrize("text", NONE)
def test_what_is_no_date_is_not_found(text):
    assert found(text, "past") == []


UNDATED = [
    ("They are meeting now.", "now", "vague"),
    ("They met recently.", "recently", "vague"),
    ("They will meet soon.", "soon", "vague"),
    ("Relations have improved in recent months.", "recent months", "vague"),
    ("They met a few days ago.", "a few days ago", "vague"),
    ("They will meet in the coming days.", "the coming days", "vague"),
    ("They met decades ago.", "decades ago", "vague"),
    ("They talked for three days.", "three days", "duration"),
    ("The two-day visit ended.", "two-day", "duration"),
    ("A 12-hour flight followed.", "12-hour", "duration"),
    ("They meet every Monday.", "every Monday", "recurring"),
    ("They meet on Mondays.", "Mondays", "recurring"),
    ("They meet each year.", "each year", "recurring"),
    ("They meet twice a week.", "twice a week", "recurring"),
]


@pytest.mark.parametrize(("text", "words", "kind"), UNDATED)
def test_what_names_no_day_gets_none(text, words, kind):
    [date_] = find_dates(text, PUBLISHED)
    assert (text[date_.start : date_.end], date_.kind, date_.when) == (words, kind, None)


ANCHORED = [
    ("They met on May 3. A week later they signed.", "A week later", "2024-05-06/2024-05-12"),
    ("They met on May 3. The next day they signed.", "The next day", "2024-05-04"),
    ("They met on May 3. The following day they signed.", "The following day", "2024-05-04"),
    ("They met on May 3 and signed the next morning.", "the next morning", "2024-05-04"),
    ("They met on May 3 and signed the same day.", "the same day", "2024-05-03"),
    ("They met on May 3 and signed that evening.", "that evening", "2024-05-03"),
    ("They met on May 3. Two days earlier a ship sank.", "Two days earlier", "2024-05-01"),
    ("They met on May 3. The day before, a ship sank.", "The day before", "2024-05-02"),
    ("They met on May 3. The previous day a ship sank.", "The previous day", "2024-05-02"),
    ("They met on May 3 and signed the following month.", "the following month", "2024-06-01/2024-06-30"),
    ("They met on May 3 and signed the following week.", "the following week", "2024-05-06/2024-05-12"),
    ("They met on May 3 and signed the following Monday.", "the following Monday", "2024-05-06"),
    ("They met on May 3 and signed three weeks later.", "three weeks later", "2024-05-20/2024-05-26"),
    ("They met on May 3 and signed a month later.", "a month later", "2024-06-01/2024-06-30"),
    ("They met in 2020 and signed the following year.", "the following year", "2021-01-01/2021-12-31"),
    ("They met in 2020 and signed two years later.", "two years later", "2022-01-01/2022-12-31"),
    ("They met in March 2020 and signed the next month.", "the next month", "2020-04-01/2020-04-30"),
    ("They met on May 3 and signed later that day.", "later that day", "2024-05-03"),
    ("They met on May 3 and signed a day after.", "a day after", "2024-05-04"),
    ("They met on May 3 and signed hours later.", "hours later", "2024-05-03/2024-05-04"),
    ("They met on May 3 and signed that week.", "that week", "2024-04-29/2024-05-05"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "interval"), ANCHORED)
def test_an_anaphoric_date_counts_from_the_date_before(text, words, interval):
    first, second = find_dates(text, PUBLISHED, lambda _: "past")
    assert (text[second.start : second.end], second.kind, second.when) == (words, "anaphoric", None)
    assert days(anchored([first, second], text)[1].when) == interval
