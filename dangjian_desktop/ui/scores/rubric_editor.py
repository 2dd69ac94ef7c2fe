"""The editor of a draft: what holds for the whole rubric, its blocks, items and rules.

Everything is saved in one step. What keeps the draft from being read is refused at its place; what
only keeps it from being issued is told there, too, and may be mended later.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from dangjian_desktop.domain.cells import half_width
from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.domain.problems import InputError, Problem, Severity
from dangjian_desktop.domain.rubric import LONGEST_NAME, LONGEST_VERSION, Rubric
from dangjian_desktop.operations.rubrics import change_rubric
from dangjian_desktop.operations.runner import RefusedError, StorageError
from dangjian_desktop.queries.rubrics import RubricRow, grade_names
from dangjian_desktop.ui.scores.rubric_dialogs import (
    LONGEST_TITLE,
    NO_END,
    first_day_field,
)
from dangjian_desktop.ui.scores.rubric_draft import RubricDraft
from dangjian_desktop.ui.scores.rubric_items_pane import ItemsPane
from dangjian_desktop.ui.shared.buttons import (
    plain_button,
    primary_button,
    quiet_button,
    took_enter,
)
from dangjian_desktop.ui.shared.day_picker import may_edit
from dangjian_desktop.ui.shared.dialog import Dialog
from dangjian_desktop.ui.shared.elided import ElidedLabel
from dangjian_desktop.ui.shared.field_form import FieldForm
from dangjian_desktop.ui.shared.fields import DAY_HINT, Entry, Field
from dangjian_desktop.ui.shared.layouts import fit_to_screen, scrolling
from dangjian_desktop.ui.shared.offered import records
from dangjian_desktop.ui.shared.tab_strip import TabStrip
from dangjian_desktop.ui.shared.theme import refusal_label, set_role, tokens
from dangjian_desktop.ui.shared.wording import QT_TR_NOOP, in_words, tr
from dangjian_desktop.ui.shared.workbench import Workbench

WIDTH, HEIGHT = 1240, 700
ITEMS, BASICS = "items", "basics"
_TABS = ((ITEMS, QT_TR_NOOP("考评内容")), (BASICS, QT_TR_NOOP("基本")))
_TEXTS = ("name", "version", "title", "source")
_NUMBERS = ("total", "bonus_cap")
_DAYS = ("since", "until")


class RubricEditor(Dialog):
    """The parts of a draft under two tabs; saved in one step.

    Signals:
        saved: The draft was saved.
    """

    saved = Signal()

    def __init__(
        self, bench: Workbench, row: RubricRow, rubric: Rubric, parent: QWidget | None = None
    ) -> None:
        """Show a draft; `open()` shows the dialog.

        Args:
            bench: Desk and questions.
            row: The draft. rubric: What it says.
            parent: The page.
        """
        super().__init__(parent)
        self.setObjectName("rubric_editor")
        self.setWindowTitle(tr("修改考评细则"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._bench = bench
        self._is_judged = False
        self._is_filling = False
        self.title = ElidedLabel("", align=Qt.AlignmentFlag.AlignLeft, parent=self)
        set_role(self.title, "title")
        self.tabs = TabStrip([(key, tr(word)) for key, word in _TABS], self, is_quiet=True)
        self.tabs.chosen.connect(self._show_pane)
        self.items = ItemsPane(bench.desk.on, bench.ask, self)
        self.items.edited.connect(self._follow)
        body = QWidget(self)
        self.basics = FieldForm(_fields(bench.desk.on), on=bench.desk.on, columns=2, parent=body)
        self.basics.edited.connect(self._write_basics)
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, tokens().space(3), 0)
        column.addWidget(self.basics)
        column.addStretch(1)
        self._panes: Mapping[str, QWidget] = {ITEMS: self.items, BASICS: scrolling(body, self)}
        self.stack = QStackedWidget(self)
        for pane in self._panes.values():
            self.stack.addWidget(pane)
        self.refusal = refusal_label("rubric_refusal", self)
        self.save_button = records(primary_button(tr("保存"), "save", parent=self))
        self.save_button.setObjectName("save_rubric")
        self.save_button.setToolTip(tr("Ctrl+S 或 Ctrl+回车"))
        self.save_button.clicked.connect(self.save)
        self.check_button = quiet_button(tr("检查能不能发布"), "check", parent=self)
        self.check_button.setObjectName("check_rubric")
        self.check_button.clicked.connect(self.check)
        self.leave_button = plain_button(tr("关闭"), parent=self)
        self.leave_button.clicked.connect(self.reject)
        QShortcut(QKeySequence.StandardKey.Save, self).activated.connect(self.save)
        self._lay_out()
        self.draft = RubricDraft(row.rubric_id, rubric, self)
        self._fill_basics()
        self.items.show_draft(self.draft)
        self._follow()

    # What the user can do -----------------------------------------------------------

    def check(self) -> bool:
        """Say everything that keeps the draft from being issued, each at its place."""
        self._is_judged = True
        told = self._judge()
        refused = [one for one in told if one.severity is Severity.REFUSED]
        if refused:
            self._go_to(refused[0])
        elif not told:
            self._say([tr("没有要改的，可以发布。")])
        return not refused

    def save(self) -> bool:
        """Save the whole draft; only what cannot be read at all keeps it from being saved."""
        if not self.draft.is_dirty or not may_edit(self._bench.ask, self, self._bench.desk):
            return False
        reading = self.draft.reading()
        if reading.value is None:
            self._is_judged = True
            self._judge()
            self._go_to(reading.problems[0])
            return False
        try:
            self._bench.desk.run(
                change_rubric(
                    rubric_id=self.draft.rubric_id,
                    rubric=reading.value,
                    on=self._bench.desk.today,
                )
            )
        except InputError as error:
            self._tell(error.problems)
            return False
        except (RefusedError, StorageError) as refusal:
            self._say([in_words(refusal)])
            return False
        self.draft.saved()
        self._follow()
        self.saved.emit()
        return True

    def may_leave(self) -> bool:
        """Whether nothing is lost: saved, or thrown away on purpose."""
        return not self.draft.is_dirty or self._bench.ask.question(
            self,
            tr("细则的改动还没有保存。要放弃吗？"),
            yes=tr("放弃"),
            no=tr("继续修改"),
            is_loss=True,
        )

    def reject(self) -> None:
        """Leave; what is not saved is thrown away only after asking."""
        if self.may_leave():
            super().reject()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter saves from anywhere."""
        if not took_enter(event, self.save):
            super().keyPressEvent(event)

    # Showing --------------------------------------------------------------------------

    def _follow(self) -> None:
        told = self.draft.table
        self.title.setText(
            tr("{name} {version}", name=told.get("name", ""), version=told.get("version", ""))
        )
        self.save_button.setEnabled(self.draft.is_dirty)
        self._judge()

    def _judge(self) -> list[Problem]:
        """Say what is wrong; before anybody asked only what is worth a thought."""
        faults = self.draft.faults()
        told = faults.told
        if not self._is_judged:
            told = [one for one in told if one.severity is Severity.WARNING]
        self._tell(told)
        return told

    def _tell(self, problems: Sequence[Problem]) -> None:
        of_items = [one for one in problems if one.where.row]
        whole = [one for one in problems if not one.where.row]
        for key in self.basics.keys:
            self.basics.blame(key, "")
        rest = self.basics.show_problems(whole)
        self.items.show_problems(of_items)
        self.tabs.show_count(ITEMS, _refused(of_items))
        self.tabs.show_count(BASICS, _refused(whole))
        said = [in_words(one) for one in (*rest, *whole) if one.severity is Severity.REFUSED]
        refused = _refused(problems)
        if refused and not said:
            said = [tr("有 {count} 处要改，已在原处标出。", count=refused)]
        self._say(said)

    def _say(self, sentences: Sequence[str]) -> None:
        told = list(dict.fromkeys(sentences))
        self.refusal.setText("\n".join(told))
        self.refusal.setVisible(bool(told))

    def _go_to(self, problem: Problem) -> None:
        key = ITEMS if problem.where.row else BASICS
        self.tabs.open_tab(key)
        self._show_pane(key)
        if problem.where.row:
            self.items.go_to(problem)
        elif self.basics.is_shown(problem.where.field):
            self.basics.focus_field(problem.where.field)

    def _show_pane(self, key: str) -> None:
        self.stack.setCurrentWidget(self._panes[key])

    # The whole rubric -------------------------------------------------------------------

    def _fill_basics(self) -> None:
        table = self.draft.table
        values: dict[str, Any] = {key: table.get(key) for key in (*_TEXTS, *_NUMBERS)}
        for key in _DAYS:
            told = str(table.get(key, ""))
            values[key] = PartialDate.of(date.fromisoformat(told)) if told else None
        values["vetoed_at_most"] = table.get("vetoed_at_most")
        self._is_filling = True
        self.basics.show_values(values)
        self._is_filling = False

    def _write_basics(self) -> None:
        if self._is_filling:
            return
        draft, values = self.draft, self.basics.values()
        for key in _TEXTS:
            draft.put(draft.table, key, self.basics.editor(key).text().strip())
        for key in _NUMBERS:
            draft.put(draft.table, key, half_width(self.basics.editor(key).text().strip()))
        for key in _DAYS:
            day = values[key]
            text = self.basics.editor(key).text().strip()
            draft.put(
                draft.table,
                key,
                day.first_day.isoformat() if isinstance(day, PartialDate) else text,
            )
        draft.put(draft.table, "vetoed_at_most", values["vetoed_at_most"])
        self.items.refresh()
        self._follow()

    def _lay_out(self) -> None:
        made = tokens()
        foot = QHBoxLayout()
        foot.setSpacing(made.space(2))
        foot.addWidget(self.check_button)
        foot.addStretch(1)
        foot.addWidget(self.leave_button)
        foot.addWidget(self.save_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(made.space(5),) * 4)
        column.setSpacing(made.space(3))
        column.addWidget(self.title)
        column.addWidget(self.tabs)
        column.addWidget(self.stack, 1)
        column.addWidget(self.refusal)
        column.addLayout(foot)
        fit_to_screen(self, WIDTH, HEIGHT)


def _refused(problems: Sequence[Problem]) -> int:
    return sum(one.severity is Severity.REFUSED for one in problems)


def _fields(on: date) -> tuple[Field, ...]:
    grades = [(name, name) for name in grade_names(on)]
    return (
        Field("title", QT_TR_NOOP("表头"), max_length=LONGEST_TITLE, is_wide=True),
        Field("name", QT_TR_NOOP("名称"), is_required=True, max_length=LONGEST_NAME),
        Field("version", QT_TR_NOOP("版本"), is_required=True, max_length=LONGEST_VERSION),
        first_day_field(),
        Field(
            "until",
            QT_TR_NOOP("用到哪一天"),
            Entry.DATE,
            is_exact=True,
            latest=NO_END,
            hint=DAY_HINT,
            advice=QT_TR_NOOP("不写就一直用到下一个版本。"),
        ),
        Field("total", QT_TR_NOOP("满分"), max_length=12, hint=QT_TR_NOOP("不写就是 100")),
        Field(
            "bonus_cap",
            QT_TR_NOOP("加分合计最多"),
            max_length=12,
            hint=QT_TR_NOOP("不写就不另外封顶"),
        ),
        Field(
            "vetoed_at_most",
            QT_TR_NOOP("一票否决后等级最高为"),
            Entry.CHOICE,
            grades,
            empty=QT_TR_NOOP("照等级规则"),
        ),
        Field("source", QT_TR_NOOP("依据"), max_length=200, hint=QT_TR_NOOP("哪个文件、哪次会")),
    )
