"""A form whose values become one operation on many people, shown person by person beforehand."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from dangjian_desktop.domain.problems import SentenceError
from dangjian_desktop.operations.previews import PreviewLine, preview_change
from dangjian_desktop.operations.runner import Operation
from dangjian_desktop.queries.roster import RosterRow
from dangjian_desktop.ui.shared import jobs
from dangjian_desktop.ui.shared.fields import Field
from dangjian_desktop.ui.shared.operation_dialog import OperationDialog, Values
from dangjian_desktop.ui.shared.preview_dialog import PreviewDialog
from dangjian_desktop.ui.shared.wording import in_words, tr
from dangjian_desktop.ui.shared.workbench import Workbench

#: The operation on some people that the values of the form mean.
ChangeOf = Callable[[Values, Sequence[int]], Operation[Any]]
Change = Callable[[Sequence[int]], Operation[Any]]
#: What is shown of a person before and after, for the values of the form.
ToldOf = Callable[[Values], Callable[[RosterRow], str]]


class PreviewedDialog(OperationDialog):
    """Saves one person at once; for several it first shows what becomes of each."""

    def __init__(
        self,
        bench: Workbench,
        title: str,
        fields: Sequence[Field],
        change_of: ChangeOf,
        told_of: ToldOf,
        *,
        people: Sequence[int],
        values: Mapping[str, Any] | None = None,
        columns: int = 1,
        save_text: str,
        note: str = "",
        parent: QWidget | None = None,
    ) -> None:
        """Make the dialog; `open()` shows it.

        Args:
            bench: Desk and questions.
            title: What is done.
            fields: What is asked for.
            change_of: The operation for the values and some people.
            told_of: What the preview shows of a person, for the values.
            people: Whom it is about.
            values: What stands in the fields at first.
            columns: Fields side by side.
            save_text: A verb, for one person alone.
            note: A sentence above the fields.
            parent: The page.
        """
        self._people = tuple(people)
        self._change_of, self._told_of, self._bench = change_of, told_of, bench
        super().__init__(
            bench,
            title,
            fields,
            lambda given: change_of(given, self._people),
            values=values,
            columns=columns,
            save_text=tr("预览…") if self.has_preview else save_text,
            note=note,
            parent=parent,
        )

    @property
    def has_preview(self) -> bool:
        """Whether there is something to look at beforehand."""
        return len(self._people) > 1

    def _do(self, values: Values) -> bool:
        if not self.has_preview:
            return super()._do(values)
        self._show_preview(values)
        return False  # the form stays until the preview is carried out

    def _show_preview(self, values: Values) -> None:
        """Try it off the window's thread, and show what becomes of each."""
        change, told, desk = partial(self._change_of, values), self._told_of(values), self._desk

        def examine(report: jobs.Report) -> list[PreviewLine]:
            return preview_change(
                desk, person_ids=self._people, change=change, told=told, on=desk.on, progress=report
            )

        def then(outcome: jobs.Outcome[list[PreviewLine]]) -> None:
            if isinstance(outcome.error, SentenceError):
                self.refuse(in_words(outcome.error))
            elif not outcome.was_cancelled:
                self._show_lines(outcome.result(), change)

        self._bench.jobs.start(self, examine, then, title=tr("预览"))

    def _show_lines(self, lines: list[PreviewLine], change: Change) -> None:
        refusals = {in_words(line.refusal) if line.refusal else "" for line in lines}
        if len(refusals) == 1 and "" not in refusals:  # what was asked for is wrong, nobody is
            self.refuse(refusals.pop())
            return
        dialog = PreviewDialog(self._bench, self.windowTitle(), lines, change, self)
        dialog.done_with.connect(self._finish)
        dialog.open()

    def _finish(self, result: object) -> None:
        self.saved.emit(result)
        self.accept()
