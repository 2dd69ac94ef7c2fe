"""Values of a rule read as what the rules reckon with: money, shares, whole numbers, days."""

from collections.abc import Mapping, Sequence
from datetime import date, time
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from typing import Any

from dangjian_desktop.domain.problems import SentenceError


class RuleValueError(SentenceError):
    """A rule says something that cannot be reckoned with; a branch's own value, most likely."""

    def __init__(self, key: str, found: object) -> None:
        super().__init__(
            "规则里“{key}”的值“{found}”用不了。请在规则里改正，或取消另定的值。",
            key=key,
            found=found,
        )


class RuleTableError(RuleValueError):
    """A table of a rule has a hole or an overlap, or its shares do not add up; told in words."""

    def __init__(self, template: str, /, **facts: object) -> None:
        SentenceError.__init__(self, template, **facts)


def value_of(values: Mapping[str, Any], key: str) -> Any:
    """Return a value that a rule must have.

    Raises:
        RuleValueError: When it has none.
    """
    if key not in values:
        raise RuleValueError(key, "")
    return values[key]


def decimal_value(values: Mapping[str, Any], key: str) -> Decimal:
    """Return money or a rate, not below nought.

    Raises:
        RuleValueError: When it is no such number.
    """
    found = value_of(values, key)
    try:
        read = Decimal(str(found))
    except InvalidOperation:
        raise RuleValueError(key, found) from None
    if not read.is_finite() or read < 0:
        raise RuleValueError(key, found)
    return read


def whole_value(values: Mapping[str, Any], key: str, *, lowest: int = 0) -> int:
    """Return a whole number.

    Raises:
        RuleValueError: When it is none or too small.
    """
    found = value_of(values, key)
    if not isinstance(found, int) or isinstance(found, bool) or found < lowest:
        raise RuleValueError(key, found)
    return found


def share_value(values: Mapping[str, Any], key: str) -> Fraction:
    """Return a share between nought and one, written 1/3 or 0.2.

    Raises:
        RuleValueError: When it is none.
    """
    found = value_of(values, key)
    try:
        read = Fraction(str(found))
    except (ValueError, ZeroDivisionError):
        raise RuleValueError(key, found) from None
    if not 0 < read <= 1:
        raise RuleValueError(key, found)
    return read


def word_value(values: Mapping[str, Any], key: str, words: Sequence[str]) -> str:
    """Return one of a few words.

    Raises:
        RuleValueError: When it is another one.
    """
    found = value_of(values, key)
    if found not in words:
        raise RuleValueError(key, found)
    return str(found)


def whole_values(values: Mapping[str, Any], key: str) -> tuple[int, ...]:
    """Return a list of whole numbers.

    Raises:
        RuleValueError: When it is none.
    """
    found = value_of(values, key)
    if not isinstance(found, (list, tuple)) or not all(type(one) is int for one in found):
        raise RuleValueError(key, found)
    return tuple(found)


def texts_value(values: Mapping[str, Any], key: str) -> tuple[str, ...]:
    """Return a list of words.

    Raises:
        RuleValueError: When it is no list of words; one word alone is none.
    """
    found = value_of(values, key)
    if not isinstance(found, (list, tuple)) or not all(isinstance(one, str) for one in found):
        raise RuleValueError(key, found)
    return tuple(found)


def tables_value(values: Mapping[str, Any], key: str) -> tuple[Mapping[str, Any], ...]:
    """Return a list of tables.

    Raises:
        RuleValueError: When it is none.
    """
    found = value_of(values, key)
    if not isinstance(found, (list, tuple)) or not all(isinstance(one, Mapping) for one in found):
        raise RuleValueError(key, found)
    return tuple(found)


def word_of(values: Mapping[str, Any], key: str) -> str:
    """Return a word that may not be empty.

    Raises:
        RuleValueError: When it is none.
    """
    found = value_of(values, key)
    if not isinstance(found, str) or not found.strip():
        raise RuleValueError(key, found)
    return found


def day_of(text: object, key: str) -> date:
    """Return a day written as ISO text.

    Raises:
        RuleValueError: When there is no such day.
    """
    try:
        return date.fromisoformat(str(text))
    except ValueError:
        raise RuleValueError(key, text) from None


def time_of(text: object, key: str) -> time:
    """Return a time of day written as 08:00.

    Raises:
        RuleValueError: When there is no such time.
    """
    try:
        return time.fromisoformat(str(text))
    except ValueError:
        raise RuleValueError(key, text) from None
