"""Words that tell what a name names: bodies, places, documents and happenings, firms."""

from __future__ import annotations

ORG_HEADS = frozenset(
    """ministry department office agency council commission committee parliament congress senate bureau bank
    organisation organization union league forum court tribunal university institute foundation airlines party
    embassy assembly authority administration fund group association coalition alliance front movement brigade
    corps service army navy force directorate secretariat federation society company corporation house
    delegation mission consulate government""".split()
)
MORE_HEADS = frozenset(
    """brigades battalion regiment division squadron fleet command militia forces guard guards police legion
    network club centre center academy college school board chamber caucus bloc confederation consortium
    committee conference-board task-force observatory registry treasury chancellery presidency cabinet monarchy
    inspectorate ombudsman taskforce troika quartet secretariat directorate-general parliament duma knesset majlis
    bundestag bundesrat riksdag folketing storting eduskunta saeima seimas sejm rada verkhovna loya hurriyat
    trust charity observers watch""".split()
)
FIRM_ENDS = frozenset(
    """air airways airlines bank inc corp corporation ltd limited plc gmbh ag sa llc group holdings motors energy oil
    gas media holding industries systems technologies telecom aerospace pharmaceuticals press news times post herald
    tribune journal capital partners securities ventures consulting analytics advisors associates pharma biotech
    logistics shipping petroleum insurance steel mining radio television tv agency international""".split()
)
# Firms whose names look like people's.
FIRMS = frozenset(
    """Lockheed Martin;Northrop Grumman;General Dynamics;Morgan Stanley;Goldman Sachs;Merrill Lynch;Wells Fargo;
    Credit Suisse;Philip Morris;Booz Allen;Eli Lilly;Charles Schwab;Ralph Lauren;Louis Vuitton;Harley Davidson;
    Procter Gamble;Hewlett Packard;Rio Tinto;Ernst Young;Marks Spencer;Dassault Aviation;Rolls Royce;Mitsubishi
    Electric;Baker Hughes;Calvin Klein;Hugo Boss;Jack Daniels;Johnnie Walker;Tim Hortons;Ben & Jerry;John Deere;
    Estée Lauder;Aston Martin;Jim Beam;Mercedes Benz;Levi Strauss;Deutsche Bahn;Carl Zeiss;Aldi Nord;Palo Alto
    Networks;Thomas Cook;JP Morgan;J.P. Morgan;Raytheon Technologies;Rheinmetall;Thales;Saab;Siemens;Nokia;Renault
    """.replace("\n    ", " ").split(";")
)
# What lies in the land: a name that ends so is a place.
GEOGRAPHY = frozenset(
    """street falls river lake mount mountain mountains airport airfield island islands isle square avenue boulevard
    city county province valley bay sea ocean gulf strait straits bridge peninsula desert canal dam crossing highway
    coast cape shoal reef basin plateau heights oblast governorate prefecture municipality archipelago delta
    glacier gate hospital rock village district region barrage reservoir pass corridor ridge base port harbour harbor""".split()
)
PLACE_WORDS = GEOGRAPHY | frozenset(
    """palace hotel park hill hills camp border road stadium cathedral church mosque temple tower hall beach point
    territory territories forest castle fort fortress cemetery museum university hospital station terminal north
    south east west northern southern eastern western central new san santa saint st""".split()
)
# Documents, happenings, prizes and works: no agent, and no place.
THING_WORDS = frozenset(
    """agreement agreements accord accords treaty pact protocol declaration act law bill plan framework conference
    summit convention communique communiqué constitution code charter prize award awards medal cup war wars
    revolution report resolution memorandum doctrine strategy roadmap compact deal amendment clause article
    chapter census olympics games championship marathon festival day week month year anniversary pipeline
    operation exercise mission-statement hostilities amendments proposal dialogue process cessation carta referendum election
    elections uprising spring intifada ceasefire truce armistice offensive campaign holocaust genocide famine
    pandemic earthquake tsunami hurricane typhoon cyclone bible quran koran torah gospel book stream
    meeting meetings talks visit session retreat gathering ceremony negotiations consultations briefing
    index barometer programme program project workshop seminar congress-meeting era age century concert""".split()
)

SHIPS = frozenset("USS HMS FS INS HMAS HMCS JS ROKS MV MT SS RFA USNS USCGC BRP".split())
# Words that open the names of armed groups and movements.
GROUP_WORDS = frozenset(
    """Ansar Jaish Jaysh Harakat Hizb Hezb Kataib Kata'ib Liwa Jabhat Ahrar Asaib Saraya Hayat Jund Lashkar Jamaat
    Jamaah Tehrik Tehreek Boko Al-Shabaab Fatah Fedayeen Katibat Firqat Jama'at Nidaa Ennahda Frente Movimiento
    Partido Ejército Fuerzas Parti Mouvement Partito Partai Partei""".split()
)
VESSELS = frozenset(
    "frigate destroyer carrier ship warship vessel tanker submarine corvette cruiser ferry yacht trawler freighter "
    "icebreaker minesweeper minehunter sailboat dinghy tugboat tug schooner trimaran battleship speedboat".split()
)
# Where people speak, not who speaks.
PLATFORMS = frozenset(
    "Twitter X Facebook Instagram Telegram WhatsApp YouTube TikTok Flickr LinkedIn Weibo Skype".split()
)
# News agencies and broadcasters of one word that the model takes for anything.
MEDIA = frozenset(
    """Reuters AFP AP Xinhua Interfax TASS RIA Anadolu Yonhap Kyodo ANSA DPA EFE PTI IRNA ISNA Fars Tasnim Mehr SANA
    WAM KCNA Antara Bernama BelTA Ukrinform Tanjug MTI PAP Agerpres BTA Bloomberg BBC CNN NHK CCTV CGTN RT Sputnik
    Axios Politico Euractiv Meduza Suspilne Lusa Belga Ritzau Azertac Armenpress Kazinform Turan Montsame""".split()
)
# Nouns that lead the name of a body: "the newspaper X", "the German firm Y".
BODY_NOUNS = frozenset(
    """company firm group party agency newspaper daily weekly broadcaster channel airline bank militia movement
    network charity organisation organization manufacturer producer giant operator contractor station website outlet
    magazine insurer retailer brokerage faction""".split()
)
