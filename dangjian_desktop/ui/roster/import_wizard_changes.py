"""What the import changes of people whom the roster has: field by field, agreed to one by one."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QMenu, QVBoxLayout, QWidget

from dangjian_desktop.domain.people import Sensitivity
from dangjian_desktop.operations.imports import FieldChange, How, Policy, field_changes
from dangjian_desktop.operations.people import reveal_number
from dangjian_desktop.ui.roster.import_wizard_session import ImportSession
from dangjian_desktop.ui.shared.buttons import plain_button
from dangjian_desktop.ui.shared.masked_value import REVEALED_MS
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

FILTER_WIDTH = 220
#: Numbers shown at one asking; each is recorded.
MOST_REVEALED = 50
ALL_FIELDS = ""

HOW_WORDS: Mapping[How, str] = {
    How.FILLED: QT_TR_NOOP("补填"),
    How.COMPLETED: QT_TR_NOOP("补全日期"),
    How.CHANGED: QT_TR_NOOP("改为"),
    How.ENDED: QT_TR_NOOP("随调动结束"),
}
_TAKEN = ChipLook(QT_TR_NOOP("改"), Tone.INFO, "check")
_LEFT = ChipLook(QT_TR_NOOP("不改"), Tone.PLAIN, "x")


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """One change as it is shown, masked unless it has just been revealed."""

    change: FieldChange
    before: str
    after: str

    @property
    def key(self) -> tuple[int, str]:
        """What makes it the same line."""
        return self.change.key


COLUMNS: tuple[Column[ChangeLine], ...] = (
    Column(
        QT_TR_NOOP("导入时"),
        lambda line: _look(line).text,
        "taken",
        width=90,
        chip=lambda line: _look(line),
    ),
    Column(QT_TR_NOOP("姓名"), lambda line: line.change.name, "name", width=96),
    Column(
        QT_TR_NOOP("现在的党支部"),
        lambda line: line.change.branch_name,
        "branch",
        width=150,
        is_second=True,
    ),
    Column(QT_TR_NOOP("栏目"), lambda line: line.change.value.label, "field", width=110),
    text_column(QT_TR_NOOP("名册里"), lambda line: line.before, "before", width=176),
    text_column(QT_TR_NOOP("导入后"), lambda line: line.after, "after", width=176),
    Column(
        QT_TR_NOOP("怎样"),
        lambda line: tr(HOW_WORDS[line.change.value.how]),
        "how",
        width=96,
        is_second=True,
    ),
)


class ChangesView(QWidget):
    """The table of changes, a filter by field, and under `Policy.ASK` what to agree with them."""

    #: The user has agreed to changes, or not: person id to fields.
    agreed = Signal(object)

    def __init__(
        self, bench: Workbench, session: ImportSession, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._bench, self._session = bench, session
        self._changes: tuple[FieldChange, ...] | None = ()
        self._revealed: dict[tuple[int, str], str] = {}
        self.field = QComboBox(self)
        self.field.setObjectName("field_filter")
        self.field.setAccessibleName(tr("只看这一栏"))
        self.field.setFixedWidth(tokens().text_px(FILTER_WIDTH))
        self.field.activated.connect(self._show)
        self.told = QLabel(self)
        set_role(self.told, "second")
        self.model: QueryModel[ChangeLine] = QueryModel(
            bench.desk, COLUMNS, RowsAtHand(), self, key="key"
        )
        self.table = TableView(self.model, self, name=tr("改动"), fill_menu=self._fill_menu)
        self.table.set_empty(tr("名册里已有的人，文件没有要改的。"))
        self.table.chosen_changed.connect(self._judge)
        self.table.opened.connect(self._toggle)
        space = QShortcut(QKeySequence(Qt.Key.Key_Space), self.table)
        space.setContext(Qt.ShortcutContext.WidgetShortcut)
        space.activated.connect(self._toggle)
        self.reveal_button = plain_button(tr("显示号码"), "eye", parent=self)
        self.reveal_button.setObjectName("reveal_button")
        self.reveal_button.setToolTip(tr("显示所选各行的号码，十五秒后遮住；看过会留下记录"))
        self.reveal_button.clicked.connect(self._reveal)
        self.agree_button = plain_button(tr("勾选所选"), "check", parent=self)
        self.agree_button.setObjectName("agree_button")
        self.agree_button.setToolTip(tr("空格：勾选或不勾选所选的行"))
        self.agree_button.clicked.connect(lambda: self._agree(self._selected(), is_agreed=True))
        self.refuse_button = plain_button(tr("不勾选所选"), "x", parent=self)
        self.refuse_button.setObjectName("refuse_button")
        self.refuse_button.clicked.connect(lambda: self._agree(self._selected(), is_agreed=False))
        self.all_button = plain_button(tr("全部勾选"), parent=self)
        self.all_button.setObjectName("all_button")
        self.all_button.clicked.connect(self._agree_to_all)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._mask)
        self._lay_out()

    @property
    def is_asking(self) -> bool:
        """Whether each change waits for the user's word."""
        return self._session.choices.policy is Policy.ASK

    def refresh(self, *, is_shown: bool) -> None:
        """Take the newest examination; the changes are worked out only when they are looked at."""
        self._changes = None
        if is_shown:
            self.look()

    def look(self) -> None:
        """Show the changes of the newest examination."""
        if self._changes is None:
            self._changes = field_changes(self._session.result())
            self._fill_filter()
        self._show()

    def _fill_filter(self) -> None:
        changes = self._changes or ()
        counts = Counter(change.value.field for change in changes)
        labels = {change.value.field: change.value.label for change in changes}
        chosen = self.field.currentData() or ALL_FIELDS
        self.field.clear()
        self.field.addItem(tr("全部栏目 {count}", count=len(changes)), ALL_FIELDS)
        for field, count in counts.most_common():
            self.field.addItem(f"{labels[field]} {count}", field)
        self.field.setCurrentIndex(max(self.field.findData(chosen), 0))

    def _show(self) -> None:
        wanted = self.field.currentData() or ALL_FIELDS
        changes = [one for one in self._changes or () if wanted in (ALL_FIELDS, one.value.field)]
        self.model.set_query(RowsAtHand(rows=tuple(map(self._line, changes))))
        people = len({change.person_id for change in changes})
        told = [tr("{people} 人，{count} 处", people=people, count=len(changes))]
        if self._session.choices.policy is Policy.KEEP:
            told.append(tr("按“保留不动”，都不改"))
        elif self.is_asking:
            taken = sum(change.is_taken for change in changes)
            told.append(tr("已勾选 {taken} 处", taken=taken))
        self.told.setText(" · ".join(told))
        if changes and not self.table.currentIndex().isValid():
            self.table.selectRow(0)
        self._judge()

    def _line(self, change: FieldChange) -> ChangeLine:
        value = change.value
        if change.key in self._revealed:
            return ChangeLine(change, self._revealed[change.key], value.after)
        return ChangeLine(change, value.shown_before, value.shown_after)

    def _selected(self) -> list[FieldChange]:
        chosen = set(self.table.selected_keys())
        return [change for change in self._changes or () if change.key in chosen]

    def _judge(self) -> None:
        """Offer what can be done with the selected lines."""
        selected = self._selected()
        for button in (self.agree_button, self.refuse_button, self.all_button):
            button.setVisible(self.is_asking)
        self.agree_button.setEnabled(bool(selected))
        self.refuse_button.setEnabled(bool(selected))
        self.all_button.setEnabled(bool(self.model.rowCount()))
        self.reveal_button.setEnabled(
            any(one.value.sensitivity is not Sensitivity.OPEN for one in selected)
        )

    def _toggle(self) -> None:
        """Agree to the selected lines, or take it back when all of them are agreed to."""
        selected = self._selected()
        if self.is_asking and selected:
            self._agree(selected, is_agreed=not all(one.is_taken for one in selected))

    def _agree_to_all(self) -> None:
        """Agree to every line that the filter shows."""
        shown = set(self.model.keys)
        self._agree([one for one in self._changes or () if one.key in shown], is_agreed=True)

    def _agree(self, changes: Sequence[FieldChange], *, is_agreed: bool) -> None:
        """Note what is agreed to; what follows another field goes with it."""
        accepted = {key: set(fields) for key, fields in self._session.choices.accepted.items()}
        for change in changes:
            fields = accepted.setdefault(change.person_id, set())
            if is_agreed:
                fields.add(change.value.leader)
            else:
                fields.discard(change.value.leader)
        self.agreed.emit({key: frozenset(fields) for key, fields in accepted.items() if fields})

    def _reveal(self) -> None:
        """Show the selected numbers for a while; each asking is recorded."""
        hidden = [one for one in self._selected() if one.value.sensitivity is not Sensitivity.OPEN]
        for change in hidden[:MOST_REVEALED]:
            asking = reveal_number(person_id=change.person_id, key=change.value.field)
            self._revealed[change.key] = self._bench.desk.run(asking)
        self._timer.start(REVEALED_MS)
        self._show()

    def _mask(self) -> None:
        self._timer.stop()
        if self._revealed:
            self._revealed = {}
            self._show()

    def hideEvent(self, event: object) -> None:
        """A page that goes away takes the revealed numbers with it."""
        del event
        self._mask()

    def _fill_menu(self, menu: QMenu) -> None:
        for button in (self.agree_button, self.refuse_button):
            if self.is_asking:
                action = menu.addAction(button.text())
                action.setEnabled(button.isEnabled())
                action.triggered.connect(button.click)

    def _lay_out(self) -> None:
        made = tokens()
        top = QHBoxLayout()
        top.setSpacing(made.space(3))
        top.addWidget(self.field)
        top.addWidget(self.told, 1)
        for button in (self.all_button, self.agree_button, self.refuse_button, self.reveal_button):
            top.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(made.space(2))
        column.addLayout(top)
        column.addWidget(self.table, 1)


def _look(line: ChangeLine) -> ChipLook:
    return _TAKEN if line.change.is_taken else _LEFT
