"""The 迎检盒 of a branch and period on the screen: what lies in each item, and what is missing."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from dangjian_desktop.operations.inspection_box import LACK_WORDS
from dangjian_desktop.operations.runner import Changes
from dangjian_desktop.operations.score_evidence import move_evidence, remove_evidence
from dangjian_desktop.queries.inspection_box import (
    BoxEntry,
    BoxItem,
    InspectionBox,
    InspectionBoxQuery,
)
from dangjian_desktop.queries.score_evidence import ScoreEvidenceQuery
from dangjian_desktop.queries.score_words import RECORD_WORDS
from dangjian_desktop.ui.scores.box_dialogs import box_print_dialog, move_dialog
from dangjian_desktop.ui.scores.evidence_list import evidence_dialog
from dangjian_desktop.ui.scores.record_opening import can_open, open_record
from dangjian_desktop.ui.shared.attachment_list import AttachmentList, Holder
from dangjian_desktop.ui.shared.buttons import icon_button, plain_button, primary_button
from dangjian_desktop.ui.shared.day_picker import may_edit
from dangjian_desktop.ui.shared.dialog import Dialog
from dangjian_desktop.ui.shared.layouts import fit_to_screen, panes, scrolling
from dangjian_desktop.ui.shared.offered import recording_words, records
from dangjian_desktop.ui.shared.operation_dialog import OperationDialog
from dangjian_desktop.ui.shared.query_model import (
    ChipLook,
    Column,
    QueryModel,
    RowsAtHand,
    text_column,
)
from dangjian_desktop.ui.shared.table_view import TableView
from dangjian_desktop.ui.shared.theme import Tone, set_role, tokens
from dangjian_desktop.ui.shared.wording import QT_TR_NOOP, chinese, in_words, tr
from dangjian_desktop.ui.shared.workbench import Workbench

_WIDTH, _HEIGHT = 1280, 680
_ITEMS_WIDTH, _ENTRIES_WIDTH, _LACKS_HEIGHT = 448, 780, 112
_BETWEEN = chinese("、")


def _state(one: BoxItem) -> ChipLook:
    if one.lacks:
        return ChipLook(tr("缺 {count}", count=len(one.lacks)), Tone.WARN, "triangle-alert")
    return ChipLook(tr("齐"), Tone.GOOD, "circle-check")


_ITEM_COLUMNS: tuple[Column[BoxItem], ...] = (
    Column(QT_TR_NOOP("编号"), lambda one: one.item.code, "code", width=52),
    text_column(QT_TR_NOOP("考评内容"), lambda one: one.item.title, "title", width=150),
    Column(QT_TR_NOOP("材料"), lambda one: str(len(one.entries)), "count", width=52),
    Column(QT_TR_NOOP("缺件"), lambda one: _state(one).text, "state", width=84, chip=_state),
)


def _kind(entry: BoxEntry) -> str:
    return tr("材料") if entry.kind is None else tr(RECORD_WORDS[entry.kind])


def _source(entry: BoxEntry) -> ChipLook:
    if entry.evidence_id is not None:
        return ChipLook(tr("添加的"), Tone.INFO, "plus")
    if entry.is_counted:
        return ChipLook(tr("计分的"), Tone.WARN, "calculator")
    return ChipLook(tr("印证"), Tone.PLAIN, "check")


def _files(entry: BoxEntry) -> str:
    return _BETWEEN.join(
        file.name if file.is_whole else tr("{name}（读不出来）", name=file.name)
        for file in entry.files
    )


def _is_same(entry: BoxEntry, before: BoxEntry) -> bool:
    """Whether two readings of a box tell of one piece."""
    found, was = ((one.evidence_id, one.kind, one.uid) for one in (entry, before))
    return found == was


_ENTRY_COLUMNS: tuple[Column[BoxEntry], ...] = (
    Column(QT_TR_NOOP("序号"), lambda one: str(one.number), "number", width=48),
    text_column(QT_TR_NOOP("材料"), lambda one: in_words(one.text), "text", width=216),
    Column(QT_TR_NOOP("种类"), _kind, "kind", width=80),
    Column(QT_TR_NOOP("手册或卷号"), lambda one: one.book, "book", width=104),
    Column(QT_TR_NOOP("页码"), lambda one: one.page, "page", width=56),
    text_column(QT_TR_NOOP("附件"), _files, "files", width=100),
    Column(QT_TR_NOOP("来源"), lambda one: _source(one).text, "source", width=92, chip=_source),
)


class InspectionBoxDialog(Dialog):
    """Items at the left, the evidence of the current one at the right, what it lacks below.

    Enter opens a record, Insert adds evidence, Delete takes out what was added, Alt with the
    arrows moves it.

    Signals:
        print_wanted: The `Printout` of the box or of some of its parts.
        activity_wanted: Row id of an activity to be opened. document_wanted: of a document.
        entry_wanted, person_wanted, organisation_wanted, wall_wanted: identities of other records.
    """

    print_wanted = Signal(object)
    activity_wanted = Signal(int)
    document_wanted = Signal(int)
    entry_wanted = Signal(str)
    person_wanted = Signal(str)
    organisation_wanted = Signal(str)
    wall_wanted = Signal(str)

    def __init__(
        self, bench: Workbench, organisation_id: int, period: str, parent: QWidget | None = None
    ) -> None:
        """Make the dialog; `open()` shows it.

        Args:
            bench: Desk and questions.
            organisation_id: The branch. period: code of the period.
            parent: The page.
        """
        super().__init__(parent)
        self.setObjectName("inspection_box")
        self.setWindowTitle(tr("迎检盒"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._bench, self._branch, self._period = bench, organisation_id, period
        self.box: InspectionBox | None = None
        self.title = QLabel(self)
        set_role(self.title, "title")
        self.told = QLabel(self)
        self.told.setObjectName("box_told")
        set_role(self.told, "second")
        desk = bench.desk
        self.item_model = QueryModel(
            desk,
            _ITEM_COLUMNS,
            RowsAtHand[BoxItem](),
            self,
            key=lambda one: one.item.code,
            hears=False,
        )
        self.items = TableView(self.item_model, self, name=QT_TR_NOOP("考评内容"))
        self.items.setObjectName("box_items")
        self.entry_model = QueryModel(
            desk, _ENTRY_COLUMNS, RowsAtHand[BoxEntry](), self, key="number", hears=False
        )
        self.entries = TableView(self.entry_model, self, name=QT_TR_NOOP("材料"))
        self.entries.setObjectName("box_entries")
        self.lacks = QLabel(self)
        self.lacks.setObjectName("box_lacks")
        self.lacks.setWordWrap(True)
        set_role(self.lacks, "caution")
        self.lacks_area = scrolling(self.lacks, self, is_wide=True)
        self.lacks_area.setMaximumHeight(tokens().text_px(_LACKS_HEIGHT))
        self.files = AttachmentList(bench, self)
        self._make_buttons()
        self._connect()
        self._lay_out()
        self.read()

    # What is shown --------------------------------------------------------------------

    def read(self) -> None:
        """Read the box; the item and the piece that were current stay so where they are."""
        item, entry = self.current_item(), self.current_entry()
        self.box = InspectionBoxQuery(self._branch, self._period, self._bench.desk.on).fetch()
        box = self.box
        if box is None:
            self.title.setText(tr("迎检盒"))
            self.told.setText(tr("这一期没有在用的细则，或者还没有开始。"))
            self.item_model.set_query(RowsAtHand[BoxItem]())
            self._show_item()
            return
        self.title.setText(
            tr("迎检盒 · {branch} {period}", branch=box.name, period=box.period.label)
        )
        self.told.setText(
            tr("材料 {count} 份，缺 {lacks} 项。", count=box.count, lacks=box.lack_count)
        )
        codes = [one.item.code for one in box.items]
        wanted = item.item.code if item is not None else ""
        with QSignalBlocker(self.items):  # filling and choosing would each show the item
            self.item_model.set_query(RowsAtHand(rows=box.items))
            if codes:
                self.items.select_keys([wanted if wanted in codes else codes[0]])
        self._show_item(entry)

    def current_item(self) -> BoxItem | None:
        """Return the item that is looked at."""
        found: BoxItem | None = self.items.current_row()
        return found

    def current_entry(self) -> BoxEntry | None:
        """Return the piece of evidence that is looked at."""
        found: BoxEntry | None = self.entries.current_row()
        return found

    def _show_item(self, before: BoxEntry | None = None) -> None:
        """Show the current item, with the piece chosen that was current before, else the first."""
        one = self.current_item()
        entries: Sequence[BoxEntry] = () if one is None else one.entries
        self.entries.set_empty(
            tr("这一项还没有材料。可以添加：一条记录、手写本的一页，或者几个文件。"),
            recording_words(tr("添加材料…")),
            self.add,
        )
        same = [] if before is None else [two.number for two in entries if _is_same(two, before)]
        with QSignalBlocker(self.entries):
            self.entry_model.set_query(RowsAtHand(rows=tuple(entries)))
            if entries:
                self.entries.select_keys([*same, entries[0].number][:1])
        told = (
            []
            if one is None
            else [
                tr("{kind}：{text}", kind=tr(LACK_WORDS[lack.kind]), text=in_words(lack.text))
                for lack in one.lacks
            ]
        )
        self.lacks.setText("\n".join(told))
        self.lacks_area.setVisible(bool(told))
        self._show_entry()

    def _show_entry(self) -> None:
        entry = self.current_entry()
        evidence_id = entry.evidence_id if entry is not None else None
        self.files.setVisible(evidence_id is not None)
        if evidence_id is not None:
            self.files.show_files(Holder(evidence_id=evidence_id))
        added = self._added()
        place = added.index(entry) if entry in added else -1
        self.change_button.setEnabled(place >= 0)
        self.remove_button.setEnabled(place >= 0)
        self.item_button.setEnabled(place >= 0)
        self.up_button.setEnabled(place > 0)
        self.down_button.setEnabled(0 <= place < len(added) - 1)
        self.open_button.setEnabled(entry is not None and can_open(entry))
        self.add_button.setEnabled(self.current_item() is not None)

    def _added(self) -> list[BoxEntry]:
        one = self.current_item()
        found = () if one is None else one.entries
        return [entry for entry in found if entry.evidence_id is not None]

    # What the user can do -------------------------------------------------------------

    def add(self) -> OperationDialog | None:
        """Ask for a piece of evidence of the current item."""
        one = self.current_item()
        if one is None or self.box is None or not self._may_edit():
            return None
        dialog = evidence_dialog(self._bench, self.box, one.item.code, self)
        dialog.open()
        return dialog

    def change(self) -> OperationDialog | None:
        """Ask for title, book, page, record and note of the current piece."""
        one, entry = self.current_item(), self.current_entry()
        if one is None or entry is None or entry.evidence_id is None or self.box is None:
            return None
        if not self._may_edit():
            return None
        found = ScoreEvidenceQuery(self._branch, self._period, self._bench.desk.on).fetch()
        row = next((two for two in found if two.evidence_id == entry.evidence_id), None)
        if row is None:
            return None
        dialog = evidence_dialog(self._bench, self.box, one.item.code, self, evidence=row)
        dialog.open()
        return dialog

    def move_by(self, step: int) -> None:
        """Move the current piece up or down among those that were added."""
        entry, added = self.current_entry(), self._added()
        if entry is None or entry not in added or entry.evidence_id is None:
            return
        place = added.index(entry) + step
        if 0 <= place < len(added) and self._may_edit():
            desk = self._bench.desk
            ids = [one.evidence_id for one in added if one.evidence_id is not None]
            ids.insert(place, ids.pop(added.index(entry)))
            desk.attempt(move_evidence(evidence_ids=ids))

    def move_to_item(self) -> OperationDialog | None:
        """Ask to which other item the current piece belongs."""
        one, entry = self.current_item(), self.current_entry()
        if one is None or entry is None or entry.evidence_id is None or self.box is None:
            return None
        if not self._may_edit():
            return None
        dialog = move_dialog(self._bench, self.box, one, entry.evidence_id, self)
        dialog.open()
        return dialog

    def remove(self) -> None:
        """Take the current piece out of the box; it can be undone."""
        entry = self.current_entry()
        if entry is not None and entry.evidence_id is not None and self._may_edit():
            self._bench.desk.attempt(remove_evidence(evidence_id=entry.evidence_id))

    def open_record(self) -> None:
        """Leave the box and open the record of the current piece."""
        entry = self.current_entry()
        if entry is None or not can_open(entry):
            return
        self.accept()
        open_record(entry, self)

    def print_box(self) -> None:
        """Ask which parts are to be printed, and print them as one job."""
        if self.box is None:
            return
        dialog = box_print_dialog(self._bench, self.box, self.print_wanted.emit, self)
        dialog.open()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Insert adds, Delete takes out, Alt and the arrows move."""
        is_alt = event.modifiers() == Qt.KeyboardModifier.AltModifier
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if event.key() == Qt.Key.Key_Insert:
            self.add()
        elif event.key() == Qt.Key.Key_Delete:
            self.remove()
        elif is_alt and event.key() in steps:
            self.move_by(steps[Qt.Key(event.key())])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()  # never the primary button by accident
        else:
            super().keyPressEvent(event)

    def _may_edit(self) -> bool:
        return may_edit(self._bench.ask, self, self._bench.desk)

    def _hear(self, changes: Changes) -> None:
        if changes.topics & InspectionBoxQuery.reads:
            self.read()

    # Looks ------------------------------------------------------------------------------

    def _make_buttons(self) -> None:
        self.add_button = self._button(tr("添加材料…"), "plus", "add_evidence", self.add)
        self.change_button = self._button(tr("修改…"), "pencil", "change_evidence", self.change)
        self.up_button = records(
            icon_button("chevron-up", tr("上移"), clicked=lambda: self.move_by(-1), parent=self)
        )
        self.down_button = records(
            icon_button("chevron-down", tr("下移"), clicked=lambda: self.move_by(1), parent=self)
        )
        self.item_button = self._button(
            tr("移到别项…"), "move-horizontal", "move_to_item", self.move_to_item
        )
        self.remove_button = self._button(tr("移除"), "trash-2", "remove_evidence", self.remove)
        self.open_button = self._button(tr("打开记录"), "", "open_record", self.open_record)
        self.print_button = primary_button(tr("打印…"), "printer", parent=self)
        self.print_button.setObjectName("print_box")
        self.print_button.clicked.connect(self.print_box)
        self.leave_button = plain_button(tr("关闭"), parent=self)
        self.leave_button.clicked.connect(self.reject)

    def _button(self, words: str, icon: str, name: str, act: object) -> QPushButton:
        button = plain_button(words, icon, parent=self)
        button.setObjectName(name)
        button.clicked.connect(act)
        return button

    def _connect(self) -> None:
        self.items.chosen_changed.connect(self._show_item)
        self.entries.chosen_changed.connect(self._show_entry)
        self.entries.opened.connect(lambda _row: self.open_record())
        self._bench.desk.changed.connect(self._hear)

    def _lay_out(self) -> None:
        made = tokens()
        tools = QHBoxLayout()
        tools.setSpacing(made.space(2))
        for button in (
            self.add_button,
            self.change_button,
            self.up_button,
            self.down_button,
            self.item_button,
            self.remove_button,
        ):
            tools.addWidget(button)
        tools.addStretch()
        tools.addWidget(self.open_button)
        right = QWidget(self)
        beside = QVBoxLayout(right)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(made.space(2))
        beside.addLayout(tools)
        beside.addWidget(self.entries, 1)
        beside.addWidget(self.lacks_area)
        beside.addWidget(self.files)
        self.items.setMinimumWidth(made.text_px(_ITEMS_WIDTH) // 2)
        splitter = panes(self, self.items, right, grows=1)
        splitter.setHandleWidth(made.space(3))
        splitter.setSizes([made.text_px(_ITEMS_WIDTH), made.text_px(_ENTRIES_WIDTH)])
        foot = QHBoxLayout()
        foot.setSpacing(made.space(2))
        foot.addStretch()
        foot.addWidget(self.leave_button)
        foot.addWidget(self.print_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(made.space(6),) * 4)
        column.setSpacing(made.space(3))
        for widget in (self.title, self.told):
            column.addWidget(widget)
        column.addWidget(splitter, 1)
        column.addLayout(foot)
        fit_to_screen(self, _WIDTH, _HEIGHT)
        self.items.setFocus(Qt.FocusReason.OtherFocusReason)
