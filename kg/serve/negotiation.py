"""Which of the forms that we offer a client likes best."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.errors import NotAcceptable

# What a client names behind so many ranges is not looked at.
_MOST_RANGES = 100


def negotiate(accept: str | None, offered: Sequence[str]) -> str | None:
    """Give the offered media type that an Accept header likes best, or None; ties go to the first offered.

    A more exact range decides over a wider one, and ``q=0`` forbids (RFC 9110, section 12.5.1).
    """
    ranges = tuple(_ranges(accept or "*/*"))
    best, best_quality = None, 0.0
    for media_type in offered:
        quality = _quality(media_type, ranges)
        if quality > best_quality:
            best, best_quality = media_type, quality
    return best


def choose(accept: str | None, offered: Sequence[str]) -> str:
    """Give the offered media type that an Accept header likes best.

    :raises kg.errors.NotAcceptable: if none is accepted.
    """
    found = negotiate(accept, offered)
    if found is None:
        raise NotAcceptable(
            "none of the forms that you accept is offered here",
            where=f"Accept: {(accept or '')[:200]}",
            todo=f"Offered: {', '.join(offered)}.",
        )
    return found


def prefers_html(accept: str | None) -> bool:
    """Tell whether the client is a browser: it likes HTML better than data, not merely as well."""
    return bool(accept) and negotiate(accept, ("application/json", "text/html")) == "text/html"


def _ranges(accept: str) -> Iterator[tuple[str, str, float]]:
    for item in accept.split(",", _MOST_RANGES)[:_MOST_RANGES]:
        name, *parameters = (part.strip().lower() for part in item.split(";"))
        kind, slash, subtype = name.partition("/")
        if slash and kind and subtype:
            yield kind, subtype, _q(parameters)


def _q(parameters: Sequence[str]) -> float:
    for parameter in parameters:
        name, _, number = parameter.partition("=")
        if name.strip() == "q":
            try:
                return min(max(float(number), 0.0), 1.0)
            except ValueError:
                return 0.0
    return 1.0


def _quality(media_type: str, ranges: Sequence[tuple[str, str, float]]) -> float:
    kind, _, subtype = media_type.partition(";")[0].partition("/")
    best = (-1, 0.0)
    for wanted_kind, wanted_subtype, quality in ranges:
        if (wanted_kind, wanted_subtype) == (kind, subtype):
            best = max(best, (2, quality))
        elif (wanted_kind, wanted_subtype) == (kind, "*"):
            best = max(best, (1, quality))
        elif (wanted_kind, wanted_subtype) == ("*", "*"):
            best = max(best, (0, quality))
    return best[1]
