from datetime import date

import pytest

from kg.authority import KnownTenure
from kg.link.titles import in_time, means, read_title

GB = "country/wd-Q145"
FOREIGN = KnownTenure(
    "person/x-1", "Secretary of State for Foreign and Commonwealth Affairs", GB, "foreign minister"
)
DEFENCE = KnownTenure("person/x-1", "Minister of National Defence", GB, "defence minister")
PREMIER = KnownTenure("person/x-1", "Federal Chancellor", GB, "head of government")
STATE = KnownTenure("person/x-1", "President", GB, "head of state")
KING = KnownTenure("person/x-1", "monarch", GB, "head of state")
BOTH = KnownTenure("person/x-1", "Chairman of the Presidential Council", GB, "head of state or government")
HEAD = KnownTenure("person/x-1", "Secretary General of NATO", "organization/x-1", "head of organisation")
ALL = {
    "foreign": FOREIGN,
    "defence": DEFENCE,
    "premier": PREMIER,
    "state": STATE,
    "king": KING,
    "both": BOTH,
    "head": HEAD,
}


@pytest.mark.parametrize(
    ("title", "fits"),
    [
        ("Foreign Minister", {"foreign"}),
        ("foreign secretary", {"foreign"}),
        ("Minister of Foreign Affairs", {"foreign"}),
        ("Minister for Europe and Foreign Affairs", {"foreign"}),
        ("External Affairs Minister", {"foreign"}),
        ("top diplomat", {"foreign"}),
        ("Secretary of State", {"foreign"}),
        ("US secretary of state", {"foreign"}),
        ("Secretary of State for Education", set()),
        ("Defense Secretary", {"defence"}),
        ("Minister for Defence", {"defence"}),
        ("Prime Minister", {"premier", "both"}),
        ("Chancellor", {"premier", "both"}),
        ("Chancellor of the Exchequer", set()),
        ("Premier", {"premier", "both"}),
        ("President", {"state", "king", "both", "head"}),
        ("King", {"king"}),
        ("leader", {"premier", "state", "king", "both", "head"}),
        ("opposition leader", {"head"}),
        ("Prime Minister and Foreign Minister", {"premier", "foreign", "both"}),
        ("Deputy Prime Minister and Foreign Minister", {"foreign"}),
        ("Deputy Foreign Minister", set()),
        ("Vice President", set()),
        ("spokesman for the Foreign Minister", set()),
        ("Secretary General", {"head"}),
        ("chief", {"head"}),
        ("Deputy Secretary General", set()),
        ("minister", {"foreign", "defence"}),
        ("singer", set()),
        ("", set()),
    ],
)
def test_a_title_fits_the_offices_that_news_call_so(title, fits):
    assert {name for name, tenure in ALL.items() if means(read_title(title), tenure)} == fits


@pytest.mark.parametrize(
    "words", ["former {}", "{}-designate", "acting {}", "then-{}", "outgoing {}", "ex-{}"]
)
def test_words_of_time_do_not_change_the_office(words):
    title = read_title(words.format("prime minister"))
    assert title.text == "prime minister"
    assert title.former == (words.startswith(("former", "ex-")))


HELD = KnownTenure(
    "person/x-1", "Prime Minister", GB, "head of government", date(2010, 5, 11), date(2016, 7, 13)
)


@pytest.mark.parametrize(
    ("title", "day", "expected"),
    [
        ("Prime Minister", date(2012, 1, 1), True),
        ("Prime Minister", date(2016, 8, 1), True),
        ("Prime Minister", date(2017, 8, 1), False),
        ("Prime Minister", date(2009, 8, 1), False),
        ("former Prime Minister", date(2020, 1, 1), True),
        ("former Prime Minister", date(2009, 1, 1), False),
        ("Prime Minister", None, True),
    ],
)
def test_a_title_is_of_its_time(title, day, expected):
    assert in_time(read_title(title), HELD, day) is expected


def test_an_open_tenure_ends_at_the_latest_with_the_next_holder():
    open_ended = KnownTenure(
        "p", "President", GB, "head of state", date(2019, 4, 4), end_latest=date(2024, 4, 4)
    )
    assert open_ended.covers(date(2024, 4, 1))
    assert not open_ended.covers(date(2024, 5, 1))
    assert open_ended.covers(date(2024, 5, 1), slack=30)
