"""Where the keyboard goes when the widget that had it is no more."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


@contextmanager
def keyboard_kept(place: QWidget) -> Iterator[None]:
    """Keep the keyboard in a part of a page while widgets there are made anew or go.

    Qt would hand it to whatever comes next in the tab order, which behind the end of a page is
    the tab bar of the window. It goes to the new widget of the same object name, else to the
    first one of the part that takes it.
    """
    before = _holder(place)
    name = before.objectName() if before is not None else ""
    yield
    if before is None:
        return
    now = _holder(place)
    if now is not None and now.isVisibleTo(place) and now.objectName() == name:
        return
    takers = [one for one in place.findChildren(QWidget) if _takes(one, place)]
    named = [one for one in takers if name and one.objectName() == name]
    for heir in (named or takers)[:1]:
        heir.setFocus(Qt.FocusReason.OtherFocusReason)


def _holder(place: QWidget) -> QWidget | None:
    """Return who has the keyboard in the part, or gets it when the window is active again."""
    holder = place.window().focusWidget()
    return holder if holder is not None and place.isAncestorOf(holder) else None


def _takes(widget: QWidget, place: QWidget) -> bool:
    takes_tab = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return takes_tab and widget.isVisibleTo(place) and widget.isEnabled()
