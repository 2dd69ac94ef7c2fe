"""The preview of a change of many people: person, before, after, note; untick, then do it once."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from dangjian_desktop.operations.previews import PreviewLine
from dangjian_desktop.operations.runner import Operation, RefusedError, StorageError
from dangjian_desktop.ui.shared.buttons import link_button, plain_button, primary_button, took_enter
from dangjian_desktop.ui.shared.dialog import Dialog
from dangjian_desktop.ui.shared.offered import records
from dangjian_desktop.ui.shared.theme import refusal_label, set_role, tokens
from dangjian_desktop.ui.shared.wording import QT_TR_NOOP, in_words, tr
from dangjian_desktop.ui.shared.workbench import Workbench

WIDTH, HEIGHT = 920, 560
#: For 14 px type: person, branch, before, after; the note takes what is left.
WIDTHS = (130, 170, 160, 160)
HEADINGS = (
    QT_TR_NOOP("姓名"),
    QT_TR_NOOP("所在党支部"),
    QT_TR_NOOP("原来"),
    QT_TR_NOOP("改为"),
    QT_TR_NOOP("说明"),
)
NOTHING = QT_TR_NOOP("（空）")
AnyIndex = QModelIndex | QPersistentModelIndex


class PreviewModel(QAbstractTableModel):
    """The lines, with a tick for those that change.

    Signals:
        ticked: Other people are ticked now.
    """

    ticked = Signal()

    def __init__(self, lines: Sequence[PreviewLine], parent: QWidget) -> None:
        super().__init__(parent)
        self.lines = list(lines)
        self._chosen = [line.is_changed for line in lines]

    def chosen(self) -> tuple[int, ...]:
        """Return whom the change is about."""
        return tuple(
            line.person_id
            for line, is_chosen in zip(self.lines, self._chosen, strict=True)
            if is_chosen
        )

    def choose_all(self, is_chosen: bool) -> None:
        """Tick everybody who can be changed, or nobody."""
        self._chosen = [is_chosen and line.is_changed for line in self.lines]
        if self.lines:
            last = self.index(len(self.lines) - 1, 0)
            self.dataChanged.emit(self.index(0, 0), last, [Qt.ItemDataRole.CheckStateRole])
        self.ticked.emit()

    def turn(self, row: int) -> None:
        """Tick or untick one person who can be changed."""
        if self.lines[row].is_changed:
            self._chosen[row] = not self._chosen[row]
            index = self.index(row, 0)
            self.dataChanged.emit(index, index, [Qt.ItemDataRole.CheckStateRole])
            self.ticked.emit()

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:
        """One row a person."""
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:
        """Person, branch, before, after, note."""
        return 0 if parent.isValid() else len(HEADINGS)

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        """Headings above."""
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return tr(HEADINGS[section])
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What a cell says."""
        line = self.lines[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            texts = (
                line.name,
                line.place,
                line.before or tr(NOTHING),
                line.after or tr(NOTHING),
                _note(line),
            )
            return texts[index.column()]
        if role == Qt.ItemDataRole.CheckStateRole and index.column() == 0:
            is_on = self._chosen[index.row()]
            return Qt.CheckState.Checked if is_on else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.ForegroundRole:
            if line.refusal is not None:
                return tokens().colour("bad")
            return None if line.is_changed else tokens().colour("second")
        return None

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        """People who do not change cannot be ticked."""
        flags = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
        if index.column() == 0 and self.lines[index.row()].is_changed:
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        return flags

    def setData(self, index: AnyIndex, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Take a tick."""
        if role != Qt.ItemDataRole.CheckStateRole or not self.lines[index.row()].is_changed:
            return False
        self._chosen[index.row()] = Qt.CheckState(value) is Qt.CheckState.Checked
        self.dataChanged.emit(index, index, [role])
        self.ticked.emit()
        return True


def _note(line: PreviewLine) -> str:
    if line.refusal is not None:
        return in_words(line.refusal)
    if not line.is_changed:
        return tr("不变")
    return tr("只有日期不同") if line.before == line.after else ""


class PreviewDialog(Dialog):
    """Shows the lines and carries the change out for those that are ticked, as one undo.

    Signals:
        done_with: What the operation returned.
    """

    done_with = Signal(object)

    def __init__(
        self,
        bench: Workbench,
        title: str,
        lines: Sequence[PreviewLine],
        change: Callable[[Sequence[int]], Operation[Any]],
        parent: QWidget | None = None,
    ) -> None:
        """Make the dialog; `open()` shows it.

        Args:
            bench: Desk and questions.
            title: What is changed: 班组改为“检修班”.
            lines: What would become of each person.
            change: The operation for those that are ticked.
            parent: The dialog in which the change was asked for.
        """
        super().__init__(parent)
        self.setObjectName("preview_dialog")
        self.setWindowTitle(tr("预览"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._bench, self._change = bench, change
        self.model = PreviewModel(lines, self)
        self.summary = QLabel(_summary(lines), self)
        self.summary.setObjectName("summary")
        self.summary.setWordWrap(True)
        self.table = _Table(self.model, self)
        self.trouble = refusal_label("trouble", self)
        self.all_button = link_button(tr("全选"), parent=self)
        self.all_button.clicked.connect(lambda: self.model.choose_all(True))
        self.none_button = link_button(tr("全不选"), parent=self)
        self.none_button.clicked.connect(lambda: self.model.choose_all(False))
        self.apply_button = records(primary_button("", parent=self))
        self.apply_button.setObjectName("apply_button")
        self.apply_button.setToolTip(tr("Ctrl+回车"))
        self.apply_button.clicked.connect(self.apply)
        self.back_button = plain_button(tr("返回"), parent=self)
        self.back_button.setObjectName("back_button")
        self.back_button.clicked.connect(self.reject)
        self.model.ticked.connect(self._count)
        self._lay_out(title)
        self._count()

    def apply(self) -> None:
        """Carry the change out for everybody who is ticked; all of it or nothing."""
        chosen = self.model.chosen()
        if not chosen:
            return
        try:
            result = self._bench.desk.run(self._change(chosen))
        except (RefusedError, StorageError) as refusal:
            self.trouble.setText(in_words(refusal))
            self.trouble.show()
            return
        self.done_with.emit(result)
        self.accept()

    def _count(self) -> None:
        count = len(self.model.chosen())
        self.apply_button.setText(tr("修改 {count} 人", count=count))
        self.apply_button.setEnabled(count > 0)

    def _lay_out(self, title: str) -> None:
        made = tokens()
        heading = QLabel(title, self)
        heading.setWordWrap(True)
        set_role(heading, "title")
        column = QVBoxLayout(self)
        column.setContentsMargins(*(made.space(6),) * 4)
        column.setSpacing(made.space(3))
        column.addWidget(heading)
        column.addWidget(self.summary)
        column.addWidget(self.table, 1)
        column.addWidget(self.trouble)
        buttons = QHBoxLayout()
        buttons.setSpacing(made.space(2))
        buttons.addWidget(self.all_button)
        buttons.addWidget(self.none_button)
        buttons.addStretch(1)
        buttons.addWidget(self.back_button)
        buttons.addWidget(self.apply_button)
        column.addLayout(buttons)
        self.resize(made.text_px(WIDTH), made.text_px(HEIGHT))
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter does it from anywhere; Enter alone does nothing."""
        if not took_enter(event, self.apply):
            super().keyPressEvent(event)


class _Table(QTableView):
    """The lines; Space turns the tick of the current one."""

    def __init__(self, model: PreviewModel, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("preview_table")
        self.setAccessibleName(tr("预览"))
        self._lines = model
        self.setModel(model)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        made = tokens()
        side = self.verticalHeader()
        side.hide()
        side.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        side.setMinimumSectionSize(1)
        side.setDefaultSectionSize(made.sizes.row)
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setStretchLastSection(True)
        for number, width in enumerate(WIDTHS):
            head.resizeSection(number, made.text_px(width))
        if model.rowCount():
            self.setCurrentIndex(model.index(0, 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space ticks wherever in the line the keyboard stands."""
        if event.key() == Qt.Key.Key_Space and self.currentIndex().isValid():
            self._lines.turn(self.currentIndex().row())
            return
        super().keyPressEvent(event)


def _summary(lines: Sequence[PreviewLine]) -> str:
    changed = sum(line.is_changed for line in lines)
    refused = sum(line.refusal is not None for line in lines)
    same = len(lines) - changed - refused
    parts = [tr("{count} 人会改动", count=changed)]
    if same:
        parts.append(tr("{count} 人本来就是这样，不变", count=same))
    if refused:
        parts.append(tr("{count} 人不能改，原因写在后面，已经去掉勾选", count=refused))
    return tr("{told}。去掉勾选的人不改；可以一次撤销。", told=tr("，").join(parts))
