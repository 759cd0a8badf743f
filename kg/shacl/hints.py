"""How a fault is mended, for each constraint component of SHACL."""

from __future__ import annotations

# What is done to the node; {property} is the path, {asked} what the shape says, {example} a value of that datatype.
_HINTS = {
    "minCount": "add {property} to the node",
    "maxCount": "remove values of {property} until no more are left than there may be",
    "datatype": "write the value like {example}",
    "class": "state that the value is a {asked} (value a {asked}), or give another value",
    "nodeKind": 'write the value as {asked}: <…> is an IRI, "…" a literal, [ … ] a blank node',
    "in": "choose one of the values that are listed",
    "hasValue": "add the value {asked}",
    "pattern": "write the value so that the pattern fits",
    "minLength": "write a longer text",
    "maxLength": "write a shorter text",
    "minInclusive": "correct the value: it must be {asked} or more, and of a kind that can be compared with it",
    "minExclusive": "correct the value: it must be more than {asked}, and of a kind that can be compared with it",
    "maxInclusive": "correct the value: it must be {asked} or less, and of a kind that can be compared with it",
    "maxExclusive": "correct the value: it must be less than {asked}, and of a kind that can be compared with it",
    "languageIn": 'write the text in one of the languages that are listed: "…"@en',
    "uniqueLang": "keep one text of each language",
    "equals": "give both properties the same values",
    "disjoint": "remove the value from one of the two properties",
    "lessThan": "correct one of the two values: this one must be the smaller",
    "lessThanOrEquals": "correct one of the two values: this one must not be the larger",
    "qualifiedMinCount": "add values of the kind that is asked for, or complete those that are there",
    "qualifiedMaxCount": "remove values of this kind until no more are left than there may be",
    "closed": "remove this property, or write its name as the shape does",
    "node": "mend the value as told below “because”, or give another one",
    "property": "mend the value as told below “because”, or give another one",
    "and": "mend what the shapes that are listed demand, each of them",
    "or": "fulfil one of the shapes that are listed",
    "xone": "fulfil exactly one of the shapes that are listed",
    "not": "change what makes the value fit the shape that it must not have",
    "SPARQL": "change what the message tells; the rule itself is the query in the shapes",
}  # fmt: skip


# Of each datatype a value, by the datatype's name.
_EXAMPLES = {
    "anyURI": "https://example.org/a",
    "boolean": "true",
    "date": "2024-05-31",
    "dateTime": "2024-05-31T12:00:00",
    "dateTimeStamp": "2024-05-31T12:00:00Z",
    "decimal": "1.5",
    "double": "1.5e0",
    "duration": "P1DT12H",
    "gYear": "2024",
    "gYearMonth": "2024-05",
    "integer": "42",
    "nonNegativeInteger": "42",
    "positiveInteger": "42",
    "string": "text",
    "time": "12:00:00",
}
_TURNED = "give another node this one as the value of {property}"


def hint(component: str, property: str, asked: str) -> str:
    """Give how to mend what a component (``minCount``) finds, empty for one that is not SHACL's own.

    ``property`` is the path, ``asked`` the value of the component's parameter, both as people read them.
    """
    if component == "minCount" and property.startswith("^"):
        return _TURNED.format(property=property.removeprefix("^"))
    example = f'"{_EXAMPLES.get(asked.rpartition(":")[2], "…")}"^^{asked}'
    said = {"property": property or "the property", "asked": asked or "what is asked for", "example": example}
    return _HINTS.get(component, "").format(**said)


COMPONENTS = frozenset(_HINTS)
