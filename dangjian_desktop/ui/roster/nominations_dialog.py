"""The sheet of proposals: a line for everybody who was proposed, a column for each party group.

Digits and Tab, Enter goes down, Ctrl+Enter saves: the whole sheet is one thing to undo. A cell that
is left empty says that nothing was entered, which is not nought.
"""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from dangjian_desktop.domain.problems import Address, Problem
from dangjian_desktop.operations.elections import record_nominations
from dangjian_desktop.queries.elections import ElectionDetail
from dangjian_desktop.ui.shared.buttons import plain_button
from dangjian_desktop.ui.shared.field_form import FieldForm
from dangjian_desktop.ui.shared.grid_dialog import GridDialog, whole_number
from dangjian_desktop.ui.shared.layouts import fit_to_screen
from dangjian_desktop.ui.shared.paper_grid import PaperColumn
from dangjian_desktop.ui.shared.person_field import person_field
from dangjian_desktop.ui.shared.theme import set_role, tokens
from dangjian_desktop.ui.shared.wording import QT_TR_NOOP, chinese, tr
from dangjian_desktop.ui.shared.workbench import Workbench

_WIDTH, _HEIGHT = 820, 620
_NAME, _SUM, _CHOSEN = "name", "sum", "chosen"
#: What is written for 是 and for 否 in the last column.
_YES, _NO = frozenset(chinese("是√✓1")), frozenset({"", chinese("否"), "0"})


class NominationsDialog(GridDialog):
    """Who was proposed by how many of which group, and who is 候选人预备人选."""

    def __init__(
        self, bench: Workbench, detail: ElectionDetail, parent: QWidget | None = None
    ) -> None:
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
        super().__init__(
            bench,
            columns,
            self.save,
            title=tr("推荐提名"),
            heading=tr("{name}推荐提名", name=detail.organisation_name),
            note=tr(
                "填各党小组推荐每个人的人数，没有收到的留空。预备人选由支部委员会集体研究确定。"
            ),
            grid_name=tr("推荐人数"),
            lost=tr("推荐提名还没有保存。不保存就离开吗？"),
            parent=parent,
        )
        self.setObjectName("nominations_dialog")
        self._detail = detail
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
        self.told = QLabel(self)
        self.told.setObjectName("nominations_told")
        self.told.setWordWrap(True)
        set_role(self.told, "second")
        self._fill()
        self._lay_out_more()
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
            self.refuse(tr("请先在表里选一行，再移出。"))
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
                text = self.text_at(place, f"group_{group.party_group_id or ''}")
                read = whole_number(text)
                numbers[person_id][group.party_group_id] = read
                if text and read is None:
                    where = Address(field=f"{person_id}.{group.party_group_id or ''}")
                    unread.append(Problem(where, "number.unreadable", text))
            mark = self.text_at(place, _CHOSEN)
            if mark in _YES:
                chosen.append(person_id)
            elif mark not in _NO:
                where = Address(field=f"{person_id}.{_CHOSEN}")
                unread.append(Problem(where, "nomination.unclear", mark))
        if unread:
            self.tell(unread)
            return
        self.enter(
            record_nominations(
                election_id=self._detail.election_id,
                numbers=numbers,
                preliminary=chosen,
                on=self._bench.desk.today,
            )
        )

    @property
    def is_dirty(self) -> bool:
        """Whether anything was typed, or somebody came onto the sheet or left it."""
        return self._is_listed_otherwise or super().is_dirty

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
        return [
            {key: self.text_at(place, key) for key in keys} for place in range(len(self.people))
        ]

    def _add_up(self) -> None:
        """Show what each line comes to, and how many 预备人选 there are."""
        chosen = 0
        for place in range(len(self.people)):
            read = [
                whole_number(self.text_at(place, f"group_{one.party_group_id or ''}"))
                for one in self._detail.groups
            ]
            known = [count for count in read if count is not None]
            self.grid.model_.show_text(place, _SUM, str(sum(known)) if known else "")
            chosen += self.text_at(place, _CHOSEN) in _YES
        told = tr("预备人选 {count} 人", count=chosen)
        if self._detail.needed is not None and self._detail.seats is not None:
            told = tr(
                "应选 {seats} 人，差额选举候选人至少 {needed} 人；预备人选 {count} 人。",
                seats=self._detail.seats,
                needed=self._detail.needed,
                count=chosen,
            )
        self.told.setText(told)

    def key_of(self, part: str) -> str:
        """Return the key of the column that a problem names: a group, or who is chosen."""
        return part if part == _CHOSEN else f"group_{part}"

    def _lay_out_more(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(tokens().space(2))
        row.addWidget(self.form, 1)
        for button in (self.add_button, self.remove_button):
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignBottom)
        self.top.addLayout(row)
        self.bottom.addWidget(self.told)
        fit_to_screen(self, _WIDTH, _HEIGHT)
