"""The page 责任区: who answers for which crew, place and machines; the yearly division.

A year is drawn as a proposal on the same board. It is written only when it is applied: then the
old areas end and the new ones begin on one day, in one undo.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from dangjian_desktop.domain.duty_areas import (
    AREA_BOOK,
    ENDED,
    AreaYear,
    Coverage,
    CrewCoverage,
    Difference,
    KnownCrews,
    year_to_draw,
)
from dangjian_desktop.domain.ledger_rows import refusing
from dangjian_desktop.domain.ledger_values import Named, Value
from dangjian_desktop.domain.vocabulary import ObligationState, OrganisationKind
from dangjian_desktop.operations.duty_areas import division_problems
from dangjian_desktop.operations.printout import AREA_LIST, AREA_PLATE, Printout
from dangjian_desktop.queries.duty_areas import (
    AreaRow,
    AreasQuery,
    AreaYearsQuery,
    CrewCoverageQuery,
    KnownCrewsQuery,
    year_turn_on,
)
from dangjian_desktop.queries.ledger_books import books_by_code
from dangjian_desktop.queries.ledgers import LedgerQuery
from dangjian_desktop.queries.organisations import Tree
from dangjian_desktop.queries.roster import RosterQuery
from dangjian_desktop.ui.groups.area_board import AreaBoard, LevelLook
from dangjian_desktop.ui.groups.area_card import AreaLook, member_words
from dangjian_desktop.ui.groups.area_dialogs import (
    DifferencesDialog,
    apply_dialog,
    difference_look,
    draft_area_dialog,
    drop_area_dialog,
)
from dangjian_desktop.ui.groups.area_draft import AreaDraft, DraftArea
from dangjian_desktop.ui.groups.coverage_pane import CoveragePane, ToReplace
from dangjian_desktop.ui.groups.entry_dialog import open_entry, open_new_entry
from dangjian_desktop.ui.groups.entry_steps import StepDialog
from dangjian_desktop.ui.shared.buttons import menu_button, plain_button, primary_button
from dangjian_desktop.ui.shared.choice_box import ChoiceBox
from dangjian_desktop.ui.shared.day_picker import may_edit
from dangjian_desktop.ui.shared.empty_state import EmptyState
from dangjian_desktop.ui.shared.flow import FoldingRow
from dangjian_desktop.ui.shared.layouts import space_page
from dangjian_desktop.ui.shared.offered import records
from dangjian_desktop.ui.shared.place_box import PlaceBox
from dangjian_desktop.ui.shared.query_model import ChipLook
from dangjian_desktop.ui.shared.refresh import Refresh
from dangjian_desktop.ui.shared.theme import Tone, news, set_role, tokens
from dangjian_desktop.ui.shared.wording import QT_TR_NOOP, in_words, tr
from dangjian_desktop.ui.shared.workbench import Workbench

#: More areas than these are looked at branch by branch.
MOST_CARDS = 240
BOARD_SHARE, PANE_SHARE = 62, 38
_UNTOLD = QT_TR_NOOP("没有写级别")


class AreasPage(QWidget):
    """The areas of a place by level, with crews and gaps beside them.

    Signals:
        figures_changed: The sentence for the status line.
        print_wanted: The `Printout` to be printed.
        person_wanted: Identity of somebody, to be shown in the roster.
        entry_wanted: Identity of an area, to be shown in its ledger.
    """

    figures_changed = Signal(str)
    print_wanted = Signal(object)
    person_wanted = Signal(str)
    entry_wanted = Signal(str)

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._bench = bench
        self.rows: Sequence[AreaRow] = ()
        self.draft: AreaDraft | None = None
        self._years: Sequence[AreaYear] = ()
        self._known = KnownCrews({})
        self._crews: Sequence[CrewCoverage] = ()
        self._faults: dict[int, str] = {}
        self._make_head()
        self._make_draft_line()
        self.board = AreaBoard(self)
        self.pane = CoveragePane(bench.desk, self)
        self.empty = EmptyState("", icon="map-pin", parent=self)
        self.splitter = QSplitter(Qt.Orientation.Horizontal, self)
        self.splitter.setChildrenCollapsible(False)
        left = QWidget(self)
        stack = QVBoxLayout(left)
        stack.setContentsMargins(0, 0, 0, 0)
        stack.addWidget(self.board, 1)
        stack.addWidget(self.empty, 1)
        self.splitter.addWidget(left)
        self.splitter.addWidget(self.pane)
        self.splitter.setStretchFactor(0, BOARD_SHARE)
        self.splitter.setStretchFactor(1, PANE_SHARE)
        self.splitter.setSizes([BOARD_SHARE * 10, PANE_SHARE * 10])
        self._column = QVBoxLayout(self)
        self._column.addLayout(self._head)
        self._column.addWidget(self.draft_line)
        self._column.addWidget(self.splitter, 1)
        reads = AreasQuery.reads | KnownCrewsQuery.reads
        self._refresh = Refresh(self, bench.desk, reads, self._read)
        self._connect()
        self._dress()

    def _make_head(self) -> None:
        self.title = QLabel(tr("责任区"), self)
        set_role(self.title, "title")
        self.place = PlaceBox(self._bench.desk, QT_TR_NOOP("全部组织"), self)
        self.place.setObjectName("areas_place")
        self.year = ChoiceBox(self)
        self.year.setObjectName("areas_year")
        self.year.setAccessibleName(tr("年度"))
        self.add_button = records(primary_button(tr("增加责任区"), "plus", parent=self))
        self.add_button.setObjectName("add_area")
        self.draw_button = records(plain_button(tr("开始年度划分"), "pencil", parent=self))
        self.draw_button.setObjectName("draw_areas")
        self.print_menu = QMenu(self)
        self.print_button = menu_button(tr("打印"), self.print_menu, "printer", parent=self)
        self.print_button.setObjectName("print_areas")
        self.more = QMenu(self)
        self.more_button = menu_button(tr("更多"), self.more, parent=self)
        self.more_button.setObjectName("areas_more")
        self._head = FoldingRow()
        for widget in (self.title, self.place, self.year):
            self._head.left.addWidget(widget)
        self._head.right.addStretch(1)
        for button in (self.add_button, self.draw_button, self.print_button, self.more_button):
            self._head.right.addWidget(button)

    def _make_draft_line(self) -> None:
        self.draft_line = QFrame(self)
        self.draft_line.setObjectName("draft_line")
        set_role(self.draft_line, "card")
        self.draft_told = QLabel(self.draft_line)
        self.draft_told.setObjectName("draft_told")
        self.draft_told.setWordWrap(True)
        self.apply_button = records(primary_button(tr("应用"), "check", parent=self.draft_line))
        self.apply_button.setObjectName("apply_areas")
        self.back_button = plain_button(tr("退一步"), "undo-2", parent=self.draft_line)
        self.back_button.setObjectName("step_back")
        self.leave_button = plain_button(tr("放弃"), parent=self.draft_line)
        self.leave_button.setObjectName("leave_draft")
        self.draft_add_button = records(
            plain_button(tr("增加一个"), "plus", parent=self.draft_line)
        )
        self.draft_add_button.setObjectName("draft_add")
        self._draft_row = QHBoxLayout(self.draft_line)
        self._draft_row.addWidget(self.draft_told, 1)
        for button in (
            self.draft_add_button,
            self.back_button,
            self.leave_button,
            self.apply_button,
        ):
            self._draft_row.addWidget(button)
        self.draft_line.hide()

    # What the window asks -------------------------------------------------------

    @property
    def on(self) -> date:
        """The day that is looked at: of the year that is chosen, as far as the window's day."""
        chosen = self.year.currentData()
        if isinstance(chosen, AreaYear) and self.draft is None:
            return chosen.on
        return self._bench.desk.on

    @property
    def is_past(self) -> bool:
        """Whether an earlier division is shown."""
        return self.on != self._bench.desk.on

    def figures(self) -> str:
        """Return what is shown, in words."""
        gaps = sum(row.is_gap for row in self._crews)
        number = len(self.draft.kept) if self.draft is not None else len(self.rows)
        told = [tr("责任区 {n} 个", n=number), tr("班组 {n} 个", n=len(self._crews))]
        told += [tr("缺口 {n} 个", n=gaps)] if gaps else []
        return tr(" · ").join(told)

    def print_shown(self) -> None:
        """Print the list of the areas that are shown."""
        self.print_wanted.emit(
            Printout(AREA_LIST, self.on, organisation_id=self.place.organisation_id)
        )

    def leave_editing(self) -> bool:
        """Whether the program may be left: a changed proposal is lost only after asking."""
        return self.draft is None or self._may_lose(self.draft)

    # What the user can do ---------------------------------------------------------

    def current(self) -> AreaRow | None:
        """Return the area that is chosen; None while a year is drawn."""
        if self.draft is not None:
            return None
        return next((row for row in self.rows if row.key == self.board.chosen), None)

    def chosen_draft(self) -> DraftArea | None:
        """Return the area of the proposal that is chosen."""
        if self.draft is None or self.board.chosen is None:
            return None
        return self.draft.area(self.board.chosen)

    def add(self) -> None:
        """Set up one more area: in the ledger, or in the proposal while a year is drawn."""
        if self.draft is not None:
            self._draft_dialog(None)
            return
        open_new_entry(
            self._bench,
            self,
            book_code=AREA_BOOK,
            organisation_id=self.place.organisation_id,
            on_done=self._show_new,
        )

    def open_area(self, number: int) -> None:
        """Change an area."""
        if self.draft is not None:
            area = self.draft.area(number)
            if area is not None and not area.dropped:
                self._draft_dialog(area)
            return
        row = next((row for row in self.rows if row.key == number), None)
        if row is None:
            return
        if self.is_past:
            self.entry_wanted.emit(row.entry.uid)
        else:
            open_entry(self._bench, self, row.entry)

    def end(self) -> None:
        """End the area that is chosen, with the reason; in a proposal it is set up no more."""
        area = self.chosen_draft()
        if area is not None:
            if area.before is None:
                self._do(lambda draft: draft.drop(area.number, ""))
            else:
                drop_area_dialog(
                    self._bench,
                    self,
                    area,
                    lambda reason: self._do(lambda draft: draft.drop(area.number, reason)),
                ).open()
            return
        row = self.current()
        step = books_by_code()[AREA_BOOK].step(row.entry.row.state, ENDED) if row else None
        if row is not None and step is not None and self._may_edit():
            StepDialog(self._bench, row.entry, step, self).open()

    def print_plates(self, rows: Sequence[AreaRow]) -> None:
        """Print the plates of some areas as one job."""
        if not rows:
            return
        query = LedgerQuery(
            AREA_BOOK,
            self.on,
            self.place.organisation_id,
            entries=tuple(row.key for row in rows),
        )
        self.print_wanted.emit(
            Printout(
                AREA_PLATE,
                self.on,
                organisation_id=self.place.organisation_id,
                ledger=query,
            )
        )

    def compare(self) -> None:
        """Lay two yearly divisions beside each other."""
        if len(self._years) < 2:
            return
        dialog = DifferencesDialog(self._bench, self._years, self.place.organisation_id, self)
        dialog.print_wanted.connect(self.print_wanted)
        dialog.open()

    # Drawing a year ------------------------------------------------------------------

    def draw(self) -> None:
        """Begin the division of a year with the areas that stand."""
        if self.draft is not None or not self._may_edit():
            return
        self.year.setCurrentIndex(0)
        rows = AreasQuery(self._bench.desk.today, self.place.organisation_id).fetch()
        self.draft = AreaDraft(rows, self._year_to_draw(rows))
        self._faults = {}
        self._read()

    def apply(self) -> None:
        """Ask for the day and apply the proposal; what is wrong with an area stands on its card."""
        draft = self.draft
        if draft is None or not self._may_edit():
            return
        on = self._bench.desk.today
        found = refusing(division_problems(day=on, ended={}, areas=draft.new_areas(), on=on))
        faults: dict[int, list[str]] = {}
        for one in found:
            faults.setdefault(one.where.row, []).append(in_words(one))
        self._faults = {number: "\n".join(words) for number, words in faults.items()}
        if self._faults:
            self._show()
            self.board.choose(next(iter(self._faults)))
            return
        if not draft.kept:
            self._bench.ask.tell(self, tr("新的划分里一个责任区也没有。请至少留一个。"))
            return
        dialog = apply_dialog(self._bench, self, draft, self._draft_sentence(draft))
        dialog.saved.connect(self._applied)
        dialog.open()

    def leave_draft(self) -> None:
        """Throw the proposal away, after asking when something was changed."""
        draft = self.draft
        if draft is not None and self._may_lose(draft):
            self.draft = None
            self._read()

    def _may_lose(self, draft: AreaDraft) -> bool:
        return not draft.is_changed or self._bench.ask.question(
            self,
            tr("{year} 年度划分的方案还没有应用。要放弃吗？", year=draft.year),
            yes=tr("放弃"),
            no=tr("继续划分"),
            is_loss=True,
        )

    def step_back(self) -> None:
        """Take the last step of the proposal back."""
        if self.draft is not None and self.draft.step_back():
            self._show()

    def take(self, who: Named) -> None:
        """Let somebody answer for the area that is chosen."""
        number = self.board.chosen
        if number is not None:
            self._do(lambda draft: draft.add_member(number, who))

    def replace_member(self, source: int | None, who: Named, number: int) -> None:
        """Let somebody who was dropped on a card answer for that area."""
        if source is None:
            self._do(lambda draft: draft.add_member(number, who))
        else:
            self._do(lambda draft: draft.move_member(source, number, who))

    def _applied(self, _result: object) -> None:
        self.draft = None
        self._read()

    def _do(self, step: Callable[[AreaDraft], object]) -> None:
        if self.draft is not None:
            step(self.draft)
            self._faults = {}
            self._show()

    def _draft_dialog(self, area: DraftArea | None, **values: Value | None) -> None:
        def save(holder: int, told: Mapping[str, Value | None]) -> None:
            if area is not None:
                self._do(lambda draft: draft.change(area.number, told))
            else:
                branch = self._branch_of(holder)
                self._do(lambda draft: draft.add(holder, branch, told))

        dialog = draft_area_dialog(
            self._bench, self, within=self.place.organisation_id, area=area, save=save
        )
        for key, value in values.items():
            dialog.form.show_value(key, value)
        dialog.open()

    def _year_to_draw(self, rows: Sequence[AreaRow]) -> int:
        days = [row.entry.row.day.first_day for row in rows if row.entry.row.day is not None]
        today = self._bench.desk.today
        return year_to_draw(days, today, year_turn_on(today))

    # Showing ------------------------------------------------------------------------

    def _read(self) -> None:
        within, desk = self.place.organisation_id, self._bench.desk
        self._years = AreaYearsQuery(desk.on, within).fetch()
        self._offer_years()
        self.rows = AreasQuery(self.on, within).fetch()
        if self.draft is not None:
            self.draft.follow(AreasQuery(desk.today, within).fetch())
        self._known = KnownCrewsQuery(self.on, within).fetch()
        self._refresh.settle()
        self._show()

    def _offer_years(self) -> None:
        before = self.year.currentData()
        choices = [(tr("{year} 年度", year=one.year), one) for one in self._years]
        self.year.offer(choices)
        years = [one.year for one in self._years]
        if isinstance(before, AreaYear) and before.year in years:
            self.year.setCurrentIndex(years.index(before.year))
        self.year.setVisible(bool(choices))

    def _show(self) -> None:
        draft = self.draft
        self.place.setEnabled(draft is None)
        self.year.setEnabled(draft is None)
        for button in (self.add_button, self.draw_button):
            button.setVisible(draft is None and not self.is_past)
        self.draft_line.setVisible(draft is not None)
        year = self._year_to_draw(self.rows) if not self.is_past else 0
        self.draw_button.setText(tr("开始 {year} 年度划分", year=year))
        if draft is not None:
            looks = [(area.text("level"), self._draft_look(area, draft)) for area in draft.areas]
            self._crews = draft.coverage(self._known)
            self.draft_told.setText(self._draft_sentence(draft))
            self.back_button.setEnabled(draft.is_changed)
        else:
            looks = [(row.level, self._look(row)) for row in self.rows]
            self._crews = CrewCoverageQuery(self.on, self.place.organisation_id).fetch()
        self._show_board(looks)
        tree = Tree.on(self.on)
        branches = {
            row.branch_id: node.name
            for row in self._crews
            if (node := tree.get(row.branch_id)) is not None
        }
        self.pane.show_crews(self._crews, branches)
        self.pane.show_replaced(self._to_replace())
        self._show_people()
        self.figures_changed.emit(self.figures())

    def _show_board(self, looks: Sequence[tuple[str, AreaLook]]) -> None:
        is_few = 0 < len(looks) <= MOST_CARDS
        self.board.setVisible(is_few)
        self.empty.setVisible(not is_few)
        if not is_few:
            self._say_empty(len(looks))
        field = books_by_code()[AREA_BOOK].field("level")
        names = list(field.offered) if field is not None else []
        names += sorted({level for level, _look in looks if level and level not in names})
        levels = [
            LevelLook(name, [look for level, look in looks if level == name]) for name in names
        ]
        untold = [look for level, look in looks if not level]
        if untold:
            levels.append(LevelLook(tr(_UNTOLD), untold))
        if not is_few:
            levels = []
        self.board.show_levels(levels, can_drag=self.draft is not None)

    def _say_empty(self, number: int) -> None:
        if number:
            self.empty.say(tr("这里有 {n} 个责任区。请在上面选一个支部来看。", n=number), "", None)
        elif self.draft is not None:
            self.empty.say(tr("方案里还没有责任区。"), tr("增加一个"), self.add)
        else:
            self.empty.say(
                tr("还没有划分责任区。每个班组至少要有一名责任党员。"), tr("增加责任区"), self.add
            )

    def _look(self, row: AreaRow) -> AreaLook:
        entry, chips = row.entry, []
        late = entry.lateness
        if late.state is ObligationState.OVERDUE:
            chips.append(ChipLook(tr("到期要调整"), Tone.BAD))
        elif late.state is ObligationState.DUE_SOON:
            chips.append(ChipLook(tr("快到调整期"), Tone.WARN))
        if row.has_to_change:
            chips.append(ChipLook(tr("要换人"), Tone.WARN))
        if entry.missing:
            chips.append(ChipLook(tr("未填齐"), Tone.WARN))
        return AreaLook(
            row.key,
            entry.title,
            row.members,
            self._holder(entry.organisation_id, row.branch_id),
            _lines(entry.text),
            chips,
        )

    def _draft_look(self, area: DraftArea, draft: AreaDraft) -> AreaLook:
        kind = draft.difference(area)
        chips = [difference_look(kind)] if kind is not Difference.SAME else []
        if not area.dropped and any(one.change for one in area.told_members):
            chips.append(ChipLook(tr("要换人"), Tone.WARN))
        lines = [area.dropped] if area.dropped else _lines(area.text)
        return AreaLook(
            area.number,
            area.text("name"),
            area.told_members,
            self._holder(area.organisation_id, area.branch_id),
            lines,
            chips,
            self._faults.get(area.number, ""),
            is_quiet=bool(area.dropped),
        )

    def _holder(self, organisation_id: int, branch_id: int) -> str:
        """Return the group it is of, and the branch where several are shown."""
        tree = Tree.on(self.on)
        names = []
        place = tree.get(self.place.organisation_id)
        if place is None or place.kind not in (
            OrganisationKind.BRANCH,
            OrganisationKind.PARTY_GROUP,
        ):
            names.append(tree.get(branch_id))
        if organisation_id != branch_id:
            names.append(tree.get(organisation_id))
        return tr(" · ").join(node.name for node in names if node is not None)

    def _branch_of(self, organisation_id: int) -> int:
        for node in Tree.on(self._bench.desk.today).path(organisation_id):
            if node.kind is OrganisationKind.BRANCH:
                return node.organisation_id
        return organisation_id

    def _to_replace(self) -> list[ToReplace]:
        found = (
            [(area.number, area.text("name"), area.told_members) for area in self.draft.kept]
            if self.draft is not None
            else [(row.key, row.entry.title, row.members) for row in self.rows]
        )
        return [
            ToReplace(number, name, member.name, member_words(member))
            for number, name, members in found
            for member in members
            if member.change is not None
        ]

    def _show_people(self) -> None:
        if self.draft is None:
            self.pane.show_people(None, {})
            return
        people = RosterQuery(self._bench.desk.today, within=self.place.organisation_id).fetch()
        counts = Counter(
            one.person_id
            for area in self.draft.kept
            for one in area.members
            if one.person_id is not None
        )
        self.pane.show_people(people, dict(counts))

    def _draft_sentence(self, draft: AreaDraft) -> str:
        kinds = Counter(draft.difference(area) for area in draft.areas)
        gaps = sum(row.is_gap for row in draft.coverage(self._known))
        told = [
            tr("{year} 年度划分的方案：责任区 {n} 个", year=draft.year, n=len(draft.kept)),
            tr("有调整 {n} 个", n=kinds[Difference.CHANGED]),
            tr("新设 {n} 个", n=kinds[Difference.ADDED]),
            tr("不再设 {n} 个", n=kinds[Difference.ENDED]),
            tr("班组缺口 {n} 个", n=gaps) if gaps else tr("班组没有缺口"),
        ]
        gone = sum(one.change is not None for area in draft.kept for one in area.told_members)
        if gone:
            told.append(tr("还有 {n} 名离开或调走的人没有换", n=gone))
        if self._faults:
            told.append(tr("有 {n} 个责任区要改正", n=len(self._faults)))
        return tr("，").join(told) + tr("。")

    def _show_new(self, entry_id: int) -> None:
        self.board.choose(entry_id)

    # Menus -----------------------------------------------------------------------------

    def _fill_print(self) -> None:
        self.print_menu.clear()
        row = self.current()
        add = self.print_menu.addAction
        one = add(tr("责任区牌（选中的）"))
        one.setEnabled(row is not None)
        one.triggered.connect(lambda: self.print_plates([row] if row is not None else []))
        every = add(tr("责任区牌（全部 {n} 个）", n=len(self.rows)))
        every.setEnabled(bool(self.rows))
        every.triggered.connect(lambda: self.print_plates(self.rows))
        add(tr("责任区一览")).triggered.connect(lambda: self.print_shown())
        differences = add(tr("两年对比…"))
        differences.setEnabled(len(self._years) > 1)
        differences.triggered.connect(self.compare)

    def _fill_more(self) -> None:
        self.more.clear()
        number = self.board.chosen
        if number is not None:
            self._fill_area(self.more, number)
            self.more.addSeparator()
        compare = self.more.addAction(tr("两年对比"))
        compare.setEnabled(len(self._years) > 1)
        compare.triggered.connect(self.compare)
        if self.draft is None and not self.is_past:
            records(self.more.addAction(self.draw_button.text())).triggered.connect(self.draw)

    def _fill_area(self, menu: QMenu, number: int) -> None:
        area, row = self.chosen_draft(), self.current()
        if area is not None:
            if area.dropped:
                menu.addAction(tr("还是设")).triggered.connect(
                    lambda: self._do(lambda draft: draft.restore(area.number))
                )
                return
            menu.addAction(tr("修改")).triggered.connect(partial(self.open_area, number))
            for who in area.members:
                menu.addAction(tr("去掉 {name}", name=who.name)).triggered.connect(
                    partial(self._remove_member, area.number, who)
                )
            records(menu.addAction(tr("不再设"))).triggered.connect(self.end)
            return
        if row is None:
            return
        if not self.is_past:
            menu.addAction(tr("修改")).triggered.connect(partial(self.open_area, number))
            records(menu.addAction(tr("终止"))).triggered.connect(self.end)
        menu.addAction(tr("打印责任区牌")).triggered.connect(partial(self.print_plates, [row]))
        menu.addAction(tr("打开台账")).triggered.connect(
            partial(self.entry_wanted.emit, row.entry.uid)
        )

    def _remove_member(self, number: int, who: Named, _checked: bool = False) -> None:
        self._do(lambda draft: draft.remove_member(number, who))

    def _open_menu(self, number: int, at: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._fill_area(menu, number)
        menu.popup(at)

    def _open_crew(self, row: CrewCoverage) -> None:
        """Show the area of a crew, or set one up for it."""
        name = next(iter(row.areas), None)
        if name is not None:
            found = next(
                (number for number, card in self.board.cards.items() if card.look.name == name),
                None,
            )
            if found is not None:
                self.board.choose(found)
            return
        if row.state is Coverage.COVERED or self.is_past:
            return
        field = books_by_code()[AREA_BOOK].field("level")
        level = field.offered[-1] if field is not None and field.offered else None
        told = {"name": tr("{crew}责任区", crew=row.crew), "crew": row.crew, "level": level}
        if self.draft is not None:
            self._draft_dialog(None, **told)
            return
        dialog = open_new_entry(
            self._bench,
            self,
            book_code=AREA_BOOK,
            organisation_id=row.branch_id,
            on_done=self._show_new,
        )
        if dialog is not None:
            for key, value in told.items():
                dialog.form.show_value(key, value)

    def _may_edit(self) -> bool:
        return may_edit(self._bench.ask, self, self._bench.desk)

    # Hearing -----------------------------------------------------------------------------

    def _connect(self) -> None:
        self.place.place_changed.connect(self._refresh.now)
        self.year.activated.connect(lambda _place: self._read())
        self._bench.desk.day_changed.connect(self._follow_day)
        self.add_button.clicked.connect(lambda: self.add())
        self.draft_add_button.clicked.connect(lambda: self.add())
        self.draw_button.clicked.connect(lambda: self.draw())
        self.apply_button.clicked.connect(lambda: self.apply())
        self.back_button.clicked.connect(lambda: self.step_back())
        self.leave_button.clicked.connect(lambda: self.leave_draft())
        self.print_menu.aboutToShow.connect(self._fill_print)
        self.more.aboutToShow.connect(self._fill_more)
        self.board.opened.connect(self.open_area)
        self.board.menu_wanted.connect(self._open_menu)
        self.board.dropped.connect(self.replace_member)
        self.pane.area_wanted.connect(self.board.choose)
        self.pane.crew_wanted.connect(self._open_crew)
        self.pane.taken.connect(self.take)
        news().changed.connect(self._dress)

    def _follow_day(self, _day: object) -> None:
        self.year.setCurrentIndex(0)
        self._refresh.now()

    def _dress(self) -> None:
        gap = space_page(self._column, self._head)
        made = tokens()
        self._draft_row.setContentsMargins(gap, made.space(2), gap, made.space(2))
        self._draft_row.setSpacing(made.space(2))


def _lines(text: Callable[[str], str]) -> list[str]:
    """Return crews, place, machines and plate of an area, a line each."""
    told = (
        (QT_TR_NOOP("包班组：{text}"), text("crew")),
        (QT_TR_NOOP("包区：{text}"), text("area")),
        (QT_TR_NOOP("包机：{text}"), text("machines")),
        (QT_TR_NOOP("挂牌：{text}"), text("plate_on")),
    )
    none = books_by_code()[AREA_BOOK].field("machines")
    nothing = {"", none.none_word if none is not None else ""}
    return [tr(words, text=said) for words, said in told if said not in nothing]
