"""A form over columns of an activity that keeps itself: what was typed is saved when it is left.

Enter moves on, Esc puts back what stood in the field; each save is one `change_activity` and so one
undo. A value that cannot be taken stays in its field with the reason under it.
"""

from abc import abstractmethod
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dangjian_desktop.domain.custom_fields import MentionedPerson
from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.operations.activities import change_activity
from dangjian_desktop.operations.runner import Changes, Operation, RefusedError, StorageError
from dangjian_desktop.queries.activities import ActivityQuery, ActivityRow
from dangjian_desktop.ui.shared.abstract import AbstractQtType
from dangjian_desktop.ui.shared.day_picker import may_edit
from dangjian_desktop.ui.shared.field_form import FieldForm
from dangjian_desktop.ui.shared.fields import Entry, Field
from dangjian_desktop.ui.shared.person_field import person_field
from dangjian_desktop.ui.shared.wording import in_words, tr
from dangjian_desktop.ui.shared.workbench import Workbench

#: Columns that hold somebody, with the columns of `ActivityRow` that name them.
_PEOPLE: Mapping[str, str] = {"chair": "chair", "recorder": "recorder"}


class KeptForm(QWidget, metaclass=AbstractQtType):
    """A form whose values are written whenever a field is left; made what it is by its children.

    Attributes:
        form: The fields.
    """

    def __init__(
        self,
        bench: Workbench,
        fields: Sequence[Field],
        *,
        columns: int = 1,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._bench = bench
        self._keys = [field.key for field in fields]
        self._is_saving = False
        self.form = FieldForm(fields, on=bench.desk.today, columns=columns, parent=self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.form)
        for key in self._keys:
            editor = self.form.editor(key)
            editor.widget.installEventFilter(self)
            editor.left.connect(self.save)
        self.form.entered.connect(self.save)

    @abstractmethod
    def operation(self, values: dict[str, Any]) -> Operation[Any]:
        """Return what writes the values that were changed."""

    def show_stored(self, values: Mapping[str, Any]) -> None:
        """Show what is stored; a field that is just being written keeps what was typed."""
        dirty = set(self.form.dirty_keys())
        for key in self._keys:
            if key not in dirty:
                self.form.show_value(key, values.get(key))

    def save(self) -> bool:
        """Write what was changed; False when something cannot be taken."""
        if self._is_saving:
            return True
        changed = self.form.dirty_keys()
        if not changed:
            return True
        self._is_saving = True  # a question takes the keyboard: the field is left once more
        try:
            return self._write(changed)
        finally:
            self._is_saving = False

    def leave_editing(self) -> bool:
        """Keep what was typed; where it cannot be kept ask whether to drop it."""
        if self.save():
            return True
        left = self.form.dirty_keys()
        if left and not self._bench.ask.question(
            self,
            tr("填写的内容有错，还没有保存。要放弃吗？"),
            yes=tr("放弃"),
            no=tr("继续填写"),
            is_loss=True,
        ):
            return False
        self._take_back(left)
        return True

    def _write(self, changed: list[str]) -> bool:
        if not may_edit(self._bench.ask, self, self._bench.desk):
            self._take_back(changed)
            return False
        typed = self.form.changed_values()
        if any(self.form.refuses(key) for key in changed):
            self.form.check()
            return False
        values = {key: _stored(typed[key]) for key in changed}
        for key in changed:
            self.form.blame(key, "")
        try:
            self._bench.desk.run(self.operation(values))
        except (RefusedError, StorageError) as refusal:
            self.form.blame(changed[-1], in_words(refusal))
            return False
        for key in changed:
            self.form.show_value(key, typed[key])
        self.read()
        return True

    def read(self) -> None:
        """Show anew what is stored, since it was written otherwise than it was typed."""

    def _take_back(self, keys: Sequence[str]) -> None:
        for key in keys:
            self.form.take_back(key)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Esc in a field that was edited puts back what stood there; else it leaves the page."""
        if not isinstance(event, QKeyEvent) or event.key() != Qt.Key.Key_Escape:
            return False
        key = watched.objectName()
        if key not in self.form.dirty_keys():
            return False
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()  # the page's own Esc must not get it
            return True
        if event.type() == QEvent.Type.KeyPress:
            self.form.take_back(key)
            return True
        return False


class ActivityForm(KeptForm):
    """Columns of one activity, by the names of `change_activity`."""

    def __init__(
        self,
        bench: Workbench,
        activity_id: int,
        fields: Sequence[Field],
        *,
        columns: int = 1,
        parent: QWidget | None = None,
    ) -> None:
        self._activity_id = activity_id
        super().__init__(bench, fields, columns=columns, parent=parent)
        bench.desk.changed.connect(self._hear)
        self.read()

    def operation(self, values: dict[str, Any]) -> Operation[Any]:
        """Return the change of the columns."""
        return change_activity(
            activity_id=self._activity_id, values=values, on=self._bench.desk.today
        )

    def read(self) -> None:
        """Show the columns as they are stored."""
        row = ActivityQuery(self._activity_id).fetch()
        if row is not None:
            self.show_stored({key: _shown(row, key) for key in self._keys})

    def _hear(self, changes: Changes) -> None:
        if changes.topics & ActivityQuery.reads:
            self.read()


def somebody(key: str, label: str, row: ActivityRow | None, on: date) -> Field:
    """Return the field for who chairs or records, with who does so now."""
    present = _mentioned(row, key) if row is not None else None
    return person_field(key, label, on, present=present)


def day(key: str, label: str, **changes: Any) -> Field:
    """Return the field for a day on which something was done."""
    return Field(key, label, Entry.DATE, is_exact=True, **changes)


def _mentioned(row: ActivityRow, key: str) -> MentionedPerson | None:
    person_id = getattr(row, f"{_PEOPLE[key]}_id")
    name = getattr(row, f"{_PEOPLE[key]}_name")
    return None if person_id is None else MentionedPerson(person_id, name)


def _shown(row: ActivityRow, key: str) -> Any:
    """Return a column as the form shows it."""
    if key in _PEOPLE:
        return _mentioned(row, key)
    value = getattr(row, key)
    return PartialDate.of(value) if isinstance(value, date) else value


def _stored(value: Any) -> Any:
    """Return what was typed as the column holds it."""
    if isinstance(value, PartialDate):
        return value.first_day
    return value.person_id if isinstance(value, MentionedPerson) else value
