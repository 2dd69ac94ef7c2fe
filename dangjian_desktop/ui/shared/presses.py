"""Double clicks that belong to a view, told from the second half of one that closed a dialog."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication, QWindow
from PySide6.QtWidgets import QApplication, QWidget


class Presses(QObject):
    """Remembers whether the mouse was pressed on a view since its window was last left.

    Who double-clicks the button of a dialog closes it with the first click. The second falls on
    what lay below, and Qt calls it a double click there: a row or a new activity would open.

    Attributes:
        was_pressed: Whether a double click that comes now was begun on the view.
    """

    def __init__(self, view: QWidget) -> None:
        super().__init__(view)
        self._view = view
        self.was_pressed = False
        application = QApplication.instance()
        assert isinstance(application, QGuiApplication)
        application.focusWindowChanged.connect(self._follow)

    def _follow(self, window: QWindow | None) -> None:
        if window is None or window != self._view.window().windowHandle():
            self.was_pressed = False
