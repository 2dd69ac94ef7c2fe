"""A ledger book while it is edited: its table, what is wrong with it, and whether it is saved.

Nothing is written until the whole is saved in one step; leaving throws the draft away.
"""

import copy
from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QObject, Signal

from dangjian_desktop.domain.ledger_reading import read_book
from dangjian_desktop.domain.ledgers import (
    DAY,
    OWN_PREFIX,
    OWN_SECTION,
    STATE,
    FieldType,
    LedgerBook,
    step_by,
    step_day,
)
from dangjian_desktop.domain.problems import Problem
from dangjian_desktop.operations.book_problems import NEW_PREFIX
from dangjian_desktop.operations.books import table_problems
from dangjian_desktop.queries.book_use import BookUse, BookUseQuery
from dangjian_desktop.queries.ledger_books import BookTablesQuery, books_by_code
from dangjian_desktop.ui.shared.wording import chinese, tr

Table = dict[str, Any]


def new_book_table() -> Table:
    """Return the table with which a new book begins: a name and one field."""
    return {
        "label": "",
        "section": OWN_SECTION,
        "day_label": chinese("日期"),
        "held_by": ["branch"],
        "field": [
            {"key": f"{NEW_PREFIX}1", "label": chinese("内容"), "kind": "text", "required": True}
        ],
        "title": f"{NEW_PREFIX}1",
    }


class BookDraft(QObject):
    """The table of one book as it stands in the editor.

    Attributes:
        code: Of the book; "" for one that is not saved yet.
        table: As in resources/books; panes change it and say so.
        supplied: The table of the program; None for a book of the branch's own.
        use: What rows have of it.

    Signals:
        changed: Something of the table is another.
    """

    changed = Signal()

    def __init__(self, code: str = "", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.code = code
        told = BookTablesQuery().fetch().get(code)
        self.is_own = not code or code.startswith(OWN_PREFIX)
        self.supplied: Mapping[str, Any] | None = None
        if told is None:
            self.table = new_book_table()
        else:
            self.table = copy.deepcopy(told.laid())
            self.supplied = None if self.is_own else told.table
        self.is_retired = bool(told and told.is_retired)
        self._base = copy.deepcopy(self.table) if told is not None else {}
        self.use = BookUseQuery(code).fetch() if code else BookUse()
        self._last = 0

    @property
    def is_new(self) -> bool:
        """Whether it was never saved."""
        return not self.code

    @property
    def is_dirty(self) -> bool:
        """Whether it is another than what is saved."""
        saved = new_book_table() if self.is_new else self._base
        return _told(self.table) != _told(saved)

    @property
    def may_grow(self) -> bool:
        """Whether fields may be added: not where few things are recorded to protect people."""
        return bool(self.table.get("may_grow", True))

    @property
    def label(self) -> str:
        """Its name as it stands in the editor."""
        return str(self.table.get("label", "")).strip()

    def problems(self) -> list[Problem]:
        """Return everything that saving would refuse."""
        return table_problems(self.code, self.table)

    def book(self) -> LedgerBook | None:
        """Return the book as it stands; None while something is wrong with it."""
        return read_book({**self.table, "code": self.code or OWN_PREFIX}).value

    def present(self) -> LedgerBook | None:
        """Return the book as it is saved."""
        return books_by_code().get(self.code)

    def put(self, word: str, value: Any) -> None:
        """Set a word of the table; None or nothing takes it away."""
        before = self.table.get(word)
        if value in (None, "", [], {}):
            self.table.pop(word, None)
        else:
            self.table[word] = value
        if self.table.get(word) != before:
            self.changed.emit()

    def replace(self, table: Mapping[str, Any]) -> None:
        """Take another table altogether."""
        self.table = copy.deepcopy(dict(table))
        self.changed.emit()

    def new_code(self, taken: Sequence[str], stem: str) -> str:
        """Return a code that nothing of a kind has yet."""
        number = len(taken) + 1
        while f"{stem}{number}" in taken:
            number += 1
        return f"{stem}{number}"

    def new_key(self) -> str:
        """Return a key for a new field; saving gives it a lasting one."""
        keys = [str(one.get("key")) for one in self.fields()]
        return self.new_code(keys, NEW_PREFIX)

    # What of it can be chosen ---------------------------------------------------

    def fields(self) -> list[Table]:
        """Return the tables of its fields, which may be changed."""
        fields: list[Table] = self.table.setdefault("field", [])
        return fields

    def parts(self, word: str) -> list[Table]:
        """Return the tables of its states, steps, rules or measures, which may be changed."""
        parts: list[Table] = self.table.setdefault(word, [])
        return parts

    def field_choices(self, *kinds: FieldType) -> list[tuple[str, str]]:
        """Return key and name of the fields of some kinds, of all where none is told."""
        return [
            (str(one.get("key")), str(one.get("label", "")) or tr("（没有名称）"))
            for one in self.fields()
            if not one.get("is_retired") and (not kinds or kind_of(one) in kinds)
        ]

    def state_choices(self) -> list[tuple[str, str]]:
        """Return code and name of the states."""
        return [
            (str(one.get("code")), str(one.get("label", "")) or tr("（没有名称）"))
            for one in self.table.get("state", ())
        ]

    def day_choices(self) -> list[tuple[str, str]]:
        """Return key and name of every day of a row: its own, of fields, of steps."""
        own = str(self.table.get("day_label", "")) or chinese("日期")
        steps = [(step_day(code), self.step_label(code)) for code, _word in self.reached()]
        return [(DAY, own), *self.field_choices(FieldType.DATE), *steps]

    def reached(self) -> list[tuple[str, str]]:
        """Return code and name of the states that a step leads to."""
        return self.state_choices()[1:]

    def step_label(self, code: str) -> str:
        """Return what the day of a state is called."""
        for one in self.table.get("step", ()):
            if one.get("to") == code and not one.get("back") and one.get("day_label"):
                return str(one["day_label"])
        return tr("{state}日期", state=dict(self.state_choices()).get(code, code))

    def taker_label(self, code: str) -> str:
        """Return what the one who took a step to a state is called."""
        for one in self.table.get("step", ()):
            if one.get("to") == code and not one.get("back") and one.get("by_label"):
                return str(one["by_label"])
        return tr("{state}人", state=dict(self.state_choices()).get(code, code))

    def column_choices(self) -> list[tuple[str, str]]:
        """Return key and heading of everything that can be printed."""
        own = str(self.table.get("day_label", "")) or chinese("日期")
        more: list[tuple[str, str]] = []
        if self.table.get("state"):
            more.append((STATE, tr("状态")))
        for code, _word in self.reached():
            more += [
                (step_day(code), self.step_label(code)),
                (step_by(code), self.taker_label(code)),
            ]
        measures = [(str(m.get("key")), str(m.get("label"))) for m in self.table.get("measure", ())]
        late = [("late", tr("逾期"))] if self.table.get("late") else []
        return [
            ("number", tr("序号")),
            (DAY, own),
            *self.field_choices(),
            *more,
            *measures,
            *late,
            ("holder", tr("党组织")),
        ]


def _told(table: Mapping[str, Any]) -> Table:
    """Return what a table tells: a part without anything in it is none."""
    return {word: value for word, value in table.items() if value not in (None, "", [], {})}


def kind_of(table: Mapping[str, Any]) -> FieldType:
    """Return the kind of a field's table; text where it tells none."""
    word = table.get("kind", FieldType.TEXT)
    return FieldType(word) if word in set(FieldType) else FieldType.TEXT


def set_word(table: Table, word: str, value: Any, usual: Any = None) -> None:
    """Set a word of a part; what is usual or nothing is not written down."""
    if value in (None, "", [], {}) or value == usual:
        table.pop(word, None)
    else:
        table[word] = value
