"""Hazards come up on the next party day by themselves, and what was said goes back to them."""

from datetime import date

import pytest

from dangjian_desktop.domain.activity_kinds import THEMED_DAY
from dangjian_desktop.domain.custom_fields import MentionedPerson
from dangjian_desktop.operations.ledgers import remove_entry
from dangjian_desktop.queries.ledger_entries import LedgerEntryQuery
from dangjian_desktop.ui.calendar.agenda_entries import AgendaEntriesBox
from dangjian_desktop.ui.calendar.minutes_section import MinutesSection
from dangjian_desktop.ui.calendar.plan_section import PlanSection
from dangjian_desktop.ui.shared.operation_dialog import OperationDialog
from tests import make

ON = date(2026, 11, 21)


@pytest.fixture
def mine(data):
    """A branch with two people and an overdue hazard."""
    branch = make.branch()
    owner, checker = make.person("张三", branch), make.person("李四", branch)
    entry = make.entry(
        "hazard",
        branch,
        place="3402 顺槽",
        content="护网破损",
        found_by=checker,
        crew="检修班",
        owner=owner,
        measures="更换",
        funds="无需",
        plan="无需",
        due_on="2026-11-15",
    )
    return {"branch": branch, "张三": owner, "李四": checker, "entry": entry}


@pytest.fixture
def opened(qtbot, workbench):
    def made(kind, activity):
        section = kind(workbench, activity)
        qtbot.addWidget(section)
        section.resize(1000, 700)
        section.show()
        qtbot.waitExposed(section)
        return section

    return made


def cells(box):
    model = box.model
    return [
        [model.index(row, column).data() for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def chosen(box, place=0):
    box.table.selectRow(place)
    box.table.setCurrentIndex(box.model.index(place, 0))


def dialog_of(box):
    (dialog,) = box.findChildren(OperationDialog)
    return dialog


def state(mine):
    return LedgerEntryQuery(mine["entry"], ON).fetch().row.state


def test_the_plan_of_the_next_day_shows_the_open_rows_without_a_press(opened, mine):
    section = opened(PlanSection, make.activity(THEMED_DAY, mine["branch"], "2026-11-25"))
    (line,) = cells(section.entries)
    assert line[:6] == ["待整改", "隐患", "护网破损", "张三", "2026-11-15", "逾期 6 天，支委会督办"]
    assert not section.entries.record_button.isVisible()
    assert "共 1 件" in section.entries.told.text()


def test_a_meeting_of_another_kind_shows_nothing_of_them(opened, mine):
    section = opened(PlanSection, make.activity("committee_meeting", mine["branch"], "2026-11-25"))
    assert not section.entries.isVisible()


def test_the_day_behind_the_next_says_where_they_come_up(opened, mine):
    make.activity(THEMED_DAY, mine["branch"], "2026-11-25")
    section = opened(PlanSection, make.activity(THEMED_DAY, mine["branch"], "2026-12-25"))
    assert "先列入 2026-11-25" in section.entries.told.text()
    assert not section.entries.table.isVisible()


def test_an_outcome_goes_back_to_the_row_and_is_undone_at_once(opened, mine, desk):
    section = opened(MinutesSection, make.activity(THEMED_DAY, mine["branch"], "2026-11-20"))
    box = section.entries
    chosen(box)
    box.record_button.click()
    dialog = dialog_of(box)
    dialog.form.show_value("to", "rectified")
    dialog.save()
    assert dialog.isVisible(), "nobody is named yet"
    assert "整改人" in dialog.form.findChild(object, "by_problem").text()
    dialog.form.show_value("by", MentionedPerson(mine["张三"], "张三"))
    dialog.save()
    assert state(mine) == "rectified"
    assert cells(box)[0][6] == "整改完成（整改人：张三）"
    desk.undo()
    assert state(mine) == "registered"
    assert cells(box)[0][6] == ""


def test_an_outcome_out_of_order_is_told_at_its_field(opened, mine):
    section = opened(MinutesSection, make.activity(THEMED_DAY, mine["branch"], "2026-11-20"))
    make.advanced(mine["entry"], "rectified", "2026-11-21", by=mine["张三"])
    section.entries.read()
    chosen(section.entries)
    section.entries.record()
    dialog = dialog_of(section.entries)
    dialog.form.show_value("to", "checked")
    dialog.form.show_value("by", MentionedPerson(mine["李四"], "李四"))
    dialog.save()
    assert "早于" in dialog.form.findChild(object, "to_problem").text()
    assert state(mine) == "rectified"


def test_who_checks_his_own_is_warned_about_while_it_is_entered(opened, mine):
    section = opened(MinutesSection, make.activity(THEMED_DAY, mine["branch"], "2026-11-20"))
    make.advanced(mine["entry"], "rectified", "2026-11-10", by=mine["张三"])
    section.entries.read()
    chosen(section.entries)
    section.entries.record()
    dialog = dialog_of(section.entries)
    dialog.form.show_value("to", "checked")
    dialog.form.show_value("by", MentionedPerson(mine["张三"], "张三"))
    dialog.form.edited.emit()
    assert "就是责任人" in dialog.findChild(object, "outcome_warning").text()
    dialog.save()
    assert state(mine) == "checked"
    assert "都是张三" in cells(section.entries)[0][6]


def test_an_outcome_is_taken_back_with_its_step(opened, mine):
    section = opened(MinutesSection, make.activity(THEMED_DAY, mine["branch"], "2026-11-20"))
    box = section.entries
    chosen(box)
    box.record()
    dialog = dialog_of(box)
    dialog.form.show_value("to", "rectified")
    dialog.form.show_value("by_name", "王五")
    dialog.save()
    chosen(box)
    box.restore_button.click()
    assert state(mine) == "registered"
    assert cells(box)[0][6] == ""


def test_nothing_is_said_of_a_day_that_is_still_to_come(opened, mine):
    section = opened(MinutesSection, make.activity(THEMED_DAY, mine["branch"], "2026-11-25"))
    chosen(section.entries)
    assert not section.entries.record_button.isEnabled()


def test_a_row_opens_in_its_ledger(qtbot, opened, mine):
    section = opened(MinutesSection, make.activity(THEMED_DAY, mine["branch"], "2026-11-25"))
    chosen(section.entries)
    uid = LedgerEntryQuery(mine["entry"], ON).fetch().uid
    with qtbot.waitSignal(section.entry_wanted) as heard:
        section.entries.open_button.click()
    assert heard.args == [uid]


def test_the_box_reads_a_row_that_is_entered_while_it_stands_open(opened, mine, desk):
    box = opened(AgendaEntriesBox, make.activity(THEMED_DAY, mine["branch"], "2026-11-25"))
    assert len(cells(box)) == 1

    desk.run(remove_entry(entry_id=mine["entry"], on=ON))
    assert cells(box) == []
