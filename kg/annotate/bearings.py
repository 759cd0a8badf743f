"""How words that govern an event bear on it: what "deny", "plan" or "call off" make of what stands below them."""

from __future__ import annotations

from enum import StrEnum

from kg.model import Factuality

_F = Factuality


class Bearing(StrEnum):
    """A class of governing words that do the same to the event below them."""

    SAME = "same"  # hold, begin, be able: the event is as real as the governing verb
    FACT = "fact"  # condemn, welcome, follow: the event is a fact whatever becomes of the governing verb
    REPORT = "report"  # say, tell: what is said stands on its own
    BELIEVE = "believe"  # think, expect: "do not think that" denies what is below
    PLAN = "plan"
    PROPOSE = "propose"
    HOPE = "hope"  # like PROPOSE, but "does not want to meet" rules out
    CANCEL = "cancel"
    REFUSE = "refuse"
    FAIL = "fail"  # fail, avoid, prevent: it did not happen
    DENY = "deny"
    ALLEGE = "allege"
    DOUBT = "doubt"  # confirm, say whether: negated, it leaves the event open
    CONTINUE = "continue"
    END = "end"
    ATTEND = "attend"  # staying away does not undo a summit
    INVITE = "invite"  # invited to the summit that is planned, to a summit that is an idea
    ANNOUNCE = "announce"  # an encounter announced is planned, a measure announced is taken
    AGREE = "agree"  # agree a ceasefire, agree to meet
    DISCUSS = "discuss"  # "discussed sanctions" leaves them open, "discussed the attack" does not
    TRUTH = "truth"  # "it is not true that": denied
    CONDITION = "condition"


# What the governing word makes of the event, by the factuality of the governing word itself. A value that is not
# listed falls to the one of HAPPENED. None leaves the event to its own words.
Effect = dict[Factuality, Factuality | None]

_SHARED: Effect = {value: None if value is _F.HAPPENED else value for value in _F}
_PLANNED: Effect = {
    _F.HAPPENED: _F.PLANNED,
    _F.PROPOSED: _F.PROPOSED,
    _F.CONDITIONAL: _F.CONDITIONAL,
    _F.CANCELLED: _F.CANCELLED,
    _F.RULED_OUT: _F.RULED_OUT,
    _F.DENIED: _F.DENIED,
}
EFFECTS: dict[Bearing, Effect] = {
    Bearing.SAME: _SHARED,
    Bearing.FACT: {_F.HAPPENED: None},
    Bearing.REPORT: {_F.HAPPENED: None, _F.ALLEGED: _F.ALLEGED},
    Bearing.BELIEVE: {_F.HAPPENED: None, _F.RULED_OUT: _F.RULED_OUT, _F.DENIED: _F.RULED_OUT},
    Bearing.PLAN: _PLANNED,
    Bearing.AGREE: _PLANNED,
    Bearing.PROPOSE: {
        _F.HAPPENED: _F.PROPOSED,
        _F.CONDITIONAL: _F.CONDITIONAL,
        _F.CANCELLED: _F.RULED_OUT,
        _F.RULED_OUT: _F.RULED_OUT,
        _F.DENIED: _F.DENIED,
    },
    Bearing.HOPE: {
        _F.HAPPENED: _F.PROPOSED,
        _F.CONDITIONAL: _F.CONDITIONAL,
        _F.RULED_OUT: _F.RULED_OUT,
        _F.DENIED: _F.RULED_OUT,
        _F.CANCELLED: _F.RULED_OUT,
    },
    Bearing.CANCEL: {
        _F.HAPPENED: _F.CANCELLED,
        _F.PROPOSED: _F.PLANNED,
        _F.CONDITIONAL: _F.PLANNED,
        _F.CANCELLED: _F.PLANNED,
        _F.RULED_OUT: _F.PLANNED,
        _F.DENIED: _F.PLANNED,
    },
    Bearing.REFUSE: {
        _F.HAPPENED: _F.RULED_OUT,
        _F.PROPOSED: _F.PROPOSED,
        _F.CONDITIONAL: _F.PROPOSED,
        _F.CANCELLED: _F.PROPOSED,
        _F.RULED_OUT: _F.PROPOSED,
        _F.DENIED: _F.PROPOSED,
    },
    Bearing.FAIL: {
        _F.HAPPENED: _F.RULED_OUT,
        _F.PROPOSED: _F.PROPOSED,
        _F.CONDITIONAL: _F.CONDITIONAL,
        _F.RULED_OUT: None,
        _F.DENIED: None,
    },
    Bearing.DENY: {
        _F.HAPPENED: _F.DENIED,
        _F.RULED_OUT: _F.ALLEGED,
        _F.PROPOSED: _F.ALLEGED,
        _F.DENIED: _F.ALLEGED,
    },
    Bearing.ALLEGE: {_F.HAPPENED: _F.ALLEGED, _F.RULED_OUT: _F.DENIED, _F.DENIED: _F.DENIED},
    Bearing.DOUBT: {_F.HAPPENED: None, _F.RULED_OUT: _F.ALLEGED, _F.DENIED: _F.ALLEGED},
    Bearing.CONTINUE: {**_SHARED, _F.HAPPENED: _F.ONGOING, _F.ALLEGED: _F.ONGOING},
    Bearing.END: {
        _F.HAPPENED: None,
        _F.PLANNED: _F.ONGOING,
        _F.ONGOING: _F.ONGOING,
        _F.PROPOSED: _F.ONGOING,
        _F.CONDITIONAL: _F.ONGOING,
        _F.RULED_OUT: _F.ONGOING,
        _F.DENIED: _F.ONGOING,
    },
    Bearing.ATTEND: {
        _F.HAPPENED: None,
        _F.ONGOING: _F.ONGOING,
        _F.PLANNED: _F.PLANNED,
        _F.PROPOSED: _F.PLANNED,
        _F.CONDITIONAL: _F.PLANNED,
        _F.CANCELLED: _F.PLANNED,
        _F.RULED_OUT: _F.PLANNED,
    },
    Bearing.INVITE: _PLANNED,
    Bearing.ANNOUNCE: _PLANNED,
    Bearing.DISCUSS: {_F.HAPPENED: _F.PROPOSED, _F.ALLEGED: _F.ALLEGED, _F.RULED_OUT: None, _F.DENIED: None},
    Bearing.TRUTH: {_F.HAPPENED: None, _F.RULED_OUT: _F.DENIED, _F.DENIED: _F.DENIED},
    Bearing.CONDITION: {_F.HAPPENED: _F.CONDITIONAL},
}


def effect(bearing: Bearing, governor: Factuality) -> Factuality | None:
    """Give what a governing word of that factuality makes of the event below it; None if nothing."""
    table = EFFECTS[bearing]
    return table[governor] if governor in table else table[_F.HAPPENED]


_CLOSED = (_F.DENIED, _F.RULED_OUT, _F.CANCELLED, _F.CONDITIONAL)


def combined(own: Factuality | None, outer: Factuality | None) -> Factuality | None:
    """Give what the event's own words and the words above it add up to ("denied that X would visit": denied)."""
    if own is None or outer is None:
        return outer if own is None else own
    if own is _F.RULED_OUT:
        return own
    if outer in _CLOSED and own is not _F.CONDITIONAL:
        return outer
    if own is _F.PLANNED and outer is _F.PROPOSED:
        return outer
    return outer if own is _F.ONGOING and outer in (_F.PROPOSED, _F.ALLEGED) else own
