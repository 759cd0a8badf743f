"""Wordings for organisations that the table lacks, under the name in the table; no identifiers."""

from __future__ import annotations

from kg.authority.sheets.table import several

BODY_NAMES = {
    "African Development Bank": "AfDB",
    "al-Qaeda": "Al-Qaeda|Al Qaeda|al-Qaida|Al-Qaida",
    "Al-Shabaab": "al-Shabaab|Al Shabaab",
    "Council of the European Union": "EU Council",
    "Foreign, Commonwealth and Development Office": "UK Foreign Office|British Foreign Office",
    "G7": "G-7|Group of Seven",
    "G8": "G-8|Group of Eight",
    "Hezbollah": "Hizballah|Hizbullah|Hizbollah",
    "International Criminal Police Organization": "Interpol",
    "Islamic State": "ISIS|ISIL|Daesh|Islamic State group|Islamic State of Iraq and Syria",
    "Israel Defense Forces": "Israeli Defense Forces|Israel Defence Forces",
    "Kataib Hezbollah": "Kataeb Hezbollah",
    "Parliamentary Assembly of the Council of Europe": "PACE",
    "Shanghai Cooperation Organisation": "SCO|Shanghai Cooperation Organization",
    "Taliban": "Afghan Taliban",
    "UN Office for the Coordination of Humanitarian Affairs": "OCHA|UNOCHA",
    "United Nations High Commissioner for Refugees": "UNHCR|UN Refugee Agency|UN refugee agency",
    "United Nations Security Council": "U.N. Security Council|Security Council",
    "United Nations General Assembly": "U.N. General Assembly|General Assembly",
    "United States Department of Defense": "Pentagon|US Department of Defense|U.S. Defense Department",
    "United States Department of State": "US Department of State|State Department",
    "Verkhovna Rada": "Ukrainian parliament|Ukrainian Parliament",
}

AMBIGUOUS_BODIES = {
    "Commonwealth of Nations": "Commonwealth",
    "House of Commons of the United Kingdom": "House of Commons",
    "United States Congress": "Congress",
    "United States Senate": "Senate",
}

BODY_COUNTRY = {
    "Central Intelligence Agency": "US",
    "Foreign, Commonwealth and Development Office": "GB",
    "Hamas": "PS",
    "Hezbollah": "LB",
    "House of Commons of the United Kingdom": "GB",
    "Israel Defense Forces": "IL",
    "Kataib Hezbollah": "IQ",
    "Knesset": "IL",
    "Ministry for Europe and Foreign Affairs": "FR",
    "Ministry of Foreign Affairs of the Russian Federation": "RU",
    "Mossad": "IL",
    "Syrian Democratic Forces": "SY",
    "Taliban": "AF",
    "United States Congress": "US",
    "United States Department of Defense": "US",
    "United States Department of State": "US",
    "United States House of Representatives": "US",
    "United States Senate": "US",
    "Verkhovna Rada": "UA",
    "White House": "US",
}

# Aliases of the table that name a whole kind of thing, or something else as often.
NO_BODY_NAME = frozenset(
    several(
        "American Congress|American legislature|Council of Legal Education|Council of ministers|"
        "Defense Department|Department of Defense|DOS|DoS|HABITAT|Legislature of the United States|"
        "Ministry of Foreign Affairs|Ministry of Foreign|Moscow Kremlin|Pakirri es gordo|Provos|"
        "United states legislative branch|WB|SESAME|BIRD|BID|ONUESC|ASE|OHI|OCDE|OIPC|OMM|OEA|OPS"
    )
)

SHORT_BODY = {
    "Association of Southeast Asian Nations": "ASEAN",
    "Cooperation Council for the Arab States of the Gulf": "Gulf Cooperation Council",
    "Economic Community of West African States": "ECOWAS",
    "European Border and Coast Guard Agency": "Frontex",
    "International Criminal Police Organization": "Interpol",
    "North Atlantic Treaty Organisation": "NATO",
    "Organization of the Petroleum Exporting Countries": "OPEC",
    "United Nations Children’s Fund": "UNICEF",
    "United Nations Educational, Scientific and Cultural Organization": "UNESCO",
    "United Nations Relief and Works Agency for Palestine Refugees in the Near East": "UNRWA",
    "United Nations World Food Programme": "World Food Programme",
}
"""The usual names of bodies whose full name hardly anybody uses."""

# Three letters are too few for a body with one source, except for these.
KEEP_SHORT = frozenset(several("CIS|IFC|ILC|IRA|PCA|PKK|SCO|UPU|WCO"))
