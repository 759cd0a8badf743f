"""Texts with words that stand for something: {words=Name}, {words=A+B} for several, {words=} for nobody named."""

CASES = {
    "he, the subject before": "Omar Haddad flew to Oslo on Monday. {He=Omar Haddad} will meet the king.",
    "she, by the honorific": "Mrs Pilar Ocampo met Omar Haddad. {She=Pilar Ocampo} thanked {him=Omar Haddad}.",
    "she, by the given name": "Omar Haddad met Maria Lindqvist in Oslo. {She=Maria Lindqvist} praised the deal.",
    "he, by the given name": "Maria Lindqvist met Carlos Tello in Oslo. {He=Carlos Tello} praised the deal.",
    "she, by spokeswoman": "Spokeswoman Tariro Moyo answered Omar Haddad. {She=Tariro Moyo} denied the report.",
    "his, in the same clause": "Omar Haddad met {his=Omar Haddad} ministers in Oslo.",
    "he, in the reported clause": "Omar Haddad said {he=Omar Haddad} would resign.",
    "him, not the subject": "Carlos Tello arrived with Omar Haddad. Ivo Brankov welcomed {him=Carlos Tello} at the airport.",
    "he, after a passive": "Omar Haddad was received by the king on Monday. {He=Omar Haddad} stays until Friday.",
    "himself": "Omar Haddad criticised Carlos Tello and defended {himself=Omar Haddad}.",
    "his, ahead of the name": "In {his=Omar Haddad} speech, Omar Haddad called for calm.",
    "he, ahead of the name": "When {he=Omar Haddad} arrived in Oslo, Omar Haddad called for calm.",
    "he, said at the start": "“We will not yield,” {he=Omar Haddad} said. Omar Haddad was speaking in Oslo.",
    "he, after an unnamed speaker": "Omar Haddad met the miners. “We are hungry,” said a miner. {He=} had waited for hours.",
    "he, after an unnamed subject": "Omar Haddad spoke to reporters. A diplomat contradicted that. {He=} said talks went on.",
    "a name only in a quotation": "“Carlos Tello betrayed us,” Omar Haddad said. {He=Omar Haddad} then left the room.",
    "a name in a quotation is no antecedent": "Omar Haddad was furious. “It was Carlos Tello,” {he=Omar Haddad} said.",
    "he, in the quotation of another": "Omar Haddad praised Carlos Tello. “{He=Carlos Tello} is a friend,” Omar Haddad said.",
    "she, no woman in the text": "Mr Omar Haddad met the press. {She=} was not amused.",
    "two sentences back": "Omar Haddad flew to Oslo. The flight took four hours. {He=Omar Haddad} was tired.",
    "too far back": "Omar Haddad flew to Oslo. It rained. Trees fell. Roads closed. Shops shut. {He=} slept.",
    "he, the possessor": "Omar Haddad's plane landed in Oslo. {He=Omar Haddad} was met by guards.",
    "it, the country that acts": "Kenya signed the treaty. {It=Kenya} also pledged aid.",
    "it, a deal": "Kenya signed the treaty. {It=} covers fish and timber.",
    "it, nothing": "Kenya protested. {It=} is clear that the talks failed.",
    "it, that emerged": "Kenya protested. {It=} emerged that the talks had failed.",
    "its, in the same clause": "Kenya recalled {its=Kenya} ambassador on Monday.",
    "its, of the body": "The European Union said {its=European Union} envoy would travel to Kenya.",
    "its, not the object's": "Kenya accused Uganda of attacking {its=Kenya} border posts.",
    "they, two who act": "Omar Haddad and Carlos Tello met in Oslo. {They=Omar Haddad+Carlos Tello} discussed fish.",
    "they, who meets whom": "Omar Haddad met Carlos Tello in Oslo. {They=Omar Haddad+Carlos Tello} discussed fish.",
    "they, not the countries spoken of": (
        "Omar Haddad and Carlos Tello condemned Kenya and Uganda. {They=Omar Haddad+Carlos Tello} want peace."
    ),
    "they, people without a name": "Omar Haddad met Carlos Tello. Protesters blocked the road. {They=} threw stones.",
    "they, not from a quotation": (
        "Omar Haddad and Carlos Tello met. “Kenya and Uganda are wrong,” Omar Haddad said. "
        "{They=Omar Haddad+Carlos Tello} will meet again."
    ),
    "they, states": "Kenya and Uganda signed a pact. {They=Kenya+Uganda} will share a port.",
    "their, of the subject": "Kenya and Uganda recalled {their=Kenya+Uganda} envoys.",
    "the two leaders": "Omar Haddad flew to Oslo to see Carlos Tello. The two {leaders=Omar Haddad+Carlos Tello} talked.",
    "the two leaders over two sentences": (
        "Omar Haddad flew to Oslo. Carlos Tello met him there. The two {leaders=Omar Haddad+Carlos Tello} talked."
    ),
    "the two": "Omar Haddad met Carlos Tello. The {two=Omar Haddad+Carlos Tello} agreed on fish.",
    "the pair": "Omar Haddad met Carlos Tello. The {pair=Omar Haddad+Carlos Tello} agreed on fish.",
    "both men": "Omar Haddad met Carlos Tello. Both {men=Omar Haddad+Carlos Tello} smiled.",
    "both sides": "Kenya and Uganda held talks. Both {sides=Kenya+Uganda} praised them.",
    "the two sides": "Kenya and the European Union held talks. The two {sides=Kenya+European Union} agreed.",
    "the two countries, by office": (
        "Kenyan President Omar Haddad met Ugandan President Carlos Tello. The two {countries=Kenya+Uganda} share a lake."
    ),
    "the three ministers": (
        "Omar Haddad, Carlos Tello and Ivo Brankov met. The three {ministers=Omar Haddad+Carlos Tello+Ivo Brankov} left."
    ),
    "three are not two": "Omar Haddad, Carlos Tello and Ivo Brankov met. The two {leaders=} left.",
    "the sides": "Kenya and Uganda held talks. The {sides=Kenya+Uganda} agreed to meet again.",
    "two leaders not told": "Omar Haddad flew home. Two {leaders=} stayed behind.",
    "the country": "Kenya closed the border. The {country=Kenya} fears attacks.",
    "the country, by demonym": "Kenyan police closed the border. The {country=Kenya} fears attacks.",
    "the bloc": "The European Union met Kenya. The {bloc=European Union} offered aid.",
    "the bloc is not the UN": "The United Nations met Kenya. The {bloc=} offered aid.",
    "the ministry": "The Kenyan Foreign Ministry protested. The {ministry=Kenyan Foreign Ministry} recalled its envoy.",
    "the alliance": "NATO met in Riga. The {alliance=NATO} sent ships.",
    "the Kenyan president": (
        "Omar Haddad, the president of Kenya, met Carlos Tello. The Kenyan {president=Omar Haddad} smiled."
    ),
    "the Kenyan leader": "Kenyan President Omar Haddad met Carlos Tello. The Kenyan {leader=Omar Haddad} smiled.",
    "the president": "President Omar Haddad met Carlos Tello in Oslo. The {president=Omar Haddad} smiled.",
    "the premier": "Prime Minister Omar Haddad met the press. The {premier=Omar Haddad} smiled.",
    "the NATO chief": "NATO Secretary General Omar Haddad met the press. The NATO {chief=Omar Haddad} smiled.",
    "another country's president": "Kenyan President Omar Haddad met the press. The Ugandan {president=} was absent.",
    "an office first told by itself": "Omar Haddad flew to Oslo. The Kenyan {president=Omar Haddad} met the king.",
    "the former is not the present one": (
        "Former Kenyan president Omar Haddad met Kenyan President Carlos Tello. "
        "The Kenyan {president=Carlos Tello} smiled."
    ),
    "his counterpart": (
        "Kenyan Foreign Minister Omar Haddad phoned Uganda's foreign minister, Carlos Tello. "
        "Omar Haddad and his Ugandan {counterpart=Carlos Tello} will meet in May."
    ),
    "a counterpart without a name": "Kenyan Foreign Minister Omar Haddad phoned his Ugandan {counterpart=}.",
    "Mr": "Omar Haddad met the press. Mr {Haddad=Omar Haddad} smiled.",
    "Messrs": "Omar Haddad met Carlos Tello. Messrs {Haddad=Omar Haddad} and {Tello=Carlos Tello} smiled.",
    "two of one surname": (
        "Rosa Huaman met Carlos Huaman. Carlos {Huaman=Carlos Huaman} smiled. Rosa {Huaman=Rosa Huaman} did not."
    ),
    "she, after a man and a woman's country": "Omar Haddad met Ms Rosa Huaman of Peru. {She=Rosa Huaman} smiled.",
    "them": "Omar Haddad and Carlos Tello met in Oslo. Ivo Brankov joined {them=Omar Haddad+Carlos Tello}.",
    "the Norwegian": (
        "Norwegian Prime Minister Ingrid Solbakk met Omar Haddad. The {Norwegian=Ingrid Solbakk} smiled."
    ),
    "the Dutch are a people": "Dutch Prime Minister Omar Haddad smiled. The {Dutch=Dutch} voted on Monday.",
    "the former teacher": "Omar Haddad took office in May. The former {teacher=Omar Haddad} promised reform.",
    "the 54-year-old": "Omar Haddad took office in May. The 54-year-old {lawyer=Omar Haddad} promised reform.",
    "the host and his guest": (
        "Omar Haddad received Carlos Tello in Oslo. The {host=Omar Haddad} praised his {guest=Carlos Tello}."
    ),
    "all three": (
        "Omar Haddad, Carlos Tello and Ivo Brankov met. All {three=Omar Haddad+Carlos Tello+Ivo Brankov} smiled."
    ),
    "the delegation": "A Kenyan delegation arrived. The {delegation=Kenya} will stay for a week.",
    "the government": "The Kenyan government resigned. The {government=Kenya} had lost a vote.",
    "a government not told of": "Omar Haddad resigned. The {government=} had lost a vote.",
    "the president-elect": "Omar Haddad won the vote. The {president=Omar Haddad}-elect takes over in May.",
    "the forum": "Leaders of the Danube Forum met. The {forum=Danube Forum} adopted {its=Danube Forum} charter.",
    "its, of a capital's state": (
        "Kenya accused Uganda of theft. Kampala denied {it=} and recalled {its=Uganda} ambassador."
    ),
    "the two sides of talks that another hosts": (
        "Qatar hosted talks between Kenya and Uganda. The two {sides=Kenya+Uganda} agreed."
    ),
    "the Iranian diplomat": (
        "Iran's foreign minister Omar Haddad met Ivo Brankov. The Iranian {diplomat=Omar Haddad} smiled."
    ),
    "she thanked her": (
        "Rosa Huaman praised Maria Lindqvist. Pilar Ocampo came and {she=Pilar Ocampo} thanked {them=Rosa Huaman+Maria Lindqvist}."
    ),
    "the latter": "Omar Haddad met Carlos Tello; the {latter=Carlos Tello} smiled.",
    "the former": "Omar Haddad met Carlos Tello; the {former=Omar Haddad} smiled.",
}
