"""Beside the board: crews with who answers for them, people to be replaced, people to choose."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from dangjian_desktop.domain.duty_areas import (
    COVERAGE_LABELS,
    CREW_SOURCE_LABELS,
    Coverage,
    CrewCoverage,
    CrewSource,
)
from dangjian_desktop.domain.ledger_values import Named
from dangjian_desktop.queries.roster import RosterRow
from dangjian_desktop.ui.groups.area_card import packed
from dangjian_desktop.ui.shared.desk import Desk
from dangjian_desktop.ui.shared.query_model import (
    ChipLook,
    Column,
    QueryModel,
    RowsAtHand,
    text_column,
)
from dangjian_desktop.ui.shared.table_view import ColumnLayout, TableView
from dangjian_desktop.ui.shared.theme import Tone, news, set_role, tokens
from dangjian_desktop.ui.shared.wording import QT_TR_NOOP, tr

_TONES = {
    Coverage.COVERED: Tone.GOOD,
    Coverage.NO_AREA: Tone.BAD,
    Coverage.NOBODY_LEFT: Tone.BAD,
    Coverage.UNSURE: Tone.WARN,
}


@dataclass(frozen=True)
class ToReplace:
    """Somebody who left or moved since the area was drawn.

    Attributes:
        number: What the area is known by on the board. reason: what became of that person.
    """

    number: int
    area: str
    name: str
    reason: str


@dataclass(frozen=True)
class _CrewRow:
    """A crew with the name of its branch, where several are shown."""

    told: CrewCoverage
    branch: str


def crew_look(row: CrewCoverage) -> ChipLook:
    """Return how a crew stands, as a chip."""
    if row.is_outside:
        return ChipLook(tr("外班包保"), Tone.INFO)
    return ChipLook(tr(COVERAGE_LABELS[row.state]), _TONES[row.state])


def crew_reason(row: CrewCoverage) -> str:
    """Return why a crew stands so, or who answers for it."""
    names = tr("、").join(row.names)
    if row.state is Coverage.COVERED:
        if row.is_outside and row.members:
            return tr("{names}，都不是本班的", names=names)
        return tr("{names}，本班没有党员", names=names) if row.is_outside else names
    if row.state is Coverage.NOBODY_LEFT:
        return tr("{names} 已不在册，要另定责任党员", names=names or tr("责任党员"))
    if row.source is CrewSource.ROSTER:
        return tr("名册上有 {n} 人，没有人包保", n=row.members)
    source = tr(CREW_SOURCE_LABELS[row.source])
    if row.state is Coverage.UNSURE:
        return tr("{source}，现在没有党员；还在就划责任区", source=source)
    return tr("{source}里有，没有党员也没有人包保", source=source)


_CREW = Column[_CrewRow](QT_TR_NOOP("班组"), lambda row: row.told.crew, "crew", width=90)
_BRANCH: Column[_CrewRow] = text_column(
    QT_TR_NOOP("党支部"), lambda row: row.branch, "branch", width=110, is_second=True
)
_STATE = Column[_CrewRow](
    QT_TR_NOOP("覆盖"),
    lambda row: crew_look(row.told).text,
    "state",
    width=116,
    chip=lambda row: crew_look(row.told),
)
_WHO: Column[_CrewRow] = text_column(
    QT_TR_NOOP("责任党员或原因"), lambda row: crew_reason(row.told), "who", width=180
)
_REPLACED: tuple[Column[ToReplace], ...] = (
    Column(QT_TR_NOOP("姓名"), lambda row: row.name, "name", width=76),
    text_column(QT_TR_NOOP("原因"), lambda row: row.reason, "reason", width=130),
    text_column(QT_TR_NOOP("责任区"), lambda row: row.area, "area", width=150, is_second=True),
)


class PeopleList(QListWidget):
    """People who can be dragged onto an area, or put there by Enter.

    Signals:
        taken: Who is to answer for the area that is chosen.
    """

    taken = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("area_people")
        self.setAccessibleName(tr("可选的党员"))
        self.setDragEnabled(True)
        self.setDragDropMode(QListWidget.DragDropMode.DragOnly)
        self.setTabKeyNavigation(False)
        self.itemDoubleClicked.connect(lambda _item: self._take())

    def who(self) -> Named | None:
        """Return who is chosen."""
        item = self.currentItem()
        found = item.data(Qt.ItemDataRole.UserRole) if item is not None else None
        return found if isinstance(found, Named) else None

    def mimeData(self, items: Sequence[QListWidgetItem]) -> QMimeData:
        """Return who is dragged."""
        return packed(None, items[0].data(Qt.ItemDataRole.UserRole)) if items else QMimeData()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter puts who is chosen onto the area that is chosen."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take()
        else:
            super().keyPressEvent(event)

    def _take(self) -> None:
        who = self.who()
        if who is not None:
            self.taken.emit(who)


class CoveragePane(QWidget):
    """Crews and gaps; below, who is to be replaced; while a year is drawn, whom to choose.

    Signals:
        area_wanted: Number of the area that is to be shown.
        crew_wanted: A `CrewCoverage` without an area, for which one is to be set up.
        taken: Who is to answer for the area that is chosen on the board.
    """

    area_wanted = Signal(int)
    crew_wanted = Signal(object)
    taken = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("coverage_pane")
        self._people: Sequence[RosterRow] = ()
        self._counts: dict[int, int] = {}
        self.crews_told = QLabel(self)
        set_role(self.crews_told, "heading")
        self.crews: QueryModel[_CrewRow] = QueryModel(
            desk,
            (_CREW, _STATE, _WHO),
            RowsAtHand[_CrewRow](()),
            self,
            key=lambda row: (row.told.branch_id, row.told.crew),
        )
        self.crew_table = TableView(self.crews, self, name=QT_TR_NOOP("班组覆盖"))
        self.crew_table.setObjectName("crew_table")
        self.crew_table.set_empty(tr("名册和台账里都还没有班组。请在名册里填写班组。"))
        self.crew_table.opened.connect(self._open_crew)
        self.replaced_told = QLabel(self)
        set_role(self.replaced_told, "heading")
        self.replaced: QueryModel[ToReplace] = QueryModel(
            desk,
            _REPLACED,
            RowsAtHand[ToReplace](()),
            self,
            key=lambda row: (row.number, row.name),
        )
        self.replaced_table = TableView(self.replaced, self, name=QT_TR_NOOP("要调整的人"))
        self.replaced_table.setObjectName("replaced_table")
        self.replaced_table.opened.connect(self._open_replaced)
        self.people_told = QLabel(tr("可选的党员（拖到责任区，或选好责任区后回车）"), self)
        self.people_told.setWordWrap(True)
        set_role(self.people_told, "heading")
        self.search = QLineEdit(self)
        self.search.setObjectName("find_people")
        self.search.setPlaceholderText(tr("姓名或班组"))
        self.search.setAccessibleName(tr("找党员"))
        self.search.textChanged.connect(self._fill_people)
        self.people = PeopleList(self)
        self.people.taken.connect(self.taken)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        for widget, share in (
            (self.crews_told, 0),
            (self.crew_table, 3),
            (self.people_told, 0),
            (self.search, 0),
            (self.people, 2),
            (self.replaced_told, 0),
            (self.replaced_table, 1),
        ):
            self._column.addWidget(widget, share)
        self.show_people(None, {})
        news().changed.connect(self._dress)
        self._dress()

    def show_crews(self, rows: Sequence[CrewCoverage], branches: dict[int, str]) -> None:
        """Show the crews, gaps first, with the branch of each where several are shown."""
        is_one = len({row.branch_id for row in rows}) < 2
        columns = (_CREW, _STATE, _WHO) if is_one else (_CREW, _BRANCH, _STATE, _WHO)
        told = RowsAtHand([_CrewRow(row, branches.get(row.branch_id, "")) for row in rows])
        if [one.key for one in columns] != [one.key for one in self.crews.columns]:
            self.crew_table.exchange(columns, told, ColumnLayout())
        else:
            self.crews.set_query(told)
        gaps = sum(row.is_gap for row in rows)
        unsure = sum(row.state is Coverage.UNSURE for row in rows)
        words = [tr("班组 {n} 个", n=len(rows))]
        words.append(tr("缺口 {n} 个", n=gaps) if gaps else tr("没有缺口"))
        words += [tr("待核实 {n} 个", n=unsure)] if unsure else []
        self.crews_told.setText(tr(" · ").join(words))

    def show_replaced(self, rows: Sequence[ToReplace]) -> None:
        """Show who left or moved since."""
        self.replaced.set_query(RowsAtHand(rows))
        self.replaced_told.setText(tr("要调整的人 {n} 名", n=len(rows)))
        for widget in (self.replaced_told, self.replaced_table):
            widget.setVisible(bool(rows))

    def show_people(self, rows: Sequence[RosterRow] | None, counts: dict[int, int]) -> None:
        """Offer people with how many areas each has; None while nothing is drawn."""
        self._people, self._counts = rows or (), counts
        for widget in (self.people_told, self.search, self.people):
            widget.setVisible(rows is not None)
        self._fill_people()

    def _fill_people(self, _text: str = "") -> None:
        chosen = self.people.who()
        word = self.search.text().strip()
        self.people.clear()
        for row in self._people:
            if word and word not in row.facts.name and word not in row.facts.crew:
                continue
            who = Named(row.facts.name, row.person_id)
            count = self._counts.get(row.person_id, 0)
            parts = [row.facts.name, row.facts.crew or row.facts.section]
            parts.append(tr("{n} 个区", n=count) if count else tr("没有责任区"))
            item = QListWidgetItem(tr("　").join(filter(None, parts)))
            item.setData(Qt.ItemDataRole.UserRole, who)
            self.people.addItem(item)
            if who == chosen:
                self.people.setCurrentItem(item)

    def _open_crew(self, row: object) -> None:
        if isinstance(row, _CrewRow):
            self.crew_wanted.emit(row.told)

    def _open_replaced(self, row: object) -> None:
        if isinstance(row, ToReplace):
            self.area_wanted.emit(row.number)

    def _dress(self) -> None:
        self._column.setSpacing(tokens().space(2))
