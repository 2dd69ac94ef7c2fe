"""The 台账体检 on a real file: what is found of whom, where, and in which order."""

from datetime import date

from dangjian_desktop.domain.checks import FindingSeverity
from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.domain.vocabulary import Education, OrganisationKind, Post, Sex, Stage
from dangjian_desktop.operations.duplicates import merge_people
from dangjian_desktop.operations.organisations import close_organisation
from dangjian_desktop.operations.rules import change_rule
from dangjian_desktop.operations.runner import Operation
from dangjian_desktop.queries.examination import (
    ExaminationQuery,
    NoticedQuery,
    branch_of_organisations,
    checks_on,
    organisation_records,
    person_records,
)
from dangjian_desktop.storage.models import PostSpell
from tests import make

ON = date(2026, 11, 21)
WHOLE = {
    "sex": Sex.MALE,
    "ethnicity": "01",
    "education": Education.BACHELOR,
    "mobile_phone": "13800000000",
    "admitted_on": "2012-06-01",
    "confirmed_on": "2013-06-01",
}


def told(within: int | None = None) -> set[tuple[str, str]]:
    return {(row.where, row.check.code) for row in ExaminationQuery(ON, within).fetch()}


def test_an_empty_file_is_all_well(data):
    assert ExaminationQuery(ON).fetch() == []
    assert NoticedQuery(ON).fetch() == {}


def test_people_and_organisations_are_told_with_their_place(data):
    branch = make.branch()
    group = make.group(branch)
    make.person(
        "张三", branch, group=group, **{**WHOLE, "id_number": make.id_number(), "sex": None}
    )
    found = {(row.check.code): row for row in ExaminationQuery(ON).fetch()}
    assert {row.where for row in found.values()} == {
        "综采一队党支部 张三",
        "综采一队党支部",
        "综采一队党支部 第一党小组",
    }
    sex = found["no_sex"]
    assert (sex.name, sex.branch_name, sex.can_mend) == ("张三", "综采一队党支部", True)
    assert sex.sentence == "没有填性别。"
    assert sex.organisation_id is None
    small = found["branch_below_3"]
    assert (small.person_id, small.name, small.branch_id) == (None, "综采一队党支部", branch)
    assert found["group_below_3"].branch_id == branch


def test_the_gravest_stand_first_then_check_by_check(data):
    branch = make.branch()
    make.person("张三", branch, id_number=make.id_number(), sex=Sex.FEMALE)
    make.person("李四", branch)
    rows = ExaminationQuery(ON).fetch()
    ranks = [list(FindingSeverity).index(row.check.severity) for row in rows]
    assert ranks == sorted(ranks)
    assert rows[0].check.code == "id_against_sex"
    names = [row.name for row in rows if row.check.code == "no_ethnicity"]
    assert names == ["李四", "张三"]  # by pinyin


def test_one_branch_is_examined_with_its_people_groups_and_those_who_left_it(data):
    committee = make.committee()
    first, second = make.branch("综采一队党支部", committee), make.branch("机电队党支部", committee)
    make.person("张三", first)
    make.person("王五", second)
    left = make.person("李四", first, since="2020-01-01")
    make.departure(left, date(2026, 1, 1))
    places = {where.split()[0] for where, _code in told(first)}
    assert places == {"综采一队党支部"}
    assert ("机电队党支部 王五", "no_ethnicity") not in told(first)
    assert told(first) < told()
    assert told(committee) == told()


def test_who_left_is_named_with_the_branch_left_last_whichever_was_entered_last(runner):
    last, old = make.branch("末支部"), make.branch("老支部")
    person = make.person("甲", last, since="2015-01-01")
    make.departure(person, date(2025, 1, 1))
    earlier = make.person("甲", old, since="2010-01-01")
    make.departure(earlier, date(2015, 1, 1))
    runner.run(merge_people(kept_id=person, merged_id=earlier, on=ON))
    dangling = {"person": person, "organisation": last, "post": Post.SECRETARY}
    make.done(Operation("布景", "set_up", lambda writer: writer.insert(PostSpell, **dangling)))
    assert ("末支部 甲", "left_holds_post") in told()


def test_people_of_a_stage_are_asked_only_what_belongs_to_it(data):
    branch = make.branch()
    make.person("王强", branch, stage=Stage.APPLICANT, stage_since="2026-05-01")
    codes = {code for where, code in told() if where.endswith("王强")}
    assert codes == {"no_sex", "no_born_on"}


def test_a_past_day_is_judged_as_it_was(data):
    branch = make.branch(since="2020-01-01")
    people = make.persons(3, branch)
    make.departure(people[0], date(2026, 1, 1))
    small = {row.check.code for row in ExaminationQuery(ON).fetch()}
    before = {row.check.code for row in ExaminationQuery(date(2025, 12, 31)).fetch()}
    assert "branch_below_3" in small - before


def test_what_the_branch_has_set_otherwise_counts(data, runner):
    branch = make.branch()
    make.persons(4, branch)
    rule = "examination.branch_below_3"
    runner.run(change_rule(rule=rule, key="least", value=5, note="本矿规定"))
    row = next(r for r in ExaminationQuery(ON).fetch() if r.check.code == "branch_below_3")
    assert row.sentence == "正式党员 4 名，不足 5 名。"
    assert row.check.note == "本矿规定"
    assert "本支部另定" in row.check.source
    runner.run(change_rule(rule=rule, key="is_on", value=False, note="由党委掌握"))
    assert "branch_below_3" not in {code for _where, code in told()}
    assert not next(c for c in checks_on(ON) if c.code == "branch_below_3").is_on


def test_records_hold_what_the_checks_look_at(data):
    committee = make.committee()
    branch = make.branch(under=committee)
    group = make.group(branch)
    person = make.person("张三", branch, group=group, **{**WHOLE, "standing_correction_months": 12})
    make.person("李四", branch, stage=Stage.PROBATIONARY, admitted_on="2026-03-01")
    make.person("王强", branch, stage=Stage.APPLICANT)
    make.post(person, branch, Post.SECRETARY)
    make.photo(person)
    (record,) = person_records(ON, [person])
    assert (record.branch_id, record.group_id, record.stage) == (branch, group, Stage.FULL)
    assert (record.admitted_on, record.confirmed_on) == (
        PartialDate(2012, 6, 1),
        PartialDate(2013, 6, 1),
    )
    assert record.has_photo
    assert record.wall_consent_on is None
    of_branch = organisation_records(ON)[branch]
    assert (of_branch.full, of_branch.probationary, of_branch.others) == (1, 1, 1)
    assert (of_branch.ungrouped, of_branch.group_count) == (1, 1)
    assert of_branch.holders[0].standing_since == PartialDate(2012, 6, 1)
    above = organisation_records(ON)[committee]
    assert (above.kind, above.members) == (OrganisationKind.COMMITTEE, 2)
    assert branch_of_organisations(ON) == {branch: branch, group: branch}
    assert {one.check.code for one in NoticedQuery(ON).fetch()[branch]} >= {"branch_below_3"}


def test_the_work_tells_how_far_it_is(data):
    make.persons(3)
    shares: list[float] = []
    ExaminationQuery(ON, progress=lambda _what, share: shares.append(share)).fetch()
    assert shares == sorted(shares)
    assert shares[0] == 0
    assert shares[-1] >= 0.9


def test_a_closed_organisation_is_not_examined(data, runner):
    branch = make.branch(since="2020-01-01")
    runner.run(close_organisation(organisation_id=branch, on=date(2026, 1, 1)))
    assert ExaminationQuery(ON).fetch() == []


def test_what_happened_after_a_past_day_is_no_fault_of_it(data):
    branch = make.branch()
    make.person(
        "张三", branch, admitted_on="2025-06-01", confirmed_on="2026-06-01", stage=Stage.FULL
    )
    for day in (date(2024, 6, 30), date(2025, 12, 31)):
        codes = {row.check.code for row in ExaminationQuery(day).fetch()}
        assert not codes & {"future_date", "probationary_confirmed"}


def test_a_date_after_everything_recorded_is_yet_to_come(data):
    branch = make.branch()
    make.person("张三", branch, admitted_on="2012-06-01", confirmed_on="2100-06-01")
    for day in (date(2024, 6, 30), ON):
        assert "future_date" in {row.check.code for row in ExaminationQuery(day).fetch()}
