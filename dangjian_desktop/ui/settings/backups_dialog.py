"""备份与恢复: the backups there are; making, proving and saving one elsewhere; looking inside."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from dangjian_desktop.domain.backups import BackupFacts
from dangjian_desktop.domain.problems import SentenceError
from dangjian_desktop.domain.rights import Right
from dangjian_desktop.operations.backups import (
    Backup,
    BackupInside,
    look_inside,
    loses_password,
    prove_backup,
    save_backup,
)
from dangjian_desktop.ui.settings.backup_columns import BACKUP_COLUMNS, BackupRow, backup_rows
from dangjian_desktop.ui.settings.restore_dialog import RestoreDialog
from dangjian_desktop.ui.settings.second_place_pane import SecondPlacePane
from dangjian_desktop.ui.shared.ask import BACKUPS
from dangjian_desktop.ui.shared.backup_keeper import BackupKeeper
from dangjian_desktop.ui.shared.backup_words import holding_words, made_words
from dangjian_desktop.ui.shared.buttons import plain_button, primary_button
from dangjian_desktop.ui.shared.dialog import Dialog
from dangjian_desktop.ui.shared.jobs import BusyError, Outcome, Report
from dangjian_desktop.ui.shared.layouts import fit_to_screen
from dangjian_desktop.ui.shared.offered import records
from dangjian_desktop.ui.shared.query_model import QueryModel, RowsAtHand
from dangjian_desktop.ui.shared.table_view import TableView
from dangjian_desktop.ui.shared.theme import set_role, tokens
from dangjian_desktop.ui.shared.wording import in_words, tr
from dangjian_desktop.ui.shared.workbench import Workbench

T = TypeVar("T")
_SIZE = (860, 560)


class BackupsDialog(Dialog):
    """The backups, the newest first, and what can be done with one.

    Signals:
        restore_wanted: The file whose data are to be put in the place of the open ones.
    """

    restore_wanted = Signal(object)

    def __init__(
        self, bench: Workbench, keeper: BackupKeeper, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("backups_dialog")
        self.setWindowTitle(tr("备份与恢复"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._bench, self._keeper = bench, keeper
        self.last = QLabel(self)
        self.last.setObjectName("last_backup")
        self.last.setWordWrap(True)
        self.told = QLabel(self)
        self.told.setObjectName("backup_told")
        self.told.setWordWrap(True)
        set_role(self.told, "second")
        self.told.hide()
        self.model: QueryModel[BackupRow] = QueryModel(
            bench.desk, BACKUP_COLUMNS, RowsAtHand(), self, key="path", hears=False
        )
        self.table = TableView(self.model, self, name=tr("备份"))
        self.table.setObjectName("backups_table")
        self.table.set_empty(tr("还没有备份。退出程序时、每天都会自动备份。"))
        self.make_button = primary_button(tr("立即备份"), "hard-drive", parent=self)
        self.make_button.setObjectName("make_button")
        self.save_button = plain_button(tr("另存到…"), "save", parent=self)
        self.save_button.setObjectName("save_button")
        self.save_button.setToolTip(tr("另存到 U 盘等别的地方，写完读回核对"))
        self.prove_button = plain_button(tr("校验"), "circle-check", parent=self)
        self.prove_button.setObjectName("prove_button")
        self.look_button = records(
            plain_button(tr("看看里面与恢复…"), "rotate-ccw", parent=self), Right.RESTORE
        )
        self.look_button.setObjectName("look_button")
        self.open_button = records(
            plain_button(tr("打开别处的备份…"), "folder-open", parent=self), Right.RESTORE
        )
        self.open_button.setObjectName("open_button")
        self.close_button = plain_button(tr("关闭"), parent=self)
        self.close_button.setObjectName("close_button")
        self.second = SecondPlacePane(bench, keeper, self)
        self._lay_out()
        self._connect()
        self._show()
        self._keeper.look()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    # What the user can do --------------------------------------------------------

    def make(self) -> None:
        """Make a backup now."""
        try:
            self._keeper.make(self, self._tell_made)
        except BusyError:
            self._say_busy()

    def save_elsewhere(self) -> None:
        """Copy the current backup to a stick and read it back there."""
        row = self._current()
        if row is None:
            return
        target = self._bench.ask.choose_save_file(self, tr("另存备份"), row.path.stem, (BACKUPS,))
        if target is None:
            return

        def tell(_facts: BackupFacts) -> None:
            self._say(tr("已另存到 {path}，并读回核对无误。", path=target))

        self._do(
            row.path,
            lambda report: save_backup(row.path, target, report),
            tell,
            title=tr("另存备份"),
        )

    def prove(self) -> None:
        """Read the whole current backup and say whether it holds."""
        row = self._current()
        if row is None:
            return

        def tell(facts: BackupFacts) -> None:
            when = made_words(facts, self._keeper.clock().date())
            self._say(tr("{when}这份备份校验无误，可以用来恢复。", when=when))

        self._do(row.path, partial(prove_backup, row.path), tell, title=tr("校验备份"))

    def look(self) -> None:
        """Look into the current backup; from there it can be restored."""
        row = self._current()
        if row is not None:
            self.look_into(row.path)

    def open_other(self) -> None:
        """Look into a backup that lies elsewhere, on a stick."""
        path = self._bench.ask.choose_open_file(self, tr("打开别处的备份"), (BACKUPS,))
        if path is not None:
            self.look_into(path)

    def look_into(self, path: Path) -> None:
        """Prove a backup and show what would be lost and what would come back."""
        self._do(
            path,
            partial(look_inside, path),
            lambda inside: self._show_inside(path, inside),
            title=tr("看备份里面"),
        )

    # Doing it ----------------------------------------------------------------------

    def _do(
        self,
        path: Path,
        task: Callable[[Report], T],
        then: Callable[[T], object],
        *,
        title: str,
    ) -> None:
        """Do something with a backup as long work; what fails is told and, where it broke, kept."""

        def take(outcome: Outcome[T]) -> None:
            if outcome.was_cancelled:
                return
            try:
                done = outcome.result()
            except SentenceError as error:
                if error.code == "damaged_backup":
                    self._keeper.mark_unsound(path)
                self._bench.ask.error(self, in_words(error))
                return
            then(done)

        self.told.hide()
        try:
            self._bench.jobs.start(self, task, take, title=title)
        except BusyError:
            self._say_busy()

    def _show_inside(self, path: Path, inside: BackupInside) -> None:
        dialog = RestoreDialog(
            self._bench,
            inside,
            self._keeper.clock().date(),
            self,
            loses_password=loses_password(self._keeper.folder, inside.facts),
        )
        dialog.restore_wanted.connect(lambda: self._want(path))
        dialog.open()

    def _want(self, path: Path) -> None:
        self.accept()
        self.restore_wanted.emit(path)

    def _tell_made(self, made: Backup) -> None:
        self._say(tr("已备份并校验无误：{holding}。", holding=holding_words(made.facts)))

    def _say_busy(self) -> None:
        self._say(tr("还有别的工作没有做完。请等它做完再试。"))

    def _say(self, sentence: str) -> None:
        self.told.setText(sentence)
        self.told.setVisible(bool(sentence))

    # What is shown -------------------------------------------------------------------

    def _current(self) -> BackupRow | None:
        row: BackupRow | None = self.table.current_row()
        return row

    def _show(self) -> None:
        shelf, today = self._keeper.shelf, self._keeper.clock().date()
        if shelf is None:
            return
        first = not self.model.keys
        self.model.set_query(RowsAtHand(backup_rows(shelf, self._keeper.unsound, today)))
        if first or self.table.current_row() is None:
            self.table.select_keys(self.model.keys[:1])
        newest = self._keeper.newest
        words = (
            tr("还没有备份。")
            if newest is None
            else tr(
                "最近一份校验无误的备份：{made}，{holding}。",
                made=made_words(newest, today),
                holding=holding_words(newest),
            )
        )
        if self._keeper.failure:
            words = tr("上次备份没有做成：{reason}", reason=self._keeper.failure) + "\n" + words
        self.last.setText(words)
        set_role(self.last, "problem" if self._keeper.failure else "sentence")
        self._tell_chosen()

    def _tell_chosen(self) -> None:
        row = self._current()
        for button in (self.save_button, self.look_button):
            button.setEnabled(row is not None and row.is_sound)
        self.prove_button.setEnabled(row is not None)

    def _connect(self) -> None:
        self.table.chosen_changed.connect(self._tell_chosen)
        self.table.opened.connect(lambda _row: self.look_button.click())
        self.make_button.clicked.connect(self.make)
        self.save_button.clicked.connect(self.save_elsewhere)
        self.prove_button.clicked.connect(self.prove)
        self.look_button.clicked.connect(self.look)
        self.open_button.clicked.connect(self.open_other)
        self.close_button.clicked.connect(self.reject)
        self.second.said.connect(self._say)
        self._keeper.changed.connect(self._show)
        self._keeper.failed.connect(self._tell_failure)

    def _tell_failure(self, sentence: str) -> None:
        self._bench.ask.error(self, tr("备份没有做成：{reason}", reason=sentence))

    def _lay_out(self) -> None:
        made = tokens()
        heading = QLabel(tr("备份与恢复"), self)
        set_role(heading, "title")
        head = QHBoxLayout()
        head.setSpacing(made.space(2))
        head.addWidget(heading)
        head.addStretch(1)
        head.addWidget(self.make_button)
        buttons = QHBoxLayout()
        buttons.setSpacing(made.space(2))
        for button in (self.look_button, self.save_button, self.prove_button, self.open_button):
            buttons.addWidget(button)
        buttons.addStretch(1)
        buttons.addWidget(self.close_button)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(*(made.space(6),) * 4)
        whole.setSpacing(made.space(3))
        whole.addLayout(head)
        whole.addWidget(self.last)
        whole.addWidget(self.second)
        whole.addWidget(self.table, 1)
        whole.addWidget(self.told)
        whole.addLayout(buttons)
        fit_to_screen(self, *_SIZE)
