"""Candidates shown to people, and what people answer."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from kg.authority.vocabulary import WIKIDATA
from kg.link.decisions import Decision, Match
from kg.link.remote import Proposal

if TYPE_CHECKING:
    from kg.authority import Authority
    from kg.cli.link import Open
    from kg.relink import Unsettled

MOST_PROPOSALS = 5
HELP = "a number takes that one, Q… names another, n is none of them, Enter leaves it open, q ends: "


def local_proposals(one: Unsettled, authority: Authority) -> list[Proposal]:
    """Give the candidates that the articles' links name, with their names from authority data."""
    names = {iri: known.name for known in authority.known.values() for iri in (*known.same_as, *known.close)}
    reason = one.methods[-1] if one.methods else "name"
    return [Proposal(iri, names.get(iri, ""), one.score, reason) for iri in one.candidates]


def text_of(found: Sequence[Open]) -> str:
    """Give the list for the eye: entity, number of articles, and its candidates."""
    if not found:
        return "Everything is linked or decided.\n"
    return "".join(map(entry, found))


def entry(each: Open) -> str:
    """Give an entity and its candidates on some lines."""
    one = each.one
    offices = "; ".join(title for title, _ in one.offices[:2])
    times = "1 article" if one.articles == 1 else f"{one.articles} articles"
    lines = [f"{times}  {one.name}{f', {offices}' if offices else ''}  ({one.entity})"]
    for number, proposal in enumerate(each.proposals[:MOST_PROPOSALS], 1):
        lines.append(f"    {number}  {proposal.score:.2f}  {_called(proposal)}: {proposal.reason}")
    return "\n".join(lines) + "\n"


def _called(proposal: Proposal) -> str:
    short = proposal.iri.removeprefix(WIKIDATA)
    return f"{short} {proposal.name}".rstrip()


def remote_decisions(found: Sequence[Open]) -> Iterator[Decision]:
    """Give what the endpoints' answers decide: what is exact, and the candidates of the others."""
    for each in found:
        exact = [one for one in each.proposals if one.exact]
        if len(exact) == 1:
            yield _decision(each.one, exact[0], Match.EXACT)
            continue
        for one in each.proposals[:MOST_PROPOSALS]:
            if one.iri not in each.one.candidates:
                yield _decision(each.one, one, Match.CLOSE)


def _decision(one: Unsettled, proposal: Proposal, match: Match) -> Decision:
    item = proposal.iri.removeprefix(WIKIDATA) if proposal.iri.startswith(WIKIDATA) else None
    also = proposal.also if item else (proposal.iri, *proposal.also)
    name = proposal.name if match is Match.EXACT and proposal.name else one.name
    return Decision(
        one.entity, name, item, match, round(proposal.score, 2), also, f"looked up: {proposal.reason}"
    )


def decide(found: Sequence[Open], answer: Callable[[str], str] = input) -> list[Decision]:
    """Give what the person at the keyboard decides, entity by entity."""
    decided: list[Decision] = []
    for each in found:
        print(entry(each), end="")
        try:
            said = _asked(each, answer)
        except EOFError:
            break
        if said == "q":
            break
        if isinstance(said, Decision):
            decided.append(said)
    return decided


def _asked(each: Open, answer: Callable[[str], str]) -> Decision | str:
    """Give the decision, or what else was answered; what means nothing is asked again."""
    while True:
        words = answer(HELP).strip()
        if words.casefold() in ("", "q"):
            return words.casefold()
        if words.casefold() in ("n", "none"):
            return Decision(each.one.entity, each.one.name, None, Match.NONE)
        shown = each.proposals[:MOST_PROPOSALS]
        if (
            words.isdecimal()
            and 1 <= int(words) <= len(shown)
            and shown[int(words) - 1].iri.startswith(WIKIDATA)
        ):
            found = _decision(each.one, shown[int(words) - 1], Match.EXACT)
            return Decision(found.entity, found.name, found.wikidata, also=found.also)
        if words[:1] == "Q" and words[1:].isdecimal():
            return Decision(each.one.entity, each.one.name, words)
        print("That is none of them.")
