"""The form of a ledger row: made from the book, filled by keyboard, judged all at once."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QWidget

from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.domain.ledger_values import Named
from dangjian_desktop.queries.ledgers import LedgerQuery
from dangjian_desktop.ui.groups.entry_dialog import open_new_entry
from tests import make

ON = date(2026, 11, 21)


@pytest.fixture
def branch(data):
    return make.branch()


@pytest.fixture
def page(qtbot):
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def new_form(workbench, page):
    def open_now(book, organisation_id=None, **more):
        return open_new_entry(
            workbench, page, book_code=book, organisation_id=organisation_id, **more
        )

    return open_now


def rows(book):
    return LedgerQuery(book, ON).fetch()


def put(form, key, value):
    """Put a value into a field as the user would see it there, and tell that it was edited."""
    editor = form.form.editor(key)
    editor.show_value(value)
    editor.edited.emit()


def type_in(widget, text):
    """Commit a text as an input method does; Chinese has no keys."""
    done = QInputMethodEvent("", [])
    done.setCommitString(text)
    QApplication.sendEvent(widget, done)


def enter(qtbot, line):
    """Press Enter where the keyboard is: in the list of names that is open, else in the line."""
    popup = line.completer().popup()
    qtbot.keyClick(popup if popup.isVisible() else line, Qt.Key.Key_Return)
    QApplication.processEvents()


def test_a_hazard_is_typed_and_saved(qtbot, new_form, branch):
    found_by = make.person("张三", branch)
    owner = make.person("李四", branch)
    form = new_form("hazard", branch)
    qtbot.waitUntil(lambda: form.form.editor("place").widget.hasFocus())
    type_in(form.form.editor("place").widget, "3402 运输顺槽")
    type_in(form.form.editor("content").widget, "护罩缺失")
    line = form.form.editor("found_by").line
    line.setFocus()
    type_in(line, "张三")
    enter(qtbot, line)
    type_in(line, "外来的王五")
    enter(qtbot, line)
    assert [one.name for one in form.form.editor("found_by").people] == ["张三", "外来的王五"]
    type_in(form.form.editor("owner").widget, "李四")
    type_in(form.form.editor("due_on").widget, "2026-11-25")
    assert "责任单位" in form.missing.text()
    form.save()
    (row,) = rows("hazard")
    assert row.row.values["found_by"] == (Named("张三", found_by), Named("外来的王五"))
    assert row.row.values["owner"] == (Named("李四", owner),)
    assert row.row.day == PartialDate.of(ON)
    assert "crew" in row.missing
    assert not form.isVisible()
