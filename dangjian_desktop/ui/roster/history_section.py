"""经历 on the card: the timeline in place of the tables that are printed."""

from PySide6.QtWidgets import QWidget

from dangjian_desktop.queries.card_content import CardSection
from dangjian_desktop.queries.person_card import PersonCard
from dangjian_desktop.ui.roster.card_section import CardSectionWidget
from dangjian_desktop.ui.roster.timeline import Timeline, entries_of
from dangjian_desktop.ui.shared.workbench import Workbench


class HistorySection(CardSectionWidget):
    """The timeline of stages, branches, groups, posts and leaving."""

    def __init__(
        self, bench: Workbench, section: CardSection, parent: QWidget | None = None
    ) -> None:
        self.timeline = Timeline()
        super().__init__(bench, section, self.timeline, parent)

    def fill(self, card: PersonCard) -> None:
        """Show the timeline as of the day looked at."""
        self.timeline.show_entries(entries_of(card, self._bench.desk.on))
