"""Reported words: where they begin and end, readouts, headlines, who is meant."""

import pytest

CASES = [
    (
        "Defence Minister Aleksi Rautavaara said on Tuesday that three ships had left port and that two more would follow.",
        [
            (
                "Aleksi Rautavaara",
                "Statement",
                "indirect",
                "three ships had left port and that two more would follow",
            )
        ],
    ),
    (
        "Three ships have left port and two more will follow, Defence Minister Aleksi Rautavaara said.",
        [
            (
                "Aleksi Rautavaara",
                "Statement",
                "indirect",
                "Three ships have left port and two more will follow",
            )
        ],
    ),
    (
        "Three ships have left port, Defence Minister Aleksi Rautavaara told the broadcaster Yle on Tuesday, adding that two more would follow.",
        [
            ("Aleksi Rautavaara", "Statement", "indirect", "Three ships have left port"),
            ("Aleksi Rautavaara", "Statement", "indirect", "two more would follow"),
        ],
    ),
    (
        "Aleksi Rautavaara said that, if the ice allowed, three ships would leave port on Friday.",
        [
            (
                "Aleksi Rautavaara",
                "Statement",
                "indirect",
                "if the ice allowed, three ships would leave port on Friday",
            )
        ],
    ),
    (
        "Aleksi Rautavaara said three ships would leave port, but he gave no date.",
        [("Aleksi Rautavaara", "Statement", "indirect", "three ships would leave port")],
    ),
    (
        "Aleksi Rautavaara said three ships would leave port while the minister of Sweden remained silent.",
        [
            (
                "Aleksi Rautavaara",
                "Statement",
                "indirect",
                "three ships would leave port while the minister of Sweden remained silent",
            )
        ],
    ),
    (
        "Aleksi Rautavaara said the Swedish minister had told him that three ships would leave port.",
        [
            (
                "Aleksi Rautavaara",
                "Statement",
                "indirect",
                "the Swedish minister had told him that three ships would leave port",
            )
        ],
    ),
    (
        "Marjana Kos said Aleksi Rautavaara had told her that three ships would leave port.",
        [
            (
                "Marjana Kos",
                "Statement",
                "indirect",
                "Aleksi Rautavaara had told her that three ships would leave port",
            )
        ],
    ),
    (
        "Aleksi Rautavaara said he believed the ships would return.",
        [("Aleksi Rautavaara", "Statement", "indirect", "he believed the ships would return")],
    ),
    (
        "The ships, Aleksi Rautavaara said, would return by June.",
        [
            (
                "Aleksi Rautavaara",
                "Statement",
                "indirect",
                "The ships, Aleksi Rautavaara said, would return by June",
            )
        ],
    ),
    (
        "As Aleksi Rautavaara noted, the ships are old.",
        [("Aleksi Rautavaara", "Statement", "indirect", "the ships are old")],
    ),
    (
        "Aleksi Rautavaara made it clear that the ships would return.",
        [("Aleksi Rautavaara", "Statement", "indirect", "the ships would return")],
    ),
    (
        "Aleksi Rautavaara expressed confidence that the ships would return.",
        [("Aleksi Rautavaara", "Statement", "indirect", "confidence that the ships would return")],
    ),
    (
        "Aleksi Rautavaara said in an interview published on Sunday that the ships would return.",
        [("Aleksi Rautavaara", "Statement", "indirect", "the ships would return")],
    ),
    ("Finland says its ships will return.", [("Finland", "Statement", "indirect", "its ships will return")]),
    (
        "The ships would return, the Finnish defence ministry announced.",
        [("Finland", "Statement", "indirect", "The ships would return")],
    ),
    (
        "Aleksi Rautavaara said his country had “no illusions” about the winter.",
        [("Aleksi Rautavaara", "Statement", "partial", "no illusions")],
    ),
    (
        "Aleksi Rautavaara said the winter would be long but that Finland had “no illusions” and was “more than ready”.",
        [
            ("Aleksi Rautavaara", "Statement", "partial", "no illusions"),
            ("Aleksi Rautavaara", "Statement", "partial", "more than ready"),
        ],
    ),
    (
        "Aleksi Rautavaara explained why the ships had left.",
        [("Aleksi Rautavaara", "Statement", "indirect", "why the ships had left")],
    ),
    (
        "Aleksi Rautavaara asked whether the ships were safe.",
        [("Aleksi Rautavaara", "Statement", "indirect", "whether the ships were safe")],
    ),
    ("Aleksi Rautavaara did not say when the ships would return.", []),
    ("Aleksi Rautavaara did not rule out that the ships would return.", []),
    ("Aleksi Rautavaara is expected to say that the ships will return.", []),
    ("Aleksi Rautavaara is said to be furious.", []),
    (
        "President Camila Arrieta spoke today with Prime Minister Tendai Moyo of Zimbabwe. The President underscored that the ceasefire must hold. She reaffirmed Argentina's support for the African Union.",
        [
            ("Camila Arrieta", "Statement", "indirect", "the ceasefire must hold"),
            ("Camila Arrieta", "Endorsement", "indirect", "Argentina's support for the African Union"),
        ],
    ),
    (
        "The two leaders reaffirmed their commitment to free trade.\n\nCamila Arrieta met Tendai Moyo in Harare.",
        [],
    ),
    (
        "Camila Arrieta met Tendai Moyo in Harare. The two leaders reaffirmed their commitment to free trade.",
        [
            ("Camila Arrieta", "Statement", "indirect", "their commitment to free trade"),
            ("Tendai Moyo", "Statement", "indirect", "their commitment to free trade"),
        ],
    ),
    (
        "Camila Arrieta met Tendai Moyo in Harare. Both sides expressed concern over the drought.",
        [
            ("Camila Arrieta", "Statement", "indirect", "concern over the drought"),
            ("Tendai Moyo", "Statement", "indirect", "concern over the drought"),
        ],
    ),
    (
        "The ministers of Chile and Peru stressed the need for dialogue and expressed concern about migration.",
        [
            ("Chile", "Statement", "indirect", "the need for dialogue"),
            ("Peru", "Statement", "indirect", "the need for dialogue"),
            ("Chile", "Statement", "indirect", "concern about migration"),
            ("Peru", "Statement", "indirect", "concern about migration"),
        ],
    ),
    (
        "The African Union reiterated its call for an immediate ceasefire and welcomed the release of the hostages.",
        [
            ("African Union", "Demand", "indirect", "its call for an immediate ceasefire"),
            ("African Union", "Endorsement", "indirect", "welcomed the release of the hostages"),
        ],
    ),
    (
        "Secretary Daniel Whitcombe met Foreign Minister Mutale Banda. The Secretary thanked the Foreign Minister for Zambia's leadership and underlined the importance of open markets.",
        [
            (
                "Daniel Whitcombe",
                "Endorsement",
                "indirect",
                "thanked the Foreign Minister for Zambia's leadership",
            ),
            ("Daniel Whitcombe", "Statement", "indirect", "the importance of open markets"),
        ],
    ),
    ("We, the leaders of Kenya and Uganda, condemn the attack.", []),
    (
        "The G7 said in a communique that it would phase out coal.",
        [("G7", "Statement", "indirect", "it would phase out coal")],
    ),
    (
        "Arrieta: we will not yield\n\nPresident Camila Arrieta spoke on Monday.",
        [("Camila Arrieta", "Statement", "indirect", "we will not yield")],
    ),
    (
        "'No deal', says Arrieta\n\nPresident Camila Arrieta spoke on Monday.",
        [("Camila Arrieta", "Statement", "partial", "No deal")],
    ),
    (
        "Arrieta warns Chile over pipeline\n\nPresident Camila Arrieta spoke on Monday.",
        [("Camila Arrieta", "Statement", "indirect", "warns Chile over pipeline")],
    ),
    (
        "Arrieta says pipeline is safe\n\nPresident Camila Arrieta spoke on Monday.",
        [("Camila Arrieta", "Statement", "indirect", "pipeline is safe")],
    ),
    (
        "Pipeline is safe, says Arrieta\n\nPresident Camila Arrieta spoke on Monday.",
        [("Camila Arrieta", "Statement", "indirect", "Pipeline is safe")],
    ),
    (
        "Pipeline is safe – Arrieta\n\nPresident Camila Arrieta spoke on Monday.",
        [("Camila Arrieta", "Statement", "indirect", "Pipeline is safe")],
    ),
    (
        "“The pipeline is safe,” President Camila Arrieta said on Monday. “Nobody should doubt that. We have checked every metre of it.”",
        [
            ("Camila Arrieta", "Statement", "direct", "The pipeline is safe,"),
            (
                "Camila Arrieta",
                "Statement",
                "direct",
                "Nobody should doubt that. We have checked every metre of it.",
            ),
        ],
    ),
    (
        "President Camila Arrieta defended the pipeline on Monday. “It is safe.” Her Chilean counterpart Rodrigo Infante disagreed. “It leaks,” he said.",
        [
            ("Camila Arrieta", "Statement", "direct", "It is safe."),
            ("Rodrigo Infante", "Statement", "direct", "It leaks,"),
        ],
    ),
    (
        "“The pipeline is safe” was the message from President Camila Arrieta.",
        [("Camila Arrieta", "Statement", "direct", "The pipeline is safe")],
    ),
    (
        "“The pipeline is safe,” read the statement from the Argentine energy ministry.",
        [("Argentina", "Statement", "direct", "The pipeline is safe,")],
    ),
    (
        "The statement, signed by Camila Arrieta, said the pipeline was safe.",
        [("Camila Arrieta", "Statement", "indirect", "the pipeline was safe")],
    ),
    (
        "In a letter to the council, Camila Arrieta argued that the pipeline was safe.",
        [("Camila Arrieta", "Statement", "indirect", "the pipeline was safe")],
    ),
    (
        "In Camila Arrieta's view, the pipeline is safe.",
        [("Camila Arrieta", "Statement", "indirect", "the pipeline is safe")],
    ),
    (
        "Camila Arrieta's spokesman, Julio Paz Ferreyra, said the pipeline was safe.",
        [("Julio Paz Ferreyra", "Statement", "indirect", "the pipeline was safe")],
    ),
    (
        "Julio Paz Ferreyra, spokesman for Camila Arrieta, said the pipeline was safe.",
        [("Julio Paz Ferreyra", "Statement", "indirect", "the pipeline was safe")],
    ),
    (
        "Argentina's ambassador to the UN, Julio Paz Ferreyra, told the Security Council that the pipeline was safe.",
        [("Julio Paz Ferreyra", "Statement", "indirect", "the pipeline was safe")],
    ),
    (
        "The Kremlin said the pipeline was safe.",
        [("Kremlin", "Statement", "indirect", "the pipeline was safe")],
    ),
    (
        "Buenos Aires says the pipeline is safe.",
        [("Buenos Aires", "Statement", "indirect", "the pipeline is safe")],
    ),
    (
        "The White House said Friday the pipeline was safe.",
        [("White House", "Statement", "indirect", "the pipeline was safe")],
    ),
    ("Police said two people were hurt.", []),
    (
        "Argentine police said two people were hurt.",
        [("Argentina", "Statement", "indirect", "two people were hurt")],
    ),
]


@pytest.mark.parametrize(("text", "wanted"), CASES, ids=[text[:60] for text, _ in CASES])
def test_the_reported_words(holds, text, wanted):
    holds(text, *wanted)
