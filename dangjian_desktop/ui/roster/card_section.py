"""A section of the person card that a subject has registered, shown without knowing its subject.

The section is read when it is unfolded, for another person, and when something it reads has
changed; what is folded costs nothing while somebody goes through people by arrow key.
"""

from abc import abstractmethod
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from dangjian_desktop.domain.people import Sensitivity, masked
from dangjian_desktop.operations.people import reveal_line
from dangjian_desktop.operations.runner import Changes, StorageError
from dangjian_desktop.queries.card_content import (
    CardSection,
    SectionContent,
    SectionLine,
    SectionTable,
)
from dangjian_desktop.queries.person_card import PersonCard
from dangjian_desktop.ui.roster.fact_section import LABEL_WIDTH
from dangjian_desktop.ui.shared.abstract import AbstractQtType
from dangjian_desktop.ui.shared.buttons import link_button
from dangjian_desktop.ui.shared.masked_value import MaskedValue
from dangjian_desktop.ui.shared.section import Section as FoldingSection
from dangjian_desktop.ui.shared.section import rule
from dangjian_desktop.ui.shared.theme import set_role, tokens
from dangjian_desktop.ui.shared.wording import in_words, tr
from dangjian_desktop.ui.shared.workbench import Workbench

#: A longer table is shown so far, until the rest is asked for.
FIRST_ROWS = 12


class CardSectionWidget(FoldingSection, metaclass=AbstractQtType):
    """What every registered section is on the screen; the generic one and any richer one.

    Signals:
        jump_wanted: The `Target` of a line that was clicked.
        editing_began: A form stands there now.
    """

    jump_wanted = Signal(object)
    editing_began = Signal()

    def __init__(
        self, bench: Workbench, section: CardSection, body: QWidget, parent: QWidget | None = None
    ) -> None:
        self.section = section
        self._bench = bench
        self.card: PersonCard | None = None
        self._is_stale = True
        super().__init__(tr(section.title), body, is_open=section.is_open, parent=parent)
        self.setObjectName(f"section_{section.key}")
        column = self.layout()
        assert isinstance(column, QVBoxLayout)
        column.insertWidget(0, rule(self))
        self.folded.connect(self._fill_when_open)

    @property
    def is_editing(self) -> bool:
        """Whether something is being mended here; most sections have no form."""
        return False

    def leave(self) -> bool:
        """Stop mending, after asking where something was typed; whether it stopped."""
        return True

    def stop_editing(self) -> None:
        """Stop mending without asking."""

    def show_card(self, card: PersonCard) -> None:
        """Show what the section says of a person."""
        self.card, self._is_stale = card, True
        self._fill_when_open()

    def take_news(self, changes: Changes) -> None:
        """Read again when something the section reads has changed."""
        if changes.topics & self.section.reads:
            self._is_stale = True
            self._fill_when_open()

    def take_files(self, paths: Sequence[Path]) -> bool:
        """Take files that were dropped on the card; whether the section has a use for them."""
        del paths
        return False

    def _fill_when_open(self) -> None:
        is_wanted = self.is_open or self.section.hides_when_empty
        if self.card is not None and self._is_stale and is_wanted:
            self._is_stale = False
            self.fill(self.card)

    @abstractmethod
    def fill(self, card: PersonCard) -> None:
        """Show the section of a person; called when it is unfolded and stale."""


class RegisteredSection(CardSectionWidget):
    """Lines of word and value, and small tables below them."""

    def __init__(
        self, bench: Workbench, section: CardSection, parent: QWidget | None = None
    ) -> None:
        self._column_of_body = QVBoxLayout()
        self._held: QWidget | None = None
        body = QWidget()
        body.setLayout(self._column_of_body)
        self._column_of_body.setContentsMargins(0, 0, 0, tokens().space(2))
        super().__init__(bench, section, body, parent)

    def fill(self, card: PersonCard) -> None:
        """Read the section and put it in place of what stood there."""
        content = self.section.fetch(card.row.person_id, self._bench.desk.on)
        if self._held is not None:
            self._column_of_body.removeWidget(self._held)
            self._held.hide()
            self._held.deleteLater()
        self.setVisible(self.is_wanted(content))
        self._held = self._shown(content)
        self._column_of_body.addWidget(self._held)
        self._held.show()
        self._let_tab_go_on()

    def is_wanted(self, content: SectionContent) -> bool:
        """Whether the section stands on the card with this in it."""
        return not (content.is_empty and self.section.hides_when_empty)

    def end_of_heading(self) -> QWidget:
        """Return the widget after which Tab goes to what stands under the heading."""
        return self.fold_button

    def _let_tab_go_on(self) -> None:
        """Let Tab reach what was just made after the heading, not after the whole card."""
        assert self._held is not None
        before = self.end_of_heading()
        for widget in self._held.findChildren(QWidget):
            if widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
                QWidget.setTabOrder(before, widget)
                before = widget

    def _shown(self, content: SectionContent) -> QWidget:
        made = tokens()
        holder = QWidget(self.body)
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(made.space(2))
        if content.is_empty:
            told = QLabel(tr(self.section.empty), holder)
            told.setObjectName("empty")
            told.setWordWrap(True)
            set_role(told, "second")
            column.addWidget(told)
            return holder
        if content.lines:
            column.addWidget(self._lines(content.lines, holder))
        for table in content.tables:
            if table.rows:
                column.addWidget(_Table(table, holder))
        return holder

    def _lines(self, lines: Sequence[SectionLine], parent: QWidget) -> QWidget:
        made = tokens()
        holder = QWidget(parent)
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setColumnStretch(1, 1)
        grid.setHorizontalSpacing(made.space(2))
        grid.setVerticalSpacing(made.space(1))
        for number, line in enumerate(lines):
            label = QLabel(line.label, holder)
            label.setWordWrap(True)
            label.setFixedWidth(made.text_px(LABEL_WIDTH))
            set_role(label, "label")
            grid.addWidget(label, number, 0, Qt.AlignmentFlag.AlignTop)
            is_link = line.target is not None
            place = Qt.AlignmentFlag.AlignLeft if is_link else Qt.AlignmentFlag(0)
            grid.addWidget(self._value(line, holder), number, 1, place)
        return holder

    def _value(self, line: SectionLine, parent: QWidget) -> QWidget:
        if line.sensitivity is not Sensitivity.OPEN and line.value:
            hidden = masked(line.value, line.sensitivity)
            value = MaskedValue(
                hidden, self._revealing(line.label, hidden), name=line.label, parent=parent
            )
            value.value.setWordWrap(True)
            return value
        if line.target is not None:
            target = line.target
            button = link_button(line.value, parent=parent)
            button.clicked.connect(lambda: self.jump_wanted.emit(target))
            return button
        text = QLabel(line.value, parent)
        text.setWordWrap(True)
        text.setTextFormat(Qt.TextFormat.PlainText)
        text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        return text

    def _revealing(self, label: str, hidden: str) -> Callable[[], str]:
        desk, card = self._bench.desk, self.card
        assert card is not None
        person_id = card.row.person_id

        def reveal() -> str:
            asked = reveal_line(
                person_id=person_id, section=self.section.key, label=label, on=desk.on
            )
            try:
                return desk.run(asked)
            except StorageError as error:  # what cannot be recorded is not shown
                desk.refused.emit(in_words(error))
                return hidden

        return reveal


class _Table(QWidget):
    """A small table; of a long one the beginning, and a button for the rest."""

    def __init__(self, table: SectionTable, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("section_table")
        self._table = table
        made = tokens()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(made.space(3))
        self._grid.setVerticalSpacing(made.space(1))
        self._height = 0
        if table.heading:
            heading = QLabel(table.heading, self)
            set_role(heading, "second")
            self._add_whole(heading)
        for number, word in enumerate(table.headings):
            label = QLabel(word, self)
            set_role(label, "small")
            self._grid.addWidget(label, self._height, number, Qt.AlignmentFlag.AlignTop)
        self._height += 1
        widest = max(range(len(table.headings)), key=self._width_of)
        self._grid.setColumnStretch(widest, 1)
        self._add_rows(table.rows[:FIRST_ROWS])
        self.rest_button = link_button(
            tr("显示其余 {count} 行", count=len(table.rows) - FIRST_ROWS), parent=self
        )
        self.rest_button.setVisible(len(table.rows) > FIRST_ROWS)
        self.rest_button.clicked.connect(self._show_rest)
        self._add_whole(self.rest_button)

    def _show_rest(self) -> None:
        self._grid.removeWidget(self.rest_button)
        self.rest_button.hide()
        self._add_rows(self._table.rows[FIRST_ROWS:])

    def _add_rows(self, rows: Sequence[tuple[str, ...]]) -> None:
        for row in rows:
            for number, text in enumerate(row):
                label = QLabel(text, self)
                label.setTextFormat(Qt.TextFormat.PlainText)
                label.setWordWrap(True)
                label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
                self._grid.addWidget(label, self._height, number, Qt.AlignmentFlag.AlignTop)
                label.show()
            self._height += 1

    def _add_whole(self, widget: QWidget) -> None:
        place = Qt.AlignmentFlag.AlignLeft
        self._grid.addWidget(widget, self._height, 0, 1, len(self._table.headings), place)
        self._height += 1

    def _width_of(self, column: int) -> int:
        return max((len(row[column]) for row in self._table.rows), default=0)
