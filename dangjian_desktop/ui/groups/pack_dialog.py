"""One screen for what comes back on paper from a group: attendance, minutes, ledgers, new rows.

Everything is judged together while it is typed, each fault at its cell, and saved as one thing
that one 撤销 takes back. What was typed is not thrown away without asking.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from dangjian_desktop.domain.ledger_print import period_at, period_beside
from dangjian_desktop.domain.ledgers import DAY, PrintPeriod
from dangjian_desktop.domain.paper_packs import outcome_keys
from dangjian_desktop.domain.problems import InputError, Problem, Severity
from dangjian_desktop.domain.vocabulary import PRINTED
from dangjian_desktop.domain.vocabulary import Mark as Presence
from dangjian_desktop.operations.ledgers import NewEntry
from dangjian_desktop.operations.paper_packs import (
    MEETING,
    NEW,
    PaperOutcome,
    Returned,
    record_paper_pack,
    returned_problems,
)
from dangjian_desktop.operations.runner import RefusedError, StorageError
from dangjian_desktop.queries.paper_packs import (
    PackBook,
    PackOfCodeQuery,
    PaperPack,
    PaperPackQuery,
)
from dangjian_desktop.ui.groups.pack_columns import new_columns, outcome_columns, outcome_line
from dangjian_desktop.ui.groups.pack_reading import PRESENCE, PackReader, PackReading
from dangjian_desktop.ui.shared.buttons import (
    icon_button,
    plain_button,
    primary_button,
    quiet_button,
    took_enter,
)
from dangjian_desktop.ui.shared.dialog import Dialog
from dangjian_desktop.ui.shared.layouts import fit_to_screen
from dangjian_desktop.ui.shared.offered import records
from dangjian_desktop.ui.shared.paper_grid import Mark, PaperColumn, PaperGrid, Place
from dangjian_desktop.ui.shared.theme import refusal_label, restyle, set_role, tokens
from dangjian_desktop.ui.shared.wording import in_words, tr
from dangjian_desktop.ui.shared.workbench import Workbench

WIDTH, HEIGHT = 1260, 700
#: So long typing may rest before everything is judged.
JUDGE_AFTER_MS = 200
_MOST_FAULTS = 6
_MINUTES_HEIGHT = 96
_PRESENT = Presence.PRESENT
_NAME = "name"


class PackDialog(Dialog):
    """The sheets of one group and month, as they lie on the table."""

    def __init__(self, bench: Workbench, pack: PaperPack, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("pack_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("录入纸质记录"))
        self._bench, self._on = bench, bench.desk.on
        self.pack = pack
        self.title = QLabel(self)
        set_role(self.title, "title")
        self.before_button = icon_button(
            "chevron-left", tr("上个月"), clicked=partial(self._go, -1), parent=self
        )
        self.after_button = icon_button(
            "chevron-right", tr("下个月"), clicked=partial(self._go, 1), parent=self
        )
        self.code = QLineEdit(self)
        self.code.setObjectName("pack_code")
        self.code.setAccessibleName(tr("编号"))
        self.code.setPlaceholderText(tr("纸上的编号，回车"))
        self.code_told = QLabel(self)
        self.code_told.setObjectName("code_told")
        set_role(self.code_told, "caution")
        self.day, self.place = QLineEdit(self), QLineEdit(self)
        self.day.setObjectName("meeting_day")
        self.place.setObjectName("meeting_place")
        self.minutes = QPlainTextEdit(self)
        self.minutes.setObjectName("meeting_minutes")
        self.minutes.setTabChangesFocus(True)
        for box, words in (
            (self.day, tr("开会日期")),
            (self.place, tr("地点")),
            (self.minutes, tr("会议内容")),
        ):
            box.setAccessibleName(words)
        self.day.setPlaceholderText(tr("11月8日"))
        self.minutes.setPlaceholderText(tr("说了什么、定了什么；短写即可，原件存档"))
        self.day_told = refusal_label("day_told", self)
        self._is_day_refused = False
        self.all_button = quiet_button(tr("其余全部到会"), parent=self)
        self.all_button.setObjectName("all_present")
        self.people = PaperGrid(
            (
                PaperColumn(_NAME, tr("姓名"), 160, is_written=False),
                PaperColumn(
                    PRESENCE,
                    tr("到会"),
                    200,
                    choices=tuple(tr(PRINTED[mark]) for mark in Presence),
                    hint=tr("空着就是没有登记，不算缺席"),
                ),
            ),
            tr("签到"),
            self,
        )
        self.people.setObjectName("pack_people")
        self.grids: dict[str, PaperGrid] = {}
        self.told: dict[str, QLabel] = {}
        self._shown: list[QWidget] = []
        self.refusal = QLabel(self)
        self.refusal.setObjectName("refusal")
        self.refusal.setWordWrap(True)
        set_role(self.refusal, "problem")
        self.save_button = records(primary_button(tr("全部保存"), parent=self))
        self.save_button.setObjectName("save_button")
        self.save_button.setToolTip(tr("Ctrl+回车"))
        self.cancel_button = plain_button(tr("取消"), parent=self)
        self.cancel_button.setObjectName("cancel_button")
        self._judge_later = QTimer(self)
        self._judge_later.setSingleShot(True)
        self._judge_later.setInterval(JUDGE_AFTER_MS)
        self._judge_later.timeout.connect(self.judge)
        self._lay_out()
        self._connect()
        self._show(pack)

    # What stands on the screen -----------------------------------------------------------

    @property
    def is_dirty(self) -> bool:
        """Whether something was typed that leaving would throw away."""
        return (
            any(text != self._given[key] for key, text in self._texts().items())
            or self.people.model_.is_dirty
            or any(grid.model_.is_dirty for grid in self.grids.values())
        )

    def _texts(self) -> dict[str, str]:
        return {
            DAY: self.day.text().strip(),
            "place": self.place.text().strip(),
            "minutes": self.minutes.toPlainText().strip(),
        }

    def _show(self, pack: PaperPack) -> None:
        """Lay the sheets of a pack out."""
        self.pack = pack
        self.title.setText(
            tr("{group} {year}年{month}月", group=pack.title, year=pack.year, month=pack.month)
        )
        self.code.setText(pack.code)
        self.code_told.setText("")
        meeting = pack.meeting
        self._given = {
            DAY: meeting.held_on.isoformat() if meeting is not None else "",
            "place": meeting.place if meeting is not None else "",
            "minutes": (meeting.minutes if meeting is not None else "").strip(),
        }
        self.day.setText(self._given[DAY])
        self.place.setText(self._given["place"])
        self.minutes.setPlainText(self._given["minutes"])
        self.people.model_.show_lines(
            [
                {_NAME: one.name, PRESENCE: tr(PRINTED[one.mark]) if one.mark else ""}
                for one in pack.people
            ]
        )
        self._show_books(pack.books)
        latest = period_at(PrintPeriod.MONTH, self._on).since
        self.after_button.setEnabled(date(pack.year, pack.month, 1) != latest)
        self.judge()

    def _show_books(self, books: Sequence[PackBook]) -> None:
        """Lay out the sheets of the ledgers anew: the rows of another group are others."""
        for widget in self._shown:
            self._sheets.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        self._shown.clear()
        self.grids, self.told = {}, {}
        for one in books:
            if one.open:
                self._add_grid(
                    one.book.code,
                    tr("{book}：没有办结的 {count} 条", book=one.book.short, count=len(one.open)),
                    outcome_columns(one.book),
                )
                lines = [outcome_line(row) for row in one.open]
                locked = frozenset(
                    (place, key)
                    for place, row in enumerate(one.open)
                    for key in outcome_keys(one.book)
                    if row.text(key)
                )
                self.grids[one.book.code].model_.show_lines(lines, locked)
            self._add_grid(
                f"{NEW}{one.book.code}",
                tr("新的{book}", book=one.book.short),
                new_columns(one.book),
                grows=True,
            )
            self.grids[f"{NEW}{one.book.code}"].model_.show_lines([])

    def _add_grid(
        self, sheet: str, heading: str, columns: Sequence[PaperColumn], *, grows: bool = False
    ) -> None:
        label = QLabel(heading, self)
        set_role(label, "heading")
        grid = PaperGrid(columns, heading, self, grows=grows)
        grid.setObjectName(f"pack_{sheet}")
        told = QLabel(self)
        told.setWordWrap(True)
        told.setObjectName(f"told_{sheet}")
        set_role(told, "caution")
        for widget in (label, grid, told):
            self._sheets.addWidget(widget)
            self._shown.append(widget)
        grid.model_.written.connect(self._judge_later.start)
        self.grids[sheet], self.told[sheet] = grid, told

    # Another pack --------------------------------------------------------------------------

    def _go(self, step: int) -> None:
        """Show the pack of the same group in the month before or after."""
        month = period_at(PrintPeriod.MONTH, date(self.pack.year, self.pack.month, 1))
        since = period_beside(PrintPeriod.MONTH, month, step).since
        assert since is not None, "a month has its days"
        self._open(self.pack.group_id, since.year, since.month)

    def _take_code(self) -> None:
        """Show the pack whose code was typed."""
        found = PackOfCodeQuery(self.code.text(), self._on).fetch()
        if len(found) == 1:
            self._open(found[0].group_id, found[0].year, found[0].month)
        elif found:
            names = tr("、").join(one.title for one in found)
            self.code_told.setText(
                tr("这个编号对得上 {names}，请在月报里选党小组再录入。", names=names)
            )
        else:
            self.code_told.setText(tr("没有这个编号的材料包。请照纸右上角的编号再输一次。"))

    def _open(self, group_id: int, year: int, month: int) -> None:
        pack = PaperPackQuery(group_id, year, month, self._on).fetch()
        if pack is not None and self._may_leave():
            self._show(pack)

    # Reading -------------------------------------------------------------------------------

    def read(self) -> PackReading:
        """Return what the screen says, and what of it cannot be read."""
        reader = PackReader(self.pack, self._on)
        people = [self.people.model_.written_in(place) for place in range(len(self.pack.people))]
        meeting = reader.meeting(
            self._texts(), self._given, [one.get(PRESENCE, "") for one in people]
        )
        outcomes: dict[str, Sequence[PaperOutcome]] = {}
        new: dict[str, Sequence[NewEntry]] = {}
        for one in self.pack.books:
            code = one.book.code
            if code in self.grids:
                model = self.grids[code].model_
                written = [model.written_in(place) for place in range(len(one.open))]
                outcomes[code] = reader.outcomes(one, written)
            fresh = self.grids[f"{NEW}{code}"].model_
            lines = fresh.lines
            places = [fresh.place_of(number) for number in range(1, len(lines) + 1)]
            new[code] = reader.new(one.book, lines, places)
        return reader.done(Returned(self.pack.group_id, meeting, outcomes, new))

    # Judging and saving --------------------------------------------------------------------

    def judge(self) -> bool:
        """Say at every cell what is wrong with it; return whether nothing keeps it from saving."""
        self._judge_later.stop()
        read = self.read()
        problems = [*read.problems]
        known = {(p.where.sheet, p.where.row, p.where.field) for p in read.problems}
        try:
            found = returned_problems(read.returned, self._on)
        except RefusedError as refusal:
            self.refusal.setText(in_words(refusal))
            return False
        problems += [
            one for one in found if (one.where.sheet, one.where.row, one.where.field) not in known
        ]
        self._say(problems, read.places)
        return all(one.severity is not Severity.REFUSED for one in problems)

    def save(self) -> None:
        """Enter everything, or say what keeps it from being entered."""
        self.refusal.setText("")
        if not self.judge():
            if not self.refusal.text():
                self.refusal.setText(tr("有标红的地方没有填对，一样也没有保存。请改正后再保存。"))
            self._go_to_fault()
            return
        try:
            told = self._bench.desk.run(
                record_paper_pack(returned=self.read().returned, on=self._on)
            )
        except InputError as error:
            self.refusal.setText("\n".join(in_words(one) for one in error.problems))
            return
        except (RefusedError, StorageError) as refusal:
            self.refusal.setText(in_words(refusal))
            return
        self._bench.desk.noted.emit(
            tr(
                "{group}：办理 {steps} 步，新增 {entries} 条",
                group=self.pack.title,
                steps=told.steps,
                entries=told.entries,
            ),
            True,
        )
        super().accept()

    def _say(self, problems: Sequence[Problem], places: Mapping[tuple[str, int], int]) -> None:
        marks: dict[str, dict[Place, Mark]] = {key: {} for key in (*self.grids, MEETING)}
        words: dict[str, list[str]] = {key: [] for key in (*self.grids, MEETING)}
        for problem in problems:
            sheet, number, key = problem.where.sheet, problem.where.row, problem.where.field
            said = in_words(problem)
            grid = self.people if sheet == MEETING else self.grids.get(sheet)
            if grid is None:
                continue
            place = places.get((sheet, number))
            if place is not None:
                heading = next((one.heading for one in grid.model_.columns if one.key == key), "")
                is_warning = problem.severity is Severity.WARNING
                cell = (place, key if heading else grid.model_.columns[0].key)
                marks[sheet].setdefault(cell, Mark(said, is_warning))
                said = tr(
                    "第 {number} 行 {heading}：{said}", number=number, heading=heading, said=said
                )
            words[sheet].append(said)
        for key, grid in self.grids.items():
            grid.model_.mark(marks[key])
            _tell(self.told[key], words[key])
        self.people.model_.mark(marks[MEETING])
        of_meeting = [one for one in problems if one.where.sheet == MEETING]
        self._say_day(
            words[MEETING],
            is_refused=any(one.severity is Severity.REFUSED for one in of_meeting),
            is_day_refused=any(
                one.severity is Severity.REFUSED and one.where.field == DAY for one in of_meeting
            ),
        )

    def _say_day(self, words: Sequence[str], *, is_refused: bool, is_day_refused: bool) -> None:
        """Say what is wrong with the meeting below its day; a day that is refused is marked."""
        _tell(self.day_told, words)
        self.day_told.setProperty("severity", "refused" if is_refused else "warning")
        restyle(self.day_told)
        self._is_day_refused = is_day_refused
        self.day.setProperty("faulty", is_day_refused)
        restyle(self.day)
        self.day.setAccessibleDescription(self.day_told.text() if is_day_refused else "")

    def _go_to_fault(self) -> None:
        """Put the keyboard where something has to be put right."""
        if self._is_day_refused:
            self.day.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        for grid in (self.people, *self.grids.values()):
            fault = grid.model_.first_fault()
            if fault is not None:
                grid.go_to(fault[0], grid.column_of(fault[1]))
                self._area.ensureWidgetVisible(grid)
                return

    def _may_leave(self) -> bool:
        return not self.is_dirty or self._bench.ask.question(
            self,
            tr("填写的内容还没有保存。要放弃吗？"),
            yes=tr("放弃"),
            no=tr("继续填写"),
            is_loss=True,
        )

    def reject(self) -> None:
        """Leave; what was typed is thrown away only after asking."""
        if self._may_leave():
            super().reject()

    def showEvent(self, event: QShowEvent) -> None:
        """The keyboard begins at the day of the meeting."""
        super().showEvent(event)
        self.day.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter saves from anywhere."""
        if not took_enter(event, self.save):
            super().keyPressEvent(event)

    def _mark_rest(self) -> None:
        self.people.model_.fill(PRESENCE, tr(PRINTED[_PRESENT]))

    def _connect(self) -> None:
        self.code.returnPressed.connect(self._take_code)
        self.all_button.clicked.connect(lambda: self._mark_rest())
        self.people.model_.written.connect(self._judge_later.start)
        self.day.textEdited.connect(lambda _text: self._judge_later.start())
        self.save_button.clicked.connect(lambda: self.save())
        self.cancel_button.clicked.connect(lambda: self.reject())

    # Looks ---------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        made = tokens()
        column = QVBoxLayout(self)
        column.setContentsMargins(*(made.space(4),) * 4)
        column.setSpacing(made.space(3))
        head = QHBoxLayout()
        head.setSpacing(made.space(2))
        for widget in (self.before_button, self.title, self.after_button):
            head.addWidget(widget)
        head.addStretch(1)
        head.addWidget(self.code_told)
        head.addWidget(self.code)
        self.code.setFixedWidth(made.text_px(180))
        column.addLayout(head)
        inner = QWidget()
        inner.setObjectName("scrolled")
        self._body = QVBoxLayout(inner)
        self._body.setContentsMargins(0, 0, made.space(2), 0)
        self._body.setSpacing(made.space(3))
        self._lay_out_meeting(inner)
        holder = QWidget(inner)
        self._sheets = QVBoxLayout(holder)
        self._sheets.setContentsMargins(0, 0, 0, 0)
        self._sheets.setSpacing(made.space(2))
        self._body.addWidget(holder)
        self._body.addStretch(1)
        self._area = QScrollArea(self)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setWidget(inner)
        column.addWidget(self._area, 1)
        foot = QHBoxLayout()
        foot.setSpacing(made.space(2))
        foot.addWidget(self.refusal, 1)
        foot.addWidget(self.cancel_button)
        foot.addWidget(self.save_button)
        column.addLayout(foot)
        fit_to_screen(self, WIDTH, HEIGHT)

    def _lay_out_meeting(self, inner: QWidget) -> None:
        made = tokens()
        heading = QLabel(tr("党小组会"), inner)
        set_role(heading, "heading")
        self._body.addWidget(heading)
        both = QHBoxLayout()
        both.setSpacing(made.space(4))
        left, right = QVBoxLayout(), QVBoxLayout()
        for layout in (left, right):
            layout.setSpacing(made.space(2))
        row = QHBoxLayout()
        row.setSpacing(made.space(2))
        for word, box, width in ((tr("日期"), self.day, 150), (tr("地点"), self.place, 0)):
            label = QLabel(word, inner)
            set_role(label, "label")
            row.addWidget(label)
            row.addWidget(box, int(not width))
            if width:
                box.setFixedWidth(made.text_px(width))
        left.addLayout(row)
        left.addWidget(self.day_told)
        label = QLabel(tr("会议内容"), inner)
        set_role(label, "label")
        left.addWidget(label)
        self.minutes.setMinimumHeight(made.text_px(_MINUTES_HEIGHT))
        left.addWidget(self.minutes, 1)
        top = QHBoxLayout()
        signed = QLabel(tr("签到"), inner)
        set_role(signed, "label")
        top.addWidget(signed)
        top.addStretch(1)
        top.addWidget(self.all_button)
        right.addLayout(top)
        right.addWidget(self.people)
        right.addStretch(1)
        both.addLayout(left, 3)
        both.addLayout(right, 2)
        self._body.addLayout(both)


def _tell(label: QLabel, words: Sequence[str]) -> None:
    """Say at most some faults below a sheet; the cells tell them all."""
    shown = list(words[:_MOST_FAULTS])
    if len(words) > _MOST_FAULTS:
        shown.append(tr("另有 {count} 处", count=len(words) - _MOST_FAULTS))
    label.setText("\n".join(shown))
    label.setVisible(bool(shown))


def open_pack(
    bench: Workbench, parent: QWidget, group_id: int, year: int, month: int
) -> PackDialog | None:
    """Open the screen for the papers of a group and month; None where the group is no more."""
    pack = PaperPackQuery(group_id, year, month, bench.desk.on).fetch()
    if pack is None:
        return None
    dialog = PackDialog(bench, pack, parent)
    dialog.open()
    return dialog
