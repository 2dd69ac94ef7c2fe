"""The reminder in the notification area: on request, once a day, and quiet when nothing is due."""

from datetime import date

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QMenu, QSystemTrayIcon, QWidget

from dangjian_desktop.domain.today import Band, TodayItem
from dangjian_desktop.queries.today import TodayQuery
from dangjian_desktop.ui.shared.desk import Desk
from dangjian_desktop.ui.shared.icons import icon
from dangjian_desktop.ui.shared.wording import retold, tr

#: How often it is looked at whether a new day has come.
LOOK_EVERY_MS = 10 * 60 * 1000
#: As much of the list as a small note holds.
_TOLD = 3
_SHOWN_MS = 15_000


def reminder(items: list[TodayItem]) -> str:
    """Return what the reminder says; "" when nothing is overdue or due this week."""
    pressing = [item for item in items if item.band is not Band.THIS_MONTH]
    if not pressing:
        return ""
    count = sum(item.count for item in pressing)
    named = tr("；").join(retold(item.what) for item in pressing[:_TOLD])
    if len(pressing) > _TOLD:
        return tr("过期和本周要办的有 {count} 件：{named} 等。", count=count, named=named)
    return tr("过期和本周要办的有 {count} 件：{named}。", count=count, named=named)


class TrayReminder(QObject):
    """An icon with a note; a click on either brings the window to the front.

    Signals:
        opened: The user wants to see the list.
    """

    opened = Signal()

    def __init__(self, desk: Desk, window: QWidget) -> None:
        super().__init__(window)
        self._desk = desk
        self._told_on: date | None = None
        self._is_held = False
        self._icon: QSystemTrayIcon | None = None
        self._menu: QMenu | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look)

    @staticmethod
    def is_possible() -> bool:
        """Whether this desktop has a notification area."""
        return QSystemTrayIcon.isSystemTrayAvailable()

    @property
    def is_on(self) -> bool:
        """Whether the icon is shown."""
        return self._icon is not None

    def turn(self, is_on: bool) -> None:
        """Show the icon and remind, or take it away."""
        if is_on and self._icon is None:
            self._show()
            self._timer.start()
            self.look()
        elif not is_on and self._icon is not None:
            self._timer.stop()
            self._icon.hide()
            self._icon.deleteLater()
            self._icon = None
            self._told_on = None

    def hold(self, is_held: bool) -> None:
        """Say nothing, on hover neither, while the window is locked; then look again."""
        self._is_held = is_held
        if self._icon is not None and is_held:
            self._icon.setToolTip("")
            self._told_on = None
        self.look()

    def look(self) -> str:
        """Remind when it was not done on this day; return what was said."""
        if self._icon is None or self._is_held or self._told_on == self._desk.today:
            return ""
        self._told_on = self._desk.today
        said = reminder(TodayQuery(self._desk.today).fetch())
        self._icon.setToolTip(said or tr("眼下没有到期要办的事。"))
        if said:
            self._icon.showMessage(tr("今天要办的事"), said, self._picture(), _SHOWN_MS)
        return said

    def _show(self) -> None:
        self._icon = QSystemTrayIcon(self._picture(), self)
        self._menu = QMenu()
        self._menu.addAction(tr("打开今日")).triggered.connect(self._open)
        self._icon.setContextMenu(self._menu)
        self._icon.activated.connect(self._open)
        self._icon.messageClicked.connect(self._open)
        self._icon.show()

    def _open(self, *_told: object) -> None:
        self.opened.emit()

    @staticmethod
    def _picture() -> QIcon:
        return icon("calendar-days", "accent")
