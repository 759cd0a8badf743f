"""Which date belongs to which event; the article is of Thursday, 12 March 2026."""

import pytest

from kg.facts.reader import read_facts
from kg.link import AuthorityLinker

CASES = [
    # A bound is no date of the event.
    ("It was the first meeting between Odo Lark and Tomas Veld since 2018.", "Meeting", None),
    ("Norway will cut aid to Kenya by 2030.", "Aid", None),
    ("The ceasefire between Norway and Kenya will hold until Friday.", "Ceasefire", None),
    ("Kenya's foreign minister Tomas Veld, in office since 2019, met Odo Lark.", "Meeting", None),
    ("Norway and Kenya have been holding talks in Oslo since Monday.", "Negotiation", "2026-03-09"),
    ("Odo Lark met Tomas Veld in Oslo on Tuesday, his first visit since 2018.", "Meeting", "2026-03-10"),
    # The day of what is told, not of the telling.
    ("Odo Lark announced on Monday that he would visit Kenya on 20 April.", "Visit", "2026-04-20"),
    ("Tomas Veld said on Tuesday that Norway attacked the port on Sunday.", "Attack", "2026-03-08"),
    ("Norway said on Monday that it had signed a border agreement with Kenya.", "Agreement", None),
    (
        "Odo Lark cancelled on Tuesday a visit to Kenya planned for next week.",
        "Visit",
        "2026-03-16/2026-03-22",
    ),
    ("A visit to Kenya planned for next week was cancelled on Tuesday.", "Visit", "2026-03-16/2026-03-22"),
    (
        "In a call with Kenya on Saturday, Norway condemned Sunday's attack on Mombasa.",
        "Attack",
        "2026-03-08",
    ),
    ("Norway condemned on Monday the attack on Mombasa.", "Attack", None),
    # A clause of its own has a date of its own.
    ("The summit, which was held in Nairobi in May 2024, ended without agreement.", "Summit", "2024-05"),
    ("The agreement, signed by Norway and Kenya in 1994, expires next year.", "Agreement", "1994"),
    (
        "Talks between Norway and Kenya are planned for 20 and 21 April.",
        "Negotiation",
        "2026-04-20/2026-04-21",
    ),
    (
        "We will host in Oslo in mid April a round of talks with Kenya.",
        "Negotiation",
        "2026-04-11/2026-04-20",
    ),
    ("Norway and Kenya will vote before Friday's summit in Oslo.", "Summit", "2026-03-13"),
    ("Norway signed a treaty with Kenya after the crisis of 2014.", "Agreement", None),
    # Counted from another event.
    (
        "Norway and Kenya voted on the treaty on Monday. Two days after the vote, rebels attacked Mombasa.",
        "Attack",
        "2026-03-11",
    ),
    ("On Thursday, a day before the summit in Nairobi, Odo Lark met Tomas Veld.", "Summit", "2026-03-13"),
    ("Five years after the treaty, Odo Lark met Tomas Veld in Oslo.", "Meeting", None),
    ("Norway signed a treaty with Kenya in 2019. A year later, Odo Lark visited Nairobi.", "Visit", "2020"),
    ("The day after the attack on Mombasa on Monday, Odo Lark met Tomas Veld.", "Meeting", "2026-03-10"),
    ("The day after the attack on Mombasa on Monday, Odo Lark met Tomas Veld.", "Attack", "2026-03-09"),
    ("A month after the summit in Nairobi on 4 February, Odo Lark met Tomas Veld.", "Meeting", "2026-03"),
    (
        "Hours after the attack on Mombasa on Tuesday, Odo Lark met Tomas Veld.",
        "Meeting",
        "2026-03-10/2026-03-11",
    ),
    (
        "The attack on Mombasa on Monday came a day after Norway and Kenya signed a treaty.",
        "Agreement",
        "2026-03-08",
    ),
    ("The summit in Nairobi opens in ten days.", "Summit", "2026-03-22"),
    (
        "Two days after the plane crashed on Monday, Norway launched missiles at Mombasa.",
        "Attack",
        "2026-03-11",
    ),
    (
        "Odo Lark will travel to Nairobi from 3 to 5 April to attend the Nile summit.",
        "Summit",
        "2026-04-03/2026-04-05",
    ),
    # Arranged, moved, or in front.
    ("On 20 March, Odo Lark is due to host Tomas Veld for talks in Nairobi.", "Negotiation", "2026-03-20"),
    ("A summit scheduled for Friday in Oslo has been moved to 27 March.", "Summit", "2026-03-27"),
    ("Ahead of a visit to Oslo on Saturday, Odo Lark met Tomas Veld.", "Visit", "2026-03-14"),
    ("Ahead of a visit to Oslo on Saturday, Odo Lark met Tomas Veld.", "Meeting", None),
    (
        "Norway said that talks with Kenya, first held in 2021, would resume on 20 March.",
        "Negotiation",
        "2026-03-20",
    ),
    (
        "Norway and Kenya, at war from 1998 to 2000, signed a treaty on 12 December 2000.",
        "Agreement",
        "2000-12-12",
    ),
    (
        "Odo Lark's visit to Oslo, the first by a Kenyan leader in ten years, ends on Friday.",
        "Visit",
        "2026-03-13",
    ),
    ("A border treaty is due to be signed in Oslo on Monday by Norway and Kenya.", "Agreement", "2026-03-16"),
    ("The agreement is to be signed in Oslo on Monday by Norway and Kenya.", "Agreement", "2026-03-16"),
    ("A summit of Norway and Kenya is expected to take place in Oslo on 4 June.", "Summit", "2026-06-04"),
    # In one breath.
    ("Odo Lark arrived in Nairobi on Monday for talks with Tomas Veld.", "Negotiation", "2026-03-09"),
    ("Odo Lark visited Nairobi on Monday and met Tomas Veld.", "Meeting", "2026-03-09"),
    (
        "After meeting Tomas Veld on Monday, Odo Lark will fly to Nairobi on Wednesday.",
        "Meeting",
        "2026-03-16",
    ),
    # No date is better than a wrong one.
    ("Norway has signed an agreement with Kenya.", "Agreement", None),
    ("Odo Lark met Tomas Veld in Oslo.", "Meeting", None),
    # In front, in the verb beside, in the event around, in a heading, by a pronoun.
    ("It was on Saturday that Odo Lark arrived in Oslo for a visit.", "Visit", "2026-03-07"),
    ("Monday saw the signing of a defence pact by Norway and Kenya.", "Agreement", "2026-03-09"),
    ("The sanctions, announced on Friday by Norway, hit six Kenyan banks.", "Sanction", "2026-03-06"),
    ("Odo Lark paid a surprise visit to Nairobi, arriving by train on Sunday.", "Visit", "2026-03-08"),
    ("At Monday's summit in Oslo, Norway signed a border treaty with Kenya.", "Agreement", "2026-03-09"),
    ("Saturday 7 March – Kenyan jets attacked a depot near Oslo.", "Attack", "2026-03-07"),
    (
        "The summit, attended by Odo Lark and Tomas Veld, took place in Oslo. It ended on Sunday.",
        "Summit",
        "2026-03-08",
    ),
    (
        "Norway imposed sanctions on Kenya the same day the talks in Oslo collapsed, on February 20.",
        "Sanction",
        "2026-02-20",
    ),
    (
        "Talks between Norway and Kenya that were due to start on Monday have been put off.",
        "Negotiation",
        "2026-03-16",
    ),
    # What is called off may lie ahead or behind: the nearest day.
    ("Norway postponed Friday's border talks with Kenya.", "Negotiation", "2026-03-13"),
    ("Odo Lark looks forward to Sunday's meeting with Tomas Veld.", "Meeting", "2026-03-15"),
    # "Today" is the day of the dateline.
    ("Oslo, 10 March 2026 - Odo Lark today met Tomas Veld.", "Meeting", "2026-03-10"),
]


@pytest.fixture(scope="module")
def dates_of(notes_of, authority):
    """Give a function from a text and a class to the dates of the events of that class."""
    linker = AuthorityLinker(authority)

    def read(text, kind):
        events = [
            event for event in read_facts(notes_of(text), linker, authority).events if event.kind == kind
        ]
        return [event.when.isoformat() if event.when else None for event in events]

    return read


@pytest.mark.parametrize(("text", "kind", "date"), CASES)
def test_an_event_has_the_date_that_speaks_of_it(text, kind, date, dates_of):
    assert dates_of(text, kind) == [date]
