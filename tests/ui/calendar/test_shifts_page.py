"""The page 班次: crews, months, absences, the import of a 排班表, and 找时间."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QLabel, QMenu

from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.domain.vocabulary import AbsenceKind, StopKind
from dangjian_desktop.domain.votes import Regime
from dangjian_desktop.operations import shifts
from dangjian_desktop.operations.printout import SHIFT_MONTH
from dangjian_desktop.operations.shift_import import examine_shift_file
from dangjian_desktop.queries.shifts import ShiftPatternsQuery
from dangjian_desktop.storage.models import Absence, Activity, ShiftCrew, ShiftEntry, StopDay
from dangjian_desktop.ui.calendar.shift_dialogs import (
    absence_dialog,
    change_absence_dialog,
    change_stop_dialog,
    crew_dialog,
    end_pattern_dialog,
    pattern_dialog,
    rename_crew_dialog,
    stop_dialog,
    substitution_dialog,
)
from dangjian_desktop.ui.calendar.shift_import_dialog import ShiftImportDialog, save_shift_template
from dangjian_desktop.ui.calendar.shift_month import MonthLine
from dangjian_desktop.ui.calendar.shifts_page import ShiftsPage
from dangjian_desktop.ui.calendar.slot_dialog import SlotDialog
from dangjian_desktop.ui.shared.choice_box import ChoiceBox
from dangjian_desktop.ui.shared.operation_dialog import OperationDialog
from dangjian_desktop.ui.shared.theme import sized_font, tokens
from tests import make
from tests.operations import roster_books as books
from tests.shift_stories import crew_branch
from tests.ui.screen import settle
from tests.ui.tab_order import steps_back


@pytest.fixture
def branch(data):
    return crew_branch()


@pytest.fixture
def page(qtbot, workbench, branch):
    made = ShiftsPage(workbench)
    qtbot.addWidget(made)
    made.resize(1366, 650)
    made.show()
    return made


def test_the_month_shows_letters_and_follows_what_is_entered(page, branch, desk):
    assert page.model.rowCount() == 4 + 23  # the crews stand above the people
    crews = [page.model.index(row, 0).data() for row in range(4)]
    assert crews == [*"甲乙丙丁"]
    assert page.model.index(0, 1).data() == "6 人"
    assert [page.model.index(row, 2).data() for row in range(4)] == [*"早中夜休"]  # 1 November
    assert page.crews.rowCount() == 4
    assert page.figures() == "23 人，班次不明 0 人"
    first = page.model.rows[0]
    cell = page.model.index(4, 2 + 24)  # 2026-11-25
    before = cell.data()
    day = date(2026, 11, 25)
    desk.run(
        shifts.add_absence(
            person_id=first.person_id, kind=AbsenceKind.SICK, begins_on=day, ends_on=day
        )
    )
    assert page.model.index(4, 2 + 24).data() == "病"
    assert page.away.rowCount() == 1
    desk.undo()
    assert page.model.index(4, 2 + 24).data() == before
    tip = page.model.index(4, 2 + 24).data(Qt.ItemDataRole.ToolTipRole)
    assert "按轮班推算，未核实" in tip
    page.after_button.click()
    assert page.month_label.text() == "2026年12月"
    assert page.model.columnCount() == 33


def test_a_crew_that_only_the_roster_has_is_set_up_at_once(page, branch, desk, qtbot, workbench):
    make.person("新来", branch, shift_crew="戊")
    page.look()
    row = page.crews.row_at(page.crews.rowCount() - 1)
    assert (row.crew_id, row.name) == (None, "戊")
    dialog = crew_dialog(workbench, branch, page, row.name)
    qtbot.addWidget(dialog)
    dialog.form.editor("pattern").show_value("4c3s_8d")
    dialog.save()
    assert ShiftCrew.select().where(ShiftCrew.name == "戊").exists()
    assert page.crews.row_at(4).people == 1


def test_the_forms_of_a_crew(page, branch, qtbot, workbench):
    crew = page.crews.row_at(0)
    dialog = rename_crew_dialog(workbench, crew, page)
    dialog.form.editor("name").show_value("一班")
    dialog.save()
    crew = page.crews.row_at(0)
    assert (crew.name, crew.people) == ("一班", 6)
    dialog = pattern_dialog(workbench, crew, page)
    dialog.form.editor("pattern").show_value("4c3s_4d")
    dialog.save()
    assert page.crews.row_at(0).pattern == "4c3s_4d"
    end_pattern_dialog(workbench, page.crews.row_at(0), page).save()
    assert page.crews.row_at(0).pattern == ""


def test_a_mine_writes_a_shift_system_beginning_with_that_of_a_crew(page, desk):
    page.crew_table.select_keys([page.crews.keys[0]])
    page.write_pattern()
    dialog = page.findChild(OperationDialog)
    form = dialog.form
    assert form.values()["cycle"] == "早早中中夜夜休休"
    form.editor("title").show_value("本矿八天一轮")
    form.editor("hours").show_value("早 07:30-15:30\n中 15:30-23:30")
    form.editor("note").show_value("矿务会定")
    dialog.save()
    assert "“夜”没有写" in dialog.findChild(QLabel, "hours_problem").text()
    form.editor("hours").show_value("早 07:30-15:30\n中 15:30-23:30\n夜 23:30-07:30")
    dialog.save()
    assert "本矿八天一轮" in ShiftPatternsQuery(desk.on).fetch().values()
    desk.undo()
    assert "本矿八天一轮" not in ShiftPatternsQuery(desk.on).fetch().values()


def test_faults_stand_in_the_forms(page, branch, workbench):
    for dialog in (
        absence_dialog(workbench, page),
        substitution_dialog(workbench, page),
        stop_dialog(workbench, branch, page),
    ):
        dialog.save()
        assert not dialog.form.check()
        dialog.close()


def test_a_stretch_given_by_its_month_is_not_taken_for_the_first_day(page, branch, workbench):
    dialog = stop_dialog(workbench, branch, page)
    dialog.show()
    dialog.form.editor("kind").show_value(StopKind.MAINTENANCE)
    dialog.form.editor("ends").line.setText("2026-12")
    dialog.save()
    assert "没有写到日" in dialog.findChild(QLabel, "ends_problem").text()
    assert not StopDay.select().exists()


def test_a_stretch_that_ends_before_it_begins_is_told_at_its_end(page, branch, workbench):
    dialog = stop_dialog(workbench, branch, page)
    dialog.show()
    dialog.form.editor("ends").show_value(PartialDate(2026, 11, 20))
    dialog.save()
    assert "早于开始日期 2026-11-21" in dialog.findChild(QLabel, "ends_problem").text()
    assert dialog.findChild(QLabel, "kind_problem").text()  # all faults at once
    assert not StopDay.select().exists()


def test_a_time_is_found_and_the_activity_planned(qtbot, page, branch, workbench):
    dialog = SlotDialog(workbench, branch, page, kind="general_meeting")
    dialog.show()
    assert "18/23" in [dialog.model.index(0, 2).data()]
    assert "不能到 5 人" in dialog.detail.text()
    dialog.form.editor("regime").show_value(Regime.ELECTION)
    dialog.look()
    assert "还差 1 人" in dialog.told.text()
    assert "检修日" in dialog.told.text()
    with qtbot.waitSignal(dialog.made):
        dialog.take()
    (activity,) = Activity.select()
    assert (activity.kind, activity.begins) == ("general_meeting", "16:30")


def test_times_of_another_question_are_not_taken(qtbot, page, branch, workbench):
    dialog = SlotDialog(workbench, branch, page, kind="general_meeting")
    dialog.show()
    dialog.form.editor("regime").show_value(Regime.ELECTION)
    kind = dialog.form.editor("kind")
    kind.show_value("party_lecture")
    kind.edited.emit()
    assert dialog.model.rowCount() == 0
    assert "排时间" in dialog.table.empty_state.sentence.text()
    assert dialog.form.values()["regime"] is None  # nobody votes at a lecture
    qtbot.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert not Activity.select().exists()
    dialog.look_button.click()
    qtbot.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert [row.kind for row in Activity.select()] == ["party_lecture"]


def test_a_caller_is_given_the_time_and_nothing_is_planned(qtbot, page, branch, workbench):
    dialog = SlotDialog(workbench, branch, page, kind="general_meeting", gives_back=True)
    with qtbot.waitSignal(dialog.chosen) as told:
        dialog.take_button.click()
    assert told.args[1:] == ["16:30", "18:00"]
    assert not Activity.select().exists()


def test_a_sheet_comes_in_after_its_faults_are_let_out(page, branch, workbench, tmp_path, ask):
    twin = make.person("甲某一", branch)
    rows = [["2026年11月"], ["姓名", *range(1, 31)], ["甲某一", "早"], ["外人", "早"]]
    rows.append(["甲某二", "夜"])
    path = books.xlsx(tmp_path / "a.xlsx", rows)
    found = examine_shift_file(path, organisation_id=branch, on=date(2026, 11, 21))
    dialog = ShiftImportDialog(workbench, found, page)
    assert not dialog.apply_button.isEnabled()
    dialog.choose_person(found.asked[0], twin)
    dialog.skip.setChecked(True)
    dialog.apply_button.click()
    assert {row.shift for row in ShiftEntry.select()} == {"早", "夜"}
    assert {row.person_id for row in ShiftEntry.select()} >= {twin}


def test_an_imported_sheet_is_named_and_taken_away_again(page, branch, workbench, tmp_path, desk):
    rows = [["2026年11月"], ["姓名", *range(1, 31)], ["甲某一", "早"], ["甲某二", "夜"]]
    path = books.xlsx(tmp_path / "排班.xlsx", rows)
    found = examine_shift_file(path, organisation_id=branch, on=date(2026, 11, 21))
    ShiftImportDialog(workbench, found, page).apply_button.click()
    (menu,) = [menu for menu in page.findChildren(QMenu) if "导入排班表" in actions(menu)]
    menu.aboutToShow.emit()
    assert "删除 2026-11 的排班表（排班.xlsx）" in actions(menu)
    page.remove_sheet()
    assert not ShiftEntry.select().exists()
    menu.aboutToShow.emit()
    (left,) = [action for action in menu.actions() if action.text() == "删除排班表"]
    assert not left.isEnabled()
    desk.undo()
    assert ShiftEntry.select().count() == 2


def actions(menu):
    return [action.text() for action in menu.actions()]


def test_the_file_is_asked_for_and_a_blank_one_saved(page, branch, workbench, tmp_path, ask):
    target = tmp_path / "空白.xlsx"
    ask.answers.extend([target, None])
    assert save_shift_template(workbench, page, 2026, 12)
    assert target.exists()
    ask.answers.append(None)
    page.import_sheet()


def test_the_month_that_is_shown_is_printed(page, branch, qtbot):
    page.after_button.click()
    with qtbot.waitSignal(page.print_wanted) as told:
        page.print_shown()
    printout = told.args[0]
    assert (printout.code, printout.organisation_id) == (SHIFT_MONTH, branch)
    assert (printout.year, printout.month) == (page.year, page.month)


def test_an_empty_mine_says_what_to_do(qtbot, workbench):
    made = ShiftsPage(workbench)
    qtbot.addWidget(made)
    made.show()
    assert not made.slots_button.isEnabled()
    assert made.model.rowCount() == 0


def test_an_absence_and_a_stop_are_changed_in_their_forms(page, branch, desk, workbench):
    day = date(2026, 11, 25)
    person = page.model.rows[0].person_id
    desk.run(
        shifts.add_absence(
            person_id=person, kind=AbsenceKind.SICK, begins_on=day, ends_on=day, note="发热"
        )
    )
    desk.run(
        shifts.add_stop_days(
            organisation_id=branch, kind=StopKind.MAINTENANCE, begins_on=day, ends_on=day
        )
    )
    stop, absence = (page.away.row_at(number) for number in range(2))
    dialog = change_absence_dialog(workbench, absence, page)
    assert dialog.form.values()["note"] == "发热"
    dialog.form.editor("kind").show_value(AbsenceKind.LEAVE)
    dialog.form.editor("ends").show_value(PartialDate(2026, 11, 26))
    dialog.save()
    (row,) = Absence.select()
    assert (row.kind, row.begins_on, row.ends_on) == (AbsenceKind.LEAVE, day, date(2026, 11, 26))
    dialog = change_stop_dialog(workbench, stop, page)
    dialog.form.editor("ends").show_value(PartialDate(2026, 11, 24))
    dialog.save()
    said = dialog.findChild(QLabel, "ends_problem").text()
    assert "早于" in said  # nothing is half done
    assert StopDay.get().ends_on == day
    dialog.form.editor("ends").show_value(PartialDate(2026, 11, 27))
    dialog.save()
    assert StopDay.get().ends_on == date(2026, 11, 27)


def test_a_row_of_who_is_away_opens_its_form(page, branch, desk):
    day = date(2026, 11, 25)
    first, second = (row.person_id for row in page.model.rows[:2])
    desk.run(shifts.add_absence(person_id=first, kind=AbsenceKind.SICK, begins_on=day, ends_on=day))
    desk.run(
        shifts.add_substitution(worked_on=day, person_id=first, substitute_id=second, shift="早")
    )
    page.away_table.opened.emit(page.away.row_at(1))
    assert not page.findChildren(OperationDialog)  # a 替班 is removed and entered anew
    page.away_table.opened.emit(page.away.row_at(0))
    assert len(page.findChildren(OperationDialog)) == 1


def test_everybody_of_whom_there_are_two_is_asked_for(qtbot, page, branch, workbench, tmp_path):
    names = [f"李{number}" for number in "一二三四五六七八九十"]
    twins = {name: [make.person(name, branch) for _ in range(2)][1] for name in names}
    rows = [["2026年11月"], ["姓名", *range(1, 31)], *([name, "早"] for name in names)]
    path = books.xlsx(tmp_path / "a.xlsx", rows)
    found = examine_shift_file(path, organisation_id=branch, on=date(2026, 11, 21))
    dialog = ShiftImportDialog(workbench, found, page)
    dialog.show()
    boxes = dialog.findChildren(ChoiceBox, "asked_name")
    assert len(boxes) == len(names)
    for box, twin in zip(boxes, twins.values(), strict=True):
        box.setCurrentIndex(box.findData(twin))
        box.activated.emit(box.currentIndex())
    assert not dialog.skip.isVisible()
    qtbot.keyClick(dialog.table, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert {row.person_id for row in ShiftEntry.select()} == set(twins.values())


def test_in_the_history_view_shifts_change_only_after_asking(page, branch, desk, ask):
    day = date(2026, 11, 10)
    stop = {"kind": StopKind.MAINTENANCE, "begins_on": day, "ends_on": day}
    make.done(shifts.add_stop_days(organisation_id=branch, **stop))
    desk.show_day(day)
    menu = QMenu()
    page.crew_table.select_keys([page.crews.keys[0]])
    page._fill_crew_menu(menu)
    page.away_table.select_keys([page.away.keys[0]])
    page._fill_away_menu(menu)
    acts = [*menu.actions(), *page.enter_button.menu().actions()]
    for number, action in enumerate(acts, start=1):
        action.trigger()
        assert len(ask.asked) == number, action.text()
    page.import_sheet()
    assert len(ask.asked) == len(acts) + 1
    assert all("历史视图" in told for told in ask.asked)
    assert page.findChild(OperationDialog) is None
    assert desk.undo_label is None
    ask.answers.append(True)
    page.add_crew()
    assert page.findChild(OperationDialog) is not None


def test_how_many_a_crew_has_is_read_whole(page):
    table = page.table
    words = QFontMetrics(sized_font(tokens().sizes.table, bold=True)).horizontalAdvance("6 人")
    assert table.columnWidth(1) >= words + tokens().space(6)
    page.model.show_rows((), page.model._calendar, [MonthLine("甲", "many people of a crew", ())])
    assert table.columnWidth(1) > 2 * words + tokens().space(6)


def test_tab_follows_the_eye_through_a_sheet_that_comes_in(page, branch, workbench, tmp_path):
    rows = [["2026年11月"], ["姓名", *range(1, 31)], ["甲某一", "早"], ["外人", "早"]]
    path = books.xlsx(tmp_path / "a.xlsx", rows)
    found = examine_shift_file(path, organisation_id=branch, on=date(2026, 11, 21))
    dialog = ShiftImportDialog(workbench, found, page)
    dialog.open()
    settle()
    assert steps_back(dialog) == []
