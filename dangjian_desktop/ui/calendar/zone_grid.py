"""Who does what for each 协作区 in the quarters of a year: a line for each job, four columns."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from dangjian_desktop.domain.rotation import QUARTERS
from dangjian_desktop.domain.vocabulary import PRINTED, ZoneJob
from dangjian_desktop.queries.zone_duties import DutyRow
from dangjian_desktop.ui.calendar.calendar_days import short_holder
from dangjian_desktop.ui.shared.chip import ChipDelegate
from dangjian_desktop.ui.shared.grid import AnyIndex, GridModel, GridView
from dangjian_desktop.ui.shared.query_model import CHIP_ROLE, ChipLook
from dangjian_desktop.ui.shared.theme import Tone, tokens
from dangjian_desktop.ui.shared.wording import QT_TR_NOOP, chinese, tr

#: A job of a zone: its name, and who does the job in which quarter.
JobLine = tuple[str, ZoneJob, dict[int, DutyRow]]
ZONE_COLUMN, JOB_COLUMN, FIRST_QUARTER = 0, 1, 2
_QUARTER_WORDS = (
    QT_TR_NOOP("第一季度"),
    QT_TR_NOOP("第二季度"),
    QT_TR_NOOP("第三季度"),
    QT_TR_NOOP("第四季度"),
)
_COLUMNS = FIRST_QUARTER + len(QUARTERS)
_ZONE_WIDTH, _JOB_WIDTH, _LEAST_QUARTER = 100, 114, 108
_INSET = 4


class ZoneGridModel(GridModel[JobLine]):
    """The duties of a year; zones one below the other, in each the jobs in their order."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.marked: DutyRow | None = None
        self.present = 0

    def show_rows(self, rows: Sequence[DutyRow], present: int = 0) -> None:
        """Show duties; a zone has a line for every job, given out or not.

        Args:
            rows: The duties of one year.
            present: The quarter that runs; 0 when it is none of that year.
        """
        self.present = present
        found: dict[int, tuple[str, dict[ZoneJob, dict[int, DutyRow]]]] = {}
        for row in rows:
            jobs = found.setdefault(row.zone_id, (row.zone_name, {job: {} for job in ZoneJob}))[1]
            jobs[row.job][row.quarter] = row
        self.marked = None
        self.show_lines(
            [
                (name, job, by_quarter)
                for name, jobs in found.values()
                for job, by_quarter in jobs.items()
            ]
        )

    def duty(self, index: AnyIndex) -> DutyRow | None:
        """Return the duty of a cell; None where nobody has that job."""
        return self._duty(index.row(), index.column()) if index.isValid() else None

    def _duty(self, row: int, column: int) -> DutyRow | None:
        if column < FIRST_QUARTER:
            return None
        return self.lines[row][2].get(column - FIRST_QUARTER + 1)

    def place_of(self, duty_id: int) -> QModelIndex:
        """Return the cell of a duty; an invalid index when it is not shown."""
        for line, (_name, _job, by_quarter) in enumerate(self.lines):
            for quarter, row in by_quarter.items():
                if row.duty_id == duty_id:
                    return self.index(line, FIRST_QUARTER + quarter - 1)
        return QModelIndex()

    def mark(self, duty: DutyRow | None) -> None:
        """Mark the first of two that are to change places."""
        self.marked = duty
        if self.lines:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.lines) - 1, _COLUMNS - 1))

    @property
    def column_count(self) -> int:
        """Zone, job, four quarters."""
        return _COLUMNS

    def cell(self, row: int, column: int, role: int) -> Any:
        """Zone and job, or who does it in a quarter."""
        name, job, _by_quarter = self.lines[row]
        if column < FIRST_QUARTER:
            told = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole)
            return (name, tr(PRINTED[job]))[column] if role in told else None
        duty = self._duty(row, column)
        if duty is None:
            return chinese("—") if role == Qt.ItemDataRole.DisplayRole else None
        short = short_holder(duty.branch_name)
        if role == CHIP_ROLE:
            if self.marked is not None and self.marked.duty_id == duty.duty_id:
                return ChipLook(tr("待调换 {name}", name=short), Tone.WARN, "move-horizontal")
            is_swapped = duty.planned_id is not None
            return ChipLook(short, Tone.INFO, "move-horizontal") if is_swapped else None
        if role == Qt.ItemDataRole.DisplayRole:
            return short
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return duty_words(duty)
        return None

    def heading(self, column: int, role: int) -> Any:
        """Quarters above."""
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if column < FIRST_QUARTER:
            return (tr("协作区"), tr("分工"))[column]
        quarter = column - FIRST_QUARTER + 1
        if quarter == self.present:
            return tr("{quarter}（本季度）", quarter=quarter_words(quarter))
        return quarter_words(quarter)


def quarter_words(quarter: int) -> str:
    """Return the name of a quarter, 1 to 4."""
    return tr(_QUARTER_WORDS[quarter - 1])


def duty_words(duty: DutyRow) -> str:
    """Return a duty in words, with who had it before and why it was swapped."""
    told = tr(
        "{zone} {quarter} {job}：{name}",
        zone=duty.zone_name,
        quarter=quarter_words(duty.quarter),
        job=tr(PRINTED[duty.job]),
        name=duty.branch_name,
    )
    if duty.planned_id is None:
        return told
    swap = tr("原定 {name}，已调换。原因：{note}", name=duty.planned_name, note=duty.note)
    return chinese("\n").join((told, swap))


class ZoneGrid(GridView):
    """The table of a year; arrows move, Enter changes one job, space marks two to change places.

    Signals:
        duty_chosen: Another cell is current: its `DutyRow`, or None.
        pair_chosen: Two duties that are to change places.
    """

    duty_chosen = Signal(object)
    pair_chosen = Signal(object, object)

    def __init__(
        self, model: ZoneGridModel, parent: QWidget | None = None, *, may_swap: bool = True
    ) -> None:
        super().__init__(model, parent, frozen=FIRST_QUARTER)
        self.setObjectName("zone_grid")
        self.setAccessibleName(tr("协作区轮值"))
        self._duties, self._may_swap = model, may_swap
        chips = ChipDelegate(self, inset=_INSET)
        for column in range(FIRST_QUARTER, _COLUMNS):
            self.setItemDelegateForColumn(column, chips)
        self.setWordWrap(True)
        self.selectionModel().currentChanged.connect(self._tell_current)
        model.modelReset.connect(self._after_reset)
        self.dress()
        self._after_reset()

    def current_duty(self) -> DutyRow | None:
        """Return the duty of the current cell."""
        return self._duties.duty(self.currentIndex())

    def go_to(self, duty_id: int) -> None:
        """Make the cell of a duty current."""
        index = self._duties.place_of(duty_id)
        if index.isValid():
            self.setCurrentIndex(index)
            self.scrollTo(index)

    def go_to_present(self) -> None:
        """Make the first duty of the quarter that runs current, or the first of the year."""
        if self._duties.rowCount():
            column = FIRST_QUARTER + max(self._duties.present, 1) - 1
            self.setCurrentIndex(self._duties.index(0, column))

    def mark_current(self) -> None:
        """Mark the current duty, or take the mark back, or hand the pair over."""
        duty, marked = self.current_duty(), self._duties.marked
        if duty is None:
            return
        if marked is None:
            self._duties.mark(duty)
        else:
            self._duties.mark(None)
            if marked.duty_id != duty.duty_id:
                self.pair_chosen.emit(marked, duty)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter changes a job, space marks, Escape takes the mark back."""
        if event.key() == Qt.Key.Key_Space and self._may_swap:
            self.mark_current()
        elif event.key() == Qt.Key.Key_Escape and self._duties.marked is not None:
            self._duties.mark(None)
        else:
            super().keyPressEvent(event)

    def open_current(self) -> None:
        """Open the current duty; where nobody has the job there is none."""
        if self.current_duty() is not None:
            self.opened.emit()

    def _tell_current(self) -> None:
        self.duty_chosen.emit(self.current_duty())

    def _after_reset(self) -> None:
        jobs = len(ZoneJob)
        for table in filter(None, (self, self.frozen)):
            table.clearSpans()
            for line in range(0, self._duties.rowCount(), jobs):
                table.setSpan(line, ZONE_COLUMN, jobs, 1)
        self.fit()
        self.duty_chosen.emit(self.current_duty())

    def fit(self) -> None:
        """Give the quarters the room that is left, and never less than a name needs."""
        made = tokens()
        self.setColumnWidth(ZONE_COLUMN, made.text_px(_ZONE_WIDTH))
        self.setColumnWidth(JOB_COLUMN, made.text_px(_JOB_WIDTH))
        taken = made.text_px(_ZONE_WIDTH) + made.text_px(_JOB_WIDTH)
        least = made.text_px(_LEAST_QUARTER)
        room = self.viewport().width() - taken
        each = max(room // len(QUARTERS), least)
        for column in range(FIRST_QUARTER, _COLUMNS):
            self.setColumnWidth(column, each)
        if self._duties.present:  # its heading says so, which needs more room
            column = FIRST_QUARTER + self._duties.present - 1
            needed = self.horizontalHeader().sectionSizeHint(column)
            if needed > each:
                rest = max((room - needed) // (len(QUARTERS) - 1), least)
                for other in range(FIRST_QUARTER, _COLUMNS):
                    self.setColumnWidth(other, needed if other == column else rest)
