"""议题来文: from a matter to a resolution, from a document to its answer, by the window's means."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog

from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.domain.today import Act, Band, Source, TodayItem
from dangjian_desktop.domain.vocabulary import DocumentKind, ObligationState
from dangjian_desktop.operations.agenda import add_agenda_item
from dangjian_desktop.operations.documents import add_document
from dangjian_desktop.operations.tasks import add_task
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
            "answer_due_on": PartialDate(2026, 11, 24),
        }
    )
    asked.save()
    assert titles(view.model) == ["报志愿队名单"]
    assert "临时交办 · 报志愿队名单" in view.heading.text()
    view.task_button.click()
    asked = dialog(view, "task_dialog")
    asked.form.show_values({**asked.form.values(), "title": "核对名单", "owner_name": "李干事"})
    asked.save()
    assert titles(view.tasks.model) == ["核对名单"]
    refusals = []
    desk.refused.connect(refusals.append)
    view.close_button.click()
    assert "还有 1 件任务" in refusals[0]
    view.tasks.table.select_keys(view.tasks.model.keys)
    qtbot.keyClick(view.tasks.table, Qt.Key.Key_Return)
    asked = dialog(view.tasks, "done_dialog")
    asked.save()
    assert view.tasks.current().is_over
    view.reply_button.click()
    asked = dialog(view, "reply_dialog")
    asked.form.show_values({**asked.form.values(), "content": "名单一份"})
    asked.save()
    assert "名单一份" in view.replies.item(0).text()
    view.close_button.click()
    assert view.current().closed_on == ON
    assert view.close_button.text() == "重新办理"
    desk.undo()
    assert view.current().closed_on is None


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
