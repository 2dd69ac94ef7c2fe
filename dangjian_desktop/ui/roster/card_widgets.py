"""Which registered sections have a richer widget on the screen than lines and small tables.

A section that is not named here is shown by the generic `RegisteredSection`; the card itself
knows neither.
"""

from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QWidget

from dangjian_desktop.queries.attachments import ATTACHMENTS
from dangjian_desktop.queries.card_consents import CONSENTS
from dangjian_desktop.queries.card_content import CardSection
from dangjian_desktop.queries.card_custom import CUSTOM
from dangjian_desktop.queries.card_history import HISTORY
from dangjian_desktop.ui.roster.attachment_section import AttachmentSection
from dangjian_desktop.ui.roster.card_section import CardSectionWidget, RegisteredSection
from dangjian_desktop.ui.roster.consent_section import ConsentSection
from dangjian_desktop.ui.roster.custom_section import CustomSection
from dangjian_desktop.ui.roster.history_section import HistorySection
from dangjian_desktop.ui.shared.workbench import Workbench

_Maker = Callable[[Workbench, CardSection, QWidget], CardSectionWidget]
_RICHER: Mapping[str, _Maker] = {
    CUSTOM.key: CustomSection,
    CONSENTS.key: ConsentSection,
    HISTORY.key: HistorySection,
    ATTACHMENTS.key: AttachmentSection,
}


def widget_of(bench: Workbench, section: CardSection, parent: QWidget) -> CardSectionWidget:
    """Return the widget that shows a registered section."""
    return _RICHER.get(section.key, RegisteredSection)(bench, section, parent)
