"""The view 收支 of the page 党费: the accounts of a year, and what was used and handed up."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QVBoxLayout, QWidget

from dangjian_desktop.domain.vocabulary import DuesMovementKind
from dangjian_desktop.operations.dues_accounts import remove_movement
from dangjian_desktop.queries.dues_accounts import (
    AccountRow,
    DuesAccounts,
    DuesAccountsQuery,
    MovementRow,
)
from dangjian_desktop.ui.roster.dues_columns import ACCOUNT_COLUMNS, MOVEMENT_COLUMNS
from dangjian_desktop.ui.roster.dues_dialogs import movement_dialog
from dangjian_desktop.ui.roster.dues_words import yuan_words
from dangjian_desktop.ui.shared.buttons import plain_button
from dangjian_desktop.ui.shared.day_picker import may_edit
from dangjian_desktop.ui.shared.offered import recording_words, records
from dangjian_desktop.ui.shared.query_model import QueryModel, RowsAtHand
from dangjian_desktop.ui.shared.table_view import TableView
from dangjian_desktop.ui.shared.theme import news, set_role, tokens
from dangjian_desktop.ui.shared.wording import QT_TR_NOOP, tr
from dangjian_desktop.ui.shared.workbench import Workbench

#: Rows of the upper table that are seen at once, and its header.
_MOST_ROWS, _HEADER_ROWS = 8, 1


class DuesAccountsView(QWidget):
    """Above the account of every organisation, below the movements of the year.

    Signals:
        listed_changed: The figures are others.
    """

    listed_changed = Signal()

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bench = bench
        self.accounts: DuesAccounts | None = None
        self._place: tuple[int, str] | None = None
        self._count = 0
        self.told = QLabel(self)
        self.told.setObjectName("dues_accounts_told")
        self.told.setWordWrap(True)
        set_role(self.told, "second")
        self.model: QueryModel[AccountRow] = QueryModel(
            bench.desk, ACCOUNT_COLUMNS, RowsAtHand(), self, key="organisation_id", hears=False
        )
        self.table = TableView(self.model, self, name=QT_TR_NOOP("党费收支账"))
        self.table.setObjectName("dues_accounts_table")
        self.movements: QueryModel[MovementRow] = QueryModel(
            bench.desk, MOVEMENT_COLUMNS, RowsAtHand(), self, key="movement_id", hears=False
        )
        self.movement_table = TableView(
            self.movements, self, name=QT_TR_NOOP("使用、上缴和下拨"), fill_menu=self._fill_menu
        )
        self.movement_table.setObjectName("dues_movements_table")
        self.movement_title = QLabel(tr("使用、上缴和下拨"), self)
        set_role(self.movement_title, "heading")
        self.hand_up_button = records(plain_button(tr("登记上缴…"), parent=self))
        self.hand_up_button.setObjectName("hand_up_dues")
        self._lay_out()
        self.movement_table.opened.connect(self.correct)
        self.hand_up_button.clicked.connect(lambda: self.record(DuesMovementKind.HANDED_UP))
        news().changed.connect(self._dress)

    def show_year(self, year: int, within: int | None, place: tuple[int, str] | None) -> None:
        """Show the accounts of a year.

        Args:
            year: Which.
            within: A branch or committee; None for everything.
            place: Row id and name of the organisation for which movements are entered; None where
                none is chosen.
        """
        self._place = place
        on = self._bench.desk.on
        told = self.accounts = DuesAccountsQuery(on, year, within, with_payments=False).fetch()
        rows = (*told.rows, told.total) if len(told.rows) > 1 else told.rows
        self.model.set_query(RowsAtHand(rows=rows))
        self.movements.set_query(RowsAtHand(rows=told.movements))
        total = told.total
        self.told.setText(
            tr(
                "上年结转 {carried} ＋ 收缴 {collected} ＋ 下拨 {allocated} － 使用 {used} "
                "－ 上缴 {handed_up} ＝ 结存 {balance} 元",
                carried=yuan_words(total.carried),
                collected=yuan_words(total.collected),
                allocated=yuan_words(total.allocated),
                used=yuan_words(total.used),
                handed_up=yuan_words(total.handed_up),
                balance=yuan_words(total.balance),
            )
            if told.rows
            else ""
        )
        self.told.setVisible(bool(told.rows))
        self.table.set_empty(tr("这一年还没有收缴和收支的记录。"))
        self.movement_table.set_empty(
            tr("这一年还没有使用、上缴和下拨的记录。"),
            recording_words(tr("登记收支…")),
            self.record,
        )
        self._count = len(rows)
        self._fit()
        self.listed_changed.emit()

    def record(self, kind: DuesMovementKind = DuesMovementKind.USED) -> None:
        """Open the dialog of dues that are used, handed up or come from above."""
        if self._place is None:
            self._bench.ask.tell(self, tr("收支按党组织记。请先在上面选是哪个党组织的。"))
        elif may_edit(self._bench.ask, self, self._bench.desk):
            movement_dialog(self._bench, *self._place, kind=kind, parent=self).open()

    def correct(self, row: object) -> None:
        """Open the dialog that corrects a movement."""
        if isinstance(row, MovementRow) and may_edit(self._bench.ask, self, self._bench.desk):
            movement_dialog(
                self._bench, row.organisation_id, row.organisation_name, row=row, parent=self
            ).open()

    def _remove(self, row: MovementRow) -> None:
        if may_edit(self._bench.ask, self, self._bench.desk):
            self._bench.desk.attempt(remove_movement(movement_id=row.movement_id))

    def _fill_menu(self, menu: QMenu) -> None:
        row = self.movement_table.current_row()
        if isinstance(row, MovementRow):
            records(menu.addAction(tr("更正…"), partial(self.correct, row)))
            records(menu.addAction(tr("删除"), partial(self._remove, row)))

    def _fit(self) -> None:
        """Give the accounts the height of their rows, and the movements the rest."""
        rows = max(min(self._count, _MOST_ROWS), 1) + _HEADER_ROWS
        wanted = rows * tokens().sizes.row + 2 * self.table.frameWidth()
        least = (1 + _HEADER_ROWS) * tokens().sizes.row
        self.table.setFixedHeight(max(min(wanted, self.height() // 2), least))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the height anew."""
        super().resizeEvent(event)
        self._fit()

    def _lay_out(self) -> None:
        self._head = QHBoxLayout()
        self._head.addWidget(self.movement_title)
        self._head.addStretch(1)
        self._head.addWidget(self.hand_up_button)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self.told)
        self._column.addWidget(self.table)
        self._column.addLayout(self._head)
        self._column.addWidget(self.movement_table, 1)
        self._dress()

    def _dress(self) -> None:
        self._column.setSpacing(tokens().space(2))
        self._fit()
