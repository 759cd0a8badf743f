"""Page furniture: lines of a page that are no part of the article's text."""

from __future__ import annotations

import re

_LONGEST = 160  # characters; what is longer is text
_NAME = r"[A-ZÀ-Þ][\w.'’-]*(?: (?:[A-ZÀ-ÞĀ-Ž][\w.'’-]*|al|el|van|der|de|bin|von|da|dos)){1,4}"
_NAMES = rf"{_NAME}(?:(?:,| and| &) {_NAME})*"
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_DAY = rf"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? )?(?:\d{{1,2}} {_MONTH}|{_MONTH}\.? \d{{1,2}}),? \d{{4}}"
# What opens a line that leads elsewhere, tells who made the page, or what a picture shows.
_OPENINGS = re.compile(
    r"^(you (might|may) (also )?(be interested|like)|read (more|also|next|the full)|related\b.{0,20}$|related:"
    r"|see also|more (on this|from|stories|news)|share this|share on|sign up|follow us"
    r"|most (read|popular|viewed)|(recommended|trending|sponsored|advertisement|subscribe|newsletter)\b.{0,25}$|editors?['’]s? picks?|don['’]t miss|also read|up next"
    r"|(file )?photos?( by)?\s*[:|/]|file photo|(photo|image)( by| credit| source| copyright| caption)?\s*[:|/]|(photo|image) (by|courtesy)\b"
    r"|picture( by)?\s*[:|]|caption\s*:|credit\s*:|video\s*:|watch\s*:|watch (live|now|the)|listen\s*:|live\s*:\s*$"
    r"|copyright|©|all rights reserved|click here|tap here|tags?\s*:|topics?\s*:|source\s*:|sources\s*:|#+$"
    r"|\* \* \*$|(published|updated|posted|last (updated|modified))\s*+((:|on\b|at\b)\s*+)?(\d|mon|tue|wed|thu|fri|sat|sun|jan|feb"
    r"|mar|apr|may|jun|jul|aug|sep|oct|nov|dec).{0,40}$|\d+ (min(ute)?s? read|comments?|shares?)$"
    r"|(no )?comments?( \(\d+\))?$|leave a (comment|reply)|\(?(additional )?(reporting|editing|writing|translated|compiled) by\b"
    r"|this (article|story|report|post) (was|has been) (first |originally )?(published|updated|corrected|amended|translated)|(our|staff) (correspondents?|reporters?)$"
    r"|end of (text|statement|transcript)|# # #|-?ends?-?$|for immediate release|press release$|media (note|release|advisory)$"
    r"|(for )?(media|press) (contacts?|enquiries|inquiries|office)\b.{0,60}$|notes? to editors?\b|readout$|transcript$"
    r"|about (us|the author)\b|cookies?\b|skip to|home\s*[>|/»]|print this|email this|download\b|back to top"
    r"|office of the spokes(person|man|woman)$|washington, d\.?c\.?$|embargoed?\b|download the app)",
    re.IGNORECASE,
)
_DATE_LINE = re.compile(rf"^(?:[A-Z][\w. ]{{2,24}}, )?(?i:{_DAY})(?:[ ,|-].{{0,30}})?$")
_BYLINES = (
    re.compile(rf"^[Bb][Yy] {_NAMES}(?:[,|].{{0,60}}| (?:in|for|at) [A-Z].{{0,40}})?$"),
    re.compile(r"^BY [A-ZÀ-Þ][A-ZÀ-Þ .,'&-]{4,80}$"),
    re.compile(rf"^(?:Story|Text|Report|Analysis|Words|Edited|Written) by:? {_NAMES}.{{0,40}}$"),
    re.compile(rf"^{_NAMES} (?:contributed|reported from|reporting from)\b.{{0,80}}$"),
    re.compile(rf"^{_NAMES}\s*[|/]\s*\S.{{0,60}}$"),
    re.compile(
        rf"^{_NAME}, (?:[A-Z][\w.]* ){{0,3}}(?:News|Times|Post|Herald|correspondent|reporter|editor)(?:,.{{0,30}})?$"
    ),
)
# A credit at the end of a caption: "(AP Photo/Jane Doe)", "REUTERS/Jane Doe", "Getty Images", "[Jane Doe/AFP]".
_CREDIT = re.compile(
    r"(?:\((?:[A-Z]{2,7}|Reuters)? ?(?:photo|images?|pool)\b[^()]*\)|\b(?:REUTERS|AFP|AP|EPA|ANSA|DPA|TASS|Xinhua)/[^.]{2,60}"
    r"|\bgetty images\b[^.]{0,40}|\[[^\[\]]{2,50}/ ?(?:AFP|AP|EPA|Reuters|Getty|Pool|Handout)[^\[\]]{0,30}\]"
    r"|\((?:photo|image|picture|credit|courtesy)\b[^()]{0,80}\)|\b(?:photo ?(?:via|by|:)|handout (?:via|by)|courtesy of) ?[A-Z][^.]{2,60})\.?$",
    re.IGNORECASE,
)
_LONGEST_CAPTION = 320
_FEWEST = 4  # words of a caption that is text


def is_furniture(line: str) -> bool:
    """Tell whether a line is a link, a byline, a date, a credit or another mark of the page."""
    words = line.strip()
    if len(words) > _LONGEST:
        return False
    return bool(
        _OPENINGS.match(words)
        or _DATE_LINE.match(words)
        or credit(words) == 0
        or any(pattern.match(words) for pattern in _BYLINES)
    )


def credit(line: str) -> int | None:
    """Give where the credit of a picture begins in its caption, 0 if the line is nothing else, None if it has none."""
    match = _CREDIT.search(line) if len(line) <= _LONGEST_CAPTION else None
    if match is None:
        return None
    return match.start() if len(line[: match.start()].split()) >= _FEWEST else 0
