"""Who stands on the ballot paper, in which order; every step is an operation of its own.

The order is as entered and moved by hand, or that of the strokes of the names.
"""

from typing import Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from dangjian_desktop.operations.runner import Changes, Operation
from dangjian_desktop.operations.votes import (
    add_candidate,
    move_candidate,
    move_candidates_in_stroke_order,
    remove_candidate,
)
from dangjian_desktop.queries.votes import ActivityVotesQuery, VoteRow
from dangjian_desktop.ui.shared.buttons import icon_button, plain_button, primary_button
from dangjian_desktop.ui.shared.dialog import Dialog
from dangjian_desktop.ui.shared.field_form import FieldForm
from dangjian_desktop.ui.shared.layouts import fit_to_screen
from dangjian_desktop.ui.shared.offered import records
from dangjian_desktop.ui.shared.person_field import person_field, told_apart
from dangjian_desktop.ui.shared.theme import set_role, tokens
from dangjian_desktop.ui.shared.wording import in_words, tr
from dangjian_desktop.ui.shared.workbench import Workbench

_KEY = int(Qt.ItemDataRole.UserRole)
_WIDTH, _HEIGHT = 460, 560


class CandidatesDialog(Dialog):
    """The candidates of one election."""

    def __init__(
        self, bench: Workbench, activity_id: int, vote_id: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("candidates_dialog")
        self.setWindowTitle(tr("候选人"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._bench, self._activity_id, self._vote_id = bench, activity_id, vote_id
        self.title = QLabel(self)
        self.title.setWordWrap(True)
        set_role(self.title, "title")
        self.told = QLabel(self)
        self.told.setObjectName("told")
        self.told.setWordWrap(True)
        set_role(self.told, "second")
        on = bench.desk.on
        self.form = FieldForm(
            [person_field("person", tr("姓名或拼音首字母"), on, is_required=True)],
            on=on,
            parent=self,
        )
        self.form.entered.connect(self.add)
        self.add_button = records(plain_button(tr("加入"), "plus", parent=self))
        self.add_button.setObjectName("add_candidate")
        self.add_button.clicked.connect(self.add)
        self.list = QListWidget(self)
        self.list.setObjectName("candidates")
        self.list.setAccessibleName(tr("候选人，按选票上的顺序"))
        self.list.currentRowChanged.connect(lambda _row: self._follow())
        self.up_button = records(
            icon_button("chevron-up", tr("上移"), clicked=self.up, parent=self)
        )
        self.down_button = records(
            icon_button("chevron-down", tr("下移"), clicked=self.down, parent=self)
        )
        self.remove_button = records(
            icon_button("trash-2", tr("删除"), clicked=self.remove, parent=self)
        )
        self.order_button = records(plain_button(tr("按姓氏笔画"), parent=self))
        self.order_button.setObjectName("order_by_strokes")
        self.order_button.clicked.connect(self.order_by_strokes)
        self.close_button = primary_button(tr("完成"), parent=self)
        self.close_button.setObjectName("close_button")
        self.close_button.clicked.connect(self.accept)
        self._lay_out()
        bench.desk.changed.connect(self._hear)
        self._fill()
        self.form.focus_field("person")

    def add(self) -> None:
        """Put the person of the line on the paper."""
        if not self.form.check():
            return
        person = self.form.values()["person"]
        if self._attempt(add_candidate(vote_id=self._vote_id, person_id=person.person_id)):
            self.form.show_values({})
            self.form.focus_field("person")

    def up(self) -> None:
        """Move the chosen candidate up."""
        self._move(-1)

    def down(self) -> None:
        """Move the chosen candidate down."""
        self._move(1)

    def order_by_strokes(self) -> None:
        """Put all candidates in the order of strokes of their names."""
        self._attempt(move_candidates_in_stroke_order(vote_id=self._vote_id))

    def remove(self) -> None:
        """Take the chosen candidate off the paper."""
        key = self._chosen()
        if key is not None:
            self._attempt(remove_candidate(candidate_id=key))

    def _move(self, by: int) -> None:
        key = self._chosen()
        if key is not None:
            self._attempt(move_candidate(candidate_id=key, by=by))

    def _attempt(self, work: Operation[Any]) -> bool:
        return self._bench.desk.attempt(work)

    def _chosen(self) -> int | None:
        item = self.list.currentItem()
        return None if item is None else int(item.data(_KEY))

    def _hear(self, changes: Changes) -> None:
        if changes.topics & ActivityVotesQuery.reads:
            self._fill()

    def _fill(self) -> None:
        votes = ActivityVotesQuery(self._activity_id).fetch()
        vote = votes.vote(self._vote_id) if votes is not None else None
        if vote is None:
            self.reject()
            return
        chosen = self._chosen()
        self.list.clear()
        people = [(one.person_id, one.name) for one in vote.candidates if one.person_id]
        told = told_apart(people, self._bench.desk.on)
        for number, one in enumerate(vote.candidates, start=1):
            item = QListWidgetItem(f"{number}  {told.get(one.person_id or 0, one.name)}")
            item.setData(_KEY, one.candidate_id)
            item.setSizeHint(QSize(0, tokens().sizes.row))
            self.list.addItem(item)
            if one.candidate_id == chosen:
                self.list.setCurrentItem(item)
        self.title.setText(vote.title)
        self.told.setText(_told(vote))
        self._follow()

    def _follow(self) -> None:
        row, last = self.list.currentRow(), self.list.count() - 1
        self.up_button.setEnabled(row > 0)
        self.down_button.setEnabled(0 <= row < last)
        self.remove_button.setEnabled(row >= 0)

    def _lay_out(self) -> None:
        made = tokens()
        line = QHBoxLayout()
        line.setSpacing(made.space(2))
        line.addWidget(self.form, 1)
        beside = QVBoxLayout()
        # Beside the field, not beside what is said under it.
        beside.addSpacing(self.form.height_above("person"))
        beside.addWidget(self.add_button)
        beside.addStretch(1)
        line.addLayout(beside)
        side = QVBoxLayout()
        for button in (self.up_button, self.down_button, self.remove_button):
            side.addWidget(button)
        side.addStretch(1)
        middle = QHBoxLayout()
        middle.setSpacing(made.space(2))
        middle.addWidget(self.list, 1)
        middle.addLayout(side)
        buttons = QHBoxLayout()
        buttons.addWidget(self.order_button)
        buttons.addStretch(1)
        buttons.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(made.space(6),) * 4)
        column.setSpacing(made.space(3))
        column.addWidget(self.title)
        column.addWidget(self.told)
        column.addLayout(line)
        column.addLayout(middle, 1)
        column.addLayout(buttons)
        fit_to_screen(self, _WIDTH, _HEIGHT)


def _told(vote: VoteRow) -> str:
    few = [in_words(said) for said in vote.warnings if "least" in said.facts]
    seats = tr("应选 {seats} 人。按选票上的顺序排列，可以上移、下移。", seats=vote.seats)
    return "\n".join([seats, *few])
