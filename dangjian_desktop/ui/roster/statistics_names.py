"""The people behind a figure of 党内统计, at the right of the page; Enter opens a card."""

from datetime import date

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from dangjian_desktop.queries.roster import RosterRow
from dangjian_desktop.queries.statistics import PART_WORDS, NamesQuery, Part
from dangjian_desktop.ui.roster.statistics_columns import NAMES
from dangjian_desktop.ui.shared.buttons import plain_button, view_buttons
from dangjian_desktop.ui.shared.desk import Desk
from dangjian_desktop.ui.shared.query_model import QueryModel
from dangjian_desktop.ui.shared.table_view import TableView
from dangjian_desktop.ui.shared.theme import news, set_role, tokens
from dangjian_desktop.ui.shared.wording import QT_TR_NOOP, tr


class NamesPane(QWidget):
    """A heading, the columns to choose from, and the people.

    Signals:
        person_wanted: Identity of somebody whose card is to be opened.
        part_chosen: The `Part` whose people are to be shown.
        list_wanted: The people are to be exported as a list.
    """

    person_wanted = Signal(str)
    part_chosen = Signal(object)
    list_wanted = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("statistics_names")
        self.part = Part.ALL
        self.title = QLabel(self)
        set_role(self.title, "heading")
        words = {part.value: PART_WORDS[part] for part in Part}
        words[Part.ALL.value] = QT_TR_NOOP("全部")
        self.parts = view_buttons(list(words.items()), self._choose, self)
        self.model: QueryModel[RosterRow] = QueryModel(desk, NAMES, NamesQuery(desk.on), self)
        self.table = TableView(self.model, self, name=QT_TR_NOOP("名单"))
        self.table.setObjectName("names_table")
        self.table.set_empty(tr("这一格没有人。"))
        self.list_button = plain_button(tr("导出名单"), parent=self)
        self.list_button.setObjectName("export_names")
        self._lay_out()
        self.table.opened.connect(self._open)
        self.list_button.clicked.connect(self.list_wanted)
        news().changed.connect(self._dress)

    @property
    def people(self) -> tuple[int, ...]:
        """Row ids of the people who are shown."""
        return tuple(self.model.keys)

    def show_people(
        self, heading: str, on: date, people: tuple[int, ...], *, has_parts: bool
    ) -> None:
        """Show people as of a day.

        Args:
            heading: Of which figure they are; "" where no figure is shown.
            on: The day.
            people: Row ids.
            has_parts: Whether the figure has columns to choose from.
        """
        self.model.set_query(NamesQuery(on, people))
        count = len(self.model.keys)
        told = tr("{heading}：{count} 人", heading=heading, count=count) if heading else ""
        self.title.setText(told)
        for button in self.parts.values():
            button.setVisible(has_parts)
        self.list_button.setEnabled(bool(self.model.keys))

    def show_part(self, part: Part) -> None:
        """Mark a column as the one whose people are shown; nothing is told."""
        self.part = part
        for key, button in self.parts.items():
            with QSignalBlocker(button):
                button.setChecked(key == part.value)

    def _choose(self, key: str) -> None:
        self.show_part(Part(key))
        self.part_chosen.emit(self.part)

    def _open(self, row: RosterRow) -> None:
        self.person_wanted.emit(row.uid)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.list_button)
        self._parts = QHBoxLayout()
        for button in self.parts.values():
            self._parts.addWidget(button)
        self._parts.addStretch(1)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addLayout(head)
        self._column.addLayout(self._parts)
        self._column.addWidget(self.table, 1)
        self._dress()

    def _dress(self) -> None:
        self._column.setSpacing(tokens().space(2))
        self._parts.setSpacing(tokens().space(1))
