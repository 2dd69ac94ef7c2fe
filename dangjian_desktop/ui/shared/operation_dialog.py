"""A form whose values become one operation; a refusal stands in the form, nothing typed is lost."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.domain.problems import InputError, Problem, SentenceError, Severity
from dangjian_desktop.operations.runner import Operation, RefusedError
from dangjian_desktop.ui.shared.fields import Entry, Field
from dangjian_desktop.ui.shared.form_dialog import FormDialog
from dangjian_desktop.ui.shared.theme import tokens
from dangjian_desktop.ui.shared.wording import QT_TR_NOOP, in_words, tr
from dangjian_desktop.ui.shared.workbench import Workbench

Values = dict[str, Any]
#: Key of the day on which something happens, in every dialog that has one.
DAY = "on"


def day_field(label: str = QT_TR_NOOP("日期"), **changes: Any) -> Field:
    """Return the field for the day on which something happens; it must be known to the day."""
    return Field(DAY, label, Entry.DATE, is_required=True, is_exact=True, **changes)


def the_day(values: Mapping[str, Any], key: str = DAY) -> date:
    """Return a day that the dialog has proved to be known to the day."""
    value = values[key]
    assert isinstance(value, PartialDate)
    return value.first_day


class OperationDialog(FormDialog):
    """One form, one operation.

    Signals:
        saved: What the operation returned.
    """

    saved = Signal(object)

    def __init__(
        self,
        bench: Workbench,
        title: str,
        fields: Sequence[Field],
        operation_of: Callable[[Values], Operation[Any] | None],
        *,
        values: Mapping[str, Any] | None = None,
        columns: int = 1,
        save_text: str = QT_TR_NOOP("保存"),
        note: str = "",
        between: Callable[[Values], Sequence[Problem]] = lambda _values: (),
        parent: QWidget | None = None,
    ) -> None:
        """Make the dialog; `open()` shows it.

        Args:
            bench: Desk and questions.
            title: What is done.
            fields: What is asked for.
            operation_of: The operation for the values; None when there is nothing to do.
            values: What stands in the fields at first; the day is filled in by itself.
            columns: Fields side by side.
            save_text: A verb.
            note: A sentence above the fields.
            between: What values that are right by themselves cannot be together, each problem at
                a field; a value that cannot be taken is None there. Warnings are told once and
                then do not stop it.
            parent: The page.
        """
        on = bench.desk.on
        given = {DAY: PartialDate.of(on), **(values or {})}
        super().__init__(
            title,
            fields,
            self._do,
            on=on,
            ask=bench.ask,
            values={field.key: given.get(field.key) for field in fields},
            columns=columns,
            save_text=save_text,
            note=note,
            parent=parent,
        )
        self._bench, self._desk = bench, bench.desk
        self._operation_of, self._between = operation_of, between
        self._warned: tuple[Problem, ...] = ()
        self.refusal = _Refusal(self)
        column = self.layout()
        assert isinstance(column, QVBoxLayout)
        column.insertWidget(column.count() - 1, self.refusal)

    def save(self) -> None:
        """Judge the fields and what is between them at once, and do it.

        What was said about the try before is gone.
        """
        self.refusal.hide()
        if self._refuses_between(self.form.values()):
            QTimer.singleShot(0, self, self.grow)  # only then the sentences have their place
        else:
            super().save()

    def refuse(self, sentence: str) -> None:
        """Say above the buttons why it was not done."""
        self.refusal.say(sentence)
        QTimer.singleShot(0, self, self.grow)  # only then the sentence has its place

    def _refuses_between(self, values: Values) -> bool:
        problems = tuple(self._between(values))
        refused = any(problem.severity is Severity.REFUSED for problem in problems)
        if not problems or (not refused and problems == self._warned):
            return False
        is_right = self.form.check()
        self._tell(problems, is_right=is_right)
        if not refused and is_right:
            self._warned, words = problems, self.save_button.text()
            self.save_button.setText(tr("仍然保存"))
            # What is edited then may be nothing to warn of any more.
            self.form.edited.connect(
                lambda: self._forget_warnings(words), Qt.ConnectionType.SingleShotConnection
            )
        return True

    def _tell(self, problems: Sequence[Problem], *, is_right: bool = True) -> None:
        """Say problems at their fields, and above the buttons those of no field."""
        told = self.form.values()
        faulty = {key for key in told if self.form.refuses(key)}
        at_fields = [one for one in problems if one.where.field not in faulty]
        rest = self.form.show_problems(at_fields)
        if rest:
            self.refuse("\n".join(in_words(problem) for problem in rest))
        first = next((one.where.field for one in problems if one.where.field in told), "")
        if is_right and first:
            self.form.focus_field(first)
            QTimer.singleShot(0, self, self._show_fault)  # only then its sentence has its place

    def _forget_warnings(self, words: str) -> None:
        self._warned = ()
        self.save_button.setText(words)

    def _do(self, values: Values) -> bool:
        try:
            operation = self._operation_of(values)
            if operation is None:
                return True
            result = self._desk.run(operation)
        except InputError as error:
            self._tell(error.problems)
            return False
        except RefusedError as refusal:
            if self.form.is_shown(refusal.field):
                self.blame([(refusal.field, in_words(refusal))])
            else:
                self.refuse(in_words(refusal))
            return False
        except SentenceError as trouble:  # also of the backup that is made before
            self.refuse(in_words(trouble))
            return False
        self.saved.emit(result)
        return True


class _Refusal(QFrame):
    """The sentence with which an operation declined."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("refusal")
        self.setProperty("tone", "bad")
        self.sentence = QLabel(self)
        self.sentence.setObjectName("sentence")
        self.sentence.setWordWrap(True)
        made = tokens()
        column = QVBoxLayout(self)
        column.setContentsMargins(made.space(3), made.space(2), made.space(3), made.space(2))
        column.addWidget(self.sentence)
        self.hide()

    def say(self, sentence: str) -> None:
        """Show the sentence."""
        self.sentence.setText(sentence)
        self.setAccessibleName(sentence)
        self.show()
