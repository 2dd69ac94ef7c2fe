"""A year package opened: its tables and their rows, to be read and copied and nothing else."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from dangjian_desktop.domain.dates import day_part
from dangjian_desktop.operations.year_package import MetYear, YearTable
from dangjian_desktop.ui.shared.buttons import plain_button
from dangjian_desktop.ui.shared.dialog import Dialog
from dangjian_desktop.ui.shared.layouts import fit_to_screen, panes
from dangjian_desktop.ui.shared.query_model import Column, QueryModel, RowsAtHand, text_column
from dangjian_desktop.ui.shared.table_view import ColumnLayout, TableView
from dangjian_desktop.ui.shared.theme import set_role, tokens
from dangjian_desktop.ui.shared.wording import QT_TR_NOOP, tr
from dangjian_desktop.ui.shared.workbench import Workbench

_SIZE, _TABLES_WIDTH = (1220, 680), 270
_WIDEST, _NARROWEST, _CHARACTER, _PADDING = 300, 80, 15, 24
#: So many rows tell how wide a column is.
_MEASURED = 40
#: A row with its number, by which it is known.
NumberedRow = tuple[int, tuple[str, ...]]

TABLE_COLUMNS: tuple[Column[YearTable], ...] = (
    text_column(QT_TR_NOOP("记录"), lambda table: tr(table.label), "label", width=160),
    Column(
        QT_TR_NOOP("行数"), lambda table: str(len(table.rows)), "count", align="right", width=76
    ),
)


class YearDialog(Dialog):
    """The tables of a year on the left, the rows of the chosen one on the right."""

    def __init__(
        self,
        bench: Workbench,
        met: MetYear,
        tables: list[YearTable],
        parent: QWidget | None = None,
    ) -> None:
        """Show what was read.

        Args:
            met: Whose it is. tables: what it tells.
        """
        super().__init__(parent)
        self.setObjectName("year_dialog")
        facts = met.sealed.facts
        self.setWindowTitle(tr("年度包（只读）"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.heading = QLabel(
            tr("“{name}”{year} 年（只读）", name=facts.name, year=facts.year), self
        )
        self.heading.setTextFormat(Qt.TextFormat.PlainText)
        set_role(self.heading, "title")
        known = tr("签名认得") if met.is_known else tr("签名没有核对过")
        self.told = QLabel(
            tr(
                "{made_at} 制作，写成以后没有改动过。指纹 {digits}（{known}）。这里只能看和复制。",
                made_at=day_part(facts.made_at),
                digits=met.fingerprint,
                known=known,
            ),
            self,
        )
        self.told.setTextFormat(Qt.TextFormat.PlainText)
        self.told.setWordWrap(True)
        self.told.setObjectName("year_told")
        set_role(self.told, "second")
        self.filter = QLineEdit(self)
        self.filter.setObjectName("year_filter")
        self.filter.setPlaceholderText(tr("在这张表里找"))
        self.filter.setAccessibleName(tr("在这张表里找"))
        self.filter.setClearButtonEnabled(True)
        self.tables: QueryModel[YearTable] = QueryModel(
            bench.desk, TABLE_COLUMNS, RowsAtHand(tables), self, key="name", hears=False
        )
        self.list = TableView(self.tables, self, name=tr("年度包里的记录"))
        self.list.setObjectName("year_tables")
        self.rows: QueryModel[NumberedRow] = QueryModel(
            bench.desk, (), RowsAtHand(), self, key=_number, hears=False
        )
        self.table = TableView(self.rows, self, name=tr("一种记录的各行"))
        self.table.setObjectName("year_rows")
        self.table.set_empty(tr("没有找到。请换个词再找。"))
        self.list.set_empty(tr("这一年没有记录。"))
        self.close_button = plain_button(tr("关闭"), parent=self)
        self.close_button.setObjectName("close_button")
        self._shown = ""
        self._lay_out()
        self.list.chosen_changed.connect(self._show)
        self.filter.textChanged.connect(lambda _text: self._fill())
        self.close_button.clicked.connect(self.reject)
        self.list.select_keys(self.tables.keys[:1])
        self._show()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self) -> None:
        """Show the chosen table, with its own columns."""
        chosen: YearTable | None = self.list.current_row()
        if chosen is None or chosen.name == self._shown:
            return
        self._shown = chosen.name
        self.table.exchange(_columns(chosen), self._found(), ColumnLayout())

    def _fill(self) -> None:
        self.rows.set_query(self._found())

    def _found(self) -> RowsAtHand[NumberedRow]:
        """Return the rows of the chosen table in which every word of the filter stands."""
        chosen: YearTable | None = self.list.current_row()
        words = self.filter.text().split()
        return RowsAtHand(
            tuple(
                (number, row)
                for number, row in enumerate(chosen.rows if chosen is not None else ())
                if all(any(word in cell for cell in row) for word in words)
            )
        )

    def _lay_out(self) -> None:
        made = tokens()
        head = QHBoxLayout()
        head.setSpacing(made.space(2))
        head.addWidget(self.heading, 1)
        head.addWidget(self.filter)
        self.filter.setFixedWidth(made.text_px(_TABLES_WIDTH))
        split = panes(self, self.list, self.table, grows=1)
        split.setSizes([made.text_px(_TABLES_WIDTH), made.text_px(_SIZE[0] - _TABLES_WIDTH)])
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(made.space(6),) * 4)
        column.setSpacing(made.space(3))
        column.addLayout(head)
        column.addWidget(self.told)
        column.addWidget(split, 1)
        column.addLayout(foot)
        fit_to_screen(self, *_SIZE)


def _number(row: NumberedRow) -> int:
    return row[0]


def _cell(place: int, row: NumberedRow) -> str:
    return row[1][place]


def _columns(table: YearTable) -> tuple[Column[NumberedRow], ...]:
    return tuple(
        text_column(heading, partial(_cell, place), str(place), width=_width(table, heading, place))
        for place, heading in enumerate(table.headings)
    )


def _width(table: YearTable, heading: str, place: int) -> int:
    longest = max((len(row[place]) for row in table.rows[:_MEASURED]), default=0)
    wanted = max(longest, len(heading)) * _CHARACTER + _PADDING
    return min(max(wanted, _NARROWEST), _WIDEST)
