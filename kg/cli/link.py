"""``kg link``: what is not linked yet, who it may be, and decisions about it."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from kg.cli.failure import NOT_FOUND
from kg.cli.session import Session

if TYPE_CHECKING:
    from kg.authority import Authority
    from kg.config import Settings
    from kg.link.decisions import Decision, Decisions
    from kg.link.remote import Proposal
    from kg.relink import Unsettled

FORMATS = ("text", "json")


@dataclass(frozen=True, slots=True)
class Open:
    """An entity about which somebody may decide, with what it may be, the best first."""

    one: Unsettled
    proposals: tuple[Proposal, ...]


def link(
    session: Session,
    *,
    decisions: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Take decisions from a CSV file: entity, wikidata or none, note."),
    ] = None,
    apply: Annotated[
        bool, typer.Option("--apply", help="Read the stored articles anew on which decisions bear.")
    ] = False,
    everything: Annotated[
        bool, typer.Option("--all", help="With --apply: all stored articles, for new authority data.")
    ] = False,
    remote: Annotated[
        bool, typer.Option("--remote", help="Ask Wikidata and DBpedia, and keep what is beyond doubt.")
    ] = False,
    ask: Annotated[bool, typer.Option("--ask", help="Decide from the keyboard.")] = False,
    most: Annotated[int, typer.Option(min=1, help="The most entities to show.")] = 20,
    format: Annotated[str, typer.Option(metavar="|".join(FORMATS), help="How to print the list.")] = "text",
) -> None:
    """List entities that are not linked, with candidates; take decisions; read articles anew with them.

    Decisions are kept in the file that the setting 'decisions' names, and win from then on. An entity that is
    linked later keeps its old IRI, which leads to the new one.
    """
    from kg.errors import UsageError

    if format not in FORMATS:
        raise UsageError(f"{format!r} is no output format", todo=f"Known: {', '.join(FORMATS)}.")
    if everything and not apply:
        raise UsageError("--all only goes with --apply", todo="See 'kg link --help'.")
    if ask and not sys.stdin.isatty():
        raise UsageError("there is no keyboard to decide from", todo="Use --decisions FILE.")
    settings = session.settings()
    if decisions is not None:
        _take_over(session, settings, decisions)
    if apply:
        _apply(session, settings, everything=everything)
    elif decisions is None or remote or ask:
        _list(session, settings, remote=remote, ask=ask, most=most, format=format)


def _take_over(session: Session, settings: Settings, file: Path) -> None:
    from kg.link.decisions import load_decisions, read_decisions

    new = list(read_decisions(file, settings.base_iri))
    _keep(session, settings, load_decisions(settings), new)


def _keep(session: Session, settings: Settings, old: Decisions, new: Sequence[Decision]) -> Decisions:
    from kg.link.decisions import write_decisions

    kept = old.with_new(new)
    write_decisions(kept, settings.decisions)
    session.note(f"{len(new)} decisions; {settings.decisions} has {sum(1 for _ in kept)} now")
    return kept


def _apply(session: Session, settings: Settings, *, everything: bool) -> None:
    from kg.relink import relink

    with session.opened(settings, writing=True) as store:
        done = relink(store, settings, everything=everything)
    for old, new in done.replaced:
        print(f"{old.removeprefix(settings.base_iri)} -> {new.removeprefix(settings.base_iri)}")
    said = [f"{done.counts[name]} {name}" for name in sorted(done.counts)]
    session.note(f"articles read anew: {', '.join(said) or 'none'}; {len(done.replaced)} old IRIs lead on")
    for problem in done.problems:
        session.warn(problem)
    if done.problems:
        raise typer.Exit(NOT_FOUND)


def _list(session: Session, settings: Settings, *, remote: bool, ask: bool, most: int, format: str) -> None:
    from kg.authority import load_authority
    from kg.cli.link_answers import decide, remote_decisions, text_of
    from kg.cli.output import write
    from kg.link.decisions import load_decisions
    from kg.relink import unsettled

    kept = load_decisions(settings)
    with session.opened(settings) as store:
        some = unsettled(store, settings.base_iri, kept, most=most)
    found = _with_proposals(session, settings, some, load_authority(settings), remote=remote)
    if remote and (new := list(remote_decisions(found))):
        kept = _keep(session, settings, kept, new)
    if ask:
        if new := decide(found):
            _keep(session, settings, kept, new)
    elif format == "json":
        write(json.dumps([_record(each) for each in found], ensure_ascii=False, indent=2) + "\n")
    else:
        write(text_of(found))


def _with_proposals(
    session: Session, settings: Settings, some: Sequence[Unsettled], authority: Authority, *, remote: bool
) -> list[Open]:
    from kg.cli.link_answers import local_proposals
    from kg.relink import queries

    far: Mapping[str, tuple[Proposal, ...]] = {}
    if remote and some:
        from kg.errors import RemoteError

        try:
            far = _reconciler(settings, authority).propose(queries(some))
        except RemoteError as error:
            session.warn(str(error))
    found = []
    for one in some:
        near = [
            each for each in local_proposals(one, authority) if not _is_among(each, far.get(one.entity, ()))
        ]
        ranked = sorted([*far.get(one.entity, ()), *near], key=lambda each: (not each.exact, -each.score))
        found.append(Open(one, tuple(ranked)))
    return found


def _is_among(one: Proposal, others: Sequence[Proposal]) -> bool:
    return any(one.iri in (other.iri, *other.also) for other in others)


def _reconciler(settings: Settings, authority: Authority) -> Any:
    from kg.link.answers_kept import KeptAnswers
    from kg.link.endpoint import Endpoint, user_agent
    from kg.link.remote import Reconciler

    agent = user_agent(settings.reconcile_contact)
    wikidata, dbpedia = (
        Endpoint(url, agent) if url else None
        for url in (settings.reconcile_wikidata, settings.reconcile_dbpedia)
    )
    kept = KeptAnswers(settings.reconcile_cache.expanduser(), settings.reconcile_cache_days)
    return Reconciler(authority, wikidata, dbpedia, kept)


def _record(each: Open) -> dict[str, Any]:
    said = asdict(each.one)
    said |= {"near": sorted(each.one.near), "newest": each.one.newest and each.one.newest.isoformat()}
    return {**said, "proposals": [asdict(one) for one in each.proposals]}
