"""What a meeting resolved, with owner and day; and outcomes of its agenda still to be handed on."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from dangjian_desktop.domain.ledgers import LedgerBook
from dangjian_desktop.domain.resolution_entries import is_fed
from dangjian_desktop.operations.runner import Changes
from dangjian_desktop.queries.agenda import AgendaQuery, AgendaRow
from dangjian_desktop.queries.agenda_entries import without_entries
from dangjian_desktop.queries.ledger_books import books_by_code
from dangjian_desktop.queries.tasks import ResolutionsQuery, TaskRow
from dangjian_desktop.ui.calendar.matters_dialogs import resolution_dialog
from dangjian_desktop.ui.calendar.task_table import DUE, HOW_FAR, OWNER, STATE, TITLE, TaskTable
from dangjian_desktop.ui.shared.buttons import link_button, plain_button
from dangjian_desktop.ui.shared.day_picker import may_edit
from dangjian_desktop.ui.shared.offered import recording_words, records
from dangjian_desktop.ui.shared.theme import news, set_role, tokens
from dangjian_desktop.ui.shared.wording import tr
from dangjian_desktop.ui.shared.workbench import Workbench


class ResolutionsSection(QWidget):
    """The resolutions as tasks; decided matters without one offer themselves.

    Signals:
        activity_wanted: Another meeting is to be opened.
        entry_wanted: Identity of the ledger row that the chosen resolution became.
        resolution_wanted: Row id of a resolution and code of the book that it goes into.
    """

    activity_wanted = Signal(int)
    entry_wanted = Signal(str)
    resolution_wanted = Signal(int, str)

    def __init__(self, bench: Workbench, activity_id: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bench, self._activity_id = bench, activity_id
        query = ResolutionsQuery(activity_id, bench.desk.on)
        self.tasks = TaskTable(bench, query, (STATE, TITLE, OWNER, DUE, HOW_FAR), self)
        self.add_button = records(plain_button(tr("登记决议"), "plus", parent=self))
        self.add_button.setObjectName("add_resolution")
        self.add_button.clicked.connect(lambda: self.add())
        books = [book for book in books_by_code().values() if is_fed(book)]
        self.hand_on_buttons = [self._hand_on_button(book) for book in reversed(books)]
        for button in self.hand_on_buttons:
            self.tasks.add_button(button)
        self.tasks.add_button(self.add_button)
        self.tasks.entry_wanted.connect(self.entry_wanted)
        self.tasks.table.chosen_changed.connect(self._tell)
        self.tasks.model.modelReset.connect(self._tell)
        self.tasks.model.dataChanged.connect(self._tell)
        self.tasks.table.set_empty(
            tr("这次会议还没有登记决议。"), recording_words(tr("登记决议")), lambda: self.add()
        )
        self.offers = QWidget(self)
        self._offer_row = QVBoxLayout(self.offers)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self.offers)
        self._column.addWidget(self.tasks, 1)
        bench.desk.changed.connect(self._hear)
        bench.desk.day_changed.connect(self._follow_day)
        news().changed.connect(self._dress)
        self._offer()
        self._dress()

    def add(self, item: AgendaRow | None = None) -> None:
        """Enter a resolution, out of a matter where one is given."""
        if may_edit(self._bench.ask, self, self._bench.desk):
            resolution_dialog(self._bench, self._activity_id, self, item=item).open()

    def hand_on(self, book: str) -> None:
        """Have the chosen resolution entered in a ledger, where it is worked on from then on."""
        row = self.tasks.current()
        if row is not None and may_edit(self._bench.ask, self, self._bench.desk):
            self.resolution_wanted.emit(row.task_id, book)

    def _hand_on_button(self, book: LedgerBook) -> QPushButton:
        button = records(plain_button(tr("转入{book}", book=book.label), parent=self))
        button.setObjectName(f"hand_on_{book.code}")
        button.setToolTip(tr("选中的决议记入{book}，从此在那里办", book=book.label))
        button.clicked.connect(lambda: self.hand_on(book.code))
        button.setEnabled(False)
        return button

    def _tell(self) -> None:
        row = self.tasks.current()
        can_go = row is not None and not row.is_over and row.entry is None
        for button in self.hand_on_buttons:
            button.setEnabled(can_go)

    def _offer(self) -> None:
        while self._offer_row.count():
            line = self._offer_row.takeAt(0).widget()
            line.hide()
            line.deleteLater()
        handed_on = {row.agenda_item_id for row in self._resolutions()}
        left = [
            row
            for row in without_entries(AgendaQuery(self._activity_id).fetch())
            if row.outcome and row.item_id not in handed_on and not row.is_first_topic
        ]
        for row in left:
            line_widget = QWidget(self.offers)
            inner = QHBoxLayout(line_widget)
            inner.setContentsMargins(0, 0, 0, 0)
            said = QLabel(tr("“{title}”已议定，还没有交办。", title=row.title), line_widget)
            set_role(said, "second")
            button = records(link_button(tr("登记为决议"), parent=line_widget))
            button.clicked.connect(lambda _checked=False, item=row: self.add(item))
            said.setWordWrap(True)
            inner.addWidget(said, 1)
            inner.addWidget(button)
            self._offer_row.addWidget(line_widget)
        self.offers.setVisible(bool(left))

    def _resolutions(self) -> list[TaskRow]:
        return ResolutionsQuery(self._activity_id, self._bench.desk.on).fetch()

    def _hear(self, changes: Changes) -> None:
        if changes.topics & (AgendaQuery.reads | ResolutionsQuery.reads):
            self._offer()

    def _follow_day(self) -> None:
        self.tasks.model.set_query(ResolutionsQuery(self._activity_id, self._bench.desk.on))

    def _dress(self) -> None:
        made = tokens()
        self._column.setSpacing(made.space(2))
        self._offer_row.setContentsMargins(0, 0, 0, 0)
        self._offer_row.setSpacing(made.space(1))
