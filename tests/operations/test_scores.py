"""Marks and findings: what is taken, what is refused in words, and that nothing is half done."""

from datetime import date

import pytest

from dangjian_desktop.domain.vocabulary import ClosingSubject, ScoreRole
from dangjian_desktop.operations.closings import close_period, reopen_period
from dangjian_desktop.operations.runner import RefusedError
from dangjian_desktop.operations.scores import (
    change_finding,
    mark_score,
    mark_scores_as_counted,
    record_finding,
    remove_finding,
    remove_mark,
)
from dangjian_desktop.queries.score_findings import ScoreFindingsQuery
from dangjian_desktop.queries.score_sheets import ScoreSheetQuery
from tests import make
from tests.score_stories import ON, QUARTER, SMALL, D, check, issue, judge, meet


@pytest.fixture
def branch(data):
    key = make.branch("综采一队党支部")
    issue()
    meet(key, "2026-02-10", "2026-08-12")
    return key


def item(branch, code, period=QUARTER):
    return ScoreSheetQuery(branch, period, ON).fetch().score.item(code)


def marking(branch, code="A1", points="20", role=ScoreRole.CHECK, **more):
    told = {"organisation_id": branch, "period": QUARTER, "on": ON, **more}
    return mark_score(item=code, role=role, points=None if points is None else D(points), **told)


def finding(branch, code="A2", rule="files", period=QUARTER, **values):
    return record_finding(
        organisation_id=branch, period=period, item=code, rule=rule, on=ON, values=values
    )


def refused(runner, operation, match):
    with pytest.raises(RefusedError, match=match):
        runner.run(operation)


def test_a_check_score_stands_above_what_is_counted_and_says_why(runner, branch):
    assert item(branch, "A1").score == 40
    refused(runner, marking(branch), "按记录计 40 分，评了 20 分。请写明不一致的理由")
    runner.run(marking(branch, reason="会议没有决议"))
    assert item(branch, "A1").score == 20
    assert item(branch, "A1").check_score.reason == "会议没有决议"
    runner.run(marking(branch, points="40"))
    assert (item(branch, "A1").score, item(branch, "A1").check_score.reason) == (40, "")
    told = {"organisation_id": branch, "period": QUARTER, "item": "A1", "on": ON}
    runner.run(remove_mark(role=ScoreRole.CHECK, **told))
    assert item(branch, "A1").check_score is None
    refused(runner, remove_mark(role=ScoreRole.CHECK, **told), "没有评分可撤")


def test_both_roles_stand_side_by_side(runner, branch):
    runner.run(marking(branch, "B2", "18", ScoreRole.SELF))
    runner.run(marking(branch, "B2", "15"))
    assert item(branch, "B2").self_score.points == 18
    assert item(branch, "B2").score == 15


@pytest.mark.parametrize(
    ("changes", "match"),
    [
        ({"points": "40.1"}, "最多 40 分，填了 40.1 分"),
        ({"points": "-1"}, "小于 0"),
        ({"points": "39.00001", "reason": "某由"}, "小数太多"),
        ({"code": "Z9"}, "没有 Z9 这一项"),
        ({"code": "B2", "points": None}, "由人直接评分"),
        ({"period": "2026Q5"}, "不是考评期"),
        ({"period": "2027Q1"}, "还没有开始"),
        ({"period": "2025Q4"}, "没有已发布的考评细则"),
        ({"reason": "长" * 501}, "501 个字"),
    ],
)
def test_what_cannot_be_is_refused_in_words(runner, branch, changes, match):
    refused(runner, marking(branch, **changes), match)


def test_only_a_branch_of_the_period_is_marked(runner, branch):
    refused(runner, marking(make.group(branch)), "没有这个党支部")
    refused(runner, marking(999), "没有这个党支部")


def test_confirming_several_items_is_all_or_nothing(runner, branch):
    told = {"organisation_id": branch, "period": QUARTER, "on": ON}
    refused(runner, mark_scores_as_counted(items=["A1", "A2", "B2"], **told), "B2")
    assert item(branch, "A2").score is None
    runner.run(mark_scores_as_counted(items=["A1", "A2"], **told))
    assert item(branch, "A2").score == 10


def test_what_was_found_takes_points_and_can_be_mended(runner, branch):
    key = runner.run(finding(branch, text="缺签到表", happened_on=date(2026, 8, 1))).result
    assert item(branch, "A2").counted == D("9.5")
    runner.run(change_finding(finding_id=key, values={"count": D(3)}, on=ON))
    assert item(branch, "A2").counted == D("8.5")
    row = ScoreFindingsQuery(branch, QUARTER, ON).fetch()[0]
    assert (row.text, row.count, row.happened_on) == ("缺签到表", 3, date(2026, 8, 1))
    runner.run(remove_finding(finding_id=key, on=ON))
    assert item(branch, "A2").score is None
    refused(runner, remove_finding(finding_id=key, on=ON), "已经不在了")


def test_a_level_decides_and_must_be_one_of_the_rule(runner, branch):
    refused(runner, finding(branch, "B1", "acts", text="未戴安全帽"), "轻微、一般、严重")
    runner.run(finding(branch, "B1", "acts", text="未戴安全帽", level="轻微"))
    runner.run(finding(branch, "B1", "acts", text="违章", level="一般"))
    assert item(branch, "B1").counted == 27
    runner.run(finding(branch, "B1", "acts", text="严重违章", level="严重"))
    assert item(branch, "B1").counted == 0


def test_what_was_found_rests_on_a_record(runner, branch):
    activity = make.activity("committee_meeting", branch, held_on="2026-08-03")
    runner.run(finding(branch, activity=activity))
    row = ScoreFindingsQuery(branch, QUARTER, ON).fetch()[0]
    assert row.link == ("activity", activity)
    assert "2026-08-03" in row.link_text
    refused(runner, finding(branch, activity=999), "已经不在了")


@pytest.mark.parametrize(
    ("values", "match"),
    [
        ({}, "没有写发现了什么"),
        ({"text": "某事", "count": D(0)}, "大于 0"),
        ({"text": "某事", "count": D(-1)}, "大于 0"),
        ({"text": "某事", "happened_on": date(2026, 6, 30)}, "不在 2026-07-01 至 2026-09-30"),
        ({"text": "某事", "happened_on": date(2026, 10, 1)}, "不在 2026-07-01 至 2026-09-30"),
        ({"text": "某" * 501}, "501 个字"),
    ],
)
def test_findings_that_cannot_be_are_refused_in_words(runner, branch, values, match):
    refused(runner, finding(branch, **values), match)
    assert ScoreFindingsQuery(branch, QUARTER, ON).fetch() == []


def test_a_finding_of_the_running_period_lies_not_ahead(runner, branch):
    ahead = date(2026, 11, 22)
    refused(
        runner,
        finding(branch, period="2026Q4", text="某事", happened_on=ahead),
        "至 2026-11-21",
    )


def test_an_unknown_rule_is_refused(runner, branch):
    refused(runner, finding(branch, rule="other", text="某事"), "没有这一条计分办法")


def test_a_closed_period_is_not_written_into(runner, branch):
    key = runner.run(finding(branch, text="缺签到表")).result
    judge(branch)
    runner.run(
        close_period(subject=ClosingSubject.SCORE, organisation_id=branch, period=QUARTER, on=ON)
    )
    told = {"organisation_id": branch, "period": QUARTER, "on": ON}
    for operation in (
        marking(branch, points="40"),
        remove_mark(item="A1", role=ScoreRole.CHECK, **told),
        finding(branch, text="又缺一份"),
        change_finding(finding_id=key, values={"count": D(2)}, on=ON),
        remove_finding(finding_id=key, on=ON),
        mark_scores_as_counted(items=["A1"], **told),
    ):
        refused(runner, operation, "请先开始更正")
    runner.run(
        reopen_period(
            subject=ClosingSubject.SCORE,
            organisation_id=branch,
            period=QUARTER,
            on=ON,
            reason="漏登一份",
        )
    )
    runner.run(change_finding(finding_id=key, values={"count": D(2)}, on=ON))
    assert item(branch, "A2").score == 9


def test_everything_can_be_taken_back(runner, branch):
    check(branch, "B2", "18")
    runner.run(finding(branch, text="缺签到表"))
    runner.run(marking(branch, points="30", reason="某由"))
    runner.undo()
    runner.undo()
    assert item(branch, "A1").score == 40
    assert item(branch, "A2").score is None


def test_nothing_recorded_is_not_confirmed_without_a_reason(data, runner):
    """A branch that kept no records at all does not get full marks by one click."""
    issue(SMALL)
    branch = make.branch("没有记录的支部", make.committee())
    measured = next(item for item in SMALL.items if any(rule.measure for rule in item.rules))
    asked = {
        "organisation_id": branch,
        "period": QUARTER,
        "item": measured.code,
        "role": ScoreRole.CHECK,
        "on": ON,
    }
    for points in (None, measured.maximum):
        with pytest.raises(RefusedError, match="没有记录不能当作没有扣分"):
            runner.run(mark_score(**asked, points=points))
    runner.run(mark_score(**asked, points=None, reason="纸质记录已查"))
    self_score = {**asked, "role": ScoreRole.SELF}
    runner.run(mark_score(**self_score, points=measured.maximum))


def test_several_are_confirmed_with_one_reason_for_what_is_not_recorded(data, runner):
    issue(SMALL)
    branch = make.branch("没有记录的支部", make.committee())
    codes = [item.code for item in SMALL.items if item.rules]
    asked = {"organisation_id": branch, "period": QUARTER, "items": codes, "on": ON}
    with pytest.raises(RefusedError, match="没有记录不能当作没有扣分"):
        runner.run(mark_scores_as_counted(**asked))
    runner.run(mark_scores_as_counted(**asked, reason="纸质记录已查"))
    sheet = ScoreSheetQuery(branch, QUARTER, ON).fetch()
    given = {one.item.code: one for one in sheet.score.items if one.check_score is not None}
    assert set(given) == set(codes)
    for one in given.values():
        assert bool(one.check_score.reason) == one.is_unrecorded
