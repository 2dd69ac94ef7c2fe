"""Pointing at the header of a sheet: its first rows in a small view, one to three chosen."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from dangjian_desktop.domain.cells import HeaderRows, text_of
from dangjian_desktop.domain.headers import (
    MOST_HEADER_ROWS,
    SEARCH_ROWS,
    HeaderGuess,
    column_letter,
)
from dangjian_desktop.operations.imports import RawSheet
from dangjian_desktop.ui.roster.import_wizard_samples import shown_sample
from dangjian_desktop.ui.shared.buttons import plain_button, primary_button
from dangjian_desktop.ui.shared.dialog import Dialog
from dangjian_desktop.ui.shared.theme import set_role, tokens
from dangjian_desktop.ui.shared.wording import tr

WIDTH, HEIGHT = 900, 520
COLUMN_WIDTH = 110
MOST_COLUMNS = 40
#: Rows that are seen without scrolling, whatever the size of the type.
ROWS_IN_SIGHT = 6


class HeaderDialog(Dialog):
    """Shows the top of a sheet as the file has it, and asks which rows are the header.

    Signals:
        chosen: `HeaderRows`, or None to let the program find the header again.
    """

    chosen = Signal(object)

    def __init__(
        self,
        sheet: RawSheet,
        header: HeaderGuess | None,
        *,
        is_pointed: bool,
        parent: QWidget | None = None,
    ) -> None:
        """Make the dialog; `open()` shows it.

        Args:
            sheet: The sheet.
            header: What is taken for its header now.
            is_pointed: Whether the user has said so.
            parent: The page.
        """
        super().__init__(parent)
        self.setObjectName("header_dialog")
        self.setWindowTitle(tr("指出表头"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._sheet = sheet
        self.table = _table_of(sheet, self)
        self.table.itemSelectionChanged.connect(self._judge)
        self.table.doubleClicked.connect(self._choose)
        self.note = QLabel(self)
        self.note.setObjectName("note")
        self.find_button = plain_button(tr("让程序自己找"), parent=self)
        self.find_button.setObjectName("find_button")
        self.find_button.setVisible(is_pointed)
        self.find_button.clicked.connect(self._find_again)
        self.cancel_button = plain_button(tr("取消"), parent=self)
        self.cancel_button.setObjectName("cancel_button")
        self.cancel_button.clicked.connect(self.reject)
        self.choose_button = primary_button(tr("用作表头"), parent=self)
        self.choose_button.setObjectName("choose_button")
        self.choose_button.setDefault(True)
        self.choose_button.clicked.connect(self._choose)
        self._lay_out()
        self.select_rows(range(header.first, header.first + header.span) if header else [0])
        self.table.setFocus()

    def select_rows(self, indexes: Sequence[int]) -> None:
        """Choose rows by their index in the sheet."""
        self.table.clearSelection()
        wanted = [index for index in indexes if index < self.table.rowCount()]
        mode = self.table.selectionMode()
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.MultiSelection)
        for index in wanted:
            self.table.selectRow(index)
        self.table.setSelectionMode(mode)
        if wanted and wanted[0] >= ROWS_IN_SIGHT:
            self.table.scrollTo(self.table.model().index(wanted[0], 0))

    def _rows(self) -> list[int]:
        return sorted({index.row() for index in self.table.selectionModel().selectedRows()})

    def _judge(self) -> None:
        """Say what is chosen, and whether it can be a header."""
        rows = self._rows()
        is_run = bool(rows) and rows == list(range(rows[0], rows[0] + len(rows)))
        is_good = is_run and len(rows) <= MOST_HEADER_ROWS
        is_empty = not any(text_of(cell) for row in rows for cell in self._sheet.rows[row])
        self.choose_button.setEnabled(is_good and not is_empty)
        if not rows:
            words = tr("请选中表头所在的行；两行的表头，按住 Shift 把两行都选上。")
        elif not is_good:
            words = tr("表头是相邻的一行，最多 {most} 行。", most=MOST_HEADER_ROWS)
        elif is_empty:
            words = tr("这一行是空的，请另选一行。")
        else:
            first = self._sheet.first_row + rows[0]
            words = tr("第 {row} 行是表头，下面的行是人员。", row=first + len(rows) - 1)
        self.note.setText(words)

    def _choose(self) -> None:
        rows = self._rows()
        if self.choose_button.isEnabled():
            self.chosen.emit(HeaderRows(self._sheet.first_row + rows[0], len(rows)))
            self.accept()

    def _find_again(self) -> None:
        self.chosen.emit(None)
        self.accept()

    def _lay_out(self) -> None:
        made = tokens()
        column = QVBoxLayout(self)
        column.setContentsMargins(*(made.space(6),) * 4)
        column.setSpacing(made.space(3))
        heading = QLabel(tr("哪一行是表头？"), self)
        set_role(heading, "title")
        column.addWidget(heading)
        set_role(self.note, "second")
        column.addWidget(self.note)
        column.addWidget(self.table, 1)
        foot = QHBoxLayout()
        foot.setSpacing(made.space(2))
        foot.addWidget(self.find_button)
        foot.addStretch(1)
        foot.addWidget(self.cancel_button)
        foot.addWidget(self.choose_button)
        column.addLayout(foot)
        room = self.screen().availableGeometry().size()
        self.resize(
            min(made.text_px(WIDTH), room.width() - made.space(12)),
            min(made.text_px(HEIGHT), room.height() - made.space(12)),
        )


def _table_of(sheet: RawSheet, parent: QWidget) -> QTableWidget:
    """Return the first rows of a sheet as the spreadsheet program numbers them."""
    made = tokens()
    rows = sheet.rows[:SEARCH_ROWS]
    width = min(max((len(row) for row in rows), default=0), MOST_COLUMNS)
    table = QTableWidget(len(rows), width, parent)
    table.setObjectName("rows")
    table.setAccessibleName(tr("工作表开头的各行"))
    table.setHorizontalHeaderLabels([column_letter(index) for index in range(width)])
    table.setVerticalHeaderLabels([str(sheet.first_row + index) for index in range(len(rows))])
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
    table.setTabKeyNavigation(False)
    table.setWordWrap(False)
    table.verticalHeader().setDefaultSectionSize(made.sizes.row)
    table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    table.horizontalHeader().setDefaultSectionSize(made.text_px(COLUMN_WIDTH))
    for number, row in enumerate(rows):
        for place, cell in enumerate(row[:width]):
            text = text_of(cell)
            item = QTableWidgetItem(shown_sample(text, None))
            item.setToolTip(item.text())
            table.setItem(number, place, item)
    return table
