"""An opinion without a name, entered and dealt with through the window; then the file is searched.

Searched are the bytes of everything that stands in the folder of the data (the file, what is not
yet merged into it, the settings of the window), with the journal unpacked.
"""

import zlib
from datetime import date, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QDialog, QPushButton

from dangjian_desktop.host.settings import Settings
from dangjian_desktop.operations.runner import Runner
from dangjian_desktop.queries.ledgers import LedgerQuery
from dangjian_desktop.storage.database import close_file, open_file
from dangjian_desktop.storage.models import Attachment, JournalEntry, LedgerEntry
from dangjian_desktop.ui.groups.entry_dialog import EntryDialog
from dangjian_desktop.ui.groups.ledger_page import LedgerPage
from dangjian_desktop.ui.shared.ask import CannedAsk
from dangjian_desktop.ui.shared.desk import Desk
from dangjian_desktop.ui.shared.jobs import Jobs
from dangjian_desktop.ui.shared.workbench import SettingsKeeper, Workbench
from tests import make

ON = date(2026, 11, 23)
OPERATOR, TELLER = "值班员赵丙寅", "提出人周某"
CONTENT = "夜班班中餐太凉"
#: Of the day, in every way in which a day is written; of the hour; of people.
TRACES = ("2026-11-23", "2026年11月23日", "20261123", "21:47", OPERATOR, TELLER)


@pytest.fixture
def folder(unsealed, monkeypatch):
    """The folder of the data, at a moment and at the hand of an operator that nothing else has."""
    monkeypatch.setattr(
        "dangjian_desktop.operations.runner.now",
        lambda: datetime.fromisoformat(f"{ON}T21:47:31.123+08:00"),
    )
    return unsealed.parent


@pytest.fixture
def page(qtbot, folder, monkeypatch):
    before = datetime.fromisoformat("2026-11-02T08:00:00+08:00")
    with monkeypatch.context() as earlier:
        earlier.setattr("dangjian_desktop.operations.runner.now", lambda: before)
        branch = make.branch("综采一队党支部")
        make.person("承办人钱某", branch)
    desk = Desk(Runner(actor=OPERATOR), lambda: ON)
    keeper = SettingsKeeper(Settings(), folder / "settings.json")
    made = LedgerPage(Workbench(desk, Jobs(instant=True), CannedAsk(), keeper))
    qtbot.addWidget(made)
    made.resize(1366, 650)
    made.show()
    made.open_book("appeal")
    yield made
    for dialog in made.findChildren(QDialog):
        dialog.done(0)


def type_in(widget, text):
    done = QInputMethodEvent("", [])
    done.setCommitString(text)
    QApplication.sendEvent(widget, done)


def choose(form, key, place):
    """Choose by keyboard in a box."""
    box = form.form.editor(key).box
    box.setCurrentIndex(place)
    box.activated.emit(place)


def everything(folder, data=None):
    """Everything that stands in the folder, and the journal in plain text."""
    unpacked = [
        zlib.decompress(bytes(entry.changes)) for entry in JournalEntry.select(JournalEntry.changes)
    ]
    files = [path.read_bytes() for path in folder.rglob("*") if path.is_file()]
    assert any(CONTENT.encode() in file for file in files), "the bytes can be read"
    return b"\n".join([*files, *unpacked])


def assert_untraced(folder):
    found = everything(folder)
    assert CONTENT.encode() in found, "the search itself can find"
    for trace in TRACES:
        assert trace.encode() not in found, trace


def new_form(page, qtbot):
    qtbot.mouseClick(page.header.add_button, Qt.MouseButton.LeftButton)
    (form,) = [one for one in page.findChildren(EntryDialog) if one.isVisible()]
    return form


def fill_in(form, *, is_anonymous):
    """Begin with a name, as somebody does who has not thought of it yet."""
    type_in(form.form.editor("raised_by").widget, TELLER)
    choose(form, "is_anonymous", 2 if is_anonymous else 1)
    choose(form, "kind", 4)
    type_in(form.form.editor("content").widget, CONTENT)


def step(page, qtbot, state):
    page.card.show_row(page.query.fetch()[0], page.book)
    button = page.card.findChild(QPushButton, f"step_{state}")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    return next(one for one in page.findChildren(QDialog, "step_dialog") if one.isVisible())


def test_the_search_finds_what_is_entered_with_a_name(qtbot, page, folder):
    form = new_form(page, qtbot)
    fill_in(form, is_anonymous=False)
    qtbot.keyClick(form, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    found = everything(folder)
    for trace in ("2026-11-23", "21:47", OPERATOR, TELLER):
        assert trace.encode() in found, trace


def test_the_form_says_what_is_kept_and_asks_for_nobody(qtbot, page):
    form = new_form(page, qtbot)
    fill_in(form, is_anonymous=True)
    advice = form.form._lines["is_anonymous"].advice
    assert advice.isVisibleTo(form)
    assert advice.text() == (
        "匿名登记只留内容、类别和月份：日期只记到月，不记提出人，不记谁在哪天登记，不能挂附件。"
    )
    assert not form.form.is_shown("raised_by")
    assert form.form.editor("raised_by").text() == ""
    assert form.form.editor("day").text() == "2026年11月"
    assert form.form.is_shown("handler"), "who deals with it is told"
    type_in(form.form.editor("due_on").widget, "2026-12-05")
    assert form.form.values()["due_on"].iso == "2026-12"
    choose(form, "is_anonymous", 1)
    assert form.form.is_shown("raised_by")
    assert not advice.isVisibleTo(form)


def test_an_opinion_without_a_name_leaves_the_month_alone(qtbot, page, folder, data):
    form = new_form(page, qtbot)
    fill_in(form, is_anonymous=True)
    type_in(form.form.editor("due_on").widget, "2026-11-23")
    qtbot.keyClick(form, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert not form.isVisible()
    assert_untraced(folder)
    (row,) = page.query.fetch()
    assert (row.text("day"), row.text("due_on")) == ("2026年11月", "2026年11月")
    close_file()
    open_file(data)
    assert_untraced(folder)
    assert LedgerEntry.select().where(LedgerEntry.is_anonymous).count() == 1


def test_its_whole_road_leaves_the_month_alone(qtbot, page, folder, data):
    form = new_form(page, qtbot)
    fill_in(form, is_anonymous=True)
    form.save()
    handling = step(page, qtbot, "handling")
    assert not handling.form.has("by"), "nobody is asked for"
    assert handling.form.editor("day").text() == "2026年11月"
    type_in(handling.form.editor("handler").widget, "承办人钱某")
    handling.save()
    answered = step(page, qtbot, "answered")
    type_in(answered.form.editor("answer").widget, "已换保温箱")
    answered.save()
    (row,) = page.query.fetch()
    assert row.row.state == "answered"
    page.card.show_row(row, page.book)
    page.card.correct_step(1)
    mending = page.findChild(QDialog, "correction_dialog")
    assert not mending.form.has("by")
    type_in(mending.form.editor("note").widget, "已当面交办")
    mending.save()
    page.card.show_row(page.query.fetch()[0], page.book)
    page.card.withdraw_step()
    desk = page.card._bench.desk
    for _time in range(5):
        assert desk.undo()
    assert page.query.fetch() == []
    for _time in range(5):
        assert desk.redo()
    assert page.query.fetch()[0].row.state == "handling"
    assert_untraced(folder)
    close_file()
    open_file(data)
    assert_untraced(folder)


def test_neighbours_do_not_bracket_it(qtbot, page, folder):
    """What was entered just before and after it tells a moment, and no number leads there."""
    for is_anonymous in (False, True, False):
        form = new_form(page, qtbot)
        fill_in(form, is_anonymous=is_anonymous)
        form.save()
    rows = LedgerQuery("appeal", ON).fetch()
    hidden = [row.entry_id for row in rows if row.row.is_anonymous]
    told = [row.entry_id for row in rows if not row.row.is_anonymous]
    assert len(hidden) == 1
    assert hidden[0] < min(told)
    moments = [(entry.id, entry.at) for entry in JournalEntry.select().order_by(JournalEntry.id)]
    assert [at for key, at in moments if key < 0] == ["2026-11"]
    assert [key for key, _at in moments if key > 0] == list(range(1, len(moments)))


def test_its_card_takes_no_file_and_tells_no_history(qtbot, page):
    form = new_form(page, qtbot)
    fill_in(form, is_anonymous=True)
    form.save()
    (row,) = page.query.fetch()
    card = page.card
    card.show_row(row, page.book)
    assert not card.files.isVisibleTo(card)
    assert card.findChild(QPushButton, "section_history") is None
    words = [label.text() for label in card.findChildren(type(card.title))]
    assert "匿名的意见不能挂附件，也不显示改动记录。" in words
    assert "匿名第 1 号 · 收到日期 2026年11月" in words
    assert Attachment.select().count() == 0
