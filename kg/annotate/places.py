"""Places in a text: by the words of their names and by the words beside them."""

from __future__ import annotations

from collections.abc import Mapping

from spacy.tokens import Doc, Token

from kg.annotate.document import Mention
from kg.annotate.name_chunks import is_calendar_word, is_rare, name_chunks
from kg.annotate.person_look import PersonLook
from kg.annotate.standing import speaks, stands_by_an_office
from kg.annotate.things import GEOGRAPHY, ORG_HEADS, PLATFORMS, SHIPS
from kg.authority import fold
from kg.model import EntityKind

_CAPITAL_HEADS = GEOGRAPHY | frozenset("palace stadium border".split()) - frozenset(
    ("pass", "rock", "base", "mount")
)
_SMALL_HEADS = frozenset(
    """province city town village district region governorate oblast county valley river lake mountains mountain
    peninsula desert dam airport strait neighbourhood neighborhood suburb prefecture municipality enclave exclave
    territory archipelago island islands reservoir highlands border-crossing junction barrage gorge plateau""".split()
)
_NEAR = frozenset(
    "near outside around toward towards via inside throughout across northern southern eastern western central".split()
)
_KINDS_OF_PLACES = frozenset(
    """city town village province district port capital region governorate island county north south east west
    outskirts resort settlement hamlet municipality canton emirate commune prefecture quarter enclave siege liberation fall recapture streets residents mayor governor bombardment suburb suburbs""".split()
)
_WAYS = frozenset(
    "road route highway railway flight ferry corridor border pipeline train way path journey trip".split()
)
_HARMS = frozenset("shelling bombing bombardment capture raid raids occupation evacuation seizure".split())
# "fell on X", "left for X", "the crossing at X".
_HEADING_FOR = {
    "on": frozenset("fall advance march rain land drop converge descend".split()),
    "for": frozenset("leave depart sail bind head embark".split()),
}
_POSTS = frozenset(
    "crossing base checkpoint junction garrison port airport airfield airbase airstrip camp front post outpost shipyard refinery".split()
)
_FEELINGS = frozenset("confidence trust faith interest belief stake shares hope investment role".split())
_DONE_TO_PLACES = frozenset(
    "shell bomb raid besiege capture recapture seize occupy evacuate liberate enter reach leave storm bombard flood".split()
)


def places(doc: Doc, taken: Mapping[int, Mention]) -> list[Mention]:
    """Give places whose name ends in a word for one: "Taiwan Strait", "Second Thomas Shoal"."""
    found = []
    for token in doc:
        if token.lower_ not in _CAPITAL_HEADS or not token.text[0].isupper() or token.is_sent_start:
            continue
        old = taken.get(token.i)
        if old is not None and (old.method != "ner" or old.kind is EntityKind.PERSON):
            continue
        start = _start(doc, token.i, taken)
        if doc[start].text in SHIPS:
            continue
        if start < token.i and not (old and old.start < start):
            text = " ".join(doc[start : token.i + 1].text.split())
            found.append(Mention(start, token.i + 1, EntityKind.PLACE, text, "title"))
    return found


def _start(doc: Doc, head: int, taken: Mapping[int, Mention]) -> int:
    start = head
    while start > 0 and _is_name_word(doc[start - 1]):
        old = taken.get(start - 1)
        if old is not None and (old.kind is EntityKind.PERSON or old.kind is EntityKind.ORGANIZATION):
            break
        start -= 1
        if old is not None and old.method != "ner":
            start = old.start
            break
    return start


def _is_name_word(token: Token) -> bool:
    return (
        token.is_alpha
        and token.text[0].isupper()
        and not is_calendar_word(token)
        and token.lower_ not in ORG_HEADS
        and token.pos_ not in ("DET", "PRON", "ADP", "AUX", "CCONJ", "ADV")
    )


def guessed_places(doc: Doc, taken: Mapping[int, Mention], look: PersonLook) -> list[Mention]:
    """Give names that the words beside them say are places, whatever the model took them for."""
    located = _located(doc, taken, look)
    said = {fold(doc[start:end].text) for start, end in located}
    guesses = [one for one in set(taken.values()) if one.method == "ner" and one.kind is not EntityKind.PLACE]
    found = [
        Mention(one.start, one.end, EntityKind.PLACE, one.text, "ner")
        for one in guesses
        if fold(one.text) in said
    ]
    free = [(start, end) for start, end in located if not any(place in taken for place in range(start, end))]
    return sorted(found, key=lambda one: one.start) + [
        Mention(start, end, EntityKind.PLACE, " ".join(doc[start:end].text.split()), "ner")
        for start, end in free
    ]


def _located(doc: Doc, taken: Mapping[int, Mention], look: PersonLook) -> list[tuple[int, int]]:
    """Give the names (tokens) that stand as places do: "near X", "X province", "the city of X"."""
    return [
        (start, end)
        for start, end in name_chunks(doc, taken, look)
        if _is_located(doc, start, end)
        and look.score(doc[start:end].text.split()) < 2
        and doc[end - 1].lower_ not in ORG_HEADS
        and doc[start].text not in PLATFORMS
        and not speaks(doc, start, end)
        and not stands_by_an_office(doc, start, end)
    ]


def _is_located(doc: Doc, start: int, end: int) -> bool:
    """Tell whether the words before or behind a name are such as stand beside places only."""
    following = doc[end] if end < len(doc) and not doc[end].is_sent_start else None
    if following is not None and following.lower_ in _SMALL_HEADS:
        return True
    if start == 0 or (following is not None and following.pos_ in ("NOUN", "PROPN")):
        return False
    before, earlier = doc[start - 1], doc[start - 2].lower_ if start > 1 else ""
    if before.lower_ in _NEAR:
        return True
    if before.lower_ == "of":
        return earlier in _KINDS_OF_PLACES or (earlier in _HARMS | {"out"} and end - start == 1)
    if before.lower_ in ("to", "from"):
        return earlier in _WAYS
    if before.lower_ in ("on", "for") and before.head.lemma_.lower() in _HEADING_FOR[before.lower_]:
        return True
    if before.lower_ == "at" and earlier in _POSTS:
        return True
    if before.lower_ in ("in", "at"):
        return (
            earlier not in _FEELINGS and end - start <= 3 and (before.lower_ == "in" or is_rare(doc[end - 1]))
        )
    return end - start == 1 and before.lemma_.lower() in _DONE_TO_PLACES and doc[start].dep_ == "dobj"
