"""The page 活动室: the walls of a branch's rooms to scale, what hangs where, green or stale."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QMenu,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from dangjian_desktop.domain.problems import SentenceError
from dangjian_desktop.domain.vocabulary import OrganisationKind
from dangjian_desktop.operations.print_jobs import PrintItem
from dangjian_desktop.operations.printout import ROOM_PLAN, Printout
from dangjian_desktop.operations.printouts import offered_sheets
from dangjian_desktop.operations.wall_reading import examine_rooms
from dangjian_desktop.operations.wall_register import again
from dangjian_desktop.operations.wall_rooms import (
    move_wall_spot,
    remove_room_wall,
    remove_wall_spot,
)
from dangjian_desktop.queries.organisations import Tree
from dangjian_desktop.queries.wall_register import EditionsQuery
from dangjian_desktop.queries.wall_rooms import RoomPlanQuery, SpotRow, WallRow
from dangjian_desktop.queries.wall_texts import TextsInForceQuery
from dangjian_desktop.ui.shared.buttons import menu_button, plain_button, primary_button
from dangjian_desktop.ui.shared.choice_box import ChoiceBox
from dangjian_desktop.ui.shared.day_picker import may_edit
from dangjian_desktop.ui.shared.empty_state import EmptyState
from dangjian_desktop.ui.shared.flow import FoldingRow
from dangjian_desktop.ui.shared.jobs import Outcome
from dangjian_desktop.ui.shared.layouts import panes, space_page
from dangjian_desktop.ui.shared.offered import recording_words, records
from dangjian_desktop.ui.shared.place_box import PlaceBox
from dangjian_desktop.ui.shared.refresh import Refresh
from dangjian_desktop.ui.shared.section import card
from dangjian_desktop.ui.shared.sheet_output import SheetOutput
from dangjian_desktop.ui.shared.theme import news, set_role, tokens
from dangjian_desktop.ui.shared.wording import QT_TR_NOOP, in_words, tr
from dangjian_desktop.ui.shared.workbench import Workbench
from dangjian_desktop.ui.walls.posting_dialogs import post_dialog
from dangjian_desktop.ui.walls.room_canvas import RoomCanvas
from dangjian_desktop.ui.walls.room_dialogs import spot_dialog, wall_dialog
from dangjian_desktop.ui.walls.room_pane import (
    CHANGE,
    HANG,
    REGISTER,
    REMOVE,
    REPRINT,
    RoomPane,
)

READ_AFTER_MS = 200
_PANE_WIDTH, _PLENTY = 300, 10_000
_ROOM_WIDTH = 160


class RoomsPage(QWidget):
    """The walls at the left; at the right the position that is chosen.

    Signals:
        figures_changed: The sentence for the status line.
        print_wanted: A `Printout`: the plan.
        wall_wanted: Identity of an edition that is to be shown in the register.
    """

    figures_changed = Signal(str)
    print_wanted = Signal(object)
    wall_wanted = Signal(str)

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._bench = bench
        self.walls: list[WallRow] = []
        self._names: dict[str, str] = {}
        self.title = QLabel(tr("活动室"), self)
        set_role(self.title, "title")
        self.place = PlaceBox(bench.desk, QT_TR_NOOP("请选党支部"), self, with_groups=False)
        self.place.setObjectName("rooms_place")
        self.room = ChoiceBox(self)
        self.room.setObjectName("rooms_room")
        self.room.setAccessibleName(tr("房间"))
        self.print_button = plain_button(tr("打印平面图"), "printer", parent=self)
        self.print_button.setObjectName("print_plan")
        self.more_menu = QMenu(self)
        self.more_button = records(menu_button(tr("更多"), self.more_menu, parent=self))
        self.more_button.setObjectName("rooms_more")
        self.wall_button = records(plain_button(tr("新增墙面"), "plus", parent=self))
        self.wall_button.setObjectName("add_wall")
        self.spot_button = records(primary_button(tr("新增位置"), "plus", parent=self))
        self.spot_button.setObjectName("add_spot")
        self.canvas = RoomCanvas()
        self.pane = RoomPane(self)
        self.empty = EmptyState("", icon="landmark", parent=self)
        self.output = SheetOutput(bench, self)
        self.place.choose_first_branch()
        self._lay_out()
        self._refresh = Refresh(
            self, bench.desk, RoomPlanQuery.reads, self.read, after_ms=READ_AFTER_MS
        )
        self._connect()
        self._show_walls()

    # What the window asks -------------------------------------------------------------

    @property
    def spot(self) -> SpotRow | None:
        """The position that is chosen."""
        return self.canvas.spot

    def figures(self) -> str:
        """Return how many positions there are, and how what hangs there stands."""
        spots = [spot for wall in self.walls for spot in wall.spots]
        hanging = [spot.hanging for spot in spots if spot.hanging is not None]
        return tr(
            "位置 {count} 个 · 在墙 {hanging} 张 · 已过时 {stale} 张",
            count=len(spots),
            hanging=len(hanging),
            stale=sum(one.is_stale for one in hanging),
        )

    def print_shown(self) -> None:
        """Print the plans of the branch's rooms."""
        if self.place.branch_id is None or not self.walls:
            self._bench.ask.error(self, tr("还没有墙面可以打印。请先选党支部并新增墙面。"))
            return
        on = self._bench.desk.on
        self.print_wanted.emit(Printout(ROOM_PLAN, on, organisation_id=self.place.branch_id))

    # What is shown ----------------------------------------------------------------------

    def read(self) -> None:
        """Read the plan in the background; nothing where no branch is chosen."""
        self._refresh.settle()
        branch, on = self.place.branch_id, self._bench.desk.on
        if branch is None:
            self.walls = []
            self._show_walls()
            return
        texts = TextsInForceQuery(on, branch).fetch()
        self._names = {one.code: tr(one.title) for one in offered_sheets() if one.place}
        self._names |= {code: row.title for code, row in texts.items()}
        self._bench.jobs.read_quietly(
            self, partial(examine_rooms, on, branch), partial(self._take, (on, branch))
        )

    def _take(self, asked: tuple[object, ...], outcome: Outcome[list[WallRow]]) -> None:
        if asked != (self._bench.desk.on, self.place.branch_id):
            return  # what is asked for by now is read next
        if isinstance(outcome.error, SentenceError):
            self._bench.desk.refused.emit(in_words(outcome.error))
            return
        self.walls = outcome.result()
        self._show_walls()

    def _show_walls(self) -> None:
        rooms = list(dict.fromkeys(wall.room for wall in self.walls))
        self.room.offer([(room, room) for room in rooms])
        self.room.setVisible(len(rooms) > 1)
        shown = self._shown_walls()
        self.canvas.show_walls(shown, self._names)
        has_branch = self.place.branch_id is not None
        self.stack.setCurrentWidget(self.area if shown else self.empty)
        if not Tree.on(self._bench.desk.on).of_kind(OrganisationKind.BRANCH):
            self.empty.say(tr("还没有党支部。请先导入名册或新建党支部。"))
        elif not has_branch:
            self.empty.say(tr("一张平面图是一个党支部的。请在上面选一个党支部。"))
        elif not shown:
            self.empty.say(
                tr("还没有画墙面。量一下活动室各面墙的宽和高，添加墙面和位置。"),
                recording_words(tr("新增墙面")),
                self.add_wall,
            )
        self.pane.setVisible(bool(shown))
        self.spot_button.setEnabled(bool(shown))
        self.wall_button.setEnabled(has_branch)
        self.print_button.setEnabled(bool(shown))
        self.more_button.setEnabled(bool(shown))
        self._show_spot()
        self.figures_changed.emit(self.figures())

    def _show_spot(self) -> None:
        self.pane.show_spot(self.spot, self._names)

    def _shown_walls(self) -> list[WallRow]:
        room = self.room.currentData()
        return [wall for wall in self.walls if wall.room == room]

    # What the user can do -----------------------------------------------------------------

    def add_wall(self) -> None:
        """Ask for a new wall."""
        branch = self.place.branch_id
        if branch is not None and self._may_edit():
            room = str(self.room.currentData() or "")
            wall_dialog(self._bench, branch, room, self).open()

    def change_wall(self, wall: WallRow) -> None:
        """Ask for other names or another size of a wall."""
        if self._may_edit():
            wall_dialog(self._bench, wall.organisation_id, wall.room, self, wall).open()

    def remove_wall(self, wall: WallRow) -> None:
        """Remove a wall on which nothing hangs."""
        if self._may_edit():
            self._bench.desk.attempt(remove_room_wall(wall_id=wall.wall_id))

    def add_spot(self) -> None:
        """Ask for a new position, on the wall of the chosen one or the first."""
        walls = self._shown_walls()
        if not walls or not self._may_edit():
            return
        spot = self.spot
        chosen = None if spot is None else spot.wall_id
        wall = next((one for one in walls if one.wall_id == chosen), walls[0])
        dialog = spot_dialog(self._bench, wall, self._names, self)
        dialog.saved.connect(self._choose)
        dialog.open()

    def change_spot(self, spot_id: int = 0) -> None:
        """Ask where the chosen position lies, in centimetres."""
        if spot_id:
            self.canvas.choose(spot_id)
        spot = self.spot
        if spot is not None and self._may_edit():
            wall = next(one for one in self.walls if one.wall_id == spot.wall_id)
            spot_dialog(self._bench, wall, self._names, self, spot).open()

    def move_spot(self, spot_id: int, wall_id: int, left_cm: int, top_cm: int) -> None:
        """Let a position stand where it was dragged to."""
        if self._may_edit():
            self._bench.desk.attempt(
                move_wall_spot(spot_id=spot_id, wall_id=wall_id, left_cm=left_cm, top_cm=top_cm)
            )

    def act(self, what: str) -> None:
        """Do what a link of the pane asks for."""
        spot = self.spot
        if spot is None:
            return
        hanging = spot.hanging
        if what == CHANGE:
            self.change_spot()
        elif what == REMOVE:
            if self._may_edit():
                self._bench.desk.attempt(remove_wall_spot(spot_id=spot.spot_id))
        elif what == HANG:
            self._hang(spot)
        elif what == REGISTER and hanging is not None:
            self.wall_wanted.emit(hanging.edition_uid)
        elif what == REPRINT and hanging is not None:
            on = self._bench.desk.on
            (edition,) = EditionsQuery(on, edition_ids=(hanging.edition_id,)).fetch()
            item = PrintItem(edition.title, again(edition, on))
            self.output.print_sheets([item], item.name, "")

    def _hang(self, spot: SpotRow) -> None:
        """Ask which printed sheet hangs at a position: what belongs there first."""
        if not self._may_edit():
            return
        editions = EditionsQuery(self._bench.desk.today, self.place.branch_id).fetch()
        if not editions:
            self._bench.ask.error(
                self, tr("还没有印过上墙的版面。请先在“版面”里打印，打印时会编上号。")
            )
            return
        editions.sort(key=lambda one: (one.code != spot.sheet, bool(one.hung), -one.number))
        post_dialog(self._bench, editions, self.place.branch_id, self, spot_id=spot.spot_id).open()

    # Inside ----------------------------------------------------------------------------

    def _choose(self, spot_id: object) -> None:
        """Choose the position that has just been made, once it is read."""
        if isinstance(spot_id, int):
            self.canvas.spot_id = spot_id

    def _may_edit(self) -> bool:
        return may_edit(self._bench.ask, self, self._bench.desk)

    def _fill_more(self) -> None:
        menu = self.more_menu
        menu.clear()
        for words, act in (
            (QT_TR_NOOP("修改{wall}…"), self.change_wall),
            (QT_TR_NOOP("删除{wall}"), self.remove_wall),
        ):
            for wall in self._shown_walls():
                records(menu.addAction(tr(words, wall=wall.name), partial(act, wall)))
            menu.addSeparator()

    def _connect(self) -> None:
        self.place.place_changed.connect(self._refresh.now)
        self._bench.desk.day_changed.connect(self._refresh.now)
        self.room.activated.connect(self._show_walls)
        self.canvas.spot_chosen.connect(lambda _spot: self._show_spot())
        self.canvas.spot_moved.connect(self.move_spot)
        self.canvas.spot_opened.connect(self.change_spot)
        self.pane.act_wanted.connect(self.act)
        self.print_button.clicked.connect(self.print_shown)
        self.wall_button.clicked.connect(self.add_wall)
        self.spot_button.clicked.connect(self.add_spot)
        self.more_menu.aboutToShow.connect(self._fill_more)
        news().changed.connect(self._dress)

    def _lay_out(self) -> None:
        self._head = FoldingRow()
        for part in (self.title, self.place, self.room):
            self._head.left.addWidget(part)
        self._head.right.addStretch(1)
        for button in (self.more_button, self.print_button, self.wall_button, self.spot_button):
            self._head.right.addWidget(button)
        self.area = QScrollArea(self)
        self.area.setObjectName("room_area")
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setWidget(self.canvas)
        self.area.viewport().setAutoFillBackground(False)
        self.canvas.setAutoFillBackground(False)
        frame = card(self)
        self.stack = QStackedWidget(frame)
        self.stack.addWidget(self.area)
        self.stack.addWidget(self.empty)
        inner = QVBoxLayout(frame)
        inner.setContentsMargins(1, 1, 1, 1)
        inner.addWidget(self.stack)
        self.splitter = panes(self, frame, self.pane)
        self._column = QVBoxLayout(self)
        self._column.addLayout(self._head)
        self._column.addWidget(self.splitter, 1)
        self._dress()

    def _dress(self) -> None:
        made = tokens()
        self.splitter.setHandleWidth(space_page(self._column, self._head))
        self.splitter.setSizes([_PLENTY, made.text_px(_PANE_WIDTH)])
        self.room.setFixedWidth(made.text_px(_ROOM_WIDTH))
