"""月报: which groups gave something in a month; every figure leads to its records."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from dangjian_desktop.domain.vocabulary import Mark, Post
from dangjian_desktop.operations.attendance import mark_many, post_due_list
from dangjian_desktop.operations.leading_cadres import add_leading_cadre
from dangjian_desktop.operations.points import record_points
from dangjian_desktop.operations.printout import GROUP_MONTH, Printout
from dangjian_desktop.ui.groups.month_page import MonthPage
from tests import make

ON = date(2026, 11, 21)


@pytest.fixture
def group(data: Any) -> int:
    branch = make.branch(under=make.committee())
    group = make.group(branch)
    leader = make.person("组长甲", branch, group=group)
    make.post(leader, group, Post.GROUP_LEADER)
    make.group(branch, "第二党小组")
    return group


@pytest.fixture
def page(qtbot: Any, workbench: Any, group: int) -> MonthPage:
    made = MonthPage(workbench)
    qtbot.addWidget(made)
    made.resize(1366, 650)
    made.show()
    return made


def held(group: int, day: str = "2026-11-10") -> int:
    activity = make.activity("group_meeting", group, day)
    make.done(post_due_list(activity_id=activity, on=ON))
    make.done(mark_many(activity_id=activity, mark=Mark.PRESENT, on=ON))
    return activity


def given(page: MonthPage) -> list[tuple[str, str]]:
    names = [page.groups.column_of(key) for key in ("name", "given")]
    return [
        tuple(page.groups.index(row, column).data() for column in names)
        for row in range(page.groups.rowCount())
    ]


def cell(page: MonthPage, label: str, column: int) -> str:
    row = [line.label for line in page.model.lines].index(label)
    page.board.setCurrentIndex(page.model.index(row, column))
    return str(page.model.index(row, column).data())


def behind(page: MonthPage) -> list[str]:
    column = page.behind.column_of("title")
    return [page.behind.index(row, column).data() for row in range(page.behind.rowCount())]


def test_this_month_stands_there_and_says_who_has_given_nothing(
    page: MonthPage, group: int, workbench: Any
) -> None:
    assert page.title.text() == "2026年11月"
    assert given(page) == [("第一党小组", "没有记录"), ("第二党小组", "没有记录")]
    assert page.figures() == "2 个党小组，没有记录的 2 个"
    assert "本月没有开展活动的记录" in page.told.text()
    assert not page.after_button.isEnabled()


def test_what_was_recorded_is_seen_at_once_and_every_figure_leads_to_it(
    page: MonthPage, group: int, workbench: Any, qtbot: Any
) -> None:
    activity = make.activity("group_meeting", group, "2026-11-10")
    workbench.desk.run(post_due_list(activity_id=activity, on=ON))
    workbench.desk.run(mark_many(activity_id=activity, mark=Mark.PRESENT, on=ON))
    qtbot.waitUntil(lambda: given(page)[0] == ("第一党小组", "有记录"))
    assert "应到 1 到 1 出勤率 100%" in page.told.text()
    opened: list[int] = []
    page.activity_wanted.connect(opened.append)
    assert cell(page, "本组活动", 1) == "1"
    page.board.open_current()
    assert opened == [activity]


def test_rows_of_ledgers_open_in_their_ledger(page: MonthPage, group: int) -> None:
    make.entry("duty_list", group, duty="讲教训", owner="组长甲", due_on="2026-11-12")
    make.entry("duty_list", group, duty="写日志", owner="组长甲")
    page.read()
    told: list[str] = []
    page.entry_wanted.connect(told.append)
    assert cell(page, "责任清单", 3) == "2"
    assert behind(page) == ["讲教训", "写日志"]
    assert cell(page, "责任清单", 4) == "1"
    assert behind(page) == ["讲教训"]
    assert cell(page, "责任清单", 2) == ""
    assert page.behind_table.empty_state.sentence.text() == "没有记录。"
    cell(page, "责任清单", 3)
    page.board.open_current()  # several: the keyboard goes there
    page.behind_table.opened.emit(page.behind_table.current_row())
    assert len(told) == 1


def test_a_cadre_opens_as_a_person(page: MonthPage, group: int) -> None:
    cadre = make.person("领导乙", group=group)
    make.done(add_leading_cadre(person_id=cadre, title="副矿长"))
    page.read()
    told: list[str] = []
    page.person_wanted.connect(told.append)
    assert cell(page, "领导干部", 1) == "1"
    page.board.open_current()
    assert len(told) == 1


def test_one_goes_back_in_time_but_not_ahead(page: MonthPage, group: int) -> None:
    held(group, "2026-10-10")
    page.before_button.click()
    assert page.title.text() == "2026年10月"
    assert given(page)[0] == ("第一党小组", "有记录")
    page.after_button.click()
    page.go(1)
    assert page.title.text() == "2026年11月"


def test_one_group_is_printed_or_all_of_them_as_one_job(page: MonthPage, group: int) -> None:
    told: list[Printout] = []
    page.print_wanted.connect(told.append)
    page.one_action.trigger()
    page.all_action.trigger()
    assert [(one.code, one.organisation_id) for one in told] == [
        (GROUP_MONTH, group),
        (GROUP_MONTH, None),
    ]
    assert (told[0].year, told[0].month) == (2026, 11)


def test_a_place_without_groups_says_what_to_do(qtbot: Any, workbench: Any, group: int) -> None:
    empty = make.branch("机电队党支部")
    page = MonthPage(workbench)
    qtbot.addWidget(page)
    page.show()
    page.place.choose(empty)
    assert "这里没有党小组" in page.table.empty_state.sentence.text()
    assert not page.one_action.isEnabled()


def test_the_month_of_a_group_is_shown_from_elsewhere(page: MonthPage, group: int) -> None:
    page.show_group(group, 2026, 10)
    assert page.title.text() == "2026年10月"
    assert page.chosen is not None
    assert page.chosen.group_id == group


def test_the_branch_stands_beside_its_groups_only_where_there_are_several(
    page: MonthPage, group: int
) -> None:
    assert page.groups.column_of("branch") < 0
    first = make._the_branch()
    make.group(make.branch("机电队党支部"))
    page.read()
    shown = page.groups.column_of("branch")
    assert shown >= 0
    assert not page.table.horizontalHeader().isSectionHidden(shown)
    page.place.choose(first)
    assert page.groups.column_of("branch") < 0


def test_every_figure_of_a_group_is_seen_without_scrolling(page: MonthPage, group: int) -> None:
    header = page.table.horizontalHeader()
    last = page.groups.column_of("open_count")
    right = header.sectionViewportPosition(last) + header.sectionSize(last)
    assert right <= page.table.viewport().width()


def test_points_of_a_member_lead_to_the_person(page: MonthPage, group: int) -> None:
    person = make.person("组员乙", group=group)
    make.done(
        record_points(
            person_ids=[person], period="2026-11", points=Decimal(2), reason="义务植树", on=ON
        )
    )
    page.read()
    assert cell(page, "党员积分", 1) == "2"
    assert page.behind.index(0, page.behind.column_of("told")).data() == (
        "本月 2 分，全年累计 22 分"
    )
    opened: list[str] = []
    page.person_wanted.connect(opened.append)
    page.board.open_current()
    page.behind_table.opened.emit(page.behind.row_at(0))
    assert opened
