"""民主评议党员: the list, the tally, the grade that people decided, and what is never shown."""

from datetime import date
from decimal import Decimal

import pytest

from dangjian_desktop.domain.appraisal import most_excellent
from dangjian_desktop.domain.problems import InputError
from dangjian_desktop.domain.rule_values import share_value
from dangjian_desktop.domain.vocabulary import AppraisalGrade, ClosingSubject, Stage
from dangjian_desktop.operations.appraisals import (
    add_appraisal,
    add_rated_people,
    apply_appraisal_grade,
    change_appraisal,
    record_tally,
    remove_appraisal,
    remove_rated_people,
)
from dangjian_desktop.operations.closings import close_period
from dangjian_desktop.operations.runner import RefusedError
from dangjian_desktop.queries.appraisal_means import appraisal_figures
from dangjian_desktop.queries.appraisals import AppraisalQuery, AppraisalsQuery
from dangjian_desktop.storage.rulebook import rules_on
from tests import make
from tests.queries.scored import issued_rubric

ON = date(2026, 12, 20)


@pytest.fixture
def branch(data):
    branch = make.branch()
    for name in ("张三", "李四", "王五", "赵六", "钱七"):
        make.person(name, branch)
    make.person("孙八", branch, stage=Stage.PROBATIONARY)
    make.person("周九", branch, stage=Stage.ACTIVIST)
    return branch


@pytest.fixture
def sheet(branch, runner):
    runner.run(add_appraisal(organisation_id=branch, year=2026, on=ON, held_on=date(2026, 12, 18)))
    return lambda: AppraisalQuery(branch, 2026, ON).fetch()


def tally(sheet, issued=6, returned=6, **by_name):
    people = {one.name: one.person_id for one in sheet().people}
    return record_tally(
        appraisal_id=sheet().appraisal_id,
        issued=issued,
        returned=returned,
        marks={people[name]: marks for name, marks in by_name.items()},
    )


def grade(sheet, names, what, decided_on=date(2026, 12, 19)):
    people = {one.name: one.person_id for one in sheet().people}
    return apply_appraisal_grade(
        appraisal_id=sheet().appraisal_id,
        person_ids=[people[name] for name in names],
        grade=what,
        decided_on=decided_on,
        on=ON,
    )


def faults(caught):
    return [(one.where.field, one.code) for one in caught.value.problems]


@pytest.mark.parametrize(("members", "most"), [(2, 0), (7, 2), (14, 4), (17, 5), (23, 7), (31, 10)])
def test_q22_at_most_a_third_may_be_excellent(data, members, most):
    share = share_value(rules_on(ON).values_of("appraisal.excellent"), "share")
    assert most_excellent(members, share) == most


def test_everybody_of_the_roll_is_on_the_list_and_others_are_not(sheet):
    assert {one.name for one in sheet().people} == {"张三", "李四", "王五", "赵六", "钱七", "孙八"}
    assert {one.stage for one in sheet().people} == {Stage.FULL, Stage.PROBATIONARY}
    assert (sheet().members, sheet().most_excellent) == (6, 2)
    assert "6 人，至多 2 人" in str(sheet().limit)


def test_who_left_before_the_meeting_is_not_on_the_list(branch, runner):
    person = make.person("吴十", branch)
    make.departure(person, date(2026, 12, 1))
    runner.run(add_appraisal(organisation_id=branch, year=2026, on=ON, held_on=date(2026, 12, 18)))
    assert "吴十" not in {one.name for one in AppraisalQuery(branch, 2026, ON).fetch().people}


def test_a_branch_appraises_once_a_year(sheet, branch, runner):
    with pytest.raises(RefusedError, match="不必再建"):
        runner.run(add_appraisal(organisation_id=branch, year=2026, on=ON))
    runner.run(add_appraisal(organisation_id=branch, year=2025, on=ON))


def test_it_takes_the_day_of_its_activity_and_no_other_kind(branch, runner):
    held = make.activity("democratic_appraisal", branch, "2026-12-17")
    other = make.activity("general_meeting", branch, "2026-12-17")
    with pytest.raises(RefusedError, match="种类不对"):
        runner.run(add_appraisal(organisation_id=branch, year=2026, on=ON, activity_id=other))
    key = runner.run(
        add_appraisal(organisation_id=branch, year=2026, on=ON, activity_id=held)
    ).result
    assert AppraisalQuery(branch, 2026, ON).fetch().held_on == date(2026, 12, 17)
    runner.run(
        change_appraisal(appraisal_id=key, on=ON, held_on=date(2026, 12, 16), note="延到次日")
    )
    found = AppraisalQuery(branch, 2026, ON).fetch()
    assert (found.held_on, found.activity_id, found.note) == (date(2026, 12, 16), None, "延到次日")
    with pytest.raises(RefusedError, match="还没有到"):
        runner.run(change_appraisal(appraisal_id=key, on=ON, held_on=date(2026, 12, 30)))


def test_an_organisation_that_is_no_branch_and_one_without_members_are_refused(data, runner):
    committee = make.committee()
    empty = make.branch("空支部", committee)
    with pytest.raises(RefusedError, match="按党支部"):
        runner.run(add_appraisal(organisation_id=committee, year=2026, on=ON))
    with pytest.raises(RefusedError, match="没有在册党员"):
        runner.run(add_appraisal(organisation_id=empty, year=2026, on=ON))


def test_people_are_added_and_removed_with_a_reason_that_stands_in_the_note(sheet, branch, runner):
    guest = make.person("周十一", branch, stage=Stage.ACTIVIST)
    key = sheet().appraisal_id
    people = {one.name: one.person_id for one in sheet().people}
    runner.run(add_rated_people(appraisal_id=key, person_ids=[guest], reason="挂职", on=ON))
    runner.run(
        remove_rated_people(appraisal_id=key, person_ids=[people["李四"]], reason="长期外出", on=ON)
    )
    names = [one.name for one in sheet().people]
    assert "周十一" in names
    assert "李四" not in names
    assert sheet().note.splitlines() == [
        "2026-12-20 增加周十一：挂职",
        "2026-12-20 移出李四：长期外出",
    ]
    with pytest.raises(RefusedError, match="不必再加"):
        runner.run(add_rated_people(appraisal_id=key, person_ids=[guest], reason="再加", on=ON))
    with pytest.raises(RefusedError, match="理由"):
        runner.run(
            remove_rated_people(appraisal_id=key, person_ids=[people["王五"]], reason=" ", on=ON)
        )


def test_a_tally_is_shown_and_turned_into_points_that_say_so(sheet, branch, runner):
    runner.run(tally(sheet, 张三=(5, 1, 0, 0), 李四=(0, 6, 0, 0)))
    counts = {one.name: one.counts for one in sheet().people}
    assert counts["张三"] == (5, 1, 0, 0)
    assert counts["王五"] is None
    (figure,) = appraisal_figures(2026, [branch], ON).values()
    assert figure.points == Decimal(5 * 100 + 7 * 90) / 12
    assert str(figure.told) == "按 6 张测评票折算"


def test_below_five_returned_ballots_no_breakdown_leaves_the_file(sheet, branch, runner):
    runner.run(tally(sheet, returned=4, 张三=(4, 0, 0, 0)))
    row = next(one for one in sheet().people if one.name == "张三")
    assert (row.counts, row.is_counted, sheet().is_shown) == (None, True, False)
    (figure,) = appraisal_figures(2026, [branch], ON).values()
    assert figure.points is None
    assert "不足 5 张" in str(figure.told)
    runner.run(tally(sheet, returned=5, 张三=(4, 0, 0, 0)))
    row = next(one for one in sheet().people if one.name == "张三")
    assert row.counts == (4, 0, 0, 0)


def test_all_faults_of_a_tally_are_told_at_once_at_their_fields(sheet, runner):
    people = {one.name: one.person_id for one in sheet().people}
    with pytest.raises(InputError) as caught:
        runner.run(
            tally(
                sheet,
                issued=5,
                returned=6,
                张三=(5, 2, 0, 0),
                李四=(1, None, 0, 0),
                王五=(-1, 0, 0, 0),
                赵六=(None, None, None, None),
            )
        )
    assert faults(caught) == [
        ("returned", "ballots.too_many_returned"),
        (f"{people['张三']}.excellent", "ballots.too_many_marks"),
        (f"{people['李四']}.qualified", "ballots.gap"),
        (f"{people['王五']}.excellent", "ballots.below_nought"),
    ]
    assert sheet().issued is None
    with pytest.raises(InputError) as caught:
        runner.run(tally(sheet, issued=0, returned=None))
    assert faults(caught) == [("issued", "ballots.none_issued"), ("returned", "field.missing")]


def test_people_decide_and_more_than_a_third_is_told_but_neither_cut_nor_refused(sheet, runner):
    runner.run(grade(sheet, ("张三", "李四"), AppraisalGrade.EXCELLENT))
    assert sheet().over_limit is None
    runner.run(grade(sheet, ("王五",), AppraisalGrade.EXCELLENT))
    assert sheet().excellent == 3
    assert "超过 2 人的限额 1 人" in str(sheet().over_limit)
    assert sheet().undecided == 3
    runner.run(grade(sheet, ("王五",), None))
    row = next(one for one in sheet().people if one.name == "王五")
    assert (row.grade, row.decided_on) == (None, None)


@pytest.mark.parametrize("day", [None, date(2026, 12, 17), date(2026, 12, 21)])
def test_a_decision_has_a_day_between_the_meeting_and_today(sheet, runner, day):
    with pytest.raises(RefusedError, match="日期"):
        runner.run(grade(sheet, ("张三",), AppraisalGrade.QUALIFIED, decided_on=day))


def test_what_was_begun_by_mistake_goes_and_what_was_counted_stays(sheet, branch, runner):
    key = sheet().appraisal_id
    runner.run(tally(sheet, 张三=(6, 0, 0, 0)))
    people = {one.name: one.person_id for one in sheet().people}
    with pytest.raises(RefusedError, match="不能移出"):
        runner.run(
            remove_rated_people(appraisal_id=key, person_ids=[people["张三"]], reason="错", on=ON)
        )
    with pytest.raises(RefusedError, match="不能删除"):
        runner.run(remove_appraisal(appraisal_id=key))
    runner.undo()
    runner.run(remove_appraisal(appraisal_id=key))
    assert sheet() is None
    assert [one.sheet for one in AppraisalsQuery(2026, ON).fetch()] == [None]
    with pytest.raises(RefusedError, match="不在了"):
        runner.run(remove_appraisal(appraisal_id=key))


def test_the_list_of_a_year_names_every_branch(sheet, branch, runner):
    make.branch("机电队党支部")
    rows = AppraisalsQuery(2026, ON).fetch()
    assert [(row.organisation_name, row.sheet is None) for row in rows] == [
        (make.BRANCH, False),
        ("机电队党支部", True),
    ]
    assert len(AppraisalsQuery(2026, ON, branch).fetch()) == 1


def test_the_year_that_is_closed_is_changed_no_more(sheet, branch, runner):
    issued_rubric(date(2025, 1, 1))
    later = date(2027, 1, 20)
    runner.run(
        close_period(
            subject=ClosingSubject.SCORE,
            organisation_id=branch,
            period="2026",
            on=later,
            pending_reason="年终没有另外考核",
        )
    )
    for work in (
        tally(sheet, 张三=(6, 0, 0, 0)),
        grade(sheet, ("张三",), AppraisalGrade.QUALIFIED),
        add_appraisal(organisation_id=branch, year=2026, on=ON),
    ):
        with pytest.raises(RefusedError, match="请先开始更正"):
            runner.run(work)
