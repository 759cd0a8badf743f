"""Words that stand for something in annotated news (GUM): found and right, one half never looked at.

An item is a pronoun of the third person, or a noun phrase without a name, whose chain has a name of a person, a body or
a place somewhere in the text. It is right if what it is taken for bears one of the chain's names. What is resolved
although its chain has no name counts against the precision.
"""

import hashlib
import re
from collections import Counter
from dataclasses import dataclass, field

import pytest
from measured import record

from kg.annotate import annotate
from kg.authority import load_authority
from kg.config import Settings
from kg.source import make_article

DIGEST = "f2bd2fdcbd00"
# Least F1 by half: pronouns and noun phrases.
FLOORS = {
    ("open", "pronoun"): 0.57,
    ("frozen", "pronoun"): 0.67,
    ("open", "noun"): 0.08,
    ("frozen", "noun"): 0.0,
}
_BRACKET = re.compile(r"\((?P<id>\d+)-(?P<kind>[a-z]+)-(?P<rest>[^()|]*)(?P<closed>\))?|(?P<end>\d+)\)")
_ENTITY = re.compile(r"(?:^|\|)Entity=([^|]*)")
_KINDS = {"person", "organization", "place"}
_PRONOUNS = frozenset(
    "he him his himself she her hers herself it its itself they them their theirs themselves".split()
)


def half_of(name):
    return "frozen" if int(hashlib.sha256(name.encode()).hexdigest(), 16) % 2 else "open"


@dataclass
class Span:
    chain: str
    kind: str
    first: int
    last: int
    head: int


@dataclass
class Document:
    """Tokens with offsets, and mentions in chains; one of the text's own mentions may lie in another."""

    name: str
    text: str = ""
    tokens: list = field(default_factory=list)  # (start, end, form, part of speech)
    mentions: list = field(default_factory=list)

    def add(self, row, open_mentions, gap):
        """Take in one line of the treebank."""
        self.text += gap
        start = len(self.text)
        self.text += row[1]
        place = len(self.tokens)
        self.tokens.append((start, start + len(row[1]), row[1], row[3]))
        told = _ENTITY.search(row[9])
        for match in _BRACKET.finditer(told[1]) if told else ():
            if match["id"]:
                heads = re.search(r"-(\d+)(?:,\d+)*-(?:coref|ana|cata|appos|pred|disc|sgl)", match["rest"])
                offset = int(heads[1]) - 1 if heads else 0
                span = Span(match["id"], match["kind"], place, place, place + offset)
                self.mentions.append(span)
                if not match["closed"]:
                    open_mentions.append(span)
            else:
                span = next(each for each in reversed(open_mentions) if each.chain == match["end"])
                span.last = place
                open_mentions.remove(span)

    def is_name(self, span):
        return span.head < len(self.tokens) and self.tokens[span.head][3] == "PROPN"

    def named(self):
        """Give for each chain of a person, body or place the heads that are names."""
        found = {}
        for span in self.mentions:
            if span.kind in _KINDS and self.is_name(span):
                found.setdefault(span.chain, set()).add(span.head)
        return found

    def asked(self):
        """Give the tokens to resolve with their class and chain; pronouns outside any chain have none."""
        heads = {}
        for span in self.mentions:
            heads.setdefault(span.head, span)
        for place, (_, _, form, kind) in enumerate(self.tokens):
            span = heads.get(place)
            if form.lower() in _PRONOUNS and kind == "PRON":
                yield place, "pronoun", span.chain if span and span.first == span.last else None
            elif span and kind == "NOUN":
                yield place, "noun", span.chain


def document(path):
    """Give one document of the treebank, paragraphs apart by an empty line."""
    read, open_mentions, gap = Document(path.stem), [], ""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("# newpar") and read.text:
            gap = "\n\n"
        row = line.split("\t")
        if len(row) == 10 and row[0].isdigit():
            read.add(row, open_mentions, gap)
            gap = "" if "SpaceAfter=No" in row[9] else " "
    return read


def taken_for(notes, start, end):
    """Give the spans of the names of what the token at an offset is taken for; None if for nothing."""
    token = next((each for each in notes.doc if each.idx < end and each.idx + len(each.text) > start), None)
    if token is None:
        return None
    number = notes.at.get(token.i)
    members = (number,) if number is not None else notes.groups.get(token.i, ())
    mentions = [mention for each in members for mention in notes.referents[each].mentions]
    here = [mention for mention in mentions if mention.start <= token.i < mention.end]
    if not members or any(mention.is_name for mention in here):
        return None
    return [notes.span(each.start, each.end) for each in mentions if each.is_name]


@pytest.fixture(scope="module")
def counts(shared):
    settings, found = Settings(), Counter()
    authority = load_authority(settings)
    documents = [document(path) for path in sorted((shared / "eval-public/gum-news").glob("*.conllu"))]
    articles = [make_article(each.text, given_id=each.name, settings=settings) for each in documents]
    for read, notes in zip(documents, annotate(articles, settings, authority), strict=True):
        assert notes.article.text == read.text
        names, half = read.named(), half_of(read.name)
        for place, kind, chain in read.asked():
            start, end, *_ = read.tokens[place]
            spans = taken_for(notes, start, end)
            wanted = [read.tokens[head][:2] for head in names.get(chain, ())]
            right = any(a < span.end and span.start < b for span in spans or () for a, b in wanted)
            found[half, kind, "asked"] += bool(wanted)
            found[half, kind, "given"] += spans is not None
            found[half, kind, "right"] += right
    return found


def f1(counts, half, kind):
    asked, given, right = (counts[half, kind, each] for each in ("asked", "given", "right"))
    print(f"{half} {kind}: precision {right / given:.3f} recall {right / asked:.3f} of {asked}")
    return 2 * right / (asked + given)


def test_the_corpus_is_the_one_that_the_floors_were_taken_on(shared):
    total = hashlib.sha256()
    for path in sorted((shared / "eval-public/gum-news").glob("*.conllu")):
        total.update(path.read_bytes())
    assert total.hexdigest().startswith(DIGEST)


@pytest.mark.parametrize(("half", "kind"), sorted(FLOORS))
def test_words_are_taken_for_what_bears_the_name(counts, half, kind):
    assert counts[half, kind, "asked"] > 30
    figure = f1(counts, half, kind)
    print(f"F1 {figure:.3f}")
    record({f"coreference {kind} {half}": figure})
    assert figure >= FLOORS[half, kind]
