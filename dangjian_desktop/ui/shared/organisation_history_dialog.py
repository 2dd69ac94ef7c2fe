"""沿革: the history of one organisation, to be read and printed."""

from collections.abc import Callable

from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from dangjian_desktop.queries.organisation_history import (
    HistoryKind,
    HistoryRow,
    OrganisationHistoryQuery,
)
from dangjian_desktop.queries.organisations import OrganisationRow
from dangjian_desktop.ui.shared.buttons import plain_button, primary_button
from dangjian_desktop.ui.shared.dialog import Dialog
from dangjian_desktop.ui.shared.theme import set_role, tokens
from dangjian_desktop.ui.shared.timeline import Entry, Timeline, days_in_words
from dangjian_desktop.ui.shared.wording import tr
from dangjian_desktop.ui.shared.workbench import Workbench

WIDTH, HEIGHT = 460, 520
#: Lines that say by themselves what they are about.
_PLAIN = frozenset({HistoryKind.FOUNDED, HistoryKind.ENDED, HistoryKind.LINK, HistoryKind.LEADER})


class OrganisationHistoryDialog(Dialog):
    """The timeline of an organisation as of the day of the status line."""

    def __init__(
        self,
        bench: Workbench,
        row: OrganisationRow,
        print_history: Callable[[], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("organisation_history_dialog")
        self.setWindowTitle(tr("沿革：{name}", name=row.name))
        self._print = print_history
        found = OrganisationHistoryQuery(row.organisation_id, bench.desk.on).fetch()
        self.timeline = Timeline()
        self.timeline.show_entries([_entry(one) for one in found])
        self.empty = QLabel(tr("还没有沿革的记录。更名、撤销、任命书记以后会列在这里。"), self)
        self.empty.setWordWrap(True)
        set_role(self.empty, "second")
        self.empty.setVisible(not found)
        self.print_button = primary_button(tr("打印"), "printer", parent=self)
        self.print_button.clicked.connect(self._print_and_close)
        self.close_button = plain_button(tr("关闭"), parent=self)
        self.close_button.clicked.connect(self.reject)
        self._lay_out(row.name)

    def _print_and_close(self) -> None:
        self.accept()
        self._print()

    def _lay_out(self, name: str) -> None:
        made = tokens()
        heading = QLabel(tr("沿革：{name}", name=name), self)
        heading.setWordWrap(True)
        set_role(heading, "title")
        holder = QWidget()
        holder.setObjectName("scrolled")
        inner = QVBoxLayout(holder)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addWidget(self.timeline)
        inner.addStretch(1)
        area = QScrollArea(self)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setWidget(holder)
        area.viewport().setAutoFillBackground(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(made.space(6),) * 4)
        column.setSpacing(made.space(3))
        column.addWidget(heading)
        column.addWidget(self.empty)
        column.addWidget(area, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(made.space(2))
        buttons.addStretch(1)
        buttons.addWidget(self.close_button)
        buttons.addWidget(self.print_button)
        column.addLayout(buttons)
        self.resize(made.text_px(WIDTH), made.text_px(HEIGHT))


def _entry(row: HistoryRow) -> Entry:
    text = row.text if row.kind in _PLAIN else f"{row.kind.value}　{row.text}"
    days = days_in_words(row.since, row.until, is_event=row.is_event)
    return Entry(days, text, is_open=row.until is None and not row.is_event)
