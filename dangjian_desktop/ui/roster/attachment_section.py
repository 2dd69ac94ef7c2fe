"""附件 on the card: the files themselves in place of the table that is printed."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QWidget

from dangjian_desktop.queries.card_content import CardSection
from dangjian_desktop.queries.person_card import PersonCard
from dangjian_desktop.ui.roster.card_section import CardSectionWidget
from dangjian_desktop.ui.shared.attachment_list import AttachmentList, Holder
from dangjian_desktop.ui.shared.workbench import Workbench


class AttachmentSection(CardSectionWidget):
    """The files of a person; what is dropped anywhere on the card comes here."""

    def __init__(
        self, bench: Workbench, section: CardSection, parent: QWidget | None = None
    ) -> None:
        self.files = AttachmentList(bench)
        super().__init__(bench, section, self.files, parent)

    def fill(self, card: PersonCard) -> None:
        """Show the files of a person."""
        self.files.show_files(Holder(person_id=card.row.person_id))

    def take_files(self, paths: Sequence[Path]) -> bool:
        """Keep files that were dropped on the card."""
        self.set_open(True)
        self.files.take(paths)
        return True
