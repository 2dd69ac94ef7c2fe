"""Room that pages and dialogs leave around and between their parts, and on the screen."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QDialog, QFrame, QScrollArea, QSplitter, QWidget

from dangjian_desktop.ui.shared.theme import tokens

#: Left free of a small screen on every side of a dialog, in pixels.
MARGIN = 24


def fit_to_screen(dialog: QDialog, width: int, height: int) -> None:
    """Give a dialog its usual size, in pixels at zoom 1, as far as the screen has room."""
    made, room = tokens(), dialog.screen().availableGeometry().size()
    dialog.resize(
        min(made.text_px(width), room.width() - 2 * MARGIN),
        min(made.text_px(height), room.height() - 2 * MARGIN),
    )


def space_page(column: QBoxLayout, head: QBoxLayout) -> int:
    """Space a page that is a head above its parts; return the gap between the parts."""
    gap = tokens().space(3)
    column.setContentsMargins(gap, gap, gap, gap)
    column.setSpacing(gap)
    head.setSpacing(tokens().space(2))
    return gap


def scrolling(body: QWidget, parent: QWidget, *, is_wide: bool = False) -> QScrollArea:
    """Return a frameless area in which something scrolls on the ground that it stands on.

    Args:
        body: What scrolls. parent: Where.
        is_wide: Whether it may scroll sideways, too; a form does not.
    """
    area = QScrollArea(parent)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    if not is_wide:
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(body)
    area.viewport().setAutoFillBackground(False)
    body.setAutoFillBackground(False)
    return area


def panes(parent: QWidget, *parts: QWidget, grows: int = 0, is_upright: bool = False) -> QSplitter:
    """Put parts beside each other with handles between them; none can be pushed shut.

    Args:
        parent: Where. parts: From the left.
        grows: Which of them takes the room that is to spare, counted from 0.
        is_upright: Whether they stand one below the other.
    """
    across, down = Qt.Orientation.Horizontal, Qt.Orientation.Vertical
    splitter = QSplitter(down if is_upright else across, parent)
    for part in parts:
        splitter.addWidget(part)
    splitter.setChildrenCollapsible(False)
    splitter.setStretchFactor(grows, 1)
    return splitter
