"""A list that is put in order, with its buttons, and problems said below it."""

from collections.abc import Callable, Iterable
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from dangjian_desktop.domain.problems import Problem
from dangjian_desktop.ui.shared.buttons import icon_button, quiet_button
from dangjian_desktop.ui.shared.ordered_list import OrderedList
from dangjian_desktop.ui.shared.theme import refusal_label, set_role, tokens
from dangjian_desktop.ui.shared.wording import in_words, tr


class ListBox(QWidget):
    """A list that is put in order, with buttons to add, to remove and to move."""

    def __init__(
        self,
        name: str,
        parent: QWidget,
        *,
        add_text: str,
        add: Callable[[], object],
        remove_text: str,
        remove: Callable[[], object],
    ) -> None:
        """Make it.

        Args:
            name: What stands in it; its heading.
            parent: The pane.
            add_text: What the button says. add: what it does.
            remove_text: What the other says. remove: what it does to the current row.
        """
        super().__init__(parent)
        self.heading = QLabel(name, self)
        set_role(self.heading, "label")
        self.list = OrderedList(name, self)
        self.add_button = quiet_button(add_text, "plus", parent=self)
        self.add_button.clicked.connect(lambda: add())
        self.remove_button = quiet_button(remove_text, parent=self)
        self.remove_button.clicked.connect(lambda: remove())
        self.list.remove_wanted.connect(lambda: self.remove_button.click())
        self.up_button = icon_button(
            "chevron-up",
            tr("上移（Alt+↑）"),
            clicked=lambda: self.list.move_current(-1),
            parent=self,
        )
        self.down_button = icon_button(
            "chevron-down",
            tr("下移（Alt+↓）"),
            clicked=lambda: self.list.move_current(1),
            parent=self,
        )
        self.problem = refusal_label("list_problem", self)
        row = QHBoxLayout()
        row.setSpacing(tokens().space(1))
        row.addWidget(self.add_button)
        row.addWidget(self.remove_button)
        row.addStretch(1)
        row.addWidget(self.up_button)
        row.addWidget(self.down_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens().space(1))
        column.addWidget(self.heading)
        column.addWidget(self.list, 1)
        column.addWidget(self.problem)
        column.addLayout(row)
        self.list.currentRowChanged.connect(lambda _row: self.tell())
        self.tell()

    def fix(self, is_fixed: bool) -> None:
        """Let the list be read only, or be changed."""
        self.list.is_fixed = is_fixed
        for button in (self.add_button, self.remove_button, self.up_button, self.down_button):
            button.setVisible(not is_fixed)

    def tell(self) -> None:
        """Grey what cannot be done."""
        row, count = self.list.currentRow(), self.list.count()
        self.remove_button.setEnabled(row >= 0)
        self.up_button.setEnabled(row > 0)
        self.down_button.setEnabled(0 <= row < count - 1)

    def say(self, problems: Iterable[Problem]) -> None:
        """Say below the list what is wrong with it."""
        say_below(self.problem, problems)


def say_below(label: QLabel, problems: Iterable[Problem]) -> None:
    """Say problems on the line below something, each sentence once; nothing hides it."""
    told = list(dict.fromkeys(in_words(problem) for problem in problems))
    label.setText("\n".join(told))
    label.setVisible(bool(told))


def moved(rows: list[Any], at: int, to: int) -> None:
    """Move a row of a list to another place."""
    rows.insert(to, rows.pop(at))
