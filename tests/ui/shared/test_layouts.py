"""Parts of a page beside each other: none can be pushed shut, one takes what is to spare."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from dangjian_desktop.ui.shared.layouts import panes
from tests.ui.screen import settle


@pytest.fixture
def page(qtbot):
    made = QWidget()
    qtbot.addWidget(made)
    return made


def shown(page, *, is_upright):
    parts = [QWidget(), QWidget(), QWidget()]
    for part in parts:
        part.setMinimumSize(40, 40)
    splitter = panes(page, *parts, grows=1, is_upright=is_upright)
    splitter.resize(300, 300)
    splitter.setSizes([100, 100, 100])
    page.show()
    settle()
    return splitter


def test_one_part_takes_the_room_that_comes(page):
    splitter = shown(page, is_upright=False)
    before = splitter.sizes()
    splitter.resize(500, 300)
    after = splitter.sizes()
    assert [after[0], after[2]] == [before[0], before[2]]
    assert after[1] == before[1] + 200


def test_no_part_is_pushed_shut(page):
    splitter = shown(page, is_upright=True)
    assert splitter.orientation() is Qt.Orientation.Vertical
    splitter.setSizes([0, 1000, 0])
    assert min(splitter.sizes()) >= 40
