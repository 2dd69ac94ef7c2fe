"""A rubric while it is edited: its table, what is wrong with it, and whether it is saved.

Nothing is written until the whole is saved in one step. Numbers stand in the table as they were
typed, so that what cannot be read is shown back at its place and not lost.
"""

import copy
from collections.abc import Sequence
from decimal import Decimal
from typing import Any, NamedTuple

from PySide6.QtCore import QObject, Signal

from dangjian_desktop.domain.problems import Problem
from dangjian_desktop.domain.rubric import Rubric, RuleKind
from dangjian_desktop.domain.rubric_checks import rubric_problems
from dangjian_desktop.domain.rubric_reading import RubricReading, read_rubric, table_of_rubric
from dangjian_desktop.queries.measures.registry import measures

Table = dict[str, Any]
#: A word that the editor keeps for itself in blocks and items: who a row is, whatever its code.
_ROW = "_row"


class Faults(NamedTuple):
    """What is wrong: what keeps the draft from being saved, and what only from being issued."""

    unreadable: Sequence[Problem]
    others: Sequence[Problem] = ()

    @property
    def told(self) -> list[Problem]:
        """All of them."""
        return [*self.unreadable, *self.others]


class RubricDraft(QObject):
    """The table of a rubric as it stands in the editor.

    Attributes:
        rubric_id: The draft that is edited.
        table: As `domain.rubric_reading` reads it; panes change it and say so.

    Signals:
        changed: Something of the table is another.
    """

    changed = Signal()

    def __init__(self, rubric_id: int, rubric: Rubric, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rubric_id = rubric_id
        self._last = 0
        self.table: Table = copy.deepcopy(table_of_rubric(rubric))
        for one in (*self.blocks, *self.items):
            one[_ROW] = self._next()
        self._base = copy.deepcopy(self.table)

    @property
    def is_dirty(self) -> bool:
        """Whether it is another than what is saved."""
        return self.table != self._base

    @property
    def blocks(self) -> list[Table]:
        """Tables of the blocks in their order."""
        found: list[Table] = self.table.setdefault("block", [])
        return found

    @property
    def items(self) -> list[Table]:
        """Tables of the items in their order."""
        found: list[Table] = self.table.setdefault("item", [])
        return found

    def rules(self, item: Table) -> list[Table]:
        """Tables of the rules of an item."""
        found: list[Table] = item.get("rule", [])
        return found

    def reading(self) -> RubricReading:
        """Return the rubric as it stands, or why it cannot be read."""
        return read_rubric(self.table)

    def faults(self) -> Faults:
        """Return everything that is wrong."""
        reading = self.reading()
        if reading.value is None:
            return Faults(reading.problems)
        return Faults((), rubric_problems(reading.value, measures()))

    def saved(self) -> None:
        """Take the table as it stands for the saved one."""
        self._base = copy.deepcopy(self.table)

    def put(self, table: Table, word: str, value: Any) -> None:
        """Set a word of a table; nothing takes it away."""
        before = table.get(word)
        if value in (None, "", [], ()):
            table.pop(word, None)
        else:
            table[word] = value
        if table.get(word) != before:
            self.changed.emit()

    # Sums ---------------------------------------------------------------------------

    def sum_of(self, block: str | None = None) -> Decimal:
        """Return what the maxima add up to that can be read: of a block, or of all."""
        numbers = (
            number_or_none(one.get("maximum"))
            for one in self.items
            if block is None or one.get("block") == block
        )
        return sum((number for number in numbers if number is not None), Decimal(0))

    @property
    def total(self) -> Decimal | None:
        """What they are to add up to; None while it cannot be read."""
        return number_or_none(self.table.get("total", "100"))

    # Rows ---------------------------------------------------------------------------

    def row_of(self, table: Table) -> str:
        """Return who a block or an item is."""
        return str(table[_ROW])

    def find(self, row: str) -> Table | None:
        """Return the block or item of a row."""
        return next((one for one in (*self.blocks, *self.items) if one[_ROW] == row), None)

    def add_block(self) -> Table:
        """Add a block without a title behind the others."""
        keys = {one.get("key") for one in self.blocks}
        number = len(keys) + 1
        while f"block_{number}" in keys:
            number += 1
        made: Table = {"key": f"block_{number}", "title": "", _ROW: self._next()}
        self.blocks.append(made)
        self.changed.emit()
        return made

    def add_item(self, block: str) -> Table:
        """Add an item at the end of a block, with a number that is free."""
        here = [one for one in self.items if one.get("block") == block]
        code = _next_code(
            [str(one.get("code", "")) for one in here], self._codes(), self._place(block)
        )
        made: Table = {"code": code, "block": block, "title": "", _ROW: self._next()}
        at = self.items.index(here[-1]) + 1 if here else len(self.items)
        self.items.insert(at, made)
        self.changed.emit()
        return made

    def remove(self, table: Table) -> None:
        """Take away an item, or a block with its items."""
        if table in self.blocks:
            self.table["item"] = [one for one in self.items if one.get("block") != table.get("key")]
            self.table["block"] = [one for one in self.blocks if one is not table]
        else:
            self.table["item"] = [one for one in self.items if one is not table]
        self.changed.emit()

    def arrange(self, blocks: Sequence[Table], items: Sequence[Table]) -> None:
        """Put blocks and items into another order."""
        self.table["block"], self.table["item"] = list(blocks), list(items)
        self.changed.emit()

    def add_rule(self, item: Table) -> Table:
        """Add a rule to an item: so many points for each occurrence, judged by a person."""
        keys = {one.get("key") for one in self.rules(item)}
        number = len(keys) + 1
        while f"r{number}" in keys:
            number += 1
        made: Table = {"key": f"r{number}", "kind": RuleKind.EACH.value}
        item.setdefault("rule", []).append(made)
        self.changed.emit()
        return made

    def _codes(self) -> set[str]:
        return {str(one.get("code", "")) for one in self.items}

    def _place(self, block: str) -> int:
        return [one.get("key") for one in self.blocks].index(block)

    def _next(self) -> str:
        self._last += 1
        return str(self._last)


def number_or_none(told: object) -> Decimal | None:
    """Return a number as it was typed; None where it is none."""
    try:
        number = Decimal(str(told))
    except ArithmeticError:
        return None
    return number if number.is_finite() else None


def _next_code(here: Sequence[str], taken: set[str], place: int) -> str:
    """Return the number of a new item: that of the last one of its block and one more."""
    letters = here[-1].rstrip("0123456789") if here else chr(ord("A") + place % 26)
    digits = here[-1][len(letters) :] if here else ""
    number = int(digits or 0) + 1
    while f"{letters}{number}" in taken:
        number += 1
    return f"{letters}{number}"
