"""The fields of Qt's style options, which PySide's type information leaves out."""

from typing import Protocol, cast

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QStyle, QStyleOption, QStyleOptionComboBox, QWidget


class OptionFields(Protocol):
    """What the options of items and buttons hold; ours to draw with.

    Attributes:
        rect: The room to draw in.
        state: Whether it is chosen, under the mouse, switched on and so on.
        text: What the style writes.
        widget: The view of an item; None when something is drawn by itself.
    """

    rect: QRect
    state: QStyle.StateFlag
    text: str
    widget: QWidget | None


def fields_of(option: QStyleOption) -> OptionFields:
    """Return an option as the thing with fields that it is; the same object."""
    return cast(OptionFields, option)


#: What a box to choose in writes, as Qt spells it.
_CHOICE = "currentText"


def write_choice(option: QStyleOptionComboBox, words: str) -> None:
    """Let the style write other words into a box to choose in."""
    setattr(option, _CHOICE, words)
