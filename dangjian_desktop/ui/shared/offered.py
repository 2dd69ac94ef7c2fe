"""What is offered: controls that record something stand there only for who may record.

The operations refuse whoever has no right (`operations.runner`); a button that can only be refused
is noise, so each one that records says so where it is made, and is hidden for the others:

    self.add_button = records(primary_button(tr("登记"), "plus", parent=self))
    records(menu.addAction(tr("删除"))).triggered.connect(self.remove)

Whose rights count is told by the desk, once for a window.
"""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton

from dangjian_desktop.domain.rights import EVERY_RIGHT, Right

ControlT = TypeVar("ControlT", bound=QAction | QAbstractButton)


class _Present:
    """The rights of who sits there, as the theme is the one of the window."""

    rights = EVERY_RIGHT
    group = ""


def use_rights(rights: frozenset[Right], group: str = "") -> None:
    """Offer from now on what somebody with these rights may do, and whose people are shown.

    Args:
        rights: What may be done. group: uid of the one party group that is shown; "" for all.
    """
    _Present.rights, _Present.group = rights, group


def own_group() -> str:
    """Return the uid of the one party group that is shown; "" where everything is."""
    return _Present.group


def is_offered(right: Right = Right.RECORD) -> bool:
    """Whether what needs a right is offered."""
    return right in _Present.rights


def records(control: ControlT, right: Right = Right.RECORD) -> ControlT:
    """Return the control, hidden for good where what it does may not be done.

    A page shows and hides its buttons as its rows want it; one that is withheld stays hidden
    whatever the page says. An action that is hidden has no keys either.
    """
    if not is_offered(right):
        withhold(control)
    return control


def withhold(control: QAction | QAbstractButton) -> None:
    """Hide a control for good."""
    control.setProperty(WITHHELD, True)
    control.setVisible(False)
    if isinstance(control, QAction):
        control.setEnabled(False)  # what is only hidden can be triggered still
        control.changed.connect(lambda: _hide_again(control))


def recording_words(text: str, right: Right = Right.RECORD) -> str:
    """Return the words of a button that records, "" where it is not offered: then there is none."""
    return text if is_offered(right) else ""


def recording_acts(
    *acts: tuple[str, Callable[[], object]], right: Right = Right.RECORD
) -> list[tuple[str, Callable[[], object]]]:
    """Return what can be done about a row, word and slot, as far as it is offered."""
    return list(acts) if is_offered(right) else []


#: Property of a control that is not offered; see `buttons.PushButton.setVisible`.
WITHHELD = "withheld"


def _hide_again(action: QAction) -> None:
    if action.isVisible():
        action.setVisible(False)
    if action.isEnabled():
        action.setEnabled(False)
