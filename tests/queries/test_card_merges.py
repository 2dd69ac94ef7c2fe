"""What a merged record said otherwise stays readable on the card."""

from datetime import date

from dangjian_desktop.domain.people import FieldKind, Sensitivity
from dangjian_desktop.domain.vocabulary import LeaveReason, Sex
from dangjian_desktop.operations.duplicates import merge_people
from dangjian_desktop.operations.people import record_departure, reveal_line
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


def test_own_fields_that_gave_way_are_told_by_their_label_and_masked_as_they_are(runner):
    branch = make.branch()
    kept, merged = make.person("张三", branch), make.person("张三", branch)
    account = make.field("工资卡号", sensitivity=Sensitivity.MASKED)
    skill = make.field("特长", kind=FieldKind.CHOICE, choices=("书法", "摄影"))
    born = make.field("立功日期", kind=FieldKind.DATE)
    for person, values in (
        (kept, {account: "1111", skill: "书法", born: make.day("2001-05")}),
        (merged, {account: "6222000099990000", skill: "摄影", born: make.day("2001-06")}),
    ):
        for field, value in values.items():
            make.custom(person, field, value)
    runner.run(merge_people(kept_id=kept, merged_id=merged, on=ON))
    lines = {line.label: line for line in merged_records(kept, ON).lines}
    assert lines["工资卡号"].value == "6222000099990000"
    assert lines["工资卡号"].sensitivity is Sensitivity.MASKED
    assert (lines["特长"].value, lines["立功日期"].value) == ("摄影", "2001年6月")


def test_a_leaving_that_gave_way_is_told_with_its_destination_and_note(runner):
    branch = make.branch()
    kept, merged = make.person("张三", branch), make.person("张三", branch)
    for person, more in (
        (kept, {"destination": "二矿党委"}),
        (merged, {"destination": "外矿党委", "note": "介绍信已开"}),
    ):
        make.done(
            record_departure(
                person_id=person, reason=LeaveReason.TRANSFER, on=date(2025, 1, 1), **more
            )
        )
    runner.run(merge_people(kept_id=kept, merged_id=merged, on=ON))
    lines = {line.label: line for line in merged_records(kept, ON).lines}
    assert "外矿党委" in lines["减少登记"].value
    assert "介绍信已开" in lines["减少登记"].value


def test_the_numbers_of_two_merged_records_are_revealed_each_for_itself(runner):
    branch = make.branch()
    kept = make.person("张三", branch, mobile_phone="13800000000")
    for number in ("13900000001", "13900000002"):
        merged = make.person("张三", branch, mobile_phone=number)
        runner.run(merge_people(kept_id=kept, merged_id=merged, on=ON))
    masked = [
        line for line in merged_records(kept, ON).lines if line.sensitivity is Sensitivity.MASKED
    ]
    assert [line.value for line in masked] == ["13900000001", "13900000002"]
    for line in masked:
        shown = runner.run(reveal_line(person_id=kept, section="merges", label=line.label, on=ON))
        assert shown.result == line.value
