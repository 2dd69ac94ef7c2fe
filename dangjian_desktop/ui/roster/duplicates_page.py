"""The subject page 查重: pairs that look like one person, compared, merged or told apart."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QVBoxLayout, QWidget

from dangjian_desktop.domain.custom_fields import uid_of
from dangjian_desktop.domain.duplicates import RESEMBLANCE_WORDS, Resemblance
from dangjian_desktop.domain.people import FIELD_BY_KEY, Sensitivity
from dangjian_desktop.operations.duplicates import (
    MergeChoices,
    find_duplicates,
    mark_people_apart,
    merge_people,
    remove_people_apart,
)
from dangjian_desktop.operations.people import reveal_number
from dangjian_desktop.operations.runner import Operation
from dangjian_desktop.queries.duplicates import (
    HISTORY_KEY,
    PHOTO_KEY,
    ComparisonQuery,
    DuplicateRow,
    DuplicatesQuery,
    PeopleApartQuery,
)
from dangjian_desktop.ui.roster.comparison_pane import ComparisonPane
from dangjian_desktop.ui.shared.buttons import menu_button, plain_button
from dangjian_desktop.ui.shared.day_picker import may_edit
from dangjian_desktop.ui.shared.empty_state import EmptyState
from dangjian_desktop.ui.shared.jobs import Outcome, Report
from dangjian_desktop.ui.shared.layouts import panes, space_page
from dangjian_desktop.ui.shared.offered import is_offered
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

_TONES = {
    Resemblance.SAME_ID: Tone.BAD,
    Resemblance.NAME_AND_BIRTH: Tone.WARN,
    Resemblance.NEAR_ID: Tone.WARN,
}
#: Several changes in a row are one reason to search.
SEARCH_AFTER_MS = 150
PLENTY = 10_000
_LIST_WIDTH = 560


def _chip(row: DuplicateRow) -> ChipLook:
    first, *more = row.suspicion.resemblances
    word = tr(RESEMBLANCE_WORDS[first])
    return ChipLook(f"{word} +{len(more)}" if more else word, _TONES.get(first, Tone.INFO))


def _reasons(row: DuplicateRow) -> str:
    return tr("；").join(tr(RESEMBLANCE_WORDS[why]) for why in row.suspicion.resemblances)


def _both(texts: tuple[str, str]) -> str:
    return texts[0] if texts[0] == texts[1] else " / ".join(texts)


COLUMNS: tuple[Column[DuplicateRow], ...] = (
    Column(QT_TR_NOOP("姓名"), lambda row: _both(row.names), "names", width=120),
    Column(QT_TR_NOOP("相同之处"), _reasons, "why", width=210, chip=_chip, tooltip=_reasons),
    text_column(QT_TR_NOOP("所在支部"), lambda row: _both(row.branches), "branches", width=200),
)


class DuplicatesPage(QWidget):
    """Whom the roster may hold twice.

    Signals:
        figures_changed: How many pairs, for the status line.
        person_wanted: Identity of the person whose card is to be opened.
    """

    figures_changed = Signal(str)
    person_wanted = Signal(str)

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self._bench = bench
        self._count = 0
        self.title = QLabel(tr("查重"), self)
        set_role(self.title, "title")
        self.told = QLabel(self)
        self.told.setObjectName("told")
        set_role(self.told, "second")
        self.search_button = plain_button(tr("重新查找"), parent=self)
        self.search_button.setObjectName("search_button")
        self.search_button.clicked.connect(lambda: self.search())
        self.apart_menu = QMenu(self)
        self.apart_menu.aboutToShow.connect(self._fill_apart_menu)
        self.apart_button = menu_button(tr("已认定不是同一人"), self.apart_menu, parent=self)
        self.apart_button.setObjectName("apart_button")
        self.model: QueryModel[DuplicateRow] = QueryModel(
            bench.desk, COLUMNS, RowsAtHand(), self, key=lambda row: row.suspicion.pair
        )
        self.table = TableView(self.model, self, name=tr("可能重复的人"))
        self.table.setObjectName("duplicates_table")
        self.pane = ComparisonPane(self)
        self.nothing = EmptyState("", icon="users", parent=self)
        self._refresh = Refresh(
            self,
            bench.desk,
            DuplicatesQuery.reads | ComparisonQuery.reads,
            self.search,
            after_ms=SEARCH_AFTER_MS,
        )
        self._lay_out()
        self._connect()
        self._show_found(())
        self._dress()

    def figures(self) -> str:
        """Return how many pairs are shown."""
        return tr("可能重复 {count} 对", count=self._count)

    def search(self) -> None:
        """Look for pairs, in the background where there are many people."""
        if self._bench.jobs.is_busy:
            self._refresh.soon()
            return
        self._refresh.settle()
        on = self._bench.desk.on

        def task(report: Report) -> list[DuplicateRow]:
            return find_duplicates(on, lambda what, share: report(tr(what), share))

        self._bench.jobs.start(self, task, self._take_found, title=tr("查找重复的人"))

    # What the user can do -----------------------------------------------------

    def merge(self) -> None:
        """Make one record of the two that are compared."""
        content, row = self.pane.content, self.table.current_row()
        if content is None or row is None or not self._may_edit():
            return
        ids = content.first.row.person_id, content.second.row.person_id
        kept, merged = ids if content.stays == 0 else ids[::-1]
        chosen = {key: ids[side] for key, side in self.pane.sides().items()}
        choices = MergeChoices(
            history_of=chosen.pop(HISTORY_KEY, kept),
            photo_of=chosen.pop(PHOTO_KEY, kept),
            fields={key: side for key, side in chosen.items() if uid_of(key) is not None},
            facts={key: side for key, side in chosen.items() if uid_of(key) is None},
        )
        on = self._bench.desk.today
        self._do(merge_people(kept_id=kept, merged_id=merged, on=on, choices=choices))

    def tell_apart(self) -> None:
        """Remember that the two are not one person."""
        row: DuplicateRow | None = self.table.current_row()
        if row is not None and self._may_edit():
            first, second = row.suspicion.pair
            on = self._bench.desk.today
            self._do(mark_people_apart(first_id=first, second_id=second, on=on))

    def _do(self, work: Operation[None]) -> None:
        """Do it, and go on in the list: a second Enter must not decide about the next pair."""
        if self._bench.desk.attempt(work):
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def reveal(self) -> None:
        """Show the masked numbers of both in full; the asking is recorded."""
        content = self.pane.content
        if (
            content is None or self._refresh.is_stale
        ):  # somebody may be gone; the list is on its way
            return
        told = []
        for line in content.lines:
            field = FIELD_BY_KEY.get(line.key)
            if not line.is_masked or field is None or field.sensitivity is Sensitivity.PRIVATE:
                continue
            numbers = [
                self._bench.desk.run(reveal_number(person_id=card.row.person_id, key=line.key))
                for card in (content.first, content.second)
                if getattr(card.row.facts, line.key)
            ]
            told.append(f"{tr(field.label)}　{' / '.join(numbers)}")
        self.pane.show_numbers("\n".join(told))

    def _may_edit(self) -> bool:
        return may_edit(self._bench.ask, self, self._bench.desk)

    # Hearing and showing ------------------------------------------------------

    def _take_found(self, outcome: Outcome[list[DuplicateRow]]) -> None:
        if outcome.was_cancelled:
            self.told.setText(tr("查找已停止。按“重新查找”再来一次。"))
            return
        self._show_found(tuple(outcome.result()))

    def _show_found(self, found: tuple[DuplicateRow, ...]) -> None:
        place = max(self.table.currentIndex().row(), 0)
        self._count = len(found)
        self.model.set_query(RowsAtHand(rows=found))
        self.told.setText(
            tr("请逐对核对：是同一人就合并，不是就记下来，以后不再列出。")
            if found and is_offered()
            else ""
        )
        self.splitter.setVisible(bool(found))
        self.nothing.setVisible(not found)
        self.nothing.say(tr("还没有查找。") if self._refresh.is_stale else tr("没有发现重复的人。"))
        if found:
            keys = self.model.keys
            self.table.select_keys([keys[min(place, len(keys) - 1)]])
            self._compare()
        self.figures_changed.emit(self.figures())

    def _compare(self) -> None:
        row: DuplicateRow | None = self.table.current_row()
        if row is None:
            return
        found = ComparisonQuery(*row.suspicion.pair, self._bench.desk.on).fetch()
        if found:
            self.pane.show_comparison(found[0], _reasons(row))

    def _fill_apart_menu(self) -> None:
        self.apart_menu.clear()
        told = PeopleApartQuery().fetch()
        if not told:
            self.apart_menu.addAction(tr("还没有")).setEnabled(False)
        for row in told:
            text = tr(
                "{names}（{day}）——重新列出",
                names=" / ".join(row.names),
                day=row.decided_on.printed,
            )
            action = self.apart_menu.addAction(text)
            action.triggered.connect(
                lambda _=False, row_id=row.row_id: self._bench.desk.attempt(
                    remove_people_apart(row_id=row_id)
                )
            )

    def _connect(self) -> None:
        self.table.chosen_changed.connect(self._compare)
        self.pane.merge_wanted.connect(self.merge)
        self.pane.apart_wanted.connect(self.tell_apart)
        self.pane.reveal_wanted.connect(self.reveal)
        self.pane.person_wanted.connect(self.person_wanted)
        news().changed.connect(self._dress)

    def _lay_out(self) -> None:
        self._head = QHBoxLayout()
        self._head.addWidget(self.title)
        self._head.addWidget(self.told, 1)
        self._head.addWidget(self.apart_button)
        self._head.addWidget(self.search_button)
        self.splitter = panes(self, self.table, self.pane, grows=1)
        self._column = QVBoxLayout(self)
        self._column.addLayout(self._head)
        self._column.addWidget(self.splitter, 1)
        self._column.addWidget(self.nothing, 1)

    def _dress(self) -> None:
        made = tokens()
        gap = space_page(self._column, self._head)
        self.splitter.setHandleWidth(gap)
        self.splitter.setSizes([made.px(_LIST_WIDTH), PLENTY])

    def showEvent(self, event: QShowEvent) -> None:
        """The keyboard goes to the list."""
        super().showEvent(event)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)
