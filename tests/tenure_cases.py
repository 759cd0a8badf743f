"""Sentences with the offices that they give to people: (person, office, of whom, status), all of them."""

CASES = {
    "title before the name": (
        "Foreign Minister Zarko Petrovan arrived on Monday.",
        ("Petrovan", "Foreign Minister", None, "current"),
    ),
    "country, title, name": (
        "Estonian Defence Minister Priit Kaldmaa arrived in Riga on Monday.",
        ("Kaldmaa", "Defence Minister", "Estonia", "current"),
    ),
    "possessive country, title, name": (
        "Bhutan's Prime Minister Karma Wangdi visited Dhaka.",
        ("Wangdi", "Prime Minister", "Bhutan", "current"),
    ),
    "lower-case title": (
        "The Maltese prime minister, Joseph Farrugia, met reporters on Friday.",
        ("Farrugia", "prime minister", "Malta", "current"),
    ),
    "two departments in one title": (
        "Luxembourg's Foreign and European Affairs Minister Paul Wampach spoke to reporters.",
        ("Wampach", "Foreign and European Affairs Minister", "Luxembourg", "current"),
    ),
    "three departments in one title": (
        "Foreign Affairs, Trade and Immigration Minister Litia Vakarewa of Fiji flew to Suva.",
        ("Vakarewa", "Foreign Affairs, Trade and Immigration Minister", "Fiji", "current"),
    ),
    "minister of a department": (
        "Minister of Foreign Affairs Luis Quispe Mamani of Bolivia called for calm.",
        ("Mamani", "Minister of Foreign Affairs", "Bolivia", "current"),
    ),
    "minister of state for": (
        "Minister of State for External Affairs Rajan Mehrotra landed in Colombo.",
        ("Mehrotra", "Minister of State for External Affairs", None, "current"),
    ),
    "lower-case minister for": (
        "Norway's minister for international development, Ingrid Solbakk, announced the grant.",
        ("Solbakk", "minister for international development", "Norway", "current"),
    ),
    "deputy minister": (
        "Deputy Foreign Minister Tomasz Wilkowski of Poland chaired the meeting.",
        ("Wilkowski", "Deputy Foreign Minister", "Poland", "current"),
    ),
    "first deputy prime minister": (
        "First Deputy Prime Minister Aibek Toktogulov arrived in Astana.",
        ("Toktogulov", "First Deputy Prime Minister", None, "current"),
    ),
    "title, name, of country": (
        "President Amina Jallow of the Gambia told parliament that the border would open.",
        ("Jallow", "President", "Gambia", "current"),
    ),
    "name, country's title": (
        "Amina Jallow, Gambia's president, told parliament that the border would open.",
        ("Jallow", "president", "Gambia", "current"),
    ),
    "name, the title of country": (
        "Amina Jallow, the president of Gambia, told parliament that the border would open.",
        ("Jallow", "president", "Gambia", "current"),
    ),
    "name, the demonym title": (
        "Ivo Brankov, the Bulgarian interior minister, denied the report.",
        ("Brankov", "interior minister", "Bulgaria", "current"),
    ),
    "name and title of without article": (
        "Ivo Brankov, interior minister of Bulgaria, denied the report.",
        ("Brankov", "interior minister", "Bulgaria", "current"),
    ),
    "who has been since": (
        "Ivo Brankov, who has been Bulgaria's interior minister since May 2024, denied the report.",
        ("Brankov", "interior minister", "Bulgaria", "current"),
    ),
    "country's name, the title": (
        "Slovenia's Maja Hribar, the foreign minister, will travel to Vienna.",
        ("Hribar", "foreign minister", "Slovenia", "current"),
    ),
    "long apposition before": (
        "The country's top diplomat and former ambassador to Japan, Maja Hribar, will travel to Vienna.",
        ("Hribar", "top diplomat", None, "current"),
        ("Hribar", "ambassador to Japan", None, "former"),
    ),
    "acting": (
        "Acting Foreign Minister Samuel Okwuosa of Nigeria met envoys.",
        ("Okwuosa", "Foreign Minister", "Nigeria", "acting"),
    ),
    "interim president": (
        "Chad's interim president, Abakar Idrissou, signed the charter.",
        ("Idrissou", "president", "Chad", "acting"),
    ),
    "caretaker": (
        "Lebanon's caretaker prime minister Nabil Haddadin received the ambassador.",
        ("Haddadin", "prime minister", "Lebanon", "acting"),
    ),
    "former": (
        "Former Danish prime minister Lars Holmgaard will lead the mission.",
        ("Holmgaard", "prime minister", "Denmark", "former"),
    ),
    "former after the name": (
        "Lars Holmgaard, a former prime minister of Denmark, will lead the mission.",
        ("Holmgaard", "prime minister", "Denmark", "former"),
    ),
    "country's former": (
        "Denmark's former prime minister, Lars Holmgaard, will lead the mission.",
        ("Holmgaard", "prime minister", "Denmark", "former"),
    ),
    "ex-": (
        "Ex-president Ramiro Valdivieso of Ecuador fled to Panama.",
        ("Valdivieso", "president", "Ecuador", "former"),
    ),
    "then-": (
        "The accord was signed in 2014 by then-president Ramiro Valdivieso of Ecuador.",
        ("Valdivieso", "president", "Ecuador", "former"),
    ),
    "then as a word": (
        "In 2009 the then Icelandic foreign minister, Sigrun Halldorsdottir, refused to sign.",
        ("Halldorsdottir", "foreign minister", "Iceland", "former"),
    ),
    "the late": (
        "The late president Kwame Boateng of Ghana signed the treaty in 1998.",
        ("Boateng", "president", "Ghana", "former"),
    ),
    "ousted": (
        "Niger's ousted president Issa Maazou remains in Niamey.",
        ("Maazou", "president", "Niger", "former"),
    ),
    "outgoing": (
        "Outgoing Latvian Prime Minister Edgars Zarins said goodbye to his counterparts.",
        ("Zarins", "Prime Minister", "Latvia", "current"),
    ),
    "incoming": (
        "Incoming Latvian Prime Minister Edgars Zarins will visit Tallinn first.",
        ("Zarins", "Prime Minister", "Latvia", "designate"),
    ),
    "-elect": (
        "President-elect Julieta Arce of Paraguay will take office in August.",
        ("Arce", "President-elect", "Paraguay", "designate"),
    ),
    "-designate": (
        "Prime Minister-designate Hamid Zouari of Tunisia began talks.",
        ("Zouari", "Prime Minister-designate", "Tunisia", "designate"),
    ),
    "country's elect": (
        "Paraguay's president-elect, Julieta Arce, will take office in August.",
        ("Arce", "president-elect", "Paraguay", "designate"),
    ),
    "joint presidents": (
        "Presidents Amina Jallow of Gambia and Kwame Boateng of Ghana met in Accra.",
        ("Jallow", "President", "Gambia", "current"),
        ("Boateng", "President", "Ghana", "current"),
    ),
    "joint presidents respectively": (
        "The presidents of Gambia and Ghana, Amina Jallow and Kwame Boateng, met in Accra.",
        ("Jallow", "president", "Gambia", "current"),
        ("Boateng", "president", "Ghana", "current"),
    ),
    "joint prime ministers with lists": (
        "Prime Ministers Edgars Zarins of Latvia, Priit Kaldmaa of Estonia and Jonas Balsys of Lithuania signed.",
        ("Zarins", "Prime Minister", "Latvia", "current"),
        ("Kaldmaa", "Prime Minister", "Estonia", "current"),
        ("Balsys", "Prime Minister", "Lithuania", "current"),
    ),
    "ministers by demonym": (
        "The Greek and Bulgarian foreign ministers, Nikos Vlastos and Ivo Brankov, met in Sofia.",
        ("Vlastos", "foreign minister", "Greece", "current"),
        ("Brankov", "foreign minister", "Bulgaria", "current"),
    ),
    "ministers of one country": (
        "Peru's defence and foreign ministers, Rosa Huaman and Carlos Tello, resigned on Sunday.",
        ("Huaman", "defence minister", "Peru", "current"),
        ("Tello", "foreign minister", "Peru", "current"),
    ),
    "list with offices": (
        "Those present included French President Luc Vasseur, German Chancellor Jutta Brandhorst and "
        "Spanish Foreign Minister Pilar Ocampo.",
        ("Vasseur", "President", "France", "current"),
        ("Brandhorst", "Chancellor", "Germany", "current"),
        ("Ocampo", "Foreign Minister", "Spain", "current"),
    ),
    "list in brackets": (
        "The call was joined by Luc Vasseur (France), President Milos Kratky (Czechia) and others.",
        ("Kratky", "President", "Czechia", "current"),
    ),
    "counterpart by demonym": (
        "Slovenian Foreign Minister Maja Hribar met her Croatian counterpart Ante Babic in Zagreb.",
        ("Hribar", "Foreign Minister", "Slovenia", "current"),
        ("Babic", "Foreign Minister", "Croatia", "current"),
    ),
    "counterpart with comma": (
        "Slovenian Foreign Minister Maja Hribar met her Croatian counterpart, Ante Babic, in Zagreb.",
        ("Hribar", "Foreign Minister", "Slovenia", "current"),
        ("Babic", "Foreign Minister", "Croatia", "current"),
    ),
    "counterpart from": (
        "Maja Hribar, Slovenia's foreign minister, hosted her counterpart from Croatia, Ante Babic.",
        ("Hribar", "foreign minister", "Slovenia", "current"),
        ("Babic", "foreign minister", "Croatia", "current"),
    ),
    "counterparts": (
        "Polish Prime Minister Tomasz Wilkowski phoned his Czech and Slovak counterparts, Milos Kratky and "
        "Juraj Hudec.",
        ("Wilkowski", "Prime Minister", "Poland", "current"),
        ("Kratky", "Prime Minister", "Czechia", "current"),
        ("Hudec", "Prime Minister", "Slovakia", "current"),
    ),
    "counterpart, then of whom": (
        "Jordanian King Talal met his Moroccan counterpart. Aid was discussed.",
        ("Talal", "King", "Jordan", "current"),
    ),
    "special envoy for": (
        "The UN special envoy for Yemen, Henrik Rostrup, briefed the council.",
        ("Rostrup", "special envoy for Yemen", "United Nations", "current"),
    ),
    "special envoy to": (
        "Special Envoy to Sudan Desta Woldemariam arrived in Khartoum.",
        ("Woldemariam", "Special Envoy to Sudan", None, "current"),
    ),
    "country's special envoy": (
        "China's special envoy for the Horn of Africa, Gao Wenlin, arrived in Addis Ababa.",
        ("Gao", "special envoy for the Horn of Africa", "China", "current"),
    ),
    "ambassador to": (
        "Colm Ferriter, Ireland's ambassador to Kenya, was summoned.",
        ("Ferriter", "ambassador to Kenya", "Ireland", "current"),
    ),
    "ambassador by demonym": (
        "The Irish ambassador to Kenya, Colm Ferriter, was summoned.",
        ("Ferriter", "ambassador to Kenya", "Ireland", "current"),
    ),
    "ambassador of": (
        "Ambassador of Ireland to Kenya Colm Ferriter opened the clinic.",
        ("Ferriter", "Ambassador to Kenya", "Ireland", "current"),
    ),
    "ambassador without a sender": (
        "Colm Ferriter, the ambassador to Kenya, opened the clinic.",
        ("Ferriter", "ambassador to Kenya", None, "current"),
    ),
    "permanent representative": (
        "Colm Ferriter, Ireland's permanent representative to the United Nations, voted in favour.",
        ("Ferriter", "permanent representative to the United Nations", "Ireland", "current"),
    ),
    "ministry spokesperson": (
        "Foreign Ministry spokeswoman Hana Valkova said the talks were useful.",
        ("Valkova", "spokeswoman", "Foreign Ministry", "current"),
    ),
    "country's ministry spokesman": (
        "Pakistani Foreign Ministry spokesman Arif Chaudhri said the talks were useful.",
        ("Chaudhri", "spokesman", "Pakistani Foreign Ministry", "current"),
    ),
    "spokesman for": (
        "Arif Chaudhri, a spokesman for Pakistan's foreign ministry, said the talks were useful.",
        ("Chaudhri", "spokesman", "Pakistan", "current"),
    ),
    "Kremlin spokesman": (
        "Kremlin spokesman Oleg Tverdov denied the report.",
        ("Tverdov", "spokesman", "Kremlin", "current"),
    ),
    "chief of an alliance": (
        "NATO chief Willem Dekkers arrived in Ankara.",
        ("Dekkers", "chief", "NATO", "current"),
    ),
    "policy chief": (
        "EU foreign policy chief Marta Kuusk said talks would go on.",
        ("Kuusk", "foreign policy chief", "European Union", "current"),
    ),
    "UN human rights chief": (
        "UN human rights chief Lucia Andrade called for an inquiry.",
        ("Andrade", "human rights chief", "United Nations", "current"),
    ),
    "head of": (
        "WHO head Tariro Moyo praised the plan.",
        ("Moyo", "head", "World Health Organization", "current"),
    ),
    "the head of": (
        "Tariro Moyo, the head of the World Health Organization, praised the plan.",
        ("Moyo", "head", "World Health Organization", "current"),
    ),
    "secretary-general": (
        "ASEAN Secretary-General Phan Quoc Bao welcomed the deal.",
        ("Bao", "Secretary-General", "ASEAN", "current"),
    ),
    "secretary general of": (
        "The secretary general of NATO, Willem Dekkers, welcomed the deal.",
        ("Dekkers", "secretary general", "NATO", "current"),
    ),
    "commission chair": (
        "African Union Commission chairperson Desta Woldemariam welcomed the deal.",
        ("Woldemariam", "chairperson", "African Union Commission", "current"),
    ),
    "commissioner": (
        "European Commissioner for Trade Marta Kuusk flew to Tokyo.",
        ("Kuusk", "European Commissioner for Trade", None, "current"),
    ),
    "EU trade commissioner": (
        "EU Trade Commissioner Marta Kuusk flew to Tokyo.",
        ("Kuusk", "Trade Commissioner", "European Union", "current"),
    ),
    "general": (
        "General Rafael Mendieta took command of the border troops.",
        ("Mendieta", "General", None, "current"),
    ),
    "chief of staff": (
        "Uganda's army chief, General Moses Okello, inspected the camp.",
        ("Okello", "army chief", "Uganda", "current"),
        ("Okello", "General", "Uganda", "current"),
    ),
    "commander of": (
        "Colonel Moses Okello, commander of the Northern Brigade, inspected the camp.",
        ("Okello", "Colonel", None, "current"),
        ("Okello", "commander", "Northern Brigade", "current"),
    ),
    "sworn in as": (
        "Kwame Boateng was sworn in as president of Ghana on Tuesday.",
        ("Boateng", "president", "Ghana", "current"),
    ),
    "appointed": (
        "Parliament appointed Maja Hribar foreign minister of Slovenia on Tuesday.",
        ("Hribar", "foreign minister", "Slovenia", "current"),
    ),
    "appointed in the passive": (
        "Maja Hribar was appointed foreign minister of Slovenia in March 2024.",
        ("Hribar", "foreign minister", "Slovenia", "current"),
    ),
    "named as": (
        "The UN named Henrik Rostrup as its special envoy for Yemen.",
        ("Rostrup", "special envoy for Yemen", "United Nations", "current"),
    ),
    "elected": (
        "Julieta Arce was elected president of Paraguay on Sunday.",
        ("Arce", "president", "Paraguay", ("designate", "current")),
    ),
    "took office as": (
        "Julieta Arce took office as president of Paraguay in 2023.",
        ("Arce", "president", "Paraguay", "current"),
    ),
    "has served as": (
        "Colm Ferriter has served as Ireland's ambassador to Kenya since 2021.",
        ("Ferriter", "ambassador to Kenya", "Ireland", "current"),
    ),
    "served as from to": (
        "Colm Ferriter served as Ireland's foreign minister from 2011 to 2014.",
        ("Ferriter", "foreign minister", "Ireland", "former"),
    ),
    "was between": (
        "Colm Ferriter was Irish foreign minister between 2011 and 2014.",
        ("Ferriter", "foreign minister", "Ireland", "former"),
    ),
    "who was until": (
        "Colm Ferriter, who was Irish foreign minister until last year, will lead the mission.",
        ("Ferriter", "foreign minister", "Ireland", "former"),
    ),
    "resigned as": (
        "Maja Hribar resigned as Slovenia's foreign minister on Monday.",
        ("Hribar", "foreign minister", "Slovenia", "former"),
    ),
    "stepped down as": (
        "Maja Hribar stepped down as foreign minister of Slovenia on Monday.",
        ("Hribar", "foreign minister", "Slovenia", "former"),
    ),
    "dismissed as": (
        "Maja Hribar was dismissed as foreign minister of Slovenia on Monday.",
        ("Hribar", "foreign minister", "Slovenia", "former"),
    ),
    "replaced as": (
        "Ante Babic replaced Maja Hribar as foreign minister of Slovenia.",
        ("Babic", "foreign minister", "Slovenia", "current"),
        ("Hribar", "foreign minister", "Slovenia", "former"),
    ),
    "succeeds as": (
        "Ante Babic succeeds Maja Hribar as Croatia's ambassador to Austria.",
        ("Babic", "ambassador to Austria", "Croatia", "current"),
        ("Hribar", "ambassador to Austria", "Croatia", "former"),
    ),
    "will become": (
        "Ante Babic will become Croatia's ambassador to Austria in June.",
        ("Babic", "ambassador to Austria", "Croatia", "designate"),
    ),
    "nominated": (
        "The president nominated Ante Babic as ambassador to Austria.",
        ("Babic", "ambassador to Austria", None, "designate"),
    ),
    "heads": (
        "Tariro Moyo, who heads the World Health Organization, praised the plan.",
        ("Moyo", "head", "World Health Organization", "current"),
    ),
    "leads": (
        "Desta Woldemariam, who leads the African Union, praised the plan.",
        ("Woldemariam", "leader", "African Union", "current"),
    ),
    "chairs": (
        "Desta Woldemariam chairs the African Union Commission.",
        ("Woldemariam", "chair", "African Union Commission", "current"),
    ),
    "is": (
        "Ante Babic is the foreign minister of Croatia.",
        ("Babic", "foreign minister", "Croatia", "current"),
    ),
    "two offices": (
        "Prime Minister and Defence Minister Sione Fifita of Tonga opened the session.",
        ("Fifita", "Prime Minister", "Tonga", "current"),
        ("Fifita", "Defence Minister", "Tonga", "current"),
    ),
    "deputy prime minister and": (
        "Ivo Brankov, Bulgaria's deputy prime minister and foreign minister, was in Skopje.",
        ("Brankov", "deputy prime minister", "Bulgaria", "current"),
        ("Brankov", "foreign minister", "Bulgaria", "current"),
    ),
    "queen": (
        "Queen Astrid of Norway opened the museum.",
        ("Astrid", "Queen", "Norway", "current"),
    ),
    "crown prince": (
        "Crown Prince Faisal bin Turki received the envoy in Muscat.",
        ("Turki", "Crown Prince", None, "current"),
    ),
    "supreme leader": (
        "Iran's supreme leader, Ayatollah Javad Rastegar, rejected the offer.",
        ("Rastegar", "supreme leader", "Iran", "current"),
        ("Rastegar", "Ayatollah", "Iran", "current"),
    ),
    "opposition leader": (
        "Opposition leader Tendai Chirwa of Zambia was arrested.",
        ("Chirwa", "Opposition leader", "Zambia", "current"),
    ),
    "speaker of parliament": (
        "The speaker of the Georgian parliament, Levan Gelashvili, met envoys.",
        ("Gelashvili", "speaker", "Georgian", "current"),
    ),
    "US secretary": (
        "US Secretary of State Daniel Whitlock landed in Doha.",
        ("Whitlock", "Secretary of State", "United States", "current"),
    ),
    "national security adviser": (
        "India's national security adviser Rajan Mehrotra landed in Moscow.",
        ("Mehrotra", "national security adviser", "India", "current"),
    ),
    "nobody holds it": ("The Latvian foreign minister will visit Tallinn on Monday.",),
    "nobody holds the plural": ("Foreign ministers of the bloc met Maja Hribar on Monday.",),
    "not yet anybody's": ("Maja Hribar met the prime minister of Latvia on Monday.",),
    "a wish": ("Maja Hribar wants to become president of Slovenia.",),
    "a denial": ("Maja Hribar is not the president of Slovenia.",),
    "son of": ("Omar Haddad, the son of the Lebanese president, was in Beirut.",),
    "adviser to": (
        "Maja Hribar, an adviser to the Slovenian president, was in Zagreb.",
        ("Hribar", "adviser", "Slovenia", "current"),
    ),
    "counterparts one by one": (
        "Peru's Finance Minister Carlos Tello was pleased; his counterparts Ivo Brankov of Bulgaria and Maja Hribar "
        "of Slovenia were not.",
        ("Tello", "Finance Minister", "Peru", "current"),
        ("Brankov", "Finance Minister", "Bulgaria", "current"),
        ("Hribar", "Finance Minister", "Slovenia", "current"),
    ),
    "ministers with brackets": (
        "The interior ministers of Peru (Carlos Tello), Bulgaria (Ivo Brankov) and Slovenia (Anton Hribar) signed.",
        ("Tello", "interior minister", "Peru", "current"),
        ("Brankov", "interior minister", "Bulgaria", "current"),
        ("Hribar", "interior minister", "Slovenia", "current"),
    ),
    "once this, now that": (
        "Maja Hribar, once Slovenia's ambassador to Mexico and now its foreign minister, spoke first.",
        ("Hribar", "ambassador to Mexico", "Slovenia", "former"),
        ("Hribar", "foreign minister", "Slovenia", "current"),
    ),
    "in a capital": (
        "Croatia's ambassador in Vienna, Ante Babic, was summoned.",
        ("Babic", "ambassador in Vienna", "Croatia", "current"),
    ),
    "any portfolio before": (
        "Bhutan's happiness minister, Kezang Wangmo, cut the ribbon.",
        ("Wangmo", "happiness minister", "Bhutan", "current"),
    ),
    "any portfolio behind": (
        "Grenada's minister of spices, Alwyn Charles, flew to Jakarta.",
        ("Charles", "minister of spices", "Grenada", "current"),
    ),
    "two things to care for": (
        "Peru's minister for disarmament and arms control, Rosa Huaman, tabled the draft.",
        ("Huaman", "minister for disarmament and arms control", "Peru", "current"),
    ),
    "a shadow minister": (
        "Australia's shadow foreign minister, Lachlan Pryce, called it a mistake.",
        ("Pryce", "shadow foreign minister", "Australia", "current"),
    ),
    "without portfolio": (
        "Croatia's minister without portfolio, Ante Babic, smiled.",
        ("Babic", "minister without portfolio", "Croatia", "current"),
    ),
    "coordinator in": (
        "The UN's humanitarian coordinator in Sudan, Henrik Rostrup, asked for trucks.",
        ("Rostrup", "humanitarian coordinator in Sudan", "United Nations", "current"),
    ),
    "managing director": (
        "IMF managing director Astrid Kessler warned of a slump.",
        ("Kessler", "managing director", "IMF", "current"),
    ),
    "chief of forces": (
        "Moses Okello, Kenya's chief of defence forces, hosted the visit.",
        ("Okello", "chief of defence forces", "Kenya", "current"),
    ),
    "praise between": (
        "Moldova's long-serving foreign minister, Irina Codreanu, spoke.",
        ("Codreanu", "foreign minister", "Moldova", "current"),
    ),
    "the first of her kind": (
        "Irina Codreanu, who became Moldova's first female defence minister in 2023, spoke.",
        ("Codreanu", "defence minister", "Moldova", "current"),
    ),
    "newly appointed": (
        "Moldova's newly appointed foreign minister Irina Codreanu spoke.",
        ("Codreanu", "foreign minister", "Moldova", "current"),
    ),
    "two-time former": (
        "Moldova's two-time former prime minister Irina Codreanu spoke.",
        ("Codreanu", "prime minister", "Moldova", "former"),
    ),
    "since, then the name": (
        "Moldovan defence minister since 2023, Irina Codreanu was in Vilnius.",
        ("Codreanu", "defence minister", "Moldova", "current"),
    ),
    "another trade first": (
        "Irina Codreanu, 47, a lawyer and the foreign minister of Moldova, spoke.",
        ("Codreanu", "foreign minister", "Moldova", "current"),
    ),
    "the office is the subject": (
        "The new Moldovan foreign minister is Irina Codreanu.",
        ("Codreanu", "foreign minister", "Moldova", "current"),
    ),
    "reappointed": (
        "Irina Codreanu has been reappointed Moldova's defence minister.",
        ("Codreanu", "defence minister", "Moldova", "current"),
    ),
    "at the time": (
        "Irina Codreanu, at the time Moldova's foreign minister, signed it in 2004.",
        ("Codreanu", "foreign minister", "Moldova", "former"),
    ),
    "a list with its country behind": (
        "President Ivo Brankov, Prime Minister Irina Codreanu and Foreign Minister Carlos Tello of Moldova were there.",
        ("Brankov", "President", "Moldova", "current"),
        ("Codreanu", "Prime Minister", "Moldova", "current"),
        ("Tello", "Foreign Minister", "Moldova", "current"),
    ),
    "a list with its country in front": (
        "Moldovan President Ivo Brankov and Foreign Minister Carlos Tello were there.",
        ("Brankov", "President", "Moldova", "current"),
        ("Tello", "Foreign Minister", "Moldova", "current"),
    ),
    "two offices, two people": (
        "Moldova's president and its prime minister, Ivo Brankov and Irina Codreanu, were there.",
        ("Brankov", "president", "Moldova", "current"),
        ("Codreanu", "prime minister", "Moldova", "current"),
    ),
    "the leader told twice": (
        "The Moldovan leader, President Ivo Brankov, was there.",
        ("Brankov", "President", "Moldova", "current"),
    ),
    "opposite number": (
        "Moldova's Ivo Brankov, the president, and Croatia's Ante Babic, his opposite number, met.",
        ("Brankov", "president", "Moldova", "current"),
        ("Babic", "president", "Croatia", "current"),
    ),
    "the party of the opposition": (
        "Carlos Tello, leader of Moldova's opposition Dawn Party, will fly to Rome.",
        ("Tello", "leader", "Dawn Party", "current"),
    ),
    "a rotating president": (
        "Mercosur's rotating president, Uruguay's Carlos Tello, opened the meeting.",
        ("Tello", "president", "Mercosur", "current"),
    ),
    "a rank between": (
        "Pentagon spokesman Col. Rick Dunmore said so.",
        ("Dunmore", "spokesman", "Pentagon", "current"),
    ),
    "two people, two countries, one office behind": (
        "Spain's Pilar Ocampo and Italy's Bruno Conti, the two foreign ministers, flew to Kyiv.",
        ("Ocampo", "foreign minister", "Spain", "current"),
        ("Conti", "foreign minister", "Italy", "current"),
    ),
    "replaced by": (
        "Daniel Whitlock was replaced by Rosa Huaman as US ambassador to Peru in January.",
        ("Huaman", "ambassador to Peru", "US", "current"),
        ("Whitlock", "ambassador to Peru", "US", "former"),
    ),
    "before becoming": (
        "Omar Haddad was a judge before becoming prime minister of Jordan in 2016.",
        ("Haddad", "prime minister", "Jordan", "current"),
    ),
    "a two-term president": (
        "Omar Haddad, a two-term president of Jordan, flew to Cairo.",
        ("Haddad", "president", "Jordan", "current"),
    ),
    "adviser to a king": (
        "Omar Haddad, adviser to King Talal of Jordan, flew to Cairo.",
        ("Haddad", "adviser", None, "current"),
        ("Talal", "King", "Jordan", "current"),
    ),
    "an expert on a country": (
        "Korea expert Rosa Huaman from the World Bank spoke.",
        ("Huaman", "expert", "World Bank", "current"),
    ),
}

# What a sentence tells about the beginning and the end of an office: (person, since, until), ISO 8601.
TERMS = {
    "since a month": (
        "Ivo Brankov, who has been Bulgaria's interior minister since May 2024, denied the report.",
        ("Brankov", "2024-05", None),
    ),
    "from year to year": (
        "Colm Ferriter served as Ireland's foreign minister from 2011 to 2014.",
        ("Ferriter", "2011", "2014"),
    ),
    "between years": (
        "Colm Ferriter was Irish foreign minister between 2011 and 2014.",
        ("Ferriter", "2011", "2014"),
    ),
    "apposition with years": (
        "Colm Ferriter, Ireland's foreign minister from 2011 until 2014, will lead the mission.",
        ("Ferriter", "2011", "2014"),
    ),
    "until a year": (
        "Colm Ferriter, who was Irish foreign minister until 2022, will lead the mission.",
        ("Ferriter", None, "2022"),
    ),
    "sworn in on a day": (
        "Kwame Boateng was sworn in as president of Ghana on Tuesday.",
        ("Boateng", "2026-03-10", None),
    ),
    "appointed in a month": (
        "Maja Hribar was appointed foreign minister of Slovenia in March 2024.",
        ("Hribar", "2024-03", None),
    ),
    "resigned on a day": (
        "Maja Hribar resigned as Slovenia's foreign minister on Monday.",
        ("Hribar", None, "2026-03-09"),
    ),
    "one goes and one comes": (
        "Ante Babic replaced Maja Hribar as foreign minister of Slovenia on Monday.",
        ("Babic", "2026-03-09", None),
        ("Hribar", None, "2026-03-09"),
    ),
    "a date of something else": (
        "Maja Hribar, the foreign minister of Slovenia, arrived in Vienna on Monday.",
        ("Hribar", None, None),
    ),
    "he had been in it": (
        "Kwame Boateng was in Accra in 2019. The president of Ghana, Kwame Boateng, left on Monday.",
        ("Boateng", None, None),
    ),
    "one will go and one will come": (
        "Ante Babic will replace Maja Hribar as foreign minister of Slovenia next month.",
        ("Babic", "2026-04", None),
        ("Hribar", None, "2026-04"),
    ),
}
