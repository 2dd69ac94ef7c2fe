"""经历 on the card: the timeline in place of the tables that are printed."""

from datetime import date

from PySide6.QtWidgets import QComboBox, QListView, QVBoxLayout, QWidget

from dangjian_desktop.queries.card_content import CardSection
from dangjian_desktop.queries.person_card import PersonCard
from dangjian_desktop.ui.roster.card_section import CardSectionWidget
from dangjian_desktop.ui.shared.theme import tokens
from dangjian_desktop.ui.shared.timeline import KIND_WORDS, Entry, Timeline, entries_of
from dangjian_desktop.ui.shared.wording import tr
from dangjian_desktop.ui.shared.workbench import Workbench

#: So many lines are seen at a glance and need no filter.
FEW = 6


class HistorySection(CardSectionWidget):
    """The timeline of stages, branches, groups, posts, jobs and leaving; a long one by kind."""

    def __init__(
        self, bench: Workbench, section: CardSection, parent: QWidget | None = None
    ) -> None:
        body = QWidget()
        self.timeline = Timeline(body)
        self.kinds = QComboBox(body)
        self.kinds.setObjectName("timeline_kinds")
        self.kinds.setAccessibleName(tr("只看哪一类经历"))
        self.kinds.setView(QListView(self.kinds))
        for word, kinds in KIND_WORDS:
            self.kinds.addItem(tr(word), kinds)
        self._entries: list[Entry] = []
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens().space(2))
        column.addWidget(self.kinds)
        column.addWidget(self.timeline)
        super().__init__(bench, section, body, parent)
        self.kinds.currentIndexChanged.connect(self._show_kind)

    def fill(self, card: PersonCard) -> None:
        """Show the timeline as of the day looked at."""
        on: date = self._bench.desk.on
        self._entries = entries_of(card, on)
        self.kinds.setVisible(len(self._entries) > FEW)
        if len(self._entries) <= FEW:
            self.kinds.setCurrentIndex(0)
        self._show_kind()

    def _show_kind(self) -> None:
        kinds = self.kinds.currentData()
        self.timeline.show_entries([entry for entry in self._entries if entry.kind in kinds])
