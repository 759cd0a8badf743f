"""How many were killed and injured, in the ways in which news says it."""

from datetime import date

import pytest

from kg.facts.tolls import find_tolls
from kg.pipeline import extract
from kg.source import make_article


@pytest.fixture(scope="session")
def tolls(notes_of):
    """Give a function from a text to the largest number of killed and of injured that it tells of."""

    def read(text):
        found = find_tolls(notes_of(text).doc)
        return tuple(
            max((toll.count for toll in found if toll.harm == harm and toll.count is not None), default=None)
            for harm in ("killed", "injured")
        )

    return read


@pytest.mark.parametrize(
    ("text", "killed", "injured"),
    [
        ("A rocket attack on the port of Odesa killed 14 people and injured 31 on Tuesday.", 14, 31),
        ("At least 12 people were killed in the strike, officials said.", 12, None),
        ("The blast killed no fewer than nine shoppers.", 9, None),
        ("Seven sailors died when drones hit the ferry.", 7, None),
        ("More than 200 people were injured and eight killed in the shelling.", 8, 200),
        ("Two dozen guards were killed and a further nineteen hurt in the raid.", 24, 19),
        ("A dozen villagers perished in the attack.", 12, None),
        ("The bombing left 1,204 dead and 3,000 wounded.", 1204, 3000),
        ("The bombing left forty villagers dead.", 40, None),
        ("The air raid claimed twenty-three lives.", 23, None),
        ("The assault cost the lives of ninety-one people.", 91, None),
        ("Sixteen soldiers lost their lives in the ambush.", 16, None),
        ("The militants shot dead five officers and wounded two others.", 5, 2),
        ("Eleven people, including four children and a nurse, were killed by the missile.", 11, None),
        ("The attack killed three soldiers and a civilian.", 4, None),
        ("Two police officers and five civilians were wounded in the attack.", None, 7),
        ("The ministry confirmed the deaths of five engineers in the strike.", 5, None),
        ("The killing of six aid workers drew protests.", 6, None),
        ("The shelling caused 17 deaths and 40 injuries.", 17, 40),
        ("The death toll from the strike rose to 31 from 27.", 31, None),
        ("The death toll from the strike rose from 27 to 31.", 31, None),
        ("Rescuers put the death toll at 52.", 52, None),
        ("The discovery brought the toll to at least 19.", 19, None),
        ("The number of wounded now stands at 60.", None, 60),
        ("A soldier was killed and two were injured in the shelling.", 1, 2),
        ("One hundred and five people were killed in the bombardment.", 105, None),
        ("The strikes killed 120 people, 45 of them children.", 120, None),
        ("12 killed, 30 wounded in market bombing", 12, 30),
        ("Air strike kills eight in border town", 8, None),
        ("Four of the six hostages were killed during the raid.", 4, None),
        ("The attack, in which 22 people died, was condemned by the mayor.", 22, None),
        ("The attack wounded a journalist.", None, 1),
        ("An ambush left a driver dead and his two passengers wounded.", 1, 2),
        ("The strikes killed a total of 19 people.", 19, None),
        ("A family of five died in the shelling.", 5, None),
        ("Shells fell on the market, killing 12 and wounding 30.", 12, 30),
        ("The raid ended with 12 dead and 30 wounded.", 12, 30),
        ("The ambush killed Colonel Davit Beridze and two bodyguards.", 3, None),
        ("The blast claimed the lives of 12 sailors.", 12, None),
        ("At least 3 dead, 12 wounded as shelling hits border town", 3, 12),
    ],
)
def test_counts_the_killed_and_the_injured(tolls, text, killed, injured):
    assert tolls(text) == (killed, injured)


@pytest.mark.parametrize(
    "text",
    [
        "Dozens of herders were killed when gunmen raided the village.",
        "Between 10 and 15 people were killed in the attack.",
        "The strike killed 10 to 15 people.",
        "Scores were wounded in the shelling.",
        "Hundreds died in the siege.",
        "Up to 40 people were killed in the attack.",
        "No one was killed in the attack.",
        "None of the 20 staff inside was hurt.",
        "The attack did not kill any of the 12 guards.",
        "The army rejected claims that 12 villagers were killed in its raid.",
        "The minister called a report of 12 deaths false.",
        "There were no casualties in the attack.",
        "The bomb could have killed 300 people.",
        "The rebels threatened to kill 12 hostages.",
        "A 12-year-old girl was among those who spoke.",
        "The attack killed 200 cattle.",
        "Thirty-one prisoners were freed and 400 tonnes of rice handed over.",
        "The men had been jailed for 20 years for wounding a deputy.",
    ],
)
def test_gives_no_number_where_the_text_vouches_for_none(tolls, text):
    killed, injured = tolls(text)
    assert killed is None
    assert injured in (None, 1)


@pytest.fixture(scope="session")
def attacks(settings):
    """Give a function from a text to its attacks: place, killed, injured."""

    def read(text):
        article = make_article(
            text, title=None, published="2026-03-12", given_id="c", settings=settings, today=date(2100, 1, 1)
        )
        facts = next(iter(extract([article], settings)))
        names = {entity.id: entity.name for entity in facts.entities}
        return [
            (names.get(event.place), event.killed, event.injured)
            for event in facts.events
            if event.kind == "Attack"
        ]

    return read


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "A strike on Kharkiv killed three people on Monday. A separate attack on Odesa wounded seven.",
            [("Kharkiv", 3, None), ("Odesa", None, 7)],
        ),
        (
            "Gunmen attacked a base near Gao on Monday. Officials said 12 soldiers died; the rebels put the toll at 30.",
            [("Gao", None, None)],
        ),
        (
            "A drone strike hit a market in Sumy on Tuesday. The death toll rose to 17 on Wednesday from 14.",
            [("Sumy", 17, None)],
        ),
        (
            "A drone strike hit a market in Sumy on Tuesday. Fourteen people were killed, three of them children.",
            [("Sumy", 14, None)],
        ),
        (
            "A drone strike hit a market in Sumy on Tuesday. Days later an earthquake near Izmir killed 40 people.",
            [("Sumy", None, None)],
        ),
        (
            "The army denied that its shelling of Bamenda on Monday had killed 40 villagers.",
            [("Bamenda", None, None)],
        ),
    ],
)
def test_gives_each_attack_its_own_figures(attacks, text, wanted):
    assert attacks(text) == wanted
