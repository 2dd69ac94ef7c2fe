"""The page 文本库: which official texts there may be, which are entered, and what they say."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QMenu,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from dangjian_desktop.domain.problems import SentenceError
from dangjian_desktop.domain.wall_sheets import PLACE_WORDS, PURPOSE_WORDS, WallPlace
from dangjian_desktop.domain.wall_texts import OWN_PREFIX, TextKind
from dangjian_desktop.operations.printout import TEXT_SHEET, Printout
from dangjian_desktop.operations.wall_texts import read_wall_text, remove_wall_text
from dangjian_desktop.queries.wall_texts import (
    TextEditionsQuery,
    TextRow,
    TextsInForceQuery,
    offered_text_kinds,
)
from dangjian_desktop.ui.shared.buttons import menu_button, plain_button, primary_button
from dangjian_desktop.ui.shared.choice_box import ChoiceBox
from dangjian_desktop.ui.shared.day_picker import may_edit
from dangjian_desktop.ui.shared.dropped import dropped_files
from dangjian_desktop.ui.shared.empty_state import EmptyState
from dangjian_desktop.ui.shared.layouts import panes, space_page
from dangjian_desktop.ui.shared.offered import is_offered, recording_words, records
from dangjian_desktop.ui.shared.place_box import PlaceBox
from dangjian_desktop.ui.shared.query_model import ChipLook, Column, QueryModel, RowsAtHand
from dangjian_desktop.ui.shared.refresh import Refresh
from dangjian_desktop.ui.shared.table_view import TableView
from dangjian_desktop.ui.shared.theme import Tone, news, set_role, tokens
from dangjian_desktop.ui.shared.wording import QT_TR_NOOP, in_words, tr
from dangjian_desktop.ui.shared.workbench import Workbench
from dangjian_desktop.ui.walls.text_dialogs import change_text_dialog, new_text_dialog

TEXT_FILES = QT_TR_NOOP("文本 (*.txt *.docx)")
_PANE_WIDTH, _PLENTY = 460, 10_000


@dataclass(frozen=True, slots=True)
class TextLine:
    """A text that there may be, and the edition in force; None where nobody has entered it."""

    number: int
    kind: TextKind
    row: TextRow | None


def _chip(line: TextLine) -> ChipLook:
    if line.row is None:
        return ChipLook(tr("未录入"), Tone.PLAIN, "circle")
    return ChipLook(tr("已录入"), Tone.GOOD)


COLUMNS: tuple[Column[TextLine], ...] = (
    Column(
        QT_TR_NOOP("文本"),
        lambda line: tr(line.kind.title) if line.row is None else line.row.title,
        "title",
        width=190,
        can_sort=False,
    ),
    Column(
        QT_TR_NOOP("状态"),
        lambda line: _chip(line).text,
        "state",
        width=96,
        chip=_chip,
        can_sort=False,
    ),
    Column(
        QT_TR_NOOP("版本"),
        lambda line: "" if line.row is None else line.row.edition_on.printed,
        "edition",
        width=100,
        can_sort=False,
    ),
    Column(
        QT_TR_NOOP("谁的"),
        lambda line: "" if line.row is None else line.row.organisation or tr("全矿"),
        "whose",
        width=130,
        can_sort=False,
    ),
    Column(
        QT_TR_NOOP("挂在"),
        lambda line: tr(PLACE_WORDS[line.kind.place]),
        "place",
        width=120,
        can_sort=False,
    ),
    Column(
        QT_TR_NOOP("用途"),
        lambda line: tr(PURPOSE_WORDS[line.kind.purpose]),
        "purpose",
        width=140,
        can_sort=False,
    ),
)


class TextsPage(QWidget):
    """The texts at the left; at the right what the chosen one says, and its editions.

    Signals:
        figures_changed: The sentence for the status line.
        print_wanted: A `Printout`.
    """

    figures_changed = Signal(str)
    print_wanted = Signal(object)

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAcceptDrops(True)
        self._bench = bench
        self.editions: tuple[TextRow, ...] = ()
        self.title = QLabel(tr("文本库"), self)
        set_role(self.title, "title")
        self.place = PlaceBox(bench.desk, QT_TR_NOOP("全部党组织"), self, with_groups=False)
        self.place.setObjectName("texts_place")
        self.print_button = plain_button(tr("打印"), "printer", parent=self)
        self.print_button.setObjectName("print_text")
        self.more_menu = QMenu(self)
        self.more_button = records(menu_button(tr("更多"), self.more_menu, parent=self))
        self.more_button.setObjectName("texts_more")
        self.file_button = records(plain_button(tr("从文件读入…"), "file-input", parent=self))
        self.file_button.setObjectName("read_text_file")
        self.enter_button = records(primary_button(tr("录入…"), parent=self))
        self.enter_button.setObjectName("enter_text")
        self.model: QueryModel[TextLine] = QueryModel(
            bench.desk, COLUMNS, RowsAtHand(), self, key="number"
        )
        self.table = TableView(self.model, self, name=QT_TR_NOOP("文本"))
        self.table.setObjectName("texts")
        self.heading = QLabel(self)
        set_role(self.heading, "heading")
        self.heading.setWordWrap(True)
        self.told = QLabel(self)
        self.told.setObjectName("text_told")
        self.told.setWordWrap(True)
        set_role(self.told, "second")
        self.edition = ChoiceBox(self)
        self.edition.setObjectName("text_edition")
        self.edition.setAccessibleName(tr("版本"))
        self.body = QPlainTextEdit(self)
        self.body.setObjectName("text_body")
        self.body.setReadOnly(True)
        self.body.setTabChangesFocus(True)
        self.body.setAccessibleName(tr("正文"))
        self.empty = EmptyState("", "", icon="file-text", parent=self)
        self._fill_menu()
        self._lay_out()
        self._refresh = Refresh(self, bench.desk, TextsInForceQuery.reads, self.read)
        self._connect()

    # What the window asks -------------------------------------------------------------

    @property
    def line(self) -> TextLine | None:
        """The text that is chosen."""
        found: TextLine | None = self.table.current_row()
        return found

    @property
    def row(self) -> TextRow | None:
        """The edition that is shown."""
        chosen = self.edition.currentData()
        return next((one for one in self.editions if one.text_id == chosen), None)

    def figures(self) -> str:
        """Return how many texts are entered and how many are missing."""
        lines = self._lines()
        entered = sum(line.row is not None for line in lines)
        return tr(
            "已录入 {entered} 种 · 未录入 {missing} 种",
            entered=entered,
            missing=len(lines) - entered,
        )

    def print_shown(self) -> None:
        """Print the edition that is shown."""
        line, row = self.line, self.row
        if line is None or row is None:
            self._bench.ask.tell(self, tr("还没有录入这一文本，没有要打印的。请先录入。"))
            return
        self.print_wanted.emit(
            Printout(
                TEXT_SHEET,
                self._bench.desk.on,
                organisation_id=self.place.organisation_id,
                form=line.kind.code,
                text_id=None if row.ended_on is None else row.text_id,
            )
        )

    def show_text(self, code: str) -> None:
        """Choose a text by its code."""
        self._refresh.now()
        for line in self._lines():
            if line.kind.code == code:
                self.table.select_keys([line.number])

    # What is shown ----------------------------------------------------------------------

    def read(self) -> None:
        """Read which texts are in force; the chosen one stays so."""
        self._refresh.settle()
        before = self.line.kind.code if self.line is not None else ""
        found = TextsInForceQuery(self._bench.desk.on, self.place.organisation_id).fetch()
        kinds = [*offered_text_kinds()]
        kinds += [row.kind for code, row in found.items() if code.startswith(OWN_PREFIX)]
        lines = tuple(
            TextLine(number, kind, found.get(kind.code)) for number, kind in enumerate(kinds, 1)
        )
        with QSignalBlocker(self.table):
            self.model.set_query(RowsAtHand(rows=lines))
            chosen = next((one.number for one in lines if one.kind.code == before), 1)
            if lines:
                self.table.select_keys([chosen])
        self._show_chosen()
        self.figures_changed.emit(self.figures())

    def _lines(self) -> Sequence[TextLine]:
        query = self.model.query
        return tuple(query.rows) if isinstance(query, RowsAtHand) else ()

    def _show_chosen(self) -> None:
        line = self.line
        self.editions = ()
        if line is not None:
            query = TextEditionsQuery(
                self._bench.desk.on, line.kind.code, self.place.organisation_id
            )
            self.editions = tuple(query.fetch())
        self.edition.offer(
            [
                (
                    tr("{edition}（现行）", edition=one.edition_on.printed)
                    if one.ended_on is None or one.ended_on > self._bench.desk.on
                    else tr(
                        "{edition}（用到 {day}）", edition=one.edition_on.printed, day=one.ended_on
                    ),
                    one.text_id,
                )
                for one in self.editions
            ]
        )
        self.edition.setCurrentIndex(0 if self.editions else -1)
        self._show_edition()

    def _show_edition(self) -> None:
        line, row = self.line, self.row
        has_text = row is not None
        for widget in (self.body, self.heading, self.told):
            widget.setVisible(has_text)
        self.edition.setVisible(len(self.editions) > 1)
        self.empty.setVisible(not has_text)
        for action in (self.change_action, self.remove_action):
            action.setEnabled(has_text)
        self.print_button.setEnabled(has_text)
        self.enter_button.setText(tr("录入新版本") if has_text else tr("录入…"))
        self.enter_button.setEnabled(line is not None)
        if row is not None:
            self.heading.setText(row.title)
            self.told.setText(
                tr("摘自{source} · {day} 录入", source=row.source, day=row.entered_on)
            )
            self.body.setPlainText(row.body)
        elif line is not None:
            hint = tr("（{hint}）", hint=tr(line.kind.hint)) if line.kind.hint else ""
            self.empty.say(
                tr(
                    "还没有录入“{title}”。本程序不带正式文本，请录入现行的一版{hint}。",
                    title=tr(line.kind.title),
                    hint=hint,
                )
                if is_offered()
                else tr("还没有录入“{title}”。", title=tr(line.kind.title)),
                recording_words(tr("录入…")),
                self.enter,
            )

    # What the user can do -----------------------------------------------------------------

    def enter(self) -> QWidget | None:
        """Enter the chosen text, or a later edition of it."""
        line = self.line
        if line is None or not may_edit(self._bench.ask, self, self._bench.desk):
            return None
        row = line.row
        return self._open_new(
            line.kind.code,
            title=row.title if row is not None else line.kind.title,
            body=row.body if row is not None else "",
            hint=line.kind.hint,
            place=line.kind.place,
        )

    def enter_own(self) -> QWidget | None:
        """Enter a text that only this branch has."""
        if not may_edit(self._bench.ask, self, self._bench.desk):
            return None
        return self._open_new("", title="")

    def read_file(self) -> QWidget | None:
        """Read the chosen text from a file that the user points at."""
        path = self._bench.ask.choose_open_file(self, tr("读入文本"), (TEXT_FILES,))
        return None if path is None else self._read([path])

    def change(self) -> QWidget | None:
        """Put right what was mistyped in the edition that is shown."""
        row = self.row
        if row is None or not may_edit(self._bench.ask, self, self._bench.desk):
            return None
        dialog = change_text_dialog(self._bench, self, row)
        dialog.open()
        return dialog

    def remove(self) -> None:
        """Take the edition away that is shown; undo brings it back."""
        row = self.row
        if row is not None and may_edit(self._bench.ask, self, self._bench.desk):
            self._bench.desk.attempt(remove_wall_text(text_id=row.text_id))

    def _read(self, paths: Sequence[Path]) -> QWidget | None:
        """Open the dialog with what a file says; of several files the first is taken."""
        line = self.line
        if not paths or line is None or not may_edit(self._bench.ask, self, self._bench.desk):
            return None
        try:
            title, body = read_wall_text(paths[0])
        except SentenceError as error:
            self._bench.ask.error(self, in_words(error))
            return None
        own_title = line.row.title if line.row is not None else line.kind.title
        return self._open_new(
            line.kind.code,
            title=title if line.kind.code.startswith(OWN_PREFIX) else own_title,
            body=body,
            source=paths[0].stem,
            hint=line.kind.hint,
            place=line.kind.place,
        )

    def _open_new(
        self,
        code: str,
        *,
        title: str,
        body: str = "",
        source: str = "",
        hint: str = "",
        place: WallPlace = WallPlace.ROOM,
    ) -> QWidget:
        dialog = new_text_dialog(
            self._bench,
            self,
            code=code,
            organisation_id=self.place.organisation_id,
            title=title,
            body=body,
            source=source,
            hint=hint,
            place=place,
        )
        dialog.open()
        return dialog

    # Inside ----------------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """A file may be dropped."""
        if dropped_files(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Read the file that was dropped."""
        self._read(dropped_files(event.mimeData()))

    def _fill_menu(self) -> None:
        self.own_action = records(self.more_menu.addAction(tr("录入自己的文本…")))
        self.own_action.triggered.connect(self.enter_own)
        self.more_menu.addSeparator()
        self.change_action = records(self.more_menu.addAction(tr("更正录错的字…")))
        self.change_action.triggered.connect(self.change)
        self.remove_action = records(self.more_menu.addAction(tr("删除这一版本")))
        self.remove_action.triggered.connect(self.remove)

    def _connect(self) -> None:
        self.place.place_changed.connect(self._refresh.now)
        self._bench.desk.day_changed.connect(self._refresh.now)
        self.table.chosen_changed.connect(self._show_chosen)
        self.edition.activated.connect(self._show_edition)
        self.enter_button.clicked.connect(self.enter)
        self.file_button.clicked.connect(self.read_file)
        self.print_button.clicked.connect(self.print_shown)

    def _lay_out(self) -> None:
        self._head = QHBoxLayout()
        self._head.addWidget(self.title)
        self._head.addWidget(self.place)
        self._head.addStretch(1)
        for button in (self.print_button, self.more_button, self.file_button, self.enter_button):
            self._head.addWidget(button)
        pane = QWidget(self)
        inner = QVBoxLayout(pane)
        inner.setContentsMargins(tokens().space(3), 0, 0, 0)
        for widget in (self.heading, self.told, self.edition):
            inner.addWidget(widget)
        inner.addWidget(self.body, 1)
        inner.addWidget(self.empty, 1)
        self.splitter = panes(self, self.table, pane)
        self._column = QVBoxLayout(self)
        self._column.addLayout(self._head)
        self._column.addWidget(self.splitter, 1)
        self._dress()
        news().changed.connect(self._dress)
        width = tokens().text_px(_PANE_WIDTH)
        self.splitter.setSizes([_PLENTY, width])

    def _dress(self) -> None:
        space_page(self._column, self._head)
