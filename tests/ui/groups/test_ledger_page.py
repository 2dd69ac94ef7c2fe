"""台账: a book is opened, narrowed, sorted and read by the means of the window."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QMenu

from dangjian_desktop.domain.filters import Condition, Filter, Operator
from dangjian_desktop.domain.ledger_values import Named
from dangjian_desktop.domain.periods import Period
from dangjian_desktop.domain.today import Act, Band, Source, TodayItem
from dangjian_desktop.domain.vocabulary import ObligationState
from dangjian_desktop.operations.books import add_book_field, close_book, close_book_field
from dangjian_desktop.operations.ledgers import add_entry, advance_entry, record_additions
from dangjian_desktop.queries.found import FoundKind
from dangjian_desktop.queries.ledger_entries import LedgerEntryQuery
from dangjian_desktop.queries.quick_find import QuickFindQuery
from dangjian_desktop.queries.today import TodayQuery
from dangjian_desktop.storage.models import Activity, LedgerEntry
from dangjian_desktop.ui.groups.ledger_columns import late_look, state_look
from dangjian_desktop.ui.groups.ledger_page import LedgerPage
from dangjian_desktop.ui.shared.filter_dialog import FilterDialog
from dangjian_desktop.ui.shared.theme import Tone
from tests import make

ON = date(2026, 11, 21)
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def branch(data):
    return make.branch("综采一队党支部")


@pytest.fixture
def open_page(qtbot, workbench):
    def open_now() -> LedgerPage:
        made = LedgerPage(workbench)
        qtbot.addWidget(made)
        made.resize(1366, 650)
        made.show()
        made.activateWindow()
        qtbot.waitUntil(made.isActiveWindow)
        return made

    return open_now


def column(page, key):
    number = page.model.column_of(key)
    return [page.model.index(row, number).data() for row in range(page.model.rowCount())]


def shown(page):
    """The headings from left to right."""
    columns = {one.key: one.heading for one in page.model.columns}
    return [columns[key] for key in page.table.column_layout().shown]


def hazard(branch, content, day="2026-11-10", **values):
    return make.done(
        add_entry(
            book="hazard",
            organisation_id=branch,
            day=make.day(day),
            values={"content": content, **values},
            on=ON,
        )
    )


def held(kind, branch, day, **values):
    key = make.activity(kind, branch, day, **values)
    Activity.update(state="held").where(Activity.id == key).execute()
    return key


def told(entry_id):
    return LedgerEntryQuery(entry_id, ON).fetch()


def test_a_book_is_opened_and_narrowed_by_words(open_page, branch):
    hazard(branch, "护网破损", due_on=make.day("2026-11-15"))
    hazard(branch, "皮带跑偏", "2026-11-12", due_on=make.day("2026-12-15"))
    page = open_page()
    page.open_book("hazard")
    assert column(page, "content") == ["皮带跑偏", "护网破损"]
    assert column(page, "late") == ["", "逾期 6 天"]
    assert page.figures() == "隐患：2 行 · 未办结 2 · 逾期 1"
    page.bar.line.show_words("护网")
    assert column(page, "content") == ["护网破损"]
    assert page.figures() == "隐患：筛选出 1 行"
    page.bar.clear()
    page.bar.late_button.setChecked(True)
    assert column(page, "content") == ["护网破损"]


def test_the_list_tells_what_is_open_and_late_and_finds_books(qtbot, open_page, branch):
    hazard(branch, "护网破损", due_on=make.day("2026-11-15"))
    hazard(branch, "皮带跑偏", due_on=make.day("2026-11-22"))
    page = open_page()
    told_of = page.books.row_of("hazard")
    assert (told_of.count, told_of.open_count, told_of.late_count, told_of.soon_count) == (
        2,
        2,
        1,
        1,
    )
    index = page.books.view.currentIndex()
    assert index.data() == "隐患"
    assert "逾期 1 · 快到期 1" in index.data(Qt.ItemDataRole.ToolTipRole)
    page.books.line.show_words("志愿")
    assert page.books.model.rowCount() == 1
    qtbot.keyClick(page.books.line, Qt.Key.Key_Down)
    assert page.book.code == "volunteering_record"
    page.open_book("hazard")  # what the search hid is shown again
    assert page.books.line.words == ""
    assert page.books.view.currentIndex().data() == "隐患"


def test_the_table_is_made_of_the_fields_and_remembers_its_columns(open_page, workbench, branch):
    page = open_page()
    page.open_book("hazard")
    first = shown(page)
    assert first[:6] == ["序号", "排查日期", "隐患内容", "状态", "逾期", "党组织"]
    assert "整改资金" not in first
    table = page.table
    header = table.horizontalHeader()
    header.setSectionHidden(page.model.column_of("funds"), False)
    header.resizeSection(page.model.column_of("content"), 333)
    table._note_layout()
    page.open_book("award")  # what was changed a moment ago is kept
    assert "整改资金" not in shown(page)
    page.open_book("hazard")
    assert "整改资金" in shown(page)
    again = open_page()
    again.open_book("hazard")
    assert "整改资金" in shown(again)
    width = again.table.horizontalHeader().sectionSize(again.model.column_of("content"))
    assert abs(width - 333) <= 1
    again.table._restore_columns()
    assert shown(again) == first


def test_every_heading_sorts_and_the_books_own_order_comes_back(open_page, branch):
    hazard(branch, "乙", "2026-11-10", owner=(Named("张三"),))
    hazard(branch, "甲", "2026-11-12")
    page = open_page()
    page.open_book("hazard")
    for number in range(page.model.columnCount()):
        assert page.model.can_sort(number)
        page.table.horizontalHeader().setSortIndicator(number, Qt.SortOrder.AscendingOrder)
        assert sorted(column(page, "content")) == ["乙", "甲"]
    number = page.model.column_of("day")
    page.table.horizontalHeader().setSortIndicator(number, Qt.SortOrder.AscendingOrder)
    assert column(page, "content") == ["乙", "甲"]
    page.table.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
    assert column(page, "content") == ["甲", "乙"]


def test_state_and_lateness_are_told_by_icon_word_and_colour(branch):
    late = told(hazard(branch, "护网破损", due_on=make.day("2026-11-15")))
    soon = told(hazard(branch, "皮带跑偏", due_on=make.day("2026-11-23")))
    assert (state_look(late).text, state_look(late).tone) == ("待整改", Tone.WARN)
    assert (late_look(late).text, late_look(late).tone) == ("逾期 6 天", Tone.BAD)
    assert (late_look(soon).text, late_look(soon).tone) == ("快到期", Tone.WARN)
    assert late_look(told(hazard(branch, "灯坏"))) is None


def test_an_incomplete_row_is_marked_and_says_what_is_missing(open_page, branch):
    hazard(branch, "护网破损")
    page = open_page()
    page.open_book("hazard")
    index = page.model.index(0, page.model.column_of("number"))
    assert index.data(Qt.ItemDataRole.DecorationRole) is not None
    assert "整改责任人" in index.data(Qt.ItemDataRole.ToolTipRole)


def test_the_period_and_the_states_narrow_the_rows(qtbot, open_page, branch):
    hazard(branch, "十月的", "2026-10-10")
    key = hazard(branch, "九月的", "2026-09-10", owner=(Named("李四"),), measures="换")
    hazard(branch, "本月的", "2026-11-10")
    make.done(
        advance_entry(
            entry_id=key, to="rectified", day=make.day("2026-09-11"), by=Named("李四"), on=ON
        )
    )
    page = open_page()
    page.open_book("hazard")
    page.bar.choose_period(Period.THIS_MONTH)
    assert column(page, "content") == ["本月的"]
    page.bar.choose_period(Period.THIS_QUARTER)
    assert column(page, "content") == ["本月的", "十月的"]
    page.bar.period.setCurrentIndex(page.bar.period.count() - 1)  # 自定: this month at first
    page.bar.period.activated.emit(page.bar.period.currentIndex())
    assert column(page, "content") == ["本月的"]
    page.bar.since.widget.setText("2026-09")
    page.bar.since.edited.emit()
    qtbot.waitUntil(lambda: column(page, "content") == ["本月的", "十月的", "九月的"])
    page.bar.states.show_values(["rectified"])
    page.bar.states.edited.emit()
    assert column(page, "content") == ["九月的"]
    page.open_book("award")  # its states are others
    assert page.bar.states.values() == ()


def test_a_wrong_day_of_ones_own_is_marked_and_narrows_nothing(qtbot, open_page, branch):
    hazard(branch, "护网破损")
    page = open_page()
    page.open_book("hazard")
    page.bar.period.setCurrentIndex(page.bar.period.count() - 1)
    page.bar.period.activated.emit(page.bar.period.currentIndex())
    page.bar.since.widget.setText("某天")
    page.bar.since.edited.emit()
    qtbot.waitUntil(lambda: page.bar.since.widget.property("faulty") is True)
    assert column(page, "content") == ["护网破损"]


def test_conditions_on_any_field_are_clicked_together(qtbot, open_page, branch):
    table = {"label": "自查等次", "kind": "choice", "choices": ["甲", "乙"]}
    key = make.done(add_book_field(code="hazard", table=table))
    hazard(branch, "护网破损", **{key: "甲"})
    hazard(branch, "皮带跑偏", **{key: "乙"})
    page = open_page()
    page.open_book("hazard")
    qtbot.keyClick(page, Qt.Key.Key_F, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    dialog = page.findChild(FilterDialog)
    assert dialog.count_label.text() == "符合 2 行（还有 1 条没有填完，没有算进去）"
    row = dialog.body.parts[0]
    row.box.setCurrentIndex(row.box.findData(key))
    row.box.activated.emit(row.box.currentIndex())
    row.value.show_values(["甲"])
    row.value.edited.emit()
    qtbot.waitUntil(lambda: dialog.count_label.text() == "符合 1 行")
    dialog.apply_button.click()
    assert column(page, "content") == ["护网破损"]
    (chip,) = page.bar.chips.chips
    assert chip.findChild(object, "condition").accessibleName() == "自查等次是甲"
    chip.findChild(object, "remove").click()
    assert len(column(page, "content")) == 2


def test_a_condition_on_a_field_that_is_gone_is_told_at_its_chip(open_page, branch):
    page = open_page()
    page.open_book("hazard")
    page.bar.show_condition(Filter(parts=(Condition("gone", Operator.FILLED),)))
    assert column(page, "content") == []
    (chip,) = page.bar.chips.chips
    assert "不认得的栏目" in chip.findChild(object, "condition").accessibleName()
    assert page.table.empty_state.button.text() == "清除条件"
    page.table.empty_state.button.click()
    assert not page.bar.is_narrowing


def test_a_book_without_rows_says_what_it_is_for_and_is_filled_from_there(open_page, branch):
    page = open_page()
    page.open_book("brand")
    assert page.table.empty_state.sentence.text().startswith(page.book.purpose)
    page.table.empty_state.button.click()
    dialog = page.window().findChild(QDialog)
    assert dialog is not None
    assert dialog.book.code == "brand"


def test_a_row_that_was_entered_is_chosen_whatever_narrows_the_rows(open_page, branch, desk):
    page = open_page()
    page.open_book("hazard")
    page.bar.line.show_words("没有这个词")
    page.add()
    dialog = page.window().findChild(QDialog)
    work = add_entry(
        book="hazard",
        organisation_id=branch,
        day=make.day("2026-11-10"),
        values={"content": "护网破损"},
        on=ON,
    )
    dialog.saved.emit(desk.run(work))
    assert page.current().title == "护网破损"


def test_del_removes_the_row_and_undo_brings_it_back(qtbot, open_page, branch, desk):
    hazard(branch, "护网破损")
    page = open_page()
    page.open_book("hazard")
    page.table.select_keys(page.model.keys)
    page.table.setFocus()
    qtbot.keyClick(page.table, Qt.Key.Key_Delete)
    assert column(page, "content") == []
    desk.undo()
    assert column(page, "content") == ["护网破损"]


def test_the_keyboard_alone_goes_from_list_to_table_and_filter(qtbot, open_page, branch):
    hazard(branch, "护网破损")
    page = open_page()
    page.books.view.setFocus()
    qtbot.keyClick(page.books.view, Qt.Key.Key_Down)
    assert page.book.code == "stopped_violation"
    qtbot.keyClick(page.books.view, Qt.Key.Key_Up)
    qtbot.keyClick(page.books.view, Qt.Key.Key_Return)
    assert page.table.hasFocus()
    assert page.current().title == "护网破损"
    qtbot.keyClicks(page.table, "x")
    assert page.bar.line.text() == "x"
    qtbot.waitUntil(lambda: column(page, "content") == [])
    qtbot.keyClick(page.bar.line, Qt.Key.Key_Escape)
    assert column(page, "content") == ["护网破损"]
    qtbot.keyClick(page, Qt.Key.Key_B, CONTROL)
    assert page.books.isHidden()
    qtbot.keyClick(page, Qt.Key.Key_B, CONTROL)
    assert not page.books.isHidden()


def test_a_view_lists_activities_and_opens_them(qtbot, open_page, branch, workbench):
    first = held("talk", branch, "2026-11-03", title="谈心")
    second = held("talk", branch, "2026-11-05")
    work = record_additions(
        book="talk_record", activity_id=first, values={"kind": "党员之间"}, on=ON
    )
    make.done(work)
    page = open_page()
    page.open_book("talk_record")
    assert column(page, "about") == ["谈心谈话", "谈心"]  # one without a title is called its kind
    assert page.figures() == "谈心谈话：2 行 · 还没有补记 1"
    assert page.header.add_button.text() == "补记"
    page.table.select_keys([second])
    with qtbot.waitSignal(page.activity_wanted) as wanted:
        qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert wanted.args == [second]
    page.header.add_button.click()
    dialog = page.window().findChild(QDialog)
    assert dialog.book.code == "talk_record"
    dialog.reject()
    page.table.select_keys([])
    page.table.setCurrentIndex(page.model.index(-1, -1))
    page.header.add_button.click()
    assert workbench.ask.asked[-1] == "请先选一行，再补记。"


def test_a_view_without_rows_leads_to_where_they_are_registered(qtbot, open_page, branch):
    page = open_page()
    page.open_book("volunteering_record")
    with qtbot.waitSignal(page.new_activity_wanted):
        page.table.empty_state.button.click()
    page.open_book("superior_document")
    with qtbot.waitSignal(page.new_document_wanted):
        page.table.empty_state.button.click()


def test_a_document_of_a_view_is_opened(qtbot, open_page, branch):
    from dangjian_desktop.domain.vocabulary import DocumentKind
    from dangjian_desktop.operations.documents import add_document

    key = make.done(
        add_document(
            organisation_id=branch,
            kind=DocumentKind.DOCUMENT,
            title="冬防通知",
            received_on=date(2026, 11, 2),
            on=ON,
        )
    )
    page = open_page()
    page.open_book("superior_document")
    page.table.select_keys([key])
    with qtbot.waitSignal(page.document_wanted) as wanted:
        page.open_row(page.current())
    assert wanted.args == [key]


def test_retired_books_stand_behind_a_switch_and_take_nothing_more(open_page, branch):
    hazard(branch, "护网破损")
    make.done(close_book(code="hazard"))
    page = open_page()
    assert page.books.row_of("hazard") is None
    assert page.book.code != "hazard"
    page.open_book("hazard")
    assert page.books.retired_button.isChecked()
    assert column(page, "content") == ["护网破损"]
    assert not page.header.add_button.isEnabled()


def test_a_retired_field_is_shown_no_more_where_nobody_chose_it(open_page, branch):
    make.done(close_book_field(code="hazard", key="remark"))
    hazard(branch, "护网破损")
    page = open_page()
    page.open_book("hazard")
    offered = [action.text() for action in page.table.columns_menu().actions()]
    assert "备注" not in offered
    assert "整改资金" in offered


def test_only_rows_of_the_place_and_below_are_shown(open_page, branch):
    other = make.branch("机电队党支部")
    group = make.group(branch)
    for holder, content in ((branch, "支部的"), (group, "小组的"), (other, "机电队的")):
        hazard(holder, content)
    page = open_page()
    page.open_book("hazard")
    page.place.choose(branch)
    assert sorted(column(page, "content")) == ["小组的", "支部的"]
    assert page.books.row_of("hazard").count == 2


def test_a_row_is_shown_from_elsewhere_whatever_narrowed_the_rows(open_page, branch, workbench):
    other = make.branch("机电队党支部")
    key = hazard(branch, "护网破损")
    page = open_page()
    page.open_book("award")
    page.place.choose(other)
    page.bar.choose_period(Period.LAST_YEAR)
    page.show_entry(LedgerEntry.get_by_id(key).uid)
    assert page.book.code == "hazard"
    assert page.current().entry_id == key
    page.show_entry("0" * 16)
    assert workbench.ask.asked[-1] == "这一行已经不在了。请在台账里再找一找。"


def test_what_presses_on_today_opens_the_row_or_the_rows(open_page, branch):
    key = hazard(branch, "护网破损", due_on=make.day("2026-11-15"))
    hazard(branch, "皮带跑偏", due_on=make.day("2026-12-15"))
    page = open_page()
    (item,) = [one for one in TodayQuery(ON, branch).fetch() if one.source is Source.LEDGER]
    page.show_due(item)
    assert page.current().entry_id == key
    many = TodayItem(
        Source.LEDGER,
        Band.OVERDUE,
        ObligationState.OVERDUE,
        "隐患 4 行逾期",
        "综采一队党支部",
        date(2026, 11, 15),
        "",
        Act.OPEN_LEDGERS,
        count=4,
        organisation_id=branch,
        kind="hazard",
    )
    page.show_due(many)
    assert column(page, "content") == ["护网破损"]
    assert page.place.organisation_id == branch


def test_selected_rows_are_counted(open_page, branch):
    for number in range(3):
        hazard(branch, f"第{number}处")
    page = open_page()
    page.open_book("hazard")
    page.table.select_keys(page.model.keys[:2])
    assert page.figures().endswith(" · 已选 2 行")
    menu = QMenu(page)
    page._fill_menu(menu)
    assert "删除" not in [action.text() for action in menu.actions()]


def test_what_changes_while_the_page_is_hidden_is_read_when_it_is_shown(open_page, branch, desk):
    page = open_page()
    page.open_book("hazard")
    page.hide()
    work = add_entry(
        book="hazard",
        organisation_id=branch,
        day=make.day("2026-11-10"),
        values={"content": "护网破损"},
        on=ON,
    )
    desk.run(work)
    assert column(page, "content") == []
    page.show()
    assert column(page, "content") == ["护网破损"]


def test_quick_find_opens_rows_and_books_in_the_window(window, window_mine):
    branch = make.branch("通风队党支部")
    hazard(branch, "护网破损")
    made = window()
    (row,) = [one for one in QuickFindQuery("护网", ON).fetch() if one.kind is FoundKind.ENTRY]
    made._open_found(row)
    page = made.page("groups").page("ledgers")
    assert made.tabs.current_key() == "groups"
    assert page.current().title == "护网破损"
    book = next(one for one in QuickFindQuery("zyfw", ON).fetch() if one.kind is FoundKind.BOOK)
    made._open_found(book)
    assert page.book.code == "volunteering_record"
