"""党内统计: a sheet is chosen, a figure leads to its people, what is off is named and held back."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from python_calamine import CalamineWorkbook

from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.domain.vocabulary import Education, Sex
from dangjian_desktop.operations.people import change_person
from dangjian_desktop.operations.printout import STATISTICS, YEAR_FIGURES, Printout
from dangjian_desktop.operations.runner import Operation
from dangjian_desktop.queries.roster import RosterQuery, Scope
from dangjian_desktop.queries.statistics import TABLE_WORDS, Part
from dangjian_desktop.storage.models import Membership
from dangjian_desktop.ui.roster import statistics_page
from dangjian_desktop.ui.roster.statistics_page import StatisticsPage
from dangjian_desktop.ui.roster.tab import RosterTab
from tests import make
from tests.ui.roster.roster_stories import Mine


@pytest.fixture
def page(qtbot, workbench, mine: Mine) -> StatisticsPage:
    """The page on a mine where one was developed in the year and one moved out."""
    make.departure(make.person("钱进", mine.second), date(2026, 4, 1), destination="外矿")
    made = StatisticsPage(workbench)
    qtbot.addWidget(made)
    made.resize(1366, 650)
    made.show()
    return made


def lines(page: StatisticsPage, *numbers: int) -> list[tuple[str, ...]]:
    columns = page.model.columns
    rows = [page.model.row_at(row) for row in range(page.model.rowCount())]
    return [tuple(columns[number].text(row) for number in numbers) for row in rows]


def people(page: StatisticsPage) -> list[str]:
    model = page.names.model
    return [model.row_at(row).facts.name for row in range(model.rowCount())]


def vanish(desk, name: str) -> None:
    """End a membership as a correction elsewhere might, without a word why."""
    row = next(one for one in Membership.select() if one.person.name == name)
    until = PartialDate.from_iso("2026-05-01")
    desk.run(Operation("改", "vanish", lambda w: w.update(Membership, row.id, until=until)))


def compare(page: StatisticsPage, year: int | None) -> None:
    page.compared.setCurrentIndex(page.compared.findData(year))
    page.compared.activated.emit(page.compared.currentIndex())


def type_day(qtbot, page: StatisticsPage, text: str) -> None:
    widget = page.day_editor.widget
    widget.setFocus()
    widget.selectAll()
    qtbot.keyClicks(widget, text)
    qtbot.keyClick(widget, Qt.Key.Key_Return)


def test_the_balance_stands_first_and_each_cell_leads_to_its_people(page, qtmodeltester):
    assert lines(page, 0, 2)[:5] == [("1", "6"), ("2", "1"), ("3", "1"), ("4", "0"), ("5", "0")]
    assert "对上了" in page.sum.text()
    assert page.figures() == "实有党员 6 名 · 差额 0"
    assert not page.reasons.isVisible()
    page.table.select_keys([3])
    assert people(page) == ["李娜"]
    page.table.select_keys([11])
    assert people(page) == ["钱进"]
    page.table.select_keys([1])
    assert "钱进" in people(page)
    qtmodeltester.check(page.model)
    qtmodeltester.check(page.names.model)


def test_a_person_of_a_cell_opens_and_so_does_the_keyboard(qtbot, page):
    page.table.select_keys([3])
    qtbot.keyClick(page.table, Qt.Key.Key_Return)  # to the people
    assert page.names.table.hasFocus()
    page.names.table.select_keys(page.names.people)
    with qtbot.waitSignal(page.person_wanted) as wanted:
        qtbot.keyClick(page.names.table, Qt.Key.Key_Return)
    assert wanted.args == [page.names.model.row_at(0).uid]


def test_the_keyboard_walks_through_the_sheets(qtbot, page):
    assert page.list.hasFocus()
    qtbot.keyClick(page.list, Qt.Key.Key_Down)
    assert page.key == "ages"
    words = [page.choices.row_at(row).word for row in range(page.choices.rowCount())]
    assert words == ["两年对账", *TABLE_WORDS.values(), "年度数据"]


def test_a_table_counts_unknown_apart_and_leads_to_the_people(qtbot, page, mine, desk):
    desk.run(
        change_person(person_id=1, changes={"education": Education.COLLEGE, "sex": Sex.FEMALE})
    )
    page.choose_sheet("schooling")
    qtbot.waitUntil(lambda: page.model.row_at(2).count == 1)
    assert ("大学专科", "1", "16.7%", "1") in lines(page, 0, 1, 2, 3)
    assert ("未填", "5", "83.3%", "0") in lines(page, 0, 1, 2, 3)
    assert "未填 5 名" in page.sum.text()
    assert page.figures() == "党员 6 名（预备 1）"
    page.table.select_keys([("大学专科", False)])
    assert people(page) == ["张卫国"]
    assert page.names.title.text() == "大学专科：1 人"
    page.names.parts[Part.WOMEN.value].click()
    assert people(page) == ["张卫国"]
    page.names.parts[Part.MINORITY.value].click()
    assert people(page) == []


def test_a_click_on_a_column_shows_who_is_counted_there(qtbot, page):
    page.choose_sheet("stages")
    row = page.model.row_of(("probationary", False))
    column = [one.key for one in page.model.columns].index(Part.PROBATIONARY.value)
    place = page.table.visualRect(page.model.index(row, column)).center()
    qtbot.mouseClick(page.table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert page.names.part is Part.PROBATIONARY
    assert people(page) == ["李娜"]


def test_numbers_of_people_are_masked(page):
    page.choose_sheet("sex")
    page.table.select_keys([("total", True)])
    keys = [one.key for one in page.names.model.columns]
    index = page.names.model.index(
        [r.facts.name for r in map(page.names.model.row_at, range(6))].index("张卫国"),
        keys.index("id_number"),
    )
    assert "*" in index.data()


def test_any_day_and_another_year_beside_it(qtbot, page):
    page.choose_sheet("stages")
    compare(page, 2025)
    headings = [page.model.headerData(n, Qt.Orientation.Horizontal) for n in range(5)]
    assert headings[3:] == ["2025 年末", "增减"]
    assert ("预备党员", "1", "0", "+1") in lines(page, 0, 1, 3, 4)
    assert "竖线是 2025 年末" in page.sum.text()
    type_day(qtbot, page, "2026-02-28")
    assert ("预备党员", "0") in lines(page, 0, 1)
    type_day(qtbot, page, "2026-02")
    assert "写到日" in page.notice.text()
    assert page.day == date(2026, 2, 28)
    page.before_button.click()
    assert page.day == date(2025, 12, 31)
    assert not page.notice.isVisible()
    page.after_button.click()
    assert page.day == date(2026, 11, 21)  # the year is not over: today
    assert not page.after_button.isEnabled()


def test_the_day_of_the_status_line_is_followed(page, desk):
    desk.show_day(date(2025, 12, 31))
    assert page.day == date(2025, 12, 31)
    assert page.balance.year == 2025


def test_i19_names_who_does_not_come_out_and_holds_everything_back(qtbot, page, desk, ask, mine):
    vanish(desk, "周杰")
    qtbot.waitUntil(lambda: "差 -1" in page.sum.text())
    assert page.reasons.isVisible()
    assert page.reasons_title.text() == "为什么对不上：1 人"
    assert "请在信息卡上登记离开" in page.reason.text()
    page.table.select_keys([15])
    assert people(page) == ["周杰"]
    page.choose_sheet("ages")
    page.export_button.click()
    assert "对不上的是：周杰" in ask.asked[-1]
    assert page.key == "balance"
    with qtbot.assertNotEmitted(page.print_wanted):
        page.print_button.click()
    qtbot.keyClick(page.reasons, Qt.Key.Key_Home)
    with qtbot.waitSignal(page.person_wanted) as wanted:
        qtbot.keyClick(page.reasons, Qt.Key.Key_Return)
    assert wanted.args == [page.balance.reasons[0].uid]
    desk.undo()
    qtbot.waitUntil(lambda: not page.reasons.isVisible())


def test_one_branch_is_printed_and_exported(qtbot, page, mine, ask, tmp_path: Path, desk):
    page.place.choose(mine.first)
    compare(page, 2025)
    with qtbot.waitSignal(page.print_wanted) as wanted:
        page.print_button.click()
    assert wanted.args == [
        Printout(STATISTICS, date(2026, 11, 21), organisation_id=mine.first, other_year=2025)
    ]
    ask.answers += [tmp_path / "统计.xlsx"]
    with qtbot.waitSignal(desk.noted) as noted:
        page.export_button.click()
    assert "统计.xlsx" in noted.args[0]
    assert "年龄" in CalamineWorkbook.from_path(tmp_path / "统计.xlsx").sheet_names


def test_the_year_on_one_page_is_copied_and_printed(qtbot, page, mine, desk):
    assert not page.copy_button.isVisible()
    page.show_year()
    assert not page.names.isVisible()
    assert ("党员", "6 名", "", "名册") in lines(page, 1, 2, 3, 4)
    assert ("党课", "没有记录", "", "日历·活动") in lines(page, 1, 2, 3, 4)
    assert "没有记录" in page.figures()
    page.copy_button.click()
    text = QGuiApplication.clipboard().text()
    assert text.startswith("星火煤矿党委 2026 年度数据（截至 2026年11月21日）")
    assert "党课 没有记录" in text
    with qtbot.waitSignal(page.print_wanted) as wanted:
        page.print_button.click()
    assert wanted.args == [Printout(YEAR_FIGURES, date(2026, 11, 21), year=2026)]
    compare(page, 2025)
    assert ("党员", "6 名", "6 名", "0 名") in lines(page, 1, 2, 3, 4)


def test_very_many_people_are_gathered_as_a_job(page, monkeypatch):
    monkeypatch.setattr(statistics_page, "_MANY", 1)
    page.show_year()
    assert ("党员", "6 名") in lines(page, 1, 2)


def test_the_people_of_a_cell_leave_as_a_list_of_the_roster(qtbot, page, ask, monkeypatch):
    page.table.select_keys([3])
    with qtbot.waitSignal(page.people_export_wanted) as wanted:
        page.names.list_button.click()
    query = wanted.args[0]
    assert isinstance(query, RosterQuery)
    assert (query.scope, query.people) == (Scope.EVERYBODY, page.names.people)
    page.table.select_keys([4])
    assert not page.names.list_button.isEnabled()
    monkeypatch.setattr(statistics_page, "MOST_LISTED", 0)
    page.table.select_keys([3])
    page.names.list_button.click()
    assert "太多" in ask.asked[-1]


def test_a_mine_without_people_says_so_and_shows_no_noughts(qtbot, workbench, data, ask):
    made = StatisticsPage(workbench)
    qtbot.addWidget(made)
    made.show()
    for sheet in ("joining_years", "ages", "balance"):
        made.choose_sheet(sheet)
        assert lines(made, 0) == [], sheet
        assert "请先导入名册" in made.table.empty_state.sentence.text()
        assert made.figures() == "没有登记党员"
        assert made.names.title.text() == ""  # no figure, so nobody's number
    assert "没有登记不等于 0" in made.sum.text()
    assert "对上了" not in made.sum.text()
    made.print_shown()
    assert "没有可以导出和打印的统计" in ask.asked[-1]
    assert "请先在名册里登记或导入党员" in ask.asked[-1]


def test_quick_find_reaches_the_page(qtbot, workbench, mine):
    tab = RosterTab(workbench)
    qtbot.addWidget(tab)
    tab.show()
    tab.commands["year_figures"]()
    page = tab.stack.currentWidget()
    assert isinstance(page, StatisticsPage)
    assert page.key == "year"
    tab.commands["two_year_balance"]()
    assert page.key == "balance"
    tab.commands["copy_year_figures"]()
    assert "年度数据" in QGuiApplication.clipboard().text()
    with qtbot.waitSignal(tab.people.export_wanted):
        page.table.select_keys([3])
        page.names.list_button.click()
