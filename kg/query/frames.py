"""The rows of an answer as a data frame of polars or pandas, each column typed by the datatypes in it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Literal

from kg.errors import UsageError
from kg.query.values import Value, value_of

if TYPE_CHECKING:
    from kg.query.solutions import Solutions, Term

type Engine = Literal["polars", "pandas"]
type Cells = Sequence[Value | None]

_LARGEST = 2**63
_MOST_DIGITS = 38
_PANDAS = {bool: "boolean", int: "Int64", float: "Float64", str: "string", Decimal: "object"}


def data_frame(found: Solutions, engine: str) -> Any:
    """Give the rows as a frame; a column of mixed or of other datatypes has strings, unbound is null.

    Integers and decimals together are decimals, with floats among them floats. Times with a zone are in UTC.

    :raises kg.errors.UsageError: if there is no such engine, or it is not installed.
    """
    make = _ENGINES.get(engine)
    if make is None:
        raise UsageError(f"{engine!r} makes no data frames", todo=f"Known: {', '.join(_ENGINES)}.")
    columns = {name: _column([row.get(name) for row in found]) for name in found.variables}
    try:
        return make(columns)
    except ModuleNotFoundError as error:
        if error.name != engine:
            raise
        raise UsageError(
            f"{engine} is not installed", todo=f"Install it: pip install 'diplomacy-kg[{engine}]'."
        ) from None


def _column(terms: Sequence[Term | None]) -> tuple[type, Cells]:
    """Give the one type of a column, and its cells in it."""
    cells = [None if term is None else value_of(term) for term in terms]
    kind = _common({type(cell) for cell in cells if cell is not None})
    if kind is float:
        return float, [None if cell is None else float(cell) for cell in cells]  # type: ignore[arg-type]
    if kind is Decimal:
        decimals = [None if cell is None else Decimal(cell) for cell in cells]  # type: ignore[arg-type]
        if _scale(decimals) is not None:
            return Decimal, decimals
    elif kind is datetime:
        zoned = {cell.tzinfo is not None for cell in cells if isinstance(cell, datetime)}
        if len(zoned) == 1:
            return datetime, [_in_utc(cell) for cell in cells]
    elif kind is int:
        if all(cell is None or -_LARGEST <= int(cell) < _LARGEST for cell in cells):  # type: ignore[arg-type]
            return int, cells
    elif kind is not str:
        return kind, cells
    return str, [None if term is None else term.value for term in terms]


def _common(kinds: set[type]) -> type:
    if len(kinds) == 1:
        return next(iter(kinds))
    if kinds and kinds <= {int, Decimal}:
        return Decimal
    return float if kinds and kinds <= {int, Decimal, float} else str


def _in_utc(cell: Value | None) -> Value | None:
    return cell.astimezone(UTC) if isinstance(cell, datetime) and cell.tzinfo else cell


def _scale(cells: Sequence[Decimal | None]) -> int | None:
    """Give the digits behind the point that all cells need, or None if they are more than a column can hold."""
    found = [cell for cell in cells if cell is not None]
    scale = max((max(0, -int(cell.as_tuple().exponent)) for cell in found), default=0)
    whole = max((max(0, cell.adjusted() + 1) for cell in found), default=0)
    return scale if scale + whole <= _MOST_DIGITS else None


def _polars(columns: dict[str, tuple[type, Cells]]) -> Any:
    import polars

    plain = {
        bool: polars.Boolean,
        int: polars.Int64,
        float: polars.Float64,
        str: polars.String,
        date: polars.Date,
    }

    def series(name: str, kind: type, cells: Cells) -> Any:
        if kind is Decimal:
            scale = _scale(cells)  # type: ignore[arg-type]
            return polars.Series(name, cells, dtype=polars.Decimal(_MOST_DIGITS, scale or 0))
        if kind is datetime:
            return polars.Series(name, cells, dtype=polars.Datetime("us", "UTC" if _zoned(cells) else None))
        return polars.Series(name, cells, dtype=plain[kind])

    return polars.DataFrame([series(name, *column) for name, column in columns.items()])


def _pandas(columns: dict[str, tuple[type, Cells]]) -> Any:
    import pandas

    def series(kind: type, cells: Cells) -> Any:
        if kind in (date, datetime):
            zone = ", UTC" if _zoned(cells) else ""
            return pandas.Series(list(cells), dtype=f"datetime64[us{zone}]")
        return pandas.Series(list(cells), dtype=_PANDAS[kind])

    return pandas.DataFrame({name: series(*column) for name, column in columns.items()})


def _zoned(cells: Cells) -> bool:
    return any(isinstance(cell, datetime) and cell.tzinfo is not None for cell in cells)


_ENGINES: dict[str, Callable[[dict[str, tuple[type, Cells]]], Any]] = {"polars": _polars, "pandas": _pandas}
