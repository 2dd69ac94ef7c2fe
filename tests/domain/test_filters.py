"""Filters as data: written and read again, judged, and said in words."""

from datetime import date

import pytest

from dangjian_desktop.domain.filter_words import in_words
from dangjian_desktop.domain.filters import (
    FILTER_VERSION,
    OPERATORS,
    SHAPE_OF_KIND,
    Condition,
    Days,
    Entry,
    Filter,
    FilterColumn,
    Match,
    Operator,
    Shape,
    WholeNumbers,
    days_meant,
    entry_for,
    faults_of,
    filter_from,
    months_meant,
    whole_numbers,
)
from dangjian_desktop.domain.messages import sentence
from dangjian_desktop.domain.people import FieldKind
from dangjian_desktop.domain.problems import Address

O = Operator  # noqa: E741 - short, in a table
ON = date(2026, 11, 21)
COLUMNS = {
    column.key: column
    for column in (
        FilterColumn("name", "姓名", Shape.TEXT),
        FilterColumn("age", "年龄", Shape.NUMBER),
        FilterColumn("born_on", "出生日期", Shape.DATE),
        FilterColumn(
            "stage", "人员类别", Shape.CHOICE, (("full", "正式党员"), ("pro", "预备党员"))
        ),
        FilterColumn("posts", "党内职务", Shape.SEVERAL, (("secretary", "支部书记"),)),
        FilterColumn("is_floating", "是否流动党员", Shape.YES_NO),
    )
}


def one(key: str, operator: Operator, *values: str) -> Filter:
    return Filter(parts=(Condition(key, operator, values),))


def test_every_kind_of_field_has_a_shape_and_every_shape_its_operators():
    assert SHAPE_OF_KIND.keys() == set(FieldKind)
    assert OPERATORS.keys() == set(Shape)
    for shape, offered in OPERATORS.items():
        assert len({word for _operator, word in offered}) == len(offered)
        for operator, _word in offered:
            assert entry_for(shape, operator) in Entry
    assert {operator for offered in OPERATORS.values() for operator, _ in offered} == set(Operator)


@pytest.mark.parametrize(
    "wanted",
    [
        Filter(),
        one("name", O.CONTAINS, "张"),
        Filter(
            Match.ANY,
            (
                Condition("age", O.BETWEEN, ("30", "50.5")),
                Filter(Match.ALL, (Condition("custom:0123", O.EMPTY),)),
            ),
        ),
    ],
)
def test_what_is_written_is_read_again(wanted):
    assert filter_from(wanted.as_data()) == (wanted, ())


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (None, "filter.unreadable"),
        ([], "filter.unreadable"),
        ({"match": "some"}, "filter.unreadable"),
        ({"parts": [{"key": "name", "operator": "like", "values": []}]}, "filter.unreadable"),
        ({"parts": [{"key": "name", "operator": "is", "values": [7]}]}, "filter.unreadable"),
        ({"parts": [{"key": "name", "operator": "is", "values": "张"}]}, "filter.unreadable"),
        ({"parts": [{"match": "any", "parts": [{"parts": []}]}]}, "filter.unreadable"),
        ({"parts": 7}, "filter.unreadable"),
        ({"version": FILTER_VERSION + 1, "parts": [{"new": 1}]}, "filter.newer"),
    ],
)
def test_what_cannot_be_read_is_told(data, code):
    value, (fault,) = filter_from(data)
    assert value is None
    assert fault.code == code
    assert sentence(fault.at(Address()))


@pytest.mark.parametrize(
    ("wanted", "codes"),
    [
        (one("name", O.IS, "张三"), []),
        (one("name", O.EMPTY), []),
        (one("name", O.IS), ["filter.value_missing"]),
        (one("name", O.IS, "  "), ["filter.value_missing"]),
        (one("name", O.IS, "张", "李"), ["filter.value_missing"]),
        (one("name", O.LESS, "3"), ["filter.operator"]),
        (one("custom:12", O.IS, "1"), ["filter.column_gone"]),
        (one("age", O.LESS, "六十"), ["filter.number"]),
        (one("age", O.LESS, "1e9"), ["filter.number"]),
        (one("age", O.BETWEEN, "30", "50"), []),
        (one("age", O.BETWEEN, "50", "30"), ["filter.turned_round"]),
        (one("age", O.BETWEEN, "50"), ["filter.value_missing"]),
        (one("born_on", O.BEFORE, "1998-13"), ["filter.date"]),
        (one("born_on", O.BETWEEN, "1998", "1998-01"), []),
        (one("born_on", O.BETWEEN, "1999", "1998"), ["filter.turned_round"]),
        (one("born_on", O.IN_MONTH, "this", "12"), []),
        (one("born_on", O.IN_MONTH, "13"), ["filter.choice_gone"]),
        (one("born_on", O.WITHIN_LAST, "30", "day"), []),
        (one("born_on", O.WITHIN_LAST, "0", "day"), ["filter.period"]),
        (one("born_on", O.WITHIN_LAST, "1.5", "year"), ["filter.period"]),
        (one("born_on", O.WITHIN_LAST, "1", "week"), ["filter.choice_gone"]),
        (one("stage", O.ONE_OF, "full", "pro"), []),
        (one("stage", O.ONE_OF, "candidate"), ["filter.choice_gone"]),
        (one("is_floating", O.YES), []),
        (
            Filter(Match.ANY, (one("age", O.LESS, "x"), *one("born_on", O.IS).parts)),
            ["filter.number", "filter.operator"],
        ),
    ],
)
def test_every_fault_is_found_and_told_in_words(wanted, codes):
    faults = faults_of(wanted, COLUMNS)
    assert [fault.code for fault in faults] == codes
    for fault in faults:
        assert "{" not in sentence(fault.at(Address()))


@pytest.mark.parametrize(
    ("wanted", "words"),
    [
        (Filter(), ""),
        (
            Filter(
                parts=(
                    Condition("stage", O.ONE_OF, ("full",)),
                    Condition("age", O.AT_LEAST, ("60",)),
                )
            ),
            "人员类别是正式党员，年龄 ≥ 60",
        ),
        (one("stage", O.NONE_OF, "full", "pro"), "人员类别不是正式党员或预备党员"),
        (one("name", O.BEGINS, "张"), "姓名开头是“张”"),
        (one("name", O.EMPTY), "姓名为空"),
        (one("age", O.BETWEEN, "30", "50"), "年龄在 30 到 50 之间"),
        (one("born_on", O.BEFORE, "1998-07"), "出生日期早于 1998年7月"),
        (one("born_on", O.DURING, "1998"), "出生日期在 1998年"),
        (one("born_on", O.BETWEEN, "1998", "1999-02-03"), "出生日期在 1998年 到 1999-02-03 之间"),
        (one("born_on", O.IN_MONTH, "this"), "出生日期在本月"),
        (one("born_on", O.WITHIN_LAST, "3", "month"), "出生日期在最近 3 个月内"),
        (one("born_on", O.COMPLETED, "30", "year"), "出生日期已满 30 年"),
        (one("born_on", O.EMPTY), "出生日期未知"),
        (one("posts", O.NONE_OF, "secretary"), "党内职务没有支部书记"),
        (one("is_floating", O.YES), "是否流动党员：是"),
        (one("is_floating", O.EMPTY), "是否流动党员为空"),
        (one("custom:12", O.EMPTY), "不认得的栏目 custom:12"),
        (
            Filter(
                parts=(
                    Condition("name", O.FILLED),
                    Filter(
                        Match.ANY,
                        (Condition("age", O.LESS, ("30",)), Condition("age", O.MORE, ("60",))),
                    ),
                )
            ),
            "姓名不为空，（年龄 < 30，或者年龄 > 60）",
        ),
    ],
)
def test_a_filter_is_said_in_words(wanted, words):
    assert in_words(wanted, COLUMNS) == words


@pytest.mark.parametrize(
    ("operator", "values", "expected"),
    [
        (O.LESS, ("60",), WholeNumbers(None, 59)),
        (O.LESS, ("60.5",), WholeNumbers(None, 60)),
        (O.AT_MOST, ("60.5",), WholeNumbers(None, 60)),
        (O.MORE, ("60",), WholeNumbers(61, None)),
        (O.MORE, ("-0.5",), WholeNumbers(0, None)),
        (O.AT_LEAST, ("59.1",), WholeNumbers(60, None)),
        (O.EQUAL, ("60",), WholeNumbers(60, 60)),
        (O.EQUAL, ("60.5",), WholeNumbers(61, 60)),
        (O.BETWEEN, ("30", "50.9"), WholeNumbers(30, 50)),
    ],
)
def test_numbers_that_are_asked_of_whole_years(operator, values, expected):
    assert whole_numbers(Condition("age", operator, values)) == expected


@pytest.mark.parametrize(
    ("operator", "values", "first", "last"),
    [
        (O.BEFORE, ("1998-07",), None, "1998-06-30"),
        (O.AFTER, ("1998-02",), "1998-03-01", None),
        (O.DURING, ("1998",), "1998-01-01", "1998-12-31"),
        (O.DURING, ("2024-02",), "2024-02-01", "2024-02-29"),
        (O.BETWEEN, ("1998", "1999-02"), "1998-01-01", "1999-02-28"),
        (O.WITHIN_LAST, ("1", "day"), "2026-11-21", "2026-11-21"),
        (O.WITHIN_LAST, ("30", "day"), "2026-10-23", "2026-11-21"),
        (O.WITHIN_LAST, ("1", "month"), "2026-10-22", "2026-11-21"),
        (O.WITHIN_LAST, ("1", "year"), "2025-11-22", "2026-11-21"),
        (O.COMPLETED, ("30", "year"), None, "1996-11-21"),
        (O.COMPLETED, ("999", "year"), None, "1027-11-21"),
    ],
)
def test_days_that_a_condition_means(operator, values, first, last):
    found = days_meant(Condition("born_on", operator, values), ON)
    assert found == Days(first and date.fromisoformat(first), last and date.fromisoformat(last))


@pytest.mark.parametrize(
    ("day", "values", "months"),
    [
        ("2026-11-21", ("this",), (11,)),
        ("2026-12-01", ("next",), (1,)),
        ("2026-12-01", ("7", "this"), (7, 12)),
    ],
)
def test_months_move_with_the_day(day, values, months):
    condition = Condition("born_on", O.IN_MONTH, values)
    assert months_meant(condition, date.fromisoformat(day)) == months


def test_a_part_is_taken_out():
    both = Filter(Match.ANY, (Condition("a", O.YES), Condition("b", O.YES)))
    assert both.without(0) == Filter(Match.ANY, (Condition("b", O.YES),))
