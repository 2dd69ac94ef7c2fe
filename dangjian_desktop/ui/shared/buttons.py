"""Buttons of the program: primary (one a page), plain, quiet, link, and icon only."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent
from PySide6.QtWidgets import (
    QMenu,
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QStylePainter,
    QToolButton,
    QWidget,
)

from dangjian_desktop.ui.shared.icons import dress
from dangjian_desktop.ui.shared.offered import WITHHELD
from dangjian_desktop.ui.shared.style_options import fields_of
from dangjian_desktop.ui.shared.theme import tokens
from dangjian_desktop.ui.shared.wording import chinese, tr

ButtonT = TypeVar("ButtonT", bound=QPushButton)

#: Average letters of a link that are always to be seen.
_SHORTEST_LINK = 8
#: Letters beside an icon below which the icon says more alone.
_FEWEST = 3


class PushButton(QPushButton):
    """A button with words that Enter presses too, and that a double click presses once.

    Who double-clicks out of habit would else press what stands in the same place on the next
    page: an import would be written before anyone has seen its result.
    """

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses, as Space does; with Ctrl it belongs to the dialog."""
        if not _is_plain_enter(event):
            super().keyPressEvent(event)
        elif not event.isAutoRepeat():
            self._press()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """The first click of the two has done it."""
        event.accept()

    def setVisible(self, visible: bool) -> None:
        """Stay hidden where what the button does is not offered (`offered.records`)."""
        super().setVisible(visible and not self.property(WITHHELD))

    def _press(self) -> None:
        if self.menu() is not None:
            self.showMenu()
        else:
            self.click()


class ElidedButton(PushButton):
    """A button of which the words end in an ellipsis where the room ends; on hover all is told.

    One with an icon is the icon alone where there is no room for a few letters. The name of a
    place or an activity may be as long as people write it; it never widens what it stands in.
    """

    def __init__(
        self,
        text: str = "",
        parent: QWidget | None = None,
        *,
        mode: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
        usual: int = 0,
    ) -> None:
        """Make the button.

        Args:
            text: The words.
            parent: What it stands in.
            mode: Where the ellipsis stands.
            usual: Width for 14 px type that it takes where there is room, however short the words.
        """
        super().__init__(parent)
        self._mode, self._usual = mode, usual
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setText(text)

    def setText(self, text: str) -> None:
        """Show other words."""
        super().setText(text)
        self.setToolTip(text)
        self.setAccessibleName(text)

    def sizeHint(self) -> QSize:
        """Room for the words, and the usual width at least."""
        hint = super().sizeHint()
        return hint.expandedTo(QSize(tokens().text_px(self._usual), hint.height()))

    def minimumSizeHint(self) -> QSize:
        """The icon, or else a few letters."""
        hint = super().minimumSizeHint()
        least = self.fontMetrics().averageCharWidth() * _SHORTEST_LINK
        if not self.icon().isNull():
            least = self.iconSize().width() + tokens().space(6)
        return QSize(min(hint.width(), least), hint.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw as much as there is room for."""
        del event
        option = QStyleOptionButton()
        self.initStyleOption(option)
        fields_of(option).text = self.words_shown()
        QStylePainter(self).drawControl(QStyle.ControlElement.CE_PushButton, option)

    def words_shown(self) -> str:
        """Return what of the words there is room for."""
        option = QStyleOptionButton()
        self.initStyleOption(option)
        part, metrics = QStyle.SubElement.SE_PushButtonContents, self.fontMetrics()
        room = self.style().subElementRect(part, option, self).width()
        if not self.icon().isNull():
            room -= self.iconSize().width() + tokens().space(1)
            needed = metrics.horizontalAdvance(self.text())
            if room < min(needed, metrics.horizontalAdvance(chinese("字")) * _FEWEST):
                return ""
        return metrics.elidedText(self.text(), self._mode, room)


class IconButton(QToolButton):
    """A button that is only an icon, which Enter presses too."""

    def setVisible(self, visible: bool) -> None:
        """Stay hidden where what the button does is not offered (`offered.records`)."""
        super().setVisible(visible and not self.property(WITHHELD))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses, as Space does."""
        if not _is_plain_enter(event):
            super().keyPressEvent(event)
        elif not event.isAutoRepeat():
            self.click()


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


def elided_link(text: str, *, parent: QWidget | None = None) -> ElidedButton:
    """Return a link of which the end may be cut where there is no room for it."""
    return _dressed(ElidedButton(text, parent), "", "info", "link")


def elided_button(
    text: str, icon: str, *, usual: int = 0, parent: QWidget | None = None
) -> ElidedButton:
    """Return a quiet button that may shrink to its icon; see `ElidedButton`."""
    return _dressed(ElidedButton(text, parent, usual=usual), icon, "second", "quiet")


def view_buttons(
    views: Sequence[tuple[str, str]], choose: Callable[[str], object], parent: QWidget
) -> dict[str, QPushButton]:
    """Return a quiet button for each view of a page, by its key; that of the first is down.

    Args:
        views: Key and word of each, in their order.
        choose: Told the key of the one that is pressed; it says which is down from then on.
        parent: The page.
    """
    made = {key: quiet_button(tr(word), parent=parent) for key, word in views}
    for key, button in made.items():
        button.setObjectName(f"view_{key}")
        button.setCheckable(True)
        button.setChecked(key == views[0][0])
        button.clicked.connect(lambda _is_down, key=key: choose(key))
    return made


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
    button = IconButton(parent)
    button.setToolTip(name)
    button.setAccessibleName(name)
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    dress(button, icon)
    if clicked is not None:
        act = clicked
        button.clicked.connect(lambda: act())  # drops the checked flag, which no action wants
    return button


def _button(text: str, icon: str, colour: str, kind: str, parent: QWidget | None) -> QPushButton:
    return _dressed(PushButton(text, parent), icon, colour, kind)


def _dressed(button: ButtonT, icon: str, colour: str, kind: str) -> ButtonT:
    button.setProperty("kind", kind)
    button.setAutoDefault(False)
    if icon:
        dress(button, icon, colour)
    return button


def took_enter(event: QKeyEvent, act: Callable[[], object]) -> bool:
    """Whether a dialog's key was Enter: with Ctrl it acts from anywhere, alone it does nothing.

    A key that is held acts once: what is told after the first time is read before the second.
    """
    if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
        return False
    if event.modifiers() & Qt.KeyboardModifier.ControlModifier and not event.isAutoRepeat():
        act()
    event.accept()
    return True


def _is_plain_enter(event: QKeyEvent) -> bool:
    is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
    return is_enter and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
