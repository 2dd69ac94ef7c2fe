"""What the dialogs of merging, splitting and dissolving share: a form, a list, and the outlook."""

from abc import abstractmethod
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.operations.runner import Operation
from dangjian_desktop.ui.shared.abstract import AbstractQtType
from dangjian_desktop.ui.shared.fields import Field
from dangjian_desktop.ui.shared.form_dialog import MOST_HEIGHT
from dangjian_desktop.ui.shared.operation_dialog import DAY, OperationDialog, Values
from dangjian_desktop.ui.shared.outlook import OutlookPanel
from dangjian_desktop.ui.shared.theme import set_role, tokens
from dangjian_desktop.ui.shared.wording import tr
from dangjian_desktop.ui.shared.workbench import Workbench

WIDTH, HEIGHT = 960, 600


class ReorganisationDialog(OperationDialog, metaclass=AbstractQtType):
    """A form above; below it what is chosen at the left, and at the right what comes of it.

    Everything is read as of the day in the form, for that is the day of the change.
    """

    def __init__(
        self,
        bench: Workbench,
        title: str,
        fields: Sequence[Field],
        operation_of: Callable[[Values], Operation[Any] | None],
        *,
        values: Mapping[str, Any],
        save_text: str,
        note: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            bench,
            title,
            fields,
            operation_of,
            values=values,
            columns=2,
            save_text=save_text,
            note=note,
            parent=parent,
        )
        self.day: date = bench.desk.on
        self.outlook = OutlookPanel(self.day, self)
        self.outlook.changed.connect(self.refusal.hide)  # it was about what stood there before

    def put_parts(self, heading: str, part: QWidget) -> None:
        """Lay the list and the outlook out below the form, and follow what is typed.

        Args:
            heading: Words above the list.
            part: The list.
        """
        column = self.layout()
        assert isinstance(column, QVBoxLayout)
        made = tokens()
        area = self.findChild(QScrollArea, options=Qt.FindChildOption.FindDirectChildrenOnly)
        assert area is not None
        area.setFixedHeight(self.form.sizeHint().height() + made.space(1))
        column.setStretchFactor(area, 0)
        halves = QHBoxLayout()
        halves.setSpacing(made.space(4))
        for words, widget, stretch in ((heading, part, 3), (tr("之后"), self.outlook, 2)):
            label = QLabel(words, self)
            set_role(label, "label")
            half = QVBoxLayout()
            half.setSpacing(made.space(1))
            half.addWidget(label)
            half.addWidget(widget, 1)
            halves.addLayout(half, stretch)
        column.insertLayout(column.indexOf(area) + 1, halves, 1)
        column.setSpacing(made.space(3))
        for field in self.form.values():
            self.form.editor(field).edited.connect(self._follow)
        self.resize(made.text_px(WIDTH), min(made.text_px(HEIGHT), made.px(MOST_HEIGHT)))

    @abstractmethod
    def read_again(self) -> None:
        """Read what is chosen from, as of `day`; called when another day was typed."""

    @abstractmethod
    def show_outlook(self) -> None:
        """Show what comes of the choices."""

    def _follow(self) -> None:
        typed = self.form.values().get(DAY)
        if isinstance(typed, PartialDate) and typed.is_exact and typed.first_day != self.day:
            self.day = typed.first_day
            self.read_again()
        self.show_outlook()
