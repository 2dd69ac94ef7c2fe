"""The form in which a rule that is a small table is set otherwise, a line each."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from dangjian_desktop.domain.rule_words import choices_for, key_word
from dangjian_desktop.operations.rules import change_rule
from dangjian_desktop.operations.runner import Operation
from dangjian_desktop.queries.rule_rows import RuleRow, ValueRow
from dangjian_desktop.ui.shared.fields import Field
from dangjian_desktop.ui.shared.layouts import scrolling
from dangjian_desktop.ui.shared.operation_dialog import OperationDialog, Values
from dangjian_desktop.ui.shared.paper_grid import PaperColumn, PaperGrid
from dangjian_desktop.ui.shared.theme import tokens
from dangjian_desktop.ui.shared.wording import chinese, tr
from dangjian_desktop.ui.shared.workbench import Workbench

_WIDTH, _HEIGHT, _NARROW, _WIDE = 860, 260, 96, 220
#: A column with a text of more half-width signs than this is a wide one.
_LONG = 13


#: What parts the members of a list in a cell.
_PARTING = re.compile(chinese("[、，,；;]"))


def _text(cell: Any) -> str:
    """Return a cell as it is typed; of a list its members one after the other."""
    return chinese("、").join(cell) if isinstance(cell, (list, tuple)) else str(cell)


def is_table(value: Any) -> bool:
    """Whether a value is a list of lines of texts, whole numbers and lists of texts alone."""
    return (
        isinstance(value, (list, tuple))
        and bool(value)
        and all(
            isinstance(line, Mapping)
            and all(_is_cell(cell) for cell in line.values())
            and line.keys() == value[0].keys()
            for line in value
        )
    )


def _is_cell(cell: Any) -> bool:
    is_list = isinstance(cell, (list, tuple))
    return type(cell) in (str, int) or (is_list and all(type(one) is str for one in cell))


class TableForm(OperationDialog):
    """A grid of the lines above the day and the reason; the last line is always empty.

    Attributes:
        grid: The lines; one that is emptied is left out.
    """

    def __init__(
        self,
        bench: Workbench,
        rule: RuleRow,
        row: ValueRow,
        model: Sequence[Mapping[str, Any]],
        fields: Sequence[Field],
        values: Values,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            bench,
            tr(rule.title),
            fields,
            self._operation,
            values=values,
            columns=2,
            note=tr(
                "{label} · 依据：{source}。一行一条，末行空着可以再加；整行删空就去掉。",
                label=tr(row.label),
                source=rule.source,
            ),
            parent=parent,
        )
        self.setObjectName("rule_table_dialog")
        self._row, self._model = row, model
        self.grid = PaperGrid(self._columns(), tr(row.label), self, grows=True)
        self.grid.setObjectName("rule_table")
        self.grid.model_.show_lines([self._told(line) for line in model])
        made = tokens()
        area = scrolling(self.grid, self)
        area.setMinimumHeight(made.text_px(_HEIGHT))
        column = self.layout()
        assert isinstance(column, QVBoxLayout)
        column.insertWidget(2, area, 1)
        self.resize(made.text_px(_WIDTH), self.height() + made.text_px(_HEIGHT))
        self.grid.first_box()

    @property
    def is_dirty(self) -> bool:
        """Whether something was entered that leaving would throw away."""
        return super().is_dirty or self.grid.model_.is_dirty

    def lines(self) -> list[dict[str, Any]]:
        """Return what stands in the grid, as the rule has it."""
        found = []
        for line in self.grid.model_.lines:
            read: dict[str, Any] = {}
            for key, sample in self._model[0].items():
                text = line.get(key, "").strip()
                word_codes = {word: code for code, word in self._words(key).items()}
                read[key] = word_codes.get(text, text)
                if isinstance(sample, (list, tuple)):
                    read[key] = [word.strip() for word in _PARTING.split(text) if word.strip()]
                elif type(sample) is int and text.isascii() and text.isdigit():
                    read[key] = int(text)
            found.append(read)
        return found

    def _operation(self, values: Values) -> Operation[Any]:
        return change_rule(
            rule=self._row.rule,
            key=self._row.key,
            value=self.lines(),
            note=values["note"],
            since=values["since"],
        )

    def _words(self, key: str) -> Mapping[str, str]:
        """Return the words of a column that is chosen; of others none."""
        words = choices_for(self._row.rule, key)
        used = {_text(line[key]) for line in self._model}
        return words if used <= words.keys() else {}

    def _told(self, line: Mapping[str, Any]) -> dict[str, str]:
        return {key: self._words(key).get(_text(cell), _text(cell)) for key, cell in line.items()}

    def _columns(self) -> tuple[PaperColumn, ...]:
        columns = []
        for key in self._model[0]:
            longest = max(len(self._told(line)[key].encode("gb18030")) for line in self._model)
            width = _WIDE if longest > _LONG else _NARROW
            words = tuple(self._words(key).values())
            columns.append(PaperColumn(key, tr(key_word(key)), width, words))
        return tuple(columns)
