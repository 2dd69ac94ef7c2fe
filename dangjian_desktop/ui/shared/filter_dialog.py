"""高级筛选: conditions put together by clicking, with the number of rows they leave."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from dangjian_desktop.domain.filters import (
    OPERATORS,
    Columns,
    Condition,
    Filter,
    Match,
    Operator,
    condition_faults,
    entry_for,
    faults_of,
)
from dangjian_desktop.domain.problems import Fault
from dangjian_desktop.ui.shared.buttons import (
    icon_button,
    link_button,
    plain_button,
    primary_button,
    took_enter,
)
from dangjian_desktop.ui.shared.condition_values import ValueEditor, combo, make_values
from dangjian_desktop.ui.shared.dialog import Dialog
from dangjian_desktop.ui.shared.filter_sentences import fault_sentence
from dangjian_desktop.ui.shared.layouts import scrolling
from dangjian_desktop.ui.shared.theme import refusal_label, set_role, tokens
from dangjian_desktop.ui.shared.wording import QT_TR_NOOP, tr

WIDTH, HEIGHT = 860, 520
#: For 14 px type.
COLUMN_WIDTH, OPERATOR_WIDTH = 190, 132
COUNT_AFTER_MS = 150
MATCHES: tuple[tuple[str, str], ...] = (
    (Match.ALL.value, QT_TR_NOOP("全部符合")),
    (Match.ANY.value, QT_TR_NOOP("任一符合")),
)


def _nothing_used(_key: str) -> Sequence[str]:
    return ()


@dataclass(frozen=True)
class Asked:
    """What the conditions are about.

    Attributes:
        columns: What can be asked about.
        on: Today, for periods that move with the day.
        count: How many rows a filter leaves.
        condition: The filter that is edited; None for none yet.
        usual: Keys of columns that are offered first.
        used: Texts that were typed into a column before, by its key.
        counted, applies, note: How the dialog says how many, what its button does, and what a
            condition means; shown in the window's language.
    """

    columns: Columns
    on: date
    count: Callable[[Filter], int]
    counted: str
    applies: str
    note: str
    condition: Filter | None = None
    usual: Sequence[str] = ()
    used: Callable[[str], Sequence[str]] = _nothing_used


class FilterDialog(Dialog):
    """Rows of column, operator and value.

    Signals:
        applied: The `Filter`, when the user is content.
    """

    applied = Signal(object)

    def __init__(self, asked: Asked, parent: QWidget | None = None) -> None:
        """Make the dialog; `open()` shows it.

        Args:
            asked: What is asked about, and the conditions as they stand now.
            parent: The page.
        """
        super().__init__(parent)
        self.setObjectName("filter_dialog")
        self.setWindowTitle(tr("高级筛选"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._asked = asked
        self.columns: Columns = asked.columns
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(COUNT_AFTER_MS)
        self._later.timeout.connect(self.count)
        self.body = ConditionList(asked, self)
        self.body.edited.connect(self._later.start)
        self.body.edited.connect(self.put_tab_in_order)
        self.count_label = QLabel(self)
        self.count_label.setObjectName("count")
        set_role(self.count_label, "heading")
        self.trouble = refusal_label("trouble", self)
        self.apply_button = primary_button(tr(asked.applies), parent=self)
        self.apply_button.setObjectName("apply_button")
        self.apply_button.setToolTip(tr("Ctrl+回车"))
        self.apply_button.clicked.connect(self.apply)
        self.clear_button = plain_button(tr("全部清除"), parent=self)
        self.clear_button.setObjectName("clear_button")
        self.clear_button.clicked.connect(self.clear)
        self.cancel_button = plain_button(tr("取消"), parent=self)
        self.cancel_button.setObjectName("cancel_button")
        self.cancel_button.clicked.connect(self.reject)
        self._lay_out()
        self.body.show_filter(asked.condition or Filter())
        if not self.body.parts:
            self.body.add_condition()
        first = self.body.parts[0]
        if isinstance(first, ConditionRow):
            first.box.setFocus(Qt.FocusReason.OtherFocusReason)
        self.count()

    def filter(self) -> Filter:
        """Return the filter as it stands, unfinished rows too."""
        return self.body.filter()

    def count(self) -> None:
        """Say how many meet the rows that are finished."""
        self._later.stop()
        finished, unfinished = self._finished(self.filter())
        told = tr(self._asked.counted, number=self._asked.count(finished))
        if unfinished:
            told = tr("{told}（还有 {count} 条没有填完，没有算进去）", told=told, count=unfinished)
        self.count_label.setText(told)
        self.body.tell_faults(is_strict=False)
        self.trouble.setVisible(False)

    def apply(self) -> None:
        """Show what is left, when every row can be judged."""
        wanted = self.filter()
        faults = faults_of(wanted, self.columns)
        if faults:
            self.body.tell_faults(is_strict=True)
            self.trouble.setText(tr("有的条件还不能用，已经标出。请改好，或者删去那一条。"))
            self.trouble.setVisible(True)
            self.body.go_to_fault()
            return
        self.applied.emit(wanted)
        self.accept()

    def clear(self) -> None:
        """Begin with one empty row."""
        self.body.show_filter(Filter())
        self.body.add_condition()
        self.count()

    def _finished(self, wanted: Filter) -> tuple[Filter, int]:
        parts: list[Condition | Filter] = []
        unfinished = 0
        for part in wanted.parts:
            if isinstance(part, Filter):
                inner, more = self._finished(part)
                unfinished += more
                parts += [inner] if inner.parts else []
            elif condition_faults(part, self.columns.get(part.key)):
                unfinished += 1
            else:
                parts.append(part)
        return Filter(wanted.match, tuple(parts)), unfinished

    def _lay_out(self) -> None:
        made = tokens()
        heading = QLabel(tr("高级筛选"), self)
        set_role(heading, "title")
        told = QLabel(tr(self._asked.note), self)
        told.setWordWrap(True)
        set_role(told, "second")
        area = scrolling(self.body, self, is_wide=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(made.space(6),) * 4)
        column.setSpacing(made.space(3))
        for widget in (heading, told):
            column.addWidget(widget)
        column.addWidget(area, 1)
        column.addWidget(self.trouble)
        buttons = QHBoxLayout()
        buttons.setSpacing(made.space(2))
        buttons.addWidget(self.count_label, 1)
        for button in (self.clear_button, self.cancel_button, self.apply_button):
            buttons.addWidget(button)
        column.addLayout(buttons)
        self.resize(made.text_px(WIDTH), made.text_px(HEIGHT))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter applies from anywhere; Enter alone only moves on."""
        if not took_enter(event, self.apply):
            super().keyPressEvent(event)


class ConditionList(QWidget):
    """Rows that are all met, or of which any is; outside of a group it may hold groups.

    Signals:
        edited: Something is another than before.
        removed: The user wants the whole group away.
    """

    edited = Signal()
    removed = Signal()

    def __init__(self, asked: Asked, parent: QWidget, *, is_group: bool = False) -> None:
        super().__init__(parent)
        self._asked, self._is_group = asked, is_group
        self.parts: list[ConditionRow | ConditionList] = []
        words = [(code, tr(word)) for code, word in MATCHES]
        self.match = combo(words, tr("符合全部还是任一"), self)
        self.match.setObjectName("match")
        self.match.activated.connect(self.edited)
        self.add_button = link_button(tr("+ 加一条"), parent=self)
        self.add_button.setObjectName("add_condition")
        self.add_button.clicked.connect(self._add_by_hand)
        self.group_button = link_button(tr("+ 加一组"), parent=self)
        self.group_button.setObjectName("add_group")
        self.group_button.setToolTip(tr("一组里的条件另外说明是全部符合还是任一符合"))
        self.group_button.clicked.connect(self._add_group_by_hand)
        self.group_button.setVisible(not is_group)
        self._lay_out()

    def filter(self) -> Filter:
        """Return what the rows say."""
        parts = [
            part.filter() if isinstance(part, ConditionList) else part.condition()
            for part in self.parts
        ]
        return Filter(
            Match(self.match.currentData()),
            tuple(part for part in parts if not isinstance(part, Filter) or part.parts),
        )

    def show_filter(self, wanted: Filter) -> None:
        """Show a filter in the place of what stands here."""
        for shown in list(self.parts):
            self._remove(shown)
        self.match.setCurrentIndex(self.match.findData(wanted.match.value))
        for part in wanted.parts:
            if isinstance(part, Filter):
                self.add_group().show_filter(part)
            else:
                self.add_condition().show_condition(part)

    def add_condition(self) -> "ConditionRow":
        """Put one more row at the end."""
        row = ConditionRow(self._asked, self)
        row.edited.connect(self.edited)
        row.removed.connect(self._remove_sender)
        self._put(row)
        return row

    def add_group(self) -> "ConditionList":
        """Put a group at the end: any of it is enough until the user says otherwise."""
        group = ConditionList(self._asked, self, is_group=True)
        group.match.setCurrentIndex(group.match.findData(Match.ANY.value))
        group.edited.connect(self.edited)
        group.removed.connect(self._remove_sender)
        self._put(group)
        return group

    def tell_faults(self, *, is_strict: bool) -> None:
        """Mark the rows that cannot be judged; unfinished ones only when it is time."""
        for part in self.parts:
            part.tell_faults(is_strict=is_strict)

    def go_to_fault(self) -> bool:
        """Put the keyboard into the first row that cannot be judged; whether there is one."""
        return any(part.go_to_fault() for part in self.parts)

    def _put(self, part: "ConditionRow | ConditionList") -> None:
        self.parts.append(part)
        self._rows.addWidget(part)
        part.show()
        self._tell_match()

    def _tell_match(self) -> None:
        self._head.setVisible(len(self.parts) > 1 or self._is_group)

    def _add_by_hand(self) -> None:
        self.add_condition().box.setFocus(Qt.FocusReason.OtherFocusReason)
        self.edited.emit()

    def _add_group_by_hand(self) -> None:
        group = self.add_group()
        group.add_condition()
        group.add_condition()
        first = group.parts[0]
        assert isinstance(first, ConditionRow)
        first.box.setFocus(Qt.FocusReason.OtherFocusReason)
        self.edited.emit()

    def _remove_sender(self) -> None:
        part = self.sender()
        assert isinstance(part, ConditionRow | ConditionList)
        self._remove(part)
        if self._is_group and not self.parts:
            self.removed.emit()
        else:
            self.add_button.setFocus(Qt.FocusReason.OtherFocusReason)
        self.edited.emit()

    def _remove(self, part: "ConditionRow | ConditionList") -> None:
        self.parts.remove(part)
        self._rows.removeWidget(part)
        part.hide()
        part.deleteLater()
        self._tell_match()

    def _lay_out(self) -> None:
        made = tokens()
        self._head = QWidget(self)
        head = QHBoxLayout(self._head)
        head.setContentsMargins(0, 0, 0, 0)
        head.setSpacing(made.space(2))
        head.addWidget(QLabel(tr("下面的条件"), self._head))
        head.addWidget(self.match)
        head.addStretch(1)
        if self._is_group:
            remove = icon_button(
                "x", tr("删去这一组"), clicked=self.removed.emit, parent=self._head
            )
            head.addWidget(remove)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(made.space(2))
        more = QHBoxLayout()
        more.setSpacing(made.space(4))
        more.addWidget(self.add_button)
        more.addWidget(self.group_button)
        more.addStretch(1)
        inner: QWidget = self
        if self._is_group:
            inner = QFrame(self)
            set_role(inner, "card")
            outer = QVBoxLayout(self)
            outer.setContentsMargins(made.space(4), 0, 0, 0)
            outer.addWidget(inner)
        column = QVBoxLayout(inner)
        gap = made.space(3) if self._is_group else 0
        column.setContentsMargins(gap, gap, gap, gap)
        column.setSpacing(made.space(2))
        column.addWidget(self._head)
        column.addLayout(self._rows)
        column.addLayout(more)
        if not self._is_group:
            column.addStretch(1)
        self._tell_match()


class ConditionRow(QWidget):
    """One condition: column, operator, value, and × to take it away.

    Signals:
        edited: Something is another than before.
        removed: The user wants the row away.
    """

    edited = Signal()
    removed = Signal()

    def __init__(self, asked: Asked, parent: QWidget) -> None:
        super().__init__(parent)
        self._asked, self._columns = asked, asked.columns
        columns = asked.columns
        keys = [key for key in asked.usual if key in columns]
        keys += [key for key in columns if key not in asked.usual]
        made = tokens()
        words = [("", tr("请选栏目")), *((key, tr(columns[key].label)) for key in keys)]
        self.box = combo(words, tr("栏目"), self)
        self.box.setObjectName("column")
        self.box.setFixedWidth(made.text_px(COLUMN_WIDTH))
        self.box.activated.connect(self._take_column)
        self.operator_box = combo([], tr("比较方式"), self)
        self.operator_box.setObjectName("operator")
        self.operator_box.setFixedWidth(made.text_px(OPERATOR_WIDTH))
        self.operator_box.activated.connect(self._take_operator)
        self.value: ValueEditor = ValueEditor(self)
        self._made_for: object = None
        self.remove_button = icon_button(
            "x", tr("删去这一条"), clicked=self.removed.emit, parent=self
        )
        self.remove_button.setObjectName("remove_condition")
        self.problem = refusal_label("problem", self)
        self._line = QHBoxLayout()
        self._line.setSpacing(made.space(2))
        for widget in (self.box, self.operator_box):
            self._line.addWidget(widget)
        self._line.addWidget(self.value, 1)
        self._line.addWidget(self.remove_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(made.space(1))
        column.addLayout(self._line)
        column.addWidget(self.problem)
        self._offer_operators()

    @property
    def key(self) -> str:
        """The column that is chosen; "" for none yet."""
        return str(self.box.currentData() or "")

    def condition(self) -> Condition:
        """Return what the row says, finished or not."""
        operator = self.operator_box.currentData()
        return Condition(self.key, Operator(operator or Operator.EMPTY), self.value.values())

    def show_condition(self, condition: Condition) -> None:
        """Show a condition; a column that is gone stays in the list so that it is not lost."""
        if self.box.findData(condition.key) < 0:
            self.box.addItem(tr("不认得的栏目"), condition.key)
        self.box.setCurrentIndex(self.box.findData(condition.key))
        self._offer_operators()
        if self.operator_box.findData(condition.operator.value) < 0:
            self.operator_box.addItem(tr("不认得的方式"), condition.operator.value)
        self.operator_box.setCurrentIndex(self.operator_box.findData(condition.operator.value))
        self._make_value()
        self.value.show_values(condition.values)

    def faults(self) -> tuple[Fault, ...]:
        """Return what keeps the row from being judged."""
        return condition_faults(self.condition(), self._columns.get(self.key))

    def tell_faults(self, *, is_strict: bool) -> None:
        """Say what is wrong; that something is still missing only when it is time."""
        faults = self.faults()
        if not is_strict:
            is_new = not self.key
            faults = tuple(f for f in faults if f.code != "filter.value_missing" and not is_new)
        if faults and not self.key:
            self.problem.setText(tr("请先选栏目，或者删去这一条。"))
        else:
            self.problem.setText(fault_sentence(faults[0]) if faults else "")
        self.problem.setVisible(bool(faults))

    def go_to_fault(self) -> bool:
        """Put the keyboard here when something is wrong; whether it is."""
        if not self.faults():
            return False
        first = self.value.first() if self.key else self.box
        (first or self.box).setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def _take_column(self) -> None:
        self._offer_operators()
        first = self.value.first()
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)
        self.edited.emit()

    def _take_operator(self) -> None:
        self._make_value()
        self.edited.emit()

    def _offer_operators(self) -> None:
        column = self._columns.get(self.key)
        kept = self.operator_box.currentData()
        self.operator_box.clear()
        for operator, word in OPERATORS[column.shape] if column else ():
            self.operator_box.addItem(tr(word), operator.value)
        self.operator_box.setCurrentIndex(max(self.operator_box.findData(kept), 0))
        self.operator_box.setEnabled(column is not None)
        self._make_value()

    def _make_value(self) -> None:
        """Put the editor that fits; what was typed is kept where the next one can hold it."""
        column = self._columns.get(self.key)
        operator = self.operator_box.currentData()
        if column is None or operator is None or Operator(operator) not in column.operators:
            made_for: object = None
            made = ValueEditor(self)
        else:
            entry = entry_for(column.shape, Operator(operator))
            made_for = (column.key, entry)
            if made_for == self._made_for:
                return
            made = make_values(entry, column, self._asked.on, self, used=self._asked.used)
            if isinstance(self._made_for, tuple) and self._made_for[0] == column.key:
                made.show_values(self.value.values())
        made.edited.connect(self.edited)
        self._line.replaceWidget(self.value, made)
        self._line.setStretchFactor(made, 1)
        self.value.hide()
        self.value.deleteLater()
        self.value, self._made_for = made, made_for
        made.show()
