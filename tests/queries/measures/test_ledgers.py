"""Projects, pledges, requests, awards, and the pair of measures that each book has."""

from datetime import date

import pytest

from dangjian_desktop.domain.measured import Unknown
from dangjian_desktop.domain.vocabulary import Post, Stage
from dangjian_desktop.operations.books import add_book
from dangjian_desktop.operations.ledger_milestones import add_milestone, mark_milestone_done
from dangjian_desktop.queries.measures.registry import measures
from tests import make
from tests.queries.measures.asking import asked, count, held, note, proofs, reason, texts


@pytest.fixture
def branch(data):
    return make.branch()


def test_no_project_is_a_fault_where_ledgers_are_kept(branch):
    assert "任何台账" in reason("no_project", branch, "2026Q3")
    make.entry("award", branch, "2026-07-01", honour="先进")
    assert texts("no_project", branch, "2026Q3") == ["本期没有立项攻关项目"]
    assert count("no_project", branch, "2026Q3") == 1
    make.entry("project", branch, "2026-09-30", name="提效")
    assert count("no_project", branch, "2026Q3") == 0
    assert count("no_project", branch, "2026-08") == 1
    assert proofs("no_project", branch, "2026Q4") == ["立项攻关1号“提效”"]


def test_a_stage_is_late_when_it_was_not_done_by_its_last_day(branch):
    assert "立项攻关" in reason("late_milestones", branch, "2026Q3")
    project = make.entry("project", branch, "2026-01-01", name="提效")
    made = [
        make.done(
            add_milestone(
                entry_id=project,
                title=title,
                due_on=date.fromisoformat(due),
                on=date(2026, 1, 1),
            )
        )
        for title, due in (("设计", "2026-07-10"), ("采购", "2026-08-10"), ("安装", "2026-09-10"))
    ]
    for stage, day in ((made[0], date(2026, 7, 10)), (made[1], date(2026, 8, 11))):
        make.done(mark_milestone_done(milestone_id=stage, done_on=day, on=day))
    assert count("late_milestones", branch, "2026Q3") == 2
    assert (
        "节点“采购”：期限 2026-08-10，完成 2026-08-11"
        in texts("late_milestones", branch, "2026Q3")[0]
    )
    assert len(proofs("late_milestones", branch, "2026Q3")) == 1
    assert note("late_milestones", branch, "2026Q4") == "本期无应办事项"


def test_each_member_has_a_pledge_of_the_year_or_one_that_reaches_into_it(branch):
    first, second, third, _fourth = (make.person(name, branch) for name in "甲乙丙丁")
    make.person("戊", branch, stage=Stage.ACTIVIST)
    assert "亮承诺" in reason("members_without_commitment", branch, "2026Q1")
    pledge = {"promise": "不违章", "kind": "安全"}
    make.entry("commitment", branch, "2026-01-10", person=first, due_on="2026-01-31", **pledge)
    make.entry("commitment", branch, "2025-12-10", person=second, due_on="2026-01-01", **pledge)
    make.entry("commitment", branch, "2025-12-10", person=third, due_on="2025-12-31", **pledge)
    assert texts("members_without_commitment", branch, "2026Q1") == [
        "丙：没有亮承诺",
        "丁：没有亮承诺",
    ]
    assert count("members_without_commitment", branch, "2026Q2") == 3


def test_an_analysis_is_asked_for_each_quarter(branch):
    assert "任何台账" in reason("missing_concern_analyses", branch, "2026Q3")
    make.entry("award", branch, "2026-01-01", honour="先进")
    assert count("missing_concern_analyses", branch, "2026") == 3
    make.entry("concern_analysis", branch, "2026-09", topic="收入待遇", on="2026-10-20")
    assert count("missing_concern_analyses", branch, "2026Q3") == 0
    assert count("missing_concern_analyses", branch, "2026Q2") == 1
    assert note("missing_concern_analyses", branch, "2026-08") == "本期无应办事项"
    assert count("missing_concern_analyses", branch, "2026Q4") == 0


def request(branch, day, **values):
    told = {"content": "浴室水凉", "kind": "食堂澡堂", **values}
    return make.entry("appeal", branch, day, **told)


def test_a_request_is_late_by_what_the_book_asks_and_never_by_their_number(branch):
    assert "意见诉求" in reason("overdue_appeals", branch, "2026Q3")
    for _number in range(4):
        request(branch, "2026-08-01")
    assert count("reported_appeals", branch, "2026Q3") == 4
    assert count("overdue_appeals", branch, "2026Q3") == 4  # nobody took them up within 7 days
    assert measures()["reported_appeals"].counts_reports


def test_a_request_taken_up_on_the_seventh_day_is_in_time(branch):
    taken = request(branch, "2026-08-01", handler="李四", due_on="2026-09-10")
    make.advanced(taken, "handling", "2026-08-08")
    assert count("overdue_appeals", branch, "2026-08") == 0
    assert count("overdue_appeals", branch, "2026-09") == 1
    late = request(branch, "2026-08-01", handler="李四", due_on="2026-12-10")
    make.advanced(late, "handling", "2026-08-09")
    assert count("overdue_appeals", branch, "2026-08") == 1


def test_of_an_anonymous_request_only_its_number_is_told(branch):
    make.entry(
        "appeal",
        branch,
        "2026-08",
        is_anonymous=True,
        on="2026-08-20",
        content="某班长骂人",
        kind="管理作风",
    )
    found = asked("overdue_appeals", branch, "2026Q3")
    assert [str(one.text) for one in found.records] == [
        "意见诉求匿1号：期限 2026-09-07，到期没有办结"
    ]
    assert found.records[0].day is None
    assert count("overdue_appeals", branch, "2026-08") == 0  # the last day that it may mean


def test_what_stands_on_the_archives_copy_alone_is_not_told(branch):
    request(branch, "2026-08-01")
    assert texts("overdue_appeals", branch, "2026Q3") == [
        "意见诉求1号：期限 2026-08-08，到期没有办结"
    ]


def test_an_award_is_late_by_the_day_it_was_paid_and_not_by_that_of_registering_it(branch):
    assert "表彰奖励" in reason("late_awards", branch, "2026Q3")
    told = {"level": "支部", "promised_on": "2026-08-10", "on": "2026-09-01"}
    make.entry("award", branch, "2026-07-01", honour="甲", paid_on="2026-08-10", **told)
    make.entry("award", branch, "2026-07-01", honour="乙", paid_on="2026-08-11", **told)
    make.entry("award", branch, "2026-07-01", honour="丙", **told)
    assert texts("late_awards", branch, "2026Q3") == [
        "表彰奖励2号“乙”：期限 2026-08-10，2026-08-11 才办结",
        "表彰奖励3号“丙”：期限 2026-08-10，到期没有办结",
    ]
    assert count("late_awards", branch, "2026Q3") == 2


def test_honours_come_from_above(branch):
    assert "表彰奖励" in reason("honours", branch, "2026Q3")
    for level in ("支部", "矿", "集团", "党小组"):
        make.entry("award", branch, "2026-07-01", honour=f"{level}先进", level=level)
    found = asked("honours", branch, "2026Q3")
    assert found.count == 2
    assert len(found.records) == 2


def test_a_suggestion_counts_when_it_is_adopted(branch):
    person = make.person("王书记", branch)
    make.post(person, branch, Post.SECRETARY)
    told = {"opinion": "可行", "handler": person, "due_on": "2026-12-01", "content": "换灯"}
    row = make.entry("suggestion", branch, "2026-06-20", **told)
    make.advanced(row, "accepted", "2026-07-02", by=person)
    assert asked("suggestions_adopted", branch, "2026Q2").count == 0
    assert asked("suggestions_adopted", branch, "2026Q3").count == 1


def test_a_new_book_has_its_measures_without_any_code(branch):
    table = {
        "label": "值班登记",
        "purpose": "谁值班。",
        "day_label": "日期",
        "title": "place",
        "held_by": ["branch"],
        "field": [{"key": "place", "label": "地点", "kind": "text"}],
    }
    assert not any("值班登记" in info.title for info in measures().values())
    code = make.done(add_book(table=table))
    info = measures()[f"book_rows:{code}"]
    assert info.title == "值班登记：条数"
    assert info.is_reach
    assert isinstance(asked(info.code, branch, "2026Q3"), Unknown)
    make.entry(code, branch, "2026-07-01", place="井口")
    assert asked(info.code, branch, "2026Q3").count == 1
    assert f"book_late:{code}" not in measures()


def test_a_book_of_activities_counts_the_activities(branch):
    held("volunteering", branch, "2026-07-01")
    held("contact_visit", branch, "2026-07-01")
    assert asked("book_rows:contact_point", branch, "2026Q3").count == 1
