"""One section of the person card: what is known, and the same fields to be mended in place."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from dangjian_desktop.domain.people import PERSON_FIELDS, Section, Sensitivity
from dangjian_desktop.domain.problems import Address, Problem, Severity
from dangjian_desktop.domain.vocabulary import MEMBER_STAGES, Stage
from dangjian_desktop.operations.people import change_person, reveal_number
from dangjian_desktop.operations.runner import RefusedError, StorageError
from dangjian_desktop.queries.roster import RosterRow
from dangjian_desktop.queries.roster_columns import COLUMN_BY_KEY, RosterColumn
from dangjian_desktop.ui.roster.in_place_form import InPlaceForm
from dangjian_desktop.ui.roster.job_change import JobChange
from dangjian_desktop.ui.roster.person_dialog import fill_in_from_id
from dangjian_desktop.ui.roster.person_fields import facts_of, fields_of, hidden_fields
from dangjian_desktop.ui.shared.buttons import icon_button
from dangjian_desktop.ui.shared.day_picker import may_edit
from dangjian_desktop.ui.shared.field_form import FieldForm
from dangjian_desktop.ui.shared.fields import Entry, Field
from dangjian_desktop.ui.shared.masked_value import MaskedValue
from dangjian_desktop.ui.shared.offered import records
from dangjian_desktop.ui.shared.section import Section as FoldingSection
from dangjian_desktop.ui.shared.theme import news, set_role, tokens
from dangjian_desktop.ui.shared.wording import QT_TR_NOOP, in_words, tr
from dangjian_desktop.ui.shared.workbench import Workbench

LABEL_WIDTH = 114
NOT_KNOWN = QT_TR_NOOP("未填")
#: Shown besides the fields of a section: what follows from them or from the person's spells.
_BEFORE: Mapping[Section, tuple[str, ...]] = {
    Section.PARTY: ("admitted_on", "confirmed_on", "standing"),
}
#: The days that are mended with the facts of 党籍, though they stand in the stages.
_DATES = ("admitted_on", "confirmed_on")
_AFTER: Mapping[str, str] = {"born_on": "age"}
_UNITS: Mapping[str, str] = {"age": QT_TR_NOOP(" 岁"), "standing": QT_TR_NOOP(" 年")}
_RARE = frozenset(field.key for field in PERSON_FIELDS if field.rarely_needed)


def keys_of(section: Section) -> tuple[str, ...]:
    """Return the columns that a section shows, from top to bottom."""
    keys = list(_BEFORE.get(section, ()))
    for field in PERSON_FIELDS:
        if field.section is section and field.key != "name":  # the name stands above them all
            keys.append(field.key)
            keys += [_AFTER[field.key]] if field.key in _AFTER else []
    return tuple(keys)


def pencil_of(section: FoldingSection, title: str, edit: Callable[[], None]) -> QToolButton:
    """Put a pencil at the end of the heading of a section; Tab reaches it after the heading."""
    pencil = records(icon_button("pencil", tr("修改{section}", section=title), clicked=edit))
    pencil.setObjectName("edit_button")
    column = section.layout()
    assert isinstance(column, QVBoxLayout)
    place = column.indexOf(section.fold_button)
    column.removeWidget(section.fold_button)
    head = QHBoxLayout()
    head.setSpacing(0)
    head.addWidget(section.fold_button, 1)
    head.addWidget(pencil)
    column.insertLayout(place, head)
    QWidget.setTabOrder(section.fold_button, pencil)
    return pencil


class FactSection(FoldingSection):
    """Label and value line by line; the pencil turns them into a form, Esc turns it back.

    Signals:
        editing_began: The form stands there now.
    """

    editing_began = Signal()

    def __init__(
        self,
        bench: Workbench,
        section: Section,
        *,
        is_open: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        self.facts_section = section
        self._bench = bench
        self._row: RosterRow | None = None
        self.form: FieldForm | None = None
        self._editing: InPlaceForm | None = None
        body = QWidget()
        self.lines = {key: _FactLine(COLUMN_BY_KEY[key], body) for key in keys_of(section)}
        self._facts = QWidget(body)
        self._body_column = QVBoxLayout(body)
        self._body_column.setContentsMargins(0, 0, 0, 0)
        self._body_column.addWidget(self._facts)
        self._grid = QGridLayout(self._facts)
        self._grid.setColumnStretch(1, 1)
        for number, line in enumerate(self.lines.values()):
            self._grid.addWidget(line.label, number, 0, line.label_place)
            self._grid.addWidget(line.value, number, 1)
        super().__init__(tr(section.value), body, is_open=is_open, parent=parent)
        self.setObjectName(f"section_{section.name.lower()}")
        self.edit_button = pencil_of(self, tr(section.value), self.edit)
        self._dress()
        news().changed.connect(self._dress)

    @property
    def refusal(self) -> QLabel:
        """Where the form that is open says why nothing was written."""
        assert self._editing is not None
        return self._editing.refusal

    @property
    def is_editing(self) -> bool:
        """Whether the fields are open for mending."""
        return self.form is not None

    def show_row(self, row: RosterRow) -> None:
        """Show what is known of a person."""
        self._row = row
        shows_rare = self._bench.settings.value.rare_fields
        for line in self.lines.values():
            line.show_row(row, self._revealing(row, line.column), shows_rare=shows_rare)

    def edit(self) -> None:
        """Open the fields for mending; that hidden numbers are shown is recorded."""
        row = self._row
        if row is None or self.is_editing or not may_edit(self._bench.ask, self, self._bench.desk):
            return
        shows_rare = self._bench.settings.value.rare_fields
        fields = (
            *self._date_fields(row),
            *fields_of(self.facts_section, row.facts, shows_rare=shows_rare),
        )
        hidden = hidden_fields((field.key for field in fields), row.facts)
        try:
            for field in hidden:
                self._bench.desk.run(reveal_number(person_id=row.person_id, key=field.key))
        except StorageError as error:
            self._bench.ask.error(self, in_words(error))
            return
        self.set_open(True)
        self.form = FieldForm(fields, on=self._bench.desk.on, parent=self.body)
        given = {
            field.key: getattr(row if field.key in _DATES else row.facts, field.key)
            for field in fields
        }
        self.form.show_values(given)
        if "id_number" in {field.key for field in fields}:
            fill_in_from_id(self.form, self._bench)
        self.job_change = JobChange(self.form, given, self._bench.desk, self.body)
        self._editing = InPlaceForm(self.form, self.body, below=self.job_change)
        self._editing.save_wanted.connect(self.save)
        self._editing.leave_wanted.connect(self.leave)
        self._body_column.addWidget(self._editing)
        self._facts.hide()
        self.edit_button.setEnabled(False)
        self.form.focus_field(fields[0].key)
        self.editing_began.emit()

    def _date_fields(self, row: RosterRow) -> tuple[Field, ...]:
        """Return the fields of the days on which a member was admitted and confirmed."""
        if self.facts_section is not Section.PARTY or row.stage not in MEMBER_STAGES:
            return ()
        keys = _DATES if row.stage is Stage.FULL else _DATES[:1]
        return tuple(Field(key, COLUMN_BY_KEY[key].heading, Entry.DATE) for key in keys)

    def _dates_are_in_order(self, form: FieldForm) -> bool:
        """Whether 转正 follows the admission; else say so at the field."""
        values = form.values()
        admitted, confirmed = (values.get(key) for key in _DATES)
        if not (admitted and confirmed and confirmed.last_day < admitted.first_day):
            return True
        where = Address(field=_DATES[1])
        told = (confirmed.printed, Severity.REFUSED, admitted.printed)
        form.show_problems([Problem(where, "confirmed.before_admitted", *told)])
        form.focus_field(_DATES[1])
        return False

    def save(self) -> None:
        """Write what was changed; a refusal stands under the fields."""
        if self._editing is None or self.form is None or self._row is None:
            return
        if not self.form.check():
            return
        if not self._dates_are_in_order(self.form):
            return
        if not self.job_change.check():
            return
        typed = self.form.changed_values()
        changed = facts_of(typed)
        dates = {key: typed[key] for key in _DATES if key in typed}
        person_id = self._row.person_id
        if changed or dates:
            said = self.job_change.said()
            try:
                self._bench.desk.run(
                    change_person(person_id=person_id, changes=changed, party_dates=dates, **said)
                )
            except (RefusedError, StorageError) as refusal:
                self._editing.refuse(in_words(refusal))
                return
        self.stop_editing()

    def leave(self) -> bool:
        """Stop mending; what was typed is thrown away only after asking."""
        if self._editing is None:
            return True
        if not self._editing.may_leave(self._bench.ask):
            return False
        self.stop_editing()
        return True

    def stop_editing(self) -> None:
        """Show the values again."""
        if self._editing is not None:
            self._body_column.removeWidget(self._editing)
            self._editing.hide()
            self._editing.deleteLater()
        self.form = self._editing = None
        self._facts.show()
        self.edit_button.setEnabled(True)
        self.edit_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _revealing(self, row: RosterRow, column: RosterColumn) -> Callable[[], str]:
        desk = self._bench.desk

        def reveal() -> str:
            try:
                return desk.run(reveal_number(person_id=row.person_id, key=column.key))
            except StorageError as error:  # what cannot be recorded is not shown
                desk.refused.emit(in_words(error))
                return column.text(row)

        return reveal

    def _dress(self) -> None:
        made = tokens()
        self._grid.setContentsMargins(0, 0, 0, made.space(2))
        for line in self.lines.values():
            line.label.setFixedWidth(made.text_px(LABEL_WIDTH))
        self._grid.setHorizontalSpacing(made.space(2))
        self._grid.setVerticalSpacing(made.space(1))


class _FactLine:
    """One label with its value, masked where the field is sensitive."""

    def __init__(self, column: RosterColumn, parent: QWidget) -> None:
        self.column = column
        self.label = QLabel(tr(column.heading), parent)
        self.label.setWordWrap(True)
        set_role(self.label, "label")
        self.masked: MaskedValue | None = None
        if column.sensitivity is Sensitivity.OPEN:
            self.text = QLabel(parent)
            self.value: QWidget = self.text
        else:
            self.masked = MaskedValue(name=tr(column.heading), parent=parent)
            self.text = self.masked.value
            self.value = self.masked
        top, middle = Qt.AlignmentFlag.AlignTop, Qt.AlignmentFlag.AlignVCenter
        self.label_place = top if self.masked is None else middle  # a button makes the line high
        self.text.setWordWrap(True)
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.value.setObjectName(column.key)

    def show_row(self, row: RosterRow, reveal: Callable[[], str], *, shows_rare: bool) -> None:
        """Show the value of a person; what a branch rarely needs only where it is known."""
        text = self.column.text(row)
        is_shown = bool(text) or shows_rare or self.column.key not in _RARE
        self.label.setVisible(is_shown)
        self.value.setVisible(is_shown)
        if self.masked is not None:
            self.masked.show_masked(text or tr(NOT_KNOWN), reveal if text else None)
        else:
            self.text.setText(text + tr(_UNITS.get(self.column.key, "")) if text else tr(NOT_KNOWN))
        role = "value" if text else "second"
        if self.text.property("role") != role:  # styling anew costs more than all the rest
            set_role(self.text, role)
