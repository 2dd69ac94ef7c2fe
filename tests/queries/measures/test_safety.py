"""Hazards, areas and lessons: what was late stays late, what was only not told can be told."""

from datetime import date

import pytest

from dangjian_desktop.domain.vocabulary import Post
from dangjian_desktop.operations.ledgers import change_entry
from dangjian_desktop.queries.duty_areas import CrewCoverageQuery
from dangjian_desktop.queries.measures.registry import measures
from tests import make
from tests.queries.measures.asking import (
    ON,
    asked,
    count,
    held,
    note,
    proofs,
    reason,
    texts,
)


@pytest.fixture
def branch(data):
    return make.branch()


def hazard(branch, due_on, day="2026-07-01", **values):
    told = {"content": "缺护网", "owner": "张三", "measures": "装上", "due_on": due_on}
    return make.entry("hazard", branch, day, **{**told, **values})


#: What a hazard has that can be closed.
WHOLE = {"place": "巷道", "found_by": "赵五", "crew": "采一班", "funds": 0, "plan": "无需"}


def closed(entry, day, by):
    """A hazard that goes its whole way in a day."""
    make.advanced(entry, "rectified", day, by="张三")
    make.advanced(entry, "checked", day, by="李四")
    make.advanced(entry, "closed", day, by=by)


def test_without_any_hazard_ever_nothing_is_known(branch):
    assert "隐患排查整改台账" in reason("overdue_hazards", branch, "2026Q3")
    assert "隐患排查整改台账" in reason("hazard_fields_missing", branch, "2026Q3")
    hazard(branch, "2026-12-01", "2026-10-01")
    assert "从来没有记过" in reason("overdue_hazards", branch, "2026Q3")
    assert note("overdue_hazards", branch, "2026Q4", date(2026, 11, 1)) == "本期无应办事项"


def test_a_hazard_closed_on_its_last_day_is_in_time_and_on_the_next_it_is_not(branch):
    secretary = make.person("王书记", branch)
    make.post(secretary, branch, Post.SECRETARY)
    in_time = hazard(branch, "2026-07-20", **WHOLE)
    late = hazard(branch, "2026-07-20", **{**WHOLE, "content": "漏电"})
    closed(in_time, "2026-07-20", secretary)
    closed(late, "2026-07-21", secretary)
    assert count("overdue_hazards", branch, "2026Q3") == 1
    assert texts("overdue_hazards", branch, "2026Q3") == [
        "隐患2号“漏电”：期限 2026-07-20，2026-07-21 才办结"
    ]
    assert proofs("overdue_hazards", branch, "2026Q3") == ["隐患1号“缺护网”：2026-07-20 前办结"]


def test_one_that_is_open_is_late_from_the_day_after(branch):
    hazard(branch, "2026-09-30")
    assert count("overdue_hazards", branch, "2026Q3", date(2026, 9, 30)) == 0
    assert count("overdue_hazards", branch, "2026Q3", date(2026, 10, 1)) == 1
    assert count("overdue_hazards", branch, "2026Q4") == 0  # it counts where its last day lies
    assert "到期没有办结" in texts("overdue_hazards", branch, "2026Q3")[0]


def test_one_that_was_put_right_but_not_closed_by_its_last_day_is_late(branch):
    row = hazard(branch, "2026-07-20")
    make.advanced(row, "rectified", "2026-07-10", by="张三")
    assert count("overdue_hazards", branch, "2026Q3") == 1


def test_the_number_of_reports_is_no_fault(branch):
    for _number in range(5):
        hazard(branch, "2026-12-31")
    assert count("overdue_hazards", branch, "2026Q3") == 0
    assert count("reported_hazards", branch, "2026Q3") == 5
    assert measures()["reported_hazards"].counts_reports
    assert not measures()["overdue_hazards"].counts_reports


def test_rows_of_groups_are_those_of_their_branch_and_other_branches_have_their_own(branch):
    group, other = make.group(branch), make.branch("机电队党支部")
    hazard(group, "2026-07-20")
    hazard(other, "2026-07-21")
    hazard(other, "2026-07-22")
    assert count("overdue_hazards", branch, "2026Q3") == 1
    assert count("overdue_hazards", other, "2026Q3") == 2


def test_the_fields_of_the_five_that_are_empty(branch):
    hazard(branch, "2026-07-20", funds=0, plan="无需")
    row = make.entry("hazard", branch, "2026-07-02", content="漏电", owner="张三")
    assert count("hazard_fields_missing", branch, "2026Q3") == 4
    assert texts("hazard_fields_missing", branch, "2026Q3") == [
        "隐患2号“漏电”：没有填整改措施、整改资金、整改时限、应急预案"
    ]
    assert proofs("hazard_fields_missing", branch, "2026Q3") == ["隐患1号“缺护网”：五定齐"]
    make.done(change_entry(entry_id=row, values={"measures": "换线"}, on=date(2026, 10, 9)))
    assert count("hazard_fields_missing", branch, "2026Q3") == 3


def test_stopped_violations_have_levels_and_name_nobody(branch):
    person = make.person("张三", branch)
    for level in ("轻微", "轻微", "严重"):
        make.entry("stopped_violation", branch, "2026-08-01", stopped_by=person, level=level)
    found = asked("stopped_violations", branch, "2026Q3")
    assert found.by_level() == {"轻微": 2, "严重": 1}
    assert not any("张三" in str(one.text) for one in found.records)


# Areas -------------------------------------------------------------------------


def area(branch, crew="", members=(), day="2026-01-10", **values):
    told = {"name": "一号责任区", "crew": crew, **values}
    if members:
        told["members"] = members
    return make.entry("duty_area", branch, day, **told)


def test_crews_are_covered_as_the_page_of_areas_says(branch):
    first = make.person("甲", branch, crew="采一班")
    make.person("乙", branch, crew="采 二班")
    make.person("丙", branch, crew="采三班")
    gone = make.person("丁", branch, crew="采三班")
    assert "党员责任区" in reason("uncovered_crews", branch, "2026Q3")
    area(branch, "采一班", first)
    area(branch, "采三班、采四班", gone)
    make.departure(gone, date(2026, 8, 1))
    for on in (date(2026, 7, 15), date(2026, 9, 30), ON):
        gaps = [one.crew for one in CrewCoverageQuery(on, branch).fetch() if one.is_gap]
        told = [text.partition("：")[0] for text in texts("uncovered_crews", branch, "2026", on)]
        assert told == sorted(gaps)
    assert count("uncovered_crews", branch, "2026Q2") == 1
    assert count("uncovered_crews", branch, "2026Q3") == 3
    assert "采三班：责任党员已不在册" in texts("uncovered_crews", branch, "2026Q3")


def test_an_area_without_a_plate_on_the_last_day(branch):
    assert "党员责任区" in reason("areas_without_plate", branch, "2026Q3")
    area(branch, plate_on="2026-09-30", on="2026-10-01")
    area(branch, plate_on="2026-10-01", on="2026-10-01", day="2026-01-11")
    ended = area(branch, day="2026-01-12", end_reason="其他")
    make.advanced(ended, "ended", "2026-09-30")
    assert count("areas_without_plate", branch, "2026Q3") == 1
    assert count("areas_without_plate", branch, "2026Q4") == 0
    assert count("areas_without_plate", branch, "2026Q2") == 3


# Lessons -----------------------------------------------------------------------


def test_a_lesson_about_safety_is_asked_for_each_month(branch):
    assert "没有登记任何活动" in reason("missing_safety_lessons", branch, "2026Q3")
    held("party_lecture", branch, "2026-07-10", title="党史")
    assert count("missing_safety_lessons", branch, "2026Q3") == 3
    held("party_lecture", branch, "2026-07-11", title="安全生产月")
    held("group_meeting", make.group(branch), "2026-08-11", content="学习事故通报")
    held("talk", branch, "2026-09-11", content="安全")  # no kind of lesson
    assert texts("missing_safety_lessons", branch, "2026Q3") == ["2026年9月：没有安全课或警示教育"]
    assert proofs("missing_safety_lessons", branch, "2026Q3") == [
        "2026-07-11 安全生产月",
        "2026-08-11 党小组会",
    ]


def test_a_month_that_is_not_over_is_not_missed(branch):
    held("group_study", branch, "2026-11-02")
    assert count("missing_safety_lessons", branch, "2026-11", date(2026, 11, 30)) == 0
    assert "没有到期" in note("missing_safety_lessons", branch, "2026-11", date(2026, 11, 30))
    assert count("missing_safety_lessons", branch, "2026-11", date(2026, 12, 1)) == 1


def test_integrity_lessons_are_asked_for_each_quarter(branch):
    held("group_study", branch, "2026-08-02", title="安全")
    assert count("missing_integrity_lessons", branch, "2026Q3") == 1
    assert note("missing_integrity_lessons", branch, "2026-08") == "本期无应办事项"
    held("group_study", branch, "2026-07-02", title="廉洁教育")
    assert count("missing_integrity_lessons", branch, "2026Q3") == 0
    held("group_study", branch, "2026-09-02")
    assert count("missing_integrity_lessons", branch, "2026-09") == 0  # July is of its quarter
