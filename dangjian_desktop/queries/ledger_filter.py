"""Conditions on the fields of a ledger as conditions of the database.

Each field is asked for in the index of its values, so one that was defined yesterday is as quick
as any other; which rows are late is asked for likewise, by the rules of the book.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from enum import Enum
from functools import partial, reduce
from operator import and_, or_
from typing import Any

from peewee import fn

from dangjian_desktop.domain.filters import (
    Condition,
    Filter,
    FilterColumn,
    Match,
    Operator,
    Shape,
    condition_faults,
    days_meant,
    months_meant,
)
from dangjian_desktop.domain.ledger_values import SCALE
from dangjian_desktop.domain.ledgers import (
    DAY,
    STATE,
    BookField,
    FieldType,
    LateRule,
    LedgerBook,
    column_label,
)
from dangjian_desktop.queries.comparisons import between, number_condition, text_condition
from dangjian_desktop.storage.models import (
    LedgerEntry,
    LedgerStep,
    LedgerValue,
    OrganisationSpell,
    Person,
)

SHAPE_OF_TYPE: Mapping[FieldType, Shape] = {
    FieldType.TEXT: Shape.TEXT,
    FieldType.LONG_TEXT: Shape.TEXT,
    FieldType.NUMBER: Shape.NUMBER,
    FieldType.MONEY: Shape.NUMBER,
    FieldType.DATE: Shape.DATE,
    FieldType.PERSON: Shape.TEXT,
    FieldType.PEOPLE: Shape.TEXT,
    FieldType.CHOICE: Shape.CHOICE,
    FieldType.YES_NO: Shape.YES_NO,
    FieldType.ORGANISATION: Shape.TEXT,
}
_NONE = LedgerEntry.id.is_null() & LedgerEntry.id.is_null(False)


def ledger_columns(book: LedgerBook) -> dict[str, FilterColumn]:
    """Return what can be asked about a book: day, state, steps, and every field, retired too."""
    columns = [FilterColumn(DAY, book.day_label, Shape.DATE)]
    if book.states:
        states = tuple((state.code, state.label) for state in book.states)
        columns.append(FilterColumn(STATE, "状态", Shape.CHOICE, states))
    for one in book.fields:
        choices = tuple((choice.label, choice.shown) for choice in one.choices)
        columns.append(FilterColumn(one.key, one.label, SHAPE_OF_TYPE[one.kind], choices))
    for state in book.states[1:]:
        key = f"step:{state.code}"
        columns.append(FilterColumn(key, column_label(book, key), Shape.DATE))
    return {column.key: column for column in columns}


def entries_that(
    book: LedgerBook, wanted: Filter, on: date, day: Any = LedgerEntry.happened_on
) -> Any:
    """Return the condition on `LedgerEntry` that a filter is met; a faulty part meets nothing.

    Args:
        book: Whose fields are asked about.
        wanted: The filter.
        on: Today, for periods that move with the day.
        day: The column of the day of a row; in a view, that of the activity or document.
    """
    columns = ledger_columns(book)

    def whole(part: Filter) -> Any:
        told = [
            whole(one)
            if isinstance(one, Filter)
            else _one(book, one, columns.get(one.key), on, day)
            for one in part.parts
        ]
        if not told:
            return LedgerEntry.id.is_null(False) | LedgerEntry.id.is_null()
        return reduce(and_ if part.match is Match.ALL else or_, told)

    return whole(wanted)


def _one(
    book: LedgerBook, condition: Condition, column: FilterColumn | None, on: date, day: Any
) -> Any:
    if column is None or condition_faults(condition, column):
        return _NONE
    operator = condition.operator
    if condition.key == DAY:
        if operator in (Operator.EMPTY, Operator.FILLED):
            return _NONE if operator is Operator.EMPTY else day.is_null(False)
        return _dated(condition, day, on)
    if condition.key == STATE:
        if operator in (Operator.EMPTY, Operator.FILLED):
            return (LedgerEntry.state == "") == (operator is Operator.EMPTY)
        is_in = LedgerEntry.state.in_(condition.values)
        return ~is_in if operator is Operator.NONE_OF else is_in
    _kind, _colon, state = condition.key.partition(":")
    if state:
        taken = LedgerStep.select(LedgerStep.entry).where(LedgerStep.state == state)
        if operator is Operator.EMPTY:
            return _without(taken)
        if operator is Operator.FILLED:
            return LedgerEntry.id.in_(taken)
        return LedgerEntry.id.in_(taken.where(_dated(condition, LedgerStep.taken_on, on)))
    found = book.field(condition.key)
    assert found is not None
    entered = LedgerValue.select(LedgerValue.entry).where(LedgerValue.field == found.key)
    if operator is Operator.EMPTY:
        return _without(entered)
    if operator is Operator.FILLED:
        return LedgerEntry.id.in_(entered)
    return LedgerEntry.id.in_(entered.where(_compared(found, condition, on)))


def _without(chosen: Any) -> Any:
    """Return the condition of rows that are not chosen; nothing added yet is not chosen either."""
    return LedgerEntry.id.is_null() | LedgerEntry.id.not_in(chosen)


def _compared(found: BookField, condition: Condition, on: date) -> Any:
    match SHAPE_OF_TYPE[found.kind]:
        case Shape.NUMBER:
            return number_condition(condition, LedgerValue.number, lambda told: int(told * SCALE))
        case Shape.DATE:
            return _dated(condition, LedgerValue.text, on)
        case Shape.YES_NO:
            return LedgerValue.text == ("1" if condition.operator is Operator.YES else "0")
        case Shape.CHOICE:
            is_in = LedgerValue.text.in_(condition.values)
            return ~is_in if condition.operator is Operator.NONE_OF else is_in
    if found.kind in (FieldType.PERSON, FieldType.PEOPLE):
        named = Person.select(Person.id).where(text_condition(condition, Person.name))
        by_name = LedgerValue.person.is_null() & text_condition(condition, LedgerValue.text)
        return LedgerValue.person.in_(named) | by_name
    if found.kind is FieldType.ORGANISATION:
        called = OrganisationSpell.select(OrganisationSpell.organisation).where(
            text_condition(condition, OrganisationSpell.name)
        )
        return LedgerValue.organisation.in_(called)
    return text_condition(condition, LedgerValue.text)


def _dated(condition: Condition, value: Any, on: date) -> Any:
    if condition.operator is Operator.IN_MONTH:
        months = [f"{month:02d}" for month in months_meant(condition, on)]
        return fn.SUBSTR(value, 6, 2).in_(months)
    return between(value, days_meant(condition, on))


class Ahead(Enum):
    """How far ahead a last day may lie for a row to count."""

    PASSED = "passed"
    SOON = "soon"
    EVER = "ever"


def late_on(book: LedgerBook, on: date, ahead: Ahead = Ahead.PASSED) -> Any:
    """Return the condition on `LedgerEntry` that something must be done until a last day.

    Args:
        book: Whose rules hold.
        on: The day.
        ahead: PASSED: the day has passed, the row is late; SOON: or comes within the days of the
            rule; EVER: whenever it comes.
    """
    told = [_by_rule(book, rule, on, ahead) for rule in book.late]
    return reduce(or_, told) if told else _NONE


def _by_rule(book: LedgerBook, rule: LateRule, on: date, ahead: Ahead) -> Any:
    day = on
    if ahead is Ahead.SOON:
        day = on + timedelta(rule.amber_days + 1)
    elif ahead is Ahead.EVER:
        day = date.max
    states = rule.states or tuple(book.open_states)
    condition: Any = LedgerEntry.book == book.code
    if book.states:
        condition &= LedgerEntry.state.in_(sorted(states))
    if rule.until:
        condition &= _has(rule.until, lambda text: _before(text, day))
    elif rule.since:
        since = day - timedelta(rule.days)
        condition &= _has(rule.since, lambda text: _before(text, since))
    else:
        condition &= _before(LedgerEntry.happened_on, day - timedelta(rule.days))
    for key, wanted in rule.when.items():
        condition &= _has(key, partial(_is_one_of, wanted))
    if rule.done:
        condition &= ~_has(rule.done)
    return condition


def _has(key: str, told: Callable[[Any], Any] | None = None) -> Any:
    """Return the condition that a row has something in a field, asked for row by row.

    Few rows are open; the rows of every book that has a field of that key are many.
    """
    value = LedgerValue.alias()
    chosen = value.select(value.id).where((value.entry == LedgerEntry.id) & (value.field == key))
    return fn.EXISTS(chosen if told is None else chosen.where(told(value.text)))


def _is_one_of(wanted: Sequence[str], text: Any) -> Any:
    return text.in_(wanted)


def _before(value: Any, day: date) -> Any:
    """Return the condition that the last day a date may mean lies before a day.

    2026-11 means 30 November at the latest: it lies before a day of December, not of November.
    """
    iso = day.isoformat()
    return (value < iso) & (value < fn.SUBSTR(iso, 1, fn.LENGTH(value)))
