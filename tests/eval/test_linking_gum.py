"""Wrong links in annotated news (GUM), whose named entities have titles of Wikipedia articles.

A link is judged where the gold has the same words for a named person, place or body. It is right if the title
is a name of what was linked. A title that begins with the country's name and goes on ("… national team"), or
with the word for its people, is a part of the country that the text calls by the country's name or demonym:
counted apart, and told beside. Rules were
written with the open half in view; the frozen one is only scored. The aim of 2 % holds for the whole; the half
that is frozen is held to what was measured.
"""

import hashlib
import re
from collections import Counter, defaultdict
from urllib.parse import unquote

import pytest
from gum import articles
from measured import record

from kg.authority import fold
from kg.config import Settings
from kg.model import EntityKind, LinkStatus
from kg.pipeline import Pipeline

AIM = 0.02
MOST_WRONG = {"open": AIM, "frozen": 0.037}
_BRACKET = re.compile(r"\([^()]*\)|\([^()]*|[^()]*\)")
_KINDS = {"person", "place", "organization"}


def half_of(name):
    return "frozen" if int(hashlib.sha256(name.encode()).hexdigest(), 16) % 2 else "open"


def gold(path):
    """Give the titles by the folded words that stand for them."""
    groups = {}
    for group, kind, title, words in mentions(path):
        said = groups.setdefault(group, {"kind": kind, "title": None, "words": set()})
        said["title"] = title or said["title"]
        said["words"].add(fold(words))
    titles = defaultdict(set)
    for said in groups.values():
        if said["title"] and said["kind"] in _KINDS:
            for words in said["words"]:
                titles[words].add(unquote(said["title"]).replace("_", " "))
    return titles


def mentions(path):
    """Give group, kind, title or None, and words of each mention."""
    tokens, begun = [], []
    for line in path.read_text(encoding="utf-8").splitlines():
        cells = line.split("\t")
        if len(cells) < 10 or not cells[0].isdigit():
            continue
        tokens.append(cells[1] + ("" if "SpaceAfter=No" in cells[9] else " "))
        marks = re.search(r"(?:^|\|)Entity=([^|]*)", cells[9])
        for mark in _BRACKET.findall(marks[1]) if marks else ():
            if mark.startswith("("):
                fields = [*mark.strip("()").split("-", 7), *[""] * 8]
                begun.append((fields[0], fields[1], fields[7] or None, len(tokens) - 1))
            if mark.endswith(")"):
                group = mark.strip("()").split("-")[0]
                place = max(place for place, one in enumerate(begun) if one[0] == group)
                *said, start = begun.pop(place)
                yield *said, "".join(tokens[start:]).strip()


def judged(known, titles):
    names = {fold(name) for name in known.names}
    if any(is_of(title, known, names) for title in titles):
        return "right"
    whole = [fold(title) for title in titles]
    is_part = known.kind is EntityKind.COUNTRY and any(
        title.startswith(f"{name} ") for title in whole for name in names
    )
    return "part" if is_part or any(is_people(title, known) for title in titles) else "wrong"


def is_people(title, known):
    """Tell whether a title is about the people of a country: "Peruvians", "French people", "Peruvian cuisine"."""
    first = fold(title.split(" ")[0])
    return {first, first.removesuffix("s")} & {fold(each) for each in known.demonyms} != set()


def is_of(title, known, names):
    """Tell whether a title is one of the names; what stands in brackets must fit: "Georgia (country)"."""
    bare, _, rest = title.partition(" (")
    if rest and not (rest == "country)" and known.kind is EntityKind.COUNTRY):
        return fold(title) in names
    return bool({fold(bare), fold(bare.split(", ")[0])} & names)


@pytest.fixture(scope="module")
def counts(shared):
    pipeline, found = Pipeline.assemble(Settings(store="memory:")), Counter()
    for article, facts in pipeline.read(articles(shared, pipeline.settings)):
        half = half_of(article.given_id)
        titles = gold(shared / "eval-public" / "gum-news" / f"GUM_news_{article.given_id}.conllu")
        seen = set()
        for link in facts.links:
            if link.status is LinkStatus.ACCEPTED:
                about = {title for form in link.surface_forms for title in titles.get(fold(form), ())}
                result = judged(pipeline.authority.known[link.entity], about) if about else "not judged"
                found[half, result] += 1
                seen |= about if result == "right" else set()
        every = {title for some in titles.values() for title in some}
        found[half, "gold"] += len(every)
        found[half, "covered"] += len(every & seen)
    return found


def made(counts, half):
    return sum(counts[half, what] for what in ("right", "wrong", "part", "not judged"))


@pytest.mark.parametrize("half", sorted(MOST_WRONG))
def test_hardly_a_link_is_wrong(counts, half, capsys):
    links, wrong = made(counts, half), counts[half, "wrong"]
    covered = counts[half, "covered"] / counts[half, "gold"]
    with capsys.disabled():
        print(
            f"\nlinking in GUM, {half}: {links} links, {wrong} wrong ({wrong / links:.1%}), "
            f"{counts[half, 'part']} to the country of a part of it, coverage {covered:.1%}"
        )
    record({f"GUM links wrong {half}": wrong / links, f"GUM titles linked {half}": covered})
    assert links > 40
    assert wrong / links < MOST_WRONG[half]


def test_on_the_whole_hardly_a_link_is_wrong(counts):
    wrong = sum(counts[half, "wrong"] for half in MOST_WRONG)
    links = sum(made(counts, half) for half in MOST_WRONG)
    record({"GUM links wrong": wrong / links})
    assert wrong / links < AIM


@pytest.mark.parametrize("half", sorted(MOST_WRONG))
def test_what_is_judged_is_most_of_what_is_linked(counts, half):
    assert counts[half, "not judged"] / made(counts, half) < 0.25
    assert counts[half, "right"] > 30
