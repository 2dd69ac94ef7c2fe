"""What a walk through the program stops at: pages, and the dialogs that their buttons open."""

from collections.abc import Callable, Iterator

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QMenu, QWidget
from shiboken6 import isValid

from dangjian_desktop.ui.main_window.window import MainWindow
from tests.ui.screen import settle

#: What stands on the screen, with its name.
Stop = tuple[str, QWidget]


def pressed(
    window: MainWindow,
    page: QWidget,
    name: str,
    back: Callable[[], object] = lambda: None,
    known: set[QAbstractButton] | None = None,
) -> Iterator[Stop]:
    """Press every button of a page and yield what opens; a button that stays down shows the page.

    What a button changed in the file is taken back before the next is pressed; `back` shows the
    page again where a button has led away from it. Buttons in `known` were pressed in another
    view of the page and are left out; those that are pressed now are added.
    """
    for button in page.findChildren(QAbstractButton):
        if known is not None and button in known:
            continue
        back()
        settle()
        if not isValid(button) or not button.isVisible() or not button.isEnabled():
            continue
        if known is not None:
            known.add(button)
        words = f"{name}, {button.objectName() or button.text()}"
        menu = menu_of(button)
        if menu is not None:
            yield from chosen(window, menu, words)
            continue
        button.click()
        yield from opened(window, words, besides=page)
        if isValid(button) and button.isCheckable() and isValid(page) and page.isVisible():
            yield f"{words}, pressed", page.window()
        take_back(window)


def chosen(window: MainWindow, menu: QMenu, name: str) -> Iterator[Stop]:
    """Choose every line of a menu and yield what opens."""
    menu.aboutToShow.emit()
    for action in actions_of(menu):
        if not isValid(action) or not action.isVisible() or not action.isEnabled():
            continue
        words = f"{name}, {action.text()}"
        action.trigger()
        yield from opened(window, words)
        take_back(window)


def menu_of(button: QAbstractButton) -> QMenu | None:
    """Return the menu that a button opens, if any."""
    menu = getattr(button, "menu", None)
    found = menu() if callable(menu) else None
    return found if isinstance(found, QMenu) else None


def actions_of(menu: QMenu) -> list[QAction]:
    """Return the lines of a menu and of the menus below it, separators left out."""
    found: list[QAction] = []
    for action in menu.actions():
        below = action.menu()
        if isinstance(below, QMenu):
            found += actions_of(below)
        elif not action.isSeparator():
            found.append(action)
    return found


def opened(window: MainWindow, name: str, besides: QWidget | None = None) -> Iterator[Stop]:
    """Yield the dialogs that stand open, except the one whose buttons are pressed; close them."""
    settle()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    for widget in QApplication.topLevelWidgets():
        if isinstance(widget, QDialog) and widget.isVisible() and widget is not besides:
            yield name, widget
            close(widget)


def close(dialog: QWidget) -> None:
    """Close a dialog without saving, and let it go."""
    if not isValid(dialog):  # one of its buttons closed it
        return
    dialog.hide()
    dialog.deleteLater()
    QCoreApplication.sendPostedEvents(dialog, QEvent.Type.DeferredDelete)


def take_back(window: MainWindow) -> None:
    """Undo everything that was done in the window."""
    while window._bench.desk.undo_label is not None and window._bench.desk.undo():
        settle()
