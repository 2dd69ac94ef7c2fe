"""The form of the ledger row that a resolution of a meeting becomes."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtWidgets import QWidget

from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.domain.ledger_values import Named
from dangjian_desktop.domain.ledgers import DAY, LedgerBook
from dangjian_desktop.domain.resolution_entries import resolution_values
from dangjian_desktop.operations.ledgers import HOLDER_FIELD
from dangjian_desktop.operations.resolution_entries import post_resolution_to_book
from dangjian_desktop.operations.runner import Operation
from dangjian_desktop.queries.ledger_books import books_by_code
from dangjian_desktop.queries.tasks import OneTaskQuery, TaskRow
from dangjian_desktop.ui.groups.entry_dialog import EntryDialog, Values
from dangjian_desktop.ui.groups.entry_fields import book_values
from dangjian_desktop.ui.shared.fields import Field
from dangjian_desktop.ui.shared.wording import tr
from dangjian_desktop.ui.shared.workbench import Workbench


def open_resolution_entry(
    bench: Workbench, parent: QWidget, *, task_id: int, book_code: str
) -> "ResolutionDialog | None":
    """Open the form with what the resolution says; None when it or the book is no more."""
    task = OneTaskQuery(task_id, bench.desk.on).fetch()
    book = books_by_code().get(book_code)
    if task is None or book is None:
        bench.ask.tell(parent, tr("这条决议或这本台账已经不在了，可能刚被撤销。请回到会议再看。"))
        return None
    dialog = ResolutionDialog(bench, book, task, parent.window())
    dialog.open()
    return dialog


class ResolutionDialog(EntryDialog):
    """The form of a new row; saving it binds row and resolution to each other."""

    def __init__(
        self, bench: Workbench, book: LedgerBook, task: TaskRow, parent: QWidget | None = None
    ) -> None:
        self._task = task
        super().__init__(bench, book, within=task.organisation_id, parent=parent)
        self.setObjectName("resolution_entry_dialog")

    def _title(self) -> str:
        return tr("转入{book}", book=self.book.label)

    def _note(self) -> str:
        day = self._task.entered_on.isoformat()
        return tr("{day} 会议决议：{title}", day=day, title=self._task.title)

    def _first_values(self, fields: tuple[Field, ...]) -> Values:
        task = self._task
        owner = Named(task.owner, task.owner_id) if task.owner else None
        told: Mapping[str, Any] = resolution_values(
            self.book, title=task.title, owner=owner, due_on=task.due_on
        )
        return {
            **super()._first_values(fields),
            **told,
            DAY: PartialDate.of(task.entered_on),
        }

    def _offer_next(self) -> None:
        """One resolution becomes one row: nothing comes next."""

    def _operation(self, values: Values) -> Operation[Any] | None:
        return post_resolution_to_book(
            task_id=self._task.task_id,
            book=self.book.code,
            organisation_id=values[HOLDER_FIELD],
            day=values[DAY],
            values=book_values(self.book, values),
            on=self._today,
        )
