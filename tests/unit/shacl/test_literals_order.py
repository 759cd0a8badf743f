"""Which of two values is less: by the table, by both engines the same, and what can't be compared is a violation."""

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from literal_cases import forms
from pyoxigraph import BlankNode, Literal, NamedNode, Quad

from kg.rdf.terms import iri
from kg.shacl import validate
from kg.shacl.graphs import graph_of
from kg.shacl.literals.comparison import Term, compared

PASSING = {  # where the first of two is less (-1), equal, greater, or neither of them (None)
    "minExclusive": (1,),
    "minInclusive": (0, 1),
    "maxExclusive": (-1,),
    "maxInclusive": (-1, 0),
    "lessThan": (-1,),
    "lessThanOrEquals": (-1, 0),
}
ASCENDING = """
integer: -5 0 5 +6 9007199254740993 123456789012345678901234567890 123456789012345678901234567891
decimal: -.5 0 .5 1. 1.5 1.50000000000000000000000000001
double: -INF -1e300 -1 0 1 1e39 1e300 INF
float: -INF -1 0 1 1e38 INF
boolean: false true
dateTime: -0001-01-01T00:00:00 0000-01-01T00:00:00 2019-12-31T23:59:59.999 2020-01-01T00:00:00 12020-01-01T00:00:00
dateTime: 2019-12-31T10:00:00 2020-01-01T00:00:01Z 2020-01-02T00:00:00 2020-01-02T14:00:01Z
dateTime: 2020-01-01T12:00:00+14:00 2020-01-01T12:00:00+02:00 2020-01-01T12:00:00Z 2020-01-01T12:00:00-14:00
dateTimeStamp: 2020-01-01T00:00:00+01:00 2020-01-01T00:00:00Z
date: -0001-12-31 0000-01-01 2020-01-01 2020-01-02 12020-01-01
date: 2020-01-01+14:00 2020-01-01Z 2020-01-01-14:00
date: 2020-01-01 2020-01-03Z 2020-01-05
time: 24:00:00 12:00:00 12:00:00.5 23:59:59
gYear: -0001 0000 2019 2020 2021Z 2022 12020
gYearMonth: 2019-12 2020-01 2020-02 2020-03Z
gMonth: --01 --02 --12
gDay: ---01 ---02 ---31
gMonthDay: --01-31 --02-28 --02-29 --03-01
duration: -P1Y -P1D PT0S PT.5S PT1.S P27D P1M P32D P5M P154D P1Y P367D
dayTimeDuration: -PT1H PT0S PT23H P1D
yearMonthDuration: -P1M P0M P11M P1Y
string: A B a é \uffff \U00010000
"""
EQUAL = """
integer: 1 01 +1
decimal: 1 1.0 1.00
double: 1 1.0 1e0
double: 0 -0
double: INF 1e400 +INF
boolean: true 1
dateTime: 2020-01-01T00:00:00 2019-12-31T24:00:00 2020-01-01T00:00:00.000
dateTime: 2020-01-01T00:00:00Z 2020-01-01T02:00:00+02:00
date: 0000-01-01 -0000-01-01
date: 2020-01-01+12:00 2019-12-31-12:00
time: 00:00:00 24:00:00 00:00:00.0
duration: P1Y P12M
duration: P1D PT24H PT86400S
"""
INCOMPARABLE = """
date: 2020-01-01 2020-01-01Z
date: 2020-01-01 2020-01-01+14:00
dateTime: 2020-01-01T00:00:00 2020-01-01T14:00:00Z
time: 12:00:00 12:00:00Z
gYear: 2020 2020Z
duration: P1M P30D
duration: P1Y P365D
duration: P5M P150D
double: NaN 1
float: NaN NaN
integer: x 1
byte: 300 5
date: 2020-02-30 2020-01-01
duration: P1YT P1D
dateTimeStamp: 2020-01-01T00:00:00 2021-01-01T00:00:00Z
anyURI: a b
token: a b
hexBinary: 0A 0B
base64Binary: YQ== Yg==
gMonth: --13 --01
"""
ACROSS = [  # what is less than what, of two kinds
    (("1", "integer"), ("1.5", "decimal"), -1),
    (("1", "byte"), ("2", "unsignedLong"), -1),
    (("0.1", "decimal"), ("0.1", "double"), 0),
    (("0.1", "decimal"), ("0.1", "float"), 0),
    (("0.1", "float"), ("0.1", "double"), 1),
    (("9007199254740993", "integer"), ("9007199254740992", "double"), 0),
    (("16777217", "integer"), ("16777216", "float"), 0),
    (("1e39", "double"), ("1e39", "float"), -1),
    (("2020-01-01T00:00:00Z", "dateTimeStamp"), ("2020-01-01T00:00:01Z", "dateTime"), -1),
    (("P31D", "dayTimeDuration"), ("P1M", "yearMonthDuration"), None),
    (("P32D", "dayTimeDuration"), ("P1M", "duration"), 1),
    (("2020-01-01", "date"), ("2019", "gYear"), None),
    (("2020-01-01", "date"), ("2019-01-01T00:00:00", "dateTime"), None),
    (("2020-01", "gYearMonth"), ("2019", "gYear"), None),
    (("1", "boolean"), ("0", "integer"), None),
    (("1", "string"), ("0", "integer"), None),
    (("b", "token"), ("a", "string"), None),
    (("b", "anyURI"), ("a", "string"), None),
    (("b", "string"), ("a", "@en"), None),
    (("a", "@en"), ("b", "@EN"), -1),
    (("a", "@en"), ("b", "@en-GB"), None),
    (("5", "integer"), ("2020-01-01", "date"), None),
    (("b", "urn:unknown"), ("a", "urn:unknown"), None),
    (("a", "urn:unknown"), ("a", "urn:unknown"), 0),
]


def rows(text):
    for line in text.strip().splitlines():
        name, _, values = line.partition(": ")
        yield name, values.split()


def table():
    for name, values in rows(ASCENDING):
        ranked = list(enumerate(values))
        for (i, one), (j, other) in product(ranked, ranked):
            yield (one, name), (other, name), (i > j) - (i < j)
    for text, order in ((EQUAL, 0), (INCOMPARABLE, None)):
        for name, values in rows(text):
            for one, other in product(values, values):
                if one != other or "NaN" in values:
                    yield (one, name), (other, name), 0 if one == other != "NaN" else order
    for one, other, order in ACROSS:
        yield one, other, order
        yield other, one, None if order is None else -order


def full(name):
    return name if ":" in name else iri(f"xsd:{name}")


def term(value):
    form, name = value
    return Term(form, "", name[1:]) if name.startswith("@") else Term(form, full(name))


def literal(value):
    form, name = value
    if name.startswith("@"):
        return Literal(form, language=name[1:])
    return Literal(form, datatype=NamedNode(full(name)))


def verdicts(pairs, constraint, engine):
    """Give for each pair whether the constraint holds of the first value, with the second as bound or beside it."""
    shapes, data = [], []
    for number, (one, other) in enumerate(pairs):
        node, shape, rule = (NamedNode(f"urn:{what}:{number}") for what in ("node", "shape", "rule"))
        data.append(Quad(node, NamedNode("urn:value"), one))
        bound = other
        if constraint.startswith("less"):
            data.append(Quad(node, NamedNode("urn:other"), other))
            bound = NamedNode("urn:other")
        shapes += [
            Quad(shape, NamedNode(iri("rdf:type")), NamedNode(iri("sh:NodeShape"))),
            Quad(shape, NamedNode(iri("sh:targetNode")), node),
            Quad(shape, NamedNode(iri("sh:property")), rule),
            Quad(rule, NamedNode(iri("rdf:type")), NamedNode(iri("sh:PropertyShape"))),
            Quad(rule, NamedNode(iri("sh:path")), NamedNode("urn:value")),
            Quad(rule, NamedNode(iri(f"sh:{constraint}")), bound),
        ]
    report = validate(graph_of(data), shapes=graph_of(shapes, shapes=True), engine=engine)
    refused = {int(result.focus.rpartition(":")[2]) for result in report}
    return [number not in refused for number in range(len(pairs))]


def test_values_are_ordered_as_the_specifications_say():
    wrong = [
        (one, other, order) for one, other, order in table() if compared(term(one), term(other)) != order
    ]
    assert wrong == []


@pytest.mark.parametrize("engine", ["pyshacl", "fast"])
@pytest.mark.parametrize("constraint", PASSING)
def test_an_engine_orders_them_so(constraint, engine):
    rows = list(table())
    held = verdicts([(literal(one), literal(other)) for one, other, _ in rows], constraint, engine)
    expected = [order in PASSING[constraint] for *_, order in rows]
    assert [row for row, a, b in zip(rows, held, expected, strict=True) if a != b] == []


@pytest.mark.parametrize("engine", ["pyshacl", "fast"])
@pytest.mark.parametrize("name", ["integer", "date", "string", "duration", "dateTime"])
@pytest.mark.parametrize("constraint", PASSING)
def test_the_fast_engine_orders_them_so_where_it_answers_itself(constraint, name, engine):
    rows = [row for row in table() if row[0][1] == row[1][1] == name]
    rows = [
        row
        for row in rows
        if len(row[0][0]) < 20 and len(row[1][0]) < 20 and row[0][0] != "P1YT" != row[1][0]
    ]
    held = verdicts([(literal(one), literal(other)) for one, other, _ in rows], constraint, engine)
    assert held == [order in PASSING[constraint] for *_, order in rows]


@pytest.mark.parametrize("engine", ["pyshacl", "fast"])
@pytest.mark.parametrize("constraint", ["lessThan", "lessThanOrEquals"])
def test_what_is_no_literal_is_less_than_nothing_and_equal_to_itself(constraint, engine):
    nodes = [NamedNode("urn:a"), NamedNode("urn:b"), BlankNode("b"), Literal("z")]
    pairs = list(product(nodes, nodes))
    same = constraint == "lessThanOrEquals"
    assert verdicts(pairs, constraint, engine) == [same and one == other for one, other in pairs]


ORDERS = {"<": (-1,), "<=": (-1, 0), ">": (1,), ">=": (0, 1)}


@pytest.mark.parametrize("engine", ["pyshacl", "fast"])
@pytest.mark.parametrize("operator", ORDERS)
def test_sparql_in_shapes_orders_them_so(operator, engine):
    rows = [row for row in table() if "boolean" not in (row[0][1], row[1][1])]
    query = f"SELECT $this WHERE {{ $this <urn:value> ?a ; <urn:other> ?b FILTER(?a {operator} ?b) }}"
    shape, rule = NamedNode("urn:shape"), BlankNode()
    shapes = [
        Quad(shape, NamedNode(iri("rdf:type")), NamedNode(iri("sh:NodeShape"))),
        Quad(shape, NamedNode(iri("sh:targetSubjectsOf")), NamedNode("urn:value")),
        Quad(shape, NamedNode(iri("sh:sparql")), rule),
        Quad(rule, NamedNode(iri("sh:select")), Literal(query)),
    ]
    nodes = [NamedNode(f"urn:node:{number}") for number in range(len(rows))]
    data = [
        Quad(node, NamedNode(name), literal(value))
        for node, row in zip(nodes, rows, strict=True)
        for name, value in (("urn:value", row[0]), ("urn:other", row[1]))
    ]
    report = validate(graph_of(data), shapes=graph_of(shapes, shapes=True), engine=engine)
    found = {result.focus for result in report}
    assert [
        row
        for node, row in zip(nodes, rows, strict=True)
        if (node.value in found) != (row[2] in ORDERS[operator])
    ] == []


ANY = st.one_of(
    st.sampled_from(sorted({literal((form, datatype)) for form, datatype, _ in forms()}, key=str)),
    st.sampled_from(sorted({literal(value) for row in table() for value in row[:2]}, key=str)),
    st.builds(lambda number: literal((str(number), "integer")), st.integers()),
    st.builds(
        lambda number: literal((f"{number:f}", "decimal")),
        st.decimals(allow_nan=False, allow_infinity=False, places=4),
    ),
    st.builds(lambda number: literal((repr(number), "double")), st.floats(allow_infinity=False)),
    st.builds(lambda day: literal((str(day), "date")), st.dates()),
    st.builds(lambda day: literal((day.isoformat(), "dateTime")), st.datetimes()),
)


@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.lists(st.tuples(ANY, ANY), min_size=1, max_size=4), st.sampled_from(sorted(PASSING)))
def test_both_engines_say_the_same_of_any_two_literals(pairs, constraint):
    assert verdicts(pairs, constraint, "fast") == verdicts(pairs, constraint, "pyshacl")
