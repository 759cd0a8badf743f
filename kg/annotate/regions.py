"""Regions by the adjectives that news puts before "state" and "country", with the states that lie in them."""

from __future__ import annotations

# ISO 3166 alpha-2 codes; borders of regions as news uses them, so a state may lie in several.
_GULF = "SA AE QA KW BH OM"
_BALTIC = "EE LV LT"
_NORDIC = "DK FI IS NO SE"
_BALKAN = "AL BA BG HR GR XK ME MK RO RS SI"
_CENTRAL_ASIAN = "KZ KG TJ TM UZ"
_CAUCASUS = "AM AZ GE"
_BENELUX = "BE NL LU"
_EAST_AFRICAN = "KE UG TZ RW BI SS ET ER SO DJ"
_WEST_AFRICAN = "NG GH SN ML NE BF CI GN SL LR TG BJ GM GW CV MR"
_SOUTHERN_AFRICAN = "ZA ZW ZM MZ BW NA LS SZ MW AO MG"
_NORTH_AFRICAN = "MA DZ TN LY EG MR SD"
_CENTRAL_AFRICAN = "CM CF TD CG CD GA GQ ST AO"
_SAHEL = "ML NE BF TD MR"
_CENTRAL_AMERICAN = "GT HN SV NI CR PA BZ"
_CARIBBEAN = "CU HT DO JM TT BB BS GD LC VC AG DM KN GY SR"
_SOUTH_AMERICAN = "AR BO BR CL CO EC GY PY PE SR UY VE"
_SOUTH_ASIAN = "IN PK BD NP LK BT MV AF"
_SOUTHEAST_ASIAN = "BN KH ID LA MY MM PH SG TH TL VN"
_EAST_ASIAN = "CN JP KR KP MN TW"
_PACIFIC = "FJ PG SB VU WS TO KI TV NR PW MH FM AU NZ"
_EUROPEAN = (
    "AD AL AT BA BE BG BY CH CY CZ DE DK EE ES FI FR GB GR HR HU IE IS IT LI LT LU LV MC MD ME MK MT NL NO PL PT RO RS "
    "RU SE SI SK SM UA VA XK"
)
_MIDDLE_EASTERN = f"{_GULF} IQ IR IL JO LB PS SY TR YE EG CY"

REGIONS: dict[tuple[str, ...], frozenset[str]] = {
    words: frozenset(codes.split())
    for words, codes in {
        ("gulf",): _GULF,
        ("gulf", "arab"): _GULF,
        ("baltic",): _BALTIC,
        ("nordic",): _NORDIC,
        ("scandinavian",): _NORDIC,
        ("balkan",): _BALKAN,
        ("western", "balkan"): _BALKAN,
        ("central", "asian"): _CENTRAL_ASIAN,
        ("caucasus",): _CAUCASUS,
        ("south", "caucasus"): _CAUCASUS,
        ("benelux",): _BENELUX,
        ("east", "african"): _EAST_AFRICAN,
        ("west", "african"): _WEST_AFRICAN,
        ("southern", "african"): _SOUTHERN_AFRICAN,
        ("north", "african"): _NORTH_AFRICAN,
        ("central", "african"): _CENTRAL_AFRICAN,
        ("sahel",): _SAHEL,
        ("african",): " ".join(
            (_EAST_AFRICAN, _WEST_AFRICAN, _SOUTHERN_AFRICAN, _NORTH_AFRICAN, _CENTRAL_AFRICAN)
        ),
        ("central", "american"): _CENTRAL_AMERICAN,
        ("caribbean",): _CARIBBEAN,
        ("south", "american"): _SOUTH_AMERICAN,
        ("latin", "american"): f"{_SOUTH_AMERICAN} {_CENTRAL_AMERICAN} MX CU DO HT",
        ("andean",): "BO CO EC PE CL VE",
        ("south", "asian"): _SOUTH_ASIAN,
        ("southeast", "asian"): _SOUTHEAST_ASIAN,
        ("south", "east", "asian"): _SOUTHEAST_ASIAN,
        ("east", "asian"): _EAST_ASIAN,
        ("asian",): " ".join((_SOUTH_ASIAN, _SOUTHEAST_ASIAN, _EAST_ASIAN, _CENTRAL_ASIAN)),
        ("himalayan",): "NP BT",
        ("pacific",): _PACIFIC,
        ("pacific", "island"): _PACIFIC,
        ("european",): _EUROPEAN,
        ("eastern", "european"): "BG BY CZ EE HU LT LV MD PL RO SK UA",
        ("central", "european"): "AT CZ HU PL SI SK DE CH",
        ("arab",): f"{_GULF} {_NORTH_AFRICAN} IQ JO LB PS SY YE SO DJ KM",
        ("maghreb",): "MA DZ TN LY MR",
        ("middle", "eastern"): _MIDDLE_EASTERN,
        ("mediterranean",): "CY ES FR GR HR IL IT LB LY MA MC ME MT SI SY TN TR AL DZ EG",
        ("iberian",): "ES PT",
    }.items()
}
