"""A row of two halves that fold where a window is narrow."""

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from dangjian_desktop.ui.shared.buttons import plain_button
from dangjian_desktop.ui.shared.flow import FoldingRow

GAP = 8


class Page(QWidget):
    """Two buttons, and two more at the right end."""

    def __init__(self) -> None:
        super().__init__()
        self.row = FoldingRow()
        self.row.setSpacing(GAP)
        self.left = [plain_button(text, parent=self) for text in ("提出议题", "列入议题单")]
        self.right = [plain_button(text, parent=self) for text in ("修改", "连同不上会的")]
        for button in self.left:
            self.row.left.addWidget(button)
        self.row.right.addStretch(1)
        for button in self.right:
            self.row.right.addWidget(button)
        self.below = QWidget(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self.row)
        column.addWidget(self.below, 1)

    @property
    def natural(self) -> int:
        """The width of one line."""
        buttons = [*self.left, *self.right]
        return sum(button.sizeHint().width() for button in buttons) + GAP * len(buttons)


@pytest.fixture
def page(qtbot):
    made = Page()
    qtbot.addWidget(made)
    made.resize(900, 300)
    made.show()
    return made


def test_a_wide_window_has_one_line_with_its_ends_apart(page):
    tops = {button.y() for button in (*page.left, *page.right)}
    assert len(tops) == 1
    assert page.left[0].x() == 0
    assert page.right[-1].geometry().right() == page.width() - 1


def test_a_narrow_window_has_two_and_what_follows_makes_room(page):
    height = page.left[0].height()
    page.resize(page.natural - 30, 300)
    QApplication.processEvents()
    assert page.left[0].y() == page.left[1].y() == 0
    assert page.right[0].y() == page.right[1].y() == height + GAP
    assert page.below.y() == 2 * height + GAP
    assert page.right[-1].geometry().right() == page.width() - 1
    for button in (*page.left, *page.right):
        assert button.width() == button.sizeHint().width()
    page.resize(900, 300)
    QApplication.processEvents()
    assert page.right[0].y() == page.left[0].y()
    assert page.below.y() == height


def test_it_shrinks_to_its_wider_half(page):
    half = page.row.right.minimumSize().expandedTo(page.row.left.minimumSize())
    assert page.row.minimumSize() == half
    assert page.minimumSizeHint().width() == half.width()
    assert page.row.minimumSize() != QSize()
