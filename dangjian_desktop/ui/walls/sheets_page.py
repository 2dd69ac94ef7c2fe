"""The page 版面: every sheet by place and purpose with its true picture, and the chosen one.

Pictures and preview are made in the background from the records of the day that is shown.
"""

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QVBoxLayout, QWidget

from dangjian_desktop.domain.problems import SentenceError
from dangjian_desktop.domain.sheet_sets import SheetSet
from dangjian_desktop.domain.topics import Topic
from dangjian_desktop.operations.paper_branch import letter_words
from dangjian_desktop.operations.print_jobs import PrintItem
from dangjian_desktop.operations.sheet_choices import change_sheet_choice
from dangjian_desktop.operations.wall_gallery import (
    GallerySheet,
    gallery,
    sheet_sets_offered,
    wall_standing,
)
from dangjian_desktop.queries.organisations import Tree
from dangjian_desktop.queries.wall_register import HangingRow
from dangjian_desktop.ui.shared.buttons import menu_button, quiet_button
from dangjian_desktop.ui.shared.filter_line import FilterLine
from dangjian_desktop.ui.shared.jobs import Outcome
from dangjian_desktop.ui.shared.layouts import panes, space_page
from dangjian_desktop.ui.shared.offered import records
from dangjian_desktop.ui.shared.place_box import PlaceBox
from dangjian_desktop.ui.shared.refresh import Refresh
from dangjian_desktop.ui.shared.sheet_output import SheetOutput
from dangjian_desktop.ui.shared.theme import news, set_role, tokens
from dangjian_desktop.ui.shared.wording import QT_TR_NOOP, in_words, tr
from dangjian_desktop.ui.shared.workbench import Workbench
from dangjian_desktop.ui.walls.consents_dialog import ConsentsDialog
from dangjian_desktop.ui.walls.gallery_groups import GalleryGroups, Group, groups_of
from dangjian_desktop.ui.walls.gallery_view import GalleryView, TileState, tile_states
from dangjian_desktop.ui.walls.letter_dialog import letter_dialog
from dangjian_desktop.ui.walls.official_files_dialog import OfficialFilesDialog
from dangjian_desktop.ui.walls.register_looks import CURRENT, STALE
from dangjian_desktop.ui.walls.sheet_pane import SheetPane
from dangjian_desktop.ui.walls.thumbnails import Thumbnails

READ_AFTER_MS = 150
#: For 14 px type: groups, gallery, sheet.
WIDTHS = (182, 744, 404)
FIND_WIDTH = 260
#: A change of any record may change what a sheet says; these alone never do.
_NEVER = frozenset({Topic.JOURNAL, Topic.VIEW, Topic.IMPORTING, Topic.SEARCH})
WORDS = QT_TR_NOOP("找版面")
TIP = QT_TR_NOOP("输入版面名称里的字；Esc 清除，↓ 到版面")


class SheetsPage(QWidget):
    """Groups at the left, tiles in the middle, the chosen sheet at the right.

    Signals:
        figures_changed: What the status line says.
    """

    figures_changed = Signal(str)

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._bench = bench
        self.sheets: dict[str, GallerySheet] = {}
        self.sets: tuple[SheetSet, ...] = ()
        self._states: Mapping[str, TileState] = {}
        self._group: Group | None = None
        self._wanted = ""
        self._prints_next = False
        self.title = QLabel(tr("版面"), self)
        set_role(self.title, "title")
        self.place = PlaceBox(bench.desk, QT_TR_NOOP("全部党支部"), self, with_groups=False)
        self.place.setObjectName("sheets_place")
        self.line = FilterLine(self, words=WORDS, tip=TIP)
        self.set_menu = QMenu(self)
        self.set_button = records(
            menu_button(tr("整套打印"), self.set_menu, "printer", parent=self)
        )
        self.set_button.setObjectName("print_set")
        self.consents_button = quiet_button(tr("上墙同意…"), parent=self)
        self.consents_button.setObjectName("consents_button")
        self.consents_button.clicked.connect(self.show_consents)
        self.files_button = quiet_button(tr("党徽和字体…"), parent=self)
        self.files_button.setObjectName("official_files_button")
        self.files_button.clicked.connect(self.show_official_files)
        self.thumbnails = Thumbnails(bench, self)
        self.groups = GalleryGroups(self)
        self.view = GalleryView(self.thumbnails, self._state, self)
        self.pane = SheetPane(bench, self)
        self.output = SheetOutput(bench, self)
        self._refresh = Refresh(
            self,
            bench.desk,
            frozenset(Topic) - _NEVER,
            self.read,
            after_ms=READ_AFTER_MS,
        )
        self.place.choose_first_branch()
        self._lay_out()
        self._connect()

    # What the window asks -------------------------------------------------------------

    def figures(self) -> str:
        """Return how many sheets there are and how many are out of date."""
        kinds = sum(one.is_wall for one in self.sheets.values())
        told = tr("上墙版面 {count} 种", count=kinds)
        hanging, stale = len(self._states), len(self._stale())
        if hanging:
            told += tr(" · 在墙 {count} 种", count=hanging)
        return told + (tr(" · 已过时 {count} 种", count=stale) if stale else "")

    def print_shown(self) -> None:
        """Print the sheet that is chosen."""
        self.print_out()

    def show_sheet(self, code: str, book: str = "") -> None:
        """Show a sheet by its code (quick find, another page); a notice that of a ledger book."""
        self.line.show_words("")
        self._wanted = code
        if not self.sheets:
            self._refresh.now()
        self._stand_on(code)
        if book:
            self.pane.options.choose_book(book)

    def print_when_made(self) -> None:
        """Print the chosen sheet as soon as its preview is there (quick find, Ctrl+Enter).

        One that cannot be made is not waited for: the pane says why.
        """
        self._prints_next = self.pane.is_making
        if self.pane.made is not None:
            self._prints_next = False
            self.print_out()

    # What is shown ----------------------------------------------------------------------

    def read(self) -> None:
        """Read which sheets there are and what each would be printed of."""
        self._refresh.settle()
        self.thumbnails.forget()
        self.sheets = {
            one.info.code: one for one in gallery(self._bench.desk.on, self.place.organisation_id)
        }
        self.sets = sheet_sets_offered(self.sheets)
        self._fill_sets()
        self._show_groups()
        self._show_tiles()
        self.pane.make_anew()
        self.figures_changed.emit(self.figures())
        self._read_standing()

    def _read_standing(self) -> None:
        """Ask in the background what hangs and whether it is true: every such sheet is read."""
        asked = self._bench.desk.on, self.place.organisation_id

        def then(outcome: Outcome[list[HangingRow]]) -> None:
            if asked == (self._bench.desk.on, self.place.organisation_id):
                self._show_standing(outcome.result())

        self._bench.jobs.read_quietly(self, partial(wall_standing, *asked), then)

    def _show_standing(self, hanging: Sequence[HangingRow]) -> None:
        before = self._stale()
        self._states = tile_states(hanging)
        if self._stale() != before:
            self._show_groups()
        self.view.model_.redraw_all()
        self._show_chosen_state(self.view.code)
        self.figures_changed.emit(self.figures())

    def _stale(self) -> frozenset[str]:
        return frozenset(code for code, state in self._states.items() if state.is_stale)

    def _show_groups(self) -> None:
        sheets = tuple(self.sheets.values())
        self.groups.show_groups(groups_of(sheets, self.sets, self._stale()))

    def _state(self, code: str) -> TileState:
        return self._states.get(code, TileState())

    def _take_group(self, group: Group) -> None:
        self._group = group
        self._show_tiles()

    def _show_tiles(self) -> None:
        """Show the sheets of the group; with words typed, all sheets that are so called."""
        words = self.line.words.split()
        if words:
            codes = tuple(
                code
                for code, one in self.sheets.items()
                if all(word in f"{one.info.title} {one.group} {one.kind_word}" for word in words)
            )
        else:
            codes = self._group.codes if self._group is not None else ()
        self.view.show_sheets([self.sheets[code] for code in codes if code in self.sheets])
        if self._wanted:
            self._stand_on(self._wanted)
        self._show_chosen(self.view.code)

    def _stand_on(self, code: str) -> None:
        sheet = self.sheets.get(code)
        if sheet is None:
            return
        self._wanted = ""
        if not self.view.model_.place_of(code).isValid():
            self.groups.choose(sheet.group if sheet.is_wall else f"forms {sheet.group}")
        self.view.choose(code)
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_chosen(self, code: str) -> None:
        sheet = self.sheets.get(code)
        self.pane.setVisible(sheet is not None)
        if sheet is None:
            return
        self.pane.show_sheet(sheet)
        self._show_chosen_state(code)

    def _show_chosen_state(self, code: str) -> None:
        state = self._state(code)
        if state.look is None:
            self.pane.show_state(None, state.told)
        else:  # what is not true any more stands in whole sentences below
            self.pane.show_state((STALE if state.is_stale else CURRENT).spoken, state.told)

    # What the user can do -----------------------------------------------------------------

    def print_out(self) -> None:
        """Send the chosen sheet to a printer."""
        item = self._item()
        if item is not None:
            self.output.print_sheets([item], item.name, self.pane.options.tile_paper)

    def save_pdf(self) -> None:
        """Save the chosen sheet as a PDF."""
        item = self._item()
        if item is not None:
            self.output.save_pdf(item, self.pane.options.tile_paper)

    def save_picture(self) -> None:
        """Save the chosen sheet as pictures."""
        item = self._item()
        if item is not None:
            self.output.save_pictures(item)

    def _item(self) -> PrintItem | None:
        """Return what goes out; None where nothing could be made."""
        if self.pane.made is None or self.pane.sheet is None:
            return None
        return PrintItem(self._name_of(self.pane.sheet), self.pane.printout)

    def _name_of(self, sheet: GallerySheet) -> str:
        place = Tree.on(self._bench.desk.on).get(self.place.organisation_id)
        return (place.name if place is not None else "") + sheet.info.title

    def print_set(self, one: SheetSet) -> None:
        """Print the sheets of a set as one job."""
        sheets = [self.sheets[code] for code in one.sheets]
        self.output.print_sheets(
            [PrintItem(self._name_of(sheet), sheet.printout) for sheet in sheets],
            tr(one.name),
            self.pane.options.tile_paper,
        )

    def print_first_set(self) -> None:
        """Print the first set there is: the ten of the wall."""
        if not self.sheets:
            self._refresh.now()
        if self.sets:
            self.print_set(self.sets[0])

    def show_consents(self) -> QWidget:
        """Open the list of who agreed to see something of themselves on a wall."""
        dialog = ConsentsDialog(self._bench, self.place.organisation_id, self)
        dialog.open()
        return dialog

    def write_letter(self) -> None:
        """Let the words of a letter be typed."""
        try:
            given = letter_words(self.pane.options.printout())
        except SentenceError as error:
            self._bench.ask.error(self, in_words(error))
            return
        letter_dialog(self._bench, self, given, self.pane.options.take_letter).open()

    def show_official_files(self) -> None:
        """Show which official files the branch has provided, and let others be chosen."""
        OfficialFilesDialog(self._bench, self).open()

    def keep_choices(self) -> None:
        """Keep how the chosen sheet is printed in this branch."""
        sheet, printout = self.pane.sheet, self.pane.printout
        if sheet is None:
            return
        self._bench.desk.attempt(
            change_sheet_choice(
                organisation_id=self.place.organisation_id,
                sheet=sheet.info.code,
                theme=printout.theme,
                paper=printout.paper,
                detail=printout.detail,
            )
        )

    def grow(self) -> None:
        """Give the preview the whole page, or take it back."""
        is_grown = self.groups.isHidden()
        for widget in (self.groups, self.view, self.line):
            widget.setVisible(is_grown)

    # Inside ----------------------------------------------------------------------------

    def _fill_sets(self) -> None:
        self.set_menu.clear()
        for one in self.sets:
            action = records(
                self.set_menu.addAction(
                    tr("{name}（{count} 张）", name=tr(one.name), count=len(one.sheets))
                )
            )
            action.triggered.connect(lambda _checked=False, chosen=one: self.print_set(chosen))
        self.set_button.setEnabled(bool(self.sets))

    def _print_if_wanted(self, is_made: bool) -> None:
        wanted, self._prints_next = self._prints_next, False
        if wanted and is_made:
            self.print_out()

    def _hear_words(self, _words: str) -> None:
        self._show_tiles()

    def _connect(self) -> None:
        self.place.place_changed.connect(self._refresh.now)
        self._bench.desk.day_changed.connect(self._refresh.now)
        self.line.words_changed.connect(self._hear_words)
        self.line.left_downwards.connect(
            partial(self.view.setFocus, Qt.FocusReason.OtherFocusReason)
        )
        self.groups.group_chosen.connect(self._take_group)
        self.groups.activated.connect(
            lambda _index: self.view.setFocus(Qt.FocusReason.OtherFocusReason)
        )
        self.view.sheet_chosen.connect(self._show_chosen)
        self.view.sheet_entered.connect(lambda _code: self.pane.print_button.setFocus())
        self.pane.print_wanted.connect(self.print_out)
        self.pane.save_wanted.connect(self.save_pdf)
        self.pane.options.letter_wanted.connect(self.write_letter)
        self.pane.picture_wanted.connect(self.save_picture)
        self.pane.keep_wanted.connect(self.keep_choices)
        self.pane.grown.connect(self.grow)
        self.pane.shown.connect(self._print_if_wanted)
        shortcut = QShortcut(QKeySequence("F9"), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self.grow)

    def _lay_out(self) -> None:
        self._head = QHBoxLayout()
        self._head.addWidget(self.title)
        self._head.addWidget(self.place)
        self._head.addWidget(self.line)
        self._head.addStretch(1)
        self._head.addWidget(self.consents_button)
        self._head.addWidget(self.files_button)
        self._head.addWidget(self.set_button)
        self.splitter = panes(self, self.groups, self.view, self.pane, grows=1)
        self._column = QVBoxLayout(self)
        self._column.addLayout(self._head)
        self._column.addWidget(self.splitter, 1)
        self._dress()
        news().changed.connect(self._dress)
        self.splitter.setSizes([tokens().text_px(width) for width in WIDTHS])

    def _dress(self) -> None:
        self.splitter.setHandleWidth(space_page(self._column, self._head))
        self.line.setFixedWidth(tokens().text_px(FIND_WIDTH))
