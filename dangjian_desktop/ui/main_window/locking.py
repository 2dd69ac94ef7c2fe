"""Locks the window: everything is covered, and only the password takes the cover off.

Locked is what is on the screen. Forms, pages and what was typed stay as they are below the cover,
so nothing is lost. The key of the data stays in memory: what was typed and is shown stands there
just as readable, the daily backup is made behind the cover too, and Python cannot overwrite the
bytes of a key; who can read the memory of a running program is not kept out by a cover. Who leaves
the computer for long closes the program: then key and data are gone.
"""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QShowEvent, QWindow
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QToolTip,
    QVBoxLayout,
    QWidget,
)

from dangjian_desktop.domain.problems import SentenceError
from dangjian_desktop.ui.main_window.screen_lock import ScreenLock
from dangjian_desktop.ui.shared.buttons import plain_button, primary_button
from dangjian_desktop.ui.shared.dialog import Dialog
from dangjian_desktop.ui.shared.jobs import Jobs
from dangjian_desktop.ui.shared.theme import set_role, tokens
from dangjian_desktop.ui.shared.wording import in_words, tr
from dangjian_desktop.ui.shared.workbench import SettingsKeeper

_WIDTH = 400
_MINUTE_MS = 60_000
#: What a user does at the computer.
_USES = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.InputMethod,
    }
)

#: Lets somebody in again by what was typed, or raises a `SentenceError`.
Readmit = Callable[[str], None]


class Locker(QObject):
    """Locks after idleness, with the screen of the computer, and when it is asked to.

    Signals:
        changed: Whether it is locked now.

    Attributes:
        idle: Runs out when nobody has touched key or mouse for so long.
        screen: Hears of the screen.
        dialog: Asks for the password; None while nothing is locked.
    """

    changed = Signal(bool)

    def __init__(
        self, window: QWidget, jobs: Jobs, settings: SettingsKeeper, readmit: Readmit, holder: str
    ) -> None:
        """Begin to watch.

        Args:
            window: The main window.
            jobs: What runs there is done before the window is locked.
            settings: After how many minutes.
            readmit: Checks what is typed.
            holder: Whose password is asked for; "" for the recovery code.
        """
        super().__init__(window)
        self._window, self._jobs, self._settings = window, jobs, settings
        self._readmit, self._holder = readmit, holder
        self.dialog: LockDialog | None = None
        self._covers: list[_Cover] = []
        self._focus: QWidget | None = None
        self._is_wanted = False
        self.idle = QTimer(self)
        self.idle.setSingleShot(True)
        self.idle.timeout.connect(self.lock)
        self.screen = ScreenLock(window)
        self.screen.locked.connect(self.lock)
        jobs.busy_changed.connect(self._lock_later)
        settings.changed.connect(self._begin_waiting)
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication)
        self._app = app
        app.focusWindowChanged.connect(self._watch)
        self._watched: set[QWindow] = set()
        self._watch(window.windowHandle())
        self._begin_waiting()

    @property
    def is_locked(self) -> bool:
        """Whether the window is covered."""
        return self.dialog is not None

    def lock(self) -> None:
        """Cover everything and ask for the password; while work runs, as soon as it is done."""
        if self.is_locked:
            return
        if self._jobs.is_busy:
            self._is_wanted = True
            return
        self._is_wanted = False
        self.idle.stop()
        self._focus = QApplication.focusWidget()
        while (popup := QApplication.activePopupWidget()) is not None:
            if not popup.close():
                break
        QToolTip.hideText()
        for widget in QApplication.topLevelWidgets():
            self._cover(widget)
        self.dialog = LockDialog(self._readmit, self._holder, self._window)
        self.dialog.accepted.connect(self._unlock)
        self.dialog.leave_wanted.connect(self._leave)
        self.dialog.open()
        self._app.installEventFilter(self)
        self.changed.emit(True)

    def _unlock(self) -> None:
        self._app.removeEventFilter(self)
        dialog, self.dialog = self.dialog, None
        if dialog is not None:
            dialog.deleteLater()
        for cover in self._covers:
            cover.take_off()
        self._covers.clear()
        if self._focus is not None and self._focus.isVisible():
            self._focus.activateWindow()
            self._focus.setFocus(Qt.FocusReason.OtherFocusReason)
        self._focus = None
        self._begin_waiting()
        self.changed.emit(False)

    def _leave(self) -> None:
        """Close the program for who sits down next; a form that stands open is kept from it."""
        dialog = self.dialog
        if dialog is None:
            return
        forms = [cover.parentWidget() for cover in self._covers]
        if any(isinstance(one, QDialog) and one.isModal() for one in forms):
            dialog.say(
                tr(
                    "还有窗口开着，里面的内容没有保存。请{holder}解锁，存好再退出。",
                    holder=self._holder,
                )
                if self._holder
                else tr("还有窗口开着，里面的内容没有保存。请解锁，存好再退出。")
            )
        elif self._window.close():
            dialog.hide()  # the last window: the program ends with it

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Begin to wait anew when the computer is used; cover what opens while it is locked."""
        if not self.is_locked:
            if event.type() in _USES and self.idle.isActive():
                self.idle.start()
        elif (
            event.type() == QEvent.Type.Show
            and isinstance(watched, QWidget)
            and watched.isWindow()
            and watched is not self.dialog
        ):
            self._cover(watched)
            QTimer.singleShot(0, self, self._come_before)
        return False

    def _come_before(self) -> None:
        """Ask above what has opened meanwhile: the last modal window alone can be typed in."""
        if self.dialog is not None:
            self.dialog.hide()
            self.dialog.open()
            self.dialog.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _cover(self, widget: QWidget) -> None:
        is_hidden = not widget.isVisible() or widget is self.dialog
        if is_hidden or widget.windowType() in (Qt.WindowType.ToolTip, Qt.WindowType.Popup):
            return
        if not any(cover.parentWidget() is widget for cover in self._covers):
            self._covers.append(_Cover(widget))

    def _lock_later(self, is_busy: bool) -> None:
        if not is_busy and self._is_wanted:
            QTimer.singleShot(0, self, self.lock)  # what came of the work is taken first

    def _begin_waiting(self) -> None:
        minutes = self._settings.value.lock_minutes
        self.idle.setInterval(minutes * _MINUTE_MS)
        if minutes and not self.is_locked:
            self.idle.start()
        else:
            self.idle.stop()

    def _watch(self, window: QWindow | None) -> None:
        """Hear what is done in a window of the program, from when it first has the keyboard.

        The system hands keys and mouse to the window before any widget: a filter there costs
        nothing while pages are drawn.
        """
        if window is not None and window not in self._watched:
            self._watched.add(window)
            window.installEventFilter(self)
            window.destroyed.connect(lambda: self._watched.discard(window))


class _Cover(QWidget):
    """Lies over everything in a window and says that it is locked."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("lock_cover")
        self.setAutoFillBackground(True)
        self._title = parent.windowTitle()  # not the window itself: each would keep the other
        parent.setWindowTitle(tr("已锁定"))
        told = QLabel(tr("已锁定"), self)
        set_role(told, "title")
        told.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column = QVBoxLayout(self)
        column.addWidget(told)
        self.setGeometry(parent.rect())
        self.raise_()
        self.show()
        parent.installEventFilter(self)

    def take_off(self) -> None:
        """Show again what lies below."""
        over = self.parentWidget()
        if over is not None:
            over.removeEventFilter(self)
            over.setWindowTitle(self._title)
        self.hide()
        self.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay as large as the window, and above what is added to it."""
        news = (QEvent.Type.Resize, QEvent.Type.ChildAdded)
        if isinstance(watched, QWidget) and event.type() in news:
            self.setGeometry(watched.rect())
            self.raise_()
        return False


class LockDialog(Dialog):
    """Asks for the password until it is right.

    Signals:
        leave_wanted: The program is to be closed: somebody else wants to open it.
    """

    leave_wanted = Signal()

    def __init__(self, readmit: Readmit, holder: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("lock_dialog")
        self.setWindowTitle(tr("已锁定"))
        self.setWindowModality(Qt.WindowModality.ApplicationModal)
        self.setWindowFlag(Qt.WindowType.WindowCloseButtonHint, False)
        self._readmit = readmit
        self.line = QLineEdit(self)
        self.line.setObjectName("lock_password")
        self.line.setEchoMode(QLineEdit.EchoMode.Password)
        self.fault = QLabel(self)
        self.fault.setObjectName("fault")
        self.fault.setWordWrap(True)
        set_role(self.fault, "problem")
        self.fault.hide()
        self.open_button = primary_button(tr("解锁"), "lock-open", parent=self)
        self.open_button.setObjectName("unlock_button")
        self.open_button.setDefault(True)
        self.open_button.clicked.connect(self.try_it)
        self.leave_button = plain_button(tr("退出程序"), parent=self)
        self.leave_button.setObjectName("lock_leave")
        self.leave_button.setToolTip(tr("换人用时退出，再用自己的口令打开"))
        self.leave_button.setAutoDefault(False)
        self.leave_button.clicked.connect(self.leave_wanted)
        self._lay_out(holder)

    def try_it(self) -> None:
        """Try what was typed; it takes a moment on purpose."""
        typed = self.line.text()
        if not typed:
            self.say(tr("请先输入口令。"))
            return
        QApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            self._readmit(typed)
        except SentenceError as error:
            self.say(in_words(error))
            self.line.selectAll()
            self.line.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        finally:
            QApplication.restoreOverrideCursor()
        self.line.clear()
        self.accept()

    def reject(self) -> None:
        """Stay: Esc takes no cover off."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let no key through that would close it."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)

    def say(self, sentence: str) -> None:
        """Say why it stays locked."""
        self.fault.setText(sentence)
        self.fault.show()
        self._fit()

    def _fit(self) -> None:
        """Be as high as the wrapped words need: a hint of size reckons with another width."""
        layout = self.layout()
        if layout is not None:
            layout.activate()
            self.setFixedHeight(layout.totalHeightForWidth(self.width()))

    def showEvent(self, event: QShowEvent) -> None:
        """Fit before it is seen."""
        self._fit()
        super().showEvent(event)

    def _lay_out(self, holder: str) -> None:
        made = tokens()
        heading = QLabel(tr("已锁定"), self)
        set_role(heading, "title")
        told = QLabel(
            tr("填了一半的内容还在。请输入{holder}的口令，忘了时输恢复密钥。", holder=holder)
            if holder
            else tr("填了一半的内容还在。请输入恢复密钥。"),
            self,
        )
        told.setWordWrap(True)
        set_role(told, "second")
        self.line.setAccessibleName(tr("口令"))
        buttons = QHBoxLayout()
        buttons.addWidget(self.leave_button)
        buttons.addStretch(1)
        buttons.addWidget(self.open_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(made.space(6),) * 4)
        column.setSpacing(made.space(3))
        for widget in (heading, told, self.line, self.fault):
            column.addWidget(widget)
        column.addLayout(buttons)
        self.setFixedWidth(made.text_px(_WIDTH))
