"""Strips of the import's result page: what will be created, and to whom rows without branch go."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from dangjian_desktop.ui.shared.buttons import plain_button
from dangjian_desktop.ui.shared.theme import news, set_role, tokens
from dangjian_desktop.ui.shared.wording import tr

#: Lines of names before the list scrolls.
MOST_LINES = 2
COMBO_WIDTH = 260


class NewPlaces(QFrame):
    """Branches and groups that only the file has; they are created when the user says so.

    Signals:
        confirmed: Whether the user has said so.
    """

    confirmed = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("new_places")
        self.setProperty("tone", "info")
        self.tick = QCheckBox(self)
        self.tick.setObjectName("confirm")
        self.tick.toggled.connect(self._fold)
        self.names = QLabel(self)
        self.names.setWordWrap(True)
        self.names.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._area = QScrollArea(self)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        held = QWidget()
        held.setObjectName("scrolled")
        inner = QVBoxLayout(held)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addWidget(self.names)
        self._area.setWidget(held)
        self._shown: tuple[Sequence[str], Sequence[tuple[str, str]]] = ((), ())
        column = QVBoxLayout(self)
        made = tokens()
        column.setContentsMargins(made.space(3), made.space(1), made.space(3), made.space(2))
        column.setSpacing(0)
        column.addWidget(self.tick)
        column.addWidget(self._area)
        news().changed.connect(self._fit)
        self.hide()

    @property
    def is_settled(self) -> bool:
        """Whether nothing is created, or the user has agreed to it."""
        return self._shown == ((), ()) or self.tick.isChecked()

    def show_places(self, branches: Sequence[str], groups: Sequence[tuple[str, str]]) -> None:
        """List what will be created; another list must be agreed to anew."""
        if self._shown == (branches, groups):
            return
        self._shown = (branches, groups)
        self.setVisible(bool(branches or groups))
        self.tick.setChecked(False)
        counted = [
            tr("{count} 个{word}", count=len(found), word=word)
            for found, word in ((branches, tr("党支部")), (groups, tr("党小组")))
            if found
        ]
        self.tick.setText(
            tr("名册里还没有的，一并新建：{listed}。我已核对名称", listed=tr("、").join(counted))
        )
        told = [tr("、").join(branches)] if branches else []
        if groups:
            told.append(tr("、").join(f"{branch} {group}" for branch, group in groups))
        self.names.setText(tr("；").join(told))
        self._fit()

    def _fold(self, is_confirmed: bool) -> None:
        """Names that were agreed to need no more room."""
        self._area.setVisible(not is_confirmed)
        self.confirmed.emit(is_confirmed)

    def _fit(self) -> None:
        """Take as many lines as the names need, up to the most."""
        most = self.fontMetrics().lineSpacing() * MOST_LINES
        room = self.width() - tokens().space(9)
        wanted = self.names.heightForWidth(max(room, 1))
        self._area.setFixedHeight(min(wanted, most) + tokens().space(1))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the names anew."""
        super().resizeEvent(event)
        self._fit()


class BranchQuestion(QFrame):
    """Asks for the branch of rows that name none anywhere.

    Signals:
        answered: Name of the branch.
    """

    answered = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("branch_question")
        self.setProperty("tone", "warn")
        self.sentence = QLabel(self)
        self.combo = QComboBox(self)
        self.combo.setObjectName("default_branch")
        self.combo.setEditable(True)
        self.combo.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.combo.setFixedWidth(tokens().text_px(COMBO_WIDTH))
        self.combo.setAccessibleName(tr("没有写明党支部的行归入"))
        line = self.combo.lineEdit()
        assert line is not None
        line.setPlaceholderText(tr("选一个，或者写上名称"))
        line.returnPressed.connect(self._answer)
        self.apply_button = plain_button(tr("归入"), parent=self)
        self.apply_button.setObjectName("apply_branch")
        self.apply_button.clicked.connect(self._answer)
        row = QHBoxLayout(self)
        made = tokens()
        row.setContentsMargins(made.space(3), made.space(1), made.space(3), made.space(1))
        row.setSpacing(made.space(2))
        for widget in (self.sentence, self.combo, self.apply_button):
            row.addWidget(widget)
        row.addStretch(1)
        self.hide()

    def ask(self, count: int, branches: Sequence[str], answer: str) -> None:
        """Ask for so many rows; an answer given already stays and can be changed."""
        self.setVisible(bool(count or answer))
        told = (
            tr("有 {count} 行没有写明党支部，都归入", count=count)
            if count
            else tr("没有写明党支部的行归入")
        )
        self.sentence.setText(told)
        set_role(self.sentence, "heading")
        if [self.combo.itemText(i) for i in range(self.combo.count())] != list(branches):
            written = self.combo.currentText()
            self.combo.clear()
            self.combo.addItems(list(branches))
            self.combo.setEditText(written or answer)

    def _answer(self) -> None:
        name = "".join(self.combo.currentText().split())
        if name:
            self.answered.emit(name)
