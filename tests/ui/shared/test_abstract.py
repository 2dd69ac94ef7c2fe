"""A Qt class that leaves something to its children cannot be made itself."""

from abc import abstractmethod

import pytest
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from dangjian_desktop.ui.shared.abstract import AbstractQtType


class Heading(QWidget, metaclass=AbstractQtType):
    said = Signal(str)

    @abstractmethod
    def words(self) -> str:
        """Return what stands there."""


class Title(Heading):
    def words(self) -> str:
        return "标题"


def test_only_a_whole_class_can_be_made(qtbot):
    with pytest.raises(TypeError, match="Heading is abstract: words"):
        Heading()
    title = Title()
    qtbot.addWidget(title)
    with qtbot.waitSignal(title.said) as told:
        title.said.emit(title.words())
    assert told.args == ["标题"]
