"""The views 基数 and 欠交 of the page 党费: people in a list, with what is to be done."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any, ClassVar

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QVBoxLayout, QWidget

from dangjian_desktop.domain.dues import Alert
from dangjian_desktop.domain.topics import Topic
from dangjian_desktop.queries.dues import DuesRow
from dangjian_desktop.ui.roster.dues_rows import is_meant
from dangjian_desktop.ui.shared.offered import records
from dangjian_desktop.ui.shared.query_model import Column, QueryModel
from dangjian_desktop.ui.shared.table_view import ColumnLayout, TableView
from dangjian_desktop.ui.shared.theme import news, set_role, tokens
from dangjian_desktop.ui.shared.wording import tr
from dangjian_desktop.ui.shared.workbench import Workbench


@dataclass(frozen=True)
class PeopleLines:
    """People of a sheet, in the order that was asked for."""

    reads: ClassVar[frozenset[Topic]] = frozenset()
    rows: Sequence[DuesRow] = ()
    sort_key: str = ""
    descending: bool = False

    def with_sort(self, key: str, descending: bool) -> "PeopleLines":
        """Return the same people ordered by a column; "" is the order of the tree and of names."""
        return replace(self, sort_key=key, descending=descending)

    def fetch(self) -> Sequence[DuesRow]:
        """Return the people; what has no value stands at the end either way round."""
        key = self.sort_key
        if not key:
            return self.rows
        told = [row for row in self.rows if _value(row, key) not in (None, "")]
        rest = [row for row in self.rows if _value(row, key) in (None, "")]
        told.sort(key=lambda row: _value(row, key), reverse=self.descending)
        return told + rest


def _value(row: DuesRow, key: str) -> Any:
    names = {"name": "sort_name", "branch": "branch_name", "party_group": "group_name"}
    if key == "slab":
        return row.rate
    if key == "who":
        return row.months_unpaid
    return getattr(row, names.get(key, key))


class DuesListView(QWidget):
    """A line of words above a table of people.

    Signals:
        chosen_changed: Another person is the current one.
        listed_changed: Other people are listed.
        opened: The `DuesRow` that Enter or a double click opened.
        person_wanted: Identity of the person whose card is to be opened.
    """

    chosen_changed = Signal()
    listed_changed = Signal()
    opened = Signal(object)
    person_wanted = Signal(str)

    def __init__(
        self,
        bench: Workbench,
        key: str,
        word: str,
        columns: Callable[..., tuple[Column[DuesRow], ...]],
        *,
        picks: Callable[[DuesRow], bool],
        open_word: str,
        parent: QWidget | None = None,
    ) -> None:
        """Make the view.

        Args:
            bench: Desk.
            key: Part of the names of its widgets.
            word: What a screen reader calls the table.
            columns: Of the table, told by `is_one_branch` whether the branch need not be named.
            picks: Who is listed.
            open_word: What opening a row does, for its menu.
            parent: The page.
        """
        super().__init__(parent)
        self._columns, self._picks, self._open_word = columns, picks, open_word
        self._is_one_branch = False
        self.rows: tuple[DuesRow, ...] = ()
        self.words = ""
        self._wanted_person: int | None = None
        self.told = QLabel(self)
        self.told.setObjectName(f"dues_{key}_told")
        self.told.setWordWrap(True)
        set_role(self.told, "second")
        self.model: QueryModel[DuesRow] = QueryModel(
            bench.desk,
            columns(is_one_branch=False),
            PeopleLines(),
            self,
            key="person_id",
            hears=False,
        )
        self.table = TableView(self.model, self, name=word, fill_menu=self._fill_menu)
        self.table.setObjectName(f"dues_{key}_list")
        self.table.opened.connect(self.opened)
        self.table.chosen_changed.connect(self.chosen_changed)
        self.bar = QHBoxLayout()
        self.bar.addWidget(self.told, 1)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addLayout(self.bar)
        self._column.addWidget(self.table, 1)
        news().changed.connect(self._dress)
        self._dress()

    def show_rows(self, rows: Sequence[DuesRow], told: str, empty: tuple[Any, ...]) -> None:
        """Show people.

        Args:
            rows: Everybody on the sheet of the month; some of them are listed.
            told: What is said above the table.
            empty: What `TableView.set_empty` takes while nobody is listed.
        """
        self.rows = tuple(row for row in rows if self._picks(row))
        self.told.setText(told)
        self.table.set_empty(*empty)
        is_one_branch = len({row.branch_id for row in rows}) < 2
        if is_one_branch != self._is_one_branch:
            self._is_one_branch = is_one_branch
            columns = self._columns(is_one_branch=is_one_branch)
            self.table.exchange(columns, PeopleLines(), ColumnLayout())
        self._show()

    def show_words(self, words: str) -> None:
        """List only who is meant by a part of a name or its initials."""
        self.words = words.strip().lower()
        self._show()

    def choose_person(self, person_id: int) -> None:
        """Let somebody be the current one."""
        self._wanted_person, self.words = person_id, ""
        self._show()

    def listed(self) -> list[DuesRow]:
        """Return who is listed."""
        return [row for row in self.rows if not self.words or is_meant(row, self.words)]

    def current(self) -> DuesRow | None:
        """Return who is the current one."""
        row = self.table.current_row()
        return row if isinstance(row, DuesRow) else None

    def _show(self) -> None:
        before = self._wanted_person or self.table.current_key()
        place = self.table.currentIndex().row()
        self._wanted_person = None
        with QSignalBlocker(self.table):  # who is chosen is told once, at the end
            self.model.set_query(PeopleLines(self.listed()))
            keys = list(self.model.keys)
            if keys and before not in keys:
                before = keys[min(max(place, 0), len(keys) - 1)]
            if keys:
                self.table.select_keys([before])
        self.listed_changed.emit()
        self.chosen_changed.emit()

    def _fill_menu(self, menu: QMenu) -> None:
        row = self.current()
        if row is not None:
            records(menu.addAction(tr(self._open_word), lambda: self.opened.emit(row)))
            menu.addAction(tr("打开信息卡"), lambda: self.person_wanted.emit(row.person_uid))

    def _dress(self) -> None:
        self._column.setSpacing(tokens().space(2))
        self.bar.setSpacing(tokens().space(2))


def has_arrears(row: DuesRow) -> bool:
    """Whether somebody stands among the arrears: a month or more in a row without payment."""
    return row.months_unpaid > 0


def arrears_counts(rows: Sequence[DuesRow]) -> dict[Alert, int]:
    """Return how many people each alert has."""
    found = dict.fromkeys(Alert, 0)
    for row in rows:
        if has_arrears(row):
            found[row.alert] += 1
    return found
