"""What became of the roll: two days are chosen, a person is looked at, the list goes out."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from python_calamine import CalamineWorkbook

from dangjian_desktop.operations.people import move_to_group
from dangjian_desktop.operations.printout import ROSTER_CHANGES, Printout
from dangjian_desktop.ui.roster.changes_page import ChangesPage
from dangjian_desktop.ui.roster.tab import RosterTab
from tests import make
from tests.ui.roster.roster_stories import Mine


@pytest.fixture
def page(qtbot, workbench, mine: Mine) -> ChangesPage:
    """The page on a mine in which somebody left, somebody came, and somebody changed groups."""
    make.departure(make.person("钱进", mine.second), date(2026, 4, 1), destination="外矿")
    make.person("孙来", mine.first, since="2026-11-05")
    moved = make.person("郑明", mine.first, group=mine.group)
    make.done(move_to_group(person_ids=[moved], group_id=mine.other_group, on=date(2026, 9, 1)))
    make.departure(make.person("冯远", mine.first), date(2025, 7, 1))
    made = ChangesPage(workbench)
    qtbot.addWidget(made)
    made.resize(1366, 650)
    made.show()
    return made


def shown(page: ChangesPage) -> list[tuple[str, str]]:
    rows = [page.model.row_at(row) for row in range(page.model.rowCount())]
    return [(row.what, row.name) for row in rows]


def type_day(qtbot, editor, text: str) -> None:
    editor.widget.setFocus()
    editor.widget.selectAll()
    qtbot.keyClicks(editor.widget, text)
    qtbot.keyClick(editor.widget, Qt.Key.Key_Return)


def test_the_year_up_to_today_is_shown_first_with_the_sum(page, qtmodeltester):
    assert page.presets[page.period].isChecked()
    assert shown(page) == [
        ("发展", "李娜"),
        ("转入", "孙来"),
        ("转出", "钱进"),
        ("申请入党", "王强"),
        ("调整党小组", "郑明"),
    ]
    assert page.sum.text() == "党员：期初 7 + 新增 2 − 减少 1 = 期末 8"
    assert page.sum.toolTip() == "新增  发展 1、转入 1\n减少  转出 1"
    assert page.figures() == "新增 2 · 减少 1 · 变动 2"
    qtmodeltester.check(page.model)


def test_a_usual_period_is_one_click(qtbot, page):
    qtbot.mouseClick(
        page.presets[next(p for p in page.presets if p.value == "last_year")],
        Qt.MouseButton.LeftButton,
    )
    assert shown(page) == [("转出", "冯远")]
    assert (page.since.text(), page.until.text()) == ("2025-01-01", "2025-12-31")
    checked = [period.value for period, button in page.presets.items() if button.isChecked()]
    assert checked == ["last_year"]


def test_days_are_typed_and_wrong_ones_are_told_while_the_list_stays(qtbot, page):
    type_day(qtbot, page.since, "2026-11-01")
    assert shown(page) == [("转入", "孙来")]
    assert not any(button.isChecked() for button in page.presets.values())
    type_day(qtbot, page.since, "2026-12-01")
    assert "早于起始日期" in page.notice.text()
    assert page.notice.isVisible()
    type_day(qtbot, page.since, "2026-11")
    assert "写到日" in page.notice.text()
    assert shown(page) == [("转入", "孙来")]
    type_day(qtbot, page.since, "2026-04-01")
    assert not page.notice.isVisible()
    assert ("转出", "钱进") in shown(page)


def test_typing_alone_asks_after_a_moment(qtbot, page):
    page.since.widget.setFocus()
    page.since.widget.selectAll()
    qtbot.keyClicks(page.since.widget, "2026-11-01")
    qtbot.waitUntil(lambda: shown(page) == [("转入", "孙来")])


def test_the_list_of_one_branch(qtbot, page, mine):
    page.place.setCurrentIndex(page.place.findData(mine.second))
    page.place.activated.emit(page.place.currentIndex())
    assert shown(page) == [("转出", "钱进")]
    assert page.sum.text() == "党员：期初 3 + 新增 0 − 减少 1 = 期末 2"


def test_a_change_elsewhere_is_heard_and_so_is_undo(qtbot, page, desk, mine):
    make.person("何新", mine.second)
    desk.run(move_to_group(person_ids=[2], group_id=mine.other_group, on=date(2026, 10, 1)))
    assert ("调整党小组", "单小春") in shown(page)
    desk.undo()
    assert ("调整党小组", "单小春") not in shown(page)


def test_the_day_of_the_status_line_moves_a_usual_period(page, desk):
    desk.show_day(date(2025, 12, 31))
    assert (page.since.text(), page.until.text()) == ("2025-01-01", "2025-12-31")
    assert shown(page) == [("转出", "冯远")]


def test_enter_opens_the_person(qtbot, page):
    page.table.select_keys([page.model.keys[1]])
    with qtbot.waitSignal(page.person_wanted) as wanted:
        qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert wanted.args == [page.model.keys[1].uid]


def test_the_list_is_printed_as_its_sheet(qtbot, page, mine):
    page.place.setCurrentIndex(page.place.findData(mine.first))
    page.ask()
    with qtbot.waitSignal(page.print_wanted) as wanted:
        page.print_button.click()
    assert wanted.args == [
        Printout(
            ROSTER_CHANGES,
            date(2026, 11, 21),
            organisation_id=mine.first,
            since=date(2026, 1, 1),
            until=date(2026, 11, 21),
        )
    ]


def test_the_list_is_exported_and_a_folder_that_is_gone_is_told(page, ask, tmp_path, desk, qtbot):
    ask.answers += [tmp_path / "变动.xlsx", tmp_path / "gone" / "变动.xlsx"]
    with qtbot.waitSignal(desk.noted) as noted:
        page.export_button.click()
    assert noted.args[0] == "已导出 5 行：变动.xlsx"
    assert CalamineWorkbook.from_path(tmp_path / "变动.xlsx").sheet_names == ["变动"]
    page.export_button.click()
    assert "文件夹不存在" in ask.asked[-1]


def test_a_period_in_which_nothing_happened_leads_to_another(qtbot, page):
    type_day(qtbot, page.since, "2026-06-01")
    type_day(qtbot, page.until, "2026-06-02")
    assert shown(page) == []
    page.table.empty_state.button.click()
    assert page.period is not None
    assert len(shown(page)) == 5


def test_what_changed_while_another_subject_was_shown_is_summed_up_when_it_is_shown(
    qtbot, workbench, desk, mine
):
    tab = RosterTab(workbench)
    qtbot.addWidget(tab)
    tab.resize(1366, 692)
    tab.show()
    page = tab.open_subject("changes")
    before = page.sum.text()
    tab.open_subject("people")
    desk.run(move_to_group(person_ids=[2], group_id=mine.other_group, on=date(2026, 10, 1)))
    tab.open_subject("changes")
    assert page.sum.text() == before
    assert ("调整党小组", "单小春") in shown(page)
    page.person_wanted.emit(page.model.keys[0].uid)
    assert tab.people.shown_person() == page.model.keys[0].uid
