"""Dates as people write them in rosters, read into `PartialDate`; nothing is ever guessed.

What was told only to the month stays so. What could mean two things is taken only as far as it
is certain, with a warning; what could mean anything (98.7, lunar dates) is refused in words.
"""

import re
from collections.abc import Iterable
from datetime import date, timedelta
from functools import lru_cache

from dangjian_desktop.domain.cells import Cell, clean_text, half_width, is_nothing, text_of
from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.domain.problems import Fault, Reading, Severity

#: No living or remembered party member was born before; also catches Excel's day nought.
EARLIEST_YEAR = 1900
#: Years beyond are typing errors, told as such rather than as "in the future".
LATEST_YEAR = 2100

#: Day nought of Excel's date numbers (valid from March 1900 on, which is all we accept).
_SERIAL_EPOCH = date(1899, 12, 30)
#: Date numbers of 1927-05-18 and 2100-01-01: four digits are a year, six a month.
_SERIALS = range(10_000, 73_051)

#: Words in a 转正日期 column that mean "not yet"; nothing is wrong with them.
_NOT_YET = frozenset({"预备期", "预备", "预备党员", "未转正", "未到期", "尚未转正", "待转正"})

_TIME_OF_DAY = re.compile(r"[ T]\d{1,2}:\d{2}.*$")
_SPACED_MARK = re.compile(r"\s*([-年月日号./])\s*")
_MARKS = str.maketrans(dict.fromkeys("年月./\\,，、。·_–—−～ ", "-") | dict.fromkeys("日号份"))
_LUNAR = re.compile(r"农历|阴历|旧历|古历|正月|腊月|冬月|闰|廿|初[一二三四五六七八九十]")
_DIGITS = {mark: str(value) for value, mark in enumerate("零一二三四五六七八九")}
_DIGITS |= {"〇": "0", "○": "0"}
_HAS_NUMERAL = re.compile("[零〇○一二三四五六七八九十]")

_ISO_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_SERIAL_TEXT = re.compile(r"[0-9]{5}")

_YEAR_DIGITS, _MONTH_DIGITS, _DAY_DIGITS = 4, 6, 8
_TEN_MONTHS = 10


def read_date(cell: Cell, *, on: date, two_digit_months: bool = False) -> Reading[PartialDate]:
    """Read a date that must not lie after the day `on`.

    Args:
        cell: A date cell, a number or a text in any of the usual ways of writing.
        on: The day as of which the file is read; later dates are refused.
        two_digit_months: Whether other numbers of the same column show that months are written
            with two digits; see `writes_two_digit_months`.

    A *number* 1998.1 can be January, or October typed as 1998.10, because a workbook drops the
    nought. Only the year is certain, so only the year is taken and a warning says why; in a
    column with numbers such as 1998.07 it can only be October.
    """
    if isinstance(cell, PartialDate):
        return _judged(cell, cell.printed, on)
    if isinstance(cell, date):
        return _from_day(cell, on)
    if isinstance(cell, (int, float)) and not isinstance(cell, bool):
        return _from_number(cell, on, two_digit_months)
    if not isinstance(cell, str):
        return _read_nothing_or_refuse(text_of(cell))
    if _ISO_DAY.fullmatch(cell):  # the commonest text, worth a short way
        return _from_iso(cell, on)
    if _SERIAL_TEXT.fullmatch(cell) and int(cell) in _SERIALS:
        return _from_serial(int(cell), cell, on)
    parts = _from_text(cell)
    if isinstance(parts, str):
        return Reading(None, (Fault(parts, clean_text(cell)),)) if parts else Reading(None)
    return _checked(parts, clean_text(cell), on)


@lru_cache(maxsize=32_768)
def _from_day(day: date, on: date) -> Reading[PartialDate]:
    """Read a date cell; people share their days, and who is read later shares the value."""
    return _judged(PartialDate(day.year, day.month, day.day), "", on)


@lru_cache(maxsize=32_768)
def _from_iso(text: str, on: date) -> Reading[PartialDate]:
    """Read a text such as 1998-07-12, shared likewise."""
    return _checked((int(text[:4]), int(text[5:7]), int(text[8:])), text, on)


def writes_two_digit_months(column: Iterable[Cell]) -> bool:
    """Whether the numbers of a column write months with two digits (1998.07)."""
    return any(
        isinstance(cell, float) and _decimals(cell).startswith("0") and cell < LATEST_YEAR
        for cell in column
    )


def _read_nothing_or_refuse(text: str) -> Reading[PartialDate]:
    return Reading(None, (Fault("date.unreadable", text),)) if text else Reading(None)


def _judged(value: PartialDate, found: str, on: date, *warnings: Fault) -> Reading[PartialDate]:
    """Return the date unless it lies before any life or in the future."""
    if value.year < EARLIEST_YEAR:
        return Reading(None, (Fault("date.too_early", found or value.printed),))
    if value.first_day > on:
        return Reading(None, (Fault("date.future", found or value.printed, hint=on.isoformat()),))
    return Reading(value, warnings)


def _checked(
    parts: tuple[int, ...], found: str, on: date, *warnings: Fault
) -> Reading[PartialDate]:
    """Return the date that year, month and day name, if there is such a day."""
    try:
        value = PartialDate(*parts)
    except ValueError:
        return Reading(None, (Fault("date.impossible", found),))
    return _judged(value, found, on, *warnings)


def _decimals(number: float) -> str:
    """Return the digits behind the point, as the cell shows them."""
    return f"{number:.8g}".partition(".")[2]


def _from_number(number: float, on: date, two_digit_months: bool) -> Reading[PartialDate]:
    found = text_of(number)
    whole = int(number) if abs(number) < 10**_DAY_DIGITS else 0
    if whole in _SERIALS:
        return _from_serial(whole, found, on)
    if whole == number:
        parts = _from_digits(str(whole))
        if isinstance(parts, str):
            return Reading(None, (Fault(parts, found),))
        return _checked(parts, found, on)
    decimals = _decimals(number)
    if not EARLIEST_YEAR <= whole <= LATEST_YEAR or len(decimals) > 2:
        return Reading(None, (Fault("date.unreadable", found),))
    if decimals == "1":
        if two_digit_months:
            told = Fault("date.taken_as_october", found, Severity.WARNING, f"{whole}年10月")
            return _checked((whole, _TEN_MONTHS), found, on, told)
        told = Fault("date.january_or_october", found, Severity.WARNING, f"{whole}年")
        return _checked((whole,), found, on, told)
    return _checked((whole, int(decimals)), found, on)


def _from_serial(serial: int, found: str, on: date) -> Reading[PartialDate]:
    value = PartialDate.of(_SERIAL_EPOCH + timedelta(days=serial))
    told = Fault("date.from_serial", found, Severity.WARNING, value.printed)
    return _judged(value, found, on, told)


def _from_digits(digits: str) -> tuple[int, ...] | str:
    """Return the parts of a date written as one number, or the code of what is wrong."""
    if len(digits) == _DAY_DIGITS:
        return _plausible(digits[:4], digits[4:6], digits[6:])
    if len(digits) == _MONTH_DIGITS:
        if EARLIEST_YEAR <= int(digits[:4]) <= LATEST_YEAR:
            return _plausible(digits[:4], digits[4:])
        return "date.two_digit_year"
    if len(digits) == _YEAR_DIGITS:
        return _plausible(digits)
    return "date.unreadable"


def _plausible(*digits: str) -> tuple[int, ...] | str:
    parts = tuple(int(part) for part in digits)
    return parts if parts[0] <= LATEST_YEAR else "date.impossible"


@lru_cache(maxsize=4096)
def _from_text(text: str) -> tuple[int, ...] | str:
    """Return year, month and day as far as told, "" for nothing, or the code of the fault."""
    text = half_width(clean_text(text))
    if is_nothing(text) or text in _NOT_YET:
        return ""
    if _LUNAR.search(text):
        return "date.lunar"
    text = _SPACED_MARK.sub(r"\1", _TIME_OF_DAY.sub("", text)).translate(_MARKS).rstrip("-")
    parts = text.split("-")
    if _HAS_NUMERAL.search(text):
        parts = [_arabic(part) for part in parts]
    if not all(part.isascii() and part.isdigit() for part in parts):
        return "date.unreadable"
    if len(parts) == 1:
        return _from_digits(parts[0]) if len(parts[0]) != 2 else "date.two_digit_year"
    year, *rest = parts
    if len(rest) > 2 or any(len(part) > 2 for part in rest):
        return "date.unreadable"
    if len(year) == _YEAR_DIGITS:
        return _plausible(*parts)
    return "date.two_digit_year" if len(year) == 2 else "date.unreadable"


def _arabic(part: str) -> str:
    """Return a Chinese numeral (一九九八, 十二, 二十一) in digits; anything else unchanged."""
    tens, ten, ones = part.partition("十")
    if not ten:
        return "".join(_DIGITS.get(mark, mark) for mark in part)
    return _DIGITS.get(tens, tens or "1") + _DIGITS.get(ones, ones or "0")
