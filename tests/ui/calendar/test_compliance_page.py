"""合规: the board, why a cell is red, and what one click does about it."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.domain.today import Act, Band, Source, TodayItem
from dangjian_desktop.domain.vocabulary import ObligationState, Post
from dangjian_desktop.operations.activities import change_activity
from dangjian_desktop.operations.obligations import add_obligation_notice
from dangjian_desktop.operations.people import appoint
from dangjian_desktop.operations.printout import COMPLIANCE_BOARD
from dangjian_desktop.queries.obligations import NoticesQuery
from dangjian_desktop.queries.today import TodayQuery
from dangjian_desktop.ui.calendar.compliance_page import CompliancePage
from dangjian_desktop.ui.calendar.notices_dialog import NoticesDialog, notice_dialog
from dangjian_desktop.ui.shared.operation_dialog import OperationDialog
from dangjian_desktop.ui.shared.query_model import CHIP_ROLE
from tests import make

ON = date(2026, 11, 21)


@pytest.fixture
def branch(data):
    return make.branch()


@pytest.fixture
def open_page(qtbot, workbench):
    def open_now() -> CompliancePage:
        made = CompliancePage(workbench)
        qtbot.addWidget(made)
        made.resize(1366, 680)
        made.show()
        return made

    return open_now


def held(branch, kind, day):
    activity = make.activity(kind, branch, day)
    make.done(change_activity(activity_id=activity, values={"minutes": "好"}, on=ON))
    return activity


def words(page):
    return [label.text() for label in page.detail.findChildren(QLabel)]


def test_a_cell_tells_how_many_and_the_pane_tells_why(qtbot, open_page, branch, desk):
    activity = held(branch, "themed_day", "2026-10-20")
    page = open_page()
    page.board.go_to(branch, 10)
    look = page.model.index(0, 10).data(CHIP_ROLE)
    assert (look.text, look.icon) == ("1/1", "circle-check")
    assert "2026-10-20 主题党日，已记录" in words(page)
    with qtbot.waitSignal(page.activity_wanted) as told:
        page.detail.buttons[0].click()
    assert told.args == [activity]
    page.board.go_to(branch, 6)
    assert page.model.index(0, 6).data(CHIP_ROLE).icon == "circle-x"
    assert any("不能补这一期" in text for text in words(page))
    assert any("第十一条" in text for text in words(page))
    assert page.figures() == "1 个党组织 · 有逾期或错过的 1 个"


def test_a_new_record_turns_the_cell_green_and_undo_turns_it_back(qtbot, open_page, branch, desk):
    activity = make.activity("themed_day", branch, "2026-11-18")
    page = open_page()
    page.board.go_to(branch, 11)
    assert page.model.index(0, 11).data() == "0/1"
    desk.run(change_activity(activity_id=activity, values={"minutes": "好"}, on=ON))
    qtbot.waitUntil(lambda: page.model.index(0, 11).data() == "1/1")
    assert "2026-11-18 主题党日，已记录" in words(page)
    desk.undo()
    qtbot.waitUntil(lambda: page.model.index(0, 11).data() == "0/1")


def test_what_is_missing_is_planned_from_the_pane(qtbot, open_page, branch):
    page = open_page()
    page.board.go_to(branch, 11)
    with qtbot.waitSignal(page.activity_add_wanted) as told:
        page.detail.findChild(object, "add_activity").click()
    (item,) = told.args
    assert (item.kind, item.organisation_id, item.due_on) == (
        "themed_day",
        branch,
        date(2026, 11, 30),
    )
    page.board.go_to(branch, 10)
    with qtbot.waitSignal(page.activity_add_wanted) as told:
        page.detail.findChild(object, "add_activity").click()
    assert told.args[0].due_on == ON  # it cannot be held in the past


def test_a_notice_belongs_to_the_year_of_what_is_chosen_in_its_form(workbench, branch, qtbot):
    secretary = make.person("张三", branch)
    make.done(
        appoint(
            person_id=secretary,
            organisation_id=branch,
            post=Post.SECRETARY,
            on=date(2024, 12, 15),
            elected_on=make.day("2024-12-15"),
        )
    )
    for obligation, due_on, year in (
        ("obligations.term", PartialDate(2028, 3, 1), 2027),
        ("obligations.democratic_appraisal", PartialDate(2027, 2, 1), 2026),
    ):
        form = notice_dialog(workbench, 2026)
        qtbot.addWidget(form)
        values = {"obligation": obligation, "organisation": branch, "due_on": due_on}
        form.form.show_values({**form.form.values(), **values})
        form.save()
        assert form.refusal.sentence.text() == ""
        assert [row.obligation for row in NoticesQuery(year).fetch()] == [obligation]


def test_a_notice_is_entered_from_the_year_s_cell(qtbot, open_page, branch):
    page = open_page()
    page.board.go_to(branch, 13)
    assert "待通知" not in words(page)  # a chip says it
    page.detail.findChild(object, "add_notice").click()
    form = page.findChildren(OperationDialog)[-1]
    form.form.editor("due_on").show_value(PartialDate(2027, 3, 31))
    form.save()
    (row,) = NoticesQuery(2026).fetch()
    assert (row.organisation_id, row.due_on) == (branch, date(2027, 3, 31))
    qtbot.waitUntil(lambda: any("上级通知（2026-11-21）" in text for text in words(page)))


def test_notices_are_listed_corrected_and_removed(qtbot, workbench, branch, desk):
    desk.run(
        add_obligation_notice(
            obligation="obligations.democratic_appraisal",
            organisation_id=branch,
            year=2026,
            due_on=date(2027, 1, 31),
            noticed_on=date(2026, 11, 1),
        )
    )
    dialog = NoticesDialog(workbench, 2026)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.table.select_keys(dialog.model.keys)
    dialog.change_button.click()
    form = dialog.findChildren(OperationDialog)[-1]
    form.form.editor("due_on").show_value(PartialDate(2026, 10, 1))
    form.save()
    assert "早于通知日期" in form.refusal.sentence.text()
    form.form.editor("due_on").show_value(PartialDate(2027, 2, 28))
    form.save()
    assert NoticesQuery(2026).fetch()[0].due_on == date(2027, 2, 28)
    dialog.table.select_keys(dialog.model.keys)
    dialog.remove_button.click()
    assert NoticesQuery(2026).fetch() == []
    assert not dialog.change_button.isEnabled()


def test_only_red_rows_and_one_obligation_are_chosen(qtbot, open_page, data):
    good, bad = make.branch("一队党支部"), make.branch("二队党支部")
    for month in range(1, 11):
        held(good, "themed_day", f"2026-{month:02d}-10")
    page = open_page()
    page.obligation.setCurrentIndex(page.obligation.findData("obligations.themed_day"))
    page.obligation.activated.emit(0)
    assert page.model.index(0, 5).data() == "1/1"
    page.only_bad.click()
    assert [row.organisation_id for row in page.model.rows] == [bad]
    page.only_bad.click()
    assert len(page.model.rows) == 2


def test_a_branch_is_shown_with_its_groups(qtbot, open_page, branch):
    make.group(branch, "第一党小组")
    page = open_page()
    assert page.model.rows[0].with_groups
    page.choose_place(branch)
    assert [row.name for row in page.model.rows] == [make.BRANCH, "第一党小组"]


def test_the_keyboard_alone_goes_from_cell_to_reasons_to_print(qtbot, open_page, branch):
    held(branch, "themed_day", "2026-11-10")
    page = open_page()
    page.board.go_to(branch, 10)
    qtbot.keyClick(page.board, Qt.Key.Key_Right)
    assert page.board.current_column() == 11
    qtbot.keyClick(page.board, Qt.Key.Key_Return)
    assert page.focusWidget() is page.detail.buttons[0]
    with qtbot.waitSignal(page.print_wanted) as told:
        page.print_shown()
    assert (told.args[0].code, told.args[0].year) == (COMPLIANCE_BOARD, 2026)


def test_a_year_beyond_the_known_holidays_says_so(open_page, branch):
    page = open_page()
    assert not page.holidays.isVisible()
    page.after_button.click()
    assert page.year == 2027
    assert page.holidays.text().startswith("2027 年的放假和调休还没有确认")
    page.before_button.click()
    assert not page.holidays.isVisible()


def test_the_months_of_very_many_branches_do_not_wait_for_their_people(
    qtbot, open_page, branch, monkeypatch
):
    monkeypatch.setattr("dangjian_desktop.ui.calendar.compliance_page._FEW", 0)
    make.person("张三", branch)
    page = open_page()
    assert page.model.index(0, 13).data() == "0/2"  # the two meetings of the year
    qtbot.waitUntil(lambda: page.model.index(0, 13).data() == "0/5")  # talks, hours, dues


@pytest.mark.parametrize("is_narrowed", [False, True])
def test_what_is_due_today_leads_to_its_cell_and_is_read_once(open_page, branch, is_narrowed):
    page = open_page()
    page.only_bad.setChecked(True)
    page.place.choose(branch if is_narrowed else None)
    told = []
    page.figures_changed.connect(told.append)
    page.show_due(
        TodayItem(
            Source.OBLIGATION,
            Band.OVERDUE,
            ObligationState.MISSED,
            "主题党日",
            make.BRANCH,
            date(2025, 3, 31),
            "条例",
            Act.OPEN_COMPLIANCE,
            organisation_id=branch,
        )
    )
    assert (page.year, page.board.current_column()) == (2025, 3)
    assert not page.only_bad.isChecked()
    assert len(told) == 1


def test_no_branch_is_one_sentence(open_page, data):
    page = open_page()
    assert page.board.empty_state.sentence.text() == "这一年还没有党支部。请先在名册里新建或导入。"


def test_what_a_group_owes_is_shown_at_its_branch_whatever_was_filtered(open_page, branch):
    other = make.branch("机关党支部")
    group = make.group(branch)
    make.person("成员", branch=branch, group=group)
    page = open_page()
    page.place.choose(other)
    page.only_bad.setChecked(True)
    items = [
        item
        for item in TodayQuery(ON).fetch()
        if item.source is Source.OBLIGATION and item.organisation_id in (branch, group)
    ]
    assert {item.organisation_id for item in items} == {branch, group}
    for item in items:
        page.show_due(item)
        assert (page.year, page.board.current_column()) == item.cell
        assert page.board.current_row().organisation_id == branch
        assert page.obligation.currentText() == item.what
        assert item.what in words(page)


def test_the_names_stay_in_sight_while_the_months_are_scrolled(open_page, branch):
    page = open_page()
    page.resize(800, 500)
    page.board.go_to(branch, 13)
    assert page.board.horizontalScrollBar().value() > 0
    names = page.board.frozen
    assert names.isVisible()
    assert names.indexAt(names.viewport().rect().topLeft()).data() == make.BRANCH
