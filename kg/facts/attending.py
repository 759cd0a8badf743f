"""Finds the clauses that tell who came to an encounter, who was asked, who stayed away."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from spacy.tokens import Doc, Token

from kg.facts.attendance_lexicon import COMING, CUES, ENCOUNTERS, GOVERNED, GUESTS, LISTED, OBJECTS, Cue
from kg.facts.clauses import arguments, clause_of, coordinated, own_words
from kg.facts.factuality import factuality_of
from kg.facts.modes import modes_in
from kg.model import Attendance, Factuality, Mode

_BY_LEMMA: dict[str, list[Cue]] = {}
for _cue in sorted(CUES, key=lambda cue: -len(cue.words)):
    _BY_LEMMA.setdefault(_cue.lemma, []).append(_cue)
_NEAR = 10  # words between a verb and what belongs to it
_REAL = (Factuality.HAPPENED, Factuality.ONGOING)
_OPPOSITE = {
    Attendance.ATTENDED: Attendance.ABSENT,
    Attendance.INVITED: Attendance.ABSENT,
    Attendance.EXPECTED: Attendance.ABSENT,
    Attendance.ABSENT: Attendance.ATTENDED,
}
_COMPANY = ("along with", "together with", "alongside")
_AUXILIARIES = ("aux", "auxpass")
_HELPERS = frozenset("be do have will would".split())
_LIKEWISE = frozenset("as so nor neither too likewise".split())
_HELD_LISTS = frozenset("include feature number be comprise".split())
_LACKING = frozenset("absence sign trace exception".split())
_BUT = frozenset(("without", "except"))
# Any other word tells nothing of attendance.
_OPENERS = _BUT | frozenset(LISTED)
_LEMMAS = _HELD_LISTS | _LACKING | _HELPERS | frozenset(_BY_LEMMA)


@dataclass(frozen=True, slots=True)
class Attending:
    """A clause about attendance: its verb, whose (heads of noun phrases), what of it, how.

    ``strong`` clauses need no encounter of their own; ``real`` is False for what is still to come.
    """

    verb: Token
    heads: tuple[Token, ...]
    attendance: Attendance
    strong: bool
    real: bool
    rule: str
    mode: Mode | None = None
    as_host: bool = False


def find_attending(doc: Doc) -> list[Attending]:
    """Give the clauses about attendance in the order of the text."""
    telling = (token for token in doc if token.lower_ in _OPENERS or token.lemma_.lower() in _LEMMAS)
    return [found for token in telling for found in _at(token)]


def _at(token: Token) -> Iterator[Attending]:
    lemma = token.lemma_.lower()
    if token.pos_ not in ("VERB", "AUX"):
        turned = _turned_list(token) if token.lower_ in LISTED and token.dep_ == "ROOT" else None
        if turned is not None:
            yield turned
        missing = _without(token, lemma)
        if missing:
            rule = f"attendance.{lemma}"
            strong = lemma == "absence"
            yield Attending(clause_of(token), tuple(missing), Attendance.ABSENT, strong, True, rule)
        return
    listed = _as_list(token, lemma) or _elliptic(token, lemma)
    if listed is not None:
        yield listed
        return
    for cue in _BY_LEMMA.get(lemma, ()):
        if _fits(token, cue):
            yield _attending(token, cue)
            return


def _elliptic(verb: Token, lemma: str) -> Attending | None:
    """Read "A came, but B did not", "A will come, as will B", "nor did B", "A came. B did not."."""
    if lemma not in _HELPERS or verb.dep_ not in ("conj", "advcl", "ccomp", "ROOT"):
        return None
    parts = {child.dep_ for child in verb.children}
    if "nsubj" not in parts and lemma != "be":
        return None
    if parts - {"nsubj", "neg", "punct", "cc", "advmod", "mark", "attr", "preconj", "ccomp"}:
        return None
    words = {child.lower_ for child in verb.children} | {verb.doc[max(verb.i - 1, 0)].lower_}
    alike = words & _LIKEWISE and (words & {"too", "likewise"} or _is_turned(verb))
    if not alike and ("neg" not in parts or "attr" in parts):
        return None
    first = _came_before(verb)
    if first is None:
        return None
    attendance = first.attendance if alike else _OPPOSITE.get(first.attendance, Attendance.ABSENT)
    heads = [t for c in verb.children if c.dep_ in ("nsubj", "attr") for t in coordinated(c)]
    real = first.real if alike else True
    rule = "attendance.as-well" if alike else "attendance.not-so"
    return Attending(verb, tuple(heads), attendance, True, real, rule)


def _is_turned(verb: Token) -> bool:
    """Tell of a subject behind its verb: "so did B"."""
    return any(child.dep_ in ("nsubj", "attr") and child.i > verb.i for child in verb.children)


def _came_before(verb: Token) -> Attending | None:
    """Give what the clause says that a verb without words of its own takes up, also in the sentence before."""
    above = [verb.head, *(child for child in verb.children if child.dep_ == "ccomp")]
    if verb.dep_ == "ROOT" and verb.sent.start:
        root = verb.doc[verb.sent.start - 1].sent.root
        above += [root, *(child for child in root.children if child.dep_ == "conj")]
    for first in above:
        for cue in _BY_LEMMA.get(first.lemma_.lower(), ()) if first != verb else ():
            if _fits(first, cue):
                return _attending(first, cue)
    return None


def _without(token: Token, lemma: str) -> list[Token]:
    """Give of whom a phrase says that they were not there: "without X", "in X's absence", "no sign of X"."""
    if token.lower_ in _BUT and token.dep_ == "prep":
        return [each for child in token.children if child.dep_ == "pobj" for each in coordinated(child)]
    if lemma not in _LACKING or token.pos_ != "NOUN":
        return []
    if lemma not in ("absence", "exception") and not any(child.lower_ == "no" for child in token.children):
        return []
    owners = [each for child in token.children if child.dep_ == "poss" for each in coordinated(child)]
    return owners + [
        each
        for prep in token.children
        if prep.lower_ == "of"
        for inner in prep.children
        if inner.dep_ == "pobj"
        for each in coordinated(inner)
    ]


def _fits(verb: Token, cue: Cue) -> bool:
    if cue.words and not all(_near(verb) & words for words in cue.words):
        return False
    wanted = OBJECTS.get(cue.lemma)
    objects = [child for child in verb.children if child.dep_ in ("dobj", "nsubjpass")]
    if wanted and any(child.lemma_.lower() not in wanted for child in objects):
        return False
    if cue.at and not any(_is_encounter(child, cue.at) for child in verb.children):
        return False
    infinitives = [child.lemma_.lower() for child in verb.children if child.dep_ == "xcomp"]
    if cue.infinitives and infinitives:
        return infinitives[0] in cue.infinitives
    return cue.alone


@lru_cache(maxsize=64)
def _near(verb: Token) -> frozenset[str]:
    near = (token for token in own_words(verb) if abs(token.i - verb.i) <= _NEAR)
    return frozenset(word for token in near for word in (token.lower_, token.lemma_.lower()))


def _is_encounter(prep: Token, names: frozenset[str]) -> bool:
    inner = [child for child in prep.children if child.dep_ == "prep"] if prep.dep_ == "prep" else []
    return any(
        each.lower_ in names
        and any(child.dep_ == "pobj" and child.lemma_.lower() in ENCOUNTERS for child in each.children)
        for each in (prep, *inner)
    )


def _attending(verb: Token, cue: Cue) -> Attending:
    attendance, factuality = cue.attendance, factuality_of(verb)
    if factuality in (Factuality.DENIED, Factuality.RULED_OUT) and _is_set_against(verb):
        factuality = Factuality.HAPPENED
    real = factuality in _REAL
    if _is_negated(verb) or _was_to_have(verb):
        attendance, real = _OPPOSITE.get(attendance, attendance), True
    elif attendance is Attendance.ATTENDED:
        governed = _governed(verb)
        if governed is not None:
            attendance = governed
        elif not real:
            attendance = Attendance.EXPECTED if _is_to_come(factuality) else Attendance.ABSENT
    modes = modes_in(verb)
    mode = cue.mode if not modes else next(iter(modes)) if len(modes) == 1 else None
    own = arguments(verb)
    bare = not own.objects or (own.is_passive and cue.lemma == "connect")
    joined = cue.attendance is Attendance.ATTENDED and bool(modes) and bare
    alone = cue.host and not own.objects
    asked = cue.lemma == "invite" and own.is_passive
    strong = cue.strong or joined or alone or asked or _is_of_pronoun(verb)
    return Attending(
        verb, tuple(_whose(verb, cue)), attendance, strong, real, f"attendance.{cue.lemma}", mode
    )


def _is_of_pronoun(verb: Token) -> bool:
    """Tell of "skipped it", which takes up an encounter named before."""
    return any(child.dep_ == "dobj" and child.lower_ in ("it", "them", "both") for child in verb.children)


def _is_negated(verb: Token) -> bool:
    """Tell whether the clause says that it was not so: "did not attend", "neither came", "nobody from X"."""
    if any(child.dep_ == "neg" for child in verb.children):
        return True
    before = verb.doc[verb.sent.start : verb.i]
    if any(token.lower_ == "neither" and clause_of(token) == verb for token in before):
        return True
    return verb.dep_ == "xcomp" and any(child.dep_ == "neg" for child in verb.head.children)


def _was_to_have(verb: Token) -> bool:
    """Tell whether the clause says what was to be and was not: "was to have attended", "should have come"."""
    helpers = {child.lower_ for child in verb.children if child.dep_ == "aux"}
    return "have" in helpers and (
        bool(helpers & {"should", "would", "could"}) or ("to" in helpers and verb.head.lemma_ == "be")
    )


def _is_set_against(verb: Token) -> bool:
    """Tell whether "but" sets a clause against a denied one: "was not in X but dialled in"."""
    return (
        verb.dep_ == "conj"
        and any(child.lower_ == "but" for child in verb.head.children)
        and not any(child.dep_ == "neg" for child in verb.children)
    )


def _is_to_come(factuality: Factuality) -> bool:
    return factuality in (Factuality.PLANNED, Factuality.PROPOSED, Factuality.CONDITIONAL)


def _governed(verb: Token) -> Attendance | None:
    """Give what a governing verb makes of coming: "refused to attend", "is expected to join"."""
    if verb.dep_ not in ("xcomp", "ccomp", "acl") or verb.tag_ not in ("VB", "VBG"):
        return None
    return GOVERNED.get(verb.head.lemma_.lower())


def _whose(verb: Token, cue: Cue) -> list[Token]:
    found = arguments(verb)
    if cue.lemma == "join" and verb.tag_ == "VBN" and not any(c.dep_ in _AUXILIARIES for c in verb.children):
        return _behind_by(verb)
    if cue.lemma == "join":
        return [*found.subjects, *found.objects]
    if cue.who == "subject":
        company = found.prepositions.get("with", ()) if cue.attendance is Attendance.ATTENDED else ()
        subjects = found.subjects
        if found.is_passive and not cue.host:
            subjects = (*subjects, *found.objects) if cue.attendance is Attendance.ATTENDED else found.objects
        if cue.lemma == "be":
            subjects += tuple(
                each for child in verb.children if child.dep_ == "attr" for each in coordinated(child)
            )
        return [*subjects, *company, *_among_them(verb, subjects)]
    if cue.who == "object":
        beside = [t for name in _COMPANY for t in found.prepositions.get(name, ())]
        return [
            token
            for token in (*found.objects, *beside)
            if token.lemma_.lower() not in ("invitation", "delegation")
        ]
    asked = list(found.prepositions.get("to", ()))
    for child in verb.subtree:
        if child.lemma_.lower() in ("invitation", "invite", "summons"):
            asked += [
                token
                for prep in child.children
                if prep.lower_ in ("to", "for")
                for inner in prep.children
                if inner.dep_ == "pobj"
                for token in coordinated(inner)
            ]
    asked += [token for child in verb.children if child.dep_ == "dative" for token in coordinated(child)]
    return asked


def _behind_by(verb: Token) -> list[Token]:
    """Give those of "they met, joined by X", also where the parser hung "by" elsewhere."""
    last = min(verb.i + _NEAR, verb.sent.end)
    by = next((token for token in verb.doc[verb.i : last] if token.lower_ == "by"), None)
    found = [] if by is None else [child for child in by.children if child.dep_ == "pobj"]
    return [token for head in found for token in coordinated(head)]


def _among_them(verb: Token, subjects: tuple[Token, ...]) -> list[Token]:
    """Give the names that a clause adds to a plural: "thirty leaders will come, among them X and Y"."""
    if not subjects or subjects[0].pos_ == "PROPN":
        return []
    for token in verb.doc[verb.sent.start : verb.sent.end - 1]:
        if token.lower_ == "among" and token.nbor().lower_ in ("them", "whom"):
            last = verb.i if token.i < verb.i else verb.sent.end
            return [each for each in verb.doc[token.i + 2 : last] if each.pos_ == "PROPN"]
    return []


# -- lists ------------------------------------------------------------------------------------------------------


def _as_list(verb: Token, lemma: str) -> Attending | None:
    """Read "those attending included A and B", "also present were A", "among the guests was A", "A was absent"."""
    if lemma not in _HELD_LISTS:
        return None
    found = arguments(verb)
    if lemma != "be":
        attendance = next((a for token in found.subjects if (a := _of_guests(token)) is not None), None)
        return None if attendance is None else _list(verb, found.objects, attendance)
    named = [
        token
        for child in verb.children
        if child.dep_ in ("nsubj", "attr", "dobj")
        for token in coordinated(child)
    ]
    for child in verb.children:
        said = (
            LISTED.get(child.lower_)
            if child.dep_ in ("acomp", "attr", "advmod", "ccomp", "xcomp") and child.tag_ != "VBN"
            else None
        )
        if child.lower_ == "among" and child.dep_ == "prep":
            said = next((a for inner in child.children if (a := _of_guests(inner)) is not None), None)
        if child.dep_ in ("nsubj", "csubj", "attr") and said is None:
            said = LISTED.get(child.lower_) if child.i < verb.i and child.pos_ != "NOUN" else None
            said = said or (
                _of_guests(child) if child.lower_ == "those" or child.lemma_.lower() in GUESTS else None
            )
        is_verb = child.dep_ not in ("prep", "nsubj", "csubj") and said in (
            Attendance.INVITED,
            Attendance.EXPECTED,
        )
        if is_verb:  # "is expected", "invited to X, she was ..."
            said = None
        if said is not None:
            return _list(verb, tuple(token for token in named if token != child), said)
    return None


def _turned_list(adjective: Token) -> Attending | None:
    """Read "absent from the talks was A" where the parser takes the adjective for the verb."""
    be = next((child for child in adjective.children if child.lemma_ == "be"), None)
    if be is None or be.i < adjective.i:
        return None
    named = [
        t for c in (*be.children, *adjective.children) if c.dep_ in ("attr", "nsubj") for t in coordinated(c)
    ]
    return _list(adjective, tuple(named), LISTED[adjective.lower_]) if named else None


def _of_guests(noun: Token) -> Attendance | None:
    """Give what a noun says of those it stands for: "the guests", "leaders present", "those invited"."""
    if noun.lemma_.lower() == "list":
        return (
            Attendance.INVITED
            if any(child.lower_ in ("guest", "invitation") for child in noun.children)
            else None
        )
    for token in noun.subtree:
        if (
            token.i != noun.i
            and token.lower_ in LISTED
            and token.dep_ in ("acl", "amod", "relcl", "pobj", "acomp", "advmod", "conj")
        ):
            return LISTED[token.lower_]
        if (
            token.dep_ in ("acl", "relcl")
            and token.head == noun
            and token.lemma_.lower() in COMING - {"be", "host"}
        ):
            return Attendance.ATTENDED
    return GUESTS.get(noun.lemma_.lower())


def _list(verb: Token, named: tuple[Token, ...], attendance: Attendance) -> Attending:
    modes, real = modes_in(verb), factuality_of(verb) in _REAL
    if attendance is Attendance.ATTENDED and not real:
        attendance = Attendance.EXPECTED
    if any(child.dep_ == "neg" for child in verb.children):
        attendance, real = _OPPOSITE.get(attendance, attendance), True
    heads = [token for head in named for token in (head, *_examples(head))]
    mode = next(iter(modes)) if len(modes) == 1 else None
    return Attending(verb, tuple(heads), attendance, True, real, "attendance.list", mode)


def _examples(head: Token) -> list[Token]:
    """Give the names behind "such as" and "including" after a general noun."""
    return [
        token
        for child in head.children
        if child.dep_ == "prep" and child.lower_ in ("as", "including", "like")
        for grand in child.children
        if grand.dep_ == "pobj"
        for token in coordinated(grand)
    ]
