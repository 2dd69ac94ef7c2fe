"""Documents and tasks from quick find, and its commands, in the whole window."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog

from dangjian_desktop.domain.vocabulary import DocumentKind
from dangjian_desktop.operations.documents import add_document, close_document
from dangjian_desktop.operations.tasks import add_task, mark_task_done
from dangjian_desktop.ui.main_window.window import MainWindow
from tests import make
from tests.ui.conftest import RESOURCES

ON = date(2026, 11, 20)


@pytest.fixture
def branch(data):
    branch = make.branch()
    make.person("张三", branch)
    return branch


@pytest.fixture
def window(qtbot, workbench, folder, branch):
    def open_window() -> MainWindow:
        made = MainWindow(workbench, resources=RESOURCES, folder=folder, data_told=("未加密",))
        qtbot.addWidget(made)
        made.resize(1366, 768)
        made.show()
        return made

    return open_window


def find(qtbot, window, typed):
    window.open_quick_find(typed)
    popup = window._quick_find
    assert popup.answers()
    qtbot.keyClick(popup.line, Qt.Key.Key_Return)
    return window.page("calendar").page("matters")


def test_a_document_is_opened_by_its_number_though_it_is_dealt_with(qtbot, window, branch):
    document = make.done(
        add_document(
            organisation_id=branch,
            kind=DocumentKind.DOCUMENT,
            title="关于报送名单的通知",
            received_on=ON,
            on=ON,
            values={"number": "青煤党发〔2026〕12号"},
        )
    )
    make.done(close_document(document_id=document, on=ON))
    shown = window()
    page = find(qtbot, shown, "202612号")
    assert shown.tabs.current_key() == "calendar"
    assert page.strip.current_key() == "documents"
    assert page.documents.current().document_id == document


def test_a_task_is_opened_by_its_initials_though_it_is_done(qtbot, window, branch):
    task = make.done(add_task(organisation_id=branch, title="核对责任区名单", on=ON))
    make.done(mark_task_done(task_id=task, done_on=ON, on=ON))
    page = find(qtbot, window(), "hdzrqmd")
    assert page.strip.current_key() == "tasks"
    assert page.tasks.current().task_id == task


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("add_agenda_item", "agenda_item_dialog"),
        ("add_document", "document_dialog"),
        ("add_task", "task_dialog"),
    ],
)
def test_commands_begin_what_they_say(window, code, name):
    shown = window()
    shown.commands[code]()
    assert shown.tabs.current_key() == "calendar"
    assert shown.page("calendar").page("matters").findChild(QDialog, name).isVisible()
