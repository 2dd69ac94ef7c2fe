"""Stretches of somebody's life: one is chosen, mended or removed, or one more is entered."""

from abc import abstractmethod
from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dangjian_desktop.operations.runner import Operation, RefusedError, StorageError
from dangjian_desktop.ui.shared.abstract import AbstractQtType
from dangjian_desktop.ui.shared.buttons import plain_button
from dangjian_desktop.ui.shared.fields import Entry, Field
from dangjian_desktop.ui.shared.offered import records
from dangjian_desktop.ui.shared.operation_dialog import OperationDialog, Values
from dangjian_desktop.ui.shared.wording import in_words
from dangjian_desktop.ui.shared.workbench import Workbench

_WHICH = "which"
#: Chosen instead of one that was entered: one more.
ONE_MORE = 0


class StretchesDialog(OperationDialog, metaclass=AbstractQtType):
    """First which stretch, or one more; then what is known of it."""

    def __init__(
        self,
        bench: Workbench,
        title: str,
        fields: Sequence[Field],
        entered: Mapping[int, str],
        *,
        which: str,
        one_more: str,
        remove: str,
        columns: int = 1,
        note: str = "",
        parent: QWidget | None = None,
    ) -> None:
        """Make the dialog; `open()` shows it.

        Args:
            bench: Desk and questions.
            title: What is done.
            fields: What is asked of a stretch.
            entered: Row id and words of each stretch, the first one chosen first.
            which, one_more, remove: What the choice, its last entry and the button are called.
            columns: Fields side by side.
            note: A sentence above the fields.
            parent: The page.
        """
        choices = [*entered.items(), (ONE_MORE, one_more)]
        super().__init__(
            bench,
            title,
            (Field(_WHICH, which, Entry.CHOICE, choices=choices, is_required=True), *fields),
            self._writing,
            values={_WHICH: choices[0][0]},
            columns=columns,
            note=note,
            parent=parent,
        )
        self.remove_button = records(plain_button(remove, "trash-2", parent=self))
        self.remove_button.setObjectName("remove_button")
        policy = self.remove_button.sizePolicy()
        policy.setRetainSizeWhenHidden(bool(entered))  # the fields stay where they are
        self.remove_button.setSizePolicy(policy)
        self.remove_button.clicked.connect(self.remove)
        column = self.layout()
        assert isinstance(column, QVBoxLayout)
        place = column.indexOf(self.refusal)
        column.insertWidget(place, self.remove_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.form.editor(_WHICH).edited.connect(self._show_chosen)
        self._show_chosen()
        self.fit_height()

    @abstractmethod
    def values_of(self, row_id: int) -> Values:
        """Return what is known of a stretch, as the fields show it."""

    @abstractmethod
    def adding(self, values: Values) -> Operation[Any]:
        """Return what enters one more."""

    @abstractmethod
    def changing(self, row_id: int, values: Values) -> Operation[Any]:
        """Return what mends a stretch."""

    @abstractmethod
    def removing(self, row_id: int) -> Operation[Any]:
        """Return what takes a stretch away."""

    def remove(self) -> None:
        """Take the chosen stretch away; 撤销 brings it back."""
        try:
            self._desk.run(self.removing(self._chosen()))
        except (RefusedError, StorageError) as refusal:
            self.refuse(in_words(refusal))
            return
        self.accept()

    def _chosen(self) -> int:
        return int(self.form.editor(_WHICH).read().value or ONE_MORE)

    def _show_chosen(self) -> None:
        """Fill in the chosen stretch; nothing counts as typed yet."""
        chosen = self._chosen()
        told = {} if chosen == ONE_MORE else self.values_of(chosen)
        self.form.show_values({_WHICH: chosen, **told})
        self.remove_button.setVisible(chosen != ONE_MORE)

    def _writing(self, values: Values) -> Operation[Any]:
        told = dict(values)
        chosen = told.pop(_WHICH)
        return self.adding(told) if chosen == ONE_MORE else self.changing(chosen, told)
