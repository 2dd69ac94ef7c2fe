"""The rows of a ledger in the way that was chosen: the table, the board or the checklist."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from dangjian_desktop.domain.ledgers import LedgerBook
from dangjian_desktop.queries.ledger_entries import EntryRow
from dangjian_desktop.queries.ledgers import LedgerQuery
from dangjian_desktop.ui.groups.board_view import BoardView
from dangjian_desktop.ui.groups.checklist_view import ChecklistView
from dangjian_desktop.ui.groups.view_switch import LedgerView, ViewSwitch
from dangjian_desktop.ui.shared.table_view import TableView


class LedgerViews(QStackedWidget):
    """Holds the three; the ones beside the table are made when they are first wanted.

    Signals:
        opened: The `EntryRow` that was opened on the board or the checklist.
        chosen_changed: Another row is the current one there.
        check_wanted: A thing should be looked at: words of its list and of itself.
        lists_wanted: The lists should be edited.
        view_changed: Another way was chosen; the rows have to be shown in it.
    """

    opened = Signal(object)
    chosen_changed = Signal()
    check_wanted = Signal(str, str)
    lists_wanted = Signal()
    view_changed = Signal()

    def __init__(self, table: TableView, switch: ViewSwitch, parent: QWidget) -> None:
        super().__init__(parent)
        self._table, self._switch = table, switch
        self._wanted: dict[str, LedgerView] = {}
        self._code = ""
        self._board: BoardView | None = None
        self._checklist: ChecklistView | None = None
        self.addWidget(table)
        switch.chosen.connect(self._choose)

    @property
    def view(self) -> LedgerView:
        """The way in which the rows are shown."""
        return self._switch.view

    @property
    def current_row(self) -> EntryRow | None:
        """The row that is chosen."""
        if self.view is LedgerView.BOARD:
            return self.board.current_row
        if self.view is LedgerView.CHECKLIST:
            return self.checklist.current_row
        row = self._table.current_row()
        return row if isinstance(row, EntryRow) else None

    @property
    def board(self) -> BoardView:
        """The board."""
        if self._board is None:
            self._board = BoardView(self)
            self._board.opened.connect(self.opened)
            self._board.chosen_changed.connect(self.chosen_changed)
            self.addWidget(self._board)
        return self._board

    @property
    def checklist(self) -> ChecklistView:
        """The checklist."""
        if self._checklist is None:
            self._checklist = ChecklistView(self)
            self._checklist.opened.connect(self.opened)
            self._checklist.chosen_changed.connect(self.chosen_changed)
            self._checklist.check_wanted.connect(self.check_wanted)
            self._checklist.lists_wanted.connect(self.lists_wanted)
            self.addWidget(self._checklist)
        return self._checklist

    def show_rows(self, book: LedgerBook | None, query: LedgerQuery) -> None:
        """Show the rows of a book in the way chosen for it last; the table shows its own."""
        self._code = book.code if book is not None else ""
        wanted = self._wanted.get(self._code, LedgerView.TABLE)
        view = self._switch.show_book(book, wanted)
        if view is LedgerView.BOARD:
            self.board.show_query(query)
            self.setCurrentWidget(self.board)
        elif view is LedgerView.CHECKLIST:
            self.checklist.show_query(query)
            self.setCurrentWidget(self.checklist)
        else:
            self.setCurrentWidget(self._table)

    def show_row(self, key: int) -> None:
        """Choose a row: its card where the board stands, else in the table."""
        if self.view is LedgerView.BOARD and self.board.choose(key):
            self.board.focus_first()
            return
        if self.view is not LedgerView.TABLE:
            self._choose(LedgerView.TABLE)
        self._table.select_keys([key])
        self._table.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_entered(self, key: int) -> None:
        """Choose a row that was just entered, in the way that is shown; the keyboard stays."""
        if self.view is LedgerView.BOARD:
            self.board.choose(key)
        else:
            self._table.select_keys([key])

    def focus_rows(self) -> None:
        """Put the keyboard on the chosen row, or the first there is."""
        if self.view is LedgerView.BOARD:
            self.board.focus_first()
        elif self.view is LedgerView.CHECKLIST:
            self.checklist.focus_first()
        else:
            keys = self._table.rows.keys
            if keys and not self._table.currentIndex().isValid():
                self._table.select_keys(keys[:1])
            self._table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose(self, view: LedgerView) -> None:
        self._wanted[self._code] = view
        self.view_changed.emit()
