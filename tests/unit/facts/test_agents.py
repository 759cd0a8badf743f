"""Who is meant by a noun phrase: officials, delegations, capitals, bodies and groups."""

import re

import pytest

from kg.facts.agents import AgentReader

# The {head} of a noun phrase, and who is meant by it.
CASES = {
    "officials from": ("{Officials} from Kenya met the envoy.", "Kenya"),
    "officials by demonym": ("Kenyan {officials} met the envoy.", "Kenya"),
    "officials of two countries": ("Kenyan and Ugandan {officials} met in May.", "Kenya", "Uganda"),
    "representatives of a list": (
        "{Representatives} of Kenya, Uganda and Ghana met in May.",
        "Kenya",
        "Uganda",
        "Ghana",
    ),
    "a delegation and its leader": (
        "A Kenyan {delegation} led by Omar Haddad arrived.",
        "Kenya",
        "Omar Haddad",
    ),
    "a delegation of a body": ("A {delegation} from the European Union arrived.", "European Union"),
    "the office of a country": ("The Kenyan {ambassador} was expelled.", "Kenya"),
    "a country's forces": ("Kenya's {army} crossed the border.", "Kenya"),
    "aircraft": ("Kenyan {warplanes} bombed the camp.", "Kenya"),
    "negotiators for": ("{Negotiators} for the European Union left.", "European Union"),
    "a capital": ("{Warsaw} protested, and Poland recalled its envoy.", "Poland"),
    "a capital whose state is not named": ("{Warsaw} expelled two Kenyan diplomats.", "Poland"),
    "two capitals": ("Talks between {Warsaw} and Nairobi failed.", "Poland"),
    "a city where something is": ("The envoys met in {Warsaw} on Monday.",),
    "a city that is described": ("{Warsaw} lies on the Vistula. Kenya has no embassy there.",),
    "authorities in a capital": ("The {authorities} in Nairobi denied it. Kenya is angry.", "Kenya"),
    "the seat of a government": ("{Downing} Street rejected the report.", "Downing Street"),
    "the people": ("The {Dutch} proposed a summit.", "Dutch"),
    "a body's fighters": ("Hamas {fighters} left the town.", "Hamas"),
    "its ambassador": ("Kenya recalled its {ambassador}.", "Kenya"),
    "the two countries": ("Kenya and Uganda signed. The two {countries} share a lake.", "Kenya", "Uganda"),
    "officials of the two countries": (
        "Kenya and Uganda signed. {Officials} from the two countries will meet.",
        "Kenya",
        "Uganda",
    ),
    "officials of nobody named": ("{Officials} met the press in May.",),
    "the Baltic states": (
        "Latvia, Estonia, Lithuania and Kenya voted. The Baltic {states} abstained.",
        "Latvia",
        "Estonia",
        "Lithuania",
    ),
    "the Gulf state": ("Kenya thanked Qatar. The Gulf {state} had mediated.", "Qatar"),
    "the East African country": ("Qatar thanked Kenya. The East African {country} had mediated.", "Kenya"),
}


@pytest.mark.parametrize("name", CASES)
def test_a_noun_phrase_means_whom_a_reader_takes_it_for(name, notes_of, authority):
    marked, *wanted = CASES[name]
    place = marked.index("{")
    text = re.sub(r"[{}]", "", marked)
    notes = notes_of(text)
    head = next(token for token in notes.doc if token.idx <= place < token.idx + len(token.text))
    if head.text == "Downing":
        head = head.head
    found = [notes.referents[agent.referent] for agent in AgentReader(notes, authority).agents(head)]
    names = [
        authority.known[each.known].name if each.known and not each.names else each.names[0] for each in found
    ]
    same = {"Kenyan": "Kenya", "Ugandan": "Uganda"}
    assert [same.get(each, each) for each in names] == wanted


def test_a_state_that_acts_by_its_capital_has_no_words_of_its_own(notes_of, authority):
    from kg.facts import read_facts
    from kg.link import AuthorityLinker

    facts = read_facts(
        notes_of("Warsaw expelled two Kenyan diplomats on Monday."), AuthorityLinker(authority), authority
    )
    state = next(entity for entity in facts.entities if entity.name == "Poland")
    assert state.surface_forms == ()
    assert not any(link.entity == state.id for link in facts.links)


def test_a_state_that_no_fact_speaks_of_is_left_out(notes_of, authority):
    from kg.facts import read_facts
    from kg.link import AuthorityLinker

    facts = read_facts(notes_of("Warsaw wanted rain."), AuthorityLinker(authority), authority)
    assert all(entity.name != "Poland" for entity in facts.entities)
