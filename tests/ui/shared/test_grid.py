"""A grid of cells: Enter opens, Tab leaves, and the first column stays in sight."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from dangjian_desktop.ui.shared.grid import GridModel, GridView

COLUMNS = 13
WIDTH = 100


class Months(GridModel[str]):
    """A name and twelve months."""

    @property
    def column_count(self) -> int:
        return COLUMNS

    def cell(self, row: int, column: int, role: int) -> Any:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return f"{self.lines[row]}{column or ''}"

    def heading(self, column: int, role: int) -> Any:
        return str(column) if role == Qt.ItemDataRole.DisplayRole else None


class View(GridView):
    """Columns of one width."""

    def fit(self) -> None:
        for column in range(COLUMNS):
            self.setColumnWidth(column, WIDTH)


@pytest.fixture
def grid(qtbot):
    model = Months()
    view = View(model, frozen=1)
    model.setParent(view)
    view.dress()
    model.show_lines([*"甲乙丙丁戊己庚辛壬癸"])
    qtbot.addWidget(view)
    view.resize(450, 200)
    view.show()
    QApplication.processEvents()
    return view


def test_the_first_column_stays_while_the_others_are_scrolled(grid):
    assert grid.frozen.isVisible()
    grid.horizontalScrollBar().setValue(grid.horizontalScrollBar().maximum())
    grid.verticalScrollBar().setValue(grid.verticalScrollBar().maximum())
    assert grid.childAt(20, 100) is grid.frozen.viewport()
    at = grid.frozen.viewport().mapFrom(grid, grid.rect().center())
    at.setX(20)
    name = grid.frozen.indexAt(at)
    beside = grid.indexAt(grid.viewport().mapFrom(grid, grid.rect().center()))
    assert (name.column(), name.row()) == (0, beside.row())
    assert beside.column() > 8
    assert grid.frozen.isColumnHidden(1)


def test_where_all_columns_fit_nothing_is_frozen(grid):
    grid.resize(WIDTH * COLUMNS + 50, 200)
    QApplication.processEvents()
    assert not grid.frozen.isVisible()
    grid.resize(450, 200)
    QApplication.processEvents()
    assert grid.frozen.isVisible()


def test_the_current_cell_is_never_hidden_under_the_frozen_column(grid):
    grid.setCurrentIndex(grid.model().index(0, COLUMNS - 1))
    for _ in range(COLUMNS - 2):
        QTest.keyClick(grid, Qt.Key.Key_Left)
        assert grid.visualRect(grid.currentIndex()).left() >= grid.frozen.width()
    assert grid.currentIndex().column() == 1


def test_a_click_on_a_frozen_cell_chooses_it_and_scrolls_nothing(grid, qtbot):
    bar = grid.horizontalScrollBar()
    bar.setValue(bar.maximum())
    cell = grid.frozen.visualRect(grid.model().index(1, 0)).center()
    qtbot.mouseClick(grid.frozen.viewport(), Qt.MouseButton.LeftButton, pos=cell)
    assert (grid.currentIndex().row(), grid.currentIndex().column()) == (1, 0)
    assert bar.value() == bar.maximum()
    with qtbot.waitSignal(grid.opened):
        qtbot.mouseDClick(grid.frozen.viewport(), Qt.MouseButton.LeftButton, pos=cell)


def test_enter_opens_and_an_empty_grid_says_so(grid, qtbot):
    grid.setCurrentIndex(grid.model().index(2, 3))
    with qtbot.waitSignal(grid.opened):
        QTest.keyClick(grid, Qt.Key.Key_Return)
    assert not grid.empty_state.isVisible()
    grid.model().show_lines([])
    assert not grid.empty_state.isVisible()  # nothing to say
    grid.set_empty("还没有。")
    assert grid.empty_state.isVisible()
    grid.model().show_lines(["甲"])
    assert not grid.empty_state.isVisible()
