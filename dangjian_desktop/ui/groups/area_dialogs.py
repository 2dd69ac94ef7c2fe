"""The dialogs of areas: one of a proposal, why one ends, applying, two years compared."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.domain.duty_areas import (
    AREA_BOOK,
    DIFFERENCE_LABELS,
    YEARLY,
    AreaDifference,
    AreaYear,
    Difference,
    area_differences,
    change_lines,
)
from dangjian_desktop.domain.ledger_rows import refusing
from dangjian_desktop.domain.ledger_values import Value
from dangjian_desktop.domain.ledgers import DAY
from dangjian_desktop.domain.problems import Address, Problem
from dangjian_desktop.operations.duty_areas import (
    NewArea,
    apply_area_division,
    division_problems,
)
from dangjian_desktop.operations.ledgers import HOLDER_FIELD, begun_values, entry_problems
from dangjian_desktop.operations.printout import AREA_DIFFERENCES, Printout
from dangjian_desktop.operations.runner import Operation
from dangjian_desktop.queries.duty_areas import COMPARED, AreasQuery, drawn
from dangjian_desktop.queries.ledger_books import books_by_code
from dangjian_desktop.ui.groups.area_draft import AreaDraft, DraftArea
from dangjian_desktop.ui.groups.entry_fields import (
    EntryFields,
    FormMode,
    book_values,
    holder_field,
)
from dangjian_desktop.ui.shared.buttons import plain_button
from dangjian_desktop.ui.shared.choice_box import ChoiceBox
from dangjian_desktop.ui.shared.dialog import Dialog
from dangjian_desktop.ui.shared.fields import Entry, Field
from dangjian_desktop.ui.shared.form_dialog import FormDialog
from dangjian_desktop.ui.shared.layouts import fit_to_screen
from dangjian_desktop.ui.shared.operation_dialog import OperationDialog, Values, day_field, the_day
from dangjian_desktop.ui.shared.query_model import (
    ChipLook,
    Column,
    QueryModel,
    RowsAtHand,
    text_column,
)
from dangjian_desktop.ui.shared.table_view import TableView
from dangjian_desktop.ui.shared.theme import Tone, set_role, tokens
from dangjian_desktop.ui.shared.wording import QT_TR_NOOP, tr
from dangjian_desktop.ui.shared.workbench import Workbench

#: Fields of the book that a proposal does not ask for: they are told when it is applied.
_LATER = frozenset({"end_reason", "plate_on"})
_TONES = {
    Difference.CHANGED: Tone.INFO,
    Difference.ADDED: Tone.GOOD,
    Difference.ENDED: Tone.WARN,
    Difference.SAME: Tone.PLAIN,
}


def difference_look(kind: Difference) -> ChipLook:
    """Return how an area stands against the one before, as a chip."""
    return ChipLook(tr(DIFFERENCE_LABELS[kind]), _TONES[kind])


def draft_area_dialog(
    bench: Workbench,
    parent: QWidget,
    *,
    within: int | None,
    area: DraftArea | None,
    save: Callable[[int, Mapping[str, Value | None]], object],
) -> FormDialog:
    """Return the form of an area of a proposal; what is saved stands in the proposal alone.

    Args:
        bench: Desk and questions.
        parent: The page.
        within: The place that is looked at.
        area: The area; None for a new one.
        save: Takes the organisation whose area it is, and the values.
    """
    book, on = books_by_code()[AREA_BOOK], bench.desk.today
    present = dict(area.values) if area is not None else begun_values(book)
    mode = FormMode(within=within if area is None else area.organisation_id)
    known = {key: value for key, value in present.items() if value is not None}
    made = EntryFields(book, on, mode, known)
    fields = [made.field(one) for one in book.used_fields if one.key not in _LATER]
    if area is None:
        fields.insert(0, holder_field(book, on, within))

    def taken(values: dict[str, Any]) -> bool:
        holder = values.get(HOLDER_FIELD, area.organisation_id if area is not None else None)
        told = book_values(book, values)
        assert isinstance(holder, int)
        found = entry_problems(
            book, organisation_id=holder, day=PartialDate.of(on), values=told, on=on
        )
        faults = [one for one in refusing(found) if one.where.field != DAY]
        if faults:
            dialog.form.show_problems(faults)
            return False
        save(holder, told)
        return True

    dialog = FormDialog(
        tr("修改责任区") if area is not None else tr("增加责任区"),
        fields,
        taken,
        on=on,
        ask=bench.ask,
        values={**present, HOLDER_FIELD: within},
        columns=2,
        note=tr("只改这次划分的方案，应用以后才写入台账。"),
        parent=parent,
    )
    dialog.setObjectName("draft_area_dialog")
    return dialog


def drop_area_dialog(
    bench: Workbench, parent: QWidget, area: DraftArea, drop: Callable[[str], object]
) -> FormDialog:
    """Return the dialog that asks why an area is set up no more."""
    field = books_by_code()[AREA_BOOK].field("end_reason")
    reasons = tuple((one, one) for one in field.offered) if field is not None else ()

    def taken(values: dict[str, Any]) -> bool:
        drop(values["reason"])
        return True

    dialog = FormDialog(
        tr("不再设责任区"),
        (Field("reason", tr("原因"), Entry.CHOICE, choices=reasons, is_required=True),),
        taken,
        on=bench.desk.on,
        ask=bench.ask,
        values={"reason": YEARLY},
        save_text=QT_TR_NOOP("不再设"),
        note=area.text("name"),
        parent=parent,
    )
    dialog.setObjectName("drop_area_dialog")
    return dialog


def apply_dialog(bench: Workbench, parent: QWidget, draft: AreaDraft, told: str) -> OperationDialog:
    """Return the dialog that asks for the day and applies the proposal, in one undo."""
    on = bench.desk.today
    ended, areas = draft.ended(), draft.new_areas()

    def between(values: Values) -> list[Problem]:
        day = values.get("on")
        if not isinstance(day, PartialDate):
            return []
        found = division_problems(day=day.first_day, ended=ended, areas=areas, on=on)
        return [
            Problem(Address(field="on"), one.code, one.found, one.severity, one.hint)
            for one in refusing(found)
            if not one.where.row
        ]

    def saving(values: Values) -> Operation[tuple[int, ...]]:
        until = values.get("until")
        dated = [
            NewArea(one.number, one.organisation_id, {**one.values, "valid_until": until})
            for one in areas
        ]
        return apply_area_division(day=the_day(values), ended=ended, areas=dated, on=on)

    latest = on.replace(year=on.year + 5, month=12, day=31)
    dialog = OperationDialog(
        bench,
        tr("应用 {year} 年度划分", year=draft.year),
        (
            day_field(QT_TR_NOOP("划定日期")),
            Field("until", tr("调整期限"), Entry.DATE, latest=latest, is_exact=True),
        ),
        saving,
        values={"until": PartialDate(draft.year, 12, 31)},
        save_text=QT_TR_NOOP("应用"),
        note=told,
        between=between,
        parent=parent,
    )
    dialog.setObjectName("apply_areas_dialog")
    return dialog


@dataclass(frozen=True)
class _Line:
    """One change of one area."""

    number: int
    difference: AreaDifference
    label: str
    before: str
    after: str


_COLUMNS: tuple[Column[_Line], ...] = (
    Column(
        QT_TR_NOOP("变化"),
        lambda row: difference_look(row.difference.kind).text,
        "kind",
        width=90,
        chip=lambda row: difference_look(row.difference.kind),
    ),
    text_column(QT_TR_NOOP("责任区"), lambda row: row.difference.name, "name", width=190),
    text_column(QT_TR_NOOP("项目"), lambda row: row.label, "label", width=90),
    text_column(QT_TR_NOOP("原来"), lambda row: row.before, "before", width=230),
    text_column(QT_TR_NOOP("现在"), lambda row: row.after, "after", width=230),
)


class DifferencesDialog(Dialog):
    """Two yearly divisions, and what is different between them.

    Signals:
        print_wanted: The `Printout` of the differences.
    """

    print_wanted = Signal(object)

    def __init__(
        self, bench: Workbench, years: Sequence[AreaYear], within: int | None, parent: QWidget
    ) -> None:
        """Show the last two years that are known.

        Args:
            bench: The desk.
            years: The divisions that there are, the latest first.
            within: The place.
            parent: The page.
        """
        super().__init__(parent)
        self.setObjectName("area_differences_dialog")
        self.setWindowTitle(tr("两年对比"))
        self._years, self._within, self._desk = tuple(years), within, bench.desk
        self.before, self.after = ChoiceBox(self), ChoiceBox(self)
        choices = [(tr("{year} 年度", year=one.year), n) for n, one in enumerate(self._years)]
        for box, name, place in ((self.before, tr("原来"), 1), (self.after, tr("现在"), 0)):
            box.offer(choices)
            box.setAccessibleName(name)
            box.setCurrentIndex(min(place, len(choices) - 1))
            box.activated.connect(self._read)
        self.told = QLabel(self)
        set_role(self.told, "second")
        self.model: QueryModel[_Line] = QueryModel(
            bench.desk, _COLUMNS, RowsAtHand[_Line](()), self, key=lambda row: row.number
        )
        self.table = TableView(self.model, self, name=QT_TR_NOOP("两年对比"))
        self.table.set_empty(tr("这两年的划分没有不同。"))
        self.print_button = plain_button(tr("打印"), "printer", parent=self)
        self.print_button.setObjectName("print_differences")
        self.print_button.clicked.connect(self.print_shown)
        close = plain_button(tr("关闭"), parent=self)
        close.clicked.connect(self.accept)
        made = tokens()
        head = QHBoxLayout()
        for widget in (
            self.before,
            QLabel("→", self),
            self.after,
            self.told,
        ):
            head.addWidget(widget)
        head.addStretch(1)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.print_button)
        foot.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(made.space(4),) * 4)
        column.setSpacing(made.space(3))
        column.addLayout(head)
        column.addWidget(self.table, 1)
        column.addLayout(foot)
        fit_to_screen(self, 980, 560)
        self._read()

    @property
    def chosen(self) -> tuple[AreaYear, AreaYear]:
        """The two years that are compared."""
        return self._years[self.before.currentData()], self._years[self.after.currentData()]

    def print_shown(self) -> None:
        """Print what is shown."""
        before, after = self.chosen
        self.print_wanted.emit(
            Printout(
                AREA_DIFFERENCES,
                after.on,
                organisation_id=self._within,
                since=before.on,
                until=after.on,
                heading=tr("{before} → {after}", before=before.year, after=after.year),
            )
        )

    def _read(self, _place: int = 0) -> None:
        before, after = self.chosen
        told = [
            [drawn(row.entry) for row in AreasQuery(one.on, self._within).fetch()]
            for one in (before, after)
        ]
        found = area_differences(told[0], told[1], COMPARED)
        book = books_by_code()[AREA_BOOK]
        labels = {one.key: one.label for one in book.fields}
        lines = [(one, *line) for one in found for line in change_lines(one, labels)]
        self.model.set_query(RowsAtHand([_Line(n, *line) for n, line in enumerate(lines)]))
        counts = {kind: sum(one.kind is kind for one in found) for kind in Difference}
        self.told.setText(
            tr(
                "有调整 {changed} 个，新设 {added} 个，不再设 {ended} 个，不变 {same} 个",
                changed=counts[Difference.CHANGED],
                added=counts[Difference.ADDED],
                ended=counts[Difference.ENDED],
                same=counts[Difference.SAME],
            )
        )
