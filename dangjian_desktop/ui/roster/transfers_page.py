"""The page 组织关系: letters in and out, members who are away, and those out of contact."""

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QMenu, QVBoxLayout, QWidget

from dangjian_desktop.domain.today import TodayItem
from dangjian_desktop.domain.transfers import OPEN_STATES, TransferState
from dangjian_desktop.domain.vocabulary import MEMBER_STAGES, OrganisationKind
from dangjian_desktop.operations.away import remove_away, remove_out_of_contact
from dangjian_desktop.operations.printout import (
    ARCHIVE,
    AWAY_REGISTER,
    BLANK,
    MISSING_REGISTER,
    TRANSFER_FORM,
    TRANSFER_LETTER,
    TRANSFER_LIST,
    Printout,
)
from dangjian_desktop.operations.runner import Operation
from dangjian_desktop.operations.transfers import remove_transfer
from dangjian_desktop.queries.open_dues import OpenDuesQuery
from dangjian_desktop.queries.organisations import Tree
from dangjian_desktop.queries.roster import RosterQuery
from dangjian_desktop.queries.today_transfers import AWAY, LETTERS, LOST
from dangjian_desktop.queries.transfers import (
    AwayQuery,
    AwayRow,
    OutOfContactQuery,
    OutOfContactRow,
    TransferRow,
    TransfersQuery,
)
from dangjian_desktop.ui.roster.away_dialogs import (
    away_dialog,
    back_dialog,
    contact_dialog,
    found_dialog,
    lost_dialog,
    restore_dialog,
    suspension_dialog,
)
from dangjian_desktop.ui.roster.transfer_dialogs import (
    accept_dialog,
    correct_dialog,
    incoming_dialog,
    outgoing_dialog,
    void_dialog,
)
from dangjian_desktop.ui.roster.transfers_columns import (
    AWAY_COLUMNS,
    LOST_COLUMNS,
    TRANSFER_COLUMNS,
    Lines,
    sort_value,
)
from dangjian_desktop.ui.roster.transfers_pane import Acts, Row, TransfersPane
from dangjian_desktop.ui.shared.buttons import (
    menu_button,
    plain_button,
    primary_button,
    view_buttons,
)
from dangjian_desktop.ui.shared.day_picker import may_edit
from dangjian_desktop.ui.shared.flow import FoldingRow
from dangjian_desktop.ui.shared.layouts import panes, space_page
from dangjian_desktop.ui.shared.offered import recording_acts, recording_words, records
from dangjian_desktop.ui.shared.operation_dialog import OperationDialog
from dangjian_desktop.ui.shared.organisation_choices import branch_of
from dangjian_desktop.ui.shared.place_box import PlaceBox
from dangjian_desktop.ui.shared.query_model import Column, QueryModel
from dangjian_desktop.ui.shared.refresh import Refresh
from dangjian_desktop.ui.shared.table_view import ColumnLayout, TableView
from dangjian_desktop.ui.shared.theme import news, set_role, tokens
from dangjian_desktop.ui.shared.wording import QT_TR_NOOP, tr
from dangjian_desktop.ui.shared.workbench import Workbench

VIEWS: tuple[tuple[str, str], ...] = (
    (LETTERS, QT_TR_NOOP("接转")),
    (AWAY, QT_TR_NOOP("流动")),
    (LOST, QT_TR_NOOP("失联停籍")),
)
_COLUMNS: dict[str, Sequence[Column[Any]]] = {
    LETTERS: TRANSFER_COLUMNS,
    AWAY: AWAY_COLUMNS,
    LOST: LOST_COLUMNS,
}
_PRIMARY = {
    LETTERS: QT_TR_NOOP("转出…"),
    AWAY: QT_TR_NOOP("登记外出…"),
    LOST: QT_TR_NOOP("登记失联…"),
}
_WITH_OVER = {LETTERS: QT_TR_NOOP("含已办结"), AWAY: QT_TR_NOOP("含已返回")}
_SHARES = (924, 356)
_FIND_WIDTH = 150


class TransfersPage(QWidget):
    """The list of a view at the left; at the right the chosen row and what can be done about it.

    Signals:
        figures_changed: The sentence for the status line.
        print_wanted: The `Printout` to be printed.
        person_wanted: Identity of a person whose card is to be opened.
    """

    figures_changed = Signal(str)
    print_wanted = Signal(object)
    person_wanted = Signal(str)

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._bench = bench
        self.view = LETTERS
        self._rows: Sequence[Any] = ()
        self._layouts: dict[str, ColumnLayout] = {}
        self.title = QLabel(tr("组织关系"), self)
        set_role(self.title, "title")
        self.views = view_buttons(VIEWS, self.choose_view, self)
        self.place = PlaceBox(bench.desk, QT_TR_NOOP("全部党支部"), self)
        self.place.setObjectName("transfers_place")
        self.finder = QLineEdit(self)
        self.finder.setObjectName("transfers_find")
        self.finder.setPlaceholderText(tr("姓名或首字母"))
        self.finder.setClearButtonEnabled(True)
        self.with_over = QCheckBox(self)
        self.with_over.setObjectName("with_over")
        self.with_over.setChecked(True)
        self.in_button = records(plain_button(tr("转入…"), "file-input", parent=self))
        self.in_button.setObjectName("transfer_in")
        self.more_menu = QMenu(self)
        self.more_button = menu_button(tr("更多"), self.more_menu, parent=self)
        self.more_button.setObjectName("transfers_more")
        self.add_button = records(primary_button(tr(_PRIMARY[LETTERS]), "plus", parent=self))
        self.add_button.setObjectName("transfers_add")
        self.model: QueryModel[Any] = QueryModel(
            bench.desk, TRANSFER_COLUMNS, Lines(), self, key=_key
        )
        self.table = TableView(
            self.model, self, name=QT_TR_NOOP("组织关系"), fill_menu=self._fill_row_menu
        )
        self.table.setObjectName("transfers_table")
        self.pane = TransfersPane(bench, self)
        self._refresh = Refresh(
            self,
            bench.desk,
            frozenset(TransfersQuery.reads | OpenDuesQuery.reads),
            self.read,
        )
        self._lay_out()
        self._connect()

    # What the window asks -----------------------------------------------------------------

    def figures(self) -> str:
        """Return how many rows there are and how many ask for something."""
        if self.view == LETTERS:
            waiting = sum(row.state in OPEN_STATES for row in self._rows)
            expired = sum(row.state is TransferState.EXPIRED for row in self._rows)
            return tr("待接收 {waiting} 份 · 过期 {expired} 份", waiting=waiting, expired=expired)
        if self.view == AWAY:
            away = sum(not row.is_over for row in self._rows)
            late = sum(row.is_overdue for row in self._rows)
            return tr("在外 {away} 人 · 该联系 {late} 人", away=away, late=late)
        lost = sum(row.stopped_on is None for row in self._rows)
        stopped = len(self._rows) - lost
        return tr("失联 {lost} 人 · 停止党籍 {stopped} 人", lost=lost, stopped=stopped)

    def choose_place(self, organisation_id: int | None) -> None:
        """Show a place that was chosen for the whole window."""
        self.place.choose(organisation_id)

    def print_shown(self) -> None:
        """Print what is chosen, its letter or register; without a choice what the view has for all.

        That is the register of letters, or an empty register to be written by hand.
        """
        row = self.table.current_row()
        if isinstance(row, TransferRow):
            self._print_letter(row)
        elif row is not None or self.view != LETTERS:
            self._print_register(row)
        else:
            self._print_list()

    # What is shown ------------------------------------------------------------------------

    def choose_view(self, view: str) -> None:
        """Show another view."""
        if view != self.view:
            self._layouts[self.view] = self.table.column_layout()
            self.view = view
            self._refresh.now()
        for key, button in self.views.items():
            button.setChecked(key == self.view)

    def show_due(self, item: TodayItem) -> None:
        """Go to the letter or the person that something due is about."""
        self.show_person(item.kind or LETTERS, item.row_id or 0)

    def show_person(self, view: str, person_id: int) -> None:
        """Show a view and choose the first row of somebody."""
        with QSignalBlocker(self.finder):
            self.finder.clear()
        self.with_over.setChecked(True)
        self.place.choose(None)
        self.choose_view(view)
        self._refresh.now()
        keys = [_key(row) for row in self._listed() if row.whom.person_id == person_id]
        self.table.select_keys(keys[:1])
        self._show_chosen()

    def read(self) -> None:
        """Read the view that is shown."""
        self._refresh.settle()
        on, within = self._bench.desk.on, self.place.organisation_id
        with_over = self.with_over.isChecked()
        if self.view == LETTERS:
            self._rows = TransfersQuery(on, within, with_closed=with_over).fetch()
        elif self.view == AWAY:
            self._rows = AwayQuery(on, within, with_ended=with_over).fetch()
        else:
            self._rows = OutOfContactQuery(on, within).fetch()
        for key, button in self.views.items():
            button.setChecked(key == self.view)
        self.add_button.setText(tr(_PRIMARY[self.view]))
        self.in_button.setVisible(self.view == LETTERS)
        self.with_over.setVisible(self.view in _WITH_OVER)
        self.with_over.setText(tr(_WITH_OVER.get(self.view, _WITH_OVER[LETTERS])))
        self._show_rows()
        self.figures_changed.emit(self.figures())

    def _listed(self) -> list[Any]:
        words = self.finder.text().strip().lower()
        return [row for row in self._rows if not words or _is_meant(row, words)]

    def _show_rows(self) -> None:
        before, listed = self.table.current_key(), self._listed()
        lines = Lines(listed, sort_value)
        columns = _COLUMNS[self.view]
        with QSignalBlocker(self.table):
            if self.model.columns != columns:
                layout = self._layouts.get(self.view, ColumnLayout())
                self.table.exchange(columns, lines, layout)
            else:
                self.model.set_query(lines)
            keys = [_key(row) for row in listed]
            if keys:
                self.table.select_keys([before if before in keys else keys[0]])
        self._say_empty()
        self._show_chosen()

    def _say_empty(self) -> None:
        if self._rows:
            self.table.set_empty(tr("没有这样的人。请改姓名或范围。"))
        elif self.view == LETTERS:
            self.table.set_empty(
                tr("还没有登记过组织关系接转。"), recording_words(tr("转出…")), self.transfer_out
            )
        elif self.view == AWAY:
            self.table.set_empty(
                tr("没有登记在外的党员。"), recording_words(tr("登记外出…")), self.record_away
            )
        else:
            self.table.set_empty(tr("没有登记失联或停止党籍的党员。"))

    def _show_chosen(self) -> None:
        row = self.table.current_row()
        self.pane.show_row(row, [] if row is None else self._acts(row))

    # What can be done about a row ---------------------------------------------------------------

    def _acts(self, row: Row) -> Acts:
        """Return what can be done about a row, the most likely first."""
        if isinstance(row, TransferRow):
            acts = self._acts_of_letter(row)
        elif isinstance(row, AwayRow):
            acts = self._acts_of_away(row)
        else:
            acts = self._acts_of_lost(row)
        if row.whom.last_branch_id is None:  # who is still to come has no card in the roster
            return acts
        return [*acts, (tr("打开信息卡"), partial(self.person_wanted.emit, row.whom.uid))]

    def _acts_of_letter(self, row: TransferRow) -> Acts:
        acts: Acts = []
        if row.is_open:
            acts += recording_acts((tr("接收…"), self.accept), (tr("收回…"), self.withdraw))
        acts.append((tr("打印介绍信"), partial(self._print_letter, row)))
        acts += recording_acts((tr("改正…"), partial(self._open, correct_dialog, row)))
        if row.received_on is None:
            remove = partial(self._attempt, remove_transfer(transfer_id=row.transfer_id))
            acts += recording_acts((tr("删去"), remove))
        return acts

    def _acts_of_away(self, row: AwayRow) -> Acts:
        whom = (row.whom.person_id, row.whom.name)
        if row.spell_id is None:
            return recording_acts(
                (tr("登记外出…"), partial(self._edit_away, row)),
                (tr("登记联系…"), self.record_contact),
            )
        acts: Acts = []
        if not row.is_over:
            acts += recording_acts(
                (tr("登记联系…"), self.record_contact),
                (tr("返回…"), partial(self._open, back_dialog, row)),
            )
        acts += recording_acts((tr("改正…"), partial(self._edit_away, row)))
        if not row.is_over:
            acts += recording_acts(
                (tr("转出组织关系…"), partial(self.transfer_out, [whom])),
                (tr("登记失联…"), partial(self.record_out_of_contact, whom)),
                (tr("登记停止党籍…"), partial(self._suspend, row)),
            )
        acts.append((tr("打印登记表"), partial(self._print_register, row)))
        remove = partial(self._attempt, remove_away(spell_id=row.spell_id))
        return acts + recording_acts((tr("删去"), remove))

    def _acts_of_lost(self, row: OutOfContactRow) -> Acts:
        if row.stopped_on is not None:
            return recording_acts(
                (tr("恢复党籍…"), partial(self._open, restore_dialog, row)),
                (tr("登记联系…"), self.record_contact),
            )
        if row.spell_id is None:
            return recording_acts(
                (tr("登记失联…"), partial(self._edit_lost, row)),
                (tr("登记联系…"), self.record_contact),
            )
        remove = partial(self._attempt, remove_out_of_contact(spell_id=row.spell_id))
        search = (tr("登记查找…"), partial(self._edit_lost, row))
        stop = (tr("停止党籍…"), partial(self._suspend, row))
        contact = (tr("登记联系…"), self.record_contact)
        found = (tr("联系上…"), partial(self._open, found_dialog, row))
        likely = (stop, contact, found, search) if row.is_ripe else (contact, search, found, stop)
        paper: Acts = [(tr("打印登记表"), partial(self._print_register, row))]
        return recording_acts(*likely) + paper + recording_acts((tr("删去"), remove))

    # What the user can do -----------------------------------------------------------------------

    def add(self) -> None:
        """Open the dialog of the view's own entry."""
        {
            LETTERS: self.transfer_out,
            AWAY: self.record_away,
            LOST: self.record_out_of_contact,
        }[self.view]()

    def transfer_out(self, people: Sequence[tuple[int, str]] = ()) -> None:
        """Open the dialog that issues a letter."""
        if self._may_edit():
            self._open_for(LETTERS, outgoing_dialog(self._bench, people, self))

    def transfer_whole(self) -> None:
        """Open the dialog that moves the whole branch that is chosen."""
        branch = self._branch()
        if branch is None:
            self._bench.ask.tell(self, tr("整建制转接是整个党支部的事。请先在上面选一个党支部。"))
            return
        on = self._bench.desk.on
        members = [
            (row.person_id, row.facts.name)
            for row in RosterQuery(on, within=branch).fetch()
            if row.stage in MEMBER_STAGES
        ]
        if self._may_edit():
            self._open_for(LETTERS, outgoing_dialog(self._bench, members, self, is_whole=True))

    def transfer_in(self) -> None:
        """Open the dialog that enters somebody who comes from elsewhere."""
        if not Tree.on(self._bench.desk.on).of_kind(OrganisationKind.BRANCH):
            self._bench.ask.tell(self, tr("还没有党支部。请先在名册里新建。"))
        elif self._may_edit():
            self._open_for(LETTERS, incoming_dialog(self._bench, self._branch(), self))

    def accept(self) -> None:
        """Open the dialog that enters that the chosen letters were received."""
        letters = self._chosen_letters()
        if letters and self._may_edit():
            accept_dialog(self._bench, letters, self).open()

    def withdraw(self) -> None:
        """Open the dialog that takes the chosen letters back."""
        letters = self._chosen_letters()
        if letters and self._may_edit():
            void_dialog(self._bench, letters, self).open()

    def record_away(self, whom: tuple[int, str] | None = None) -> None:
        """Open the dialog that enters somebody who is away."""
        if self._may_edit():
            self._open_for(AWAY, away_dialog(self._bench, whom, self))

    def record_contact(self) -> None:
        """Open the dialog that enters that the chosen people were contacted."""
        people = [] if self.view == LETTERS else self._chosen_people()
        if self._may_edit():
            contact_dialog(self._bench, people, self).open()

    def record_out_of_contact(self, whom: tuple[int, str] | None = None) -> None:
        """Open the dialog that enters somebody who cannot be reached."""
        if self._may_edit():
            self._open_for(LOST, lost_dialog(self._bench, whom, self))

    def _edit_away(self, row: AwayRow) -> None:
        whom = (row.whom.person_id, row.whom.name)
        if self._may_edit():
            entered = row if row.spell_id is not None else None
            self._open_for(AWAY, away_dialog(self._bench, whom, self, row=entered))

    def _edit_lost(self, row: OutOfContactRow) -> None:
        whom = (row.whom.person_id, row.whom.name)
        if self._may_edit():
            entered = row if row.spell_id is not None else None
            self._open_for(LOST, lost_dialog(self._bench, whom, self, row=entered))

    def _open_for(self, view: str, dialog: OperationDialog) -> None:
        """Open a dialog that enters something; what was entered is then the chosen row."""
        dialog.saved.connect(partial(self._choose_entered, view))
        dialog.open()

    def _choose_entered(self, view: str, told: Any) -> None:
        """Choose the first of the rows that were entered, which the list must not leave out.

        Args:
            view: Where they stand; nothing happens where another one is shown.
            told: What the operation returned: row id, row ids, or only whether there was a change.
        """
        entered = set(told if isinstance(told, list) else [told])
        if view != self.view or isinstance(told, bool):
            return
        self._refresh.now()
        if not self._keys_of(entered):
            with QSignalBlocker(self.finder):
                self.finder.clear()
            self._show_rows()
        if not self._keys_of(entered):
            self.choose_place(None)
        self.table.select_keys(self._keys_of(entered)[:1])
        self._show_chosen()

    def _keys_of(self, entered: set[int]) -> list[tuple[int, int]]:
        """Return the keys of those rows of the list that are of some entries."""
        return [key for key in map(_key, self._listed()) if key[1] in entered]

    def _suspend(self, row: AwayRow | OutOfContactRow) -> None:
        if self._may_edit():
            whom = (row.whom.person_id, row.whom.name)
            suspension_dialog(self._bench, whom, self, facts=row.facts).open()

    def _open(self, make: Any, row: Row) -> None:
        if self._may_edit():
            make(self._bench, row, self).open()

    def _attempt(self, work: Operation[Any]) -> None:
        if self._may_edit():
            self._bench.desk.attempt(work)

    def _may_edit(self) -> bool:
        return may_edit(self._bench.ask, self, self._bench.desk)

    def _print_letter(self, row: TransferRow) -> None:
        self.print_wanted.emit(
            Printout(
                TRANSFER_LETTER,
                self._bench.desk.on,
                organisation_id=row.branch_id,
                person_ids=(row.whom.person_id,),
                transfer_id=row.transfer_id,
                detail=ARCHIVE,
            )
        )

    def _print_register(self, row: AwayRow | OutOfContactRow | None) -> None:
        """Print the register of somebody who is away or out of contact; an empty one for nobody."""
        self.print_wanted.emit(
            Printout(
                TRANSFER_FORM,
                self._bench.desk.on,
                person_ids=() if row is None else (row.whom.person_id,),
                sections=(BLANK,) if row is None else (),
                form=AWAY_REGISTER if self.view == AWAY else MISSING_REGISTER,
            )
        )

    def _print_list(self) -> None:
        self.print_wanted.emit(
            Printout(TRANSFER_LIST, self._bench.desk.on, organisation_id=self.place.organisation_id)
        )

    def _chosen_rows(self) -> list[Any]:
        keys = set(self.table.selected_keys())
        chosen = [row for row in self._listed() if _key(row) in keys]
        shown = self.pane.row  # stays when the last row is let go: its buttons must do something
        return chosen or ([] if shown is None else [shown])

    def _chosen_letters(self) -> list[TransferRow]:
        return [row for row in self._chosen_rows() if isinstance(row, TransferRow) and row.is_open]

    def _chosen_people(self) -> list[tuple[int, str]]:
        return [(row.whom.person_id, row.whom.name) for row in self._chosen_rows()]

    def _branch(self) -> int | None:
        found = branch_of(Tree.on(self._bench.desk.on), self.place.organisation_id)
        return None if found is None else found.organisation_id

    def _fill_more(self) -> None:
        self.more_menu.clear()
        if self.view == LETTERS:
            records(self.more_menu.addAction(tr("接收…"), self.accept))
            records(self.more_menu.addAction(tr("收回…"), self.withdraw))
            self.more_menu.addSeparator()
            records(self.more_menu.addAction(tr("整建制转出…"), self.transfer_whole))
            self.more_menu.addSeparator()
            self.more_menu.addAction(tr("打印转接登记表"), self._print_list)
        else:
            records(self.more_menu.addAction(tr("登记联系…"), self.record_contact))
            self.more_menu.addSeparator()
            empty = partial(self._print_register, None)
            self.more_menu.addAction(tr("打印空白登记表"), empty)

    def _fill_row_menu(self, menu: QMenu) -> None:
        row = self.table.current_row()
        if row is not None:
            for word, act in self._acts(row):
                menu.addAction(word, act)

    # Hearing --------------------------------------------------------------------------------------

    def _connect(self) -> None:
        self.place.place_changed.connect(self._refresh.now)
        self.with_over.toggled.connect(self._refresh.now)
        self.finder.textChanged.connect(self._show_rows)
        self.in_button.clicked.connect(self.transfer_in)
        self.add_button.clicked.connect(lambda: self.add())
        self.more_menu.aboutToShow.connect(self._fill_more)
        self.table.chosen_changed.connect(self._show_chosen)
        self.table.opened.connect(lambda _row: self.pane.first_button.click())
        self._bench.desk.day_changed.connect(self._refresh.now)
        news().changed.connect(self._dress)

    def showEvent(self, event: QShowEvent) -> None:
        """The keyboard goes to the table."""
        super().showEvent(event)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    # Looks ----------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self._head = FoldingRow()
        self._head.left.addWidget(self.title)
        for button in self.views.values():
            self._head.left.addWidget(button)
        for widget in (self.place, self.finder, self.with_over):
            self._head.right.addWidget(widget)
        self._head.right.addStretch(1)
        for button in (self.more_button, self.in_button, self.add_button):
            self._head.right.addWidget(button)
        self.splitter = panes(self, self.table, self.pane)
        self.splitter.setSizes(list(_SHARES))
        self._column = QVBoxLayout(self)
        self._column.addLayout(self._head)
        self._column.addWidget(self.splitter, 1)
        self._dress()

    def _dress(self) -> None:
        gap = space_page(self._column, self._head)
        self.splitter.setHandleWidth(gap)
        self.finder.setFixedWidth(tokens().text_px(_FIND_WIDTH))


def _key(row: Row) -> tuple[int, int]:
    """Return what a row is known by: the person, and the letter or entry."""
    own = row.transfer_id if isinstance(row, TransferRow) else row.spell_id
    return row.whom.person_id, own or 0


def _is_meant(row: Row, words: str) -> bool:
    """Whether somebody is meant by a part of the name, by pinyin or by its initials."""
    *syllables, _name = row.whom.sort_name.split(" ") or [""]
    whole, initials = "".join(syllables), "".join(one[:1] for one in syllables)
    return words in row.whom.name or whole.startswith(words) or initials.startswith(words)
