"""What every dialog of the program is: Tab goes through it as the eye does."""

from collections.abc import Iterator
from itertools import pairwise
from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QLayout,
    QLayoutItem,
    QScrollArea,
    QSplitter,
    QWidget,
)


class Dialog(QDialog):
    """A dialog in which Tab goes from top to bottom, whatever was made first.

    At the foot the buttons at the right end are gone through from there: who has filled in the last
    field goes on to what is done, and only then to 取消 on its left.
    """

    def showEvent(self, event: QShowEvent) -> None:
        """Put Tab in order; what was offered meanwhile is there now."""
        super().showEvent(event)
        self.put_tab_in_order()

    def put_tab_in_order(self) -> None:
        """Let Tab go as the parts are laid out; asked again where parts are made anew."""
        for before, after in pairwise(_stops(self)):
            QWidget.setTabOrder(before, after)


def _stops(widget: QWidget) -> Iterator[QWidget]:
    """Yield what Tab comes to in a widget and in what is laid out in it."""
    is_stop = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    if is_stop and widget.focusProxy() is None:
        yield widget
    if isinstance(widget, QScrollArea):
        if widget.widget() is not None:
            yield from _stops(widget.widget())
    elif isinstance(widget, QSplitter):
        for place in range(widget.count()):
            yield from _stops(widget.widget(place))
    elif not isinstance(widget, QAbstractItemView):
        layout = widget.layout()
        if layout is not None:
            yield from _laid_out(layout, has_foot=isinstance(widget, QDialog))


def _laid_out(layout: QLayout, *, has_foot: bool = False) -> Iterator[QWidget]:
    parts = _parts(layout)
    for part in parts:
        if isinstance(part, QWidget):
            yield from _stops(part)
        elif part is not None:
            yield from _foot(part) if has_foot and part is parts[-1] else _laid_out(part)


def _foot(row: QLayout) -> Iterator[QWidget]:
    """Yield what stands at the left end, and then the buttons at the right end from there."""
    left: list[QWidget] = []
    right: list[QWidget] = []
    for part in _parts(row):
        if part is None:
            left, right = left + right, []
        else:
            right += _stops(part) if isinstance(part, QWidget) else _laid_out(part)
    yield from left
    yield from reversed(right)


def _parts(layout: QLayout) -> list[QWidget | QLayout | None]:
    """Return what is laid out, in order; None for room that is left free."""
    items = (cast(QLayoutItem, layout.itemAt(place)) for place in range(layout.count()))
    return [item.widget() or item.layout() for item in items]
