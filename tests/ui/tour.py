"""A walk through the whole program: every tab, every page under the roster, every dialog.

Nothing here knows single dialogs: it presses everything that can be pressed and looks at what
opens, so that a page or dialog that comes later is on the way, too.
"""

from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QWidget
from shiboken6 import isValid

from dangjian_desktop.ui.main_window.window import TABS, MainWindow
from dangjian_desktop.ui.roster.import_wizard import ImportWizard
from dangjian_desktop.ui.roster.tab import SUBJECTS
from tests.operations.roster_books import MESSY
from tests.ui.roster.roster_stories import choose
from tests.ui.screen import settle

Stop = tuple[str, QWidget]
#: Of the roster's own actions those that open nothing.
OPENS_NOTHING = {"fold_tree", "find_in_roster"}


def tour(window: MainWindow, person: str) -> Iterator[Stop]:
    """Yield every page and dialog with its name while it stands on the screen.

    Args:
        window: On the roster, with people in it.
        person: Name of somebody whose card and dialogs are opened.
    """
    for key, *_ in TABS:
        window.open_tab(key)
        settle()
        yield f"tab {key}", window
    window.open_tab("roster")
    page = window.roster
    page.show_organisation(page.tree.model.nodes[2].row.uid)
    choose(page, person)
    page.open_card()
    settle()
    yield "card", window
    for code, action in page.actions.items():
        if action.isEnabled() and code not in OPENS_NOTHING:
            action.trigger()
            yield from _opened(window, f"action {code}")
    for key, *_ in SUBJECTS[1:]:
        subject = window.page("roster").open_subject(key)
        settle()
        yield f"page {key}", window
        yield from _pressed(window, subject, f"page {key}")
    window.page("roster").open_subject(SUBJECTS[0][0])
    window.open_quick_find("z")
    settle()
    yield "quick find", window
    window.setFocus()
    window.show_help("roster", "help")
    yield from _opened(window, "help")
    window.export_roster()
    yield from _opened(window, "export")
    yield from _wizard(window)


def _wizard(window: MainWindow) -> Iterator[Stop]:
    wizard = ImportWizard(window._bench, None, window)
    wizard.open()
    settle()
    yield "import, file", wizard
    wizard.open_file(MESSY)
    settle()
    yield "import, columns", wizard
    wizard.go_on()
    settle()
    yield "import, result", wizard
    _close(wizard)


def _pressed(window: MainWindow, page: QWidget, name: str) -> Iterator[Stop]:
    for button in page.findChildren(QAbstractButton):
        if not isValid(button) or not button.isVisible() or not button.isEnabled():
            continue
        menu = getattr(button, "menu", None)
        if callable(menu) and menu() is not None:
            continue  # a menu waits for a choice
        words = button.objectName() or button.text()
        button.click()
        yield from _opened(window, f"{name}, {words}")


def _opened(window: MainWindow, name: str) -> Iterator[Stop]:
    """Yield the dialogs that stand open, and close them."""
    settle()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    for widget in QApplication.topLevelWidgets():
        if isinstance(widget, QDialog) and widget.isVisible() and widget is not window:
            yield name, widget
            _close(widget)


def _close(dialog: QWidget) -> None:
    dialog.hide()
    dialog.deleteLater()
    QCoreApplication.sendPostedEvents(dialog, QEvent.Type.DeferredDelete)
