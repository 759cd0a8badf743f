"""kg.open: stores asked from Python, rows as values, data frames typed by datatype."""

import doctest
import math
import sys
from datetime import UTC, date, datetime
from decimal import Decimal

import pandas
import polars
import pytest
from golden_world import WORLD
from loopback import serving

import kg
import kg.query.opened
from kg.errors import QueryError, StoreError, UnknownName, UsageError
from kg.store import EmbeddedStore, MemoryStore

TYPED = """SELECT ?int ?dec ?dbl ?yes ?day ?at ?local ?iri ?words ?mixed ?rough ?big ?year ?none {
  VALUES (?int ?dec ?dbl ?yes ?day ?at ?local ?iri ?words ?mixed ?rough ?big ?year ?none) {
    (1 1.50 1.5e0 true "2024-02-29"^^xsd:date "2024-02-29T12:00:00+02:00"^^xsd:dateTime
     "2024-02-29T12:00:00"^^xsd:dateTime <urn:a> "a"@en 1 1 99999999999999999999999999 "2024"^^xsd:gYear UNDEF)
    (UNDEF 2 UNDEF false UNDEF UNDEF UNDEF UNDEF UNDEF <urn:b> 2.5e0 1 "2025"^^xsd:gYear UNDEF)
  } }"""


@pytest.fixture(scope="module")
def directory(tmp_path_factory):
    folder = tmp_path_factory.mktemp("opened") / "store"
    store = EmbeddedStore(folder)
    store.load(WORLD.read_bytes(), media_type="application/trig")
    store.close()
    return folder


@pytest.fixture
def opened():
    with kg.open("memory:") as opened:
        yield opened


def test_the_doctests_hold():
    assert doctest.testmod(kg.query.opened).failed == 0


@pytest.mark.parametrize("prefix", ["oxigraph:", ""])
def test_a_directory_is_opened_by_either_name_and_closed_in_the_end(directory, prefix):
    with kg.open(f"{prefix}{directory}") as opened:
        count = next(iter(opened.query("SELECT (COUNT(?p) AS ?n) { ?p a dip:Person }")))["n"]
        assert count > 0
    with pytest.raises(StoreError):
        opened.query("ASK {}")


def test_a_directory_that_is_not_there_is_an_error_and_is_not_made(tmp_path):
    with pytest.raises(StoreError):
        kg.open(f"oxigraph:{tmp_path / 'nowhere'}")
    assert not (tmp_path / "nowhere").exists()


@pytest.mark.parametrize("remote", ["sparql+{}/sparql", "{}"])
def test_an_endpoint_answers_as_the_store_behind_it(remote):
    behind = MemoryStore()
    behind.load(WORLD.read_bytes(), media_type="application/trig")
    with serving(behind) as url, kg.open(remote.format(url)) as opened:
        asked = opened.query("SELECT ?l { ?p a dip:Person ; rdfs:label ?l } ORDER BY ?l")
        assert [row["l"] for row in asked]
        assert len(asked) == len(list(asked))
        assert opened.query("ASK { ?s ?p ?o }").ask is True
        assert len(opened.query("CONSTRUCT { <urn:a> <urn:p> 1, 'x'@en } {}").graph()) == 2
    behind.close()


def test_a_question_is_asked_by_name_with_things_by_their_names(directory):
    with kg.open(str(directory)) as opened:
        names = [row["l"] for row in opened.query("SELECT ?l { ?p a dip:Person ; rdfs:label ?l }")]
        assert opened.query("who-met-whom", from_="2100-01-01").df().height == 0
        opened.query("who-met-whom", who=names[0])
        with pytest.raises(UnknownName):
            opened.query("who-met-whom", who="Nobody Anywhere")
        with pytest.raises(UsageError, match="no parameter"):
            opened.query("who-met-whom", nonsense="x")
        with pytest.raises(UnknownName):
            opened.query("who-met-who")


def test_a_query_is_held_to_the_limits_and_to_the_grammar(opened):
    with pytest.raises(QueryError):
        opened.query("SELECT * { ?s ?p }")
    with pytest.raises(QueryError):
        opened.query("SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }")


def test_an_answer_of_another_kind_is_told(opened):
    rows = opened.query("SELECT * {}")
    for use in (
        lambda: rows.ask,
        rows.graph,
        lambda: list(opened.query("ASK {}")),
        opened.query("ASK {}").df,
    ):
        with pytest.raises(UsageError, match="the answer has no"):
            use()


def test_rows_are_values(opened):
    first, second = opened.query(TYPED)
    assert first["int"] == 1
    assert first["dec"] == Decimal("1.5")
    assert (first["yes"], first["day"]) == (True, date(2024, 2, 29))
    assert first["at"] == datetime(2024, 2, 29, 10, tzinfo=UTC)
    assert first["iri"] == "urn:a"
    assert second["int"] is None


def test_polars_columns_have_the_types_of_their_datatypes(opened):
    frame = opened.query(TYPED).df()
    assert frame.schema == {
        "int": polars.Int64,
        "dec": polars.Decimal(38, 1),
        "dbl": polars.Float64,
        "yes": polars.Boolean,
        "day": polars.Date,
        "at": polars.Datetime("us", "UTC"),
        "local": polars.Datetime("us"),
        "iri": polars.String,
        "words": polars.String,
        "mixed": polars.String,
        "rough": polars.Float64,
        "big": polars.String,
        "year": polars.String,
        "none": polars.String,
    }
    assert frame["int"].to_list() == [1, None]
    assert frame["dec"].to_list() == [Decimal("1.5"), Decimal("2.0")]
    assert frame["day"].to_list() == [date(2024, 2, 29), None]
    assert frame["at"].to_list() == [datetime(2024, 2, 29, 10, tzinfo=UTC), None]
    assert frame["mixed"].to_list() == ["1", "urn:b"]
    assert frame["none"].to_list() == [None, None]


def test_pandas_columns_have_the_types_of_their_datatypes(opened):
    frame = opened.query(TYPED).df("pandas")
    kinds = {name: str(kind) for name, kind in frame.dtypes.items()}
    assert kinds == {
        "int": "Int64",
        "dec": "object",
        "dbl": "Float64",
        "yes": "boolean",
        "day": "datetime64[us]",
        "at": "datetime64[us, UTC]",
        "local": "datetime64[us]",
        **dict.fromkeys(("iri", "words", "mixed", "big", "year", "none"), "string"),
        "rough": "Float64",
    }
    assert frame["int"][0] == 1
    assert frame["int"][1] is pandas.NA
    assert frame["dec"].tolist() == [Decimal("1.5"), Decimal("2")]
    assert frame["day"][0] == pandas.Timestamp("2024-02-29")
    assert frame["at"][0] == pandas.Timestamp("2024-02-29T10:00:00Z")


@pytest.mark.parametrize("engine", ["polars", "pandas"])
def test_no_rows_and_no_columns_are_frames_too(opened, engine):
    frame = opened.query("SELECT ?a ?b { FILTER (false) VALUES (?a ?b) { (1 2) } }").df(engine)
    assert (list(frame.columns), len(frame)) == (["a", "b"], 0)


def test_what_python_cannot_hold_stays_text(opened):
    row = next(
        iter(
            opened.query(
                'SELECT ?far ?odd ?inf { VALUES (?far ?odd ?inf) { ("12000-01-01"^^xsd:date "x"^^xsd:integer "INF"^^xsd:double) } }'
            )
        )
    )
    assert (row["far"], row["odd"]) == ("12000-01-01", "x")
    assert math.isinf(row["inf"])


@pytest.mark.parametrize("engine", ["polars", "pandas"])
def test_a_missing_engine_is_named_with_its_extra(opened, engine, monkeypatch):
    monkeypatch.setitem(sys.modules, engine, None)
    with pytest.raises(UsageError, match=rf"diplomacy-kg\[{engine}\]"):
        opened.query("SELECT (1 AS ?n) {}").df(engine)


def test_an_unknown_engine_is_an_error(opened):
    with pytest.raises(UsageError, match="polars, pandas"):
        opened.query("SELECT (1 AS ?n) {}").df("arrow")


def test_an_address_of_another_scheme_is_refused():
    with pytest.raises(UsageError, match="foo"):
        kg.open("foo://somewhere")
