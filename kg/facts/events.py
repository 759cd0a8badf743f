"""The events of an article, from triggers to finished values."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from kg.annotate import Annotations
from kg.annotate.blocks import BlockKind
from kg.events import EVENTS, PARENTS
from kg.facts.agents import AgentReader
from kg.facts.attendance import add_attendance
from kg.facts.casualties import set_casualties
from kg.facts.dates import set_dates
from kg.facts.disputed import mark_disputed
from kg.facts.draft import Draft, Part
from kg.facts.likeness import NOT_YET
from kg.facts.merging import merge
from kg.facts.modes import attendance_of
from kg.facts.money import amounts
from kg.facts.purposes import set_purposes
from kg.facts.roles import RoleReader
from kg.facts.signed_there import lend_parties
from kg.facts.triggers import find_triggers
from kg.facts.unlike import is_unlike
from kg.model import Attendance, EntityKind, Event, Factuality, Mode, Participation, Role, Tenure

_FRAMES = {frame.name: frame for frame in EVENTS}
# An event of these is worth telling if all that is known is where.
_PLACED = frozenset(
    "Summit Ceasefire Attack Protest Deployment Negotiation Meeting Ceremony Vote PressConference Agreement Visit".split()
)
# Who may be the place of the event as well: "a summit in Q hosted by Q", "shelled Q".
_AT_HOME = (Role.HOST, Role.TARGET, Role.RECIPIENT)
_MET = frozenset("Summit Meeting Visit PressConference Negotiation Ceremony".split())


def read_events(
    notes: Annotations,
    agents: AgentReader,
    ids: Mapping[int, str],
    tenures: Sequence[Tenure],
    names: Mapping[str, str],
) -> list[Event]:
    """Give the events that the article tells of; ``ids`` maps referents to entity ids, ``names`` those to names."""
    roles = RoleReader(notes, agents)
    drafts = list(_drafts(notes, roles))
    set_dates(notes, drafts)
    set_casualties(notes, agents, drafts)
    for draft in drafts:
        if draft.frame.name == "Aid":
            draft.amount = amounts(draft.head.sent)
    set_purposes(notes, drafts)
    _settle_by_date(notes, drafts)
    mark_disputed(notes, drafts)
    lend_parties(notes, drafts)
    merged = merge(agents, list(_kept(notes, drafts, _is_told)))
    add_attendance(notes, agents, merged)
    _inherit_perpetrators(notes, merged)
    for draft in merged:
        _set_modes(agents, draft)
    return [_finish(notes, draft, ids, tenures, names) for draft in _kept(notes, merged, _is_worth_it)]


def _drafts(notes: Annotations, roles: RoleReader) -> Iterator[Draft]:
    """Give what the triggers tell of; of several patterns of one verb the first that fits."""
    told = set[tuple[int, str]]()
    for trigger in find_triggers(notes.doc):
        key = (trigger.start, trigger.frame.name)
        if key in told or not _is_read(notes, trigger.start) or is_unlike(trigger):
            continue
        draft = roles.read(trigger)
        if draft is not None:
            told.add(key)
            yield draft


def _is_read(notes: Annotations, token: int) -> bool:
    return notes.block_of(notes.doc[token].idx).kind is not BlockKind.FURNITURE


def _kept(notes: Annotations, drafts: Sequence[Draft], passes: Callable[[Draft], bool]) -> Iterator[Draft]:
    """Give the drafts that pass; the others are noted for the trace."""
    for draft in drafts:
        if passes(draft):
            yield draft
        else:
            notes.drop(*draft.mentions[0], draft.method, "tells of nobody, of no known place and day")


def _is_told(draft: Draft) -> bool:
    """Tell whether a draft says anything beyond the bare word."""
    return (
        bool(draft.parts)
        or draft.place is not None
        or draft.when is not None
        or bool(draft.tolls)
        or draft.definite
    )


def _is_worth_it(draft: Draft) -> bool:
    """Tell whether the event has a participant, or both a place and a date, or casualties."""
    if draft.frame.name in _PLACED and draft.place is not None:
        return True
    return bool(draft.parts) or (draft.place is not None and draft.when is not None) or bool(draft.tolls)


def _settle_by_date(notes: Annotations, drafts: Sequence[Draft]) -> None:
    """Call planned what is told as a fact of a day to come."""
    published = notes.article.published
    for draft in drafts:
        if (
            published
            and draft.when
            and draft.when.earliest > published
            and draft.factuality in (Factuality.HAPPENED, Factuality.ONGOING)
        ):
            draft.factuality = Factuality.PLANNED
            for part in draft.parts.values():
                if part.attendance is Attendance.ATTENDED:
                    part.attendance = Attendance.EXPECTED


def _inherit_perpetrators(notes: Annotations, drafts: Sequence[Draft]) -> None:
    """Take who attacked from an attack told before in the same paragraph on the same place, if this one is silent."""
    attacks = [draft for draft in drafts if draft.frame.name == "Attack"]
    for draft in attacks:
        if any(part.role is Role.PERPETRATOR for part in draft.parts.values()):
            continue
        block = notes.block_of(draft.head.idx)
        for other in attacks:
            same_place = draft.place is None or other.place is None or other.place == draft.place
            told_before = other.start < draft.start and notes.block_of(other.head.idx) == block
            if told_before and same_place and other.factuality not in NOT_YET:
                for part in other.parts.values():
                    if part.role is Role.PERPETRATOR and part.referent not in draft.parts:
                        draft.add(Part(part.referent, part.role, part.token, 0.4, "attack.same-paragraph"))


def _set_modes(agents: AgentReader, draft: Draft) -> None:
    """Take those who meet at a named place to be there in person, unless the text speaks of screens or phones."""
    if (
        draft.frame.name not in _MET
        or draft.place is None
        or draft.hybrid
        or draft.cue_modes & {Mode.VIRTUAL, Mode.PHONE}
    ):
        return
    for part in draft.parts.values():
        if (
            part.mode is None
            and agents.kind(part.referent) is EntityKind.PERSON
            and part.attendance in (Attendance.ATTENDED, Attendance.EXPECTED)
        ):
            part.mode = Mode.IN_PERSON


def _finish(
    notes: Annotations,
    draft: Draft,
    ids: Mapping[int, str],
    tenures: Sequence[Tenure],
    names: Mapping[str, str],
) -> Event:
    participations = _participations(notes, draft, ids, tenures)
    kind = _kind(draft, participations)
    place = ids.get(draft.place) if draft.place is not None else None
    start, end = draft.mentions[0]
    ranges = list(dict.fromkeys(draft.mentions))[:6]
    return Event(
        kind=kind,
        trigger=notes.span(start, end),
        factuality=draft.factuality,
        label=_label(kind, participations, place, draft, names),
        evidence=tuple(notes.evidence(first, last) for first, last in ranges),
        confidence=_confidence(draft),
        method=draft.method,
        participations=participations,
        when=draft.when,
        place=place,
        killed=draft.killed,
        injured=draft.injured,
        amount=draft.amount,
        purpose=_words(notes, draft.purpose),
        topic=_words(notes, draft.topic),
    )


def _words(notes: Annotations, tokens: tuple[int, int] | None) -> str | None:
    return None if tokens is None else " ".join(notes.article.words(notes.span(*tokens)).split())


def _confidence(draft: Draft) -> float:
    surest = max((part.confidence for part in draft.parts.values()), default=0.5)
    return round(min(0.95, 0.5 * draft.confidence + 0.5 * surest + (0.05 if draft.when else 0)), 2)


def _participations(
    notes: Annotations, draft: Draft, ids: Mapping[int, str], tenures: Sequence[Tenure]
) -> tuple[Participation, ...]:
    by_id: dict[str, Participation] = {}
    for part in sorted(draft.parts.values(), key=lambda part: (-part.confidence, part.token)):
        id = ids.get(part.referent)
        if id is None or id in by_id or (part.referent == draft.place and part.role not in _AT_HOME):
            continue
        attendance = part.attendance
        if draft.factuality is not Factuality.HAPPENED and attendance is Attendance.ATTENDED:
            attendance = attendance_of(draft.factuality)
        by_id[id] = Participation(
            agent=id,
            role=part.role,
            evidence=(notes.evidence(*_mention(notes, part)),),
            confidence=max(0.05, min(1.0, part.confidence)),
            method=part.method,
            mode=part.mode,
            attendance=attendance,
            in_capacity=_capacity(id, tenures),
            on_behalf_of=ids.get(part.on_behalf_of) if part.on_behalf_of is not None else None,
        )
    return tuple(sorted(by_id.values(), key=lambda found: (found.evidence[0].span.start, found.agent)))


def _mention(notes: Annotations, part: Part) -> tuple[int, int]:
    """Give the tokens that name a participant: the whole name where it is named, else the one word."""
    return next(
        (
            (mention.start, mention.end)
            for mention in notes.referents[part.referent].mentions
            if mention.start <= part.token < mention.end
        ),
        (part.token, part.token + 1),
    )


def _capacity(person: str, tenures: Sequence[Tenure]) -> int | None:
    return next(
        (
            place
            for place, tenure in enumerate(tenures)
            if tenure.person == person and tenure.status.value == "current"
        ),
        None,
    )


def _kind(draft: Draft, participations: Sequence[Participation]) -> str:
    """Give the class, or one above it if fewer take part than the class asks for."""
    name = draft.frame.name
    frame = draft.frame
    if len(participations) < frame.min_participants or any(
        sum(found.role is role for found in participations) < count for role, count in frame.at_least.items()
    ):
        return frame.parent if participations or frame.parent != "Encounter" else PARENTS[frame.parent]
    return name


def _label(
    kind: str,
    participations: Sequence[Participation],
    place: str | None,
    draft: Draft,
    names: Mapping[str, str],
) -> str:
    who = [names[found.agent] for found in participations][:3]
    more = " and others" if len(participations) > 3 else ""
    label = _FRAMES[kind].label if kind in _FRAMES else draft.frame.label
    text = label[0].upper() + label[1:]
    if who:
        text += f": {', '.join(who)}{more}"
    if place:
        text += f" in {names[place]}"
    return text + (f" ({draft.when.isoformat()})" if draft.when else "")
