"""Buttons of the program: primary (one a page), plain, quiet, link, and icon only."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QPushButton, QToolButton, QWidget

from dangjian_desktop.ui.shared.icons import dress


def primary_button(text: str, icon: str = "", *, parent: QWidget | None = None) -> QPushButton:
    """Return the one accented button of a page or dialog."""
    return _button(text, icon, "on_accent", "primary", parent)


def plain_button(text: str, icon: str = "", *, parent: QWidget | None = None) -> QPushButton:
    """Return an ordinary button."""
    return _button(text, icon, "second", "plain", parent)


def quiet_button(text: str, icon: str = "", *, parent: QWidget | None = None) -> QPushButton:
    """Return a button without a frame, for bars and cards."""
    return _button(text, icon, "second", "quiet", parent)


def link_button(text: str, *, parent: QWidget | None = None) -> QPushButton:
    """Return a button that reads like a link, for inside a line of text."""
    return _button(text, "", "info", "link", parent)


def menu_button(
    text: str, menu: QMenu, icon: str = "", *, parent: QWidget | None = None
) -> QPushButton:
    """Return an ordinary button that opens a menu: 打印 ▾."""
    button = plain_button(text, icon, parent=parent)
    button.setProperty("has_menu", True)
    menu.setParent(button, menu.windowFlags())  # Qt does not keep it alive by itself
    button.setMenu(menu)
    return button


def icon_button(
    icon: str,
    name: str,
    *,
    clicked: Callable[[], object] | None = None,
    parent: QWidget | None = None,
) -> QToolButton:
    """Return a button that is only an icon; its name is its tooltip and what is read aloud."""
    button = QToolButton(parent)
    button.setToolTip(name)
    button.setAccessibleName(name)
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    dress(button, icon)
    if clicked is not None:
        act = clicked
        button.clicked.connect(lambda: act())  # drops the checked flag, which no action wants
    return button


def _button(text: str, icon: str, colour: str, kind: str, parent: QWidget | None) -> QPushButton:
    button = QPushButton(text, parent)
    button.setProperty("kind", kind)
    button.setAutoDefault(False)
    if icon:
        dress(button, icon, colour)
    return button
