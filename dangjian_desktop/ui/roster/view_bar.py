"""The line under the header: the view that is open, and the conditions of the list as chips."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLabel, QMenu, QSizePolicy, QWidget

from dangjian_desktop.ui.shared.buttons import (
    icon_button,
    menu_button,
    plain_button,
    quiet_button,
)
from dangjian_desktop.ui.shared.chip import Chip
from dangjian_desktop.ui.shared.condition_chips import ConditionChip, ConditionChips, shortened
from dangjian_desktop.ui.shared.flow import FlowLayout
from dangjian_desktop.ui.shared.theme import Tone, news, set_role, tokens
from dangjian_desktop.ui.shared.wording import tr


class ViewBar(QWidget):
    """What narrows the list besides tree, scope and filter line.

    Signals:
        filter_wanted: The conditions are to be edited.
        part_removed: Number of the condition to be taken away.
        cleared: All conditions are to be taken away.
        save_wanted: The open view is to show what is shown now.
        save_as_wanted: What is shown now is to be kept under a new name.
        closed: The open view is to be closed.
    """

    filter_wanted = Signal()
    part_removed = Signal(int)
    cleared = Signal()
    save_wanted = Signal()
    save_as_wanted = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("view_bar")
        self.menu = QMenu(self)
        self.view_button = menu_button(tr("视图"), self.menu, parent=self)
        self.view_button.setObjectName("view_button")
        self.view_button.setToolTip(tr("打开一个保存好的名单（Ctrl+Shift+V）"))
        self.filter_button = plain_button(tr("高级筛选"), "funnel", parent=self)
        self.filter_button.setObjectName("filter_button")
        self.filter_button.setToolTip(tr("按任意栏目筛选（Ctrl+Shift+F）"))
        self.filter_button.clicked.connect(lambda: self.filter_wanted.emit())
        self.name = QLabel(self)
        self.name.setObjectName("view_name")
        set_role(self.name, "heading")
        self.changed_chip = Chip(tr("已改动"), Tone.WARN, "pencil", self)
        self.save_button = quiet_button(tr("保存"), "save", parent=self)
        self.save_button.setObjectName("save_view")
        self.save_button.clicked.connect(lambda: self.save_wanted.emit())
        self.save_as_button = quiet_button(tr("另存为…"), parent=self)
        self.save_as_button.setObjectName("save_view_as")
        self.save_as_button.clicked.connect(lambda: self.save_as_wanted.emit())
        self.close_button = icon_button(
            "x", tr("关闭视图，回到原来的名单"), clicked=self.closed.emit, parent=self
        )
        self.close_button.setObjectName("close_view")
        self._flow = FlowLayout(self, tokens().space(2))
        for widget in (
            self.view_button,
            self.filter_button,
            self.name,
            self.changed_chip,
            self.save_button,
            self.save_as_button,
            self.close_button,
        ):
            self._flow.addWidget(widget)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._row = ConditionChips(self._flow, self, behind=self.close_button)
        self._row.edit_wanted.connect(self.filter_wanted)
        self._row.removed.connect(self.part_removed)
        self._row.cleared.connect(self.cleared)
        self._row.left.connect(self.filter_button.setFocus)
        self.clear_button = self._row.clear_button
        self.show_state("", [], is_changed=False, is_own=False)
        news().changed.connect(self._dress)

    @property
    def chips(self) -> Sequence[QFrame]:
        """The conditions as they are shown."""
        return self._row.chips

    def show_state(
        self, name: str, chips: Sequence[ConditionChip], *, is_changed: bool, is_own: bool
    ) -> None:
        """Show what is open.

        Args:
            name: Of the open view; "" when none is open.
            chips: The conditions.
            is_changed: Whether another list is shown than the view's.
            is_own: Whether the view is the branch's own, which may be saved.
        """
        is_open = bool(name)
        self.name.setText(shortened(name))
        self.name.setToolTip(name)
        for widget, is_shown in (
            (self.name, is_open),
            (self.changed_chip, is_open and is_changed),
            (self.save_button, is_open and is_changed and is_own),
            (self.save_as_button, is_changed or (bool(chips) and not is_open)),
            (self.close_button, is_open),
        ):
            widget.setVisible(is_shown)
        self.save_as_button.setText(tr("另存为…") if is_open else tr("存为视图…"))
        self._row.show_chips(chips)
        self.updateGeometry()

    def _dress(self) -> None:
        self._flow.setSpacing(tokens().space(2))
