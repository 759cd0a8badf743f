"""Wordings for countries, cities and people that the tables lack, kept by hand: no identifiers.

Countries are named by their ISO 3166 alpha-2 code, cities and people by code and the name in the table.
"""

from __future__ import annotations

from kg.authority.sheets.table import several

PREFERRED = {
    "CC": "Cocos Islands",
    "CD": "Democratic Republic of the Congo",
    "CG": "Republic of the Congo",
    "CI": "Ivory Coast",
    "HK": "Hong Kong",
    "MO": "Macau",
    "NR": "Nauru",
    "PN": "Pitcairn Islands",
    "TR": "Turkey",
    "UM": "United States Minor Outlying Islands",
    "VI": "United States Virgin Islands",
}

SHORT_NAMES = {
    "BA": "Bosnia-Herzegovina|BiH",
    "CD": "DR Congo|DRC|Democratic Republic of Congo|Congo-Kinshasa|Congo",
    "CG": "Congo-Brazzaville|Republic of Congo|Congo",
    "CI": "Cote d'Ivoire",
    "CN": "PRC|People's Republic of China|mainland China",
    "DE": "Federal Republic of Germany",
    "GB": "UK|Britain|Great Britain",
    "KP": "DPRK|Korea",
    "KR": "ROK|Korea",
    "LA": "Lao PDR",
    "MK": "FYROM|Macedonia",
    "MM": "Burma",
    "NL": "Holland",
    "PG": "PNG",
    "SA": "Kingdom of Saudi Arabia|KSA",
    "SY": "Syrian Arab Republic",
    "TR": "Turkiye",
    "TW": "Republic of China|Chinese Taipei",
    "US": "US|USA|United States of America|America",
    "VA": "Vatican|Vatican City",
    "VC": "St Vincent and the Grenadines",
    "VN": "Viet Nam",
    "ZA": "RSA",
}

DEMONYMS = {
    "AR": "Argentine|Argentinian|Argentinean",
    "AZ": "Azerbaijani|Azeri",
    "BA": "Bosnian|Herzegovinian",
    "BF": "Burkinabe",
    "BS": "Bahamian",
    "BW": "Botswanan|Motswana|Batswana",
    "CV": "Cape Verdean|Cabo Verdean",
    "DJ": "Djiboutian",
    "DO": "Dominican",
    "EC": "Ecuadorian|Ecuadorean",
    "EH": "Sahrawi|Saharawi",
    "FR": "French|Frenchman|Frenchwoman",
    "GB": "British|Briton|Brit",
    "GI": "Gibraltarian",
    "GL": "Greenlandic|Greenlander",
    "GR": "Greek|Hellenic",
    "GU": "Guamanian",
    "HK": "Hong Konger",
    "IE": "Irish|Irishman|Irishwoman",
    "IS": "Icelandic|Icelander",
    "KE": "Kenyan",
    "KG": "Kyrgyz|Kyrgyzstani",
    "KM": "Comorian|Comoran",
    "KN": "Kittitian|Nevisian",
    "KZ": "Kazakh|Kazakhstani",
    "LA": "Laotian|Lao",
    "LS": "Basotho|Mosotho|Lesothan",
    "LU": "Luxembourgish|Luxembourger",
    "LV": "Latvian",
    "MC": "Monegasque|Monacan",
    "MK": "Macedonian|North Macedonian",
    "MM": "Burmese|Myanmarese",
    "MV": "Maldivian",
    "MX": "Mexican",
    "NL": "Dutch|Dutchman|Dutchwoman|Netherlander",
    "NP": "Nepali|Nepalese",
    "NZ": "New Zealander|Kiwi",
    "PH": "Philippine|Filipino|Filipina",
    "PT": "Portuguese",
    "RS": "Serbian|Serb",
    "SA": "Saudi|Saudi Arabian",
    "SI": "Slovenian|Slovene",
    "SK": "Slovak|Slovakian",
    "SR": "Surinamese|Surinamer",
    "ST": "Sao Tomean",
    "SZ": "Swazi|Emaswati",
    "TJ": "Tajik|Tajikistani",
    "TL": "East Timorese|Timorese",
    "TM": "Turkmen",
    "UZ": "Uzbek|Uzbekistani",
    "VC": "Vincentian|Saint Vincentian",
    "XK": "Kosovar|Kosovan",
}

# Words that the table gives to a territory and that mean its sovereign, or nothing of the kind.
NO_DEMONYM = frozenset(several("CX|GF|GP|HM|IO|MO|MP|MQ|PM|RE|YT"))

NO_COUNTRY_NAME = frozenset(
    several(
        "Dominique|Island|Mann|Mannin|Mexicanos|Ngwane|Pleasant Island|Portuguesa|Prathet|Sarnam|Viti|"
        "Guiana|the Abode of Peace|Zhonghua"
    )
)
"""Aliases of the table that are words, or mean something else."""

SEATS = {
    "AR": "Casa Rosada",
    "AT": "Ballhausplatz|Hofburg",
    "BR": "Planalto|Itamaraty",
    "CL": "La Moneda",
    "CN": "Zhongnanhai",
    "CO": "Casa de Nariño",
    "CZ": "Prague Castle",
    "DK": "Christiansborg",
    "EG": "Ittihadiya",
    "FR": "Élysée|Élysée Palace|Quai d'Orsay|Matignon",
    "GB": "Downing Street|10 Downing Street|No 10|Number 10|Number Ten|Whitehall",
    "GH": "Jubilee House",
    "GR": "Maximos Mansion",
    "HU": "Sándor Palace",
    "ID": "Merdeka Palace|Istana Merdeka",
    "IN": "South Block|Raisina Hill|Rashtrapati Bhavan",
    "IT": "Palazzo Chigi|Quirinale|Farnesina",
    "JP": "Kantei|Nagatacho",
    "KR": "Blue House|Cheong Wa Dae",
    "KZ": "Akorda",
    "LB": "Baabda|Grand Serail",
    "LK": "Temple Trees",
    "MX": "Los Pinos",
    "NG": "Aso Rock",
    "NP": "Singha Durbar",
    "PH": "Malacañang|Malacañang Palace",
    "PK": "Aiwan-e-Sadr",
    "PL": "Belweder",
    "RO": "Cotroceni|Victoria Palace",
    "RU": "Kremlin",
    "SE": "Rosenbad",
    "SG": "Istana",
    "TR": "Beştepe",
    "UA": "Bankova",
    "US": "White House|Oval Office|Capitol Hill|Foggy Bottom",
    "VE": "Miraflores|Miraflores Palace",
    "ZA": "Union Buildings",
}

# A capital whose name says too little to stand for its government.
NO_METONYM = frozenset(several("BM|CL|CR|GF|GP|GY|IM|JE|JM|KY|MF|MS|MV|NF|PM|PR|RE|SC|VA|AI"))

AMBIGUOUS_COUNTRIES = {
    "CD": "Congo",
    "CG": "Congo",
    "DM": "Dominica",
    "GE": "Georgia",
    "JE": "Jersey",
    "JO": "Jordan",
    "KP": "Korea",
    "KR": "Korea",
    "MF": "Saint Martin|St. Martin",
    "MK": "Macedonia",
    "TD": "Chad",
    "TR": "Turkey",
    "TW": "Republic of China",
}

AMBIGUOUS_CITIES = frozenset(
    several(
        "Alexandria|Aden|Bari|Barcelona|Beira|Bergen|Birmingham|Brest|Bucha|Cali|Cambridge|Cartagena|"
        "Christchurch|Colombo|Cork|Córdoba|Darwin|Dayton|Douglas|Florence|Ganja|Gao|George Town|"
        "Georgetown|Granada|Guadalajara|Halifax|Hamilton|Hyderabad|Juba|Kingston|Kingstown|La Paz|Lae|"
        "Leh|Lima|Livingstone|Manchester|Male|Malé|Medan|Medina|Nadi|Naples|Nassau|Newport|Nice|Norfolk|"
        "Oran|Osh|Oxford|Pemba|Phoenix|Pokrovsk|Praia|Qom|Rosario|Saint John's|St. George's|Salvador|"
        "Samara|San José|San Pedro Sula|Santiago|Santo Domingo|Sidon|Sofia|Split|Stanley|Sucre|Sumy|"
        "Surat|Tampa|Tripoli|Tyre|Ufa|Valencia|Varna|Versailles|Victoria|Washington|Wellington|"
        "Williamsburg"
    )
)

ENGLISH_CITY = {
    ("BE", "Antwerpen"): "Antwerp",
    ("BE", "Brugge"): "Bruges",
    ("BY", "Homyel’"): "Gomel",
    ("CH", "Luzern"): "Lucerne",
    ("DE", "Köln"): "Cologne",
    ("DE", "Frankfurt am Main"): "Frankfurt",
    ("ES", "Sevilla"): "Seville",
    ("IQ", "Basrah"): "Basra",
    ("IR", "Bandar Bushehr"): "Bushehr",
    ("KZ", "Nur-Sultan"): "Astana",
    ("SY", "Ḩamāh"): "Hama",
    ("SY", "Dar‘ā"): "Daraa",
    ("SY", "As-Suwayda"): "Suwayda",
    ("SY", "Al-Hasakah"): "Hasakah",
    ("UA", "Zaporizhzhya"): "Zaporizhzhia",
    ("UA", "Vinnytsya"): "Vinnytsia",
    ("YE", "Al Ḩudaydah"): "Hodeidah",
    ("YE", "Ma'rib"): "Marib",
    ("YE", "Ta'izz"): "Taiz",
}
"""The usual English names of cities under their name in the table."""

MORE_CITY_NAMES = {
    ("BY", "Homyel’"): "Homel",
    ("EG", "Sharm el-Sheikh"): "Sharm El Sheikh",
    ("CN", "Beijing"): "Peking",
    ("CN", "Guangzhou"): "Canton",
    ("IL", "Tel Aviv"): "Tel Aviv-Yafo",
    ("IN", "Bengaluru"): "Bangalore",
    ("IN", "Chennai"): "Madras",
    ("IN", "Kolkata"): "Calcutta",
    ("IN", "Mumbai"): "Bombay",
    ("MM", "Yangon"): "Rangoon",
    ("MD", "Chișinău"): "Kishinev",
    ("SY", "Dar‘ā"): "Deraa",
    ("SY", "As-Suwayda"): "Sweida",
    ("SY", "Al-Hasakah"): "Hasaka",
    ("UA", "Kyiv"): "Kiev",
    ("UA", "Dnipro"): "Dnipropetrovsk|Dnepropetrovsk",
    ("UA", "Kharkiv"): "Kharkov",
    ("UA", "Luhansk"): "Lugansk",
    ("UA", "Lviv"): "Lvov",
    ("UA", "Mykolayiv"): "Mykolaiv",
    ("UA", "Odesa"): "Odessa",
    ("UA", "Zaporizhzhya"): "Zaporizhia",
    ("US", "Washington"): "Washington, D.C.|Washington DC",
    ("US", "New York City"): "New York",
    ("VN", "Ho Chi Minh City"): "Saigon",
    ("YE", "Al Ḩudaydah"): "Hudaydah",
}

NOT_A_CITY = frozenset((("MA", "souk ahras"),))

PERSON_NAMES = {
    ("Ali Khamenei", "IR"): "Ayatollah Ali Khamenei",
    ("Benjamin Netanyahu", "IL"): "Binyamin Netanyahu|Bibi Netanyahu",
    ("Joko Widodo", "ID"): "Jokowi",
    ("Kim Jong-un", "KP"): "Kim Jong Un",
    ("Luiz Inácio Lula da Silva", "BR"): "Lula|Lula da Silva|Luiz Inacio Lula da Silva",
    ("Mohammed bin Salman", "SA"): "Mohammad bin Salman|Mohammed bin Salman Al Saud|MBS|MbS",
    ("Recep Tayyip Erdoğan", "TR"): "Tayyip Erdogan",
    ("Sergey Lavrov", "RU"): "Sergei Lavrov",
    ("Volodymyr Zelenskyy", "UA"): "Volodymyr Zelensky|Volodymyr Zelenskiy|Volodymyr Zelenskyi",
    ("Vladimir Putin", "RU"): "Vladimir V. Putin",
}
