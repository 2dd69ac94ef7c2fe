"""The branch's own kinds of activity: a list, and a form for one of them."""

from typing import Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from dangjian_desktop.domain.activity_kinds import (
    LONGEST_LABEL,
    LONGEST_SHORT,
    ActivityKind,
    Holder,
    kind_table,
)
from dangjian_desktop.domain.vocabulary import DueGroup, Step, printed
from dangjian_desktop.domain.votes import Regime
from dangjian_desktop.operations.activity_kinds import (
    add_activity_kind,
    change_activity_kind,
    close_activity_kind,
    kind_problems,
    reopen_activity_kind,
)
from dangjian_desktop.operations.runner import Changes, Operation
from dangjian_desktop.queries.activity_kinds import ActivityKindsQuery
from dangjian_desktop.ui.calendar.agenda import tone_of
from dangjian_desktop.ui.shared.buttons import plain_button, primary_button
from dangjian_desktop.ui.shared.day_picker import may_edit
from dangjian_desktop.ui.shared.dialog import Dialog
from dangjian_desktop.ui.shared.fields import Entry, Field, choices_of, spoken
from dangjian_desktop.ui.shared.icons import ICON_OF_TONE, icon
from dangjian_desktop.ui.shared.layouts import fit_to_screen
from dangjian_desktop.ui.shared.offered import records
from dangjian_desktop.ui.shared.operation_dialog import OperationDialog, Values
from dangjian_desktop.ui.shared.theme import Tone, refusal_label, set_role, tokens
from dangjian_desktop.ui.shared.ticks import Ticks
from dangjian_desktop.ui.shared.wording import QT_TR_NOOP, in_words, tr
from dangjian_desktop.ui.shared.workbench import Workbench

_CODE = int(Qt.ItemDataRole.UserRole)
_HOLDER_WORDS = {
    Holder.COMMITTEE: QT_TR_NOOP("党委"),
    Holder.BRANCH: QT_TR_NOOP("党支部"),
    Holder.PARTY_GROUP: QT_TR_NOOP("党小组"),
    Holder.ZONE: QT_TR_NOOP("协作区"),
}
_REGIME_WORDS = {
    Regime.ORDINARY: QT_TR_NOOP("一般决议"),
    Regime.ADMISSION: QT_TR_NOOP("接收、转正"),
    Regime.ELECTION: QT_TR_NOOP("选举"),
    Regime.COMMITTEE: QT_TR_NOOP("支委会表决"),
    Regime.DISPOSAL: QT_TR_NOOP("组织处置"),
}
_SHOWN_WORDS = (
    ("accent", QT_TR_NOOP("红")),
    ("info", QT_TR_NOOP("蓝")),
    ("good", QT_TR_NOOP("绿")),
    ("warn", QT_TR_NOOP("橙")),
    ("gold", QT_TR_NOOP("金")),
    ("plain", QT_TR_NOOP("灰")),
)
_USUAL_STEPS = (Step.PLAN, Step.NOTICE, Step.SIGN_IN, Step.ATTENDANCE, Step.MINUTES, Step.FILING)
_FLAGS = (
    ("makes_up", QT_TR_NOOP("当班的人可以补课")),
    ("study", QT_TR_NOOP("计入学时")),
    ("agenda", QT_TR_NOOP("有议题单")),
    ("belongs_to_year", QT_TR_NOOP("有所属年度")),
)


class KindsDialog(Dialog):
    """The kinds that the branch has made; those of the program cannot be changed."""

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("kinds_dialog")
        self.setWindowTitle(tr("活动种类"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._bench = bench
        self._kinds: dict[str, ActivityKind] = {}
        self.list = QListWidget(self)
        self.list.setObjectName("kinds")
        self.list.setAccessibleName(tr("自己的活动种类"))
        self.list.itemDoubleClicked.connect(lambda _item: self.change())
        self.list.currentRowChanged.connect(lambda _row: self._follow())
        self.told = QLabel(self)
        self.told.setWordWrap(True)
        set_role(self.told, "second")
        self.add_button = records(primary_button(tr("新增种类"), "plus", parent=self))
        self.add_button.setObjectName("add_kind_button")
        self.add_button.clicked.connect(self.add)
        self.change_button = records(plain_button(tr("修改"), "pencil", parent=self))
        self.change_button.setObjectName("change_kind_button")
        self.change_button.clicked.connect(self.change)
        self.retire_button = records(plain_button(tr("停用"), parent=self))
        self.retire_button.setObjectName("retire_button")
        self.retire_button.clicked.connect(self.retire)
        self.close_button = plain_button(tr("关闭"), parent=self)
        self.close_button.clicked.connect(self.accept)
        self._lay_out()
        bench.desk.changed.connect(self._hear)
        self._fill()

    def current_kind(self) -> ActivityKind | None:
        """Return the kind that is chosen in the list."""
        item = self.list.currentItem()
        return self._kinds.get(item.data(_CODE)) if item is not None else None

    def add(self) -> None:
        """Make a new kind."""
        if may_edit(self._bench.ask, self, self._bench.desk):
            KindDialog(self._bench, None, self).open()

    def change(self) -> None:
        """Change the chosen kind."""
        kind = self.current_kind()
        if kind is not None and may_edit(self._bench.ask, self, self._bench.desk):
            KindDialog(self._bench, kind, self).open()

    def retire(self) -> None:
        """Take the chosen kind out of use, or put it back."""
        kind = self.current_kind()
        if kind is None or not may_edit(self._bench.ask, self, self._bench.desk):
            return
        act = reopen_activity_kind if kind.is_retired else close_activity_kind
        self._bench.desk.attempt(act(code=kind.code))

    def _hear(self, changes: Changes) -> None:
        if changes.topics & ActivityKindsQuery.reads:
            self._fill()

    def _fill(self) -> None:
        chosen = self.current_kind()
        self._kinds = {kind.code: kind for kind in ActivityKindsQuery().fetch() if kind.is_own}
        self.list.clear()
        for kind in self._kinds.values():
            words = tr("{kind}（已停用）", kind=kind.label) if kind.is_retired else kind.label
            tone = tone_of(kind.shown)
            colour = "second" if tone is Tone.PLAIN else tone.value
            item = QListWidgetItem(icon(ICON_OF_TONE[Tone.PLAIN], colour), words)
            item.setData(_CODE, kind.code)
            item.setSizeHint(QSize(0, tokens().sizes.row))
            self.list.addItem(item)
            if chosen is not None and kind.code == chosen.code:
                self.list.setCurrentItem(item)
        if self.list.currentRow() < 0 and self.list.count():
            self.list.setCurrentRow(0)
        self.told.setText(
            tr("程序自带的种类不能改。自己加的种类可以改、可以停用；停用后以前的活动照旧。")
            if self._kinds
            else tr("还没有自己的活动种类。程序自带的种类不够用时，点“新增种类”。")
        )
        self._follow()

    def _follow(self) -> None:
        kind = self.current_kind()
        self.change_button.setEnabled(kind is not None)
        self.retire_button.setEnabled(kind is not None)
        self.retire_button.setText(tr("恢复使用") if kind and kind.is_retired else tr("停用"))

    def _lay_out(self) -> None:
        made = tokens()
        column = QVBoxLayout(self)
        column.setContentsMargins(*(made.space(6),) * 4)
        column.setSpacing(made.space(3))
        heading = QLabel(tr("自己的活动种类"), self)
        set_role(heading, "title")
        for widget in (heading, self.told, self.list):
            column.addWidget(widget)
        row = QHBoxLayout()
        row.addWidget(self.add_button)
        row.addWidget(self.change_button)
        row.addWidget(self.retire_button)
        row.addStretch(1)
        row.addWidget(self.close_button)
        column.addLayout(row)
        fit_to_screen(self, 520, 420)


class KindDialog(OperationDialog):
    """One kind of the branch's own."""

    def __init__(
        self, bench: Workbench, kind: ActivityKind | None, parent: QWidget | None = None
    ) -> None:
        self._kind = kind
        table = kind_table(kind) if kind is not None else {}
        super().__init__(
            bench,
            tr("新增活动种类") if kind is None else tr("修改活动种类"),
            _fields(),
            self._writing,
            values={
                "label": table.get("label", ""),
                "short": table.get("short", ""),
                "due": DueGroup(table.get("due", DueGroup.MEMBERS)),
                "shown": table.get("shown", "plain"),
            },
            columns=2,
            parent=parent,
        )
        self.setObjectName("kind_dialog")
        self.held_by = Ticks(
            [(one, tr(word)) for one, word in _HOLDER_WORDS.items()],
            kind.held_by if kind else (Holder.BRANCH,),
            self,
        )
        self.steps = Ticks(
            [(step, tr(printed(step))) for step in Step], kind.steps if kind else _USUAL_STEPS, self
        )
        self.regimes = Ticks(
            [(one, tr(word)) for one, word in _REGIME_WORDS.items()],
            kind.regimes if kind else (),
            self,
        )
        self.flags = {name: QCheckBox(tr(word), self) for name, word in _FLAGS}
        for name, box in self.flags.items():
            box.setChecked(bool(table.get(name, False)))
        self.problems = {
            name: refusal_label(f"{name}_problem", self) for name in ("held_by", "steps", "regimes")
        }
        self._add_parts()
        self._ticked_before = self._ticked()

    @property
    def is_dirty(self) -> bool:
        """Whether a field or a tick is another than at first."""
        return super().is_dirty or self._ticked() != self._ticked_before

    def table(self) -> dict[str, Any]:
        """Return what was entered as a table of a kind."""
        values = self.form.values()
        return {
            "label": values["label"] or "",
            "short": values["short"] or "",
            "due": str(values["due"] or DueGroup.MEMBERS),
            "shown": values["shown"] or "plain",
            **self._ticked(),
        }

    def _ticked(self) -> dict[str, Any]:
        return {
            "held_by": self.held_by.chosen(),
            "steps": self.steps.chosen(),
            "regimes": self.regimes.chosen(),
            **{name: box.isChecked() for name, box in self.flags.items()},
        }

    def _refuses_between(self, values: Values) -> bool:
        """Tell what is wrong with ticks below them, together with what is wrong with fields."""
        problems = kind_problems(self.table(), self._kind.code if self._kind else "")
        for name, label in self.problems.items():
            told = [in_words(problem) for problem in problems if problem.where.field == name]
            label.setText("\n".join(told))
            label.setVisible(bool(told))
        is_right = self.form.check()
        faulty = {*self.problems, *(key for key in values if self.form.refuses(key))}
        self.form.show_problems(one for one in problems if one.where.field not in faulty)
        return bool(problems) or not is_right

    def _writing(self, _values: Values) -> Operation[Any]:
        if self._kind is None:
            return add_activity_kind(table=self.table())
        return change_activity_kind(code=self._kind.code, table=self.table())

    def _add_parts(self) -> None:
        """Put the ticks between the fields and the buttons."""
        column, made = self.layout(), tokens()
        assert isinstance(column, QVBoxLayout)
        parts: tuple[tuple[str, str, Ticks], ...] = (
            ("held_by", tr("谁能召开"), self.held_by),
            ("steps", tr("有哪些步骤"), self.steps),
            ("regimes", tr("怎么表决（有表决步骤时选）"), self.regimes),
        )
        below = QVBoxLayout()
        below.setSpacing(made.space(2))
        for name, word, widget in parts:
            label = QLabel(word, self)
            set_role(label, "label")
            for one in (label, widget, self.problems[name]):
                below.addWidget(one)
        row = QHBoxLayout()
        row.setSpacing(made.space(3))
        for box in self.flags.values():
            row.addWidget(box)
        row.addStretch(1)
        below.addLayout(row)
        column.insertLayout(column.indexOf(self.refusal), below)
        self.fit_height()


def _fields() -> tuple[Field, ...]:
    return (
        Field("label", QT_TR_NOOP("名称"), is_required=True, max_length=LONGEST_LABEL),
        Field(
            "short",
            QT_TR_NOOP("短名"),
            max_length=LONGEST_SHORT,
            hint=QT_TR_NOOP("月历上用，最多 6 个字"),
        ),
        Field(
            "due",
            QT_TR_NOOP("应到的人"),
            Entry.CHOICE,
            spoken(choices_of(DueGroup)),
            is_required=True,
        ),
        Field(
            "shown",
            QT_TR_NOOP("颜色"),
            Entry.CHOICE,
            [(value, tr(word)) for value, word in _SHOWN_WORDS],
            is_required=True,
        ),
    )
