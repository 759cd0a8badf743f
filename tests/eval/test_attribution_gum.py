"""Attribution in annotated news (GUM): whose words are found, and given to the right one; one half never looked at.

An item is a relation of attribution whose source is a person, a body or a place with a name somewhere in the text.
It is found if a statement shares words with what is attributed, and right if the statement's speaker is the source.
Left out are credits of pictures, and what a quoted "I" says inside the quote. What somebody thinks, knows or learns
is attributed there too, so that not every item is a statement.
"""

import hashlib
import re
from collections import Counter
from dataclasses import dataclass, field
from datetime import date

import pytest
from measured import record

from kg.annotate import annotate
from kg.authority import load_authority
from kg.config import Settings
from kg.facts.statements import find_statements
from kg.source import make_article

DIGEST = "f2bd2fdcbd00"
# Shares of the items: whose words were found, and of those found the ones that went to the right source.
FLOORS = {"open": (0.80, 0.92), "frozen": (0.80, 0.85)}
_RELATION = re.compile(r"attribution-positive:(\d+)->(\d+):")
_SOURCE = re.compile(r"sem-atsrc-([\d,-]+)-(?:_|gold)")
_MENTION = re.compile(r"\((\d+)-([a-z]+)-[^()]*(\))?|(\d+)\)")
_KINDS = {"person", "organization", "place"}
_CREDIT = re.compile(r"(?:Image|Video|Photo): *$")


def half_of(name):
    return "frozen" if int(hashlib.sha256(name.encode()).hexdigest(), 16) % 2 else "open"


@dataclass
class Document:
    """Text with the tokens' offsets, the units of discourse by number, relations and chains of mentions."""

    name: str
    text: str = ""
    spans: list = field(default_factory=list)
    units: dict = field(default_factory=dict)
    relations: list = field(default_factory=list)
    names: set = field(default_factory=set)
    published: date | None = None

    def unit(self, number):
        """Give the characters of a unit: up to where the next one begins."""
        first = self.units[number]
        last = self.units.get(number + 1, len(self.spans) + 1) - 1
        return self.spans[first - 1][0], self.spans[last - 1][1]

    def asked(self):
        """Give the spans of what is attributed and of the source, where the source has a name in the text."""
        for content, tokens in self.relations:
            source = (self.spans[tokens[0] - 1][0], self.spans[tokens[-1] - 1][1])
            words = self.text[slice(*source)]
            if set(tokens) <= self.names and words not in ("I", "we", "We") and not self.is_credit(source[0]):
                yield self.unit(content), source

    def is_credit(self, start):
        """Tell whether a name stands behind "Image:"."""
        return bool(_CREDIT.search(self.text[max(start - 10, 0) : start]))


def read(path):
    document = Document(path.stem)
    opened, chains, kinds, proper = {}, {}, {}, set()
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("# meta::dateCreated"):
            document.published = date.fromisoformat(line.split("= ")[1].strip())
        if line.startswith("# newpar") and document.text:
            document.text = document.text.rstrip() + "\n\n"
        columns = line.split("\t")
        if len(columns) < 10 or not columns[0].isdigit():
            continue
        number = len(document.spans) + 1
        document.spans.append((len(document.text), len(document.text) + len(columns[1])))
        document.text += columns[1] + ("" if "SpaceAfter=No" in columns[9] else " ")
        if columns[3] == "PROPN":
            proper.add(number)
        keys = dict(pair.split("=", 1) for pair in columns[9].split("|") if "=" in pair)
        if "Discourse" in keys:
            _add_relations(document, keys["Discourse"], number)
        for begun, kind, closed, ended in _MENTION.findall(keys.get("Entity", "")):
            kinds[begun] = kind
            if begun and closed:
                chains.setdefault(begun, []).append((number, number))
            elif begun:
                opened.setdefault(begun, []).append(number)
            else:
                chains.setdefault(ended, []).append((opened[ended].pop(), number))
    for number, mentions in chains.items():
        named = any(first in proper or last in proper for first, last in mentions)
        if kinds[number] in _KINDS and named:
            document.names |= {token for first, last in mentions for token in range(first, last + 1)}
    return document


def _add_relations(document, value, number):
    own = re.search(r":(\d+)(?:->|:)", value)
    document.units[int(own[1])] = number
    for relation in value.split(";"):
        match, source = _RELATION.match(relation), _SOURCE.search(relation)
        if match and source:
            tokens = sorted(int(place) for place in re.findall(r"\d+", source[1]))
            document.relations.append((int(match[2]), range(tokens[0], tokens[-1] + 1)))


@pytest.fixture(scope="module")
def counts(shared):
    settings, found = Settings(), Counter()
    authority = load_authority(settings)
    documents = [read(path) for path in sorted((shared / "eval-public/gum-news").glob("*.conllu"))]
    articles = [
        make_article(each.text, title=None, published=each.published, given_id=each.name, settings=settings)
        for each in documents
    ]
    for document, notes in zip(documents, annotate(articles, settings, authority), strict=True):
        statements = find_statements(notes)
        for content, source in document.asked():
            found[half_of(document.name), judge(notes, statements, content, source)] += 1
    return found


def judge(notes, statements, content, source):
    """Tell how an item came out: "right", "wrong" (another speaker), or "missed"."""
    shift = notes.article.text_start
    start, end = content[0] + shift, content[1] + shift
    about = [each for each in statements if each.span.start < end and each.span.end > start]
    if not about:
        return "missed"
    for each in about:
        spans = [each.source] if each.source else []
        spans += [notes.span(m.start, m.end) for m in notes.referents[each.speaker].mentions]
        spans += [notes.span(p.start, p.end) for p in notes.offices if p.holder == each.speaker]
        if any(span.start < source[1] + shift and span.end > source[0] + shift for span in spans):
            return "right"
    return "wrong"


def test_the_corpus_is_the_one_that_the_floors_were_taken_on(shared):
    paths = sorted((shared / "eval-public/gum-news").glob("*.conllu"))
    data = b"".join(path.read_bytes() for path in paths)
    assert hashlib.sha256(data).hexdigest().startswith(DIGEST)


@pytest.mark.parametrize("half", sorted(FLOORS))
def test_words_are_found_and_go_to_their_source(counts, half):
    right, wrong, missed = (counts[half, how] for how in ("right", "wrong", "missed"))
    assert right + wrong + missed > 15
    found, sure = FLOORS[half]
    record({f"attribution found {half}": (right + wrong) / (right + wrong + missed)})
    record({f"attribution right {half}": right / (right + wrong)})
    assert (right + wrong) / (right + wrong + missed) >= found
    assert right / (right + wrong) >= sure
