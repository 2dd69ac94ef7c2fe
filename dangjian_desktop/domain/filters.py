"""What a list of people is narrowed by: conditions on columns, built by clicking and kept as JSON.

A condition names a column, an operator and texts. Nothing recorded is not a value: somebody
without a value meets no condition but 为空 (an exception is 党内职务: who holds none holds none of
those named). A date known to the month or year counts as its first day, as everywhere.
A condition that cannot be judged (its field is gone, a newer program wrote it) meets nobody, and
the sentence of its fault is shown beside it; it is never left out in silence.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal, InvalidOperation
from enum import StrEnum
from typing import Any

from dangjian_desktop.domain.dates import PartialDate, add_months
from dangjian_desktop.domain.people import FieldKind
from dangjian_desktop.domain.problems import Fault, Reading

#: The form in which filters are written down; a higher number is a newer program's.
FILTER_VERSION = 1
#: Longest period in 近 … and 满 …, in any unit.
LONGEST_PERIOD = 999


class Shape(StrEnum):
    """What sort of value a condition is about."""

    TEXT = "text"
    NUMBER = "number"
    DATE = "date"
    CHOICE = "choice"
    SEVERAL = "several"  # of one list, several at once: posts
    YES_NO = "yes_no"


SHAPE_OF_KIND: Mapping[FieldKind, Shape] = {
    FieldKind.TEXT: Shape.TEXT,
    FieldKind.ID_NUMBER: Shape.TEXT,
    FieldKind.PHONE: Shape.TEXT,
    FieldKind.PERSON: Shape.TEXT,  # the name of the person mentioned
    FieldKind.NUMBER: Shape.NUMBER,
    FieldKind.INTEGER: Shape.NUMBER,
    FieldKind.DATE: Shape.DATE,
    FieldKind.CHOICE: Shape.CHOICE,
    FieldKind.YES_NO: Shape.YES_NO,
}


class Operator(StrEnum):
    """How a value is compared (codes are stored)."""

    IS = "is"
    IS_NOT = "is_not"
    CONTAINS = "contains"
    LACKS = "lacks"
    BEGINS = "begins"
    EQUAL = "equal"
    NOT_EQUAL = "not_equal"
    LESS = "less"
    AT_MOST = "at_most"
    MORE = "more"
    AT_LEAST = "at_least"
    BETWEEN = "between"
    BEFORE = "before"
    AFTER = "after"
    DURING = "during"
    IN_MONTH = "in_month"
    WITHIN_LAST = "within_last"
    COMPLETED = "completed"
    ONE_OF = "one_of"
    NONE_OF = "none_of"
    YES = "yes"
    NO = "no"
    EMPTY = "empty"
    FILLED = "filled"


class Entry(StrEnum):
    """What has to be given beside an operator."""

    NOTHING = "nothing"
    TEXT = "text"
    NUMBER = "number"
    TWO_NUMBERS = "two_numbers"
    DATE = "date"
    TWO_DATES = "two_dates"
    MONTH = "month"
    PERIOD = "period"
    CHOICES = "choices"


_O, _E = Operator, Entry
_ENDS = ((_O.EMPTY, "为空"), (_O.FILLED, "不为空"))
#: The operators of each shape in the order in which they are offered, with their words.
OPERATORS: Mapping[Shape, tuple[tuple[Operator, str], ...]] = {
    Shape.TEXT: (
        (_O.CONTAINS, "包含"),
        (_O.LACKS, "不含"),
        (_O.IS, "是"),
        (_O.IS_NOT, "不是"),
        (_O.BEGINS, "开头是"),
        *_ENDS,
    ),
    Shape.NUMBER: (
        (_O.AT_LEAST, "≥"),
        (_O.AT_MOST, "≤"),
        (_O.MORE, ">"),
        (_O.LESS, "<"),
        (_O.EQUAL, "="),
        (_O.NOT_EQUAL, "≠"),
        (_O.BETWEEN, "介于"),
        *_ENDS,
    ),
    Shape.DATE: (
        (_O.BEFORE, "早于"),
        (_O.AFTER, "晚于"),
        (_O.BETWEEN, "介于"),
        (_O.DURING, "在某年或某月"),
        (_O.IN_MONTH, "月份是"),
        (_O.WITHIN_LAST, "在最近"),
        (_O.COMPLETED, "已满"),
        (_O.EMPTY, "未知"),
        (_O.FILLED, "已知"),
    ),
    Shape.CHOICE: ((_O.ONE_OF, "是"), (_O.NONE_OF, "不是"), *_ENDS),
    Shape.SEVERAL: (
        (_O.ONE_OF, "有"),
        (_O.NONE_OF, "没有"),
        (_O.EMPTY, "一项也没有"),
        (_O.FILLED, "至少有一项"),
    ),
    Shape.YES_NO: ((_O.YES, "是"), (_O.NO, "否"), *_ENDS),
}
_ENTRIES: Mapping[Operator, Entry] = {
    **dict.fromkeys((_O.IS, _O.IS_NOT, _O.CONTAINS, _O.LACKS, _O.BEGINS), _E.TEXT),
    **dict.fromkeys((_O.EQUAL, _O.NOT_EQUAL, _O.LESS, _O.AT_MOST, _O.MORE, _O.AT_LEAST), _E.NUMBER),
    **dict.fromkeys((_O.BEFORE, _O.AFTER, _O.DURING), _E.DATE),
    **dict.fromkeys((_O.WITHIN_LAST, _O.COMPLETED), _E.PERIOD),
    **dict.fromkeys((_O.ONE_OF, _O.NONE_OF), _E.CHOICES),
    **dict.fromkeys((_O.YES, _O.NO, _O.EMPTY, _O.FILLED), _E.NOTHING),
    _O.IN_MONTH: _E.MONTH,
}
#: Units of a period: code and word.
UNITS: tuple[tuple[str, str], ...] = (("day", "天"), ("month", "个月"), ("year", "年"))
#: Months that move with the day: code and word.
MOVING_MONTHS: tuple[tuple[str, str], ...] = (("this", "本月"), ("next", "下月"))
MONTHS: tuple[tuple[str, str], ...] = (
    *MOVING_MONTHS,
    *((str(number), f"{number} 月") for number in range(1, 13)),
)


def entry_for(shape: Shape, operator: Operator) -> Entry:
    """Return what has to be given beside an operator."""
    if operator is Operator.BETWEEN:
        return Entry.TWO_DATES if shape is Shape.DATE else Entry.TWO_NUMBERS
    return _ENTRIES[operator]


@dataclass(frozen=True, slots=True)
class FilterColumn:
    """A column that can be asked about.

    Attributes:
        choices: Code and label of each choice, for CHOICE and SEVERAL.
    """

    key: str
    label: str
    shape: Shape
    choices: tuple[tuple[str, str], ...] = ()

    @property
    def operators(self) -> tuple[Operator, ...]:
        """The operators that fit."""
        return tuple(operator for operator, _word in OPERATORS[self.shape])


Columns = Mapping[str, FilterColumn]


@dataclass(frozen=True, slots=True)
class Condition:
    """One condition.

    Attributes:
        key: Key of the column.
        values: What is compared with: texts, plain decimals, truncated ISO dates, codes of
            choices, number and unit of a period.
    """

    key: str
    operator: Operator
    values: tuple[str, ...] = ()


class Match(StrEnum):
    """Whether every part must be met or one is enough."""

    ALL = "all"
    ANY = "any"


@dataclass(frozen=True, slots=True)
class Filter:
    """Conditions that are all met, or of which any is met; one level of groups may stand inside."""

    match: Match = Match.ALL
    parts: "tuple[Condition | Filter, ...]" = ()

    def conditions(self) -> Iterator[Condition]:
        """Yield every condition, those in groups too."""
        for part in self.parts:
            if isinstance(part, Filter):
                yield from part.conditions()
            else:
                yield part

    def without(self, number: int) -> "Filter":
        """Return the filter without one of its parts."""
        return Filter(self.match, self.parts[:number] + self.parts[number + 1 :])

    def as_data(self) -> dict[str, Any]:
        """Return what `filter_from` reads."""
        return {"version": FILTER_VERSION, **_data_of(self)}


def filter_from(data: object) -> Reading[Filter]:
    """Read what `Filter.as_data` gave, perhaps in a newer program."""
    if not isinstance(data, dict):
        return Reading(None, (Fault("filter.unreadable"),))
    version = data.get("version", FILTER_VERSION)
    if isinstance(version, int) and version > FILTER_VERSION:
        return Reading(None, (Fault("filter.newer", str(version), hint=str(FILTER_VERSION)),))
    try:
        return Reading(_filter_of(data))
    except (KeyError, TypeError, ValueError):
        return Reading(None, (Fault("filter.unreadable"),))


def _data_of(wanted: Filter) -> dict[str, Any]:
    return {
        "match": wanted.match.value,
        "parts": [
            _data_of(part)
            if isinstance(part, Filter)
            else {
                "key": part.key,
                "operator": part.operator.value,
                "values": list(part.values),
            }
            for part in wanted.parts
        ],
    }


def _filter_of(data: Mapping[str, Any], *, is_group: bool = False) -> Filter:
    parts: list[Condition | Filter] = []
    for part in _listed(data.get("parts", [])):
        if "key" in part:
            values = _listed(part.get("values", []))
            if not all(isinstance(value, str) for value in (part["key"], *values)):
                raise TypeError(part)
            parts.append(Condition(part["key"], Operator(part["operator"]), tuple(values)))
        elif is_group:
            raise ValueError("a group inside a group")
        else:
            parts.append(_filter_of(part, is_group=True))
    return Filter(Match(data.get("match", Match.ALL)), tuple(parts))


def _listed(found: object) -> list[Any]:
    if not isinstance(found, list):
        raise TypeError(found)
    return found


# What is wrong with a filter ----------------------------------------------------


def faults_of(wanted: Filter, columns: Columns) -> tuple[Fault, ...]:
    """Return everything that keeps conditions of a filter from being judged."""
    return tuple(
        fault
        for condition in wanted.conditions()
        for fault in condition_faults(condition, columns.get(condition.key))
    )


def condition_faults(condition: Condition, column: FilterColumn | None) -> tuple[Fault, ...]:
    """Return what keeps one condition from being judged.

    Args:
        condition: The condition.
        column: What its key names today; None when there is no such column.
    """
    if column is None:
        return (Fault("filter.column_gone", condition.key),)
    if condition.operator not in column.operators:
        return (Fault("filter.operator", column.label),)
    entry = entry_for(column.shape, condition.operator)
    values = condition.values
    if entry is Entry.NOTHING:
        return ()
    wanted = {Entry.TWO_NUMBERS: 2, Entry.TWO_DATES: 2, Entry.PERIOD: 2}.get(entry, 1)
    is_list = entry in (Entry.CHOICES, Entry.MONTH)
    given = len([value for value in values if value.strip()])
    if given < wanted or (len(values) != wanted and not is_list):
        return (Fault("filter.value_missing", column.label),)
    return tuple(_value_faults(entry, values, column))


def _value_faults(entry: Entry, values: tuple[str, ...], column: FilterColumn) -> Iterator[Fault]:
    if entry in (Entry.NUMBER, Entry.TWO_NUMBERS):
        numbers = [number_of(value) for value in values]
        for value, number in zip(values, numbers, strict=True):
            if number is None:
                yield Fault("filter.number", value, hint=column.label)
        if (
            entry is Entry.TWO_NUMBERS
            and None not in numbers
            and numbers != sorted(_known(numbers))
        ):
            yield Fault("filter.turned_round", " – ".join(values), hint=column.label)
    elif entry in (Entry.DATE, Entry.TWO_DATES):
        days = [date_of(value) for value in values]
        for value, day in zip(values, days, strict=True):
            if day is None:
                yield Fault("filter.date", value, hint=column.label)
        if entry is Entry.TWO_DATES and None not in days:
            first, last = _known(days)
            if first.first_day > last.last_day:
                yield Fault("filter.turned_round", " – ".join(values), hint=column.label)
    elif entry is Entry.MONTH:
        yield from _unknown(values, MONTHS, column)
    elif entry is Entry.PERIOD:
        number = number_of(values[0])
        is_whole = number is not None and number == number.to_integral_value()
        if number is None or not is_whole or not 1 <= number <= LONGEST_PERIOD:
            yield Fault("filter.period", values[0], hint=str(LONGEST_PERIOD))
        yield from _unknown(values[1:], UNITS, column)
    elif entry is Entry.CHOICES:
        yield from _unknown(values, column.choices, column)


def _unknown(
    values: Iterable[str], choices: tuple[tuple[str, str], ...], column: FilterColumn
) -> Iterator[Fault]:
    known = {code for code, _label in choices}
    for value in values:
        if value not in known:
            yield Fault("filter.choice_gone", value, hint=column.label)


def _known(found: Iterable[Any]) -> list[Any]:
    return [value for value in found if value is not None]


# What values mean ---------------------------------------------------------------

_PLAIN_NUMBER = re.compile(r"[+-]?\d{1,15}(\.\d{1,6})?\Z", re.ASCII)


def number_of(text: str) -> Decimal | None:
    """Return the plain decimal that a text is, or None."""
    cleaned = text.strip()
    if _PLAIN_NUMBER.match(cleaned) is None:
        return None
    try:
        return Decimal(cleaned)
    except InvalidOperation:
        return None


def date_of(text: str) -> PartialDate | None:
    """Return the date that a stored text is, or None."""
    try:
        return PartialDate.from_iso(text.strip())
    except ValueError:
        return None


@dataclass(frozen=True, slots=True)
class WholeNumbers:
    """A range of whole numbers, both ends belonging to it; None is no end."""

    least: int | None = None
    most: int | None = None


def whole_numbers(condition: Condition) -> WholeNumbers:
    """Return the whole numbers that a condition without faults means; ≠ means all but these."""
    first, last = (number_of(condition.values[i]) for i in (0, -1))
    assert first is not None
    assert last is not None
    match condition.operator:
        case Operator.LESS:
            return WholeNumbers(most=_ceiling(first) - 1)
        case Operator.AT_MOST:
            return WholeNumbers(most=_floor(first))
        case Operator.MORE:
            return WholeNumbers(least=_floor(first) + 1)
        case Operator.AT_LEAST:
            return WholeNumbers(least=_ceiling(first))
        case _:  # equal, not equal, between; a broken number leaves an empty range
            return WholeNumbers(_ceiling(first), _floor(last))


def _ceiling(number: Decimal) -> int:
    return int(number.to_integral_value(ROUND_CEILING))


def _floor(number: Decimal) -> int:
    return int(number.to_integral_value(ROUND_FLOOR))


@dataclass(frozen=True, slots=True)
class Days:
    """A range of days, both ends belonging to it; None is no end."""

    first: date | None = None
    last: date | None = None


def days_meant(condition: Condition, on: date) -> Days:
    """Return between which first days a date lies that meets a condition without faults."""
    if entry_for(Shape.DATE, condition.operator) is Entry.PERIOD:
        count, unit = int(condition.values[0]), condition.values[1]
        long_ago = _earlier(on, count, unit)
        if condition.operator is Operator.COMPLETED:
            return Days(last=long_ago)
        return Days(_next_day(long_ago), on)
    first, last = (date_of(condition.values[i]) for i in (0, -1))
    assert first is not None
    assert last is not None
    match condition.operator:
        case Operator.BEFORE:
            return Days(last=max(first.first_day, date.min + timedelta(1)) - timedelta(1))
        case Operator.AFTER:
            return Days(first=_next_day(first.last_day))
        case _:  # between, during
            return Days(first.first_day, last.last_day)


def months_meant(condition: Condition, on: date) -> tuple[int, ...]:
    """Return the months that a condition 月份是 means on a day."""
    moving = {"this": on.month, "next": on.month % 12 + 1}
    return tuple(moving[value] if value in moving else int(value) for value in condition.values)


def _earlier(on: date, count: int, unit: str) -> date:
    try:
        if unit == "day":
            return on - timedelta(count)
        return add_months(on, -count * (12 if unit == "year" else 1))
    except (OverflowError, ValueError):
        return date.min


def _next_day(day: date) -> date:
    return day + timedelta(1) if day < date.max else day
