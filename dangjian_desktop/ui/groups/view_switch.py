"""Choosing how a ledger is shown: as a table, as a board, as a checklist."""

from enum import StrEnum

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QSizePolicy, QWidget

from dangjian_desktop.domain.ledgers import LedgerBook
from dangjian_desktop.ui.shared.buttons import quiet_button
from dangjian_desktop.ui.shared.theme import news, tokens
from dangjian_desktop.ui.shared.wording import QT_TR_NOOP, tr


class LedgerView(StrEnum):
    """A way to show a ledger."""

    TABLE = "table"
    BOARD = "board"
    CHECKLIST = "checklist"


_WORDS = (
    (LedgerView.TABLE, QT_TR_NOOP("表格"), "columns-3"),
    (LedgerView.BOARD, QT_TR_NOOP("看板"), "layout-grid"),
    (LedgerView.CHECKLIST, QT_TR_NOOP("清单"), "check"),
)


class ViewSwitch(QWidget):
    """A button for each way that the book has; none where there is the table alone.

    Signals:
        chosen: The `LedgerView` that the user chose.
    """

    chosen = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("view_switch")
        self.buttons = {
            view: quiet_button(tr(word), sign, parent=self) for view, word, sign in _WORDS
        }
        self._group = QButtonGroup(self)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        for view, button in self.buttons.items():
            button.setObjectName(f"view_{view.value}")
            button.setCheckable(True)
            button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
            self._group.addButton(button)
            self._row.addWidget(button)
            button.clicked.connect(lambda _on, view=view: self.chosen.emit(view))
        self.view = LedgerView.TABLE
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._dress()
        news().changed.connect(self._dress)

    def show_book(self, book: LedgerBook | None, wanted: LedgerView) -> LedgerView:
        """Offer the ways of a book; return the wanted one, or the table where it has it not."""
        offered = views_of(book)
        for view, button in self.buttons.items():
            button.setVisible(view in offered)
        self.setVisible(len(offered) > 1)
        self.view = wanted if wanted in offered else LedgerView.TABLE
        self.buttons[self.view].setChecked(True)
        return self.view

    def _dress(self) -> None:
        self._row.setSpacing(tokens().space(1))


def views_of(book: LedgerBook | None) -> list[LedgerView]:
    """Return the ways in which a book can be shown; every one as a table."""
    views = [LedgerView.TABLE]
    if book is not None and book.board:
        views.append(LedgerView.BOARD)
    if book is not None and book.checklist:
        views.append(LedgerView.CHECKLIST)
    return views
