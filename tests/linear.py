"""Texts that make a regular expression slow, made from the expression itself, and what it takes on them.

A pattern that goes back, or that starts anew at each place of a text, is slow where a piece of it is repeated
and what has to follow is not there: so each piece and each few neighbours are repeated, behind what leads there.
"""

import re
import signal
import time
from collections import deque
from itertools import islice, product
from re import _constants as ops
from re import _parser as parser

SHORT, LENGTH, MOST_TEXTS = 2_000, 20_000, 500
# A step takes about a nanosecond: what is quadratic takes a millisecond for the short text and a tenth of a second for
# the long one, what is linear some ten thousandths and two thousandths at most.
SUSPICIOUS, SECONDS = 0.00025, 0.08
_ENDS = ("", "\x01", "\nz")
_CHARS = " a0A\n-.,#\"'(<[é—\x01z_/:"
_FEW = 4
_OFTEN = 50
_REPEATS = (ops.MAX_REPEAT, ops.MIN_REPEAT, ops.POSSESSIVE_REPEAT)


class TooSlow(Exception):
    """Time is up."""


def _up(_signal, _frame):
    raise TooSlow


def is_slow(run, text):
    """Tell whether this takes too much of the process's time; ended then, if it looks up now and again."""
    before = signal.signal(signal.SIGPROF, _up)
    signal.setitimer(signal.ITIMER_PROF, SECONDS)
    try:
        run(text)
    except TooSlow:
        return True
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
    return False


def slow_texts(pattern, methods, most=LENGTH):
    """Give (what leads there, what is repeated, the end) that each takes the pattern too long.

    ``most`` is how many characters it is run on at the most.
    """
    found = list(attacks(pattern))
    for lead, piece, end in found[:: len(found) // MOST_TEXTS + 1]:
        # Short ones first: what is exponential is not to be waited for.
        texts = [
            lead + piece * (length // len(piece)) + end for length in (min(most, 80), min(most, SHORT), most)
        ]
        if isinstance(pattern.pattern, bytes):
            texts = [text.encode() for text in texts]
        if any(_is_slow(runner(pattern, method), texts) for method in methods):
            yield lead, piece, end


def runner(pattern, method):
    """Give what runs the pattern; a search goes on behind each match, as those that replace or split do."""
    return (lambda text: deque(pattern.finditer(text), 0)) if method == "search" else getattr(pattern, method)


def _is_slow(run, texts):
    shortest, short, long = texts
    if is_slow(run, shortest) and is_slow(run, shortest):
        return True
    began = time.thread_time()
    if not is_slow(run, short) and time.thread_time() - began < SUSPICIOUS:
        return False
    return all(is_slow(run, long) for _ in range(3))


def attacks(pattern):
    """Give what leads to a piece of the pattern, the piece, and an end, each once."""
    seen = set()
    tree = list(parser.parse(pattern.pattern, pattern.flags & ~re.DEBUG))
    if not any(map(_repeats, tree)):
        return
    for lead, piece in _pieces(tree, ""):
        for end in _ENDS:
            # What leads there is repeated too: a search starts anew at each.
            for attack in ((lead, piece, end), ("", lead + piece, end)):
                if piece and attack not in seen:
                    seen.add(attack)
                    yield attack


def _pieces(nodes, lead):
    for start in range(len(nodes)):
        before = lead + _first(nodes[:start])
        for end in range(start + 1, min(start + 4, len(nodes)) + 1):
            if not any(map(_repeats, nodes[start : end + 1])):
                continue
            for piece in islice(_samples(nodes[start:end]), 3 * _FEW):
                yield before, piece
        for inner in _inner(nodes[start]):
            yield from _pieces(inner, before)


def _inner(node):
    """Give the sequences within a node that repeat something, and what is repeated itself."""
    return [nodes for nodes in _within(node) if node[0] in _REPEATS or any(map(_repeats, nodes))]


def _within(node):
    op, value = node
    if op in _REPEATS:
        return [list(value[2]), list(value[2]) * 2]
    if op is ops.SUBPATTERN:
        return [list(value[3])]
    if op is ops.ATOMIC_GROUP:
        return [list(value)]
    if op is ops.BRANCH:
        return [list(each) for each in value[1]]
    if op in (ops.ASSERT, ops.ASSERT_NOT) and value[0] > 0:
        return [list(value[1])]
    if op is ops.GROUPREF_EXISTS:
        return [list(each) for each in value[1:] if each]
    return []


def _repeats(node, within=False):
    """Tell whether something in it is repeated without bound, or so often that it is the same, or in a repeat."""
    is_repeat = node[0] in _REPEATS and node[1][1] > 1
    if is_repeat and (within or node[1][1] >= _OFTEN):
        return True
    return any(_repeats(each, within or is_repeat) for inner in _within(node) for each in inner)


def _first(nodes):
    return next(_samples(nodes), "")


def _samples(nodes):
    """Give texts that match the nodes one behind the other, the plainest first."""
    for pieces in product(*(list(islice(_sample(node), _FEW)) or [""] for node in nodes)):
        yield "".join(pieces)


def _sample(node):
    op, value = node
    if op is ops.LITERAL:
        yield chr(value)
    elif op in (ops.NOT_LITERAL, ops.ANY, ops.IN):
        yield from _characters(node)
    elif op in _REPEATS:
        low, high, inner = value
        for text in _samples(list(inner)):
            yield text * max(low, min(1, high))
        if low == 0:
            yield ""
    elif op is ops.SUBPATTERN:
        yield from _samples(list(value[3]))
    elif op is ops.ATOMIC_GROUP:
        yield from _samples(list(value))
    elif op is ops.BRANCH:
        branches = list(value[1])
        firsts = [_first(list(each)) for each in branches]
        yield from firsts[:_FEW]
        yield "".join(firsts[:2])
        yield "".join(reversed(firsts[:2]))
    elif op is ops.GROUPREF_EXISTS:
        yield _first(list(value[1]))
    else:
        yield ""


def _characters(node):
    """Give characters that the class takes: those that it names, and some of each kind."""
    named = []
    if node[0] is ops.IN:
        named = [chr(value) for op, value in node[1] if op is ops.LITERAL]
        named += [chr(value[0]) for op, value in node[1] if op is ops.RANGE]
    for char in dict.fromkeys([*_CHARS, *named]):
        if _takes(node, char):
            yield char


def _takes(node, char):
    op, value = node
    if op is ops.LITERAL:
        return ord(char) == value
    if op is ops.NOT_LITERAL:
        return ord(char) != value
    if op is ops.ANY:
        return char != "\n"
    if op is ops.RANGE:
        return value[0] <= ord(char) <= value[1]
    if op is ops.CATEGORY:
        name = str(value)
        found = (
            char.isspace() if "SPACE" in name
            else char.isdigit() if "DIGIT" in name
            else char.isalnum() or char == "_"
        )  # fmt: skip
        return found != ("NOT" in name)
    takes = any(_takes(each, char) for each in value if each[0] is not ops.NEGATE)
    return takes != (value[0][0] is ops.NEGATE)
