"""Hears that the screen of this computer was locked, where the system tells it.

Linux tells it on the bus: login1 (the session is to lock) and the screen savers of the desktops;
Windows sends a message to the window. Where neither is to be had nothing is heard, and the window
is locked by idleness alone.
"""

import sys
from typing import Any

from PySide6.QtCore import SLOT, QAbstractNativeEventFilter, QByteArray, QObject, Signal, Slot
from PySide6.QtWidgets import QApplication, QWidget

#: Interfaces whose signal ActiveChanged tells on the session bus that the screen is locked.
_SCREEN_SAVERS = (
    "org.freedesktop.ScreenSaver",
    "org.gnome.ScreenSaver",
    "org.cinnamon.ScreenSaver",
    "org.mate.ScreenSaver",
)
_UKUI = "org.ukui.ScreenSaver"
_SESSION = "org.freedesktop.login1.Session"
#: What Windows sends, and of it that the session was locked.
_WM_WTSSESSION_CHANGE, _WTS_SESSION_LOCK = 0x02B1, 0x7
_NOTIFY_FOR_THIS_SESSION = 0


class ScreenLock(QObject):
    """Tells when the screen is locked.

    Signals:
        locked: It was.
    """

    locked = Signal()

    def __init__(self, window: QWidget) -> None:
        """Begin to listen.

        Args:
            window: Gets the message on Windows; it is shown already.
        """
        super().__init__(window)
        self._filter: QAbstractNativeEventFilter | None = None
        if sys.platform == "win32":
            self._listen_to_windows(window)
        elif sys.platform.startswith("linux"):
            self._listen_to_bus()

    @Slot(bool)
    def take_screen(self, is_locked: bool) -> None:
        """Take what a screen saver tells."""
        if is_locked:
            self.locked.emit()

    @Slot()
    def take_lock(self) -> None:
        """Take that the session is to lock."""
        self.locked.emit()

    def _listen_to_bus(self) -> None:
        try:
            from PySide6.QtDBus import QDBusConnection
        except ImportError:  # a system without the library of the bus
            return
        # The types say bytes; only the text that SLOT returns is taken (seen with PySide6 6.9).
        screen: Any = SLOT("take_screen(bool)")
        lock: Any = SLOT("take_lock()")
        session, system = QDBusConnection.sessionBus(), QDBusConnection.systemBus()
        if session.isConnected():
            for name in _SCREEN_SAVERS:
                session.connect("", "", name, "ActiveChanged", self, screen)
            session.connect("", "", _UKUI, "lock", self, lock)
        if system.isConnected():
            system.connect("", "", _SESSION, "Lock", self, lock)

    def _listen_to_windows(self, window: QWidget) -> None:
        if sys.platform == "win32":
            import ctypes

            register = ctypes.windll.wtsapi32.WTSRegisterSessionNotification
            app = QApplication.instance()
            if app is not None and register(int(window.winId()), _NOTIFY_FOR_THIS_SESSION):
                self._filter = _SessionMessages(self)
                app.installNativeEventFilter(self._filter)


class _SessionMessages(QAbstractNativeEventFilter):
    """Finds among the messages of Windows that of a locked session."""

    def __init__(self, told: ScreenLock) -> None:
        super().__init__()
        self._told = told

    def nativeEventFilter(
        self, kind: QByteArray | bytes | bytearray | memoryview, message: Any
    ) -> tuple[bool, int]:
        """Tell of a locked session; every message goes on its way."""
        if kind == b"windows_generic_MSG":
            from ctypes import wintypes

            sent = wintypes.MSG.from_address(int(message))
            if sent.message == _WM_WTSSESSION_CHANGE and sent.wParam == _WTS_SESSION_LOCK:
                self._told.locked.emit()
        return False, 0
