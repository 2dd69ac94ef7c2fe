"""A filter said in Chinese, as it stands above a printed list: 类别是正式党员，年龄 ≥ 60."""

from collections.abc import Collection

from dangjian_desktop.domain.filters import (
    MONTHS,
    OPERATORS,
    UNITS,
    Columns,
    Condition,
    Entry,
    Filter,
    FilterColumn,
    Match,
    Operator,
    Shape,
    date_of,
    entry_for,
)


def in_words(wanted: Filter, columns: Columns, hidden: Collection[str] = ()) -> str:
    """Return the whole filter in words; "" for one without conditions.

    Args:
        wanted: The filter.
        columns: What it may ask about.
        hidden: Keys of columns of which is said that they are asked about, but not for what: the
            words go to paper and into files, where numbers and addresses stand masked.
    """
    joint = "，" if wanted.match is Match.ALL else "，或者"
    told = [
        f"（{in_words(part, columns, hidden)}）"
        if isinstance(part, Filter)
        else said(part, columns, hidden)
        for part in wanted.parts
    ]
    return joint.join(told)


def said(condition: Condition, columns: Columns, hidden: Collection[str] = ()) -> str:
    """Return one condition in words; one that cannot be judged is said as far as it goes."""
    column = columns.get(condition.key)
    if column is None:
        return f"不认得的栏目 {condition.key}"
    word = dict(OPERATORS[column.shape]).get(condition.operator)
    if word is None:
        return f"{column.label}（条件不合）"
    if column.shape is Shape.YES_NO and condition.operator in (Operator.YES, Operator.NO):
        return f"{column.label}：{word}"
    if condition.key in hidden and entry_for(column.shape, condition.operator) is not Entry.NOTHING:
        return f"{column.label}{word}“…”"
    return f"{column.label}{_rest(condition, column, word)}"


def _rest(condition: Condition, column: FilterColumn, word: str) -> str:
    entry, values = entry_for(column.shape, condition.operator), condition.values
    match entry:
        case Entry.NOTHING:
            return word
        case Entry.TEXT:
            return f"{word}“{''.join(values)}”"
        case Entry.NUMBER:
            return f" {word} {''.join(values)}"
        case Entry.TWO_NUMBERS | Entry.TWO_DATES:
            return f"在 {_dated(values[:1], entry)} 到 {_dated(values[1:], entry)} 之间"
        case Entry.DATE:
            told = _dated(values, Entry.TWO_DATES)
            return f"在 {told}" if condition.operator is Operator.DURING else f"{word} {told}"
        case Entry.MONTH:
            return "在" + "或".join(_labels(values, MONTHS))
        case Entry.PERIOD:
            number, unit = (*values, "", "")[:2]
            period = f"{number} {dict(UNITS).get(unit, unit)}"
            return (
                f"已满 {period}"
                if condition.operator is Operator.COMPLETED
                else (f"在最近 {period}内")
            )
        case _:
            return word + "或".join(_labels(values, column.choices))


def _dated(values: tuple[str, ...], entry: Entry) -> str:
    text = "".join(values)
    day = date_of(text) if entry is Entry.TWO_DATES else None
    return day.printed if day is not None else text


def _labels(values: tuple[str, ...], choices: tuple[tuple[str, str], ...]) -> list[str]:
    named = dict(choices)
    return [named.get(value, value) for value in values]
