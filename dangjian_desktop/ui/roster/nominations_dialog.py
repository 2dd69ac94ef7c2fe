"""The sheet of proposals: a line for everybody who was proposed, a column for each party group.

Digits and Tab, Enter goes down, Ctrl+Enter saves: the whole sheet is one thing to undo. A cell that
is left empty says that nothing was entered, which is not nought.
"""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from dangjian_desktop.domain.cells import half_width
from dangjian_desktop.domain.problems import Address, InputError, Problem
from dangjian_desktop.operations.elections import record_nominations
from dangjian_desktop.operations.runner import RefusedError, StorageError
from dangjian_desktop.queries.elections import ElectionDetail
from dangjian_desktop.ui.shared.buttons import plain_button, primary_button, took_enter
from dangjian_desktop.ui.shared.field_form import FieldForm
from dangjian_desktop.ui.shared.layouts import fit_to_screen
from dangjian_desktop.ui.shared.paper_grid import Mark, PaperColumn, PaperGrid
from dangjian_desktop.ui.shared.person_field import person_field
from dangjian_desktop.ui.shared.theme import set_role, tokens
from dangjian_desktop.ui.shared.wording import QT_TR_NOOP, chinese, in_words, tr
from dangjian_desktop.ui.shared.workbench import Workbench

_WIDTH, _HEIGHT = 820, 620
_NAME, _SUM, _CHOSEN = "name", "sum", "chosen"
#: What is written for 是 and for 否 in the last column.
_YES, _NO = frozenset(chinese("是√✓1")), frozenset({"", chinese("否"), "0"})


class NominationsDialog(QDialog):
    """Who was proposed by how many of which group, and who is 候选人预备人选."""

    def __init__(
        self, bench: Workbench, detail: ElectionDetail, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("nominations_dialog")
        self.setWindowTitle(tr("推荐提名"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._bench, self._detail = bench, detail
        #: Who stands in the lines, from top to bottom: row id and name.
        self.people: list[tuple[int, str]] = []
        self._is_listed_otherwise = False
        self.form = FieldForm(
            [person_field("person", QT_TR_NOOP("姓名或拼音首字母"), bench.desk.on)],
            on=bench.desk.on,
            parent=self,
        )
        self.form.entered.connect(self.add)
        self.add_button = plain_button(tr("加入"), "plus", parent=self)
        self.add_button.setObjectName("add_nominee")
        self.add_button.clicked.connect(self.add)
        self.remove_button = plain_button(tr("移出"), "trash-2", parent=self)
        self.remove_button.setObjectName("remove_nominee")
        self.remove_button.clicked.connect(self.remove)
        columns = (
            PaperColumn(_NAME, tr("姓名"), 120, is_written=False),
            *(
                PaperColumn(
                    f"group_{one.party_group_id or ''}",
                    one.name,
                    104,
                    hint=tr("{name}党员 {count} 人", name=one.name, count=one.members),
                )
                for one in detail.groups
            ),
            PaperColumn(_SUM, tr("合计"), 72, is_written=False),
            PaperColumn(_CHOSEN, tr("预备人选"), 96, choices=(chinese("是"),)),
        )
        self.grid = PaperGrid(columns, tr("推荐人数"), self)
        self.grid.setObjectName("nominations_grid")
        self.told = QLabel(self)
        self.told.setObjectName("nominations_told")
        self.told.setWordWrap(True)
        set_role(self.told, "second")
        self.refusal = QLabel(self)
        self.refusal.setObjectName("nominations_refusal")
        self.refusal.setWordWrap(True)
        set_role(self.refusal, "problem")
        self.refusal.hide()
        self.save_button = primary_button(tr("保存"), parent=self)
        self.save_button.setObjectName("save_button")
        self.save_button.setToolTip(tr("Ctrl+回车"))
        self.cancel_button = plain_button(tr("取消"), parent=self)
        self.cancel_button.setObjectName("cancel_button")
        self._fill()
        self._lay_out()
        self.save_button.clicked.connect(self.save)
        self.cancel_button.clicked.connect(self.reject)
        self.grid.model_.written.connect(self._add_up)
        self.form.focus_field("person")

    # What the user can do -------------------------------------------------------

    def add(self) -> None:
        """Give the person of the field a line."""
        person = self.form.values()["person"]
        if person is None or not self.form.check():
            self.form.focus_field("person")
            return
        if any(key == person.person_id for key, _name in self.people):
            self.form.blame("person", tr("{name}已经在表里，不必再加。", name=person.name))
            return
        self._show_lines([*self._lines(), {_NAME: person.name}])
        self.people.append((person.person_id, person.name))
        self._is_listed_otherwise = True
        self._add_up()
        self.form.show_values({})
        self.form.focus_field("person")

    def remove(self) -> None:
        """Take the line of the current cell away."""
        place = self.grid.currentIndex().row()
        if not 0 <= place < len(self.people):
            self._refuse(tr("请先在表里选一行，再移出。"))
            return
        lines = self._lines()
        del lines[place], self.people[place]
        self._show_lines(lines)
        self._is_listed_otherwise = True
        self._add_up()

    def save(self) -> None:
        """Enter the sheet; what cannot be taken is told at its cell and nothing is done."""
        numbers: dict[int, dict[int | None, int | None]] = {}
        chosen, unread = [], []
        for place, (person_id, _name) in enumerate(self.people):
            numbers[person_id] = {}
            for group in self._detail.groups:
                text = self._text(place, f"group_{group.party_group_id or ''}")
                read = _number(text)
                numbers[person_id][group.party_group_id] = read
                if text and read is None:
                    where = Address(field=f"{person_id}.{group.party_group_id or ''}")
                    unread.append(Problem(where, "number.unreadable", text))
            mark = self._text(place, _CHOSEN)
            if mark in _YES:
                chosen.append(person_id)
            elif mark not in _NO:
                where = Address(field=f"{person_id}.{_CHOSEN}")
                unread.append(Problem(where, "nomination.unclear", mark))
        if unread:
            self._tell(unread)
            return
        try:
            self._bench.desk.run(
                record_nominations(
                    election_id=self._detail.election_id,
                    numbers=numbers,
                    preliminary=chosen,
                    on=self._bench.desk.today,
                )
            )
        except InputError as error:
            self._tell(error.problems)
        except (RefusedError, StorageError) as refusal:
            self.grid.model_.mark({})
            self._refuse(in_words(refusal))
        else:
            self.accept()

    @property
    def is_dirty(self) -> bool:
        """Whether anything was typed, or somebody came onto the sheet or left it."""
        return self._is_listed_otherwise or self.grid.model_.is_dirty

    def reject(self) -> None:
        """Leave; what was typed is asked after first."""
        if not self.is_dirty or self._bench.ask.question(
            self, tr("推荐提名还没有保存。不保存就离开吗？"), yes=tr("不保存")
        ):
            super().reject()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter saves; Enter alone belongs to the fields."""
        if not took_enter(event, self.save):
            super().keyPressEvent(event)

    # What is shown --------------------------------------------------------------

    def _fill(self) -> None:
        lines = []
        for one in self._detail.nominees:
            self.people.append((one.person_id, one.name))
            line = {_NAME: one.name}
            for group_id, number in one.numbers.items():
                line[f"group_{group_id or ''}"] = str(number)
            if one.is_preliminary:
                line[_CHOSEN] = chinese("是")
            lines.append(line)
        self._show_lines(lines)
        self._add_up()

    def _show_lines(self, lines: Sequence[dict[str, str]]) -> None:
        self.grid.model_.show_lines(lines)
        self.refusal.hide()

    def _lines(self) -> list[dict[str, str]]:
        keys = [column.key for column in self.grid.model_.columns]
        return [{key: self._text(place, key) for key in keys} for place in range(len(self.people))]

    def _text(self, place: int, key: str) -> str:
        model = self.grid.model_
        return str(model.index(place, self.grid.column_of(key)).data() or "").strip()

    def _add_up(self) -> None:
        """Show what each line comes to, and how many 预备人选 there are."""
        chosen = 0
        for place in range(len(self.people)):
            read = [
                _number(self._text(place, f"group_{one.party_group_id or ''}"))
                for one in self._detail.groups
            ]
            known = [count for count in read if count is not None]
            self.grid.model_.show_text(place, _SUM, str(sum(known)) if known else "")
            chosen += self._text(place, _CHOSEN) in _YES
        told = tr("预备人选 {count} 人", count=chosen)
        if self._detail.needed is not None and self._detail.seats is not None:
            told = tr(
                "应选 {seats} 人，差额选举候选人至少 {needed} 人；预备人选 {count} 人。",
                seats=self._detail.seats,
                needed=self._detail.needed,
                count=chosen,
            )
        self.told.setText(told)

    def _tell(self, problems: Sequence[Problem]) -> None:
        places = {str(key): place for place, (key, _name) in enumerate(self.people)}
        marks = {}
        for problem in problems:
            person, _dot, part = problem.where.field.partition(".")
            key = part if part == _CHOSEN else f"group_{part}"
            marks[places[person], key] = Mark(in_words(problem))
        self.grid.model_.mark(marks)
        first = self.grid.model_.first_fault()
        if first is not None:
            name = self.people[first[0]][1]
            self._refuse(tr("{name}：{words}", name=name, words=marks[first].words))
            self.grid.go_to(first[0], self.grid.column_of(first[1]))

    def _refuse(self, words: str) -> None:
        self.refusal.setText(words)
        self.refusal.show()

    def _lay_out(self) -> None:
        made = tokens()
        column = QVBoxLayout(self)
        column.setContentsMargins(*(made.space(6),) * 4)
        column.setSpacing(made.space(3))
        title = QLabel(tr("{name}推荐提名", name=self._detail.organisation_name), self)
        title.setWordWrap(True)
        set_role(title, "title")
        note = QLabel(
            tr("填各党小组推荐每个人的人数，没有收到的留空。预备人选由支部委员会集体研究确定。"),
            self,
        )
        note.setWordWrap(True)
        set_role(note, "second")
        column.addWidget(title)
        column.addWidget(note)
        row = QHBoxLayout()
        row.setSpacing(made.space(2))
        row.addWidget(self.form, 1)
        for button in (self.add_button, self.remove_button):
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignBottom)
        column.addLayout(row)
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setWidget(self.grid)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column.addWidget(area, 1)
        column.addWidget(self.told)
        column.addWidget(self.refusal)
        foot = QHBoxLayout()
        foot.setSpacing(made.space(2))
        foot.addStretch(1)
        foot.addWidget(self.cancel_button)
        foot.addWidget(self.save_button)
        column.addLayout(foot)
        for before, after in (
            (self.add_button, self.remove_button),
            (self.remove_button, self.grid),
            (self.grid, self.save_button),
            (self.save_button, self.cancel_button),
        ):
            QWidget.setTabOrder(before, after)
        fit_to_screen(self, _WIDTH, _HEIGHT)


def _number(text: str) -> int | None:
    clean = half_width(text).strip()
    digits = clean.removeprefix("-")
    return int(clean) if digits.isascii() and digits.isdigit() else None
