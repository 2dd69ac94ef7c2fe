"""The page of one activity: its head, its steps, and the section of the step that is chosen."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from dangjian_desktop.domain.activity_steps import next_step
from dangjian_desktop.domain.topics import Topic
from dangjian_desktop.domain.vocabulary import ActivityState, Step, printed
from dangjian_desktop.operations.activities import remove_activity, reopen_activity
from dangjian_desktop.operations.activity_series import end_activity_series
from dangjian_desktop.operations.runner import Changes
from dangjian_desktop.queries.activities import ActivityQuery, ActivityRow
from dangjian_desktop.queries.activity_conflicts import ProposedConflictsQuery
from dangjian_desktop.queries.activity_kinds import kinds_by_code
from dangjian_desktop.queries.activity_progress import ActivityProgress, ActivityProgressQuery
from dangjian_desktop.queries.due_list import DueListQuery
from dangjian_desktop.ui.calendar.activity_dialog import (
    ActivityDialog,
    MoveDialog,
    Task,
    cancel_dialog,
)
from dangjian_desktop.ui.calendar.activity_papers import paper_of, printout_of
from dangjian_desktop.ui.calendar.activity_sections import WITHIN, section_places
from dangjian_desktop.ui.calendar.agenda import STATE_TONES, tone_of
from dangjian_desktop.ui.calendar.calendar_days import ONE_DAY, day_words
from dangjian_desktop.ui.calendar.series_dialog import SeriesDialog
from dangjian_desktop.ui.calendar.step_strip import StepStrip
from dangjian_desktop.ui.shared.buttons import (
    icon_button,
    menu_button,
    plain_button,
    primary_button,
)
from dangjian_desktop.ui.shared.chip import Chip
from dangjian_desktop.ui.shared.day_picker import may_edit
from dangjian_desktop.ui.shared.elided import ElidedLabel
from dangjian_desktop.ui.shared.icons import ICON_OF_TONE
from dangjian_desktop.ui.shared.layouts import space_page
from dangjian_desktop.ui.shared.offered import records
from dangjian_desktop.ui.shared.query_model import ChipLook
from dangjian_desktop.ui.shared.refresh import Refresh
from dangjian_desktop.ui.shared.theme import Tone, news, set_role, tokens
from dangjian_desktop.ui.shared.wording import in_words, tr
from dangjian_desktop.ui.shared.workbench import Workbench

#: Ticks follow one another quickly; what they mean for the steps is said after the last.
READ_AFTER_TICKS_MS = 120


class ActivityPage(QWidget):
    """One activity with its steps.

    Signals:
        left: Back to the calendar.
        print_wanted, person_wanted, activity_wanted, entry_wanted, resolution_wanted: Passed on
            from the sections.
    """

    left = Signal()
    print_wanted = Signal(object)
    person_wanted = Signal(str)
    activity_wanted = Signal(int)
    entry_wanted = Signal(str)
    resolution_wanted = Signal(int, str)

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("activity_page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._bench = bench
        self.row: ActivityRow | None = None
        self._progress: ActivityProgress | None = None
        self._sections: dict[Step, QWidget] = {}
        self._areas: dict[Step, QScrollArea] = {}
        self.step: Step | None = None
        self._refresh = Refresh(  # it hears itself
            self, bench.desk, frozenset(), self._read_again, after_ms=READ_AFTER_TICKS_MS
        )
        self._build_head()
        self.steps = StepStrip(self)
        self.steps.chosen.connect(lambda code: self.show_step(Step(code)))
        self.sections = QStackedWidget(self)
        self.sections.setObjectName("sections")
        self._lay_out()
        bench.desk.changed.connect(self._hear)
        news().changed.connect(self._dress)
        self._dress()

    def _build_head(self) -> None:
        self.back_button = icon_button(
            "chevron-left", tr("回到日历（Esc）"), clicked=self.go_back, parent=self
        )
        self.back_button.setObjectName("back_button")
        self.title = ElidedLabel(
            mode=Qt.TextElideMode.ElideRight, align=Qt.AlignmentFlag.AlignLeft, parent=self
        )
        self.title.setObjectName("activity_title")
        set_role(self.title, "title")
        self.kind_chip = Chip("", parent=self)
        self.state_chip = Chip("", parent=self)
        self.facts = ElidedLabel(
            mode=Qt.TextElideMode.ElideRight, align=Qt.AlignmentFlag.AlignLeft, parent=self
        )
        self.facts.setObjectName("activity_facts")
        set_role(self.facts, "second")
        self.warning = QLabel(self)
        self.warning.setObjectName("activity_warning")
        self.warning.setWordWrap(True)
        set_role(self.warning, "caution")
        self.change_button = records(plain_button(tr("修改"), "pencil", parent=self))
        self.change_button.setObjectName("change_button")
        self.change_button.clicked.connect(self.change)
        self.move_button = records(plain_button(tr("移到…"), "calendar-days", parent=self))
        self.move_button.setObjectName("move_button")
        self.move_button.clicked.connect(self.move_to)
        self.next_button = primary_button(tr("下一步"), parent=self)
        self.next_button.setObjectName("next_button")
        self.next_button.clicked.connect(self.go_next)
        menu = QMenu(self)
        self.actions_by_name: dict[str, QAction] = {}
        acts: tuple[tuple[str, str, Callable[[], None]], ...] = (
            ("copy", tr("复制…"), self.copy),
            ("cancel", tr("取消活动…"), self.cancel),
            ("reopen", tr("恢复活动"), self.reopen),
            ("remove", tr("删除"), self.remove),
            ("change_series", tr("从这一天起修改周期…"), self.change_series),
            ("end_series", tr("从这一天起不再重复"), self.end_series),
        )
        for name, word, act in acts:
            action = records(menu.addAction(word))
            action.triggered.connect(lambda _checked=False, act=act: act())
            self.actions_by_name[name] = action
        self.more_button = menu_button(tr("更多"), menu, parent=self)
        self.more_button.setObjectName("more_button")
        back = QAction(self)
        back.setShortcut(QKeySequence(Qt.Key.Key_Escape))
        back.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        back.triggered.connect(self.go_back)
        self.addAction(back)

    # Showing ------------------------------------------------------------------

    def show_activity(self, activity_id: int) -> bool:
        """Open an activity at the step that is next; False when it is no more."""
        row = ActivityQuery(activity_id).fetch()
        if row is None:
            return False
        is_other = self.row is None or self.row.activity_id != activity_id
        if is_other and not self.leave_editing():
            return True
        if is_other:
            self._clear()
        self.row = row
        self._read(row)
        if is_other and self._progress is not None:
            self.show_step(next_step(self._progress.steps, self._progress.done))
        return True

    def show_step(self, step: Step | None) -> None:
        """Show the section of a step."""
        if self.row is None:
            return
        if step is None:
            steps = self._progress.steps if self._progress else ()
            step = steps[-1] if steps else None
        if step is None or (step is not self.step and not self._leave_section()):
            self.steps.show_current(self.step)
            return
        self.step = step
        wanted = WITHIN.get(step, step)
        if wanted not in self._areas:
            self._make(wanted)
        if wanted in self._areas:
            self.sections.setCurrentWidget(self._areas[wanted])
            # a section that was only just made has no places before it is laid out
            QTimer.singleShot(0, self._areas[wanted], lambda: self._scroll_to(step))
        self.steps.show_current(step)
        self._name_next()

    def _part_of(self, step: Step) -> QWidget | None:
        """Return the field at which a step begins in a section that holds several."""
        part_of = getattr(self.section(step), "part_of", None)
        found: QWidget | None = part_of(step) if part_of is not None else None
        return found

    def _scroll_to(self, step: Step) -> None:
        """Bring the part of the section that is shown into view in which the step stands."""
        area = self._areas[WITHIN.get(step, step)]
        part, section = self._part_of(step), area.widget()
        if part is not None:
            line = part.mapTo(section, QPoint(0, 0)).y()
            area.verticalScrollBar().setValue(line - area.viewport().height() // 3)

    def section(self, step: Step) -> QWidget | None:
        """Return the section of a step when it was opened."""
        return self._sections.get(WITHIN.get(step, step))

    def leave_editing(self) -> bool:
        """Keep what was typed in the sections; False when the page may not be left."""
        return all(
            bool(section.leave_editing())
            for section in self._sections.values()
            if hasattr(section, "leave_editing")
        )

    def _leave_section(self) -> bool:
        section = self.section(self.step) if self.step is not None else None
        leave = getattr(section, "leave_editing", None)
        return leave is None or bool(leave())

    def _make(self, step: Step) -> None:
        assert self.row is not None
        for place in section_places([step]):
            section: Any = place.made(self._bench, self.row.activity_id, self)
            area = QScrollArea(self)
            area.setFrameShape(QFrame.Shape.NoFrame)
            area.setWidgetResizable(True)
            area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            area.setWidget(section)
            self._sections[step], self._areas[step] = section, area
            self.sections.addWidget(area)
            for name in (
                "print_wanted",
                "person_wanted",
                "activity_wanted",
                "entry_wanted",
                "resolution_wanted",
            ):
                signal = getattr(section, name, None)
                if signal is not None:
                    signal.connect(getattr(self, name))

    def _clear(self) -> None:
        for area in self._areas.values():
            self.sections.removeWidget(area)
            area.deleteLater()
        self._sections, self._areas, self.step = {}, {}, None

    def _hear(self, changes: Changes) -> None:
        reads = ActivityQuery.reads | ActivityProgressQuery.reads
        reads |= ProposedConflictsQuery.reads | DueListQuery.reads
        if self.row is None or not changes.topics & reads:
            return
        if changes.topics <= {Topic.ATTENDANCE}:  # a tick of many: the marks come first
            self._refresh.soon()
        else:
            self._refresh.now()

    def _read_again(self) -> None:
        self._refresh.settle()
        if self.row is None:
            return
        row = ActivityQuery(self.row.activity_id).fetch()
        if row is None:  # removed, or its adding taken back
            self._clear()
            self.row = None
            self.left.emit()
            return
        self.row = row
        self._read(row)

    def _read(self, row: ActivityRow) -> None:
        self._refresh.settle()
        self._progress = ActivityProgressQuery(row.activity_id).fetch()
        kind = kinds_by_code().get(row.kind)
        self.title.setText(row.name)
        tone = tone_of(kind.shown) if kind else Tone.PLAIN
        self.kind_chip.show_look(ChipLook(row.kind_label, tone, ICON_OF_TONE[Tone.PLAIN]))
        self.state_chip.show_look(ChipLook(tr(printed(row.state)), STATE_TONES[row.state]))
        self.facts.setText(self._facts_of(row))
        self._show_warnings(row)
        if self._progress is not None:
            self.steps.show_steps(self._progress.steps, self._progress.done)
            self.steps.show_current(self.step)
        self._name_next()
        is_cancelled = row.state is ActivityState.CANCELLED
        self.actions_by_name["cancel"].setVisible(not is_cancelled)
        self.actions_by_name["reopen"].setVisible(is_cancelled)
        for name in ("change_series", "end_series"):
            self.actions_by_name[name].setVisible(row.series_id is not None)

    @staticmethod
    def _facts_of(row: ActivityRow) -> str:
        hours = f"{row.begins}–{row.ends}" if row.ends else row.begins
        day = tr("{year}年{day}", year=row.held_on.year, day=day_words(row.held_on))
        words = [
            f"{day} {hours}".strip(),
            row.place,
            row.zone_name or row.organisation_name,
            tr("主持 {name}", name=row.chair_name) if row.chair_name else "",
            tr("授课 {name}", name=row.lecturer) if row.lecturer else "",
            tr("{year} 年度", year=row.belongs_year) if row.belongs_year else "",
        ]
        return " · ".join(word for word in words if word)

    def _show_warnings(self, row: ActivityRow) -> None:
        told = [] if row.state is not ActivityState.PLANNED else self._conflicts(row)
        if row.state is ActivityState.CANCELLED:
            told = [tr("已取消：{why}", why=row.cancelled_note)]
        elif row.state is ActivityState.HELD and row.held_on > self._bench.desk.today:
            told.append(tr("日期还没有到，却已有记录。请核对日期。"))
        if row.series_on is not None and row.series_on != row.held_on:
            told.append(tr("周期活动，原定 {day}。", day=row.series_on.isoformat()))
        self.warning.setText("\n".join(told))
        self.warning.setVisible(bool(told))

    @staticmethod
    def _conflicts(row: ActivityRow) -> list[str]:
        """Return what is in the way of an activity still to come.

        While its list is not fixed, those count who would stand on it: the day and the hours are
        chosen before.
        """
        people = frozenset(key for key in (row.chair_id, row.recorder_id) if key is not None)
        if row.due_fixed_on is None and row.begins:
            people |= frozenset(DueListQuery(row.activity_id).fetch())
        query = ProposedConflictsQuery(
            row.held_on,
            row.begins,
            row.ends,
            row.place,
            people,
            row.lecturer,
            row.activity_id,
            row.organisation_id,
        )
        return [in_words(said) for said in query.fetch()]

    def _name_next(self) -> None:
        """Say on the button which step is next; nothing is left: the button goes away."""
        found = self._next()
        self.next_button.setVisible(found is not None)
        if found is not None:
            self.next_button.setText(tr("下一步：{step}", step=tr(printed(found))))

    def _next(self) -> Step | None:
        if self._progress is None or self.row is None:
            return None
        if self.row.state is ActivityState.CANCELLED:
            return None
        return next_step(self._progress.steps, self._progress.done, self.step)

    # What the user can do -----------------------------------------------------

    def go_back(self) -> None:
        """Back to the calendar, when nothing typed would be lost."""
        if self.leave_editing():
            self._clear()
            self.row = None
            self.left.emit()

    def go_next(self) -> None:
        """Show the next step that is not done."""
        self.show_step(self._next())
        part = self._part_of(self.step) if self.step is not None else None
        if part is not None:
            part.setFocus(Qt.FocusReason.OtherFocusReason)

    def print_shown(self) -> None:
        """Print the paper of the step that is shown."""
        if self.row is not None and self.leave_editing():
            code = paper_of(self.step, self.row.kind)
            day = self._bench.desk.on
            self.print_wanted.emit(printout_of(code, self.row.activity_id, day))

    def change(self) -> None:
        """Change what the activity is."""
        if self.row is not None and self._may_edit():
            ActivityDialog(self._bench, Task.CHANGE, row=self.row, parent=self).open()

    def move_to(self) -> None:
        """Choose another day."""
        if self.row is not None and self._may_edit():
            MoveDialog(self._bench, self.row, self).open()

    def copy(self) -> None:
        """Make another one like it, on another day or by another branch."""
        if self.row is None or not self._may_edit():
            return
        dialog = ActivityDialog(self._bench, Task.COPY, row=self.row, parent=self)
        dialog.saved.connect(self._open_copy)
        dialog.open()

    def _open_copy(self, activity_id: object) -> None:
        assert isinstance(activity_id, int)
        self.activity_wanted.emit(activity_id)

    def cancel(self) -> None:
        """Cancel it, with the reason."""
        if self.row is not None and self._may_edit():
            cancel_dialog(self._bench, self.row, self).open()

    def reopen(self) -> None:
        """Take it up again."""
        if self.row is not None and self._may_edit():
            self._bench.desk.attempt(reopen_activity(activity_id=self.row.activity_id))

    def remove(self) -> None:
        """Remove what was entered by mistake; undo brings it back."""
        if self.row is not None and self._may_edit():
            self._bench.desk.attempt(remove_activity(activity_id=self.row.activity_id))

    def change_series(self) -> None:
        """Give the series another rhythm from this day on."""
        if self.row is not None and self.row.series_id is not None and self._may_edit():
            day = self.row.series_on or self.row.held_on
            SeriesDialog(self._bench, series_id=self.row.series_id, since=day, parent=self).open()

    def end_series(self) -> None:
        """Let the series end before this day."""
        if self.row is None or self.row.series_id is None or not self._may_edit():
            return
        day = self.row.series_on or self.row.held_on
        self._bench.desk.attempt(
            end_activity_series(series_id=self.row.series_id, last_day=day - ONE_DAY)
        )

    def _may_edit(self) -> bool:
        return may_edit(self._bench.ask, self, self._bench.desk)

    # Look ---------------------------------------------------------------------

    def _lay_out(self) -> None:
        self._head = QHBoxLayout()
        self._head.addWidget(self.back_button)
        self._head.addWidget(self.title, 1)
        self._head.addWidget(self.kind_chip)
        self._head.addWidget(self.state_chip)
        for button in (self.more_button, self.move_button, self.change_button, self.next_button):
            self._head.addWidget(button)
        self._column = QVBoxLayout(self)
        self._column.addLayout(self._head)
        for widget in (self.facts, self.warning, self.steps):
            self._column.addWidget(widget)
        self._column.addWidget(self.sections, 1)

    def _dress(self) -> None:
        space_page(self._column, self._head)
        self._column.setSpacing(tokens().space(2))
