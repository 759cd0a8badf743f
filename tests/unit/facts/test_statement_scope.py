"""What was said and what was not: denied, planned, feared or only quoted for its name."""

import pytest

CASES = [
    ("The so-called “deal” between Chile and Bolivia collapsed in May.", []),
    ("Britain and the United States have long had a “special relationship”.", []),
    ("The treaty says that “an attack on one is an attack on all”. Iceland signed it in 1949.", []),
    ("A banner in Lagos read “Go home, Ambassador Obiechina”.", []),
    ("The ship, named “Hope of Batumi”, left Georgia on Monday.", []),
    ("Ambassador Chidi Obiechina was due to speak on Monday.", []),
    ("Ambassador Chidi Obiechina is said to have met rebels.", []),
    ("Ambassador Chidi Obiechina wants to say goodbye.", []),
    ("Ambassador Chidi Obiechina spoke for an hour but said nothing new.", []),
    ("Ambassador Chidi Obiechina made no threats.", []),
    ("Ambassador Chidi Obiechina failed to condemn the attack.", []),
    ("Ambassador Chidi Obiechina avoided accusing Chad of lying.", []),
    ("Ambassador Chidi Obiechina has yet to accuse anyone.", []),
    (
        "Without naming Chad, Ambassador Chidi Obiechina condemned the raid.",
        [("Chidi Obiechina", "Condemnation", "indirect", "condemned the raid")],
    ),
    ("Ambassador Chidi Obiechina would not say whether talks were planned.", []),
    ("Ambassador Chidi Obiechina would neither confirm nor deny the report.", []),
    ("Reports that Chad had closed the border were false.", []),
    ("It is unclear whether Chad will apologise.", []),
    ("Should Chad threaten to close the border, Niger will respond.", []),
    ("There have been no threats from Chad.", []),
    ("Niger fears a threat by Chad to close the border.", []),
    ("Chad is the biggest threat to Niger.", []),
    ("Niger expects Chad to demand an apology.", []),
    ("Niger wants Chad to promise that the border will stay open.", []),
    ("Chad could promise to keep the border open.", []),
    (
        "Chad broke its promise to keep the border open.",
        [("Chad", "Pledge", "indirect", "promise to keep the border open")],
    ),
    ("Chad dropped its demand for an apology.", [("Chad", "Demand", "indirect", "demand for an apology")]),
    (
        "Chad withdrew its threat to close the border.",
        [("Chad", "Threat", "indirect", "threat to close the border")],
    ),
    (
        "In 2011 the then ambassador, Chidi Obiechina, accused Chad of spying.",
        [("Chidi Obiechina", "Accusation", "indirect", "accused Chad of spying")],
    ),
    ("Chad denies the charge.", [("Chad", "Denial", "indirect", "denies the charge")]),
    (
        "Chad, which denies the charge, recalled its envoy.",
        [("Chad", "Denial", "indirect", "denies the charge")],
    ),
    (
        "Chad, accused by Niger of spying, recalled its envoy.",
        [("Niger", "Accusation", "indirect", "Chad, accused by Niger of spying")],
    ),
    ("Denying the charge, Chad recalled its envoy.", [("Chad", "Denial", "indirect", "Denying the charge")]),
    (
        "Chad vows revenge after raid\n\nChad vowed on Monday to avenge a raid that killed nine soldiers.",
        [("Chad", "Pledge", "indirect", "vowed on Monday to avenge a raid that killed nine soldiers")],
    ),
    (
        "Chad rejects Niger’s accusation of spying.",
        [
            ("Chad", "Denial", "indirect", "rejects Niger’s accusation of spying"),
            ("Niger", "Accusation", "indirect", "accusation of spying"),
        ],
    ),
    (
        "Chad repeated that the border would stay shut.",
        [("Chad", "Statement", "indirect", "the border would stay shut")],
    ),
    ("Chad has lodged a protest with Niger over the raid.", []),
    (
        "Chad thanked Qatar for its mediation.",
        [("Chad", "Endorsement", "indirect", "thanked Qatar for its mediation")],
    ),
    (
        "Chad apologised to Niger for the raid.",
        [("Chad", "Statement", "indirect", "apologised to Niger for the raid")],
    ),
    ("Chad hailed Qatar’s mediation as “brilliant”.", [("Chad", "Endorsement", "partial", "brilliant")]),
]


@pytest.mark.parametrize(("text", "wanted"), CASES, ids=[text[:60] for text, _ in CASES])
def test_what_was_said_and_what_was_not(holds, text, wanted):
    holds(text, *wanted)
