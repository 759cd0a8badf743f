"""The forms that a statement can have: marks, orders, sources, those who speak together; exact words and speakers."""

import pytest

CASES = [
    (
        "“We have waited long enough,” Ingeborg Halvorsen told a crowd in Bergen.",
        [("Ingeborg Halvorsen", "Statement", "direct", "We have waited long enough,")],
    ),
    (
        "'We have waited long enough,' Ingeborg Halvorsen told a crowd in Bergen.",
        [("Ingeborg Halvorsen", "Statement", "direct", "We have waited long enough,")],
    ),
    (
        "„We have waited long enough,“ Ingeborg Halvorsen told a crowd in Bergen.",
        [("Ingeborg Halvorsen", "Statement", "direct", "We have waited long enough,")],
    ),
    (
        "„We have waited long enough,” said Ingeborg Halvorsen.",
        [("Ingeborg Halvorsen", "Statement", "direct", "We have waited long enough,")],
    ),
    (
        "«We have waited long enough», said Ingeborg Halvorsen.",
        [("Ingeborg Halvorsen", "Statement", "direct", "We have waited long enough")],
    ),
    (
        "» We have waited long enough «, said Ingeborg Halvorsen.",
        [("Ingeborg Halvorsen", "Statement", "direct", "We have waited long enough")],
    ),
    (
        "‹We have waited long enough›, said Ingeborg Halvorsen.",
        [("Ingeborg Halvorsen", "Statement", "direct", "We have waited long enough")],
    ),
    (
        "‚We have waited long enough‘, said Ingeborg Halvorsen.",
        [("Ingeborg Halvorsen", "Statement", "direct", "We have waited long enough")],
    ),
    (
        "'The workers' demands are fair and we don't dispute them,' said Emeka Odukoya, the labour minister.",
        [
            (
                "Emeka Odukoya",
                "Statement",
                "direct",
                "The workers' demands are fair and we don't dispute them,",
            )
        ],
    ),
    (
        "Foreign Minister Emeka Odukoya called the plan ‘dead on arrival’.",
        [("Emeka Odukoya", "Statement", "partial", "dead on arrival")],
    ),
    (
        'Foreign Minister Emeka Odukoya called the plan "dead on arrival".',
        [("Emeka Odukoya", "Statement", "partial", "dead on arrival")],
    ),
    (
        '"We came here in good faith," Prime Minister Tomasz Wierzbicki said. "We leave with empty hands."',
        [
            ("Tomasz Wierzbicki", "Statement", "direct", "We came here in good faith,"),
            ("Tomasz Wierzbicki", "Statement", "direct", "We leave with empty hands."),
        ],
    ),
    (
        '"The agreement," Tomasz Wierzbicki added, "is only the first step."',
        [
            ("Tomasz Wierzbicki", "Statement", "direct", "The agreement,"),
            ("Tomasz Wierzbicki", "Statement", "direct", "is only the first step."),
        ],
    ),
    (
        "“If they want peace,” said Defence Minister Nasser al-Qahtani, “they know where to find us.”",
        [
            ("Nasser al-Qahtani", "Statement", "direct", "If they want peace,"),
            ("Nasser al-Qahtani", "Statement", "direct", "they know where to find us."),
        ],
    ),
    ("“It was a long night,” he said, adding: “But it was worth it.”", []),
    (
        "Nasser al-Qahtani spoke to lawmakers.\n\n“Our borders are secure. Our army is ready.\n\n“We will not be the first to shoot,” he said.",
        [
            (
                "Nasser al-Qahtani",
                "Statement",
                "direct",
                "Our borders are secure. Our army is ready.\n\n“We will not be the first to shoot,",
            )
        ],
    ),
    (
        "“We have no quarrel with our neighbours,” President Ruslan Beketov said in Astana.\n\n“All we ask for is respect.”",
        [
            ("Ruslan Beketov", "Statement", "direct", "We have no quarrel with our neighbours,"),
            ("Ruslan Beketov", "Statement", "direct", "All we ask for is respect."),
        ],
    ),
    (
        "President Ruslan Beketov said the grain corridor would reopen in May. “Farmers need certainty.”",
        [
            ("Ruslan Beketov", "Statement", "indirect", "the grain corridor would reopen in May"),
            ("Ruslan Beketov", "Statement", "direct", "Farmers need certainty."),
        ],
    ),
    (
        "President Ruslan Beketov put it bluntly: “The corridor is dead.”",
        [("Ruslan Beketov", "Statement", "direct", "The corridor is dead.")],
    ),
    (
        'Her message to the summit was clear, Ana Lucía Restrepo said: "Finish the job."',
        [
            ("Ana Lucía Restrepo", "Statement", "indirect", "Her message to the summit was clear"),
            ("Ana Lucía Restrepo", "Statement", "direct", "Finish the job."),
        ],
    ),
    (
        'Ana Lucía Restrepo had a message for the delegates: "Finish the job."',
        [("Ana Lucía Restrepo", "Statement", "direct", "Finish the job.")],
    ),
    (
        'In a post on X, Ana Lucía Restrepo wrote: "Finish the job."',
        [("Ana Lucía Restrepo", "Statement", "direct", "Finish the job.")],
    ),
    (
        '"The corridor is dead," said Ruslan Beketov, president of Kazakhstan.',
        [("Ruslan Beketov", "Statement", "direct", "The corridor is dead,")],
    ),
    (
        '"The corridor is dead," Kazakh Foreign Minister Ruslan Beketov, speaking in Ankara, said on Thursday.',
        [("Ruslan Beketov", "Statement", "direct", "The corridor is dead,")],
    ),
    (
        "Ruslan Beketov, who arrived on Monday, said the corridor was dead.",
        [("Ruslan Beketov", "Statement", "indirect", "the corridor was dead")],
    ),
    (
        "Ruslan Beketov, speaking in Ankara, said the corridor was dead.",
        [("Ruslan Beketov", "Statement", "indirect", "the corridor was dead")],
    ),
    (
        "Speaking in Ankara after talks with his Turkish counterpart, Ruslan Beketov said the corridor was dead.",
        [("Ruslan Beketov", "Statement", "indirect", "the corridor was dead")],
    ),
    (
        "In a statement, Ruslan Beketov said the corridor was dead.",
        [("Ruslan Beketov", "Statement", "indirect", "the corridor was dead")],
    ),
    (
        '"The corridor is dead," Ruslan Beketov said in a statement released late on Friday.',
        [("Ruslan Beketov", "Statement", "direct", "The corridor is dead,")],
    ),
    (
        '"The corridor is dead," a statement from Ruslan Beketov read.',
        [("Ruslan Beketov", "Statement", "direct", "The corridor is dead,")],
    ),
    (
        "A statement by Ruslan Beketov said the corridor was dead.",
        [("Ruslan Beketov", "Statement", "indirect", "the corridor was dead")],
    ),
    (
        'According to Ruslan Beketov, "the corridor is dead".',
        [("Ruslan Beketov", "Statement", "direct", "the corridor is dead")],
    ),
    (
        "The corridor, according to Ruslan Beketov, is dead.",
        [("Ruslan Beketov", "Statement", "indirect", "The corridor, according to Ruslan Beketov, is dead")],
    ),
    (
        "Ruslan Beketov was quoted by the state news agency as saying the corridor was dead.",
        [("Ruslan Beketov", "Statement", "indirect", "the corridor was dead")],
    ),
    (
        "State media quoted Ruslan Beketov as saying that the corridor was dead.",
        [("Ruslan Beketov", "Statement", "indirect", "the corridor was dead")],
    ),
    (
        'The state news agency quoted Ruslan Beketov as saying: "The corridor is dead."',
        [("Ruslan Beketov", "Statement", "direct", "The corridor is dead.")],
    ),
    (
        'In the words of Ruslan Beketov, the treaty is "a scrap of paper".',
        [("Ruslan Beketov", "Statement", "partial", "a scrap of paper")],
    ),
    (
        '"The corridor is dead," Ruslan Beketov wrote on social media.',
        [("Ruslan Beketov", "Statement", "direct", "The corridor is dead,")],
    ),
    (
        '"The corridor is dead," Ruslan Beketov posted on X.',
        [("Ruslan Beketov", "Statement", "direct", "The corridor is dead,")],
    ),
    (
        "Ruslan Beketov posted on Telegram that the corridor was dead.",
        [("Ruslan Beketov", "Statement", "indirect", "the corridor was dead")],
    ),
    (
        "Ruslan Beketov tweeted that the corridor was dead.",
        [("Ruslan Beketov", "Statement", "indirect", "the corridor was dead")],
    ),
    (
        "Ruslan Beketov told Reuters that the corridor was dead.",
        [("Ruslan Beketov", "Statement", "indirect", "the corridor was dead")],
    ),
    (
        "The corridor is dead, Ruslan Beketov told Reuters in an interview.",
        [("Ruslan Beketov", "Statement", "indirect", "The corridor is dead")],
    ),
    (
        'Asked whether the corridor could be saved, Ruslan Beketov replied: "It is dead."',
        [("Ruslan Beketov", "Statement", "direct", "It is dead.")],
    ),
    (
        "Asked whether the corridor could be saved, Ruslan Beketov replied that it was dead.",
        [("Ruslan Beketov", "Statement", "indirect", "it was dead")],
    ),
    (
        "Traders were alarmed by the minister's remarks. Ruslan Beketov’s claim that the corridor was dead was false, experts said.",
        [("Ruslan Beketov", "Statement", "indirect", "the corridor was dead")],
    ),
    (
        "A spokesperson for Ruslan Beketov said the corridor was dead.",
        [("Ruslan Beketov", "Statement", "indirect", "the corridor was dead")],
    ),
    ("Sources said the corridor was dead.", []),
    ("An official who asked not to be named said the corridor was dead.", []),
    ("A senior diplomat in Astana said the corridor was dead.", []),
    (
        "A Kazakh official who asked not to be named said the corridor was dead.",
        [("Kazakhstan", "Statement", "indirect", "the corridor was dead")],
    ),
    (
        "Ruslan Beketov and Ingeborg Halvorsen said in a joint statement that the corridor would reopen.",
        [
            ("Ruslan Beketov", "Statement", "indirect", "the corridor would reopen"),
            ("Ingeborg Halvorsen", "Statement", "indirect", "the corridor would reopen"),
        ],
    ),
    (
        '"The corridor will reopen," Ruslan Beketov and Ingeborg Halvorsen said.',
        [
            ("Ruslan Beketov", "Statement", "direct", "The corridor will reopen,"),
            ("Ingeborg Halvorsen", "Statement", "direct", "The corridor will reopen,"),
        ],
    ),
    (
        "Norway and Kazakhstan condemned the attack on the convoy.",
        [
            ("Norway", "Condemnation", "indirect", "condemned the attack on the convoy"),
            ("Kazakhstan", "Condemnation", "indirect", "condemned the attack on the convoy"),
        ],
    ),
    (
        "In a joint statement, France, Germany and Poland urged both sides to return to talks.",
        [
            ("France", "Demand", "indirect", "urged both sides to return to talks"),
            ("Germany", "Demand", "indirect", "urged both sides to return to talks"),
            ("Poland", "Demand", "indirect", "urged both sides to return to talks"),
        ],
    ),
]


@pytest.mark.parametrize(("text", "wanted"), CASES, ids=[text[:60] for text, _ in CASES])
def test_the_statements_of_a_text(holds, text, wanted):
    holds(text, *wanted)
