"""Verbs and phrases by which English says who came to an encounter, who was asked, who stayed away."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from kg.model import Attendance, Mode

type Who = Literal["subject", "object", "to"]


@dataclass(frozen=True, slots=True)
class Cue:
    """A word that tells of somebody's attendance.

    ``lemma`` is a verb or an adjective with "be"; one word of each of ``words`` must stand in its clause ("turn *up*",
    "send *regrets*"). ``who`` says whose attendance it is: the subject's, the object's, or that of whom "to" names.
    ``strong`` cues tell of attendance even where their clause names no encounter ("X stayed away").
    ``infinitives`` are the verbs one of which must follow if any does ("decline *to attend*"), ``alone`` says that
    none need follow. ``at`` are prepositions one of which must introduce an encounter ("be *at* the summit").
    ``host`` says that whoever does it is host, and that without an object it is strong ("X presided").
    """

    lemma: str
    attendance: Attendance
    words: tuple[frozenset[str], ...] = ()
    who: Who = "subject"
    strong: bool = False
    mode: Mode | None = None
    infinitives: frozenset[str] = frozenset()
    alone: bool = True
    at: frozenset[str] = frozenset()
    host: bool = False


COMING = frozenset(
    "attend join participate take come go travel appear show turn address speak be fly send dial host".split()
)
ENCOUNTERS = frozenset(
    """summit meeting talk conference session table forum ceremony event gathering negotiation congress assembly
    dinner banquet inauguration funeral signing congress consultation discussion launch celebration commemoration""".split()
)
_CAME, _ASKED, _DUE = Attendance.ATTENDED, Attendance.INVITED, Attendance.EXPECTED
_NO, _AWAY = Attendance.DECLINED, Attendance.ABSENT


def _words(text: str) -> tuple[frozenset[str], ...]:
    """Give the conditions of a line: words with "|" between are alternatives, with a space both are needed."""
    return tuple(frozenset(part.split("|")) for part in text.split())


def _each(attendance: Attendance, lines: str, *, strong: bool = False) -> Iterator[Cue]:
    """Give a cue for each line "verb word|word ...": the verb, and what must stand beside it."""
    for line in lines.strip().splitlines():
        lemma, _, rest = line.strip().partition(" ")
        yield Cue(lemma, attendance, _words(rest), strong=strong)


_INVITATION = _words("invitation|invite|summons")

CUES: tuple[Cue, ...] = (
    *_each(
        _CAME,
        """attend
        participate
        take part
        take seat|place
        take floor
        turn up
        show up
        sit in
        listen in
        walk out
        storm out
        be attendance
        be hand""",
        strong=True,
    ),
    *_each(
        _CAME,
        """join
        appear
        connect
        link up
        speak
        address
        come
        make it
        arrive
        fly
        follow""",
    ),
    *(
        Cue(lemma, _CAME, host=True)
        for lemma in ("host", "co-host", "chair", "co-chair", "preside", "moderate")
    ),
    *(Cue("dial", _CAME, _words(word), strong=True, mode=Mode.PHONE) for word in ("in", "into")),
    *(Cue("phone", _CAME, _words(word), strong=True, mode=Mode.PHONE) for word in ("in", "into")),
    *(Cue("call", _CAME, _words(word), mode=Mode.PHONE) for word in ("in", "into")),
    *(
        Cue(lemma, _CAME, _words("in|into|on"), strong=True, mode=Mode.VIRTUAL)
        for lemma in ("zoom", "log", "beam", "tune", "skype")
    ),
    Cue(
        "send",
        _CAME,
        _words("delegation|delegate|representative|team|envoy|negotiator|observer|mission"),
        mode=Mode.IN_PERSON,
    ),
    *_each(
        _AWAY,
        """stay away
        keep away
        be away
        stay home
        be absence
        be absent
        be missing
        be no-show
        be nowhere
        remain absent
        sit out""",
        strong=True,
    ),
    *_each(_AWAY, "boycott\nskip\nmiss\nsnub\nshun\ngive miss\navoid\nforgo"),
    Cue(
        "fail",
        _AWAY,
        (),
        strong=True,
        infinitives=COMING - {"speak", "host", "send", "take", "address"},
        alone=False,
    ),
    *_each(
        _NO,
        """turn down
        pull out
        back out
        bow out
        drop out
        beg off
        opt out
        withdraw from
        send regret|regrets|apology|apologies
        cancel participation|attendance|appearance
        say no
        excuse himself|herself|themselves|itself""",
    ),
    Cue("send", _AWAY, _words("no one|delegate|delegation|representative|envoy|minister"), strong=True),
    Cue("send", _AWAY, _words("nobody"), strong=True),
    *(
        Cue(lemma, _AWAY, who="object", at=frozenset(("from",)))
        for lemma in ("bar", "ban", "exclude", "shut")
    ),
    Cue("leave", _AWAY, _words("out"), who="object", at=frozenset(("of",))),
    *(Cue(lemma, _AWAY, who="object", strong=True) for lemma in ("disinvite", "uninvite")),
    *(
        Cue(lemma, _CAME, _words("video|screen|online|remotely|videolink"), strong=True, mode=Mode.VIRTUAL)
        for lemma in ("watch", "follow")
    ),
    Cue("decline", _NO, (), strong=True, infinitives=COMING),
    Cue("refuse", _NO, (), infinitives=COMING, alone=False),
    *(Cue(lemma, _NO, _INVITATION) for lemma in ("reject", "rebuff", "spurn", "refuse", "ignore")),
    Cue("invite", _ASKED, who="object"),
    Cue("ask", _ASKED, who="object", at=frozenset(("to",))),
    Cue("be", _CAME, at=frozenset(("at", "in", "for"))),
    Cue("be", _CAME, _words("online|remote|remotely|virtually|screen|video|videolink"), strong=True),
    Cue("patch", _CAME, _words("in|into"), strong=True, mode=Mode.VIRTUAL),
    *(Cue(lemma, _CAME, at=frozenset(("to", "for"))) for lemma in ("travel", "go", "fly", "head", "journey")),
    Cue("cancel", _NO, strong=True),
    Cue("be", _CAME, _words("room|hall|table"), strong=True, mode=Mode.IN_PERSON),
    Cue("be", _ASKED, _words("list guest|invitation|invited")),
    Cue("go", _ASKED, (frozenset(("invitation", "invitations")), frozenset(("out",))), who="to"),
    Cue("ask", _ASKED, who="object", infinitives=COMING),
    *(
        Cue(lemma, _ASKED, _INVITATION, who="to")
        for lemma in ("send", "extend", "issue", "give", "offer", "address")
    ),
    *(Cue(lemma, _ASKED, _INVITATION) for lemma in ("receive", "get", "have", "obtain")),
    Cue("expect", _DUE, who="object", infinitives=COMING),
    *_each(
        _DUE,
        "be due\nbe scheduled\nbe slated\nbe billed\nconfirm attendance|participation|presence\nsay yes\nsign up",
    ),
    Cue("accept", _DUE, _INVITATION),
    Cue("accept", _DUE, ()),
)
# What these verbs must have as object, if any, to tell of attendance: "declined the *invitation*".
OBJECTS: dict[str, frozenset[str]] = {
    lemma: frozenset(
        """invitation invite summons offer chance opportunity attendance participation appearance trip seat place
        plan""".split()
    )
    for lemma in ("decline", "cancel", "refuse")
} | {
    "accept": frozenset(("invitation", "invite", "summons")),
    **dict.fromkeys(("withdraw", "pull"), frozenset(("delegation", "participation", "representative"))),
}
# After these, coming is refused, failed, or still to be done.
GOVERNED: dict[str, Attendance] = {
    **dict.fromkeys(("refuse", "decline"), _NO),
    **dict.fromkeys(("fail", "unable", "forget", "neglect", "omit"), _AWAY),
    **dict.fromkeys(
        "plan intend expect agree promise hope pledge due schedule set slate bill prepare want wish decide".split(),
        _DUE,
    ),
}
# Of lists: "the guests included", "those attending were", "among the absentees were".
GUESTS: dict[str, Attendance] = {
    **dict.fromkeys("participant attendee guest delegate dignitary speaker".split(), _CAME),
    **dict.fromkeys(("absentee", "no-show"), _AWAY),
    "invitee": _ASKED,
}
LISTED: dict[str, Attendance] = {
    **dict.fromkeys(
        "present attending participating gathered assembled joining attendance attended hand".split(), _CAME
    ),
    **dict.fromkeys("absent missing".split(), _AWAY),
    **dict.fromkeys("invited".split(), _ASKED),
    **dict.fromkeys("expected due".split(), _DUE),
}
