"""A shift system as it is typed: what is read, and each fault at its field."""

import pytest

from dangjian_desktop.domain.messages import sentence
from dangjian_desktop.domain.pattern_reading import TypedPattern, read_pattern, typed_pattern
from dangjian_desktop.domain.shifts import shift_pattern

HOURS = "早 08:00-16:00\n中 16:00-24:00\n夜 0:00-8:00"


def test_letters_hours_and_offsets_are_read():
    values, problems = read_pattern(TypedPattern("早早中中夜夜休休", HOURS, "0、2，4 6"))
    assert not problems
    assert values == {
        "cycle": ["早", "早", "中", "中", "夜", "夜", "休", "休"],
        "hours": {"早": "08:00-16:00", "中": "16:00-00:00", "夜": "00:00-08:00"},
        "offsets": [0, 2, 4, 6],
    }


def test_words_are_set_apart_by_blanks_and_full_width_signs_are_read():
    typed = TypedPattern("大班 大班 休", "大班：０８：００－２０：００", "0 1")
    values, problems = read_pattern(typed)
    assert not problems
    assert values["cycle"] == ["大班", "大班", "休"]
    assert values["hours"] == {"大班": "08:00-20:00"}


@pytest.mark.parametrize("cycle", ["早早休", "早班 晚班 休"])
def test_what_is_shown_is_read_back(cycle):
    parts = list(cycle) if " " not in cycle else cycle.split()
    hours = {part: "08:00-16:00" for part in parts if part != "休"}
    told = {"x": {"title": "自定", "cycle": parts, "offsets": [0, 1], "hours": hours}}
    values, problems = read_pattern(typed_pattern(shift_pattern("x", told)))
    assert not problems
    assert values == {"cycle": parts, "offsets": [0, 1], "hours": hours}


@pytest.mark.parametrize(
    ("typed", "field", "words"),
    [
        (TypedPattern("休休", HOURS, "0"), "cycle", "每天都是休"),
        (TypedPattern("早" * 61, "早 8:00-16:00", "0"), "cycle", "61 天"),
        (TypedPattern("早中休", "早 8:00-16:00", "0"), "hours", "“中”没有写"),
        (TypedPattern("早休", HOURS, "0"), "hours", "没有班次“中”"),
        (TypedPattern("早休", "早八点到四点", "0"), "hours", "读不懂"),
        (TypedPattern("早休", "早 25:00-8:00", "0"), "hours", "读不懂"),
        (TypedPattern("早休", "早 8:00-16:00\n早 9:00-17:00", "0"), "hours", "两行"),
        (TypedPattern("早休", "早 8:00-16:00", "0 两天"), "offsets", "不是天数"),
        (TypedPattern("早休", "早 8:00-16:00", "0 2"), "offsets", "超过一轮的 2 天"),
    ],
)
def test_each_fault_is_told_at_its_field(typed, field, words):
    _values, problems = read_pattern(typed)
    told = {(problem.where.field, sentence(problem)) for problem in problems}
    assert any(where == field and words in said for where, said in told), told


def test_all_faults_are_told_at_once():
    _values, problems = read_pattern(TypedPattern("休", "早", "x"))
    assert {problem.where.field for problem in problems} == {"cycle", "hours", "offsets"}
