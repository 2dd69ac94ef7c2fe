"""上级通知: until when a year's meeting is due, or an election may wait; entered and corrected."""

from datetime import date
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.domain.obligations import Due, Way
from dangjian_desktop.domain.vocabulary import OrganisationKind
from dangjian_desktop.operations.obligations import (
    LONGEST_NOTE,
    add_obligation_notice,
    change_obligation_notice,
    remove_obligation_notice,
)
from dangjian_desktop.operations.runner import Operation
from dangjian_desktop.queries.obligations import NoticeRow, NoticesQuery, ObligationChoicesQuery
from dangjian_desktop.queries.organisations import Tree
from dangjian_desktop.queries.terms import running_term
from dangjian_desktop.ui.shared.buttons import plain_button, primary_button
from dangjian_desktop.ui.shared.day_picker import may_edit
from dangjian_desktop.ui.shared.dialog import Dialog
from dangjian_desktop.ui.shared.fields import Entry, Field
from dangjian_desktop.ui.shared.layouts import fit_to_screen
from dangjian_desktop.ui.shared.offered import recording_words, records
from dangjian_desktop.ui.shared.operation_dialog import (
    DAY,
    OperationDialog,
    Values,
    day_field,
    the_day,
)
from dangjian_desktop.ui.shared.query_model import Column, QueryModel, text_column
from dangjian_desktop.ui.shared.table_view import TableView
from dangjian_desktop.ui.shared.theme import set_role, tokens
from dangjian_desktop.ui.shared.wording import QT_TR_NOOP, tr
from dangjian_desktop.ui.shared.workbench import Workbench

_SIZE = (860, 480)
_LATEST = date(2099, 12, 31)
COLUMNS: tuple[Column[NoticeRow], ...] = (
    Column(QT_TR_NOOP("要求"), lambda row: row.title, "title", width=190),
    Column(QT_TR_NOOP("发给"), lambda row: row.organisation_name, "organisation", width=170),
    Column(QT_TR_NOOP("通知日期"), lambda row: row.noticed_on.isoformat(), "noticed_on", width=104),
    Column(QT_TR_NOOP("完成期限"), lambda row: row.due_on.isoformat(), "due_on", width=104),
    text_column(QT_TR_NOOP("说明"), lambda row: row.note, "note", width=160, is_second=True),
)


class NoticesDialog(Dialog):
    """Lists the notices of a year; one is entered in a form of its own."""

    def __init__(self, bench: Workbench, year: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("notices_dialog")
        self.setWindowTitle(tr("上级通知"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._bench, self._year = bench, year
        self.model: QueryModel[NoticeRow] = QueryModel(
            bench.desk, COLUMNS, NoticesQuery(year), self, key="notice_id"
        )
        self.table = TableView(self.model, self, name=tr("上级通知"))
        self.table.set_empty(
            tr("{year} 年度还没有登记上级通知。", year=year),
            recording_words(tr("登记通知")),
            self.add,
        )
        self.add_button = records(primary_button(tr("登记通知"), "plus", parent=self))
        self.add_button.setObjectName("add_button")
        self.change_button = records(plain_button(tr("修改"), "pencil", parent=self))
        self.change_button.setObjectName("change_button")
        self.remove_button = records(plain_button(tr("删除"), "trash-2", parent=self))
        self.remove_button.setObjectName("remove_button")
        self.close_button = plain_button(tr("关闭"), parent=self)
        self.close_button.setObjectName("close_button")
        self.add_button.clicked.connect(self._add)
        self.change_button.clicked.connect(self.change)
        self.remove_button.clicked.connect(self.remove)
        self.close_button.clicked.connect(self.reject)
        self.table.opened.connect(self.change)
        self.table.chosen_changed.connect(self._tell_chosen)
        self._lay_out()
        self._tell_chosen()

    def add(self, due: Due | None = None) -> None:
        """Enter a notice, for a matter of the board or for one to be chosen."""
        if may_edit(self._bench.ask, self, self._bench.desk):
            notice_dialog(self._bench, self._year, due, self).open()

    def change(self) -> None:
        """Correct the current notice."""
        row: NoticeRow | None = self.table.current_row()
        if row is not None and may_edit(self._bench.ask, self, self._bench.desk):
            _change_dialog(self._bench, row, self).open()

    def remove(self) -> None:
        """Remove the current notice; 撤销 brings it back."""
        row: NoticeRow | None = self.table.current_row()
        if row is not None and may_edit(self._bench.ask, self, self._bench.desk):
            self._bench.desk.attempt(remove_obligation_notice(notice_id=row.notice_id))

    def _add(self) -> None:
        self.add()

    def _tell_chosen(self) -> None:
        has_row = self.table.current_row() is not None
        self.change_button.setEnabled(has_row)
        self.remove_button.setEnabled(has_row)

    def _lay_out(self) -> None:
        made = tokens()
        heading = QLabel(tr("{year} 年度的上级通知", year=self._year), self)
        set_role(heading, "title")
        told = QLabel(
            tr("组织生活会、民主评议等没有登记通知时显示“待通知”；换届登记上级同意的日期。"), self
        )
        told.setWordWrap(True)
        set_role(told, "second")
        buttons = QHBoxLayout()
        buttons.setSpacing(made.space(2))
        for button in (self.add_button, self.change_button, self.remove_button):
            buttons.addWidget(button)
        buttons.addStretch(1)
        buttons.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(made.space(6),) * 4)
        column.setSpacing(made.space(3))
        column.addWidget(heading)
        column.addWidget(told)
        column.addWidget(self.table, 1)
        column.addLayout(buttons)
        fit_to_screen(self, *_SIZE)


def _day_fields() -> tuple[Field, Field, Field]:
    latest = _LATEST
    return (
        day_field(QT_TR_NOOP("通知日期"), latest=latest),
        Field("due_on", QT_TR_NOOP("完成期限"), Entry.DATE, is_required=True, latest=latest),
        Field(
            "note",
            QT_TR_NOOP("文号和说明"),
            Entry.LONG_TEXT,
            max_length=LONGEST_NOTE,
            lines=2,
            hint=QT_TR_NOOP("如 矿党字〔2026〕8号"),
        ),
    )


def notice_dialog(
    bench: Workbench, year: int, due: Due | None = None, parent: QWidget | None = None
) -> OperationDialog:
    """Return the form for a new notice of a year, begun for a matter of the board."""
    offered = {
        one.name: one
        for one in ObligationChoicesQuery(year).fetch()
        if one.by_notice or one.way is Way.TERM
    }
    told = [(name, one.title) for name, one in offered.items()]
    places = [
        (row.organisation_id, "　" * row.depth + row.name)
        for row in Tree.on(bench.desk.on).rows
        if row.kind is not OrganisationKind.PARTY_GROUP
    ]

    def year_of(values: Values) -> int:
        """An election belongs to the year in which the term ends, whatever year is shown."""
        if offered[values["obligation"]].way is not Way.TERM:
            return year
        term = running_term(values["organisation"], the_day(values))
        return year if term is None else term.expires.year

    def operation(values: Values) -> Operation[Any]:
        return add_obligation_notice(
            obligation=values["obligation"],
            organisation_id=values["organisation"],
            year=year_of(values),
            due_on=values["due_on"].last_day,
            noticed_on=the_day(values),
            note=values["note"] or "",
        )

    made = OperationDialog(
        bench,
        tr("登记 {year} 年度的上级通知", year=year),
        (
            Field("obligation", QT_TR_NOOP("要求"), Entry.CHOICE, choices=told, is_required=True),
            Field(
                "organisation", QT_TR_NOOP("发给"), Entry.CHOICE, choices=places, is_required=True
            ),
            *_day_fields(),
        ),
        operation,
        values={}
        if due is None
        else {"obligation": due.told.name, "organisation": due.organisation_id},
        parent=parent,
    )
    made.setObjectName("notice_dialog")
    return made


def _change_dialog(bench: Workbench, row: NoticeRow, parent: QWidget) -> OperationDialog:
    def operation(values: Values) -> Operation[Any]:
        return change_obligation_notice(
            notice_id=row.notice_id,
            due_on=values["due_on"].last_day,
            noticed_on=the_day(values),
            note=values["note"] or "",
        )

    made = OperationDialog(
        bench,
        tr("修改上级通知"),
        _day_fields(),
        operation,
        values={
            DAY: PartialDate.of(row.noticed_on),
            "due_on": PartialDate.of(row.due_on),
            "note": row.note,
        },
        note=f"{row.title} · {row.organisation_name}",
        parent=parent,
    )
    made.setObjectName("notice_dialog")
    return made
