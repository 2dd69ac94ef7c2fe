"""Asking for which stretch of time a ledger is printed; the preview shows what comes of it."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from dangjian_desktop.domain.ledger_print import Period, form_of, period_at, period_beside
from dangjian_desktop.domain.ledgers import LedgerBook, PrintPeriod
from dangjian_desktop.domain.vocabulary import OrganisationKind
from dangjian_desktop.operations.printout import (
    ARCHIVE,
    LEDGER,
    LEDGER_ENTRY,
    LEDGER_NOTICE,
    Printout,
)
from dangjian_desktop.queries.ledger_books import books_by_code
from dangjian_desktop.queries.ledgers import LedgerQuery
from dangjian_desktop.queries.organisations import Tree
from dangjian_desktop.ui.shared.buttons import icon_button, plain_button, primary_button, took_enter
from dangjian_desktop.ui.shared.choice_box import ChoiceBox
from dangjian_desktop.ui.shared.dialog import Dialog
from dangjian_desktop.ui.shared.theme import set_role, tokens
from dangjian_desktop.ui.shared.wording import QT_TR_NOOP, tr
from dangjian_desktop.ui.shared.workbench import Workbench

_WORDS = {
    PrintPeriod.MONTH: QT_TR_NOOP("一个月"),
    PrintPeriod.QUARTER: QT_TR_NOOP("一个季度"),
    PrintPeriod.YEAR: QT_TR_NOOP("一年"),
}
_AS_SHOWN = "as_shown"
_WIDTH = 420


def print_ledger(
    bench: Workbench, parent: QWidget, query: LedgerQuery, emit: Callable[[Printout], object]
) -> "LedgerPrintDialog | None":
    """Ask for which time a book is printed, and hand the printout over to be previewed.

    Args:
        bench: Tells the day.
        parent: The page.
        query: What the page shows: its book, place, filter and, where rows are selected, these.
        emit: Takes the `Printout` (the page's signal `print_wanted`).

    Returns:
        The dialog; None where the book is no more.
    """
    book = books_by_code().get(query.book)
    if book is None:
        return None
    dialog = LedgerPrintDialog(bench, book, query, emit, parent)
    dialog.open()
    return dialog


class LedgerPrintDialog(Dialog):
    """What is printed, for which time, and whether each branch has pages of its own."""

    def __init__(
        self,
        bench: Workbench,
        book: LedgerBook,
        query: LedgerQuery,
        emit: Callable[[Printout], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("ledger_print_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("打印台账"))
        self._on, self._book, self._query, self._emit = bench.desk.on, book, query, emit
        self.period = Period()
        self.sheet, self.kind = ChoiceBox(self), ChoiceBox(self)
        self.sheet.setAccessibleName(tr("印什么"))
        self.kind.setAccessibleName(tr("印多长时间"))
        self.told = QLabel(self)
        self.told.setObjectName("period_told")
        self.before_button = icon_button(
            "chevron-left", tr("往前"), clicked=partial(self._step, -1), parent=self
        )
        self.after_button = icon_button(
            "chevron-right", tr("往后"), clicked=partial(self._step, 1), parent=self
        )
        self.parted = QCheckBox(tr("每个支部另起一页"), self)
        self.parted.setObjectName("parted")
        self.preview_button = primary_button(tr("预览"), "printer", parent=self)
        self.preview_button.setObjectName("preview_button")
        self.cancel_button = plain_button(tr("取消"), parent=self)
        self._offer()
        self._lay_out()
        self.kind.currentIndexChanged.connect(self._take_kind)
        self.preview_button.clicked.connect(self.accept)
        self.cancel_button.clicked.connect(self.reject)
        self._take_kind()

    @property
    def printout(self) -> Printout:
        """What is to be printed as it is chosen now."""
        query = self._query
        kind = self.kind.currentData()
        if kind != _AS_SHOWN:
            query = replace(
                query,
                since=self.period.since,
                until=self.period.until,
                entries=None,
                sort_key="",
                descending=False,
            )
        return Printout(
            self.sheet.currentData(),
            self._on,
            organisation_id=query.within,
            detail=ARCHIVE if self.sheet.currentData() != LEDGER_NOTICE else "",
            heading=f"{self._book.label} {Period(query.since, query.until).words}",
            ledger=query,
            is_parted=self.parted.isChecked(),
        )

    def accept(self) -> None:
        """Hand the printout over and go."""
        printout = self.printout
        super().accept()
        self._emit(printout)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter previews."""
        if not took_enter(event, self.accept):
            super().keyPressEvent(event)

    # Choices ------------------------------------------------------------------------

    def _offer(self) -> None:
        sheets = [(tr("台账"), LEDGER), (tr("逐条（一事一档）"), LEDGER_ENTRY)]
        if self._book.notice_form is not None:
            sheets.append((tr("公示单"), LEDGER_NOTICE))
        self.sheet.offer(sheets)
        kinds: list[tuple[str, object]] = [
            (tr(_WORDS[kind]), kind) for kind in form_of(self._book).periods
        ]
        query = self._query
        if query.entries is not None:
            kinds.append((tr("选中的 {count} 条", count=len(query.entries)), _AS_SHOWN))
        else:
            kinds.append((tr("屏幕上的全部"), _AS_SHOWN))
        self.kind.offer(kinds)
        if query.entries is not None:
            self.kind.setCurrentIndex(self.kind.count() - 1)
        tree = Tree.on(self._on)
        here = tree.below(query.within) if query.within is not None else None
        branches = [
            row
            for row in tree.of_kind(OrganisationKind.BRANCH)
            if here is None or row.organisation_id in here
        ]
        self.parted.setVisible(len(branches) > 1)

    def _take_kind(self) -> None:
        """Begin with the time that lies around the day, or around what the page shows."""
        kind = self.kind.currentData()
        is_shown = kind == _AS_SHOWN
        for button in (self.before_button, self.after_button):
            button.setVisible(not is_shown)
        if is_shown:
            self.period = Period(self._query.since, self._query.until)
            self.told.setText(self.period.words)
        else:
            self._show(period_at(PrintPeriod(kind), self._query.since or self._on))

    def _step(self, step: int) -> None:
        self._show(period_beside(PrintPeriod(self.kind.currentData()), self.period, step))

    def _show(self, period: Period) -> None:
        self.period = period
        self.told.setText(period.words)

    # Looks --------------------------------------------------------------------------

    def _lay_out(self) -> None:
        made = tokens()
        column = QVBoxLayout(self)
        column.setContentsMargins(*(made.space(6),) * 4)
        column.setSpacing(made.space(4))
        heading = QLabel(tr("打印“{book}”", book=self._book.label), self)
        heading.setWordWrap(True)
        set_role(heading, "title")
        column.addWidget(heading)
        grid = QGridLayout()
        grid.setHorizontalSpacing(made.space(3))
        grid.setVerticalSpacing(made.space(3))
        for row, (word, box) in enumerate(((tr("印什么"), self.sheet), (tr("时间"), self.kind))):
            label = QLabel(word, self)
            set_role(label, "label")
            grid.addWidget(label, row, 0)
            grid.addWidget(box, row, 1)
        grid.setColumnStretch(1, 1)
        stepper = QHBoxLayout()
        stepper.setSpacing(made.space(2))
        stepper.addWidget(self.before_button)
        stepper.addWidget(self.told)
        stepper.addWidget(self.after_button)
        stepper.addStretch(1)
        grid.addLayout(stepper, 2, 1)
        grid.addWidget(self.parted, 3, 1)
        column.addLayout(grid)
        foot = QHBoxLayout()
        foot.setSpacing(made.space(2))
        foot.addStretch(1)
        foot.addWidget(self.cancel_button)
        foot.addWidget(self.preview_button)
        column.addLayout(foot)
        self.setMinimumWidth(made.text_px(_WIDTH))
