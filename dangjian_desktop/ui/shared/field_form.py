"""A form made from a tuple of fields: labels, order, judging and dirtiness come for free."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from dangjian_desktop.domain.problems import Address, Problem, Severity
from dangjian_desktop.ui.shared.buttons import quiet_button
from dangjian_desktop.ui.shared.field_editors import FieldEditor, make_editor
from dangjian_desktop.ui.shared.fields import Field
from dangjian_desktop.ui.shared.theme import set_look, set_role, tokens
from dangjian_desktop.ui.shared.wording import in_words, tr


class FieldForm(QWidget):
    """Labels and editors of some fields, in one or two columns.

    Signals:
        edited: The user changed what stands in some field.
        dirty_changed: Whether anything differs from what was shown.
        entered: Enter was pressed in the last line.
    """

    edited = Signal()
    dirty_changed = Signal(bool)
    entered = Signal()

    def __init__(
        self,
        fields: Sequence[Field],
        *,
        on: date,
        columns: int = 1,
        parent: QWidget | None = None,
    ) -> None:
        """Make the form, empty.

        Args:
            fields: From top to bottom, and in two columns from left to right.
            on: The day as of which dates are judged.
            columns: Fields side by side.
            parent: The dialog or card.
        """
        super().__init__(parent)
        self.setObjectName("field_form")
        self._was_dirty = False
        self._columns = columns
        self._lines = {field.key: _Line(field, on, self) for field in fields}
        self._headings = {
            key: self._heading(tr(line.field.heading))
            for key, line in self._lines.items()
            if line.field.heading
        }
        self._lay_out()
        for line in self._lines.values():
            line.editor.edited.connect(self._tell_dirty)
            line.editor.edited.connect(self.edited)
            line.editor.left.connect(line.judge_when_left)
            line.editor.entered.connect(self._move_on)
        self.show_values({})

    @property
    def is_dirty(self) -> bool:
        """Whether anything differs from what was shown."""
        return any(line.is_dirty for line in self._shown)

    @property
    def keys(self) -> tuple[str, ...]:
        """The fields in their order, those that are not shown too."""
        return tuple(self._lines)

    def has(self, key: str) -> bool:
        """Whether a field of this key stands in the form."""
        return key in self._lines

    def show_only(self, keys: Iterable[str]) -> None:
        """Show only these fields; the others are not judged and have no value."""
        wanted = set(keys)
        for key, line in self._lines.items():
            line.is_shown = key in wanted
            line.setVisible(line.is_shown)
        for key, heading in self._headings.items():
            heading.setVisible(self._lines[key].is_shown)
        self._lay_out()

    def is_shown(self, key: str) -> bool:
        """Whether a field stands in the form and is not left out by `show_only`."""
        return key in self._lines and self._lines[key].is_shown

    def editor(self, key: str) -> FieldEditor:
        """Return the editor of one field."""
        return self._lines[key].editor

    def show_values(self, values: Mapping[str, Any]) -> None:
        """Fill the form; fields without a value become empty, and nothing is dirty."""
        for key, line in self._lines.items():
            line.show_value(values.get(key))
        self._tell_dirty()

    def values(self) -> dict[str, Any]:
        """Return the value of every field; None or "" where nothing stands."""
        return {key: line.value() for key, line in self._lines.items() if line.is_shown}

    def changed_values(self) -> dict[str, Any]:
        """Return only the values that differ from what was shown."""
        return {
            key: line.value()
            for key, line in self._lines.items()
            if line.is_shown and line.is_dirty
        }

    def dirty_keys(self) -> list[str]:
        """Return the fields that differ from what was shown, in their order."""
        return [key for key, line in self._lines.items() if line.is_dirty]

    def refuses(self, key: str) -> bool:
        """Whether what stands in a field cannot be taken."""
        return self._lines[key].refuses

    def show_value(self, key: str, value: Any) -> None:
        """Show another value in one field and take it as the unchanged one."""
        self._lines[key].show_value(value)
        self._tell_dirty()

    def take_back(self, key: str) -> None:
        """Put back into a field what was shown there before it was edited."""
        self._lines[key].take_back()
        self._tell_dirty()

    def problems(self) -> list[Problem]:
        """Return everything that is wrong, warnings included."""
        return [problem for line in self._shown for problem in line.problems()]

    def check(self) -> bool:
        """Show every problem under its field and go to the first that refuses; True if none."""
        for line in self._shown:
            line.judge()
        for key, line in self._lines.items():
            if line.is_shown and line.refuses:
                self.focus_field(key)
                return False
        return True

    def show_problems(self, problems: Iterable[Problem]) -> list[Problem]:
        """Show problems found elsewhere under their fields, by key or label.

        Returns:
            Those that belong to no field of this form; the caller says them.
        """
        rest: list[Problem] = []
        told: dict[_Line, list[Problem]] = {}
        for problem in problems:
            line = self._line_of(problem.where.field)
            (rest if line is None else told.setdefault(line, [])).append(problem)
        for line, found in told.items():
            line.say(found)
        return rest

    def blame(self, key: str, words: str) -> None:
        """Say under a field what is wrong with it, in words found elsewhere; "" for nothing."""
        self._lines[key].say_words(words, refused=bool(words))

    def mark(self, keys: Iterable[str]) -> None:
        """Mark just these fields as those that a complete answer fills; none is refused for it."""
        wanted = set(keys)
        for key, line in self._lines.items():
            line.mark(key in wanted or line.field.is_required)

    def advise(self, key: str, words: str) -> None:
        """Say other small words below a field; "" for none."""
        self._lines[key].advise(words)

    def height_above(self, key: str) -> int:
        """Return the height of what stands above the entry of a field, for what stands beside."""
        return self._lines[key].label.sizeHint().height() + tokens().space(1)

    def focus_field(self, key: str) -> None:
        """Put the keyboard into a field."""
        self._lines[key].editor.widget.setFocus(Qt.FocusReason.OtherFocusReason)

    def say(self, problem: Problem) -> str:
        """Return the sentence of a problem."""
        return in_words(problem)

    @property
    def _shown(self) -> "list[_Line]":
        return [line for line in self._lines.values() if line.is_shown]

    def _line_of(self, name: str) -> "_Line | None":
        found = self._lines.get(name)
        labelled = (line for line in self._lines.values() if line.field.label == name)
        return found or next(labelled, None)

    def _move_on(self) -> None:
        """Enter goes to the next field, and from the last one to whoever waits for it."""
        lines = self._shown
        place = next(i for i, line in enumerate(lines) if line.editor is self.sender())
        if place + 1 < len(lines):
            lines[place + 1].editor.widget.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.entered.emit()

    def _tell_dirty(self) -> None:
        if self.is_dirty != self._was_dirty:
            self._was_dirty = self.is_dirty
            self.dirty_changed.emit(self._was_dirty)

    def _lay_out(self) -> None:
        """Put the fields that are shown into the grid, in as many columns as there are."""
        made, columns = tokens(), self._columns
        grid = self.layout()
        if not isinstance(grid, QGridLayout):
            grid = QGridLayout(self)
        while grid.takeAt(0) is not None:
            pass
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(made.space(4))
        grid.setVerticalSpacing(made.space(3))
        for number in range(grid.rowCount()):
            grid.setRowStretch(number, 0)
        before: QWidget | None = None
        row, column = 0, 0
        for key, line in self._lines.items():
            if not line.is_shown:
                continue
            if key in self._headings:
                row, column = row + bool(column), 0  # a part begins on a line of its own
                grid.addWidget(self._headings[key], row, 0, 1, columns)
                row += 1
            width = columns if line.field.is_wide else 1
            if column + width > columns:
                row, column = row + 1, 0
            grid.addWidget(line, row, column, 1, width, Qt.AlignmentFlag.AlignTop)
            for number in range(column, column + width):
                grid.setColumnStretch(number, 1)
            row, column = row + (column + width) // columns, (column + width) % columns
            if before is not None:
                QWidget.setTabOrder(before, line.editor.widget)
            before = line.editor.widget
            if line.shortcut is not None:
                QWidget.setTabOrder(before, line.shortcut)
                before = line.shortcut
        grid.setRowStretch(grid.rowCount(), 1)

    def _heading(self, words: str) -> QLabel:
        label = QLabel(words, self)
        set_role(label, "heading")
        return label


class _Line(QWidget):
    """Label above, editor, and under it what is wrong."""

    def __init__(self, field: Field, on: date, form: FieldForm) -> None:
        super().__init__(form)
        self.field, self._form = field, form
        self.is_shown = True
        self.shortcut: QPushButton | None = None
        self._given: Any = None
        self._shown_text = ""
        self.label = QLabel(self)
        self.mark(field.is_required)
        set_role(self.label, "label")
        self.editor = make_editor(field, on, self)
        self.label.setBuddy(self.editor.widget)
        self.advice = QLabel(self)
        self.advice.setObjectName(f"{field.key}_advice")
        self.advice.setWordWrap(True)
        set_role(self.advice, "small")
        self.advise(tr(field.advice))
        self.message = QLabel(self)
        self.message.setObjectName(f"{field.key}_problem")
        self.message.setWordWrap(True)
        set_role(self.message, "problem")
        self.message.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens().space(1))
        column.addWidget(self.label)
        if field.shortcut:
            column.addLayout(self._with_shortcut(field))
        else:
            column.addWidget(self.editor.widget)
        for label in (self.advice, self.message):
            column.addWidget(label)
        self.editor.edited.connect(self._forget_refusal)

    def mark(self, is_marked: bool) -> None:
        """Mark the field as one that a complete answer fills, or take the mark away."""
        words = tr(self.field.label)
        self.label.setText(f"{words} *" if is_marked else words)

    def advise(self, words: str) -> None:
        """Say small words below the field."""
        self.advice.setText(words)
        self.advice.setVisible(bool(words))

    def _with_shortcut(self, field: Field) -> QHBoxLayout:
        """Return the editor with a button beside it that writes the word of the field."""
        word = tr(field.shortcut)
        self.shortcut = quiet_button(word, parent=self)
        self.shortcut.setObjectName(f"{field.key}_shortcut")
        self.shortcut.setAccessibleName(tr("{field}：{word}", field=tr(field.label), word=word))
        self.shortcut.clicked.connect(self._take_shortcut)
        row = QHBoxLayout()
        row.setSpacing(tokens().space(1))
        row.addWidget(self.editor.widget, 1)
        row.addWidget(self.shortcut, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _take_shortcut(self) -> None:
        self.editor.show_value(self.field.shortcut)
        self.editor.edited.emit()

    @property
    def is_dirty(self) -> bool:
        """Whether the value differs from what was shown; writing it otherwise is no change."""
        if self.editor.text() == self._shown_text:
            return False
        found = self.editor.read()
        return _told(found.value) != _told(self._given) or _refusing(found.faults)

    @property
    def refuses(self) -> bool:
        """Whether the value cannot be taken."""
        return _refusing(self.editor.read().faults)

    def show_value(self, value: Any) -> None:
        """Show a value and take it as the unchanged one."""
        self.editor.show_value(value)
        self._given, self._shown_text = value, self.editor.text()
        self.say([])

    def take_back(self) -> None:
        """Show again what was shown before."""
        self.show_value(self._given)

    def value(self) -> Any:
        """Return the value; an untouched one as it was given, even if no rule would take it."""
        if self._given is not None and self.editor.text() == self._shown_text:
            return self._given
        return self.editor.read().value

    def problems(self) -> list[Problem]:
        """Return what is wrong with the value, placed at this field."""
        where = Address(field=self.field.label)
        return [fault.at(where) for fault in self.editor.read().faults]

    def judge(self) -> None:
        """Say under the field what is wrong with it, or nothing."""
        self.say(self.problems())

    def judge_when_left(self) -> None:
        """Judge a field that was left; an untouched one is not blamed for being empty."""
        if self.is_dirty:
            self.judge()

    def say(self, problems: Sequence[Problem]) -> None:
        """Say problems under the field."""
        refused = any(problem.severity is Severity.REFUSED for problem in problems)
        self.say_words("\n".join(map(self._form.say, problems)), refused=refused)

    def say_words(self, words: str, *, refused: bool) -> None:
        """Say a text under the field, as a refusal or as a warning."""
        self.message.setText(words)
        self.message.setVisible(bool(words))
        set_look(self.message, "severity", "refused" if refused else "warning")
        self.editor.set_faulty(refused)
        self.editor.widget.setAccessibleDescription(words)

    def _forget_refusal(self) -> None:
        """Take the blame away while the user mends."""
        if self.message.isVisible():
            self.say([])


def _told(value: Any) -> Any:
    """Return a value with nothing as None, however it is written; 否 and 0 are something."""
    return None if value == "" else value


def _refusing(faults: Iterable[Any]) -> bool:
    return any(fault.severity is Severity.REFUSED for fault in faults)
