"""Entering a condition on a row of a ledger: one field, and which of its choices."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dangjian_desktop.domain.ledgers import FieldType
from dangjian_desktop.ui.groups.book_draft import BookDraft, kind_of
from dangjian_desktop.ui.shared.choice_box import ChoiceBox
from dangjian_desktop.ui.shared.theme import tokens
from dangjian_desktop.ui.shared.ticks import Ticks
from dangjian_desktop.ui.shared.wording import tr

_ASKED = (FieldType.CHOICE, FieldType.YES_NO)


class ConditionEdit(QWidget):
    """A box with the fields that can be asked about, and their choices to tick.

    Signals:
        edited: The user chose another field or choice.
    """

    edited = Signal()

    def __init__(self, name: str, none: str, parent: QWidget) -> None:
        """Make it, empty.

        Args:
            name: What it is for, for who cannot see it.
            none: What the box says while there is no condition.
            parent: The form.
        """
        super().__init__(parent)
        self._none = none
        self._choices: Mapping[str, Sequence[tuple[str, str]]] = {}
        self._more: dict[str, Any] = {}
        self.box = ChoiceBox(self)
        self.box.setAccessibleName(name)
        self.ticks = Ticks((), (), self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens().space(1))
        column.addWidget(self.box)
        column.addWidget(self.ticks)
        self.box.activated.connect(lambda _row: self._take_field())
        self.ticks.edited.connect(self.edited)

    def show_condition(self, draft: BookDraft, condition: Mapping[str, Any], but: str = "") -> None:
        """Show a condition.

        Args:
            draft: Whose fields can be asked about.
            condition: As in a table; what it asks of further fields is kept as it is.
            but: Key of the field itself, which is not asked about.
        """
        fields = [one for one in draft.fields() if kind_of(one) in _ASKED and one.get("key") != but]
        self._choices = {str(one["key"]): _choices(one) for one in fields}
        words = {str(one["key"]): str(one.get("label", "")) for one in fields}
        self.box.offer([(self._none, ""), *((word, key) for key, word in words.items())])
        key = next((key for key in condition if key in self._choices), "")
        self._more = {name: value for name, value in condition.items() if name != key}
        self.box.setCurrentIndex(max(self.box.findData(key), 0))
        self._offer()
        wanted = condition.get(key, ())
        self.ticks.show_chosen([wanted] if isinstance(wanted, str) else wanted)

    def condition(self) -> dict[str, Any]:
        """Return what was entered; nothing for no condition."""
        key = self.box.currentData() or ""
        if not key:
            return {}
        return {**self._more, key: self.ticks.chosen()}

    def _offer(self) -> None:
        key = self.box.currentData() or ""
        self.ticks.offer(self._choices.get(key, ()))
        self.ticks.setVisible(bool(key))

    def _take_field(self) -> None:
        self._offer()
        self.ticks.show_chosen(())
        self.edited.emit()


def _choices(table: Mapping[str, Any]) -> Sequence[tuple[str, str]]:
    if kind_of(table) is FieldType.YES_NO:
        return (("1", tr("是")), ("0", tr("否")))
    names = table.get("renamed", {})
    return [(word, names.get(word, word)) for word in table.get("choices", ())]
