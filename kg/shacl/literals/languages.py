"""Language tags as people write them."""

from __future__ import annotations


def usual(tag: str) -> str:
    """Give a tag in the case that RFC 5646 (section 2.1.1) recommends: ``zh-Hans``, ``en-GB``, ``de-x-alt``.

    Tags are the same in any case, and who parses RDF for us keeps them in small letters.
    """
    first, *rest = tag.lower().split("-")
    parts = [first]
    for part in rest:
        after_single = any(len(each) == 1 for each in parts)
        parts.append(part if after_single else {2: part.upper(), 4: part.capitalize()}.get(len(part), part))
    return "-".join(parts)
