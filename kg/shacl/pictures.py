"""A shape as a picture in SVG: a box with a row for each property, and arrows to what its values are.

It needs no script, no style sheet and no network: a page shows it in its own colour.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape

_ROW, _LETTER, _SIZE, _MARGIN, _GAP = (
    22,
    7.9,
    13,
    8,
    90,
)  # in pixels; of a fixed font each letter has the same width
_MOST_LETTERS = 60


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the box: its text, and the boxes that it leads to, each with the address of a link or none."""

    text: str
    links: tuple[tuple[str, str], ...] = ()


def picture(title: str, rows: Sequence[Row]) -> str:
    """Give the picture as an SVG element."""
    boxes = dict(link for row in rows for link in row.links)
    left = _width([title, *(row.text for row in rows)])
    right = _width(boxes) if boxes else 0
    places = {name: number * 2 * _ROW * 0.75 for number, name in enumerate(boxes)}
    tall = max((len(rows) + 1) * _ROW, max(places.values(), default=0) + _ROW)
    wide = left + (_GAP + right if boxes else 0)
    parts = [*_box(title, rows, left)]
    for number, row in enumerate(rows):
        for name, _ in row.links:
            parts.append(_arrow(left, (number + 1.5) * _ROW, left + _GAP, places[name] + _ROW / 2))
    for name, address in boxes.items():
        parts.append(_target(name, address, left + _GAP, places[name], right))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-label="{escape(title)}" '
        f'viewBox="-1 -1 {wide + 2:g} {tall + 2:g}" width="{wide + 2:g}" height="{tall + 2:g}" '
        f'font-family="monospace" font-size="{_SIZE}" fill="currentColor" stroke="none">{"".join(parts)}</svg>'
    )


def _width(texts: Sequence[str] | dict[str, str]) -> float:
    return max(len(_cut(text)) for text in texts) * _LETTER + 2 * _MARGIN


def _cut(text: str) -> str:
    return text if len(text) <= _MOST_LETTERS else f"{text[: _MOST_LETTERS - 1]}…"


def _box(title: str, rows: Sequence[Row], width: float) -> Iterator[str]:
    yield _rectangle(0, 0, width, (len(rows) + 1) * _ROW)
    yield f'<path d="M0 {_ROW}H{width:g}" stroke="currentColor"/>'
    yield _text(title, _MARGIN, 0, ' font-weight="bold"')
    for number, row in enumerate(rows, 1):
        yield _text(row.text, _MARGIN, number * _ROW)


def _target(name: str, address: str, x: float, y: float, width: float) -> str:
    inner = _rectangle(x, y, width, _ROW) + _text(name, x + _MARGIN, y)
    return f'<a href="{escape(address)}">{inner}</a>' if address else inner


def _rectangle(x: float, y: float, width: float, height: float) -> str:
    return (
        f'<rect x="{x:g}" y="{y:g}" width="{width:g}" height="{height:g}" rx="3" '
        'fill="none" pointer-events="all" stroke="currentColor"/>'
    )


def _text(text: str, x: float, y: float, more: str = "") -> str:
    return f'<text x="{x:g}" y="{y + _ROW - 7:g}"{more}>{escape(_cut(text))}</text>'


def _arrow(x: float, y: float, to_x: float, to_y: float) -> str:
    bend = (x + to_x) / 2
    line = f'<path d="M{x:g} {y:g}C{bend:g} {y:g} {bend:g} {to_y:g} {to_x - 7:g} {to_y:g}" fill="none" stroke="currentColor"/>'
    return f'{line}<path d="M{to_x:g} {to_y:g}l-8 -4v8z"/>'
