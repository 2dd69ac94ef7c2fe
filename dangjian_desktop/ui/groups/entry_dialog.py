"""The form of one row of a ledger: a new one, one to be changed, what is added to an activity.

It is made from the fields of the book. What is missing is told and does not stop it: such a row is
kept as 未填齐. What is wrong is told all at once, each fault at its field.
"""

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLabel, QWidget

from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.domain.ledger_rows import cut_to_month, missing_fields, required_keys
from dangjian_desktop.domain.ledger_values import Value
from dangjian_desktop.domain.ledgers import DAY, OF_PEOPLE, FieldType, LedgerBook
from dangjian_desktop.domain.problems import Problem
from dangjian_desktop.domain.rights import Right
from dangjian_desktop.operations.ledgers import (
    HOLDER_FIELD,
    add_entry,
    begun_values,
    change_entry,
    change_problems,
    entry_problems,
    record_additions,
)
from dangjian_desktop.operations.runner import Operation
from dangjian_desktop.queries.ledger_books import books_by_code
from dangjian_desktop.queries.ledger_entries import EntryRow
from dangjian_desktop.ui.groups.entry_fields import (
    ANONYMOUS,
    EntryFields,
    FormMode,
    anonymous_field,
    book_values,
    holder_field,
    optional_parts,
)
from dangjian_desktop.ui.shared.buttons import plain_button
from dangjian_desktop.ui.shared.day_picker import may_edit
from dangjian_desktop.ui.shared.fields import Field
from dangjian_desktop.ui.shared.operation_dialog import OperationDialog
from dangjian_desktop.ui.shared.theme import set_role
from dangjian_desktop.ui.shared.wording import QT_TR_NOOP, tr
from dangjian_desktop.ui.shared.workbench import Workbench

Values = dict[str, Any]
#: So many fields stand one under the other; more stand side by side.
_FEW = 6
#: So many names of fields are told in one line.
_MOST_NAMES = 5
KEPT_ANONYMOUS = QT_TR_NOOP(
    "匿名登记只留内容、类别和月份：日期只记到月，不记提出人，不记谁在哪天登记，不能挂附件。"
)


def open_new_entry(
    bench: Workbench,
    parent: QWidget,
    *,
    book_code: str,
    organisation_id: int | None,
    values: Mapping[str, Value] = MappingProxyType({}),
    on_done: Callable[[int], object] | None = None,
) -> "EntryDialog | None":
    """Open the form for a new row of a book; None where it cannot be.

    Args:
        bench: Desk and questions.
        parent: The page.
        book_code: A book that has rows of its own.
        organisation_id: The place that is looked at; the row is its own, or of one below it.
        values: What stands in fields at first, in place of their defaults.
        on_done: Is told the id of every row that was entered.
    """
    book = books_by_code().get(book_code)
    if book is None or book.is_retired:
        bench.ask.tell(parent, tr("这本台账已经停用。请另选一本。"))
        return None
    if book.is_view:
        bench.ask.tell(
            parent,
            tr("“{book}”补记在活动或来文上。请在表里选一行再补记。", book=book.label),
        )
        return None
    if not may_edit(bench.ask, parent, bench.desk, Right.LEDGERS):
        return None
    dialog = EntryDialog(bench, book, within=organisation_id, given=values, parent=parent.window())
    if on_done is not None:
        dialog.saved.connect(on_done)
    dialog.open()
    return dialog


def open_entry(bench: Workbench, parent: QWidget, row: EntryRow) -> "EntryDialog | None":
    """Open the form of a row that is there: to change it, or to add to an activity or document."""
    if not may_edit(bench.ask, parent, bench.desk, Right.LEDGERS):
        return None
    dialog = EntryDialog(bench, row.book, row=row, parent=parent.window())
    dialog.open()
    return dialog


class EntryDialog(OperationDialog):
    """The form of one row.

    Attributes:
        book: Whose row it is.
        missing: Says what a complete row would have filled.
    """

    def __init__(
        self,
        bench: Workbench,
        book: LedgerBook,
        *,
        within: int | None = None,
        row: EntryRow | None = None,
        given: Mapping[str, Value] = MappingProxyType({}),
        parent: QWidget | None = None,
    ) -> None:
        """Make the form.

        Args:
            bench: Desk and questions.
            book: Whose row it is.
            within: The place that is looked at, for a new row.
            row: The row that is changed; None for a new one.
            given: What stands in the fields of a new row at first, in place of their defaults.
            parent: The window.
        """
        self.book, self._row = book, row
        self._today = bench.desk.today
        is_anonymous = row is not None and row.row.is_anonymous
        self._mode = FormMode(is_anonymous, within if row is None else row.organisation_id)
        self._present = row.row.values if row is not None else {}
        self._given = given
        self._made = EntryFields(book, self._today, self._mode, self._present)
        self._optional = optional_parts(book)
        self._goes_on = False
        self._lacking = ""
        fields = (*self._head_fields(within), *self._made.fields())
        super().__init__(
            bench,
            self._title(),
            fields,
            self._operation,
            values=self._first_values(fields),
            columns=1 if len(fields) <= _FEW else 2,
            note=self._note(),
            between=self._judge,
            parent=parent,
        )
        self.setObjectName("entry_dialog")
        self.missing = QLabel(self)
        self.missing.setObjectName("missing")
        self.missing.setWordWrap(True)
        set_role(self.missing, "small")
        self.foot.insertWidget(0, self.missing, 1)
        if row is None:
            self._offer_next()
        self.form.edited.connect(self._follow)
        if self.form.has(ANONYMOUS):
            self.form.editor(ANONYMOUS).edited.connect(self._switch)
        self._follow()
        self.fit_height()
        self._begin()

    # What the form is made of ---------------------------------------------------

    def _head_fields(self, within: int | None) -> tuple[Field, ...]:
        """Return the fields above those of the book: whose row, with names or without, its day."""
        day = self._made.day_field()
        if self._row is not None:
            return () if self.book.is_view else (day,)
        switch = (anonymous_field(),) if self.book.may_be_anonymous else ()
        return (holder_field(self.book, self._today, within), *switch, day)

    def _title(self) -> str:
        if self._row is None:
            return tr("登记{book}", book=self.book.label)
        if self.book.is_view:
            return tr("补记{book}", book=self.book.label)
        return tr("修改{book}", book=self.book.label)

    def _note(self) -> str:
        if self._row is None:
            return self.book.purpose
        facts = (self._row.organisation_name, self._row.subject, self._row.text(DAY))
        return tr(" · ").join(filter(None, facts))

    def _first_values(self, fields: tuple[Field, ...]) -> Values:
        if self._row is not None:
            return {**self._present, DAY: self._row.row.day}
        holder = next(field for field in fields if field.key == HOLDER_FIELD)
        offered = [key for key, _words in holder.choices]
        chosen = self._mode.within if self._mode.within in offered else None
        if chosen is None and len(offered) == 1:
            chosen = offered[0]
        self._mode.within = chosen if chosen is not None else self._mode.within
        return {
            **begun_values(self.book),
            **self._given,
            HOLDER_FIELD: chosen,
            ANONYMOUS: False,
            DAY: cut_to_month(PartialDate.of(self._today))
            if self.book.day_is_month
            else PartialDate.of(self._today),
        }

    def _offer_next(self) -> None:
        self.next_button = plain_button(tr("保存并登记下一条"), parent=self)
        self.next_button.setObjectName("next_button")
        self.next_button.setToolTip(tr("保存后留在这里，组织和日期不变"))
        self.next_button.clicked.connect(self.save_and_go_on)
        self.foot.insertWidget(self.foot.indexOf(self.save_button), self.next_button)

    def _begin(self) -> None:
        """Put the keyboard into the first field that is still to be filled."""
        values = self.form.values()
        empty = [key for key, value in values.items() if value in (None, "", ())]
        first = next(iter(empty or values), None)
        if first is not None and self._row is None:
            QTimer.singleShot(0, self, lambda: self.form.focus_field(first))

    # While it is filled in ------------------------------------------------------

    def typed(self) -> dict[str, Value | None]:
        """Return what stands in the fields of the book, as the book holds it."""
        return book_values(self.book, self.form.values())

    def _follow(self) -> None:
        """Mark and show what the values ask for by now, and say what is still missing."""
        self._mode.within = self._holder()
        self._offer_beside()
        values = {key: value for key, value in self.typed().items() if value is not None}
        wanted = required_keys(self.book, values)
        self.form.mark(wanted - self._hidden_people())
        self._show_parts(wanted)
        names = [
            one.label
            for one in missing_fields(self.book, values)
            if one.key not in self._hidden_people()
        ]
        self._lacking = told_names(names)
        told = tr("未填齐也能保存，还缺：{names}", names=self._lacking) if names else ""
        self.missing.setText(told)
        self.missing.setToolTip(tr("、").join(names))

    def _offer_beside(self) -> None:
        """Offer in fields that follow another what its choice allows."""
        typed = self.form.values()
        for one in self.book.used_fields:
            if one.follows and self.form.has(one.key):
                above = typed.get(one.follows)
                editor: Any = self.form.editor(one.key)
                editor.offer(
                    self._made.choices_beside(one, above if isinstance(above, str) else "")
                )

    def _holder(self) -> int | None:
        if self._row is not None:
            return self._row.organisation_id
        chosen = self.form.values().get(HOLDER_FIELD)
        return chosen if isinstance(chosen, int) else self._mode.within

    def _show_parts(self, wanted: frozenset[str]) -> None:
        """Leave out the parts that this row has nothing to do with, and names where none stand."""
        typed = self.form.values()
        away = self._hidden_people()
        for keys in self._optional.values():
            has_some = any(typed.get(key) not in (None, "", ()) for key in keys)
            if not has_some and not wanted.intersection(keys):
                away |= set(keys)
        shown = [key for key in self.form.keys if key not in away]
        if shown != [key for key in self.form.keys if self.form.is_shown(key)]:
            self.form.show_only(shown)
            QTimer.singleShot(0, self, self.grow)  # only then the fields have their place

    def _hidden_people(self) -> set[str]:
        """Return the fields of people that an anonymous row has not; who deals with it is told."""
        if not self._mode.is_anonymous:
            return set()
        return {
            one.key
            for one in self.book.fields
            if one.kind in OF_PEOPLE and one.key != self.book.owner
        }

    def _switch(self) -> None:
        """Follow the choice between names and none: days are cut to the month, people go."""
        self._mode.is_anonymous = bool(self.form.values().get(ANONYMOUS))
        self.form.advise(ANONYMOUS, tr(KEPT_ANONYMOUS) if self._mode.is_anonymous else "")
        if self._mode.is_anonymous:
            dates = [one.key for one in self.book.fields if one.kind is FieldType.DATE]
            for key in (DAY, *(key for key in dates if self.form.has(key))):
                editor = self.form.editor(key)
                editor.show_value(cut_to_month(editor.read().value))
            for key in self._hidden_people():
                if self.form.has(key):
                    self.form.show_value(key, None)  # nothing of a name is left in the form
        self._follow()

    # Judging and saving ---------------------------------------------------------

    def _judge(self, values: Values) -> list[Problem]:
        typed, day = book_values(self.book, values), values.get(DAY)
        if self._row is not None:
            return change_problems(self._row, values=self._changed(typed), day=day, on=self._today)
        holder = values.get(HOLDER_FIELD)
        if holder is None or day is None:  # the form tells that they are missing
            return []
        return entry_problems(
            self.book,
            organisation_id=holder,
            day=day,
            values=typed,
            on=self._today,
            is_anonymous=self._mode.is_anonymous,
        )

    def _changed(self, typed: Mapping[str, Value | None]) -> dict[str, Value | None]:
        return {key: value for key, value in typed.items() if value != self._present.get(key)}

    def _operation(self, values: Values) -> Operation[Any] | None:
        typed, day = book_values(self.book, values), values.get(DAY)
        row = self._row
        if row is None:
            return add_entry(
                book=self.book.code,
                organisation_id=values[HOLDER_FIELD],
                day=day,
                values=typed,
                on=self._today,
                is_anonymous=self._mode.is_anonymous,
            )
        changed = self._changed(typed)
        if self.book.is_view:
            if not changed:
                return None
            return record_additions(
                book=self.book.code,
                values=changed,
                on=self._today,
                activity_id=row.activity_id,
                document_id=row.document_id,
            )
        new_day = day if day != row.row.day else None
        if not changed and new_day is None:
            return None
        assert row.entry_id is not None
        return change_entry(entry_id=row.entry_id, values=changed, day=new_day, on=self._today)

    def save_and_go_on(self) -> None:
        """Save, and go on with an empty row of the same place and day."""
        self._goes_on = True
        try:
            self.save()
        finally:
            self._goes_on = False

    def _do(self, values: Values) -> bool:
        lacking = self._lacking
        if not super()._do(values):
            return False
        if lacking and self._row is None:
            told = tr("已登记，这一行未填齐，还缺：{names}", names=lacking)
            self._bench.desk.noted.emit(told, True)
        if not self._goes_on:
            return True
        self._empty(values)
        return False

    def _empty(self, values: Values) -> None:
        """Begin the next row where the last one was entered, on the same day."""
        kept = {key: values.get(key) for key in (HOLDER_FIELD, ANONYMOUS, DAY)}
        self.form.show_values({**begun_values(self.book), **kept})
        self._follow()
        self._begin()


def told_names(names: Sequence[str]) -> str:
    """Return names in one line, of many the first and how many they are."""
    told = tr("、").join(names[:_MOST_NAMES])
    if len(names) <= _MOST_NAMES:
        return told
    return tr("{names}等 {count} 项", names=told, count=len(names))
