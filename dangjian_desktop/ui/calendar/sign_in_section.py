"""The list of who is due at an activity: fixed for its day, and the sign-in sheet."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QVBoxLayout, QWidget

from dangjian_desktop.domain.attendance import Tally
from dangjian_desktop.domain.topics import Topic
from dangjian_desktop.domain.vocabulary import ActivityState, DueGroup
from dangjian_desktop.operations.attendance import post_due_list, remove_attender
from dangjian_desktop.operations.printout import BLANK, SIGN_IN_SHEET, Printout
from dangjian_desktop.operations.runner import Changes
from dangjian_desktop.queries.activities import ActivityQuery, ActivityRow
from dangjian_desktop.queries.activity_kinds import kinds_by_code
from dangjian_desktop.queries.attendance import (
    AttendanceQuery,
    AttendanceRow,
    MarksQuery,
    tally_of,
    with_marks,
)
from dangjian_desktop.queries.due_list import ListChange, ListChangesQuery
from dangjian_desktop.ui.calendar.attendance_dialogs import add_attender_dialog
from dangjian_desktop.ui.calendar.attendance_looks import NAME, WHO, kind_of_listing
from dangjian_desktop.ui.shared.buttons import link_button, menu_button, plain_button
from dangjian_desktop.ui.shared.day_picker import may_edit
from dangjian_desktop.ui.shared.offered import recording_words, records
from dangjian_desktop.ui.shared.query_model import Column, QueryModel, RowsAtHand
from dangjian_desktop.ui.shared.refresh import Refresh
from dangjian_desktop.ui.shared.table_view import TableView
from dangjian_desktop.ui.shared.theme import news, set_role, tokens
from dangjian_desktop.ui.shared.wording import QT_TR_NOOP, tr
from dangjian_desktop.ui.shared.workbench import Workbench

#: Rows for which the table asks room, at least and at most.
LEAST_ROWS, MOST_ROWS = 5, 12
#: Names told of a difference before the rest is counted.
MOST_NAMES = 6

COLUMNS: tuple[Column[AttendanceRow], ...] = (
    NAME,
    Column(QT_TR_NOOP("名单"), kind_of_listing, "listing", width=72),
    *WHO,
)


class SignInSection(QWidget):
    """Who is due, what has changed since the list was fixed, and the sign-in sheet.

    Signals:
        print_wanted: The `Printout` of the sign-in sheet.
        person_wanted: Identity of the person whose card is to be opened.
    """

    print_wanted = Signal(object)
    person_wanted = Signal(str)

    def __init__(self, bench: Workbench, activity_id: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bench, self._activity_id = bench, activity_id
        self._activity: ActivityRow | None = None
        self.told = QLabel(self)
        self.told.setObjectName("due_told")
        self.told.setWordWrap(True)
        set_role(self.told, "heading")
        self.fix_button = records(plain_button(tr("确定应到名单"), "check", parent=self))
        self.fix_button.setObjectName("fix_due_list")
        self.add_button = records(plain_button(tr("加入一人"), "user-plus", parent=self))
        self.add_button.setObjectName("add_attender")
        self.remove_button = records(plain_button(tr("移出"), parent=self))
        self.remove_button.setObjectName("remove_attender")
        self.remove_button.setToolTip(tr("把选中的人移出名单（Delete）；已登记的先清除登记"))
        menu = QMenu(self)
        self.print_action = menu.addAction(tr("签到表（印好姓名）"))
        self.blank_action = menu.addAction(tr("空白签到表"))
        self.print_button = menu_button(tr("打印"), menu, "printer", parent=self)
        self.print_button.setObjectName("print_sign_in")
        self.difference = QLabel(self)
        self.difference.setObjectName("difference")
        self.difference.setWordWrap(True)
        set_role(self.difference, "caution")
        self.again_button = records(link_button(tr("按现在的名册重新确定"), parent=self))
        self.again_button.setObjectName("fix_again")
        self._people: list[AttendanceRow] = []
        self.model: QueryModel[AttendanceRow] = QueryModel(bench.desk, COLUMNS, RowsAtHand(), self)
        self.table = TableView(self.model, self, name=tr("应到名单"), fill_menu=self._fill_menu)
        self.table.setObjectName("due_table")
        self._lay_out()
        self._refresh = Refresh(self, bench.desk, frozenset(), self._read)  # it hears itself
        self._connect()
        self._dress()
        self._read()

    # What the user can do -----------------------------------------------------

    def fix(self) -> None:
        """Fix who is due, as of the day of the activity; done again, follow the roll."""
        desk = self._bench.desk
        if self._may_edit():
            desk.attempt(post_due_list(activity_id=self._activity_id, on=desk.today))

    def add(self) -> None:
        """Ask who else comes onto the list."""
        if self._activity is not None and self._may_edit():
            add_attender_dialog(
                self._bench, self._activity, is_due=self._is_chosen, parent=self
            ).open()

    def remove(self) -> None:
        """Take the chosen people off the list, one operation each, until one is refused."""
        if not self._may_edit():
            return
        for key in self.table.selected_keys():
            gone = remove_attender(activity_id=self._activity_id, person_id=key)
            if not self._bench.desk.attempt(gone):
                return

    def _may_edit(self) -> bool:
        return may_edit(self._bench.ask, self, self._bench.desk)

    def print_sheet(self, *parts: str) -> None:
        """Print the sign-in sheet of this activity.

        Args:
            parts: `BLANK` for a sheet without names.
        """
        self.print_wanted.emit(
            Printout(
                SIGN_IN_SHEET,
                self._bench.desk.on,
                activity_id=self._activity_id,
                sections=tuple(parts),
            )
        )

    # What is shown --------------------------------------------------------------

    @property
    def _is_chosen(self) -> bool:
        kind = kinds_by_code().get(self._activity.kind) if self._activity else None
        is_original = self._activity is not None and self._activity.original_id is None
        return is_original and (kind is None or kind.due is DueGroup.CHOSEN)

    def _read(self) -> None:
        self._refresh.settle()
        self._activity = ActivityQuery(self._activity_id).fetch()
        self._people = AttendanceQuery(self._activity_id).fetch()
        self.model.set_query(RowsAtHand(rows=self._people))
        self._tell()
        changes = ListChangesQuery(self._activity_id).fetch()
        self.difference.setText(_said(changes))
        for widget in (self.difference, self.again_button):
            widget.setVisible(bool(changes))

    def _tell(self) -> None:
        activity, rows = self._activity, self._people
        tally: Tally = tally_of(rows)
        others = len(rows) - tally.due
        if activity is None:
            self.told.setText("")
        elif activity.due_fixed_on is None:
            self.told.setText(tr("应到名单还没有确定。"))
        elif others:
            self.told.setText(
                tr(
                    "应到 {due} 人 · 列席 {others} 人 · 名单 {day} 确定",
                    due=tally.due,
                    others=others,
                    day=activity.due_fixed_on.isoformat(),
                )
            )
        else:
            self.told.setText(
                tr(
                    "应到 {due} 人 · 名单 {day} 确定",
                    due=tally.due,
                    day=activity.due_fixed_on.isoformat(),
                )
            )
        is_open = activity is not None and activity.state is not ActivityState.CANCELLED
        for button in (self.fix_button, self.add_button):
            button.setEnabled(is_open)
        # In an empty table the empty state offers it.
        self.fix_button.setVisible(
            bool(rows) and activity is not None and activity.due_fixed_on is None
        )
        self._offer_to_begin()
        self._take_chosen()
        self._fit()

    def _offer_to_begin(self) -> None:
        if self._is_chosen:
            self.table.set_empty(
                tr("这种活动的参加人由本支部指定。请逐个加入。"),
                recording_words(tr("加入一人")),
                self.add,
            )
        else:
            self.table.set_empty(
                tr("按活动当天的名册和职务确定谁应到；以后人员变动不改这张名单。"),
                recording_words(tr("确定应到名单")),
                self.fix,
            )

    def _fit(self) -> None:
        rows = min(max(len(self.model.keys), LEAST_ROWS), MOST_ROWS)
        self.table.setMinimumHeight(tokens().sizes.row * (rows + 1) + tokens().space(1))

    def _take_chosen(self) -> None:
        self.remove_button.setEnabled(bool(self.table.selected_keys()))

    def _fill_menu(self, menu: QMenu) -> None:
        records(menu.addAction(tr("加入一人"))).triggered.connect(lambda: self.add())
        records(menu.addAction(tr("移出名单"))).triggered.connect(lambda: self.remove())

    # Hearing ----------------------------------------------------------------------

    def _connect(self) -> None:
        self.fix_button.clicked.connect(self.fix)
        self.again_button.clicked.connect(self.fix)
        self.add_button.clicked.connect(self.add)
        self.remove_button.clicked.connect(self.remove)
        self.print_action.triggered.connect(lambda: self.print_sheet())
        self.blank_action.triggered.connect(lambda: self.print_sheet(BLANK))
        self.table.opened.connect(self._open)
        self.table.chosen_changed.connect(self._take_chosen)
        self._bench.desk.changed.connect(self._take_news)
        news().changed.connect(self._dress)

    def _open(self, row: AttendanceRow) -> None:
        self.person_wanted.emit(row.uid)

    def _take_news(self, changes: Changes) -> None:
        if not changes.topics & (ActivityQuery.reads | ListChangesQuery.reads):
            return
        is_tick = self.isVisible() and changes.topics <= {Topic.ATTENDANCE}
        if not is_tick or not self._is_same_list():
            self._refresh.now()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete in the table takes the chosen people off the list."""
        if event.key() == Qt.Key.Key_Delete and self.table.hasFocus():
            self.remove()
        else:
            super().keyPressEvent(event)

    def _is_same_list(self) -> bool:
        """Whether marks alone are others now, which this section does not show."""
        if self._activity is None or self.difference.isVisible():
            return False
        marks = MarksQuery(self._activity_id, self._activity.held_on).fetch()
        return with_marks(self._people, marks) is not None

    # Looks ------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self._head = QHBoxLayout()
        self._head.addWidget(self.told, 1)
        for button in (self.add_button, self.remove_button, self.print_button, self.fix_button):
            self._head.addWidget(button)
        self._changes = QHBoxLayout()
        self._changes.addWidget(self.difference, 1)
        self._changes.addWidget(self.again_button)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addLayout(self._head)
        self._column.addLayout(self._changes)
        self._column.addWidget(self.table, 1)

    def _dress(self) -> None:
        for layout in (self._head, self._changes, self._column):
            layout.setSpacing(tokens().space(2))
        self._fit()


def _said(changes: Sequence[ListChange]) -> str:
    """Return in one sentence who would come onto the list and who would leave it."""
    if not changes:
        return ""
    joins = [one.name for one in changes if one.joins]
    goes = [one.name for one in changes if not one.joins]
    parts = []
    if joins:
        parts.append(tr("应加入 {names}", names=_names(joins)))
    if goes:
        parts.append(tr("应移出 {names}", names=_names(goes)))
    if any(one.has_mark for one in changes if not one.joins):
        parts.append(tr("已登记的改为列席，登记不变"))
    return tr("名单确定后名册有变化：{parts}。", parts=tr("；").join(parts))


def _names(names: Sequence[str]) -> str:
    shown = tr("、").join(names[:MOST_NAMES])
    if len(names) <= MOST_NAMES:
        return shown
    return tr("{names} 等 {count} 人", names=shown, count=len(names))
