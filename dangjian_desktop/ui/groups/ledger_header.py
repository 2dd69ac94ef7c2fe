"""The line above a ledger: which book, whose, and what can be done with it."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QWidget

from dangjian_desktop.domain.rights import Right
from dangjian_desktop.ui.groups.view_switch import ViewSwitch
from dangjian_desktop.ui.shared.buttons import icon_button, menu_button, primary_button
from dangjian_desktop.ui.shared.elided import ElidedLabel
from dangjian_desktop.ui.shared.offered import records
from dangjian_desktop.ui.shared.place_box import PlaceBox
from dangjian_desktop.ui.shared.theme import news, set_role, tokens
from dangjian_desktop.ui.shared.wording import QT_TR_NOOP, tr
from dangjian_desktop.ui.shared.workbench import Workbench

#: For 14 px type.
TITLE_WIDTH = 120


class LedgerHeader(QWidget):
    """Title, place, 登记, 更多; buttons of other parts stand before 更多.

    Attributes:
        more: The menu of 更多; it is filled by the page each time it opens.
    """

    def __init__(self, bench: Workbench, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("ledger_header")
        self.fold_button = icon_button(
            "panel-left", tr("折叠或展开台账目录（Ctrl+B）"), parent=self
        )
        self.fold_button.setObjectName("fold_books")
        self.title = ElidedLabel("", align=Qt.AlignmentFlag.AlignLeft, parent=self)
        self.title.setObjectName("title")
        set_role(self.title, "title")
        self.views = ViewSwitch(self)
        self.place = PlaceBox(bench.desk, QT_TR_NOOP("全部组织"), self)
        self.place.setObjectName("ledger_place")
        self.add_button = records(primary_button(tr("登记"), "plus", parent=self), Right.LEDGERS)
        self.add_button.setObjectName("add_entry")
        self.add_button.setToolTip(tr("登记一行（Ctrl+N）"))
        self.more = QMenu(self)
        self.more_button = menu_button(tr("更多"), self.more, parent=self)
        self.more_button.setObjectName("ledger_more")
        self.card_button = icon_button("panel-right", tr("折叠或展开右边的卡片"), parent=self)
        self.card_button.setObjectName("fold_entry")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self.title.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._row.addWidget(self.fold_button)
        self._row.addWidget(self.title, 1)
        for widget in (self.views, self.place, self.add_button, self.more_button, self.card_button):
            self._row.addWidget(widget)
        self._dress()
        news().changed.connect(self._dress)

    def fill_more_by(self, fill: Callable[[QMenu], None]) -> None:
        """Have the menu of 更多 filled by the page whenever it opens."""

        def refill() -> None:
            self.more.clear()
            fill(self.more)

        self.more.aboutToShow.connect(refill)

    def _dress(self) -> None:
        made = tokens()
        self._row.setSpacing(made.space(2))
        self.title.setMinimumWidth(made.text_px(TITLE_WIDTH))
