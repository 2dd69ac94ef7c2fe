"""A block copied in WPS or Excel is looked at like a file before it is entered."""

from collections.abc import Callable

from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

from dangjian_desktop.domain.ledgers import LedgerBook
from dangjian_desktop.domain.pasted import read_pasted
from dangjian_desktop.domain.problems import SentenceError
from dangjian_desktop.operations.import_plan import Outcome
from dangjian_desktop.operations.ledger_import import (
    LedgerExamination,
    LedgerImported,
    OpenedLedger,
    enter_pasted,
    pasted_ledger,
)
from dangjian_desktop.operations.runner import Operation
from dangjian_desktop.queries.ledger_books import books_by_code
from dangjian_desktop.ui.groups.ledger_import_dialog import LedgerImportDialog
from dangjian_desktop.ui.groups.ledger_import_session import LedgerImportSession
from dangjian_desktop.ui.shared.buttons import plain_button
from dangjian_desktop.ui.shared.day_picker import may_edit
from dangjian_desktop.ui.shared.wording import chinese, in_words, tr
from dangjian_desktop.ui.shared.workbench import Workbench

SOURCE = chinese("粘贴的内容")


def open_paste(
    bench: Workbench, parent: QWidget, *, book_code: str, organisation_id: int | None
) -> None:
    """Show what is in the clipboard as rows of a book, to be mended and entered.

    Args:
        bench: Desk, jobs and questions. parent: the page.
        book_code: The book.
        organisation_id: Below which the rows belong; None where that does not matter yet.
    """
    book = books_by_code().get(book_code)
    if book is None or not may_edit(bench.ask, parent, bench.desk):
        return
    PasteDialog(bench, book, organisation_id, parent).begin()


class PasteDialog(LedgerImportDialog):
    """What was pasted, line by line; Ctrl+V pastes something else in its place."""

    def __init__(
        self,
        bench: Workbench,
        book: LedgerBook,
        organisation_id: int | None,
        parent: QWidget | None = None,
    ) -> None:
        """Make the dialog with what is in the clipboard; `begin()` shows it."""
        self._told: SentenceError | None = None
        session = LedgerImportSession(
            self._pasted(),
            book,
            within=organisation_id,
            organisation_id=organisation_id,
            on=bench.desk.on,
        )
        super().__init__(
            bench,
            session,
            parent,
            name="paste",
            title=tr("粘贴到{book}", book=book.label),
        )
        self.apply_button.setText(tr("登记"))

    def paste(self) -> None:
        """Take what is in the clipboard now in place of what was pasted before."""
        self.session.open_again(self._pasted())
        self._order = {}
        self._examine()

    def operation(
        self, examined: LedgerExamination, progress: Callable[[str, float], None]
    ) -> Operation[LedgerImported]:
        """Return what enters the good rows: as rows entered together where all of them are new."""
        if examined.count(Outcome.UPDATED) or not examined.is_plain:
            return super().operation(examined, progress)
        return enter_pasted(examination=examined)

    def show_examined(self) -> None:
        """Show what was pasted; where it is no table, say what to do."""
        super().show_examined()
        if self._told is not None:
            self.summary.setText("")
            self.say_trouble("")
            self.table.set_empty(in_words(self._told), tr("粘贴"), self.paste)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+V pastes anew."""
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        else:
            super().keyPressEvent(event)

    def _pasted(self) -> OpenedLedger:
        """Return the clipboard in the shape of a file; what is wrong with it is kept to be told."""
        self._told = None
        board = QGuiApplication.clipboard()
        data = board.mimeData()  # None where there is nothing, whatever the stubs say
        page = data.html() if data and data.hasHtml() else ""
        block = read_pasted(board.text(), page)
        try:
            return pasted_ledger(str(SOURCE), block)
        except SentenceError as refusal:
            self._told = refusal
            return OpenedLedger(str(SOURCE), [])

    def _fill(self) -> None:
        self.paste_button = plain_button(tr("重新粘贴"), "rotate-ccw", parent=self)
        self.paste_button.setObjectName("paste_again")
        self.paste_button.setToolTip("Ctrl+V")
        self.paste_button.clicked.connect(self.paste)
        self.fill_frame(
            head=(
                self.paste_button,
                self.place,
                self.columns_button,
                self.doubt_button,
                self.skip_button,
            ),
            above=(self.asked_box,),
            foot=(self.save_button,),
        )
