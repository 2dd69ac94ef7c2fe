"""Who came to an activity: initials are typed, a key marks, the counts stand on top."""

from collections.abc import Mapping
from datetime import date
from functools import partial
from itertools import pairwise

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from dangjian_desktop.domain.attendance import CAN_MAKE_UP, Tally, is_low, percent
from dangjian_desktop.domain.rights import Right
from dangjian_desktop.domain.topics import Topic
from dangjian_desktop.domain.typed_names import Meant, meant_by
from dangjian_desktop.domain.vocabulary import PRINTED, ActivityState, Mark
from dangjian_desktop.operations.attendance import (
    LONGEST_REASON,
    mark_attendance,
    mark_attenders,
    mark_many,
    post_due_list,
    remove_mark,
    remove_marks,
)
from dangjian_desktop.operations.runner import Changes, Operation
from dangjian_desktop.queries.activities import ActivityQuery, ActivityRow
from dangjian_desktop.queries.activity_kinds import kinds_by_code
from dangjian_desktop.queries.attendance import (
    AttendanceQuery,
    AttendanceRow,
    AttendanceRulesQuery,
    MakeUpSession,
    MakeUpSessionsQuery,
    MarksQuery,
    SpellingsQuery,
    tally_of,
    with_marks,
)
from dangjian_desktop.ui.calendar.attendance_dialogs import MakeUpDialog, add_attender_dialog
from dangjian_desktop.ui.calendar.attendance_looks import (
    MARKS,
    NAME,
    WHO,
    kind_of_listing,
    mark_look,
    mark_text,
)
from dangjian_desktop.ui.shared.buttons import link_button, plain_button, quiet_button
from dangjian_desktop.ui.shared.chip import Chip
from dangjian_desktop.ui.shared.day_picker import may_edit
from dangjian_desktop.ui.shared.flow import FlowLayout
from dangjian_desktop.ui.shared.offered import recording_words, records
from dangjian_desktop.ui.shared.query_model import (
    ChipLook,
    Column,
    QueryModel,
    RowsAtHand,
    text_column,
)
from dangjian_desktop.ui.shared.refresh import Refresh
from dangjian_desktop.ui.shared.table_view import TableView
from dangjian_desktop.ui.shared.theme import Tone, news, set_role, tokens
from dangjian_desktop.ui.shared.wording import QT_TR_NOOP, tr
from dangjian_desktop.ui.shared.workbench import Workbench

#: Rows for which the table asks room, at least and at most.
LEAST_ROWS, MOST_ROWS = 6, 14
#: People offered as buttons where a beginning can mean several.
MOST_CHOICES = 8
_MARK_KEYS: Mapping[int, Mark] = {int(Qt.Key.Key_1) + n: mark for n, mark in enumerate(MARKS)}


def _made_up(row: AttendanceRow) -> str:
    return row.made_up_on.isoformat() if row.made_up_on else ""


COLUMNS: tuple[Column[AttendanceRow], ...] = (
    NAME,
    Column(QT_TR_NOOP("考勤"), mark_text, "mark", width=104, chip=lambda row: mark_look(row.mark)),
    text_column(QT_TR_NOOP("原因"), lambda row: row.reason, "reason", width=170),
    Column(QT_TR_NOOP("补课"), _made_up, "made_up", width=104),
    Column(QT_TR_NOOP("名单"), kind_of_listing, "listing", width=72),
    *WHO,
)


class AttendanceSection(QWidget):
    """The marks of one activity.

    In the line initials, pinyin or characters say who, Enter marks 到会, the keys 1 to 6 mark as
    `MARKS` has it. In the table the same keys mark the current row, Delete takes a mark away, F2
    writes the reason.

    Signals:
        person_wanted: Identity of the person whose card is to be opened.
        activity_wanted: Row id of a make-up session, or of what this one makes up for.
    """

    person_wanted = Signal(str)
    activity_wanted = Signal(int)

    def __init__(
        self,
        bench: Workbench,
        activity_id: int,
        parent: QWidget | None = None,
        *,
        group_id: int | None = None,
    ) -> None:
        """Show the marks.

        Args:
            bench: What every page is given.
            activity_id: The activity.
            parent: The page.
            group_id: Only people of this party group are shown and marked; None for all.
        """
        super().__init__(parent)
        self._bench, self._activity_id, self._group_id = bench, activity_id, group_id
        self._activity: ActivityRow | None = None
        self._ways: dict[int, tuple[str, ...]] = {}
        self._known: frozenset[int] = frozenset()
        self._meant = Meant(None, ())
        self._links: list[tuple[str, int]] = []
        self._agreed_on: date | None = None
        self.counts = QLabel(self)
        self.counts.setObjectName("counts")
        self.counts.setWordWrap(True)
        set_role(self.counts, "heading")
        self.low_chip = Chip("", Tone.WARN, parent=self)
        self.low_chip.setObjectName("low_chip")
        self.line = QLineEdit(self)
        self.line.setObjectName("typed_name")
        self.line.setAccessibleName(tr("输入姓名登记考勤"))
        self.line.setPlaceholderText(tr("姓名或拼音首字母，回车记到会，数字键选考勤"))
        self.keys_told = QLabel(_keys_told(), self)
        self.keys_told.setObjectName("keys_told")
        self.keys_told.setWordWrap(True)
        set_role(self.keys_told, "small")
        self.rest_button = records(
            plain_button(tr("其余到会"), "check", parent=self), Right.ATTENDANCE
        )
        self.rest_button.setObjectName("rest_came")
        self.rest_button.setToolTip(tr("没有登记的应到人员全部记为到会；已登记的不动"))
        self.make_up_button = records(plain_button(tr("安排补课"), "calendar-days", parent=self))
        self.make_up_button.setObjectName("make_up")
        self.choices = QWidget(self)
        self.choices.setObjectName("name_choices")
        self._choice_row = FlowLayout(self.choices)
        self.choice_told = QLabel(self.choices)
        self.choice_told.setObjectName("choice_told")
        set_role(self.choice_told, "second")
        self._choice_row.addWidget(self.choice_told)
        self.add_button = records(link_button(tr("按列席加入名单"), parent=self.choices))
        self.add_button.setObjectName("add_guest")
        self._choice_row.addWidget(self.add_button)
        self._buttons = [self._choice_button(place) for place in range(MOST_CHOICES)]
        self.sessions = QWidget(self)
        self.sessions.setObjectName("make_up_sessions")
        self._session_row = FlowLayout(self.sessions)
        self.sessions.hide()
        self._people: list[AttendanceRow] = []
        self.model: QueryModel[AttendanceRow] = QueryModel(bench.desk, COLUMNS, RowsAtHand(), self)
        self.table = TableView(self.model, self, name=tr("考勤"), fill_menu=self._fill_menu)
        self.table.setObjectName("attendance_table")
        self.reason_line = ReasonLine(self.table)
        self._lay_out()
        self._refresh = Refresh(self, bench.desk, frozenset(), self._read)  # it hears itself
        self._connect()
        self._dress()
        self._read()

    # What the user can do -----------------------------------------------------

    def mark(self, person_id: int, mark: Mark) -> bool:
        """Mark one person; return whether it was done."""
        desk = self._bench.desk
        return self._may_edit() and desk.attempt(
            mark_attendance(
                activity_id=self._activity_id, person_id=person_id, mark=mark, on=desk.today
            )
        )

    def mark_typed(self, mark: Mark) -> None:
        """Mark the person whom the line means; with a choice left nobody is guessed."""
        if self._meant.sure is not None and self.mark(self._meant.sure, mark):
            self.line.clear()
            self._look_up("")

    def mark_chosen(self, mark: Mark | None) -> None:
        """Mark the people chosen in the table; None takes their marks away."""
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        chosen = self.table.selected_keys() or [self.table.current_key()]
        if chosen == [None] or not self._may_edit():
            return
        activity, on = self._activity_id, self._bench.desk.today
        work: Operation[None]
        if len(chosen) > 1 and mark is not None:
            work = mark_attenders(activity_id=activity, person_ids=chosen, mark=mark, on=on)
        elif len(chosen) > 1:
            work = remove_marks(activity_id=activity, person_ids=chosen)
        elif mark is not None:
            work = mark_attendance(activity_id=activity, person_id=chosen[0], mark=mark, on=on)
        else:
            work = remove_mark(activity_id=activity, person_id=chosen[0])
        self._bench.desk.attempt(work)

    def mark_rest(self) -> None:
        """Mark everybody who is due and has no mark as having come."""
        desk = self._bench.desk
        rest = [row.person_id for row in self._people if row.is_due and row.mark is None]
        if self._may_edit() and desk.attempt(
            mark_many(
                activity_id=self._activity_id,
                mark=Mark.PRESENT,
                on=desk.today,
                person_ids=None if self._group_id is None else rest,
            )
        ):
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)  # those who did not come follow

    def plan_make_up(self) -> None:
        """Ask when those who could not come make up for it, and who of them."""
        if self._activity is None or not self._may_edit():
            return
        tally = tally_of(self._people)
        counts = {mark: tally.of_mark(mark) for mark in CAN_MAKE_UP}
        dialog = MakeUpDialog(self._bench, self._activity, counts, self)
        dialog.saved.connect(self._open_activity)
        dialog.open()

    def edit_reason(self) -> None:
        """Write the reason of the current row in its place."""
        row = self.table.current_row()
        if row is not None and row.mark is not None:
            self.reason_line.open_at(self.table.currentIndex().row(), row)

    def leave_editing(self) -> bool:
        """Keep a reason that is being written."""
        self.reason_line.keep()
        return True

    def _save_reason(self, row: AttendanceRow, reason: str) -> None:
        if row.mark is None or reason.strip() == row.reason or not self._may_edit():
            return
        desk = self._bench.desk
        desk.attempt(
            mark_attendance(
                activity_id=self._activity_id,
                person_id=row.person_id,
                mark=row.mark,
                on=desk.today,
                reason=reason,
            )
        )

    def _fix(self) -> None:
        desk = self._bench.desk
        if self._may_edit() and desk.attempt(
            post_due_list(activity_id=self._activity_id, on=desk.today)
        ):
            self.line.setFocus(Qt.FocusReason.OtherFocusReason)  # who comes in is typed now

    def _add_guest(self) -> None:
        if self._activity is not None and self._may_edit():
            add_attender_dialog(self._bench, self._activity, is_due=False, parent=self).open()

    def _may_edit(self) -> bool:
        """Whether editing may go on; the history view asks once for its day, not at each tick."""
        on = self._bench.desk.on
        if self._agreed_on != on and not may_edit(
            self._bench.ask, self, self._bench.desk, Right.ATTENDANCE
        ):
            return False
        self._agreed_on = on
        return True

    # Whom the line means --------------------------------------------------------

    def _look_up(self, typed: str) -> None:
        self._meant = meant_by(typed, self._ways)
        if self._meant.sure is not None:
            self.table.select_keys([self._meant.sure])
        self._tell_choices(typed)

    def _tell_choices(self, typed: str) -> None:
        ids, names = self._meant.ids, {row.person_id: row for row in self._people}
        is_choice = len(ids) > 1
        is_nobody = bool(typed.strip()) and not ids and bool(names)
        self.choices.setVisible(is_choice or is_nobody)
        self.add_button.setVisible(is_nobody)
        if is_nobody:
            self.choice_told.setText(tr("名单里没有“{typed}”。", typed=typed.strip()))
        elif is_choice:
            self.choice_told.setText(tr("有 {count} 人，↑↓ 选定，回车记到会：", count=len(ids)))
        for place, button in enumerate(self._buttons):
            person = names.get(ids[place]) if is_choice and place < len(ids) else None
            button.setVisible(person is not None)
            if person is not None:
                where = person.group_name or person.crew
                button.setText(f"{person.name} {where}".strip())
                button.setChecked(person.person_id == self._meant.sure)

    def _choose(self, person_id: int) -> None:
        self._meant = Meant(person_id, self._meant.ids)
        self.table.select_keys([person_id])
        self._tell_choices(self.line.text())
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take_choice(self, place: int) -> None:
        if place < len(self._meant.ids):
            self._choose(self._meant.ids[place])

    def _step(self, by: int) -> None:
        ids = self._meant.ids
        if not ids:
            return
        sure = self._meant.sure
        place = ids.index(sure) + by if sure in ids else (0 if by > 0 else len(ids) - 1)
        self._choose(ids[place % len(ids)])

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """In the line the digits mark and the arrows choose; they are no part of a name."""
        if watched is self.line and isinstance(event, QKeyEvent) and self.line.text():
            if event.type() != QEvent.Type.KeyPress or event.modifiers() & (
                Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
            ):
                return False
            if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
                self._step(1 if event.key() == Qt.Key.Key_Down else -1)
                return True
            mark = _MARK_KEYS.get(event.key())
            if mark is not None:
                self.mark_typed(mark)
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.line.clear()
                self._look_up("")
                return True
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys of the table: 1 to 6 mark, Delete takes away, F2 writes; letters say who."""
        mark = _MARK_KEYS.get(event.key())
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and mark is not None:
            self.mark_chosen(mark)
        elif plain and event.key() == Qt.Key.Key_Delete:
            self.mark_chosen(None)
        elif plain and event.key() == Qt.Key.Key_F2:
            self.edit_reason()
        elif self._is_letter(event) and self.line.isEnabled():
            self.line.setFocus(Qt.FocusReason.OtherFocusReason)
            self.line.setText(self.line.text() + event.text())
            self._look_up(self.line.text())
        else:
            super().keyPressEvent(event)

    @staticmethod
    def _is_letter(event: QKeyEvent) -> bool:
        with_key = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
        return event.text().isalpha() and not event.modifiers() & with_key

    # What is shown --------------------------------------------------------------

    def _read(self) -> None:
        """Read everything: the activity, who stands on its list, their marks."""
        self._refresh.settle()
        self._activity = ActivityQuery(self._activity_id).fetch()
        self._people = AttendanceQuery(self._activity_id, self._group_id).fetch()
        self._say_empty()
        self._tell()

    def _say_empty(self) -> None:
        """Say why nobody stands there; who has one group fixes no list but its own."""
        activity = self._activity
        is_own = self._group_id is None or (
            activity is not None and activity.organisation_id == self._group_id
        )
        if activity is not None and not is_own and activity.due_fixed_on is not None:
            self.table.set_empty(tr("这次活动的应到名单里没有本组的人。"))
        elif is_own:
            words = recording_words(tr("确定应到名单"), Right.ATTENDANCE)
            self.table.set_empty(tr("应到名单还没有确定，先确定名单再登记。"), words, self._fix)
        else:
            self.table.set_empty(tr("应到名单还没有确定。请党支部先确定名单，再登记本组的出勤。"))

    def _read_marks(self) -> bool:
        """Read the marks alone, as at every tick; False when that is not enough."""
        if self._activity is None or self._refresh.is_stale:
            return False
        marks = MarksQuery(self._activity_id, self._activity.held_on).fetch()
        fresh = with_marks(self._people, marks)
        if fresh is None:
            return False
        self._people = fresh
        self._tell()
        return True

    def _tell(self) -> None:
        rows, activity = self._people, self._activity
        self.model.set_query(RowsAtHand(rows=rows))
        people = frozenset(row.person_id for row in rows)
        if people != self._known:
            spelled = SpellingsQuery(self._activity_id).fetch()
            self._ways = {row.person_id: spelled.get(row.person_id, ()) for row in rows}
            self._known = people
        tally = tally_of(rows)
        self._tell_counts(tally, len(rows) - tally.due)
        is_open = activity is not None and activity.state is not ActivityState.CANCELLED
        self.line.setEnabled(is_open and bool(rows))
        self.rest_button.setEnabled(is_open and tally.of_mark(None) > 0)
        kind = kinds_by_code().get(activity.kind) if activity else None
        self.make_up_button.setVisible(
            activity is not None
            and activity.original_id is None
            and kind is not None
            and kind.makes_up
            and not kind.regimes
        )
        self.make_up_button.setEnabled(is_open and any(tally.of_mark(mark) for mark in CAN_MAKE_UP))
        self._tell_sessions()
        self._fit()

    def _tell_counts(self, tally: Tally, others: int) -> None:
        on = self._activity.held_on if self._activity else self._bench.desk.on
        rules = AttendanceRulesQuery(on).fetch()
        rate = tally.rate(rules.how)
        parts = [
            tr("应到 {count}", count=tally.due),
            tr("实到 {count}", count=tally.came(rules.how)),
            *(f"{tr(PRINTED[mark])} {tally.of_mark(mark)}" for mark in MARKS[1:]),
        ]
        if tally.made_up:
            parts.append(tr("补课 {count}", count=tally.made_up))
        parts.append(tr("未登记 {count}", count=tally.not_recorded))
        if others:
            parts.append(tr("列席 {count}", count=others))
        if rate is not None:
            parts.append(tr("出勤率 {rate}", rate=percent(rate)))
        elif tally.due and not tally.is_recorded:
            parts.append(tr("还没有登记，不算出勤率"))
        self.counts.setText(" · ".join(parts) if tally.due or others else "")
        self.counts.setToolTip(rules.source)
        low = is_low(rate, rules.floor)
        self.low_chip.setVisible(low)
        if low:
            self.low_chip.show_look(
                ChipLook(tr("低于 {floor}", floor=percent(rules.floor)), Tone.WARN)
            )

    def _tell_sessions(self) -> None:
        links, activity = [], self._activity
        if activity is not None and activity.original_id is not None:
            original = ActivityQuery(activity.original_id).fetch()
            if original is not None:
                text = tr(
                    "这一场是 {day} {name} 的补课",
                    day=original.held_on.isoformat(),
                    name=original.name,
                )
                links.append((text, original.activity_id))
        sessions = MakeUpSessionsQuery(self._activity_id).fetch()
        links += [(_session_told(session), session.activity_id) for session in sessions]
        if links == self._links:
            return
        self._links = links
        while (item := self._session_row.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for text, activity_id in links:
            self._link(text, activity_id)
        self.sessions.setVisible(bool(links))

    def _link(self, text: str, activity_id: int) -> None:
        button = link_button(text, parent=self.sessions)
        button.clicked.connect(partial(self._open_activity, activity_id))
        self._session_row.addWidget(button)
        button.show()

    def _open_activity(self, activity_id: int) -> None:
        self.activity_wanted.emit(activity_id)

    def _fit(self) -> None:
        rows = min(max(len(self.model.keys), LEAST_ROWS), MOST_ROWS)
        self.table.setMinimumHeight(tokens().sizes.row * (rows + 1) + tokens().space(1))

    # By mouse -------------------------------------------------------------------------

    def _take_click(self, index: QModelIndex) -> None:
        key = self.model.columns[index.column()].key
        if key == "mark":
            self._open_marks(index)
        elif key == "reason":
            self.edit_reason()

    def _open_marks(self, index: QModelIndex) -> None:
        self._marks.clear()
        self._fill_marks(self._marks)
        room = self.table.visualRect(index)
        self._marks.popup(self.table.viewport().mapToGlobal(room.bottomLeft()))

    def _fill_menu(self, menu: QMenu) -> None:
        self._fill_marks(menu)
        menu.addSeparator()
        menu.addAction(tr("写原因（F2）")).triggered.connect(lambda: self.edit_reason())
        if self._group_id is None:
            menu.addAction(tr("打开信息卡")).triggered.connect(lambda: self._open_card())

    def _fill_marks(self, menu: QMenu) -> None:
        for number, mark in enumerate(MARKS, start=1):
            action = records(menu.addAction(f"{number}  {tr(PRINTED[mark])}"), Right.ATTENDANCE)
            action.triggered.connect(partial(self._mark_from_menu, mark))
        records(menu.addAction(tr("清除登记（Delete）")), Right.ATTENDANCE).triggered.connect(
            partial(self._mark_from_menu, None)
        )

    def _mark_from_menu(self, mark: Mark | None) -> None:
        self.mark_chosen(mark)

    def _open_card(self) -> None:
        row = self.table.current_row()
        if row is not None:
            self.person_wanted.emit(row.uid)

    def _take_opened(self, _row: AttendanceRow) -> None:
        self.mark_chosen(Mark.PRESENT)

    # Hearing ----------------------------------------------------------------------

    def _connect(self) -> None:
        self._marks = QMenu(self)
        self.line.textEdited.connect(self._look_up)
        self.line.returnPressed.connect(partial(self.mark_typed, Mark.PRESENT))
        self.line.installEventFilter(self)
        self.rest_button.clicked.connect(self.mark_rest)
        self.make_up_button.clicked.connect(self.plan_make_up)
        self.add_button.clicked.connect(self._add_guest)
        self.table.opened.connect(self._take_opened)
        self.table.clicked.connect(self._take_click)
        self.reason_line.written.connect(self._save_reason)
        self._bench.desk.changed.connect(self._take_news)
        news().changed.connect(self._dress)

    def _take_news(self, changes: Changes) -> None:
        reads = ActivityQuery.reads | AttendanceQuery.reads | MakeUpSessionsQuery.reads
        if not changes.topics & reads:
            return
        if Topic.PERSON in changes.topics:
            self._known = frozenset()  # names are typed otherwise now
        is_tick = self.isVisible() and changes.topics <= {Topic.ATTENDANCE}
        if not is_tick or not self._read_marks():
            self._refresh.now()

    # Looks ------------------------------------------------------------------------

    def _choice_button(self, place: int) -> QPushButton:
        button = quiet_button("", parent=self.choices)
        button.setObjectName("name_choice")
        button.setCheckable(True)
        button.clicked.connect(partial(self._click_choice, place))
        self._choice_row.addWidget(button)
        return button

    def _click_choice(self, place: int) -> None:
        self._take_choice(place)

    def _lay_out(self) -> None:
        self._top = QHBoxLayout()
        self._top.addWidget(self.counts, 1)
        self._top.addWidget(self.low_chip)
        self._entry = QHBoxLayout()
        self._entry.addWidget(self.line, 1)
        self._entry.addWidget(self.rest_button)
        self._entry.addWidget(self.make_up_button)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addLayout(self._top)
        self._column.addLayout(self._entry)
        self._column.addWidget(self.choices)
        self._column.addWidget(self.keys_told)
        self._column.addWidget(self.table, 1)
        self._column.addWidget(self.sessions)
        order = (self.line, *self._buttons, self.add_button, self.table)
        for before, after in pairwise((*order, self.rest_button, self.make_up_button)):
            QWidget.setTabOrder(before, after)
        self.choices.hide()

    def _dress(self) -> None:
        gap = tokens().space(2)
        for layout in (self._top, self._entry, self._column):
            layout.setSpacing(gap)
        for flow in (self._choice_row, self._session_row):
            flow.setSpacing(gap)
        self._fit()


class ReasonLine(QLineEdit):
    """A line that lies over a cell while the reason is written there.

    Signals:
        written: The row (`AttendanceRow`) and what was written.
    """

    written = Signal(object, str)

    def __init__(self, table: TableView) -> None:
        super().__init__(table.viewport())
        self.setObjectName("reason_line")
        self.setAccessibleName(tr("原因"))
        self.setMaxLength(LONGEST_REASON)
        self._table = table
        self._row: AttendanceRow | None = None
        self.hide()
        self.returnPressed.connect(self.keep)
        self.editingFinished.connect(self.keep)
        table.verticalScrollBar().valueChanged.connect(self.keep)

    def open_at(self, place: int, row: AttendanceRow) -> None:
        """Lie over the reason of a row."""
        model = self._table.rows
        index = model.index(place, model.column_of("reason"))
        self._table.scrollTo(index)
        self._row = row
        self.setGeometry(self._table.visualRect(index))
        self.setText(row.reason)
        self.show()
        self.selectAll()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def keep(self) -> None:
        """Hand over what was written and go."""
        row, self._row = self._row, None
        if row is not None:
            self.hide()
            self._table.setFocus(Qt.FocusReason.OtherFocusReason)
            self.written.emit(row, self.text())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape goes without keeping; no key marks while a reason is written."""
        if event.key() == Qt.Key.Key_Escape:
            self._row = None
            self.hide()
            self._table.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        super().keyPressEvent(event)
        event.accept()


def _keys_told() -> str:
    keys = " · ".join(f"{number} {tr(PRINTED[mark])}" for number, mark in enumerate(MARKS, start=1))
    return tr("{keys} · Delete 清除 · F2 写原因", keys=keys)


def _session_told(session: MakeUpSession) -> str:
    day = session.held_on.isoformat()
    if session.state is ActivityState.CANCELLED:
        return tr("补课 {day}（已取消）", day=day)
    return tr(
        "补课 {day}：名单 {listed} 人，到 {came} 人",
        day=day,
        listed=session.listed,
        came=session.came,
    )
