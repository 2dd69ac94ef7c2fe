"""The book editor: what a book is called, what it is for, who keeps it, what it proves."""

import re
from collections.abc import Sequence
from datetime import date
from typing import Any

from PySide6.QtWidgets import QCheckBox, QLabel, QVBoxLayout, QWidget

from dangjian_desktop.domain.ledgers import (
    LONGEST_BOOK_LABEL,
    OF_PEOPLE,
    STATE,
    BookHolder,
    FieldType,
)
from dangjian_desktop.domain.problems import Problem
from dangjian_desktop.queries.ledger_books import books_by_code
from dangjian_desktop.ui.groups.book_pane import BookPane
from dangjian_desktop.ui.shared.field_form import FieldForm
from dangjian_desktop.ui.shared.fields import Entry, Field
from dangjian_desktop.ui.shared.layouts import scrolling
from dangjian_desktop.ui.shared.list_box import say_below
from dangjian_desktop.ui.shared.theme import refusal_label, set_role, tokens
from dangjian_desktop.ui.shared.ticks import Ticks
from dangjian_desktop.ui.shared.wording import QT_TR_NOOP, chinese, tr

_HOLDERS = {
    BookHolder.COMMITTEE: QT_TR_NOOP("党委"),
    BookHolder.BRANCH: QT_TR_NOOP("党支部"),
    BookHolder.PARTY_GROUP: QT_TR_NOOP("党小组"),
}
_SWITCHES = (
    ("attachments", QT_TR_NOOP("可以挂附件"), True),
    ("milestones", QT_TR_NOOP("有阶段节点（进日历）"), False),
    ("day_is_month", QT_TR_NOOP("日期可以只写到月"), False),
)
#: Words of the table that the form writes.
_WORDS = ("label", "short", "purpose", "section", "day_label", "title", "owner", "board")
#: Of these, what is the branch's to change in a book of the program.
_OURS = frozenset({"label", "short", "purpose", "section", "day_label", "board", "proves", "card"})
_PURPOSE = 200
_PROVES = 200


class BasicsPane(BookPane):
    """Name, purpose, section, who keeps it, day, title, owner, board, and what it proves."""

    def __init__(self, on: date, parent: QWidget) -> None:
        super().__init__(parent)
        body = QWidget(self)
        self.form = FieldForm(_fields(), on=on, columns=2, parent=body)
        self.form.edited.connect(self._write)
        self.held_by = Ticks([(one, tr(word)) for one, word in _HOLDERS.items()], (), body)
        self.held_by.edited.connect(self._write_holders)
        self.card = Ticks((), (), body)
        self.card.edited.connect(lambda: self.draft.put("card", self.card.chosen()))
        self.switches = {word: QCheckBox(tr(text), body) for word, text, _usual in _SWITCHES}
        for word, box in self.switches.items():
            box.setObjectName(word)
            box.toggled.connect(lambda _on: self._write_switches())
        self.holder_problem = refusal_label("held_by_problem", body)
        self.rest_problem = refusal_label("basics_problem", body)
        self._lay_out(body)

    def fill(self) -> None:
        """Show what the draft says, and grey what a book of the program keeps."""
        table = self.draft.table
        fields = self.draft.field_choices()
        people = self.draft.field_choices(*OF_PEOPLE)
        board = self.draft.field_choices(FieldType.CHOICE)
        if table.get("state"):
            board = [(STATE, tr("状态")), *board]
        for key, choices in (("title", fields), ("owner", people), ("board", board)):
            editor: Any = self.form.editor(key)
            editor.offer(choices)
        values = {word: table.get(word) or None for word in _WORDS}
        values["title"] = table.get("title") or (fields[0][0] if fields else None)
        self.form.show_values({**values, "proves": chinese("、").join(table.get("proves", ()))})
        self.held_by.show_chosen(table.get("held_by", ["branch"]))
        self.card.offer([one for one in self.draft.column_choices() if one[0] != "number"])
        self.card.show_chosen(table.get("card", ()))
        for word, _text, usual in _SWITCHES:
            self.switches[word].setChecked(bool(table.get(word, usual)))
        self._grey()

    def takes(self, problem: Problem) -> bool:
        """Whether a problem is about the book itself and not a part of it."""
        where = problem.where
        return not where.sheet and where.row == 0 and where.field not in _OF_OTHERS

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Say below the fields what is wrong with them."""
        for key in self.form.keys:
            self.form.blame(key, "")
        held = [one for one in problems if one.where.field == "held_by"]
        rest = self.form.show_problems([one for one in problems if one not in held])
        say_below(self.holder_problem, held)
        say_below(self.rest_problem, rest)

    def go_to(self, problem: Problem) -> None:
        """Put the keyboard into the field."""
        if self.form.has(problem.where.field):
            self.form.focus_field(problem.where.field)

    def _grey(self) -> None:
        is_own = self.draft.is_own
        for key in self.form.keys:
            self.form.editor(key).widget.setEnabled(is_own or key in _OURS)
        self.held_by.setEnabled(is_own)
        for box in self.switches.values():
            box.setEnabled(is_own)
        has_board = bool(self.draft.table.get("board"))
        self.card_label.setVisible(has_board)
        self.card.setVisible(has_board)

    def _write(self) -> None:
        if self.is_filling:
            return
        values = self.form.values()
        before = self.draft.table.get("board")
        for word in _WORDS:
            value = values[word]
            self.draft.put(word, value.strip() if isinstance(value, str) else value)
        words = re.split(chinese("[、，；,;]"), str(values["proves"] or ""))
        self.draft.put("proves", [word.strip() for word in words if word.strip()])
        if self.draft.table.get("board") != before:
            self._grey()

    def _write_holders(self) -> None:
        # An empty list is kept: nobody who keeps the book is told as a fault.
        self.draft.table["held_by"] = self.held_by.chosen()
        self.draft.changed.emit()

    def _write_switches(self) -> None:
        if self.is_filling:
            return
        for word, _text, usual in _SWITCHES:
            is_on = self.switches[word].isChecked()
            if is_on == usual:
                self.draft.table.pop(word, None)
            else:
                self.draft.table[word] = is_on
        self.draft.changed.emit()

    def _lay_out(self, body: QWidget) -> None:
        made = tokens()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, made.space(2), 0)
        column.setSpacing(made.space(2))
        column.addWidget(self.form)
        holders = QLabel(tr("哪一级组织记 *"), body)
        self.card_label = QLabel(tr("看板的卡片上写"), body)
        more = QLabel(tr("另外"), body)
        for label in (holders, self.card_label, more):
            set_role(label, "label")
        column.addWidget(holders)
        column.addWidget(self.held_by)
        column.addWidget(self.holder_problem)
        column.addWidget(self.card_label)
        column.addWidget(self.card)
        column.addWidget(more)
        for box in self.switches.values():
            column.addWidget(box)
        column.addWidget(self.rest_problem)
        column.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolling(body, self))


#: Parts of a book that are about others' panes.
_OF_OTHERS = frozenset({"field", "state", "step", "late", "measure", "print", "notice"})


def _sections() -> list[str]:
    found = dict.fromkeys(book.section for book in books_by_code().values() if book.section)
    return [*found, chinese("自建")]


def _fields() -> tuple[Field, ...]:
    return (
        Field("label", QT_TR_NOOP("台账名称"), is_required=True, max_length=LONGEST_BOOK_LABEL),
        Field(
            "short",
            QT_TR_NOOP("短名"),
            max_length=LONGEST_BOOK_LABEL,
            hint=QT_TR_NOOP("目录里用，不写就用名称"),
        ),
        Field(
            "purpose",
            QT_TR_NOOP("用途"),
            Entry.LONG_TEXT,
            max_length=_PURPOSE,
            lines=2,
            hint=QT_TR_NOOP("一句话：记什么、谁来记"),
            is_wide=True,
        ),
        Field(
            "section",
            QT_TR_NOOP("归在目录的哪一类"),
            Entry.COMPLETED,
            suggestions=_sections,
            max_length=LONGEST_BOOK_LABEL,
        ),
        Field(
            "day_label",
            QT_TR_NOOP("每行的日期叫什么"),
            max_length=LONGEST_BOOK_LABEL,
            hint=QT_TR_NOOP("例如 排查日期"),
        ),
        Field("title", QT_TR_NOOP("代表整行的字段"), Entry.CHOICE, is_required=True),
        Field(
            "owner", QT_TR_NOOP("责任人是哪个字段"), Entry.CHOICE, empty=QT_TR_NOOP("不定责任人")
        ),
        Field("board", QT_TR_NOOP("看板按什么分列"), Entry.CHOICE, empty=QT_TR_NOOP("不设看板")),
        Field(
            "proves",
            QT_TR_NOOP("考评里能作什么佐证"),
            max_length=_PROVES,
            hint=QT_TR_NOOP("几项用顿号隔开"),
        ),
    )
