"""Choosing by what a rule counts: one of the measures of the program, or that a person judges."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from dangjian_desktop.queries.measures.registry import MeasureInfo, measures
from dangjian_desktop.ui.shared.buttons import plain_button, primary_button, took_enter
from dangjian_desktop.ui.shared.dialog import Dialog
from dangjian_desktop.ui.shared.layouts import fit_to_screen
from dangjian_desktop.ui.shared.theme import set_role, tokens
from dangjian_desktop.ui.shared.wording import tr

WIDTH, HEIGHT = 620, 560
_CODE = int(Qt.ItemDataRole.UserRole)


class MeasureDialog(Dialog):
    """A line to search in, the measures, and what the current one counts.

    Signals:
        chosen: Code of a measure; "" where a person judges.
    """

    chosen = Signal(str)

    def __init__(self, code: str, parent: QWidget | None = None) -> None:
        """Show the measures; the one that stands is the current one."""
        super().__init__(parent)
        self.setObjectName("measure_dialog")
        self.setWindowTitle(tr("数从哪来"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.line = QLineEdit(self)
        self.line.setObjectName("measure_search")
        self.line.setPlaceholderText(tr("找统计：例如 支委会、隐患、学时"))
        self.line.setAccessibleName(tr("找统计"))
        self.line.setClearButtonEnabled(True)
        self.line.textChanged.connect(self._narrow)
        self.line.installEventFilter(self)
        self.list = QListWidget(self)
        self.list.setObjectName("measures")
        self.list.setAccessibleName(tr("统计"))
        self.list.currentItemChanged.connect(self._explain)
        self.list.itemDoubleClicked.connect(lambda _item: self.accept())
        self.told = QLabel(self)
        self.told.setObjectName("measure_told")
        self.told.setWordWrap(True)
        set_role(self.told, "second")
        self.take_button = primary_button(tr("用这一项"), parent=self)
        self.take_button.setObjectName("take_measure")
        self.take_button.clicked.connect(self.accept)
        self.cancel_button = plain_button(tr("取消"), parent=self)
        self.cancel_button.clicked.connect(self.reject)
        self._lay_out()
        self._narrow("", code)

    @property
    def code(self) -> str:
        """Code of the current measure; "" where a person judges."""
        item = self.list.currentItem()
        return str(item.data(_CODE)) if item is not None else ""

    def accept(self) -> None:
        """Hand the current one over."""
        if self.list.currentItem() is not None:
            self.chosen.emit(self.code)
            super().accept()

    def _narrow(self, typed: str, code: str | None = None) -> None:
        """Show the measures that hold every word typed."""
        wanted = self.code if code is None else code
        words = typed.lower().split()
        self.list.clear()
        if not words or all(word in tr("由人考核") for word in words):
            self._add("", tr("由人考核（附依据）"))
        for info in measures().values():
            if all(word in _searched(info) for word in words):
                self._add(info.code, measure_words(info))
        for row in range(self.list.count()):
            if self.list.item(row).data(_CODE) == wanted:
                self.list.setCurrentRow(row)
        if self.list.currentItem() is None and self.list.count():
            self.list.setCurrentRow(0)
        self._explain()

    def _add(self, code: str, words: str) -> None:
        item = QListWidgetItem(words)
        item.setData(_CODE, code)
        item.setSizeHint(QSize(0, tokens().sizes.row))
        self.list.addItem(item)

    def _explain(self) -> None:
        info = measures().get(self.code)
        self.take_button.setEnabled(self.list.currentItem() is not None)
        if self.list.currentItem() is None:
            self.told.setText(tr("没有这样的统计。可以换个词找，或选“由人考核”。"))
        elif info is None:
            self.told.setText(
                tr("没有统计可用的，由考核人逐次记下并附依据；没有人考核以前，这一项待评。")
            )
        else:
            self.told.setText("\n".join(_told(info)))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The arrows move in the list while the keyboard is in the line."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            is_down, is_up = event.key() == Qt.Key.Key_Down, event.key() == Qt.Key.Key_Up
            if (is_down or is_up) and watched is self.line:
                row = self.list.currentRow() + (1 if is_down else -1)
                self.list.setCurrentRow(min(max(row, 0), self.list.count() - 1))
                return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter takes the current one."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self.accept()
        elif not took_enter(event, self.accept):
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        made = tokens()
        foot = QHBoxLayout()
        foot.setSpacing(made.space(2))
        foot.addStretch(1)
        foot.addWidget(self.cancel_button)
        foot.addWidget(self.take_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(made.space(5),) * 4)
        column.setSpacing(made.space(3))
        for widget in (self.line, self.list, self.told):
            column.addWidget(widget, int(widget is self.list))
        self.told.setMinimumHeight(made.sizes.row * 2)
        column.addLayout(foot)
        fit_to_screen(self, WIDTH, HEIGHT)


def measure_words(info: MeasureInfo) -> str:
    """Return what a measure is called, with what it counts."""
    return tr("{title}（{unit}）", title=tr(info.title), unit=tr(info.unit))


def _searched(info: MeasureInfo) -> str:
    return " ".join((info.title, tr(info.title), info.explanation, info.unit, info.code)).lower()


def _told(info: MeasureInfo) -> Sequence[str]:
    told = [tr(info.explanation)]
    if info.levels:
        told.append(tr("等级：{levels}。", levels=tr("、").join(info.levels)))
    if info.counts_reports:
        told.append(tr("它数的是上报的条数：用它扣分，会让人不愿意上报。"))
    if info.is_reach:
        told.append(tr("它是完成的数，适合写“低于目标扣分”。"))
    return told
