"""督办清单: late rows of every book by who has to look after them; each opens in its ledger."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from dangjian_desktop.operations.printout import ARCHIVE, ESCALATION_LIST, Printout
from dangjian_desktop.operations.runner import Changes
from dangjian_desktop.queries.escalations import EscalatedRow, EscalationsQuery
from dangjian_desktop.ui.shared.buttons import plain_button
from dangjian_desktop.ui.shared.choice_box import ChoiceBox
from dangjian_desktop.ui.shared.dialog import Dialog
from dangjian_desktop.ui.shared.layouts import fit_to_screen
from dangjian_desktop.ui.shared.place_box import PlaceBox
from dangjian_desktop.ui.shared.query_model import (
    ChipLook,
    Column,
    QueryModel,
    RowsAtHand,
    text_column,
)
from dangjian_desktop.ui.shared.table_view import TableView
from dangjian_desktop.ui.shared.theme import Tone, set_role, tokens
from dangjian_desktop.ui.shared.wording import QT_TR_NOOP, tr
from dangjian_desktop.ui.shared.workbench import Workbench


def _level(row: EscalatedRow) -> ChipLook:
    if not row.level:
        return ChipLook(tr("未到督办"), Tone.WARN)
    return ChipLook(row.level, Tone.BAD, "flag")


_COLUMNS: tuple[Column[EscalatedRow], ...] = (
    Column(
        QT_TR_NOOP("督办级别"),
        lambda row: _level(row).text,
        "level",
        width=150,
        chip=_level,
    ),
    Column(QT_TR_NOOP("台账"), lambda row: row.entry.book.short, "book", width=80, is_second=True),
    text_column(
        QT_TR_NOOP("事项"), lambda row: row.entry.title.replace("\n", " "), "title", width=250
    ),
    text_column(QT_TR_NOOP("责任人"), lambda row: row.owner, "owner", width=80),
    Column(
        QT_TR_NOOP("期限"),
        lambda row: row.entry.lateness.due_on.isoformat() if row.entry.lateness.due_on else "",
        "due",
        width=100,
    ),
    Column(
        QT_TR_NOOP("逾期天数"),
        lambda row: str(row.entry.lateness.days),
        "days",
        "right",
        width=80,
    ),
    text_column(QT_TR_NOOP("状态"), lambda row: row.entry.text("state"), "state", width=90),
    text_column(
        QT_TR_NOOP("党组织"),
        lambda row: row.entry.organisation_name,
        "holder",
        width=160,
        is_second=True,
    ),
)


class EscalationsDialog(Dialog):
    """The list, narrowed to a place and a level.

    Signals:
        entry_wanted: Identity of the row that is to be opened in its ledger.
        print_wanted: The `Printout` of the list.
    """

    entry_wanted = Signal(str)
    print_wanted = Signal(object)

    def __init__(self, bench: Workbench, organisation_id: int | None, parent: QWidget) -> None:
        """Show what is late at a place.

        Args:
            bench: The desk.
            organisation_id: The place that is looked at; None for all.
            parent: The page.
        """
        super().__init__(parent)
        self.setObjectName("escalations_dialog")
        self.setWindowTitle(tr("督办清单"))
        self._desk = bench.desk
        self.place = PlaceBox(bench.desk, QT_TR_NOOP("全部组织"), self)
        self.place.choose(organisation_id)
        self.level = ChoiceBox(self)
        self.level.setObjectName("escalation_level")
        self.level.setAccessibleName(tr("督办级别"))
        self.told = QLabel(self)
        set_role(self.told, "second")
        self.model: QueryModel[EscalatedRow] = QueryModel(
            bench.desk, _COLUMNS, RowsAtHand[EscalatedRow](()), self, key=lambda row: row.key
        )
        self.table = TableView(self.model, self, name=QT_TR_NOOP("督办清单"))
        self.table.setObjectName("escalations_table")
        self.table.set_empty(tr("没有逾期的事项。"))
        self.open_button = plain_button(tr("打开台账"), parent=self)
        self.open_button.setObjectName("open_escalated")
        self.print_button = plain_button(tr("打印"), "printer", parent=self)
        self.print_button.setObjectName("print_escalations")
        close = plain_button(tr("关闭"), parent=self)
        self._lay_out(close)
        close.clicked.connect(self.accept)
        self.open_button.clicked.connect(self.open_chosen)
        self.print_button.clicked.connect(self.print_shown)
        self.table.opened.connect(lambda _row: self.open_chosen())
        self.place.place_changed.connect(self.read)
        self.level.activated.connect(lambda _place: self.read())
        bench.desk.changed.connect(self._hear)
        self.read()

    def read(self) -> None:
        """Read what is late, and offer the levels that there are."""
        every = EscalationsQuery(self._desk.on, self.place.organisation_id).fetch()
        levels = dict.fromkeys(row.level for row in every)
        chosen = self.level.currentData()
        choices: list[tuple[str, object]] = [(tr("全部级别"), None)]
        choices += [(level or tr("未到督办"), level) for level in levels]
        self.level.offer(choices)
        if chosen in levels:
            self.level.setCurrentIndex(self.level.findData(chosen))
        level = self.level.currentData()
        rows = [row for row in every if level is None or row.level == level]
        self.model.set_query(RowsAtHand(rows))
        self.told.setText(tr("逾期 {n} 件", n=len(rows)))
        self.open_button.setEnabled(bool(rows))

    def open_chosen(self) -> None:
        """Open the chosen row in its ledger."""
        row = self.table.current_row()
        if isinstance(row, EscalatedRow):
            self.accept()
            self.entry_wanted.emit(row.entry.uid)

    def print_shown(self) -> None:
        """Print the list as it is narrowed."""
        self.print_wanted.emit(
            Printout(
                ESCALATION_LIST,
                self._desk.on,
                organisation_id=self.place.organisation_id,
                detail=ARCHIVE,
                heading=self.level.currentData() or "",
            )
        )

    def _hear(self, changes: Changes) -> None:
        if changes.topics & EscalationsQuery.reads:
            self.read()

    def _lay_out(self, close: QWidget) -> None:
        made = tokens()
        head, foot = QHBoxLayout(), QHBoxLayout()
        for widget in (self.place, self.level, self.told):
            head.addWidget(widget)
        head.addStretch(1)
        foot.addStretch(1)
        for button in (self.open_button, self.print_button, close):
            foot.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(made.space(4),) * 4)
        column.setSpacing(made.space(3))
        column.addLayout(head)
        column.addWidget(self.table, 1)
        column.addLayout(foot)
        fit_to_screen(self, 1080, 560)
