"""Reported statements, without quotation marks: speaker, act, exact words of what is reported."""

import pytest

REPORTED = {
    "said that": (
        "Pavel Korda said on Monday that the talks had failed.",
        ("Pavel Korda", "Statement", "indirect", "the talks had failed"),
    ),
    "said without that": (
        "Marta Lindqvist said Norway would keep its embassy open.",
        ("Marta Lindqvist", "Statement", "indirect", "Norway would keep its embassy open"),
    ),
    "clause first": (
        "The bridge will stay closed until May, Marta Lindqvist said.",
        ("Marta Lindqvist", "Statement", "indirect", "The bridge will stay closed until May"),
    ),
    "clause first, verb before the name": (
        "The bridge will stay closed, said Pavel Korda.",
        ("Pavel Korda", "Statement", "indirect", "The bridge will stay closed"),
    ),
    "according to, first": (
        "According to Pavel Korda, the convoy never reached the border.",
        ("Pavel Korda", "Statement", "indirect", "the convoy never reached the border"),
    ),
    "according to, last": (
        "The convoy never reached the border, according to Pavel Korda.",
        ("Pavel Korda", "Statement", "indirect", "The convoy never reached the border"),
    ),
    "two clauses": (
        "Pavel Korda announced that the embassy would close and that the staff would leave.",
        ("Pavel Korda", "Statement", "indirect", "the embassy would close and that the staff would leave"),
    ),
    "two verbs, one subject": (
        "Pavel Korda said the talks had failed and added that no new round was planned.",
        ("Pavel Korda", "Statement", "indirect", "the talks had failed"),
        ("Pavel Korda", "Statement", "indirect", "no new round was planned"),
    ),
    "told someone": (
        "Pavel Korda told reporters in Vienna that the deal was dead.",
        ("Pavel Korda", "Statement", "indirect", "the deal was dead"),
    ),
    "passive of tell": (
        "Ministers were told by Marta Lindqvist that the money had run out.",
        ("Marta Lindqvist", "Statement", "indirect", "the money had run out"),
    ),
    "in a statement": (
        "In a statement, the Japanese Foreign Ministry said the ship had left its waters.",
        ("Japanese Foreign Ministry", "Statement", "indirect", "the ship had left its waters"),
    ),
    "a statement from": (
        "A statement from the Japanese Foreign Ministry said the ship had left its waters.",
        ("Japanese Foreign Ministry", "Statement", "indirect", "the ship had left its waters"),
    ),
    "quoted as saying": (
        "Pavel Korda was quoted as saying that the treaty had no future.",
        ("Pavel Korda", "Statement", "indirect", "the treaty had no future"),
    ),
    "participle": (
        "Marta Lindqvist held a press conference in Oslo, confirming that the fleet had left port.",
        ("Marta Lindqvist", "Statement", "indirect", "the fleet had left port"),
    ),
    "participle of a relative clause": (
        "Pavel Korda, who leads the delegation, told reporters that progress was slow.",
        ("Pavel Korda", "Statement", "indirect", "progress was slow"),
    ),
    "relative": (
        "Marta Lindqvist, who said that the truce was holding, thanked the mediators.",
        ("Marta Lindqvist", "Statement", "indirect", "the truce was holding"),
        ("Marta Lindqvist", "Endorsement", "indirect", "thanked the mediators"),
    ),
    "pronoun": (
        "Pavel Korda arrived on Monday. He said that he would stay for two days.",
        ("Pavel Korda", "Statement", "indirect", "he would stay for two days"),
    ),
    "surname": (
        "Czech Foreign Minister Pavel Korda arrived on Monday. Korda noted that no deal was in sight.",
        ("Pavel Korda", "Statement", "indirect", "no deal was in sight"),
    ),
    "apposition": (
        "The Czech foreign minister, Pavel Korda, said that no deal was in sight.",
        ("Pavel Korda", "Statement", "indirect", "no deal was in sight"),
    ),
    "spokesman of someone": (
        "Marta Lindqvist's spokesman, Jonas Weller, said that no visit was planned.",
        ("Jonas Weller", "Statement", "indirect", "no visit was planned"),
    ),
    "officials of a country": (
        "German officials said that the airline had lost its permit.",
        ("Germany", "Statement", "indirect", "the airline had lost its permit"),
    ),
    "the government of": (
        "The government of Kenya said that the port would reopen.",
        ("Kenya", "Statement", "indirect", "the port would reopen"),
    ),
    "a capital": (
        "Warsaw said that the drone had crossed the border.",
        ("Warsaw", "Statement", "indirect", "the drone had crossed the border"),
    ),
    "an organisation": (
        "NATO said the exercise was long planned.",
        ("NATO", "Statement", "indirect", "the exercise was long planned"),
    ),
    "made clear": (
        "Pavel Korda made clear that the price was too high.",
        ("Pavel Korda", "Statement", "indirect", "the price was too high"),
    ),
    "pointed out": (
        "Marta Lindqvist pointed out that Norway was not a member.",
        ("Marta Lindqvist", "Statement", "indirect", "Norway was not a member"),
    ),
    "stressed a thing": (
        "Pavel Korda stressed the need for a lasting truce.",
        ("Pavel Korda", "Statement", "indirect", "the need for a lasting truce"),
    ),
    "expressed": (
        "Marta Lindqvist expressed concern over the arrests in Minsk.",
        ("Marta Lindqvist", "Statement", "indirect", "concern over the arrests in Minsk"),
    ),
    "reaffirmed": (
        "The Secretary General of NATO, Pavel Korda, reaffirmed the alliance's commitment to Latvia.",
        ("Pavel Korda", "Statement", "indirect", "the alliance's commitment to Latvia"),
    ),
    "warned that": (
        "Marta Lindqvist warned that the truce could collapse.",
        ("Marta Lindqvist", "Statement", "indirect", "the truce could collapse"),
    ),
    "warned against": (
        "Marta Lindqvist warned against a new arms race.",
        ("Marta Lindqvist", "Statement", "indirect", "warned against a new arms race"),
    ),
    "went on to say": (
        "Pavel Korda went on to say that the border would stay open.",
        ("Pavel Korda", "Statement", "indirect", "the border would stay open"),
    ),
    "the inner speaker of an agency's report": (
        "Reuters reported that Pavel Korda said the talks had failed.",
        ("Pavel Korda", "Statement", "indirect", "the talks had failed"),
    ),
    "name in the possessive": (
        "Pavel Korda's office said the letter had arrived.",
        ("Pavel Korda", "Statement", "indirect", "the letter had arrived"),
    ),
    "in small words": (
        "Marta Lindqvist also told him that the door was open.",
        ("Marta Lindqvist", "Statement", "indirect", "the door was open"),
    ),
    "has said": (
        "Turkey has repeatedly said that it will not sign.",
        ("Turkey", "Statement", "indirect", "it will not sign"),
    ),
    "says": (
        "Turkey says the map is wrong.",
        ("Turkey", "Statement", "indirect", "the map is wrong"),
    ),
    "as someone said": (
        "The talks were long and hard, as Pavel Korda put it.",
        ("Pavel Korda", "Statement", "indirect", "The talks were long and hard"),
    ),
    "in the middle": (
        "The talks, Pavel Korda said, were long and hard.",
        ("Pavel Korda", "Statement", "indirect", "The talks, Pavel Korda said, were long and hard"),
    ),
}

ACTS = {
    "condemned": (
        "Marta Lindqvist condemned the attack on the embassy.",
        ("Marta Lindqvist", "Condemnation", "indirect", "condemned the attack on the embassy"),
    ),
    "condemned, by": (
        "The attack on the embassy was condemned by Marta Lindqvist.",
        ("Marta Lindqvist", "Condemnation", "indirect", "The attack on the embassy was condemned"),
    ),
    "a country condemns": (
        "Norway condemns the arrests and calls on Belarus to release the prisoners.",
        ("Norway", "Condemnation", "indirect", "condemns the arrests"),
        ("Norway", "Demand", "indirect", "calls on Belarus to release the prisoners"),
    ),
    "called on": (
        "Pavel Korda called on Belarus to free the reporters.",
        ("Pavel Korda", "Demand", "indirect", "called on Belarus to free the reporters"),
    ),
    "called for": (
        "Pavel Korda called for an immediate ceasefire.",
        ("Pavel Korda", "Demand", "indirect", "called for an immediate ceasefire"),
    ),
    "urged": (
        "Marta Lindqvist urged Belarus to free the reporters.",
        ("Marta Lindqvist", "Demand", "indirect", "urged Belarus to free the reporters"),
    ),
    "demanded that": (
        "Kenya demanded that the troops leave.",
        ("Kenya", "Demand", "indirect", "the troops leave"),
    ),
    "demanded a thing": (
        "Kenya demanded an apology from the airline.",
        ("Kenya", "Demand", "indirect", "demanded an apology from the airline"),
    ),
    "promised to": (
        "Marta Lindqvist promised to send ten tanks to Moldova.",
        ("Marta Lindqvist", "Pledge", "indirect", "promised to send ten tanks to Moldova"),
    ),
    "pledged that": (
        "Pavel Korda pledged that the school would be rebuilt.",
        ("Pavel Korda", "Pledge", "indirect", "the school would be rebuilt"),
    ),
    "threatened": (
        "Turkey threatened to close the strait.",
        ("Turkey", "Threat", "indirect", "threatened to close the strait"),
    ),
    "warned that it would": (
        "Turkey warned that it would close the strait.",
        ("Turkey", "Threat", "indirect", "it would close the strait"),
    ),
    "accused": (
        "Kenya accused Uganda of breaking the truce.",
        ("Kenya", "Accusation", "indirect", "accused Uganda of breaking the truce"),
    ),
    "blamed": (
        "Pavel Korda blamed Belarus for the delay.",
        ("Pavel Korda", "Accusation", "indirect", "blamed Belarus for the delay"),
    ),
    "denied that": (
        "Kenya denied that its troops had crossed the border.",
        ("Kenya", "Denial", "indirect", "its troops had crossed the border"),
    ),
    "denied doing": (
        "Kenya denied sending troops across the border.",
        ("Kenya", "Denial", "indirect", "denied sending troops across the border"),
    ),
    "rejected": (
        "Turkey rejected the claim that its ship had opened fire.",
        ("Turkey", "Denial", "indirect", "rejected the claim that its ship had opened fire"),
    ),
    "praised": (
        "Marta Lindqvist praised the work of the mediators.",
        ("Marta Lindqvist", "Endorsement", "indirect", "praised the work of the mediators"),
    ),
    "welcomed": (
        "Kenya welcomed the release of the prisoners.",
        ("Kenya", "Endorsement", "indirect", "welcomed the release of the prisoners"),
    ),
}


@pytest.mark.parametrize("case", REPORTED)
def test_a_reported_statement(holds, case):
    text, *wanted = REPORTED[case]
    holds(text, *wanted)


@pytest.mark.parametrize("case", ACTS)
def test_what_is_done_with_words(holds, case):
    text, *wanted = ACTS[case]
    holds(text, *wanted)


NOTHING = {
    "expected": "Marta Lindqvist is expected to say that the deal is dead.",
    "refused": "Pavel Korda refused to say whether the deal was dead.",
    "declined": "Pavel Korda declined to confirm that the visit was planned.",
    "did not": "Pavel Korda did not say that the deal was dead.",
    "has not": "Kenya had not, as of Monday, announced that it would leave.",
    "could": "Marta Lindqvist could announce on Friday that the deal is dead.",
    "will": "Pavel Korda will tell the council that the deal is dead.",
    "if": "If Kenya announces that it will leave, the union will break.",
    "whether": "It is unclear whether Pavel Korda told the council that the deal was dead.",
    "nobody": "Nobody in Vienna said that the deal was dead.",
    "is said to": "Pavel Korda is said to be ill.",
    "no name": "Experts said that the deal was dead.",
    "a document": "The report said that the deal was dead.",
    "welcomed a guest": "Marta Lindqvist welcomed Pavel Korda at the airport on Monday.",
    "called by phone": "Marta Lindqvist called Pavel Korda on Monday.",
    "called off": "Pavel Korda called off the visit to Oslo.",
    "a name": "The ship, called Aurora, left Oslo on Monday.",
    "a plan": "Pavel Korda wants to say that the deal is dead.",
    "without saying": "Pavel Korda left Vienna without saying that the deal was dead.",
    "first person": "We condemn the attack, and we call on all sides to stop.",
    "an order": "Say that the deal is dead.",
}


@pytest.mark.parametrize("case", NOTHING)
def test_sentences_that_report_no_statement(holds, case):
    holds(NOTHING[case])


def test_a_title_is_not_read_when_there_is_a_text(holds):
    holds(
        "Kenya said that the port would reopen.",
        ("Kenya", "Statement", "indirect", "the port would reopen"),
        title="Kenya says port will reopen",
    )


def test_two_people_who_speak_as_one_have_a_statement_each(holds):
    holds(
        "Pavel Korda and Marta Lindqvist said that the bridge would open in May.",
        ("Pavel Korda", "Statement", "indirect", "the bridge would open in May"),
        ("Marta Lindqvist", "Statement", "indirect", "the bridge would open in May"),
    )


@pytest.fixture(scope="module")
def first(notes_of):
    """Give a function from a text to its annotations and its first statement."""
    from kg.facts.statements import find_statements

    def read(text):
        notes = notes_of(text)
        return notes, find_statements(notes)[0]

    return read


@pytest.mark.parametrize(
    ("text", "addressee"),
    [
        ("Pavel Korda told Marta Lindqvist that the deal was dead.", "Marta Lindqvist"),
        ("Pavel Korda said to Marta Lindqvist that the deal was dead.", "Marta Lindqvist"),
        ("Pavel Korda called on Belarus to free the reporters.", "Belarus"),
        ("Marta Lindqvist urged Belarus to free the reporters.", "Belarus"),
        ("Kenya accused Uganda of breaking the truce.", "Uganda"),
        ("“The deal is dead,” Pavel Korda told Marta Lindqvist.", "Marta Lindqvist"),
        ("Pavel Korda told reporters that the deal was dead.", None),
    ],
)
def test_whom_the_words_are_for(first, text, addressee):
    notes, found = first(text)
    assert (notes.referents[found.addressee].name if found.addressee is not None else None) == addressee


def test_whom_the_words_are_about(first):
    notes, found = first("Pavel Korda said that Belarus had lied to Marta Lindqvist.")
    assert [notes.referents[place].name for place in found.about] == ["Belarus", "Marta Lindqvist"]


def test_the_day_on_which_it_was_said(first):
    notes, found = first("Pavel Korda said on Tuesday that the deal would be signed in June.")
    date = notes.dates[found.when]
    assert notes.article.content[date.start : date.end] == "Tuesday"


def test_the_evidence_is_the_sentence_and_the_cue_is_the_verb(first):
    notes, found = first("It rained. Pavel Korda said on Tuesday that the deal was dead. It rained.")
    assert notes.article.words(found.cue) == "said"
    assert notes.article.words(found.source) == "Pavel Korda"
    assert notes.article.words(found.sentence) == "Pavel Korda said on Tuesday that the deal was dead."


def test_a_name_beside_the_words_makes_a_statement_surer_than_a_pronoun(first):
    _, named = first("“The deal is dead,” Pavel Korda said.")
    _, pronoun = first("Pavel Korda arrived. “The deal is dead,” he said.")
    assert 0 < pronoun.confidence < named.confidence <= 1
