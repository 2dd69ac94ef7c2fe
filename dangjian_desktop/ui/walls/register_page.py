"""The page 在墙登记: what hangs where since when, what of it is true no more, and reprinting that.

Every sheet on the walls is compared in the background: of a mine there may be hundreds.
"""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QLabel, QMenu, QVBoxLayout, QWidget

from dangjian_desktop.domain.problems import SentenceError
from dangjian_desktop.domain.today import TodayItem
from dangjian_desktop.host.errors import HostError
from dangjian_desktop.host.opener import open_path
from dangjian_desktop.operations.print_jobs import PrintItem
from dangjian_desktop.operations.printout import WALL_REGISTER, Printout
from dangjian_desktop.operations.wall_reading import Register, examine_register
from dangjian_desktop.operations.wall_register import again, remove_posting
from dangjian_desktop.queries.wall_register import (
    EditionFileQuery,
    EditionsQuery,
    WallStandingQuery,
)
from dangjian_desktop.ui.shared.buttons import (
    menu_button,
    plain_button,
    primary_button,
    view_buttons,
)
from dangjian_desktop.ui.shared.choice_box import ChoiceBox
from dangjian_desktop.ui.shared.day_picker import may_edit
from dangjian_desktop.ui.shared.flow import FoldingRow
from dangjian_desktop.ui.shared.jobs import Outcome
from dangjian_desktop.ui.shared.layouts import panes, space_page
from dangjian_desktop.ui.shared.offered import records
from dangjian_desktop.ui.shared.place_box import PlaceBox
from dangjian_desktop.ui.shared.query_model import QueryModel, RowsAtHand
from dangjian_desktop.ui.shared.refresh import Refresh
from dangjian_desktop.ui.shared.sheet_output import SheetOutput
from dangjian_desktop.ui.shared.table_view import TableView
from dangjian_desktop.ui.shared.theme import news, set_role, tokens
from dangjian_desktop.ui.shared.wording import QT_TR_NOOP, in_words, tr
from dangjian_desktop.ui.shared.workbench import Workbench
from dangjian_desktop.ui.walls.posting_dialogs import (
    correct_dialog,
    end_dialog,
    move_dialog,
    post_dialog,
)
from dangjian_desktop.ui.walls.register_looks import (
    COLUMNS,
    SHOWN_WORDS,
    RegisterLine,
    Shown,
    every_line,
    lines_of,
)
from dangjian_desktop.ui.walls.register_pane import (
    CORRECT,
    MOVE,
    OPEN,
    POST,
    REMOVE,
    REPLACE,
    REPRINT,
    SAVE,
    TAKE_DOWN,
    RegisterPane,
)
from dangjian_desktop.ui.walls.sheet_options import TILES

READ_AFTER_MS = 200
_PANE_WIDTH, _PLENTY = 340, 10_000
_TILE_WIDTH = 150
_EMPTY = {
    Shown.HANGING: QT_TR_NOOP(
        "还没有登记挂了什么。在“版面”里打印的每一张都有编号，挂好后在这里登记。"
    ),
    Shown.STALE: QT_TR_NOOP("没有过时的版面：墙上写的都与今天的记录一致。"),
    Shown.WAITING: QT_TR_NOOP("没有印好还没挂的版面。"),
    Shown.PAST: QT_TR_NOOP("还没有取下过的版面。"),
}


class RegisterPage(QWidget):
    """The register at the left, stale sheets first; at the right the one that is chosen.

    Signals:
        figures_changed: The sentence for the status line.
        print_wanted: A `Printout`: the register as a list.
    """

    figures_changed = Signal(str)
    print_wanted = Signal(object)

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._bench = bench
        self.register = Register()
        self.shown = Shown.HANGING
        self._wanted: str | int | None = None
        self._is_read = self._waits = False
        self.title = QLabel(tr("在墙登记"), self)
        set_role(self.title, "title")
        self.views = view_buttons(SHOWN_WORDS, self.show_list, self)
        self.place = PlaceBox(bench.desk, QT_TR_NOOP("全部党支部"), self, with_groups=False)
        self.place.setObjectName("register_place")
        self.tile = ChoiceBox(self)
        self.tile.setObjectName("register_tile")
        self.tile.setAccessibleName(tr("拼接"))
        self.tile.setToolTip(tr("重印时比打印机纸大的版面怎样印"))
        self.tile.offer([(tr(words), key) for key, words in TILES.items()])
        self.post_button = records(plain_button(tr("登记上墙"), "plus", parent=self))
        self.post_button.setObjectName("post_sheet")
        self.more_menu = QMenu(self)
        self.more_button = menu_button(tr("更多"), self.more_menu, parent=self)
        self.more_button.setObjectName("register_more")
        self.reprint_button = records(primary_button(tr("重印过时的"), "printer", parent=self))
        self.reprint_button.setObjectName("reprint_stale")
        self.model: QueryModel[RegisterLine] = QueryModel(
            bench.desk, COLUMNS, RowsAtHand(), self, key=lambda line: line.key
        )
        self.table = TableView(
            self.model, self, name=QT_TR_NOOP("在墙登记"), fill_menu=self._fill_row_menu
        )
        self.table.setObjectName("register_table")
        self.pane = RegisterPane(self)
        self.output = SheetOutput(bench, self)
        self.table.set_empty(tr("正在与今天的记录核对。"))
        self._lay_out()
        self._refresh = Refresh(
            self, bench.desk, WallStandingQuery.reads, self.read, after_ms=READ_AFTER_MS
        )
        self._connect()
        self._mark_list()

    # What the window asks -------------------------------------------------------------

    @property
    def line(self) -> RegisterLine | None:
        """The line that is chosen."""
        found: RegisterLine | None = self.table.current_row()
        return found

    def figures(self) -> str:
        """Return how many sheets hang, and how many of them are out of date."""
        hanging = self.register.hanging
        return tr(
            "在墙 {count} 张 · 已过时 {stale} 张 · 待挂 {waiting} 张",
            count=len(hanging),
            stale=sum(row.is_stale for row in hanging),
            waiting=len(self.register.waiting),
        )

    def show_due(self, item: TodayItem) -> None:
        """Show a sheet that is out of date, in its branch."""
        self.place.choose(item.organisation_id)
        self._show(Shown.HANGING, item.row_id)

    def show_edition(self, uid: str) -> None:
        """Show a printed sheet by its identity, wherever it stands."""
        self.place.choose(None)
        self._show(Shown.HANGING, uid)

    def print_shown(self) -> None:
        """Print the register as a list."""
        self.print_wanted.emit(
            Printout(
                WALL_REGISTER,
                self._bench.desk.on,
                organisation_id=self.place.organisation_id,
            )
        )

    # What is shown ----------------------------------------------------------------------

    def show_list(self, key: str) -> None:
        """List what hangs, what is out of date, what waits, or what was taken down."""
        self.shown = Shown(key)
        self._mark_list()
        self._show_lines()

    def read(self) -> None:
        """Read the register in the background."""
        self._refresh.settle()
        asked = self._bench.desk.on, self.place.organisation_id
        self._bench.jobs.read_quietly(
            self, partial(examine_register, *asked), partial(self._take, asked)
        )

    def _take(self, asked: tuple[object, ...], outcome: Outcome[Register]) -> None:
        if asked != (self._bench.desk.on, self.place.organisation_id):
            return  # what is asked for by now is read next
        if isinstance(outcome.error, SentenceError):
            self._bench.desk.refused.emit(in_words(outcome.error))
            return
        self.register = outcome.result()
        self._find_wanted()
        self._show_lines()
        self.figures_changed.emit(self.figures())
        self._is_read = True
        if self._waits:
            self._waits = False
            self.reprint_stale()

    def _show(self, shown: Shown, wanted: str | int | None) -> None:
        self._wanted = wanted
        self.shown = shown
        self._mark_list()
        self._refresh.now()

    def _find_wanted(self) -> None:
        """Turn to the list in which what was asked for stands, and choose it there."""
        if self._wanted is None:
            return
        for shown, line in every_line(self.register):
            posting = None if line.posted is None else line.posted.posting_id
            if self._wanted in (line.edition_uid, posting):
                self.shown = shown
                self._mark_list()
                self._wanted = None
                self._show_lines(line.key)
                return
        self._wanted = None

    def _show_lines(self, wanted: tuple[int, int] | None = None) -> None:
        before = wanted or self.table.current_key()
        lines = lines_of(self.register, self.shown)
        with QSignalBlocker(self.table):  # what is chosen is shown once, at the end
            self.model.set_query(RowsAtHand(lines))
            keys = [line.key for line in lines]
            if keys:
                self.table.select_keys([before if before in keys else keys[0]])
        self.table.set_empty(tr(_EMPTY[self.shown]))
        stale = self._stale()
        self.reprint_button.setEnabled(bool(stale))
        self.reprint_button.setText(
            tr("重印过时的 {count} 张", count=len(stale)) if stale else tr("重印过时的")
        )
        self._show_chosen()

    def _stale(self) -> list[RegisterLine]:
        """Return what is out of date and not reprinted yet."""
        return [
            line
            for line in lines_of(self.register, Shown.STALE)
            if line.hanging is not None and line.hanging.successor_id is None
        ]

    def _show_chosen(self) -> None:
        line = self.line
        self.pane.show_line(line, self._earlier(line))
        self.pane.setVisible(self.model.rowCount() > 0)  # of an empty list nothing can be chosen

    def _earlier(self, line: RegisterLine | None) -> tuple[RegisterLine, ...]:
        """Return the same sheet as it hung before."""
        if line is None:
            return ()
        return tuple(
            one
            for one in lines_of(self.register, Shown.PAST)
            if one.choices == line.choices and one.key != line.key
        )

    # What the user can do -----------------------------------------------------------------

    def reprint_stale(self) -> None:
        """Print everything that is out of date as of today, as one job.

        Asked for before the register is read (by quick find), it waits for that.
        """
        if not self._is_read:
            self._waits = True
            return
        stale = self._stale()
        if not stale:
            self._bench.desk.noted.emit(tr("没有过时而还没有重印的版面。"), False)
        self.reprint(stale)

    def reprint(self, lines: Sequence[RegisterLine]) -> None:
        """Print sheets as of today, each with a new number; one of several copies once."""
        items = self._items(lines)
        if items:
            name = items[0].name if len(items) == 1 else tr("过时的版面")
            self.output.print_sheets(items, name, self._tile_paper())

    def save_again(self, line: RegisterLine) -> None:
        """Save a sheet as of today as a PDF, with a new number."""
        (item,) = self._items([line])
        self.output.save_pdf(item, self._tile_paper())

    def _items(self, lines: Sequence[RegisterLine]) -> list[PrintItem]:
        on = self._bench.desk.on
        once = {line.choices: line.edition_id for line in lines}
        editions = EditionsQuery(on, edition_ids=tuple(once.values())).fetch()
        return [PrintItem(one.title, again(one, on)) for one in reversed(editions)]

    def _tile_paper(self) -> str:
        return str(self.tile.currentData() or "")

    def post(self) -> None:
        """Ask where a printed sheet hangs; the chosen one first, then what waits."""
        if not self._may_edit():
            return
        line = self.line
        editions = EditionsQuery(self._bench.desk.today, self.place.organisation_id).fetch()
        if not editions:
            self._bench.ask.error(
                self, tr("还没有印过上墙的版面。请先在“版面”里打印，打印时会编上号。")
            )
            return
        chosen = line.edition_id if line is not None and line.posted is None else 0
        editions.sort(key=lambda one: (one.edition_id != chosen, bool(one.hung), -one.number))
        post_dialog(self._bench, editions, self.place.branch_id, self).open()

    def replace_by_new(self) -> None:
        """Ask when the reprinted sheet was hung in place of the chosen one."""
        line = self.line
        hanging = None if line is None else line.hanging
        if hanging is None or hanging.successor_id is None or not self._may_edit():
            return
        editions = EditionsQuery(
            self._bench.desk.today, edition_ids=(hanging.successor_id,)
        ).fetch()
        post_dialog(self._bench, editions, hanging.holder_id, self, replaced=hanging).open()

    def act(self, what: str) -> None:
        """Do what a link of the pane asks for."""
        line = self.line
        if line is None:
            return
        if what == OPEN:
            self.open_edition(line.edition_id)
        elif what == REPRINT:
            self.reprint([line])
        elif what == SAVE:
            self.save_again(line)
        elif what == POST:
            self.post()
        elif what == REPLACE:
            self.replace_by_new()
        elif line.posted is not None and self._may_edit():
            if what == REMOVE:
                self._bench.desk.attempt(remove_posting(posting_id=line.posted.posting_id))
            else:
                dialogs = {MOVE: move_dialog, TAKE_DOWN: end_dialog, CORRECT: correct_dialog}
                dialogs[what](self._bench, line.posted, self).open()

    def open_edition(self, edition_id: int) -> None:
        """Open the file of an edition as it was printed, with the viewer of the system."""
        (row,) = EditionsQuery(self._bench.desk.today, edition_ids=(edition_id,)).fetch()
        content = EditionFileQuery(edition_id).fetch()
        if content is None:
            self._bench.ask.error(
                self, tr("印制时的原件读不出来了。请从备份恢复，或按今天的数据重印。")
            )
            return
        try:
            name = f"DJ-{row.number:04d} {row.title}.pdf"
            open_path(self._bench.copies.put(name, content))
        except HostError as error:
            self._bench.ask.error(self, in_words(error))

    # Inside ----------------------------------------------------------------------------

    def _may_edit(self) -> bool:
        return may_edit(self._bench.ask, self, self._bench.desk)

    def _mark_list(self) -> None:
        for key, button in self.views.items():
            button.setChecked(key == self.shown)

    def _fill_row_menu(self, menu: QMenu) -> None:
        for act, link in self.pane.links.items():
            records(menu.addAction(link.text(), partial(self.act, act)))

    def _fill_more(self) -> None:
        menu = self.more_menu
        menu.clear()
        menu.addAction(tr("打印在墙登记表"), self.print_shown)

    def _connect(self) -> None:
        self.place.place_changed.connect(self._refresh.now)
        self._bench.desk.day_changed.connect(self._refresh.now)
        self.table.chosen_changed.connect(self._show_chosen)
        self.table.opened.connect(lambda line: self.open_edition(line.edition_id))
        self.pane.act_wanted.connect(self.act)
        self.pane.edition_wanted.connect(self.open_edition)
        self.post_button.clicked.connect(self.post)
        self.reprint_button.clicked.connect(self.reprint_stale)
        self.more_menu.aboutToShow.connect(self._fill_more)
        news().changed.connect(self._dress)

    def _lay_out(self) -> None:
        self._head = FoldingRow()
        for part in (self.title, *self.views.values()):
            self._head.left.addWidget(part)
        self._head.right.addWidget(self.place)
        self._head.right.addWidget(self.tile)
        self._head.right.addStretch(1)
        for button in (self.more_button, self.post_button, self.reprint_button):
            self._head.right.addWidget(button)
        self.splitter = panes(self, self.table, self.pane)
        self._column = QVBoxLayout(self)
        self._column.addLayout(self._head)
        self._column.addWidget(self.splitter, 1)
        self._dress()

    def _dress(self) -> None:
        made = tokens()
        self.splitter.setHandleWidth(space_page(self._column, self._head))
        self.splitter.setSizes([_PLENTY, made.text_px(_PANE_WIDTH)])
        self.tile.setFixedWidth(made.text_px(_TILE_WIDTH))
