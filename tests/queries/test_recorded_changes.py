"""What was recorded about a person: entered, changed, corrected, taken back."""

from datetime import date

import pytest

from dangjian_desktop.domain.people import FIELD_BY_KEY
from dangjian_desktop.domain.vocabulary import Education, LeaveReason, Post, Sex, Stage
from dangjian_desktop.operations.duplicates import merge_people
from dangjian_desktop.operations.jobs import add_former_job, change_job, remove_former_job
from dangjian_desktop.operations.people import (
    advance_stage,
    appoint,
    change_party_dates,
    change_people,
    change_person,
    change_photo,
    end_post,
    move_to_branch,
    move_to_group,
    record_departure,
)
from dangjian_desktop.queries import recorded_changes
from dangjian_desktop.queries.recorded_changes import (
    Recorded,
    RecordedChange,
    RecordedChangesQuery,
)
from dangjian_desktop.storage.journal_reading import ToldChange
from tests import make

MARCH = date(2026, 3, 1)


@pytest.fixture
def branch(data):
    return make.branch()


@pytest.fixture
def person(branch):
    return make.person("张三", branch, id_number=make.id_number(), crew="一班")


def told(person_id: int) -> list[RecordedChange]:
    return RecordedChangesQuery(person_id).fetch()


def newest(person_id: int) -> tuple[Recorded, str, str, str, str]:
    one = told(person_id)[0]
    return one.kind, one.what, one.before, one.after, one.day.iso if one.day else ""


def test_entering_somebody_is_one_thing(person):
    (one,) = told(person)
    assert (one.kind, one.what, one.after) == (Recorded.ENTERED, "人员", "录入名册")
    assert (one.label, one.actor) == ("新增人员", "布景")


def test_a_corrected_fact_is_told_by_its_label_before_and_after_and_by_whom(runner, person):
    runner.run(change_person(person_id=person, changes={"crew": "二班", "sex": Sex.MALE}))
    sex, crew = sorted(told(person)[:2], key=lambda one: one.what)
    assert (crew.what, crew.before, crew.after) == ("班组", "一班", "二班")
    assert (sex.what, sex.before, sex.after) == ("性别", "", "男")
    assert crew.kind is sex.kind is Recorded.CORRECTED
    assert (crew.actor, crew.label, crew.day) == ("测试员", "修改人员", None)
    assert crew.at.tzinfo is not None


def test_every_kind_of_fact_is_told_in_words(runner, person):
    changes = {
        "ethnicity": "03",
        "born_on": make.day("1990-05"),
        "education": Education.BACHELOR,
        "is_floating": False,
        "standing_correction_months": 6,
    }
    runner.run(change_person(person_id=person, changes=changes))
    said = {one.what: one.after for one in told(person) if one.kind is Recorded.CORRECTED}
    assert said == {
        "民族": "回族",
        "出生日期": "1990年5月",
        "学历": "本科",
        "是否流动党员": "否",
        "党龄校正值（月）": "6",
    }


def test_numbers_and_addresses_are_masked(runner, person):
    other = make.id_number("1991-06-13")
    changes = {"id_number": other, "address": "某街1号", "mobile_phone": "13900001234"}
    runner.run(change_person(person_id=person, changes=changes))
    said = "".join(one.before + one.after for one in told(person))
    assert other not in said
    assert "某街" not in said
    assert "139****1234" in said


def test_a_change_of_job_is_a_change_with_its_day_and_a_correction_is_none(runner, person):
    runner.run(change_job(person_id=person, changes={"crew": "二班"}, on=MARCH))
    assert newest(person) == (Recorded.CHANGED, "班组", "一班", "二班", "2026-03-01")
    runner.run(change_people(person_ids=[person], key="crew", value="三班"))
    assert newest(person) == (Recorded.CORRECTED, "班组", "二班", "三班", "")


def test_a_name_corrected_together_with_a_change_of_job_stays_a_correction(runner, person):
    changes = {"name": "张叁", "crew": "二班"}
    runner.run(change_person(person_id=person, changes=changes, job_changed_on=MARCH))
    kinds = {one.what: one.kind for one in told(person)}
    assert kinds["姓名"] is Recorded.CORRECTED
    assert kinds["班组"] is Recorded.CHANGED


def test_an_earlier_job_entered_and_taken_away_is_told_whole(runner, person):
    facts = {"crew": "零班", "section": "采一队"}
    job = runner.run(
        add_former_job(
            person_id=person, facts=facts, since=make.day("2020"), until=make.day("2021-07")
        )
    ).result
    whole = "采一队、零班（2020年 至 2021年7月）"
    assert newest(person) == (Recorded.CORRECTED, "以前的工作", "", whole, "")
    runner.run(remove_former_job(job_id=job))
    assert newest(person) == (Recorded.CORRECTED, "以前的工作", whole, "删去", "")


def test_moving_between_groups_and_branches_is_told_from_where_to_where(runner, branch, person):
    first, second = make.group(branch), make.group(branch, "第二党小组")
    other = make.branch("二支部")
    runner.run(move_to_group(person_ids=[person], group_id=first, on=date(2026, 1, 1)))
    assert newest(person) == (Recorded.CHANGED, "党小组", "", "第一党小组", "2026-01-01")
    runner.run(move_to_group(person_ids=[person], group_id=second, on=MARCH))
    assert newest(person) == (Recorded.CHANGED, "党小组", "第一党小组", "第二党小组", "2026-03-01")
    runner.run(move_to_group(person_ids=[person], group_id=first, on=MARCH))
    assert newest(person) == (Recorded.CORRECTED, "党小组", "第二党小组", "第一党小组", "")
    runner.run(move_to_branch(person_ids=[person], branch_id=other, on=date(2026, 4, 1)))
    last = [(one.what, one.before, one.after) for one in told(person)[:2]]
    assert ("所在党支部", make.BRANCH, "二支部") in last
    assert ("党小组", "第一党小组", "") in last


def test_stages_posts_and_leaving_are_changes_with_their_days(runner, branch, data):
    person = make.person("李四", branch, stage=Stage.CANDIDATE, stage_since="2024-01-01")
    runner.run(advance_stage(person_id=person, stage=Stage.PROBATIONARY, since=MARCH))
    assert newest(person) == (Recorded.CHANGED, "人员类别", "发展对象", "预备党员", "2026-03-01")
    post = runner.run(
        appoint(person_id=person, organisation_id=branch, post=Post.SECRETARY, on=MARCH)
    ).result
    assert newest(person)[1:4] == ("党内职务", "", f"支部书记（{make.BRANCH}）")
    runner.run(end_post(spell_id=post, on=date(2026, 5, 1)))
    ended = (Recorded.CHANGED, "党内职务", f"支部书记（{make.BRANCH}）", "", "2026-05-01")
    assert newest(person) == ended
    runner.run(
        record_departure(
            person_id=person, reason=LeaveReason.TRANSFER, on=date(2026, 6, 1), destination="外矿"
        )
    )
    said = {(one.what, one.before, one.after) for one in told(person)}
    assert ("离开名册", "", "转出，外矿") in said
    assert ("所在党支部", make.BRANCH, "") in said


def test_corrected_party_dates_are_corrections_and_the_day_that_follows_is_told_once(
    runner, branch
):
    person = make.person("王五", branch, admitted_on="2001-06-30", confirmed_on="2002-07")
    runner.run(
        change_party_dates(
            person_id=person,
            admitted_on=make.day("2001-06-30"),
            confirmed_on=make.day("2002-07-01"),
        )
    )
    made = [one for one in told(person) if one.kind is Recorded.CORRECTED]
    assert [(one.what, one.before, one.after) for one in made] == [
        ("转正日期", "2002年7月", "2002-07-01")
    ]
    runner.run(
        change_party_dates(person_id=person, admitted_on=make.day("2001-06-30"), confirmed_on=None)
    )
    assert newest(person)[1:4] == ("转正日期", "2002-07-01", "不详")


def test_a_photo_is_told_without_the_picture(runner, person):
    for picture in (b"\xff\xd8 first", b"\xff\xd8 second", None):
        runner.run(change_photo(person_id=person, picture=picture))
    said = [one.after for one in told(person) if one.what == "照片"]
    assert said == ["已移去", "已更换", "已放上"]


def test_what_was_undone_is_marked_and_done_again_is_not(runner, person):
    runner.run(change_person(person_id=person, changes={"crew": "二班"}))
    runner.run(change_person(person_id=person, changes={"crew": "三班"}))

    def marks() -> list[bool]:
        return [one.is_taken_back for one in told(person) if one.what == "班组"]

    assert marks() == [False, False]
    runner.undo()
    assert marks() == [True, False]
    runner.undo()
    assert marks() == [True, True]
    runner.redo()
    assert marks() == [True, False]
    runner.undo()
    assert marks() == [True, True]


def test_other_people_in_the_same_operation_are_not_told_here(runner, person, branch):
    other = make.person("李四", branch, crew="一班")
    runner.run(change_people(person_ids=[person, other], key="crew", value="二班"))
    assert [one.what for one in told(other)] == ["班组", "人员"]


def test_somebody_entered_among_thousands_is_found_without_taking_the_import_apart(
    monkeypatch, person, branch
):
    monkeypatch.setattr(recorded_changes, "MANY", 10)
    ids = make.persons(40, branch)
    monkeypatch.setattr(recorded_changes, "told_changes", _must_not_be_asked)
    for person_id in (ids[0], ids[17], ids[-1]):
        assert [one.kind for one in told(person_id)] == [Recorded.ENTERED]


def test_somebody_corrected_among_thousands_is_told_all_the_same(monkeypatch, runner, branch):
    monkeypatch.setattr(recorded_changes, "MANY", 10)
    ids = make.persons(40, branch)
    runner.run(change_people(person_ids=ids, key="crew", value="二班"))
    assert newest(ids[7]) == (Recorded.CORRECTED, "班组", "", "二班", "")


def test_an_entry_of_an_older_format_is_told_as_far_as_it_can_be_read(monkeypatch, runner, person):
    runner.run(change_person(person_id=person, changes={"crew": "二班"}))
    old = ToldChange(
        "person",
        person,
        {"id": person, "sex": "other", "born_on": "1990/5", "team": "x", "crew": "一班"},
        {"id": person, "sex": "male", "born_on": "1990-05", "team": "y", "crew": "一班"},
    )
    monkeypatch.setattr(recorded_changes, "told_changes", lambda _entry: [old])
    said = {one.what: (one.before, one.after) for one in told(person)}
    assert said == {"性别": ("other", "男"), "出生日期": ("1990/5", "1990年5月")}


def test_every_fact_can_be_told(runner, person):
    assert all(recorded_changes.told_fact(key, "") == "" for key in FIELD_BY_KEY)


def _must_not_be_asked(entry_id: int) -> list[ToldChange]:
    raise AssertionError(entry_id)


def test_what_was_recorded_of_a_merged_record_is_told_with_the_one_it_is_in(runner, branch, person):
    merged = make.person("张叁", branch, crew="二班")
    runner.run(change_person(person_id=merged, changes={"crew": "三班"}))
    runner.run(merge_people(kept_id=person, merged_id=merged, on=MARCH))
    mine = [(one.what, one.before, one.after) for one in told(person)]
    assert ("班组（并入的记录）", "二班", "三班") in mine
    assert ("人员（并入的记录）", "", "录入名册") in mine
    assert [what for what, *_ in mine].count("合并重复记录") == 1
    assert not [one for one in mine if one[0].endswith("（并入的记录）") and one[2] == "删去"]
    runner.undo()
    assert [one.what for one in told(person) if "并入的记录" in one.what] == []
    assert "三班" in [one.after for one in told(merged) if not one.is_taken_back]
    runner.redo()
    third = make.person("张三", branch)
    runner.run(merge_people(kept_id=third, merged_id=person, on=MARCH))
    assert ("班组（并入的记录）", "二班", "三班") in [
        (one.what, one.before, one.after) for one in told(third)
    ]
