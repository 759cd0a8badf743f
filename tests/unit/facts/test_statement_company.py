"""Those who speak together, bodies and offices named before or later, relative clauses."""

import pytest

CASES = [
    (
        'Dorcas Wanyonyi had three messages for Somalia: respect the border, release the crew, and "stop shouting".',
        [("Dorcas Wanyonyi", "Statement", "partial", "stop shouting")],
    ),
    (
        "Q: Will you sign the accord?\nAmina Sow: We will sign it when it is ready.",
        [("Amina Sow", "Statement", "indirect", "We will sign it when it is ready")],
    ),
    (
        "Ghana's foreign ministry has summoned the Togolese ambassador. The ministry demanded consular access on Thursday.",
        [("Ghana", "Demand", "indirect", "demanded consular access")],
    ),
    (
        "The Ghanaian embassy in Lomé closed on Monday. “We were told to leave,” the embassy said.",
        [("Ghana", "Statement", "direct", "We were told to leave,")],
    ),
    ("The Ghanaian army moved north. The ministry said nothing.", []),
    (
        "Korea launched a missile, which Pyongyang said was a routine test.",
        [("Pyongyang", "Statement", "indirect", "was a routine test")],
    ),
    (
        "The missile, which Ghana says was stolen, was found in Togo.",
        [("Ghana", "Statement", "indirect", "was stolen")],
    ),
    (
        "Several leaders, including Efua Quartey-Mills and Ousmane Diop, condemned the attack on the convoy.",
        [
            ("Efua Quartey-Mills", "Condemnation", "indirect", "condemned the attack on the convoy"),
            ("Ousmane Diop", "Condemnation", "indirect", "condemned the attack on the convoy"),
        ],
    ),
    (
        "Leaders such as Ousmane Diop have called for calm.",
        [("Ousmane Diop", "Demand", "indirect", "called for calm")],
    ),
    (
        "Efua Quartey-Mills, Ousmane Diop and Kossi Agbeyome issued a joint appeal for calm.",
        [
            ("Efua Quartey-Mills", "Demand", "indirect", "issued a joint appeal for calm"),
            ("Ousmane Diop", "Demand", "indirect", "issued a joint appeal for calm"),
            ("Kossi Agbeyome", "Demand", "indirect", "issued a joint appeal for calm"),
        ],
    ),
    (
        "Efua Quartey-Mills, along with Ousmane Diop, called for calm.",
        [
            ("Efua Quartey-Mills", "Demand", "indirect", "called for calm"),
            ("Ousmane Diop", "Demand", "indirect", "called for calm"),
        ],
    ),
    (
        "Efua Quartey-Mills told Ousmane Diop and Kossi Agbeyome that the talks were over.",
        [("Efua Quartey-Mills", "Statement", "indirect", "the talks were over")],
    ),
    (
        "The talks are over, said Efua Quartey-Mills, president of Ghana, and Ousmane Diop.",
        [
            ("Efua Quartey-Mills", "Statement", "indirect", "The talks are over"),
            ("Ousmane Diop", "Statement", "indirect", "The talks are over"),
        ],
    ),
    (
        "Ghana, backed by Senegal, demanded an apology.",
        [("Ghana", "Demand", "indirect", "demanded an apology")],
    ),
    ("Neither Ghana nor Togo would comment.", []),
    ("Ghana or Togo may protest.", []),
    (
        "Ghana and Togo accuse each other of illegal fishing.",
        [
            ("Ghana", "Accusation", "indirect", "accuse each other of illegal fishing"),
            ("Togo", "Accusation", "indirect", "accuse each other of illegal fishing"),
        ],
    ),
    (
        "Nepal's foreign minister on Wednesday rejected Indian claims about the border. Prakash Rimal told lawmakers the maps were clear.",
        [
            ("Prakash Rimal", "Denial", "indirect", "rejected Indian claims about the border"),
            ("Prakash Rimal", "Statement", "indirect", "the maps were clear"),
        ],
    ),
    (
        "The Dutch defence minister has condemned the drone strike on the port.\n\nSpeaking in Copenhagen, Femke van Rijswijk said there was no excuse.",
        [
            ("Femke van Rijswijk", "Condemnation", "indirect", "condemned the drone strike on the port"),
            ("Femke van Rijswijk", "Statement", "indirect", "there was no excuse"),
        ],
    ),
    (
        "The Dutch defence minister has condemned the drone strike on the port. Her Danish counterpart, Rasmus Thygesen, said nothing was certain.",
        [
            ("Netherlands", "Condemnation", "indirect", "condemned the drone strike on the port"),
            ("Rasmus Thygesen", "Statement", "indirect", "nothing was certain"),
        ],
    ),
    (
        "Nepal's foreign minister rejected the claims. India's Vikram Rathod said the maps were clear.",
        [
            ("Nepal", "Denial", "indirect", "rejected the claims"),
            ("Vikram Rathod", "Statement", "indirect", "the maps were clear"),
        ],
    ),
]


@pytest.mark.parametrize(("text", "wanted"), CASES, ids=[text[:60] for text, _ in CASES])
def test_the_statements_of_a_text(holds, text, wanted):
    holds(text, *wanted)
