"""Lines of a case: words, small words below them, and a button with what can be done."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QToolButton, QVBoxLayout, QWidget

from dangjian_desktop.ui.shared.buttons import icon_button
from dangjian_desktop.ui.shared.theme import news, set_role, tokens
from dangjian_desktop.ui.shared.wording import tr


@dataclass(frozen=True, slots=True)
class Line:
    """One line.

    Attributes:
        text: The words. small: what stands below them, a line each.
        caution: What is to be looked at. is_late: whether that is red.
        fill_menu: Puts into a menu what can be done; None for nothing.
        name: Object name of the button.
    """

    text: str
    small: tuple[str, ...] = ()
    caution: str = ""
    is_late: bool = False
    fill_menu: Callable[[QMenu], object] | None = None
    name: str = ""


class Lines(QWidget):
    """Some lines, or a sentence where there are none."""

    def __init__(self, empty: str, parent: QWidget | None = None) -> None:
        """Make it, empty.

        Args:
            empty: What is said where there is nothing.
            parent: The card.
        """
        super().__init__(parent)
        self._empty = empty
        self._lines: Sequence[Line] = ()
        #: The buttons of the lines that have one, from top to bottom.
        self.buttons: list[QToolButton] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        news().changed.connect(self._fill)

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show other lines."""
        self._lines = lines
        self._fill()

    def texts(self) -> list[str]:
        """Return the words of every line."""
        return [line.text for line in self._lines]

    def _fill(self) -> None:
        while self._column.count():
            held = self._column.takeAt(0).widget()
            held.hide()
            held.deleteLater()
        self.buttons = []
        self._column.setSpacing(tokens().space(1))
        for line in self._lines:
            self._column.addWidget(self._made(line))
        if not self._lines:
            self._column.addWidget(_label(tr(self._empty), "second", self))

    def _made(self, line: Line) -> QWidget:
        holder = QWidget(self)
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(tokens().space(1))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(_label(line.text, "", holder))
        for small in line.small:
            words.addWidget(_label(small, "small", holder))
        if line.caution:
            words.addWidget(_label(line.caution, "problem" if line.is_late else "caution", holder))
        row.addLayout(words, 1)
        if line.fill_menu is not None:
            button = icon_button("ellipsis", tr("{line}的操作", line=line.text), parent=holder)
            button.setObjectName(line.name or "line_menu")
            button.clicked.connect(partial(open_menu, button, line.fill_menu))
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
            self.buttons.append(button)
        return holder


def open_menu(button: QWidget, fill: Callable[[QMenu], object]) -> QMenu | None:
    """Open a menu below a button; None where there is nothing to do."""
    menu = QMenu(button)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    fill(menu)
    if menu.isEmpty():
        menu.deleteLater()
        return None
    menu.popup(button.mapToGlobal(button.rect().bottomLeft()))
    return menu


def _label(text: str, role: str, parent: QWidget) -> QLabel:
    label = QLabel(text, parent)
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    if role:
        set_role(label, role)
    return label
