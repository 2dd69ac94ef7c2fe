"""A filter evaluated without any database, row by row: what the query must come to."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from dangjian_desktop.domain.dates import PartialDate, add_months
from dangjian_desktop.domain.filters import (
    Columns,
    Condition,
    Filter,
    Match,
    Operator,
    Shape,
    condition_faults,
)

O = Operator  # noqa: E741 - short, in a table


def meets(row: Mapping[str, Any], wanted: Filter, columns: Columns, on: date) -> bool:
    """Whether a row, given as values by key, meets a filter."""
    told = [
        meets(row, part, columns, on) if isinstance(part, Filter) else holds(row, part, columns, on)
        for part in wanted.parts
    ]
    if not told:
        return True
    return all(told) if wanted.match is Match.ALL else any(told)


def holds(row: Mapping[str, Any], condition: Condition, columns: Columns, on: date) -> bool:
    """Whether a row meets one condition."""
    column = columns.get(condition.key)
    if column is None or condition_faults(condition, column):
        return False
    value, operator, values = row[condition.key], condition.operator, condition.values
    is_known = value not in (None, "", ())
    if operator is O.EMPTY:
        return not is_known
    if operator is O.FILLED:
        return is_known
    if column.shape is Shape.SEVERAL:
        return any(one in values for one in value) is (operator is O.ONE_OF)
    return is_known and _compare[column.shape](value, operator, values, on)


def _text(value: str, operator: Operator, values: tuple[str, ...], on: date) -> bool:
    text = values[0]
    small, small_text = _small(value), _small(text)
    return {
        O.IS: value == text,
        O.IS_NOT: value != text,
        O.CONTAINS: small_text in small,
        O.LACKS: small_text not in small,
        O.BEGINS: small.startswith(small_text),
    }[operator]


def _small(text: str) -> str:
    return "".join(c.lower() if c.isascii() else c for c in text)


def _number(value: Any, operator: Operator, values: tuple[str, ...], on: date) -> bool:
    number = Decimal(value)
    first, last = Decimal(values[0]), Decimal(values[-1])
    return {
        O.EQUAL: number == first,
        O.NOT_EQUAL: number != first,
        O.LESS: number < first,
        O.AT_MOST: number <= first,
        O.MORE: number > first,
        O.AT_LEAST: number >= first,
        O.BETWEEN: first <= number <= last,
    }[operator]


def _date(value: PartialDate, operator: Operator, values: tuple[str, ...], on: date) -> bool:
    day = value.first_day
    if operator is O.IN_MONTH:
        meant = {"this": on.month, "next": 1 if on.month == 12 else on.month + 1}
        return value.month in [meant[v] if v in meant else int(v) for v in values]
    if operator in (O.WITHIN_LAST, O.COMPLETED):
        count = int(values[0])
        ago = {
            "day": lambda: on - timedelta(count),
            "month": lambda: add_months(on, -count),
            "year": lambda: add_months(on, -12 * count),
        }[values[1]]()
        return day <= ago if operator is O.COMPLETED else ago < day <= on
    first, last = PartialDate.from_iso(values[0]), PartialDate.from_iso(values[-1])
    return {
        O.BEFORE: day < first.first_day,
        O.AFTER: day > last.last_day,
        O.DURING: first.first_day <= day <= last.last_day,
        O.BETWEEN: first.first_day <= day <= last.last_day,
    }[operator]


def _choice(value: str, operator: Operator, values: tuple[str, ...], on: date) -> bool:
    return (value in values) is (operator is O.ONE_OF)


def _yes_no(value: bool, operator: Operator, values: tuple[str, ...], on: date) -> bool:
    return value is (operator is O.YES)


_compare: Mapping[Shape, Callable[[Any, Operator, tuple[str, ...], date], bool]] = {
    Shape.TEXT: _text,
    Shape.NUMBER: _number,
    Shape.DATE: _date,
    Shape.CHOICE: _choice,
    Shape.YES_NO: _yes_no,
}
