"""How stored values are compared with what a filter asks: texts, dates of any exactness, truths.

Dates are truncated ISO text; one known to the month or year counts as its first day.
"""

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from dangjian_desktop.domain.filters import Condition, Days, Operator, number_of


def shortest(day: date) -> str:
    """Return the shortest stored text that counts as a day: what sorts first among all of them."""
    if day.day > 1:
        return day.isoformat()
    return f"{day.year:04d}" if day.month == 1 else f"{day.year:04d}-{day.month:02d}"


def between(value: Any, days: Days) -> Any:
    """Return the condition that a date counts as one of these days."""
    condition: Any = value.is_null(False)
    if days.first is not None:
        condition &= value >= shortest(days.first)
    if days.last is not None:
        condition &= until(value, days.last)
    return condition


def until(value: Any, last: date | None) -> Any:
    """Return the condition that a date counts as a day or one before it."""
    if last is None:
        return value.is_null()
    if last == date.max:
        return value.is_null(False)
    return value < shortest(last + timedelta(1))


def text_condition(condition: Condition, value: Any) -> Any:
    """Return the condition on a text that a filter asks for."""
    (text,) = condition.values
    match condition.operator:
        case Operator.IS:
            return value == text
        case Operator.IS_NOT:
            return value != text
        case Operator.BEGINS:
            return value.startswith(text)
        case Operator.LACKS:
            return ~value.contains(text)
        case _:
            return value.contains(text)


def yes_or_no(operator: Operator, value: Any) -> Any:
    """Return the condition that a truth is the one asked for."""
    return value == (operator is Operator.YES)


def number_condition(condition: Condition, value: Any, stored: Callable[[Decimal], float]) -> Any:
    """Return whether a column of numbers meets a condition; `stored` as the column holds them."""
    numbers = [stored(number_of(text) or Decimal(0)) for text in condition.values]
    first, last = numbers[0], numbers[-1]
    match condition.operator:
        case Operator.EQUAL:
            return value == first
        case Operator.NOT_EQUAL:
            return value != first
        case Operator.LESS:
            return value < first
        case Operator.AT_MOST:
            return value <= first
        case Operator.MORE:
            return value > first
        case Operator.AT_LEAST:
            return value >= first
        case _:
            return value.between(first, last)
