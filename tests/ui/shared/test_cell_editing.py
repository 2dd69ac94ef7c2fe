"""A cell is written over: a line, several lines, a choice; Enter goes on, Escape leaves it."""

from dataclasses import dataclass

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit

from dangjian_desktop.ui.shared.cell_editing import CellDelegate
from dangjian_desktop.ui.shared.query_model import Column, QueryModel, RowsAtHand
from dangjian_desktop.ui.shared.table_view import TableView


@dataclass(frozen=True)
class Row:
    key: int
    word: str
    text: str
    choice: str


class Cells(CellDelegate):
    def choices_of(self, row, key):
        return ("甲", "乙") if key == "choice" else ()

    def is_long(self, row, key):
        return key == "text"


class Rows(QueryModel[Row]):
    def flags(self, index):
        return super().flags(index) | Qt.ItemFlag.ItemIsEditable

    def data(self, index, role=Qt.ItemDataRole.DisplayRole):
        shown = Qt.ItemDataRole.DisplayRole if role == Qt.ItemDataRole.EditRole else role
        return super().data(index, shown)


@pytest.fixture
def table(qtbot, desk):
    columns = [
        Column(key, lambda row, key=key: getattr(row, key), key)
        for key in ("word", "text", "choice")
    ]
    rows = RowsAtHand(rows=(Row(1, "旧", "一\n二", "丙"),))
    model = Rows(desk, columns, rows, key="key")
    made = TableView(model)
    made.cells = Cells(made)
    for number in range(3):
        made.setItemDelegateForColumn(number, made.cells)
    qtbot.addWidget(made)
    made.show()
    made.entered = []
    made.cells.entered.connect(lambda *told: made.entered.append(told[1:]))
    return made


def edit(table, column):
    index = table.rows.index(0, column)
    table.setCurrentIndex(index)
    table.edit(index)
    return table.cells.editor


def test_enter_hands_the_text_on_and_goes_on(qtbot, table):
    editor = edit(table, 0)
    assert isinstance(editor, QLineEdit)
    assert editor.text() == "旧"
    editor.setText("新")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert table.entered == [("word", "新", True)]
    assert table.cells.editor is None


def test_shift_and_enter_begin_a_new_line(qtbot, table):
    editor = edit(table, 1)
    assert isinstance(editor, QPlainTextEdit)
    editor.setPlainText("一")
    qtbot.keyClick(editor, Qt.Key.Key_End)
    qtbot.keyClick(editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClicks(editor, "b")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    ((key, text, goes_on),) = table.entered
    assert (key, text.splitlines()[-1].strip()[-1], goes_on) == ("text", "b", True)


def test_a_choice_offers_what_stands_there_and_the_choices(table):
    editor = edit(table, 2)
    assert isinstance(editor, QComboBox)
    assert [editor.itemText(at) for at in range(editor.count())] == ["丙", "甲", "乙"]


def test_escape_leaves_all_as_it_was(qtbot, table):
    editor = edit(table, 0)
    editor.setText("新")
    qtbot.keyClick(editor, Qt.Key.Key_Escape)
    assert table.entered == []
