"""议题来文: from a matter to a resolution, from a document to its answer, by the window's means."""

from datetime import date

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QDialog, QLabel

from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.domain.today import Act, Band, Source, TodayItem
from dangjian_desktop.domain.topics import Topic
from dangjian_desktop.domain.vocabulary import DocumentKind, ObligationState
from dangjian_desktop.operations.agenda import add_agenda_item
from dangjian_desktop.operations.documents import add_document, add_reply
from dangjian_desktop.operations.runner import Changes
from dangjian_desktop.operations.tasks import add_task, mark_task_checked, mark_task_done
from dangjian_desktop.queries.obligations import NoticesQuery, ObligationChoicesQuery
from dangjian_desktop.queries.tasks import DocumentTasksQuery
from dangjian_desktop.ui.calendar.follow_up_section import FollowUpSection
from dangjian_desktop.ui.calendar.matters_page import DOCUMENTS, TASKS, MattersPage
from dangjian_desktop.ui.calendar.resolutions_section import ResolutionsSection
from tests import make

ON = date(2026, 11, 21)


@pytest.fixture
def branch(data):
    return make.branch()


@pytest.fixture
def open_page(qtbot, workbench):
    def open_now() -> MattersPage:
        made = MattersPage(workbench)
        qtbot.addWidget(made)
        made.resize(1366, 650)
        made.show()
        return made

    return open_now


def dialog(owner, name):
    found = owner.findChild(QDialog, name)
    assert found is not None
    return found


def titles(model):
    return [model.index(row, 1).data() for row in range(model.rowCount())]


def test_matters_become_an_agenda_that_is_recorded_and_handed_on(
    qtbot, open_page, workbench, branch, desk
):
    person = make.person("张三", branch)
    meeting = make.activity("committee_meeting", branch, "2026-11-21", title="十一月支委会")
    page = open_page()
    assert page.pool.pool.empty_state.button.text() == "提出议题"
    page.pool.add_button.click()
    asked = dialog(page.pool, "agenda_item_dialog")
    asked.form.show_values({"organisation": branch, "title": "慰问人选", "is_first_topic": False})
    asked.save()
    assert titles(page.pool.pool_model) == ["慰问人选"]
    assert page.figures() == "待上会 1 件 · 来文 0 份 · 任务 0 件"
    page.pool.pool.select_keys(page.pool.pool_model.keys)
    page.pool.choose_button.click()
    assert titles(page.pool.agenda_model) == ["慰问人选"]
    page.pool.agenda.select_keys(page.pool.agenda_model.keys)
    page.pool.record_button.click()
    asked = dialog(page.pool, "record_item_dialog")
    asked.form.show_values({"discussion": "逐人商量", "outcome": "走访三户"})
    asked.save()
    assert page.pool.agenda_model.index(0, 2).data() == "走访三户"

    section = ResolutionsSection(workbench, meeting)
    qtbot.addWidget(section)
    section.show()
    (offer,) = section.offers.findChildren(type(section.add_button))
    offer.click()
    asked = dialog(section, "resolution_dialog")
    assert asked.form.values()["title"] == "走访三户"
    asked.form.editor("owner").widget.setText("张三")
    asked.form.show_values({**asked.form.values(), "due_on": PartialDate(2026, 12, 5)})
    asked.save()
    assert titles(section.tasks.model) == ["走访三户"]
    section.tasks.table.select_keys(section.tasks.model.keys)
    assert section.tasks.current().owner_id == person
    qtbot.waitUntil(lambda: not section.offers.isVisible())
    desk.undo()
    qtbot.waitUntil(lambda: section.offers.isVisible())


def test_the_order_of_the_agenda_is_moved_with_the_buttons(qtbot, open_page, branch):
    meeting = make.activity("committee_meeting", branch, "2026-11-25")
    for title in ("甲", "乙"):
        make.done(add_agenda_item(organisation_id=branch, title=title, on=ON, activity_id=meeting))
    page = open_page()
    assert titles(page.pool.agenda_model) == ["甲", "乙"]
    page.pool.agenda.select_keys(page.pool.agenda_model.keys[1:])
    page.pool.up_button.click()
    assert titles(page.pool.agenda_model) == ["乙", "甲"]
    page.pool.back_button.click()
    assert titles(page.pool.agenda_model) == ["甲"]
    with qtbot.waitSignal(page.print_wanted) as told:
        page.pool.print_button.click()
    assert told.args[0].activity_id == meeting


def test_a_document_is_registered_split_answered_and_closed(qtbot, open_page, branch, desk, ask):
    page = open_page()
    page.show_view(DOCUMENTS)
    view = page.documents
    view.add_button.click()
    asked = dialog(view, "document_dialog")
    asked.form.show_values(
        {
            **asked.form.values(),
            "organisation": branch,
            "kind": DocumentKind.ASSIGNMENT,
            "title": "报志愿队名单",
            "answer_due_on": PartialDate(2026, 10, 24),
        }
    )
    asked.save()
    told = asked.findChild(QLabel, "answer_due_on_problem").text()
    assert told == f"回复期限 2026-10-24 早于收文日期 {ON.isoformat()}。请改正。"
    asked.form.show_values({**asked.form.values(), "answer_due_on": PartialDate(2026, 11, 24)})
    asked.save()
    assert titles(view.model) == ["报志愿队名单"]
    assert "临时交办 · 报志愿队名单" in view.detail.heading.text()
    view.detail.task_button.click()
    asked = dialog(view, "task_dialog")
    asked.form.show_values({**asked.form.values(), "title": "核对名单", "owner_name": "李干事"})
    make.person("张三", branch)
    asked.form.editor("owner").widget.setText("张三")
    asked.save()
    assert "请只留一个" in asked.findChild(QLabel, "owner_name_problem").text()
    asked.form.editor("owner").widget.setText("")
    asked.save()
    assert titles(view.detail.tasks.model) == ["核对名单"]
    refusals = []
    desk.refused.connect(refusals.append)
    view.close_button.click()
    assert "还有 1 件任务" in refusals[0]
    view.detail.tasks.table.select_keys(view.detail.tasks.model.keys)
    qtbot.keyClick(view.detail.tasks.table, Qt.Key.Key_Return)
    asked = dialog(view.detail.tasks, "done_dialog")
    asked.save()
    assert view.detail.tasks.current().is_over
    view.detail.reply_button.click()
    asked = dialog(view, "reply_dialog")
    asked.form.show_values({"content": "名单一份", "on": PartialDate(2026, 11, 1)})
    asked.save()
    assert "早于收文日期" in asked.findChild(QLabel, "on_problem").text()
    asked.form.show_values({"content": "名单一份", "on": PartialDate.of(ON)})
    asked.save()
    assert "名单一份" in view.detail.replies.item(0).text()
    view.close_button.click()
    assert titles(view.model) == []
    assert view.detail.isHidden()
    view.closed_button.click()
    view.table.select_keys(view.model.keys)
    assert view.current().closed_on == ON
    assert view.close_button.text() == "重新办理"
    assert not view.detail.task_button.isEnabled()
    desk.undo()
    assert view.current().closed_on is None
    assert view.detail.task_button.isEnabled()


def test_a_finding_goes_its_way_with_one_button(qtbot, open_page, branch):
    document = make.done(
        add_document(
            organisation_id=branch,
            kind=DocumentKind.INSPECTION,
            title="检查反馈",
            received_on=date(2026, 11, 2),
            on=ON,
        )
    )
    make.done(add_task(organisation_id=branch, title="缺记录", on=ON, document_id=document))
    page = open_page()
    page.show_view(TASKS)
    page.tasks.table.select_keys(page.tasks.model.keys)
    for word, name, values in (
        ("登记整改", "done_dialog", {"result": "补齐"}),
        ("登记复查", "check_dialog", {"checked_by": "检查组"}),
        ("销号", "close_dialog", {}),
    ):
        assert page.tasks.step_button.text() == word
        page.tasks.step_button.click()
        asked = dialog(page.tasks, name)
        asked.form.show_values({**asked.form.values(), **values})
        asked.save()
        qtbot.waitUntil(lambda name=name: page.tasks.findChild(QDialog, name) is None)
        page.tasks.table.select_keys(page.tasks.model.keys)
    assert page.tasks.model.rowCount() == 0
    page.over_button.click()
    assert page.tasks.model.index(0, 0).data() == "已完成"


def test_what_is_due_today_is_found_here(qtbot, open_page, branch):
    make.done(add_task(organisation_id=branch, title="甲", on=ON))
    task = make.done(add_task(organisation_id=branch, title="乙", on=ON))
    page = open_page()
    due = TodayItem(
        Source.TASK,
        Band.THIS_WEEK,
        ObligationState.OPEN,
        "乙",
        "",
        ON,
        "",
        Act.OPEN_TASKS,
        row_id=task,
    )
    page.show_due(due)
    assert page.strip.current_key() == TASKS
    assert page.tasks.current().title == "乙"


def test_a_later_meeting_asks_after_what_was_left(qtbot, workbench, branch):
    make.done(add_task(organisation_id=branch, title="核对名单", on=date(2026, 11, 1)))
    meeting = make.activity("committee_meeting", branch, "2026-11-20")
    section = FollowUpSection(workbench, meeting)
    qtbot.addWidget(section)
    section.show()
    section.tasks.table.select_keys(section.tasks.model.keys)
    section.note_button.click()
    asked = dialog(section, "follow_up_dialog")
    asked.form.show_values({"note": "下周办完"})
    asked.save()
    assert section.tasks.current().follow_up_note == "下周办完"


def test_a_meeting_is_called_for_the_pool_and_a_matter_left_out_comes_back(
    qtbot, open_page, branch, desk
):
    item = make.done(add_agenda_item(organisation_id=branch, title="慰问人选", on=ON))
    page = open_page()
    pool = page.pool
    assert not pool.print_button.isEnabled()
    pool.meeting_button.click()
    asked = dialog(pool, "activity_dialog")
    asked.form.show_values({**asked.form.values(), "organisation": branch})
    asked.save()
    assert pool.meeting.currentText().startswith("2026-11-21")
    pool.pool.select_keys([item])
    pool.drop()
    asked = dialog(pool, "drop_item_dialog")
    asked.form.show_values({"note": "并入年终慰问"})
    asked.save()
    assert titles(pool.pool_model) == []
    pool.dropped_button.click()
    assert titles(pool.pool_model) == ["慰问人选"]
    pool.pool.select_keys([item])
    pool.take_up()
    assert pool.pool_model.index(0, 0).data() == "待上会"
    pool.choose()
    assert titles(pool.agenda_model) == ["慰问人选"]
    desk.undo()
    assert titles(pool.agenda_model) == []
    desk.undo()
    assert pool.pool_model.index(0, 0).data() == "不上会"


@pytest.fixture
def agenda(branch):
    meeting = make.activity("committee_meeting", branch, "2026-11-25")
    for title in ("甲", "乙", "丙"):
        make.done(add_agenda_item(organisation_id=branch, title=title, on=ON, activity_id=meeting))
    make.done(add_agenda_item(organisation_id=branch, title="丁", on=ON))


def test_the_keyboard_moves_a_matter(qtbot, open_page, agenda):
    page = open_page()
    pool = page.pool
    pool.agenda.select_keys(pool.agenda_model.keys[2:])
    pool.agenda.setFocus()
    page.activateWindow()
    qtbot.waitUntil(pool.agenda.hasFocus)
    qtbot.keyClick(pool.agenda, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert titles(pool.agenda_model) == ["甲", "丙", "乙"]
    qtbot.keyClick(pool.agenda, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert titles(pool.agenda_model) == ["甲", "乙", "丙"]


def drag(qtbot, source, row, target, at):
    """Drag a row of one table to a height of another."""
    begin = QPoint(200, source.rowViewportPosition(row) + 10)
    end = source.viewport().mapFromGlobal(target.viewport().mapToGlobal(QPoint(200, at)))
    port = source.viewport()
    qtbot.mousePress(port, Qt.MouseButton.LeftButton, pos=begin)
    for pos in ((begin + end) / 2, end):
        moved = QMouseEvent(
            QEvent.Type.MouseMove,
            QPointF(pos),
            QPointF(port.mapToGlobal(pos)),
            Qt.MouseButton.NoButton,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
        QApplication.sendEvent(port, moved)
    return lambda: qtbot.mouseRelease(port, Qt.MouseButton.LeftButton, pos=end)


def test_matters_are_dragged_to_a_place_and_from_the_pool(qtbot, open_page, agenda, desk):
    pool = open_page().pool
    let_go = drag(qtbot, pool.agenda, 0, pool.agenda, pool.agenda.rowViewportPosition(2) - 3)
    assert pool.ordering.line.isVisible()
    let_go()
    assert not pool.ordering.line.isVisible()
    assert titles(pool.agenda_model) == ["乙", "甲", "丙"]
    drag(qtbot, pool.agenda, 2, pool.agenda, 3)()
    assert titles(pool.agenda_model) == ["丙", "乙", "甲"]
    drag(qtbot, pool.pool, 0, pool.agenda, 3)()
    assert titles(pool.agenda_model) == ["丙", "乙", "甲", "丁"]
    assert titles(pool.pool_model) == []
    drag(qtbot, pool.agenda, 0, pool.agenda, -400)()
    assert titles(pool.agenda_model) == ["丙", "乙", "甲", "丁"]
    for _ in range(3):
        desk.undo()
    assert titles(pool.agenda_model) == ["甲", "乙", "丙"]


@pytest.fixture
def inspection(branch):
    document = make.done(
        add_document(
            organisation_id=branch,
            kind=DocumentKind.INSPECTION,
            title="检查反馈",
            received_on=date(2026, 11, 2),
            on=ON,
            values={"number": "督7号", "source": "检查组", "answer_due_on": date(2026, 11, 30)},
        )
    )
    values = {"owner_name": "王五", "due_on": date(2026, 11, 10)}
    make.done(
        add_task(organisation_id=branch, title="缺记录", on=ON, document_id=document, values=values)
    )
    return document


def test_scans_belong_to_the_paper_and_to_what_was_sent_back(
    qtbot, open_page, inspection, desk, ask, tmp_path
):
    page = open_page()
    page.show_document(inspection)
    detail = page.documents.detail
    scan = tmp_path / "反馈.pdf"
    scan.write_bytes(b"%PDF-1.4 a")
    detail.show_part("files")
    detail.files.take([scan])
    assert detail.strip.tabText(2) == "扫描件 1"
    make.done(add_reply(document_id=inspection, sent_on=ON, content="整改报告", on=ON))
    desk.changed.emit(Changes("", frozenset({Topic.DOCUMENT})))
    detail.show_part("replies")
    sent = tmp_path / "报告.pdf"
    sent.write_bytes(b"%PDF-1.4 b")
    detail.reply_files.take([sent])
    assert [row.name for row in detail.reply_files.rows] == ["报告.pdf"]
    assert [row.name for row in detail.files.rows] == ["反馈.pdf"]
    refusals = []
    desk.refused.connect(refusals.append)
    detail.reply_remove_button.click()
    assert "请先删除附件" in refusals[0]
    desk.undo()
    assert detail.reply_files.rows == []


def test_the_course_of_an_inspection_is_told_day_by_day(qtbot, open_page, inspection, desk):
    (task,) = (row.task_id for row in DocumentTasksQuery(inspection, ON).fetch())
    done, checked = date(2026, 11, 9), date(2026, 11, 12)
    desk.run(mark_task_done(task_id=task, done_on=done, on=ON, result="补齐"))
    desk.run(mark_task_checked(task_id=task, checked_on=checked, checked_by="王五", on=ON))
    page = open_page()
    page.show_document(inspection)
    detail = page.documents.detail
    assert "复查人与责任人相同" in detail.tasks.model.index(0, 4).data()
    detail.show_part("course")
    told = [
        tuple(detail.course_model.index(row, column).data() for column in range(3))
        for row in range(detail.course_model.rowCount())
    ]
    assert told == [
        ("2026-11-02", "收到", "检查组"),
        ("2026-11-09", "问题整改", "缺记录"),
        ("2026-11-12", "复查", "王五 · 缺记录"),
    ]
    with qtbot.waitSignal(page.print_wanted) as printed:
        page.documents.print_tasks()
    assert printed.args[0].tasks.document_id == inspection
    page.documents.to_pool()
    assert detail.course_model.rowCount() == 4
    desk.undo()
    assert detail.course_model.rowCount() == 3


def test_a_paper_makes_a_years_meeting_due(qtbot, open_page, inspection, branch, desk):
    page = open_page()
    page.show_document(inspection)
    page.documents.to_notice()
    asked = dialog(page.documents, "document_notice_dialog")
    choices = ObligationChoicesQuery(2026).fetch()
    name = next(one.name for one in choices if one.by_notice)
    asked.form.show_values({**asked.form.values(), "obligation": name})
    asked.save()
    (notice,) = NoticesQuery(2026).fetch()
    assert (notice.obligation, notice.organisation_id) == (name, branch)
    assert (notice.due_on, notice.noticed_on) == (date(2026, 11, 30), date(2026, 11, 2))
    assert notice.note == "督7号 检查反馈"
    refusals = []
    desk.refused.connect(refusals.append)
    page.documents.remove()
    assert "不能删除" in refusals[0]
    desk.undo()
    assert NoticesQuery(2026).fetch() == []


def test_tasks_are_narrowed_and_printed_as_they_are_shown(qtbot, open_page, inspection, branch):
    make.done(
        add_task(
            organisation_id=branch,
            title="核对名单",
            on=ON,
            values={"owner_name": "李四", "due_on": date(2026, 11, 24)},
        )
    )
    done = make.done(add_task(organisation_id=branch, title="老事", on=date(2026, 11, 1)))
    make.done(mark_task_done(task_id=done, done_on=date(2026, 11, 3), on=ON))
    page = open_page()
    page.show_view(TASKS)
    assert titles(page.tasks.model) == ["缺记录", "核对名单"]
    page.standing.setCurrentIndex(2)
    page.standing.activated.emit(2)
    assert titles(page.tasks.model) == ["核对名单"]
    page.standing.setCurrentIndex(0)
    page.text.setText("王五")
    qtbot.waitUntil(lambda: titles(page.tasks.model) == ["缺记录"])
    with qtbot.waitSignal(page.print_wanted) as printed:
        page.print_button.click()
    asked = printed.args[0].tasks
    assert [row.title for row in asked.fetch()] == ["缺记录"]
    page.show_task(done)
    assert page.text.text() == ""
    assert page.tasks.current().title == "老事"
    page.tasks.reopen()
    assert page.tasks.current().done_on is None
    page.tasks.to_pool()
    assert titles(page.pool.pool_model) == ["老事"]
