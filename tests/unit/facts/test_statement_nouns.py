"""Nouns and other roundabout ways of saying, threats on a condition, fragments between marks."""

import pytest

CASES = [
    (
        "It is Estonia's contention that the cable was cut on purpose.",
        [("Estonia", "Statement", "indirect", "the cable was cut on purpose")],
    ),
    (
        "The view of President Kaarel Tamm is that the cable was cut on purpose.",
        [("Kaarel Tamm", "Statement", "indirect", "the cable was cut on purpose")],
    ),
    (
        "President Kaarel Tamm's view is that the cable was cut on purpose.",
        [("Kaarel Tamm", "Statement", "indirect", "the cable was cut on purpose")],
    ),
    (
        'President Kaarel Tamm\'s response was blunt: "Never."',
        [("Kaarel Tamm", "Statement", "direct", "Never.")],
    ),
    (
        "President Kaarel Tamm's message was that Estonia would not be intimidated.",
        [("Kaarel Tamm", "Statement", "indirect", "Estonia would not be intimidated")],
    ),
    (
        "The message from President Kaarel Tamm was that Estonia would not be intimidated.",
        [("Kaarel Tamm", "Statement", "indirect", "Estonia would not be intimidated")],
    ),
    (
        'A remark by President Kaarel Tamm that the cable "cut itself" drew laughter.',
        [("Kaarel Tamm", "Statement", "partial", "cut itself")],
    ),
    (
        "Remarks by President Kaarel Tamm that the cable was cut on purpose have unsettled markets.",
        [("Kaarel Tamm", "Statement", "indirect", "the cable was cut on purpose")],
    ),
    (
        "In remarks carried by state television, President Kaarel Tamm said the cable was cut on purpose.",
        [("Kaarel Tamm", "Statement", "indirect", "the cable was cut on purpose")],
    ),
    (
        "There was a blunt warning from President Kaarel Tamm that the fleet would fire back.",
        [("Kaarel Tamm", "Statement", "indirect", "the fleet would fire back")],
    ),
    (
        "A statement issued by the Estonian foreign ministry late on Monday said the cable was cut on purpose.",
        [("Estonia", "Statement", "indirect", "the cable was cut on purpose")],
    ),
    (
        "The Estonian foreign ministry issued a statement saying the cable was cut on purpose.",
        [("Estonia", "Statement", "indirect", "the cable was cut on purpose")],
    ),
    (
        "The Estonian foreign ministry released a statement in which it said the cable was cut on purpose.",
        [("Estonia", "Statement", "indirect", "the cable was cut on purpose")],
    ),
    (
        "Word from Estonia is that the cable was cut on purpose.",
        [("Estonia", "Statement", "indirect", "the cable was cut on purpose")],
    ),
    (
        "Estonia made the accusation that Russia had cut the cable.",
        [("Estonia", "Accusation", "indirect", "Russia had cut the cable")],
    ),
    (
        "Estonia repeated its accusation that Russia had cut the cable.",
        [("Estonia", "Accusation", "indirect", "its accusation that Russia had cut the cable")],
    ),
    (
        "Estonia's repeated calls for an inquiry were ignored.",
        [("Estonia", "Demand", "indirect", "calls for an inquiry")],
    ),
    (
        "Calls by Estonia for an inquiry were ignored.",
        [("Estonia", "Demand", "indirect", "Calls by Estonia for an inquiry")],
    ),
    (
        "Estonia gave its backing to the inquiry.",
        [("Estonia", "Endorsement", "indirect", "gave its backing to the inquiry")],
    ),
    (
        "Estonia lent its support to the inquiry.",
        [("Estonia", "Endorsement", "indirect", "lent its support to the inquiry")],
    ),
    (
        "Estonia gave a guarantee that the ferry would sail.",
        [("Estonia", "Pledge", "indirect", "the ferry would sail")],
    ),
    (
        "Estonia gave assurances that the ferry would sail.",
        [("Estonia", "Pledge", "indirect", "the ferry would sail")],
    ),
    (
        "“If they cut one more cable, we will close the strait,” said President Kaarel Tamm.",
        [("Kaarel Tamm", "Threat", "direct", "If they cut one more cable, we will close the strait,")],
    ),
    (
        "President Kaarel Tamm said Estonia would close the strait if one more cable was cut.",
        [
            (
                "Kaarel Tamm",
                "Statement",
                "indirect",
                "Estonia would close the strait if one more cable was cut",
            )
        ],
    ),
    (
        "Estonia will close the strait unless the ships turn back, President Kaarel Tamm warned on Friday.",
        [
            (
                "Kaarel Tamm",
                "Statement",
                "indirect",
                "Estonia will close the strait unless the ships turn back",
            )
        ],
    ),
    (
        "President Kaarel Tamm warned Russia against cutting another cable.",
        [("Kaarel Tamm", "Statement", "indirect", "warned Russia against cutting another cable")],
    ),
    (
        "President Kaarel Tamm warned Russia not to cut another cable.",
        [("Kaarel Tamm", "Statement", "indirect", "warned Russia not to cut another cable")],
    ),
    ("President Kaarel Tamm gave Russia 48 hours to withdraw its ships.", []),
    (
        "President Kaarel Tamm, threatening to close the strait, told Russia to withdraw its ships.",
        [
            ("Kaarel Tamm", "Threat", "indirect", "threatening to close the strait"),
            ("Kaarel Tamm", "Demand", "indirect", "told Russia to withdraw its ships"),
        ],
    ),
    (
        "President Kaarel Tamm spoke of “a long winter of repairs”.",
        [("Kaarel Tamm", "Statement", "partial", "a long winter of repairs")],
    ),
    (
        "President Kaarel Tamm hailed the repair crew as “heroes in wet boots”.",
        [("Kaarel Tamm", "Endorsement", "partial", "heroes in wet boots")],
    ),
    (
        "The cut was “no accident”, President Kaarel Tamm said.",
        [("Kaarel Tamm", "Statement", "partial", "no accident")],
    ),
    (
        "The cut was “no accident”, according to President Kaarel Tamm, who visited the site on Sunday.",
        [("Kaarel Tamm", "Statement", "partial", "no accident")],
    ),
    (
        "What President Kaarel Tamm called “the silent war” has cost Estonia millions.",
        [("Kaarel Tamm", "Statement", "partial", "the silent war")],
    ),
    (
        "President Kaarel Tamm, citing “grave concerns”, cancelled the visit.",
        [("Kaarel Tamm", "Statement", "partial", "grave concerns")],
    ),
    (
        "President Kaarel Tamm promised a “firm and fair” answer.",
        [("Kaarel Tamm", "Pledge", "partial", "firm and fair")],
    ),
    (
        "President Kaarel Tamm urged allies to show “cool heads”.",
        [("Kaarel Tamm", "Demand", "partial", "cool heads")],
    ),
    (
        "President Kaarel Tamm expressed “deep regret” over the incident.",
        [("Kaarel Tamm", "Statement", "partial", "deep regret")],
    ),
    (
        "The incident was described by President Kaarel Tamm as “a wake-up call”.",
        [("Kaarel Tamm", "Statement", "partial", "a wake-up call")],
    ),
    (
        "President Kaarel Tamm is adamant that the cable was cut on purpose.",
        [("Kaarel Tamm", "Statement", "indirect", "the cable was cut on purpose")],
    ),
    (
        "President Kaarel Tamm was quick to point out that no ship had been near.",
        [("Kaarel Tamm", "Statement", "indirect", "no ship had been near")],
    ),
    (
        "President Kaarel Tamm pointed out that no ship had been near.",
        [("Kaarel Tamm", "Statement", "indirect", "no ship had been near")],
    ),
    (
        "President Kaarel Tamm went on record as saying that no ship had been near.",
        [("Kaarel Tamm", "Statement", "indirect", "no ship had been near")],
    ),
    (
        "No ship had been near, President Kaarel Tamm was reported as saying.",
        [("Kaarel Tamm", "Statement", "indirect", "No ship had been near")],
    ),
    (
        "President Kaarel Tamm told the BBC's Jane Ferrand that no ship had been near.",
        [("Kaarel Tamm", "Statement", "indirect", "no ship had been near")],
    ),
    (
        "No ship had been near, said an aide to President Kaarel Tamm.",
        [("Kaarel Tamm", "Statement", "indirect", "No ship had been near")],
    ),
    ("A source close to President Kaarel Tamm said no ship had been near.", []),
    (
        "Estonian officials say no ship had been near.",
        [("Estonia", "Statement", "indirect", "no ship had been near")],
    ),
    ("Officials in Tallinn say no ship had been near.", []),
    (
        "Estonia and its allies say no ship had been near.",
        [("Estonia", "Statement", "indirect", "no ship had been near")],
    ),
    (
        "President Kaarel Tamm, for his part, said no ship had been near.",
        [("Kaarel Tamm", "Statement", "indirect", "no ship had been near")],
    ),
    (
        "No ship had been near, President Kaarel Tamm said, adding that the navy was certain.",
        [
            ("Kaarel Tamm", "Statement", "indirect", "No ship had been near"),
            ("Kaarel Tamm", "Statement", "indirect", "the navy was certain"),
        ],
    ),
    (
        "President Kaarel Tamm and Prime Minister Liis Ojamaa both said no ship had been near.",
        [
            ("Kaarel Tamm", "Statement", "indirect", "no ship had been near"),
            ("Liis Ojamaa", "Statement", "indirect", "no ship had been near"),
        ],
    ),
    (
        '"I will not beg," she said. Botswana’s finance minister, Keitumetse Modisane, had been asked whether she would turn to the World Bank.',
        [("Keitumetse Modisane", "Statement", "direct", "I will not beg,")],
    ),
    (
        "Portugal’s defence minister, Duarte Pimentel, told “Diário do Rio” that ‘Lisbon isn’t a car park for other people’s submarines’.",
        [("Duarte Pimentel", "Statement", "direct", "Lisbon isn’t a car park for other people’s submarines")],
    ),
    (
        '"Have we been consulted? We have not," thundered Sitiveni Qarase-Tuilagi, the prime minister of Fiji.',
        [("Sitiveni Qarase-Tuilagi", "Statement", "direct", "Have we been consulted? We have not,")],
    ),
    (
        "‘I can’t promise that, and I won’t,’ Beth Hargreaves told the Senate in Canberra.",
        [("Beth Hargreaves", "Statement", "direct", "I can’t promise that, and I won’t,")],
    ),
    (
        '"Nobody briefed us."\n\nThat was the verdict of Greece\'s defence minister, Stavros Kalogeropoulos, on the naval drill.',
        [("Stavros Kalogeropoulos", "Statement", "direct", "Nobody briefed us.")],
    ),
    (
        "Dushanbe sees no need for mediators, the state news agency Khovar quoted Tajik Foreign Minister Firuz Rahmatov as saying.",
        [("Firuz Rahmatov", "Statement", "indirect", "Dushanbe sees no need for mediators")],
    ),
    (
        'Pradeep Wijeratne called the loan "fair", while the opposition\'s Dilshan Perumal-Silva spoke of "a noose with a bow on it".',
        [
            ("Pradeep Wijeratne", "Statement", "partial", "fair"),
            ("Dilshan Perumal-Silva", "Statement", "partial", "a noose with a bow on it"),
        ],
    ),
    (
        'Secretary-General Rizal Hutabarat of ASEAN opened the forum in Vientiane. The ASEAN chief warned that "the sea is getting smaller".',
        [("Rizal Hutabarat", "Statement", "partial", "the sea is getting smaller")],
    ),
    (
        "A Houthi spokesman denied responsibility in a post on X.",
        [("Houthi", "Denial", "indirect", "denied responsibility")],
    ),
    (
        "Peruvian President Gonzalo Arévalo Tello on Friday threatened to recall his ambassador from Bogota, the first such threat since 2010.",
        [("Gonzalo Arévalo Tello", "Threat", "indirect", "threatened to recall his ambassador from Bogota")],
    ),
    (
        "A Houthi spokesman denied responsibility in a post on X. “Our forces were nowhere near,” Yahya al-Matari wrote.",
        [
            ("Houthi", "Denial", "indirect", "denied responsibility"),
            ("Yahya al-Matari", "Statement", "direct", "Our forces were nowhere near,"),
        ],
    ),
    (
        'The Dutch minister, Femke van Rijswijk, condemned what she called a "cowardly" strike.',
        [("Femke van Rijswijk", "Condemnation", "partial", "cowardly")],
    ),
    (
        "Hungary blamed what it described as “reckless” speculators for the crisis.",
        [("Hungary", "Accusation", "partial", "reckless")],
    ),
]


@pytest.mark.parametrize(("text", "wanted"), CASES, ids=[text[:60] for text, _ in CASES])
def test_the_statements_of_a_text(holds, text, wanted):
    holds(text, *wanted)
