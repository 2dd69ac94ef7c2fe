"""Tab goes through a dialog as it is laid out, whatever was made first."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from dangjian_desktop.ui.shared.dialog import Dialog
from dangjian_desktop.ui.shared.layouts import panes, scrolling
from tests.ui.screen import settle


class Asking(Dialog):
    """Its parts are made from the last to the first."""

    def __init__(self) -> None:
        super().__init__()
        save, cancel, more = (self.button(word) for word in ("保存", "取消", "更多"))
        self.right, self.left, self.scrolled = (self.line(word) for word in ("右", "左", "卷"))
        self.first = self.line("一")
        body = QWidget(self)
        self.inner = QVBoxLayout(body)
        self.inner.addWidget(self.scrolled)
        foot, beside = QHBoxLayout(), QHBoxLayout()
        beside.addWidget(more)
        foot.addLayout(beside)
        foot.addStretch(1)
        foot.addWidget(cancel)
        foot.addWidget(save)
        column = QVBoxLayout(self)
        for part in (
            self.first,
            QLabel("说明", self),
            scrolling(body, self),
            panes(self, self.left, self.right),
        ):
            column.addWidget(part)
        column.addLayout(foot)

    def button(self, word: str) -> QPushButton:
        made = QPushButton(word, self)
        made.setObjectName(word)
        return made

    def line(self, name: str) -> QLineEdit:
        made = QLineEdit(self)
        made.setObjectName(name)
        return made


def order(dialog):
    dialog.first.setFocus()
    met = []
    while (name := QApplication.focusWidget().objectName()) not in met:
        met.append(name)
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    return met


@pytest.fixture
def asking(qtbot):
    made = Asking()
    qtbot.addWidget(made)
    made.show()
    settle()
    return made


def test_tab_goes_down_and_from_left_to_right_and_at_the_foot_from_what_is_done(asking):
    assert order(asking) == ["一", "卷", "左", "右", "更多", "保存", "取消"]


def test_what_comes_later_has_its_turn_once_it_is_asked_for(asking):
    asking.inner.addWidget(asking.line("新"))
    settle()
    asking.put_tab_in_order()
    assert order(asking) == ["一", "卷", "新", "左", "右", "更多", "保存", "取消"]
