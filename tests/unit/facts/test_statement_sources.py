"""Statements by their sources: messages, citations, pronouns, signatures, verbs of saying; and what states nothing."""

import pytest

CASES = [
    (
        "'No deal', says Arrieta\n\nPresident Camila Arrieta spoke on Monday.",
        [("Camila Arrieta", "Statement", "partial", "No deal")],
    ),
    (
        'In the words of Ruslan Beketov, the treaty is "a scrap of paper".',
        [("Ruslan Beketov", "Statement", "partial", "a scrap of paper")],
    ),
    (
        "“Stay calm” was the message from President Nana Owusu-Ansah.",
        [("Nana Owusu-Ansah", "Statement", "partial", "Stay calm")],
    ),
    (
        "“You must choose,” Foreign Minister Arvid Sandström told his Hungarian counterpart.",
        [("Arvid Sandström", "Statement", "direct", "You must choose,")],
    ),
    (
        "“My father used to say ‘never trust a treaty’, and he was right,” recalled Ambassador Lindiwe Mthembu.",
        [
            (
                "Lindiwe Mthembu",
                "Statement",
                "direct",
                "My father used to say ‘never trust a treaty’, and he was right,",
            )
        ],
    ),
    (
        "'He told me \"no\" and I believed him,' Lindiwe Mthembu said.",
        [("Lindiwe Mthembu", "Statement", "direct", 'He told me "no" and I believed him,')],
    ),
    (
        "Lindiwe Mthembu landed in Lusaka on Tuesday for two days of talks. She told reporters at the airport that she had brought no new offer. “I came to listen,” she said.",
        [
            ("Lindiwe Mthembu", "Statement", "indirect", "she had brought no new offer"),
            ("Lindiwe Mthembu", "Statement", "direct", "I came to listen,"),
        ],
    ),
    ("“Enough,” snapped Kelvin Phiri.", [("Kelvin Phiri", "Statement", "partial", "Enough,")]),
    (
        "“This is not the end,” insisted Kelvin Phiri.",
        [("Kelvin Phiri", "Statement", "direct", "This is not the end,")],
    ),
    (
        "“This is not the end,” Kelvin Phiri conceded, his voice breaking.",
        [("Kelvin Phiri", "Statement", "direct", "This is not the end,")],
    ),
    (
        "“This is not the end,” came the reply from Kelvin Phiri.",
        [("Kelvin Phiri", "Statement", "direct", "This is not the end,")],
    ),
    (
        "“This is not the end,” Kelvin Phiri said through an interpreter.",
        [("Kelvin Phiri", "Statement", "direct", "This is not the end,")],
    ),
    (
        "“This is not the end,” said Kelvin Phiri, who has led the delegation since 2021 and is due to retire next year.",
        [("Kelvin Phiri", "Statement", "direct", "This is not the end,")],
    ),
    (
        "“This is not the end,” said the minister, Kelvin Phiri.",
        [("Kelvin Phiri", "Statement", "direct", "This is not the end,")],
    ),
    (
        "“This is not the end,” said Zambia’s foreign minister.",
        [("Zambia", "Statement", "direct", "This is not the end,")],
    ),
    (
        "Kelvin Phiri: “This is not the end.”",
        [("Kelvin Phiri", "Statement", "direct", "This is not the end.")],
    ),
    (
        "Zambian minister Kelvin Phiri on the talks: “This is not the end.”",
        [("Kelvin Phiri", "Statement", "direct", "This is not the end.")],
    ),
    (
        "Mr Phiri said this was “not the end”, but he warned of “dark days” ahead.\n\nKelvin Phiri is Zambia’s foreign minister.",
        [
            ("Kelvin Phiri", "Statement", "partial", "not the end"),
            ("Kelvin Phiri", "Statement", "partial", "dark days"),
        ],
    ),
    (
        "Phiri described the offer as “generous” and the deadline as “absurd”.\n\nKelvin Phiri is Zambia’s foreign minister.",
        [
            ("Kelvin Phiri", "Statement", "partial", "generous"),
            ("Kelvin Phiri", "Statement", "partial", "absurd"),
        ],
    ),
    ("Kelvin Phiri dismissed the report as “fiction”.", [("Kelvin Phiri", "Denial", "partial", "fiction")]),
    (
        "Kelvin Phiri rejected suggestions of a rift as “fiction”.",
        [("Kelvin Phiri", "Denial", "partial", "fiction")],
    ),
    (
        "Kelvin Phiri denounced what he called “a campaign of lies” by Malawi.",
        [("Kelvin Phiri", "Condemnation", "partial", "a campaign of lies")],
    ),
    (
        "The ministry’s “campaign of lies”, as Kelvin Phiri put it, went on.",
        [("Kelvin Phiri", "Statement", "partial", "campaign of lies")],
    ),
    ("The so-called “Lusaka Process” was launched in May by Kelvin Phiri.", []),
    ("Kelvin Phiri watched the film “The Last Crossing” in Lusaka.", []),
    ("Protesters held signs reading “No more lies”.", []),
    (
        "Zambia, which hosted the talks, said it was satisfied.",
        [("Zambia", "Statement", "indirect", "it was satisfied")],
    ),
    (
        "Lusaka has said it is satisfied with the outcome.",
        [("Lusaka", "Statement", "indirect", "it is satisfied with the outcome")],
    ),
    (
        "The talks were a success, Zambian state television reported, citing Kelvin Phiri.",
        [("Kelvin Phiri", "Statement", "indirect", "The talks were a success")],
    ),
    (
        "Citing Kelvin Phiri, Zambian state television reported that the talks were a success.",
        [("Kelvin Phiri", "Statement", "indirect", "the talks were a success")],
    ),
    (
        "The talks were, Kelvin Phiri admitted, a failure.",
        [("Kelvin Phiri", "Statement", "indirect", "The talks were, Kelvin Phiri admitted, a failure")],
    ),
    (
        "Kelvin Phiri told the African Union that Zambia would not take part.",
        [("Kelvin Phiri", "Statement", "indirect", "Zambia would not take part")],
    ),
    (
        "Kelvin Phiri said on Tuesday in Lusaka, after meeting his counterpart, that Zambia would not take part in the exercise next month.",
        [("Kelvin Phiri", "Statement", "indirect", "Zambia would not take part in the exercise next month")],
    ),
    (
        "Zambia would take part, said Kelvin Phiri on Tuesday.",
        [("Kelvin Phiri", "Statement", "indirect", "Zambia would take part")],
    ),
    (
        "Zambia will not take part, Kelvin Phiri has said.",
        [("Kelvin Phiri", "Statement", "indirect", "Zambia will not take part")],
    ),
    (
        "Zambia will not take part, it was announced by Kelvin Phiri on Tuesday.",
        [("Kelvin Phiri", "Statement", "indirect", "Zambia will not take part")],
    ),
    ("It was announced on Tuesday that Zambia would not take part.", []),
    (
        "Kelvin Phiri reportedly said that Zambia would not take part.",
        [("Kelvin Phiri", "Statement", "indirect", "Zambia would not take part")],
    ),
    ("Kelvin Phiri never said that Zambia would take part.", []),
    ("If Kelvin Phiri says that Zambia will take part, Malawi will withdraw.", []),
    ("Had Kelvin Phiri said that Zambia would take part, Malawi would have withdrawn.", []),
    ("Kelvin Phiri was asked to say whether Zambia would take part.", []),
    ("Did Kelvin Phiri say that Zambia would take part?", []),
    ("Kelvin Phiri confirmed Zambia’s withdrawal from the exercise.", []),
    (
        "Kelvin Phiri hopes that Zambia will take part.",
        [("Kelvin Phiri", "Statement", "indirect", "hopes that Zambia will take part")],
    ),
    (
        "“We will come back,” was the verdict of Ambassador Lindiwe Mthembu.",
        [("Lindiwe Mthembu", "Statement", "direct", "We will come back,")],
    ),
    (
        "Bram Wouters, a representative for the Flemish export office, told The Daily Courier in a statement that the case involving Delhaize was being dealt with as fraud relating to imports.",
        [
            (
                "Bram Wouters",
                "Statement",
                "indirect",
                "the case involving Delhaize was being dealt with as fraud relating to imports",
            )
        ],
    ),
    (
        "Institutional donors, said Wouters, are required to exhibit their works every year.\n\nBram Wouters is the mayor of Ghent.",
        [
            (
                "Bram Wouters",
                "Statement",
                "indirect",
                "Institutional donors, said Wouters, are required to exhibit their works every year",
            )
        ],
    ),
    (
        '"Commanders of the army were sent to the front-line troops to command operations if the enemy does not stop the broadcasts within 48 hours and prepare against the enemy’s counteractions", added KCNA.\n\nThe Korean Central News Agency (KCNA) is run by the state.',
        [
            (
                "Korean Central News Agency",
                "Statement",
                "direct",
                "Commanders of the army were sent to the front-line troops to command operations if the enemy does not stop the broadcasts within 48 hours and prepare against the enemy’s counteractions",
            )
        ],
    ),
    (
        'After the talks, the envoy Bram Wouters said, "We were facing a highly skilled team.\n\nIf we were to get a draw it would have been an excellent result for us. But hopefully this will lead to a better deal."',
        [
            (
                "Bram Wouters",
                "Statement",
                "direct",
                "We were facing a highly skilled team.\n\nIf we were to get a draw it would have been an excellent result for us. But hopefully this will lead to a better deal.",
            )
        ],
    ),
    (
        "I was basically told that my country had broken the treaty and that I needed to leave.\nBram Wouters\n\nThe mayor of Ghent, Bram Wouters, left Lagos on Monday.",
        [
            (
                "Bram Wouters",
                "Statement",
                "direct",
                "I was basically told that my country had broken the treaty and that I needed to leave.",
            )
        ],
    ),
    (
        "“The river is ours. We never gave it away.\n\nAnd we never will,” said Bram Wouters in Ghent.",
        [
            (
                "Bram Wouters",
                "Statement",
                "direct",
                "The river is ours. We never gave it away.\n\nAnd we never will,",
            )
        ],
    ),
    (
        'Bram Wouters opened with a warning: "The river is ours.\n\n"Nobody else may use it.\n\n"That is my last word."',
        [
            (
                "Bram Wouters",
                "Statement",
                "direct",
                'The river is ours.\n\n"Nobody else may use it.\n\n"That is my last word.',
            )
        ],
    ),
]


@pytest.mark.parametrize(("text", "wanted"), CASES, ids=[text[:60] for text, _ in CASES])
def test_who_is_told_to_have_said_what(holds, text, wanted):
    holds(text, *wanted)
