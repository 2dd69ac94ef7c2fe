"""Where Tab goes in a dialog that stands on the screen."""

from itertools import pairwise

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from tests.ui.screen import named

#: As many presses as no dialog needs.
_MOST = 60


def reached(dialog: QDialog) -> list[QWidget]:
    """Return what Tab comes to, from what has the keyboard until it comes round."""
    met: list[QWidget] = []
    for _ in range(_MOST):
        widget = QApplication.focusWidget()
        if widget is None or widget in met:
            return met
        met.append(widget)
        QTest.keyClick(widget, Qt.Key.Key_Tab)
    raise AssertionError(f"Tab does not come round: {[named(one) for one in met]}")


def steps_back(dialog: QDialog, first: QWidget | None = None) -> list[str]:
    """Return where Tab goes up, or to the left in one line, before it comes round.

    Args:
        dialog: It stands on the screen.
        first: Where the walk begins, when the keyboard does not begin at the first field.
    """
    if first is not None:
        first.setFocus()
    order = [(one, QRect(one.mapTo(dialog, QPoint(0, 0)), one.size())) for one in reached(dialog)]
    found = []
    foot = max(place.center().y() for _one, place in order)
    for (one, here), (other, there) in pairwise(order):
        is_foot = here.top() <= foot <= here.bottom() and there.top() <= foot <= there.bottom()
        beside = min(here.bottom(), there.bottom()) > max(here.center().y(), there.top())
        if not is_foot and (there.left() < here.left() if beside else there.top() < here.top()):
            found.append(f"{named(one)} → {named(other)}")
    return found
