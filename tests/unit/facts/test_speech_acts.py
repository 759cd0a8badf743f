"""What is done with words: each act in the active, the passive and as a noun, and where it was not done."""

import pytest

CASES = [
    (
        "Kenya pledged $20 million to the fund.",
        [("Kenya", "Pledge", "indirect", "pledged $20 million to the fund")],
    ),
    (
        "Prime Minister Léa Fontenay promised to send more trucks.",
        [("Léa Fontenay", "Pledge", "indirect", "promised to send more trucks")],
    ),
    (
        "Prime Minister Léa Fontenay vowed that the trucks would keep coming.",
        [("Léa Fontenay", "Pledge", "indirect", "the trucks would keep coming")],
    ),
    (
        "A pledge by Prime Minister Léa Fontenay to send more trucks was met with applause.",
        [("Léa Fontenay", "Pledge", "indirect", "pledge by Prime Minister Léa Fontenay to send more trucks")],
    ),
    (
        "Prime Minister Léa Fontenay's promise to send more trucks came too late.",
        [("Léa Fontenay", "Pledge", "indirect", "promise to send more trucks")],
    ),
    (
        "More trucks were promised by Prime Minister Léa Fontenay on Monday.",
        [("Léa Fontenay", "Pledge", "indirect", "More trucks were promised")],
    ),
    (
        '"We will send more trucks," promised Léa Fontenay.',
        [("Léa Fontenay", "Pledge", "direct", "We will send more trucks,")],
    ),
    (
        '"I give you my word: the trucks will come," Léa Fontenay pledged.',
        [("Léa Fontenay", "Pledge", "direct", "I give you my word: the trucks will come,")],
    ),
    (
        "Léa Fontenay committed to sending more trucks.",
        [("Léa Fontenay", "Pledge", "indirect", "committed to sending more trucks")],
    ),
    (
        "Léa Fontenay committed her government to sending more trucks.",
        [("Léa Fontenay", "Pledge", "indirect", "committed her government to sending more trucks")],
    ),
    (
        "Léa Fontenay offered to host the next round of talks.",
        [("Léa Fontenay", "Pledge", "indirect", "offered to host the next round of talks")],
    ),
    (
        "Léa Fontenay reiterated her pledge to send more trucks.",
        [("Léa Fontenay", "Pledge", "indirect", "her pledge to send more trucks")],
    ),
    (
        "Peru demanded the immediate release of the fishermen.",
        [("Peru", "Demand", "indirect", "demanded the immediate release of the fishermen")],
    ),
    (
        "Peru demanded that the fishermen be released.",
        [("Peru", "Demand", "indirect", "the fishermen be released")],
    ),
    (
        "The release of the fishermen was demanded by Peru.",
        [("Peru", "Demand", "indirect", "The release of the fishermen was demanded")],
    ),
    (
        "Peru's demand that the fishermen be released went unanswered.",
        [("Peru", "Demand", "indirect", "the fishermen be released")],
    ),
    (
        "Peru's call for the release of the fishermen went unanswered.",
        [("Peru", "Demand", "indirect", "call for the release of the fishermen")],
    ),
    (
        "Foreign Minister Rosa Quispe Huamán called for the release of the fishermen.",
        [("Rosa Quispe Huamán", "Demand", "indirect", "called for the release of the fishermen")],
    ),
    (
        "Foreign Minister Rosa Quispe Huamán urged Chile to release the fishermen.",
        [("Rosa Quispe Huamán", "Demand", "indirect", "urged Chile to release the fishermen")],
    ),
    (
        "Foreign Minister Rosa Quispe Huamán called on Chile to release the fishermen.",
        [("Rosa Quispe Huamán", "Demand", "indirect", "called on Chile to release the fishermen")],
    ),
    (
        "Foreign Minister Rosa Quispe Huamán appealed to Chile to release the fishermen.",
        [("Rosa Quispe Huamán", "Demand", "indirect", "appealed to Chile to release the fishermen")],
    ),
    (
        "Foreign Minister Rosa Quispe Huamán asked Chile to release the fishermen.",
        [("Rosa Quispe Huamán", "Demand", "indirect", "asked Chile to release the fishermen")],
    ),
    (
        "Foreign Minister Rosa Quispe Huamán insisted on the release of the fishermen.",
        [("Rosa Quispe Huamán", "Demand", "indirect", "insisted on the release of the fishermen")],
    ),
    (
        "Foreign Minister Rosa Quispe Huamán told Chile to release the fishermen.",
        [("Rosa Quispe Huamán", "Demand", "indirect", "told Chile to release the fishermen")],
    ),
    (
        '"Release them now," demanded Rosa Quispe Huamán.',
        [("Rosa Quispe Huamán", "Demand", "direct", "Release them now,")],
    ),
    (
        "Foreign Minister Rosa Quispe Huamán said Chile must release the fishermen.",
        [("Rosa Quispe Huamán", "Statement", "indirect", "Chile must release the fishermen")],
    ),
    (
        "Peru issued an ultimatum to Chile to release the fishermen.",
        [("Peru", "Demand", "indirect", "issued an ultimatum to Chile to release the fishermen")],
    ),
    ("Peru made an appeal for calm.", [("Peru", "Demand", "indirect", "made an appeal for calm")]),
    (
        "Eritrea threatened to close its airspace.",
        [("Eritrea", "Threat", "indirect", "threatened to close its airspace")],
    ),
    (
        "Eritrea threatened Ethiopia with retaliation.",
        [("Eritrea", "Threat", "indirect", "threatened Ethiopia with retaliation")],
    ),
    (
        "Eritrea threatened that it would close its airspace.",
        [("Eritrea", "Threat", "indirect", "it would close its airspace")],
    ),
    (
        "Eritrea's threat to close its airspace rattled airlines.",
        [("Eritrea", "Threat", "indirect", "threat to close its airspace")],
    ),
    (
        "A threat by Eritrea to close its airspace rattled airlines.",
        [("Eritrea", "Threat", "indirect", "threat by Eritrea to close its airspace")],
    ),
    (
        "Eritrea warned it would retaliate if the dam was filled.",
        [("Eritrea", "Threat", "indirect", "it would retaliate if the dam was filled")],
    ),
    (
        "Eritrea warned Ethiopia of serious consequences.",
        [("Eritrea", "Threat", "indirect", "warned Ethiopia of serious consequences")],
    ),
    (
        "Ethiopia was threatened with retaliation by Eritrea.",
        [("Eritrea", "Threat", "indirect", "Ethiopia was threatened with retaliation")],
    ),
    (
        "Eritrea issued a threat to close its airspace.",
        [("Eritrea", "Threat", "indirect", "issued a threat to close its airspace")],
    ),
    (
        "Moldova accused Russia of jamming its signals.",
        [("Moldova", "Accusation", "indirect", "accused Russia of jamming its signals")],
    ),
    (
        "Russia was accused by Moldova of jamming its signals.",
        [("Moldova", "Accusation", "indirect", "Russia was accused by Moldova of jamming its signals")],
    ),
    (
        "Moldova blamed Russia for the outage.",
        [("Moldova", "Accusation", "indirect", "blamed Russia for the outage")],
    ),
    (
        "Moldova alleged that Russia had jammed its signals.",
        [("Moldova", "Accusation", "indirect", "Russia had jammed its signals")],
    ),
    (
        "Moldova's accusation that Russia had jammed its signals was repeated on Friday.",
        [("Moldova", "Accusation", "indirect", "Russia had jammed its signals")],
    ),
    (
        "Moldova's allegations of jamming were dismissed in Moscow.",
        [("Moldova", "Accusation", "indirect", "allegations of jamming")],
    ),
    (
        "Moldova charged that Russia had jammed its signals.",
        [("Moldova", "Accusation", "indirect", "Russia had jammed its signals")],
    ),
    (
        "Moldova’s Foreign Minister Vasile Drăgulescu accused Moscow of “open sabotage”.",
        [("Vasile Drăgulescu", "Accusation", "partial", "open sabotage")],
    ),
    ("Russia denied jamming the signals.", [("Russia", "Denial", "indirect", "denied jamming the signals")]),
    (
        "Russia denied that it had jammed the signals.",
        [("Russia", "Denial", "indirect", "it had jammed the signals")],
    ),
    (
        "Russia denied any involvement in the outage.",
        [("Russia", "Denial", "indirect", "denied any involvement in the outage")],
    ),
    ("Russia rejected the accusations.", [("Russia", "Denial", "indirect", "rejected the accusations")]),
    (
        "Russia dismissed the claims as fantasy.",
        [("Russia", "Denial", "indirect", "dismissed the claims as fantasy")],
    ),
    (
        "Any involvement in the outage was denied by Russia.",
        [("Russia", "Denial", "indirect", "Any involvement in the outage was denied")],
    ),
    (
        "Russia's denial of involvement convinced nobody.",
        [("Russia", "Denial", "indirect", "denial of involvement")],
    ),
    (
        "Russia's denial that it had jammed the signals convinced nobody.",
        [("Russia", "Denial", "indirect", "it had jammed the signals")],
    ),
    (
        "Russia has repeatedly denied the allegations.",
        [("Russia", "Denial", "indirect", "denied the allegations")],
    ),
    (
        "Jordan condemned the settlement plan.",
        [("Jordan", "Condemnation", "indirect", "condemned the settlement plan")],
    ),
    (
        "Jordan strongly condemned the settlement plan as illegal.",
        [("Jordan", "Condemnation", "indirect", "condemned the settlement plan as illegal")],
    ),
    (
        "The settlement plan was condemned by Jordan.",
        [("Jordan", "Condemnation", "indirect", "The settlement plan was condemned")],
    ),
    (
        "The settlement plan, condemned by Jordan as illegal, was shelved.",
        [("Jordan", "Condemnation", "indirect", "The settlement plan, condemned by Jordan as illegal")],
    ),
    (
        "Jordan's condemnation of the settlement plan was swift.",
        [("Jordan", "Condemnation", "indirect", "condemnation of the settlement plan")],
    ),
    (
        "The settlement plan drew condemnation from Jordan.",
        [("Jordan", "Condemnation", "indirect", "The settlement plan drew condemnation")],
    ),
    (
        "The settlement plan drew sharp criticism from Foreign Minister Samir Haddadin.",
        [("Samir Haddadin", "Condemnation", "indirect", "The settlement plan drew sharp criticism")],
    ),
    (
        "Samir Haddadin criticised the settlement plan.",
        [("Samir Haddadin", "Condemnation", "indirect", "criticised the settlement plan")],
    ),
    ("Fiji welcomed the climate pact.", [("Fiji", "Endorsement", "indirect", "welcomed the climate pact")]),
    ("Fiji endorsed the climate pact.", [("Fiji", "Endorsement", "indirect", "endorsed the climate pact")]),
    (
        "Fiji praised the mediators for their patience.",
        [("Fiji", "Endorsement", "indirect", "praised the mediators for their patience")],
    ),
    (
        "The climate pact was welcomed by Fiji.",
        [("Fiji", "Endorsement", "indirect", "The climate pact was welcomed")],
    ),
    (
        "The climate pact won praise from Fiji.",
        [("Fiji", "Endorsement", "indirect", "The climate pact won praise")],
    ),
    (
        "Fiji voiced support for the climate pact.",
        [("Fiji", "Endorsement", "indirect", "support for the climate pact")],
    ),
    ("Fiji backed the climate pact.", [("Fiji", "Endorsement", "indirect", "backed the climate pact")]),
    (
        "Prime Minister Sitiveni Waqa expressed his support for the climate pact.",
        [("Sitiveni Waqa", "Endorsement", "indirect", "his support for the climate pact")],
    ),
    ("Moldova did not accuse Russia of jamming its signals.", []),
    ("Moldova stopped short of accusing Russia of jamming its signals.", []),
    (
        "Eritrea denied threatening to close its airspace.",
        [("Eritrea", "Denial", "indirect", "denied threatening to close its airspace")],
    ),
    ("Peru has not demanded the release of the fishermen.", []),
    ("Jordan refused to condemn the settlement plan.", []),
    ("Jordan declined to comment.", []),
    ("Jordan will condemn the settlement plan, an aide said.", []),
    ("Jordan may condemn the settlement plan.", []),
    ("Neither side condemned the settlement plan.", []),
    ("Nobody has claimed responsibility for the attack.", []),
    (
        "Without condemning the plan, Jordan asked for more time.",
        [("Jordan", "Demand", "indirect", "asked for more time")],
    ),
    ("Samir Haddadin had no comment.", []),
]


@pytest.mark.parametrize(("text", "wanted"), CASES, ids=[text[:60] for text, _ in CASES])
def test_what_is_done_with_words(holds, text, wanted):
    holds(text, *wanted)
