"""The page of the zones as a user works through it: looked at, given out, swapped, printed."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from dangjian_desktop.domain.today import Act, Band, Source, TodayItem
from dangjian_desktop.domain.vocabulary import ObligationState, ZoneJob
from dangjian_desktop.operations.printout import ZONE_ROTATION
from dangjian_desktop.operations.zone_duties import apply_rotation
from dangjian_desktop.queries.zone_duties import YearDutiesQuery
from dangjian_desktop.ui.calendar.zone_dialogs import RotationDialog
from dangjian_desktop.ui.calendar.zones_page import ZonesPage
from dangjian_desktop.ui.shared.operation_dialog import OperationDialog
from dangjian_desktop.ui.shared.query_model import CHIP_ROLE
from tests import make


@pytest.fixture
def mine(data):
    branches = [make.branch(f"{name}党支部") for name in ("综采队", "掘进队", "机电队")]
    make.zone("第一协作区", branches)
    return branches


@pytest.fixture
def page(qtbot, workbench, mine):
    made = ZonesPage(workbench)
    qtbot.addWidget(made)
    made.resize(1366, 700)
    made.show()
    return made


def lead(quarter, year=2026):
    return next(
        row
        for row in YearDutiesQuery(year).fetch()
        if (row.quarter, row.job) == (quarter, ZoneJob.LEAD)
    )


def dialog_of(page, kind=OperationDialog):
    return [one for one in page.findChildren(kind) if one.isVisible()][-1]


def test_a_year_is_looked_at_before_it_is_given_out(page):
    page.year = 2026
    page.read()
    assert "还没有排轮值" in page.grid.empty_state.sentence.text()
    page.make_button.click()
    dialog = dialog_of(page, RotationDialog)
    assert dialog.model.rowCount() == len(ZoneJob)
    assert "第一协作区 由 0 次变为 1 次" in dialog.fairness.text()
    assert not YearDutiesQuery(2026).fetch()
    assert dialog.since.isHidden()
    dialog.save_button.click()
    assert page.model.rowCount() == len(ZoneJob)
    assert page.figures() == "第一协作区 相差 1 次"
    assert page.counts_model.rowCount() == 4
    page.remove_button.click()
    assert not page.model.rowCount()
    page._bench.desk.undo()
    assert page.model.rowCount() == len(ZoneJob)


def test_one_job_is_changed_by_keyboard_and_the_reason_is_shown(page, mine):
    make.done(apply_rotation(year=2026))
    page.year = 2026
    page.read()
    row = lead(1)
    page.grid.go_to(row.duty_id)
    QTest.keyClick(page.grid, Qt.Key.Key_Return)
    dialog = dialog_of(page)
    other = next(one for one in mine if one != row.branch_id)
    dialog.form.show_values({"other": other, "note": "工作面搬家"})
    dialog.save()
    assert (lead(1).branch_id, lead(1).planned_id) == (other, row.branch_id)
    index = page.model.place_of(row.duty_id)
    assert page.model.data(index, CHIP_ROLE) is not None
    tip = page.model.data(index, Qt.ItemDataRole.ToolTipRole)
    assert "原定 综采队党支部" in tip
    assert "工作面搬家" in tip


def test_two_change_places_with_two_presses_of_space(page):
    make.done(apply_rotation(year=2026))
    page.year = 2026
    page.read()
    first, second = lead(1), lead(2)
    page.grid.go_to(first.duty_id)
    QTest.keyClick(page.grid, Qt.Key.Key_Space)
    place = page.model.place_of(first.duty_id)
    assert "待调换" in page.model.data(place, CHIP_ROLE).text
    QTest.keyClick(page.grid, Qt.Key.Key_Escape)
    assert page.model.marked is None
    QTest.keyClick(page.grid, Qt.Key.Key_Space)
    QTest.keyClick(page.grid, Qt.Key.Key_Right)
    QTest.keyClick(page.grid, Qt.Key.Key_Space)
    dialog = dialog_of(page)
    dialog.form.show_values({"other": second.duty_id, "note": "检修"})
    dialog.save()
    assert (lead(1).branch_id, lead(2).branch_id) == (second.branch_id, first.branch_id)


def test_a_swap_without_reason_is_refused_in_the_dialog(page):
    make.done(apply_rotation(year=2026))
    page.year = 2026
    page.read()
    page.grid.go_to(lead(1).duty_id)
    page.swap_button.click()
    dialog = dialog_of(page)
    dialog.form.show_values({"other": lead(2).duty_id, "note": ""})
    dialog.save()
    assert dialog.isVisible()
    assert lead(1).planned_id is None


def test_a_year_is_given_out_anew_with_or_without_its_swaps(page, mine):
    make.done(apply_rotation(year=2026))
    page.year = 2026
    page.read()
    page.swap(lead(3), lead(4))
    dialog = dialog_of(page)
    dialog.form.show_values({"other": lead(4).duty_id, "note": "检修"})
    dialog.save()
    assert lead(3).planned_id is not None
    page.make_button.click()
    again = dialog_of(page, RotationDialog)
    assert "重新生成" in again.windowTitle()
    again.since.setCurrentIndex(0)
    again.look()
    again.save()
    assert lead(3).planned_id is not None
    page.make_button.click()
    again = dialog_of(page, RotationDialog)
    again.since.setCurrentIndex(0)
    again.swaps.setCurrentIndex(1)
    again.look()
    again.save()
    assert lead(3).planned_id is None


def test_what_is_due_opens_its_cell_and_the_year_prints(page, qtbot):
    make.done(apply_rotation(year=2027))
    duty = lead(2, 2027)
    item = TodayItem(
        Source.DUTY,
        Band.THIS_MONTH,
        ObligationState.OPEN,
        "组长单位",
        "综采队党支部",
        date(2027, 6, 30),
        "轮值",
        Act.OPEN_ZONES,
        row_id=duty.duty_id,
    )
    page.show_due(item)
    assert page.grid.current_duty().duty_id == duty.duty_id
    with qtbot.waitSignal(page.print_wanted) as printed:
        page.print_shown()
    assert (printed.args[0].code, printed.args[0].year) == (ZONE_ROTATION, 2027)
    page.before_button.click()
    assert page.year == 2026
    assert not page.print_button.isEnabled()


def test_without_zones_the_way_to_them_is_shown(qtbot, data, workbench):
    page = ZonesPage(workbench)
    qtbot.addWidget(page)
    page.show()
    assert "新建协作区" in page.grid.empty_state.sentence.text()
    assert not page.make_button.isEnabled()
    with qtbot.waitSignal(page.zones_wanted):
        page.grid.empty_state.button.click()
