"""The day on which an article was published."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from kg.errors import DateError


def publication_day(value: date | str | None, today: date, where: str = "") -> date | None:
    """Give the day of an ISO 8601 date or date-time (in the zone that it states); None stays None.

    A day in the future is refused, because all relative dates of the article would come out wrong; one day
    of grace covers the time zones.

    :raises DateError: if there is no such day, if it is not ISO 8601, if it lies in the future.
    """
    if isinstance(value, datetime):
        day = value.date()
    elif isinstance(value, date):
        day = value
    elif value is None or (isinstance(value, str) and not value.strip()):
        return None
    else:
        day = _parsed(value, where)
    if day > today + timedelta(days=1):
        raise DateError(
            f"the publication date {day.isoformat()} is in the future (today is {today.isoformat()})",
            where=where,
            todo="Correct it, or leave it out; relative dates then stay unresolved.",
        )
    return day


def _parsed(value: object, where: str) -> date:
    try:
        if not isinstance(value, str):
            raise TypeError
        return datetime.fromisoformat(value.strip()).date()
    except (TypeError, ValueError):
        raise DateError(
            f"{str(value)[:60]!r} is not a day of the calendar in ISO 8601",
            where=where,
            todo="Write it as YYYY-MM-DD, for example 2025-09-04.",
        ) from None
