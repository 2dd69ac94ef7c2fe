"""The files of whoever or whatever has some: seen, opened by a safe copy, saved, added, renamed.

A program, or what could pass for one, is never opened from here; it can only be saved, with a
word of warning. Files are added by the button or dropped from the file manager.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from pathlib import Path

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import QLabel, QListWidget, QListWidgetItem, QMenu, QVBoxLayout, QWidget

from dangjian_desktop.domain.attachments import (
    MOST_NAME,
    MOST_NOTE,
    AttachmentKind,
    kind_of,
    may_be_opened,
    size_text,
    suffix_of,
)
from dangjian_desktop.domain.problems import SentenceError
from dangjian_desktop.domain.rights import Right
from dangjian_desktop.host.errors import HostError
from dangjian_desktop.host.files import replace_file
from dangjian_desktop.host.opener import open_path
from dangjian_desktop.operations.attachments import (
    Attached,
    NewFile,
    add_attachments,
    change_attachment,
    read_files,
    remove_attachment,
    rename_attachment,
    reveal_attachment,
)
from dangjian_desktop.operations.runner import Operation, RefusedError, StorageError
from dangjian_desktop.queries.attachments import (
    AttachedFile,
    AttachmentQuery,
    AttachmentRow,
)
from dangjian_desktop.ui.shared.ask import ANY_FILE
from dangjian_desktop.ui.shared.buttons import quiet_button
from dangjian_desktop.ui.shared.day_picker import may_edit
from dangjian_desktop.ui.shared.dropped import dropped_files
from dangjian_desktop.ui.shared.fields import Entry, Field
from dangjian_desktop.ui.shared.icons import icon
from dangjian_desktop.ui.shared.jobs import Outcome, Report
from dangjian_desktop.ui.shared.offered import is_offered, records
from dangjian_desktop.ui.shared.operation_dialog import OperationDialog
from dangjian_desktop.ui.shared.theme import news, set_role, tokens
from dangjian_desktop.ui.shared.wording import QT_TR_NOOP, in_words, tr
from dangjian_desktop.ui.shared.workbench import Workbench

EMPTY = QT_TR_NOOP("还没有附件。可以把文件拖到这里，或点“添加附件”。")
#: So many files are seen without scrolling within the list.
MOST_SEEN = 8
_ICONS: Mapping[AttachmentKind, str] = {
    AttachmentKind.PICTURE: "image",
    AttachmentKind.DOCUMENT: "file-text",
    AttachmentKind.TABLE: "layout-grid",
    AttachmentKind.PROGRAM: "triangle-alert",
    AttachmentKind.OTHER: "file-input",
}


@dataclass(frozen=True, slots=True)
class Holder:
    """Whose files they are: exactly one of these has them."""

    person_id: int | None = None
    organisation_id: int | None = None
    activity_id: int | None = None
    document_id: int | None = None
    reply_id: int | None = None
    entry_id: int | None = None
    evidence_id: int | None = None
    admission_id: int | None = None
    case_file_id: int | None = None

    def query(self) -> AttachmentQuery:
        """Return what reads the files of a holder that needs no right."""
        ids = {field.name: getattr(self, field.name) for field in fields(AttachmentQuery)}
        return AttachmentQuery(**ids)


class AttachmentList(QWidget):
    """One line per file; Enter opens, F2 renames, Del takes away, the menu key shows it all."""

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("attachment_list")
        self._bench = bench
        self._holder = Holder()
        self.rows: list[AttachmentRow] = []
        self.empty = QLabel(tr(EMPTY) if is_offered() else tr("还没有附件。"), self)
        self.empty.setObjectName("empty")
        self.empty.setWordWrap(True)
        set_role(self.empty, "second")
        self.list = QListWidget(self)
        self.list.setObjectName("files")
        self.list.setAccessibleName(tr("附件"))
        self.list.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.list.customContextMenuRequested.connect(self._open_menu)
        self.list.itemActivated.connect(self.open_current)
        self.add_button = records(quiet_button(tr("添加附件…"), "plus", parent=self))
        self.add_button.setObjectName("add_button")
        self.add_button.clicked.connect(self.choose)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens().space(1))
        for widget in (self.empty, self.list):
            column.addWidget(widget)
        column.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.setAcceptDrops(True)
        news().changed.connect(self._fill)

    # What is shown --------------------------------------------------------------

    def show_files(self, holder: Holder) -> None:
        """Read and show the files of a holder."""
        self.show_rows(holder, holder.query().fetch())

    def show_rows(self, holder: Holder, rows: Sequence[AttachmentRow]) -> None:
        """Show the files of a holder as they were read, with what needs a right, by somebody."""
        self._holder, self.rows = holder, list(rows)
        self._fill()

    def current(self) -> AttachmentRow | None:
        """Return the file that is chosen."""
        number = self.list.currentRow()
        return self.rows[number] if 0 <= number < len(self.rows) else None

    def _fill(self) -> None:
        chosen = self.list.currentRow()
        self.list.clear()
        for row in self.rows:
            item = QListWidgetItem(icon(_ICONS[kind_of(row.name)]), self._told(row), self.list)
            item.setToolTip("\n".join(part for part in (row.name, row.note) if part))
        self.list.setCurrentRow(max(0, min(chosen, len(self.rows) - 1)) if self.rows else -1)
        self.list.setVisible(bool(self.rows))
        self.empty.setVisible(not self.rows)
        edge = tokens().sizes.icon
        self.list.setIconSize(QSize(edge, edge))
        height = sum(self.list.sizeHintForRow(n) for n in range(min(len(self.rows), MOST_SEEN)))
        self.list.setFixedHeight(height + 2 * self.list.frameWidth())

    def _told(self, row: AttachmentRow) -> str:
        facts = (size_text(row.size), row.added_on.printed, row.note)
        return f"{row.name}\n" + " · ".join(fact for fact in facts if fact)

    # Opening and saving -----------------------------------------------------------

    def open_current(self) -> None:
        """Let the system open a copy of the chosen file, or offer to save what may not be."""
        file = self._fetched()
        if file is None or file.content is None:
            return
        if not may_be_opened(file.name, file.content):
            answer = self._bench.ask.question(
                self,
                tr(
                    "“{name}”不是文档，可能是程序，不从这里打开。可以另存到别处再查看。",
                    name=file.name,
                ),
                yes=tr("另存为…"),
                is_loss=True,
            )
            if answer:
                self._save(file, file.content)
            return
        try:
            open_path(self._bench.copies.put(file.name, file.content))
        except HostError as error:
            self._bench.ask.error(self, in_words(error))

    def save_current(self) -> None:
        """Write the chosen file where the user says."""
        file = self._fetched()
        if file is None or file.content is None:
            return
        is_suspect = not may_be_opened(file.name, file.content)
        if not is_suspect or self._bench.ask.question(
            self,
            tr("“{name}”可能是程序，打开它有风险。仍要另存吗？", name=file.name),
            yes=tr("另存为…"),
            is_loss=True,
        ):
            self._save(file, file.content)

    def _save(self, file: AttachedFile, content: bytes) -> None:
        suffix = suffix_of(file.name)
        kinds = (f"*{suffix} (*{suffix})", ANY_FILE) if suffix else (ANY_FILE,)
        target = self._bench.ask.choose_save_file(self, tr("另存附件"), file.name, kinds)
        if target is None:
            return
        try:
            replace_file(target, content)
        except HostError as error:
            self._bench.ask.error(self, in_words(error))
            return
        self._bench.settings.change(last_folder=str(target.parent))
        self._bench.desk.noted.emit(tr("已保存：{target}", target=target), False)

    def _fetched(self) -> AttachedFile | None:
        row = self.current()
        if row is None:
            return None
        try:
            file = self._bench.desk.run(reveal_attachment(attachment_id=row.attachment_id))
        except (RefusedError, StorageError) as refusal:
            self._bench.ask.error(self, in_words(refusal))
            return None
        if file is not None and file.content is None:
            self._bench.ask.error(
                self,
                tr("附件“{name}”的内容已损坏或丢失，打不开。请从备份里找回。", name=file.name),
            )
        return file

    # Changing -----------------------------------------------------------------------

    def choose(self) -> None:
        """Ask for files and add them."""
        if self._may_edit():
            self._add(self._bench.ask.choose_open_files(self, tr("选择附件"), (ANY_FILE,)))

    def take(self, paths: Sequence[Path]) -> None:
        """Add files that were dropped."""
        if self._may_edit():
            self._add(paths)

    def _add(self, paths: Sequence[Path]) -> None:
        """Read files off the window's thread and keep them."""
        if not paths:
            return
        if self._bench.jobs.is_busy:
            self._bench.ask.tell(self, tr("正在做别的事。请等它做完再添加附件。"))
            return
        holder, desk = self._holder, self._bench.desk
        on = desk.today

        def keep(report: Report) -> Attached:
            report(tr("正在读取文件"), 0)
            files = read_files(paths)
            report(tr("正在存入"), 0)
            return desk.run(_adding(holder, files, on))

        self._bench.jobs.start(
            self, keep, self._tell_added, title=tr("添加附件"), writes=True, can_cancel=False
        )

    def _tell_added(self, outcome: Outcome[Attached]) -> None:
        if isinstance(outcome.error, SentenceError):
            self._bench.ask.error(self, in_words(outcome.error))
            return
        known = tr("、").join(outcome.result().known)
        if known:
            self._bench.ask.tell(self, tr("“{names}”已经在附件里，没有重复添加。", names=known))

    def rename_current(self) -> None:
        """Ask for another name."""
        row = self.current()
        if row is None or not self._may_edit():
            return
        dialog = OperationDialog(
            self._bench,
            tr("附件改名"),
            (Field("name", tr("文件名"), is_required=True, max_length=MOST_NAME),),
            lambda values: rename_attachment(attachment_id=row.attachment_id, name=values["name"]),
            values={"name": row.name},
            note=tr("后缀（如 .pdf）保持不变。"),
            parent=self.window(),
        )
        dialog.setObjectName("rename_attachment_dialog")
        dialog.open()

    def note_current(self) -> None:
        """Ask for another note."""
        row = self.current()
        if row is None or not self._may_edit():
            return
        dialog = OperationDialog(
            self._bench,
            tr("附件备注"),
            (Field("note", tr("备注"), Entry.LONG_TEXT, max_length=MOST_NOTE),),
            lambda values: change_attachment(
                attachment_id=row.attachment_id, note=values["note"] or ""
            ),
            values={"note": row.note},
            note=row.name,
            parent=self.window(),
        )
        dialog.setObjectName("attachment_note_dialog")
        dialog.open()

    def remove_current(self) -> None:
        """Take the chosen file away; 撤销 brings it back."""
        row = self.current()
        if row is not None and self._may_edit():
            self._bench.desk.attempt(remove_attachment(attachment_id=row.attachment_id))

    def _may_edit(self) -> bool:
        return may_edit(self._bench.ask, self, self._bench.desk)

    # Mouse and keyboard ----------------------------------------------------------------

    def _open_menu(self, at: QPoint) -> None:
        if self.current() is None:
            return
        menu = self.menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.list.viewport().mapToGlobal(at))

    def menu(self) -> QMenu:
        """Return what can be done with the chosen file."""
        menu = QMenu(self)
        records(menu.addAction(tr("打开"), self.open_current), Right.REVEAL)
        records(menu.addAction(tr("另存为…"), self.save_current), Right.REVEAL)
        menu.addSeparator()
        records(menu.addAction(tr("改名…"), self.rename_current))
        records(menu.addAction(tr("备注…"), self.note_current))
        records(menu.addAction(tr("删除附件"), self.remove_current))
        return menu

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """F2 renames and Del takes away what is chosen."""
        if event.key() == Qt.Key.Key_F2 and self.list.hasFocus():
            self.rename_current()
        elif event.key() == Qt.Key.Key_Delete and self.list.hasFocus():
            self.remove_current()
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files may be dropped here."""
        if dropped_files(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Add what was dropped."""
        paths = dropped_files(event.mimeData())
        event.acceptProposedAction()
        self.take(paths)


def _adding(holder: Holder, files: Sequence[NewFile], on: date) -> Operation[Attached]:
    return add_attachments(
        files=files,
        on=on,
        person_id=holder.person_id,
        organisation_id=holder.organisation_id,
        activity_id=holder.activity_id,
        document_id=holder.document_id,
        reply_id=holder.reply_id,
        entry_id=holder.entry_id,
        evidence_id=holder.evidence_id,
        admission_id=holder.admission_id,
        case_file_id=holder.case_file_id,
    )
