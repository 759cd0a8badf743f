"""Statements in quotation marks: who said them, what act they are, the exact words."""

import pytest

DIRECT = {
    "said after": (
        '"We will not back down," said Pavel Korda, the Czech foreign minister.',
        ("Pavel Korda", "Statement", "direct", "We will not back down,"),
    ),
    "name before the verb": (
        "“The border stays open,” Marta Lindqvist said on Tuesday.",
        ("Marta Lindqvist", "Statement", "direct", "The border stays open,"),
    ),
    "question and inversion": (
        'Foreign Minister Pavel Korda left early. "Is this the end of the road?" asked Korda.',
        ("Pavel Korda", "Statement", "direct", "Is this the end of the road?"),
    ),
    "question, then a pronoun": (
        "Marta Lindqvist arrived late. “Who will pay for this?” she asked.",
        ("Marta Lindqvist", "Statement", "direct", "Who will pay for this?"),
    ),
    "colon": (
        'Prime Minister Marta Lindqvist said: "The border stays open. Nobody will close it."',
        ("Marta Lindqvist", "Statement", "direct", "The border stays open. Nobody will close it."),
    ),
    "comma before": (
        "Pavel Korda told parliament, “Our patience has run out.”",
        ("Pavel Korda", "Statement", "direct", "Our patience has run out."),
    ),
    "verb at a distance": (
        "“We lost a friend,” President Marta Lindqvist, who flew in from Oslo on Monday, told reporters.",
        ("Marta Lindqvist", "Statement", "direct", "We lost a friend,"),
    ),
    "written": (
        '"Not one step back," wrote Pavel Korda on Twitter.',
        ("Pavel Korda", "Statement", "direct", "Not one step back,"),
    ),
    "a long quote of many sentences": (
        "“We met. We talked. We disagreed,” Pavel Korda said in Vienna.",
        ("Pavel Korda", "Statement", "direct", "We met. We talked. We disagreed,"),
    ),
    "single marks": (
        "‘It’s the ministers’ duty to listen,’ said Marta Lindqvist.",
        ("Marta Lindqvist", "Statement", "direct", "It’s the ministers’ duty to listen,"),
    ),
    "guillemets": (
        "«We are ready for talks,» said Pavel Korda.",
        ("Pavel Korda", "Statement", "direct", "We are ready for talks,"),
    ),
    "according to": (
        '"The convoy carries nothing but food," according to Pavel Korda.',
        ("Pavel Korda", "Statement", "direct", "The convoy carries nothing but food,"),
    ),
    "according to a tweet": (
        "“The convoy carries nothing but food,” according to a tweet on Monday by Swedish Defence Minister Pavel Korda.",
        ("Pavel Korda", "Statement", "direct", "The convoy carries nothing but food,"),
    ),
    "in a statement by": (
        "“Norway will keep its promise,” read a statement by Marta Lindqvist.",
        ("Marta Lindqvist", "Statement", "direct", "Norway will keep its promise,"),
    ),
    "quoted as saying": (
        'Pavel Korda was quoted as saying, "This treaty has no future."',
        ("Pavel Korda", "Statement", "direct", "This treaty has no future."),
    ),
    "by saying": (
        "Marta Lindqvist ended her speech by saying “we choose hope over fear.”",
        ("Marta Lindqvist", "Statement", "direct", "we choose hope over fear."),
    ),
    "adding": (
        "Pavel Korda left the hall, adding: “I have said what I came to say.”",
        ("Pavel Korda", "Statement", "direct", "I have said what I came to say."),
    ),
    "speaking by other means, then a colon": (
        'Korda took to social media after the vote. Pavel Korda gave his view, speaking via Telegram: "I never signed that paper."',
        ("Pavel Korda", "Statement", "direct", "I never signed that paper."),
    ),
    "a warning": (
        "“If they come, we fight. That is all,” Pavel Korda warned on Monday.",
        ("Pavel Korda", "Threat", "direct", "If they come, we fight. That is all,"),
    ),
    "a ministry speaks": (
        '"The ship entered our waters," the Japanese Foreign Ministry said.',
        ("Japanese Foreign Ministry", "Statement", "direct", "The ship entered our waters,"),
    ),
    "an office without a name": (
        "“The ship entered our waters,” a Turkish foreign ministry spokeswoman said.",
        ("Turkey", "Statement", "direct", "The ship entered our waters,"),
    ),
    "officials of a country": (
        "“The ship entered our waters,” said Japanese officials.",
        ("Japan", "Statement", "direct", "The ship entered our waters,"),
    ),
    "a capital": (
        "“We reserve the right to answer,” Ankara said.",
        ("Ankara", "Statement", "direct", "We reserve the right to answer,"),
    ),
    "spokesman with a name": (
        "“No decision has been taken,” said Jonas Weller, a spokesman for German Chancellor Friedrich Merz.",
        ("Jonas Weller", "Statement", "direct", "No decision has been taken,"),
    ),
    "quote within a quote": (
        "“He told me ‘never again’ and hung up,” Marta Lindqvist said.",
        ("Marta Lindqvist", "Statement", "direct", "He told me ‘never again’ and hung up,"),
    ),
    "a relative clause": (
        "Marta Lindqvist, who told the council “this war must end,” flew home on Friday.",
        ("Marta Lindqvist", "Statement", "direct", "this war must end,"),
    ),
    "dateline": (
        "VIENNA, March 11 — “The talks are going well,” Pavel Korda said.",
        ("Pavel Korda", "Statement", "direct", "The talks are going well,"),
    ),
}


@pytest.mark.parametrize("case", DIRECT)
def test_a_direct_quote(holds, case):
    text, *wanted = DIRECT[case]
    holds(text, *wanted)


PARTIAL = {
    "called": (
        "Pavel Korda called the deal “a mistake”.",
        ("Pavel Korda", "Statement", "partial", "a mistake"),
    ),
    "two fragments": (
        "Pavel Korda, speaking at a forum in Prague, called the deal “a mistake” and “an insult to voters”.",
        ("Pavel Korda", "Statement", "partial", "a mistake"),
        ("Pavel Korda", "Statement", "partial", "an insult to voters"),
    ),
    "described as": (
        "Marta Lindqvist described the visit as “historic”.",
        ("Marta Lindqvist", "Statement", "partial", "historic"),
    ),
    "inside a reported clause": (
        "The Turkish Foreign Ministry said the map was “pure fiction” and left it at that.",
        ("Turkish Foreign Ministry", "Statement", "partial", "pure fiction"),
    ),
    "a relative clause with a pronoun": (
        "Pavel Korda, who said he was “deeply worried” about the escalation, will fly to Rome.",
        ("Pavel Korda", "Statement", "partial", "deeply worried"),
    ),
    "a fragment that begins with that": (
        "Marta Lindqvist said it was possible “that some of these funds reach armed groups,” and left it at that.",
        ("Marta Lindqvist", "Statement", "partial", "that some of these funds reach armed groups,"),
    ),
    "condemned": (
        "Pavel Korda condemned the “cowardly attack” on the embassy.",
        ("Pavel Korda", "Condemnation", "partial", "cowardly attack"),
    ),
    "pledged": (
        "Marta Lindqvist pledged “unlimited support” for Moldova.",
        ("Marta Lindqvist", "Pledge", "partial", "unlimited support"),
    ),
    "accused": (
        "Pavel Korda accused Belarus of “playing with human lives”.",
        ("Pavel Korda", "Accusation", "partial", "playing with human lives"),
    ),
    "urged": (
        "Marta Lindqvist urged leaders not to be “complacent”.",
        ("Marta Lindqvist", "Demand", "partial", "complacent"),
    ),
    "participle": (
        "Iran rejected the report, calling it “fiction from beginning to end”.",
        ("Iran", "Denial", "partial", "fiction from beginning to end"),
    ),
    "trailing verb": (
        "Trade is the “real prize” of the treaty, Pavel Korda added.",
        ("Pavel Korda", "Statement", "partial", "real prize"),
    ),
}


@pytest.mark.parametrize("case", [case for case in PARTIAL if case != "participle"])
def test_a_fragment_in_quotes(holds, case):
    text, *wanted = PARTIAL[case]
    holds(text, *wanted)


def test_a_participle_shares_the_subject_of_its_clause(said):
    found = said(PARTIAL["participle"][0])
    assert [words for *_, words in found if words.startswith("fiction")] == ["fiction from beginning to end"]
    assert all("Iran" in names for names, *_ in found)


def test_a_split_quote_is_two_statements(holds):
    holds(
        "“The deal is dead,” said Pavel Korda on Monday, “and nobody mourns it.”",
        ("Pavel Korda", "Statement", "direct", "The deal is dead,"),
        ("Pavel Korda", "Statement", "direct", "and nobody mourns it."),
    )


def test_a_split_quote_of_whole_sentences(holds):
    holds(
        "“The deal is dead. We move on,” wrote Marta Lindqvist on Twitter, “and we will not return. That is final.”",
        ("Marta Lindqvist", "Statement", "direct", "The deal is dead. We move on,"),
        ("Marta Lindqvist", "Statement", "direct", "and we will not return. That is final."),
    )


def test_a_sentence_that_is_all_quote_goes_to_the_speaker_before(holds):
    holds(
        "“The deal is dead,” Pavel Korda told reporters. “We gave it every chance.”",
        ("Pavel Korda", "Statement", "direct", "The deal is dead,"),
        ("Pavel Korda", "Statement", "direct", "We gave it every chance."),
    )


def test_a_paragraph_that_is_all_quote_goes_to_the_speaker_before(holds):
    holds(
        "Pavel Korda, an expert at the Vienna Institute, has seen many deals.\n\n"
        "“I have seen five of these papers, and none of them lived for a year.”",
        (
            "Pavel Korda",
            "Statement",
            "direct",
            "I have seen five of these papers, and none of them lived for a year.",
        ),
    )


def test_a_paragraph_that_is_all_quote_after_a_reported_one(said):
    found = said(
        "Marta Lindqvist warned that the truce might not last.\n\n"
        "“One shot can end it. And then we are back where we began.”"
    )
    assert found[-1][1:] == (
        "Statement",
        "direct",
        "One shot can end it. And then we are back where we began.",
    )
    assert all("Marta Lindqvist" in names for names, *_ in found)


def test_a_quote_over_two_paragraphs_is_one_statement(holds):
    holds(
        "“We came in peace,” Pavel Korda said.\n\n“We met many people.\n\n“We leave in peace,” he said.",
        ("Pavel Korda", "Statement", "direct", "We came in peace,"),
        ("Pavel Korda", "Statement", "direct", "We met many people.\n\n“We leave in peace,"),
    )


def test_a_block_quote_with_a_name_behind_it(holds):
    holds(
        "The council met on Monday.\n\nWe shall stand by every member of this union. – Prime Minister Marta Lindqvist\n\n"
        "It meets again in May.",
        ("Marta Lindqvist", "Statement", "direct", "We shall stand by every member of this union."),
    )


def test_an_attribution_on_its_own_line(holds):
    holds(
        "The council met on Monday.\n\n“We shall stand by every member of this union.”\n\n— Marta Lindqvist, Prime Minister of Norway",
        ("Marta Lindqvist", "Statement", "direct", "We shall stand by every member of this union."),
    )


def test_a_marked_block_quote_after_a_colon(holds):
    holds(
        "Pavel Korda wrote on his page:\n\n> The vote was fair.\n> We accept it.\n\nThe result stands.",
        ("Pavel Korda", "Statement", "direct", "The vote was fair.\n> We accept it."),
    )


def test_a_paragraph_after_a_colon_is_what_was_said(holds):
    holds(
        "In a letter to the council, Marta Lindqvist wrote:\n\nNorway has paid its share, and it expects others to do the same.\n\nThe letter was dated Monday.",
        (
            "Marta Lindqvist",
            "Statement",
            "direct",
            "Norway has paid its share, and it expects others to do the same.",
        ),
    )


NOTHING = {
    "scare quotes": "The “peace plan” met with little interest in Vienna, where Pavel Korda landed on Monday.",
    "so-called": "Fighters of the so-called “Northern Republic” left the town before Pavel Korda arrived.",
    "a title": "Marta Lindqvist watched the film “A Winter in Tromsø” in Oslo.",
    "an operation": "Norway joined Operation “Silent Harbour” last year.",
    "a nickname in the subject": "Pavel Korda, known as “the fox of Brno”, landed in Vienna.",
    "not yet said": "Marta Lindqvist is expected to say “enough is enough” on Friday.",
    "refused": "Pavel Korda refused to say “sorry” to the victims.",
    "nobody": "Nobody said “stop” in Vienna.",
    "if": "If Pavel Korda says “no”, the plan is dead.",
    "no speaker with a name": "“It was a terrible night,” said a shopkeeper.",
}


@pytest.mark.parametrize("case", NOTHING)
def test_quotes_that_state_nothing(holds, case):
    holds(NOTHING[case])


def test_two_speakers_in_one_paragraph(holds):
    holds(
        "“We agree,” said Pavel Korda. “We do not,” answered Marta Lindqvist.",
        ("Pavel Korda", "Statement", "direct", "We agree,"),
        ("Marta Lindqvist", "Statement", "direct", "We do not,"),
    )


def test_a_speaker_is_not_taken_from_inside_the_quote(holds):
    holds(
        "“Marta Lindqvist said she would come, and she came,” Pavel Korda told the council.",
        ("Pavel Korda", "Statement", "direct", "Marta Lindqvist said she would come, and she came,"),
    )
