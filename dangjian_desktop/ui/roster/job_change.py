"""Asks, when somebody's job is edited, whether it changed from a day on or was written wrong."""

from collections.abc import Mapping
from datetime import date
from typing import Any, TypedDict

from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLabel,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.domain.people import JOB_KEYS
from dangjian_desktop.ui.shared.desk import Desk
from dangjian_desktop.ui.shared.field_editors import make_editor
from dangjian_desktop.ui.shared.field_form import FieldForm
from dangjian_desktop.ui.shared.fields import Entry, Field
from dangjian_desktop.ui.shared.theme import news, set_role, tokens
from dangjian_desktop.ui.shared.wording import QT_TR_NOOP, tr

_DATE_WIDTH = 140


class JobSaid(TypedDict, total=False):
    """What `change_person` is told besides the facts; see there."""

    on: date
    job_changed_on: date


class JobChange(QFrame):
    """Two ways, shown as soon as one of the job's fields differs; the likely one is chosen.

    Where something stood before it is taken for a change of today, where nothing stood, and in
    the history view, for a correction; what the user has chosen stays.
    """

    def __init__(
        self, form: FieldForm, given: Mapping[str, Any], desk: Desk, parent: QWidget
    ) -> None:
        """Make it, hidden.

        Args:
            form: The form in which the job is edited; fields it has not are passed over.
            given: The job as the form showed it.
            desk: Whose day is looked at.
            parent: Where it stands.
        """
        super().__init__(parent)
        self.setObjectName("job_change")
        self.setProperty("tone", "info")
        self._form, self._given, self._desk = form, given, desk
        self._is_chosen = False
        self._keys = [key for key in JOB_KEYS if key in given]
        self.question = QLabel(tr("区队、班组、岗位这些有改动。是："), self)
        self.question.setWordWrap(True)
        set_role(self.question, "label")
        self.changed = QRadioButton(tr("变动：从这一天起换了，原来的留作经历"), self)
        self.changed.setObjectName("job_changed")
        self.corrected = QRadioButton(tr("更正：原来写错了，不留经历"), self)
        self.corrected.setObjectName("job_corrected")
        group = QButtonGroup(self)
        group.addButton(self.changed)
        group.addButton(self.corrected)
        latest = date(desk.today.year + 1, 12, 31)  # a change that is decided may lie ahead
        field = Field("job_changed_on", QT_TR_NOOP("变动日期"), Entry.DATE, latest=latest)
        self.day = make_editor(field, desk.on, self)
        self.day.widget.setAccessibleName(tr(field.label))
        self.day.show_value(PartialDate.of(desk.on))
        self.problem = QLabel(tr("变动日期要写到日，如 2026-01-31。"), self)
        self.problem.setWordWrap(True)
        set_role(self.problem, "problem")
        self.problem.hide()
        self._lay_out()
        for button in (self.changed, self.corrected):
            button.clicked.connect(self._take_choice)
            button.toggled.connect(self._follow_choice)
        for key in self._keys:
            form.editor(key).edited.connect(self._look)
        self._look()
        self._dress()
        news().changed.connect(self._dress)

    @property
    def is_asked(self) -> bool:
        """Whether something of the job is different."""
        return bool(self._changed())

    def check(self) -> bool:
        """Whether the day is good enough; else say so and go there."""
        is_good = not self.is_asked or self.corrected.isChecked() or self._day() is not None
        self.problem.setVisible(not is_good)
        self.day.set_faulty(not is_good)
        if not is_good:
            self.day.widget.setFocus()
        return is_good

    def said(self) -> JobSaid:
        """Return what `change_person` is told besides the facts."""
        if not self.is_asked:
            return {}
        day = self._day()
        if self.corrected.isChecked() or day is None:
            return {"on": self._desk.on}
        return {"job_changed_on": day}

    def _changed(self) -> list[str]:
        typed = self._form.changed_values()
        return [key for key in self._keys if key in typed]

    def _day(self) -> date | None:
        value = self.day.read().value
        return value.first_day if isinstance(value, PartialDate) and value.is_exact else None

    def _look(self) -> None:
        """Show or hide the question, with the likely answer until the user has given one."""
        changed = self._changed()
        self.setVisible(bool(changed))
        if not self._is_chosen:
            had_any = any(self._given.get(key) for key in changed)
            is_change = had_any and not self._desk.is_history
            (self.changed if is_change else self.corrected).setChecked(True)

    def _take_choice(self) -> None:
        self._is_chosen = True

    def _follow_choice(self) -> None:
        self.day.widget.setEnabled(self.changed.isChecked())
        self.problem.hide()
        self.day.set_faulty(False)

    def _lay_out(self) -> None:
        self._row = QHBoxLayout()
        self._row.addWidget(self.day.widget)
        self._row.addStretch(1)
        self._column = QVBoxLayout(self)
        for widget in (self.question, self.changed):
            self._column.addWidget(widget)
        self._column.addLayout(self._row)
        for widget in (self.problem, self.corrected):
            self._column.addWidget(widget)
        QWidget.setTabOrder(self.changed, self.day.widget)
        QWidget.setTabOrder(self.day.widget, self.corrected)

    def _dress(self) -> None:
        made = tokens()
        gap = made.space(3)
        self._column.setContentsMargins(gap, made.space(2), gap, made.space(2))
        self._column.setSpacing(made.space(1))
        self._row.setContentsMargins(made.space(6), 0, 0, 0)
        self.day.widget.setFixedWidth(made.text_px(_DATE_WIDTH))
