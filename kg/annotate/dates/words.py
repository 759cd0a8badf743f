"""The words of the English calendar, and the pieces of patterns that they make."""

from __future__ import annotations

import re

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
UNITS = ("minute", "hour", "day", "week", "fortnight", "month", "quarter", "year", "decade", "century")


def listed(words: str) -> tuple[str, ...]:
    """Give the words of a text."""
    return tuple(words.split())


_ONES = listed(
    """one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
    seventeen eighteen nineteen"""
)
_TENS = listed("twenty thirty forty fifty sixty seventy eighty ninety")
_ORDINALS = listed(
    """first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth
    fifteenth sixteenth seventeenth eighteenth nineteenth twentieth twenty-first twenty-second twenty-third
    twenty-fourth twenty-fifth twenty-sixth twenty-seventh twenty-eighth twenty-ninth thirtieth thirty-first"""
)
NUMBERS = {word: number for number, word in enumerate(_ONES, start=1)}
NUMBERS |= {word: 10 * number for number, word in enumerate(_TENS, start=2)}
NUMBERS |= {"a": 1, "an": 1, "a dozen": 12, "half a dozen": 6, "final": 4, "last": 4}
ORDINALS = {word: number for number, word in enumerate(_ORDINALS, start=1)}

# Nouns that a month or a year without a preposition may stand before: "the March summit".
EVENT_NOUNS = frozenset(
    listed(
        """accord accords agreement agreements announcement assault attack attacks ballot ceasefire conference
    congress coup deadline deal declaration election elections flood floods games invasion meeting meetings
    memorandum offensive olympics pact poll polls protest protests referendum report revolution session
    statement strike strikes summit talks treaty truce uprising visit vote war"""
    )
)
# What may follow a plural that is no noun: "in 2014 was", "of 2014 has".
NOT_COUNTED = frozenset(
    listed("was has is its as this his us across besides towards always thus perhaps unless")
)
MASSES = frozenset(
    listed("people men women children troops police personnel tonnes tons km miles dollars euros")
)
FUNCTION_WORDS = frozenset(
    listed(
        """a an and are as at be been before but by can could did does for from had has have he her his if in
    into is it its may might more most no nor not of off on or our out over said say says shall she should so
    than that the their then there they this to under until up was we were what when where which while who
    will with would you your against after about also because"""
    )
)

# One gap between words: spaces and at most one line end, of bounded length so that no pattern runs wild.
S = r"(?:[^\S\n]{1,3}\n?[^\S\n]{0,3}|\n[^\S\n]{0,3})"
O = rf"{S}?"  # noqa: E741 -- the optional gap, read as one letter in the patterns
DASH = r"[-–—]"
BETWEEN = re.compile(r"\bbetween\s+$", re.IGNORECASE)


def cased(*words: str) -> str:
    """Give a pattern for words as they stand and in capitals."""
    return "|".join(dict.fromkeys(form for word in words for form in (word, word.upper())))


def loose(pattern: str) -> str:
    """Give a pattern that matches without regard to case."""
    return f"(?i:{pattern})"


_MONTH_SHORT = ("Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sept", "Sep", "Oct", "Nov", "Dec")
# In small letters these three are other words.
_MONTHS_SMALL = [name.lower() for name in MONTHS if name not in ("March", "May", "August")]
MONTH_FULL = f"(?:{cased(*MONTHS)}|{'|'.join(_MONTHS_SMALL)})"
MONTH = rf"(?:{MONTH_FULL}\b|(?:{cased(*_MONTH_SHORT)})\b\.?)"
WEEKDAY = f"(?:{cased(*WEEKDAYS)}|{'|'.join(WEEKDAYS).lower()})"
WEEKDAY_ANY = rf"(?:{WEEKDAY}\b|(?:Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat|Sun)\b\.?)"
SEASON = loose("spring|summer|autumn|fall|winter")
YEAR = r"(?:1[5-9]|20|21)\d\d(?!\d|[.,]\d)"
DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?![\w:%]|[.,]\d{1,3}(?!\d)|/\d)"
_COMPOUND = f"(?:{'|'.join(_TENS)})(?:-(?:{'|'.join(_ONES[:9])}))?"
NUMBER = loose(rf"\d{{1,3}}(?![\d,.]\d)|{_COMPOUND}|{'|'.join(sorted(_ONES, key=len, reverse=True))}")
UNIT = loose("|".join(UNITS))
PART = loose("mornings?|afternoons?|evenings?|nights?|noon|midday|midnight|lunchtime|dawn|dusk")
ORDINAL = loose("|".join(sorted(_ORDINALS, key=len, reverse=True)))


def month_of(word: str) -> int:
    """Give 1 to 12 for a month's name or abbreviation."""
    short = word[:3].lower()
    return next(number for number, name in enumerate(MONTHS, start=1) if name[:3].lower() == short)


def weekday_of(word: str) -> int:
    """Give 0 (Monday) to 6 for a weekday's name or abbreviation."""
    short = word[:3].lower()
    return next(number for number, name in enumerate(WEEKDAYS) if name[:3].lower() == short)


def number_of(word: str) -> int:
    """Give the value of a number in digits or words, cardinal or ordinal.

    :raises KeyError: if the word is no number.
    """
    word = " ".join(word.lower().split())
    digits = word.rstrip("stndrh")
    if digits.isdecimal():
        return int(digits)
    if word in ORDINALS:
        return ORDINALS[word]
    tens, _, ones = word.partition("-")
    return NUMBERS[tens] + (NUMBERS[ones] if ones else 0)
