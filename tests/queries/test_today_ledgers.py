"""What of the ledgers stands on the Today list: pressing rows and stages, many in one line."""

from datetime import date

import pytest

from dangjian_desktop.domain.ledger_values import Named
from dangjian_desktop.domain.today import Act, Band, Source
from dangjian_desktop.domain.vocabulary import ObligationState
from dangjian_desktop.operations.books import close_book
from dangjian_desktop.operations.ledger_milestones import add_milestone, mark_milestone_done
from dangjian_desktop.operations.ledgers import add_entry, advance_entry
from dangjian_desktop.queries.today import TodayQuery
from dangjian_desktop.queries.today_ledgers import MOST_SINGLE, ledgers_due
from tests import make

ON = date(2026, 11, 20)


@pytest.fixture
def branch(data):
    return make.branch("综采一队党支部")


def hazard(branch, content, due, **values):
    return make.done(
        add_entry(
            book="hazard",
            organisation_id=branch,
            day=make.day("2026-11-02"),
            values={"content": content, "due_on": make.day(due), **values},
            on=ON,
        )
    )


def due(within=None, on=ON):
    return sorted(ledgers_due(on, within), key=lambda item: (item.due_on, item.what))


def test_a_late_row_names_its_owner_and_who_has_to_look_after_it(branch):
    owner = make.person("张三", branch)
    key = hazard(branch, "护网破损", "2026-11-08", owner=(Named("张三", owner),))
    (item,) = due(branch)
    assert (item.source, item.band, item.state) == (
        Source.LEDGER,
        Band.OVERDUE,
        ObligationState.OVERDUE,
    )
    assert (item.what, item.who) == ("隐患：护网破损", "综采一队党支部 张三")
    assert item.why == "隐患排查整改台账：逾期12天，按规定：提级到矿督办"
    assert (item.act, item.row_id, item.kind) == (Act.OPEN_LEDGERS, key, "hazard")


@pytest.mark.parametrize(
    ("last", "band"),
    [
        ("2026-11-19", Band.OVERDUE),
        ("2026-11-20", Band.THIS_WEEK),
        ("2026-11-22", Band.THIS_WEEK),
        ("2026-11-23", Band.THIS_MONTH),
        ("2026-11-24", None),
    ],
)
def test_a_row_stands_there_from_the_days_of_its_rule_on(branch, last, band):
    hazard(branch, "护网破损", last)
    assert [item.band for item in due(branch)] == ([band] if band else [])


def test_a_row_that_is_over_and_a_book_out_of_use_press_no_more(branch):
    explained = make.done(
        add_entry(
            book="appeal",
            organisation_id=branch,
            day=make.day("2026-09-02"),
            values={"content": "热水", "answer": "已修"},
            on=ON,
        )
    )
    before = len(due(branch))
    day = make.day("2026-11-19")
    make.done(advance_entry(entry_id=explained, to="explained", day=day, on=ON))
    assert (before, due(branch)) == (1, [])
    hazard(branch, "护网破损", "2026-11-08")
    make.done(close_book(code="hazard"))
    assert due(branch) == []


def test_many_rows_of_one_book_and_branch_are_one_line(branch):
    for number in range(MOST_SINGLE):
        hazard(branch, f"第{number}处", "2026-11-15")
    assert len(due(branch)) == MOST_SINGLE
    hazard(branch, "又一处", "2026-11-08")
    (item,) = due(branch)
    assert (item.what, item.who, item.count) == ("隐患 4 行逾期", "综采一队党支部", 4)
    assert item.why == "最久的逾期12天，按规定：提级到矿督办"
    assert (item.row_id, item.kind, item.organisation_id) == (None, "hazard", branch)
    assert item.due_on == date(2026, 11, 8)


def test_rows_of_a_group_count_with_its_branch(branch):
    group = make.group(branch)
    for holder in (branch, branch, group, group):
        hazard(holder, "护网破损", "2026-11-15")
    (item,) = due(branch)
    assert (item.count, item.who) == (4, "综采一队党支部")


def test_above_a_branch_those_of_one_escalation_are_told_together(branch):
    other = make.branch("机电队党支部")
    for holder in (branch, other):
        for number in range(2):
            hazard(holder, f"第{number}处", "2026-11-10")
            hazard(holder, f"第{number}处", "2026-11-16")
    told = [(item.what, item.who, item.why, item.organisation_id) for item in due()]
    assert told == [
        ("隐患 4 行逾期", "综采一队党支部等 2 个", "最久的逾期10天，按规定：提级到矿督办", None),
        ("隐患 4 行逾期", "综采一队党支部等 2 个", "最久的逾期4天，按规定：支委会督办", None),
    ]


def test_a_stage_presses_as_a_task_does_until_it_is_done(branch):
    project = make.done(
        add_entry(
            book="project",
            organisation_id=branch,
            day=make.day("2026-03-02"),
            values={"name": "智能化改造"},
            on=ON,
        )
    )

    def stage(title, day):
        work = add_milestone(entry_id=project, title=title, due_on=date.fromisoformat(day), on=ON)
        return make.done(work)

    late = stage("方案评审", "2026-11-01")
    stage("设备到货", "2026-11-27")
    stage("验收", "2026-11-28")
    found = [item for item in due(branch) if item.what.startswith("里程碑")]
    assert [(item.what, item.band) for item in found] == [
        ("里程碑：方案评审", Band.OVERDUE),
        ("里程碑：设备到货", Band.THIS_MONTH),
    ]
    assert found[0].why == "立项攻关与党建项目：智能化改造"
    assert found[0].row_id == project
    make.done(mark_milestone_done(milestone_id=late, done_on=ON, on=ON))
    left = [item.what for item in due(branch) if item.what.startswith("里程碑")]
    assert left == ["里程碑：设备到货"]


def test_the_list_of_the_window_holds_them(branch):
    hazard(branch, "护网破损", "2026-11-08")
    found = [item for item in TodayQuery(ON, branch).fetch() if item.source is Source.LEDGER]
    assert [item.what for item in found] == ["隐患：护网破损"]
