"""What a merged record said otherwise stays readable on the card."""

from datetime import date

from dangjian_desktop.domain.people import Sensitivity
from dangjian_desktop.domain.vocabulary import Sex
from dangjian_desktop.operations.duplicates import merge_people
from dangjian_desktop.queries.card_merges import merged_records
from tests import make

ON = date(2026, 11, 21)


def test_facts_and_spells_that_were_not_taken_over_are_told_in_words(runner):
    first, second = make.branch("综采一队党支部"), make.branch("综采二队党支部")
    kept = make.person("张三", first, crew="采一班", mobile_phone="13800000000", sex=Sex.MALE)
    merged = make.person(
        "张叁",
        second,
        crew="采二班",
        mobile_phone="13900000000",
        born_on=make.day("1980-01"),
        since="2020-01-01",
        sex=Sex.FEMALE,
        is_floating=True,
    )
    make.person("李四", first)
    runner.run(merge_people(kept_id=kept, merged_id=merged, on=ON))
    lines = {line.label: line for line in merged_records(kept, ON).lines}
    assert lines["合并"].value == "2026-11-21 并入“张叁”的记录"
    assert (lines["姓名"].value, lines["班组"].value, lines["性别"].value) == (
        "张叁",
        "采二班",
        "女",
    )
    assert lines["手机号码"].sensitivity is Sensitivity.MASKED
    assert lines["所在支部"].value == "综采二队党支部（2020-01-01）"
    assert "出生日期" not in lines  # it was taken over
    assert "是否流动党员" not in lines


def test_nothing_was_merged_and_nothing_is_told_before_the_day(runner):
    branch = make.branch()
    kept, merged = make.person("张三", branch), make.person("张三", branch)
    assert merged_records(kept, ON).is_empty
    runner.run(merge_people(kept_id=kept, merged_id=merged, on=ON))
    assert merged_records(kept, date(2026, 11, 20)).is_empty
    assert not merged_records(kept, ON).is_empty
