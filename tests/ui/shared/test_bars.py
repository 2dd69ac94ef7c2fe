"""Bars: filled by a share with a tick, and in a cell beside its words."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from dangjian_desktop.ui.shared.bars import BarDelegate, CellBar, paint_bar
from dangjian_desktop.ui.shared.query_model import Column, QueryModel, RowsAtHand
from dangjian_desktop.ui.shared.table_view import TableView
from dangjian_desktop.ui.shared.theme import tokens


def painted(rate: float | None, mark: float | None = None) -> QImage:
    picture = QImage(200, 20, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.white)
    painter = QPainter(picture)
    paint_bar(painter, QRectF(0, 5, 200, 10), rate, mark)
    painter.end()
    return picture


def reddish(picture: QImage) -> int:
    """Return the last column that shows the accent in the middle line."""
    accent = QColor(tokens().colour("accent")).rgb()
    row = picture.height() // 2
    filled = [x for x in range(picture.width()) if picture.pixel(x, row) == accent]
    return max(filled, default=-1)


def test_a_bar_is_as_long_as_its_share(qapp):
    assert reddish(painted(None)) == -1
    assert reddish(painted(0)) == -1
    assert 90 <= reddish(painted(0.5)) <= 105
    assert reddish(painted(7)) >= 190  # more than all fills all
    assert reddish(painted(0.001)) >= 5  # something is seen


def test_a_tick_stands_at_the_other_share(qapp):
    text = QColor(tokens().colour("text")).rgb()
    picture = painted(0.1, 0.75)
    assert any(picture.pixel(x, 3) == text for x in range(147, 154))


@dataclass(frozen=True)
class Row:
    name: str
    bar: CellBar | None


def test_a_cell_shows_bar_and_words_and_one_without_a_bar_its_words(qtbot, desk):
    rows = [Row("80%", CellBar(0.8, 0.4, "100%")), Row("合计", None)]
    columns = (Column("占比", lambda row: row.name, "share", width=200),)
    model = QueryModel(desk, columns, RowsAtHand(rows=rows), key="name")
    table = TableView(model)
    qtbot.addWidget(table)
    table.setItemDelegateForColumn(0, BarDelegate(lambda row: row.bar, table))
    table.resize(260, 160)
    table.show()
    accent = QColor(tokens().colour("accent")).rgb()

    def has_bar(number: int) -> bool:
        room = table.visualRect(model.index(number, 0))
        picture = table.viewport().grab(room).toImage()
        middle = picture.height() // 2
        return any(picture.pixel(x, middle) == accent for x in range(20, picture.width()))

    assert has_bar(0)
    assert not has_bar(1)
